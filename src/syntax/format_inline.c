/* format_inline — what of a format string is known beforehand (rustc_ast_lowering::format): an argument that is
 * itself a format string, shown plainly and once, becomes part of this one, and a literal string or integer shown
 * plainly becomes text. So `panic!("{}", 1)` has a `&str` as payload. */
#include "syntax/format.h"

static bool shown_plainly(const FormatSpec *s) {
  return s->trait == FMT_DISPLAY && s->fill == ' ' && !s->align && !s->plus && !s->minus && !s->alt && !s->zero && !s->debug_hex_lower &&
         !s->debug_hex_upper && s->width_kind == COUNT_NONE && s->prec_kind == COUNT_NONE;
}
static const Expr *behind(const Expr *e) {
  for (;;)
    if (e->kind == E_PAREN || (e->kind == E_REF && !e->raw)) e = e->a;
    else if (e->kind == E_MACRO && e->lowered) e = e->lowered;
    else return e;
}
static bool inline_literal(const Expr *e, Buf *out) {
  e = behind(e);
  if (e->kind != E_LIT) return false;
  if (e->lit->kind == LIT_STR) {
    buf_str(out, e->lit->str);
    return true;
  }
  if (e->lit->kind != LIT_INT) return false;
  char t[40];
  size_t n = sizeof t;
  u128 v = e->lit->value;
  do t[--n] = (char)('0' + (int)(v % 10)); while ((v /= 10) != 0);
  buf_add(out, t + n, sizeof t - n);
  return true;
}

typedef struct Inline {
  Syntax *sx;
  FormatArgs *fa;
  u32 *uses, *first;           /* per argument: how often it is used; its new number, or that of the first it became */
  const FormatArgs **inner;    /* per argument: the format string that it is, or NULL */
  Buf text;
  VEC(Str) pieces; VEC(FormatSpec) specs; VEC(Expr *) args;
} Inline;

static void count_uses(Inline *l) {
  for (u32 i = 0; i < l->fa->n_specs; i++) {
    const FormatSpec *s = &l->fa->specs[i];
    l->uses[s->arg]++;
    if (s->width_kind == COUNT_ARG) l->uses[s->width]++;
    if (s->prec_kind == COUNT_ARG) l->uses[s->prec]++;
  }
}
static void find_inner(Inline *l) {
  for (u32 i = 0; i < l->fa->n_specs; i++) {
    const FormatSpec *s = &l->fa->specs[i];
    const Expr *e = behind(l->fa->args[s->arg]);
    Buf b = {0};
    if (!shown_plainly(s)) continue;
    if (e->kind == E_FORMAT && l->uses[s->arg] == 1) l->inner[s->arg] = e->fmt;
    else if (inline_literal(e, &b)) l->uses[s->arg]--;
    buf_free(&b);
  }
}
/* Arguments in the order in which they are evaluated. */
static void number_args(Inline *l) {
  FormatArgs *fa = l->fa;
  for (u32 i = 0; i < fa->n_args; i++) {
    l->first[i] = l->args.n;
    const FormatArgs *in = l->inner[i];
    if (in) for (u32 k = 0; k < in->n_args; k++) vec_push(l->sx->arena, &l->args, in->args[k]);
    else if (l->uses[i]) vec_push(l->sx->arena, &l->args, fa->args[i]);
  }
}
static void push_text(Inline *l) {
  vec_push(l->sx->arena, &l->pieces, str_copy(l->sx->arena, buf_view(&l->text)));
  buf_clear(&l->text);
}
static void push_spec(Inline *l, FormatSpec s, const u32 *first, u32 add) {
  push_text(l);
  s.arg = first ? first[s.arg] : s.arg + add;
  if (s.width_kind == COUNT_ARG) s.width = first ? first[s.width] : s.width + add;
  if (s.prec_kind == COUNT_ARG) s.prec = first ? first[s.prec] : s.prec + add;
  vec_push(l->sx->arena, &l->specs, s);
}
static void piece(Inline *l, const FormatArgs *fa, u32 i) {
  if (i < fa->n_pieces) buf_str(&l->text, fa->pieces[i]);
}
static void rewrite(Inline *l) {
  for (u32 i = 0; i < l->fa->n_specs; i++) {
    FormatSpec s = l->fa->specs[i];
    const FormatArgs *in = l->inner[s.arg];
    piece(l, l->fa, i);
    if (in) {
      for (u32 k = 0; k < in->n_specs; k++) {
        piece(l, in, k);
        push_spec(l, in->specs[k], NULL, l->first[s.arg]);
      }
      piece(l, in, in->n_specs);
    } else if (!shown_plainly(&s) || !inline_literal(l->fa->args[s.arg], &l->text)) {
      push_spec(l, s, l->first, 0);
    }
  }
  piece(l, l->fa, l->fa->n_specs);
  if (l->text.n) push_text(l);
}

void format_inline(Syntax *sx, FormatArgs *fa) {
  Inline l = {.sx = sx, .fa = fa};
  l.uses = NEW_N(sx->arena, u32, fa->n_args + 1);
  l.first = NEW_N(sx->arena, u32, fa->n_args + 1);
  l.inner = NEW_N(sx->arena, const FormatArgs *, fa->n_args + 1);
  count_uses(&l);
  find_inner(&l);
  number_args(&l);
  rewrite(&l);
  buf_free(&l.text);
  fa->pieces = l.pieces.v; fa->n_pieces = l.pieces.n;
  fa->specs = l.specs.v; fa->n_specs = l.specs.n;
  fa->args = l.args.v; fa->n_args = l.args.n;
}
