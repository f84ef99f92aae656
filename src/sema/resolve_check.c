/* resolve_check — what rustc says of items before it looks into bodies. */
#include "sema/resolve.h"
#include "sema/suggest.h"

static const char *zsym(Sema *s, Sym n) { return sym_z(s->sx->in, n); }
static Diags *dg(Sema *s) { return s->sx->diags; }

/* --- imports ------------------------------------------------------------- */
static Str import_text(Sema *s, const Import *im, u32 n) {
  Buf b = {0};
  for (u32 i = 0; i < n; i++) {
    if (i || im->global) buf_z(&b, "::");
    buf_str(&b, sym_str(s->sx->in, im->segs[i].name.sym));
  }
  Str r = str_copy(s->arena, buf_view(&b));
  buf_free(&b);
  return r;
}

static void report_private(Sema *s, const Import *im, u32 at, const Def *d) {
  const Ident *id = &im->segs[at].name;
  Diag *g = diag(dg(s), DIAG_E0603, id->span, "%s `%s` is private", def_kind_name(d), zsym(s, id->sym));
  diag_primary(dg(s), g, "private %s", def_kind_name(d));
  if (d->span.lo) diag_note_at(dg(s), g, d->span, "the %s `%s` is defined here", def_kind_name(d), zsym(s, id->sym));
}

static void report_prefix(Sema *s, const Import *im, PrefixFail f) {
  if (f.why == PF_PRIVATE) {
    report_private(s, im, f.at, f.def);
    return;
  }
  u32 at = f.at < im->n ? f.at : im->n - 1, last = im->glob || im->n < 2 ? im->n - 1 : im->n - 2;
  const Ident *id = &im->segs[at].name;
  if (f.why == PF_MISSING && module_unsupported(s, f.def, im->span)) return;
  if (at < last) {                      /* rustc looks at this part as at any path */
    Diag *g = diag(dg(s), DIAG_E0433, id->span, at ? "cannot find `%s` in `%s`" : "cannot find module or crate `%s` in this scope", zsym(s, id->sym),
                   at ? zsym(s, im->segs[at - 1].name.sym) : "");
    if (at == 0) diag_primary(dg(s), g, "use of unresolved module or unlinked crate `%s`", zsym(s, id->sym));
    else diag_primary(dg(s), g, "could not find `%s` in `%s`", zsym(s, id->sym), zsym(s, im->segs[at - 1].name.sym));
    if (at == 0) suggest_near_crate(s, g, *id);
    else if (f.def && def_names(f.def)) suggest_near_in(s, def_names(f.def), im->m, g, *id);
    return;
  }
  Str text = import_text(s, im, at + 1);
  Diag *g = diag(dg(s), DIAG_E0432, id->span, "unresolved import `%.*s`", STR_ARG(text));
  if (at == 0) diag_primary(dg(s), g, "use of unresolved module or unlinked crate `%s`", zsym(s, id->sym));
  else diag_primary(dg(s), g, "could not find `%s` in `%s`", zsym(s, id->sym), zsym(s, im->segs[at - 1].name.sym));
  if (at == 0) suggest_near_crate(s, g, *id);
  else if (f.def && def_names(f.def)) suggest_near_in(s, def_names(f.def), im->m, g, *id);
}

static bool report_private_last(Sema *s, const Import *im) {
  if (im->n < 2 || !im->container) return false;
  NameEntry e;
  for (int ns = 0; ns < NS_COUNT; ns++)
    if (module_find(s, im->container, im->segs[im->n - 1].name.sym, (Namespace)ns, im->m, &e)) {
      report_private(s, im, im->n - 1, e.def);
      return true;
    }
  return false;
}

static void check_import(Sema *s, Import *im) {
  PrefixFail f = {0};
  u32 was = s->resolve->depth++;
  bool ok = false;
  if (im->glob) {
    ok = glob_target(s, im) != NULL || im->n == 0;
    if (!ok) prefix_module(s, im->m, im->segs, im->n, im->global, &f, NULL, NULL);
  } else {
    for (int ns = 0; ns < NS_COUNT; ns++) ok |= import_resolve(s, im, (Namespace)ns) != NULL;
    if (!ok) prefix_module(s, im->m, im->segs, im->n - 1, im->global, &f, NULL, NULL);
  }
  s->resolve->depth = was;
  if (ok) check_reexport(s, im);
  if (ok) return;
  im->failed = true;
  s->resolve->glob_failed |= im->glob;
  if (f.why) report_prefix(s, im, f);
  else if (im->container && module_unsupported(s, im->container->def, im->span)) return;
  else if (!report_private_last(s, im)) {
    Str text = import_text(s, im, im->n);
    Diag *g = diag(dg(s), DIAG_E0432, im->span, "unresolved import `%.*s`", STR_ARG(text));
    if (im->n > 1) diag_primary(dg(s), g, "no `%s` in `%s`", zsym(s, im->segs[im->n - 1].name.sym), im->n == 2 ? zsym(s, im->segs[0].name.sym) : import_text(s, im, im->n - 1).p);
    else diag_primary(dg(s), g, "no external crate `%s`", zsym(s, im->segs[0].name.sym));
    if (im->container) suggest_near_in(s, im->container, im->m, g, im->segs[im->n - 1].name);
    else suggest_near_crate(s, g, im->segs[0].name);
  }
}

/* --- names twice --------------------------------------------------------- */
static Def *binding_def(Sema *s, Binding *b, Namespace ns) { return b->def ? b->def : import_resolve(s, b->imp, ns); }

static void check_clash(Sema *s, Clash c) {
  static const char *const spaces[NS_COUNT] = {"type", "value", "macro"};
  Def *a = binding_def(s, c.first, c.ns), *b = binding_def(s, c.second, c.ns);
  if (!a || !b || c.ns == NS_MACRO) return;
  if (c.ns == NS_VALUE && a->kind == DEF_STRUCT && b->kind == DEF_STRUCT) return; /* said of the type already */
  if (c.ns == NS_VALUE && c.first->imp && c.second->imp && binding_def(s, c.first, NS_TYPE) && binding_def(s, c.second, NS_TYPE)) return;
  bool local = !c.first->imp && !c.second->imp, imports = c.first->imp && c.second->imp;
  if (a->kind == DEF_VARIANT && c.ns == NS_VALUE && local) return;
  bool crate = (!c.first->imp && a->kind == DEF_CRATE) || (!c.second->imp && b->kind == DEF_CRATE);
  DiagCode code = local ? DIAG_E0428 : imports ? DIAG_E0252 : crate ? DIAG_E0254 : DIAG_E0255;
  Binding *later = c.first->span.lo > c.second->span.lo ? c.first : c.second;
  Binding *other = later == c.second ? c.first : c.second;
  Span at = later->def && later->def->item ? later->def->item->span : later->span;
  const char *where = c.m->is_block ? "block" : c.m->def && c.m->def->kind == DEF_ENUM ? "enum" : "module";
  Diag *g = diag(dg(s), code, at, "the name `%s` is defined multiple times", zsym(s, c.name));
  diag_primary(dg(s), g, "`%s` redefined here", zsym(s, c.name));
  diag_label(dg(s), g, other->span, "previous definition of the %s `%s` here", spaces[c.ns], zsym(s, c.name));
  diag_note(dg(s), g, "`%s` must be defined only once in the %s namespace of this %s", zsym(s, c.name), spaces[c.ns], where);
}

/* Names that a parameter cannot have, and defaults that use a later one. */
static void generic_names(Sema *s, const GenericsExpr *g) {
  for (u32 i = 0; i < g->n; i++) {
    const GenericParam *p = &g->v[i];
    if (p->kind == GP_LIFETIME && p->name.sym == SYM_static_lt) {
      Diag *d = diag(dg(s), DIAG_E0262, p->name.span, "invalid lifetime parameter name: `'static`");
      diag_primary(dg(s), d, "'static is a reserved lifetime name");
    }
    for (u32 k = i; k < g->n && p->kind == GP_TYPE && p->ty; k++) {
      if (g->v[k].kind == GP_LIFETIME || type_names(p->ty, SYM_underscore) || !type_names(p->ty, g->v[k].name.sym)) continue;
      Diag *d = diag(dg(s), DIAG_E0128, p->ty->span, "generic parameter defaults cannot reference parameters before they are declared");
      diag_primary(dg(s), d, "cannot reference `%s` before it is declared", zsym(s, g->v[k].name.sym));
      break;
    }
  }
}

static void generic_twice(Sema *s, const GenericsExpr *g) {
  generic_names(s, g);
  for (u32 i = 0; i < g->n; i++)
    for (u32 k = 0; k < i; k++)
      if (g->v[i].name.sym == g->v[k].name.sym) {
        Diag *d = diag(dg(s), DIAG_E0403, g->v[i].name.span, "the name `%s` is already used for a generic parameter in this item's generic parameters", zsym(s, g->v[i].name.sym));
        diag_primary(dg(s), d, "already used");
        diag_label(dg(s), d, g->v[k].name.span, "first use of `%s`", zsym(s, g->v[i].name.sym));
      }
}

static void generic_shadow(Sema *s, const GenericsExpr *g, const GenericsExpr *outer) {
  for (u32 i = 0; i < g->n; i++)
    for (u32 k = 0; k < outer->n; k++)
      if (g->v[i].name.sym == outer->v[k].name.sym && g->v[i].kind == GP_LIFETIME) {
        const char *n = zsym(s, g->v[i].name.sym);
        Diag *d = diag(dg(s), DIAG_E0496, g->v[i].name.span, "lifetime name `%s` shadows a lifetime name that is already in scope", n);
        diag_primary(dg(s), d, "lifetime `%s` already in scope", n);
        diag_label(dg(s), d, outer->v[k].name.span, "first declared here");
      } else if (g->v[i].name.sym == outer->v[k].name.sym)
        diag(dg(s), DIAG_E0403, g->v[i].name.span, "the name `%s` is already used for a generic parameter in this item's generic parameters", zsym(s, g->v[i].name.sym));
}

static void fields_twice(Sema *s, const VariantDef *v) {
  for (u32 i = 0; i < v->n; i++)
    for (u32 k = 0; k < i; k++)
      if (v->fields[i].name == v->fields[k].name) {
        Diag *d = diag(dg(s), DIAG_E0124, v->fields[i].span, "field `%s` is already declared", zsym(s, v->fields[i].name));
        diag_primary(dg(s), d, "field already declared");
        diag_label(dg(s), d, v->fields[k].span, "`%s` first declared here", zsym(s, v->fields[i].name));
      }
}

/* --- bindings of parameters ---------------------------------------------- */
typedef struct Names { Ident v[128]; u32 n; } Names;

static void pattern_names(Sema *s, Pat *p, Names *out, u32 outer) {
  p = pat_of(p);
  if (!p) return;
  if (p->kind == P_BIND) {
    for (u32 i = 0; i < out->n; i++)
      if (out->v[i].sym == p->name.sym && out->v[i].span.ctx == p->name.span.ctx) {
        bool same = i >= outer;
        Diag *g = diag(dg(s), same ? DIAG_E0416 : DIAG_E0415, p->name.span, same ? "identifier `%s` is bound more than once in the same pattern" : "identifier `%s` is bound more than once in this parameter list", zsym(s, p->name.sym));
        diag_primary(dg(s), g, same ? "used in a pattern more than once" : "used as parameter more than once");
        break;
      }
    if (out->n < COUNTOF(out->v)) out->v[out->n++] = p->name;
  }
  pattern_names(s, p->sub, out, outer);
  u32 n = p->kind == P_OR && p->n ? 1 : p->n;
  for (u32 i = 0; i < n; i++) pattern_names(s, p->elems[i], out, outer);
  for (u32 i = 0; i < p->n_fields; i++) pattern_names(s, p->fields[i].pat, out, outer);
}

static void check_params(Sema *s, const FnDecl *fn) {
  Names names = {.n = 0};
  for (u32 i = 0; i < fn->n; i++) pattern_names(s, fn->params[i].pat, &names, names.n);
}

/* --- impls --------------------------------------------------------------- */
static bool same_kind(const Def *a, const Def *b) { return a->kind == b->kind; }

static Def *trait_named(const Def *trait, Sym name) {
  for (u32 i = 0; i < trait->items.n; i++)
    if (trait->items.v[i]->name == name) return trait->items.v[i];
  return NULL;
}

static void not_member(Sema *s, const Def *d, const Def *trait) {
  DiagCode code = d->kind == DEF_FN ? DIAG_E0407 : d->kind == DEF_CONST ? DIAG_E0438 : DIAG_E0437;
  const char *kind = d->kind == DEF_FN ? "method" : d->kind == DEF_CONST ? "const" : "type";
  Diag *g = diag(dg(s), code, d->item->span, "%s `%s` is not a member of trait `%s`", kind, zsym(s, d->name), zsym(s, trait->name));
  diag_primary(dg(s), g, "not a member of trait `%s`", zsym(s, trait->name));
}

static void check_method(Sema *s, const Def *d, const Def *of, const Def *trait) {
  const FnDecl *a = d->item->fn, *b = of->item->fn;
  const char *name = zsym(s, d->name);
  if (a->has_self && !b->has_self)
    diag(dg(s), DIAG_E0185, d->item->span, "method `%s` has a `self` declaration in the impl, but not in the trait", name);
  else if (!a->has_self && b->has_self)
    diag(dg(s), DIAG_E0186, d->item->span, "method `%s` has a `self` declaration in the trait, but not in the impl", name);
  else if (a->n != b->n)
    diag(dg(s), DIAG_E0050, a->sig_span, "method `%s` has %u parameter%s but the declaration in trait `%s::%s` has %u", name, a->n, a->n == 1 ? "" : "s", zsym(s, trait->name), name, b->n);
  u32 na = def_generics(s, (Def *)d)->n, nb = def_generics(s, (Def *)of)->n;
  if (na != nb) diag(dg(s), DIAG_E0049, d->span, "method `%s` has %u type parameter%s but its trait declaration has %u type parameter%s", name, na, na == 1 ? "" : "s", nb, nb == 1 ? "" : "s");
}

static bool provided(const Def *d) {
  if (d->opaque_fn) return true;
  if (d->kind == DEF_FN) return d->item->fn->body != NULL || d->intrinsic;
  return d->kind == DEF_CONST ? d->item->value != NULL : d->item->ty != NULL;
}

static bool given(const Def *impl, const Def *of) {
  for (u32 i = 0; i < impl->items.n; i++)
    if (impl->items.v[i]->name == of->name && same_kind(impl->items.v[i], of)) return true;
  return false;
}

static void check_missing(Sema *s, Def *impl, Def *trait) {
  Buf list = {0};
  u32 n = 0;
  for (u32 i = 0; i < trait->items.n; i++) {
    Def *t = trait->items.v[i];
    if (provided(t) || given(impl, t)) continue;
    buf_fmt(&list, "%s`%s`", n++ ? ", " : "", zsym(s, t->name));
  }
  if (n) {
    Def **missing = NEW_N(s->arena, Def *, n);
    u32 k = 0;
    Diag *g = diag(dg(s), DIAG_E0046, impl->span, "not all trait items implemented, missing: %.*s", STR_ARG(buf_view(&list)));
    diag_primary(dg(s), g, "missing %.*s in implementation", STR_ARG(buf_view(&list)));
    for (u32 i = 0; i < trait->items.n; i++) {
      Def *t = trait->items.v[i];
      if (provided(t) || given(impl, t)) continue;
      if (k < n) missing[k++] = t;
      if (!t->is_lib) diag_label(dg(s), g, t->item->span, "`%s` from trait", zsym(s, t->name));
    }
    suggest_members(s, g, impl, missing, k);
  }
  buf_free(&list);
}

static bool check_orphan(Sema *s, Def *impl) {
  Ty open = NULL;
  if (!impl_is_orphan(impl, &open)) return true;
  if (open) {
    Span at = impl->impl_self->kind == TY_PARAM && impl->item->generics.n ? impl->item->generics.v[0].name.span : impl->span;
    diag(dg(s), DIAG_E0210, at, "type parameter `%s` must be used as the type parameter for some local type", ty_str(s, open).p);
    return false;
  }
  Diag *g = diag(dg(s), DIAG_E0117, impl->span, "only traits defined in the current crate can be implemented for %s",
                 impl->impl_self->kind == TY_ADT || impl->impl_self->kind == TY_DYN ? "types defined outside of the crate" : "primitive types");
  diag_note(dg(s), g, "define and implement a trait or new type instead");
  return false;
}

static void items_twice(Sema *s, const Def *d) {
  bool of_trait = d->kind == DEF_IMPL && d->item->impl_trait;
  for (u32 i = 0; i < d->items.n; i++)
    for (u32 k = 0; k < i; k++) {
      const Def *a = d->items.v[k], *b = d->items.v[i];
      if (a->name != b->name || !same_kind(a, b)) continue;
      DiagCode code = d->kind == DEF_TRAIT ? DIAG_E0428 : of_trait ? DIAG_E0201 : DIAG_E0592;
      Diag *g = diag(dg(s), code, (of_trait ? b : a)->span, "duplicate definitions with name `%s`", zsym(s, b->name));
      diag_primary(dg(s), g, of_trait ? "duplicate definition" : "duplicate definitions for `%s`", zsym(s, b->name));
      diag_label(dg(s), g, (of_trait ? a : b)->span, of_trait ? "previous definition here" : "other definition for `%s`", zsym(s, b->name));
      break;
    }
}

static void check_unsafe_impl(Sema *s, Def *d, Def *trait) {
  bool wants = trait->item && trait->item->unsafe_, has = d->item->unsafe_;
  if (d->impl_negative || d->item->span.ctx || wants == has) return;
  const char *n = zsym(s, trait->name);
  if (wants) diag_help(dg(s), diag(dg(s), DIAG_E0200, d->item->span, "the trait `%s` requires an `unsafe impl` declaration", n), "add `unsafe` to this trait implementation");
  else diag(dg(s), DIAG_E0199, d->item->span, "implementing the trait `%s` is not unsafe", n);
}

static void check_impl(Sema *s, Def *d) {
  impl_header(s, d);
  items_twice(s, d);
  Def *trait = d->impl_trait.trait;
  if (!d->impl_self || d->impl_self->kind == TY_ERR) return;
  check_unconstrained(s, d);
  if (!d->item->impl_trait) {
    if (!type_is_local(d->impl_self) || d->impl_self->kind == TY_REF) {
      bool adt = d->impl_self->kind == TY_ADT || d->impl_self->kind == TY_DYN;
      diag(dg(s), d->impl_self->kind == TY_PARAM ? DIAG_E0118 : adt ? DIAG_E0116 : DIAG_E0390, d->item->self_ty->span,
           adt ? "cannot define inherent `impl` for a type outside of the crate where the type is defined" : "cannot define inherent `impl` for primitive types");
    }
    check_same_names(s, d);
    return;
  }
  if (!trait) return;
  members_read(s, trait, 0);
  bool compared = !impls_incoherent(s, trait);
  for (u32 i = 0; i < d->items.n; i++) {
    Def *it = d->items.v[i], *of = trait_named(trait, it->name);
    if (it->opaque_fn) continue;
    if (!of) not_member(s, it, trait);
    else if (!same_kind(it, of)) diag(dg(s), it->kind == DEF_FN ? DIAG_E0324 : it->kind == DEF_CONST ? DIAG_E0323 : DIAG_E0325, it->item->span, "item `%s` is an associated item of another kind, which doesn't match its trait `%s`", zsym(s, it->name), zsym(s, trait->name));
    else if (it->kind == DEF_FN && compared) {
      check_method(s, it, of, trait);
      check_lifetime_params(s, it, of);
    }
  }
  if (def_is_lang(trait, LANG_drop)) check_drop_impl(s, d);
  if (def_is_lang(trait, LANG_drop) && d->impl_self->kind != TY_ADT)
    diag(dg(s), DIAG_E0120, d->item->self_ty->span, "the `Drop` trait may only be implemented for local structs, enums, and unions");
  if (!check_orphan(s, d)) return; /* rustc does not go on with such an impl */
  check_unsafe_impl(s, d, trait);
  if (!d->impl_negative && compared) check_missing(s, d, trait);
}

/* --- recursive types ----------------------------------------------------- */
static bool holds(Sema *s, Ty t, const Def *d, u32 depth);

static bool adt_holds(Sema *s, Ty t, const Def *d, u32 depth) {
  if (t->def == d) return true;
  if (depth > 12) return false;
  for (u32 i = 0; i < t->def->n_variants; i++)
    for (u32 k = 0; k < t->def->variants[i].n; k++)
      if (holds(s, ty_subst(s, field_type(s, &t->def->variants[i].fields[k]), t->args), d, depth + 1)) return true;
  return false;
}

static bool holds(Sema *s, Ty t, const Def *d, u32 depth) {
  if (t->kind == TY_TUPLE)
    for (u32 i = 0; i < t->args->n; i++)
      if (holds(s, t->args->v[i], d, depth)) return true;
  if (t->kind == TY_ARRAY) return holds(s, t->elem, d, depth);
  if (t->kind != TY_ADT || def_is_lang(t->def, LANG_owned_box) || def_is_lang(t->def, LANG_phantom_data)) return false;
  if (t->def->is_lib && !t->args->n) return false;
  return adt_holds(s, t, d, depth);
}

static void check_infinite(Sema *s, Def *d) {
  for (u32 i = 0; i < d->n_variants; i++)
    for (u32 k = 0; k < d->variants[i].n; k++) {
      FieldDef *f = &d->variants[i].fields[k];
      if (!f->te || !holds(s, field_type(s, f), d, 0)) continue;
      Diag *g = diag(dg(s), DIAG_E0072, d->span, "recursive type `%s` has infinite size", zsym(s, d->name));
      diag_label(dg(s), g, f->te->span, "recursive without indirection");
      diag_help(dg(s), g, "insert some indirection (e.g., a `Box`, `Rc`, or `&`) to break the cycle");
      return;
    }
}

/* --- one item ------------------------------------------------------------ */
static void check_adt(Sema *s, Def *d) {
  u32 n;
  def_variants(s, d, &n);
  for (u32 i = 0; i < n; i++) {
    fields_twice(s, &d->variants[i]);
    for (u32 k = 0; k < d->variants[i].n; k++) field_type(s, &d->variants[i].fields[k]);
  }
  check_infinite(s, d);
}

static void check_fn(Sema *s, Def *d) {
  FnDecl *fn = d->item->fn;
  check_params(s, fn);
  generic_twice(s, &fn->generics);
  if (d->parent && d->parent->item) generic_shadow(s, &fn->generics, &d->parent->item->generics);
  def_sig(s, d);
}

static void check_assoc(Sema *s, Def *d) {
  for (u32 i = 0; i < d->items.n; i++) {
    Def *it = d->items.v[i];
    if (it->opaque_fn) continue;
    check_item(s, it);
  }
}

void check_item(Sema *s, Def *d) {
  if (!d->item || d->is_lib) return;
  check_item_rules(s, d);
  generic_twice(s, &d->item->generics);
  def_predicates(s, d);
  switch (d->kind) {
  case DEF_STRUCT: case DEF_ENUM: case DEF_UNION: check_adt(s, d); break;
  case DEF_FN: check_fn(s, d); break;
  case DEF_IMPL: check_impl(s, d); check_assoc(s, d); break;
  case DEF_TRAIT: {
    u32 n;
    trait_supers(s, d, &n);
    items_twice(s, d);
    check_assoc(s, d);
    break;
  }
  case DEF_CONST: case DEF_STATIC: case DEF_ALIAS: def_type(s, d); break;
  case DEF_ASSOC_TY: def_type(s, d); def_item_bounds(s, d); break;
  default: break;
  }
  check_lifetimes(s, d);
  if (d->kind == DEF_STRUCT || d->kind == DEF_ENUM || d->kind == DEF_UNION || d->kind == DEF_ALIAS) check_unused_params(s, d);
}

static void check_main(Sema *s) {
  if (s->main_fn) return;
  SourceFile *f = s->resolve->file ? s->resolve->file->file : NULL;
  u32 end = f ? f->base + (u32)f->text.n : 0;
  Str name = f ? f->name : STR("main");
  const char *slash = memrchr(name.p, '/', name.n);
  if (slash) name = (Str){slash + 1, (size_t)(name.p + name.n - slash - 1)};
  if (str_ends(name, ".rs")) name.n -= 3;
  Span last = {f && f->text.n ? end - 1 : 0, f && f->text.n ? end : 0, 0}; /* an empty file has no place */
  Diag *g = diag(dg(s), DIAG_E0601, last, "`main` function not found in crate `%.*s`", STR_ARG(name));
  if (f && !f->text.n) diag_note(dg(s), g, "consider adding a `main` function to `%.*s`", STR_ARG(f->name));
  else diag_primary(dg(s), g, "consider adding a `main` function");
}

/* The imports and the names twice from there on: all, or those of a block that has just been collected. */
void resolve_check_names(Sema *s, u32 imports, u32 clashes) {
  ResolveState *r = s->resolve;
  for (u32 i = imports; i < r->imports.n; i++) check_import(s, r->imports.v[i]);
  for (u32 i = clashes; i < r->clashes.n; i++) check_clash(s, r->clashes.v[i]);
}

void resolve_check_items(Sema *s) {
  ResolveState *r = s->resolve;
  resolve_check_names(s, 0, 0);
  for (u32 i = 0; i < r->mods.n; i++)
    for (u32 k = 0; k < r->mods.v[i]->defs.n; k++) check_item(s, r->mods.v[i]->defs.v[k]);
  r->final = true;
  check_main(s);
}
