/* known — operations that would panic whatever happens: arithmetic_overflow and unconditional_panic.
 *
 * A walk over a body's blocks, in reverse postorder, with the integers and booleans that locals are known to hold.
 * As rustc's KnownPanicsLint does it: a local assigned once keeps its value everywhere; one assigned again keeps it
 * to the end of its block, and a block ends at every call and every checked operation; one that is borrowed is not
 * followed. A branch on a known value is taken; bodies of async functions and blocks are not looked at.
 */
#include "mir/build.h"
#include <stdio.h>

typedef enum { MODE_UNSEEN, MODE_ALWAYS, MODE_IN_BLOCK, MODE_NEVER } Mode;
typedef struct Known { bool has; i128 v; } Known;
typedef struct Walk { Mir *m; MirBody *b; u8 *mode; Known *now; VEC(BlockId) order; bool *seen; } Walk;

/* --- which locals are followed ------------------------------------------------------------- */
static void mode_assign(Walk *w, LocalId l) {
  if (w->mode[l] == MODE_UNSEEN) w->mode[l] = MODE_ALWAYS;
  else if (w->mode[l] == MODE_ALWAYS) w->mode[l] = MODE_IN_BLOCK;
}
static void mode_place(void *ctx, MPlace *p, const Rvalue *r) {
  Walk *w = ctx;
  bool borrow = r->kind == RV_REF || r->kind == RV_RAW;
  if (borrow && !(p->n && p->proj[0].kind == PJ_DEREF)) w->mode[p->local] = MODE_NEVER;
}
static void mode_operand(void *ctx, Operand *o) { (void)ctx; (void)o; }

static void modes(Walk *w) {
  Visitor v = {w, mode_operand, mode_place};
  for (u32 i = 1; i <= w->b->n_args; i++) w->mode[i] = MODE_NEVER;
  for (u32 i = 0; i < w->b->blocks.n; i++) {
    MBlock *k = &w->b->blocks.v[i];
    for (u32 j = 0; j < k->stmts.n; j++) {
      if (k->stmts.v[j].kind != ST_ASSIGN) continue;
      mode_assign(w, k->stmts.v[j].place.local);
      visit_rvalue(&k->stmts.v[j].rv, v);
    }
    if (k->term.kind == TM_CALL) mode_assign(w, k->term.dest.local);
  }
}

/* --- values ----------------------------------------------------------------------------------- */
static bool const_value(Walk *w, const MirConst *k, Known *out) {
  out->has = true;
  if (k->kind == CK_SCALAR && k->ty->kind == TY_BOOL) out->v = (i128)k->bits;
  else if (k->kind == CK_SCALAR) return int_value(k->ty, k->bits, &out->v);
  else if (k->kind != CK_ITEM || !k->def->item || !k->def->item->value || k->ty->kind != TY_INT) return false;
  else {
    Expr *e = expr_of(k->def->item->value);
    if (e->kind != E_LIT || e->lit->kind != LIT_INT) return false;
    (void)w;
    out->v = (i128)e->lit->value;
  }
  return true;
}
static Known value_of(Walk *w, const Operand *o) {
  Known k = {0};
  if (o->kind == OP_CONST) {
    if (!const_value(w, o->k, &k)) k.has = false;
    return k;
  }
  return o->place.n ? k : w->now[o->place.local];
}
static Ty operand_ty(Walk *w, const Operand *o) { return o->kind == OP_CONST ? o->k->ty : place_ty(w->b, o->place); }

static bool in_range(Ty t, i128 v) {
  u32 n = prim_bits((Prim)t->prim);
  if (n >= 128) return true;
  if (!ty_is_signed(t)) return v >= 0 && v < (i128)1 << n;
  return v >= -((i128)1 << (n - 1)) && v < (i128)1 << (n - 1);
}
static bool is_min(Ty t, i128 v) {
  u32 n = prim_bits((Prim)t->prim);
  return ty_is_signed(t) && n < 128 && v == -((i128)1 << (n - 1));
}

/* --- what would go wrong ------------------------------------------------------------------------ */
static Str number(Walk *w, Known k, Ty t) {
  if (!k.has) return STR("_");
  Buf b = {0};
  if (k.v < 0) buf_fmt(&b, "%lld_", (long long)k.v);
  else buf_fmt(&b, "%llu_", (unsigned long long)k.v);
  ty_print(w->m->s, t, &b);
  Str r = str_copy(w->m->arena, buf_view(&b));
  buf_free(&b);
  return r;
}
static Span where(const MStmt *st) { return st->rv.at.hi ? st->rv.at : st->span; }
static void say(Walk *w, bool overflow, Span at, const char *fmt, Str a, Str b) {
  Diags *d = w->m->s->sx->diags;
  const Def *in = w->b->def;
  if (in && (in->kind == DEF_CONST || in->kind == DEF_STATIC)) {     /* it is computed here and now */
    Diag *g = diag(d, DIAG_E0080, sources_user_span(w->m->s->sx->src, at), fmt, (int)a.n, a.p, (int)b.n, b.p);
    diag_primary(d, g, "evaluation of `%s` failed here", sym_z(w->m->s->sx->in, in->name));
    return;
  }
  Diag *g = diag(d, overflow ? DIAG_arithmetic_overflow : DIAG_unconditional_panic, sources_user_span(w->m->s->sx->src, at), "%s",
                 overflow ? "this arithmetic operation will overflow" : "this operation will panic at runtime");
  char text[160];
  snprintf(text, sizeof text, fmt, (int)a.n, a.p, (int)b.n, b.p);
  diag_primary(d, g, "%s", text);
}
static bool binary(Walk *w, const MStmt *st, Known a, Known b, Known *out) {
  const Rvalue *r = &st->rv;
  Ty t = operand_ty(w, &r->a), tb = operand_ty(w, &r->b);
  if (t->kind != TY_INT || tb->kind != TY_INT) return true;
  if (r->op == BIN_SHL || r->op == BIN_SHR) {
    if (!b.has || r->wrap) return true;
    if (b.v >= 0 && b.v < prim_bits((Prim)t->prim)) return true;
    say(w, true, where(st), "attempt to shift %.*s by `%.*s`, which would overflow", r->op == BIN_SHL ? STR("left") : STR("right"), number(w, b, tb));
    return false;
  }
  if ((r->op == BIN_DIV || r->op == BIN_REM) && b.has && b.v == 0) {
    const char *text = r->op == BIN_DIV ? "attempt to divide `%.*s` by zero" : "attempt to calculate the remainder of `%.*s` with a divisor of zero";
    say(w, false, where(st), text, number(w, a, t), STR(""));
    return false;
  }
  if (!a.has || !b.has) return true;
  bool ok = true;
  out->has = true;
  switch (r->op) {
  case BIN_ADD: ok = !__builtin_add_overflow(a.v, b.v, &out->v); break;
  case BIN_SUB: ok = !__builtin_sub_overflow(a.v, b.v, &out->v); break;
  case BIN_MUL: ok = !__builtin_mul_overflow(a.v, b.v, &out->v); break;
  case BIN_DIV: case BIN_REM:
    ok = !(is_min(t, a.v) && b.v == -1);
    if (ok) out->v = r->op == BIN_DIV ? a.v / b.v : a.v % b.v;
    break;
  case BIN_AND: out->v = a.v & b.v; break;
  case BIN_OR: out->v = a.v | b.v; break;
  case BIN_XOR: out->v = a.v ^ b.v; break;
  case BIN_EQ: out->v = a.v == b.v; break;
  case BIN_NE: out->v = a.v != b.v; break;
  case BIN_LT: out->v = a.v < b.v; break;
  case BIN_LE: out->v = a.v <= b.v; break;
  case BIN_GT: out->v = a.v > b.v; break;
  case BIN_GE: out->v = a.v >= b.v; break;
  default: out->has = false;
  }
  static const char *const text[] = {
    "attempt to compute `%.*s + %.*s`, which would overflow", "attempt to compute `%.*s - %.*s`, which would overflow",
    "attempt to compute `%.*s * %.*s`, which would overflow", "attempt to compute `%.*s / %.*s`, which would overflow",
    "attempt to compute `%.*s %% %.*s`, which would overflow"};
  if (r->op > BIN_REM || (ok && in_range(t, out->v))) return true;
  out->has = false;
  if (!r->wrap) say(w, true, where(st), text[r->op], number(w, a, t), number(w, b, t));
  return r->wrap;
}
static bool unary(Walk *w, const MStmt *st, Known a, Known *out) {
  const Rvalue *r = &st->rv;
  if (!a.has || (r->ty->kind != TY_INT && r->ty->kind != TY_BOOL)) return true;
  if (r->op == UN_NOT) {
    *out = (Known){r->ty->kind == TY_BOOL, !a.v};
    return true;
  }
  if (is_min(r->ty, a.v) && !r->wrap) {
    say(w, true, where(st), "attempt to negate `%.*s`, which would overflow", number(w, a, r->ty), STR(""));
    return false;
  }
  *out = (Known){true, -a.v};
  return true;
}
/* An index behind the end of an array. */
static void bounds(Walk *w, MPlace p, Span at) {
  Ty t = w->b->locals.v[p.local].ty;
  for (u32 i = 0; i < p.n; t = p.proj[i++].ty) {
    if (p.proj[i].kind != PJ_INDEX || t->kind != TY_ARRAY || t->len->kind != TY_CONST) continue;
    Known k = w->now[p.proj[i].index];
    if (!k.has || (u128)k.v < t->len->value) continue;
    Str len = str_fmt(w->m->arena, "%llu", (unsigned long long)t->len->value), is = str_fmt(w->m->arena, "%llu", (unsigned long long)k.v);
    say(w, false, at, "index out of bounds: the length is %.*s but the index is %.*s", len, is);
  }
}
typedef struct Look { Walk *w; Span at; } Look;
static void look_operand(void *ctx, Operand *o) { Look *l = ctx; if (o->kind != OP_CONST) bounds(l->w, o->place, l->at); }
static void look_place(void *ctx, MPlace *p, const Rvalue *r) { (void)r; Look *l = ctx; bounds(l->w, *p, l->at); }

/* --- the walk --------------------------------------------------------------------------------------- */
static void block_ends(Walk *w) {
  for (u32 i = 0; i < w->b->locals.n; i++)
    if (w->mode[i] == MODE_IN_BLOCK) w->now[i].has = false;
}
static void assign(Walk *w, MPlace p, Known k) {
  if (w->mode[p.local] == MODE_NEVER) return;
  w->now[p.local] = p.n ? (Known){0} : k;
}
static void stmt(Walk *w, MStmt *st) {
  if (st->kind != ST_ASSIGN) return;
  Look l = {w, st->span};
  visit_rvalue(&st->rv, (Visitor){&l, look_operand, look_place});
  bounds(w, st->place, st->span);
  Rvalue *r = &st->rv;
  Known out = {0}, a = {0};
  if (r->kind == RV_USE || r->kind == RV_BINARY || r->kind == RV_UNARY || r->kind == RV_CAST) a = value_of(w, &r->a);
  if (r->kind == RV_USE) out = a;
  else if (r->kind == RV_CAST && r->cast == CAST_NUMERIC && a.has && r->ty->kind == TY_INT && in_range(r->ty, a.v)) out = a;
  else if (r->kind == RV_BINARY) (void)binary(w, st, a, value_of(w, &r->b), &out);
  else if (r->kind == RV_UNARY) (void)unary(w, st, a, &out);
  if (mir_stmt_panics(st)) block_ends(w);
  assign(w, st->place, out);
}
static void postorder(Walk *w, BlockId id);
static void push_succ(void *ctx, BlockId *b) { postorder(ctx, *b); }
static void postorder(Walk *w, BlockId id) {
  if (w->seen[id]) return;
  w->seen[id] = true;
  term_each_succ(&w->b->blocks.v[id].term, w, push_succ);
  vec_push(mir_work(w->m), &w->order, id);
}
static void mark(void *ctx, BlockId *b) { ((bool *)ctx)[*b] = true; }
static void term(Walk *w, MTerm *t, bool *reached) {
  Look l = {w, t->span};
  visit_term_operands(t, (Visitor){&l, look_operand, look_place});
  Known on = t->kind == TM_SWITCH ? value_of(w, &t->on) : (Known){0};
  if (on.has) {
    u128 v = mask_bits(operand_ty(w, &t->on), (u128)on.v);
    BlockId to = t->target;
    for (u32 i = t->n; i-- > 0;) if (t->values[i] == v) to = t->targets[i];
    if (to != NO_BLOCK) reached[to] = true;
  } else {
    term_each_succ(t, reached, mark);
  }
  if (t->kind == TM_CALL) assign(w, t->dest, (Known){0});
}
void mir_known_panics(Mir *m, MirBody *b) {
  u32 n = b->blocks.n;
  Arena *a = mir_work(m);
  Walk w = {.m = m, .b = b, .mode = NEW_N(a, u8, b->locals.n + 1), .now = NEW_N(a, Known, b->locals.n + 1),
            .seen = NEW_N(a, bool, n + 1)};
  bool *reached = NEW_N(a, bool, n + 1);
  modes(&w);
  postorder(&w, 0);
  reached[0] = true;
  for (u32 i = w.order.n; i-- > 0;) {
    BlockId id = w.order.v[i];
    if (!reached[id] || b->blocks.v[id].cleanup) continue;
    for (u32 j = 0; j < b->blocks.v[id].stmts.n; j++) stmt(&w, &b->blocks.v[id].stmts.v[j]);
    term(&w, &b->blocks.v[id].term, reached);
    block_ends(&w);
  }
}
