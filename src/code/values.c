/* values — where in a function a variable holds a value, for `vars`.
 *
 * Runs over the finished graph of a learner's function before it is emitted. What is
 * followed are its variables, and the fields that something moves out of them (parts).
 * An async body is followed from each suspension to where it resumes, although the
 * graph leads there through its entry.
 */
#include "code/code_impl.h"
#include "mir/flow.h"

enum { NOT_REACHED = 0xff, MOST_PARTS = 64 };

typedef struct Followed { VarInfo var; u32 of; } Followed;   /* of: of a part, the number of its variable + 1 */
struct Values {
  Gen *g; MirBody *b;
  VEC(Followed) v;            /* variables as in MirBody.vars, then parts */
  u32 n_vars;
  u8 *in;                     /* per block, for each followed place: ValueState at its beginning */
  u8 *now, *told, *end;
  VEC(ValueMark) marks;       /* var: index into v */
  u32 line;                   /* pc where the current line begins */
};

static u8 *row(Values *w, BlockId b) { return w->in + (size_t)b * w->v.n; }

/* Of an ST_SET_DISCR: is it the state of the future itself? */
static bool is_state(const Values *w, const MStmt *st) { return place_ty(w->b, st->place)->kind == TY_ASYNC; }

/* --- what a statement does ------------------------------------------------- */
/* Is it a matter of fields alone how the part lies in the whole? (Else it is in a box.) */
static bool by_fields(MPlace whole, MPlace part) {
  for (u32 i = whole.n; i < part.n; i++)
    if (part.proj[i].kind != PJ_FIELD && part.proj[i].kind != PJ_DOWNCAST) return false;
  return true;
}

static void assigned(Values *w, u8 *s, MPlace m) {
  for (u32 i = 0; i < w->v.n; i++) {
    const Followed *f = &w->v.v[i];
    if (place_within(m, f->var.place)) s[i] = VALUE_SET;
    else if (s[i] != VALUE_PARTLY && place_within(f->var.place, m) && by_fields(f->var.place, m)) s[i] = VALUE_SET; /* made field by field */
  }
}

static void left(Values *w, u8 *s, MPlace m, u8 how) {
  bool followed = false;
  for (u32 i = w->v.n; i-- > 0;) {
    const Followed *f = &w->v.v[i];
    if (place_eq(f->var.place, m)) {
      s[i] = how;
      followed = true;
    } else if (how == VALUE_MOVED && !followed && !f->of && place_within(f->var.place, m)) s[i] = VALUE_PARTLY;
  }
}

typedef struct Moving { Values *w; u8 *s; } Moving;
static void moved(void *ctx, Operand *o) {
  Moving *x = ctx;
  if (o->kind == OP_MOVE) left(x->w, x->s, o->place, VALUE_MOVED);
}
static void looked_at(void *ctx, MPlace *p, const Rvalue *rv) { (void)ctx; (void)p; (void)rv; }

static void stmt_into(Values *w, u8 *s, MStmt *st) {
  Moving x = {w, s};
  if (st->kind == ST_DEAD) left(w, s, st->place, VALUE_NONE);
  if (st->kind == ST_ASSIGN) visit_rvalue(&st->rv, (Visitor){&x, moved, looked_at});
  if (st->kind == ST_ASSIGN || (st->kind == ST_SET_DISCR && !is_state(w, st))) assigned(w, s, st->place);
}

static void term_into(Values *w, u8 *s, MTerm *t) {
  Moving x = {w, s};
  visit_term_operands(t, (Visitor){&x, moved, looked_at});
  if (t->kind == TM_DROP) left(w, s, t->dest, VALUE_DROPPED);
}

/* --- the flow -------------------------------------------------------------- */
typedef struct Edges { Values *w; const u8 *s; bool changed; } Edges;
static void flow_to(void *ctx, BlockId *to) {
  Edges *e = ctx;
  u8 *r = row(e->w, *to);
  for (u32 i = 0; i < e->w->v.n; i++) {
    u8 a = r[i], b = e->s[i];
    u8 j = a == NOT_REACHED || a == b ? b : (a == VALUE_LOST || a == VALUE_SET) && (b == VALUE_LOST || b == VALUE_SET) ? VALUE_LOST : VALUE_MAYBE;
    if (j == r[i]) continue;
    r[i] = j;
    e->changed = true;
  }
}

/* Resuming finds what was saved; the rest of what the variables held is lost. */
static void suspend(Values *w, u8 *s, u32 await) {
  const AsyncInfo *in = w->b->async;
  u32 n_caps = w->b->ast ? w->b->ast->n_captures : 0;
  for (u32 i = 0; i < w->v.n; i++) {
    MPlace m = w->v.v[i].var.place;
    u32 k = m.local == 1 && m.n > 2 && m.proj[2].kind == PJ_FIELD ? m.proj[2].index : UINT32_MAX; /* Pin's field, through it, the future's */
    if (k < n_caps || (k != UINT32_MAX && k - n_caps < in->n_saved && bits_has(in->live[await], k - n_caps))) continue;
    if (s[i] == VALUE_SET || s[i] == VALUE_MAYBE) s[i] = VALUE_LOST;
  }
}

static BlockId resumes_at(const Values *w, const MBlock *k, u32 *await) {
  const MTerm *entry = &w->b->blocks.v[0].term;
  if (w->g->inst->kind != INST_ASYNC_POLL || k->term.kind != TM_RETURN || entry->kind != TM_SWITCH) return NO_BLOCK;
  for (u32 j = k->stmts.n; j-- > 0;) {
    const MStmt *st = &k->stmts.v[j];
    if (st->kind != ST_SET_DISCR || st->variant < STATE_SUSPEND0 || !is_state(w, st)) continue;
    *await = st->variant - STATE_SUSPEND0;
    for (u32 i = 0; i < entry->n; i++)
      if (entry->values[i] == st->variant) return entry->targets[i];
  }
  return NO_BLOCK;
}

static bool block_flows(Values *w, BlockId id) {
  MBlock *k = &w->b->blocks.v[id];
  Edges e = {w, w->now, false};
  size_t n = w->v.n;
  memcpy(w->now, row(w, id), n);
  if (k->unwind != NO_BLOCK) flow_to(&e, &k->unwind);
  for (u32 j = 0; j < k->stmts.n; j++) stmt_into(w, w->now, &k->stmts.v[j]);
  term_into(w, w->now, &k->term);
  if (k->unwind != NO_BLOCK) flow_to(&e, &k->unwind);
  if (k->term.kind == TM_CALL) assigned(w, w->now, k->term.dest);
  u32 await = 0;
  BlockId to = resumes_at(w, k, &await);
  if (to != NO_BLOCK) {
    suspend(w, w->now, await);
    flow_to(&e, &to);
  } else if (id || w->g->inst->kind != INST_ASYNC_POLL || k->term.kind != TM_SWITCH) {
    term_each_succ(&k->term, &e, flow_to);
  } else {
    flow_to(&e, &k->term.targets[0]);   /* the entry: only a first poll comes from outside */
  }
  return e.changed;
}

static void solve(Values *w) {
  u32 nb = w->b->blocks.n;
  for (bool again = true; again;) {
    again = false;
    for (BlockId i = 0; i < nb; i++)
      if (row(w, i)[0] != NOT_REACHED) again |= block_flows(w, i);
  }
}

/* --- what is followed ------------------------------------------------------ */
static bool is_param(const Values *w, MPlace m) {
  if (!m.local || m.local > w->b->n_args) return false;
  u32 n_caps = w->b->ast ? w->b->ast->n_captures : 0;
  return w->g->inst->kind != INST_ASYNC_POLL || m.local != 1 || m.n < 3 || m.proj[2].index < n_caps;
}

static void add_part(void *ctx, Operand *o) {
  Values *w = ctx;
  if (o->kind != OP_MOVE || w->v.n - w->n_vars >= MOST_PARTS) return;
  for (u32 i = w->n_vars; i < w->v.n; i++)
    if (place_eq(w->v.v[i].var.place, o->place)) return;
  for (u32 i = 0; i < w->n_vars; i++) {
    VarInfo var = w->v.v[i].var;
    if (var.place.n >= o->place.n || !place_within(var.place, o->place) || !by_fields(var.place, o->place)) continue;
    var.place = o->place;
    var.name = 0;
    vec_push(w->g->tmp, &w->v, (Followed){var, i + 1});
  }
}

static void find_parts(Values *w) {
  Visitor v = {w, add_part, looked_at};
  for (u32 i = 0; i < w->b->blocks.n; i++) {
    MBlock *k = &w->b->blocks.v[i];
    for (u32 j = 0; j < k->stmts.n; j++)
      if (k->stmts.v[j].kind == ST_ASSIGN) visit_rvalue(&k->stmts.v[j].rv, v);
    visit_term_operands(&k->term, v);
  }
}

Values *values_new(Gen *g) {
  Values *w = NEW(g->tmp, Values);
  *w = (Values){.g = g, .b = g->b, .n_vars = g->b->vars.n};
  if (!w->n_vars) return NULL;
  for (u32 i = 0; i < w->n_vars; i++) vec_push(g->tmp, &w->v, (Followed){g->b->vars.v[i], 0});
  find_parts(w);
  size_t n = w->v.n;
  w->in = NEW_N(g->tmp, u8, n * (g->b->blocks.n + 3));
  memset(w->in, NOT_REACHED, n * (g->b->blocks.n + 3));
  w->now = row(w, g->b->blocks.n);
  w->told = w->now + n;
  for (u32 i = 0; i < n; i++) row(w, 0)[i] = is_param(w, w->v.v[i].var.place) ? VALUE_SET : VALUE_NONE;
  solve(w);
  memset(w->told, NOT_REACHED, n);
  return w;
}

/* --- while it is emitted --------------------------------------------------- */
static bool calls(const Ins *i) { return i->op == BC_CALL || i->op == BC_CALLI || i->op == BC_CALLV; }

static void tell(Values *w, u32 at) {
  if (w->marks.n && w->marks.v[w->marks.n - 1].at > at) at = w->marks.v[w->marks.n - 1].at;
  for (u32 i = 0; i < w->v.n; i++) {
    if (w->now[i] == w->told[i] || w->now[i] == NOT_REACHED) continue;
    vec_push(w->g->tmp, &w->marks, (ValueMark){at, i, w->now[i]});
    w->told[i] = w->now[i];
  }
}
void values_block(Values *w, BlockId b) {
  memcpy(w->now, row(w, b), w->v.n);
  tell(w, 2 * pc_here(w->g));
}
/* One without code of its own has not happened where its line begins. */
void values_stmt(Values *w, MStmt *st) {
  u32 pc = pc_here(w->g);
  if (st->kind == ST_LINE) w->line = pc;
  stmt_into(w, w->now, st);
  tell(w, 2 * pc + (pc == w->line));
}
/* What it moves is gone once a call has been entered: until then its arguments are being made. */
void values_term(Values *w, MTerm *t, u32 from) {
  u32 pc = from, end = pc_here(w->g);
  while (pc < end && !calls(&w->g->code.v[pc])) pc++;
  term_into(w, w->now, t);
  tell(w, 2 * pc + (pc < end));
}

/* The variables' and parts' places; the marks name them by their index there. */
void values_end(Values *w) {
  Gen *g = w->g;
  u32 *at = NEW_N(g->tmp, u32, w->v.n + 1);
  for (u32 i = 0; i < w->v.n && !g->failed; i++) {
    Followed *f = &w->v.v[i];
    at[i] = UINT32_MAX;
    if (f->of && at[f->of - 1] == UINT32_MAX) continue;
    u32 before = g->vars.n;
    var_emit(g, &f->var);
    if (g->vars.n == before) continue;
    at[i] = before;
    if (f->of) g->vars.v[before].part_of = at[f->of - 1] + 1;
  }
  for (u32 i = 0; i < w->marks.n; i++) {
    ValueMark m = w->marks.v[i];
    if (at[m.var] == UINT32_MAX) continue;
    m.var = at[m.var];
    vec_push(g->tmp, &g->marks, m);
  }
}
