/* Static data: strings, constants, vtables, locations, and room for statics. */
#include "code/code_impl.h"

static u64 hash_of(const void *p, u64 n) { return str_hash((Str){p, n}); }

static u64 append(Code *c, const void *p, u64 n, u32 align) {
  while (c->rodata.n % (align ? align : 1)) vec_push(c->a, &c->rodata, 0);
  u64 off = c->rodata.n;
  for (u64 i = 0; i < n; i++) vec_push(c->a, &c->rodata, ((const u8 *)p)[i]);
  return off;
}

u64 ro_bytes(Code *c, const void *p, u64 n, u32 align) {
  if (!n) return align;
  u64 key = hash_of(p, n) * 31 + align + n, at;
  for (;; key++) {
    if (!map_get(&c->strings, key, &at)) break;
    u64 off = at >> 32, len = at & UINT32_MAX;
    if (len == n && !memcmp(c->rodata.v + off, p, n)) return VM_RODATA + off;
  }
  u64 off = append(c, p, n, align);
  map_put(c->a, &c->strings, key, off << 32 | n);
  return VM_RODATA + off;
}
u64 ro_str(Code *c, Str s) { return ro_bytes(c, s.p, s.n, 1); }

u64 ro_location(Code *c, Span at) {
  u64 got;
  Span root = sources_root_span(c->s->sx->src, at);
  if (map_get(&c->locations, root.lo, &got)) return got;
  Ty t = ty_adt(c->s, lang_item(c->s, LANG_location), c->s->no_args);
  const Layout *l = layout_of(c, t);
  u8 b[64] = {0};
  Place p = root.lo ? sources_place(c->s->sx->src, root.lo) : (Place){0};
  Str name = p.file ? p.file->name : STR("<unknown>");
  u64 s = ro_str(c, name), n = name.n;
  if (l->n_fields >= 3 && l->size <= sizeof b) {
    memcpy(b + l->offsets[0], &s, 8);
    memcpy(b + l->offsets[0] + 8, &n, 8);
    memcpy(b + l->offsets[1], &p.line, 4);
    memcpy(b + l->offsets[2], &p.col, 4);
  }
  got = ro_bytes(c, b, l->size, 8);
  map_put(c->a, &c->locations, root.lo, got);
  map_put(c->a, &c->places, got, map_key2(root.lo, root.hi));
  return got;
}

Span code_location(Code *c, u64 addr) {
  u64 at;
  if (!map_get(&c->places, addr, &at)) return NO_SPAN;
  return (Span){(u32)(at >> 32), (u32)at, 0};
}

/* --- functions as values ---------------------------------------------------- */
FnId fn_value(Code *c, Def *d, TyList *args) {
  if (d->parent && d->parent->kind == DEF_TRAIT) {
    Resolved r = resolve_method(c->s, d, args);
    if (r.kind == RM_FN) { d = r.def; args = r.args; }
    else if (r.kind == RM_ASYNC_POLL) return inst_get(c, (Inst){.kind = INST_ASYNC_POLL, .def = r.self->def, .args = r.self->args})->id;
    else if (r.kind == RM_CLONE_BUILTIN) return inst_get(c, (Inst){.kind = INST_CLONE, .ty = r.self})->id;
    else if (r.kind == RM_CLOSURE_CALL || r.kind == RM_FN_DEF_CALL || r.kind == RM_FN_PTR_CALL)
      return inst_get(c, (Inst){.kind = INST_CALL, .ty = r.self, .extra = r.call_kind, .args = args})->id;
    else return 0;
  }
  InstKind k = d->kind == DEF_VARIANT || d->kind == DEF_STRUCT ? INST_CTOR : def_track_caller(c->s, d) ? INST_LOCATED : INST_FN;
  return inst_get(c, (Inst){.kind = k, .def = d, .args = args})->id;
}

static FnId vtable_method(Code *c, Def *m, const TraitRef *traits, u32 n_traits) {
  TyList *args = NULL;
  for (u32 i = 0; i < n_traits && !args; i++)
    if (traits[i].trait == m->parent) args = traits[i].args;
  const FnSig *sig = def_sig(c->s, m);
  bool by_value = sig->n && sig->inputs[0]->kind == TY_PARAM;
  if (by_value) return inst_get(c, (Inst){.kind = INST_BY_PTR, .def = m, .args = args})->id;
  return fn_value(c, m, args);
}

/* What a vtable holds: drop, size, alignment, the methods, then the vtables of the supertraits for upcasts. */
u64 ro_vtable(Code *c, Ty t, Ty dyn) {
  u64 key = map_key2(t->id, dyn->id), at;
  if (map_get(&c->vtables, key, &at)) return at;
  u32 n = 0, ups = 0;
  Def **m = dyn->def ? vtable_methods(c->s, dyn->def, &n) : NULL;
  TraitRef *traits = dyn->def ? vtable_traits(c->s, dyn, t, &ups) : NULL;
  u64 *v = NEW_N(c->a, u64, n + 3 + ups);
  const Layout *l = layout_of(c, t);
  FnId drop = needs_drop(c, t) ? inst_drop(c, t) : 0;
  v[0] = drop ? VM_FN_TAG | drop : 0;
  v[1] = l->size;
  v[2] = l->align;
  for (u32 i = 0; i < n; i++) {
    FnId f = vtable_method(c, m[i], traits, ups);
    v[3 + i] = f ? VM_FN_TAG | f : 0;
  }
  for (u32 i = 1; i < ups; i++) v[2 + n + i] = ro_vtable(c, t, ty_dyn_of(c->s, traits[i]));
  at = VM_RODATA + append(c, v, (n + 2 + (ups ? ups : 1)) * 8, 8);
  map_put(c->a, &c->vtable_types, at, (u64)(uintptr_t)t);
  map_put(c->a, &c->vtables, key, at);
  return at;
}

/* --- statics ----------------------------------------------------------------- */
/* 16 bytes before each lie for the machine's guard (OP STATIC). */
u64 static_room(Code *c, u64 size, u32 align) {
  if (align < 16) align = 16;
  u64 at = ((u64)c->statics_top + 16 + align - 1) & ~(u64)(align - 1);
  assert(at + size < VM_HEAP);
  c->statics_top = (u32)(at + size);
  return at;
}
u64 static_addr(Code *c, Def *d, FnId *init) {
  u64 at;
  if (!map_get(&c->statics, d->id, &at)) {
    const Layout *l = layout_of(c, code_norm(c, def_type(c->s, d), NULL));
    at = static_room(c, l->size, l->align);
    map_put(c->a, &c->statics, d->id, at);
  }
  *init = inst_get(c, (Inst){.kind = INST_STATIC, .def = d, .args = c->s->no_args, .extra = (u32)at})->id;
  return at;
}

/* --- constants known at once --------------------------------------------------- */
static const MirConst *simple_item(Code *c, const MirConst *k, TyList *args, TyList **inner) {
  Def *d = k->def;
  if (d->parent && d->parent->kind == DEF_TRAIT) {
    Resolved r = resolve_method(c->s, d, args);
    if (r.kind != RM_FN) return NULL;
    d = r.def;
    args = r.args;
  }
  MirBody *b = mir_of(c->m, d);
  const MirConst *got = NULL;
  if (!b || b->blocks.n == 0) return NULL;
  *inner = args;
  BlockId at = 0;
  for (u32 hops = 0; hops < 8; hops++) {
    MBlock *bl = &b->blocks.v[at];
    for (u32 i = 0; i < bl->stmts.n; i++) {
      MStmt *st = &bl->stmts.v[i];
      if (st->kind != ST_ASSIGN) continue;
      if (st->place.local || st->place.n || st->rv.kind != RV_USE || st->rv.a.kind != OP_CONST) return NULL;
      got = st->rv.a.k;
    }
    if (bl->term.kind == TM_RETURN) return got;
    if (bl->term.kind != TM_GOTO) return NULL;
    at = bl->term.target;
  }
  return NULL;
}

static bool agg_bytes(Code *c, const MirConst *k, Ty t, const TyList *args, u8 *out) {
  const Layout *l = layout_of(c, t), *v = l->n_variants ? l->variants[k->variant] : l;
  for (u32 i = 0; i < k->n; i++) {
    u64 n = layout_of(c, code_norm(c, k->elems[i]->ty, args))->size;
    u64 off = t->kind == TY_ARRAY ? i * n : v->offsets[i];
    if (!const_bytes(c, k->elems[i], args, out + off, n)) return false;
  }
  u128 tag;
  if (l->tag_kind == TAG_DIRECT) tag = (u128)variant_disc(c, t, k->variant);
  else if (l->tag_kind == TAG_NICHE && k->variant != l->dataful) tag = l->niche_start + (k->variant - l->niche_first);
  else return true;
  memcpy(out + l->tag_offset, &tag, l->tag_size);
  return true;
}

static bool ref_bytes(Code *c, const MirConst *k, const TyList *args, u8 *out, u64 n) {
  Ty t = code_norm(c, k->elems[0]->ty, args);
  const Layout *l = layout_of(c, t);
  if (l->size > 1 << 20) return false;
  u8 *b = arena_alloc(c->a, l->size + 1, 16);
  if (!const_bytes(c, k->elems[0], args, b, l->size)) return false;
  u64 at = ro_bytes(c, b, l->size, l->align), len = t->kind == TY_ARRAY ? (u64)t->len->value : 0;
  memcpy(out, &at, 8);
  if (n == 16) memcpy(out + 8, &len, 8);
  return true;
}

bool const_bytes(Code *c, const MirConst *k, const TyList *args, u8 *out, u64 n) {
  u64 at, len;
  switch (k->kind) {
    case CK_SCALAR: memcpy(out, &k->bits, n < 16 ? n : 16); return true;
    case CK_ZST: return true;
    case CK_STR: case CK_BYTES:
      at = ro_str(c, k->str);
      len = k->str.n;
      memcpy(out, &at, 8);
      if (n == 16) memcpy(out + 8, &len, 8);
      return true;
    case CK_PARAM: {
      Ty p = k->def && args && k->def->param_index < args->n ? args->v[k->def->param_index] : NULL;
      if (!p || p->kind != TY_CONST) return false;
      memcpy(out, &p->value, n < 16 ? n : 16);
      return true;
    }
    case CK_FN: {
      Ty f = code_norm(c, k->elems[0]->ty, args);
      at = VM_FN_TAG | (f->kind == TY_CLOSURE ? inst_get(c, (Inst){.kind = INST_CALL, .ty = f, .extra = 16})->id : fn_value(c, f->def, f->args));
      memcpy(out, &at, 8);
      return true;
    }
    case CK_AGG: return agg_bytes(c, k, code_norm(c, k->ty, args), args, out);
    case CK_REF: return ref_bytes(c, k, args, out, n);
    case CK_ITEM: {
      TyList *own = k->args ? ty_subst_list(c->s, k->args, args) : c->s->no_args, *inner;
      const MirConst *v = simple_item(c, k, own, &inner);
      return v && const_bytes(c, v, inner, out, n);
    }
    default: return false;
  }
}
