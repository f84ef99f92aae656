/* const_cycle — constants whose values need one another (E0391). By the graphs of their bodies, which name
 * the constants that they read. */
#include "mir/flow.h"

typedef struct Cycle { Mir *m; VEC(Def *) path; Map done; bool said; } Cycle;

static void look_at(Cycle *c, Def *d);

static void see_const(Cycle *c, const MirConst *k) {
  if (!k || c->said) return;
  if (k->kind == CK_ITEM && k->def) look_at(c, k->def);
  for (u32 i = 0; i < k->n; i++) see_const(c, k->elems[i]);
}

static void see_operand(void *ctx, Operand *o) {
  if (o->kind == OP_CONST) see_const(ctx, o->k);
}
static void see_place(void *ctx, MPlace *p, const Rvalue *rv) { (void)ctx, (void)p, (void)rv; }

static void say(Cycle *c, u32 from) {
  Sema *s = c->m->s;
  Diags *d = s->sx->diags;
  Def *first = c->path.v[from];
  const char *name = sym_z(s->sx->in, first->name);
  c->said = true;
  Diag *g = diag(d, DIAG_E0391, first->span, "cycle detected when computing the constant `%s`", name);
  for (u32 i = from + 1; i < c->path.n; i++) diag_note_at(d, g, c->path.v[i]->span, "...which needs `%s`...", sym_z(s->sx->in, c->path.v[i]->name));
  diag_note(d, g, "...which again needs `%s`: its value would be made of itself", name);
}

static void look_at(Cycle *c, Def *d) {
  for (u32 i = 0; i < c->path.n && !c->said; i++)
    if (c->path.v[i] == d) say(c, i);
  if (c->said || d->is_lib || (d->kind != DEF_CONST && d->kind != DEF_STATIC) || map_get(&c->done, d->id, NULL)) return;
  MirBody *b = d->mir;
  map_put(c->m->arena, &c->done, d->id, 1);
  if (!b) return;
  vec_push(c->m->arena, &c->path, d);
  Visitor v = {c, see_operand, see_place};
  for (u32 i = 0; i < b->blocks.n; i++) {
    for (u32 k = 0; k < b->blocks.v[i].stmts.n; k++)
      if (b->blocks.v[i].stmts.v[k].kind == ST_ASSIGN) visit_rvalue(&b->blocks.v[i].stmts.v[k].rv, v);
    visit_term_operands(&b->blocks.v[i].term, v);
  }
  c->path.n--;
}

void mir_check_const_cycles(Mir *m) {
  Cycle c = {.m = m};
  for (u32 i = m->s->first_own; i < m->s->defs.n && !c.said; i++) look_at(&c, m->s->defs.v[i]);
}
