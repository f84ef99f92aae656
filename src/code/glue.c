/* Functions that nobody wrote: drop glue, Clone of tuples and closures, shims that
 * bring a call's arguments into the shape another function wants, initialisers. */
#include "code/code_impl.h"

enum { MAX_ARGS = 64 };

static CallArg arg_in(Gen *g, u32 slot, Ty t) {
  const Layout *l = layout_of(g->c, t);
  return (CallArg){slot, t, l->size, l->align};
}
static Ty usize(Gen *g) { return g->s->t_prim[PRIM_USIZE]; }
static void ret_from_call(Gen *g, u32 slot, Ty t) {
  emit_copy(g, slot, OUT, layout_of(g->c, t)->size);
  emit(g, BC_RET, 0, 0, 0, 0);
}

/* --- drop ---------------------------------------------------------------------- *
 * The parts are dropped in order; a panic in one still drops those behind it: the
 * same drops stand a second time as a ladder of cleanup, entered one step further. */
static void drop_parts(Gen *g, PlaceRef whole, const u32 *fields, u32 n) {
  u32 from[256], to[256];
  for (u32 i = 0; i < n; i++) {
    from[i] = pc_here(g);
    drop_emit(g, place_field(g, whole, fields[i]));
    to[i] = pc_here(g);
  }
  emit(g, BC_RET, 0, 0, 0, 0);
  for (u32 i = 1; i < n; i++) {
    u32 at = pc_here(g);
    vec_push(g->tmp, &g->landings, (Landing){from[i - 1], to[i - 1], at, false});
    drop_emit(g, place_field(g, whole, fields[i]));
    vec_push(g->tmp, &g->landings, (Landing){at, pc_here(g), LANDING_ABORT, false});
  }
  if (n > 1) emit(g, BC_RESUME, 0, 0, 0, 0);
}
static void drop_fields(Gen *g, PlaceRef p, u32 variant) {
  u32 n = field_count(g->c, p.ty, variant), which[256], k = 0;
  for (u32 i = 0; i < n && k < 256; i++)
    if (needs_drop(g->c, field_ty_at(g->c, p.ty, variant, i))) which[k++] = i;
  drop_parts(g, p, which, k);
}

static void drop_enum(Gen *g, PlaceRef p) {
  u32 v = slot_new(g, 4, 4), n;
  def_variants(g->s, p.ty->def, &n);
  variant_index_read(g, p, v);
  for (u32 i = 0; i < n; i++) {
    bool any = false;
    for (u32 k = 0; k < field_count(g->c, p.ty, i); k++) any = any || needs_drop(g->c, field_ty_at(g->c, p.ty, i, k));
    if (!any) continue;
    u32 skip = emit(g, BC_JNEI_W32, 0, v, i, 0);
    PlaceRef q = p;
    q.variant = i;
    drop_fields(g, q, i);
    g->code.v[skip].c = pc_here(g);
  }
  emit(g, BC_RET, 0, 0, 0, 0);
}

static void drop_elements(Gen *g, PlaceRef p) {
  Ty e = p.ty->elem;
  u64 size = layout_of(g->c, e)->size;
  u32 at = slot_new(g, 8, 8), left = slot_new(g, 8, 8);
  if (p.ty->kind == TY_ARRAY) emit_const(g, left, (u64)p.ty->len->value, 8);
  else emit_copy(g, left, p.meta, 8);
  PlaceRef base = p;
  base.meta = NO_SLOT;
  place_address(g, base, at);
  for (u32 pass = 0; pass < 2; pass++) {               /* the second goes on after a panic */
    u32 loop = pc_here(g), over = emit(g, BC_JEQI_W64, 0, left, 0, 0);
    u32 cur = slot_new(g, 8, 8);
    emit_copy(g, cur, at, 8);
    if (size <= INT32_MAX) emit(g, BC_ADDP, 0, at, at, (u32)size);
    emit(g, BC_ADDP, 0, left, left, (u32)-1);
    u32 from = pc_here(g);
    drop_emit(g, place_at(cur, NO_SLOT, e));
    u32 to = pc_here(g);
    emit(g, BC_JMP, 0, 0, 0, loop);
    g->code.v[over].c = pc_here(g);
    emit(g, pass ? BC_RESUME : BC_RET, 0, 0, 0, 0);
    vec_push(g->tmp, &g->landings, (Landing){from, to, pass ? LANDING_ABORT : pc_here(g), false});
  }
}

static void free_box(Gen *g, PlaceRef inner, u32 ptr) {
  u32 size = slot_new(g, 8, 8), align = slot_new(g, 8, 8);
  size_align_of(g, inner, size, align);
  CallArg v[3] = {arg_in(g, ptr, usize(g)), arg_in(g, size, usize(g)), arg_in(g, align, usize(g))};
  FnId f = inst_get(g->c, (Inst){.kind = INST_FN, .def = lang_item(g->s, LANG_box_free), .args = g->s->no_args})->id;
  call_instance(g, f, g->s->t_unit, v, 3, false);
}
void box_free_emit(Gen *g, PlaceRef box) {
  PlaceRef in = place_deref(g, box);
  free_box(g, in, in.slot);
}
static void drop_box(Gen *g, PlaceRef p) {
  PlaceRef in = place_deref(g, p);
  if (needs_drop(g->c, in.ty)) {
    u32 from = pc_here(g);
    drop_emit(g, in);
    u32 to = pc_here(g);
    free_box(g, in, in.slot);
    emit(g, BC_RET, 0, 0, 0, 0);
    vec_push(g->tmp, &g->landings, (Landing){from, to, pc_here(g), false});
    free_box(g, in, in.slot);
    emit(g, BC_RESUME, 0, 0, 0, 0);
    return;
  }
  free_box(g, in, in.slot);
  emit(g, BC_RET, 0, 0, 0, 0);
}

static void own_drop(Gen *g, PlaceRef p, Def *impl, TyList *args) {
  Def *m = impl_item_for(g->s, impl, lang_item(g->s, LANG_drop_method));
  if (!m) return;
  u32 s = slot_new(g, 16, 8);
  place_address(g, p, s);
  CallArg v = {s, usize(g), p.meta == NO_SLOT ? 8 : 16, 8};
  call_instance(g, inst_get(g->c, (Inst){.kind = INST_FN, .def = m, .args = args})->id, g->s->t_unit, &v, 1, false);
}

static VmFn *drop_glue(Gen *g, Ty t) {
  bool fat = is_unsized(g->c, t);
  gen_ret(g, g->s->t_unit);
  u32 ptr = gen_arg(g, ty_ptr(g->s, t, true));
  gen_args_done(g);
  PlaceRef p = place_at(ptr, fat ? ptr + 8 : NO_SLOT, t);
  TyList *args = g->s->no_args;
  Def *impl = t->kind == TY_ADT && !ty_is_lang(t, LANG_owned_box) ? drop_impl(g->s, t, &args) : NULL;
  if (impl) own_drop(g, p, impl, args);
  if (t->kind == TY_ADT && ty_is_lang(t, LANG_owned_box)) drop_box(g, p);
  else if (t->kind == TY_ADT && t->def->kind == DEF_ENUM) drop_enum(g, p);
  else if (t->kind == TY_ARRAY || t->kind == TY_SLICE) drop_elements(g, p);
  else if (t->kind == TY_DYN) { drop_emit(g, p); emit(g, BC_RET, 0, 0, 0, 0); }
  else drop_fields(g, p, 0);
  return gen_finish(g);
}

/* --- Clone of tuples, arrays, closures -------------------------------------------- */
static void clone_part(Gen *g, PlaceRef from, u32 dst) {
  Ty t = from.ty;
  u64 size = layout_of(g->c, t)->size;
  Def *m = lang_item(g->s, LANG_clone_method);
  Resolved r = resolve_method(g->s, m, ty_list(g->s, &t, 1));
  FnId f = 0;
  if (r.kind == RM_FN) f = inst_get(g->c, (Inst){.kind = INST_FN, .def = r.def, .args = r.args})->id;
  else if (r.kind == RM_CLONE_BUILTIN && (t->kind == TY_TUPLE || t->kind == TY_ARRAY || t->kind == TY_CLOSURE))
    f = inst_get(g->c, (Inst){.kind = INST_CLONE, .ty = t})->id;
  if (!f) { place_load(g, from, dst); return; }
  CallArg v = {slot_new(g, 8, 8), usize(g), 8, 8};
  place_address(g, from, v.slot);
  call_instance(g, f, t, &v, 1, false);
  emit_copy(g, dst, OUT, size);
}
static void clone_array(Gen *g, PlaceRef p, u32 ret) {
  u64 size = layout_of(g->c, p.ty->elem)->size;
  u32 at = slot_new(g, 8, 8), to = slot_new(g, 8, 8), left = slot_new(g, 8, 8), tmp = slot_for(g, p.ty->elem);
  emit_const(g, left, (u64)p.ty->len->value, 8);
  emit_copy(g, at, p.slot, 8);
  emit(g, BC_LEA, 0, to, ret, 0);
  u32 loop = pc_here(g), over = emit(g, BC_JEQI_W64, 0, left, 0, 0);
  clone_part(g, place_at(at, NO_SLOT, p.ty->elem), tmp);
  emit_store(g, tmp, to, 0, size);
  emit(g, BC_ADDP, 0, at, at, (u32)size);
  emit(g, BC_ADDP, 0, to, to, (u32)size);
  emit(g, BC_ADDP, 0, left, left, (u32)-1);
  emit(g, BC_JMP, 0, 0, 0, loop);
  g->code.v[over].c = pc_here(g);
}
static VmFn *clone_shim(Gen *g, Ty t) {
  u32 ret = gen_ret(g, t), self = gen_arg(g, ty_ref(g->s, t, false));
  gen_args_done(g);
  PlaceRef p = place_at(self, NO_SLOT, t), r = {PR_FRAME, ret, 0, NO_SLOT, t, NO_SLOT};
  if (t->kind == TY_ARRAY) clone_array(g, p, ret);
  for (u32 i = 0; t->kind != TY_ARRAY && i < field_count(g->c, t, 0); i++) clone_part(g, place_field(g, p, i), place_field(g, r, i).slot);
  emit(g, BC_RET, 0, 0, 0, 0);
  return gen_finish(g);
}

/* --- calls ------------------------------------------------------------------------ */
typedef struct Sig { Ty v[MAX_ARGS]; u32 n; Ty ret; } Sig;
static void sig_of_def(Gen *g, Def *d, TyList *args, Sig *s) {
  const FnSig *f = def_sig(g->s, d);
  s->n = f->n < MAX_ARGS ? f->n : MAX_ARGS;
  for (u32 i = 0; i < s->n; i++) s->v[i] = code_norm(g->c, f->inputs[i], args);
  s->ret = code_norm(g->c, f->output, args);
}
static void sig_of_callable(Gen *g, Ty t, Sig *s) {
  if (t->kind == TY_CLOSURE) {
    AstBody *b = t->def->body;
    s->n = b->n_params;
    for (u32 i = 0; i < s->n; i++) s->v[i] = code_norm(g->c, b->param_tys[i], t->args);
    s->ret = code_norm(g->c, b->ret_ty, t->args);
  } else if (t->kind == TY_FN_DEF) {
    sig_of_def(g, t->def, t->args, s);
  } else {
    s->n = t->args->n;
    memcpy(s->v, t->args->v, s->n * sizeof(Ty));
    s->ret = t->elem;
  }
}

/* Fn*::call*(self, (args)) for a closure, function item or pointer; extra 16: a closure as fn pointer, args as they are. */
static VmFn *call_shim(Gen *g, Inst *in) {
  Ty t = in->ty;
  Sig s = {0};
  bool plain = in->extra == 16, once = in->extra == CLOSURE_FN_ONCE;
  sig_of_callable(g, t, &s);
  u32 ret = gen_ret(g, s.ret), self = NO_SLOT, n = 0;
  CallArg v[MAX_ARGS + 1];
  if (!plain) self = gen_arg(g, once ? t : ty_ref(g->s, t, in->extra == CLOSURE_FN_MUT));
  Ty tuple = ty_tuple(g->s, s.v, s.n);
  PlaceRef tp = {PR_FRAME, 0, 0, NO_SLOT, tuple, NO_SLOT};
  u32 plain_slots[MAX_ARGS];
  if (plain) for (u32 i = 0; i < s.n; i++) plain_slots[i] = gen_arg(g, s.v[i]);
  else tp.slot = gen_arg(g, tuple);
  gen_args_done(g);
  bool drops = false;
  if (t->kind == TY_CLOSURE) {
    ClosureKind own = t->def->body->closure_kind;
    if (own == CLOSURE_FN_ONCE) v[n++] = arg_in(g, plain ? 0 : self, t);
    else {
      u32 p = self;
      if (once || plain) { p = slot_new(g, 8, 8); emit(g, BC_LEA, 0, p, plain ? 0 : self, 0); drops = once && needs_drop(g->c, t); }
      v[n++] = (CallArg){p, usize(g), 8, 8};
    }
  }
  for (u32 i = 0; i < s.n; i++) v[n++] = arg_in(g, plain ? plain_slots[i] : place_field(g, tp, i).slot, s.v[i]);
  u32 fp = self;
  if (t->kind == TY_FN_PTR && !once) { fp = slot_new(g, 8, 8); emit_load(g, fp, self, 0, 8); }
  u32 from = pc_here(g);
  if (t->kind == TY_FN_PTR) {
    u32 offs[MAX_ARGS + 1];
    call_layout(g, layout_of(g->c, s.ret)->size, v, n, offs);
    for (u32 i = 0; i < n; i++) emit_copy(g, OUT | offs[i], v[i].slot, v[i].size);
    emit(g, BC_CALLI, 0, fp, 0, 0);
  } else {
    FnId f = t->kind == TY_CLOSURE ? inst_get(g->c, (Inst){.kind = INST_FN, .def = t->def, .args = t->args})->id : fn_value(g->c, t->def, t->args);
    call_instance(g, f, s.ret, v, n, false);
  }
  u32 to = pc_here(g);
  PlaceRef whole = {PR_FRAME, self, 0, NO_SLOT, t, NO_SLOT};
  if (drops) {
    emit_copy(g, ret, OUT, layout_of(g->c, s.ret)->size);
    drop_emit(g, whole);
    emit(g, BC_RET, 0, 0, 0, 0);
    vec_push(g->tmp, &g->landings, (Landing){from, to, pc_here(g), false});
    drop_emit(g, whole);
    emit(g, BC_RESUME, 0, 0, 0, 0);
  } else {
    ret_from_call(g, ret, s.ret);
  }
  return gen_finish(g);
}

static VmFn *forward_shim(Gen *g, Inst *in) {
  Sig s = {0};
  CallArg v[MAX_ARGS];
  bool by_ptr = in->kind == INST_BY_PTR;
  sig_of_def(g, in->def, in->args, &s);
  u32 ret = gen_ret(g, s.ret);
  for (u32 i = 0; i < s.n; i++) v[i] = arg_in(g, gen_arg(g, by_ptr && !i ? usize(g) : s.v[i]), s.v[i]);
  gen_args_done(g);
  if (by_ptr) {
    u32 p = v[0].slot;
    v[0].slot = slot_for(g, s.v[0]);
    emit_load(g, v[0].slot, p, 0, v[0].size);
    call_instance(g, fn_value(g->c, in->def, in->args), s.ret, v, s.n, false);
  } else {
    call_instance(g, inst_get(g->c, (Inst){.kind = INST_FN, .def = in->def, .args = in->args})->id, s.ret, v, s.n, true);
  }
  ret_from_call(g, ret, s.ret);
  return gen_finish(g);
}

static VmFn *ctor_shim(Gen *g, Inst *in) {
  Sig s = {0};
  sig_of_def(g, in->def, in->args, &s);
  u32 ret = gen_ret(g, s.ret), slots[MAX_ARGS];
  for (u32 i = 0; i < s.n; i++) slots[i] = gen_arg(g, s.v[i]);
  gen_args_done(g);
  PlaceRef p = {PR_FRAME, ret, 0, NO_SLOT, s.ret, NO_SLOT}, q = p;
  bool variant = in->def->kind == DEF_VARIANT;
  if (variant) q.variant = in->def->variant->index;
  for (u32 i = 0; i < s.n; i++) emit_copy(g, place_field(g, q, i).slot, slots[i], layout_of(g->c, s.v[i])->size);
  if (variant) discr_write(g, p, q.variant);
  emit(g, BC_RET, 0, 0, 0, 0);
  return gen_finish(g);
}

/* An intrinsic used as a function value. */
static VmFn *intrinsic_shim(Gen *g, Inst *in) {
  Sig s = {0};
  sig_of_def(g, in->def, in->args, &s);
  u32 ret = gen_ret(g, s.ret);
  Operand *v = NEW_N(g->tmp, Operand, s.n + 1);
  g->slots = NEW_N(g->tmp, u32, s.n + 1);
  g->tys = NEW_N(g->tmp, Ty, s.n + 1);
  for (u32 i = 0; i < s.n; i++) {
    g->slots[i] = gen_arg(g, s.v[i]);
    g->tys[i] = s.v[i];
    v[i] = (Operand){.kind = OP_MOVE, .place = {.local = i}};
  }
  gen_args_done(g);
  MTerm t = {.kind = TM_CALL, .span = g->span, .args = v, .n_args = s.n};
  if (!intrinsic_emit(g, in->def, in->args, &t, (PlaceRef){PR_FRAME, ret, 0, NO_SLOT, s.ret, NO_SLOT}))
    gen_fail(g, g->span, "this intrinsic");
  emit(g, BC_RET, 0, 0, 0, 0);
  return gen_finish(g);
}

/* --- statics ------------------------------------------------------------------------ */
static VmFn *static_init(Gen *g, Inst *in) {
  gen_ret(g, g->s->t_unit);
  gen_args_done(g);
  Ty t = in->kind == INST_PROMOTED ? in->ty : code_norm(g->c, def_type(g->s, in->def), NULL);
  const Layout *l = layout_of(g->c, t);
  u32 p = slot_new(g, 8, 8), v;
  if (in->kind == INST_PROMOTED) {
    g->args = in->konst_args;
    const_into(g, in->konst, v = slot_for(g, t));
  } else {
    call_instance(g, inst_get(g->c, (Inst){.kind = INST_CONST, .def = in->def, .args = g->s->no_args})->id, t, NULL, 0, false);
    v = OUT;
  }
  emit_const(g, p, in->extra, 8);
  emit_store(g, v, p, 0, l->size);
  emit(g, BC_RET, 0, 0, 0, 0);
  return gen_finish(g);
}

static VmFn *start_shim(Gen *g, Inst *in) {
  Ty ret = code_norm(g->c, def_sig(g->s, in->def)->output, g->s->no_args), i32_ = g->s->t_prim[PRIM_I32];
  u32 out = gen_ret(g, i32_), f = slot_new(g, 8, 8);
  gen_args_done(g);
  emit_const(g, f, VM_FN_TAG | fn_value(g->c, in->def, g->s->no_args), 8);
  CallArg v = {f, usize(g), 8, 8};
  call_instance(g, code_fn(g->c, lang_item(g->s, LANG_start), ty_list(g->s, &ret, 1)), i32_, &v, 1, false);
  ret_from_call(g, out, i32_);
  VmFn *fn = gen_finish(g);
  if (fn) fn->is_lib = true;
  return fn;
}

VmFn *glue_compile(Code *c, Inst *in) {
  Gen *g = gen_new(c, in);
  switch (in->kind) {
    case INST_DROP: return drop_glue(g, in->ty);
    case INST_CLONE: return clone_shim(g, in->ty);
    case INST_CALL: return call_shim(g, in);
    case INST_BY_PTR: case INST_LOCATED: return forward_shim(g, in);
    case INST_CTOR: return ctor_shim(g, in);
    case INST_STATIC: case INST_PROMOTED: return static_init(g, in);
    case INST_START: return start_shim(g, in);
    case INST_FN: return intrinsic_shim(g, in);
    default: return NULL;
  }
}
