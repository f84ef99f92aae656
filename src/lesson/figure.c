/* Runs on one time axis: a lane for each of the learner's futures, a column for each
 * slice of virtual time. '#': its poll keeps the thread (blocked inside of it); '-': it
 * waits, the thread is free; nothing: it has not begun, or is over. The futures that a
 * task drives itself (join!) have lanes of their own. */
#include "base/unicode.h"
#include "lesson/lesson.h"

enum { MAX_LANES = 12, NAME_LEAST = 12, NAME_MOST = 30, MARGIN = 2, DEEPEST = 3, THREADS = 256 };
#define LIB_BIT ((u64)1 << 63)

typedef struct Lane { u64 addr; u32 task, type, depth; u64 from, to; bool open, begun; } Lane;
typedef struct Figure { const LessonRun *r; Lane lanes[64]; u32 n; u64 blocked[64][8][2]; u32 n_blocked[64]; } Figure;

static u32 lane_of(Figure *f, u64 addr, u32 task, u32 type) {
  for (u32 i = 0; i < f->n; i++)
    if (f->lanes[i].open && f->lanes[i].addr == addr && f->lanes[i].task == task && f->lanes[i].type == type) return i;
  if (f->n == COUNTOF(f->lanes)) return UINT32_MAX;
  f->lanes[f->n] = (Lane){.addr = addr, .task = task, .type = type, .open = true};
  return f->n++;
}

/* What a thread is polling, the outermost future first. */
typedef struct Polling { u32 lanes[32], depth; u64 block_from; } Polling;

static u32 innermost(const Polling *p) { return p->depth && p->depth <= COUNTOF(p->lanes) ? p->lanes[p->depth - 1] : UINT32_MAX; }

static void begin_poll(Figure *f, Polling *p, const Event *e) {
  u32 i = lane_of(f, e->b, e->task, e->a);
  if (i != UINT32_MAX && !f->lanes[i].begun) f->lanes[i].begun = true, f->lanes[i].from = e->time, f->lanes[i].depth = p->depth;
  if (p->depth < COUNTOF(p->lanes)) p->lanes[p->depth] = i;
  p->depth++;
}

static void end_poll(Figure *f, Polling *p, const Event *e) {
  u32 i = innermost(p);
  p->depth--;
  if (i == UINT32_MAX) return;
  f->lanes[i].to = e->time;
  if ((e->a & 255) != 0) f->lanes[i].open = false;
}

static void end_block(Figure *f, const Polling *p, const Event *e) {
  u32 i = innermost(p);
  if (i == UINT32_MAX || f->n_blocked[i] == 8) return;
  f->blocked[i][f->n_blocked[i]][0] = p->block_from;
  f->blocked[i][f->n_blocked[i]++][1] = e->time;
}

static void collect(Figure *f) {
  Trace *t = world_trace(f->r->w);
  Arena *a = arena_new();
  Polling *threads = NEW_N(a, Polling, THREADS);
  for (u64 n = 0; n < trace_count(t); n++) {
    Event e = trace_get(t, n);
    bool own = !(e.b & LIB_BIT);
    if (e.thread >= THREADS) continue;
    Polling *p = &threads[e.thread];
    if (e.kind == EV_FUTURE_POLL && own) begin_poll(f, p, &e);
    else if (e.kind == EV_FUTURE_POLLED && own && p->depth) end_poll(f, p, &e);
    else if (e.kind == EV_BLOCK) p->block_from = e.time;
    else if (e.kind == EV_UNBLOCK) end_block(f, p, &e);
  }
  arena_free(a);
}

static u32 column(u64 t, u64 end, u32 width) { return end ? (u32)((double)t / (double)end * width + 0.5) : 0; }

static u32 indent_of(const Lane *l) { return l->depth < DEEPEST ? l->depth : DEEPEST; }

static Str lane_name(const Figure *f, u32 i) { return trace_str(world_trace(f->r->w), f->lanes[i].type); }

/* The columns that the names of the lanes want, one blank behind the longest. */
static u32 name_columns(const Figure *f) {
  u32 most = NAME_LEAST;
  for (u32 i = 0; i < f->n && i < MAX_LANES; i++) {
    u32 n = uni_str_width(lane_name(f, i)) + indent_of(&f->lanes[i]) + 1;
    if (n > most) most = n;
  }
  return most;
}

/* At most `room` columns of it; how many. */
static u32 draw_name(Str name, u32 room, Buf *out) {
  while (name.n && uni_str_width(name) > room) {
    name.n--;
    while (name.n && ((unsigned char)name.p[name.n] & 0xc0) == 0x80) name.n--;
  }
  buf_str(out, name);
  return uni_str_width(name);
}

static void draw_lane(const Figure *f, u32 i, u64 end, u32 names, u32 width, bool ascii, Buf *out) {
  const Lane *l = &f->lanes[i];
  u32 indent = indent_of(l);
  buf_fill(out, ' ', MARGIN + indent);
  u32 n = draw_name(lane_name(f, i), names - indent - 1, out);
  buf_fill(out, ' ', names - indent - n);
  u32 a = column(l->from, end, width), b = column(l->to, end, width);
  if (b <= a) b = a + 1;
  for (u32 x = 0; x < width; x++) {
    bool blocked = false;
    for (u32 k = 0; k < f->n_blocked[i]; k++)
      blocked |= x >= column(f->blocked[i][k][0], end, width) && x < column(f->blocked[i][k][1], end, width);
    if (blocked) buf_z(out, ascii ? "#" : "█");
    else if (x >= a && x < b) buf_z(out, ascii ? "-" : "─");
    else buf_ch(out, ' ');
  }
  buf_ch(out, '\n');
}

static void draw_axis(u64 end, u32 names, u32 width, bool ascii, Buf *out) {
  Buf last = {0};
  say_duration(end, &last);
  buf_fill(out, ' ', names + MARGIN);
  buf_z(out, ascii ? "+" : "└");
  for (u32 x = 1; x + 1 < width; x++) buf_z(out, ascii ? "-" : "─");
  buf_z(out, ascii ? "+\n" : "┘\n");
  buf_fill(out, ' ', names + MARGIN);
  buf_ch(out, '0');
  if (width > last.n + 1) buf_fill(out, ' ', width - last.n - 1);
  buf_str(out, buf_view(&last));
  buf_ch(out, '\n');
  buf_free(&last);
}

static void draw_legend(bool any_blocked, bool ascii, Buf *out) {
  if (any_blocked) buf_z(out, ascii ? "  # its poll holds the thread" : "  █ its poll holds the thread");
  buf_z(out, ascii ? "  - it waits, the thread is free\n" : "  ─ it waits, the thread is free\n");
}

static void draw_run(const Figure *f, Str name, u64 end, u32 names, u32 width, bool ascii, Buf *out) {
  const Model *m = f->r->m;
  buf_fmt(out, "%.*s: over after ", STR_ARG(name));
  say_duration(m->now, out);
  if (m->blocked_ns) {
    bool several = m->blocked_ns > m->now;
    buf_z(out, several ? ", its threads blocked for " : ", its thread blocked for ");
    say_duration(m->blocked_ns, out);
    if (several) buf_z(out, " in all");
  }
  buf_ch(out, '\n');
  for (u32 k = 0; k < f->n && k < MAX_LANES; k++) draw_lane(f, k, end, names, width, ascii, out);
  if (f->n > MAX_LANES) buf_fmt(out, "  ... and %u more\n", f->n - MAX_LANES);
}

void lesson_figure(const LessonRun *runs, const Str *names, u32 n, u32 width, bool ascii, Buf *out) {
  Arena *a = arena_new();
  Figure *f = NEW_N(a, Figure, n);
  u64 end = 0;
  u32 columns = 0;
  bool blocked = false;
  for (u32 i = 0; i < n; i++) {
    f[i].r = &runs[i];
    collect(&f[i]);
    if (runs[i].m->now > end) end = runs[i].m->now;
    if (name_columns(&f[i]) > columns) columns = name_columns(&f[i]);
    blocked |= runs[i].m->blocked_ns > 0;
  }
  u32 most = width / 2 < NAME_MOST ? width / 2 : NAME_MOST;
  if (columns > most) columns = most > NAME_LEAST ? most : NAME_LEAST;
  u32 room = columns + MARGIN < width ? width - columns - MARGIN : 1;
  for (u32 i = 0; i < n; i++) draw_run(&f[i], names[i], end, columns, room, ascii, out);
  draw_axis(end, columns, room, ascii, out);
  draw_legend(blocked, ascii, out);
  arena_free(a);
}
