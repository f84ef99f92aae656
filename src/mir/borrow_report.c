/* What stands in a borrow's way, in rustc's codes and at its places. */
#include "mir/borrow.h"

/* --- why the borrow is still needed ----------------------------------------------- */
typedef enum { WHY_UNKNOWN, WHY_USED, WHY_DROPPED, WHY_CALLER } WhyKind;
typedef struct Why { WhyKind kind; LocalId local; Span span; Edge blame; Region region; bool loop; /* what stands in the way is passed again */ } Why;
typedef struct Seek { Point p; bool dropped; } Seek;

static bool holds_at(Borrow *w, Region r, void *ctx) {
  Seek *s = ctx;
  if (r < w->n_universal) return true;
  if (r >= w->n_owned || w->owner[r] == NO_LOCAL) return false;
  if (live_at(w, w->owner[r], false, s->p)) return true;
  s->dropped = bits_has(w->on_drop, r) && live_at(w, w->owner[r], true, s->p);
  return s->dropped;
}

/* The most telling constraint on the way to `to`. */
Edge blame_of(Borrow *w, Region to) {
  Edge best = {.kind = EDGE_OTHER};
  for (Region r = to; w->came[r] != UINT32_MAX;) {
    Edge e = w->B.edges.v[w->came[r]];
    static const u8 rank[] = {[EDGE_OTHER] = 0, [EDGE_REBORROW] = 0, [EDGE_BOUND] = 1, [EDGE_CAPTURE] = 2, [EDGE_ASSIGN] = 2, [EDGE_CALL_ARG] = 2,
                              [EDGE_UNSIZE] = 3, [EDGE_RETURN] = 4};
    if (!best.span.hi || rank[e.kind] > rank[best.kind]) best = e;
    r = e.longer;
  }
  return best;
}

typedef struct Next { Borrow *w; u32 n; } Next;
static void next_point(void *ctx, Point q) {
  Next *x = ctx;
  if (x->w->stamp[q] == x->w->tick) return;
  x->w->stamp[q] = x->w->tick;
  x->w->queue[x->n++] = q;
}

static bool names(Borrow *w, Point p, LocalId l, bool drop, Span *at) {
  const Access *acc;
  u32 n = accesses_at(w, p, l, &acc);
  for (u32 i = 0; i < n; i++) {
    if (acc[i].kind == ACC_DEAD || acc[i].kind == ACC_EXIT || acc[i].kind == ACC_ACTIVATE) continue;
    if ((acc[i].kind == ACC_DROP) != drop || (acc[i].kind == ACC_ASSIGN && !acc[i].place.n)) continue;
    *at = acc[i].span;
    return true;
  }
  return false;
}

/* The next place where l is used (or dropped); what passes back to p is a use in a later turn of a loop. */
static Span use_behind(Borrow *w, Point p, LocalId l, bool drop) {
  Next x = {w, 0};
  Span at = NO_SPAN;
  w->tick++;
  if (names(w, p, l, drop, &at)) return at;
  each_succ_point(w, p, &x, next_point);
  for (u32 i = 0; i < x.n; i++) {
    if (names(w, w->queue[i], l, drop, &at)) return at;
    each_succ_point(w, w->queue[i], &x, next_point);
  }
  return NO_SPAN;
}

static bool passed_again(Borrow *w, Point p) {
  Next x = {w, 0};
  w->tick++;
  each_succ_point(w, p, &x, next_point);
  for (u32 i = 0; i < x.n && w->stamp[p] != w->tick; i++) each_succ_point(w, w->queue[i], &x, next_point);
  return w->stamp[p] == w->tick;
}

static Why why(Borrow *w, u32 loan, Point p) {
  Seek s = {p, false};
  Why y = {.kind = WHY_UNKNOWN, .local = NO_LOCAL};
  if (!region_reaches(w, w->loans.v[loan].region, holds_at, &s, &y.region)) return y;
  y.blame = blame_of(w, y.region);
  if (y.region < w->n_universal) {
    y.kind = WHY_CALLER;
    return y;
  }
  y.kind = s.dropped ? WHY_DROPPED : WHY_USED;
  y.local = w->owner[y.region];
  y.span = use_behind(w, p, y.local, s.dropped);
  y.loop = passed_again(w, p);
  return y;
}

/* --- words -------------------------------------------------------------------------- */
static Diags *dg(Borrow *w) { return w->v->d; }

static Str place_words(Borrow *w, MPlace m) {
  Str n = describe_place(w->v, m);
  return n.n ? str_fmt(w->m->arena, "`%.*s`", STR_ARG(n)) : STR("value");
}

bool first_time(Borrow *w, DiagCode code, Span sp) {
  u64 key = map_key2(sp.lo, sp.hi) * 31 + code;
  if (map_get(&w->v->reported, key, NULL)) return false;
  map_put(w->m->arena, &w->v->reported, key, 1);
  w->v->bad = true;
  return true;
}

static bool same_span(Span a, Span b) { return a.lo == b.lo && a.hi == b.hi; }

static void add_why(Borrow *w, Diag *g, Why y, const char *what, Span here) {
  Diags *d = dg(w);
  switch (y.kind) {
  case WHY_USED:
    if (y.span.hi && !(y.loop && same_span(y.span, here))) diag_label(d, g, y.span, "%s later used here", what);
    else if (y.span.hi) diag_note(d, g, "%s is used again in the next turn of the loop", what);
    break;
  case WHY_DROPPED:
    if (y.span.hi) {
      Str n = describe_place(w->v, (MPlace){y.local, NULL, 0});
      if (n.n) diag_label(d, g, y.span, "%s might be used here, when `%.*s` is dropped", what, STR_ARG(n));
      else diag_label(d, g, y.span, "%s might be used here, when a temporary is dropped", what);
    }
    break;
  case WHY_CALLER:
    if (!y.blame.span.hi || same_span(y.blame.span, here)) break;
    if (y.blame.kind == EDGE_RETURN) diag_label(d, g, y.blame.span, "what is returned here needs the borrow");
    else if (y.region == REGION_STATIC) diag_label(d, g, y.blame.span, "this requires that the borrow lasts for `'static`");
    else diag_label(d, g, y.blame.span, "this requires that the borrow lasts longer than the function");
    break;
  case WHY_UNKNOWN: break;
  }
}

static bool captured_borrow(const Loan *l) { return l->st->use.hi > 0; }
static bool by_async(Borrow *w, const MStmt *borrow) {
  for (u32 i = 0; i < w->b->blocks.n; i++)
    for (u32 j = 0; j < w->b->blocks.v[i].stmts.n; j++) {
      const MStmt *st = &w->b->blocks.v[i].stmts.v[j];
      if (st->kind == ST_ASSIGN && st->span.lo == borrow->span.lo && st->rv.kind == RV_AGGREGATE && st->rv.ty->kind == TY_ASYNC) return true;
    }
  return false;
}

static void label_use(Borrow *w, Diag *g, const MStmt *st, const char *what) {
  if (st && st->use.hi && !same_span(st->use, st->span)) diag_label(dg(w), g, st->use, "%s because of this use", what);
}

/* --- two borrows, or a use ------------------------------------------------------------ */
/* What a closure changes through a variable that is not `mut` itself it needs for itself alone ("unique access"). */
static bool unique_capture(Borrow *w, const MStmt *st) {
  if (!st || !st->use.hi || st->rv.kind != RV_REF || !st->rv.mut) return false;
  u32 used;
  Capture *c = captured_at(w->v, st->rv.place, &used);
  if (!c) return !w->b->locals.v[st->rv.place.local].mut;
  Ty t = c->local->ty;
  for (u32 i = 0; i < c->n_proj; t = c->proj[i++].ty)
    if (c->proj[i].deref && t->kind == TY_REF) return !t->mut;
  return !c->local->mut;
}

static const char *made_by(const MStmt *st) { return st->rv.kind == RV_REF && st->use.hi ? "construction" : "borrow"; }

/* E0500, E0501, E0524: one of the two borrows, or both, is such a capture. */
static bool report_unique(Borrow *w, const Loan *l, const Access *a, Why y) {
  bool before = unique_capture(w, l->st), now = unique_capture(w, a->st);
  if (!before && !now) return false;
  DiagCode code = before && now ? DIAG_E0524 : now ? DIAG_E0500 : DIAG_E0501;
  if (!first_time(w, code, a->span)) return true;
  Str n = place_words(w, a->place);
  const char *how = a->kind == ACC_SHARE ? "immutable" : "mutable", *body = by_async(w, before ? l->st : a->st) ? "async block" : "closure";
  Diag *g;
  if (code == DIAG_E0524) g = diag(dg(w), code, a->span, "two closures require unique access to %.*s at the same time", STR_ARG(n));
  else if (now) g = diag(dg(w), code, a->span, "%s requires unique access to %.*s but it is already borrowed", body, STR_ARG(n));
  else g = diag(dg(w), code, a->span, "cannot borrow %.*s as %s because previous %s requires unique access", STR_ARG(n), how, body);
  diag_primary(dg(w), g, "second %s occurs here", made_by(a->st));
  if (!same_span(l->st->span, a->span)) diag_label(dg(w), g, l->st->span, "first %s occurs here", made_by(l->st));
  label_use(w, g, l->st, "the first borrow is made");
  label_use(w, g, a->st, "the second borrow is made");
  add_why(w, g, y, "first borrow", a->span);
  return true;
}

static void report_two(Borrow *w, u32 loan, const Access *a, Why y) {
  const Loan *l = &w->loans.v[loan];
  bool mut = a->kind != ACC_SHARE;
  if (report_unique(w, l, a, y)) return;
  DiagCode code = mut && l->mut ? DIAG_E0499 : DIAG_E0502;
  if (!first_time(w, code, a->span)) return;
  Str n = place_words(w, a->place), o = place_words(w, l->place);
  Span first = l->st->span;
  bool again = same_span(first, a->span);
  Diag *g;
  if (code == DIAG_E0499) {
    g = diag(dg(w), code, a->span, "cannot borrow %.*s as mutable more than once at a time", STR_ARG(n));
    if (again) diag_primary(dg(w), g, "%.*s was mutably borrowed here in the previous iteration of the loop", STR_ARG(n));
    else {
      diag_primary(dg(w), g, "second mutable borrow occurs here");
      diag_label(dg(w), g, first, "first mutable borrow occurs here");
    }
  } else {
    bool same = str_eq(n, o);
    const char *how = mut ? "mutable" : "immutable", *was = mut ? "immutable" : "mutable";
    g = same ? diag(dg(w), code, a->span, "cannot borrow %.*s as %s because it is also borrowed as %s", STR_ARG(n), how, was)
             : diag(dg(w), code, a->span, "cannot borrow %.*s as %s because %.*s is also borrowed as %s", STR_ARG(n), how, STR_ARG(o), was);
    diag_primary(dg(w), g, "%s borrow occurs here", how);
    if (!again) diag_label(dg(w), g, first, "%s borrow occurs here", was);
  }
  label_use(w, g, l->st, "the first borrow is made");
  label_use(w, g, a->st, "the second borrow is made");
  add_why(w, g, y, code == DIAG_E0499 ? "first borrow" : mut ? "immutable borrow" : "mutable borrow", a->span);
}

static void report_use_of(Borrow *w, u32 loan, const Access *a, Why y) {
  if (!first_time(w, DIAG_E0503, a->span)) return;
  Str n = place_words(w, a->place), o = place_words(w, w->loans.v[loan].place);
  Diag *g = diag(dg(w), DIAG_E0503, a->span, "cannot use %.*s because it was mutably borrowed", STR_ARG(n));
  diag_primary(dg(w), g, "use of borrowed %.*s", STR_ARG(o));
  diag_label(dg(w), g, w->loans.v[loan].st->span, "%.*s is borrowed here", STR_ARG(o));
  add_why(w, g, y, "borrow", a->span);
}

static void report_moved(Borrow *w, u32 loan, const Access *a, Why y) {
  if (!first_time(w, DIAG_E0505, a->span)) return;
  const Loan *l = &w->loans.v[loan];
  Str n = place_words(w, a->place), o = place_words(w, l->place);
  Diag *g = diag(dg(w), DIAG_E0505, a->span, "cannot move out of %.*s because it is borrowed", STR_ARG(n));
  diag_primary(dg(w), g, "move out of %.*s occurs here", STR_ARG(n));
  diag_label(dg(w), g, l->st->span, "borrow of %.*s occurs here", STR_ARG(o));
  label_use(w, g, l->st, "the borrow is made");
  label_use(w, g, a->st, "it is moved");
  add_why(w, g, y, "borrow", a->span);
  if (!a->st || !a->st->use.hi) suggest_clone(w->v, g, FIX_CERTAIN, a->span, place_ty(w->b, a->place));
}

static void report_assigned(Borrow *w, u32 loan, const Access *a, Why y) {
  if (!first_time(w, DIAG_E0506, a->span)) return;
  const Loan *l = &w->loans.v[loan];
  Str n = place_words(w, a->place), o = place_words(w, l->place);
  Diag *g = diag(dg(w), DIAG_E0506, a->span, "cannot assign to %.*s because it is borrowed", STR_ARG(n));
  diag_primary(dg(w), g, "%.*s is assigned to here but it was already borrowed", STR_ARG(n));
  diag_label(dg(w), g, l->st->span, "%.*s is borrowed here", STR_ARG(o));
  label_use(w, g, l->st, "the borrow is made");
  add_why(w, g, y, "borrow", a->span);
}

/* --- what is borrowed ends first -------------------------------------------------------- */
static void report_escape(Borrow *w, const Loan *l, Why y, Str n) {
  bool async = by_async(w, l->st);
  const char *what = async ? "async block" : "closure";
  if (!first_time(w, DIAG_E0373, l->st->span)) return;
  Diag *g = diag(dg(w), DIAG_E0373, l->st->span, "%s may outlive the current function, but it borrows `%.*s`, which is owned by the current function",
                 what, STR_ARG(n));
  diag_primary(dg(w), g, "may outlive borrowed value `%.*s`", STR_ARG(n));
  diag_label(dg(w), g, l->st->use, "`%.*s` is borrowed here", STR_ARG(n));
  if (y.blame.span.hi && y.blame.kind == EDGE_RETURN) diag_note_at(dg(w), g, y.blame.span, "%s is returned here", what);
  else if (y.blame.span.hi) diag_note_at(dg(w), g, y.blame.span, "this requires what it is given to outlive `'static`");
  if (async) diag_note(dg(w), g, "async blocks are not executed immediately and must either take a reference or ownership of %s",
                       "outside variables they use");
  suggest_move_keyword(w->v, g, l->st->span);
}

static void report_returned(Borrow *w, const Loan *l, Why y, Str n) {
  Span sp = y.blame.span;
  if (!first_time(w, DIAG_E0515, sp)) return;
  bool direct = same_span(l->st->span, sp), param = l->place.local >= 1 && l->place.local <= w->b->n_args;
  const char *how = direct ? "reference to" : "value referencing";
  Diag *g = n.n ? diag(dg(w), DIAG_E0515, sp, "cannot return %s %s `%.*s`", how, param ? "function parameter" : "local variable", STR_ARG(n))
                : diag(dg(w), DIAG_E0515, sp, "cannot return %s temporary value", how);
  diag_primary(dg(w), g, direct ? "returns a reference to data owned by the current function"
                                : "returns a value referencing data owned by the current function");
  if (direct) return;
  if (n.n) diag_label(dg(w), g, l->st->span, "`%.*s` is borrowed here", STR_ARG(n));
  else diag_label(dg(w), g, w->b->locals.v[l->place.local].span, "temporary value created here");
}

static void report_temporary(Borrow *w, const Loan *l, const Access *a, Why y) {
  Span sp = w->b->locals.v[l->place.local].span;
  if (!first_time(w, DIAG_E0716, sp)) return;
  Diag *g = diag(dg(w), DIAG_E0716, sp, "temporary value dropped while borrowed");
  diag_primary(dg(w), g, "creates a temporary value which is freed while still in use");
  diag_label(dg(w), g, a->span, "temporary value is freed at the end of this statement");
  add_why(w, g, y, "borrow", a->span);
  if (y.kind == WHY_USED) suggest_let(w->v, g, sp);
}

static void report_too_short(Borrow *w, const Loan *l, const Access *a, Why y, Str n) {
  Span sp = captured_borrow(l) ? l->st->use : l->st->span;
  if (!first_time(w, DIAG_E0597, sp)) return;
  const MLocal *x = &w->b->locals.v[l->place.local];
  Str of = describe_place(w->v, l->place);
  Diag *g = diag(dg(w), DIAG_E0597, sp, "`%.*s` does not live long enough", STR_ARG(of.n ? of : n));
  diag_primary(dg(w), g, "borrowed value does not live long enough");
  if (x->src && !same_span(x->span, sp)) diag_label(dg(w), g, x->span, "binding `%.*s` declared here", STR_ARG(n));
  if (captured_borrow(l)) diag_label(dg(w), g, l->st->span, "value captured here");
  diag_label(dg(w), g, a->span, "`%.*s` dropped here while still borrowed", STR_ARG(n));
  add_why(w, g, y, "borrow", a->span);
}

/* The destructor of what holds it may look at what is lent. */
static bool report_destructor(Borrow *w, const Loan *l, const Access *a, Why y) {
  bool within = false;
  for (u32 i = 0; i < l->place.n && !within; i++) {
    Ty t = base_of(w, l->place, i);
    within = t->kind == TY_ADT && !ty_is_lang(t, LANG_owned_box) && i >= a->place.n && drop_impl(w->m->s, t, NULL);
  }
  if (!within || a->kind != ACC_DROP) return false;
  Span sp = l->st->span;
  if (!first_time(w, DIAG_E0713, sp)) return true;
  Diag *g = diag(dg(w), DIAG_E0713, sp, "borrow may still be in use when destructor runs");
  Str dropped = place_words(w, a->place), lent = place_words(w, l->place);
  diag_label(dg(w), g, a->span, "here, drop of %.*s needs exclusive access to %.*s", STR_ARG(dropped), STR_ARG(lent));
  add_why(w, g, y, "borrow", a->span);
  return true;
}

static void report_dead(Borrow *w, u32 loan, const Access *a, Why y) {
  const Loan *l = &w->loans.v[loan];
  MPlace root = {l->place.local, NULL, 0};
  u32 used;
  Capture *c = captured_at(w->v, l->place, &used);
  Str n = c ? sym_str(w->m->s->sx->in, c->local->name.sym) : describe_place(w->v, root);
  if (report_destructor(w, l, a, y)) return;
  bool leaves = y.kind == WHY_CALLER && !y.blame.inside &&
                (y.blame.kind == EDGE_RETURN || y.blame.kind == EDGE_CALL_ARG || y.blame.kind == EDGE_BOUND);
  if (leaves && y.blame.kind == EDGE_RETURN && w->hidden_bad) return;      /* rustc gives up on it */
  if (n.n && leaves && captured_borrow(l)) report_escape(w, l, y, n);
  else if (leaves && y.blame.kind == EDGE_RETURN) report_returned(w, l, y, n);
  else if (n.n) report_too_short(w, l, a, y, n);
  else report_temporary(w, l, a, y);
}

/* An access is refused once, be it for several loans; what the same text does with the place besides is not judged,
 * as `n += 1`, which reads it and writes to it. But what dies while the caller or 'static has it is told of for each
 * loan: in rustc all of these reach the end of the unwinding, where there are no other loans left. */
static bool place_said(const Borrow *w, u32 upto) {
  const Access *a = &w->conflicts.v[upto].acc;
  for (u32 i = upto; i-- > 0;) {
    const Access *o = &w->conflicts.v[i].acc;
    if (same_span(o->span, a->span) && place_eq(o->place, a->place)) return true;
  }
  return false;
}

static bool outlives_all(const Access *a, Why y) {
  return y.kind == WHY_CALLER && (a->kind == ACC_DEAD || a->kind == ACC_DROP || a->kind == ACC_EXIT);
}

static void report_conflict(Borrow *w, u32 at) {
  u32 loan = w->conflicts.v[at].loan;
  const Access *a = &w->conflicts.v[at].acc;
  Why y = why(w, loan, w->conflicts.v[at].p);
  if (place_said(w, at) && !outlives_all(a, y)) return;
  switch (a->kind) {
  case ACC_READ: report_use_of(w, loan, a, y); break;
  case ACC_SHARE: case ACC_BORROW_MUT: case ACC_RESERVE: case ACC_ACTIVATE: report_two(w, loan, a, y); break;
  case ACC_MOVE: report_moved(w, loan, a, y); break;
  case ACC_ASSIGN: case ACC_REPLACE: report_assigned(w, loan, a, y); break;
  default: report_dead(w, loan, a, y); break;
  }
}

/* --- in the order in which rustc meets them ---------------------------------------------- */
typedef struct Order { const Borrow *w; const u32 *rank; } Order;
static bool before(const Order *o, const Conflict *a, const Conflict *b) {
  u32 x = o->rank[o->w->block_of[a->p]], y = o->rank[o->w->block_of[b->p]];
  if (x != y) return x < y;
  if (a->p != b->p) return a->p < b->p;
  return a->order != b->order ? a->order < b->order : a->loan < b->loan;
}

/* A place whose reservation was refused once is not refused again when a borrow of it comes into force. */
static bool reservation_said(const Borrow *w, u32 upto, MPlace m) {
  for (u32 i = 0; i < upto; i++)
    if (w->conflicts.v[i].acc.kind == ACC_RESERVE && place_eq(w->conflicts.v[i].acc.place, m)) return true;
  return false;
}

void report_conflicts(Borrow *w) {
  u32 n = w->conflicts.n, nb = w->b->blocks.n;
  if (!n) return;
  u32 *order = NEW_N(w->a, u32, nb), *rank = NEW_N(w->a, u32, nb), met = blocks_as_met(w->a, w->b, order);
  for (u32 i = 0; i < met; i++) rank[order[i]] = i;
  Order o = {w, rank};
  for (u32 i = 1; i < n; i++)
    for (u32 k = i; k && before(&o, &w->conflicts.v[k], &w->conflicts.v[k - 1]); k--) {
      Conflict c = w->conflicts.v[k];
      w->conflicts.v[k] = w->conflicts.v[k - 1];
      w->conflicts.v[k - 1] = c;
    }
  for (u32 i = 0; i < n; i++) {
    const Conflict *c = &w->conflicts.v[i];
    if (c->acc.kind != ACC_ACTIVATE || !reservation_said(w, i, c->acc.place)) report_conflict(w, i);
  }
}
