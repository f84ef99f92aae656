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
#include "code/code_impl.h"

enum { MAX_EXTRAS = 64, MOST_EXTRA = 4, MAX_FRAME = 16384, MAX_CODE = 20000, TRACK = 32, ROUNDS = 9 };
enum { FX_PURE = 1, FX_PANIC = 2, FX_CALL = 4, FX_END = 8, FX_JUMP = 16, FX_STORE = 32 };

typedef struct Range { u32 at, n; } Range;
typedef struct Eff { Range r[4]; u8 operand[4]; u32 nr; Range w; u8 wop; u32 flags; } Eff; /* operand: 1 a, 2 b, 3 c; 0 not to be changed */
typedef struct Extra { u32 pc, from, to, target; } Extra;    /* see put_extras */
typedef struct Opt {
  Gen *g; Ins *code; u32 n;
  const OpFx *fx;             /* by operation */
  u32 frame, bytes;           /* of the frame; with what stands behind it */
  Bits taken, always;
  u8 *gone, *leader;          /* leader: 1 begins a block, 2 is jumped to as well */
  u8 *row;                    /* a JMP that belongs to a JTAB */
  u32 *block_of, *start, nb;  /* blocks by number; start[nb] = n */
  u32 *land;                  /* per block: the block of its landing pad, or NO_BLOCK */
  Bits *live_in;
  struct Track **known; u8 *enters; /* per block: what is known at its beginning, and how it is entered */
  bool again;                 /* something was made better in this round */
  VEC(Extra) extras; u32 room; /* room: instructions there may be, 0: no more of them */
  u32 *order, *rank, *stack;  /* of blocks: see find_order */
  u32 *looked, *changed;      /* per block: when it was looked at last, when its live_in grew last */
} Opt;
enum { ENTERS_NOT, ENTERS_KNOWN, ENTERS_ANYHOW }; /* by nobody seen so far; from blocks before it only; from anywhere */

/* --- what an instruction does -------------------------------------------------- */
static const u8 type_bytes[] = {1, 2, 4, 8, 1, 2, 4, 8, 16, 16, 4, 8};
static bool fam(u32 op, u32 first, u32 n) { return op >= first && op < first + n; }

/* The width that the end of an instruction's name tells: _W64, _I8, _F32. */
static u8 name_width(u32 op) {
  const char *s = strrchr(vm_ops[op].name, '_');
  if (!s || !s[1]) return 8;
  u32 v = 0;
  for (s += s[1] > '9' ? 2 : 1; *s >= '0' && *s <= '9'; s++) v = v * 10 + (u32)(*s - '0');
  return v ? (u8)(v / 8) : 8;
}
static bool compares(u32 op) { return fam(op, BC_EQ_W8, 24) || fam(op, BC_FEQ_F32, 8); }
static bool extends(u32 op) { return fam(op, BC_SX8_16, 12); }
static bool shifts(u32 op) { return fam(op, BC_SHL_W8, 12); }

/* Bytes of operand k (1 a, 2 b, 3 c) that are read or written. */
static u32 operand_bytes(const Ins *i, u32 k, u32 w) {
  u32 t = i->x & 15, sub = i->x >> 4;
  switch (i->op) {
    case BC_MOVN: case BC_LDN: case BC_STN: return k == 1 || i->op == BC_MOVN ? i->c : 8;
    case BC_ZERO: return i->b;
    case BC_FILL: return k == 2 ? 1 : 8;
    case BC_IDX: return k == 2 ? 16 : 8;
    case BC_SATSH: return k == 1 ? 4 : type_bytes[i->x];
    case BC_OVF: return type_bytes[t] + (k == 1 ? 1u : 0u);
    case BC_BITS: return k == 3 ? 4 : k == 1 && sub >= BITS_POP && sub <= BITS_CTZ ? 4 : type_bytes[t];
    case BC_BIN128: return k == 1 ? (sub >= B128_EQ && sub <= B128_LE ? 1 : 16) : k == 3 && sub >= B128_SHL && sub <= B128_WSHR ? 4 : 16;
    case BC_CVT: return type_bytes[k == 1 ? t : sub];
    case BC_NOTB: return 1;
    case BC_JTAB: return i->x;
    case BC_POLL_RET: return 4;
    default: break;
  }
  if (fam(i->op, BC_LDX_W8, 4)) return k == 1 ? w : k == 2 ? 16 : 8;
  if (fam(i->op, BC_LDXL_W8, 8)) return k == 1 ? w : 8;
  if (fam(i->op, BC_IDXL_1, 5)) return 8;
  if (fam(i->op, BC_LD_W8, 5) || fam(i->op, BC_ST_W8, 5) || fam(i->op, BC_STI_W8, 4)) return k == 1 ? w : 8;
  if (shifts(i->op)) return k == 3 ? 4 : w;
  if (compares(i->op)) return k == 1 ? 1 : w;
  if (extends(i->op) && k == 2) return vm_ops[i->op].name[2] == '8' ? 1 : vm_ops[i->op].name[2] == '1' ? 2 : 4;
  return w;
}

static u32 flags_of(const Ins *i) {
  u32 op = i->op;
  switch (op) {
    case BC_CALL: case BC_CALLI: case BC_CALLV: case BC_STATIC: return FX_CALL | FX_PANIC;
    case BC_RET: case BC_RESUME: case BC_UNWIND: return FX_END | FX_PANIC;
    case BC_TRAP: return FX_END | FX_PANIC;
    case BC_JMP: return FX_JUMP | FX_END;
    case BC_JTAB: return FX_JUMP;
    case BC_IDXL_1: case BC_IDXL_2: case BC_IDXL_4: case BC_IDXL_8: case BC_IDXL_16:
    case BC_IDX: case BC_BND: case BC_BNDI: case BC_BIN128: return FX_PANIC;
    case BC_NOP: case BC_POLL_ENTER: case BC_POLL_RET: case BC_PAYLOAD: case BC_PURE: case BC_RT: return 0;
    case BC_CPY: case BC_COPY: case BC_FILL: case BC_STN: case BC_ST_W128: return 0;
    default: break;
  }
  if (fam(op, BC_JEQ_W8, BC_JTAB - BC_JEQ_W8)) return FX_JUMP;
  if (fam(op, BC_ST_W8, 4) || fam(op, BC_STI_W8, 4)) return 0;
  if (fam(op, BC_STXL_W8, 4)) return FX_PANIC | FX_STORE;
  if (fam(op, BC_LDX_W8, 4) || fam(op, BC_LDXL_W8, 4) || fam(op, BC_ADD_I8, BC_WADD_W8 - BC_ADD_I8)) return FX_PANIC;
  if (shifts(op) && !i->x) return FX_PANIC;
  return FX_PURE;
}

static bool varies(u32 op) {                  /* what it does depends on more than its name */
  return shifts(op) || op == BC_MOVN || op == BC_LDN || op == BC_STN || op == BC_ZERO || op == BC_SATSH || op == BC_OVF || op == BC_BITS ||
         op == BC_BIN128 || op == BC_CVT || op == BC_JTAB || op == BC_PURE || op == BC_RT;
}
static void effects_of(const Ins *i, u32 w, Eff *e) {
  const char *sh = vm_ops[i->op].shape;
  const u32 v[4] = {0, i->a, i->b, i->c};
  *e = (Eff){.flags = flags_of(i)};
  if (sh[0] == 's') e->r[e->nr++] = (Range){i->x, 8};
  for (u32 k = 1; k < 4; k++) {
    if (sh[k] == 's' && i->op != BC_LEA) {
      bool block = i->op == BC_PURE || i->op == BC_RT;
      e->operand[e->nr] = block || i->op == BC_POLL_ENTER ? 0 : (u8)k;
      e->r[e->nr++] = (Range){v[k], block ? i->x : operand_bytes(i, k, w)};
    } else if (sh[k] == 'd') {
      e->w = (Range){v[k], operand_bytes(i, k, w)};
      e->wop = (u8)k;
    }
  }
}
/* What each operation does, found once; operands are by their number, 0 x. */
void op_effects(OpFx *out) {
  for (u32 op = 0; op < BC_COUNT_; op++) {
    Eff e;
    OpFx *f = &out[op];
    u32 w = name_width(op);
    effects_of(&(Ins){(u16)op, 0, 1, 2, 3}, w, &e);              /* each operand bears its number */
    *f = (OpFx){.width = (u8)w, .varies = varies(op), .flags = (u8)e.flags, .nr = (u8)e.nr, .w = e.wop, .wn = (u8)e.w.n};
    for (u32 k = 0; k < e.nr; k++) f->r[k] = (u8)e.r[k].at, f->n[k] = (u8)e.r[k].n, f->may[k] = e.operand[k];
  }
}
static inline u32 operand(const Ins *i, u32 k) { return k == 1 ? i->a : k == 2 ? i->b : k == 3 ? i->c : i->x; }
static u32 flags(const Opt *o, const Ins *i) {
  const OpFx *f = &o->fx[i->op];
  return f->varies ? flags_of(i) : f->flags;
}
static void effects(const Opt *o, const Ins *i, Eff *e) {
  const OpFx *f = &o->fx[i->op];
  if (f->varies) { effects_of(i, f->width, e); return; }
  e->flags = f->flags;
  e->nr = f->nr;
  e->wop = f->w;
  if (f->w) e->w = (Range){operand(i, f->w), f->wn};
  for (u32 k = 0; k < f->nr; k++) e->operand[k] = f->may[k], e->r[k] = (Range){operand(i, f->r[k]), f->n[k]};
}
static u32 *operand_ptr(Ins *i, u32 k) { return k == 1 ? &i->a : k == 2 ? &i->b : &i->c; }

/* --- bytes ----------------------------------------------------------------------- */
static u32 byte_of(const Opt *o, u32 slot) { return slot & OUT ? o->frame + (slot & ~(u32)OUT) : slot; }
typedef struct Cut { u32 at, end; } Cut;
static Cut cut_of(const Opt *o, Range r) {
  u32 at = byte_of(o, r.at), end = at + r.n;
  return (Cut){at, end < o->bytes ? end : o->bytes};
}
/* The bits of the word that the range begins in; moves on to the next word. */
static u64 next_word(Cut *c) {
  u32 in = c->at & 63, n = 64 - in < c->end - c->at ? 64 - in : c->end - c->at;
  c->at += n;
  return (n == 64 ? UINT64_MAX : ((u64)1 << n) - 1) << in;
}
static bool any_bit(const Opt *o, Bits b, Range r) {
  for (Cut c = cut_of(o, r); c.at < c.end;) {
    u64 w = b.w[c.at >> 6];
    if (w & next_word(&c)) return true;
  }
  return false;
}
static void set_bits(const Opt *o, Bits b, Range r) {
  for (Cut c = cut_of(o, r); c.at < c.end;) {
    u64 *w = &b.w[c.at >> 6];
    *w |= next_word(&c);
  }
}
/* What always counts as read stays. */
static void clear_bits(const Opt *o, Bits b, Range r) {
  for (Cut c = cut_of(o, r); c.at < c.end;) {
    u32 k = c.at >> 6;
    b.w[k] &= ~next_word(&c) | o->always.w[k];
  }
}
static bool overlap(Range a, Range b) { return a.at < b.at + b.n && b.at < a.at + a.n; }
static bool is_out(Range r) { return r.at & OUT; }
static bool is_move(u32 op) { return fam(op, BC_MOV_W8, 5) || op == BC_MOVN; }

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
static bool jumps(const Ins *i) { return vm_ops[i->op].shape[3] == 'j'; }
static void mark(Opt *o, u32 pc, u8 how) { if (pc < o->n) o->leader[pc] |= how; }
static u32 kept_from(const Opt *o, u32 pc) {
  while (pc < o->n && o->gone[pc]) pc++;
  return pc;
}
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
static void find_blocks(Opt *o) {
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

/* Everything that names instructions, after they have moved. */
static void renumber(Opt *o, const u32 *to) {
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

/* --- copies -------------------------------------------------------------------------- */
/* What is known of the n bytes at d: equal to those at s; the address of s; a number; the integer at s,
 * widened; the address at s + imm; what stands in memory at s + imm; any number but this. */
typedef struct Known { enum { K_COPY, K_LEA, K_CONST, K_WIDE, K_ADDP, K_MEM, K_NOT } kind; Range d; u32 s, sn; u32 x, size; i32 imm; u32 hi; bool memory; } Known;
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
/* A store through the address at `base` leaves what stands beside it there. */
static void forget_stored(Track *t, u32 base, i64 off, u32 n) {
  u32 k = 0;
  for (u32 i = 0; i < t->n; i++) {
    Known *x = &t->v[i];
    bool beside = x->kind == K_MEM && x->s == base && (x->imm >= off + n || x->imm + (i64)x->d.n <= off);
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
static bool writes_memory(const Ins *i, u32 flags) {
  if (i->op == BC_POLL_ENTER || i->op == BC_POLL_RET) return false;      /* they are only told of */
  return flags & (FX_CALL | FX_STORE) || (!flags && i->op != BC_NOP && i->op != BC_PAYLOAD);
}
static bool reads_memory(const Ins *i) {
  return fam(i->op, BC_LD_W8, 4) || i->op == BC_LD_W128 || i->op == BC_LDN || fam(i->op, BC_LDX_W8, 4) || fam(i->op, BC_LDXL_W8, 4) || i->op == BC_DYNF;
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
  else if (!memory && any_bit(o, o->always, e->w) && !any_bit(o, o->always, s)) learn(t, (Known){.kind = K_COPY, .d = s, .s = i->a, .sn = s.n}); /* a variable: it is what remains */
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
  if (store || number_) forget_stored(t, i->b, (i32)i->c, 1u << (i->op - (store ? BC_ST_W8 : BC_STI_W8)));
  else if (i->op == BC_STN) forget_stored(t, i->b, i->x, i->c);
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
  renumber(o, to);
  for (u32 i = 0; i < g->lines.n; i++) g->lines.v[i].pc = to[g->lines.v[i].pc];
  find_blocks(o);
}

static void copies(Opt *o) {
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
    if (!g->inst->def || g->inst->def->is_lib) { l->line_start = false; continue; } /* a line of the library that does nothing is none */
    u32 next = i + 1;
    while (next < g->lines.n && !g->lines.v[next].line_start) next++;
    u32 end = next < g->lines.n ? g->lines.v[next].pc : o->n, pc = kept_from(o, l->pc);
    u32 last = i;
    while (last + 1 < g->lines.n && g->lines.v[last + 1].pc <= pc) last++;
    if (pc < end && !(pc < o->n && o->leader[pc]) && one_line(g, l->span, g->lines.v[last].span)) continue; /* another of the line's instructions */
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
  renumber(o, to);
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
  o.known = NEW_N(g->tmp, Track *, o.n + 2);
  o.enters = NEW_N(g->tmp, u8, o.n + 2);
  Bits live = bits_new(g->tmp, o.bytes);
  always_live(&o);
  merge_landings(g);
  find_blocks(&o);
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
    if (round) find_blocks(&o);
    if (!o.again || round + 2 == ROUNDS) {
      liveness(&o, live);
      shapes(&o);
      shaped = true;
    }
    o.again = false;
    unreachable(&o);
    find_taken(&o);
    copies(&o);
    put_extras(&o);
    if (round) idle_jumps(&o);         /* before, they may still be led further than to the next instruction */
    liveness(&o, live);
    dead(&o, live);
    if (round == 2) o.room = 0;
  }
  loop_tests(&o);
  range_loops(&o);
  find_blocks(&o);
  unreachable(&o);
  idle_jumps(&o);
  compact(&o);
}
