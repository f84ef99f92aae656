/* The task table: number, name, state, polls, what it waits for, when it wakes. */
#include "view/view_impl.h"
#include "base/unicode.h"

typedef struct Columns { u32 name, state, polls, waits, wakes; } Columns; /* where each begins; 0: left out */

static Columns columns_for(u32 w) {
  if (w < 34) return (Columns){.name = 4, .state = w > 24 ? w - 11 : 0};
  u32 name = w >= 100 ? 30 : w >= 76 ? 22 : w >= 56 ? 16 : 12;
  Columns c = {.name = 4, .state = 4 + name + 1};
  c.polls = c.state + 12;
  if (w > c.polls + 16) c.waits = c.polls + 7;
  if (w > c.polls + 32) c.wakes = w - 12;
  return c;
}

static void say_short_time(Buf *b, const char *before, u64 ns) {
  buf_z(b, before);
  say_duration(ns, b);
}

/* What it waits for, in a few words: the first thing, and how many there are. */
static void say_waiting(const Scene *sc, const TaskModel *k, Arena *a, Buf *b) {
  PendingFuture waits[CHAIN_MAX];
  u32 n = model_waits(sc->model, k, waits, CHAIN_MAX);
  u64 ns;
  bool timed = model_wake_time(sc->model, k, &ns);
  if (timed) {
    const TimerModel *x = model_timer(sc->model, k->first_timer - 1);
    buf_z(b, x && x->next ? "its timers" : "its timer");
  } else if (n && waits[0].wait == NO_TASK) {
    const TaskModel *o = model_task(sc->model, waits[0].wait_task);
    if (o) buf_fmt(b, "the end of task %.*s", STR_ARG(short_name(sc, o, a)));
    else buf_z(b, "the end of a task");
  } else if (n) {
    if (n > 1) buf_fmt(b, "%u things: ", n);       /* first, for names are cut */
    say_wait_short(sc->prog, sc->trace, sc->model, waits[0].wait - 1, b);
  } else {
    buf_z(b, k->yielded ? "the others' turn" : "someone to wake it");
  }
  if (timed && n) buf_fmt(b, " and %u more", n);
}

static Str waits_for(const Scene *sc, const TaskModel *k, Arena *a) {
  Buf b = {0};
  switch ((TaskState)k->state) {
  case TASK_NEW: buf_z(&b, "its first poll"); break;
  case TASK_QUEUED: buf_z(&b, "its turn"); break;
  case TASK_WAITING: say_waiting(sc, k, a, &b); break;
  default: break;
  }
  Str s = str_copy(a, buf_view(&b));
  buf_free(&b);
  return s;
}

static Str wakes(const Scene *sc, const TaskModel *k, Arena *a) {
  Buf b = {0};
  u64 ns;
  if (k->state == TASK_WAITING && model_wake_time(sc->model, k, &ns)) say_short_time(&b, "at ", ns);
  else if (k->state == TASK_QUEUED) buf_z(&b, "now");
  Str s = str_copy(a, buf_view(&b));
  buf_free(&b);
  return s;
}

static void put_state(Pane *p, u32 row, u32 x, const TaskModel *k) {
  Style style = state_style(k->state);
  pane_put(p, row, x, 1, str_of(glyph(state_glyph(k->state), p->vs->ascii)), style);
  pane_put(p, row, x + 2, 10, str_of(task_state_word(k->state)), style);
}

static void put_task(Pane *p, u32 row, const Columns *c, const TaskModel *k) {
  const Scene *sc = p->sc;
  bool current = k->id == sc->task;
  Style style = k->finished ? STYLE_DONE : current ? STYLE_TITLE : STYLE_PLAIN;
  u32 end = c->state ? c->state - c->name - 1 : p->w;
  pane_put(p, row, 0, 3, str_fmt(p->a, "%3u", k->id), style);
  pane_put(p, row, c->name, end, k->root ? STR("main") : trace_str(sc->trace, k->name), style);
  if (c->state) put_state(p, row, c->state, k);
  if (c->polls) pane_put(p, row, c->polls, 6, str_fmt(p->a, "%5llu", (unsigned long long)k->polls), STYLE_PLAIN);
  if (c->waits) pane_put(p, row, c->waits, (c->wakes ? c->wakes - 1 : p->w) - c->waits, waits_for(sc, k, p->a), STYLE_PLAIN);
  if (c->wakes) pane_put(p, row, c->wakes, p->w - c->wakes, wakes(sc, k, p->a), STYLE_PLAIN);
}

static Str heads(Pane *p, const Columns *c) {
  Buf b = {0};
  const struct { u32 at; const char *name; } h[] = {{c->state, "state"}, {c->polls, "polls"}, {c->waits, "waits for"}, {c->wakes, "wakes"}};
  for (u32 i = 0; i < COUNTOF(h); i++) {
    if (!h[i].at) continue;
    u32 want = h[i].at + (i == 0 ? 2 : 0);
    while (b.n < want) buf_ch(&b, '\t'); /* a tab in heads: the rule goes on */
    buf_z(&b, h[i].name);
  }
  Str s = str_copy(p->a, buf_view(&b));
  buf_free(&b);
  return s;
}

void pane_tasks(Pane *p) {
  const Scene *sc = p->sc;
  Columns c = columns_for(p->w);
  if (!sc->model->n_tasks) {
    const char *none = sc->model->ended ? "no task: nothing was ever given to an executor" : "no task yet: nothing was given to an executor";
    pane_put(p, 0, 1, p->w, str_of(none), STYLE_FAINT);
    return;
  }
  u32 anchor = sc->task != NO_TASK ? sc->task : 0;
  u32 first = pane_window(p, sc->model->n_tasks, anchor);
  for (u32 i = 0; i < p->h && first + i < sc->model->n_tasks; i++) put_task(p, i, &c, model_task(sc->model, first + i));
  p->note = heads(p, &c);
}
