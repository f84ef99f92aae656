/* witness — the types of what an async body holds across its awaits.
 *
 * They decide whether its future is Send. As in rustc they are taken before drops are
 * elaborated, so that a value which was lent and then moved away still counts. The
 * library's own bodies have none: what they hold is theirs to answer for.
 */
#include "mir/flow.h"

static bool have_type(const AstBody *ab, Ty t) {
  for (u32 i = 0; i < ab->n_witness; i++)
    if (ab->witness[i].ty == t) return true;
  return false;
}

static void add(AstBody *ab, const MirBody *b, LocalId l, u32 await) {
  const MLocal *x = &b->locals.v[l];
  if (x->is_flag || have_type(ab, x->ty)) return;
  ab->witness[ab->n_witness++] = (Witness){.ty = x->ty, .name = x->name, .mut = x->src && x->src->mut, .at = x->span,
                                           .await = b->async->awaits[await].span};
}

void mir_async_witness(Mir *m, MirBody *b) {
  AstBody *ab = b->ast;
  u32 n = b->async->n_awaits;
  Arena *a = mir_work(m);
  Bits *storage = NEW_N(a, Bits, n + 1);
  for (u32 i = 0; i < n; i++) storage[i] = bits_new(a, b->locals.n);
  Live lv = live_across_yields(a, b, n, storage);
  ab->witness = NEW_N(a, Witness, b->locals.n);
  for (u32 i = 0; i < n; i++)
    for (LocalId l = b->n_args + 1; l < b->locals.n; l++)
      if (bits_has(lv.yield_live[i], l)) add(ab, b, l, i);
  Witness *found = NEW_N(m->arena, Witness, ab->n_witness);
  if (ab->n_witness) memcpy(found, ab->witness, ab->n_witness * sizeof *found);
  ab->witness = found;
  ab->witness_known = true;
}
