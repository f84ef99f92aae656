/* What is known of slots, followed along the graph: copies, addresses, constants, what memory holds, and the
 * answers of tests. Uses of what is known are told of where it came from; ways that are known are taken. */
#include "code/opt.h"

/* What is known of the n bytes at d: equal to those at s; the address of s; a number; the integer at s,
 * widened; the address at s + imm; what stands in memory at s + imm; any number but this. */
typedef struct Known {
  enum { K_COPY, K_LEA, K_CONST, K_WIDE, K_ADDP, K_MEM, K_NOT } kind;
  Range d; u32 s, sn; u32 x, size; i32 imm; u32 hi; bool memory;
} Known;
typedef struct Track { Known v[TRACK]; u32 n; } Track;       /* sn: bytes at s that count; memory: they may be written through a pointer */

static void forget(Track *t, Range r) {
  u32 k = 0;
  for (u32 i = 0; i < t->n; i++) {
    Known *x = &t->v[i];
    bool hit = overlap(x->d, r) || (x->sn && overlap((Range){x->s, x->sn}, r));
    if (!hit) t->v[k++] = *x;
  }
  t->n = k;
}
static void forget_out(Track *t) {
  u32 k = 0;
  for (u32 i = 0; i < t->n; i++) {
    Known *x = &t->v[i];
    if (!is_out(x->d) && !(x->sn && x->s & OUT)) t->v[k++] = *x;
  }
  t->n = k;
}
/* A store through the address at `base` leaves what stands beside it there; but it may go to the very slots that are compared. */
static void forget_stored(const Opt *o, Track *t, u32 base, i64 off, u32 n) {
  u32 k = 0;
  for (u32 i = 0; i < t->n; i++) {
    Known *x = &t->v[i];
    bool beside = x->kind == K_MEM && x->s == base && (x->imm >= off + n || x->imm + (i64)x->d.n <= off) &&
                  !any_bit(o, o->taken, x->d) && !any_bit(o, o->taken, (Range){base, 8});
    if (!x->memory || beside) t->v[k++] = *x;
  }
  t->n = k;
}
static void forget_loads(Track *t) {
  u32 k = 0;
  for (u32 i = 0; i < t->n; i++)
    if (t->v[i].kind != K_MEM) t->v[k++] = t->v[i];
  t->n = k;
}
static void forget_memory(Track *t) {
  u32 k = 0;
  for (u32 i = 0; i < t->n; i++)
    if (!t->v[i].memory) t->v[k++] = t->v[i];
  t->n = k;
}
static void learn(Track *t, Known k) {
  if (t->n == TRACK) {
    memmove(t->v, t->v + 1, (TRACK - 1) * sizeof *t->v);
    t->n--;
  }
  t->v[t->n++] = k;
}
static Known *known(Track *t, Range r, u32 kind) {
  for (u32 i = t->n; i--; ) {
    Known *k = &t->v[i];
    if (k->kind == kind && k->d.at <= r.at && r.at + r.n <= k->d.at + k->d.n && (kind == K_COPY || (k->d.at == r.at && k->d.n == r.n))) return k;
  }
  return NULL;
}
static u32 source(Track *t, Range r) {
  Known *k = known(t, r, K_COPY);
  if (k) return k->s + (r.at - k->d.at);
  if (r.n != 16) return r.at;
  u32 lo = source(t, (Range){r.at, 8}), hi = source(t, (Range){r.at + 8, 8});
  return hi == lo + 8 ? lo : r.at;
}

/* A load or store through the address of a local. */
static void direct(Opt *o, Track *t, Ins *i) {
  bool load = fam(i->op, BC_LD_W8, 5), store = fam(i->op, BC_ST_W8, 5);
  if (!load && !store && !fam(i->op, BC_STI_W8, 4) && i->op != BC_ADDP) return;
  Known *k = known(t, (Range){i->b, 8}, K_ADDP);
  if (k && (i64)k->imm + (i32)i->c >= 0 && (i64)k->imm + (i32)i->c <= INT32_MAX) {
    i->b = k->s;
    i->c = (u32)(k->imm + (i32)i->c);
  }
  if (!load && !store && i->op != BC_ADDP) return;
  k = known(t, (Range){i->b, 8}, K_LEA);
  if (!k || !k->size) return;
  i64 off = (i32)i->c;
  if (off < 0 || k->x + off > UINT16_MAX) return;
  if (i->op == BC_ADDP) {
    if (k->x + (u64)off <= k->size) *i = (Ins){BC_LEA, (u16)(k->x + off), i->a, k->s + (u32)off, k->size};
    return;
  }
  u32 first = load ? BC_LD_W8 : BC_ST_W8, w = i->op - first == 4 ? 16 : 1u << (i->op - first);
  if (k->x + (u64)off + w > k->size) return;
  u32 op = BC_MOV_W8 + (i->op - first), at = k->s + (u32)off;
  *i = load ? (Ins){(u16)op, 0, i->a, at, 0} : (Ins){(u16)op, 0, at, i->a, 0};
  (void)o;
}

/* A load of what a slot still has, or of a constant's bytes. */
static void loaded(Opt *o, Track *t, Ins *i) {
  if (!fam(i->op, BC_LD_W8, 5)) return;
  u32 k = i->op - BC_LD_W8, n = 1u << k;
  for (u32 j = t->n; j--; ) {
    const Known *x = &t->v[j];
    if (x->kind != K_MEM || x->s != i->b || x->imm != (i32)i->c || x->d.n != n) continue;
    *i = (Ins){(u16)(BC_MOV_W8 + k), 0, i->a, x->d.at, 0};
    return;
  }
  const Known *x = known(t, (Range){i->b, 8}, K_CONST);
  const Code *c = o->g->c;
  i64 at = x && x->hi == NO_SLOT ? (i64)x->imm + (i32)i->c - VM_RODATA : -1;
  if (at < 0 || at + n > c->rodata.n || k == 4) return;
  i64 v = 0;
  memcpy(&v, c->rodata.v + at, n);
  if (n < 8) v = (i64)((u64)v << (64 - n * 8)) >> (64 - n * 8);
  if (v >= INT32_MIN && v <= INT32_MAX) *i = (Ins){(u16)(BC_LI_W8 + k), 0, i->a, (u32)(i32)v, 0};
}

/* The number that stands there, as an immediate of so many bytes. */
static bool number(Track *t, u32 slot, u32 n, i32 *v) {
  Known *c = known(t, (Range){slot, n}, K_CONST);
  if (!c || c->hi != NO_SLOT) return false;
  *v = c->imm;
  return true;
}
static bool is_unsigned(u32 op, u32 first) { return op - first >= 4; }

/* An operand that is a number becomes an immediate. */
static void immediate(Track *t, Ins *i) {
  u32 op = i->op;
  i32 v;
  if (fam(op, BC_ADD_I8, 8) || fam(op, BC_SUB_I8, 8)) {
    u32 first = fam(op, BC_ADD_I8, 8) ? BC_ADD_I8 : BC_SUB_I8, k = op - first;
    if (!number(t, i->c, 1u << (k & 3), &v) || (k >= 4 && v < 0)) return;
    *i = (Ins){(u16)((first == BC_ADD_I8 ? BC_ADDI_I8 : BC_SUBI_I8) + k), 0, i->a, i->b, (u32)v};
  } else if (op == BC_WADD_W64 || op == BC_WSUB_W64) {
    if (number(t, i->c, 8, &v) && v != INT32_MIN) *i = (Ins){BC_ADDP, 0, i->a, i->b, (u32)(op == BC_WADD_W64 ? v : -v)};
  } else if (fam(op, BC_WADD_W8, 3) || fam(op, BC_WSUB_W8, 3)) {
    bool add = fam(op, BC_WADD_W8, 3);
    u32 k = op - (add ? (u32)BC_WADD_W8 : (u32)BC_WSUB_W8);
    if (number(t, i->c, 1u << k, &v) && v != INT32_MIN) *i = (Ins){(u16)(BC_WADDI_W8 + k), 0, i->a, i->b, (u32)(add ? v : -v)};
  } else if (op == BC_LEAX) {
    if (number(t, i->c, 8, &v) && (i64)v * i->x <= INT32_MAX && (i64)v * i->x >= INT32_MIN) *i = (Ins){BC_ADDP, 0, i->a, i->b, (u32)(v * i->x)};
  } else if (fam(op, BC_AND_W8, 4)) {
    if (number(t, i->c, 1u << (op - BC_AND_W8), &v)) *i = (Ins){(u16)(BC_ANDI_W8 + (op - BC_AND_W8)), 0, i->a, i->b, (u32)v};
  } else if (fam(op, BC_ST_W8, 4)) {
    if (number(t, i->a, 1u << (op - BC_ST_W8), &v)) *i = (Ins){(u16)(BC_STI_W8 + (op - BC_ST_W8)), 0, (u32)v, i->b, i->c};
  } else if (fam(op, BC_JEQ_W8, 8)) {
    u32 k = op - BC_JEQ_W8;                                   /* JEQI, JNEI stand in the same order */
    u32 other = i->a;
    if (number(t, i->a, 1u << (k & 3), &v)) other = i->b;
    else if (!number(t, i->b, 1u << (k & 3), &v)) return;
    *i = (Ins){(u16)(BC_JEQI_W8 + k), 0, other, (u32)v, i->c};
  } else if (fam(op, BC_JLT_I8, 16)) {
    bool less = fam(op, BC_JLT_I8, 8), uns = is_unsigned(op, less ? BC_JLT_I8 : BC_JLE_I8);
    u32 k = op - (less ? (u32)BC_JLT_I8 : (u32)BC_JLE_I8), n = 1u << (k & 3);
    if (number(t, i->b, n, &v) && !(uns && v < 0)) *i = (Ins){(u16)((less ? BC_JLTI_I8 : BC_JLEI_I8) + k), 0, i->a, (u32)v, i->c};
    else if (number(t, i->a, n, &v) && !(uns && v < 0)) *i = (Ins){(u16)((less ? BC_JGTI_I8 : BC_JGEI_I8) + k), 0, i->b, (u32)v, i->c};
  }
}
static void constant(Track *t, Ins *i) {
  i32 v;
  if (fam(i->op, BC_ZX8_16, 6) || fam(i->op, BC_SX8_16, 6)) {
    bool sign = i->op < BC_ZX8_16;
    static const u8 from[] = {1, 1, 1, 2, 2, 4}, to[] = {2, 4, 8, 4, 8, 8};
    u32 k = i->op - (sign ? (u32)BC_SX8_16 : (u32)BC_ZX8_16), bits = from[k] * 8u;
    if (!number(t, i->b, from[k], &v)) return;
    i64 wide = (i64)((u64)(i64)v << (64 - bits)) >> (64 - bits);
    if (!sign) wide &= ((i64)1 << bits) - 1;
    if (wide > INT32_MAX) *i = (Ins){BC_LI64L, 0, i->a, (u32)wide, 0};
    else *i = (Ins){(u16)(BC_LI_W8 + width_index(to[k])), 0, i->a, (u32)(i32)wide, 0};
    return;
  }
  if (i->op == BC_NOTB && number(t, i->b, 1, &v)) { *i = (Ins){BC_LI_W8, 0, i->a, (u32)(v ^ 1) & 1, 0}; return; }
  if (!fam(i->op, BC_MOV_W8, 4)) { immediate(t, i); return; }
  u32 k = i->op - BC_MOV_W8;
  Known *c = known(t, (Range){i->b, 1u << k}, K_CONST), *lea = k == 3 ? known(t, (Range){i->b, 8}, K_LEA) : NULL;
  if (lea) *i = (Ins){BC_LEA, (u16)lea->x, i->a, lea->s, lea->size};
  if (!c) return;
  if (c->hi != NO_SLOT) *i = (Ins){BC_LI64L, 0, i->a, (u32)c->imm, c->hi};
  else *i = (Ins){(u16)(BC_LI_W8 + k), 0, i->a, (u32)c->imm, 0};
}

/* A test of a widened integer is a test of the narrow one. */
static void narrow(Track *t, Ins *i) {
  bool eq = fam(i->op, BC_JEQI_W8, 4), ne = fam(i->op, BC_JNEI_W8, 4), table = i->op == BC_JTAB;
  if (!eq && !ne && !table) return;
  for (u32 hop = 0; hop < 3; hop++) {
    Known *k = known(t, (Range){i->a, table ? i->x : 1u << ((i->op - BC_JEQI_W8) & 3)}, K_WIDE);
    if (!k || (i32)i->b < 0 || (u64)i->b + (table ? i->c : 0) >= (u64)1 << (k->sn * 8)) return;
    if (table) { i->x = (u16)k->sn; i->a = k->s; continue; }
    i->op = (u16)((eq ? BC_JEQI_W8 : BC_JNEI_W8) + width_index(k->sn));
    i->a = k->s;
  }
}

/* The reference to a slice was put together from two places: it is read there. */
static void apart(Track *t, Ins *i) {
  static const u8 log2_of[] = {[1] = 0, [2] = 1, [4] = 2, [8] = 3, [16] = 4};
  bool load = fam(i->op, BC_LDX_W8, 4);
  if (!load && (i->op != BC_IDX || i->x > 16 || !i->x || (i->x & (i->x - 1)))) return;
  u32 lo = source(t, (Range){i->b, 8}), hi = source(t, (Range){i->b + 8, 8});
  if ((lo == i->b && hi == i->b + 8) || hi > UINT16_MAX || lo & OUT) return;
  u32 op = load ? BC_LDXL_W8 + (i->op - BC_LDX_W8) : BC_IDXL_1 + log2_of[i->x];
  *i = (Ins){(u16)op, (u16)hi, i->a, lo, i->c};
}

/* 1 the test holds, 0 it does not, -1 nobody knows */
static int outcome(Track *t, const Ins *i) {
  bool eq = fam(i->op, BC_JEQI_W8, 4), ne = fam(i->op, BC_JNEI_W8, 4);
  if (!eq && !ne) return -1;
  u32 k = i->op - (eq ? (u32)BC_JEQI_W8 : (u32)BC_JNEI_W8);
  Range r = {i->a, 1u << k};
  Known *c = known(t, r, K_CONST);
  u64 m = k == 3 ? UINT64_MAX : ((u64)1 << (8u << k)) - 1, v = (u64)(i64)(i32)i->b & m;
  if (c && c->hi == NO_SLOT) return (((u64)(i64)c->imm & m) == v) == eq;
  for (u32 j = 0; j < t->n; j++) {
    const Known *x = &t->v[j];
    if (x->kind == K_NOT && x->d.at == r.at && x->d.n == r.n && ((u64)(i64)x->imm & m) == v) return ne;
  }
  return -1;
}
/* Jumps to jumps, and to tests whose answer is known here. */
static void thread(Opt *o, Track *t, u32 pc) {
  Ins *i = &o->code[pc];
  if (!jumps(i)) return;
  int own = i->op == BC_JMP ? -1 : outcome(t, i);
  if (own == 0) { o->gone[pc] = 1; return; }
  if (own == 1) *i = (Ins){.op = BC_JMP, .c = i->c};
  for (u32 hop = 0; hop < 8; hop++) {
    u32 at = kept_from(o, i->c);
    if (at >= o->n || at == pc) return;
    const Ins *x = &o->code[at];
    int known_ = i->op == BC_JMP && jumps(x) ? outcome(t, x) : -1;
    if (x->op == BC_JMP && x->c != i->c) i->c = x->c;
    else if (known_ >= 0) i->c = known_ ? x->c : at + 1;
    else return;
  }
}

static void remember(Opt *o, Track *t, const Ins *i, const Eff *e) {
  if (!e->wop || any_bit(o, o->taken, e->w)) return;
  if (i->op == BC_LEA) learn(t, (Known){.kind = K_LEA, .d = e->w, .s = i->b, .x = i->x, .size = i->c});
  if (fam(i->op, BC_LI_W8, 4)) learn(t, (Known){.kind = K_CONST, .d = e->w, .imm = (i32)i->b, .hi = NO_SLOT});
  if (i->op == BC_LI64L && i->c != NO_SLOT) learn(t, (Known){.kind = K_CONST, .d = e->w, .imm = (i32)i->b, .hi = i->c});
  bool wide = fam(i->op, BC_ZX8_16, 6), far = i->op == BC_ADDP;
  if (fam(i->op, BC_LD_W8, 5) && !overlap(e->w, (Range){i->b, 8}))
    learn(t, (Known){.kind = K_MEM, .d = e->w, .s = i->b, .sn = 8, .imm = (i32)i->c, .memory = true});
  if (!is_move(i->op) && !wide && !far) return;
  Range s = {i->b, wide ? e->r[0].n : e->w.n};
  bool memory = any_bit(o, o->taken, s);
  if (overlap(s, e->w)) return;
  if (wide) learn(t, (Known){.kind = K_WIDE, .d = e->w, .s = i->b, .sn = s.n, .memory = memory});
  else if (far) learn(t, (Known){.kind = K_ADDP, .d = e->w, .s = i->b, .sn = 8, .imm = (i32)i->c, .memory = memory});
  else if (!memory && any_bit(o, o->always, e->w) && !any_bit(o, o->always, s))    /* a variable: it is what remains */
    learn(t, (Known){.kind = K_COPY, .d = s, .s = i->a, .sn = s.n});
  else learn(t, (Known){.kind = K_COPY, .d = e->w, .s = i->b, .sn = s.n, .memory = memory});
}

/* Blocks in an order in which each comes behind those that lead to it, but for jumps back. */
typedef struct Succ { u32 first, n, more[2]; } Succ;              /* blocks first .. first + n of a table's rows; more: others, or NO_BLOCK */
static Succ succ_of(const Opt *o, u32 b) {
  Succ s = {0, 0, {NO_BLOCK, NO_BLOCK}};
  u32 last = o->start[b + 1];
  while (last > o->start[b] && o->gone[last - 1]) last--;
  const Ins *i = last > o->start[b] ? &o->code[last - 1] : NULL;
  if (i && i->op == BC_JTAB) { s.first = last; s.n = i->c + 1; }
  if (i && jumps(i)) s.more[0] = o->block_of[i->c];
  if (!i || (i->op != BC_JTAB && !(flags(o, i) & FX_END))) s.more[1] = b + 1 < o->nb ? b + 1 : NO_BLOCK;
  return s;
}
static void order_from(Opt *o, u32 root, u32 *left) {
  u32 n = 0, *stack = o->stack;
  if (o->rank[root] != NO_BLOCK) return;
  o->rank[root] = o->nb;                                         /* seen */
  stack[n++] = root;
  while (n) {
    u32 b = stack[n - 1], next = NO_BLOCK;
    Succ s = succ_of(o, b);
    for (u32 k = 0; k < s.n && next == NO_BLOCK; k++)
      if (o->rank[o->block_of[s.first + k]] == NO_BLOCK) next = o->block_of[s.first + k];
    for (u32 k = 0; k < 2 && next == NO_BLOCK; k++)
      if (s.more[k] != NO_BLOCK && o->rank[s.more[k]] == NO_BLOCK) next = s.more[k];
    if (next != NO_BLOCK) { o->rank[next] = o->nb; stack[n++] = next; continue; }
    n--;
    o->order[--*left] = b;
    o->rank[b] = *left;
  }
}
static void enters_anyhow(Opt *o, u32 from, u32 to) {
  if (to != NO_BLOCK && o->rank[to] <= o->rank[from]) o->enters[to] = ENTERS_ANYHOW;
}
static void find_order(Opt *o) {
  u32 left = o->nb;
  memset(o->rank, 0xff, o->nb * sizeof *o->rank);
  for (u32 b = 0; b < o->nb; b++) order_from(o, b, &left);
  memset(o->enters, ENTERS_NOT, o->nb + 1);
  for (u32 b = 0; b < o->nb; b++) {
    Succ s = succ_of(o, b);
    for (u32 k = 0; k < s.n; k++) enters_anyhow(o, b, o->block_of[s.first + k]);
    for (u32 k = 0; k < 2; k++) enters_anyhow(o, b, s.more[k]);
  }
  for (u32 i = 0; i < o->g->landings.n; i++)
    if (o->g->landings.v[i].target != LANDING_ABORT) o->enters[o->block_of[o->g->landings.v[i].target]] = ENTERS_ANYHOW;
}

/* What is known at the end of a block holds at the beginning of one behind it, as far as all
 * that lead there agree; nothing is known where a jump back or a panic may come from. */
static bool agrees(const Known *x, const Track *t) {
  for (u32 i = 0; i < t->n; i++) {
    const Known *y = &t->v[i];
    if (x->kind == y->kind && x->d.at == y->d.at && x->d.n == y->d.n && x->s == y->s && x->sn == y->sn && x->x == y->x && x->size == y->size &&
        x->imm == y->imm && x->hi == y->hi) return true;
  }
  return false;
}
static void pass_on(Opt *o, const Track *t, u32 from, u32 to) {
  if (to >= o->nb || o->rank[to] <= o->rank[from] || o->enters[to] == ENTERS_ANYHOW) return;
  if (!o->known[to]) o->known[to] = NEW(o->g->tmp, Track);
  Track *k = o->known[to];
  if (o->enters[to] == ENTERS_NOT) {
    memcpy(k->v, t->v, t->n * sizeof *t->v);
    k->n = t->n;
  } else {
    u32 n = 0;
    for (u32 i = 0; i < k->n; i++)
      if (agrees(&k->v[i], t)) k->v[n++] = k->v[i];
    k->n = n;
  }
  o->enters[to] = ENTERS_KNOWN;
}
/* What a test says of the two ways behind it; row: which of a table's, else whether the jump is taken. */
static void pass_test(Opt *o, const Track *t, u32 b, const Ins *i, u32 row, u32 to) {
  bool eq = fam(i->op, BC_JEQI_W8, 4), ne = fam(i->op, BC_JNEI_W8, 4), table = i->op == BC_JTAB;
  Track u;
  u.n = t->n;
  memcpy(u.v, t->v, t->n * sizeof *t->v);
  Range r = {i->a, table ? i->x : 1u << ((i->op - BC_JEQI_W8) & 3)};
  bool telling = eq || ne || (table && row < i->c);
  if (telling && !any_bit(o, o->taken, r)) {
    if (table) learn(&u, (Known){.kind = K_CONST, .d = r, .imm = (i32)(i->b + row), .hi = NO_SLOT});
    else if (eq == (row != 0)) learn(&u, (Known){.kind = K_CONST, .d = r, .imm = (i32)i->b, .hi = NO_SLOT});
    else learn(&u, (Known){.kind = K_NOT, .d = r, .imm = (i32)i->b});
  }
  pass_on(o, &u, b, to);
}

static void copies_of(Opt *o, u32 pc, Track *t) {
  Ins *i = &o->code[pc];
  Eff e;
  effects(o, i, &e);
  for (u32 k = 0; k < e.nr; k++)
    if (e.operand[k]) *operand_ptr(i, e.operand[k]) = source(t, e.r[k]);
  apart(t, i);
  direct(o, t, i);
  loaded(o, t, i);
  constant(t, i);
  narrow(t, i);
  thread(o, t, pc);
  if (o->gone[pc]) return;
  effects(o, i, &e);
  if (is_move(i->op) && i->a == i->b) { o->gone[pc] = 1; return; }
  if (e.flags & FX_CALL) forget_out(t);
  bool store = fam(i->op, BC_ST_W8, 5), number_ = fam(i->op, BC_STI_W8, 4);
  if (store || number_) forget_stored(o, t, i->b, (i32)i->c, 1u << (i->op - (store ? BC_ST_W8 : BC_STI_W8)));
  else if (i->op == BC_STN) forget_stored(o, t, i->b, i->x, i->c);
  else if (writes_memory(i, e.flags)) forget_memory(t);
  if (e.wop && any_bit(o, o->taken, e.w)) forget_loads(t);
  if (e.wop) forget(t, e.w);
  if (store) learn(t, (Known){.kind = K_MEM, .d = {i->a, 1u << (i->op - BC_ST_W8)}, .s = i->b, .sn = 8, .imm = (i32)i->c, .memory = true});
  remember(o, t, i, &e);
}
/* --- ways that are known further on ------------------------------------------------
 * A jump to a few moves and a test whose answer is known here: the moves stand here too, and the
 * jump leads to where the test would. */
static void look_further(Opt *o, const Track *t, u32 pc) {
  Track u;
  u32 at = kept_from(o, o->code[pc].c), n = 0;
  if (o->extras.n == MAX_EXTRAS || !o->room || at >= o->n || o->block_of[at] == o->block_of[pc]) return;
  u.n = t->n;
  memcpy(u.v, t->v, t->n * sizeof *t->v);
  for (u32 q = at; q < o->n && o->block_of[q] == o->block_of[at]; q++) {
    Ins x = o->code[q];
    Eff e;
    if (o->gone[q]) continue;
    effects(o, &x, &e);
    for (u32 k = 0; k < e.nr; k++)
      if (e.operand[k]) *operand_ptr(&x, e.operand[k]) = source(&u, e.r[k]);
    constant(&u, &x);
    narrow(&u, &x);
    if (jumps(&x)) {
      int known_ = n ? outcome(&u, &x) : -1;
      if (known_ >= 0) vec_push(o->g->tmp, &o->extras, (Extra){pc, at, q, known_ ? o->code[q].c : q + 1});
      return;
    }
    effects(o, &x, &e);
    if (!(e.flags & FX_PURE) || n++ == MOST_EXTRA || reads_memory(&x)) return;
    forget(&u, e.w);
    if (any_bit(o, o->taken, e.w)) forget_loads(&u);
    remember(o, &u, &x, &e);
  }
}
static u32 put_extra(Opt *o, Ins *code, u32 k, const Extra *x) {
  for (u32 q = x->from; q < x->to; q++)
    if (!o->gone[q]) code[k++] = o->code[q];
  code[k++] = (Ins){.op = BC_JMP, .c = x->target};
  return k;
}
static void put_extras(Opt *o) {
  Gen *g = o->g;
  u32 k = 0, next = 0, room = o->n;
  for (u32 i = 0; i < o->extras.n; i++) room += o->extras.v[i].to - o->extras.v[i].from;
  if (!o->extras.n || room > o->room) { o->extras.n = 0; return; }
  for (u32 i = 1; i < o->extras.n; i++)                          /* they came in the order of the graph */
    for (u32 j = i; j && o->extras.v[j].pc < o->extras.v[j - 1].pc; j--) {
      Extra x = o->extras.v[j];
      o->extras.v[j] = o->extras.v[j - 1];
      o->extras.v[j - 1] = x;
    }
  Ins *code = NEW_N(g->tmp, Ins, room + 1);
  u8 *gone = NEW_N(g->tmp, u8, o->room + 1), *row = NEW_N(g->tmp, u8, o->room + 2);
  u32 *to = NEW_N(g->tmp, u32, o->n + 1);
  for (u32 i = 0; i < o->n; i++) {
    to[i] = k;
    if (next < o->extras.n && o->extras.v[next].pc == i) { k = put_extra(o, code, k, &o->extras.v[next++]); continue; }
    gone[k] = o->gone[i];
    row[k] = o->row[i];
    code[k++] = o->code[i];
  }
  to[o->n] = k;
  o->extras.n = 0;
  o->code = code, o->gone = gone, o->row = row, o->n = k;
  g->code.v = code, g->code.n = k, g->code.cap = room + 1;
  opt_renumber(o, to);
  for (u32 i = 0; i < g->lines.n; i++) g->lines.v[i].pc = to[g->lines.v[i].pc];
  opt_find_blocks(o);
}

static void walk(Opt *o) {
  Track t;
  find_order(o);
  for (u32 k = 0; k < o->nb; k++) {
    u32 b = o->order[k];
    const Ins *last = NULL;
    u32 at = 0;
    t.n = 0;
    if (o->enters[b] == ENTERS_KNOWN) {
      t.n = o->known[b]->n;
      memcpy(t.v, o->known[b]->v, t.n * sizeof *t.v);
    }
    for (u32 pc = o->start[b]; pc < o->start[b + 1]; pc++) {
      if (o->gone[pc]) continue;
      const Ins was = o->code[pc];
      copies_of(o, pc, &t);
      o->again = o->again || o->gone[pc] || memcmp(&was, &o->code[pc], sizeof was);
      if (!o->gone[pc]) last = &o->code[at = pc];
    }
    if (last && last->op == BC_JMP && !o->row[at]) look_further(o, &t, at);
    if (last && jumps(last)) pass_test(o, &t, b, last, 1, o->block_of[last->c]);
    if (last && last->op == BC_JTAB) for (u32 r = 0; r <= last->c; r++) pass_test(o, &t, b, last, r, o->block_of[at + 1 + r]);
    else if (last && jumps(last) && last->op != BC_JMP) pass_test(o, &t, b, last, 0, b + 1);
    else if (!last || !(flags(o, last) & FX_END)) pass_on(o, &t, b, b + 1);
  }
}
void opt_copies(Opt *o) {
  walk(o);
  put_extras(o);
}
