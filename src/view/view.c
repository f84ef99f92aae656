/* The screen: header, panes by layout, footer, what lies over them. */
#include "view/view_impl.h"
#include "base/unicode.h"

const char *const pane_titles[PANE_COUNT_] = {
#define PANE(id, title, least, likes, stays, rows) title,
#include "view/pane.def"
#undef PANE
};
static const struct { u32 least, likes, stays; void (*rows)(Pane *); } panes[PANE_COUNT_] = {
#define PANE(id, title, least, likes, stays, rows) {least, likes, stays, rows},
#include "view/pane.def"
#undef PANE
};

enum { BESIDE = 27 /* columns that queue, timers and output keep beside a source with long lines */ };
typedef struct Area { u32 x, y, w, h; } Area; /* with the title's row; h 0: left out */
typedef struct Areas { Area at[PANE_COUNT_]; u32 split; /* column of a line between left and right; 0: none */ u32 split_y, split_h; } Areas;
typedef struct Draw { Grid *g; const Scene *sc; const ViewState *vs; Arena *a; ViewFacts *facts; } Draw;

/* --- layout ------------------------------------------------------------------------ */

/* Panes one above the other: those that do not fit go, the others get what they need,
 * then what they like, and one of them the rest. */
static void stack(Areas *l, const PaneId *ids, u32 n, PaneId grows, Area room) {
  u32 x = room.x, y = room.y, w = room.w, h = room.h;
  PaneId in[PANE_COUNT_];
  u32 rows[PANE_COUNT_], k = n, used = 0;
  for (u32 i = 0; i < n; i++) in[i] = ids[i], used += panes[ids[i]].least + 1;
  while (k && used > h) {
    u32 out = 0;
    for (u32 i = 1; i < k; i++)
      if (panes[in[i]].stays < panes[in[out]].stays) out = i;
    used -= panes[in[out]].least + 1;
    for (k--; out < k; out++) in[out] = in[out + 1];
  }
  for (u32 i = 0; i < k; i++) rows[i] = panes[in[i]].least;
  for (bool grew = true; grew && used < h;) {
    grew = false;
    for (u32 i = k; i-- > 0 && used < h;) {
      if (rows[i] >= panes[in[i]].likes) continue;
      rows[i]++, used++;
      grew = true;
    }
  }
  u32 rest = 0;
  for (u32 i = 0; i < k; i++)
    if (in[i] == grows) rest = i;
  if (k && used < h) rows[rest] += h - used;
  for (u32 i = 0; i < k; i++) {
    l->at[in[i]] = (Area){x, y, w, rows[i] + 1};
    y += rows[i] + 1;
  }
}

static const PaneId one_column[] = {PANE_SOURCE, PANE_TASKS, PANE_QUEUE, PANE_TIMERS, PANE_OUTPUT, PANE_WHY};
static const PaneId right_column[] = {PANE_TASKS, PANE_QUEUE, PANE_TIMERS, PANE_OUTPUT, PANE_WHY};
static const PaneId beside_source[] = {PANE_QUEUE, PANE_TIMERS, PANE_OUTPUT};

/* What the source gets: its share, or what its lines want, up to `most`. */
static u32 split_at(u32 share, u32 wants, u32 most) { return wants < share ? share : wants < most ? wants : most > share ? most : share; }

static void layout_wide(Areas *l, u32 w, u32 h, u32 wants) {
  l->split = split_at(w * 9 / 20, wants, w * 3 / 5);
  l->split_y = 1;
  l->split_h = h - 2;
  l->at[PANE_SOURCE] = (Area){0, 1, l->split, h - 2};
  stack(l, right_column, COUNTOF(right_column), PANE_OUTPUT, (Area){l->split + 1, 1, w - l->split - 1, h - 2});
}

/* The table has a row for each task while there are few: what it leaves is for the sentence. */
static void layout_usual(Areas *l, u32 w, u32 h, u32 n_tasks, u32 wants) {
  u32 below = h >= 24 ? 10 + (h - 24) / 3 : 7, tasks = 1 + (n_tasks ? n_tasks : 1);
  if (tasks > below / 2) tasks = below / 2;
  u32 why = below - tasks, top = h - 2 - below;
  if (why > 9) tasks += why - 9, why = 9;
  l->split = split_at(w * 3 / 5, wants, w - BESIDE);
  l->split_y = 1;
  l->split_h = top;
  l->at[PANE_SOURCE] = (Area){0, 1, l->split, top};
  stack(l, beside_source, COUNTOF(beside_source), PANE_OUTPUT, (Area){l->split + 1, 1, w - l->split - 1, top});
  l->at[PANE_TASKS] = (Area){0, 1 + top, w, tasks};
  l->at[PANE_WHY] = (Area){0, 1 + top + tasks, w, why};
}

static Areas layout_for(const Draw *d) {
  u32 w = d->g->w, h = d->g->h, n_tasks = d->sc->model->n_tasks, wants = d->sc->columns;
  Areas l = {0};
  if (d->vs->alone) l.at[d->vs->focus] = (Area){0, 1, w, h - 2};
  else if (w >= 120 && h >= 20) layout_wide(&l, w, h, wants);
  else if (w >= 64 && h >= 18) layout_usual(&l, w, h, n_tasks, wants);
  else stack(&l, one_column, COUNTOF(one_column), PANE_SOURCE, (Area){0, 1, w, h - 2});
  return l;
}

/* --- header, titles, footer --------------------------------------------------------- */

static Str base_name(Str path) {
  for (size_t i = path.n; i-- > 0;)
    if (path.p[i] == '/') return (Str){path.p + i + 1, path.n - i - 1};
  return path;
}

static Str header(const Draw *d) {
  const Scene *sc = d->sc;
  const char *dot = glyph(GLYPH_DOT, d->vs->ascii);
  Buf b = {0};
  buf_fmt(&b, "step %llu %s ", (unsigned long long)sc->step, dot);
  say_duration(sc->model->now, &b);
  buf_fmt(&b, " %s ", dot);
  scene_say_state(sc, &b);
  buf_fmt(&b, " %s event %llu", dot, (unsigned long long)sc->at.event);
  if (sc->at.ticks) buf_fmt(&b, "+%llu", (unsigned long long)sc->at.ticks);
  Str s = str_copy(d->a, buf_view(&b));
  buf_free(&b);
  return s;
}

static void draw_header(const Draw *d) {
  Str name = base_name(d->sc->prog->file->name), facts = header(d);
  u32 w = d->g->w, wide = uni_str_width(name) + 3;
  u32 x = 0;
  if (wide + uni_str_width(facts) <= w) x = grid_put(d->g, 1, 0, w - 1, name, STYLE_TITLE) + 3;
  grid_put(d->g, x, 0, w - x, facts, STYLE_TITLE);
}

/* The rule above a pane: title, then its note; a tab in the note is a piece of rule. */
static void draw_title(const Draw *d, Area at, const Pane *p) {
  const char *h = glyph(GLYPH_H, d->vs->ascii);
  bool focus = d->vs->focus == p->id;
  grid_fill(d->g, at.x, at.y, at.w, h, STYLE_RULE);
  u32 x = 1 + grid_put(d->g, at.x + 1, at.y, at.w - 1, str_fmt(d->a, " %s ", pane_titles[p->id]), focus ? STYLE_FOCUS : STYLE_TITLE);
  bool table = p->note.n && p->note.p[0] == '\t';
  u32 at_x = table ? 0 : x + 1;
  for (size_t i = 0; i < p->note.n && at_x < at.w;) {
    size_t from = i;
    while (i < p->note.n && p->note.p[i] != '\t') i++;
    Str piece = {p->note.p + from, i - from};
    bool fits = piece.n && at_x > x && at_x + uni_str_width(piece) < at.w;
    if (fits) grid_put(d->g, at.x + at_x - 1, at.y, 1, STR(" "), STYLE_HEAD);
    if (fits) at_x += grid_put(d->g, at.x + at_x, at.y, at.w - at_x, piece, STYLE_HEAD);
    else at_x += (u32)piece.n;
    if (fits && at_x < at.w) grid_put(d->g, at.x + at_x, at.y, 1, STR(" "), STYLE_HEAD);
    for (; i < p->note.n && p->note.p[i] == '\t'; i++) at_x++;
  }
  if (at.w < 8) return;
  if (p->below) grid_put(d->g, at.x + at.w - 2, at.y, 1, str_of(glyph(GLYPH_DOWN, d->vs->ascii)), STYLE_FOCUS);
  if (p->aside && at.w > 12) grid_put(d->g, at.x + at.w - 4, at.y, 1, str_of(glyph(GLYPH_RIGHT, d->vs->ascii)), STYLE_FOCUS);
  if (p->above) grid_put(d->g, at.x + at.w - 3, at.y, 1, str_of(glyph(GLYPH_UP, d->vs->ascii)), STYLE_FOCUS);
}

static void draw_pane(const Draw *d, PaneId id, Area at) {
  Pane p = {.g = d->g, .sc = d->sc, .vs = d->vs, .a = d->a, .id = id, .x = at.x, .y = at.y + 1, .w = at.w, .h = at.h - 1,
            .scroll = d->vs->scroll[id], .across = d->vs->across[id]};
  panes[id].rows(&p);
  draw_title(d, at, &p);
  if (!d->facts) return;
  d->facts->visible[id] = true;
  d->facts->scroll[id] = p.scroll;
  d->facts->across[id] = p.across;
}

static void draw_panes(const Draw *d) {
  Areas l = layout_for(d);
  for (u32 i = 0; i < PANE_COUNT_; i++)
    if (l.at[i].h > 1) draw_pane(d, (PaneId)i, l.at[i]);
  if (!l.split) return;
  for (u32 y = 0; y < l.split_h; y++) grid_put(d->g, l.split, l.split_y + y, 1, str_of(glyph(GLYPH_V, d->vs->ascii)), STYLE_RULE);
  grid_put(d->g, l.split, l.split_y, 1, str_of(glyph(GLYPH_TEE_DOWN, d->vs->ascii)), STYLE_RULE);
}

/* The keys that matter: where there is no room for all, the last two (help and quit) stay. */
static void draw_keys(const Draw *d, u32 y) {
  VEC(Str) items = {0};
  Str k = d->vs->keys;
  u32 total = 0, x = 1;
  for (size_t i = 0, from = 0; i < k.n; i++) {
    if (k.p[i] != '\n') continue;
    Str item = {k.p + from, i - from};
    vec_push(d->a, &items, item);
    total += uni_str_width(item) - 4 + 1 + 2; /* the tab between key and word is one blank */
    from = i + 1;
  }
  while (items.n > 2 && total > d->g->w) {
    u32 out = items.n - 3;
    total -= uni_str_width(items.v[out]) - 1;
    memmove(items.v + out, items.v + out + 1, (items.n - out - 1) * sizeof *items.v);
    items.n--;
  }
  for (u32 i = 0; i < items.n; i++) {
    const char *tab = memchr(items.v[i].p, '\t', items.v[i].n);
    size_t n = tab ? (size_t)(tab - items.v[i].p) : items.v[i].n;
    x += grid_put(d->g, x, y, d->g->w - x, (Str){items.v[i].p, n}, STYLE_KEY) + 1;
    if (tab) x += grid_put(d->g, x, y, d->g->w - x, (Str){tab + 1, items.v[i].n - n - 1}, STYLE_PLAIN) + 2;
  }
}

static void draw_typing(const Draw *d, u32 y) {
  const ViewState *vs = d->vs;
  u32 w = d->g->w, x = grid_put(d->g, 0, y, w, vs->prompt, STYLE_KEY);
  Str before = {vs->line.p, vs->cursor}, all = vs->line;
  while (before.n && x + uni_str_width(before) + 1 >= w) { /* the cursor stays in sight */
    size_t step = 0;
    utf8_next(all, &step);
    before = (Str){before.p + step, before.n - step};
    all = (Str){all.p + step, all.n - step};
  }
  grid_put(d->g, x, y, w - x, all, STYLE_PLAIN);
  if (d->facts) d->facts->cursor_x = x + uni_str_width(before);
}

static void draw_footer(const Draw *d, u32 y) {
  if (d->vs->typing) draw_typing(d, y);
  else if (d->vs->message.n) grid_put(d->g, 1, y, d->g->w - 1, d->vs->message, d->vs->error ? STYLE_ERROR : STYLE_KEY);
  else draw_keys(d, y);
}

/* --- what lies over the panes --------------------------------------------------------- */

static void draw_overlay(const Draw *d) {
  Grid *g = d->g;
  u32 h = g->h - 2;
  Lines l = text_wrap(d->a, d->vs->overlay, g->w > 2 ? g->w - 2 : 1);
  Pane p = {.g = g, .vs = d->vs, .a = d->a, .id = PANE_COUNT_, .x = 0, .y = 2, .w = g->w, .h = h - 1, .scroll = (i32)d->vs->overlay_scroll};
  for (u32 y = 1; y <= h; y++) grid_fill(g, 0, y, g->w, " ", STYLE_PLAIN);
  u32 first = pane_window(&p, l.v.n, 0);
  grid_fill(g, 0, 1, g->w, glyph(GLYPH_H, d->vs->ascii), STYLE_RULE);
  grid_put(g, 1, 1, g->w - 1, str_fmt(d->a, " %.*s ", STR_ARG(d->vs->overlay_title)), STYLE_FOCUS);
  if (p.above && g->w > 8) grid_put(g, g->w - 3, 1, 1, str_of(glyph(GLYPH_UP, d->vs->ascii)), STYLE_FOCUS);
  if (p.below && g->w > 8) grid_put(g, g->w - 2, 1, 1, str_of(glyph(GLYPH_DOWN, d->vs->ascii)), STYLE_FOCUS);
  for (u32 i = 0; i < p.h && first + i < l.v.n; i++) pane_put(&p, i, 1, g->w - 1, l.v.v[first + i], STYLE_PLAIN);
  if (d->facts) d->facts->overlay_rows = l.v.n, d->facts->overlay_height = p.h;
  const char *more = p.above || p.below ? "up and down scroll, any other key goes back" : "any key goes back";
  if (!d->vs->typing) grid_put(g, 1, g->h - 1, g->w - 1, str_of(more), STYLE_KEY);
}

Grid *view_draw(const Scene *sc, const ViewState *vs, u32 w, u32 h, Arena *a, ViewFacts *facts) {
  Draw d = {.g = grid_new(a, w, h, vs->ascii), .sc = sc, .vs = vs, .a = a, .facts = facts};
  if (facts) *facts = (ViewFacts){0};
  if (w < 20 || h < 5) {
    if (vs->typing || vs->message.n) draw_footer(&d, 0);
    else grid_put(d.g, 0, 0, w, header(&d), STYLE_TITLE);
    return d.g;
  }
  draw_header(&d);
  if (vs->overlay.p) {
    draw_overlay(&d);
    if (vs->typing) draw_footer(&d, h - 1);
    return d.g;
  }
  draw_panes(&d);
  draw_footer(&d, h - 1);
  return d.g;
}

Grid *view_page(Str head, const ViewState *vs, u32 w, u32 h, Arena *a, ViewFacts *facts) {
  Draw d = {.g = grid_new(a, w, h, vs->ascii), .vs = vs, .a = a, .facts = facts};
  if (facts) *facts = (ViewFacts){0};
  bool small = w < 20 || h < 5;
  if (small && vs->message.n) draw_footer(&d, 0);
  else grid_put(d.g, small ? 0 : 1, 0, w - !small, head, STYLE_TITLE);
  if (small) return d.g;
  draw_overlay(&d);
  if (!vs->keys.n && !vs->message.n) return d.g;
  grid_fill(d.g, 0, h - 1, w, " ", STYLE_PLAIN);
  draw_footer(&d, h - 1);
  return d.g;
}
