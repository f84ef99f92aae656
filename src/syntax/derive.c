/* derive — the impls that #[derive(..)] stands for, written as Rust text and parsed.
 *
 * The text names the type `Self`; generics and the self type are put in as trees, so
 * that they are what was written. Code about a field carries that field's span, where
 * rustc reports a field that lacks the trait. */
#include "syntax/ast_build.h"
#include "syntax/parser.h"

typedef struct Mark { size_t at; Span span; } Mark;

typedef struct Derive {
  Syntax *sx;
  Item *it;
  Span name;              /* of the trait's name in the attribute */
  u32 ctx;
  bool is_enum, copy_too;
  Buf t;
  VEC(Mark) marks;        /* from this byte of the text on, tokens have this span */
} Derive;

typedef void DeriveFn(Derive *d);

/* --- text ---------------------------------------------------------------------------- */

static void out(Derive *d, const char *z) { buf_z(&d->t, z); }

static Str sym(const Derive *d, Sym s) { return sym_str(d->sx->in, s); }

static void mark_span(Derive *d, Span sp) { vec_push(d->sx->arena, &d->marks, (Mark){d->t.n, sp}); }

/* Code up to the next call is about this field. */
static void about_field(Derive *d, const FieldDecl *f) {
  Expansion e = {.kind = EXPN_DERIVE, .name = d->sx->src->expns.v[d->ctx].name, .call_site = f->span, .def_ctx = d->ctx};
  mark_span(d, (Span){f->span.lo, f->span.hi, sources_add_expansion(d->sx->src, e)});
}

static void about_all(Derive *d) { mark_span(d, (Span){d->name.lo, d->name.hi, d->ctx}); }

static void ident(Derive *d, Ident id) {
  Str s = sym(d, id.sym);
  bool raw = !str_eqz(s, "self");
  for (u32 k = K_as; raw && k < TOK_COUNT_; k++)
    if (str_eqz(s, tok_text((Tok)k))) {
      buf_z(&d->t, "r#");
      break;
    }
  buf_str(&d->t, s);
}

static void ctor(Derive *d, const VariantDecl *v) {
  out(d, "Self");
  if (d->is_enum) out(d, "::"), ident(d, v->name);
}

/* Self::V { x: PREFIX0, .. } as a pattern */
static void pattern(Derive *d, const VariantDecl *v, const char *prefix) {
  ctor(d, v);
  if (v->kind == VK_UNIT) return;
  out(d, v->kind == VK_TUPLE ? "(" : " { ");
  for (u32 i = 0; i < v->n; i++) {
    if (v->kind == VK_STRUCT) ident(d, v->fields[i].name), out(d, ": ");
    buf_fmt(&d->t, "%s%u, ", prefix, i);
  }
  out(d, v->kind == VK_TUPLE ? ")" : " }");
}

/* Self::V { x: F(__0), .. } as a value */
static void construct(Derive *d, const VariantDecl *v, const char *before, const char *prefix, const char *after) {
  ctor(d, v);
  if (v->kind == VK_UNIT) return;
  out(d, v->kind == VK_TUPLE ? "(" : " { ");
  for (u32 i = 0; i < v->n; i++) {
    if (v->kind == VK_STRUCT) ident(d, v->fields[i].name), out(d, ": ");
    about_field(d, &v->fields[i]);
    out(d, before);
    if (prefix) buf_fmt(&d->t, "%s%u", prefix, i);
    out(d, after);
    about_all(d);
    out(d, ", ");
  }
  out(d, v->kind == VK_TUPLE ? ")" : " }");
}

static bool any_fields(const Derive *d) {
  for (u32 i = 0; i < d->it->n_variants; i++)
    if (d->it->variants[i].n) return true;
  return false;
}

/* --- one trait each -------------------------------------------------------------------- */

static void derive_clone(Derive *d) {
  out(d, "#[inline] fn clone(&self) -> Self { ");
  if (d->copy_too) {
    out(d, "*self }");
    return;
  }
  out(d, d->it->n_variants ? "match self { " : "match *self {");
  for (u32 i = 0; i < d->it->n_variants; i++) {
    const VariantDecl *v = &d->it->variants[i];
    pattern(d, v, "__");
    out(d, " => ");
    construct(d, v, "::std::clone::Clone::clone(", "__", ")");
    out(d, ", ");
  }
  out(d, "} }");
}

static void derive_nothing(Derive *d) { (void)d; }

static void debug_fields(Derive *d, const VariantDecl *v) {
  const char *how = v->kind == VK_TUPLE ? "tuple" : "struct";
  if (!v->n) {
    buf_fmt(&d->t, "::std::fmt::Formatter::write_str(f, \"%.*s\")", STR_ARG(sym(d, v->name.sym)));
    return;
  }
  buf_fmt(&d->t, "::std::fmt::Formatter::debug_%s(f, \"%.*s\")", how, STR_ARG(sym(d, v->name.sym)));
  for (u32 i = 0; i < v->n; i++) {
    about_field(d, &v->fields[i]);
    if (v->kind == VK_TUPLE) buf_fmt(&d->t, ".field(&__%u)", i);
    else buf_fmt(&d->t, ".field(\"%.*s\", &__%u)", STR_ARG(sym(d, v->fields[i].name.sym)), i);
  }
  about_all(d);
  out(d, ".finish()");
}

static void derive_debug(Derive *d) {
  out(d, "fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result { ");
  out(d, d->it->n_variants ? "match self { " : "match *self {");
  for (u32 i = 0; i < d->it->n_variants; i++) {
    pattern(d, &d->it->variants[i], "__");
    out(d, " => ");
    debug_fields(d, &d->it->variants[i]);
    out(d, ", ");
  }
  out(d, "} }");
}

/* (Self::V(__0), Self::V(__o0)) => */
static void both(Derive *d, const VariantDecl *v) {
  out(d, "(");
  pattern(d, v, "__");
  out(d, ", ");
  pattern(d, v, "__o");
  out(d, ") => ");
}

static void discriminants(Derive *d) {
  if (d->it->n_variants > 1)
    out(d, "let __d = ::std::intrinsics::discriminant_value(self); let __od = ::std::intrinsics::discriminant_value(other); ");
}

static void derive_partial_eq(Derive *d) {
  out(d, "#[inline] fn eq(&self, other: &Self) -> bool { ");
  if (!d->it->n_variants) {
    out(d, "match *self {} }");
    return;
  }
  discriminants(d);
  if (!any_fields(d)) {
    out(d, d->it->n_variants > 1 ? "__d == __od }" : "true }");
    return;
  }
  if (d->it->n_variants > 1) out(d, "__d == __od && ");
  out(d, "match (self, other) { ");
  for (u32 i = 0; i < d->it->n_variants; i++) {
    const VariantDecl *v = &d->it->variants[i];
    if (!v->n) continue;
    both(d, v);
    for (u32 k = 0; k < v->n; k++) {
      if (k) out(d, " && ");
      about_field(d, &v->fields[k]);
      buf_fmt(&d->t, "*__%u == *__o%u", k, k);
      about_all(d);
    }
    out(d, ", ");
  }
  if (d->it->n_variants > 1) out(d, "_ => true, ");
  out(d, "} }");
}

/* Field after field; the first that is not Equal decides. */
static void compare_fields(Derive *d, const VariantDecl *v, bool partial) {
  const char *equal = partial ? "::std::option::Option::Some(::std::cmp::Ordering::Equal)" : "::std::cmp::Ordering::Equal";
  if (!v->n) out(d, equal);
  for (u32 k = 0; k < v->n; k++) {
    bool last = k + 1 == v->n;
    if (!last) out(d, "match ");
    about_field(d, &v->fields[k]);
    buf_fmt(&d->t, "::std::cmp::%s(__%u, __o%u)", partial ? "PartialOrd::partial_cmp" : "Ord::cmp", k, k);
    about_all(d);
    if (!last) buf_fmt(&d->t, " { %s => ", equal);
  }
  for (u32 k = 1; k < v->n; k++) out(d, ", __c => __c }");
}

static void derive_order(Derive *d, bool partial) {
  out(d, partial ? "#[inline] fn partial_cmp(&self, other: &Self) -> ::std::option::Option<::std::cmp::Ordering> { " : "#[inline] fn cmp(&self, other: &Self) -> ::std::cmp::Ordering { ");
  if (!d->it->n_variants) {
    out(d, "match *self {} }");
    return;
  }
  discriminants(d);
  out(d, "match (self, other) { ");
  bool rest = d->it->n_variants > 1;
  for (u32 i = 0; i < d->it->n_variants; i++) {
    const VariantDecl *v = &d->it->variants[i];
    if (!v->n && rest) continue;
    both(d, v);
    compare_fields(d, v, partial);
    out(d, ", ");
  }
  if (rest) buf_fmt(&d->t, "_ => ::std::cmp::%s(&__d, &__od), ", partial ? "PartialOrd::partial_cmp" : "Ord::cmp");
  out(d, "} }");
}

static void derive_partial_ord(Derive *d) { derive_order(d, true); }

static void derive_ord(Derive *d) { derive_order(d, false); }

static void derive_hash(Derive *d) {
  out(d, "fn hash<__H: ::std::hash::Hasher>(&self, state: &mut __H) { ");
  if (!d->it->n_variants) {
    out(d, "match *self {} }");
    return;
  }
  if (d->it->n_variants > 1) out(d, "let __d = ::std::intrinsics::discriminant_value(self); ::std::hash::Hash::hash(&__d, state); ");
  out(d, "match self { ");
  for (u32 i = 0; i < d->it->n_variants; i++) {
    const VariantDecl *v = &d->it->variants[i];
    pattern(d, v, "__");
    out(d, " => { ");
    for (u32 k = 0; k < v->n; k++) {
      about_field(d, &v->fields[k]);
      buf_fmt(&d->t, "::std::hash::Hash::hash(__%u, state); ", k);
    }
    about_all(d);
    out(d, "} ");
  }
  out(d, "} }");
}

static const VariantDecl *default_variant(Derive *d) {
  const VariantDecl *found_ = NULL;
  Sym dflt = SYM_default_kw;
  for (u32 i = 0; i < d->it->n_variants; i++) {
    const VariantDecl *v = &d->it->variants[i];
    if (!attr_find(v->attrs, dflt)) continue;
    if (found_) {
      Diag *g = diag(d->sx->diags, DIAG_SYNTAX, d->name, "multiple declared defaults");
      diag_label(d->sx->diags, g, found_->span, "first default");
      diag_label(d->sx->diags, g, v->span, "additional default");
      return found_;
    }
    found_ = v;
  }
  if (!found_) {
    Diag *g = diag(d->sx->diags, DIAG_E0665, d->name, "`#[derive(Default)]` on enum with no `#[default]`");
    diag_help(d->sx->diags, g, "make a unit variant default by placing `#[default]` above it");
  } else if (found_->kind != VK_UNIT) {
    diag(d->sx->diags, DIAG_SYNTAX, found_->name.span, "the `#[default]` attribute may only be used on unit enum variants");
  }
  return found_;
}

static void derive_default(Derive *d) {
  const VariantDecl *v = d->is_enum ? default_variant(d) : d->it->variants;
  out(d, "fn default() -> Self { ");
  if (v) construct(d, v, "::std::default::Default::default()", NULL, "");
  else out(d, "loop {}");
  out(d, " }");
}

/* --- the impl ----------------------------------------------------------------------------- */

typedef struct DeriveRow { const char *name, *path; DeriveFn *make; } DeriveRow;

static const DeriveRow derive_table[] = {
    {"Clone", "::std::clone::Clone", derive_clone}, {"Copy", "::std::marker::Copy", derive_nothing},
    {"Debug", "::std::fmt::Debug", derive_debug}, {"PartialEq", "::std::cmp::PartialEq", derive_partial_eq},
    {"Eq", "::std::cmp::Eq", derive_nothing}, {"PartialOrd", "::std::cmp::PartialOrd", derive_partial_ord},
    {"Ord", "::std::cmp::Ord", derive_ord}, {"Hash", "::std::hash::Hash", derive_hash},
    {"Default", "::std::default::Default", derive_default},
};

static Tokens text_tokens(Derive *d) {
  SourceFile f = {.name = STR("<derive>"), .text = str_copy(d->sx->arena, buf_view(&d->t)), .is_lib = true};
  LexOutcome outcome;
  Tokens t = lex_text(d->sx, &f, &outcome);
  u32 k = 0;
  Span sp = {d->name.lo, d->name.hi, d->ctx};
  for (u32 i = 0; i < t.n; i++) {
    while (k < d->marks.n && d->marks.v[k].at <= t.v[i].span.lo) sp = d->marks.v[k++].span;
    t.v[i].span = sp;
  }
  if (t.n && t.v[t.n - 1].kind == T_EOF) t.n--;
  return t;
}

static Path *name_path(Derive *d, Ident id) {
  Path *p = build_path(d->sx, id.span, NULL, "x");
  p->segs[0].name = id;
  return p;
}

static GenericArg arg_of(Derive *d, const GenericParam *g) {
  GenericArg a = {.span = g->name.span, .name = g->name};
  if (g->kind == GP_LIFETIME) {
    a.kind = GA_LIFETIME;
    return a;
  }
  a.kind = GA_TYPE;
  a.ty = NEW(d->sx->arena, TypeExpr);
  a.ty->kind = TE_PATH;
  a.ty->span = g->name.span;
  a.ty->path = name_path(d, g->name);
  return a;
}

/* Name<'a, T, N> */
static TypeExpr *self_type(Derive *d) {
  const GenericsExpr *g = &d->it->generics;
  TypeExpr *t = NEW(d->sx->arena, TypeExpr);
  t->kind = TE_PATH;
  t->span = d->it->name.span;
  t->path = name_path(d, d->it->name);
  if (!g->n) return t;
  GenericArgs *args = NEW(d->sx->arena, GenericArgs);
  args->span = g->span;
  args->v = NEW_N(d->sx->arena, GenericArg, g->n);
  args->n = g->n;
  for (u32 i = 0; i < g->n; i++) args->v[i] = arg_of(d, &g->v[i]);
  t->path->segs[0].args = args;
  return t;
}

/* Types in fields that begin with a parameter (`I::Item`): rustc asks the trait of them, too. */
typedef struct Projections { const GenericsExpr *g; VEC(TypeExpr *) v; Arena *a; } Projections;
static void find_projections(Projections *p, TypeExpr *te);
static void find_in_args(Projections *p, const GenericArgs *args) {
  for (u32 i = 0; args && i < args->n; i++) find_projections(p, args->v[i].ty);
  if (args) find_projections(p, args->ret);
}
static void find_projections(Projections *p, TypeExpr *te) {
  if (!te) return;
  Path *path = te->kind == TE_PATH ? te->path : NULL;
  for (u32 i = 0; path && !path->qself && path->n > 1 && i < p->g->n; i++)
    if (p->g->v[i].kind == GP_TYPE && p->g->v[i].name.sym == path->segs[0].name.sym) vec_push(p->a, &p->v, te);
  for (u32 i = 0; path && i < path->n; i++) find_in_args(p, path->segs[i].args);
  if (path) find_projections(p, path->qself);
  find_projections(p, te->elem);
  find_projections(p, te->ret);
  for (u32 i = 0; i < te->n; i++) find_projections(p, te->elems[i]);
  for (u32 i = 0; i < te->bounds.n; i++)
    for (u32 k = 0; te->bounds.v[i].trait && k < te->bounds.v[i].trait->n; k++) find_in_args(p, te->bounds.v[i].trait->segs[k].args);
}
static void bound_projections(Derive *d, GenericsExpr *g, BoundExpr bound) {
  Projections p = {.g = &d->it->generics, .a = d->sx->arena};
  for (u32 i = 0; i < d->it->n_variants; i++)
    for (u32 k = 0; k < d->it->variants[i].n; k++) find_projections(&p, d->it->variants[i].fields[k].ty);
  if (!p.v.n) return;
  WherePred *w = NEW_N(d->sx->arena, WherePred, g->n_preds + p.v.n);
  if (g->n_preds) memcpy(w, g->preds, g->n_preds * sizeof *w);
  for (u32 i = 0; i < p.v.n; i++) {
    BoundExpr *b = NEW(d->sx->arena, BoundExpr);
    *b = bound;
    w[g->n_preds++] = (WherePred){.ty = p.v.v[i], .bounds = {.v = b, .n = 1}, .span = p.v.v[i]->span};
  }
  g->preds = w;
}

/* The item's parameters, without defaults, each type with the trait as a further bound; but the default of an enum is a variant without fields,
   which asks nothing of them. */
static GenericsExpr impl_generics(Derive *d, const DeriveRow *row) {
  const char *bound = row->path + 2;
  bool asks = !(d->is_enum && row->make == derive_default);
  GenericsExpr g = d->it->generics;
  Span sp = {d->name.lo, d->name.hi, d->ctx};
  GenericParam *v = NEW_N(d->sx->arena, GenericParam, g.n ? g.n : 1);
  for (u32 i = 0; i < g.n; i++) {
    v[i] = g.v[i];
    v[i].dflt = NULL;
    if (v[i].kind != GP_TYPE) continue;
    v[i].ty = NULL;
    if (!asks) continue;
    BoundExpr *b = NEW_N(d->sx->arena, BoundExpr, v[i].bounds.n + 1);
    if (v[i].bounds.n) memcpy(b, v[i].bounds.v, v[i].bounds.n * sizeof *b);
    b[v[i].bounds.n] = (BoundExpr){.span = v[i].name.span, .trait = build_path(d->sx, sp, NULL, bound)};
    b[v[i].bounds.n].trait->global = true;
    v[i].bounds = (Bounds){.v = b, .n = v[i].bounds.n + 1};
  }
  g.v = v;
  if (!asks) return g;
  BoundExpr extra = {.span = sp, .trait = build_path(d->sx, sp, NULL, bound)};
  extra.trait->global = true;
  bound_projections(d, &g, extra);
  return g;
}

/* Eq asks that every field is Eq: a function that is never called asks it. */
static void push_eq_check(Derive *d, Item ***v, u32 *n, u32 *cap) {
  if (d->it->generics.n || !any_fields(d)) return;
  buf_clear(&d->t);
  d->marks.n = 0;
  out(d, "const _: () = { fn __assert<__T: ::std::cmp::Eq + ?Sized>(_: &__T) {} fn __fields(__s: &");
  ident(d, d->it->name);
  out(d, ") { match __s { ");
  for (u32 i = 0; i < d->it->n_variants; i++) {
    const VariantDecl *vd = &d->it->variants[i];
    size_t at = d->t.n;
    pattern(d, vd, "__");
    Str pat = str_copy(d->sx->arena, (Str){d->t.p + at + 4, d->t.n - at - 4});
    d->t.n = at;
    ident(d, d->it->name);
    buf_str(&d->t, pat);
    out(d, " => { ");
    for (u32 k = 0; k < vd->n; k++) {
      about_field(d, &vd->fields[k]);
      buf_fmt(&d->t, "__assert(__%u); ", k);
    }
    about_all(d);
    out(d, "} ");
  }
  out(d, "} } };");
  u32 m;
  Item **made = parse_items_tokens(d->sx, text_tokens(d), &m, false, false);
  for (u32 i = 0; i < m; i++) {
    if (*n == *cap) *v = vec_grow_(d->sx->arena, *v, *n, cap, sizeof **v);
    (*v)[(*n)++] = made[i];
  }
}

static Item *make_impl(Derive *d, const DeriveRow *row) {
  buf_fmt(&d->t, "impl %s for Self { ", row->path);
  row->make(d);
  out(d, " }");
  u32 n;
  Item **v = parse_items_tokens(d->sx, text_tokens(d), &n, false, false);
  if (n != 1) return NULL;
  v[0]->generics = impl_generics(d, row);
  v[0]->self_ty = self_type(d);
  return v[0];
}

static const DeriveRow *row_of(Str name) {
  for (u32 i = 0; i < COUNTOF(derive_table); i++)
    if (str_eqz(name, derive_table[i].name)) return &derive_table[i];
  return NULL;
}

bool derive_known(Str name) { return row_of(name) != NULL; }

static bool derives(Syntax *sx, const Item *it, const char *want) {
  for (u32 i = 0; i < it->attrs.n; i++) {
    const Attr *a = &it->attrs.v[i];
    if (!a->path || a->path->n != 1 || a->path->segs[0].name.sym != SYM_derive) continue;
    for (u32 k = 0; k < a->args.n; k++)
      if (a->args.v[k].kind == T_IDENT && str_eqz(sym_str(sx->in, a->args.v[k].sym), want)) return true;
  }
  return false;
}

static void unknown_derive(Syntax *sx, const Path *path) {
  Str name = sym_str(sx->in, path->segs[path->n - 1].name.sym);
  static const char *const ours[] = {"Serialize", "Deserialize", "Error", "Parser", "Builder"};
  for (u32 i = 0; i < COUNTOF(ours); i++)
    if (str_eqz(name, ours[i]) && path->n > 1) {
      diag_unsupported(sx->diags, path->span, "the derive macro `%.*s`", STR_ARG(name));
      return;
    }
  diag(sx->diags, DIAG_SYNTAX, path->span, "cannot find derive macro `%.*s` in this scope", STR_ARG(name));
}

Item **derive_expand(Syntax *sx, Item *it, u32 *n) {
  VEC(Item *) v = {0};
  bool copy_too = derives(sx, it, "Copy") && !it->generics.n;
  for (u32 i = 0; i < it->attrs.n; i++) {
    const Attr *a = &it->attrs.v[i];
    if (!a->path || a->path->n != 1 || a->path->segs[0].name.sym != SYM_derive) continue;
    if (a->eq || !a->args.v) {
      diag(sx->diags, DIAG_SYNTAX, a->span, "malformed `derive` attribute input");
      continue;
    }
    Parser p = parser_new(sx, a->args, a->span);
    while (!p.err && !is(&p, T_EOF)) {
      if (is(&p, T_STR) || is(&p, T_INT)) {
        Diag *g = diag(sx->diags, DIAG_E0777, p.cur.span, "expected path to a trait, found literal");
        diag_primary(sx->diags, g, "not a trait");
        bump(&p);
        eat(&p, T_COMMA);
        continue;
      }
      Path *path = parse_path(&p, PATH_MOD);
      if (!eat(&p, T_COMMA) && !p.err && !is(&p, T_EOF)) unexpected(&p);
      if (!path->n) continue;
      const DeriveRow *row = row_of(sym_str(sx->in, path->segs[path->n - 1].name.sym));
      if (!row) {
        unknown_derive(sx, path);
        continue;
      }
      Derive d = {.sx = sx, .it = it, .name = path->span, .is_enum = it->kind == I_ENUM, .copy_too = copy_too};
      d.ctx = sources_add_expansion(sx->src, (Expansion){.kind = EXPN_DERIVE, .name = path->segs[path->n - 1].name.sym, .call_site = path->span, .def_in_lib = true});
      Item *impl = make_impl(&d, row);
      if (impl) vec_push(sx->arena, &v, impl);
      if (str_eqz(str_of(row->name), "Eq")) push_eq_check(&d, &v.v, &v.n, &v.cap);
      buf_free(&d.t);
    }
  }
  *n = v.n;
  return v.v;
}
