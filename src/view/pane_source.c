/* The source: the line about to run, and the await of every suspended task. */
#include "view/view_impl.h"
#include "base/unicode.h"

enum { MARKS = 4, SEEN = 2000 };

/* Adds a task's number to the marks of a line: "0,2". */
static void mark_line(Pane *p, Str *marks, u32 first, u32 line, u32 task) {
  if (line < first || line >= first + p->h) return;
  Str *m = &marks[line - first];
  Str with = str_fmt(p->a, "%.*s%s%u", STR_ARG(*m), m->n ? "," : "", task);
  if (m->n && m->p[m->n - 1] == '+') return;
  *m = with.n <= MARKS - 1 ? with : str_fmt(p->a, "%.*s+", STR_ARG(*m));
}

/* Each pending future of the learner's marks the await it stands at, once a task. */
static void mark_task(Pane *p, Str *marks, u32 first, const TaskModel *k) {
  PendingFuture chain[CHAIN_MAX];
  u32 lines[CHAIN_MAX], n_lines = 0, n = model_chain(p->sc->model, k, chain, CHAIN_MAX);
  for (u32 i = 0; i < n; i++) {
    if (chain[i].lib || chain[i].active || !chain[i].state) continue;
    Span at = sources_user_span(p->sc->prog->src, trace_span(p->sc->trace, chain[i].site));
    Place w = at.hi ? sources_place(p->sc->prog->src, at.lo) : (Place){0};
    bool again = w.file != p->sc->file;
    for (u32 j = 0; j < n_lines; j++) again |= lines[j] == w.line;
    if (again) continue;
    lines[n_lines++] = w.line;
    mark_line(p, marks, first, w.line, k->id);
  }
}

static void put_line(Pane *p, u32 row, u32 line, Str marks, u32 digits) {
  const Scene *sc = p->sc;
  Str text = sources_line(sc->prog->src, sc->file, line);
  bool here = sc->line == line;
  Style style = marks.n ? STYLE_AWAIT : STYLE_PLAIN;
  if (marks.n) {
    u32 w = uni_str_width(marks);
    pane_put(p, row, MARKS - 1 - w, 1, str_of(glyph(GLYPH_WAITING, p->vs->ascii)), STYLE_WAITING);
    pane_put(p, row, MARKS - w, w, marks, STYLE_WAITING);
  }
  Glyph mark = sc->next_task == NO_TASK ? GLYPH_HERE : GLYPH_NEXT;
  if (here) pane_put(p, row, MARKS, 1, str_of(glyph(mark, p->vs->ascii)), STYLE_KEY);
  pane_put(p, row, MARKS + 1, digits, str_fmt(p->a, "%*u", (int)digits, line), STYLE_FAINT);
  u32 x = MARKS + digits + 2;
  if (x >= p->w) return;
  pane_put(p, row, x, p->w - x, text, style);
  if (here) grid_style(p->g, p->x + x, p->y + row, p->w - x, STYLE_HERE);
}

void pane_source(Pane *p) {
  const Scene *sc = p->sc;
  Place end = sources_place(sc->prog->src, sc->file->base + (u32)sc->file->text.n);
  u32 total = end.line;
  if (total > 1 && !sources_line(sc->prog->src, sc->file, total).n) total--;
  u32 first = pane_window(p, total, sc->anchor - 1) + 1;
  Str *marks = NEW_N(p->a, Str, p->h + 1);
  u32 seen = 0;
  for (const TaskModel *k = model_next_live(sc->model, NULL); k && seen < SEEN; k = model_next_live(sc->model, k), seen++)
    mark_task(p, marks, first, k);
  u32 digits = total > 999 ? total > 99999 ? 7 : 5 : total > 99 ? 3 : 2;
  for (u32 i = 0; i < p->h && first + i <= total; i++) put_line(p, i, first + i, marks[i], digits);
  if (sc->file != sc->prog->file) p->note = sc->file->name;
  else if (!sc->line) p->note = STR("");
  else if (sc->next_task == NO_TASK) p->note = str_fmt(p->a, "%s now", glyph(GLYPH_HERE, p->vs->ascii));
  else p->note = str_fmt(p->a, "%s task %u %s here", glyph(GLYPH_NEXT, p->vs->ascii), sc->next_task,
                         model_task(sc->model, sc->next_task)->polls ? "goes on" : "starts");
}
