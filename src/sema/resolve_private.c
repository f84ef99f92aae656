/* resolve_private — private_interfaces, private_bounds, E0446: what can be reached from further away than the
 * types that it speaks of, as rustc_privacy compares them.
 *
 * A visibility is the module in which something can be named; NULL: everywhere. An item is reached from where both it
 * and all that stands around it can be named; what `pub use` adds to that is left out, so that too little is said
 * and never too much. */
#include "sema/resolve.h"

typedef struct Look {
  Sema *s;
  const Def *item;             /* that is judged */
  Span at;
  Str name;
  Module *reach;               /* where it can be reached */
  bool bounds;                 /* what is looked at are bounds */
  const Module *assoc_vis; bool assoc; /* of an impl's associated type: E0446 below that */
} Look;

static Module *narrower(Module *a, Module *b) { return !a ? b : !b || module_inside(a, b) ? a : b; }

static Module *vis_module(Sema *s, Vis v, Module *m) {
  if (v.kind == VIS_PUB) return NULL;
  Module *at = module_normal(m);
  if (v.kind == VIS_CRATE) return crate_root(s, 0);
  if (v.kind == VIS_SUPER && at->parent) return module_normal(at->parent);
  if (v.kind == VIS_IN && v.in) {
    PrefixFail fail;
    Module *in = prefix_module(s, at, v.in->segs, v.in->n, v.in->global, &fail, NULL, NULL);
    if (in) return module_normal(in);
  }
  return at;
}

static Module *nominal(Sema *s, const Def *d) { return vis_module(s, d->vis, d->module); }

/* From where a thing of that visibility in m is reached. */
static Module *reached(Sema *s, Module *own, Module *m) {
  for (; m; m = m->parent)
    if (m->def && m->def->kind == DEF_MOD) own = narrower(own, vis_module(s, m->def->vis, m->parent));
  return own;
}
static Module *reach_of(Sema *s, const Def *d) { return reached(s, nominal(s, d), d->module); }

static void judge(Look *l, Def *d) {
  if (!d || d->is_lib || !d->item) return;
  Module *own = nominal(l->s, d);
  const char *what = d->kind == DEF_TRAIT ? "trait" : "type", *n = sym_z(l->s->sx->in, d->name);
  Diags *dg = l->s->sx->diags;
  if (l->assoc && own && narrower(own, (Module *)(uintptr_t)l->assoc_vis) == own && own != l->assoc_vis) {
    Diag *g = diag(dg, DIAG_E0446, l->at, "private %s `%s` in public interface", what, n);
    diag_primary(dg, g, "can't leak private %s", what);
    return;
  }
  if (!own || own == l->reach || narrower(own, l->reach) != own) return;
  DiagCode code = l->bounds ? DIAG_private_bounds : DIAG_private_interfaces;
  Diag *g = diag(dg, code, l->at, "%s `%s` is more private than the item `%.*s`", what, n, STR_ARG(l->name));
  diag_label(dg, g, d->span, "the %s can be named in fewer places", what);
}

static bool judge_part(void *ctx, Ty t);
static void judge_preds(Look *l, Predicates ps) {
  for (u32 i = 0; i < ps.n; i++) {
    judge(l, ps.v[i].tr.trait);
    for (u32 k = 1; k < ps.v[i].tr.args->n; k++) ty_any(ps.v[i].tr.args->v[k], judge_part, l);
    if (ps.v[i].kind == PRED_PROJ && ps.v[i].ty) ty_any(ps.v[i].ty, judge_part, l);
  }
}
static bool judge_part(void *ctx, Ty t) {
  Look *l = ctx;
  if (t->kind == TY_ADT || t->kind == TY_DYN) judge(l, t->def);
  if (t->kind == TY_PROJ) judge(l, t->def->parent);
  if (t->kind == TY_OPAQUE && !t->def->busy) {
    t->def->busy = true;
    judge_preds(l, *def_item_bounds(l->s, t->def));
    t->def->busy = false;
  }
  return false;
}
static void judge_type(Look *l, Ty t) { if (t) ty_any(t, judge_part, l); }

static void judge_bounds(Look *l, Def *d) {
  const Generics *g = def_generics(l->s, d);
  if (!g) return;
  Predicates ps = *def_predicates(l->s, d);
  l->bounds = true;
  for (u32 i = 0; i < ps.n; i++) {
    Ty self = ps.v[i].tr.args->v[0];
    bool outer = self->kind == TY_PARAM && self->index < g->parent_n;   /* the impl's or trait's own affair */
    if (!outer) judge_preds(l, (Predicates){&ps.v[i], 1});
  }
  u32 n = 0;
  const TraitRef *sup = d->kind == DEF_TRAIT ? trait_supers(l->s, d, &n) : NULL;
  for (u32 i = 0; i < n; i++) judge(l, sup[i].trait);
  l->bounds = false;
}

static void judge_fn(Look *l, Def *d) {
  judge_bounds(l, d);
  const FnSig *sig = def_sig(l->s, d);
  for (u32 i = 0; i < sig->n; i++) judge_type(l, sig->inputs[i]);
  judge_type(l, sig->output);
}

static Span head_of_item(const Def *d) {
  Span sp = d->item->span;
  if (d->span.hi > sp.lo) sp.hi = d->span.hi;
  return sp;
}

static Look look_at(Sema *s, const Def *d, Module *reach) {
  return (Look){.s = s, .item = d, .at = head_of_item(d), .name = sym_str(s->sx->in, d->name), .reach = reach};
}

static void fields_of(Sema *s, Def *d, Module *reach) {
  u32 n;
  VariantDef *v = def_variants(s, d, &n);
  for (u32 i = 0; i < n; i++)
    for (u32 k = 0; k < v[i].n; k++) {
      FieldDef *f = &v[i].fields[k];
      Look l = look_at(s, d, d->kind == DEF_ENUM ? reach : narrower(reach, vis_module(s, f->vis, d->module)));
      l.at = f->span;
      l.name = str_fmt(s->arena, "%s::%s", sym_z(s->sx->in, d->name), sym_z(s->sx->in, f->name));
      judge_type(&l, field_type(s, f));
    }
}

static void member(Sema *s, Def *d, Module *reach, const Module *assoc_vis, bool of_impl) {
  Look l = look_at(s, d, reach);
  if (d->kind == DEF_FN) judge_fn(&l, d);
  else if (d->kind == DEF_CONST || (d->kind == DEF_ASSOC_TY && of_impl)) {
    l.assoc = d->kind == DEF_ASSOC_TY;
    l.assoc_vis = assoc_vis;
    judge_type(&l, def_type(s, d));
  }
}

typedef struct Least { Sema *s; Module *reach, *vis; } Least;
static bool least_part(void *ctx, Ty t) {
  Least *x = ctx;
  if ((t->kind == TY_ADT || t->kind == TY_DYN) && t->def && !t->def->is_lib) {
    x->reach = narrower(x->reach, reach_of(x->s, t->def));
    x->vis = narrower(x->vis, nominal(x->s, t->def));
  }
  return false;
}

static void judge_impl(Sema *s, Def *d) {
  impl_header(s, d);
  if (!d->impl_self) return;
  Least x = {.s = s};
  ty_any(d->impl_self, least_part, &x);
  Def *trait = d->impl_trait.trait;
  if (d->item->impl_trait && !trait) return;
  if (trait && !trait->is_lib) {
    x.reach = narrower(x.reach, reach_of(s, trait));
    x.vis = narrower(x.vis, nominal(s, trait));
  }
  for (u32 i = 1; trait && i < d->impl_trait.args->n; i++) ty_any(d->impl_trait.args->v[i], least_part, &x);
  for (u32 i = 0; i < d->items.n; i++) {
    Def *it = d->items.v[i];
    if (it->item && !it->opaque_fn && !it->span.ctx) member(s, it, trait ? x.reach : narrower(x.reach, reach_of(s, it)), x.vis, trait != NULL);
  }
}

static void judge_def(Sema *s, Def *d) {
  if (d->is_lib || !d->item || d->opaque_fn || d->span.ctx || !d->module || d->module->is_block) return;
  Module *reach = reach_of(s, d);
  Look l = look_at(s, d, reach);
  switch (d->kind) {
  case DEF_FN: judge_fn(&l, d); break;
  case DEF_CONST: case DEF_STATIC: case DEF_ALIAS: judge_type(&l, def_type(s, d)); break;
  case DEF_STRUCT: case DEF_ENUM: case DEF_UNION:
    judge_bounds(&l, d);
    fields_of(s, d, reach);
    break;
  case DEF_TRAIT:
    judge_bounds(&l, d);
    for (u32 i = 0; i < d->items.n; i++)
      if (d->items.v[i]->item && !d->items.v[i]->opaque_fn) member(s, d->items.v[i], reach, NULL, false);
    break;
  case DEF_IMPL: judge_impl(s, d); break;
  default: break;
  }
}

/* --- what other crates could reach: public by its path, by a `pub use`, or in what is reached so --------------- */
typedef struct Public { Sema *s; Map *set; VEC(Def *) work; } Public;

static void make_public(Public *p, Def *d) {
  if (!d || d->is_lib || map_get(p->set, d->id, NULL)) return;
  map_put(p->s->arena, p->set, d->id, 1);
  vec_push(p->s->arena, &p->work, d);
}
static bool public_part(void *ctx, Ty t) {
  if ((t->kind == TY_ADT || t->kind == TY_DYN) && t->def && t->def->vis.kind == VIS_PUB) make_public(ctx, t->def);
  return false;
}
static void public_types(Public *p, Def *d) {
  u32 n;
  if (d->kind == DEF_FN) {
    const FnSig *sig = def_sig(p->s, d);
    for (u32 i = 0; i < sig->n; i++) ty_any(sig->inputs[i], public_part, p);
    ty_any(sig->output, public_part, p);
    if (d->is_async_fn) ty_any(fn_async_result(p->s, d), public_part, p);
  } else if (d->kind == DEF_STRUCT || d->kind == DEF_ENUM) {
    VariantDef *v = def_variants(p->s, d, &n);
    for (u32 i = 0; i < n; i++)
      for (u32 k = 0; k < v[i].n; k++)
        if (d->kind == DEF_ENUM || v[i].fields[k].vis.kind == VIS_PUB) ty_any(field_type(p->s, &v[i].fields[k]), public_part, p);
  } else if (d->kind == DEF_CONST || d->kind == DEF_STATIC || d->kind == DEF_ALIAS) {
    if (def_type(p->s, d)) ty_any(def_type(p->s, d), public_part, p);
  }
  for (u32 i = 0; d->kind == DEF_TRAIT && i < d->items.n; i++)
    if (d->items.v[i]->kind == DEF_FN) public_types(p, d->items.v[i]);
}
static void public_impl(Public *p, Def *d) {
  impl_header(p->s, d);
  if (!d->impl_self || !d->impl_self->def || !map_get(p->set, d->impl_self->def->id, NULL)) return;
  for (u32 i = 0; i < d->items.n; i++)
    if (d->items.v[i]->kind == DEF_FN && (d->impl_trait.trait || d->items.v[i]->vis.kind == VIS_PUB)) public_types(p, d->items.v[i]);
}

bool reached_publicly(Sema *s, const Def *d) {
  ResolveState *r = s->resolve;
  if (r->public_known) return map_get(&r->public_defs, d->id, NULL);
  r->public_known = true;
  Public p = {.s = s, .set = &r->public_defs};
  for (u32 i = 0; i < r->imports.n; i++) {
    Import *im = r->imports.v[i];
    if (im->vis.kind != VIS_PUB || im->m->is_block || im->m->krate->is_lib || reached(s, NULL, im->m)) continue;
    for (u32 k = 0; k < NS_COUNT; k++)
      if (im->def[k] && im->def[k]->vis.kind == VIS_PUB) make_public(&p, im->def[k]);
  }
  for (u32 i = 0; i < r->mods.n; i++)
    for (u32 k = 0; k < r->mods.v[i]->defs.n; k++) {
      Def *x = r->mods.v[i]->defs.v[k];
      if (!x->is_lib && x->kind != DEF_IMPL && x->module && !x->module->is_block && !reach_of(s, x)) make_public(&p, x);
    }
  while (p.work.n) {
    while (p.work.n) public_types(&p, vec_pop(&p.work));
    for (u32 i = 0; i < r->mods.n; i++)
      for (u32 k = 0; k < r->mods.v[i]->defs.n; k++)
        if (r->mods.v[i]->defs.v[k]->kind == DEF_IMPL && !r->mods.v[i]->defs.v[k]->is_lib) public_impl(&p, r->mods.v[i]->defs.v[k]);
  }
  return map_get(&r->public_defs, d->id, NULL);
}

/* --- two more lints on items ------------------------------------------------------------------- */
static void alias_bounds(Sema *s, const Def *d) {
  const GenericsExpr *g = &d->item->generics;
  for (u32 i = 0; i < g->n; i++)
    if (g->v[i].kind == GP_TYPE && g->v[i].bounds.n)
      diag(s->sx->diags, DIAG_type_alias_bounds, g->v[i].name.span, "bounds on generic parameters in type aliases are not enforced");
  if (g->n_preds) diag(s->sx->diags, DIAG_type_alias_bounds, g->preds[0].span, "where clauses on type aliases are not enforced");
}

static bool of_a_block(void *ctx, Ty t) {
  (void)ctx;
  return (t->kind == TY_ADT || t->kind == TY_DYN) && t->def && !t->def->is_lib && t->def->module && t->def->module->is_block;
}

/* An impl inside of a function whose type and trait both stand outside of it. */
static void non_local(Sema *s, Def *d) {
  if (!d->module || !d->module->is_block || d->span.ctx || !d->item) return;
  impl_header(s, d);
  Def *trait = d->impl_trait.trait;
  if (!d->impl_self || (d->item->impl_trait && !trait) || ty_any(d->impl_self, of_a_block, NULL)) return;
  if (trait && !trait->is_lib && trait->module && trait->module->is_block) return;
  for (u32 i = 1; trait && i < d->impl_trait.args->n; i++)
    if (ty_any(d->impl_trait.args->v[i], of_a_block, NULL)) return;
  diag(s->sx->diags, DIAG_non_local_definitions, d->span,
       "non-local `impl` definition, `impl` blocks should be written at the same level as their item");
}

void lint_items(Sema *s) {
  ResolveState *r = s->resolve;
  for (u32 i = 0; i < r->mods.n; i++)
    for (u32 k = 0; k < r->mods.v[i]->defs.n; k++) {
      Def *d = r->mods.v[i]->defs.v[k];
      if (d->is_lib || !d->item) continue;
      if (d->kind == DEF_ALIAS && !d->span.ctx) alias_bounds(s, d);
      if (d->kind == DEF_IMPL) non_local(s, d);
    }
}

void private_lint(Sema *s) {
  ResolveState *r = s->resolve;
  for (u32 i = 0; i < r->mods.n; i++)
    for (u32 k = 0; k < r->mods.v[i]->defs.n; k++) judge_def(s, r->mods.v[i]->defs.v[k]);
}

bool has_modules(Sema *s) {
  for (u32 i = 0; i < s->resolve->mods.n; i++)
    if (s->resolve->mods.v[i]->def && s->resolve->mods.v[i]->def->kind == DEF_MOD) return true;
  return false;
}
