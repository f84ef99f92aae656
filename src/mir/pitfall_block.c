/* blocking_call — what blocks its thread, called while a future is polled.
 *
 * The library declares which of its functions block (fact.def). A call of one in an async body is told, and one that
 * is reached through plain functions of the program, with the way to it. A closure that is handed to a function of the
 * library is none of it: it may well run elsewhere (`spawn_blocking`).
 */
#include "mir/pitfall.h"

static bool may_block(Pitfalls *p, SeenBody *x);

static bool declared(const Def *d) { return d->fact && (d->fact->kind == FACT_blocks || d->fact->kind == FACT_joins); }

/* Does the call block: declared so, or one of the program's own plain functions that comes to such a call? */
static bool call_blocks(Pitfalls *p, const BodyCall *c) {
  const Def *d = pitfall_callee(p, c);
  if (!d) return false;
  if (declared(d)) return true;
  SeenBody *to = d->is_lib || d->is_async_fn ? NULL : pitfall_body(p, d);
  return to && !to->async && may_block(p, to);
}

static bool may_block(Pitfalls *p, SeenBody *x) {
  if (x->blocks != BLOCKS_UNKNOWN) return x->blocks == BLOCKS_YES;
  x->blocks = BLOCKS_BUSY;
  for (u32 i = 0; i < x->calls.n && !x->via; i++)
    if (call_blocks(p, &x->calls.v[i])) x->via = &x->calls.v[i];
  x->blocks = x->via ? BLOCKS_YES : BLOCKS_NO;
  return x->via != NULL;
}

/* The call of the library that it comes to. */
static const BodyCall *innermost(Pitfalls *p, const BodyCall *c) {
  for (const Def *d; !declared(d = pitfall_callee(p, c));) c = pitfall_body(p, d)->via;
  return c;
}

static Str called(Pitfalls *p, const Def *d) {
  return d->kind == DEF_CLOSURE ? STR("the closure") : str_fmt(p->m->arena, "`%s`", sym_z(p->m->s->sx->in, d->name));
}

static void say_way(Pitfalls *p, Diag *g, const BodyCall *c, const BodyCall *end) {
  while (c != end) {
    c = pitfall_body(p, pitfall_callee(p, c))->via;
    diag_note_at(p->found, g, c->span, c == end ? "the thread blocks here" : "by way of this call");
  }
}

static void say(Pitfalls *p, const BodyCall *c, const BodyCall *end) {
  const Fact *f = pitfall_callee(p, end)->fact;
  static const char does[] = "blocks the thread while a future is polled";
  Diag *g = end == c ? pitfall_note(p, DIAG_blocking_call, c->span, "`%.*s` %s", STR_ARG(f->name), does)
                     : pitfall_note(p, DIAG_blocking_call, c->span, "%.*s %s: it comes to `%.*s`", STR_ARG(called(p, pitfall_callee(p, c))), does,
                                    STR_ARG(f->name));
  diag_primary(p->found, g, "until this returns, its thread can poll nothing else");
  say_way(p, g, c, end);
  diag_help(p->found, g, "%.*s", STR_ARG(f->text));
}

void pitfalls_blocking(Pitfalls *p) {
  for (u32 i = 0; i < p->bodies.n; i++) {
    SeenBody *x = p->bodies.v[i];
    for (u32 k = 0; x->async && k < x->calls.n; k++) {
      const BodyCall *c = &x->calls.v[k];
      if (!call_blocks(p, c)) continue;
      const BodyCall *end = innermost(p, c);
      if (!c->resumed || pitfall_callee(p, end)->fact->kind != FACT_joins) say(p, c, end);
    }
  }
}
