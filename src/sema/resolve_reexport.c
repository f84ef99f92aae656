/* resolve_reexport — what a `use` may hand on and how it is written: E0364, E0365; and inherent impls of one type
 * that have an item of the same name (E0592). rustc: rustc_resolve::imports, coherence::inherent_impls_overlap. */
#include "sema/resolve.h"

static const char *zsym(Sema *s, Sym n) { return sym_z(s->sx->in, n); }

/* --- visibility as the module inside of which something can be seen; NULL: everywhere ------- */
static Module *seen_in(Sema *s, Vis v, Module *defined_in) {
  Module *at = module_normal(defined_in);
  switch (v.kind) {
  case VIS_PUB: return NULL;
  case VIS_CRATE: return defined_in->krate->root->as_module;
  case VIS_SUPER: return at->parent ? module_normal(at->parent) : at;
  case VIS_IN: {
    PrefixFail fail;
    Module *in = v.in ? prefix_module(s, at, v.in->segs, v.in->n, v.in->global, &fail, NULL, NULL) : NULL;
    return in ? in : at;
  }
  case VIS_PRIVATE: break;
  }
  return at;
}

/* Is what can be seen in a seen in all of b? */
static bool at_least(Module *a, Module *b) {
  if (!a) return true;
  for (; b; b = b->parent)
    if (b == a) return true;
  return false;
}

void check_reexport(Sema *s, Import *im) {
  Sym name = im->segs[im->n - 1].name.sym;
  Module *wanted = seen_in(s, im->vis, im->m), *least = NULL;
  Def *held = NULL;
  bool is_type = false;
  if (im->vis.kind == VIS_PRIVATE || im->glob || im->m->krate->is_lib || import_resolve(s, im, NS_MACRO)) return;
  for (Namespace ns = NS_TYPE; ns <= NS_VALUE; ns++) {
    Def *d = import_resolve(s, im, ns);
    NameEntry e;
    if (!d) continue;
    bool there = im->n == 1 ? lexical_find(s, im->m, name, ns, &e, false) : im->container && module_find(s, im->container, name, ns, im->m, &e);
    if (!there || e.def != d || !e.in || e.in->krate->is_lib || d->kind == DEF_CRATE || d->kind == DEF_VARIANT) return;
    least = seen_in(s, e.vis, e.in);
    if (at_least(least, wanted)) return;
    held = d;
    is_type = ns == NS_TYPE;
  }
  if (!held) return;
  bool crate = least == im->m->krate->root->as_module;
  const char *how = crate ? "only public within the crate, and cannot be re-exported outside" : "private, and cannot be re-exported";
  Diag *g = diag(s->sx->diags, is_type ? DIAG_E0365 : DIAG_E0364, im->span, "`%s` is %s", zsym(s, name), how);
  if (is_type) diag_primary(s->sx->diags, g, "re-export of %s `%s`", crate ? "crate public" : "private", zsym(s, name));
  if (is_type) diag_note(s->sx->diags, g, "consider declaring type or module `%s` with `pub`", zsym(s, name));
  else diag_note_at(s->sx->diags, g, held->span, "consider marking `%s` as `pub` in the imported module", zsym(s, name));
}

/* --- inherent impls of one type ------------------------------------------------------------- */
static void same_names(Sema *s, const Def *a, const Def *b) {
  for (u32 i = 0; i < a->items.n; i++)
    for (u32 k = 0; k < b->items.n; k++) {
      const Def *x = a->items.v[i], *y = b->items.v[k];
      if (x->name != y->name || (x->kind == DEF_ASSOC_TY) != (y->kind == DEF_ASSOC_TY) || x->opaque_fn || y->opaque_fn) continue;
      Diag *g = diag(s->sx->diags, DIAG_E0592, x->span, "duplicate definitions with name `%s`", zsym(s, x->name));
      diag_primary(s->sx->diags, g, "duplicate definitions for `%s`", zsym(s, x->name));
      diag_label(s->sx->diags, g, y->span, "other definition for `%s`", zsym(s, x->name));
    }
}

/* Impls with conditions of their own are taken to be apart. */
static bool plain(Sema *s, Def *impl) { return def_predicates(s, impl)->n <= generics_total(def_generics(s, impl)); }

void check_same_names(Sema *s, Def *impl) {
  if (!plain(s, impl)) return;
  const DefVec *all = own_impls(s);
  for (u32 i = 0; i < all->n; i++) {
    Def *o = all->v[i];
    if (o == impl) return;
    if (o->item->impl_trait) continue;
    impl_header(s, o);
    if (o->impl_self && heads_overlap(o->impl_self, impl->impl_self) && plain(s, o)) same_names(s, o, impl);
  }
}
