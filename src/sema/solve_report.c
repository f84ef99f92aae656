/* solve_report.c — what to say of a predicate that fails or stays open.
 *
 * Texts are rustc's. A trait may bring its own with
 * #[on_unimplemented(message = "..{Self}..{T}..", label = "...")]; the traits of
 * the language have theirs here.
 */
#include "sema/solve_priv.h"
#include "sema/suggest.h"

typedef struct Texts { Str msg, label; } Texts;

static Str show(Sema *s, Ty t) { return ty_str(s, t); }

static Str show_trait(Sema *s, TraitRef tr) {
  Buf b = {0};
  traitref_print(s, tr, NULL, &b);
  Str r = str_copy(s->arena, buf_view(&b));
  buf_free(&b);
  return r;
}

static const char *show_z(Sema *s, Ty t) { return show(s, t).p; }

static Ty self_of(const Predicate *p) { return p->tr.args->v[0]; }
static Ty arg1(const Predicate *p) { return p->tr.args->n > 1 ? p->tr.args->v[1] : p->tr.args->v[0]; }

/* --- the trait's own words ---------------------------------------------------------- */

static bool is_on_unimplemented(Sema *s, const Attr *a) {
  if (!a->path || !a->path->n) return false;
  const char *n = sym_z(s->sx->in, a->path->segs[a->path->n - 1].name.sym);
  return strcmp(n, "on_unimplemented") == 0 || strcmp(n, "rustc_on_unimplemented") == 0;
}

static bool param_named(Sema *s, Def *trait, Str name, u32 *index) {
  const Generics *g = def_generics(s, trait);
  for (u32 i = 0; g && i < g->n; i++)
    if (str_eq(sym_str(s->sx->in, g->v[i].name), name)) {
      *index = g->parent_n + i;
      return true;
    }
  return false;
}

static void fill_one(Sema *s, const Predicate *p, Str name, Buf *o) {
  u32 i;
  if (str_eqz(name, "Trait")) buf_str(o, show_trait(s, p->tr));
  else if (str_eqz(name, "This")) buf_str(o, sym_str(s->sx->in, p->tr.trait->name));
  else if (param_named(s, p->tr.trait, name, &i) && i < p->tr.args->n) buf_str(o, show(s, p->tr.args->v[i]));
  else buf_fmt(o, "{%.*s}", STR_ARG(name));
}

/* Text of a string literal token with {Self}, {T} filled in. */
static Str fill(Sema *s, const Predicate *p, Str lit) {
  Buf b = {0};
  for (size_t i = 1; i + 1 < lit.n; i++) {
    if (lit.p[i] == '\\' && i + 2 < lit.n) {
      buf_ch(&b, lit.p[++i]);
    } else if ((lit.p[i] == '{' || lit.p[i] == '}') && lit.p[i + 1] == lit.p[i]) {
      buf_ch(&b, lit.p[i++]);
    } else if (lit.p[i] == '{') {
      size_t e = i + 1;
      while (e + 1 < lit.n && lit.p[e] != '}') e++;
      fill_one(s, p, (Str){lit.p + i + 1, e - i - 1}, &b);
      i = e;
    } else {
      buf_ch(&b, lit.p[i]);
    }
  }
  Str r = str_copy(s->arena, buf_view(&b));
  buf_free(&b);
  return r;
}

static bool own_texts(Sema *s, const Predicate *p, Texts *t) {
  const Item *it = p->tr.trait->item;
  for (u32 i = 0; it && i < it->attrs.n; i++) {
    const Attr *a = &it->attrs.v[i];
    if (!is_on_unimplemented(s, a)) continue;
    for (u32 k = 0; k + 2 < a->args.n; k++) {
      Str key = sym_str(s->sx->in, a->args.v[k].sym), val = sym_str(s->sx->in, a->args.v[k + 2].sym);
      if (!val.n || val.p[0] != '"') continue;
      if (str_eqz(key, "message")) t->msg = fill(s, p, val);
      if (str_eqz(key, "label")) t->label = fill(s, p, val);
    }
    return t->msg.n > 0;
  }
  return false;
}

/* --- the language's words --------------------------------------------------------------- */

typedef struct OpText { Lang trait; const char *msg, *op; } OpText;
/* A: left, B: right; in msg "%1$s" is left and "%2$s" right. */
static const OpText op_texts[] = {
    {LANG_add, "cannot add `%2$s` to `%1$s`", "+"},
    {LANG_sub, "cannot subtract `%2$s` from `%1$s`", "-"},
    {LANG_mul, "cannot multiply `%1$s` by `%2$s`", "*"},
    {LANG_div, "cannot divide `%1$s` by `%2$s`", "/"},
    {LANG_rem, "cannot calculate and assign the remainder of `%1$s` divided by `%2$s`", "%"},
    {LANG_bitand, "no implementation for `%1$s & %2$s`", "&"},
    {LANG_bitor, "no implementation for `%1$s | %2$s`", "|"},
    {LANG_bitxor, "no implementation for `%1$s ^ %2$s`", "^"},
    {LANG_shl, "no implementation for `%1$s << %2$s`", "<<"},
    {LANG_shr, "no implementation for `%1$s >> %2$s`", ">>"},
    {LANG_add_assign, "cannot add-assign `%2$s` to `%1$s`", "+="},
    {LANG_sub_assign, "cannot subtract-assign `%2$s` from `%1$s`", "-="},
    {LANG_mul_assign, "cannot multiply-assign `%1$s` by `%2$s`", "*="},
    {LANG_div_assign, "cannot divide-assign `%1$s` by `%2$s`", "/="},
    {LANG_rem_assign, "cannot calculate and assign the remainder of `%1$s` divided by `%2$s`", "%="},
    {LANG_bitand_assign, "no implementation for `%1$s &= %2$s`", "&="},
    {LANG_bitor_assign, "no implementation for `%1$s |= %2$s`", "|="},
    {LANG_bitxor_assign, "no implementation for `%1$s ^= %2$s`", "^="},
    {LANG_shl_assign, "no implementation for `%1$s <<= %2$s`", "<<="},
    {LANG_shr_assign, "no implementation for `%1$s >>= %2$s`", ">>="},
    {LANG_eq, "can't compare `%1$s` with `%2$s`", "=="},
};

/* msg with %1$s and %2$s replaced. */
static Str two(Sema *s, const char *msg, Str a, Str b) {
  Buf o = {0};
  for (const char *p = msg; *p; p++) {
    if (p[0] == '%' && (p[1] == '1' || p[1] == '2') && p[2] == '$') {
      buf_str(&o, p[1] == '1' ? a : b);
      p += 3;
    } else {
      buf_ch(&o, *p);
    }
  }
  Str r = str_copy(s->arena, buf_view(&o));
  buf_free(&o);
  return r;
}

static bool op_words(Sema *s, const Predicate *p, Texts *t) {
  Str a = show(s, self_of(p)), b = show(s, arg1(p));
  for (size_t i = 0; i < COUNTOF(op_texts); i++) {
    const OpText *o = &op_texts[i];
    if (!def_is_lang(p->tr.trait, o->trait)) continue;
    const char *msg = o->trait == LANG_rem ? "cannot calculate the remainder of `%1$s` divided by `%2$s`" : o->msg;
    t->msg = two(s, msg, a, b);
    t->label = str_fmt(s->arena, "no implementation for `%s %s %s`", a.p, o->op, b.p);
    return true;
  }
  if (!def_is_lang(p->tr.trait, LANG_partial_ord)) return false;
  t->msg = two(s, "can't compare `%1$s` with `%2$s`", a, b);
  t->label = two(s, "no implementation for `%1$s < %2$s` and `%1$s > %2$s`", a, b);
  return true;
}

static Str call_shape(Sema *s, const Predicate *p) {
  Ty in = arg1(p);
  Buf o = {0};
  buf_fmt(&o, "%s(", sym_z(s->sx->in, p->tr.trait->name));
  for (u32 i = 0; in->kind == TY_TUPLE && i < in->args->n; i++) {
    if (i) buf_z(&o, ", ");
    ty_print(s, in->args->v[i], &o);
  }
  buf_z(&o, ")");
  Str r = str_copy(s->arena, buf_view(&o));
  buf_free(&o);
  return r;
}

static bool lang_words(Sema *s, const Predicate *p, Texts *t) {
  if (!p->tr.trait->lang) return false;
  const char *x = show_z(s, self_of(p));
  switch ((Lang)(p->tr.trait->lang - 1)) {
  case LANG_sized:
    t->msg = str_fmt(s->arena, "the size for values of type `%s` cannot be known at compilation time", x);
    t->label = STR("doesn't have a size known at compile-time");
    return true;
  case LANG_send:
    t->msg = t->label = str_fmt(s->arena, "`%s` cannot be sent between threads safely", x);
    return true;
  case LANG_sync:
    t->msg = t->label = str_fmt(s->arena, "`%s` cannot be shared between threads safely", x);
    return true;
  case LANG_unpin:
    t->msg = str_fmt(s->arena, "`%s` cannot be unpinned", x);
    t->label = str_fmt(s->arena, "the trait `Unpin` is not implemented for `%s`", x);
    return true;
  case LANG_display_trait:
    t->msg = str_fmt(s->arena, "`%s` doesn't implement `Display`", x);
    t->label = str_fmt(s->arena, "`%s` cannot be formatted with the default formatter", x);
    return true;
  case LANG_debug_trait:
    t->msg = str_fmt(s->arena, "`%s` doesn't implement `Debug`", x);
    t->label = str_fmt(s->arena, "`%s` cannot be formatted using `{:?}`", x);
    return true;
  case LANG_future_trait:
  case LANG_into_future_trait: t->msg = t->label = str_fmt(s->arena, "`%s` is not a future", x); return true;
  case LANG_iterator:
  case LANG_into_iterator: t->msg = t->label = str_fmt(s->arena, "`%s` is not an iterator", x); return true;
  case LANG_termination:
    t->msg = str_fmt(s->arena, "`main` has invalid return type `%s`", x);
    t->label = STR("`main` can only return types that implement `Termination`");
    return true;
  case LANG_try_trait:
    t->msg = STR("the `?` operator can only be applied to values that implement `Try`");
    t->label = str_fmt(s->arena, "the `?` operator cannot be applied to type `%s`", x);
    return true;
  case LANG_index:
  case LANG_index_mut:
    t->msg = str_fmt(s->arena, "the type `%s` cannot be indexed by `%s`", x, show_z(s, arg1(p)));
    t->label = str_fmt(s->arena, "`%s` cannot be indexed by `%s`", x, show_z(s, arg1(p)));
    return true;
  case LANG_fn:
  case LANG_fn_mut:
  case LANG_fn_once: {
    Str c = call_shape(s, p);
    t->msg = str_fmt(s->arena, "expected a `%s` closure, found `%s`", c.p, x);
    t->label = str_fmt(s->arena, "expected an `%s` closure, found `%s`", c.p, x);
    return true;
  }
  default: return op_words(s, p, t);
  }
}

/* --- `?` ------------------------------------------------------------------------------------- */

static const Obligation *root_of(Infer *f, const Obligation *o) {
  while (o->parent) o = &f->obls.v[o->parent - 1];
  return o;
}

static const Def *def_around(Infer *f, Span at) { return f->hook.around ? f->hook.around(f->hook.ctx, at)->def : NULL; }

static const char *fn_word(Infer *f, const Obligation *o) {
  const Def *d = def_around(f, o->cause.span);
  if (d && d->kind == DEF_CLOSURE) return "a closure";
  if (d && d->kind == DEF_ASYNC && !(d->parent && d->parent->is_async_fn)) return "an async block";
  if (d && (d->kind == DEF_ASYNC || d->is_async_fn)) return "an async function";
  const FnDecl *fn = d && d->kind == DEF_FN && d->item ? d->item->fn : NULL;
  if (!fn || !d->parent || (d->parent->kind != DEF_IMPL && d->parent->kind != DEF_TRAIT)) return "a function";
  return fn->has_self ? "a method" : "an associated function";
}

/* Where a `?` stands in a function that gives nothing: its head, and what it could give. */
static void say_try_in(Infer *f, Diag *g, const Obligation *o, const Predicate *p) {
  Ty self = self_of(p);
  const Def *d = def_around(f, o->cause.span);
  const Expr *e = d && d->kind == DEF_ASYNC && d->body ? d->body->expr : NULL;
  bool body = e && (e->desugar == DS_ASYNC_FN || e->desugar == DS_ATTR_BODY) && d->parent->kind == DEF_FN;
  if (body) d = d->parent;
  const FnDecl *fn = d && d->kind == DEF_FN && d->item ? d->item->fn : NULL;
  if (!fn || !def_is_lang(p->tr.trait, LANG_from_residual_trait) || ty_is_lang(self, LANG_result) || ty_is_lang(self, LANG_option)) return;
  diag_label(f->s->sx->diags, g, fn->sig_span, "this function should return `Result` or `Option` to accept `?`");
  if (!fn->ret && ty_is_lang(arg1(p), LANG_result)) suggest_result(f->s, g, d, body ? e->b->block : fn->body);
}

static bool try_words(Infer *f, const Obligation *o, const Predicate *p, Texts *t) {
  Sema *s = f->s;
  const Obligation *root = root_of(f, o);
  if (o->cause.kind != CAUSE_TRY && !def_is_lang(root->p.tr.trait, LANG_from_residual_trait)) return false;
  Ty self = self_of(p), arg = arg1(p);
  if (o != root && def_is_lang(root->p.tr.trait, LANG_from_residual_trait)) {
    t->msg = str_fmt(s->arena, "`?` couldn't convert the error to `%s`", show_z(s, self));
    t->label = str_fmt(s->arena, "the trait `%s` is not implemented for `%s`", show_trait(s, p->tr).p, show_z(s, self));
    return true;
  }
  if (!def_is_lang(p->tr.trait, LANG_from_residual_trait)) return false;
  bool to_result = ty_is_lang(self, LANG_result), to_option = ty_is_lang(self, LANG_option);
  if (to_result && ty_is_lang(arg, LANG_option)) {
    t->msg = str_fmt(s->arena, "the `?` operator can only be used on `Result`s, not `Option`s, in %s that returns `Result`", fn_word(f, o));
    t->label = str_fmt(s->arena, "use `.ok_or(...)?` to provide an error compatible with `%s`", show_z(s, self));
  } else if (to_option && ty_is_lang(arg, LANG_result)) {
    t->msg = str_fmt(s->arena, "the `?` operator can only be used on `Option`s, not `Result`s, in %s that returns `Option`", fn_word(f, o));
    t->label = str_fmt(s->arena, "this `?` produces `%s`, which is incompatible with `%s`", show_z(s, arg), show_z(s, self));
  } else {
    t->msg = str_fmt(s->arena,
                     "the `?` operator can only be used in %s that returns `Result` or `Option` "
                     "(or another type that implements `FromResidual`)",
                     fn_word(f, o));
    t->label = str_fmt(s->arena, "cannot use the `?` operator in %s that returns `%s`", fn_word(f, o), show_z(s, self));
  }
  return true;
}

/* --- futures and auto traits -------------------------------------------------------------------- */

static const Obligation *future_above(Infer *f, const Obligation *o) {
  const Obligation *found = NULL;
  for (u32 up = o->parent; up; up = f->obls.v[up - 1].parent) {
    const Obligation *a = &f->obls.v[up - 1];
    if (self_of(&a->p)->kind == TY_ASYNC) found = a;
  }
  return found;
}

/* The type just below the outermost future on the way to o: what it holds. */
static Ty held_below(Infer *f, const Obligation *o, const Obligation *fut) {
  Ty t = self_of(&o->p);
  for (const Obligation *a = o; a != fut && a->parent; a = &f->obls.v[a->parent - 1]) t = self_of(&a->p);
  return t;
}

static void note_witness(Sema *s, Diag *g, const Witness *w, Ty held, const char *trait) {
  Diags *d = s->sx->diags;
  diag_note_at(d, g, w->await, "future is not `%s` as this value is used across an await", trait);
  diag_sub_label(d, g, w->at, "has type `%s` which is not `%s`", show_z(s, held), trait);
  if (w->name) diag_sub_primary(d, g, "await occurs here, with `%s%s` maybe used later", w->mut ? "mut " : "", sym_z(s->sx->in, w->name));
  else diag_sub_primary(d, g, "await occurs here, with the value maybe used later");
}

static void note_held(Infer *f, Diag *g, const Obligation *fut, Ty held, const char *trait) {
  Sema *s = f->s;
  AstBody *b = self_of(&fut->p)->def->body;
  for (u32 i = 0; b && i < b->n_witness; i++)
    if (ty_subst(s, b->witness[i].ty, self_of(&fut->p)->args) == held) {
      note_witness(s, g, &b->witness[i], held, trait);
      return;
    }
  for (u32 i = 0; b && i < b->n_captures; i++) {
    diag_note_at(s->sx->diags, g, b->captures[i].span, "captured value is not `%s`", trait);
    return;
  }
}

/* Is it only a part of a variable that the block has taken? rustc looks for a whole one, and says E0277 without. */
static bool held_is_part(Infer *f, const Obligation *o, const Obligation *fut) {
  Ty held = held_below(f, o, fut);
  const Type *self = self_of(&fut->p);
  AstBody *b = self->def->body;
  bool part = false;
  for (const Obligation *a = o; a->parent; a = &f->obls.v[a->parent - 1])
    if (a != fut && self_of(&a->p)->kind == TY_ASYNC) return false;
  for (u32 i = 0; b && i < b->n_witness; i++)
    if (ty_subst(f->s, b->witness[i].ty, self->args) == held) return false;
  for (u32 i = 0; b && i < b->n_captures; i++) {
    const Capture *c = &b->captures[i];
    if (c->local->ty && ty_subst(f->s, c->local->ty, self->args) == held) return false;
    part |= c->mode == CAP_MOVE && c->n_proj && c->place_ty && ty_subst(f->s, c->place_ty, self->args) == held;
  }
  return part;
}

static void note_bound(Infer *f, Diag *g, const Obligation *o) {
  const Def *d = o->cause.origin;
  if (!d || o->cause.kind == CAUSE_TRY || (d->kind != DEF_FN && d->kind != DEF_STRUCT && d->kind != DEF_ENUM)) return;
  const char *n = sym_z(f->s->sx->in, d->name);
  if (o->cause.bound_span.lo && !d->is_lib) diag_note_at(f->s->sx->diags, g, o->cause.bound_span, "required by a bound in `%s`", n);
  else diag_note(f->s->sx->diags, g, "required by a bound in `%s`", n);
}

static bool report_future(Infer *f, const Obligation *o, const Predicate *p) {
  Sema *s = f->s;
  if (!trait_is_auto(p->tr.trait) || def_is_lang(p->tr.trait, LANG_unpin)) return false;
  const Obligation *fut = future_above(f, o);
  if (!fut || held_is_part(f, o, fut)) return false;
  const char *trait = sym_z(s->sx->in, fut->p.tr.trait->name);
  const char *verb = def_is_lang(fut->p.tr.trait, LANG_sync) ? "shared" : "sent";
  Diag *g = def_is_lang(fut->p.tr.trait, LANG_send) || def_is_lang(fut->p.tr.trait, LANG_sync)
                ? diag(s->sx->diags, DIAG_future_not_send, o->cause.span, "future cannot be %s between threads safely", verb)
                : diag(s->sx->diags, DIAG_ERROR, o->cause.span, "future does not implement `%s`", trait);
  Def *d = self_of(&fut->p)->def, *fn = d->parent;
  const Expr *e = d->body ? d->body->expr : NULL;
  if (e && e->desugar == DS_ASYNC_FN && fn)
    diag_primary(s->sx->diags, g, "future returned by `%s` is not `%s`", sym_z(s->sx->in, fn->name), trait);
  else diag_primary(s->sx->diags, g, "future created by async block is not `%s`", trait);
  diag_help(s->sx->diags, g, "the trait `%s` is not implemented for `%s`", sym_z(s->sx->in, p->tr.trait->name), show_z(s, self_of(p)));
  note_held(f, g, fut, held_below(f, o, fut), trait);
  note_bound(f, g, o);
  return true;
}

/* "required for `Vec<Foo>` to implement `Debug`": from the leaf up. */
static void note_chain(Infer *f, Diag *g, const Obligation *o) {
  Sema *s = f->s;
  u32 n = 0;
  for (u32 up = o->parent; up && n < 4; n++) {
    const Obligation *a = &f->obls.v[up - 1];
    Predicate p = infer_resolve_pred(f, a->p);
    if (p.kind == PRED_TRAIT && trait_is_auto(p.tr.trait) && self_of(&p)->kind != TY_REF)
      diag_note(s->sx->diags, g, "required because it appears within the type `%s`", show_z(s, self_of(&p)));
    else if (p.kind == PRED_TRAIT)
      diag_note(s->sx->diags, g, "required for `%s` to implement `%s`", show_z(s, self_of(&p)), show_trait(s, p.tr).p);
    up = a->parent;
  }
}

/* --- kinds of failure ------------------------------------------------------------------------------- */

static bool has_err(const Predicate *p) {
  return (p->tr.args->flags & TF_ERR) || (p->kind == PRED_PROJ && ((p->assoc_args->flags | p->ty->flags) & TF_ERR));
}

/* The name of the function in `f(..)`, `a.f(..)`; nowhere where a macro wrote it. */
static Span callee_of(const Sources *src, Span call) {
  const SourceFile *file = call.ctx ? NULL : sources_file(src, call.lo);
  u32 lo = call.lo, at = call.lo;
  for (; file && at < call.hi && at - file->base < file->text.n && file->text.p[at - file->base] != '('; at++)
    if (file->text.p[at - file->base] == '.') lo = at + 1;
  return file && at < call.hi ? (Span){lo, at, 0} : NO_SPAN;
}

/* What stands around the place: the call that asks for it, what was awaited, the function that was not called. */
static void label_cause(Infer *f, Diag *g, const Obligation *o, Ty self) {
  Sema *s = f->s;
  Diags *d = s->sx->diags;
  const Cause *c = &o->cause;
  Span callee = c->call.hi && c->kind != CAUSE_AWAIT ? callee_of(s->sx->src, c->call) : NO_SPAN;
  if (callee.hi && callee.hi <= c->span.lo) diag_label(d, g, callee, "required by a bound introduced by this call");
  if (c->kind != CAUSE_AWAIT) return;
  if (c->operand.hi) diag_label(d, g, c->operand, "this call returns `%s`", show_z(s, self));
  if (self->kind == TY_FN_DEF && self->def && !self->def->is_lib) diag_label(d, g, self->def->span, "this is a function: its call is the future");
}

/* Of a call the function's path and the whole may ask for the same. */
static bool said_there(const Diags *d, Span at, Str msg) {
  for (u32 i = 0; i < d->list.n; i++) {
    const Diag *g = d->list.v[i];
    if (g->code == DIAG_E0277 && g->span.lo == at.lo && g->span.ctx == at.ctx && str_eq(g->msg, msg)) return true;
  }
  return false;
}

static void report_trait(Infer *f, const Obligation *o, const Predicate *p) {
  Sema *s = f->s;
  if (report_future(f, o, p)) return;
  Texts t = {0};
  if (!try_words(f, o, p, &t) && !own_texts(s, p, &t) && !lang_words(s, p, &t)) {
    t.msg = str_fmt(s->arena, "the trait bound `%s: %s` is not satisfied", show_z(s, self_of(p)), show_trait(s, p->tr).p);
    t.label = str_fmt(s->arena, "the trait `%s` is not implemented for `%s`", show_trait(s, p->tr).p, show_z(s, self_of(p)));
  }
  if (said_there(s->sx->diags, o->cause.span, t.msg)) return;
  Diag *g = diag(s->sx->diags, DIAG_E0277, o->cause.span, "%.*s", STR_ARG(t.msg));
  if (t.label.n) diag_primary(s->sx->diags, g, "%.*s", STR_ARG(t.label));
  Str name = show_trait(s, p->tr);
  diag_help(s->sx->diags, g, "the trait `%s` is not implemented for `%s`", name.p, show_z(s, self_of(p)));
  if (def_is_lang(p->tr.trait, LANG_sized) && o->cause.kind == CAUSE_SIZED_LOCAL)
    diag_note(s->sx->diags, g, "all local variables must have a statically known size");
  label_cause(f, g, o, self_of(p));
  if (o->cause.kind == CAUSE_TRY) say_try_in(f, g, o, p);
  suggest_for_trait(f, g, p, &o->cause);
  note_chain(f, g, o);
  note_bound(f, g, o);
}

static void report_proj(Infer *f, const Obligation *o, const Predicate *p) {
  Sema *s = f->s;
  Ty want = infer_resolve(f, o->expected), found = infer_resolve(f, o->found), self = self_of(p);
  if ((want->flags | found->flags) & TF_ERR) return;
  const char *x = show_z(s, self), *w = show_z(s, want), *g0 = show_z(s, found);
  const Def *tr = p->tr.trait;
  Diag *g;
  if (self->kind == TY_CLOSURE && (def_is_lang(tr, LANG_fn_once) || def_is_lang(tr, LANG_fn)))
    g = diag(s->sx->diags, DIAG_E0271, o->cause.span, "expected `%s` to return `%s`, but it returns `%s`", x, w, g0);
  else if (def_is_lang(tr, LANG_iterator))
    g = diag(s->sx->diags, DIAG_E0271, o->cause.span, "expected `%s` to be an iterator that yields `%s`, but it yields `%s`", x, w, g0);
  else if (def_is_lang(tr, LANG_future_trait))
    g = diag(s->sx->diags, DIAG_E0271, o->cause.span, "expected `%s` to be a future that resolves to `%s`, but it resolves to `%s`", x, w, g0);
  else
    g = diag(s->sx->diags, DIAG_E0271, o->cause.span, "type mismatch resolving `%s == %s`",
             show_z(s, ty_proj(s, p->assoc, p->assoc_args)), w);
  Str a = ty_describe(s, want), b = ty_describe(s, found);
  diag_primary(s->sx->diags, g, "expected %.*s, found %.*s", STR_ARG(a), STR_ARG(b));
  note_bound(f, g, o);
}

/* A closure whose parameters do not fit: E0593 by number, E0631 by type. */
static bool report_closure_args(Infer *f, const Obligation *o, const Predicate *p) {
  Sema *s = f->s;
  Ty self = self_of(p), want = arg1(p), out;
  TyList *in;
  PredVec more = {0};
  bool fn_trait = is_fn_trait(p->tr.trait);
  if (!fn_trait || want->kind != TY_TUPLE || !callable_with(f, self, &in, &out, &more)) return false;
  bool closure = self->kind == TY_CLOSURE;
  const char *what = closure ? "closure" : "function";
  if (in->n != want->args->n) {
    u32 a = want->args->n, b = in->n;
    diag(s->sx->diags, DIAG_E0593, closure ? self->def->span : o->cause.span, "%s is expected to take %u argument%s, but it takes %u argument%s",
         what, a, a == 1 ? "" : "s", b, b == 1 ? "" : "s");
    return true;
  }
  if (closure && self->def->body->closure_kind == CLOSURE_FN_ONCE && infer_unify_lists(f, in, want->args)) return false;
  Diag *g = diag(s->sx->diags, DIAG_E0631, o->cause.span, "type mismatch in %s arguments", what);
  diag_primary(s->sx->diags, g, "expected due to this");
  return true;
}

void report_failed(Infer *f, const Obligation *o) {
  Sema *s = f->s;
  if (f->silent) return;
  Predicate p = infer_resolve_pred(f, o->p);
  bool no_try = o->cause.kind == CAUSE_TRY && def_is_lang(p.tr.trait, LANG_from_residual_trait) && !(p.tr.args->v[0]->flags & TF_ERR) &&
                p.tr.args->v[0]->kind != TY_INFER;       /* whatever `?` stands behind, the function cannot take it */
  if (has_err(&p) && !no_try) return;
  if (o->overflow) {
    diag(s->sx->diags, DIAG_E0275, o->cause.span, "overflow evaluating the requirement `%s: %s`", show_z(s, self_of(&p)), show_trait(s, p.tr).p);
    return;
  }
  if (p.kind == PRED_PROJ) report_proj(f, o, &p);
  else if (!report_closure_args(f, o, &p)) report_trait(f, o, &p);
}

void report_kind(Infer *f, Ty closure, Def *trait, Cause c) {
  static const char *const names[] = {"Fn", "FnMut", "FnOnce"};
  Sema *s = f->s;
  AstBody *b = closure->def->body;
  const char *want = sym_z(s->sx->in, trait->name), *is = names[b->closure_kind];
  if (f->silent) return;
  Diag *g = diag(s->sx->diags, DIAG_E0525, closure->def->span, "expected a closure that implements the `%s` trait, but this closure only implements `%s`",
                 want, is);
  diag_primary(s->sx->diags, g, "this closure implements `%s`, not `%s`", is, want);
  diag_label(s->sx->diags, g, c.span, "the requirement to implement `%s` derives from here", want);
}

/* A future that borrows from its closure is no result that `Fn` or `FnMut` can name; of one that is called once the closure goes into the future. */
void report_lending(Infer *f, Ty closure, Def *trait, Cause c) {
  Diags *d = f->s->sx->diags;
  const char *want = sym_z(f->s->sx->in, trait->name);
  if (f->silent) return;
  if (def_is_lang(trait, LANG_fn_once)) {
    diag_unsupported(d, closure->def->span, "async closures in a variable whose futures borrow from them where `FnOnce` is asked for");
    return;
  }
  Diag *g = diag(d, DIAG_ERROR, closure->def->span, "async closure does not implement `%s` because it captures state from its environment", want);
  diag_label(d, g, c.span, "the requirement to implement `%s` derives from here", want);
  diag_help(d, g, "ask for `Async%s` instead: its futures may borrow from the closure", want);
}

/* --- ambiguity ------------------------------------------------------------------------------------------ */

static bool is_unknown(void *ctx, Ty t) {
  if (t->kind != TY_INFER) return false;
  *(Ty *)ctx = t;
  return true;
}

static Ty first_unknown(const Predicate *p) {
  Ty t = NULL;
  for (u32 i = 0; i < p->tr.args->n && !t; i++) ty_any(p->tr.args->v[i], is_unknown, &t);
  if (!t && p->kind == PRED_PROJ) ty_any(p->ty, is_unknown, &t);
  return t;
}

static const char *owner_word(const Def *d) {
  switch (d->kind) {
  case DEF_FN: return d->parent && (d->parent->kind == DEF_IMPL || d->parent->kind == DEF_TRAIT) ? "method" : "function";
  case DEF_STRUCT: return "struct";
  case DEF_ENUM: return "enum";
  case DEF_TRAIT: return "trait";
  default: return "item";
  }
}

void report_ambiguous(Infer *f, const Obligation *o) {
  Sema *s = f->s;
  Predicate p = infer_resolve_pred(f, o->p);
  if (f->silent || f->tainted || f->ambiguity_reported || has_err(&p)) return;
  Ty t = first_unknown(&p);
  if (!t) return;
  f->ambiguity_reported = true;
  bool sized = def_is_lang(p.tr.trait, LANG_sized);
  DiagCode code = p.kind == PRED_PROJ ? DIAG_E0284 : sized ? DIAG_E0282 : DIAG_E0283;
  Span at = infer_origin(f, t);
  if (!at.lo) at = o->cause.span;
  if (f->hook.report) {
    f->hook.report(f->hook.ctx, code, t, p, at);
    return;
  }
  Diag *g = diag(s->sx->diags, code, at, "type annotations needed");
  Def *d = infer_param_of(f, t);
  if (d && d->parent)
    diag_primary(s->sx->diags, g, "cannot infer type of the type parameter `%s` declared on the %s `%s`", sym_z(s->sx->in, d->name),
                 owner_word(d->parent), sym_z(s->sx->in, d->parent->name));
  else diag_primary(s->sx->diags, g, "cannot infer type");
  if (!sized && p.kind == PRED_TRAIT)
    diag_note(s->sx->diags, g, "cannot satisfy `%s: %s`", show_z(s, self_of(&p)), show_trait(s, p.tr).p);
}
