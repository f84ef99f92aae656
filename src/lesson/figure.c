/* Runs on one time axis: a lane for each of the learner's futures, a column for each
 * slice of virtual time. '#': its poll keeps the thread (blocked inside of it); '-': it
 * waits, the thread is free; nothing: it has not begun, or is over. The futures that a
 * task drives itself (join!) have lanes of their own. */
#include "lesson/lesson.h"

enum { MAX_LANES = 12, NAME_COLUMNS = 22 };
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

static void collect(Figure *f) {
  Trace *t = world_trace(f->r->w);
  u32 stack[32], depth = 0;
  u64 block_from = 0;
  for (u64 n = 0; n < trace_count(t); n++) {
    Event e = trace_get(t, n);
    bool own = !(e.b & LIB_BIT);
    if (e.kind == EV_FUTURE_POLL && own) {
      u32 i = lane_of(f, e.b, e.task, e.a);
      if (i != UINT32_MAX && !f->lanes[i].begun) f->lanes[i].begun = true, f->lanes[i].from = e.time, f->lanes[i].depth = depth;
      if (depth < COUNTOF(stack)) stack[depth] = i;
      depth++;
    } else if (e.kind == EV_FUTURE_POLLED && own && depth) {
      u32 i = --depth < COUNTOF(stack) ? stack[depth] : UINT32_MAX;
      if (i == UINT32_MAX) continue;
      f->lanes[i].to = e.time;
      if ((e.a & 255) != 0) f->lanes[i].open = false;
    } else if (e.kind == EV_BLOCK) {
      block_from = e.time;
    } else if (e.kind == EV_UNBLOCK && depth && depth <= COUNTOF(stack)) {
      u32 i = stack[depth - 1];
      if (i == UINT32_MAX || f->n_blocked[i] == 8) continue;
      f->blocked[i][f->n_blocked[i]][0] = block_from;
      f->blocked[i][f->n_blocked[i]++][1] = e.time;
    }
  }
}

static u32 column(u64 t, u64 end, u32 width) { return end ? (u32)((double)t / (double)end * width + 0.5) : 0; }

static void draw_lane(const Figure *f, u32 i, u64 end, u32 width, bool ascii, Buf *out) {
  const Lane *l = &f->lanes[i];
  Str name = trace_str(world_trace(f->r->w), l->type);
  u32 room = NAME_COLUMNS - 4, n = name.n < room ? (u32)name.n : room;
  buf_fmt(out, "  %*s%.*s", (int)(l->depth < 3 ? l->depth : 3), "", (int)n, name.p);
  buf_fill(out, ' ', NAME_COLUMNS - n - (l->depth < 3 ? l->depth : 3));
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

static void draw_axis(u64 end, u32 width, bool ascii, Buf *out) {
  Buf last = {0};
  say_duration(end, &last);
  buf_fill(out, ' ', NAME_COLUMNS + 2);
  buf_z(out, ascii ? "+" : "└");
  for (u32 x = 1; x + 1 < width; x++) buf_z(out, ascii ? "-" : "─");
  buf_z(out, ascii ? "+\n" : "┘\n");
  buf_fill(out, ' ', NAME_COLUMNS + 2);
  buf_ch(out, '0');
  if (width > last.n + 1) buf_fill(out, ' ', width - last.n - 1);
  buf_str(out, buf_view(&last));
  buf_ch(out, '\n');
  buf_free(&last);
}

void lesson_figure(const LessonRun *runs, const Str *names, u32 n, u32 width, bool ascii, Buf *out) {
  u64 end = 0;
  for (u32 i = 0; i < n; i++)
    if (runs[i].m->now > end) end = runs[i].m->now;
  width = width > NAME_COLUMNS + 24 ? width - NAME_COLUMNS - 4 : 20;
  for (u32 i = 0; i < n; i++) {
    Figure f = {.r = &runs[i]};
    collect(&f);
    buf_fmt(out, "%.*s", STR_ARG(names[i]));
    buf_z(out, ": over after ");
    say_duration(runs[i].m->now, out);
    if (runs[i].m->blocked_ns) {
      buf_z(out, ", its thread blocked for ");
      say_duration(runs[i].m->blocked_ns, out);
    }
    buf_ch(out, '\n');
    for (u32 k = 0; k < f.n && k < MAX_LANES; k++) draw_lane(&f, k, end, width, ascii, out);
    if (f.n > MAX_LANES) buf_fmt(out, "  ... and %u more\n", f.n - MAX_LANES);
  }
  draw_axis(end, width, ascii, out);
  buf_z(out, ascii ? "  # its poll holds the thread   - it waits, the thread is free\n" : "  █ its poll holds the thread   ─ it waits, the thread is free\n");
}
