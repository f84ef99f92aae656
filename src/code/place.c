/* Places and operands: where a value is, and how it gets into a slot. */
#include "code/code_impl.h"

PlaceRef place_local(Gen *g, LocalId l) { return (PlaceRef){PR_FRAME, g->slots[l], 0, NO_SLOT, g->tys[l], NO_SLOT}; }

PlaceRef place_at(u32 ptr, u32 meta, Ty ty) { return (PlaceRef){PR_MEM, ptr, 0, meta, ty, NO_SLOT}; }

static PlaceRef shifted(PlaceRef p, u64 by) {
  if (p.kind == PR_FRAME) p.slot += (u32)by;
  else p.off += (i64)by;
  return p;
}

/* The last field of a struct that ends in a dyn stands at its own alignment, known at run time. */
static PlaceRef dyn_field(Gen *g, PlaceRef p, u64 off, Ty ty) {
  u32 t = slot_new(g, 8, 8), base = p.slot;
  if (p.off) {
    base = slot_new(g, 8, 8);
    emit(g, BC_ADDP, 0, base, p.slot, (u32)p.off);
  }
  emit(g, BC_DYNF, (u32)off, t, base, p.meta);
  return place_at(t, p.meta, ty);
}

/* End of the fields before the last, unaligned: where an unsized last field may begin. */
static u64 prefix_end(Gen *g, Ty t, u32 last) {
  const Layout *l = layout_of(g->c, t);
  u64 end = 0;
  for (u32 i = 0; i < last; i++) {
    u64 e = l->offsets[i] + layout_of(g->c, field_ty_at(g->c, t, 0, i))->size;
    if (e > end) end = e;
  }
  return end;
}

PlaceRef place_field(Gen *g, PlaceRef p, u32 i) {
  u32 v = p.variant == NO_SLOT ? 0 : p.variant;
  Ty f = field_ty_at(g->c, p.ty, v, i);
  const Layout *l = layout_of(g->c, p.ty);
  if (l->n_variants) l = l->variants[v];
  PlaceRef r = p;
  r.ty = f;
  r.variant = NO_SLOT;
  if (p.ty->kind == TY_ARRAY) return shifted(r, i * layout_of(g->c, f)->size);
  if (p.meta != NO_SLOT) {
    Ty tail = unsized_tail(g->c, f);
    if (i + 1 == l->n_fields && tail) {
      if (tail->kind == TY_DYN) return dyn_field(g, p, prefix_end(g, p.ty, i), f);
    } else {
      r.meta = NO_SLOT;
    }
  }
  if (i >= l->n_fields) {
    gen_fail(g, g->span, "field %u of a type without it", i);
    return r;
  }
  return shifted(r, l->offsets[i]);
}

static Ty pointee(Gen *g, Ty t) {
  if (t->kind == TY_REF || t->kind == TY_PTR) return t->elem;
  if (t->kind == TY_ADT && t->args->n) return t->args->v[0];   /* Box<T> */
  gen_fail(g, g->span, "dereference of a type that is no pointer");
  return t;
}

PlaceRef place_deref(Gen *g, PlaceRef p) {
  Ty to = pointee(g, p.ty);
  bool fat = is_unsized(g->c, to);
  u32 slot = p.slot;
  if (p.kind == PR_MEM) {
    slot = slot_new(g, fat ? 16 : 8, 8);
    emit_load(g, slot, p.slot, p.off, fat ? 16 : 8);
  }
  return place_at(slot, fat ? slot + 8 : NO_SLOT, to);
}

static PlaceRef elem_at(Gen *g, u32 base, u32 idx, Ty e) {
  u64 size = layout_of(g->c, e)->size;
  u32 t = slot_new(g, 8, 8);
  if (size <= UINT16_MAX) {
    emit(g, BC_LEAX, (u32)size, t, base, idx);
  } else {
    emit(g, BC_MULI, 0, t, idx, (u32)size);
    emit(g, BC_WADD_W64, 0, t, t, base);
  }
  return place_at(t, NO_SLOT, e);
}

static void emit_lea(Gen *g, u32 dst, PlaceRef p) {
  u64 n = layout_of(g->c, p.ty)->size;
  emit(g, BC_LEA, 0, dst, p.slot, n ? (u32)n : 1);
}

/* The address of a place's first byte in a slot of its own or the one that holds it. */
static u32 base_address(Gen *g, PlaceRef p) {
  if (p.kind == PR_MEM && !p.off) return p.slot;
  u32 t = slot_new(g, 8, 8);
  if (p.kind == PR_FRAME) emit_lea(g, t, p);
  else emit(g, BC_ADDP, 0, t, p.slot, (u32)p.off);
  return t;
}

static PlaceRef place_index(Gen *g, PlaceRef p, LocalId idx) {
  Ty e = p.ty->elem;
  u64 size = layout_of(g->c, e)->size;
  u32 i = g->slots[idx];
  if (p.ty->kind == TY_ARRAY) {
    emit(g, BC_BNDI, 0, i, (u32)p.ty->len->value, 0);
    return elem_at(g, base_address(g, p), i, e);
  }
  if (p.kind == PR_MEM && !p.off && p.meta == p.slot + 8 && size <= UINT16_MAX) {
    u32 t = slot_new(g, 8, 8);
    emit(g, BC_IDX, (u32)size, t, p.slot, i);
    return place_at(t, NO_SLOT, e);
  }
  emit(g, BC_BND, 0, i, p.meta, 0);
  return elem_at(g, base_address(g, p), i, e);
}

static PlaceRef const_index(Gen *g, PlaceRef p, const Proj *j) {
  Ty e = p.ty->elem;
  u64 size = layout_of(g->c, e)->size;
  PlaceRef r = p;
  r.ty = e;
  r.meta = NO_SLOT;
  if (p.ty->kind == TY_ARRAY) return shifted(r, size * (j->from_end ? (u64)p.ty->len->value - j->index : j->index));
  if (!j->from_end) return shifted(r, size * j->index);
  u32 i = slot_new(g, 8, 8);
  emit(g, BC_ADDP, 0, i, p.meta, (u32)-(i32)j->index);
  return elem_at(g, base_address(g, p), i, e);
}

static PlaceRef subslice(Gen *g, PlaceRef p, const Proj *j) {
  u64 size = layout_of(g->c, p.ty->elem)->size;
  PlaceRef r = shifted(p, size * j->index);
  r.ty = mono(g, j->ty);
  if (p.ty->kind == TY_ARRAY) return r;
  r.meta = slot_new(g, 8, 8);
  if (j->from_end) emit(g, BC_ADDP, 0, r.meta, p.meta, (u32)-(i32)(j->index + j->to));
  else emit_const(g, r.meta, j->to - j->index, 8);
  return r;
}

PlaceRef place_lower(Gen *g, MPlace m) {
  PlaceRef p = place_local(g, m.local);
  for (u32 i = 0; i < m.n && !g->failed; i++) {
    const Proj *j = &m.proj[i];
    switch (j->kind) {
      case PJ_DEREF: p = place_deref(g, p); break;
      case PJ_FIELD: p = place_field(g, p, j->index); break;
      case PJ_INDEX: p = place_index(g, p, j->index); break;
      case PJ_CONST_INDEX: p = const_index(g, p, j); break;
      case PJ_SUBSLICE: p = subslice(g, p, j); break;
      case PJ_DOWNCAST: p.variant = j->index; break;
    }
  }
  return p;
}

u32 place_load(Gen *g, PlaceRef p, u32 want) {
  const Layout *l = layout_of(g->c, p.ty);
  if (!l->size) return want == NO_SLOT ? 0 : want;
  if (p.kind == PR_FRAME && want == NO_SLOT) return p.slot;
  if (want == NO_SLOT) want = slot_new(g, l->size, l->align);
  if (p.kind == PR_FRAME) emit_copy(g, want, p.slot, l->size);
  else emit_load(g, want, p.slot, p.off, l->size);
  return want;
}
void place_store(Gen *g, PlaceRef p, u32 src, Ty ty) {
  u64 size = layout_of(g->c, ty)->size;
  if (p.kind == PR_FRAME) emit_copy(g, p.slot, src, size);
  else emit_store(g, src, p.slot, p.off, size);
}
void place_address(Gen *g, PlaceRef p, u32 dst) {
  if (p.kind == PR_MEM && p.meta != NO_SLOT && p.meta == p.slot + 8 && !p.off) {
    emit_copy(g, dst, p.slot, 16);
    return;
  }
  if (p.kind == PR_FRAME && !layout_of(g->c, p.ty)->size && !p.slot) {
    emit_const(g, dst, layout_of(g->c, p.ty)->align, 8);       /* a value of size zero: any aligned address */
  } else if (p.kind == PR_FRAME) {
    emit_lea(g, dst, p);
  } else if (p.off) {
    emit(g, BC_ADDP, 0, dst, p.slot, (u32)p.off);
  } else {
    emit_copy(g, dst, p.slot, 8);
  }
  if (p.meta != NO_SLOT) emit_copy(g, dst + 8, p.meta, 8);
}

/* --- operands -------------------------------------------------------------- */
Ty operand_ty(Gen *g, Operand *o) {
  if (o->kind == OP_CONST) return mono(g, o->k->ty);
  Ty t = g->tys[o->place.local];
  if (!o->place.n) return t;
  u32 i = o->place.n - 1;
  return mono(g, o->place.proj[i].ty);
}

static u32 const_slot(Gen *g, const MirConst *k) {
  u32 s = slot_for(g, k->ty);
  const_into(g, k, s);
  return s;
}
u32 operand_slot(Gen *g, Operand *o) {
  if (o->kind == OP_CONST) return const_slot(g, o->k);
  return place_load(g, place_lower(g, o->place), NO_SLOT);
}
void operand_into(Gen *g, Operand *o, u32 dst) {
  if (o->kind == OP_CONST) {
    const_into(g, o->k, dst);
    return;
  }
  PlaceRef p = place_lower(g, o->place);
  if (layout_of(g->c, p.ty)->size) place_load(g, p, dst);
}

bool operand_small(Gen *g, Operand *o, i32 *imm) {
  if (o->kind != OP_CONST || (o->k->kind != CK_SCALAR && o->k->kind != CK_ITEM && o->k->kind != CK_PARAM)) return false;
  Ty t = mono(g, o->k->ty);
  const Layout *l = layout_of(g->c, t);
  if (!l->is_scalar || l->size > 8 || t->kind == TY_FLOAT) return false;
  u64 v = 0;
  if (!const_bytes(g->c, o->k, g->args, (u8 *)&v, l->size)) return false;
  i64 s = (i64)v;
  bool sig = t->kind == TY_INT && ty_is_signed(t);
  if (sig && l->size < 8) s = (i64)(v << (64 - l->size * 8)) >> (64 - l->size * 8);
  if (!sig && v > INT32_MAX) return false;
  if (s < INT32_MIN || s > INT32_MAX) return false;
  *imm = (i32)s;
  return true;
}

/* Computed where it stands: a call of the constant's body. */
static void const_call(Gen *g, const MirConst *k, u32 dst) {
  Ty t = mono(g, k->ty);
  TyList *args = k->args ? ty_subst_list(g->s, k->args, g->args) : g->s->no_args;
  Def *d = k->def;
  if (d->parent && d->parent->kind == DEF_TRAIT) {
    Resolved r = resolve_method(g->s, d, args);
    if (r.kind == RM_FN) { d = r.def; args = r.args; }
  }
  FnId id = inst_get(g->c, (Inst){.kind = INST_CONST, .def = d, .args = args})->id;
  call_instance(g, id, t, NULL, 0, false);
  emit_copy(g, dst, OUT, layout_of(g->c, t)->size);
}

static u32 static_units(u64 size) { return size / 64 + 1 < UINT16_MAX ? (u32)(size / 64) + 1 : UINT16_MAX; }
static void static_into(Gen *g, Def *d, u32 dst) {
  FnId init;
  u64 at = static_addr(g->c, d, &init);
  emit(g, BC_STATIC, static_units(layout_of(g->c, code_norm(g->c, def_type(g->s, d), NULL))->size), dst, (u32)at, init);
  if (g->out_max < 16) g->out_max = 16;
}
/* A constant behind a reference that has to be computed: once, into memory of its own. */
static void promoted_into(Gen *g, const MirConst *k, u32 dst) {
  Ty t = mono(g, k->ty);
  const Layout *l = layout_of(g->c, t);
  u64 key = map_key2(g->args->id, 0) ^ (u64)(uintptr_t)k, at;
  if (!map_get(&g->c->promoted, key, &at)) {
    u64 room = static_room(g->c, l->size, l->align);
    Inst *in = inst_get(g->c, (Inst){.kind = INST_PROMOTED, .extra = (u32)room, .konst = k, .konst_args = g->args, .ty = t});
    at = map_key2((u32)room, in->id);
    map_put(g->a, &g->c->promoted, key, at);
  }
  emit(g, BC_STATIC, static_units(l->size), dst, (u32)(at >> 32), (u32)at);
}

static void agg_into(Gen *g, const MirConst *k, u32 dst) {
  PlaceRef p = {PR_FRAME, dst, 0, NO_SLOT, mono(g, k->ty), NO_SLOT};
  if (layout_of(g->c, p.ty)->n_variants) p.variant = k->variant;
  for (u32 i = 0; i < k->n; i++) const_into(g, k->elems[i], place_field(g, p, i).slot);
  p.variant = NO_SLOT;
  if (p.ty->kind == TY_ADT) discr_write(g, p, k->variant);
}

void const_into(Gen *g, const MirConst *k, u32 dst) {
  Ty t = mono(g, k->ty);
  const Layout *l = layout_of(g->c, t);
  if (!l->size && k->kind != CK_ITEM) return;
  u8 small[16] = {0}, *bytes = l->size <= 16 ? small : l->size < 1 << 20 ? arena_alloc(g->tmp, l->size, 16) : NULL;
  if (k->kind == CK_STATIC) { static_into(g, k->def, dst); return; }
  if (bytes && const_bytes(g->c, k, g->args, bytes, l->size)) {
    u128 v;
    memcpy(&v, small, 16);
    if (l->size <= 8 && width_index(l->size) < 3) { emit_const(g, dst, v, l->size); return; }
    if (l->size == 8 || l->size == 16) { emit_const(g, dst, v, l->size); return; }
    if (l->size == 12) { emit_const(g, dst, v, 8); emit_const(g, dst + 8, v >> 64, 4); return; }
    u32 p = slot_new(g, 8, 8);
    emit_const(g, p, ro_bytes(g->c, bytes, l->size, 16), 8);
    emit_load(g, dst, p, 0, l->size);
    return;
  }
  switch (k->kind) {
    case CK_ITEM: const_call(g, k, dst); return;
    case CK_REF: {
      promoted_into(g, k->elems[0], dst);
      if (l->fat) {                        /* a reference to an array, seen as a slice */
        Ty et = mono(g, k->elems[0]->ty);
        emit_const(g, dst + 8, et->kind == TY_ARRAY ? et->len->value : 0, 8);
      }
      return;
    }
    case CK_AGG: agg_into(g, k, dst); return;
    default: gen_fail(g, g->span, "this constant");
  }
}

/* --- sizes known at run time ------------------------------------------------ */
static void size_of_dyn(Gen *g, PlaceRef p, u32 size, u32 align) {
  if (size != NO_SLOT) emit_load(g, size, p.meta, 8, 8);
  if (align != NO_SLOT) emit_load(g, align, p.meta, 16, 8);
}
/* Rounds slot v up to the alignment in slot al. */
static void round_slot(Gen *g, u32 v, u32 al) {
  u32 m = slot_new(g, 8, 8);
  emit(g, BC_ADDP, 0, m, al, (u32)-1);
  emit(g, BC_WADD_W64, 0, v, v, m);
  emit(g, BC_NOT_W64, 0, m, m, 0);
  emit(g, BC_AND_W64, 0, v, v, m);
}
void size_align_of(Gen *g, PlaceRef p, u32 size, u32 align) {
  const Layout *l = layout_of(g->c, p.ty);
  Ty tail = p.meta == NO_SLOT ? NULL : unsized_tail(g->c, p.ty);
  if (!tail) {
    if (size != NO_SLOT) emit_const(g, size, l->size, 8);
    if (align != NO_SLOT) emit_const(g, align, l->align, 8);
    return;
  }
  if (p.ty->kind == TY_DYN) { size_of_dyn(g, p, size, align); return; }
  if (p.ty->kind == TY_STR || p.ty->kind == TY_SLICE) {
    u64 e = p.ty->kind == TY_STR ? 1 : layout_of(g->c, p.ty->elem)->size;
    if (size != NO_SLOT) emit(g, BC_MULI, 0, size, p.meta, (u32)e);
    if (align != NO_SLOT) emit_const(g, align, l->align, 8);
    return;
  }
  u32 last = field_count(g->c, p.ty, 0) - 1, s = slot_new(g, 8, 8), a = slot_new(g, 8, 8), head = slot_new(g, 8, 8);
  PlaceRef f = p;
  f.ty = field_ty_at(g->c, p.ty, 0, last);
  size_align_of(g, f, s, a);
  emit_const(g, head, prefix_end(g, p.ty, last), 8);
  round_slot(g, head, a);
  emit(g, BC_WADD_W64, 0, head, head, s);
  u32 own = slot_new(g, 8, 8);
  emit_const(g, own, l->align, 8);
  u32 skip = emit(g, BC_JLE_U64, 0, own, a, 0);
  emit_copy(g, a, own, 8);
  g->code.v[skip].c = pc_here(g);
  round_slot(g, head, a);
  if (size != NO_SLOT) emit_copy(g, size, head, 8);
  if (align != NO_SLOT) emit_copy(g, align, a, 8);
}
