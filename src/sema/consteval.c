/* consteval.c — integer constants that types depend on: array lengths,
 * discriminants, const arguments, constants in patterns.
 *
 * The value is computed over the tree as written, since lengths are needed before
 * any body is checked. A value carries its type once something says it (a suffix, a
 * constant's declared type, a cast); until then it takes that of its neighbour or
 * the expected one. Arrays, tuples and strings are sequences of values; a reference
 * is what it refers to. What Rust can compute here and this cannot is said plainly.
 */
#include "sema/sema.h"

/* ty NULL: an integer of no known type. seq: n parts; of a string its bytes, ty is str then. */
typedef struct Val { i128 v; Ty ty; struct Val *parts; u32 n; bool seq; Def *variant; /* of an enum with fields somewhere */ } Val;
typedef struct Var { Sym name; u32 ctx; Val v; } Var;
typedef enum { FLOW_ON, FLOW_BREAK, FLOW_CONTINUE, FLOW_RETURN } Flow;
typedef struct Ev {
  Sema *s;
  Module *m;
  Def *owner;
  TyList *args;                /* what owner's parameters stand for, or NULL: as they are */
  Span at;                     /* where it was asked */
  Var vars[32]; u32 n_vars;    /* let-bound names and parameters of const functions */
  u32 depth;
  Flow flow; Sym to; Val gives; /* why eval was left without a value, the label meant, what it carries */
} Ev;

enum { EVAL_DEPTH = 64, EVAL_ROUNDS = 1 << 20 };

static bool eval(Ev *e, Expr *x, Ty expect, Val *out);
static Val seq_as(Ev *e, Val v, Ty t);

/* It is computed of what is wrong: that is told of its body. */
static bool of_wrong_body(Ev *e) {
  bool own = e->owner && !e->owner->is_lib && e->depth && (e->owner->kind == DEF_FN || e->owner->kind == DEF_CONST);
  AstBody *b = own ? body_check(e->s, e->owner) : NULL;
  return b && b->has_error;
}

static bool cannot(Ev *e, Expr *x, const char *what) {
  if (of_wrong_body(e)) return false;
  diag_unsupported(e->s->sx->diags, x->span, "%s in a constant that a type or pattern depends on", what);
  return false;
}

static u32 bits_of(Ty t) { return t && t->kind == TY_INT ? prim_bits((Prim)t->prim) : 128; }

static bool in_range(i128 v, Ty t) {
  if (!t || t->kind != TY_INT) return true;
  u32 b = bits_of(t);
  if (b == 128) return true;
  if (ty_is_signed(t)) return v >= -((i128)1 << (b - 1)) && v < (i128)1 << (b - 1);
  return v >= 0 && v < (i128)1 << b;
}

static i128 wrap_to(i128 v, Ty t) {
  u32 b = bits_of(t);
  if (b == 128) return v;
  u128 m = (u128)v & (((u128)1 << b) - 1);
  if (ty_is_signed(t) && m >> (b - 1) & 1) return (i128)(m | ~(((u128)1 << b) - 1));
  return (i128)m;
}

static void print_num(Ev *e, i128 v, Ty t, Buf *o) {
  (void)e;
  char d[48];
  u32 n = 0;
  u128 u = v < 0 ? (u128)0 - (u128)v : (u128)v;
  do d[n++] = (char)('0' + (int)(u % 10)), u /= 10;
  while (u);
  if (v < 0) buf_ch(o, '-');
  while (n) buf_ch(o, d[--n]);
  buf_ch(o, '_');
  ty_print(e->s, t, o);
}

static bool overflow(Ev *e, Expr *x, Val a, const char *op, Val b, Ty t) {
  Buf o = {0};
  Sema *s = e->s;
  if (t->kind != TY_INT) t = s->t_prim[PRIM_I128];
  print_num(e, a.v, t, &o);
  buf_fmt(&o, " %s ", op);
  print_num(e, b.v, t, &o);
  Diag *g = diag(s->sx->diags, DIAG_E0080, x->span, "attempt to compute `%.*s`, which would overflow", STR_ARG(buf_view(&o)));
  diag_primary(s->sx->diags, g, "evaluation of constant value failed here");
  buf_free(&o);
  return false;
}

static bool fails(Ev *e, Expr *x, const char *why) {
  Diag *g = diag(e->s->sx->diags, DIAG_E0080, x->span, "%s", why);
  diag_primary(e->s->sx->diags, g, "evaluation of constant value failed here");
  return false;
}

/* --- leaves ------------------------------------------------------------------------- */

static Ty suffix_type(Sema *s, Sym suffix) {
  if (!suffix) return NULL;
  static const char *const names[] = {"i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize"};
  for (u32 i = 0; i < COUNTOF(names); i++)
    if (str_eqz(sym_str(s->sx->in, suffix), names[i])) return s->t_prim[i];
  return NULL;
}

static Val text(Ev *e, Str t, bool str) {
  Ty byte = e->s->t_prim[PRIM_U8];
  Val r = {.seq = true, .n = (u32)t.n, .ty = str ? e->s->t_str : ty_slice(e->s, byte), .parts = NEW_N(e->s->arena, Val, t.n ? t.n : 1)};
  for (u32 i = 0; i < r.n; i++) r.parts[i] = (Val){.v = (u8)t.p[i], .ty = byte};
  return r;
}

static bool eval_lit(Ev *e, Expr *x, Ty expect, Val *out) {
  const Literal *l = x->lit;
  Sema *s = e->s;
  switch (l->kind) {
  case LIT_INT: {
    Ty t = suffix_type(s, l->suffix);
    *out = (Val){.v = (i128)l->value, .ty = t ? t : expect && expect->kind == TY_INT ? expect : NULL};
    return true;
  }
  case LIT_BOOL: *out = (Val){.v = (i128)l->value, .ty = s->t_bool}; return true;
  case LIT_CHAR: *out = (Val){.v = (i128)l->value, .ty = s->t_char}; return true;
  case LIT_BYTE: *out = (Val){.v = (i128)l->value, .ty = s->t_prim[PRIM_U8]}; return true;
  case LIT_STR:
  case LIT_BYTESTR: *out = text(e, l->str, l->kind == LIT_STR); return true;
  default: return cannot(e, x, "a literal of this kind");
  }
}

static bool eval_const_def(Ev *e, Expr *at, Def *d, TyList *args, Val *out) {
  Sema *s = e->s;
  if (d->kind == DEF_CONSTPARAM) {
    Ty t = e->args && d->param_index < e->args->n ? e->args->v[d->param_index] : NULL;
    if (!t || t->kind != TY_CONST) return cannot(e, at, "an expression over a const parameter");
    *out = (Val){.v = (i128)t->value, .ty = t->elem};
    return true;
  }
  if (d->kind == DEF_VARIANT && d->variant && d->variant->kind == VK_UNIT) {
    u32 n;
    def_variants(s, d->parent, &n);
    *out = (Val){.v = d->variant->disc, .variant = d};
    note_named(s, d, e->owner);
    return true;
  }
  if (d->kind == DEF_STRUCT && d->variant && d->variant->kind == VK_UNIT) {
    *out = (Val){.seq = true, .ty = def_type(s, d), .variant = d};
    return true;
  }
  if ((d->kind != DEF_CONST && d->kind != DEF_STATIC) || !d->item || !d->item->value) return cannot(e, at, "this name");
  if (d->body && d->body->has_error) return false;       /* said there */
  if (e->depth >= EVAL_DEPTH) return fails(e, at, "cycle detected when evaluating a constant");
  Ev in = {.s = s, .m = d->module, .owner = d, .args = args, .at = e->at, .depth = e->depth + 1};
  Ty t = def_type(s, d);
  if (t) t = ty_subst(s, t, args);
  if (!eval(&in, d->item->value, t, out)) return false;
  if (!out->seq) out->ty = t ? t : out->ty;
  note_named(s, d, e->owner);
  return true;
}

/* What the parameters in pattern stand for if it is actual; false: it cannot be. */
static bool learn(Ty pattern, Ty actual, Ty *args, u32 n) {
  if (!pattern || !actual) return true;
  if (pattern->kind == TY_PARAM) {
    if (pattern->index < n && !args[pattern->index]) args[pattern->index] = actual;
    return pattern->index >= n || args[pattern->index] == actual;
  }
  if (pattern->kind != actual->kind) return false;
  switch (pattern->kind) {
  case TY_ARRAY: return learn(pattern->elem, actual->elem, args, n) && learn(pattern->len, actual->len, args, n);
  case TY_REF: case TY_PTR: case TY_SLICE: return learn(pattern->elem, actual->elem, args, n);
  case TY_ADT: case TY_TUPLE:
    if (pattern->def != actual->def || pattern->args->n != actual->args->n) return false;
    for (u32 i = 0; i < pattern->args->n; i++)
      if (!learn(pattern->args->v[i], actual->args->v[i], args, n)) return false;
    return true;
  default: return pattern == actual;
  }
}

static Def *item_named(const Def *in, Sym name, DefKind kind) {
  for (u32 k = 0; k < in->items.n; k++)
    if (in->items.v[k]->kind == kind && in->items.v[k]->name == name) return in->items.v[k];
  return NULL;
}

/* The parameters of d, an item of an impl or a trait for self, as far as self says them; NULL: it is not for self. */
static TyList *args_for(Ev *e, const Def *d, Ty self) {
  u32 n = generics_total(def_generics(e->s, (Def *)(uintptr_t)d));
  Ty *v = NEW_N(e->s->arena, Ty, n + 1);
  if (d->kind == DEF_TRAIT) v[0] = self;
  else {
    impl_header(e->s, (Def *)(uintptr_t)d);
    if (!learn(d->impl_self, self, v, n)) return NULL;
  }
  for (u32 i = 0; i < n; i++) if (!v[i]) v[i] = e->s->t_err;
  return ty_list(e->s, v, n);
}

static Def *in_impls(Ev *e, DefVec impls, Ty self, Sym name, DefKind kind, TyList **args) {
  for (u32 i = 0; i < impls.n; i++) {
    Def *d = item_named(impls.v[i], name, kind);
    if (d && (*args = args_for(e, impls.v[i], self))) return d;
  }
  return NULL;
}

/* `self::name`: of its own impls, else of a trait's impl, else what the trait itself says. */
static Def *assoc_item(Ev *e, Ty self, Sym name, Def *trait, DefKind kind, TyList **args) {
  DefVec impls = {0}, traits = {0};
  if (!trait) inherent_impls(e->s, self, name, &impls);
  Def *d = in_impls(e, impls, self, name, kind, args);
  if (d) return d;
  if (trait) vec_push(e->s->arena, &traits, trait);
  else traits_with_method(e->s, e->m, name, &traits);
  for (u32 i = 0; i < traits.n; i++) {
    DefVec of = {0};
    trait_impls(e->s, traits.v[i], self, &of);
    if ((d = in_impls(e, of, self, name, kind, args))) return d;
    if (of.n == 1 && (d = trait_item(e->s, traits.v[i], name, NS_VALUE)) && d->kind == kind) {
      *args = args_for(e, traits.v[i], self);
      return d;
    }
  }
  return NULL;
}

static Ty type_here(Ev *e, TypeExpr *te) { return ty_subst(e->s, lower_path_type(e->s, e->m, e->owner, te, NULL), e->args); }

/* What a path in an expression names: an item, and what its parameters stand for as far as they are written. */
static Def *item_at(Ev *e, Expr *x, DefKind kind, TyList **args) {
  Path *p = x->path;
  *args = e->s->no_args;
  if (x->res == RES_DEF && x->def && !(x->substs && x->substs->flags & (TF_INFER | TF_ERR))) {   /* checked before */
    Def *d = x->def;
    TyList *own = x->substs ? ty_subst_list(e->s, x->substs, e->args) : e->s->no_args;
    if (d->parent && d->parent->kind == DEF_TRAIT && own->n) return assoc_item(e, own->v[0], d->name, d->parent, kind, args);
    *args = own;
    return d;
  }
  PathRes r = resolve_path(e->s, e->m, e->owner, p, NS_VALUE, false);
  if (r.kind == RES_NONE || r.kind == RES_ERR) return NULL;
  Ty self = p->qself ? type_here(e, p->qself) : r.self_ty;
  Def *d = r.def, *trait = d && d->kind == DEF_TRAIT ? d : NULL;
  if (!self && d && r.unresolved && (d->kind == DEF_STRUCT || d->kind == DEF_ENUM)) {
    GenericArgs *ga = p->segs[p->n - 2].args;
    self = ga ? ty_adt(e->s, d, lower_args(e->s, e->m, e->owner, d, ga, NULL, x->span, NULL)) : def_type(e->s, d);
  }
  if (!self && d && d->kind == DEF_TYPARAM) self = def_type(e->s, d) ? def_type(e->s, d) : ty_param(e->s, d->param_index, d->name);
  if (self && self->kind == TY_ADT) note_named(e->s, self->def, e->owner);
  if (r.kind == RES_SELF_CTOR && self->kind == TY_ADT) return self->def;
  if (!r.unresolved) return d;
  if (!self || r.unresolved != 1) return NULL;
  return assoc_item(e, ty_subst(e->s, self, e->args), p->segs[p->n - 1].name.sym, trait, kind, args);
}

static bool eval_path(Ev *e, Expr *x, Val *out) {
  Path *p = x->path;
  if (p->n == 1 && !p->qself)
    for (u32 i = e->n_vars; i-- > 0;)
      if (e->vars[i].name == p->segs[0].name.sym && e->vars[i].ctx == p->segs[0].name.span.ctx) {
        *out = e->vars[i].v;
        return true;
      }
  TyList *args;
  u32 errors = e->s->sx->diags->n_errors;
  Def *d = item_at(e, x, DEF_CONST, &args);
  if (d) return eval_const_def(e, x, d, args, out);
  return e->s->sx->diags->n_errors == errors ? cannot(e, x, "this path") : false;
}

/* --- operators ------------------------------------------------------------------------- */

static const char *const op_text[] = {"+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", "==", "!=", "<", "<=", ">", ">=", "&&", "||"};

static bool compare(BinOp op, Val a, Val b, Ty t) {
  bool unsigned128 = t && t->kind == TY_INT && t->prim == PRIM_U128;
  int c = unsigned128 ? ((u128)a.v > (u128)b.v) - ((u128)a.v < (u128)b.v) : (a.v > b.v) - (a.v < b.v);
  switch (op) {
  case BIN_EQ: return c == 0;
  case BIN_NE: return c != 0;
  case BIN_LT: return c < 0;
  case BIN_LE: return c <= 0;
  case BIN_GT: return c > 0;
  default: return c >= 0;
  }
}

static bool arith(Ev *e, Expr *x, BinOp op, Val a, Val b, Ty t, i128 *r) {
  bool over = false;
  switch (op) {
  case BIN_ADD: over = __builtin_add_overflow(a.v, b.v, r); break;
  case BIN_SUB: over = __builtin_sub_overflow(a.v, b.v, r); break;
  case BIN_MUL: over = __builtin_mul_overflow(a.v, b.v, r); break;
  case BIN_DIV:
  case BIN_REM:
    if (b.v == 0) return fails(e, x, op == BIN_DIV ? "attempt to divide by zero" : "attempt to calculate the remainder with a divisor of zero");
    if (b.v == -1) over = op == BIN_DIV ? __builtin_sub_overflow((i128)0, a.v, r) : (*r = 0, false);
    else *r = op == BIN_DIV ? a.v / b.v : a.v % b.v;
    break;
  case BIN_AND: *r = a.v & b.v; break;
  case BIN_OR: *r = a.v | b.v; break;
  case BIN_XOR: *r = a.v ^ b.v; break;
  case BIN_SHL:
  case BIN_SHR:
    if (b.v < 0 || b.v >= (i128)bits_of(t)) return overflow(e, x, a, op_text[op], b, t);
    *r = op == BIN_SHL ? wrap_to((i128)((u128)a.v << (u32)b.v), t) : a.v >> (u32)b.v;
    break;
  default: return false;
  }
  return over || !in_range(*r, t) ? overflow(e, x, a, op_text[op], b, t) : true;
}

static bool eval_binary(Ev *e, Expr *x, Ty expect, Val *out) {
  BinOp op = (BinOp)x->op;
  Val a, b;
  bool cmp = op >= BIN_EQ && op <= BIN_GE, logic = op >= BIN_LAND, shift = op == BIN_SHL || op == BIN_SHR;
  if (!eval(e, x->a, cmp || logic ? NULL : expect, &a)) return false;
  if (logic && (a.v != 0) == (op == BIN_LOR)) {
    *out = a;
    return true;
  }
  if (!eval(e, x->b, shift ? NULL : a.ty ? a.ty : cmp ? NULL : expect, &b)) return false;
  if (logic) {
    *out = b;
    return true;
  }
  Ty t = a.ty ? a.ty : shift ? NULL : b.ty;
  if (cmp) {
    *out = (Val){.v = compare(op, a, b, t), .ty = e->s->t_bool};
    return true;
  }
  if (!t) t = expect ? expect : e->s->t_prim[PRIM_I32];
  *out = (Val){.ty = t};
  return arith(e, x, op, a, b, t, &out->v);
}

static bool eval_unary(Ev *e, Expr *x, Ty expect, Val *out) {
  Val a;
  if (!eval(e, x->a, expect, &a)) return false;
  Ty t = a.ty ? a.ty : expect;
  if (x->op == UN_DEREF) { *out = a; return true; }
  *out = (Val){.ty = t};
  if (x->op == UN_NEG) {
    if (__builtin_sub_overflow((i128)0, a.v, &out->v) || !in_range(out->v, t))
      return fails(e, x, "attempt to negate a value, which would overflow");
    return true;
  }
  out->v = t && t->kind == TY_BOOL ? !a.v : wrap_to(~a.v, t ? t : e->s->t_prim[PRIM_I32]);
  return true;
}

static bool eval_cast(Ev *e, Expr *x, Val *out) {
  Val a;
  Ty t = type_here(e, x->te);
  if (!eval(e, x->a, NULL, &a)) return false;
  if (a.seq && (t->kind == TY_REF || t->kind == TY_PTR)) { *out = seq_as(e, a, t->elem); return true; }
  if (t->kind != TY_INT && t->kind != TY_CHAR && t->kind != TY_BOOL) return t->kind == TY_ERR ? false : cannot(e, x, "this cast");
  *out = (Val){.v = wrap_to(a.v, t), .ty = t};
  return true;
}

/* --- places and parts ------------------------------------------------------------------ */

static Val seq_as(Ev *e, Val v, Ty t) {
  (void)e;
  if (t->kind == TY_STR || t->kind == TY_SLICE) v.ty = t;
  return v;
}

static Val copy_of(Ev *e, Val v) {
  if (!v.seq) return v;
  Val *p = NEW_N(e->s->arena, Val, v.n ? v.n : 1);
  for (u32 i = 0; i < v.n; i++) p[i] = copy_of(e, v.parts[i]);
  v.parts = p;
  return v;
}

static Val *var_of(Ev *e, const Path *p) {
  if (p->n != 1 || p->qself) return NULL;
  for (u32 i = e->n_vars; i-- > 0;)
    if (e->vars[i].name == p->segs[0].name.sym && e->vars[i].ctx == p->segs[0].name.span.ctx) return &e->vars[i].v;
  return NULL;
}

static i128 digits(Ev *e, Sym name) {
  Str t = sym_str(e->s->sx->in, name);
  i128 v = 0;
  for (u32 i = 0; i < t.n; i++) {
    if (t.p[i] < '0' || t.p[i] > '9' || v > 1000) return -1;
    v = v * 10 + (t.p[i] - '0');
  }
  return v;
}

static i128 field_at(Ev *e, const Val *of, Sym name) {
  const VariantDef *v = of->variant ? of->variant->variant : NULL;
  for (u32 i = 0; v && v->kind == VK_STRUCT && i < v->n; i++)
    if (v->fields[i].name == name) return i;
  return digits(e, name);
}

static bool part_at(Ev *e, Expr *x, const Val *of, Val **out) {
  Val i;
  if (x->kind == E_FIELD) {
    i = (Val){.v = field_at(e, of, x->name.sym)};
    if (i.v < 0) return cannot(e, x, "a field");
  }
  else if (!eval(e, x->b, e->s->t_prim[PRIM_USIZE], &i)) return false;
  if (!of->seq || i.seq) return cannot(e, x, "this part of a value");
  if (i.v < 0 || i.v >= of->n) return fails(e, x, "index out of bounds");
  *out = &of->parts[i.v];
  return true;
}

/* A variable or a part of one, to be written. */
static bool place(Ev *e, Expr *x, Val **out) {
  x = expr_of(x);
  if (x->kind == E_UNARY && x->op == UN_DEREF) return place(e, x->a, out);
  if (x->kind == E_PATH && (*out = var_of(e, x->path))) return true;
  if (x->kind != E_INDEX && x->kind != E_FIELD) return cannot(e, x, "this place");
  Val *of;
  return place(e, x->a, &of) && part_at(e, x, of, out);
}

static Val read_field(const Val *of, u32 i) {
  VariantDef *v = of->variant ? of->variant->variant : NULL;
  if (v && i < v->n) v->fields[i].evaluated = true;
  return of->parts[i];
}

static bool eval_part(Ev *e, Expr *x, Val *out) {
  Val of, *at;
  if (!eval(e, x->a, NULL, &of) || !part_at(e, x, &of, &at)) return false;
  *out = of.seq ? read_field(&of, (u32)(at - of.parts)) : *at;
  return true;
}

static bool eval_seq(Ev *e, Expr *x, Ty expect, Val *out) {
  Ty elem = expect && (expect->kind == TY_ARRAY || expect->kind == TY_SLICE) ? expect->elem : NULL;
  Val one, count = {.v = x->n};
  if (x->kind == E_REPEAT && (!eval(e, x->a, elem, &one) || !eval(e, x->b, e->s->t_prim[PRIM_USIZE], &count))) return false;
  if (count.v < 0 || count.v > EVAL_ROUNDS) return cannot(e, x, "so long an array");
  Val *p = NEW_N(e->s->arena, Val, count.v ? (size_t)count.v : 1);
  for (u32 i = 0; i < count.v; i++) {
    if (x->kind == E_REPEAT) p[i] = copy_of(e, one);
    else if (!eval(e, x->args[i], x->kind == E_TUPLE ? NULL : elem, &p[i])) return false;
  }
  Ty t = x->kind == E_TUPLE ? NULL : ty_slice(e->s, elem ? elem : count.v && p[0].ty ? p[0].ty : e->s->t_prim[PRIM_I32]);
  *out = (Val){.seq = true, .n = (u32)count.v, .parts = p, .ty = t};
  return true;
}

/* A value of a struct or variant: its fields stand in parts, in order. */
static Val made(Ev *e, Def *d, TyList *args, u32 n) {
  Ty t = def_type(e->s, d->kind == DEF_VARIANT ? d->parent : d);
  note_named(e->s, d, e->owner);
  return (Val){.seq = true, .variant = d, .ty = t ? ty_subst(e->s, t, args) : NULL, .n = n, .parts = NEW_N(e->s->arena, Val, n ? n : 1)};
}
static Ty part_type(Ev *e, const Val *of, u32 i) {
  Ty t = field_type(e->s, &of->variant->variant->fields[i]);
  return t && of->ty && of->ty->kind == TY_ADT ? ty_subst(e->s, t, of->ty->args) : t;
}
static bool eval_part_of(Ev *e, Val *of, u32 i, Expr *x) {
  Ty t = part_type(e, of, i);
  if (!eval(e, x, t, &of->parts[i])) return false;
  if (!of->parts[i].seq && t && t->kind == TY_INT) of->parts[i].ty = t;
  return true;
}

static bool eval_struct(Ev *e, Expr *x, Val *out) {
  PathRes r = resolve_path_as(e->s, e->m, e->owner, x->path, PU_STRUCT, false);
  Def *d = r.kind == RES_DEF && !r.unresolved ? r.def : NULL;
  if (!d || !d->variant || d->variant->kind == VK_UNIT) return cannot(e, x, "this struct");
  *out = made(e, d, r.self_ty && r.self_ty->kind == TY_ADT ? ty_subst_list(e->s, r.self_ty->args, e->args) : NULL, d->variant->n);
  Val base = {0};
  if (x->a && !eval(e, x->a, out->ty, &base)) return false;
  for (u32 i = 0; i < out->n && base.n == out->n; i++) out->parts[i] = copy_of(e, base.parts[i]);
  for (u32 i = 0; i < x->n_fields; i++) {
    i128 at = field_at(e, out, x->fields[i].name.sym);
    if (at < 0 || at >= out->n) return cannot(e, x, "this field");
    if (!eval_part_of(e, out, (u32)at, x->fields[i].value)) return false;
  }
  return true;
}

/* --- control ------------------------------------------------------------------------------- */

static bool fits(Ev *e, Pat *p, Val v, bool *bad);

static bool bind_name(Ev *e, const Pat *p, Val v) {
  if (e->n_vars == COUNTOF(e->vars)) return false;
  e->vars[e->n_vars++] = (Var){p->name.sym, p->name.span.ctx, copy_of(e, v)};
  return true;
}

static bool bind(Ev *e, Pat *p, Val v) {
  p = pat_of(p);
  if (p->kind == P_WILD) return true;
  if (p->kind == P_TUPLE && v.seq && v.n == p->n) {
    bool ok = true;
    for (u32 i = 0; ok && i < p->n; i++) ok = bind(e, p->elems[i], v.parts[i]);
    return ok;
  }
  if (p->kind == P_STRUCT || p->kind == P_TSTRUCT || p->kind == P_REF) {
    bool bad = false;
    return fits(e, p, v, &bad) && !bad;
  }
  return p->kind == P_BIND && !p->sub && bind_name(e, p, v);
}

static bool eval_let(Ev *e, Stmt *st, Expr *whole) {
  if (!st->init || st->els) return cannot(e, whole, "this statement");
  Ty t = st->ty ? type_here(e, st->ty) : NULL;
  Val v;
  if (!eval(e, st->init, t, &v)) return false;
  if (t && !v.seq) v.ty = t;
  return bind(e, st->pat, v) || cannot(e, whole, "this pattern");
}

static bool eval_stmts(Ev *e, Stmt *v, u32 n, Expr *whole) {
  for (u32 i = 0; i < n; i++) {
    Stmt *st = &v[i];
    Val got;
    if (st->kind == S_EMPTY || st->kind == S_ITEM) continue;
    if (st->kind == S_MACRO) {
      if (!st->expanded) expand_stmt(e->s, e->m, st);
      if (!eval_stmts(e, st->expansion, st->n_expansion, whole)) return false;
      continue;
    }
    if (st->kind == S_LET ? !eval_let(e, st, whole) : !eval(e, st->e, NULL, &got)) return false;
  }
  return true;
}

static bool eval_block(Ev *e, Block *b, Expr *whole, Ty expect, Val *out) {
  u32 n = e->n_vars;
  Module *around = e->m;
  e->m = block_scope(e->s, around, b, e->owner);
  bool ok = eval_stmts(e, b->stmts, b->n, whole);
  *out = (Val){.seq = true, .ty = e->s->t_unit};
  ok = ok && (!b->tail || eval(e, b->tail, expect, out));
  e->m = around;
  e->n_vars = n;
  return ok;
}

static bool eval_if(Ev *e, Expr *x, Ty expect, Val *out) {
  Val c;
  u32 n = e->n_vars;
  if (!eval(e, x->a, e->s->t_bool, &c)) return false;
  Expr *way = c.v ? x->b : x->c;
  *out = (Val){.seq = true, .ty = e->s->t_unit};
  bool ok = !way || eval(e, way, expect, out);
  e->n_vars = n;
  return ok;
}

static bool eval_assign(Ev *e, Expr *x, Val *out) {
  Val *to, v;
  if (!place(e, x->a, &to)) return false;
  Ty t = to->ty;
  if (!eval(e, x->b, x->kind == E_ASSIGN_OP && (x->op == BIN_SHL || x->op == BIN_SHR) ? NULL : t, &v)) return false;
  if (!place(e, x->a, &to)) return false;
  if (x->kind == E_ASSIGN) *to = copy_of(e, v);
  else if (!arith(e, x, (BinOp)x->op, *to, v, t ? t : v.ty ? v.ty : e->s->t_prim[PRIM_I32], &to->v)) return false;
  if (!to->seq && t) to->ty = t;
  *out = (Val){.seq = true, .ty = e->s->t_unit};
  return true;
}

/* `loop` and `while`; the label is that of the loop as written. */
static bool eval_loop(Ev *e, Expr *x, Val *out) {
  u32 n = e->n_vars;
  for (u32 i = 0; i < EVAL_ROUNDS; i++) {
    Val v;
    *out = (Val){.seq = true, .ty = e->s->t_unit};
    e->n_vars = n;
    if (x->kind == E_WHILE) {
      if (!eval(e, x->a, e->s->t_bool, &v)) return false;
      if (!v.v) return true;
    }
    if (eval(e, x->b, NULL, &v)) continue;
    e->n_vars = n;
    if ((e->flow != FLOW_BREAK && e->flow != FLOW_CONTINUE) || (e->to && e->to != x->label.sym)) return false;
    bool leave = e->flow == FLOW_BREAK;
    e->flow = FLOW_ON;
    *out = e->gives;
    if (leave) return true;
  }
  return cannot(e, x, "a loop of so many rounds");
}

static bool leave(Ev *e, Expr *x, Ty expect) {
  e->gives = (Val){.seq = true, .ty = e->s->t_unit};
  if (x->kind != E_CONTINUE && x->a && !eval(e, x->a, expect, &e->gives)) return false;
  e->to = x->label.sym;
  e->flow = x->kind == E_RETURN ? FLOW_RETURN : x->kind == E_BREAK ? FLOW_BREAK : FLOW_CONTINUE;
  return false;
}

/* A path in a pattern, or a name that is one: 1 it fits, 0 it does not, -1 it only binds. */
static int fits_path(Ev *e, Path *p, Val v, bool *bad) {
  PathRes r = resolve_path_as(e->s, e->m, e->owner, p, PU_PAT_UNIT, true);
  Val k;
  if (r.kind != RES_DEF || r.unresolved) return -1;
  if (r.def->kind == DEF_STRUCT) return 1;
  if (r.def->kind == DEF_VARIANT && v.variant) return r.def == v.variant;
  Expr at = {.kind = E_PATH, .span = p->span, .path = p};
  if (!eval_const_def(e, &at, r.def, e->s->no_args, &k) || k.seq || v.seq) return !(*bad = true);
  return k.v == v.v;
}

static bool fits_parts(Ev *e, Pat *p, Val v, bool *bad) {
  PathRes r = resolve_path_as(e->s, e->m, e->owner, p->path, p->kind == P_TSTRUCT ? PU_PAT_TUPLE : PU_STRUCT, true);
  if (r.kind != RES_DEF || r.unresolved || !v.variant) return !(*bad = true);
  if (r.def != v.variant) return false;
  for (u32 i = 0; i < p->n; i++) {
    if (pat_of(p->elems[i])->kind == P_REST || i >= v.n) return true;
    if (!fits(e, p->elems[i], read_field(&v, i), bad)) return false;
  }
  for (u32 i = 0; i < p->n_fields; i++) {
    i128 at = field_at(e, &v, p->fields[i].name.sym);
    if (at < 0 || at >= v.n) return !(*bad = true);
    if (!fits(e, p->fields[i].pat, read_field(&v, (u32)at), bad)) return false;
  }
  return true;
}

static bool is_rest(Pat *p) {
  p = pat_of(p);
  return p->kind == P_REST || (p->kind == P_BIND && p->sub && pat_of(p->sub)->kind == P_REST);
}

static bool fits_slice(Ev *e, Pat *p, Val v, bool *bad) {
  u32 rest = 0;
  while (rest < p->n && !is_rest(p->elems[rest])) rest++;
  u32 behind = rest < p->n ? p->n - rest - 1 : 0;
  if (!v.seq) return !(*bad = true);
  if (rest == p->n ? v.n != p->n : v.n < rest + behind) return false;
  for (u32 i = 0; i < rest; i++)
    if (!fits(e, p->elems[i], v.parts[i], bad)) return false;
  for (u32 i = 0; i < behind; i++)
    if (!fits(e, p->elems[rest + 1 + i], v.parts[v.n - behind + i], bad)) return false;
  Pat *all = rest < p->n ? pat_of(p->elems[rest]) : NULL;
  v.parts += rest;
  v.n -= rest + behind;
  return !all || all->kind == P_REST || bind_name(e, all, v) || !(*bad = true);
}

/* Does v fit p? Its names are bound then. *bad: that cannot be told. */
static bool fits(Ev *e, Pat *p, Val v, bool *bad) {
  p = pat_of(p);
  Val lo = {.v = 0}, hi = {.v = 0};
  switch (p->kind) {
  case P_LIT:
  case P_RANGE:
    if ((p->lo && !eval(e, p->lo, v.ty, &lo)) || (p->hi && !eval(e, p->hi, v.ty, &hi)) || v.seq || lo.seq) return !(*bad = true);
    if (p->kind == P_LIT) return compare(BIN_EQ, v, lo, v.ty);
    return (!p->lo || compare(BIN_GE, v, lo, v.ty)) && (!p->hi || compare(p->inclusive ? BIN_LE : BIN_LT, v, hi, v.ty));
  case P_OR:
    for (u32 i = 0; i < p->n && !*bad; i++)
      if (fits(e, p->elems[i], v, bad)) return true;
    return false;
  case P_TUPLE:
    if (!v.seq || v.n != p->n) return !(*bad = true);
    for (u32 i = 0; i < p->n; i++)
      if (!fits(e, p->elems[i], v.parts[i], bad)) return false;
    return true;
  case P_REF: return fits(e, p->sub, v, bad);
  case P_SLICE: return fits_slice(e, p, v, bad);
  case P_PATH: return fits_path(e, p->path, v, bad) == 1;
  case P_TSTRUCT: case P_STRUCT: return fits_parts(e, p, v, bad);
  case P_BIND:
    if (p->sub && !fits(e, p->sub, v, bad)) return false;
    if (!p->sub && !p->by_ref && !p->mut) {
      PathSeg seg = {.name = p->name};
      Path path = {.span = p->span, .segs = &seg, .n = 1};
      int how = fits_path(e, &path, v, bad);
      if (how >= 0) return how;
    }
    return bind_name(e, p, v) || !(*bad = true);
  default: return bind(e, p, v) || !(*bad = true);
  }
}

static bool eval_let_cond(Ev *e, Expr *x, Val *out) {
  Val v;
  bool bad = false;
  if (!eval(e, x->a, NULL, &v)) return false;
  *out = (Val){.v = fits(e, x->pat, v, &bad), .ty = e->s->t_bool};
  return !bad || cannot(e, x, "this pattern");
}

static bool eval_match(Ev *e, Expr *x, Ty expect, Val *out) {
  Val v, guard;
  if (!eval(e, x->a, NULL, &v)) return false;
  u32 n = e->n_vars;
  for (u32 i = 0; i < x->n_arms; i++) {
    bool bad = false, fit = fits(e, x->arms[i].pat, v, &bad);
    if (bad) return cannot(e, x, "this pattern");
    if (fit && x->arms[i].guard && !eval(e, x->arms[i].guard, e->s->t_bool, &guard)) return false;
    if (fit && (!x->arms[i].guard || guard.v)) {
      bool ok = eval(e, x->arms[i].body, expect, out);
      e->n_vars = n;
      return ok;
    }
    e->n_vars = n;
  }
  return cannot(e, x, "this match");
}

/* --- calls ------------------------------------------------------------------------------------ */

/* The type of v as far as it is known: what the parameters of the function called stand for follows from it. */
static Ty type_of(Ev *e, const Val *v, Ty like) {
  if (!v->seq || v->variant) return v->ty;
  if (like->kind == TY_REF) {
    Ty of = type_of(e, v, like->elem);
    return of ? ty_ref(e->s, of, like->mut) : NULL;
  }
  if (like->kind == TY_ARRAY && v->ty && v->ty->kind == TY_SLICE) return ty_array_n(e->s, v->ty->elem, v->n);
  return v->ty && v->ty->kind == like->kind ? v->ty : NULL;
}

/* args: those of the impl around it, and the written ones; the others follow from the values and from what is expected. */
static TyList *call_args(Ev *e, Def *d, const FnSig *sig, GenericArgs *ga, TyList *args, const Val *v, u32 n, Ty expect) {
  u32 total = generics_total(def_generics(e->s, d)), given = args->n;
  if (given == total) return args;      /* all of them: a body that was checked knows them */
  Ty *t = NEW_N(e->s->arena, Ty, total + 1);
  for (u32 i = 0; i < given && i < total; i++) t[i] = args->v[i];
  if (ga) {
    TyList *own = ty_subst_list(e->s, lower_args(e->s, e->m, e->owner, d, ga, args, e->at, NULL), e->args);
    for (u32 i = given; i < total && i < own->n; i++) t[i] = own->v[i];
  }
  for (u32 i = 0; i < n; i++) learn(sig->inputs[i], type_of(e, &v[i], sig->inputs[i]), t, total);
  learn(sig->output, expect, t, total);
  for (u32 i = 0; i < total; i++) if (!t[i]) t[i] = e->s->t_err;
  return ty_list(e->s, t, total);
}

static bool may_call(Ev *e, Expr *x, Def *d) {
  const FnDecl *decl = d->item ? d->item->fn : NULL;
  if (!decl || decl->const_ || d->intrinsic) return true;
  if (def_sig(e->s, d)->output->kind == TY_NEVER) return fails(e, x, "evaluation panicked");
  Str path = def_path(e->s, d, e->s->arena);
  diag(e->s->sx->diags, DIAG_E0015, x->span, "cannot call non-const function `%.*s` in constants", STR_ARG(path));
  return false;
}

/* --- what the machine does for the library, on numbers ----------------------------------------- */

/* What wraps: the value before it is cut to the type's width, and whether that changes it. */
static u128 wide_op(Str name, const Val *a, const Val *b, Ty t, bool *over) {
  bool wide = bits_of(t) == 128 && !ty_is_signed(t), o;
  u128 x = (u128)a->v, y = (u128)b->v, r;
  i128 i;
  switch (name.p[0]) {                                  /* add.., sub.., mul.. */
  case 'a': o = wide ? __builtin_add_overflow(x, y, &r) : __builtin_add_overflow(a->v, b->v, &i); r = x + y; break;
  case 's': o = wide ? __builtin_sub_overflow(x, y, &r) : __builtin_sub_overflow(a->v, b->v, &i); r = x - y; break;
  default: o = wide ? __builtin_mul_overflow(x, y, &r) : __builtin_mul_overflow(a->v, b->v, &i); r = x * y; break;
  }
  *over = o || !in_range((i128)r, t);
  return r;
}

static u128 reversed(u128 v, u32 bits, u32 unit) {
  u128 r = 0;
  for (u32 i = 0; i < bits; i += unit) r = r << unit | (v >> i & (((u128)1 << unit) - 1));
  return r;
}

static u32 count_bits(Str name, u128 v, u32 bits) {
  u32 n = 0;
  if (str_eqz(name, "ctpop")) for (; v; v &= v - 1) n++;
  else if (str_eqz(name, "ctlz")) while (n < bits && !(v >> (bits - 1 - n) & 1)) n++;
  else while (n < bits && !(v >> n & 1)) n++;
  return n;
}

/* One operand and, of shifts, an amount: false where it is another intrinsic. */
static bool bit_op(Str name, const Val *a, u32 by, Ty t, u128 *r) {
  u32 bits = bits_of(t);
  u128 v = (u128)a->v & (bits == 128 ? ~(u128)0 : ((u128)1 << bits) - 1);
  by %= bits;
  if (str_eqz(name, "rotate_right")) by = (bits - by) % bits;
  if (str_eqz(name, "unchecked_shl")) *r = v << by;
  else if (str_eqz(name, "unchecked_shr")) *r = ty_is_signed(t) ? (u128)(a->v >> by) : v >> by;
  else if (str_eqz(name, "rotate_left") || str_eqz(name, "rotate_right")) *r = by ? v << by | v >> (bits - by) : v;
  else if (str_eqz(name, "bswap")) *r = reversed(v, bits, 8);
  else if (str_eqz(name, "bitreverse")) *r = reversed(v, bits, 1);
  else return false;
  return true;
}

static bool compute(Ev *e, Sym intrinsic, const Val *v, u32 n, Val *out) {
  static const char *const wrapping = "wrapping_", *const overflowing = "_with_overflow";
  Sema *s = e->s;
  Str name = sym_str(s->sx->in, intrinsic);
  if (str_eqz(name, "slice_len") && n == 1 && v[0].seq) {
    *out = (Val){.v = v[0].n, .ty = s->t_prim[PRIM_USIZE]};
    return true;
  }
  Ty t = n && v[0].ty ? v[0].ty : n > 1 ? v[1].ty : NULL;
  if (!n || n > 2 || v[0].seq || !t || t->kind != TY_INT) return false;
  bool over = false, wraps = str_starts(name, wrapping), tells = str_ends(name, overflowing);
  u128 r;
  if (n == 2 && (wraps || tells)) {
    r = wide_op(wraps ? (Str){name.p + strlen(wrapping), name.n - strlen(wrapping)} : name, &v[0], &v[1], t, &over);
  } else if (n == 1 && (str_eqz(name, "ctpop") || str_eqz(name, "ctlz") || str_eqz(name, "cttz"))) {
    u32 bits = bits_of(t);
    *out = (Val){.v = count_bits(name, (u128)v[0].v & (bits == 128 ? ~(u128)0 : ((u128)1 << bits) - 1), bits), .ty = s->t_prim[PRIM_U32]};
    return true;
  } else if (!bit_op(name, &v[0], n == 2 ? (u32)v[1].v : 0, t, &r)) {
    return false;
  }
  Val val = {.v = wrap_to((i128)r, t), .ty = t};
  if (!tells) {
    *out = val;
    return true;
  }
  *out = (Val){.seq = true, .n = 2, .parts = NEW_N(s->arena, Val, 2)};
  out->parts[0] = val;
  out->parts[1] = (Val){.v = over, .ty = s->t_bool};
  return true;
}

/* size_of::<T>() and align_of::<T>() */
static bool sizes(Ev *e, Def *d, GenericArgs *ga, TyList *args, Val *out) {
  Sema *s = e->s;
  Str name = sym_str(s->sx->in, d->intrinsic);
  bool size = str_eqz(name, "size_of");
  if ((!size && !str_eqz(name, "align_of")) || !s->size_of || s->n_sizing > 16) return false;
  TyList *of = call_args(e, d, def_sig(s, d), ga, args, NULL, 0, NULL);
  u64 n = 0, align = 0;
  s->n_sizing++;
  bool known = of->n == 1 && s->size_of(s, of->v[0], &n, &align);
  s->n_sizing--;
  *out = (Val){.v = (i128)(size ? n : align), .ty = s->t_prim[PRIM_USIZE]};
  return known;
}

static bool call(Ev *e, Expr *x, Def *d, GenericArgs *ga, TyList *args, const Val *v, u32 n, Ty expect, Val *out) {
  if (!d || d->kind != DEF_FN || !d->item) return cannot(e, x, "this call");
  if (d->intrinsic) return compute(e, d->intrinsic, v, n, out) || sizes(e, d, ga, args, out) || cannot(e, x, "this call");
  if (!may_call(e, x, d)) return false;
  const FnDecl *decl = d->item->fn;
  const FnSig *sig = decl && decl->const_ && decl->body ? def_sig(e->s, d) : NULL;
  if (!sig || sig->n != n) return cannot(e, x, "this call");
  if (e->depth >= EVAL_DEPTH) return fails(e, x, "reached the configured maximum number of stack frames");
  Ev in = {.s = e->s, .m = d->module, .owner = d, .args = call_args(e, d, sig, ga, args, v, n, expect), .at = e->at, .depth = e->depth + 1};
  for (u32 i = 0; i < n; i++) {
    Val one = v[i];
    Ty t = ty_subst(e->s, sig->inputs[i], in.args);
    if (!one.seq && t->kind == TY_INT) one.ty = t;
    if (!bind(&in, decl->params[i].pat, one)) return cannot(e, x, "this parameter");
  }
  Ty gives = ty_subst(e->s, sig->output, in.args);
  if (!eval_block(&in, block_ready(e->s->sx, decl->body), x, gives, out)) {
    if (in.flow != FLOW_RETURN) return false;
    *out = in.gives;
  }
  if (!out->seq && gives->kind == TY_INT) out->ty = gives;
  note_named(e->s, d, e->owner);
  return true;
}

static bool eval_ctor(Ev *e, Expr *x, Def *d, Val *out) {
  const VariantDef *v = d->variant;
  if (!v || v->kind != VK_TUPLE || v->n != x->n) return cannot(e, x, "this call");
  *out = made(e, d, NULL, x->n);
  for (u32 i = 0; i < x->n; i++)
    if (!eval_part_of(e, out, i, x->args[i])) return false;
  return true;
}

static bool eval_call(Ev *e, Expr *x, Ty expect, Val *out) {
  Expr *fn = expr_of(x->a);
  if (fn->kind != E_PATH) return cannot(e, x, "this call");
  TyList *args;
  u32 errors = e->s->sx->diags->n_errors;
  Def *d = item_at(e, fn, DEF_FN, &args);
  if (!d && e->s->sx->diags->n_errors > errors) return false;
  if (d && (d->kind == DEF_STRUCT || d->kind == DEF_VARIANT)) return eval_ctor(e, x, d, out);
  const FnSig *sig = d && d->kind == DEF_FN ? def_sig(e->s, d) : NULL;
  Val *v = NEW_N(e->s->arena, Val, x->n ? x->n : 1);
  for (u32 i = 0; i < x->n; i++)
    if (!eval(e, x->args[i], sig && i < sig->n ? sig->inputs[i] : NULL, &v[i])) return false;
  return call(e, x, d, fn->path->segs[fn->path->n - 1].args, args, v, x->n, expect, out);
}

static bool eval_method(Ev *e, Expr *x, Ty expect, Val *out) {
  Val *v = NEW_N(e->s->arena, Val, x->n + 1);
  if (!eval(e, x->a, NULL, &v[0])) return false;
  Ty self = v[0].ty ? v[0].ty : e->s->t_prim[PRIM_I32];
  TyList *args = e->s->no_args;
  Def *d = assoc_item(e, self, x->name.sym, NULL, DEF_FN, &args);
  const FnSig *sig = d ? def_sig(e->s, d) : NULL;
  for (u32 i = 0; i < x->n; i++)
    if (!eval(e, x->args[i], sig && i + 1 < sig->n ? sig->inputs[i + 1] : NULL, &v[i + 1])) return false;
  return call(e, x, d, NULL, args, v, x->n + 1, expect, out);
}

static bool eval(Ev *e, Expr *x, Ty expect, Val *out) {
  if (x->kind == E_MACRO && !x->lowered) expand_expr(e->s, e->m, x);
  x = expr_of(x);
  switch (x->kind) {
  case E_LIT: return eval_lit(e, x, expect, out);
  case E_PATH: return eval_path(e, x, out);
  case E_UNARY: return eval_unary(e, x, expect, out);
  case E_BINARY: return eval_binary(e, x, expect, out);
  case E_CAST: return eval_cast(e, x, out);
  case E_BLOCK: return eval_block(e, x->block, x, expect, out);
  case E_IF: return eval_if(e, x, expect, out);
  case E_CALL: return eval_call(e, x, expect, out);
  case E_METHOD: return eval_method(e, x, expect, out);
  case E_REF:
    if (x->mut) return cannot(e, x, "a mutable reference");
    return eval(e, x->a, expect && (expect->kind == TY_REF || expect->kind == TY_PTR) ? expect->elem : NULL, out);
  case E_ARRAY:
  case E_REPEAT:
  case E_TUPLE: return eval_seq(e, x, expect, out);
  case E_STRUCT: return eval_struct(e, x, out);
  case E_LET: return eval_let_cond(e, x, out);
  case E_INDEX:
  case E_FIELD: return eval_part(e, x, out);
  case E_ASSIGN:
  case E_ASSIGN_OP: return eval_assign(e, x, out);
  case E_LOOP:
  case E_WHILE: return eval_loop(e, x, out);
  case E_MATCH: return eval_match(e, x, expect, out);
  case E_BREAK:
  case E_CONTINUE:
  case E_RETURN: return leave(e, x, expect);
  case E_ERR: return false;
  default: return cannot(e, x, "this expression");
  }
}

bool const_eval_int(Sema *s, Module *m, Def *owner, Expr *x, Ty expect, i128 *out) {
  Ev e = {.s = s, .m = m, .owner = owner, .at = x->span};
  Val v;
  if (!eval(&e, x, expect, &v)) return false;
  if (v.seq) return cannot(&e, x, "a value of this kind");
  if (v.ty && expect && expect->kind == TY_INT && v.ty != expect) {
    Str a = ty_str(s, expect), b = ty_str(s, v.ty);
    Diag *g = diag(s->sx->diags, DIAG_E0308, x->span, "mismatched types");
    diag_primary(s->sx->diags, g, "expected `%s`, found `%s`", a.p, b.p);
    return false;
  }
  if (!in_range(v.v, expect)) {
    Str t = ty_str(s, expect);
    diag(s->sx->diags, DIAG_overflowing_literals, x->span, "literal out of range for `%s`", t.p);
    return false;
  }
  *out = v.v;
  return true;
}

/* `N` or `{ N }` naming a const parameter stays a parameter. */
static Def *param_named_by(Sema *s, Module *m, Def *owner, Expr *e) {
  e = expr_of(e);
  if (e->kind == E_BLOCK && e->block->n == 0 && e->block->tail) return param_named_by(s, m, owner, e->block->tail);
  if (e->kind != E_PATH || e->path->n != 1 || e->path->qself) return NULL;
  PathRes r = resolve_path(s, m, owner, e->path, NS_VALUE, true);
  return r.kind == RES_DEF && r.def && r.def->kind == DEF_CONSTPARAM ? r.def : NULL;
}

Ty const_arg(Sema *s, Module *m, Def *owner, Expr *e, Ty ty) {
  Def *p = param_named_by(s, m, owner, e);
  if (p) return ty_param(s, p->param_index, p->name);
  i128 v;
  if (!const_eval_int(s, m, owner, e, ty, &v)) return s->t_err;
  return ty_const(s, ty, (u128)v);
}
