/* keep — the memory of graphs.
 *
 * A graph is built, checked and transformed in the Mir's work arena, which is used again for the next body; what remains
 * of it, packed, is copied to the program's arena. Constants, types and names lie there from the beginning. Places lie
 * where they are made and are often shared: whatever points into the work arena is copied, the rest is left.
 */
#include "mir/flow.h"

Arena *mir_work(Mir *m) {
  if (!m->work) m->work = arena_new();
  return m->work;
}

void mir_free(Mir *m) {
  if (!m) return;
  arena_free(m->work);
  m->work = NULL;
}

static const void *kept(Mir *m, const void *p, size_t n) {
  if (!n) return NULL;
  if (!arena_holds(m->work, p)) return p;
  return memcpy(arena_alloc(m->arena, n, 16), p, n);
}
#define KEEP(m, p, n) ((p) = (void *)(uintptr_t)kept((m), (p), (n) * sizeof *(p)))
#define KEEP_VEC(m, x) ((x).cap = (x).n, KEEP(m, (x).v, (x).n))

static void keep_place(Mir *m, MPlace *p) { KEEP(m, p->proj, p->n); }
static void keep_operand(Mir *m, Operand *o) { keep_place(m, &o->place); }
static void keep_operands(Mir *m, Operand **v, u32 n) {
  KEEP(m, *v, n);
  for (u32 i = 0; i < n; i++) keep_operand(m, &(*v)[i]);
}

static void keep_block(Mir *m, MBlock *k) {
  KEEP_VEC(m, k->stmts);
  for (u32 i = 0; i < k->stmts.n; i++) {
    MStmt *st = &k->stmts.v[i];
    keep_place(m, &st->place);
    keep_operand(m, &st->rv.a);
    keep_operand(m, &st->rv.b);
    keep_place(m, &st->rv.place);
    keep_operands(m, &st->rv.v, st->rv.n);
  }
  MTerm *t = &k->term;
  keep_operand(m, &t->on);
  KEEP(m, t->values, t->n);
  KEEP(m, t->targets, t->n);
  keep_operands(m, &t->args, t->n_args);
  keep_place(m, &t->dest);
}

static void keep_graph(Mir *m, MirBody *b) {
  KEEP_VEC(m, b->locals);
  KEEP_VEC(m, b->blocks);
  KEEP_VEC(m, b->scopes);
  KEEP_VEC(m, b->vars);
  for (u32 i = 0; i < b->blocks.n; i++) keep_block(m, &b->blocks.v[i]);
  for (u32 i = 0; i < b->vars.n; i++) keep_place(m, &b->vars.v[i].place);
}

static void keep_sets(Mir *m, Bits **v, u32 n) {
  KEEP(m, *v, n);
  for (u32 i = 0; *v && i < n; i++) KEEP(m, (*v)[i].w, ((*v)[i].n + 63) / 64);
}

static void keep_async(Mir *m, MirBody *b) {
  AsyncInfo *in = KEEP(m, b->async, 1);
  KEEP(m, in->awaits, in->n_awaits);
  KEEP(m, in->saved, in->n_saved);
  keep_sets(m, &in->live, in->n_awaits);
  keep_sets(m, &in->conflicts, in->n_saved);
  if (!in->drop) return;
  in->poll = b;
  KEEP(m, in->drop, 1);
  in->drop->async = in;
  keep_graph(m, in->drop);
}

MirBody *mir_keep(Mir *m, MirBody *b) {
  KEEP(m, b, 1);
  keep_graph(m, b);
  if (b->async) keep_async(m, b);
  return b;
}
