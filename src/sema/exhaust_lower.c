/* exhaust_lower.c — annotated patterns to constructors, and witnesses to text. */
#include "sema/exhaust.h"

static DPat *opaque(Exhaust *x, Ty ty, Str text) { return dpat_new(x, (Ctor){.kind = CT_OPAQUE, .str = text}, ty, 0); }

static bool is_rest(Pat *p) {
  p = pat_of(p);
  return p->kind == P_REST || (p->kind == P_BIND && p->sub && pat_of(p->sub)->kind == P_REST);
}

/* Fields of c, wild where p says nothing. */
static DPat *shape(Exhaust *x, Ctor c, Ty ty) {
  u32 n;
  Ty *ft = ctor_fields(x, ty, &c, &n);
  DPat *d = dpat_new(x, c, ty, n);
  for (u32 i = 0; i < n; i++) d->f[i] = dpat_wild(x, ft[i]);
  return d;
}

/* (a, .., z): elements before `..` from the left, those after from the right. */
static void fill_positions(Exhaust *x, Pat *p, DPat *d) {
  u32 rest = p->n;
  for (u32 i = 0; i < p->n; i++)
    if (is_rest(p->elems[i])) rest = i;
  for (u32 i = 0; i < p->n; i++) {
    if (i == rest) continue;
    u32 at = i < rest ? i : d->n - (p->n - i);
    if (at < d->n) d->f[at] = dpat_lower(x, p->elems[i]);
  }
}

static DPat *lower_slice(Exhaust *x, Pat *p) {
  Ctor c = {.kind = CT_SLICE};
  bool after = false;
  for (u32 i = 0; i < p->n; i++) {
    if (is_rest(p->elems[i])) c.var = after = true;
    else if (after) c.suffix++;
    else c.prefix++;
  }
  if (p->ty->kind == TY_ARRAY && p->ty->len->kind == TY_CONST && c.var) {
    u32 suffix = c.suffix, len = (u32)p->ty->len->value;
    c = (Ctor){.kind = CT_SLICE, .prefix = len};
    DPat *d = shape(x, c, p->ty);
    (void)suffix;
    fill_positions(x, p, d);
    return d;
  }
  DPat *d = shape(x, c, p->ty);
  fill_positions(x, p, d);
  return d;
}

static DPat *lower_def(Exhaust *x, Pat *p) {
  Ctor c = {.kind = CT_SINGLE};
  if (p->def && p->def->kind == DEF_VARIANT && p->def->variant) c = (Ctor){.kind = CT_VARIANT, .index = p->def->variant->index};
  DPat *d = shape(x, c, p->ty);
  if (p->kind == P_TSTRUCT) fill_positions(x, p, d);
  for (u32 i = 0; p->kind == P_STRUCT && i < p->n_fields; i++)
    if (p->fields[i].index < d->n) d->f[p->fields[i].index] = dpat_lower(x, p->fields[i].pat);
  return d;
}

static bool has_range(Ty t) { return t->kind == TY_INT || t->kind == TY_CHAR || t->kind == TY_BOOL; }

static DPat *one_value(Exhaust *x, Ty ty, i128 v) {
  u128 e = int_encode(ty, v);
  return dpat_new(x, (Ctor){.kind = CT_RANGE, .lo = e, .hi = e}, ty, 0);
}

static DPat *lower_text(Exhaust *x, Pat *p, const Literal *l) {
  Ty ty = p->ty;
  Ctor c = {.kind = CT_STR, .str = l->str};
  if (ty->kind != TY_REF) return dpat_new(x, c, ty, 0);
  DPat *r = dpat_new(x, (Ctor){.kind = CT_SINGLE}, ty, 1);
  r->f[0] = ty->elem->kind == TY_STR ? dpat_new(x, c, ty->elem, 0) : opaque(x, ty->elem, l->str);
  return r;
}

static DPat *lower_value(Exhaust *x, Pat *p, Expr *e) {
  Expr *in = expr_of(e);
  i128 v;
  if (in->kind == E_LIT && (in->lit->kind == LIT_STR || in->lit->kind == LIT_BYTESTR)) return lower_text(x, p, in->lit);
  if (has_range(p->ty) && const_eval_int(x->s, x->body->def->module, x->body->def, e, p->ty, &v)) return one_value(x, p->ty, v);
  return opaque(x, p->ty, STR(""));
}

static DPat *lower_const(Exhaust *x, Pat *p) {
  Def *d = p->def;
  i128 v;
  Expr *val = d->item ? d->item->value : NULL;
  AstBody *checked = d->is_lib ? NULL : body_check(x->s, d);
  if (checked && checked->has_error) return dpat_wild(x, p->ty);
  if (d->parent && d->parent->kind == DEF_TRAIT) {         /* an impl's, or what the trait itself says */
    Expr e = {.kind = E_PATH, .span = p->span, .path = p->path, .res = RES_DEF, .def = d, .substs = p->substs};
    bool known = p->substs && !(p->substs->flags & (TF_PARAM | TF_INFER | TF_ERR));
    if (known && has_range(p->ty) && const_eval_int(x->s, x->body->def->module, x->body->def, &e, p->ty, &v)) return one_value(x, p->ty, v);
  }
  else if (val && has_range(p->ty) && const_eval_int(x->s, d->module, d, val, p->ty, &v)) return one_value(x, p->ty, v);
  Expr *in = val && d->parent && d->parent->kind == DEF_TRAIT ? NULL : val ? expr_of(val) : NULL;
  if (in && in->kind == E_LIT && in->lit->kind == LIT_STR) return lower_text(x, p, in->lit);
  return opaque(x, p->ty, str_fmt(x->s->arena, "%u of %u", d->id, p->substs ? p->substs->id : 0));
}

static DPat *lower_range(Exhaust *x, Pat *p) {
  if (!has_range(p->ty)) return opaque(x, p->ty, STR(""));
  Ctor c = {.kind = CT_RANGE};
  int_bounds(p->ty, &c.lo, &c.hi);
  i128 v;
  Def *own = x->body->def;
  if (p->lo) {
    if (!const_eval_int(x->s, own->module, own, p->lo, p->ty, &v)) return dpat_wild(x, p->ty);
    c.lo = int_encode(p->ty, v);
  }
  if (p->hi) {
    if (!const_eval_int(x->s, own->module, own, p->hi, p->ty, &v)) return dpat_wild(x, p->ty);
    c.hi = int_encode(p->ty, v) - (p->inclusive ? 0 : 1);
  }
  return dpat_new(x, c, p->ty, 0);
}

static DPat *lower_peeled(Exhaust *x, Pat *p) {
  DPat *d;
  switch (p->kind) {
  case P_BIND: return p->sub ? dpat_lower(x, p->sub) : dpat_wild(x, p->ty);
  case P_LIT: return lower_value(x, p, p->lo);
  case P_RANGE: return lower_range(x, p);
  case P_REF:
  case P_BOX:
    d = dpat_new(x, (Ctor){.kind = CT_SINGLE}, p->ty, 1);
    d->f[0] = dpat_lower(x, p->sub);
    return d;
  case P_TUPLE:
    d = shape(x, (Ctor){.kind = CT_SINGLE}, p->ty);
    fill_positions(x, p, d);
    return d;
  case P_PATH:
    if (p->def && p->def->kind == DEF_CONST) return lower_const(x, p);
    return lower_def(x, p);
  case P_TSTRUCT:
  case P_STRUCT: return lower_def(x, p);
  case P_SLICE: return lower_slice(x, p);
  case P_OR:
    d = dpat_new(x, (Ctor){.kind = CT_OR}, p->ty, p->n);
    for (u32 i = 0; i < p->n; i++) d->f[i] = dpat_lower(x, p->elems[i]);
    return d;
  default: return dpat_wild(x, p->ty);
  }
}

DPat *dpat_lower(Exhaust *x, Pat *p) {
  p = pat_of(p);
  if (!p->ty) return dpat_wild(x, x->s->t_err);
  DPat *d = lower_peeled(x, p);
  d->src = p;
  for (u32 i = p->n_peeled; i-- > 0;) {          /* innermost reference first */
    DPat *r = dpat_new(x, (Ctor){.kind = CT_SINGLE}, p->peeled[i], 1);
    r->f[0] = d;
    r->src = p;
    d = r;
  }
  return d;
}

/* --- witnesses as text --------------------------------------------------------------------- */

static void print_list(Exhaust *x, DPat *const *v, u32 n, Buf *o) {
  for (u32 i = 0; i < n; i++) {
    if (i) buf_z(o, ", ");
    dpat_print(x, v[i], o);
  }
}

static void print_decimal(u128 u, Buf *o) {
  char d[40];
  u32 n = 0;
  do d[n++] = (char)('0' + (int)(u % 10)), u /= 10;
  while (u);
  while (n) buf_ch(o, d[--n]);
}

static void print_char(u32 c, Buf *o) {
  buf_ch(o, '\'');
  if (c == 0) buf_z(o, "\\0");
  else if (c == '\n') buf_z(o, "\\n");
  else if (c == '\t') buf_z(o, "\\t");
  else if (c == '\r') buf_z(o, "\\r");
  else if (c == '\'' || c == '\\') buf_fmt(o, "\\%c", (int)c);
  else if (c < 32 || (c >= 0x7f && c < 0xa0) || c == 0x10FFFF || (c >= 0xE000 && c <= 0xF8FF)) buf_fmt(o, "\\u{%x}", c);
  else buf_utf8(o, c);
  buf_ch(o, '\'');
}

/* e is encoded; the ends of a signed type are written as T::MIN, of any as T::MAX. */
static void print_int(Exhaust *x, Ty ty, u128 e, Buf *o) {
  if (ty->kind == TY_CHAR) {
    print_char((u32)e, o);
    return;
  }
  u32 b = prim_bits((Prim)ty->prim);
  u128 bias = ty_is_signed(ty) ? ((u128)1 << (b - 1)) + (ty->prim == PRIM_ISIZE) : 0;
  u128 max = (b == 128 ? ~(u128)0 : ((u128)1 << b) - 1) + (ty->prim == PRIM_ISIZE);
  u128 min = ty->prim == PRIM_ISIZE ? 1 : 0;
  if (e == max || (bias && e == min)) {
    ty_print(x->s, ty, o);
    buf_z(o, e == max ? "::MAX" : "::MIN");
    return;
  }
  if (e < bias) buf_ch(o, '-');
  print_decimal(e < bias ? bias - e : e - bias, o);
  buf_ch(o, '_');
  ty_print(x->s, ty, o);
}

static void print_range(Exhaust *x, const DPat *d, Buf *o) {
  if (d->ty->kind == TY_BOOL) {
    buf_z(o, d->c.lo == d->c.hi ? (d->c.lo ? "true" : "false") : "_");
    return;
  }
  u128 lo, hi;
  int_bounds(d->ty, &lo, &hi);
  if (d->c.lo == lo && d->c.hi == hi) {
    buf_z(o, "_");
    return;
  }
  bool size = d->ty->kind == TY_INT && (d->ty->prim == PRIM_USIZE || d->ty->prim == PRIM_ISIZE);
  bool open_hi = size && d->c.hi == hi, open_lo = size && d->ty->prim == PRIM_ISIZE && d->c.lo == lo;
  if (d->c.lo == d->c.hi && !open_hi && !open_lo) {
    print_int(x, d->ty, d->c.lo, o);
    return;
  }
  if (!open_lo) print_int(x, d->ty, open_hi && d->c.lo == hi ? hi - 1 : d->c.lo, o);
  buf_z(o, open_hi ? ".." : open_lo ? ".." : "..=");
  if (!open_hi) print_int(x, d->ty, open_lo ? d->c.hi + 1 : d->c.hi, o);
}

static bool all_wild(const DPat *d) {
  for (u32 i = 0; i < d->n; i++)
    if (d->f[i]->c.kind != CT_WILD) return false;
  return true;
}

static void print_adt(Exhaust *x, const DPat *d, Buf *o) {
  Interner *in = x->s->sx->in;
  u32 n;
  VariantDef *vs = def_variants(x->s, d->ty->def, &n);
  VariantDef *v = &vs[d->c.kind == CT_VARIANT ? d->c.index : 0];
  bool plain = ty_is_lang(d->ty, LANG_option) || ty_is_lang(d->ty, LANG_result) || v->def == d->ty->def;
  if (!plain) buf_fmt(o, "%s::", sym_z(in, d->ty->def->name));
  buf_str(o, sym_str(in, v->def->name));
  if (v->kind == VK_TUPLE) {
    buf_z(o, "(");
    print_list(x, d->f, d->n, o);
    buf_z(o, ")");
  } else if (v->kind == VK_STRUCT) {
    if (all_wild(d)) {
      buf_z(o, " { .. }");
      return;
    }
    buf_z(o, " { ");
    bool wild = false;
    for (u32 i = 0; i < d->n; i++) {
      if (d->f[i]->c.kind == CT_WILD) {
        wild = true;
        continue;
      }
      buf_fmt(o, "%s: ", sym_z(in, v->fields[i].name));
      dpat_print(x, d->f[i], o);
      buf_z(o, ", ");
    }
    if (wild) buf_z(o, "..");
    else o->n -= 2;
    buf_z(o, " }");
  }
}

static void print_slice(Exhaust *x, const DPat *d, Buf *o) {
  buf_z(o, "[");
  print_list(x, d->f, d->c.prefix, o);
  if (d->c.var) buf_z(o, d->c.prefix ? ", .." : "..");
  if (d->c.suffix) buf_z(o, ", ");
  print_list(x, d->f + d->c.prefix, d->c.suffix, o);
  buf_z(o, "]");
}

void dpat_print(Exhaust *x, const DPat *d, Buf *o) {
  switch (d->c.kind) {
  case CT_RANGE: print_range(x, d, o); return;
  case CT_SLICE: print_slice(x, d, o); return;
  case CT_VARIANT: print_adt(x, d, o); return;
  case CT_SINGLE:
    if (d->ty->kind == TY_ADT) print_adt(x, d, o);
    else if (d->ty->kind == TY_REF) {
      buf_z(o, d->ty->mut ? "&mut " : "&");
      dpat_print(x, d->f[0], o);
    } else {
      buf_z(o, "(");
      print_list(x, d->f, d->n, o);
      buf_z(o, d->n == 1 ? ",)" : ")");
    }
    return;
  case CT_STR: buf_fmt(o, "\"%.*s\"", STR_ARG(d->c.str)); return;
  default: buf_z(o, "_");
  }
}
