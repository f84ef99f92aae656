/* What closures and async blocks capture (rustc_hir_typeck::upvar, edition 2021).
 *
 * Every use of a place rooted in an outer variable is collected, cut to what may be captured (no raw
 * pointers, no enum payloads; behind a shared reference only the reference; by value nothing behind a
 * dereference), and merged: of two places where one contains the other, the containing one stays, with the
 * stronger mode. The uses also tell the closure's kind. Inner bodies come first: their captures are uses
 * in the outer ones. */
#include "sema/check.h"

typedef struct Cap { UsePlace p; int mode; Span at; } Cap;      /* mode: CAP_* ordered below */
typedef struct Up {
  Fcx *fc; AstBody *b;
  VEC(Cap) v;
  ClosureKind kind;
  Span kind_at; Local *kind_local;
  bool from_once;               /* a future that takes over what its closure holds */
} Up;

static int strength(int m) { return m == CAP_MOVE ? 2 : m == CAP_REF_MUT ? 1 : 0; }
static bool is_upvar(const AstBody *b, const Local *l) {
  for (const AstBody *o = b->parent; o; o = o->parent) if (o == l->body) return true;
  return false;
}
static void truncate(UsePlace *p, u32 n) {
  if (n >= p->n) return;
  p->n = n;
  p->ty = n ? p->proj[n - 1].ty : p->root_ty;
}
static Ty before(const UsePlace *p, u32 i) { return i ? p->proj[i - 1].ty : p->root_ty; }

static void restrict_place(UsePlace *p) {
  for (u32 i = 0; i < p->n; i++)
    if (p->proj[i].kind == PP_DEREF_RAW || p->proj[i].kind == PP_OTHER) { truncate(p, i); return; }
}
/* Behind `&` the reference alone is enough. */
static void cut_shared(Fcx *fc, UsePlace *p, int mode) {
  if (mode == CAP_MOVE) return;
  for (u32 i = p->n; i-- > 0;) {
    if (p->proj[i].kind != PP_DEREF) continue;
    Ty t = infer_shallow(fc->inf, before(p, i));
    if (t->kind == TY_REF && !t->mut) truncate(p, i + 1);
    return;
  }
}
static void cut_first_deref(UsePlace *p) {
  for (u32 i = 0; i < p->n; i++) if (p->proj[i].kind == PP_DEREF) { truncate(p, i); return; }
}
/* Nothing is moved out of what implements Drop: all of it is taken. */
static void cut_dropping(Fcx *fc, UsePlace *p) {
  Ty t = infer_resolve(fc->inf, p->ty);
  if (!(t->flags & TF_INFER) && ty_is_copy(fc->s, fc->env, t)) return;
  for (u32 i = 0; i < p->n; i++)
    if (drop_impl(fc->s, infer_shallow(fc->inf, before(p, i)), NULL)) { truncate(p, i); return; }
}
static bool ancestor(const UsePlace *a, const UsePlace *b) {      /* a contains or equals b */
  if (a->local != b->local || a->n > b->n) return false;
  for (u32 i = 0; i < a->n; i++)
    if (a->proj[i].kind != b->proj[i].kind || (a->proj[i].kind == PP_FIELD && a->proj[i].field != b->proj[i].field)) return false;
  return true;
}
static void add_capture(Up *u, UsePlace p, int mode, Span at) {
  for (u32 i = 0; i < u->v.n; i++)
    if (ancestor(&u->v.v[i].p, &p)) {
      Cap *c = &u->v.v[i];
      if (strength(mode) > strength(c->mode)) { c->mode = mode; c->at = at; }
      return;
    }
  u32 k = 0;
  bool placed = false;
  for (u32 i = 0; i < u->v.n; i++) {
    Cap c = u->v.v[i];
    if (ancestor(&p, &c.p)) {
      if (strength(c.mode) > strength(mode)) { mode = c.mode; at = c.at; }
      if (!placed) { u->v.v[k++] = (Cap){p, mode, at}; placed = true; }
      for (u32 m = 0; m < k; m++) if (u->v.v[m].p.local == p.local && u->v.v[m].p.n == p.n && ancestor(&u->v.v[m].p, &p)) { u->v.v[m].mode = mode; u->v.v[m].at = at; }
    } else u->v.v[k++] = c;
  }
  u->v.n = k;
  if (!placed) vec_push(u->fc->arena, &u->v, (Cap){p, mode, at});
}
static void on_use(UseWalk *w, const UsePlace *place, UseKind k, Span at) {
  Up *u = w->ctx;
  if (k == USE_INSPECT || k == USE_UPDATE || !is_upvar(u->b, place->local)) return;
  UsePlace p = *place;
  p.root_ty = p.n ? infer_resolve(u->fc->inf, place->local->ty) : p.ty;
  int mode = k == USE_MOVE ? CAP_MOVE : k == USE_REF_MUT || k == USE_ASSIGN ? CAP_REF_MUT : CAP_REF;
  bool raw = false;
  for (u32 i = 0; i < p.n; i++) raw |= p.proj[i].kind == PP_DEREF_RAW;
  if (raw && mode == CAP_REF_MUT) mode = CAP_REF;
  restrict_place(&p);
  cut_shared(u->fc, &p, mode);
  for (u32 i = 0; i < p.n && mode == CAP_REF_MUT; i++) {     /* mutation behind `&` does not make the closure FnMut */
    Ty t = infer_shallow(u->fc->inf, before(&p, i));
    if (p.proj[i].kind == PP_DEREF && t->kind == TY_REF && !t->mut) mode = CAP_REF;
  }
  ClosureKind need = mode == CAP_MOVE ? CLOSURE_FN_ONCE : mode == CAP_REF_MUT ? CLOSURE_FN_MUT : CLOSURE_FN;
  bool param = u->b->async_closure_inner && place->local->body == u->b->parent;
  if (need > u->kind && !param) { u->kind = need; u->kind_at = at; u->kind_local = p.local; }
  bool by_move = u->b->expr->move || u->from_once || param;
  if (by_move) { cut_first_deref(&p); mode = CAP_MOVE; }
  else if (mode == CAP_MOVE) cut_first_deref(&p);
  if (mode == CAP_MOVE) cut_dropping(u->fc, &p);
  add_capture(u, p, mode, at);
}
/* By variable in order of first use; within one, by field. */
static int field_order(const UsePlace *a, const UsePlace *b) {
  for (u32 i = 0; i < a->n && i < b->n; i++)
    if (a->proj[i].kind == PP_FIELD && b->proj[i].kind == PP_FIELD && a->proj[i].field != b->proj[i].field) return a->proj[i].field < b->proj[i].field ? -1 : 1;
  return 0;
}
static void sort_captures(Up *u) {
  Cap *out = NEW_N(u->fc->arena, Cap, u->v.n + 1);
  u32 n = 0;
  for (u32 i = 0; i < u->v.n; i++) {
    Local *l = u->v.v[i].p.local;
    bool seen = false;
    for (u32 k = 0; k < n; k++) seen |= out[k].p.local == l;
    if (seen) continue;
    u32 start = n;
    for (u32 k = i; k < u->v.n; k++) {
      if (u->v.v[k].p.local != l) continue;
      u32 at = n++;
      while (at > start && field_order(&u->v.v[k].p, &out[at - 1].p) < 0) { out[at] = out[at - 1]; at--; }
      out[at] = u->v.v[k];
    }
  }
  u->v.v = out;
}
static void store(Up *u) {
  AstBody *b = u->b;
  b->n_captures = u->v.n;
  b->captures = NEW_N(u->fc->arena, Capture, u->v.n + 1);
  for (u32 i = 0; i < u->v.n; i++) {
    Cap *c = &u->v.v[i];
    CaptureProj *pr = NEW_N(u->fc->arena, CaptureProj, c->p.n + 1);
    for (u32 k = 0; k < c->p.n; k++) pr[k] = (CaptureProj){c->p.proj[k].kind == PP_DEREF, c->p.proj[k].field, c->p.proj[k].ty};
    b->captures[i] = (Capture){.local = c->p.local, .proj = pr, .n_proj = c->p.n, .place_ty = c->p.ty, .span = c->at};
    b->captures[i].mode = c->mode == CAP_MOVE ? CAP_MOVE : c->mode == CAP_REF_MUT ? CAP_REF_MUT : CAP_REF;
  }
}
static void walk_uses(Up *u) {
  UseWalk w = {.s = u->fc->s, .env = u->fc->env, .inf = u->fc->inf, .arena = u->fc->arena, .ctx = u, .use = on_use};
  use_walk_body(&w, u->b);
}
/* The future of an `async move` closure that can be called once only takes the captures over: there is no closure behind it to borrow them from. */
static bool once_only(const Up *u) {
  const AstBody *p = u->b->parent;
  return u->b->async_closure_inner && p->expr->move && (u->kind == CLOSURE_FN_ONCE || (p->kind_known && p->closure_kind == CLOSURE_FN_ONCE));
}
static void analyze(Fcx *fc, Expr *e) {
  Up u = {.fc = fc, .b = e->body, .kind = CLOSURE_FN};
  walk_uses(&u);
  if (once_only(&u)) {
    u = (Up){.fc = fc, .b = e->body, .kind = CLOSURE_FN, .from_once = true};
    walk_uses(&u);
  }
  sort_captures(&u);
  store(&u);
  if (e->body->kind == BODY_CLOSURE && !e->body->kind_known) e->body->closure_kind = u.kind;
  e->body->kind_known = true;
  e->body->captures_known = true;
  e->body->def->body_checked = true;
}
/* Those inside b, in the order they are written, each after those inside it. A closure's calls are settled as
 * soon as its kind is known: how they borrow it is a use in the bodies that call it. */
static void analyze_inside(Fcx *fc, const AstBody *b) {
  for (u32 i = 0; i < fc->closures.n; i++) {
    Expr *e = fc->closures.v[i];
    if (e->body->parent != b) continue;
    analyze_inside(fc, e->body);
    analyze(fc, e);
    finish_calls(fc, e->body->def);
  }
}
void upvar_analyze(Fcx *fc) { analyze_inside(fc, fc->root); }
