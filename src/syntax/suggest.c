/* Suggestions about the grammar: what is put in, changed or left out. See source.h. */
#include "syntax/parser.h"

void suggest_put(Parser *p, Diag *g, FixGrade grade, Span behind, const char *text, const char *why) {
  diag_suggest(p->sx->diags, g, grade, "%s", why);
  diag_edit(p->sx->diags, g, span_start(behind), "%s", text);
}

void suggest_instead(Parser *p, Diag *g, FixGrade grade, Span at, const char *text, const char *why) {
  diag_suggest(p->sx->diags, g, grade, "%s", why);
  diag_edit(p->sx->diags, g, at, "%s", text);
}

/* The blanks behind go too. */
void suggest_without(Parser *p, Diag *g, FixGrade grade, Span at, const char *why) {
  const SourceFile *f = sources_file(p->sx->src, at.lo);
  diag_suggest(p->sx->diags, g, grade, "%s", why);
  while (f && at.hi - f->base < f->text.n && f->text.p[at.hi - f->base] == ' ') at.hi++;
  diag_cut(p->sx->diags, g, at);
}

void suggest_await_behind(Parser *p, Diag *g, Span whole, Span operand, bool parens) {
  Diags *d = p->sx->diags;
  diag_suggest(d, g, FIX_CERTAIN, "`.await` stands behind what it waits for");
  diag_cut(d, g, (Span){whole.lo, operand.lo, whole.ctx});
  if (parens) diag_edit(d, g, (Span){operand.hi, whole.hi, whole.ctx}, ".await");
  else diag_edit(d, g, span_end(operand), ".await");
}

/* Words of other languages, at the beginning of an item or behind a block. */
static const struct { const char *word, *rust, *why; } slips[] = {
    {"func", "fn", "a function begins with `fn`"}, {"function", "fn", "a function begins with `fn`"}, {"def", "fn", "a function begins with `fn`"},
    {"elseif", "else if", "write `else if`"}, {"elif", "else if", "write `else if`"}, {"elsif", "else if", "write `else if`"},
};

void suggest_for_token(Parser *p, Diag *g, bool arrow_wanted) {
  if (arrow_wanted && is(p, T_FATARROW)) suggest_instead(p, g, FIX_CERTAIN, p->cur.span, "->", "the type of the result stands behind `->`");
  if (p->prev.kind != T_IDENT || p->prev.raw || p->prev.span.ctx != p->cur.span.ctx) return;
  for (u32 i = 0; i < COUNTOF(slips); i++)
    if (str_eqz(sym_str(p->sx->in, p->prev.sym), slips[i].word))
      suggest_instead(p, g, slips[i].rust[0] == 'f' && p->cur.kind == T_IDENT ? FIX_CERTAIN : FIX_MAYBE, p->prev.span, slips[i].rust, slips[i].why);
}

/* `n++` */
void suggest_no_increment(Parser *p, Diag *g) {
  bool plus = is(p, T_PLUS) && p->prev.kind == T_PLUS && p->prev.span.hi == p->cur.span.lo && p->prev.span.ctx == p->cur.span.ctx;
  const Token *next = look(p, 1);
  if (plus && (next->kind == T_SEMI || next->kind == T_RBRACE))
    suggest_instead(p, g, FIX_CERTAIN, (Span){p->prev.span.lo, p->cur.span.hi, p->cur.span.ctx}, " += 1", "there is no `++`: add 1");
}
