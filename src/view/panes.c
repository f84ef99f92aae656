/* The small panes: ready queue, timers, output, why. */
#include "view/view_impl.h"
#include "base/unicode.h"

Style state_style(TaskState s) {
  static const Style styles[] = {STYLE_NEW, STYLE_QUEUED, STYLE_RUNNING, STYLE_WAITING, STYLE_DONE, STYLE_PANICKED, STYLE_CANCELLED};
  return styles[s];
}

Glyph state_glyph(TaskState s) {
  static const Glyph glyphs[] = {GLYPH_NEW, GLYPH_QUEUED, GLYPH_RUNNING, GLYPH_WAITING, GLYPH_DONE, GLYPH_PANICKED, GLYPH_CANCELLED};
  return glyphs[s];
}

/* "main" for what block_on drives, else "2 fetch" */
Str short_name(const Scene *sc, const TaskModel *k, Arena *a) {
  if (k->root) return str_fmt(a, "%u main", k->id);
  return str_fmt(a, "%u %.*s", k->id, STR_ARG(trace_str(sc->trace, k->name)));
}

u32 pane_window(Pane *p, u32 total, u32 anchor) {
  if (total <= p->h) {
    p->scroll = 0;
    return 0;
  }
  u32 last = total - p->h, first = anchor > p->h / 2 ? anchor - p->h / 2 : 0;
  if (first > last) first = last;
  i64 at = (i64)first + p->scroll;
  if (at < 0) at = 0;
  if (at > last) at = last;
  p->scroll = (i32)(at - (i64)first);
  p->above = at > 0;
  p->below = at < last;
  return (u32)at;
}

u32 pane_across(const Pane *p, u32 wants) {
  u32 most = wants > p->w ? wants - p->w : 0;
  return p->across < most ? p->across : most;
}

Str text_from(Str s, u32 columns) {
  size_t i = 0;
  for (u32 x = 0; i < s.n && x < columns;) {
    u32 c = utf8_next(s, &i);
    x += c == '\t' ? TAB_WIDTH : uni_width(c);
  }
  return (Str){s.p + i, s.n - i};
}

u32 pane_put(Pane *p, u32 i, u32 x, u32 width, Str s, Style style) {
  if (i >= p->h || x >= p->w) return 0;
  if (width > p->w - x) width = p->w - x;
  return grid_put(p->g, p->x + x, p->y + i, width, s, style);
}

static void nothing(Pane *p, const char *why) { pane_put(p, 0, 1, p->w, str_of(why), STYLE_FAINT); }

static Str duration(Arena *a, u64 ns) {
  Buf b = {0};
  say_duration(ns, &b);
  Str s = str_copy(a, buf_view(&b));
  buf_free(&b);
  return s;
}

void pane_queue(Pane *p) {
  const Model *m = p->sc->model;
  if (!m->n_ready) {
    nothing(p, m->ended ? "the run is over" : "nobody is ready");
    return;
  }
  u32 want = p->h + (p->scroll > 0 ? (u32)p->scroll : 0);
  u32 *ids = NEW_N(p->a, u32, want), n = model_ready(m, ids, want);
  u32 first = pane_window(p, m->n_ready, 0);
  if (m->n_ready > p->h) p->note = str_fmt(p->a, "%u", m->n_ready);
  for (u32 i = 0; i < p->h && first + i < n; i++) {
    const TaskModel *k = model_task(m, ids[first + i]);
    Str order = str_fmt(p->a, "%u.", first + i + 1);
    u32 x = 1 + pane_put(p, i, 1, p->w, order, STYLE_FAINT);
    pane_put(p, i, x + 1, p->w, str_fmt(p->a, "task %.*s", STR_ARG(short_name(p->sc, k, p->a))), STYLE_QUEUED);
  }
}

/* "1 s  task 2  in 400 ms" */
void pane_timers(Pane *p) {
  const Model *m = p->sc->model;
  if (!m->n_timers) {
    nothing(p, "no timer is set");
    return;
  }
  u32 want = p->h + (p->scroll > 0 ? (u32)p->scroll : 0);
  if (want > 10000) want = 10000;
  u32 *ids = NEW_N(p->a, u32, want), n = model_timers_sorted(m, ids, want);
  u32 first = pane_window(p, m->n_timers, 0);
  if (m->n_timers > p->h) p->note = str_fmt(p->a, "%u", m->n_timers);
  for (u32 i = 0; i < p->h && first + i < n; i++) {
    const TimerModel *x = model_timer(m, ids[first + i]);
    const TaskModel *k = model_task(m, x->task);
    Str who = k ? short_name(p->sc, k, p->a) : STR("?");
    Str left = x->deadline > m->now ? str_fmt(p->a, "in %.*s", STR_ARG(duration(p->a, x->deadline - m->now))) : STR("due");
    u32 wide = (u32)left.n, end = p->w > wide + 1 ? p->w - wide - 1 : 0; /* durations are ASCII */
    u32 at = 1 + pane_put(p, i, 1, 10, duration(p->a, x->deadline), STYLE_WAITING) + 2;
    if (at < 9) at = 9;
    if (end > at + 1) pane_put(p, i, at, end - at - 1, str_fmt(p->a, "task %.*s", STR_ARG(who)), STYLE_PLAIN);
    pane_put(p, i, end, wide, left, STYLE_PLAIN);
  }
}

/* --- output: lines counted from the end ----------------------------------------------- */

/* Where the line that ends before byte `end` begins. */
static size_t line_begin(Str s, size_t end) {
  size_t i = end;
  if (i && s.p[i - 1] == '\n') i--;
  while (i && s.p[i - 1] != '\n') i--;
  return i;
}

/* A line as it is shown: tabs stay, the rest is escaped. */
static Str output_line(Pane *p, Str line) {
  size_t most = (size_t)(p->w + p->across) * 8 + 64; /* what could be seen of it */
  bool cut = line.n > most;
  if (cut) line.n = most;
  while (line.n && (line.p[line.n - 1] == '\n' || line.p[line.n - 1] == '\r')) line.n--;
  Buf b = {0};
  for (size_t i = 0, from = 0; i <= line.n; i++) {
    if (i < line.n && line.p[i] != '\t') continue;
    say_escaped((Str){line.p + from, i - from}, &b);
    if (i < line.n) buf_ch(&b, '\t');
    from = i + 1;
  }
  Str s = str_copy(p->a, buf_view(&b));
  buf_free(&b);
  return s;
}

typedef struct Shown { Str text; bool fresh; } Shown;

static void put_output(Pane *p, const Shown *lines, u32 rows) {
  u32 wants = 0;
  for (u32 i = 0; i < rows; i++)
    if (uni_str_width(lines[i].text) + 1 > wants) wants = uni_str_width(lines[i].text) + 1;
  p->across = pane_across(p, wants);
  p->aside = wants > p->w + p->across;
  for (u32 i = 0; i < rows; i++) {
    if (lines[i].fresh) pane_put(p, i, 0, 1, str_of(glyph(GLYPH_FRESH, p->vs->ascii)), STYLE_FRESH);
    pane_put(p, i, 1, p->w - 1, text_from(lines[i].text, p->across), lines[i].fresh ? STYLE_FRESH : STYLE_PLAIN);
  }
}

void pane_output(Pane *p) {
  const Scene *sc = p->sc;
  Str all = trace_output_view(sc->trace, 0, sc->model->output);
  if (!all.n) {
    nothing(p, "nothing printed yet");
    return;
  }
  size_t end = all.n;
  i32 back = 0;
  for (; p->scroll < 0 && back > p->scroll && end; back--) { /* as far back as there is a full pane above */
    size_t begin = end;
    for (u32 i = 0; i <= p->h && begin; i++) begin = line_begin(all, begin);
    if (!begin && line_begin(all, end) == 0) break;
    size_t top = end;
    for (u32 i = 0; i < p->h && top; i++) top = line_begin(all, top);
    if (!top) break;
    end = line_begin(all, end);
  }
  p->scroll = back;
  p->below = end < all.n;
  u32 rows = 0;
  size_t begin = end;
  while (rows < p->h && begin) begin = line_begin(all, begin), rows++;
  p->above = begin > 0;
  Shown *lines = NEW_N(p->a, Shown, rows + 1);
  for (u32 i = 0; i < rows; i++) {
    size_t next = begin;
    while (next < end && all.p[next] != '\n') next++;
    if (next < end) next++;
    lines[i] = (Shown){output_line(p, (Str){all.p + begin, next - begin}), next > sc->fresh};
    begin = next;
  }
  put_output(p, lines, rows);
}

void pane_why(Pane *p) {
  Lines l = text_wrap(p->a, p->sc->why, p->w > 2 ? p->w - 2 : p->w);
  u32 first = pane_window(p, l.v.n, 0);
  for (u32 i = 0; i < p->h && first + i < l.v.n; i++) pane_put(p, i, 1, p->w - 1, l.v.v[first + i], STYLE_WHY);
  if (p->below && p->h) pane_put(p, p->h - 1, p->w - 1, 1, str_of(glyph(GLYPH_CUT, p->vs->ascii)), STYLE_FAINT);
}
