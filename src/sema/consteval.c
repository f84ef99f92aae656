/* consteval.c — integer constants that types depend on: array lengths,
 * discriminants, const arguments, constants in patterns.
 *
 * The value is computed over the tree as written, since lengths are needed before
 * any body is checked. A value carries its type once something says it (a suffix, a
 * constant's declared type, a cast); until then it takes that of its neighbour or
 * the expected one. What Rust can compute here and this cannot is said plainly.
 */
#include "sema/sema.h"

typedef struct Var { Sym name; u32 ctx; i128 v; Ty ty; } Var;
typedef struct Ev {
  Sema *s;
  Module *m;
  Def *owner;
  Span at;                     /* where it was asked */
  Var vars[32]; u32 n_vars;    /* let-bound names and parameters of const functions */
  u32 depth;
  bool returned; i128 ret; Ty ret_ty;
} Ev;

enum { EVAL_DEPTH = 64 };
typedef struct Val { i128 v; Ty ty; /* NULL: an integer of no known type */ } Val;

static bool eval(Ev *e, Expr *x, Ty expect, Val *out);

static bool cannot(Ev *e, Expr *x, const char *what) {
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

static bool eval_lit(Ev *e, Expr *x, Ty expect, Val *out) {
  const Literal *l = x->lit;
  Sema *s = e->s;
  switch (l->kind) {
  case LIT_INT: {
    Ty t = suffix_type(s, l->suffix);
    *out = (Val){(i128)l->value, t ? t : expect && expect->kind == TY_INT ? expect : NULL};
    return true;
  }
  case LIT_BOOL: *out = (Val){(i128)l->value, s->t_bool}; return true;
  case LIT_CHAR: *out = (Val){(i128)l->value, s->t_char}; return true;
  case LIT_BYTE: *out = (Val){(i128)l->value, s->t_prim[PRIM_U8]}; return true;
  default: return cannot(e, x, "a literal of this kind");
  }
}

static bool eval_const_def(Ev *e, Expr *at, Def *d, Val *out) {
  Sema *s = e->s;
  if (d->kind == DEF_CONSTPARAM) return cannot(e, at, "an expression over a const parameter");
  if (d->kind == DEF_VARIANT && d->variant && d->variant->kind == VK_UNIT) {
    u32 n;
    def_variants(s, d->parent, &n);
    *out = (Val){d->variant->disc, NULL};
    return true;
  }
  if ((d->kind != DEF_CONST && d->kind != DEF_STATIC) || !d->item || !d->item->value) return cannot(e, at, "this name");
  if (e->depth >= EVAL_DEPTH) return fails(e, at, "cycle detected when evaluating a constant");
  Ev in = {.s = s, .m = d->module, .owner = d, .at = e->at, .depth = e->depth + 1};
  Ty t = def_type(s, d);
  if (!eval(&in, d->item->value, t, out)) return false;
  out->ty = t ? t : out->ty;
  return true;
}

static Def *assoc_const(Ev *e, Ty self, Sym name) {
  DefVec impls = {0};
  inherent_impls(e->s, self, name, &impls);
  for (u32 i = 0; i < impls.n; i++)
    for (u32 k = 0; k < impls.v[i]->items.n; k++) {
      Def *d = impls.v[i]->items.v[k];
      if (d->kind == DEF_CONST && d->name == name) return d;
    }
  return NULL;
}

static bool eval_path(Ev *e, Expr *x, Val *out) {
  Path *p = x->path;
  if (p->n == 1 && !p->qself)
    for (u32 i = e->n_vars; i-- > 0;)
      if (e->vars[i].name == p->segs[0].name.sym && e->vars[i].ctx == p->segs[0].name.span.ctx) {
        *out = (Val){e->vars[i].v, e->vars[i].ty};
        return true;
      }
  if (x->res == RES_DEF && x->def) return eval_const_def(e, x, x->def, out);
  PathRes r = resolve_path(e->s, e->m, e->owner, p, NS_VALUE, false);
  if (r.kind == RES_NONE || r.kind == RES_ERR) return false;
  if (!r.unresolved && r.def) return eval_const_def(e, x, r.def, out);
  Ty self = r.self_ty;
  if (!self && r.def && (r.def->kind == DEF_STRUCT || r.def->kind == DEF_ENUM)) self = def_type(e->s, r.def);
  Def *d = self && r.unresolved == 1 ? assoc_const(e, self, p->segs[p->n - 1].name.sym) : NULL;
  return d ? eval_const_def(e, x, d, out) : cannot(e, x, "this path");
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
    *out = (Val){compare(op, a, b, t), e->s->t_bool};
    return true;
  }
  if (!t) t = expect ? expect : e->s->t_prim[PRIM_I32];
  out->ty = t;
  return arith(e, x, op, a, b, t, &out->v);
}

static bool eval_unary(Ev *e, Expr *x, Ty expect, Val *out) {
  Val a;
  if (!eval(e, x->a, expect, &a)) return false;
  Ty t = a.ty ? a.ty : expect;
  out->ty = t;
  if (x->op == UN_NEG) {
    if (__builtin_sub_overflow((i128)0, a.v, &out->v) || !in_range(out->v, t))
      return fails(e, x, "attempt to negate a value, which would overflow");
    return true;
  }
  if (x->op != UN_NOT) return cannot(e, x, "a dereference");
  out->v = t && t->kind == TY_BOOL ? !a.v : wrap_to(~a.v, t ? t : e->s->t_prim[PRIM_I32]);
  return true;
}

static bool eval_cast(Ev *e, Expr *x, Val *out) {
  Val a;
  Ty t = lower_type(e->s, e->m, e->owner, x->te, NULL);
  if (!eval(e, x->a, NULL, &a)) return false;
  if (t->kind != TY_INT && t->kind != TY_CHAR && t->kind != TY_BOOL) return t->kind == TY_ERR ? false : cannot(e, x, "this cast");
  *out = (Val){wrap_to(a.v, t), t};
  return true;
}

/* --- control ------------------------------------------------------------------------------- */

static bool bind(Ev *e, Pat *p, Val v) {
  p = pat_of(p);
  if (p->kind == P_WILD) return true;
  if (p->kind != P_BIND || p->sub || e->n_vars == COUNTOF(e->vars)) return false;
  e->vars[e->n_vars++] = (Var){p->name.sym, p->name.span.ctx, v.v, v.ty};
  return true;
}

static bool eval_block(Ev *e, Block *b, Expr *whole, Ty expect, Val *out) {
  u32 n = e->n_vars;
  for (u32 i = 0; i < b->n; i++) {
    Stmt *st = &b->stmts[i];
    if (st->kind == S_EMPTY || st->kind == S_ITEM) continue;
    if (st->kind != S_LET || !st->init || st->els) return cannot(e, whole, "this statement");
    Ty t = st->ty ? lower_type(e->s, e->m, e->owner, st->ty, NULL) : NULL;
    Val v;
    if (!eval(e, st->init, t, &v)) return false;
    if (t) v.ty = t;
    if (!bind(e, st->pat, v)) return cannot(e, whole, "this pattern");
  }
  if (!b->tail) return cannot(e, whole, "a block without a value");
  bool ok = eval(e, b->tail, expect, out);
  e->n_vars = n;
  return ok;
}

static bool eval_if(Ev *e, Expr *x, Ty expect, Val *out) {
  Val c;
  if (!eval(e, x->a, e->s->t_bool, &c)) return false;
  Expr *way = c.v ? x->b : x->c;
  return way ? eval(e, way, expect, out) : cannot(e, x, "an `if` without `else`");
}

static bool eval_call(Ev *e, Expr *x, Val *out) {
  Expr *fn = expr_of(x->a);
  if (fn->kind != E_PATH) return cannot(e, x, "this call");
  PathRes r = fn->res == RES_DEF ? (PathRes){.kind = RES_DEF, .def = fn->def} : resolve_path(e->s, e->m, e->owner, fn->path, NS_VALUE, false);
  if (r.kind == RES_NONE || r.kind == RES_ERR) return false;
  Def *d = r.def;
  const FnDecl *decl = d && !r.unresolved && d->kind == DEF_FN && d->item ? d->item->fn : NULL;
  const FnSig *sig = decl && decl->const_ && decl->body ? def_sig(e->s, d) : NULL;
  if (!sig || sig->n != x->n) return cannot(e, x, "this call");
  if (e->depth >= EVAL_DEPTH) return fails(e, x, "reached the configured maximum number of stack frames");
  Ev in = {.s = e->s, .m = d->module, .owner = d, .at = e->at, .depth = e->depth + 1};
  for (u32 i = 0; i < x->n; i++) {
    Val v;
    if (!eval(e, x->args[i], sig->inputs[i], &v)) return false;
    v.ty = sig->inputs[i];
    if (!bind(&in, decl->params[i].pat, v)) return cannot(e, x, "this parameter");
  }
  if (!eval_block(&in, block_ready(e->s->sx, decl->body), x, sig->output, out)) return false;
  out->ty = sig->output;
  return true;
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
  case E_CALL: return eval_call(e, x, out);
  case E_ERR: return false;
  default: return cannot(e, x, "this expression");
  }
}

bool const_eval_int(Sema *s, Module *m, Def *owner, Expr *x, Ty expect, i128 *out) {
  Ev e = {.s = s, .m = m, .owner = owner, .at = x->span};
  Val v;
  if (!eval(&e, x, expect, &v)) return false;
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
