/* exhaust.c — usefulness of patterns, after Maranget, "Warnings for pattern
 * matching" (JFP 2007), with constructors split as rustc splits them.
 *
 * Patterns are rows over columns of values. To ask whether a row matches something
 * new, look at the first column: list the constructors its type can have, split so
 * that each is either wholly covered by a row's head or not at all (integers fall
 * into ranges, slices into lengths), and for each specialise: keep the rows whose
 * head fits, with the head replaced by its fields. Constructors that no head names
 * are taken together: only rows with a wildcard head remain. With no column left,
 * something is new if no row is left. Going back up, the constructors met on the
 * way build the witness.
 *
 * The problem is NP-complete; a budget bounds the work, and who exceeds it is told
 * nothing wrong: the match counts as exhaustive.
 */
#include "sema/exhaust.h"

enum { MAX_WITNESSES = 40 };

typedef struct Split {
  VEC(Ctor) present, missing;
  bool endless;                /* more values than can be listed: `_` is missing too */
  bool any_head;               /* some row names a constructor */
} Split;

DPat *dpat_new(Exhaust *x, Ctor c, Ty ty, u32 n) {
  DPat *d = NEW(x->s->arena, DPat);
  d->c = c;
  d->ty = ty;
  d->n = n;
  d->f = n ? NEW_N(x->s->arena, DPat *, n) : NULL;
  return d;
}
DPat *dpat_wild(Exhaust *x, Ty ty) { return dpat_new(x, (Ctor){.kind = CT_WILD}, ty, 0); }

static void rows_push(Exhaust *x, Rows *rs, Row r) { vec_push(x->s->arena, rs, r); }

/* --- types and their constructors -------------------------------------------------- */

void int_bounds(Ty t, u128 *lo, u128 *hi) {
  *lo = 0;
  if (t->kind == TY_BOOL) *hi = 1;
  else if (t->kind == TY_CHAR) *hi = 0x10FFFF;
  else {
    u32 b = prim_bits((Prim)t->prim);
    *hi = b == 128 ? ~(u128)0 : ((u128)1 << b) - 1;
    if (t->prim == PRIM_USIZE) *hi += 1;       /* rustc: usize has no last value */
    if (t->prim == PRIM_ISIZE) *hi += 2;       /* and isize neither first nor last */
  }
}

u128 int_encode(Ty t, i128 v) {
  if (t->kind != TY_INT || !ty_is_signed(t)) return (u128)v;
  u32 b = prim_bits((Prim)t->prim);
  return (u128)v + ((u128)1 << (b - 1)) + (t->prim == PRIM_ISIZE);
}

static Ty field_of(Exhaust *x, FieldDef *f, Ty adt) {
  return normalize(x->f, ty_subst(x->s, field_type(x->s, f), adt->args), NO_SPAN);
}

static VariantDef *variant_of(Exhaust *x, Ty ty, const Ctor *c) {
  u32 n;
  VariantDef *v = def_variants(x->s, ty->def, &n);
  u32 i = c->kind == CT_VARIANT ? c->index : 0;
  return i < n ? &v[i] : NULL;
}

Ty *ctor_fields(Exhaust *x, Ty ty, const Ctor *c, u32 *n) {
  Ty *v = NULL;
  *n = 0;
  if (c->kind == CT_SLICE) {
    *n = c->prefix + c->suffix;
    v = NEW_N(x->s->arena, Ty, *n + 1);
    for (u32 i = 0; i < *n; i++) v[i] = ty->elem;
  } else if ((c->kind == CT_SINGLE || c->kind == CT_VARIANT) && ty->kind == TY_TUPLE) {
    *n = ty->args->n;
    v = NEW_N(x->s->arena, Ty, *n + 1);
    for (u32 i = 0; i < *n; i++) v[i] = ty->args->v[i];
  } else if (c->kind == CT_SINGLE && ty->kind == TY_REF) {
    *n = 1;
    v = NEW_N(x->s->arena, Ty, 1);
    v[0] = ty->elem;
  } else if ((c->kind == CT_SINGLE || c->kind == CT_VARIANT) && ty->kind == TY_ADT) {
    VariantDef *d = variant_of(x, ty, c);
    *n = d ? d->n : 0;
    v = NEW_N(x->s->arena, Ty, *n + 1);
    for (u32 i = 0; i < *n; i++) v[i] = field_of(x, &d->fields[i], ty);
  }
  return v;
}

static bool is_empty(Exhaust *x, Ty t, u32 depth);

static bool variant_empty(Exhaust *x, Ty t, VariantDef *v, u32 depth) {
  for (u32 k = 0; k < v->n; k++)
    if (is_empty(x, field_of(x, &v->fields[k], t), depth + 1)) return true;
  return false;
}

/* Has the type no value, as far as a match by value may know? */
static bool is_empty(Exhaust *x, Ty t, u32 depth) {
  if (depth > 8) return false;
  if (t->kind == TY_NEVER) return true;
  if (t->kind == TY_ARRAY) return t->len->kind == TY_CONST && t->len->value > 0 && is_empty(x, t->elem, depth + 1);
  if (t->kind == TY_TUPLE) {
    for (u32 i = 0; i < t->args->n; i++)
      if (is_empty(x, t->args->v[i], depth + 1)) return true;
    return false;
  }
  if (t->kind != TY_ADT || t->def->kind == DEF_UNION) return false;
  u32 n;
  VariantDef *v = def_variants(x->s, t->def, &n);
  if (t->def->kind == DEF_STRUCT && n == 0) return false;
  for (u32 i = 0; i < n; i++)
    if (!variant_empty(x, t, &v[i], depth)) return false;
  return true;
}

/* --- splitting ------------------------------------------------------------------------ */

typedef struct Heads { DPat **v; u32 n, cap; } Heads;

static void collect_head(Exhaust *x, DPat *d, Heads *out) {
  if (d->c.kind == CT_OR) {
    for (u32 i = 0; i < d->n; i++) collect_head(x, d->f[i], out);
  } else if (d->c.kind != CT_WILD) {
    vec_push(x->s->arena, out, d);
  }
}

static void add_range(Exhaust *x, Split *sp, u128 lo, u128 hi, bool present) {
  if (present) {
    vec_push(x->s->arena, &sp->present, (Ctor){.kind = CT_RANGE, .lo = lo, .hi = hi});
    return;
  }
  if (sp->missing.n && vec_last(&sp->missing).hi + 1 == lo) vec_last(&sp->missing).hi = hi;
  else vec_push(x->s->arena, &sp->missing, (Ctor){.kind = CT_RANGE, .lo = lo, .hi = hi});
}

static void split_between(Exhaust *x, const Heads *hs, u128 lo, u128 hi, Split *sp) {
  u128 at = lo;
  for (;;) {
    u128 end = hi;             /* the next place where some head begins or ends */
    bool covered = false;
    for (u32 i = 0; i < hs->n; i++) {
      const Ctor *c = &hs->v[i]->c;
      if (c->kind != CT_RANGE) continue;
      if (c->lo <= at && at <= c->hi) {
        covered = true;
        if (c->hi < end) end = c->hi;
      } else if (c->lo > at && c->lo - 1 < end) {
        end = c->lo - 1;
      }
    }
    add_range(x, sp, at, end, covered);
    if (end >= hi) return;
    at = end + 1;
  }
}

static void split_ints(Exhaust *x, const Heads *hs, Ty ty, Split *sp) {
  u128 lo, hi;
  int_bounds(ty, &lo, &hi);
  if (ty->kind == TY_CHAR) {
    split_between(x, hs, 0, 0xD7FF, sp);
    split_between(x, hs, 0xE000, hi, sp);
  } else {
    split_between(x, hs, lo, hi, sp);
  }
}

/* A later version of the library may have more variants: who matches must say `_`. */
static bool may_grow(Exhaust *x, const Def *d) {
  return d->is_lib && d->item && attr_find(d->item->attrs, SYM_non_exhaustive) && !x->body->def->is_lib;
}

static void split_variants(Exhaust *x, const Heads *hs, Ty ty, Split *sp) {
  u32 n;
  VariantDef *v = def_variants(x->s, ty->def, &n);
  for (u32 i = 0; i < n; i++) {
    bool present = false;
    for (u32 k = 0; k < hs->n; k++) present |= hs->v[k]->c.kind == CT_VARIANT && hs->v[k]->c.index == i;
    Ctor c = {.kind = CT_VARIANT, .index = i};
    if (present) vec_push(x->s->arena, &sp->present, c);
    else if (!variant_empty(x, ty, &v[i], 0)) vec_push(x->s->arena, &sp->missing, c);
  }
  sp->endless = may_grow(x, ty->def);
}

static bool slice_covers(const Ctor *c, u32 len, bool more) {
  return c->kind == CT_SLICE && (c->var ? c->prefix + c->suffix <= len : !more && c->prefix == len);
}

static void add_length(Exhaust *x, const Heads *hs, Ctor c, Split *sp) {
  bool present = false;
  for (u32 i = 0; i < hs->n; i++) present |= slice_covers(&hs->v[i]->c, c.prefix + c.suffix, c.var);
  if (present) vec_push(x->s->arena, &sp->present, c);
  else vec_push(x->s->arena, &sp->missing, c);
}

/* Lengths 0, 1, ... that heads tell apart, and one constructor for all longer ones. */
static void split_slices(Exhaust *x, const Heads *hs, Ty ty, Split *sp) {
  u32 pre = 0, suf = 0, fixed = 0;
  for (u32 i = 0; i < hs->n; i++) {
    const Ctor *c = &hs->v[i]->c;
    if (c->kind != CT_SLICE) continue;
    if (!c->var && c->prefix + 1 > fixed) fixed = c->prefix + 1;
    if (c->var && c->prefix > pre) pre = c->prefix;
    if (c->var && c->suffix > suf) suf = c->suffix;
  }
  if (ty->kind == TY_ARRAY && ty->len->kind == TY_CONST) {
    add_length(x, hs, (Ctor){.kind = CT_SLICE, .prefix = (u32)ty->len->value}, sp);
    return;
  }
  if (pre + suf < fixed) pre = fixed - suf;
  for (u32 len = 0; len < pre + suf; len++) add_length(x, hs, (Ctor){.kind = CT_SLICE, .prefix = len}, sp);
  add_length(x, hs, (Ctor){.kind = CT_SLICE, .prefix = pre, .suffix = suf, .var = true}, sp);
}

static void split_endless(Exhaust *x, const Heads *hs, Split *sp) {
  sp->endless = true;
  for (u32 i = 0; i < hs->n; i++) {
    bool have = false;
    for (u32 k = 0; k < sp->present.n; k++) have |= sp->present.v[k].kind == hs->v[i]->c.kind && str_eq(sp->present.v[k].str, hs->v[i]->c.str);
    if (!have || hs->v[i]->c.kind == CT_OPAQUE) vec_push(x->s->arena, &sp->present, hs->v[i]->c);
  }
}

static Split split(Exhaust *x, const Rows *rows, Row *q, Ty ty) {
  Split sp = {0};
  Heads hs = {0};
  for (u32 i = 0; i < rows->n; i++) collect_head(x, rows->v[i].v[0], &hs);
  if (q) collect_head(x, q->v[0], &hs);
  sp.any_head = hs.n > 0;
  bool opaque = false;
  for (u32 i = 0; i < hs.n; i++) opaque |= hs.v[i]->c.kind == CT_OPAQUE;
  switch ((TyKind)ty->kind) {
  case TY_BOOL:
  case TY_CHAR:
  case TY_INT: split_ints(x, &hs, ty, &sp); break;
  case TY_SLICE:
  case TY_ARRAY: split_slices(x, &hs, ty, &sp); break;
  case TY_NEVER: break;
  case TY_ADT:
    if (ty->def->kind == DEF_ENUM) {
      split_variants(x, &hs, ty, &sp);
      break;
    }
    /* fall through */
  case TY_TUPLE:
  case TY_REF:
    if (sp.any_head) vec_push(x->s->arena, &sp.present, (Ctor){.kind = CT_SINGLE});
    else if (!is_empty(x, ty, 0)) vec_push(x->s->arena, &sp.missing, (Ctor){.kind = CT_SINGLE});
    break;
  default: split_endless(x, &hs, &sp);
  }
  if (opaque && !sp.endless) vec_push(x->s->arena, &sp.present, (Ctor){.kind = CT_OPAQUE});
  return sp;
}

/* --- specialising ---------------------------------------------------------------------- */

static bool covers(const Ctor *head, const Ctor *c) {
  if (head->kind == CT_WILD) return true;
  if (head->kind != c->kind) return false;
  switch (c->kind) {
  case CT_VARIANT: return head->index == c->index;
  case CT_RANGE: return head->lo <= c->lo && c->hi <= head->hi;
  case CT_SLICE: return slice_covers(head, c->prefix + c->suffix, c->var);
  case CT_STR: return str_eq(head->str, c->str);
  case CT_OPAQUE: return false;
  default: return true;
  }
}

/* The fields of head, as those of c: a slice pattern is stretched to c's length. */
static void push_fields(Exhaust *x, const DPat *head, const Ctor *c, const Ty *tys, u32 n, DPat **out) {
  (void)c;
  for (u32 i = 0; i < n; i++) {
    if (head->c.kind == CT_WILD) out[i] = dpat_wild(x, tys[i]);
    else if (head->c.kind != CT_SLICE) out[i] = i < head->n ? head->f[i] : dpat_wild(x, tys[i]);
    else if (i < head->c.prefix) out[i] = head->f[i];
    else if (n - i <= head->c.suffix) out[i] = head->f[head->n - (n - i)];
    else out[i] = dpat_wild(x, tys[i]);
  }
}

static void specialise(Exhaust *x, const Row *r, DPat *head, const Ctor *c, const Ty *tys, u32 n, Rows *out) {
  if (head->c.kind == CT_OR) {
    for (u32 i = 0; i < head->n; i++) specialise(x, r, head->f[i], c, tys, n, out);
    return;
  }
  if (!covers(&head->c, c)) return;
  Row s = {NEW_N(x->s->arena, DPat *, r->n - 1 + n + 1), r->n - 1 + n};
  push_fields(x, head, c, tys, n, s.v);
  for (u32 i = 1; i < r->n; i++) s.v[n + i - 1] = r->v[i];
  rows_push(x, out, s);
}

static void default_row(Exhaust *x, const Row *r, DPat *head, Rows *out) {
  if (head->c.kind == CT_OR)
    for (u32 i = 0; i < head->n; i++) default_row(x, r, head->f[i], out);
  if (head->c.kind == CT_WILD) rows_push(x, out, (Row){r->v + 1, r->n - 1});
}

static Rows specialise_all(Exhaust *x, const Rows *rows, const Ctor *c, const Ty *tys, u32 n) {
  Rows out = {0};
  for (u32 i = 0; i < rows->n; i++) specialise(x, &rows->v[i], rows->v[i].v[0], c, tys, n, &out);
  return out;
}

static Rows default_all(Exhaust *x, const Rows *rows) {
  Rows out = {0};
  for (u32 i = 0; i < rows->n; i++) default_row(x, &rows->v[i], rows->v[i].v[0], &out);
  return out;
}

static bool spend(Exhaust *x) {
  if (!x->budget) return false;
  x->budget--;
  return true;
}

/* --- is q useful after rows? -------------------------------------------------------------- */

static bool useful_for(Exhaust *x, const Rows *rows, Row q, const Ctor *c, Ty ty) {
  u32 n;
  Ty *tys = ctor_fields(x, ty, c, &n);
  Rows qs = {0};
  specialise(x, &q, q.v[0], c, tys, n, &qs);
  if (c->kind == CT_OPAQUE && q.v[0]->c.kind == CT_OPAQUE) rows_push(x, &qs, (Row){q.v + 1, q.n - 1});
  if (!qs.n) return false;
  Rows sub = specialise_all(x, rows, c, tys, n);
  for (u32 i = 0; i < qs.n; i++)
    if (rows_useful(x, &sub, qs.v[i])) return true;
  return false;
}

bool rows_useful(Exhaust *x, const Rows *rows, Row q) {
  if (!spend(x)) return true;
  if (!q.n) return rows->n == 0;
  if (!rows->n) return true;
  Ty ty = q.v[0]->ty;
  Split sp = split(x, rows, &q, ty);
  for (u32 i = 0; i < sp.present.n; i++)
    if (useful_for(x, rows, q, &sp.present.v[i], ty)) return true;
  Rows qd = {0};
  default_row(x, &q, q.v[0], &qd);
  if (!qd.n || (!sp.missing.n && !sp.endless)) return false;
  Rows sub = default_all(x, rows);
  return rows_useful(x, &sub, qd.v[0]);
}

/* --- what is missing? ------------------------------------------------------------------------ */

static void add_witness(Exhaust *x, Witnesses *w, DPat *head, DPat **rest, u32 n_rest) {
  if (w->n >= MAX_WITNESSES) return;
  DPat **v = NEW_N(x->s->arena, DPat *, n_rest + 1);
  v[0] = head;
  for (u32 i = 0; i < n_rest; i++) v[i + 1] = rest[i];
  vec_push(x->s->arena, w, v);
}

static Witnesses missing(Exhaust *x, const Rows *rows, const Ty *tys, u32 n, bool top);

static void missing_under(Exhaust *x, const Rows *rows, const Ty *tys, u32 n, const Ctor *c, Witnesses *out) {
  u32 nf;
  Ty *ft = ctor_fields(x, tys[0], c, &nf);
  Ty *all = NEW_N(x->s->arena, Ty, nf + n);
  for (u32 i = 0; i < nf; i++) all[i] = ft[i];
  for (u32 i = 1; i < n; i++) all[nf + i - 1] = tys[i];
  Rows sub = specialise_all(x, rows, c, ft, nf);
  Witnesses w = missing(x, &sub, all, nf + n - 1, false);
  for (u32 i = 0; i < w.n; i++) {
    DPat *d = dpat_new(x, *c, tys[0], nf);
    for (u32 k = 0; k < nf; k++) d->f[k] = w.v[i][k];
    add_witness(x, out, d, w.v[i] + nf, n - 1);
  }
}

static DPat *wild_of(Exhaust *x, Ty ty, const Ctor *c) {
  u32 n;
  Ty *ft = ctor_fields(x, ty, c, &n);
  DPat *d = dpat_new(x, *c, ty, n);
  for (u32 i = 0; i < n; i++) d->f[i] = dpat_wild(x, ft[i]);
  return d;
}

static void missing_rest(Exhaust *x, const Rows *rows, const Ty *tys, u32 n, const Split *sp, bool top, Witnesses *out) {
  Rows sub = default_all(x, rows);
  Witnesses w = missing(x, &sub, tys + 1, n - 1, false);
  bool each = !sp->endless && (sp->any_head || (top && tys[0]->kind == TY_ADT && tys[0]->def->kind == DEF_ENUM));
  for (u32 i = 0; i < w.n; i++) {
    if (!each) {
      add_witness(x, out, dpat_wild(x, tys[0]), w.v[i], n - 1);
      continue;
    }
    for (u32 k = 0; k < sp->missing.n; k++) add_witness(x, out, wild_of(x, tys[0], &sp->missing.v[k]), w.v[i], n - 1);
  }
}

static Witnesses missing(Exhaust *x, const Rows *rows, const Ty *tys, u32 n, bool top) {
  Witnesses out = {0};
  if (!spend(x)) return out;
  if (!n) {
    if (!rows->n) vec_push(x->s->arena, &out, NEW_N(x->s->arena, DPat *, 1));
    return out;
  }
  Split sp = split(x, rows, NULL, tys[0]);
  if (sp.missing.n || sp.endless) {    /* rustc then says nothing of the others */
    missing_rest(x, rows, tys, n, &sp, top, &out);
    return out;
  }
  for (u32 i = 0; i < sp.present.n; i++)
    if (sp.present.v[i].kind != CT_OPAQUE) missing_under(x, rows, tys, n, &sp.present.v[i], &out);
  return out;
}

Witnesses rows_missing(Exhaust *x, const Rows *rows, Ty ty) { return missing(x, rows, &ty, 1, true); }
