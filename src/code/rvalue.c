/* Rvalues: arithmetic, casts, aggregates, discriminants. */
#include "code/code_impl.h"

static bool is_float(Ty t) { return t->kind == TY_FLOAT; }
static u32 float_index(Ty t) { return t->prim == PRIM_F64; }
static bool is_wide(Ty t) { return vm_type(t) == VT_I128 || vm_type(t) == VT_U128; }
static bool is_sign(Ty t) { return t->kind == TY_INT && ty_is_signed(t); }

/* --- binary ---------------------------------------------------------------- */
static const u8 wide_ops[] = {[BIN_ADD] = B128_ADD, [BIN_SUB] = B128_SUB, [BIN_MUL] = B128_MUL, [BIN_DIV] = B128_DIV, [BIN_REM] = B128_REM,
  [BIN_AND] = B128_AND, [BIN_OR] = B128_OR, [BIN_XOR] = B128_XOR, [BIN_SHL] = B128_SHL, [BIN_SHR] = B128_SHR, [BIN_EQ] = B128_EQ,
  [BIN_NE] = B128_NE, [BIN_LT] = B128_LT, [BIN_LE] = B128_LE, [BIN_GT] = B128_LT, [BIN_GE] = B128_LE};

static u32 shift_amount(Gen *g, Operand *b) {
  Ty t = operand_ty(g, b);
  u32 s = operand_slot(g, b), v = vm_type(t);
  if (v == VT_U32 || v == VT_I32) return s;
  u32 d = slot_new(g, 4, 4);
  emit(g, BC_SATSH, v, d, s, 0);
  return d;
}

static void wide_binary(Gen *g, u8 op, bool wrap, Ty t, u32 a, u32 b, u32 dst) {
  bool swap = op == BIN_GT || op == BIN_GE;
  u32 k = wide_ops[op];
  if (wrap && op <= BIN_MUL) k += B128_WADD - B128_ADD;
  if (wrap && (op == BIN_SHL || op == BIN_SHR)) k += B128_WSHL - B128_SHL;
  if (op == BIN_GT || op == BIN_GE) {
    emit(g, BC_BIN128, k << 4 | vm_type(t), dst, b, a);
    return;
  }
  emit(g, BC_BIN128, k << 4 | vm_type(t), dst, swap ? b : a, swap ? a : b);
}

static void float_binary(Gen *g, u8 op, Ty t, u32 a, u32 b, u32 dst) {
  static const u16 ops[] = {[BIN_ADD] = BC_FADD_F32, [BIN_SUB] = BC_FSUB_F32, [BIN_MUL] = BC_FMUL_F32, [BIN_DIV] = BC_FDIV_F32, [BIN_REM] = BC_FREM_F32,
    [BIN_EQ] = BC_FEQ_F32, [BIN_NE] = BC_FNE_F32, [BIN_LT] = BC_FLT_F32, [BIN_LE] = BC_FLE_F32, [BIN_GT] = BC_FLT_F32, [BIN_GE] = BC_FLE_F32};
  bool swap = op == BIN_GT || op == BIN_GE;
  emit(g, ops[op] + float_index(t), 0, dst, swap ? b : a, swap ? a : b);
}

/* A comparison of what is wider than a word: fat pointers, by data then metadata. */
static void fat_compare(Gen *g, u8 op, u32 a, u32 b, u32 dst) {
  static const u8 k[] = {[BIN_EQ] = B128_EQ, [BIN_NE] = B128_NE, [BIN_LT] = B128_LT, [BIN_LE] = B128_LE, [BIN_GT] = B128_LT, [BIN_GE] = B128_LE};
  bool swap = op == BIN_GT || op == BIN_GE;
  emit(g, BC_BIN128, (u32)k[op] << 4 | VT_U128, dst, swap ? b : a, swap ? a : b);
}

static void int_binary(Gen *g, u8 op, bool wrap, Ty t, u32 a, u32 b, u32 dst) {
  u32 v = vm_type(t), w = v & 3;
  static const u16 wraps[] = {[BIN_ADD] = BC_WADD_W8, [BIN_SUB] = BC_WSUB_W8, [BIN_MUL] = BC_WMUL_W8};
  static const u16 typed[] = {[BIN_ADD] = BC_ADD_I8, [BIN_SUB] = BC_SUB_I8, [BIN_MUL] = BC_MUL_I8, [BIN_DIV] = BC_DIV_I8, [BIN_REM] = BC_REM_I8,
                              [BIN_LT] = BC_LT_I8, [BIN_LE] = BC_LE_I8, [BIN_GT] = BC_LT_I8, [BIN_GE] = BC_LE_I8};
  static const u16 plain[] = {[BIN_AND] = BC_AND_W8, [BIN_OR] = BC_OR_W8, [BIN_XOR] = BC_XOR_W8, [BIN_EQ] = BC_EQ_W8, [BIN_NE] = BC_NE_W8};
  switch (op) {
    case BIN_ADD: case BIN_SUB: case BIN_MUL:
      if (wrap) { emit(g, wraps[op] + w, 0, dst, a, b); return; }
      /* fall through */
    case BIN_DIV: case BIN_REM: case BIN_LT: case BIN_LE: emit(g, typed[op] + v, 0, dst, a, b); return;
    case BIN_GT: case BIN_GE: emit(g, typed[op] + v, 0, dst, b, a); return;
    case BIN_SHL: emit(g, BC_SHL_W8 + w, wrap, dst, a, b); return;
    case BIN_SHR: emit(g, BC_SHR_I8 + v, wrap, dst, a, b); return;
    default: emit(g, plain[op] + w, 0, dst, a, b);
  }
}

void binary_into(Gen *g, u8 op, bool wrap, Ty t, Operand *a, Operand *b, u32 dst) {
  const Layout *l = layout_of(g->c, t);
  i32 imm;
  bool shift = op == BIN_SHL || op == BIN_SHR;
  if (!l->size) {                                   /* values of size zero are equal */
    emit_const(g, dst, op == BIN_EQ || op == BIN_LE || op == BIN_GE, 1);
    return;
  }
  u32 x = operand_slot(g, a);
  if (!wrap && (op == BIN_ADD || op == BIN_SUB) && !is_float(t) && !is_wide(t) && operand_small(g, b, &imm)) {
    emit(g, (op == BIN_ADD ? BC_ADDI_I8 : BC_SUBI_I8) + vm_type(t), 0, dst, x, (u32)imm);
    return;
  }
  if (op == BIN_AND && !is_wide(t) && l->size <= 8 && operand_small(g, b, &imm)) {
    emit(g, BC_ANDI_W8 + (vm_type(t) & 3), 0, dst, x, (u32)imm);
    return;
  }
  u32 y = shift ? shift_amount(g, b) : operand_slot(g, b);
  if (is_wide(t)) wide_binary(g, op, wrap, t, x, y, dst);
  else if (is_float(t)) float_binary(g, op, t, x, y, dst);
  else if (l->size == 16) fat_compare(g, op, x, y, dst);
  else if (l->size > 8) gen_fail(g, g->span, "this comparison");
  else int_binary(g, op, wrap, t, x, y, dst);
}

/* Compare and branch in one instruction. The jump's target is the caller's to set. */
int fused_branch(Gen *g, u8 op, Ty t, Operand *a, Operand *b, bool negate) {
  static const u8 not_[] = {[BIN_EQ] = BIN_NE, [BIN_NE] = BIN_EQ, [BIN_LT] = BIN_GE, [BIN_GE] = BIN_LT, [BIN_GT] = BIN_LE, [BIN_LE] = BIN_GT};
  const Layout *l = layout_of(g->c, t);
  i32 imm;
  if (op < BIN_EQ || op > BIN_GE || is_float(t) || is_wide(t) || !l->size || l->size > 8) return -1;
  if (negate) op = not_[op];
  u32 v = vm_type(t), x = operand_slot(g, a);
  if (operand_small(g, b, &imm)) {
    static const u16 ops[] = {[BIN_EQ] = BC_JEQI_W8, [BIN_NE] = BC_JNEI_W8, [BIN_LT] = BC_JLTI_I8, [BIN_LE] = BC_JLEI_I8, [BIN_GT] = BC_JGTI_I8,
                              [BIN_GE] = BC_JGEI_I8};
    return (int)emit(g, ops[op] + (op <= BIN_NE ? v & 3 : v), 0, x, (u32)imm, 0);
  }
  u32 y = operand_slot(g, b);
  switch (op) {
    case BIN_EQ: return (int)emit(g, BC_JEQ_W8 + (v & 3), 0, x, y, 0);
    case BIN_NE: return (int)emit(g, BC_JNE_W8 + (v & 3), 0, x, y, 0);
    case BIN_LT: return (int)emit(g, BC_JLT_I8 + v, 0, x, y, 0);
    case BIN_LE: return (int)emit(g, BC_JLE_I8 + v, 0, x, y, 0);
    case BIN_GT: return (int)emit(g, BC_JLT_I8 + v, 0, y, x, 0);
    default: return (int)emit(g, BC_JLE_I8 + v, 0, y, x, 0);
  }
}

static void unary_into(Gen *g, Rvalue *rv, u32 dst) {
  Ty t = operand_ty(g, &rv->a);
  u32 x = operand_slot(g, &rv->a), v = vm_type(t);
  if (is_wide(t)) {
    if (rv->op == UN_NEG && rv->wrap) {
      u32 z = slot_new(g, 16, 16);
      emit_const(g, z, 0, 16);
      emit(g, BC_BIN128, (u32)B128_WSUB << 4 | v, dst, z, x);
      return;
    }
    emit(g, BC_BIN128, (u32)(rv->op == UN_NEG ? B128_NEG : B128_NOT) << 4 | v, dst, x, x);
  } else if (is_float(t)) {
    emit(g, BC_FNEG_F32 + float_index(t), 0, dst, x, 0);
  } else if (rv->op == UN_NOT) {
    if (t->kind == TY_BOOL) emit(g, BC_NOTB, 0, dst, x, 0);
    else emit(g, BC_NOT_W8 + (v & 3), 0, dst, x, 0);
  } else if (rv->wrap || v >= VT_U8) {
    emit(g, BC_WNEG_W8 + (v & 3), 0, dst, x, 0);
  } else {
    emit(g, BC_NEG_I8 + v, 0, dst, x, 0);
  }
}

/* --- discriminants --------------------------------------------------------- */
void widen(Gen *g, u32 dst, u32 src, u32 from, u32 to, bool sig) {
  static const u16 sx[3][4] = {{0, BC_SX8_16, BC_SX8_32, BC_SX8_64}, {0, 0, BC_SX16_32, BC_SX16_64}, {0, 0, 0, BC_SX32_64}};
  static const u16 zx[3][4] = {{0, BC_ZX8_16, BC_ZX8_32, BC_ZX8_64}, {0, 0, BC_ZX16_32, BC_ZX16_64}, {0, 0, 0, BC_ZX32_64}};
  if (to == 16 || from == 16) {
    static const u8 vs[] = {VT_I8, VT_I16, VT_I32, VT_I64}, vu[] = {VT_U8, VT_U16, VT_U32, VT_U64};
    u32 f = from == 16 ? VT_U128 : sig ? vs[width_index(from)] : vu[width_index(from)];
    u32 t = to == 16 ? VT_U128 : vu[width_index(to)];
    emit(g, BC_CVT, f << 4 | t, dst, src, 0);
    return;
  }
  u32 f = width_index(from), t = width_index(to);
  if (t <= f) emit_copy(g, dst, src, to);
  else emit(g, (sig ? sx : zx)[f][t], 0, dst, src, 0);
}

static u32 tag_slot(Gen *g, PlaceRef p, const Layout *l) {
  if (p.kind == PR_FRAME) return p.slot + (u32)l->tag_offset;
  u32 t = slot_new(g, l->tag_size, l->tag_size);
  emit_load(g, t, p.slot, p.off + (i64)l->tag_offset, l->tag_size);
  return t;
}
static u32 niche_const(Gen *g, const Layout *l, u128 v) {
  u32 s = slot_new(g, l->tag_size, l->tag_size);
  emit_const(g, s, v, l->tag_size);
  return s;
}
static void tag_equals(Gen *g, const Layout *l, u32 tag, u128 v, bool eq, u32 dst) {
  if (l->tag_size == 16) emit(g, BC_BIN128, (u32)(eq ? B128_EQ : B128_NE) << 4 | VT_U128, dst, tag, niche_const(g, l, v));
  else emit(g, (eq ? BC_EQ_W8 : BC_NE_W8) + width_index(l->tag_size), 0, dst, tag, niche_const(g, l, v));
}

/* Which variant, from a niche: first + (tag - start) where that is in range, else the dataful one. */
static void niche_variant(Gen *g, const Layout *l, u32 tag, u32 dst) {
  if (l->niche_first == l->niche_last) {
    u32 b = slot_new(g, 1, 1);
    bool simple = l->dataful + l->niche_first == 1;
    tag_equals(g, l, tag, l->niche_start, l->niche_first == 1 || !simple, b);
    if (simple) { widen(g, dst, b, 1, 4, false); return; }
    emit_const(g, dst, l->dataful, 4);
    u32 skip = emit(g, BC_JEQI_W8, 0, b, 0, 0);
    emit_const(g, dst, l->niche_first, 4);
    g->code.v[skip].c = pc_here(g);
    return;
  }
  u32 w = width_index(l->tag_size), rel = slot_new(g, l->tag_size, l->tag_size), start = niche_const(g, l, l->niche_start), skip;
  u32 lim = niche_const(g, l, l->niche_last - l->niche_first);
  emit_const(g, dst, l->dataful, 4);
  if (l->tag_size == 16) {
    u32 in = slot_new(g, 1, 1);
    emit(g, BC_BIN128, (u32)B128_WSUB << 4 | VT_U128, rel, tag, start);
    emit(g, BC_BIN128, (u32)B128_LE << 4 | VT_U128, in, rel, lim);
    skip = emit(g, BC_JEQI_W8, 0, in, 0, 0);
  } else {
    emit(g, BC_WSUB_W8 + w, 0, rel, tag, start);
    skip = emit(g, BC_JLT_U8 + w, 0, lim, rel, 0);
  }
  u32 wide = rel;
  if (l->tag_size < 4) { wide = slot_new(g, 4, 4); widen(g, wide, rel, l->tag_size, 4, false); }
  emit_copy(g, dst, wide, 4);
  if (l->niche_first) emit(g, BC_ADDI_U32, 0, dst, dst, l->niche_first);
  g->code.v[skip].c = pc_here(g);
}

void discr_read(Gen *g, PlaceRef p, u32 dst, Ty as) {
  const Layout *l = layout_of(g->c, p.ty);
  u32 to = (u32)layout_of(g->c, as)->size;
  if (l->tag_kind == TAG_DIRECT) {
    widen(g, dst, tag_slot(g, p, l), l->tag_size, to, l->tag_signed);
  } else if (l->tag_kind == TAG_NICHE) {
    if (to >= 8) {
      u32 v = slot_new(g, 4, 4);
      niche_variant(g, l, tag_slot(g, p, l), v);
      widen(g, dst, v, 4, to, false);
    } else {
      u32 v = slot_new(g, 4, 4);
      niche_variant(g, l, tag_slot(g, p, l), v);
      emit_copy(g, dst, v, to);
    }
  } else {
    emit_const(g, dst, (u128)variant_disc(g->c, p.ty, l->dataful), to);
  }
}

void variant_index_read(Gen *g, PlaceRef p, u32 dst) {
  const Layout *l = layout_of(g->c, p.ty);
  if (l->tag_kind == TAG_NICHE) niche_variant(g, l, tag_slot(g, p, l), dst);
  else if (l->tag_kind == TAG_DIRECT) widen(g, dst, tag_slot(g, p, l), l->tag_size, 4, false);
  else emit_const(g, dst, l->dataful, 4);
}

void discr_write(Gen *g, PlaceRef p, u32 variant) {
  const Layout *l = layout_of(g->c, p.ty);
  u128 v;
  if (l->tag_kind == TAG_NONE) return;
  if (l->tag_kind == TAG_NICHE) {
    if (variant == l->dataful) return;
    v = l->niche_start + (variant - l->niche_first);
  } else {
    v = (u128)variant_disc(g->c, p.ty, variant);
  }
  if (p.kind == PR_FRAME) {
    emit_const(g, p.slot + (u32)l->tag_offset, v, l->tag_size);
    return;
  }
  emit_store(g, niche_const(g, l, v), p.slot, p.off + (i64)l->tag_offset, l->tag_size);
}

/* --- casts ----------------------------------------------------------------- */
static void numeric_cast(Gen *g, Operand *o, Ty to, u32 dst) {
  Ty from = operand_ty(g, o);
  if (from->kind == TY_ADT) {
    PlaceRef p;
    if (o->kind == OP_CONST) p = (PlaceRef){PR_FRAME, operand_slot(g, o), 0, NO_SLOT, from, NO_SLOT};
    else p = place_lower(g, o->place);
    if (layout_of(g->c, from)->size) discr_read(g, p, dst, to);
    else emit_const(g, dst, (u128)variant_disc(g->c, from, layout_of(g->c, from)->dataful), layout_of(g->c, to)->size);
    return;
  }
  u32 s = operand_slot(g, o), a = vm_type(from), b = vm_type(to);
  if (a >= VT_F32 || b >= VT_F32) {
    if (a == b) emit_copy(g, dst, s, layout_of(g->c, to)->size);
    else emit(g, BC_CVT, a << 4 | b, dst, s, 0);
    return;
  }
  widen(g, dst, s, (u32)(a >= VT_I128 ? 16 : (u32)layout_of(g->c, from)->size == 16 ? 8 : layout_of(g->c, from)->size),
        (u32)layout_of(g->c, to)->size, is_sign(from));
}

/* Where a vtable of `from` holds that of its supertrait `to`; 0: they are the same. */
static u32 upcast_slot(Gen *g, Ty from, Ty to) {
  if (!to->def || from->def == to->def) return 0;
  u32 methods, n;
  (void)vtable_methods(g->s, from->def, &methods);
  TraitRef *up = vtable_traits(g->s, from, from, &n);
  for (u32 i = 1; i < n; i++) {
    bool same = up[i].trait == to->def;
    for (u32 k = 1; same && k < up[i].args->n; k++) same = to->args->n >= k && up[i].args->v[k] == to->args->v[k - 1];
    if (same) return 2 + methods + i;
  }
  gen_fail(g, g->span, "a cast from one trait object to another");
  return 0;
}

static void metadata_into(Gen *g, u32 src, Ty from, Ty to, u32 dst) {
  if (from->kind == TY_ARRAY && to->kind == TY_SLICE) {
    emit_const(g, dst, (u64)from->len->value, 8);
  } else if (to->kind == TY_DYN && from->kind == TY_DYN) {
    u32 up = upcast_slot(g, from, to);
    if (up) emit_load(g, dst, src, up * 8, 8);
    else emit_copy(g, dst, src, 8);
  } else if (to->kind == TY_DYN) {
    emit_const(g, dst, ro_vtable(g->c, from, to), 8);
  } else if (from->kind == TY_ADT && to->kind == TY_ADT && field_count(g->c, from, 0)) {
    u32 last = field_count(g->c, from, 0) - 1;
    metadata_into(g, src, field_ty_at(g->c, from, 0, last), field_ty_at(g->c, to, 0, last), dst);
  } else if (src != NO_SLOT) {
    emit_copy(g, dst, src, 8); /* a pointer that was fat before, cast to another type that ends alike */
  } else {
    gen_fail(g, g->span, "this unsizing");
  }
}

static Ty pointer_elem(Ty t) { return t->kind == TY_REF || t->kind == TY_PTR ? t->elem : NULL; }

void unsize_into(Gen *g, u32 src, Ty from, Ty to, u32 dst) {
  Ty a = pointer_elem(from), b = pointer_elem(to);
  if (a && b) {
    bool was_fat = is_unsized(g->c, a);
    emit_copy(g, dst, src, 8);
    metadata_into(g, was_fat ? src + 8 : NO_SLOT, a, b, dst + 8);
    return;
  }
  if (from->kind != TY_ADT || to->kind != TY_ADT || from->def != to->def) {
    gen_fail(g, g->span, "this unsizing");
    return;
  }
  const Layout *lf = layout_of(g->c, from), *lt = layout_of(g->c, to);
  for (u32 i = 0; i < lf->n_fields; i++) {
    Ty x = field_ty_at(g->c, from, 0, i), y = field_ty_at(g->c, to, 0, i);
    u64 n = layout_of(g->c, x)->size;
    if (!n) continue;
    if (x == y) emit_copy(g, dst + (u32)lt->offsets[i], src + (u32)lf->offsets[i], n);
    else unsize_into(g, src + (u32)lf->offsets[i], x, y, dst + (u32)lt->offsets[i]);
  }
}

static void cast_into(Gen *g, Rvalue *rv, Ty to, u32 dst) {
  Ty from = operand_ty(g, &rv->a);
  u64 size = layout_of(g->c, to)->size;
  switch (rv->cast) {
    case CAST_NUMERIC: numeric_cast(g, &rv->a, to, dst); return;
    case CAST_PTR: emit_copy(g, dst, operand_slot(g, &rv->a), size); return;
    case CAST_UNSIZE: {
      u32 s = operand_slot(g, &rv->a);
      if (dst == s) { u32 t = slot_new(g, size, 8); unsize_into(g, s, from, to, t); emit_copy(g, dst, t, size); }
      else unsize_into(g, s, from, to, dst);
      return;
    }
    case CAST_FN_PTR:
      if (from->kind == TY_FN_PTR) emit_copy(g, dst, operand_slot(g, &rv->a), 8);
      else emit_const(g, dst, VM_FN_TAG | fn_value(g->c, from->def, from->args), 8);
      return;
    case CAST_CLOSURE_FN_PTR:
      emit_const(g, dst, VM_FN_TAG | inst_get(g->c, (Inst){.kind = INST_CALL, .ty = from, .extra = 16})->id, 8);
      return;
  }
}

/* --- aggregates ------------------------------------------------------------ */
static bool reads(Operand *o, LocalId l) {
  if (o->kind == OP_CONST) return false;
  if (o->place.local == l) return true;
  for (u32 i = 0; i < o->place.n; i++)
    if (o->place.proj[i].kind == PJ_INDEX && o->place.proj[i].index == l) return true;
  return false;
}

static void padding(Gen *g, const Layout *l, Rvalue *rv, PlaceRef p) {
  u64 sum = l->tag_kind == TAG_DIRECT ? l->tag_size : 0;
  for (u32 i = 0; i < rv->n; i++) sum += lay(g, operand_ty(g, &rv->v[i]))->size;
  if (sum < l->size && rv->n && l->size <= 256) emit(g, BC_ZERO, 0, p.slot, (u32)l->size, 0);
}

static void aggregate_at(Gen *g, Rvalue *rv, PlaceRef p) {
  const Layout *l = layout_of(g->c, p.ty);
  PlaceRef v = p;
  if (p.kind == PR_FRAME) padding(g, l, rv, p);
  if (p.ty->kind == TY_ADT && p.ty->def->kind == DEF_ENUM) v.variant = rv->variant;
  bool is_union = p.ty->kind == TY_ADT && p.ty->def->kind == DEF_UNION;
  for (u32 i = 0; i < rv->n; i++) {
    PlaceRef f = place_field(g, v, is_union ? rv->active_field : i);
    u64 n = layout_of(g->c, f.ty)->size;
    if (!n) { if (rv->v[i].kind == OP_CONST && rv->v[i].k->kind == CK_ITEM) operand_into(g, &rv->v[i], 0); continue; }
    if (f.kind == PR_FRAME) operand_into(g, &rv->v[i], f.slot);
    else emit_store(g, operand_slot(g, &rv->v[i]), f.slot, f.off, n);
  }
  if (p.ty->kind == TY_ADT && p.ty->def->kind == DEF_ENUM) discr_write(g, p, rv->variant);
  if (p.ty->kind == TY_ASYNC) discr_write(g, p, STATE_UNRESUMED);
}

static void repeat_at(Gen *g, Rvalue *rv, PlaceRef p) {
  u64 n = (u64)p.ty->len->value, size = layout_of(g->c, p.ty->elem)->size;
  if (!n || !size) return;
  u32 v = operand_slot(g, &rv->a);
  if (n <= 4 && p.kind == PR_FRAME) {
    for (u64 i = 0; i < n; i++) emit_copy(g, p.slot + (u32)(i * size), v, size);
    return;
  }
  u32 at = slot_new(g, 8, 8), end = slot_new(g, 8, 8);
  p.meta = NO_SLOT;
  place_address(g, p, at);
  if (size == 1) {
    emit_const(g, end, n, 8);
    emit(g, BC_FILL, 1, at, v, end);
    return;
  }
  u32 total = slot_new(g, 8, 8);
  emit_const(g, total, n * size, 8);
  emit(g, BC_WADD_W64, 0, end, at, total);
  u32 loop = pc_here(g);
  emit_store(g, v, at, 0, size);
  emit_const(g, total, size, 8);
  emit(g, BC_WADD_W64, 0, at, at, total);
  emit(g, BC_JLT_U64, 0, at, end, loop);
}

/* --- everything ------------------------------------------------------------- */
static void operation_into(Gen *g, Rvalue *rv, u32 dst) {
  Span statement = g->span;
  if (rv->at.hi && !g->depth) g->span = rv->at;
  if (rv->kind == RV_UNARY) unary_into(g, rv, dst);
  else binary_into(g, rv->op, rv->wrap, operand_ty(g, &rv->a), &rv->a, &rv->b, dst);
  g->span = statement;
}
static void value_into(Gen *g, Rvalue *rv, Ty t, u32 dst) {
  switch (rv->kind) {
    case RV_USE: operand_into(g, &rv->a, dst); return;
    case RV_REF: case RV_RAW: place_address(g, place_lower(g, rv->place), dst); return;
    case RV_BINARY: case RV_UNARY: operation_into(g, rv, dst); return;
    case RV_CAST: cast_into(g, rv, t, dst); return;
    case RV_LEN: {
      PlaceRef p = place_lower(g, rv->place);
      if (p.ty->kind == TY_ARRAY) emit_const(g, dst, (u64)p.ty->len->value, 8);
      else emit_copy(g, dst, p.meta, 8);
      return;
    }
    case RV_DISCR: discr_read(g, place_lower(g, rv->place), dst, t); return;
    default: return;
  }
}

/* Memory to memory, without a stop in the frame. */
static bool big_copy(Gen *g, MPlace dest, Rvalue *rv, u64 size) {
  if (rv->kind != RV_USE || rv->a.kind == OP_CONST || size <= 64) return false;
  PlaceRef s = place_lower(g, rv->a.place), d = place_lower(g, dest);
  if (s.kind != PR_MEM || d.kind != PR_MEM) {
    if (s.kind == PR_FRAME) place_store(g, d, s.slot, s.ty);
    else place_load(g, s, d.slot);
    return true;
  }
  s.meta = d.meta = NO_SLOT;
  u32 a = slot_new(g, 8, 8), b = slot_new(g, 8, 8);
  place_address(g, d, a);
  place_address(g, s, b);
  emit(g, BC_CPY, 0, a, b, (u32)size);
  return true;
}

void rvalue_into(Gen *g, MPlace dest, Rvalue *rv) {
  Ty t = mono(g, rv->ty ? rv->ty : g->tys[dest.local]);
  PlaceRef d;
  if (rv->kind == RV_USE) t = operand_ty(g, &rv->a);
  u64 size = layout_of(g->c, t)->size;
  if (!size && rv->kind != RV_AGGREGATE && rv->kind != RV_REPEAT) {
    if (rv->kind == RV_USE && rv->a.kind == OP_CONST && rv->a.k->kind == CK_ITEM) operand_into(g, &rv->a, 0);
    return;
  }
  if (rv->kind == RV_AGGREGATE || rv->kind == RV_REPEAT) {
    bool self = rv->kind == RV_REPEAT && reads(&rv->a, dest.local);
    for (u32 i = 0; i < rv->n; i++) self = self || reads(&rv->v[i], dest.local);
    d = place_lower(g, dest);
    d.ty = t;
    d.variant = NO_SLOT;
    bool mem = d.kind == PR_MEM && (rv->kind == RV_AGGREGATE && size <= 64);
    PlaceRef at = d;
    if (self || mem) at = (PlaceRef){PR_FRAME, slot_for(g, t), 0, NO_SLOT, t, NO_SLOT};
    if (rv->kind == RV_AGGREGATE) aggregate_at(g, rv, at);
    else repeat_at(g, rv, at);
    if (self || mem) place_store(g, d, at.slot, t);
    return;
  }
  if (big_copy(g, dest, rv, size)) return;
  d = place_lower(g, dest);
  if (d.kind == PR_FRAME) {
    value_into(g, rv, t, d.slot);
    return;
  }
  u32 s;
  if (rv->kind == RV_USE) s = operand_slot(g, &rv->a);
  else value_into(g, rv, t, s = slot_new(g, size, layout_of(g->c, t)->align));
  emit_store(g, s, d.slot, d.off, size);
}
