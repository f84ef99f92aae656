/* Constants: operands that are known while building, and which `&expr` may become static data.
 *
 * Promotion follows rustc's rules for rvalue static promotion: literals, tuples,
 * arrays, structs and variants of such, constant items, references to them, and
 * pointers to functions, arithmetic that cannot fail, as long as the value (not its
 * type: `&None::<String>`) neither drops nor holds an UnsafeCell. `&mut []` is the one mutable reference that is promoted.
 */
#include "mir/build.h"
#include <stdlib.h>

static MirConst *mk(Builder *B, MirConst k) {
  MirConst *p = NEW(B->m->arena, MirConst);
  *p = k;
  return p;
}

static u32 type_bits(Ty ty) {
  switch (ty->kind) {
  case TY_BOOL: return 8;
  case TY_CHAR: return 32;
  case TY_INT: case TY_FLOAT: return prim_bits(ty->prim);
  default: return 128;
  }
}

u128 mask_bits(Ty ty, u128 v) {
  u32 n = type_bits(ty);
  return n >= 128 ? v : v & (((u128)1 << n) - 1);
}

bool int_value(Ty ty, u128 bits, i128 *out) {
  if (ty->kind != TY_INT) return false;
  u32 n = prim_bits(ty->prim);
  u128 v = mask_bits(ty, bits);
  if (ty_is_signed(ty) && n < 128 && (v >> (n - 1) & 1)) v |= ~(((u128)1 << n) - 1);
  *out = (i128)v;
  return true;
}

MirConst *const_scalar(Builder *B, Ty ty, u128 bits) { return mk(B, (MirConst){.kind = CK_SCALAR, .ty = ty, .bits = mask_bits(ty, bits)}); }
MirConst *const_zst(Builder *B, Ty ty) { return mk(B, (MirConst){.kind = CK_ZST, .ty = ty}); }
MirConst *const_str(Builder *B, Str s) { return mk(B, (MirConst){.kind = CK_STR, .ty = ty_ref(B->s, B->s->t_str, false), .str = s}); }

/* --- literals ------------------------------------------------------------- */
static u128 float_bits(Builder *B, Ty ty, const Literal *l) {
  Str text = sym_str(B->s->sx->in, l->text);
  char buf[512];
  u32 n = 0;
  bool ok = text.n > 0;
  for (size_t i = 0; i < text.n && n + 1 < sizeof buf; i++)
    if (text.p[i] == 'f') break;
    else if (text.p[i] != '_') buf[n++] = text.p[i];
  buf[n] = 0;
  if (prim_bits(ty->prim) == 32) {
    float f = ok ? strtof(buf, NULL) : (float)l->f;
    u32 bits;
    memcpy(&bits, &f, sizeof bits);
    return bits;
  }
  double d = ok ? strtod(buf, NULL) : l->f;
  u64 bits;
  memcpy(&bits, &d, sizeof bits);
  return bits;
}

static u128 number_as_float(Ty ty, u128 v) {
  if (prim_bits(ty->prim) == 32) {
    float f = (float)v;
    u32 bits;
    memcpy(&bits, &f, sizeof bits);
    return bits;
  }
  double d = (double)v;
  u64 bits;
  memcpy(&bits, &d, sizeof bits);
  return bits;
}

static MirConst *literal(Builder *B, const Literal *l, Ty ty) {
  switch (l->kind) {
  case LIT_STR: return mk(B, (MirConst){.kind = CK_STR, .ty = ty, .str = l->str});
  case LIT_BYTESTR: case LIT_CSTR: return mk(B, (MirConst){.kind = CK_BYTES, .ty = ty, .str = l->str});
  case LIT_FLOAT: return const_scalar(B, ty, float_bits(B, ty, l));
  default: return const_scalar(B, ty, ty->kind == TY_FLOAT ? number_as_float(ty, l->value) : l->value);
  }
}

/* --- paths ---------------------------------------------------------------- */
static bool is_freeze(Builder *B, Ty t, u32 depth);

static bool adt_is_freeze(Builder *B, Ty t, u32 depth) {
  if (ty_is_lang(t, LANG_unsafe_cell)) return false;
  if (ty_is_lang(t, LANG_phantom_data)) return true;
  if (ty_is_lang(t, LANG_owned_box)) return true;
  u32 n;
  VariantDef *v = def_variants(B->s, t->def, &n);
  for (u32 i = 0; i < n; i++)
    for (u32 j = 0; j < v[i].n; j++)
      if (!is_freeze(B, b_norm(B, ty_subst(B->s, field_type(B->s, &v[i].fields[j]), t->args), NO_SPAN), depth + 1)) return false;
  return true;
}

/* No UnsafeCell outside of indirections. */
static bool is_freeze(Builder *B, Ty t, u32 depth) {
  if (depth > 12) return false;
  switch (t->kind) {
  case TY_NEVER: case TY_BOOL: case TY_CHAR: case TY_STR: case TY_INT: case TY_FLOAT: case TY_REF: case TY_PTR: case TY_FN_DEF: case TY_FN_PTR:
    return true;
  case TY_SLICE: case TY_ARRAY: return is_freeze(B, t->elem, depth);
  case TY_TUPLE:
    for (u32 i = 0; i < t->args->n; i++)
      if (!is_freeze(B, t->args->v[i], depth + 1)) return false;
    return true;
  case TY_ADT: return adt_is_freeze(B, t, depth);
  case TY_CLOSURE: return t->def->body && !t->def->body->n_captures;
  default: return false;
  }
}

static u32 variant_index(const Def *d) { return d && d->kind == DEF_VARIANT && d->variant ? d->variant->index : 0; }

enum { FOLD_DEEP = 256 };

static MirConst *fold_item(Builder *B, Def *d) {
  Mir *m = B->m;
  u64 known;
  if (map_get(&m->folded, d->id, &known)) return (MirConst *)(uintptr_t)known;
  if (B->fold_depth > FOLD_DEEP || generics_total(def_generics(B->s, d))) return NULL;
  map_put(m->arena, &m->folded, d->id, 0);  /* a constant of itself is an error told elsewhere */
  AstBody *ab = body_check(B->s, d);
  if (!ab || ab->has_error || !ab->value) return NULL;
  B->fold_depth++;
  MirConst *k = const_fold(B, x_of(ab->value));
  B->fold_depth--;
  map_put(m->arena, &m->folded, d->id, (u64)(uintptr_t)k);
  return k;
}

static bool is_plain(Ty t) {
  return t->kind == TY_INT || t->kind == TY_BOOL || t->kind == TY_CHAR || t->kind == TY_FLOAT || t->kind == TY_REF;
}

static MirConst *const_item(Builder *B, Expr *e) {
  MirConst *k = is_plain(e->ty) ? fold_item(B, e->def) : NULL;
  if (k) return k;
  return mk(B, (MirConst){.kind = CK_ITEM, .ty = e->ty, .def = e->def, .args = e->substs ? e->substs : B->s->no_args});
}

static MirConst *path_const(Builder *B, Expr *e) {
  if (e->ty->kind == TY_FN_DEF) return const_zst(B, e->ty);
  if (e->res == RES_DEF && e->def->kind == DEF_CONST) return const_item(B, e);
  if (e->res == RES_DEF && e->def->kind == DEF_CONSTPARAM)
    return mk(B, (MirConst){.kind = CK_PARAM, .ty = e->ty, .def = e->def});
  if (e->ty->kind == TY_ADT)
    return mk(B, (MirConst){.kind = CK_AGG, .ty = e->ty, .variant = e->res == RES_DEF ? variant_index(e->def) : 0});
  return const_zst(B, e->ty);
}

MirConst *const_of(Builder *B, X x) {
  assert(!x.k);
  return x.e->kind == E_LIT ? literal(B, x.e->lit, x.e->ty) : path_const(B, x.e);
}

/* --- folding -------------------------------------------------------------- */
static bool fits(Ty ty, i128 v) {
  u32 n = prim_bits(ty->prim);
  if (n >= 128) return true;
  if (!ty_is_signed(ty)) return v >= 0 && v < (i128)1 << n;
  i128 lim = (i128)1 << (n - 1);
  return v >= -lim && v < lim;
}

static MirConst *fold_unary(Builder *B, Expr *e) {
  MirConst *k = e->callee.def || e->op == UN_DEREF ? NULL : const_fold(B, x_of(e->a));
  i128 v;
  if (!k || k->kind != CK_SCALAR) return NULL;
  if (e->op == UN_NOT) return const_scalar(B, e->ty, e->ty->kind == TY_BOOL ? !k->bits : ~k->bits);
  if (e->ty->kind == TY_FLOAT) return const_scalar(B, e->ty, k->bits ^ (u128)1 << (prim_bits(e->ty->prim) - 1));
  if (!int_value(e->ty, k->bits, &v)) return NULL;
  i128 minus = (i128)-(u128)v; /* the smallest stays itself */
  if (expr_of(e->a)->kind != E_LIT && (!fits(e->ty, minus) || (v < 0 && minus == v))) return NULL;
  return const_scalar(B, e->ty, (u128)minus);
}

static bool int_op(u8 op, i128 x, i128 y, i128 *r) {
  switch (op) {
  case BIN_ADD: return !__builtin_add_overflow(x, y, r);
  case BIN_SUB: return !__builtin_sub_overflow(x, y, r);
  case BIN_MUL: return !__builtin_mul_overflow(x, y, r);
  case BIN_AND: *r = x & y; return true;
  case BIN_OR: *r = x | y; return true;
  case BIN_XOR: *r = x ^ y; return true;
  case BIN_SHL:
    if (y < 0 || y > 100 || x < 0) return false;
    *r = (i128)((u128)x << y);
    return (*r >> y) == x;
  default: return false;
  }
}

static MirConst *fold_binary(Builder *B, Expr *e) {
  if (e->callee.def || e->ty->kind != TY_INT || prim_bits(e->ty->prim) == 128) return NULL;
  MirConst *p = const_fold(B, x_of(e->a)), *q = p ? const_fold(B, x_of(e->b)) : NULL;
  i128 x, y, r;
  if (!q || p->kind != CK_SCALAR || q->kind != CK_SCALAR || !int_value(p->ty, p->bits, &x) || !int_value(q->ty, q->bits, &y)) return NULL;
  if (e->op == BIN_SHL && y >= prim_bits(e->ty->prim)) return NULL;
  return int_op(e->op, x, y, &r) && fits(e->ty, r) ? const_scalar(B, e->ty, (u128)r) : NULL;
}

/* A function or closure that becomes a pointer. */
static MirConst *fold_fn(Builder *B, Ty ty, X in) {
  MirConst *k = const_fold(B, in);
  if (!k || k->kind != CK_ZST) return k && k->kind == CK_FN ? k : NULL;
  MirConst **v = NEW(B->m->arena, MirConst *);
  *v = k;
  return mk(B, (MirConst){.kind = CK_FN, .ty = ty, .elems = v, .n = 1});
}

static MirConst *fold_cast(Builder *B, Expr *e) {
  X in = x_of(e->a);
  if (e->ty->kind == TY_FN_PTR) return fold_fn(B, e->ty, in);
  MirConst *k = const_fold(B, in);
  if (!k || k->kind != CK_SCALAR || e->ty->kind != TY_INT) return NULL;
  i128 v;
  if (int_value(k->ty, k->bits, &v)) return const_scalar(B, e->ty, (u128)v);
  return k->ty->kind == TY_CHAR || k->ty->kind == TY_BOOL ? const_scalar(B, e->ty, k->bits) : NULL;
}

static MirConst *fold_list(Builder *B, Ty ty, u32 variant, Expr **v, u32 n) {
  MirConst **k = NEW_N(B->m->arena, MirConst *, n + 1);
  for (u32 i = 0; i < n; i++)
    if (!(k[i] = const_fold(B, x_of(v[i])))) return NULL;
  return mk(B, (MirConst){.kind = CK_AGG, .ty = ty, .variant = variant, .elems = k, .n = n});
}

static MirConst *fold_repeat(Builder *B, Expr *e) {
  if (e->ty->kind != TY_ARRAY || e->ty->len->kind != TY_CONST || e->ty->len->value > 4096) return NULL;
  MirConst *k = const_fold(B, x_of(e->a));
  if (!k) return NULL;
  u32 n = (u32)e->ty->len->value;
  MirConst **v = NEW_N(B->m->arena, MirConst *, n + 1);
  for (u32 i = 0; i < n; i++) v[i] = k;
  return mk(B, (MirConst){.kind = CK_AGG, .ty = e->ty, .elems = v, .n = n});
}

static MirConst *fold_struct(Builder *B, Expr *e) {
  if (e->a || e->ty->kind != TY_ADT || e->ty->def->kind == DEF_UNION) return NULL;
  MirConst **k = NEW_N(B->m->arena, MirConst *, e->n_fields + 1);
  for (u32 i = 0; i < e->n_fields; i++)
    if (!(k[e->fields[i].index] = const_fold(B, x_of(e->fields[i].value)))) return NULL;
  return mk(B, (MirConst){.kind = CK_AGG, .ty = e->ty, .variant = variant_index(e->def), .elems = k, .n = e->n_fields});
}

static bool settled(Builder *B, MirConst *k) {
  switch (k->kind) {
  case CK_SCALAR: case CK_STR: case CK_BYTES: case CK_REF: case CK_FN: return true;
  case CK_AGG:
    if (k->ty->kind == TY_ADT) {
      TyList *args;
      if (drop_impl(B->s, k->ty, &args) || ty_is_lang(k->ty, LANG_unsafe_cell)) return false;
    }
    for (u32 i = 0; i < k->n; i++)
      if (!settled(B, k->elems[i])) return false;
    return true;
  case CK_ITEM: {
    MirConst *v = k->def->is_lib || B->fold_depth > FOLD_DEEP ? NULL : fold_item(B, k->def);
    if (!v) break;
    B->fold_depth++;                        /* so that constants of each other come to an end */
    bool yes = settled(B, v);
    B->fold_depth--;
    return yes;
  }
  default: break;
  }
  return !b_needs_drop(B, k->ty) && is_freeze(B, k->ty, 0);
}

static MirConst *fold_ref(Builder *B, Ty ty, X of, bool mut) {
  if (mut && !(ty->elem->kind == TY_ARRAY && of.e->kind == E_ARRAY && !of.e->n)) return NULL;
  MirConst *k = const_fold(B, of);
  if (!k || !settled(B, k)) return NULL;
  MirConst **v = NEW(B->m->arena, MirConst *);
  *v = k;
  return mk(B, (MirConst){.kind = CK_REF, .ty = ty, .elems = v, .n = 1});
}

MirConst *const_shared(Builder *B, Ty ref, X of) { return fold_ref(B, ref, of, false); }

static MirConst *fold_adjusted(Builder *B, X x) {
  Adjust *a = &x.e->adj[x.k - 1];
  X in = {x.e, x.k - 1};
  if (a->kind == ADJ_FN_PTR || a->kind == ADJ_CLOSURE_FN_PTR) return fold_fn(B, a->target, in);
  if (a->kind != ADJ_REF || a->mut) return NULL;
  if (in.k && x.e->adj[in.k - 1].kind == ADJ_DEREF && in.k == 1 && x_ty((X){x.e, 0}) == a->target) return const_fold(B, (X){x.e, 0}); /* &*r */
  return x_category(in) == CAT_PLACE ? NULL : fold_ref(B, a->target, in, false);
}

/* `#[promotable]` on a const fn of the library: its result is its arguments, a field each in their order, and false in what is left. */
static bool is_promotable(Builder *B, const Def *d) {
  return d->kind == DEF_FN && d->is_lib && d->item && attr_find(d->item->attrs, intern_z(B->s->sx->in, "promotable"));
}

static MirConst *fold_promotable(Builder *B, Expr *e) {
  u32 n;
  VariantDef *v = def_variants(B->s, e->ty->def, &n);
  if (n != 1 || v->n < e->n) return NULL;
  MirConst **k = NEW_N(B->m->arena, MirConst *, v->n + 1);
  for (u32 i = 0; i < v->n; i++)
    if (!(k[i] = i < e->n ? const_fold(B, x_of(e->args[i])) : const_scalar(B, B->s->t_bool, 0))) return NULL;
  return mk(B, (MirConst){.kind = CK_AGG, .ty = e->ty, .elems = k, .n = v->n});
}

static MirConst *fold_call(Builder *B, Expr *e) {
  Expr *f = expr_of(e->a);
  if (e->callee.def || f->ty->kind != TY_FN_DEF || e->ty->kind != TY_ADT) return NULL;
  if (is_promotable(B, f->ty->def)) return fold_promotable(B, e);
  if (f->ty->def->kind != DEF_VARIANT && f->ty->def->kind != DEF_STRUCT) return NULL;
  return fold_list(B, e->ty, variant_index(f->ty->def), e->args, e->n);
}

MirConst *const_fold(Builder *B, X x) {
  if (x.k) return fold_adjusted(B, x);
  Expr *e = x.e;
  switch (e->kind) {
  case E_LIT: return const_of(B, x);
  case E_PATH: return x_category(x) == CAT_CONST ? const_of(B, x) : NULL;
  case E_UNARY: return fold_unary(B, e);
  case E_BINARY: return fold_binary(B, e);
  case E_CAST: return fold_cast(B, e);
  case E_TUPLE: return e->n ? fold_list(B, e->ty, 0, e->args, e->n) : const_zst(B, e->ty);
  case E_ARRAY: return fold_list(B, e->ty, 0, e->args, e->n);
  case E_REPEAT: return fold_repeat(B, e);
  case E_STRUCT: return fold_struct(B, e);
  case E_CALL: return fold_call(B, e);
  case E_REF: return e->raw ? NULL : fold_ref(B, e->ty, x_of(e->a), e->mut);
  case E_BLOCK: return !e->block->n && e->block->tail && !e->label.sym ? const_fold(B, x_of(e->block->tail)) : NULL;
  case E_CLOSURE: return e->body && !e->body->n_captures ? const_zst(B, e->ty) : NULL;
  default: return NULL;
  }
}
