/* The lifetimes of a body's own signature: what is known of them, and what the body asks of them. */
#include "mir/borrow.h"

bool region_known(const Borrow *w, Region a, Region b) { return a == b || a == REGION_STATIC || bits_has(w->known, a * w->n_universal + b); }

void know_region(Borrow *w, Region a, Region b) {
  if (a < w->n_universal && b < w->n_universal && a != b) bits_set(w->known, a * w->n_universal + b);
}

/* --- implied bounds: what the types say by being well-formed --------------------------- */
typedef struct Inner { Borrow *w; Region shorter; } Inner;
static void inner_one(void *ctx, Region r) {
  Inner *i = ctx;
  know_region(i->w, r, i->shorter);
}

void know_params(Borrow *w, Ty t, Region r) {
  if (t->kind == TY_PARAM) vec_push(w->a, &w->params, (TypeTest){t, r, NO_SPAN});
  for (u32 i = 0; t->args && i < t->args->n; i++) know_params(w, t->args->v[i], r);
  if (t->elem) know_params(w, t->elem, r);
}

void know_implied(Borrow *w, const Shape *sh) {
  if (!sh->regions || ty_callable(sh->ty)) return;
  if (sh->ty->kind == TY_REF) {
    Inner in = {w, sh->regs[0]};
    shape_each(w->R, sh->sub[0], &in, inner_one);
    know_params(w, sh->sub[0]->ty, sh->regs[0]);
  }
  if (sh->ty->kind == TY_ADT) {
    const Sig *g = &data_of(w->R, sh->ty->def)->where;
    for (u32 i = 0; i < g->outlives.n; i++) {
      Region a = g->outlives.v[i].longer, b = g->outlives.v[i].shorter;
      if (a != REGION_ANEW && b != REGION_ANEW && b && a && a <= sh->n_regs && b <= sh->n_regs) know_region(w, sh->regs[a - 1], sh->regs[b - 1]);
    }
    for (u32 i = 0; i < g->type_outlives.n; i++) {
      const TypeOutlives *t = &g->type_outlives.v[i];
      if (t->ty->ty->kind != TY_PARAM || t->ty->ty->index >= sh->n || t->shorter == REGION_ANEW || t->shorter - 1 >= sh->n_regs) continue;
      Inner in = {w, sh->regs[t->shorter - 1]};
      shape_each(w->R, sh->sub[t->ty->ty->index], &in, inner_one);
      know_params(w, sh->sub[t->ty->ty->index]->ty, in.shorter);
    }
  }
  for (u32 i = 0; i < sh->n; i++) know_implied(w, sh->sub[i]);
}

void close_known(Borrow *w) {
  u32 n = w->n_universal;
  for (u32 k = 0; k < n; k++)
    for (u32 i = 0; i < n; i++)
      if (region_known(w, i, k))
        for (u32 j = 0; j < n; j++)
          if (region_known(w, k, j)) know_region(w, i, j);
}

/* --- the regions of a signature -------------------------------------------------------- */
static Shape **identity_types(Borrow *w, u32 *n) {
  TyList *l = ty_identity_args(w->m->s, w->b->def);
  Shape **v = NEW_N(w->a, Shape *, l->n + 1);
  for (u32 i = 0; i < l->n; i++) v[i] = shape_leaf(w->a, l->v[i]);
  *n = l->n;
  return v;
}

void seal_universals(Borrow *w) {
  w->n_universal = w->B.n_regions;
  w->known = bits_new(w->a, w->n_universal < TOO_MANY_REGIONS ? w->n_universal * w->n_universal + 1 : 1);
}

/* `impl Trait + 'a`: what is hidden outlives 'a. */
static void opaque_bounds(Borrow *w, const Sig *g, const Region *lt, const Def *o) {
  for (u32 i = 0; o->opaque_te && i < o->opaque_te->bounds.n; i++) {
    const BoundExpr *b = &o->opaque_te->bounds.v[i];
    if (!b->is_lifetime) continue;
    if (b->lifetime.sym == SYM_static_lt) {
      shape_outlives(&w->B, w->hidden, REGION_STATIC);
      w->hidden = NULL;
      return;
    }
    for (u32 k = 0; k < g->lt.n; k++)
      if (g->lt.name[k] && g->lt.name[k] == b->lifetime.sym) shape_outlives(&w->B, w->hidden, lt[k]);
  }
}

static void from_signature(Borrow *w) {
  MirBody *b = w->b;
  Sig *g = sig_of(w->R, b->def);
  if (!g->known || g->n != b->n_args) return;
  Region *lt = NEW_N(w->a, Region, g->lt.n + 1);
  for (u32 i = 0; i < g->lt.n; i++) lt[i] = region_new(&w->B);
  seal_universals(w);
  if (w->n_universal >= TOO_MANY_REGIONS) return;
  w->sig = w->B.around = g;
  w->B.around_fn = b->def;
  w->B.around_lt = lt;
  u32 n;
  Shape **types = identity_types(w, &n);
  for (u32 i = 0; i <= g->n; i++) {
    Shape *sh = shape_subst(&w->B, i ? g->in[i - 1] : g->out, lt, g->lt.n, types, n);
    know_implied(w, sh);
    if (sh->regions && sh->ty->kind == b->locals.v[i].ty->kind) w->shape[i] = sh;
    else if (!i && sh->ty->kind == TY_OPAQUE) {             /* what the body makes for it is known by now */
      w->B.kind = EDGE_OTHER;
      w->hidden = w->shape[0] = shape_fresh(&w->B, b->locals.v[0].ty);
      shape_outlives(&w->B, w->shape[0], REGION_CALLER);
      opaque_bounds(w, g, lt, sh->ty->def);
    }
  }
  if (b->def->is_async_fn) w->async_result = shape_subst(&w->B, g->result, lt, g->lt.n, types, n);
  if (b->def->parent && b->def->parent->kind == DEF_IMPL)
    know_implied(w, shape_subst(&w->B, head_of(w->R, b->def->parent)->self, lt, g->lt.n, types, n));
  for (u32 i = 0; i < g->outlives.n; i++) {
    Outlives o = g->outlives.v[i];
    if (o.longer != REGION_ANEW && o.shorter != REGION_ANEW) know_region(w, o.longer ? o.longer + 1 : 0, o.shorter ? o.shorter + 1 : 0);
  }
  for (u32 i = 0; i < g->type_outlives.n; i++)
    if (g->type_outlives.v[i].ty->ty->kind == TY_PARAM && g->type_outlives.v[i].shorter != REGION_ANEW)
      know_params(w, g->type_outlives.v[i].ty->ty, g->type_outlives.v[i].shorter ? g->type_outlives.v[i].shorter + 1 : REGION_STATIC);
  close_known(w);
}

/* --- which regions there are ------------------------------------------------------------- */
void borrow_universals(Borrow *w) {
  w->B.n_regions = w->n_universal = 2;
  w->known = bits_new(w->a, 4);
  if (w->summary) {
    borrow_from_captures(w);
  }
  else if (w->b->ast->kind == BODY_FN) from_signature(w);
}

/* --- what the body asks ------------------------------------------------------------------ */
bool not_known(Borrow *w, Region r, void *ctx) {
  const Region *from = ctx;
  return r < w->n_universal && r != REGION_CALLER && !region_known(w, *from, r) && !bits_has(w->asked, r);
}

/* --- lifetimes that do not fit what is written --------------------------------------------- */
typedef struct Has { Region r; bool yes; } Has;
static void has_one(void *ctx, Region r, Variance v) {
  (void)v;
  Has *h = ctx;
  h->yes |= h->r == r;
}
bool has_region(Borrow *w, const Shape *sh, Region r) {
  Has h = {r, false};
  if (sh) shape_variances(&(Varied){w->R, &h, has_one, NULL, false}, sh, VAR_INV);
  return h.yes;
}

static Str lifetime_words(Borrow *w, Region r) {
  if (r == REGION_STATIC) return STR("'static");
  Sym n = w->sig->lt.name[r - 2];
  if (!n) return str_fmt(w->m->arena, "'%u", r - 1);
  return sym_str(w->m->s->sx->in, n);
}

/* The parameter whose type has an elided lifetime; 0: none. */
static LocalId elided_param(Borrow *w, Region r) {
  if (r < 2 || w->sig->lt.name[r - 2]) return 0;
  for (LocalId i = 1; i <= w->b->n_args; i++)
    if (has_region(w, w->shape[i], r)) return i;
  return 0;
}

static bool of_trait_impl(const Def *d) { return d->parent && d->parent->kind == DEF_IMPL && d->parent->impl_trait.trait; }

/* E0621: one lifetime has a name, the other is elided in a parameter's type. */
static bool report_elided(Borrow *w, Region longer, Region shorter, Edge e) {
  LocalId l = elided_param(w, longer);
  if (!l || shorter == REGION_STATIC || !w->sig->lt.name[shorter - 2]) return false;
  const FnDecl *fn = w->b->def->item->fn;
  if ((l == 1 && fn->has_self) || of_trait_impl(w->b->def) || has_region(w, w->shape[0], longer)) return false;
  const MLocal *x = &w->b->locals.v[l];
  Diags *d = w->v->d;
  const char *n = x->src ? sym_z(w->m->s->sx->in, x->name) : NULL;
  Diag *g = n ? diag(d, DIAG_E0621, e.span, "explicit lifetime required in the type of `%s`", n)
              : diag(d, DIAG_E0621, e.span, "explicit lifetime required in parameter type");
  diag_primary(d, g, "lifetime `%.*s` required", STR_ARG(lifetime_words(w, shorter)));
  if (fn->params[l - 1].ty) diag_help_at(d, g, fn->params[l - 1].ty->span, "add explicit lifetime `%.*s` here", STR_ARG(lifetime_words(w, shorter)));
  return true;
}

static LocalId param_with(Borrow *w, Region r) {
  for (LocalId i = 1; i <= w->b->n_args; i++)
    if (has_region(w, w->shape[i], r)) return i;
  return 0;
}

static bool report_escaping(Borrow *w, Region longer, Region shorter, Edge e) {
  LocalId l = param_with(w, longer);
  if (shorter != REGION_STATIC || !l || (e.kind != EDGE_CALL_ARG && e.kind != EDGE_BOUND)) return false;
  Diags *d = w->v->d;
  const MLocal *x = &w->b->locals.v[l];
  const char *n = x->src ? sym_z(w->m->s->sx->in, x->name) : "_";
  const char *what = w->b->def->parent && w->b->def->parent->kind == DEF_IMPL ? "method" : "function";
  Diag *g = diag(d, DIAG_E0521, e.span, "borrowed data escapes outside of %s", what);
  diag_primary(d, g, "`%s` escapes the %s body here", n, what);
  diag_label(d, g, x->span, "`%s` is a reference that is only valid in the %s body", n, what);
  diag_note(d, g, "what is called here requires its argument to live for `'static`");
  return true;
}

static void report_lifetimes(Borrow *w, Region longer, Region shorter) {
  Edge e = blame_of(w, shorter);
  if (!e.span.hi) return;
  if (report_elided(w, longer, shorter, e) || report_escaping(w, longer, shorter, e)) {
    w->v->bad = true;
    return;
  }
  if (!first_time(w, DIAG_lifetime_too_short, e.span)) return;
  Diags *d = w->v->d;
  Diag *g = diag(d, DIAG_lifetime_too_short, e.span, "lifetime may not live long enough");
  Str a = lifetime_words(w, longer), b = lifetime_words(w, shorter);
  const char *doing = e.kind == EDGE_RETURN ? "returning this value" : e.kind == EDGE_CALL_ARG ? "this argument" :
                      e.kind == EDGE_ASSIGN ? "this assignment" : "this";
  diag_primary(d, g, "%s requires that `%.*s` outlives `%.*s`", doing, STR_ARG(a), STR_ARG(b));
  if (shorter != REGION_STATIC && w->sig->lt.name[longer - 2] && w->sig->lt.name[shorter - 2])
    diag_help(d, g, "consider adding the bound `%.*s: %.*s`", STR_ARG(a), STR_ARG(b));
}

/* --- what parameters must outlive -------------------------------------------------------------- */
static bool trait_is_static(Sema *s, const Def *trait, u32 depth) {
  const Item *it = trait->item;
  for (u32 i = 0; it && i < it->bounds.n; i++)
    if (it->bounds.v[i].is_lifetime && it->bounds.v[i].lifetime.sym == SYM_static_lt) return true;
  u32 n = 0;
  const TraitRef *sup = depth < 8 ? trait_supers(s, (Def *)(uintptr_t)trait, &n) : NULL;
  for (u32 i = 0; i < n; i++)
    if (trait_is_static(s, sup[i].trait, depth + 1)) return true;
  return false;
}

static bool param_outlives(Borrow *w, Ty t, Region r) {
  for (u32 i = 0; i < w->params.n; i++)
    if (w->params.v[i].param == t && region_known(w, w->params.v[i].shorter, r)) return true;
  const ParamEnv *env = w->B.f->env;
  for (u32 i = 0; i < env->n; i++)
    if (env->v[i].kind == PRED_TRAIT && env->v[i].tr.args->v[0] == t && trait_is_static(w->m->s, env->v[i].tr.trait, 0)) return true;
  return false;
}

typedef struct Test { Ty t; } Test;
static bool test_fails(Borrow *w, Region r, void *ctx) {
  const Test *t = ctx;
  if (w->summary && r != REGION_STATIC) return false;   /* what its creator's lifetimes are is not known here */
  return r < w->n_universal && r != REGION_CALLER && !param_outlives(w, t->t, r);
}

static void check_tests(Borrow *w) {
  for (u32 i = 0; i < w->B.tests.n; i++) {
    TypeTest t = w->B.tests.v[i];
    Test c = {t.param};
    Region r;
    if (!region_reaches(w, t.shorter, test_fails, &c, &r)) continue;
    DiagCode code = r == REGION_STATIC ? DIAG_E0310 : DIAG_E0309;
    if (!first_time(w, code, t.span)) continue;
    Str n = ty_text(w->v, t.param), l = lifetime_words(w, r);
    Diag *g = diag(w->v->d, code, t.span, "the parameter type `%.*s` may not live long enough", STR_ARG(n));
    diag_primary(w->v->d, g, "the parameter type `%.*s` must be valid for `%.*s`", STR_ARG(n), STR_ARG(l));
    diag_help(w->v->d, g, "consider adding an explicit lifetime bound: `%.*s: %.*s`", STR_ARG(n), STR_ARG(l));
  }
}

/* --- what an opaque result hides ---------------------------------------------------------------- */
static bool in_hidden(Borrow *w, Region r, void *ctx) {
  (void)ctx;
  return has_region(w, w->hidden, r);
}

void check_hidden(Borrow *w) {
  Def *o = w->hidden ? w->sig->out->ty->def : NULL;
  if (!o || !o->opaque_te) return;
  bool precise = o->opaque_te->bounds.precise;
  for (u32 i = 0; i < w->sig->lt.n && !precise; i++)
    if (opaque_captures(w->R, o, i)) return;           /* it may be one of these */
  for (Region r = 2; r < w->n_universal; r++) {
    Region to;
    if (precise && r - 2 < w->sig->lt.n && opaque_captures(w->R, o, r - 2)) continue;
    if (!region_reaches(w, r, in_hidden, NULL, &to)) continue;
    Edge e = blame_of(w, to);
    if (!e.span.hi) continue;
    w->v->bad = w->hidden_bad = true;
    Str n = ty_text(w->v, w->sig->out->ty);
    Diag *g = diag(w->v->d, DIAG_E0700, e.span, "hidden type for `%.*s` captures lifetime that does not appear in bounds", STR_ARG(n));
    diag_label(w->v->d, g, o->opaque_te->span, "opaque type defined here");
    diag_help(w->v->d, g, "add a `use<...>` bound, or a lifetime such as `+ '_`, to say that `%.*s` is captured", STR_ARG(lifetime_words(w, r)));
    return;
  }
}

void check_universals(Borrow *w) {
  if (w->n_universal >= TOO_MANY_REGIONS) return;
  w->asked = bits_new(w->a, w->n_universal);
  if (w->summary) {
    summarise(w);
    if (w->asks_static) check_tests(w);
    return;
  }
  if (!w->sig) return;
  for (Region r = 2; r < w->n_universal; r++) {
    Region to;
    if (region_reaches(w, r, not_known, &r, &to)) report_lifetimes(w, r, to);
  }
  check_tests(w);
}
