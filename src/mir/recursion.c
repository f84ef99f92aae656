/* recursion — functions that cannot return without calling themselves (unconditional_recursion).
 *
 * As rustc looks at it: every way through the graph, panics apart, comes to a call of the function itself. What goes
 * in a circle, returns, waits or calls what never returns is a way out. The graph is that from before drops are
 * elaborated, so that a `Drop` that drops its own type is seen. */
#include "mir/flow.h"

enum { NEW_BLOCK, ON_WAY, LEFT };
typedef struct Recursion {
  Mir *m;
  MirBody *b;
  Def *fn;
  u8 *state;
  VEC(BlockId) way;            /* blocks being looked at, then those that the last leads to */
  VEC(Span) calls;
  bool out;                    /* there is a way out */
} Recursion;

static bool own_params(const TyList *args, u32 n) {
  for (u32 i = 0; i < n; i++)
    if (i >= args->n || args->v[i]->kind != TY_PARAM || args->v[i]->index != i) return false;
  return true;
}

/* A method of a trait for the very types that the impl around fn is for. */
static bool own_impl(Recursion *r, const MTerm *t) {
  Sema *s = r->m->s;
  Def *impl = r->fn->parent;
  if (!impl || impl->kind != DEF_IMPL) return false;
  impl_header(s, impl);
  if (!impl->impl_trait.trait || impl->impl_trait.trait != t->callee->parent || impl_item_for(s, impl, t->callee) != r->fn) return false;
  const TyList *own = impl->impl_trait.args;
  for (u32 i = 0; i < own->n; i++)
    if (i >= t->callee_args->n || t->callee_args->v[i] != own->v[i]) return false;
  return true;
}

static bool calls_itself(Recursion *r, const MTerm *t) {
  Sema *s = r->m->s;
  if (t->kind == TM_DROP) {
    Def *impl = drop_impl(s, place_ty(r->b, t->dest), NULL);
    return impl && impl == r->fn->parent;
  }
  if (t->kind != TM_CALL || !t->callee || t->callee->kind != DEF_FN) return false;
  bool of_trait = r->fn->parent && r->fn->parent->kind == DEF_TRAIT;
  if (t->callee == r->fn && !of_trait) return true;
  if (!t->callee->parent || t->callee->parent->kind != DEF_TRAIT) return false;
  if (own_impl(r, t)) return true;
  Resolved to = resolve_method(s, t->callee, t->callee_args);
  Def *d = to.kind == RM_NONE ? t->callee : to.kind == RM_FN ? to.def : NULL;
  return d == r->fn && (!of_trait || own_params(to.kind == RM_NONE ? t->callee_args : to.args, generics_total(def_generics(s, d->parent))));
}

static void add_succ(void *ctx, BlockId *b) {
  Recursion *r = ctx;
  if (r->state[*b] == ON_WAY) r->out = true;
  else vec_push(mir_work(r->m), &r->way, *b);
}

static void look_at(Recursion *r, BlockId id) {
  MTerm *t = &r->b->blocks.v[id].term;
  r->state[id] = ON_WAY;
  if (calls_itself(r, t)) {
    vec_push(mir_work(r->m), &r->calls, t->span);
    return;
  }
  if (t->kind == TM_RETURN || t->kind == TM_YIELD || t->kind == TM_RESUME || (t->kind == TM_CALL && t->target == NO_BLOCK)) r->out = true;
  else term_each_succ(t, r, add_succ);
}

static void say(Recursion *r) {
  Diags *d = r->m->s->sx->diags;
  const Item *it = r->fn->item;
  Diag *g = diag(d, DIAG_unconditional_recursion, (Span){it->span.lo, it->fn->sig_span.hi, it->span.ctx}, "function cannot return without recursing");
  diag_primary(d, g, "cannot return without recursing");
  for (u32 i = 0; i < r->calls.n; i++) diag_label(d, g, r->calls.v[i], "recursive call site");
  diag_note(d, g, "a `loop` may express intention better if this is on purpose");
}

void mir_check_recursion(Mir *m, MirBody *b) {
  Recursion r = {.m = m, .b = b, .fn = b->def, .state = NEW_N(mir_work(m), u8, b->blocks.n + 1)};
  if (b->kind != MB_FN || !r.fn || r.fn->kind != DEF_FN || r.fn->is_async_fn || !r.fn->item || !r.fn->item->fn) return;
  vec_push(mir_work(m), &r.way, 0);
  while (r.way.n && !r.out) {
    BlockId id = vec_last(&r.way);
    if (r.state[id] == NEW_BLOCK) {
      look_at(&r, id);
      continue;
    }
    r.state[id] = LEFT;
    r.way.n--;
  }
  if (!r.out && r.calls.n) say(&r);
}
