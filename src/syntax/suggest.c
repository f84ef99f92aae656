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
