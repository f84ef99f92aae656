/* Where things lie, as rustc 1.95 lays them out for x86_64.
 *
 * Structs: fields are sorted by alignment, the largest first, then by the size of
 * the niche they offer, so that a niche comes to the start (or, if that is better
 * for enums around it, to the end). Enums: either the largest variant stays as it is
 * and the others are told by values it never has (niche), or a tag stands in front;
 * the smaller result wins. A tuple's or ?Sized struct's last field does not move.
 *
 * A niche is a scalar with values it never holds; it is kept as its offset, size, the
 * first such value and their number (the valid values are what remains). */
#include "code/code_impl.h"
#include <stdlib.h>

typedef struct Field { const Layout *l; } Field;
typedef enum { KIND_SIZED, KIND_TAIL, KIND_PREFIXED } StructKind;
typedef struct Uni { StructKind kind; u64 prefix; u32 prefix_align; bool keep_order; u32 pack; bool end_bias; } Uni;

static u64 round_up(u64 n, u64 a) { return (n + a - 1) & ~(a - 1); }
static u128 mask_of(u32 size) { return size >= 16 ? ~(u128)0 : ((u128)1 << (size * 8)) - 1; }
static u128 niche_n(const Layout *l) { return l->has_niche ? l->niche_avail : 0; }
static void set_niche(Layout *l, u64 off, u32 size, u128 start, u128 count) {
  l->has_niche = count != 0;
  l->niche_offset = off;
  l->niche_size = size;
  l->niche_avail_start = start & mask_of(size);
  l->niche_avail = count;
}
static u32 tz(u64 n) { return n ? (u32)__builtin_ctzll(n) : 64; }

Ty code_norm(Code *c, Ty t, const TyList *args) {
  if (!(t->flags & (TF_PARAM | TF_PROJ | TF_OPAQUE))) return t;
  return normalize_concrete(c->s, args ? ty_subst(c->s, t, args) : t);
}

/* --- attributes ------------------------------------------------------------ */
static const Attr *attr_named(Code *c, Def *d, const char *name) {
  if (!d || !d->item) return NULL;
  return attr_find(d->item->attrs, intern_z(c->s->sx->in, name));
}
bool attr_flag(Code *c, Def *d, const char *name) { return attr_named(c, d, name) != NULL; }
bool attr_text(Code *c, Def *d, const char *name, Str *out) {
  const Attr *a = attr_named(c, d, name);
  return a && attr_value(c->s->sx->in, a, out);
}
bool attr_number(Code *c, Def *d, const char *name, u128 *out) {
  const Attr *a = attr_named(c, d, name);
  for (u32 i = 0; a && i < a->args.n; i++) {
    Str t = sym_str(c->s->sx->in, a->args.v[i].sym);
    if (!t.n || t.p[0] < '0' || t.p[0] > '9') continue;
    u32 base = str_starts(t, "0x") ? 16 : 10;
    u128 v = 0;
    for (size_t k = base == 16 ? 2 : 0; k < t.n; k++) {
      char ch = t.p[k];
      if (ch == '_') continue;
      u32 dig = ch <= '9' ? (u32)(ch - '0') : (u32)((ch | 32) - 'a' + 10);
      if (dig >= base) break;
      v = v * base + dig;
    }
    *out = v;
    return true;
  }
  return false;
}
bool repr_has(Code *c, Def *d, const char *word) {
  for (u32 k = 0; d && d->item && k < d->item->attrs.n; k++) {
    const Attr *a = &d->item->attrs.v[k];
    if (a->path->n != 1 || !str_eqz(sym_str(c->s->sx->in, a->path->segs[0].name.sym), "repr")) continue;
    for (u32 i = 0; i < a->args.n; i++)
      if (str_eqz(sym_str(c->s->sx->in, a->args.v[i].sym), word)) return true;
  }
  return false;
}
static bool repr_paren(Code *c, Def *d, const char *word, u64 *value) { /* repr(align(N)), packed(N) */
  for (u32 k = 0; d->item && k < d->item->attrs.n; k++) {
    const Attr *a = &d->item->attrs.v[k];
    if (a->path->n != 1 || !str_eqz(sym_str(c->s->sx->in, a->path->segs[0].name.sym), "repr")) continue;
    for (u32 i = 0; i < a->args.n; i++) {
      if (!str_eqz(sym_str(c->s->sx->in, a->args.v[i].sym), word)) continue;
      *value = 1;
      if (i + 2 >= a->args.n) return true;
      Str t = sym_str(c->s->sx->in, a->args.v[i + 2].sym);
      u64 v = 0;
      for (size_t j = 0; j < t.n && t.p[j] >= '0' && t.p[j] <= '9'; j++) v = v * 10 + (u64)(t.p[j] - '0');
      if (v) *value = v;
      return true;
    }
  }
  return false;
}
static u32 repr_int(Code *c, Def *d, bool *sig) {
  static const struct { const char *n; u32 size; bool sig; } rows[] = {
    {"u8", 1, false}, {"i8", 1, true}, {"u16", 2, false}, {"i16", 2, true}, {"u32", 4, false}, {"i32", 4, true}, {"u64", 8, false},
    {"i64", 8, true}, {"usize", 8, false}, {"isize", 8, true}, {"u128", 16, false}, {"i128", 16, true}};
  for (u32 i = 0; i < COUNTOF(rows); i++)
    if (repr_has(c, d, rows[i].n)) { *sig = rows[i].sig; return rows[i].size; }
  return 0;
}

/* --- structs --------------------------------------------------------------- */
typedef struct Key { u64 a, b; u128 n; u64 in; } Key;
static u64 align_group(const Layout *f, const Uni *u, u32 max_align, u128 largest) {
  if (u->pack) return f->align < u->pack ? f->align : u->pack;
  u64 as = tz(f->size > f->align ? f->size : f->align);
  if (!largest) return as;
  if (!u->end_bias) return as < tz(max_align) ? as : tz(max_align);
  return niche_n(f) == largest ? tz(f->align) : as;
}
static Key sort_key(const Layout *f, const Uni *u, u32 max_align, u128 largest) {
  u64 group = align_group(f, u, max_align, largest);
  u128 n = niche_n(f);
  if (u->kind == KIND_PREFIXED) return (Key){0, group, n, 0};
  u64 in = 0;
  if (f->has_niche) in = u->end_bias ? ~(f->size - f->niche_size - f->niche_offset) : f->niche_offset;
  return (Key){f->size != 0, ~group, u->end_bias ? n : ~n, in};
}
static bool key_less(Key x, Key y) {
  if (x.a != y.a) return x.a < y.a;
  if (x.b != y.b) return x.b < y.b;
  if (x.n != y.n) return x.n < y.n;
  return x.in < y.in;
}
static void field_order(const Layout **f, u32 n, const Uni *u, u32 *order) {
  u32 end = u->kind == KIND_TAIL && n ? n - 1 : n, max_align = 1;
  u128 largest = 0;
  for (u32 i = 0; i < n; i++) order[i] = i;
  if (u->keep_order || n < 2) return;
  for (u32 i = 0; i < end; i++) {
    if (f[i]->align > max_align) max_align = f[i]->align;
    if (niche_n(f[i]) > largest) largest = niche_n(f[i]);
  }
  for (u32 i = 1; i < end; i++) {
    u32 x = order[i], j = i;
    Key k = sort_key(f[x], u, max_align, largest);
    for (; j && key_less(k, sort_key(f[order[j - 1]], u, max_align, largest)); j--) order[j] = order[j - 1];
    order[j] = x;
  }
}
static Layout *univariant_biased(Code *c, const Layout **f, u32 n, Uni u) {
  Layout *l = NEW(c->a, Layout);
  u32 *order = NEW_N(c->a, u32, n + 1);
  u64 at = 0;
  l->align = 1;
  l->n_fields = n;
  l->offsets = NEW_N(c->a, u64, n + 1);
  field_order(f, n, &u, order);
  if (u.kind == KIND_PREFIXED) {
    l->align = u.prefix_align;
    at = round_up(u.prefix, u.prefix_align);
  }
  for (u32 k = 0; k < n; k++) {
    const Layout *x = f[order[k]];
    u32 al = u.pack && x->align > u.pack ? u.pack : x->align;
    at = round_up(at, al);
    if (al > l->align) l->align = al;
    l->offsets[order[k]] = at;
    if (x->uninhabited) l->uninhabited = true;
    if (x->has_niche && (u.end_bias ? niche_n(x) >= niche_n(l) : niche_n(x) > niche_n(l)))
      set_niche(l, x->niche_offset + at, x->niche_size, x->niche_avail_start, x->niche_avail);
    at += x->size;
  }
  l->size = round_up(at, l->align);
  return l;
}
static Layout *univariant(Code *c, const Layout **f, u32 n, Uni u) {
  Layout *l = univariant_biased(c, f, n, u);
  if (u.kind == KIND_TAIL || u.keep_order || !l->has_niche || n < 2) return l;
  u64 head = l->niche_offset, tail = l->size - head - l->niche_size;
  if (!head || !tail) return l;
  u.end_bias = true;
  Layout *alt = univariant_biased(c, f, n, u);
  return alt->niche_offset > head && alt->niche_offset > tail ? alt : l;
}

/* --- enums ----------------------------------------------------------------- */
static bool absent(const Layout *const *f, u32 n) {
  bool dead = false;
  for (u32 i = 0; i < n; i++) {
    if (f[i]->size || f[i]->align > 1) return false;
    if (f[i]->uninhabited) dead = true;
  }
  return dead;
}

typedef struct EnumIn { const Layout ***fields; u32 *n; u32 nv; i128 *discs; Uni u; u32 repr; bool repr_signed, repr_c; } EnumIn;

/* Reserves `count` values of l's niche; *start is the first. The rest stays l's niche. */
static bool reserve(Layout *l, u128 count, u128 *start) {
  if (!l->has_niche || count > l->niche_avail) return false;
  u128 max = mask_of(l->niche_size), vend = (l->niche_avail_start - 1) & max, vstart = (l->niche_avail_start + l->niche_avail) & max;
  bool from_start;
  if (vstart > vend) from_start = false;
  else if (vstart <= max - vend) from_start = count <= vstart;
  else {
    u128 end = (vend + count) & max;
    from_start = end >= 1 && end <= vend;
  }
  *start = from_start ? (vstart - count) & max : l->niche_avail_start;
  u128 rest = l->niche_avail_start + (from_start ? 0 : count);
  set_niche(l, l->niche_offset, l->niche_size, rest, l->niche_avail - count);
  return true;
}

static Layout *niche_filled(Code *c, const EnumIn *e) {
  if (e->nv < 2 || e->repr || e->repr_c) return NULL;
  Layout **v = NEW_N(c->a, Layout *, e->nv), *out = NEW(c->a, Layout);
  u32 big = 0, first = UINT32_MAX, last = 0;
  out->align = 1;
  for (u32 i = 0; i < e->nv; i++) {
    v[i] = univariant(c, e->fields[i], e->n[i], e->u);
    if (v[i]->align > out->align) out->align = v[i]->align;
    if (v[i]->size >= v[big]->size) big = i;
  }
  for (u32 i = 0; i < e->nv; i++) {
    if (i == big || absent(e->fields[i], e->n[i])) continue;
    if (first == UINT32_MAX) first = i;
    last = i;
  }
  if (first == UINT32_MAX || !v[big]->has_niche) return NULL;
  Layout tag = *v[big];
  u128 start;
  if (!reserve(&tag, (u128)(last - first) + 1, &start)) return NULL;
  out->size = round_up(v[big]->size, out->align);
  u64 after = tag.niche_offset + tag.niche_size;
  for (u32 i = 0; i < e->nv; i++) {
    if (i == big || !v[i]->size) continue;
    u64 at = round_up(after, v[i]->align);
    if (at + v[i]->size > v[big]->size) return NULL;
    for (u32 k = 0; k < v[i]->n_fields; k++) v[i]->offsets[k] += at;
  }
  bool dead = true;
  for (u32 i = 0; i < e->nv; i++) dead = dead && v[i]->uninhabited;
  out->uninhabited = dead;
  out->n_variants = e->nv;
  out->variants = v;
  out->tag_kind = TAG_NICHE;
  out->tag_offset = tag.niche_offset;
  out->tag_size = tag.niche_size;
  out->dataful = big;
  out->niche_start = start;
  out->niche_first = first;
  out->niche_last = last;
  set_niche(out, tag.niche_offset, tag.niche_size, tag.niche_avail_start, tag.niche_avail);
  return out;
}

static u32 fit_unsigned(u128 v) { return v <= 0xff ? 1 : v <= 0xffff ? 2 : v <= 0xffffffff ? 4 : v <= UINT64_MAX ? 8 : 16; }
static u32 fit_signed(i128 v) {
  return v >= -128 && v < 128 ? 1 : v >= -32768 && v < 32768 ? 2 : v >= INT32_MIN && v <= INT32_MAX ? 4 : v >= INT64_MIN && v <= INT64_MAX ? 8 : 16;
}

static int by_bits(const void *a, const void *b) {
  u128 x = *(const u128 *)a, y = *(const u128 *)b;
  return (x > y) - (x < y);
}

/* Free values of a tag: those behind the highest discriminant, or a wider gap between two. */
static void tag_niche(Code *c, const EnumIn *e, Layout *out, u128 max, u128 min) {
  u128 m = mask_of(out->tag_size), first = (max + 1) & m, count = m - ((max - min) & m);
  u128 *v = NEW_N(c->a, u128, e->nv + 1);
  for (u32 i = 0; i < e->nv; i++) v[i] = (u128)e->discs[i] & m;
  qsort(v, e->nv, sizeof *v, by_bits);
  for (u32 i = 0; i + 1 < e->nv; i++)
    if (v[i + 1] - v[i] > count + 1) count = v[i + 1] - v[i] - 1, first = v[i] + 1;
  set_niche(out, 0, out->tag_size, first, count);
}

static Layout *tagged(Code *c, const EnumIn *e) {
  i128 min = 0, max = 0;
  bool any = false, sig = e->repr_signed, dead = true;
  for (u32 i = 0; i < e->nv; i++) {
    bool gone = false;
    for (u32 k = 0; k < e->n[i]; k++) gone = gone || e->fields[i][k]->uninhabited;
    if (gone && !e->repr && !e->repr_c) continue;
    if (!gone) dead = false;
    if (!any || e->discs[i] < min) min = e->discs[i];
    if (!any || e->discs[i] > max) max = e->discs[i];
    any = true;
  }
  u32 size = e->repr;
  if (!size) {
    sig = min < 0;
    size = sig ? (fit_signed(min) > fit_signed(max) ? fit_signed(min) : fit_signed(max)) : fit_unsigned((u128)max);
    if (e->repr_c && size < 4) size = 4;
  }
  Uni u = e->u;
  Layout *out = NEW(c->a, Layout), **v = NEW_N(c->a, Layout *, e->nv + 1);
  u32 start_align = 256;
  u.kind = KIND_PREFIXED;
  u.prefix = size;
  u.prefix_align = size;
  if (e->repr_c)
    for (u32 i = 0; i < e->nv; i++)
      for (u32 k = 0; k < e->n[i]; k++)
        if (e->fields[i][k]->align > u.prefix_align) u.prefix_align = e->fields[i][k]->align;
  for (u32 i = 0; i < e->nv; i++) {
    v[i] = univariant(c, e->fields[i], e->n[i], u);
    u64 low = UINT64_MAX;
    u32 al = 256;
    for (u32 k = 0; k < e->n[i]; k++) {
      const Layout *f = e->fields[i][k];
      if ((f->size || f->align > 1) && v[i]->offsets[k] < low) { low = v[i]->offsets[k]; al = f->align; }
    }
    if (al < start_align) start_align = al;
    if (v[i]->size > out->size) out->size = v[i]->size;
    if (v[i]->align > out->align) out->align = v[i]->align;
  }
  if (!out->align) out->align = size;
  if (out->size < size) out->size = size;
  out->size = round_up(out->size, out->align);
  u32 wide = e->repr || e->repr_c || start_align > 16 ? size : start_align;
  if (wide > size) {
    for (u32 i = 0; i < e->nv; i++)
      for (u32 k = 0; k < e->n[i]; k++)
        if (v[i]->offsets[k] <= size) v[i]->offsets[k] = wide;
    size = wide;
  }
  out->n_variants = e->nv;
  out->variants = v;
  out->uninhabited = dead && e->nv;
  out->tag_kind = TAG_DIRECT;
  out->tag_size = size;
  out->tag_signed = sig;
  tag_niche(c, e, out, (u128)max, (u128)min);
  return out;
}

static Layout *enum_layout(Code *c, const EnumIn *e) {
  u32 present = 0, one = 0;
  for (u32 i = 0; i < e->nv; i++)
    if (!absent(e->fields[i], e->n[i])) { present++; one = i; }
  bool plain = !e->repr && !e->repr_c;
  if (!e->nv || (!present && plain)) {
    Layout *l = NEW(c->a, Layout);
    l->align = 1;
    l->uninhabited = true;
    l->n_variants = e->nv;
    l->variants = NEW_N(c->a, Layout *, e->nv + 1);
    for (u32 i = 0; i < e->nv; i++) l->variants[i] = univariant(c, e->fields[i], e->n[i], e->u);
    return l;
  }
  if (present == 1 && plain) {
    Layout *l = NEW(c->a, Layout);
    *l = *univariant(c, e->fields[one], e->n[one], e->u);
    l->n_variants = e->nv;
    l->dataful = one;
    l->variants = NEW_N(c->a, Layout *, e->nv);
    for (u32 i = 0; i < e->nv; i++) l->variants[i] = univariant(c, e->fields[i], e->n[i], e->u);
    return l;
  }
  Layout *nl = niche_filled(c, e), *tl = tagged(c, e);
  if (!nl) return tl;
  if (tl->size > nl->size || (tl->size == nl->size && niche_n(tl) < niche_n(nl))) return nl;
  return tl;
}

/* --- by type --------------------------------------------------------------- */
u32 field_count(Code *c, Ty t, u32 variant) {
  u32 n;
  switch (t->kind) {
    case TY_TUPLE: return t->args->n;
    case TY_ADT: {
      VariantDef *v = def_variants(c->s, t->def, &n);
      return variant < n ? v[variant].n : 0;
    }
    case TY_CLOSURE: return t->def->body ? t->def->body->n_captures : 0;
    case TY_ASYNC: return t->def->body->n_captures + mir_async(c->m, t->def)->n_saved;
    case TY_ARRAY: return (u32)t->len->value;
    default: return 0;
  }
}

static Ty capture_ty(Code *c, Ty t, u32 i) {
  Capture *k = &t->def->body->captures[i];
  Ty place = code_norm(c, k->place_ty, t->args);
  return k->mode == CAP_MOVE ? place : ty_ref(c->s, place, k->mode == CAP_REF_MUT);
}

Ty field_ty_at(Code *c, Ty t, u32 variant, u32 i) {
  u32 n;
  switch (t->kind) {
    case TY_TUPLE: return t->args->v[i];
    case TY_ADT: {
      VariantDef *v = def_variants(c->s, t->def, &n);
      return code_norm(c, field_type(c->s, &v[variant].fields[i]), t->args);
    }
    case TY_CLOSURE: return capture_ty(c, t, i);
    case TY_ASYNC:
      if (i < t->def->body->n_captures) return capture_ty(c, t, i);
      return code_norm(c, mir_async(c->m, t->def)->saved[i - t->def->body->n_captures].ty, t->args);
    case TY_ARRAY: case TY_SLICE: return t->elem;
    default: return c->s->t_err;
  }
}

Ty unsized_tail(Code *c, Ty t) {
  for (u32 n; ; ) {
    if (t->kind == TY_STR || t->kind == TY_SLICE || t->kind == TY_DYN) return t;
    if (t->kind == TY_TUPLE && t->args->n) { t = t->args->v[t->args->n - 1]; continue; }
    if (t->kind != TY_ADT || t->def->kind != DEF_STRUCT) return NULL;
    VariantDef *v = def_variants(c->s, t->def, &n);
    if (!n || !v->n) return NULL;
    t = code_norm(c, field_type(c->s, &v->fields[v->n - 1]), t->args);
  }
}
bool is_unsized(Code *c, Ty t) {
  return t->kind == TY_STR || t->kind == TY_SLICE || t->kind == TY_DYN || ((t->kind == TY_ADT || t->kind == TY_TUPLE) && unsized_tail(c, t));
}

static Layout *scalar(Code *c, u64 size, u32 align) {
  Layout *l = NEW(c->a, Layout);
  *l = (Layout){.size = size, .align = align, .is_scalar = size != 0};
  return l;
}
static Layout *pointer(Code *c, Ty elem, bool nonnull) {
  Ty tail = unsized_tail(c, elem);
  Layout *l = scalar(c, tail ? 16 : 8, 8);
  l->fat = tail != NULL;
  if (nonnull) set_niche(l, 0, 8, 0, 1);
  else if (tail && tail->kind == TY_DYN) set_niche(l, 8, 8, 0, 1);
  return l;
}

static const Layout **field_layouts(Code *c, Ty t, u32 variant, u32 n) {
  const Layout **f = NEW_N(c->a, const Layout *, n + 1);
  for (u32 i = 0; i < n; i++) f[i] = layout_of(c, field_ty_at(c, t, variant, i));
  return f;
}

static Layout *union_layout(Code *c, Ty t) {
  u32 n = field_count(c, t, 0);
  Layout *l = scalar(c, 0, 1);
  l->n_fields = n;
  l->offsets = NEW_N(c->a, u64, n + 1);
  for (u32 i = 0; i < n; i++) {
    const Layout *f = layout_of(c, field_ty_at(c, t, 0, i));
    if (f->size > l->size) l->size = f->size;
    if (f->align > l->align) l->align = f->align;
  }
  l->size = round_up(l->size, l->align);
  return l;
}

/* #[rustc_layout_scalar_valid_range_start/end]: the values outside are a niche of the first scalar. */
static void valid_range(Code *c, Ty t, Layout *l) {
  u128 lo = 0, hi;
  bool has_lo = attr_number(c, t->def, "rustc_layout_scalar_valid_range_start", &lo);
  bool has_hi = attr_number(c, t->def, "rustc_layout_scalar_valid_range_end", &hi);
  if (!has_lo && !has_hi) return;
  u32 size = l->size >= 16 && l->align < 16 ? 8 : (u32)l->size;
  u128 max = mask_of(size);
  if (!has_hi) hi = max;
  set_niche(l, 0, size, hi + 1, max - (hi - lo));
}

static bool last_may_be_unsized(Code *c, Def *d) {
  u32 n;
  VariantDef *v = def_variants(c->s, d, &n);
  if (!n || !v->n || !generics_total(def_generics(c->s, d))) return v && n && v->n && is_unsized(c, field_type(c->s, &v->fields[v->n - 1]));
  return !ty_is_sized(c->s, param_env(c->s, d), field_type(c->s, &v->fields[v->n - 1]));
}

static Layout *adt_layout(Code *c, Ty t) {
  Def *d = t->def;
  u64 num = 0;
  u32 nv;
  if (d->kind == DEF_UNION) return union_layout(c, t);
  VariantDef *vs = def_variants(c->s, d, &nv);
  Uni u = {0};
  bool is_c = repr_has(c, d, "C");
  if (repr_paren(c, d, "packed", &num)) u.pack = (u32)num;
  u.keep_order = is_c;
  Layout *l;
  if (d->kind == DEF_STRUCT) {
    u.kind = vs[0].n && last_may_be_unsized(c, d) ? KIND_TAIL : KIND_SIZED;
    l = univariant(c, field_layouts(c, t, 0, vs[0].n), vs[0].n, u);
    valid_range(c, t, l);
    if (def_is_lang(d, LANG_unsafe_cell)) set_niche(l, 0, 1, 0, 0);
    if (def_is_lang(d, LANG_owned_box)) set_niche(l, 0, 8, 0, 1);
  } else {
    EnumIn e = {.nv = nv, .u = u, .repr_c = is_c};
    e.repr = repr_int(c, d, &e.repr_signed);
    if (e.repr) e.u.keep_order = true;
    e.fields = NEW_N(c->a, const Layout **, nv + 1);
    e.n = NEW_N(c->a, u32, nv + 1);
    e.discs = NEW_N(c->a, i128, nv + 1);
    for (u32 i = 0; i < nv; i++) {
      e.fields[i] = field_layouts(c, t, i, vs[i].n);
      e.n[i] = vs[i].n;
      e.discs[i] = vs[i].disc;
    }
    l = enum_layout(c, &e);
  }
  if (repr_paren(c, d, "align", &num) && num > l->align) {
    l->align = (u32)num;
    l->size = round_up(l->size, num);
  }
  return l;
}

/* --- futures of async blocks ------------------------------------------------
 * A variable that is saved at one await only may share its bytes with those of
 * other awaits; one saved at several, or that conflicts with another's, goes to
 * the prefix, behind captures and the state. */
typedef struct AsyncIn { AsyncInfo *in; u32 nv; u32 *variant; } AsyncIn;   /* variant: UINT32_MAX = prefix */
static u32 conflict_count(const AsyncInfo *in, u32 i) {
  u32 n = 0;
  for (u32 k = 0; k < in->n_saved; k++) n += bits_has(in->conflicts[i], k);
  return n;
}
static void assign_variants(AsyncIn *a) {
  AsyncInfo *in = a->in;
  for (u32 i = 0; i < in->n_saved; i++) {
    u32 uses = 0;
    for (u32 k = 0; k < in->n_awaits; k++)
      if (bits_has(in->live[k], i)) { uses++; a->variant[i] = STATE_SUSPEND0 + k; }
    if (uses != 1) a->variant[i] = UINT32_MAX;
  }
  for (u32 i = 0; i < in->n_saved; i++)
    for (u32 k = 0; k < in->n_saved; k++) {
      if (k == i || a->variant[i] == UINT32_MAX || a->variant[k] == UINT32_MAX || a->variant[i] == a->variant[k]) continue;
      if (!bits_has(in->conflicts[i], k)) continue;
      a->variant[conflict_count(in, i) > conflict_count(in, k) ? i : k] = UINT32_MAX;
    }
  u32 first = UINT32_MAX;
  bool several = false;
  for (u32 i = 0; i < in->n_saved; i++) {
    if (a->variant[i] == UINT32_MAX) continue;
    if (first == UINT32_MAX) first = a->variant[i];
    several = several || a->variant[i] != first;
  }
  for (u32 i = 0; i < in->n_saved && !several; i++) a->variant[i] = UINT32_MAX;
}
/* As MaybeUninit: no niche, always inhabited. */
static const Layout *uninit(Code *c, Ty t) {
  Layout *l = NEW(c->a, Layout);
  *l = *layout_of(c, t);
  l->has_niche = l->uninhabited = false;
  return l;
}
static Layout *async_layout(Code *c, Ty t) {
  AsyncInfo *in = mir_async(c->m, t->def);
  u32 nc = t->def->body->n_captures;
  AsyncIn a = {in, STATE_SUSPEND0 + in->n_awaits, NEW_N(c->a, u32, in->n_saved + 1)};
  assign_variants(&a);
  u32 n = 0, *which = NEW_N(c->a, u32, nc + in->n_saved + 2);
  const Layout **f = NEW_N(c->a, const Layout *, nc + in->n_saved + 2);
  for (u32 i = 0; i < nc; i++) f[n++] = layout_of(c, field_ty_at(c, t, 0, i));
  u32 tag_size = fit_unsigned(a.nv - 1);
  Layout *tag = scalar(c, tag_size, tag_size);
  set_niche(tag, 0, tag_size, a.nv, mask_of(tag_size) - (a.nv - 1));
  f[n++] = tag;
  for (u32 i = 0; i < in->n_saved; i++)
    if (a.variant[i] == UINT32_MAX) { which[n] = i; f[n++] = uninit(c, field_ty_at(c, t, 0, nc + i)); }
  Layout *pre = univariant(c, f, n, (Uni){0}), *l = NEW(c->a, Layout);
  *l = *pre;
  l->uninhabited = l->has_niche = false;   /* a pinned future may be borrowed from inside: it offers no niche */
  l->n_fields = nc + in->n_saved;
  l->offsets = NEW_N(c->a, u64, l->n_fields + 1);
  for (u32 i = 0; i < nc; i++) l->offsets[i] = pre->offsets[i];
  for (u32 i = nc + 1; i < n; i++) l->offsets[nc + which[i]] = pre->offsets[i];
  l->tag_kind = TAG_DIRECT;
  l->tag_offset = pre->offsets[nc];
  l->tag_size = tag_size;
  u64 prefix = pre->size;                 /* the prefix counts with its padding */
  for (u32 v = STATE_SUSPEND0; v < a.nv; v++) {
    u32 k = 0;
    for (u32 i = 0; i < in->n_saved; i++)
      if (a.variant[i] == v) { which[k] = i; f[k++] = uninit(c, field_ty_at(c, t, 0, nc + i)); }
    Layout *x = univariant(c, f, k, (Uni){.kind = KIND_PREFIXED, .prefix = prefix, .prefix_align = pre->align});
    for (u32 i = 0; i < k; i++) l->offsets[nc + which[i]] = x->offsets[i];
    if (x->size > l->size) l->size = x->size;
    if (x->align > l->align) l->align = x->align;
  }
  l->size = round_up(l->size, l->align);
  l->n_variants = 0;
  return l;
}

static Layout *make(Code *c, Ty t) {
  Layout *l;
  switch (t->kind) {
    case TY_NEVER: l = scalar(c, 0, 1); l->uninhabited = true; return l;
    case TY_BOOL: l = scalar(c, 1, 1); set_niche(l, 0, 1, 2, 254); return l;
    case TY_CHAR: l = scalar(c, 4, 4); set_niche(l, 0, 4, 0x110000, 0xffffffffu - 0x10ffff); return l;
    case TY_INT: case TY_FLOAT: return scalar(c, prim_bits(t->prim) / 8, prim_bits(t->prim) / 8);
    case TY_REF: return pointer(c, t->elem, true);
    case TY_PTR: return pointer(c, t->elem, false);
    case TY_FN_PTR: l = scalar(c, 8, 8); set_niche(l, 0, 8, 0, 1); return l;
    case TY_TUPLE: case TY_CLOSURE: {
      u32 n = field_count(c, t, 0);
      return univariant(c, field_layouts(c, t, 0, n), n, (Uni){.kind = t->kind == TY_TUPLE && n ? KIND_TAIL : KIND_SIZED});
    }
    case TY_ARRAY: {
      const Layout *e = layout_of(c, t->elem);
      l = scalar(c, e->size * (u64)t->len->value, e->align);
      l->is_scalar = false;
      if (t->len->value && e->has_niche) set_niche(l, e->niche_offset, e->niche_size, e->niche_avail_start, e->niche_avail);
      l->uninhabited = t->len->value && e->uninhabited;
      return l;
    }
    case TY_SLICE: return scalar(c, 0, layout_of(c, t->elem)->align);
    case TY_ADT: return adt_layout(c, t);
    case TY_ASYNC: return async_layout(c, t);
    default: return scalar(c, 0, 1);       /* function items, str, dyn, errors */
  }
}

const Layout *layout_of(Code *c, Ty t) {
  if (t->layout) return t->layout;
  Ty n = code_norm(c, t, NULL);
  Layout *l = n != t ? (Layout *)(uintptr_t)layout_of(c, n) : make(c, n);
  ((Type *)(uintptr_t)t)->layout = l;
  return l;
}

i128 variant_disc(Code *c, Ty t, u32 v) {
  u32 n;
  if (t->kind != TY_ADT) return v;
  VariantDef *vs = def_variants(c->s, t->def, &n);
  return v < n ? vs[v].disc : 0;
}
u32 variant_of_disc(Code *c, Ty t, i128 disc) {
  u32 n;
  if (t->kind != TY_ADT) return (u32)disc;
  VariantDef *vs = def_variants(c->s, t->def, &n);
  for (u32 i = 0; i < n; i++)
    if (vs[i].disc == disc) return i;
  return 0;
}

/* Types of themselves by value are said to be wrong elsewhere: here they must only come to an end. */
static bool ends(Code *c, Ty t, u32 depth) {
  if (depth > 64 || (t->flags & (TF_PARAM | TF_INFER | TF_ERR | TF_OPAQUE))) return false;
  if (t->kind == TY_CLOSURE || t->kind == TY_ASYNC) return false;
  if (t->kind == TY_ARRAY) return t->len->kind == TY_CONST && ends(c, t->elem, depth + 1);
  if (t->kind == TY_TUPLE) {
    for (u32 i = 0; i < t->args->n; i++)
      if (!ends(c, t->args->v[i], depth + 1)) return false;
    return true;
  }
  u32 n = 0;
  VariantDef *v = t->kind == TY_ADT ? def_variants(c->s, t->def, &n) : NULL;
  for (u32 k = 0; k < n; k++)
    for (u32 i = 0; i < v[k].n; i++)
      if (!ends(c, field_ty_at(c, t, k, i), depth + 1)) return false;
  return true;
}

bool code_size_of(Sema *s, Ty t, u64 *size, u64 *align) {
  Code c = {.s = s, .a = s->arena};
  if (!ends(&c, t, 0) || is_unsized(&c, t)) return false;
  const Layout *l = layout_of(&c, t);
  *size = l->size;
  *align = l->align;
  return !c.err;
}
