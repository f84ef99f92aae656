/* ty_print.c — types as rustc words them in messages. */
#include "sema/sema.h"

static void z(Buf *o, const char *t) { buf_z(o, t); }
static void name(Sema *s, Sym n, Buf *o) { buf_str(o, sym_str(s->sx->in, n)); }

static void print_list(Sema *s, const Ty *v, u32 n, Buf *o) {
  for (u32 i = 0; i < n; i++) {
    if (i) z(o, ", ");
    ty_print(s, v[i], o);
  }
}

/* Trailing arguments that equal their defaults are not shown: HashMap<K, V>. */
u32 ty_shown_args(Sema *s, Def *d, TyList *args) {
  u32 n = args->n;
  const Generics *g = n && d->item ? def_generics(s, d) : NULL;
  if (!g || g->parent_n || g->n != n) return n;
  while (n && generic_default(s, d, &g->v[n - 1], args) == args->v[n - 1]) n--;
  return n;
}

static void print_named(Sema *s, Def *d, TyList *args, Buf *o) {
  name(s, d->name, o);
  u32 n = args ? ty_shown_args(s, d, args) : 0;
  if (!n) return;
  z(o, "<");
  print_list(s, args->v, n, o);
  z(o, ">");
}

static bool is_fn_family(const Def *t) {
  return def_is_lang(t, LANG_fn) || def_is_lang(t, LANG_fn_mut) || def_is_lang(t, LANG_fn_once) || def_is_lang(t, LANG_async_fn) ||
         def_is_lang(t, LANG_async_fn_mut) || def_is_lang(t, LANG_async_fn_once);
}

typedef struct Bind { Sym name; Ty ty; } Bind;

static void print_fn_sugar(Sema *s, Def *trait, Ty tuple, Ty output, Buf *o) {
  name(s, trait->name, o);
  z(o, "(");
  if (tuple->kind == TY_TUPLE) print_list(s, tuple->args->v, tuple->args->n, o);
  else ty_print(s, tuple, o);
  z(o, ")");
  if (output && !ty_is_unit(output)) {
    z(o, " -> ");
    ty_print(s, output, o);
  }
}

static void print_trait(Sema *s, Def *trait, const Ty *args, u32 n, const Bind *binds, u32 n_binds, Buf *o) {
  if (is_fn_family(trait) && n == 1) {
    print_fn_sugar(s, trait, args[0], n_binds ? binds[0].ty : NULL, o);
    return;
  }
  name(s, trait->name, o);
  if (!n && !n_binds) return;
  z(o, "<");
  print_list(s, args, n, o);
  for (u32 i = 0; i < n_binds; i++) {
    if (i || n) z(o, ", ");
    name(s, binds[i].name, o);
    z(o, " = ");
    ty_print(s, binds[i].ty, o);
  }
  z(o, ">");
}

static u32 trait_arity(Sema *s, Def *trait) { return generics_total(def_generics(s, trait)); }

/* Trait arguments to show: own ones without Self, without defaults that repeat Self. */
static u32 shown_trait_args(Sema *s, Def *trait, TyList *args) {
  u32 n = trait_arity(s, trait);
  const Generics *g = def_generics(s, trait);
  if (n > args->n) n = args->n;
  while (n > 1 && g && n <= g->n && g->v[n - 1].dflt && args->v[n - 1] == args->v[0]) n--;
  return n;
}

void traitref_print(Sema *s, TraitRef tr, Ty output, Buf *o) {
  u32 n = shown_trait_args(s, tr.trait, tr.args);
  Bind b = {tr.trait->name, output};
  print_trait(s, tr.trait, tr.args->v + 1, n ? n - 1 : 0, &b, output ? 1 : 0, o);
}

static void print_dyn(Sema *s, Ty t, Buf *o) {
  z(o, "dyn ");
  bool first = true;
  if (t->def) {
    Bind *b = NEW_N(s->arena, Bind, t->n_binds + 1);
    for (u32 i = 0; i < t->n_binds; i++) b[i] = (Bind){t->binds[i].assoc->name, t->binds[i].ty};
    print_trait(s, t->def, t->args ? t->args->v : NULL, t->args ? t->args->n : 0, b, t->n_binds, o);
    first = false;
  }
  for (u32 i = 0; i < t->n_autos; i++) {
    if (!first) z(o, " + ");
    first = false;
    name(s, t->autos[i]->name, o);
  }
}

/* impl A<..> + B: the bounds as written, each with its bindings. */
static void print_opaque(Sema *s, Ty t, Buf *o) {
  Predicates ps = t->def->opaque_bounds;
  z(o, "impl ");
  bool first = true;
  for (u32 i = 0; i < ps.n; i++) {
    Predicate p = pred_subst(s, ps.v[i], t->args);
    if (p.kind != PRED_TRAIT || def_is_lang(p.tr.trait, LANG_sized)) continue;
    Bind b[8];
    u32 nb = 0;
    for (u32 k = 0; k < ps.n && nb < COUNTOF(b); k++) {
      Predicate q = pred_subst(s, ps.v[k], t->args);
      if (q.kind != PRED_PROJ || q.tr.args->v[0] != p.tr.args->v[0]) continue;
      bool fn_output = is_fn_family(p.tr.trait) && is_fn_family(q.tr.trait);
      if (q.tr.trait == p.tr.trait || fn_output) b[nb++] = (Bind){q.assoc->name, q.ty};
    }
    if (!first) z(o, " + ");
    first = false;
    u32 n = shown_trait_args(s, p.tr.trait, p.tr.args);
    print_trait(s, p.tr.trait, p.tr.args->v + 1, n ? n - 1 : 0, b, nb, o);
  }
  if (first) z(o, "Sized");
}

static void print_turbofish(Sema *s, const Ty *v, u32 n, Buf *o) {
  if (!n) return;
  z(o, "::<");
  print_list(s, v, n, o);
  z(o, ">");
}

static void print_fn_path(Sema *s, Def *d, TyList *args, Buf *o) {
  const Generics *g = def_generics(s, d);
  u32 parent_n = g ? g->parent_n : 0;
  Def *p = d->parent;
  if (d->kind == DEF_VARIANT && p) {
    name(s, p->name, o);
    print_turbofish(s, args->v, args->n, o);
    z(o, "::");
    name(s, d->name, o);
    return;
  }
  if (p && p->kind == DEF_IMPL) {
    impl_header(s, p);
    Ty self = p->impl_self ? ty_subst(s, p->impl_self, args) : s->t_err;
    if (p->impl_trait.trait) {
      z(o, "<");
      ty_print(s, self, o);
      z(o, " as ");
      name(s, p->impl_trait.trait->name, o);
      z(o, ">::");
    } else if (self->kind == TY_ADT) {
      name(s, self->def->name, o);
      print_turbofish(s, self->args->v, ty_shown_args(s, self->def, self->args), o);
      z(o, "::");
    } else {
      z(o, "<impl ");
      ty_print(s, self, o);
      z(o, ">::");
    }
  } else if (p && p->kind == DEF_TRAIT && args->n) {
    z(o, "<");
    ty_print(s, args->v[0], o);
    z(o, " as ");
    traitref_print(s, (TraitRef){p, args}, NULL, o);
    z(o, ">::");
  }
  name(s, d->name, o);
  if (args->n > parent_n) print_turbofish(s, args->v + parent_n, args->n - parent_n, o);
}

static void print_fn_def(Sema *s, Ty t, Buf *o) {
  const FnSig *sig = def_sig(s, t->def);
  if (sig) {
    z(o, sig->unsafe_ ? "unsafe fn(" : "fn(");
    for (u32 i = 0; i < sig->n; i++) {
      if (i) z(o, ", ");
      ty_print(s, ty_subst(s, sig->inputs[i], t->args), o);
    }
    z(o, ")");
    Ty out = ty_subst(s, sig->output, t->args);
    if (!ty_is_unit(out)) {
      z(o, " -> ");
      ty_print(s, out, o);
    }
    z(o, " ");
  }
  z(o, "{");
  print_fn_path(s, t->def, t->args, o);
  z(o, "}");
}

static void print_place(Sema *s, Span sp, Buf *o) {
  Place a = sources_place(s->sx->src, sp.lo), b = sources_place(s->sx->src, sp.hi);
  if (!a.file) return;
  buf_str(o, a.file->name);
  buf_fmt(o, ":%u:%u: %u:%u", a.line, a.col, b.line, b.col);
}

static bool is_async_fn_body(const Def *d) {
  const Expr *e = d->body ? d->body->expr : NULL;
  if (e && e->desugar == DS_ASYNC_FN) return true;
  return !e && d->parent && d->parent->kind == DEF_FN && d->parent->is_async_fn;
}

/* rustc's span of an async block in messages is that of `async` or `async move`. */
static Span async_head(Sema *s, const Def *d) {
  Span sp = d->span;
  const SourceFile *f = sources_file(s->sx->src, sp.lo);
  u32 at = sp.lo + 5;
  if (!f || at > sp.hi) return sp;
  if (d->body && d->body->expr && d->body->expr->move) {
    u32 end = f->base + (u32)f->text.n;
    while (at < end && f->text.p[at - f->base] <= ' ') at++;
    at += 4;
  }
  sp.hi = at < sp.hi ? at : sp.hi;
  return sp;
}

static void print_async(Sema *s, Ty t, Buf *o) {
  if (is_async_fn_body(t->def)) {
    z(o, "{async fn body of ");
    Def *fn = t->def->parent;
    if (fn) print_fn_path(s, fn, s->no_args, o);
    z(o, "()}");
    return;
  }
  z(o, "{async block@");
  print_place(s, async_head(s, t->def), o);
  z(o, "}");
}

static void print_u128(u128 v, Buf *o) {
  char d[40];
  u32 n = 0;
  do d[n++] = (char)('0' + (int)(v % 10)), v /= 10;
  while (v);
  while (n) buf_ch(o, d[--n]);
}

static void print_const(Ty t, Buf *o) {
  if (t->elem->kind == TY_BOOL) z(o, t->value ? "true" : "false");
  else if (t->elem->kind == TY_CHAR) {
    z(o, "'");
    buf_utf8(o, (u32)t->value);
    z(o, "'");
  } else {
    bool neg = ty_is_signed(t->elem) && (i128)t->value < 0;
    if (neg) z(o, "-");
    print_u128(neg ? (u128)0 - t->value : t->value, o);
  }
}

static void print_pointee(Sema *s, Ty t, Buf *o) {
  bool paren = (t->kind == TY_DYN && (t->def != NULL) + t->n_autos > 1);
  if (t->kind == TY_OPAQUE) {
    u32 n = 0;
    for (u32 i = 0; i < t->def->opaque_bounds.n; i++) {
      Predicate *p = &t->def->opaque_bounds.v[i];
      n += p->kind == PRED_TRAIT && !def_is_lang(p->tr.trait, LANG_sized);
    }
    paren = n > 1;
  }
  if (paren) z(o, "(");
  ty_print(s, t, o);
  if (paren) z(o, ")");
}

static void print_proj(Sema *s, Ty t, Buf *o) {
  Def *trait = t->def->parent;
  z(o, "<");
  ty_print(s, t->args->v[0], o);
  z(o, " as ");
  traitref_print(s, (TraitRef){trait, t->args}, NULL, o);
  z(o, ">::");
  name(s, t->def->name, o);
  u32 n = trait_arity(s, trait);
  if (t->args->n > n) {
    z(o, "<");
    print_list(s, t->args->v + n, t->args->n - n, o);
    z(o, ">");
  }
}

static void print_composite(Sema *s, Ty t, Buf *o) {
  switch ((TyKind)t->kind) {
  case TY_TUPLE:
    z(o, "(");
    print_list(s, t->args->v, t->args->n, o);
    z(o, t->args->n == 1 ? ",)" : ")");
    break;
  case TY_REF:
    z(o, t->mut ? "&mut " : "&");
    print_pointee(s, t->elem, o);
    break;
  case TY_PTR:
    z(o, t->mut ? "*mut " : "*const ");
    print_pointee(s, t->elem, o);
    break;
  case TY_SLICE:
    z(o, "[");
    ty_print(s, t->elem, o);
    z(o, "]");
    break;
  case TY_ARRAY:
    z(o, "[");
    ty_print(s, t->elem, o);
    z(o, "; ");
    ty_print(s, t->len, o);
    z(o, "]");
    break;
  case TY_FN_PTR:
    z(o, "fn(");
    print_list(s, t->args->v, t->args->n, o);
    z(o, ")");
    if (!ty_is_unit(t->elem)) {
      z(o, " -> ");
      ty_print(s, t->elem, o);
    }
    break;
  case TY_CLOSURE:
    z(o, "{closure@");
    print_place(s, t->def->span, o);
    z(o, "}");
    break;
  default: z(o, "?");
  }
}

static const char *prim_name(Prim p) {
  static const char *const names[PRIM_COUNT_] = {"i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize",
                                                 "f32", "f64"};
  return names[p];
}

void ty_print(Sema *s, Ty t, Buf *o) {
  switch ((TyKind)t->kind) {
  case TY_ERR: z(o, "{type error}"); break;
  case TY_NEVER: z(o, "!"); break;
  case TY_BOOL: z(o, "bool"); break;
  case TY_CHAR: z(o, "char"); break;
  case TY_STR: z(o, "str"); break;
  case TY_INT:
  case TY_FLOAT: z(o, prim_name((Prim)t->prim)); break;
  case TY_ADT: print_named(s, t->def, t->args, o); break;
  case TY_FN_DEF: print_fn_def(s, t, o); break;
  case TY_ASYNC: print_async(s, t, o); break;
  case TY_DYN: print_dyn(s, t, o); break;
  case TY_PARAM: name(s, t->name, o); break;
  case TY_PROJ: print_proj(s, t, o); break;
  case TY_OPAQUE: print_opaque(s, t, o); break;
  case TY_CONST: print_const(t, o); break;
  case TY_INFER: z(o, t->infer == INFER_INT ? "{integer}" : t->infer == INFER_FLOAT ? "{float}" : "_"); break;
  default: print_composite(s, t, o);
  }
}

Str ty_str(Sema *s, Ty t) {
  Buf b = {0};
  ty_print(s, t, &b);
  Str r = str_copy(s->arena, buf_view(&b));
  buf_free(&b);
  return r;
}

static bool opaque_is_future(Ty t) {
  for (u32 i = 0; i < t->def->opaque_bounds.n; i++) {
    const Predicate *p = &t->def->opaque_bounds.v[i];
    if (p->kind == PRED_TRAIT && def_is_lang(p->tr.trait, LANG_future_trait)) return true;
  }
  return false;
}

Str ty_describe(Sema *s, Ty t) {
  switch ((TyKind)t->kind) {
  case TY_FN_DEF:
    return t->def->kind == DEF_VARIANT ? STR("enum constructor") : t->def->kind == DEF_STRUCT ? STR("struct constructor") : STR("fn item");
  case TY_FN_PTR: return STR("fn pointer");
  case TY_DYN: return t->def ? str_fmt(s->arena, "`dyn %s`", sym_z(s->sx->in, t->def->name)) : STR("trait object");
  case TY_CLOSURE: return STR("closure");
  case TY_ASYNC: return is_async_fn_body(t->def) ? STR("`async` fn body") : STR("`async` block");
  case TY_INFER:
    return t->infer == INFER_INT ? STR("integer") : t->infer == INFER_FLOAT ? STR("floating-point number") : STR("inferred type");
  case TY_PROJ: return STR("associated type");
  case TY_PARAM: return str_fmt(s->arena, "type parameter `%s`", sym_z(s->sx->in, t->name));
  case TY_OPAQUE: return opaque_is_future(t) ? STR("future") : STR("opaque type");
  case TY_ERR: return STR("type error");
  default: {
    Str x = ty_str(s, t);
    return str_fmt(s->arena, "`%.*s`", STR_ARG(x));
  }
  }
}
