/* Better code from straight code, slot by slot, after a body has been emitted.
 *
 *   copies     what was moved is read where it came from; a load through the address
 *              of a local is a move
 *   coalesce   a value that is made and then moved is made where it goes
 *   dead       what nobody reads is not made
 *   shapes     index and load in one, the test of a loop at its end
 *
 * Bytes of the frame whose address is taken (LEA tells which object) are memory: they
 * are never tracked. A named variable, and what the machine itself looks at, always
 * counts as read, so that people see it; a landing pad is a successor of every
 * instruction that may panic into it. Bytes behind the frame (OUT) hold arguments and
 * results: any call reads and overwrites them. */
#include "code/opt.h"

/* LEA: b is the address, x how far into its object, c the object's size (0: unknown). */
static Range lea_object(const Opt *o, const Ins *i) {
  if (!i->c) return (Range){0, o->frame};
  return (Range){i->b - i->x, i->c};
}
static void find_taken(Opt *o) {
  memset(o->taken.w, 0, ((o->bytes + 63) / 64) * 8);
  for (u32 i = 0; i < o->n; i++)
    if (!o->gone[i] && o->code[i].op == BC_LEA) set_bits(o, o->taken, lea_object(o, &o->code[i]));
}
/* --- blocks ------------------------------------------------------------------------ */
static void mark(Opt *o, u32 pc, u8 how) { if (pc < o->n) o->leader[pc] |= how; }
/* Neighbours with the same landing pad are one range. */
static void merge_landings(Gen *g) {
  u32 n = 0;
  for (u32 i = 0; i < g->landings.n; i++) {
    Landing l = g->landings.v[i], *last = n ? &g->landings.v[n - 1] : NULL;
    if (l.from == l.to) continue;
    if (last && last->to == l.from && last->target == l.target && last->catch_ == l.catch_) last->to = l.to;
    else g->landings.v[n++] = l;
  }
  g->landings.n = n;
}
void opt_find_blocks(Opt *o) {
  Gen *g = o->g;
  memset(o->leader, 0, o->n + 1);
  mark(o, 0, 3);
  for (u32 i = 0; i < o->n; i++) {
    if (o->gone[i]) continue;
    if (jumps(&o->code[i])) { mark(o, o->code[i].c, 3); mark(o, i + 1, 1); }
    if (o->code[i].op == BC_JTAB) for (u32 k = 0; k <= o->code[i].c; k++) { mark(o, i + 1 + k, 3); o->row[i + 1 + k] = 1; }
    if (flags(o, &o->code[i]) & FX_END) mark(o, i + 1, 3);
  }
  for (u32 i = 0; i < g->landings.n; i++) {
    Landing l = g->landings.v[i];
    mark(o, l.from, 1);
    mark(o, l.to, 1);
    if (l.target != LANDING_ABORT) mark(o, l.target, 3);
  }
  o->nb = 0;
  for (u32 i = 0; i < o->n; i++) {
    if (o->leader[i]) o->start[o->nb++] = i;
    o->block_of[i] = o->nb - 1;
  }
  o->start[o->nb] = o->n;
  for (u32 b = 0; b < o->nb; b++) {
    o->land[b] = NO_BLOCK;
    for (u32 i = 0; i < g->landings.n; i++) {
      Landing l = g->landings.v[i];
      if (o->start[b] < l.from || o->start[b] >= l.to) continue;
      if (l.target != LANDING_ABORT) o->land[b] = o->block_of[l.target];
      break;
    }
  }
}

void opt_renumber(Opt *o, const u32 *to) {
  Gen *g = o->g;
  for (u32 i = 0; i < o->n; i++)
    if (jumps(&o->code[i])) o->code[i].c = to[o->code[i].c];
  for (u32 i = 0; i < g->landings.n; i++) {
    Landing *l = &g->landings.v[i];
    l->from = to[l->from];
    l->to = to[l->to];
    if (l->target != LANDING_ABORT) l->target = to[l->target];
  }
  for (u32 i = 0; i < g->vars.n; i++) {
    g->vars.v[i].from = to[g->vars.v[i].from];
    g->vars.v[i].to = to[g->vars.v[i].to];
  }
}
/* --- what is read later ----------------------------------------------------------------- */
static void live_step(Opt *o, const Eff *e, const Ins *i, Bits live, u32 land) {
  if (e->wop && !any_bit(o, o->taken, e->w)) clear_bits(o, live, e->w);
  if (e->flags & FX_CALL && i->op != BC_STATIC) set_bits(o, live, (Range){OUT, o->bytes - o->frame});
  if (i->op == BC_RET) set_bits(o, live, (Range){0, o->g->ret_size});
  for (u32 k = 0; k < e->nr; k++) set_bits(o, live, e->r[k]);
  if (e->flags & FX_PANIC && land != NO_BLOCK) bits_or(live, o->live_in[land]);
}
static void live_out(Opt *o, u32 b, Bits live) {
  u32 last = o->start[b + 1];
  bits_copy(live, o->always);
  while (last > o->start[b] && o->gone[last - 1]) last--;
  if (last == o->start[b]) {
    if (b + 1 < o->nb) bits_or(live, o->live_in[b + 1]);
    return;
  }
  const Ins *i = &o->code[--last];
  if (jumps(i)) bits_or(live, o->live_in[o->block_of[i->c]]);
  if (i->op == BC_JTAB) for (u32 k = 0; k <= i->c; k++) bits_or(live, o->live_in[o->block_of[last + 1 + k]]);
  else if (!(flags(o, i) & FX_END) && b + 1 < o->nb) bits_or(live, o->live_in[b + 1]);
}
static bool live_block(Opt *o, u32 b, Bits live) {
  live_out(o, b, live);
  for (u32 pc = o->start[b + 1]; pc-- > o->start[b]; ) {
    Eff e;
    if (o->gone[pc]) continue;
    effects(o, &o->code[pc], &e);
    live_step(o, &e, &o->code[pc], live, o->land[b]);
  }
  return bits_or(o->live_in[b], live);
}
/* Has what may come behind b changed since b was looked at? */
static bool behind_changed(const Opt *o, u32 b) {
  u32 last = o->start[b + 1], done = o->looked[b];
  if (o->land[b] != NO_BLOCK && o->changed[o->land[b]] >= done) return true;
  if (b + 1 < o->nb && o->changed[b + 1] >= done) return true;
  while (last > o->start[b] && o->gone[last - 1]) last--;
  if (last == o->start[b]) return false;
  const Ins *i = &o->code[--last];
  if (jumps(i) && o->changed[o->block_of[i->c]] >= done) return true;
  for (u32 k = 0; i->op == BC_JTAB && k <= i->c; k++)
    if (o->changed[o->block_of[last + 1 + k]] >= done) return true;
  return false;
}
static void liveness(Opt *o, Bits live) {
  u32 now = 1;
  for (u32 b = 0; b < o->nb; b++) {
    bits_copy(o->live_in[b], o->always);
    o->looked[b] = o->changed[b] = 0;
  }
  for (bool again = true; again; ) {
    again = false;
    for (u32 b = o->nb; b--; ) {
      if (o->looked[b] && !behind_changed(o, b)) continue;
      o->looked[b] = ++now;
      if (!live_block(o, b, live)) continue;
      o->changed[b] = now;
      again = true;
    }
  }
}

/* MOV d <- s with s dead behind it: s's maker writes d. */
static void coalesce(Opt *o, u32 b, u32 pc, Bits live) {
  Ins *mv = &o->code[pc];
  Eff me;
  effects(o, mv, &me);
  Range d = me.w, s = {mv->b, d.n};
  if (any_bit(o, o->taken, s) || any_bit(o, o->always, s) || any_bit(o, live, s) || is_out(s) || overlap(s, d)) return;
  bool memory = any_bit(o, o->taken, d);                     /* others may look at it meanwhile */
  u32 land = o->land[b];
  bool seen = land != NO_BLOCK && any_bit(o, o->live_in[land], d);
  for (u32 k = pc; k-- > o->start[b]; ) {
    Ins *i = &o->code[k];
    Eff e;
    if (o->gone[k]) continue;
    effects(o, i, &e);
    if (e.wop && overlap(e.w, s)) {
      if (e.w.at != s.at || e.w.n != s.n || i->op == BC_PURE || i->op == BC_RT || i->op == BC_STATIC) return;
      *operand_ptr(i, e.wop) = d.at;
      o->gone[pc] = 1;
      return;
    }
    if (e.wop && overlap(e.w, d)) return;
    for (u32 r = 0; r < e.nr; r++)
      if (overlap(e.r[r], s) || overlap(e.r[r], d)) return;
    if (e.flags & FX_CALL || ((seen || memory) && e.flags & FX_PANIC) || i->op == BC_RT) return;
    if (memory && (writes_memory(i, e.flags) || reads_memory(i))) return;
  }
}

static void dead(Opt *o, Bits live) {
  for (u32 b = 0; b < o->nb; b++) {
    live_out(o, b, live);
    for (u32 pc = o->start[b + 1]; pc-- > o->start[b]; ) {
      Ins *i = &o->code[pc];
      Eff e;
      if (o->gone[pc]) continue;
      effects(o, i, &e);
      bool idle = e.wop && e.flags & FX_PURE && !any_bit(o, live, e.w) && !any_bit(o, o->taken, e.w);
      if (idle) { o->gone[pc] = o->again = 1; continue; }
      if (is_move(i->op)) coalesce(o, b, pc, live);
      o->again = o->again || o->gone[pc];
      if (!o->gone[pc]) live_step(o, &e, i, live, o->land[b]);
      else { clear_bits(o, live, e.w); set_bits(o, live, e.r[0]); clear_bits(o, live, e.r[0]); set_bits(o, live, e.w); }
    }
  }
}

/* --- what is never reached ------------------------------------------------------- */
static void reach(Opt *o, u8 *seen, u32 *work, u32 *n, u32 b) {
  if (b >= o->nb || seen[b]) return;
  seen[b] = 1;
  work[(*n)++] = b;
}
static void unreachable(Opt *o) {
  u8 *seen = NEW_N(o->g->tmp, u8, o->nb + 1);
  u32 *work = NEW_N(o->g->tmp, u32, o->nb + 1), n = 0;
  reach(o, seen, work, &n, 0);
  for (u32 k = 0; k < n; k++) {
    u32 b = work[k];
    bool ends = false;
    if (o->land[b] != NO_BLOCK) reach(o, seen, work, &n, o->land[b]);
    for (u32 pc = o->start[b]; pc < o->start[b + 1]; pc++) {
      const Ins *i = &o->code[pc];
      if (o->gone[pc]) continue;
      if (jumps(i)) reach(o, seen, work, &n, o->block_of[i->c]);
      if (i->op == BC_JTAB) for (u32 r = 0; r <= i->c; r++) reach(o, seen, work, &n, o->block_of[pc + 1 + r]);
      ends = flags(o, i) & FX_END;
    }
    if (!ends) reach(o, seen, work, &n, b + 1);
  }
  for (u32 i = 0; i < o->g->landings.n; i++)           /* caught panics come back by themselves */
    if (o->g->landings.v[i].catch_) return;
  for (u32 b = 0; b < o->nb; b++)
    for (u32 pc = o->start[b]; pc < o->start[b + 1] && !seen[b]; pc++) o->gone[pc] = 1;
}
static void idle_jumps(Opt *o) {
  for (u32 pc = 0; pc < o->n; pc++)
    if (!o->gone[pc] && o->code[pc].op == BC_JMP && !o->row[pc] && o->code[pc].c > pc && kept_from(o, o->code[pc].c) == kept_from(o, pc + 1)) o->gone[pc] = 1;
}
/* --- shapes --------------------------------------------------------------------------------- */
static bool inverse(Ins *i);
static u32 next_kept(Opt *o, u32 pc) {
  for (pc++; pc < o->n && o->gone[pc]; pc++) {}
  return pc;
}
/* Does nobody read r behind instruction pc of block b? */
static bool dead_behind(Opt *o, u32 b, u32 pc, Range r) {
  Bits after = o->live_in[o->nb];           /* scratch */
  live_out(o, b, after);
  for (u32 q = o->start[b + 1]; q-- > pc + 1; ) {
    Eff f;
    if (o->gone[q]) continue;
    effects(o, &o->code[q], &f);
    live_step(o, &f, &o->code[q], after, o->land[b]);
  }
  return !any_bit(o, after, r) && !any_bit(o, o->taken, r);
}
static void index_access(Opt *o, u32 b, u32 pc, u32 nx) {
  Ins *i = &o->code[pc], *l = &o->code[nx];
  bool apart_ = i->op != BC_IDX, load = fam(l->op, BC_LD_W8, 4), store = fam(l->op, BC_ST_W8, 4);
  if ((!load && !(store && apart_)) || l->b != i->a || l->c) return;
  u32 k = l->op - (load ? (u32)BC_LD_W8 : (u32)BC_ST_W8), size = apart_ ? 1u << (i->op - BC_IDXL_1) : i->x;
  Range t = {i->a, 8};
  Eff e;
  effects(o, l, &e);
  if (size != 1u << k || !((load && overlap(e.w, t)) || dead_behind(o, b, nx, t))) return;
  if (store && overlap((Range){l->a, size}, t)) return;
  u32 op = load ? apart_ ? BC_LDXL_W8 : BC_LDX_W8 : BC_STXL_W8;
  *i = (Ins){(u16)(op + k), apart_ ? i->x : 0, l->a, i->b, i->c};   /* here: a panic is that of the index */
  o->gone[nx] = 1;
}
/* t = a < b; jump if t */
static void test_jump(Opt *o, u32 b, u32 pc, u32 nx) {
  Ins *i = &o->code[pc], *j = &o->code[nx];
  bool eq = j->op == BC_JEQI_W8, ne = j->op == BC_JNEI_W8, zero = eq == !j->b;
  u32 op = 0;
  if ((!eq && !ne) || j->b > 1 || j->a != i->a || !dead_behind(o, b, nx, (Range){i->a, 1})) return;
  if (fam(i->op, BC_EQ_W8, 4)) op = BC_JEQ_W8 + (u32)(i->op - BC_EQ_W8);
  else if (fam(i->op, BC_NE_W8, 4)) op = BC_JNE_W8 + (u32)(i->op - BC_NE_W8);
  else if (fam(i->op, BC_LT_I8, 8)) op = BC_JLT_I8 + (u32)(i->op - BC_LT_I8);
  else if (fam(i->op, BC_LE_I8, 8)) op = BC_JLE_I8 + (u32)(i->op - BC_LE_I8);
  else return;
  Ins t = {(u16)op, 0, i->b, i->c, j->c};
  if (zero && !inverse(&t)) return;
  *j = t;
  o->gone[pc] = 1;
}
static void shapes(Opt *o) {
  for (u32 b = 0; b < o->nb; b++)
    for (u32 pc = o->start[b]; pc < o->start[b + 1]; pc++) {
      u32 nx = next_kept(o, pc);
      if (o->gone[pc] || nx >= o->start[b + 1]) continue;
      if (o->code[pc].op == BC_IDX || fam(o->code[pc].op, BC_IDXL_1, 5)) index_access(o, b, pc, nx);
      else test_jump(o, b, pc, nx);
    }
}

static bool inverse(Ins *i) {
  u32 op = i->op;
  if (fam(op, BC_JEQ_W8, 4)) op += 4;
  else if (fam(op, BC_JNE_W8, 4)) op -= 4;
  else if (fam(op, BC_JEQI_W8, 4)) op += 4;
  else if (fam(op, BC_JNEI_W8, 4)) op -= 4;
  else if (fam(op, BC_JLTI_I8, 8)) op = op - BC_JLTI_I8 + BC_JGEI_I8;
  else if (fam(op, BC_JGEI_I8, 8)) op = op - BC_JGEI_I8 + BC_JLTI_I8;
  else if (fam(op, BC_JLEI_I8, 8)) op = op - BC_JLEI_I8 + BC_JGTI_I8;
  else if (fam(op, BC_JGTI_I8, 8)) op = op - BC_JGTI_I8 + BC_JLEI_I8;
  else if (fam(op, BC_JLT_I8, 8) || fam(op, BC_JLE_I8, 8)) {
    u32 a = i->a;
    op = fam(op, BC_JLT_I8, 8) ? op - BC_JLT_I8 + BC_JLE_I8 : op - BC_JLE_I8 + BC_JLT_I8;
    i->a = i->b;
    i->b = a;
  } else return false;
  i->op = (u16)op;
  return true;
}
/* JMP back to a test that leaves the loop right behind the JMP: test here instead. */
static void loop_tests(Opt *o) {
  for (u32 pc = 0; pc < o->n; pc++) {
    Ins *j = &o->code[pc];
    if (o->gone[pc] || j->op != BC_JMP || o->row[pc]) continue;
    u32 at = kept_from(o, j->c);
    if (at >= pc || !jumps(&o->code[at]) || o->code[at].op == BC_JMP || kept_from(o, o->code[at].c) != next_kept(o, pc)) continue;
    Ins t = o->code[at];
    if (!inverse(&t)) continue;
    t.c = at + 1;
    *j = t;
  }
}

static bool line_starts(const Opt *o, u32 from, u32 to) {
  for (u32 i = 0; i < o->g->lines.n && o->g->lines.v[i].pc < to; i++)
    if (o->g->lines.v[i].line_start && o->g->lines.v[i].pc >= from) return true;
  return false;
}
static bool reads(const Opt *o, const Ins *i, Range r) {
  Eff e;
  effects(o, i, &e);
  for (u32 k = 0; k < e.nr; k++)
    if (overlap(e.r[k], r)) return true;
  return false;
}
/* The body begins with v = x, the only use of what FOR counts in: FOR counts in v. */
static void name_counter(Opt *o, u32 pc) {
  Ins *f = &o->code[pc];
  u32 k = (f->op - BC_FOR_I8) & 3, at = kept_from(o, f->c);
  const Ins *mv = &o->code[at];
  Range x = {f->x, 1u << k}, v = {mv->a, 1u << k};
  if (at >= pc || mv->op != BC_MOV_W8 + k || mv->b != f->x || mv->a > UINT16_MAX || line_starts(o, f->c, at + 1)) return;
  if (overlap(v, (Range){f->a, v.n}) || overlap(v, (Range){f->b, v.n}) || any_bit(o, o->taken, v) || any_bit(o, o->taken, x) || any_bit(o, o->always, x)) return;
  for (u32 i = 0; i < o->n; i++)
    if (!o->gone[i] && i != at && reads(o, &o->code[i], x)) return;
  f->x = (u16)mv->a;
  f->c = at + 1;
}
/* A loop over a range ends with `a < b`, back to x = a; a += 1: all of it where it ends. What is made
 * here writes two slots: nothing looks at that any more. */
static void range_loops(Opt *o) {
  for (u32 pc = 0; pc < o->n; pc++) {
    Ins *j = &o->code[pc];
    if (o->gone[pc] || !fam(j->op, BC_JLT_I8, 8)) continue;
    u32 k = (j->op - BC_JLT_I8) & 3, w = 1u << k, head = kept_from(o, j->c), up = next_kept(o, head);
    if (head >= pc || up >= pc) continue;
    const Ins *mv = &o->code[head], *add = &o->code[up];
    if (mv->op != BC_MOV_W8 + k || mv->b != j->a || mv->a > UINT16_MAX || o->leader[up] & 2) continue;
    if (add->op != (k == 3 ? (u32)BC_ADDP : BC_WADDI_W8 + k) || add->a != j->a || add->b != j->a || add->c != 1) continue;
    if (overlap((Range){mv->a, w}, (Range){j->a, w}) || overlap((Range){mv->a, w}, (Range){j->b, w})) continue;
    if (line_starts(o, j->c, next_kept(o, up))) continue;
    *j = (Ins){(u16)(BC_FOR_I8 + (j->op - BC_JLT_I8)), (u16)mv->a, j->a, j->b, up + 1};
    name_counter(o, pc);
  }
}

/* --- closing the gaps --------------------------------------------------------------------------- */
/* Does the learner see both places on one line? In the library nobody minds. */
static bool one_line(Gen *g, Span a, Span b) {
  if ((a.lo == b.lo && a.ctx == b.ctx) || !g->inst->def || g->inst->def->is_lib) return true;
  Sources *s = g->s->sx->src;
  return sources_place(s, sources_user_span(s, a).lo).line == sources_place(s, sources_user_span(s, b).lo).line;
}
static void keep_lines(Opt *o) {
  Gen *g = o->g;
  for (u32 i = 0; i < g->lines.n; i++) {
    LineEntry *l = &g->lines.v[i];
    if (!l->line_start || l->pc >= o->n || !o->gone[l->pc]) continue;
    u32 next = i + 1;
    while (next < g->lines.n && !g->lines.v[next].line_start) next++;
    u32 end = next < g->lines.n ? g->lines.v[next].pc : o->n, pc = kept_from(o, l->pc);
    u32 last = i;
    while (last + 1 < g->lines.n && g->lines.v[last + 1].pc <= pc) last++;
    bool lib = !g->inst->def || g->inst->def->is_lib;
    if (pc < end && (lib || !(pc < o->n && o->leader[pc])) && one_line(g, l->span, g->lines.v[last].span)) continue; /* another of the line's instructions */
    if (lib) { l->line_start = false; continue; }                /* a line of the library that does nothing is none */
    o->gone[l->pc] = 0;
    o->code[l->pc] = (Ins){.op = BC_NOP};
  }
}
static void compact(Opt *o) {
  Gen *g = o->g;
  u32 *to = o->block_of, k = 0;           /* the old numbers are no longer needed */
  keep_lines(o);
  for (u32 i = 0; i < o->n; i++) {
    to[i] = k;
    if (!o->gone[i]) o->code[k++] = o->code[i];
  }
  to[o->n] = k;
  o->n = k;
  opt_renumber(o, to);
  for (u32 i = 0; i < g->marks.n; i++) g->marks.v[i].at = 2 * to[g->marks.v[i].at / 2] + g->marks.v[i].at % 2;
  u32 m = 0;
  for (u32 i = 0; i < g->lines.n; i++) {
    LineEntry l = g->lines.v[i];
    l.pc = to[l.pc];
    if (m && g->lines.v[m - 1].pc == l.pc) {
      l.line_start = l.line_start || g->lines.v[m - 1].line_start;
      m--;
    }
    g->lines.v[m++] = l;
  }
  g->lines.n = m;
  g->code.n = k;
  memset(o->gone, 0, k);
}

static void always_live(Opt *o) {
  Gen *g = o->g;
  for (u32 i = 0; i < g->vars.n; i++) {
    VarPlace *v = &g->vars.v[i];
    set_bits(o, o->always, (Range){v->offset, v->by_ref ? 16 : (u32)layout_of(g->c, v->ty)->size});
  }
  if (g->ends_poll) set_bits(o, o->always, (Range){(g->ret_size + 7) & ~7u, 8});
  if (g->loc_slot) set_bits(o, o->always, (Range){g->loc_slot, 8});
}

/* Jumps are resolved, OUT slots are not yet. */
void optimise(Gen *g) {
  Opt o = {.g = g, .fx = g->c->op_fx, .code = g->code.v, .n = g->code.n, .frame = (g->frame + 15) & ~15u};
  o.bytes = o.frame + g->out_max + 128;
  if (o.n < 2 || o.n > MAX_CODE || o.bytes > MAX_FRAME || g->failed) return;
  o.taken = bits_new(g->tmp, o.bytes);
  o.always = bits_new(g->tmp, o.bytes);
  o.room = g->inst->def && !g->inst->def->is_lib ? 0 : o.n + o.n / 4 + 32;  /* the learner's instructions stay as they stand */
  u32 most = o.room ? o.room : o.n;
  o.gone = NEW_N(g->tmp, u8, most + 1);
  o.leader = NEW_N(g->tmp, u8, most + 1);
  o.row = NEW_N(g->tmp, u8, most + 2);
  o.block_of = NEW_N(g->tmp, u32, most + 1);
  o.start = NEW_N(g->tmp, u32, o.n + 2);
  o.land = NEW_N(g->tmp, u32, o.n + 1);
  o.known = NEW_N(g->tmp, struct Track *, o.n + 2);
  o.enters = NEW_N(g->tmp, u8, o.n + 2);
  Bits live = bits_new(g->tmp, o.bytes);
  always_live(&o);
  merge_landings(g);
  opt_find_blocks(&o);
  o.live_in = NEW_N(g->tmp, Bits, o.nb + 2);
  o.looked = NEW_N(g->tmp, u32, o.nb + 1);
  o.changed = NEW_N(g->tmp, u32, o.nb + 1);
  o.order = NEW_N(g->tmp, u32, o.nb + 1);
  o.rank = NEW_N(g->tmp, u32, o.nb + 1);
  o.stack = NEW_N(g->tmp, u32, o.nb + 1);
  for (u32 b = 0; b < o.nb + 2; b++) o.live_in[b] = bits_new(g->tmp, o.bytes);
  bool shaped = false;
  o.again = true;
  for (u32 round = 0; round < ROUNDS && (o.again || !shaped); round++) {
    if (round) opt_find_blocks(&o);
    if (!o.again || round + 2 == ROUNDS) {
      liveness(&o, live);
      shapes(&o);
      shaped = true;
    }
    o.again = false;
    unreachable(&o);
    find_taken(&o);
    opt_copies(&o);
    if (round) idle_jumps(&o);         /* before, they may still be led further than to the next instruction */
    liveness(&o, live);
    dead(&o, live);
    if (round == 2) o.room = 0;
  }
  loop_tests(&o);
  range_loops(&o);
  opt_find_blocks(&o);
  unreachable(&o);
  idle_jumps(&o);
  compact(&o);
}
