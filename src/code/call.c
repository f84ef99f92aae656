/* Calls: who is meant for these types, and the arguments straight into its frame. */
#include "code/code_impl.h"

enum { MAX_ARGS = 64 };

static TyList *mono_list(Gen *g, TyList *l) {
  Ty v[MAX_ARGS];
  if (!(l->flags & (TF_PARAM | TF_PROJ | TF_OPAQUE)) || l->n > MAX_ARGS) return l;
  for (u32 i = 0; i < l->n; i++) v[i] = mono(g, l->v[i]);
  return ty_list(g->s, v, l->n);
}

u32 call_layout(Gen *g, u64 ret, CallArg *v, u32 n, u32 *offs) {
  u64 at = ret;
  for (u32 i = 0; i < n; i++) {
    u32 al = v[i].align > 16 ? 16 : v[i].align;
    if (!v[i].size) { offs[i] = 0; continue; }
    at = (at + al - 1) & ~(u64)(al - 1);
    offs[i] = (u32)at;
    at += v[i].size;
  }
  if (at + 8 > g->out_max) g->out_max = (u32)at + 8;
  return (u32)at;
}

static CallArg arg_of(Gen *g, Ty t) {
  const Layout *l = layout_of(g->c, t);
  return (CallArg){NO_SLOT, t, l->size, l->align};
}

static void pass_location(Gen *g, u32 total, Span at) {
  u32 slot = OUT | (total ? (total + 7) & ~7u : 8);      /* never at 0, which says that there is none */
  if (g->loc_slot) emit_copy(g, slot, g->loc_slot, 8);
  else emit_const(g, slot, ro_location(g->c, g->loc_span.hi ? g->loc_span : at), 8);
}

void call_instance(Gen *g, FnId id, Ty ret, CallArg *v, u32 n, bool location) {
  u32 offs[MAX_ARGS];
  u32 total = call_layout(g, layout_of(g->c, ret)->size, v, n, offs);
  for (u32 i = 0; i < n; i++) emit_copy(g, OUT | offs[i], v[i].slot, v[i].size);
  if (location) pass_location(g, total, g->span);
  emit(g, BC_CALL, 0, id, 0, 0);
}

/* --- one call being emitted -------------------------------------------------- */
typedef struct CallGen {
  MTerm *t;
  Ty ret; u64 ret_size;
  Operand *self; bool self_thin;          /* first argument, if it is not simply args[0] */
  CallArg v[MAX_ARGS]; u32 offs[MAX_ARGS]; u32 n, total;
} CallGen;

static void result_out(Gen *g, CallGen *k) {
  if (k->t->target == NO_BLOCK || !k->ret_size) return;
  PlaceRef d = place_lower(g, k->t->dest);
  place_store(g, d, OUT, k->ret);
}

static bool calls_const(const Operand *o) { return o->kind == OP_CONST && o->k->kind == CK_ITEM; }

/* A constant that is computed by a call would overwrite arguments that stand already: it comes first. */
bool operand_calls(Gen *g, Operand *o) {
  u8 small[64];
  if (o->kind != OP_CONST || o->k->kind == CK_SCALAR || o->k->kind == CK_ZST || o->k->kind == CK_STR || o->k->kind == CK_BYTES) return false;
  u64 n = lay(g, operand_ty(g, o))->size;
  memset(small, 0, sizeof small);
  u8 *b = n <= sizeof small ? small : arena_alloc(g->tmp, n, 16);
  return !const_bytes(g->c, o->k, g->args, b, n);
}

static void plain_args(Gen *g, CallGen *k, u32 from) {
  MTerm *t = k->t;
  for (u32 i = from; i < t->n_args && k->n < MAX_ARGS; i++) k->v[k->n++] = arg_of(g, operand_ty(g, &t->args[i]));
  k->total = call_layout(g, k->ret_size, k->v, k->n, k->offs);
  u32 early[MAX_ARGS]; /* values of const items are calls themselves: made before anything stands in the callee's frame */
  for (u32 i = from; i < t->n_args && i < MAX_ARGS; i++) early[i] = calls_const(&t->args[i]) ? operand_slot(g, &t->args[i]) : NO_SLOT;
  for (u32 i = from; i < t->n_args && i < MAX_ARGS; i++) {
    u32 at = k->n - t->n_args + i;
    if (!k->v[at].size) continue;
    if (early[i] != NO_SLOT) emit_copy(g, OUT | k->offs[at], early[i], k->v[at].size);
    else operand_into(g, &t->args[i], OUT | k->offs[at]);
  }
}

static void call_known(Gen *g, CallGen *k, FnId id, bool location) {
  plain_args(g, k, 0);
  if (location) pass_location(g, k->total, call_place(k->t));
  emit(g, BC_CALL, 0, id, 0, 0);
  result_out(g, k);
}

static PlaceRef operand_place(Gen *g, Operand *o) {
  if (o->kind != OP_CONST) return place_lower(g, o->place);
  return (PlaceRef){PR_FRAME, operand_slot(g, o), 0, NO_SLOT, operand_ty(g, o), NO_SLOT};
}

/* The arguments come as a tuple; the callee takes them one by one, behind v[0..n) that stand already. */
static void spread(Gen *g, CallGen *k, Operand *tuple) {
  PlaceRef p = operand_place(g, tuple), f[MAX_ARGS];
  u32 first = k->n, fields = p.ty->kind == TY_TUPLE ? p.ty->args->n : 0;
  for (u32 i = 0; i < fields && k->n < MAX_ARGS; i++) {
    f[i] = place_field(g, p, i);
    k->v[k->n++] = arg_of(g, f[i].ty);
  }
  k->total = call_layout(g, k->ret_size, k->v, k->n, k->offs);
  for (u32 i = first; i < k->n; i++)
    if (k->v[i].size) place_load(g, f[i - first], OUT | k->offs[i]);
}

/* A closure of the library that is small: emitted here, its arguments read where the tuple has them. */
static bool call_closure_here(Gen *g, CallGen *k, Ty self) {
  MTerm *t = k->t, here = *t;
  Operand *tuple = &t->args[1], *v = NEW_N(g->tmp, Operand, MAX_ARGS);
  Ty ty = operand_ty(g, tuple);
  MirBody *body = inline_body(g, self->def, self->args);
  u32 n = ty->kind == TY_TUPLE ? ty->args->n : 0;
  if (!body || n + 1 != body->n_args || (n && tuple->kind == OP_CONST)) return false;
  v[0] = t->args[0];
  for (u32 i = 0; i < n; i++) {
    v[i + 1] = *tuple;
    MPlace *p = &v[i + 1].place;
    p->proj = NEW_N(g->tmp, Proj, p->n + 1);
    if (p->n) memcpy(p->proj, tuple->place.proj, p->n * sizeof(Proj));
    p->proj[p->n++] = (Proj){.kind = PJ_FIELD, .ty = ty->args->v[i], .index = i};
  }
  here.args = v;
  here.n_args = n + 1;
  inline_emit(g, body, self->def, self->args, &here);
  return true;
}

static void call_closure(Gen *g, CallGen *k, Resolved *r) {
  Ty self = r->self;
  ClosureKind own = self->def->body->closure_kind;
  if (r->call_kind == CLOSURE_FN_ONCE && own != CLOSURE_FN_ONCE) {
    call_known(g, k, inst_get(g->c, (Inst){.kind = INST_CALL, .ty = self, .extra = r->call_kind})->id, false);
    return;
  }
  if (call_closure_here(g, k, self)) return;
  u32 s = operand_slot(g, &k->t->args[0]);
  k->v[k->n++] = arg_of(g, operand_ty(g, &k->t->args[0]));
  spread(g, k, &k->t->args[1]);
  emit_copy(g, OUT | k->offs[0], s, k->v[0].size);
  emit(g, BC_CALL, 0, inst_get(g->c, (Inst){.kind = INST_FN, .def = self->def, .args = self->args})->id, 0, 0);
  result_out(g, k);
}

static void call_fn_item(Gen *g, CallGen *k, Ty self) {
  spread(g, k, &k->t->args[1]);
  emit(g, BC_CALL, 0, fn_value(g->c, self->def, self->args), 0, 0);
  result_out(g, k);
}

static void call_fn_ptr(Gen *g, CallGen *k) {
  Ty t = operand_ty(g, &k->t->args[0]);
  u32 s = operand_slot(g, &k->t->args[0]), f = s;
  if (t->kind == TY_REF) {
    f = slot_new(g, 8, 8);
    emit_load(g, f, s, 0, 8);
  }
  spread(g, k, &k->t->args[1]);
  emit(g, BC_CALLI, 0, f, 0, 0);
  result_out(g, k);
}

/* self as data pointer and vtable, whatever pointer type it is, or a dyn value itself. */
static u32 fat_self(Gen *g, Operand *o) {
  PlaceRef p = operand_place(g, o);
  u32 s;
  if (p.meta != NO_SLOT && is_unsized(g->c, p.ty)) {
    s = slot_new(g, 16, 8);
    place_address(g, p, s);
    return s;
  }
  return place_load(g, p, NO_SLOT);
}
static void call_virtual(Gen *g, CallGen *k, Resolved *r) {
  u32 s = fat_self(g, &k->t->args[0]);
  k->v[k->n++] = (CallArg){s, g->s->t_prim[PRIM_USIZE], 8, 8};
  plain_args(g, k, 1);
  emit_copy(g, OUT | k->offs[0], s, 8);
  emit(g, BC_CALLV, 0, s + 8, (3 + r->vindex) * 8, 0);
  result_out(g, k);
}

static void call_clone(Gen *g, CallGen *k, Ty self) {
  u64 size = layout_of(g->c, self)->size;
  if (self->kind == TY_ARRAY || self->kind == TY_TUPLE || self->kind == TY_CLOSURE) {
    if (!ty_is_copy(g->s, param_env(g->s, g->inst->def ? g->inst->def : g->s->main_fn), self)) {
      call_known(g, k, inst_get(g->c, (Inst){.kind = INST_CLONE, .ty = self})->id, false);
      return;
    }
  }
  if (!size) return;
  u32 p = operand_slot(g, &k->t->args[0]), tmp = slot_for(g, self);
  emit_load(g, tmp, p, 0, size);
  place_store(g, place_lower(g, k->t->dest), tmp, self);
}

static void call_def(Gen *g, CallGen *k, Def *d, TyList *args) {
  if (d->intrinsic) {
    PlaceRef dest = k->t->target == NO_BLOCK ? (PlaceRef){PR_FRAME, NO_SLOT, 0, NO_SLOT, g->s->t_never, NO_SLOT} : place_lower(g, k->t->dest);
    if (!intrinsic_emit(g, d, args, k->t, dest)) gen_fail(g, k->t->span, "the intrinsic `%s`", sym_z(g->s->sx->in, d->intrinsic));
    return;
  }
  MirBody *body = inline_body(g, d, args);
  if (body) {
    inline_emit(g, body, d, args, k->t);
    return;
  }
  InstKind kind = d->kind == DEF_VARIANT || d->kind == DEF_STRUCT ? INST_CTOR : INST_FN;
  call_known(g, k, inst_get(g->c, (Inst){.kind = kind, .def = d, .args = args})->id, def_track_caller(g->s, d));
}

static void call_resolved(Gen *g, CallGen *k, Resolved r) {
  switch (r.kind) {
    case RM_FN: call_def(g, k, r.def, r.args); return;
    case RM_CLOSURE_CALL: call_closure(g, k, &r); return;
    case RM_FN_DEF_CALL: call_fn_item(g, k, r.self); return;
    case RM_FN_PTR_CALL: call_fn_ptr(g, k); return;
    case RM_VIRTUAL: call_virtual(g, k, &r); return;
    case RM_CLONE_BUILTIN: call_clone(g, k, r.self); return;
    case RM_ASYNC_POLL:
      call_known(g, k, inst_get(g->c, (Inst){.kind = INST_ASYNC_POLL, .def = r.self->def, .args = r.self->args})->id, false);
      return;
    default:
      gen_fail(g, k->t->span, "a call of `%s` on `%.*s`", sym_z(g->s->sx->in, k->t->callee->name), STR_ARG(ty_str(g->s, r.self ? r.self : g->s->t_err)));
  }
}

void call_emit(Gen *g, MTerm *t) {
  CallGen k = {.t = t};
  k.ret = t->target == NO_BLOCK ? g->s->t_never : place_lower(g, t->dest).ty;
  k.ret_size = layout_of(g->c, k.ret)->size;
  if (t->n_args > MAX_ARGS - 2) { gen_fail(g, t->span, "a call with so many arguments"); return; }
  if (!t->callee) {
    u32 f = operand_slot(g, &t->on);
    plain_args(g, &k, 0);
    emit(g, BC_CALLI, 0, f, 0, 0);
    result_out(g, &k);
    return;
  }
  TyList *args = mono_list(g, t->callee_args ? t->callee_args : g->s->no_args);
  if (t->callee->parent && t->callee->parent->kind == DEF_TRAIT) call_resolved(g, &k, resolve_method(g->s, t->callee, args));
  else call_def(g, &k, t->callee, args);
}

/* --- asked before anything is emitted ------------------------------------------ */
static bool resolved_plain(Gen *g, const Resolved *r) {
  return (r->kind == RM_FN && !r->def->intrinsic && !inline_body(g, r->def, r->args)) || r->kind == RM_ASYNC_POLL;
}
bool call_is_plain(Gen *g, MTerm *t) {
  if (!t->callee) return true;
  if (t->callee->intrinsic) return false;
  if (!t->callee->parent || t->callee->parent->kind != DEF_TRAIT) return !inline_body(g, t->callee, mono_list(g, t->callee_args ? t->callee_args : g->s->no_args));
  Resolved r = resolve_method(g->s, t->callee, mono_list(g, t->callee_args));
  return resolved_plain(g, &r);
}
void call_offsets(Gen *g, MTerm *t, u32 *offs) {
  CallArg v[MAX_ARGS];
  u64 ret = 0;
  if (t->target != NO_BLOCK) {
    MPlace d = t->dest;
    ret = lay(g, d.n ? mono(g, d.proj[d.n - 1].ty) : g->tys[d.local])->size;
  }
  for (u32 i = 0; i < t->n_args; i++) v[i] = arg_of(g, operand_ty(g, &t->args[i]));
  call_layout(g, ret, v, t->n_args, offs);
}

/* --- drop -------------------------------------------------------------------- */
/* How many parts are to be dropped, and the last of them, as of Option<Waker>. */
static u32 droppable_parts(Gen *g, Ty t, u32 *variant, u32 *field) {
  u32 n = 1, found = 0;
  if (t->def->kind == DEF_ENUM) def_variants(g->s, t->def, &n);
  for (u32 v = 0; v < n; v++)
    for (u32 i = 0; i < field_count(g->c, t, v); i++)
      if (needs_drop(g->c, field_ty_at(g->c, t, v, i))) *variant = v, *field = i, found++;
  return found;
}
/* The function that drops a value of the type, given its address. */
static FnId drop_function(Gen *g, Ty t) {
  TyList *args = g->s->no_args;
  u32 v, f;
  bool adt = t->kind == TY_ADT && !ty_is_lang(t, LANG_owned_box);
  Def *impl = adt ? drop_impl(g->s, t, &args) : NULL;
  Def *m = impl && !droppable_parts(g, t, &v, &f) ? impl_item_for(g->s, impl, lang_item(g->s, LANG_drop_method)) : NULL;
  return m ? inst_get(g->c, (Inst){.kind = INST_FN, .def = m, .args = args})->id : inst_drop(g->c, t);
}
static void drop_there(Gen *g, PlaceRef p);
/* What has one part only is dropped by dropping that. */
void drop_emit(Gen *g, PlaceRef p) {
  u32 variant, field;
  if (!needs_drop(g->c, p.ty)) return;
  TyList *args = g->s->no_args;
  bool adt = p.ty->kind == TY_ADT && !ty_is_lang(p.ty, LANG_owned_box) && !is_unsized(g->c, p.ty) && !drop_impl(g->s, p.ty, &args);
  if (!adt || droppable_parts(g, p.ty, &variant, &field) != 1) { drop_there(g, p); return; }
  u32 skip = 0;
  if (p.ty->def->kind == DEF_ENUM) {
    u32 v = slot_new(g, 4, 4);               /* mostly there is nothing: no call to find that out */
    variant_index_read(g, p, v);
    skip = emit(g, BC_JNEI_W32, 0, v, variant, 0);
    p.variant = variant;
  }
  drop_emit(g, place_field(g, p, field));
  if (skip) g->code.v[skip].c = pc_here(g);
}
static void drop_there(Gen *g, PlaceRef p) {
  bool fat = p.meta != NO_SLOT && is_unsized(g->c, p.ty);
  if (g->out_max < 32) g->out_max = 32;
  if (p.ty->kind == TY_DYN) {
    u32 s = p.slot;
    if (p.off || p.meta != p.slot + 8) { s = slot_new(g, 16, 8); place_address(g, p, s); }
    emit_copy(g, OUT, s, 8);
    emit(g, BC_CALLV, 0, s + 8, 0, 0);
    return;
  }
  if (!fat) p.meta = NO_SLOT;
  place_address(g, p, OUT);
  emit(g, BC_CALL, 0, fat ? inst_drop(g->c, p.ty) : drop_function(g, p.ty), 0, 0);
}
