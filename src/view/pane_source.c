/* The source: the line about to run, and the await of every suspended task. */
#include "view/view_impl.h"
#include "base/unicode.h"

enum { MARKS = 4, SEEN = 2000 };

static u32 digits_of(u32 total) { return total > 999 ? total > 99999 ? 7 : 5 : total > 99 ? 3 : 2; }
static u32 text_column(u32 total) { return MARKS + digits_of(total) + 2; }

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
  u32 lines[CHAIN_MAX], n = scene_awaits(p->sc, k, lines, CHAIN_MAX);
  for (u32 i = 0; i < n; i++) mark_line(p, marks, first, lines[i], k->id);
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
  pane_put(p, row, x, p->w - x, text_from(text, p->across), style);
  if (here) grid_style(p->g, p->x + x, p->y + row, p->w - x, STYLE_HERE);
}

/* What the marks beside the lines mean. */
static Str legend(const Pane *p, bool waits) {
  const Scene *sc = p->sc;
  Str line = STR(""), mark = str_fmt(p->a, "%s waits here", glyph(GLYPH_WAITING, p->vs->ascii));
  if (sc->line && sc->next_task == NO_TASK) line = str_fmt(p->a, "%s now", glyph(GLYPH_HERE, p->vs->ascii));
  else if (sc->line)
    line = str_fmt(p->a, "%s task %u %s here", glyph(GLYPH_NEXT, p->vs->ascii), sc->next_task,
                   model_task(sc->model, sc->next_task)->polls ? "goes on" : "starts");
  if (!waits) return line;
  return line.n ? str_fmt(p->a, "%.*s\t%.*s", STR_ARG(line), STR_ARG(mark)) : mark;
}

/* Columns that the longest of the lines takes, with what stands before it. */
u32 source_wants(const Scene *sc) {
  u32 most = 0, last = sources_place(sc->prog->src, sc->file->base + (u32)sc->file->text.n).line;
  for (u32 i = 1; i <= last && i <= SEEN; i++) {
    Str s = sources_line(sc->prog->src, sc->file, i);
    u32 w = uni_str_width(s);
    for (size_t k = 0; k < s.n; k++) w += s.p[k] == '\t' ? TAB_WIDTH : 0;
    if (w > most) most = w;
  }
  return most + text_column(last);
}

void pane_source(Pane *p) {
  const Scene *sc = p->sc;
  Place end = sources_place(sc->prog->src, sc->file->base + (u32)sc->file->text.n);
  u32 total = end.line;
  if (total > 1 && !sources_line(sc->prog->src, sc->file, total).n) total--;
  u32 first = pane_window(p, total, sc->anchor - 1) + 1, wants = sc->columns;
  p->across = pane_across(p, wants);
  Str *marks = NEW_N(p->a, Str, p->h + 1);
  u32 seen = 0;
  for (const TaskModel *k = model_next_live(sc->model, NULL); k && seen < SEEN; k = model_next_live(sc->model, k), seen++)
    mark_task(p, marks, first, k);
  u32 digits = digits_of(total);
  for (u32 i = 0; i < p->h && first + i <= total; i++) put_line(p, i, first + i, marks[i], digits);
  p->aside = wants > p->w + p->across;
  bool waits = false;
  for (u32 i = 0; i < p->h; i++) waits |= marks[i].n != 0;
  p->note = sc->file != sc->prog->file ? sc->file->name : legend(p, waits);
}
