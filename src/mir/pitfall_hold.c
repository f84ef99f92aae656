/* guard_across_await — a lock or borrow that is still held while the future stands still.
 *
 * The library declares the types of such guards (fact.def). A local of one that may hold a value at a yield is held
 * over it: what the dataflow of moves says, so that a guard which has been dropped or moved away before is none, though
 * the compiler still keeps room for it in the future.
 */
#include "mir/pitfall.h"

enum { MOST_AWAITS = 3 };

typedef struct Hold { Pitfalls *p; MirBody *b; Paths *paths; } Hold;

static const Fact *guard_of(Ty t) {
  if (t->kind == TY_ADT) return t->def->fact && t->def->fact->kind == FACT_guard ? t->def->fact : NULL;
  const Fact *f = NULL;
  for (u32 i = 0; t->kind == TY_TUPLE && !f && i < t->args->n; i++) f = guard_of(t->args->v[i]);
  return f;
}

static void say(Hold *h, LocalId l, const Bits *held) {
  const MLocal *x = &h->b->locals.v[l];
  const Fact *f = guard_of(x->ty);
  Diags *d = h->p->found;
  Diag *g = pitfall_note(h->p, DIAG_guard_across_await, x->span, "this `%.*s` is held over an await", STR_ARG(f->name));
  diag_primary(d, g, x->name ? "here it is taken" : "this temporary lives until the end of its statement");
  for (u32 i = 0, n = 0; i < h->b->async->n_awaits && n < MOST_AWAITS; i++)
    if (bits_has(held[i], l)) diag_label(d, g, h->b->async->awaits[i].span, n++ ? "and here" : "still held while the future waits here");
  diag_note(d, g, "%.*s", STR_ARG(f->text));
  if (x->name) diag_help(d, g, "use `%s` in a block that ends before the await, or `drop(%s)` before it", sym_z(h->p->m->s->sx->in, x->name),
                         sym_z(h->p->m->s->sx->in, x->name));
  else diag_help(d, g, "bind what is needed of it to a variable in a statement of its own, which ends before the await");
}

/* Per await: the guards that may hold a value there. */
static Bits *held_at(Hold *h, const Flow *flow, Bits guards) {
  Arena *a = mir_work(h->p->m);
  Bits *held = NEW_N(a, Bits, h->b->async->n_awaits + 1);
  FlowState at = state_new(a, h->paths->v.n);
  for (u32 i = 0; i < h->b->async->n_awaits; i++) held[i] = bits_new(a, h->b->locals.n);
  for (u32 i = 0; i < h->b->blocks.n; i++) {
    MBlock *k = &h->b->blocks.v[i];
    if (k->term.kind != TM_YIELD || !flow->reached[i]) continue;
    state_copy(at, flow->in[i]);
    for (u32 j = 0; j < k->stmts.n; j++) flow_stmt((Flow *)flow, at, &k->stmts.v[j]);
    for (LocalId l = 0; l < h->b->locals.n; l++) {
      u32 path = bits_has(guards, l) ? h->paths->of_local[l] : NO_PATH;
      if (path != NO_PATH && bits_has(at.init, path)) bits_set(held[k->term.await_index], l);
    }
  }
  return held;
}

void pitfalls_holding(Pitfalls *p, MirBody *b) {
  Bits guards = {0};
  for (LocalId l = b->n_args + 1; l < b->locals.n; l++) {
    if (!guard_of(b->locals.v[l].ty)) continue;
    if (!guards.w) guards = bits_new(mir_work(p->m), b->locals.n);
    bits_set(guards, l);
  }
  if (!guards.w || !b->async->n_awaits) return;
  Facts f = facts_of(p->m, b->def);
  Hold h = {p, b, paths_build(&f, b, false)};
  Bits *held = held_at(&h, flow_run(h.paths), guards);
  for (LocalId l = b->n_args + 1; l < b->locals.n; l++) {
    bool any = false;
    for (u32 i = 0; i < b->async->n_awaits; i++) any |= bits_has(held[i], l);
    if (any) say(&h, l, held);
  }
}
