/* What each instruction reads, writes and may do. */
#include "code/opt.h"

static const u8 type_bytes[] = {1, 2, 4, 8, 1, 2, 4, 8, 16, 16, 4, 8};

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

u32 effects_flags(const Ins *i) {
  u32 op = i->op;
  switch (op) {
    case BC_CALL: case BC_CALLI: case BC_CALLV: case BC_STATIC: return FX_CALL | FX_PANIC;
    case BC_RET: case BC_RESUME: case BC_UNWIND: return FX_END | FX_PANIC;
    case BC_TRAP: return FX_END | FX_PANIC;
    case BC_JMP: return FX_JUMP | FX_END;
    case BC_JTAB: return FX_JUMP;
    case BC_IDXL_1: case BC_IDXL_2: case BC_IDXL_4: case BC_IDXL_8: case BC_IDXL_16:
    case BC_IDX: case BC_BND: case BC_BNDI: case BC_BIN128: return FX_PANIC;
    case BC_NOP: case BC_POLL_ENTER: case BC_FUTURE_GONE: case BC_POLL_RET: case BC_PAYLOAD: case BC_PURE: case BC_RT: return 0;
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
void effects_vary(const Ins *i, u32 w, Eff *e) {
  const char *sh = vm_ops[i->op].shape;
  const u32 v[4] = {0, i->a, i->b, i->c};
  *e = (Eff){.flags = effects_flags(i)};
  if (sh[0] == 's') e->r[e->nr++] = (Range){i->x, 8};
  for (u32 k = 1; k < 4; k++) {
    if (sh[k] == 's' && i->op != BC_LEA) {
      bool block = i->op == BC_PURE || i->op == BC_RT;
      e->operand[e->nr] = block || i->op == BC_POLL_ENTER || i->op == BC_FUTURE_GONE ? 0 : (u8)k;
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
    effects_vary(&(Ins){(u16)op, 0, 1, 2, 3}, w, &e);              /* each operand bears its number */
    *f = (OpFx){.width = (u8)w, .varies = varies(op), .flags = (u8)e.flags, .nr = (u8)e.nr, .w = e.wop, .wn = (u8)e.w.n};
    for (u32 k = 0; k < e.nr; k++) f->r[k] = (u8)e.r[k].at, f->n[k] = (u8)e.r[k].n, f->may[k] = e.operand[k];
  }
}
