/* Closures and async blocks: the regions of what they capture, take and return, and what their body asks of these.
 *
 * Most of them are the creator's to judge: they are slots, and what must hold between slots becomes constraints
 * where the closure is made and called (ClosureNeeds). But some are others at each call, as rustc's late-bound ones:
 * the borrow of the captures themselves (`env`), and those lifetimes of the signature that a bound's Fn(&str) or an
 * annotation leaves open. What has one of them cannot leave the call; that is told here.
 */
#include "mir/borrow.h"

/* --- the regions -------------------------------------------------------------------------- */
static void slot_one(void *ctx, Region r) {
  Borrow *w = ctx;
  vec_push(w->a, &w->slots, r);
}

static bool is_once(const Borrow *w, Region r) {
  for (u32 i = 0; i < w->once.n; i++)
    if (w->once.v[i] == r) return true;
  return false;
}

typedef struct Own { Borrow *w; VEC(Region) bound, is; } Own;

static Region own_region(Own *o, Region bound, Region fresh) {
  for (u32 i = 0; i < o->bound.n; i++)
    if (o->bound.v[i] == bound) return o->is.v[i];
  Region r = region_bound(fresh) ? region_new(&o->w->B) : fresh;
  vec_push(o->w->a, &o->bound, bound);
  vec_push(o->w->a, &o->is, r);
  vec_push(o->w->a, &o->w->once, r);
  return r;
}

/* t: the type as the bound has it. Where that has a lifetime of its own signature, sh has one too. */
static void bind(Own *o, const Shape *t, Shape *sh) {
  if (!t->regions || !sh->regions || ty_callable(sh->ty)) return;
  if (t->ty->kind != sh->ty->kind || t->ty->def != sh->ty->def || t->n_regs != sh->n_regs) return;
  for (u32 i = 0; i < sh->n_regs; i++)
    if (region_bound(t->regs[i])) sh->regs[i] = own_region(o, t->regs[i], sh->regs[i]);
  for (u32 i = 0; i < t->n && i < sh->n; i++) bind(o, t->sub[i], sh->sub[i]);
}

/* Parameters and result as the bound that the signature was taken from has them; NULL: it is not known. */
static Shape **expected(Borrow *w, const AstBody *ab) {
  u32 n = 0;
  if (!ab->sig_of) return NULL;
  if (ab->sig_of->kind == DEF_OPAQUE) {
    Shape **v = opaque_signature(w->R, ab->sig_of, &n);
    return n == ab->n_params ? v : NULL;
  }
  const Sig *g = ab->sig_of->kind == DEF_FN ? sig_of(w->R, ab->sig_of) : NULL;
  for (u32 i = 0; g && i < g->bounds.n; i++) {
    const Bound *b = &g->bounds.v[i];
    if (b->out && b->n_in == ab->n_params && b->span.lo == ab->sig_at.lo && b->span.hi == ab->sig_at.hi) return b->in;      /* out is behind them */
  }
  return NULL;
}

static void signature(Borrow *w) {
  MirBody *b = w->b;
  const AstBody *ab = b->ast;
  Shape **want = expected(w, ab);
  Own all = {.w = w};
  for (u32 i = 2; i <= b->n_args; i++) {
    Shape *sh = w->shape[i] = shape_fresh(&w->B, b->locals.v[i].ty);
    if (want) bind(&all, want[i - 2], sh);
    else if (!ab->sig_wanted && ab->expr->params[i - 2].ty) {
      Own own = {.w = w};
      shape_annotated(&w->B, sh, ab->expr->params[i - 2].ty);
      bind(&own, sh, sh);
    }
    shape_each(w->R, sh, w, slot_one);
  }
  w->shape[0] = shape_fresh(&w->B, b->locals.v[0].ty);
  if (want) bind(&all, want[ab->n_params], w->shape[0]);
  shape_each(w->R, w->shape[0], w, slot_one);
}

/* What the function around it is told of its parameters holds in it too, as far as no lifetime of the function's is named. */
static void params_of_outer(Borrow *w) {
  Def *fn = w->b->def;
  while (fn && (fn->kind == DEF_CLOSURE || fn->kind == DEF_ASYNC)) fn = fn->parent;
  Sig *g = fn && fn->kind == DEF_FN ? sig_of(w->R, fn) : NULL;
  w->asks_static = g && g->known;
  if (w->asks_static) w->B.around = g, w->B.around_fn = fn;
  for (u32 i = 0; w->asks_static && i < g->type_outlives.n; i++)
    if (g->type_outlives.v[i].ty->ty->kind == TY_PARAM && g->type_outlives.v[i].shorter == REGION_STATIC)
      know_params(w, g->type_outlives.v[i].ty->ty, REGION_STATIC);
}

static Shape *behind(Borrow *w, Ty ref, Shape *in) {
  Shape *r = shape_new(w->a, ref, 1, 1);
  r->regs[0] = region_new(&w->B);
  r->sub[0] = in;
  shape_seal(r);
  return r;
}

void borrow_from_captures(Borrow *w) {
  MirBody *b = w->b;
  Shape *env = shape_fresh(&w->B, b->ast->expr->ty);
  bool async = b->ast->kind == BODY_ASYNC;
  for (u32 i = 0; i < env->n; i++) shape_each(w->R, env->sub[i], w, slot_one);
  if (async) w->shape[0] = env->n ? env->sub[env->n - 1] : NULL;
  else signature(w);
  w->shape[1] = env;
  if (b->locals.v[1].ty->kind == TY_REF) {
    w->shape[1] = behind(w, b->locals.v[1].ty, env);
    if (!async && !b->ast->expr->async_) {                 /* an async closure's future may borrow from it */
      w->env = w->shape[1]->regs[0];
      vec_push(w->a, &w->once, w->env);
    }
  }
  seal_universals(w);
  if (w->n_universal < TOO_MANY_REGIONS) {
    for (u32 i = 0; i <= b->n_args; i++)
      if (w->shape[i] && i != 1) know_implied(w, w->shape[i]);
    know_implied(w, env);
    close_known(w);
  }
  params_of_outer(w);
}

/* --- what must not leave the call ------------------------------------------------------------ */
/* The parameter, or with captures the captured variable, in whose type it is. */
static Str name_with(Borrow *w, Region r, bool captures) {
  const AstBody *ab = w->b->ast;
  for (LocalId i = 2; i <= w->b->n_args; i++)
    if (has_region(w, w->shape[i], r)) return w->b->locals.v[i].src ? sym_str(w->m->s->sx->in, w->b->locals.v[i].name) : STR("_");
  const Shape *env = w->shape[1]->ty->kind == TY_REF ? w->shape[1]->sub[0] : w->shape[1];
  for (u32 i = 0; captures && i < env->n && i < ab->n_captures; i++)
    if (has_region(w, env->sub[i], r)) return sym_str(w->m->s->sx->in, ab->captures[i].local->name.sym);
  return (Str){0};
}

static void captured_leaves(Borrow *w, Edge e, const char *kind) {
  Diags *d = w->v->d;
  if (!first_time(w, DIAG_captured_leaves_closure, e.span)) return;
  bool future = w->b->locals.v[0].ty->kind == TY_ASYNC;
  Diag *g = diag(d, DIAG_captured_leaves_closure, e.span, "captured variable cannot escape `%s` closure body", kind);
  diag_primary(d, g, future ? "returns an `async` block that contains a reference to a captured variable, which then escapes the closure body"
                            : "returns a reference to a captured variable which escapes the closure body");
  diag_label(d, g, w->b->ast->expr->span, "inferred to be a `%s` closure", kind);
  for (u32 i = 0; i < w->b->ast->n_captures; i++) {
    const Capture *c = &w->b->ast->captures[i];
    if (c->span.lo < e.span.lo || c->span.hi > e.span.hi) continue;
    diag_label(d, g, c->local->name.span, "variable defined here");
    diag_label(d, g, c->span, "variable captured here");
    break;
  }
  diag_note(d, g, "`%s` closures only have access to their captured variables while they are executing...", kind);
  diag_note(d, g, "...therefore, they cannot allow references to captured variables to escape");
}

static void lent_leaves(Borrow *w, Edge e, Str n, Str out) {
  Diags *d = w->v->d;
  if (!first_time(w, DIAG_E0521, e.span)) return;
  Diag *g = diag(d, DIAG_E0521, e.span, "borrowed data escapes outside of closure");
  if (n.n) diag_primary(d, g, "`%.*s` escapes the closure body here", STR_ARG(n));
  else diag_primary(d, g, "a temporary borrow escapes the closure body here");
  if (n.n) diag_note(d, g, "`%.*s` is a reference that is only valid in the closure body", STR_ARG(n));
  if (out.n) diag_help(d, g, "`%.*s` is declared outside the closure, so data borrowed inside it cannot be stored into it", STR_ARG(out));
}

static void report_leaving(Borrow *w, Region r, Region to, Edge e) {
  Diags *d = w->v->d;
  ClosureKind k = w->b->ast->closure_kind;
  const char *kind = k == CLOSURE_FN ? "Fn" : k == CLOSURE_FN_MUT ? "FnMut" : "FnOnce";
  if (r == w->env && k == CLOSURE_FN_MUT && e.kind == EDGE_RETURN) {
    captured_leaves(w, e, kind);
    return;
  }
  Str n = r == w->env ? (Str){0} : name_with(w, r, false), out = is_once(w, to) ? (Str){0} : name_with(w, to, true);
  if (e.kind != EDGE_RETURN && !is_once(w, to) && (n.n || out.n)) {
    lent_leaves(w, e, n, out);
    return;
  }
  if (!first_time(w, DIAG_lifetime_too_short, e.span)) return;
  Diag *g = diag(d, DIAG_lifetime_too_short, e.span, "lifetime may not live long enough");
  const char *doing = e.kind == EDGE_RETURN ? "returning this value" : e.kind == EDGE_CALL_ARG ? "this argument" : "this";
  const char *must = to == REGION_STATIC ? "'static" : e.kind == EDGE_RETURN ? "the lifetime in the closure's return type"
                                                                            : "the call of the closure";
  if (r == w->env) {
    diag_primary(d, g, "%s requires that the borrow of what is captured outlives %s", doing, must);
    diag_label(d, g, w->b->ast->expr->span, "it lives as long as this closure's body runs");
    diag_note(d, g, "closure implements `%s`, so references to captured variables can't escape the closure", kind);
  } else {
    diag_primary(d, g, "%s requires that `%.*s` outlives %s", doing, STR_ARG(n), must);
    diag_note(d, g, "the lifetime of `%.*s` is another at every call of the closure", STR_ARG(n));
  }
}

/* --- what is needed of the slots ---------------------------------------------------------------- */
static u32 slot_of(const Borrow *w, Region r) {
  if (r == REGION_STATIC) return REGION_STATIC;
  for (u32 i = 0; i < w->slots.n; i++)
    if (w->slots.v[i] == r) return i + 1;
  return UINT32_MAX;
}

static void forget_asked(Borrow *w) { memset(w->asked.w, 0, (w->asked.n + 63) / 64 * sizeof *w->asked.w); }

static void needs_of(Borrow *w, Region r, ClosureNeeds *k) {
  Region to;
  u32 from = slot_of(w, r);
  bool once = is_once(w, r), told = false;
  forget_asked(w);
  while ((from != UINT32_MAX || once) && region_reaches(w, r, not_known, &r, &to)) {
    bits_set(w->asked, to);
    Edge e = blame_of(w, to);
    if (once && !told && e.span.hi) {
      told = true;
      report_leaving(w, r, to, e);
    }
    if (from == UINT32_MAX || slot_of(w, to) == UINT32_MAX) continue;
    vec_push(w->R->keep, &k->v, (Needs){from, slot_of(w, to), e.span.hi ? e.span : w->b->span, e.kind});
  }
}

/* A lifetime that stands in two places ties them together. */
static void needs_of_same(Borrow *w, ClosureNeeds *k) {
  for (u32 i = 0; i < w->slots.n; i++)
    for (u32 j = 0; is_once(w, w->slots.v[i]) && j < w->slots.n; j++)
      if (i != j && w->slots.v[i] == w->slots.v[j]) vec_push(w->R->keep, &k->v, (Needs){i + 1, j + 1, w->b->span, EDGE_OTHER});
}

static bool slot_asked(Borrow *w, Region r, void *ctx) {
  (void)ctx;
  return r != REGION_STATIC && r < w->n_universal && slot_of(w, r) != UINT32_MAX && !is_once(w, r) && !bits_has(w->asked, r);
}

/* What parameters must outlive, of the lifetimes that the creator knows. */
static void needs_of_params(Borrow *w, ClosureNeeds *k) {
  for (u32 i = 0; i < w->B.tests.n; i++) {
    TypeTest t = w->B.tests.v[i];
    Region to;
    forget_asked(w);
    while (region_reaches(w, t.shorter, slot_asked, NULL, &to)) {
      bits_set(w->asked, to);
      vec_push(w->R->keep, &k->tests, (NeedsTest){t.param, slot_of(w, to), t.span});
    }
  }
}

void summarise(Borrow *w) {
  ClosureNeeds *k = NEW(w->R->keep, ClosureNeeds);
  k->n_slots = w->slots.n;
  for (Region r = 2; r < w->n_universal; r++) needs_of(w, r, k);
  needs_of_same(w, k);
  needs_of_params(w, k);
  map_put(w->R->keep, &w->R->needs, w->b->def->id, (u64)(uintptr_t)k);
}
