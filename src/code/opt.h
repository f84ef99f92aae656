/* opt — inside the optimiser of straight code; only src/code/opt*.c includes it. */
#ifndef POLLSCOPE_OPT_H
#define POLLSCOPE_OPT_H
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

static inline bool fam(u32 op, u32 first, u32 n) { return op >= first && op < first + n; }
static inline bool jumps(const Ins *i) { return vm_ops[i->op].shape[3] == 'j'; }
u32 effects_flags(const Ins *i);                     /* of one whose flags vary */
void effects_vary(const Ins *i, u32 width, Eff *e);  /* the slow way, for those that vary */
static inline u32 operand(const Ins *i, u32 k) { return k == 1 ? i->a : k == 2 ? i->b : k == 3 ? i->c : i->x; }
static inline u32 flags(const Opt *o, const Ins *i) {
  const OpFx *f = &o->fx[i->op];
  return f->varies ? effects_flags(i) : f->flags;
}
static inline void effects(const Opt *o, const Ins *i, Eff *e) {
  const OpFx *f = &o->fx[i->op];
  if (f->varies) { effects_vary(i, f->width, e); return; }
  e->flags = f->flags;
  e->nr = f->nr;
  e->wop = f->w;
  if (f->w) e->w = (Range){operand(i, f->w), f->wn};
  for (u32 k = 0; k < f->nr; k++) e->operand[k] = f->may[k], e->r[k] = (Range){operand(i, f->r[k]), f->n[k]};
}
static inline u32 *operand_ptr(Ins *i, u32 k) { return k == 1 ? &i->a : k == 2 ? &i->b : &i->c; }

/* --- bytes ----------------------------------------------------------------------- */
static inline u32 byte_of(const Opt *o, u32 slot) { return slot & OUT ? o->frame + (slot & ~(u32)OUT) : slot; }
typedef struct Cut { u32 at, end; } Cut;
static inline Cut cut_of(const Opt *o, Range r) {
  u32 at = byte_of(o, r.at), end = at + r.n;
  return (Cut){at, end < o->bytes ? end : o->bytes};
}
/* The bits of the word that the range begins in; moves on to the next word. */
static inline u64 next_word(Cut *c) {
  u32 in = c->at & 63, n = 64 - in < c->end - c->at ? 64 - in : c->end - c->at;
  c->at += n;
  return (n == 64 ? UINT64_MAX : ((u64)1 << n) - 1) << in;
}
static inline bool any_bit(const Opt *o, Bits b, Range r) {
  for (Cut c = cut_of(o, r); c.at < c.end;) {
    u64 w = b.w[c.at >> 6];
    if (w & next_word(&c)) return true;
  }
  return false;
}
static inline void set_bits(const Opt *o, Bits b, Range r) {
  for (Cut c = cut_of(o, r); c.at < c.end;) {
    u64 *w = &b.w[c.at >> 6];
    *w |= next_word(&c);
  }
}
/* What always counts as read stays. */
static inline void clear_bits(const Opt *o, Bits b, Range r) {
  for (Cut c = cut_of(o, r); c.at < c.end;) {
    u32 k = c.at >> 6;
    b.w[k] &= ~next_word(&c) | o->always.w[k];
  }
}
static inline bool overlap(Range a, Range b) { return a.at < b.at + b.n && b.at < a.at + a.n; }
static inline bool is_out(Range r) { return r.at & OUT; }
static inline bool is_move(u32 op) { return fam(op, BC_MOV_W8, 5) || op == BC_MOVN; }

static inline u32 kept_from(const Opt *o, u32 pc) {
  while (pc < o->n && o->gone[pc]) pc++;
  return pc;
}

static inline bool writes_memory(const Ins *i, u32 flags) {
  if (i->op == BC_POLL_ENTER || i->op == BC_FUTURE_GONE || i->op == BC_POLL_RET) return false;      /* they are only told of */
  return flags & (FX_CALL | FX_STORE) || (!flags && i->op != BC_NOP && i->op != BC_PAYLOAD);
}
static inline bool reads_memory(const Ins *i) {
  u32 op = i->op;
  return fam(op, BC_LD_W8, 5) || op == BC_LDN || fam(op, BC_LDX_W8, 4) || fam(op, BC_LDXL_W8, 4) || op == BC_DYNF;
}

/* opt.c */
void opt_find_blocks(Opt *o);
void opt_renumber(Opt *o, const u32 *to);            /* everything that names instructions, after they have moved */
/* opt_known.c */
void opt_copies(Opt *o);                             /* one walk over what is known; may put instructions in */
#endif
