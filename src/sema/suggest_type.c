/* Suggestions where a value is of another type than is wanted. See suggest.h. */
#include "base/unicode.h"
#include "sema/check.h"
#include "sema/suggest.h"

/* --- edits around expressions ------------------------------------------------------------------- */

static bool binds_loosely(const Expr *e) {
  switch (e->kind) {
    case E_BINARY: case E_ASSIGN: case E_ASSIGN_OP: case E_CAST: case E_RANGE: case E_LET: return true;
    default: return false;
  }
}

static bool binds_before_dot(const Expr *e) {
  switch (e->kind) {
    case E_UNARY: case E_REF: case E_CLOSURE: case E_BREAK: case E_CONTINUE: case E_RETURN: return false;
    default: return !binds_loosely(e);
  }
}

static Expr *written(Expr *e) { return e->lowered && e->kind != E_MACRO && e->desugar == DS_NONE ? e->lowered : e; }

void suggest_around(Diags *d, Diag *g, FixGrade grade, Span at, const char *left, const char *right, const char *why) {
  diag_suggest(d, g, grade, "%s", why);
  if (left[0]) diag_edit(d, g, span_start(at), "%s", left);
  if (right[0]) diag_edit(d, g, span_end(at), "%s", right);
}

void suggest_postfix(Diags *d, Diag *g, FixGrade grade, Expr *e, const char *text, const char *why) {
  bool bare = binds_before_dot(written(e));
  suggest_around(d, g, grade, e->span, bare ? "" : "(", bare ? text : str_fmt(d->arena, ")%s", text).p, why);
}

void suggest_prefix(Diags *d, Diag *g, FixGrade grade, Expr *e, const char *text, const char *why) {
  bool bare = !binds_loosely(written(e));
  suggest_around(d, g, grade, e->span, bare ? text : str_fmt(d->arena, "%s(", text).p, bare ? "" : ")", why);
}

void suggest_no_semicolon(Diags *d, Diag *g, Span at) {
  diag_suggest(d, g, FIX_CERTAIN, "without the semicolon this value is what the block gives");
  if (str_eqz(sources_text(d->src, at), ";")) diag_cut(d, g, at);
}

/* --- futures -------------------------------------------------------------------------------------- */

static const char await_it[] = "this is a future: `.await` waits for its value";

const AstBody *body_around(void *fcx, Span at) {
  const Fcx *fc = fcx;
  const AstBody *in = fc->root;
  Span best = {0, UINT32_MAX, 0};
  for (u32 i = 0; i < fc->bodies.n; i++) {
    const AstBody *b = fc->bodies.v[i];
    Span sp = b->expr ? b->expr->span : b->span;
    if (sp.lo <= at.lo && at.hi <= sp.hi && sp.hi - sp.lo <= best.hi - best.lo) in = b, best = sp;
  }
  return in;
}

static bool may_await(Fcx *fc) { return fc->body->kind == BODY_ASYNC; }

void suggest_await(Fcx *fc, Diag *g, Expr *e) {
  if (may_await(fc)) suggest_postfix(fc_diags(fc), g, FIX_MAYBE, e, ".await", await_it);
  else diag_help(fc_diags(fc), g, "a future: only async functions and blocks may `.await` its value");
}

void suggest_await_before(Fcx *fc, Diag *g, Expr *e, Span name) {
  if (!may_await(fc) || name.lo <= e->span.lo) {
    suggest_await(fc, g, e);
    return;
  }
  diag_suggest(fc_diags(fc), g, FIX_MAYBE, "%s", await_it);
  diag_edit(fc_diags(fc), g, span_start(name), "await.");
}

static bool future_gives(Fcx *fc, Ty t, Ty want) {
  if (t->kind != TY_OPAQUE && t->kind != TY_ASYNC && t->kind != TY_ADT) return false;
  if (solve_probe(fc->inf, (TraitRef){lang_item(fc->s, LANG_future_trait), list1(fc->s, t)}) != SOLVE_YES) return false;
  Ty out = resolve_now(fc, norm(fc, ty_proj(fc->s, lang_item(fc->s, LANG_future_output), list1(fc->s, t)), NO_SPAN));
  return can_coerce(fc, out, want);
}

/* --- numbers and literals ------------------------------------------------------------------------- */

static u32 bits_of(u8 prim) {
  static const u8 bits[] = {8, 16, 32, 64, 128, 16, 8, 16, 32, 64, 128, 16, 24, 53};
  return bits[prim];
}

/* Is there a From between them? (isize and usize hold 16 bits at least, which is all that the library promises.) */
static bool widens(Ty from, Ty to) {
  bool fs = from->prim <= PRIM_ISIZE, ts = to->prim <= PRIM_ISIZE, size = from->prim == PRIM_USIZE || from->prim == PRIM_ISIZE;
  if (size || from->kind == TY_FLOAT) return from->prim == PRIM_F32 && to->prim == PRIM_F64;
  if (to->kind == TY_FLOAT) return bits_of(from->prim) < bits_of(to->prim);
  if (fs && !ts) return false;
  return bits_of(from->prim) + (!fs && ts) <= bits_of(to->prim);
}

/* A literal of the wrong kind: a suffix, `.0`, other quotes. */
static bool for_literal(Fcx *fc, Diag *g, Expr *e, Ty want, Ty got) {
  Diags *d = fc_diags(fc);
  const Literal *l = e->lit;
  Str text = sources_text(d->src, e->span), suffix = l->suffix ? sym_str(fc->s->sx->in, l->suffix) : STR("");
  bool number = l->kind == LIT_INT || l->kind == LIT_FLOAT;
  if (number && suffix.n && (want->kind == TY_INT || want->kind == TY_FLOAT) && want->kind == got->kind) {
    diag_suggest(d, g, FIX_CERTAIN, "let the number be of type `%.*s`", STR_ARG(tystr(fc, want)));
    diag_edit(d, g, (Span){e->span.hi - (u32)suffix.n, e->span.hi, e->span.ctx}, "%.*s", STR_ARG(tystr(fc, want)));
    return true;
  }
  if (l->kind == LIT_INT && !suffix.n && want->kind == TY_FLOAT && text.n && !memchr(text.p, '_', text.n) && text.p[0] != '0') {
    suggest_around(d, g, FIX_CERTAIN, e->span, "", ".0", "a number with a point is a float");
    return true;
  }
  bool quoted = text.n > 2 && !suffix.n, plain = !memchr(text.p, '\\', text.n) && text.n > 2 && !memchr(text.p + 1, '"', text.n - 2);
  bool to_str = want->kind == TY_REF && shallow(fc, want->elem)->kind == TY_STR;
  if (l->kind == LIT_CHAR && to_str && quoted && plain) {
    diag_suggest(d, g, FIX_CERTAIN, "a string stands in double quotes");
    diag_edit(d, g, (Span){e->span.lo, e->span.lo + 1, e->span.ctx}, "\"");
    diag_edit(d, g, (Span){e->span.hi - 1, e->span.hi, e->span.ctx}, "\"");
    return true;
  }
  if (l->kind == LIT_CHAR && want == fc->s->t_prim[PRIM_U8] && quoted && l->value < 128) {
    suggest_around(d, g, FIX_CERTAIN, e->span, "b", "", "a byte is written with a `b` before the quotes");
    return true;
  }
  size_t i = 0;
  bool one = l->kind == LIT_STR && l->str.n && (utf8_next(l->str, &i), i == l->str.n) && l->str.p[0] != '\'';
  if (want->kind == TY_CHAR && one && quoted && plain && text.p[0] == '"') {
    diag_suggest(d, g, FIX_CERTAIN, "a single character stands in single quotes");
    diag_edit(d, g, e->span, "'%.*s'", (int)text.n - 2, text.p + 1);
    return true;
  }
  return false;
}

static bool for_number(Fcx *fc, Diag *g, Expr *e, Ty want, Ty got) {
  bool both = (want->kind == TY_INT || want->kind == TY_FLOAT) && (got->kind == TY_INT || got->kind == TY_FLOAT);
  if (!both || e->kind == E_LIT || fc->body->kind == BODY_CONST) return false;
  Diags *d = fc_diags(fc);
  if (widens(got, want)) suggest_postfix(d, g, FIX_CERTAIN, e, ".into()", "every value of the one type has its place in the other");
  else if (want->kind == TY_INT && got->kind == TY_INT)
    suggest_postfix(d, g, FIX_MAYBE, e, ".try_into().unwrap()", "the value can be converted, with a panic where it does not fit");
  return true;
}

/* --- references, boxes, wrappers -------------------------------------------------------------------- */

static bool for_wrapper(Fcx *fc, Diag *g, Expr *e, Ty want, Ty got) {
  static const struct { Lang of; const char *left, *why; FixGrade grade; } ways[] = {
      {LANG_option, "Some(", "wrap the value in `Some`", FIX_MAYBE},
      {LANG_result, "Ok(", "wrap the value in `Ok`", FIX_MAYBE},
      {LANG_owned_box, "Box::new(", "put the value in a `Box`", FIX_CERTAIN},
  };
  for (u32 i = 0; i < COUNTOF(ways); i++) {
    if (!ty_is_lang(want, ways[i].of) || !want->args->n || !can_coerce(fc, got, want->args->v[0])) continue;
    suggest_around(fc_diags(fc), g, ways[i].grade, e->span, ways[i].left, ")", ways[i].why);
    return true;
  }
  Ty in = ty_is_lang(want, LANG_pin) ? shallow(fc, want->args->v[0]) : NULL;
  if (!in || !ty_is_lang(in, LANG_owned_box) || got->kind == TY_REF) return false;
  if (!can_coerce(fc, ty_adt(fc->s, in->def, list1(fc->s, got)), in) && got->kind != TY_ASYNC && got->kind != TY_OPAQUE) return false;
  suggest_around(fc_diags(fc), g, FIX_MAYBE, e->span, "Box::pin(", ")", "put the future in a pinned `Box`");
  return true;
}

/* `&x` where an x is wanted, a reference where what it leads to is. */
static bool for_reference(Fcx *fc, Diag *g, Expr *e, Ty want, Ty got) {
  Diags *d = fc_diags(fc);
  Ty in = got->kind == TY_REF ? shallow(fc, got->elem) : NULL;
  if (!in || (in != want && !(in->kind == TY_INFER && can_coerce(fc, in, want)))) return false;
  if (e->kind == E_REF && !e->raw) {
    diag_suggest(d, g, FIX_CERTAIN, "leave the borrow out");
    diag_cut(d, g, (Span){e->span.lo, e->a->span.lo, e->span.ctx});
  } else if (ty_is_copy(fc->s, fc->env, in)) {
    suggest_prefix(d, g, FIX_CERTAIN, e, "*", "take the value behind the reference");
  } else if (ty_is_lang(in, LANG_string)) {
    suggest_postfix(d, g, FIX_MAYBE, e, ".to_string()", "make a string of its own");
  } else if (solve_holds(fc->inf, in, lang_item(fc->s, LANG_clone))) {
    suggest_postfix(d, g, FIX_CERTAIN, e, ".clone()", "make a value of its own");
  }
  return true;
}

void suggest_equality(Diags *d, Diag *g, const Expr *e) {
  Span gap = {e->a->span.hi, e->b->span.lo, e->span.ctx};
  Str t = sources_text(d->src, gap);
  const char *eq = t.n ? memchr(t.p, '=', t.n) : NULL;
  diag_suggest(d, g, FIX_CERTAIN, "to compare, write `==`");
  if (eq) diag_edit(d, g, (Span){gap.lo + (u32)(eq - t.p) + 1, gap.lo + (u32)(eq - t.p) + 1, gap.ctx}, "=");
}

/* What is wanted, in a Result or an Option that is not made here. */
static bool for_wrapped(Fcx *fc, Diag *g, Expr *e, Ty want, Ty got) {
  bool result = ty_is_lang(got, LANG_result);
  bool made = e->kind == E_CALL && e->a->ty && e->a->ty->kind == TY_FN_DEF && e->a->ty->def->kind == DEF_VARIANT;
  if ((!result && !ty_is_lang(got, LANG_option)) || made || !can_coerce(fc, got->args->v[0], want)) return false;
  Ty ret = fc->ret_ty ? shallow(fc, fc->ret_ty) : NULL;
  const char *none = result ? "an `Err`" : "`None`";
  bool returns = ret && ty_is_lang(ret, result ? LANG_result : LANG_option);
  Str why = returns ? str_fmt(fc->arena, "take the value out of it, or return %s to the caller", none)
                    : str_fmt(fc->arena, "take the value out of it, with a panic if it is %s", none);
  suggest_postfix(fc_diags(fc), g, FIX_HOLES, e, returns ? "?" : ".expect(\"REASON\")", why.p);
  return true;
}

void suggest_for_mismatch(Fcx *fc, Diag *g, Expr *e, Ty want, Ty got) {
  Diags *d = fc_diags(fc);
  Sema *s = fc->s;
  if (e->kind == E_ASSIGN && want->kind == TY_BOOL) {
    suggest_equality(d, g, e);
    return;
  }
  if (future_gives(fc, got, want)) { suggest_await(fc, g, e); return; }
  if (e->kind == E_LIT && for_literal(fc, g, e, want, got)) return;
  bool shown = got->kind == TY_INT || got->kind == TY_FLOAT || got->kind == TY_CHAR || got->kind == TY_BOOL;
  if (ty_is_lang(want, LANG_string) && (shown || (got->kind == TY_REF && shallow(fc, got->elem)->kind == TY_STR))) {
    suggest_postfix(d, g, FIX_MAYBE, e, ".to_string()", "make a string of its own");
    return;
  }
  if (want->kind == TY_REF && want->mut && got->kind == TY_REF && !got->mut) {
    if (e->kind != E_REF || e->raw) return;
    diag_suggest(d, g, FIX_MAYBE, "lend it so that it may be changed");
    diag_edit(d, g, (Span){e->span.lo + 1, e->span.lo + 1, e->span.ctx}, "mut ");
    return;
  }
  Ty in = want->kind == TY_REF ? shallow(fc, want->elem) : NULL;
  bool object_ok = !in || in->kind != TY_DYN || !in->def || solve_holds(fc->inf, got, in->def);
  if (in && object_ok && can_coerce(fc, ty_ref(s, got, want->mut), want)) {
    suggest_prefix(d, g, FIX_CERTAIN, e, want->mut ? "&mut " : "&",
                   want->mut ? "lend it so that it may be changed" : "lend it: a reference is wanted");
    return;
  }
  if (for_wrapped(fc, g, e, want, got) || for_reference(fc, g, e, want, got) || for_wrapper(fc, g, e, want, got)) return;
  (void)for_number(fc, g, e, want, got);
}

void suggest_for_pattern(Fcx *fc, Diag *g, Span at, Ty t, Ty want) {
  if (future_gives(fc, infer_resolve(fc->inf, t), infer_resolve(fc->inf, want))) suggest_await_at(fc->s, g, at, may_await(fc));
}

void suggest_annotation(Fcx *fc, Diag *g, const Local *l, Ty t) {
  Str text = ty_str(fc->s, t);
  diag_suggest(fc_diags(fc), g, FIX_HOLES, "say of which type `%s` is", sym_z(fc->s->sx->in, l->name.sym));
  u32 next = l->name.span.hi;
  const SourceFile *f = sources_file(fc_diags(fc)->src, next);
  bool let = f && next - f->base < f->text.n && (f->text.p[next - f->base] == ' ' || f->text.p[next - f->base] == ';');
  if (!is_ty_var(t) && t->kind != TY_CLOSURE && let && !l->is_param) diag_edit(fc_diags(fc), g, span_end(l->name.span), ": %.*s", STR_ARG(text));
}

/* Its parameter is Self where nothing is said. */
static bool is_comparison_trait(const Def *trait) { return def_is_lang(trait, LANG_eq) || def_is_lang(trait, LANG_partial_ord); }

void suggest_bound_at(void *fcx, Diag *g, Ty param, const Def *trait) {
  Fcx *fc = fcx;
  Str path = trait->is_lib ? path_to(fc->s, trait, NS_TYPE) : sym_str(fc->s->sx->in, trait->name);
  bool plain = trait->item && (trait->item->generics.n == 0 || is_comparison_trait(trait));
  if (path.n && plain) suggest_bound(fc->s, g, fc->owner, param->name, path);
}
