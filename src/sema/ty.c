/* ty.c — the table of types, substitution, folding.
 *
 * Every type is made once: a prototype is hashed by its kind and the identities
 * of its parts (which are interned already), looked up in an open-addressing
 * table, and copied into the arena only when it is new. Equality is then pointer
 * equality, and `flags` (what occurs inside) let most walks stop at the root.
 * Hashes come from ids, never from addresses, so that tables are the same in
 * every run.
 */
#include "sema/sema.h"

/* An open-addressing table of numbered things. The hash stands beside the number: what is passed on the way is told
 * from what is looked for without being looked at. */
typedef struct Slot { u32 hash, id; } Slot;   /* id + 1, 0: empty */
typedef struct Slots { Slot *v; u32 cap; } Slots;

struct TyTable {
  Slots of_types, of_lists;
  VEC(const Type *) types;
  VEC(TyList *) lists;
  VEC(Ty) infer[INFER_CONST + 1]; /* by index; NULL: not asked for yet */
  Map subst_cache;      /* (type id, list id) -> type */
};

static u64 mix(u64 h, u64 v) {
  h ^= v + 0x9e3779b97f4a7c15u + (h << 6) + (h >> 2);
  return h * 0xff51afd7ed558ccdu;
}
/* Where a thing goes is in the low bits of its hash: of a product those know least. */
static u32 finish(u64 h) { return (u32)(h >> 32); }

static Slot *slot_of(const Slots *t, u32 hash) { return &t->v[hash & (t->cap - 1)]; }
static Slot *slot_after(const Slots *t, Slot *at) { return ++at == t->v + t->cap ? t->v : at; }

/* Twice the room where half of it is taken. */
static void slots_room(Arena *a, Slots *t, u32 n) {
  if (n * 2 < t->cap) return;
  Slots was = *t;
  t->cap = was.cap ? was.cap * 2 : 1024;
  t->v = NEW_N(a, Slot, t->cap);
  for (u32 i = 0; i < was.cap; i++) {
    if (!was.v[i].id) continue;
    Slot *at = slot_of(t, was.v[i].hash);
    while (at->id) at = slot_after(t, at);
    *at = was.v[i];
  }
}

static u32 type_hash(const Type *t) {
  u32 small = (u32)t->kind | (u32)t->prim << 8 | (u32)t->infer << 16 | (u32)t->mut << 24;
  u64 h = mix(small, (u64)t->index << 32 | (t->def ? t->def->id + 1u : t->name));
  h = mix(h, (u64)(t->args ? t->args->id + 1u : 0) << 32 | (t->elem ? t->elem->id + 1u : 0));
  if (t->len) h = mix(h, t->len->id + 1u);
  for (u32 i = 0; i < t->n_binds; i++) h = mix(h, map_key2(t->binds[i].assoc->id, t->binds[i].ty->id));
  for (u32 i = 0; i < t->n_autos; i++) h = mix(h, t->autos[i]->id);
  if (t->kind == TY_CONST) h = mix(mix(h, (u64)t->value), (u64)(t->value >> 64));
  return finish(h);
}

static bool type_same(const Type *a, const Type *b) {
  if (a->kind != b->kind || a->prim != b->prim || a->infer != b->infer || a->mut != b->mut || a->index != b->index ||
      a->name != b->name || a->def != b->def || a->args != b->args || a->elem != b->elem || a->len != b->len ||
      a->value != b->value || a->n_binds != b->n_binds || a->n_autos != b->n_autos)
    return false;
  for (u32 i = 0; i < a->n_binds; i++)
    if (a->binds[i].assoc != b->binds[i].assoc || a->binds[i].ty != b->binds[i].ty) return false;
  for (u32 i = 0; i < a->n_autos; i++)
    if (a->autos[i] != b->autos[i]) return false;
  return true;
}

static u8 type_flags(const Type *t) {
  u8 fl = 0;
  switch (t->kind) {
  case TY_ERR: fl = TF_ERR; break;
  case TY_PARAM: fl = TF_PARAM; break;
  case TY_PROJ: fl = TF_PROJ; break;
  case TY_OPAQUE: fl = TF_OPAQUE; break;
  case TY_INFER: fl = TF_INFER; break;
  case TY_CLOSURE: case TY_ASYNC: fl = TF_LATE; break;
  default: break;
  }
  if (t->args) fl |= t->args->flags;
  if (t->elem) fl |= t->elem->flags;
  if (t->len) fl |= t->len->flags;
  for (u32 i = 0; i < t->n_binds; i++) fl |= t->binds[i].ty->flags;
  return fl;
}

static void sort_dyn(Type *t) {
  for (u32 i = 1; i < t->n_binds; i++)
    for (u32 k = i; k && t->binds[k - 1].assoc->id > t->binds[k].assoc->id; k--) {
      DynBind x = t->binds[k];
      t->binds[k] = t->binds[k - 1];
      t->binds[k - 1] = x;
    }
  for (u32 i = 1; i < t->n_autos; i++)
    for (u32 k = i; k && t->autos[k - 1]->id > t->autos[k]->id; k--) {
      Def *x = t->autos[k];
      t->autos[k] = t->autos[k - 1];
      t->autos[k - 1] = x;
    }
}

static void copy_dyn_parts(Sema *s, Type *t) {
  DynBind *binds = NEW_N(s->arena, DynBind, t->n_binds ? t->n_binds : 1);
  Def **autos = NEW_N(s->arena, Def *, t->n_autos ? t->n_autos : 1);
  for (u32 i = 0; i < t->n_binds; i++) binds[i] = t->binds[i];
  for (u32 i = 0; i < t->n_autos; i++) autos[i] = t->autos[i];
  t->binds = binds;
  t->autos = autos;
  sort_dyn(t);
  u32 n = 0;                           /* Send + Send is Send */
  for (u32 i = 0; i < t->n_autos; i++)
    if (!n || autos[n - 1] != autos[i]) autos[n++] = autos[i];
  t->n_autos = n;
}

static Ty intern_type(Sema *s, const Type *key) {
  struct TyTable *tt = s->types;
  slots_room(s->arena, &tt->of_types, tt->types.n);
  u32 hash = type_hash(key);
  Slot *at = slot_of(&tt->of_types, hash);
  for (; at->id; at = slot_after(&tt->of_types, at))
    if (at->hash == hash && type_same(tt->types.v[at->id - 1], key)) return tt->types.v[at->id - 1];
  Type *t = NEW(s->arena, Type);
  *t = *key;
  t->flags = type_flags(key);
  t->id = tt->types.n;
  t->layout = NULL;
  vec_push(s->arena, &tt->types, t);
  *at = (Slot){hash, tt->types.n};
  return t;
}

Ty ty_new(Sema *s, const Type *proto) {
  if (proto->kind != TY_DYN) return intern_type(s, proto);
  Type key = *proto;
  copy_dyn_parts(s, &key);
  return intern_type(s, &key);
}

/* --- lists ----------------------------------------------------------------- */

static u32 list_hash(const Ty *v, u32 n) {
  u64 h = mix(0x51ed, n);
  for (u32 i = 0; i < n; i++) h = mix(h, v[i]->id);
  return finish(h);
}

TyList *ty_list(Sema *s, const Ty *v, u32 n) {
  struct TyTable *tt = s->types;
  slots_room(s->arena, &tt->of_lists, tt->lists.n);
  u32 hash = list_hash(v, n);
  Slot *at = slot_of(&tt->of_lists, hash);
  for (; at->id; at = slot_after(&tt->of_lists, at)) {
    TyList *l = tt->lists.v[at->id - 1];
    if (at->hash == hash && l->n == n && (n == 0 || memcmp(l->v, v, n * sizeof *v) == 0)) return l;
  }
  TyList *l = arena_alloc(s->arena, sizeof *l + n * sizeof(Ty), _Alignof(TyList));
  l->n = n;
  l->id = tt->lists.n;
  for (u32 i = 0; i < n; i++) {
    l->v[i] = v[i];
    l->flags |= v[i]->flags;
  }
  vec_push(s->arena, &tt->lists, l);
  *at = (Slot){hash, tt->lists.n};
  return l;
}

TyList *ty_list_concat(Sema *s, TyList *a, const Ty *v, u32 n) {
  Ty buf[32];
  u32 total = (a ? a->n : 0) + n;
  Ty *w = total <= COUNTOF(buf) ? buf : NEW_N(s->arena, Ty, total);
  for (u32 i = 0; a && i < a->n; i++) w[i] = a->v[i];
  for (u32 i = 0; i < n; i++) w[total - n + i] = v[i];
  return ty_list(s, w, total);
}

/* --- making ------------------------------------------------------------------ */

void ty_init(Sema *s) {
  if (s->types) return;
  s->types = NEW(s->arena, struct TyTable);
  s->no_args = ty_list(s, NULL, 0);
  s->t_err = ty_prim(s, TY_ERR);
  s->t_never = ty_prim(s, TY_NEVER);
  s->t_bool = ty_prim(s, TY_BOOL);
  s->t_char = ty_prim(s, TY_CHAR);
  s->t_str = ty_prim(s, TY_STR);
  s->t_unit = ty_tuple(s, NULL, 0);
  for (Prim p = 0; p < PRIM_COUNT_; p++)
    s->t_prim[p] = ty_new(s, &(Type){.kind = p >= PRIM_F32 ? TY_FLOAT : TY_INT, .prim = (u8)p});
}

Ty ty_prim(Sema *s, TyKind k) {
  assert(k <= TY_STR);
  return ty_new(s, &(Type){.kind = (u8)k});
}
Ty ty_int(Sema *s, Prim p) { return s->t_prim[p]; }
Ty ty_unit(Sema *s) { return s->t_unit; }
Ty ty_tuple(Sema *s, const Ty *v, u32 n) { return ty_new(s, &(Type){.kind = TY_TUPLE, .args = ty_list(s, v, n)}); }
Ty ty_dyn_of(Sema *s, TraitRef tr) {
  return ty_new(s, &(Type){.kind = TY_DYN, .def = tr.trait, .args = ty_list(s, tr.args->v + 1, tr.args->n - 1)});
}
Ty ty_adt(Sema *s, Def *d, TyList *args) { return ty_new(s, &(Type){.kind = TY_ADT, .def = d, .args = args ? args : s->no_args}); }
Ty ty_ref(Sema *s, Ty elem, bool mut) { return ty_new(s, &(Type){.kind = TY_REF, .elem = elem, .mut = mut}); }
Ty ty_ptr(Sema *s, Ty elem, bool mut) { return ty_new(s, &(Type){.kind = TY_PTR, .elem = elem, .mut = mut}); }
Ty ty_slice(Sema *s, Ty elem) { return ty_new(s, &(Type){.kind = TY_SLICE, .elem = elem}); }
Ty ty_array(Sema *s, Ty elem, Ty len) { return ty_new(s, &(Type){.kind = TY_ARRAY, .elem = elem, .len = len}); }
Ty ty_array_n(Sema *s, Ty elem, u64 n) { return ty_array(s, elem, ty_const(s, s->t_prim[PRIM_USIZE], n)); }
Ty ty_fn_def(Sema *s, Def *d, TyList *args) { return ty_new(s, &(Type){.kind = TY_FN_DEF, .def = d, .args = args ? args : s->no_args}); }
Ty ty_fn_ptr(Sema *s, const Ty *in, u32 n, Ty out) {
  return ty_new(s, &(Type){.kind = TY_FN_PTR, .args = ty_list(s, in, n), .elem = out});
}
Ty ty_param(Sema *s, u32 index, Sym name) { return ty_new(s, &(Type){.kind = TY_PARAM, .index = index, .name = name}); }
Ty ty_proj(Sema *s, Def *assoc, TyList *args) { return ty_new(s, &(Type){.kind = TY_PROJ, .def = assoc, .args = args}); }
Ty ty_const(Sema *s, Ty of, u128 value) { return ty_new(s, &(Type){.kind = TY_CONST, .elem = of, .value = value}); }
Ty ty_infer(Sema *s, InferKind k, u32 index) {
  struct TyTable *tt = s->types;
  while (tt->infer[k].n <= index) {
    Ty t = NULL;
    vec_push(s->arena, &tt->infer[k], t);
  }
  if (!tt->infer[k].v[index]) tt->infer[k].v[index] = ty_new(s, &(Type){.kind = TY_INFER, .infer = (u8)k, .index = index});
  return tt->infer[k].v[index];
}

Ty ty_lang_adt(Sema *s, Lang l, const Ty *args, u32 n) {
  Def *d = lang_item(s, l);
  const Generics *g = def_generics(s, d);
  TyList *list = ty_list(s, args, n);
  /* Parameters left out have defaults in terms of the earlier ones. */
  for (u32 i = n; g && i < g->n; i++) {
    Ty t = generic_default(s, d, &g->v[i], list);
    if (!t) break;
    list = ty_list_concat(s, list, &t, 1);
  }
  return ty_adt(s, d, list);
}

static void push_identity(Sema *s, const Generics *g, Ty *out) {
  if (!g) return;
  push_identity(s, g->parent, out);
  for (u32 i = 0; i < g->n; i++) out[g->parent_n + i] = ty_param(s, g->parent_n + i, g->v[i].name);
}

TyList *ty_identity_args(Sema *s, Def *d) {
  const Generics *g = def_generics(s, d);
  u32 n = generics_total(g);
  if (!n) return s->no_args;
  Ty *v = NEW_N(s->arena, Ty, n);
  push_identity(s, g, v);
  return ty_list(s, v, n);
}

/* --- looking ----------------------------------------------------------------- */

bool ty_is_integral(Ty t) { return t->kind == TY_INT || (t->kind == TY_INFER && t->infer == INFER_INT); }
bool ty_is_numeric(Ty t) {
  return ty_is_integral(t) || t->kind == TY_FLOAT || (t->kind == TY_INFER && t->infer == INFER_FLOAT);
}
bool ty_is_signed(Ty t) { return t->kind == TY_FLOAT || (t->kind == TY_INT && t->prim <= PRIM_ISIZE); }
bool ty_is_unit(Ty t) { return t->kind == TY_TUPLE && t->args->n == 0; }
bool ty_is_lang(Ty t, Lang l) { return t->kind == TY_ADT && t->def->lang == l + 1; }

u32 prim_bits(Prim p) {
  static const u8 bits[PRIM_COUNT_] = {8, 16, 32, 64, 128, 64, 8, 16, 32, 64, 128, 64, 32, 64};
  return bits[p];
}

/* --- folding ----------------------------------------------------------------- */

TyList *ty_fold_list(Sema *s, TyList *l, TyFolder f) {
  if (!l || !l->n || (f.only && !(l->flags & f.only))) return l;
  Ty buf[16];
  Ty *v = l->n <= COUNTOF(buf) ? buf : NEW_N(s->arena, Ty, l->n);
  bool changed = false;
  for (u32 i = 0; i < l->n; i++) {
    v[i] = ty_fold(s, l->v[i], f);
    changed |= v[i] != l->v[i];
  }
  return changed ? ty_list(s, v, l->n) : l;
}

static Ty fold_dyn(Sema *s, Ty t, TyFolder f) {
  Type x = *t;
  bool changed = false;
  x.args = ty_fold_list(s, t->args, f);
  changed = x.args != t->args;
  DynBind *binds = NEW_N(s->arena, DynBind, t->n_binds ? t->n_binds : 1);
  for (u32 i = 0; i < t->n_binds; i++) {
    binds[i] = (DynBind){t->binds[i].assoc, ty_fold(s, t->binds[i].ty, f)};
    changed |= binds[i].ty != t->binds[i].ty;
  }
  x.binds = binds;
  return changed ? ty_new(s, &x) : t;
}

Ty ty_fold(Sema *s, Ty t, TyFolder f) {
  if (f.only && !(t->flags & f.only)) return t;
  if (t->kind == TY_DYN) return f.f(f.ctx, fold_dyn(s, t, f));
  if (!t->args && !t->elem && !t->len) return f.f(f.ctx, t);
  Type x = *t;
  x.args = ty_fold_list(s, t->args, f);
  if (t->elem) x.elem = ty_fold(s, t->elem, f);
  if (t->len) x.len = ty_fold(s, t->len, f);
  if (x.args != t->args || x.elem != t->elem || x.len != t->len) t = ty_new(s, &x);
  return f.f(f.ctx, t);
}

bool ty_any(Ty t, bool (*f)(void *ctx, Ty t), void *ctx) {
  if (f(ctx, t)) return true;
  for (u32 i = 0; t->args && i < t->args->n; i++)
    if (ty_any(t->args->v[i], f, ctx)) return true;
  for (u32 i = 0; i < t->n_binds; i++)
    if (ty_any(t->binds[i].ty, f, ctx)) return true;
  return (t->elem && ty_any(t->elem, f, ctx)) || (t->len && ty_any(t->len, f, ctx));
}

/* --- substitution -------------------------------------------------------------
 * Not through ty_fold: it must stop at types without parameters, and what is put
 * in must not be visited again. */

TyList *ty_subst_list(Sema *s, TyList *l, const TyList *args) {
  if (!l || !args || !(l->flags & TF_PARAM)) return l;
  Ty buf[16];
  Ty *v = l->n <= COUNTOF(buf) ? buf : NEW_N(s->arena, Ty, l->n);
  for (u32 i = 0; i < l->n; i++) v[i] = ty_subst(s, l->v[i], args);
  return ty_list(s, v, l->n);
}

static Ty subst_parts(Sema *s, Ty t, const TyList *args) {
  Type x = *t;
  x.args = ty_subst_list(s, t->args, args);
  if (t->elem) x.elem = ty_subst(s, t->elem, args);
  if (t->len) x.len = ty_subst(s, t->len, args);
  if (t->n_binds) {
    x.binds = NEW_N(s->arena, DynBind, t->n_binds);
    for (u32 i = 0; i < t->n_binds; i++)
      x.binds[i] = (DynBind){t->binds[i].assoc, ty_subst(s, t->binds[i].ty, args)};
  }
  return ty_new(s, &x);
}

Ty ty_subst(Sema *s, Ty t, const TyList *args) {
  if (!args || !(t->flags & TF_PARAM)) return t;
  if (t->kind == TY_PARAM) return t->index < args->n ? args->v[t->index] : t;
  u64 key = map_key2(t->id, args->id);
  Ty hit = map_ptr(&s->types->subst_cache, key);
  if (hit) return hit;
  Ty r = subst_parts(s, t, args);
  map_put(s->arena, &s->types->subst_cache, key, (u64)(uintptr_t)r);
  return r;
}

Predicate pred_subst(Sema *s, Predicate p, const TyList *args) {
  p.tr.args = ty_subst_list(s, p.tr.args, args);
  if (p.kind == PRED_PROJ) {
    p.assoc_args = ty_subst_list(s, p.assoc_args, args);
    p.ty = ty_subst(s, p.ty, args);
  }
  return p;
}
