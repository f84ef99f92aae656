/* Intrinsics that are expanded where they are called, and the hand-over of the others. */
#include "code/code_impl.h"

typedef struct Intr { Gen *g; MTerm *t; PlaceRef dest; TyList *args; Ty ty; u32 id; } Intr;

static u32 arg(Intr *k, u32 i) { return operand_slot(k->g, &k->t->args[i]); }
static u32 dest_slot(Intr *k, u64 size) { return k->dest.kind == PR_FRAME && k->dest.slot != NO_SLOT ? k->dest.slot : slot_new(k->g, size ? size : 8, 16); }
static void done(Intr *k, u32 s) {
  if (k->dest.kind == PR_MEM) place_store(k->g, k->dest, s, k->dest.ty);
  else if (k->dest.slot != NO_SLOT && layout_of(k->g->c, k->dest.ty)->size) emit_copy(k->g, k->dest.slot, s, layout_of(k->g->c, k->dest.ty)->size);
}
static void done_const(Intr *k, u128 v) {
  u64 n = layout_of(k->g->c, k->dest.ty)->size;
  u32 s = dest_slot(k, n);
  emit_const(k->g, s, v, n);
  done(k, s);
}
static const Layout *tl(Intr *k) { return layout_of(k->g->c, k->ty); }

/* What the pointer operand i points to, as a place. */
static PlaceRef behind(Intr *k, u32 i) {
  Ty t = operand_ty(k->g, &k->t->args[i]);
  u32 s = arg(k, i);
  Ty e = t->elem ? t->elem : k->ty;
  return place_at(s, is_unsized(k->g->c, e) ? s + 8 : NO_SLOT, e);
}

static void type_name(Intr *k) {
  Buf b = {0};
  if (k->id == INTR_future_label) buf_str(&b, code_type_label(k->g->c, code_type_id(k->g->c, k->ty)));
  else type_name_print(k->g->s, k->ty, &b);
  u32 s = dest_slot(k, 16);
  Str text = str_copy(k->g->a, buf_view(&b));
  buf_free(&b);
  emit_const(k->g, s, ro_str(k->g->c, text), 8);
  emit_const(k->g, s + 8, text.n, 8);
  done(k, s);
}

static void sized(Intr *k) {
  u32 s = dest_slot(k, 8);
  bool size = k->id == INTR_size_of_val;
  size_align_of(k->g, behind(k, 0), size ? s : NO_SLOT, size ? NO_SLOT : s);
  done(k, s);
}

static void own_word(Intr *k) {
  u32 s = dest_slot(k, 8);
  emit(k->g, BC_OWN, 0, s, 0, 0);
  done(k, s);
}

static void pointer_offset(Intr *k) {
  u64 e = tl(k)->size;
  Gen *g = k->g;
  u32 s = dest_slot(k, 8);
  i32 imm;
  if (operand_small(g, &k->t->args[1], &imm) && (i64)imm * (i64)e < INT32_MAX && (i64)imm * (i64)e > INT32_MIN) {
    emit(g, BC_ADDP, 0, s, arg(k, 0), (u32)((i64)imm * (i64)e));
  } else if (e <= UINT16_MAX) {
    emit(g, BC_LEAX, (u32)e, s, arg(k, 0), arg(k, 1));
  } else {
    u32 t = slot_new(g, 8, 8);
    emit(g, BC_MULI, 0, t, arg(k, 1), (u32)e);
    emit(g, BC_WADD_W64, 0, s, arg(k, 0), t);
  }
  done(k, s);
}
static void offset_from(Intr *k) {
  u64 e = tl(k)->size;
  u32 s = dest_slot(k, 8), d = slot_new(k->g, 8, 8), n = slot_new(k->g, 8, 8);
  emit(k->g, BC_WSUB_W64, 0, d, arg(k, 0), arg(k, 1));
  emit_const(k->g, n, e ? e : 1, 8);
  emit(k->g, BC_DIV_I64, 0, s, d, n);
  done(k, s);
}

/* memmove and memset count elements: those that do not fit an instruction are counted in bytes. */
static u32 count_in(Intr *k, u32 i, u64 e, u32 *unit) {
  u32 n = arg(k, i);
  *unit = (u32)e;
  if (e <= UINT16_MAX) return n;
  u32 t = slot_new(k->g, 8, 8);
  emit(k->g, BC_MULI, 0, t, n, (u32)e);
  *unit = 1;
  return t;
}
static void copy_bytes(Intr *k) {
  u32 unit, a = arg(k, 0), b = arg(k, 1), n = count_in(k, 2, tl(k)->size, &unit);
  emit(k->g, BC_COPY, unit, a, b, n);
}
static void fill_bytes(Intr *k) {
  u32 unit, a = arg(k, 0), b = arg(k, 1), n = count_in(k, 2, tl(k)->size, &unit);
  emit(k->g, BC_FILL, unit, a, b, n);
}

static void read_ptr(Intr *k) {
  u64 n = tl(k)->size;
  if (!n) return;
  if (k->dest.kind == PR_FRAME) { emit_load(k->g, k->dest.slot, arg(k, 0), 0, n); return; }
  u32 s = slot_for(k->g, k->ty);
  emit_load(k->g, s, arg(k, 0), 0, n);
  done(k, s);
}

static void transmute(Intr *k) {
  Ty from = operand_ty(k->g, &k->t->args[0]);
  u64 a = layout_of(k->g->c, from)->size, b = layout_of(k->g->c, k->dest.ty)->size;
  if (a != b) { gen_fail(k->g, k->t->span, "a transmute between sizes %llu and %llu", (unsigned long long)a, (unsigned long long)b); return; }
  if (a) done(k, arg(k, 0));
}

static void zero(Intr *k, bool needed) {
  u64 n = layout_of(k->g->c, k->dest.ty)->size;
  if (!n || (!needed && k->dest.kind == PR_FRAME)) return;
  u32 s = k->dest.kind == PR_FRAME ? k->dest.slot : slot_for(k->g, k->dest.ty);
  emit(k->g, BC_ZERO, 0, s, (u32)n, 0);
  done(k, s);
}

static void location(Intr *k) {
  u32 s = dest_slot(k, 8);
  if (k->g->loc_slot) emit_copy(k->g, s, k->g->loc_slot, 8);
  else emit_const(k->g, s, ro_location(k->g->c, k->g->loc_span.hi ? k->g->loc_span : call_place(k->t)), 8);
  done(k, s);
}

/* a part of a fat pointer: its address (0) or metadata (8) */
static void fat_part(Intr *k, u32 part) {
  Ty t = operand_ty(k->g, &k->t->args[0]);
  bool fat = layout_of(k->g->c, t)->size == 16;
  if (part && !fat) { done_const(k, 0); return; }
  done(k, arg(k, 0) + part);
}
static void fat_make(Intr *k) {
  u32 s = slot_new(k->g, 16, 8);
  emit_copy(k->g, s, arg(k, 0), 8);
  emit_copy(k->g, s + 8, arg(k, 1), 8);
  done(k, s);
}

static void arith(Intr *k) {
  Ty t = operand_ty(k->g, &k->t->args[0]);
  u32 s = dest_slot(k, 16);
  u8 op = k->id == INTR_wrapping_add ? BIN_ADD : k->id == INTR_wrapping_sub ? BIN_SUB : k->id == INTR_wrapping_mul ? BIN_MUL
        : k->id == INTR_unchecked_shl ? BIN_SHL : BIN_SHR;
  binary_into(k->g, op, true, t, &k->t->args[0], &k->t->args[1], s);
  done(k, s);
}
static void overflowing(Intr *k) {
  Ty t = operand_ty(k->g, &k->t->args[0]);
  u32 s = dest_slot(k, 32), op = (u32)(k->id - INTR_add_with_overflow);
  emit(k->g, BC_OVF, op << 4 | vm_type(t), s, arg(k, 0), arg(k, 1));
  done(k, s);
}
static void bit_trick(Intr *k) {
  static const u8 ops[] = {BITS_ROTL, BITS_ROTR, BITS_POP, BITS_CLZ, BITS_CTZ, BITS_SWAP, BITS_REV};
  Ty t = operand_ty(k->g, &k->t->args[0]);
  u32 s = dest_slot(k, 16), a = arg(k, 0), n = k->t->n_args > 1 ? arg(k, 1) : a;
  emit(k->g, BC_BITS, (u32)ops[k->id - INTR_rotate_left] << 4 | vm_type(t), s, a, n);
  done(k, s);
}

static void discriminant(Intr *k) {
  u32 s = dest_slot(k, 8);
  PlaceRef p = behind(k, 0);
  if (p.ty->kind == TY_ADT && p.ty->def->kind == DEF_ENUM) discr_read(k->g, p, s, k->g->s->t_prim[PRIM_I64]);
  else emit_const(k->g, s, 0, 8);
  done(k, s);
}

/* f(data); a panic in it goes on behind with the payload as result */
static void catch_unwind(Intr *k) {
  Gen *g = k->g;
  u32 f = arg(k, 0), s = slot_new(g, 8, 8);
  if (g->out_max < 16) g->out_max = 16;
  emit_copy(g, OUT, arg(k, 1), 8);
  u32 call = emit(g, BC_CALLI, 0, f, 0, 0);
  emit_const(g, s, 0, 8);
  u32 over = emit(g, BC_JMP, 0, 0, 0, 0), landing = emit(g, BC_PAYLOAD, 0, s, 0, 0);
  g->code.v[over].c = pc_here(g);
  vec_push(g->tmp, &g->landings, (Landing){call, call + 1, landing, true});
  done(k, s);
}

/* Machine and runtime: every argument in 8 bytes of its own. */
static void host_call(Intr *k, bool rt) {
  Gen *g = k->g;
  u32 n = 0, offs[16];
  for (u32 i = 0; i < k->t->n_args && n < 15; i++) {
    const Layout *l = lay(g, operand_ty(g, &k->t->args[i]));
    offs[i] = n;
    n += l->size > 8 ? 2 : 1;
  }
  u32 base = slot_new(g, n * 8 + 8, 8), ret = slot_new(g, 8, 8);
  for (u32 i = 0; i < k->t->n_args; i++) {
    Ty t = operand_ty(g, &k->t->args[i]);
    const Layout *l = layout_of(g->c, t);
    if (!l->size) continue;
    if (l->size < 8) {
      u32 s = arg(k, i), v = vm_type(t);
      if (t->kind == TY_FLOAT) { emit_const(g, base + offs[i] * 8, 0, 8); emit_copy(g, base + offs[i] * 8, s, l->size); }
      else widen(g, base + offs[i] * 8, s, (u32)l->size, 8, l->is_scalar && v <= VT_I64);
    } else {
      operand_into(g, &k->t->args[i], base + offs[i] * 8);
    }
  }
  emit(g, rt ? BC_RT : BC_PURE, n * 8, base, k->id, ret);
  done(k, ret);
}

static bool is_host(u32 id, bool *rt) {
  enum { CODE, PURE, RT };
  static const u8 group[] = {
#define INTRINSIC(name, group, sig) group,
#include "vm/intrinsic.def"
#undef INTRINSIC
  };
  *rt = group[id] == RT;
  return group[id] != CODE;
}
static u32 find(Str name) {
  static const char *const names[] = {
#define INTRINSIC(name, group, sig) #name,
#include "vm/intrinsic.def"
#undef INTRINSIC
  };
  for (u32 i = 0; i < INTR_COUNT_; i++)
    if (str_eqz(name, names[i])) return i;
  return INTR_COUNT_;
}

static bool code_intrinsic(Intr *k) {
  Gen *g = k->g;
  switch (k->id) {
    case INTR_size_of: done_const(k, tl(k)->size); return true;
    case INTR_align_of: done_const(k, tl(k)->align); return true;
    case INTR_size_of_val: case INTR_align_of_val: sized(k); return true;
    case INTR_needs_drop: done_const(k, needs_drop(g->c, k->ty)); return true;
    case INTR_is_result: done_const(k, ty_is_lang(k->ty, LANG_result)); return true;
    case INTR_type_name: case INTR_future_label: type_name(k); return true;
    case INTR_type_id: done_const(k, str_hash(ty_str(g->s, k->ty)) ^ (u64)k->ty->id << 32); return true;
    case INTR_transmute: transmute(k); return true;
    case INTR_forget: return true;
    case INTR_drop_in_place: drop_emit(g, behind(k, 0)); return true;
    case INTR_discriminant_value: discriminant(k); return true;
    case INTR_offset: pointer_offset(k); return true;
    case INTR_ptr_offset_from: offset_from(k); return true;
    case INTR_copy: copy_bytes(k); return true;
    case INTR_write_bytes: fill_bytes(k); return true;
    case INTR_ptr_read: read_ptr(k); return true;
    case INTR_ptr_write: if (tl(k)->size) emit_store(g, arg(k, 1), arg(k, 0), 0, tl(k)->size); return true;
    case INTR_uninit: zero(k, false); return true;
    case INTR_zeroed: zero(k, true); return true;
    case INTR_slice_from_raw: case INTR_str_from_raw: fat_make(k); return true;
    case INTR_slice_len: case INTR_ptr_metadata: fat_part(k, 8); return true;
    case INTR_slice_ptr: case INTR_ptr_addr: fat_part(k, 0); return true;
    case INTR_caller_location: location(k); return true;
    case INTR_unreachable: emit(g, BC_TRAP, TRAP_UNREACHABLE, 0, 0, 0); return true;
    case INTR_thread_word: own_word(k); return true;
    case INTR_black_box: if (layout_of(g->c, k->dest.ty)->size) done(k, arg(k, 0)); return true;
    case INTR_wrapping_add: case INTR_wrapping_sub: case INTR_wrapping_mul: case INTR_unchecked_shl: case INTR_unchecked_shr: arith(k); return true;
    case INTR_add_with_overflow: case INTR_sub_with_overflow: case INTR_mul_with_overflow: overflowing(k); return true;
    case INTR_rotate_left: case INTR_rotate_right: case INTR_ctpop: case INTR_ctlz: case INTR_cttz: case INTR_bswap: case INTR_bitreverse:
      bit_trick(k);
      return true;
    case INTR_catch_unwind: catch_unwind(k); return true;
    case INTR_begin_unwind: emit(g, BC_UNWIND, 0, arg(k, 0), 0, 0); return true;
    default: return false;
  }
}

bool intrinsic_emit(Gen *g, Def *d, TyList *args, MTerm *t, PlaceRef dest) {
  Intr k = {g, t, dest, args, args->n ? args->v[0] : g->s->t_err, find(sym_str(g->s->sx->in, d->intrinsic))};
  bool rt;
  if (k.id == INTR_COUNT_) return false;
  if (!is_host(k.id, &rt)) return code_intrinsic(&k);
  host_call(&k, rt);
  return true;
}
