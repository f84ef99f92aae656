/* pollscope run: the program, on the virtual clock. */
#include "cli/cli.h"
#include <time.h>

enum { ROWS = 4096 };

static bool asked(void *ctx) {
  const Cli *c = ctx;
  return c->host.interrupted(c->host.ctx);
}

static void wait_ns(u64 ns, double speed) {
  double s = (double)ns / 1e9 / speed;
  struct timespec t = {(time_t)s, (long)((s - (double)(time_t)s) * 1e9)};
  fflush(stdout);
  nanosleep(&t, NULL);
}

/* What was recorded since the last time, for the outside: output and, with --real, time that passes. */
typedef struct Shown { u64 prints, rows; } Shown;
static void show_output(Cli *c, Trace *t, Shown *s, u64 before) {
  for (; s->prints < trace_prints(t) && trace_print_event(t, s->prints) < before; s->prints++) {
    Event e = trace_get(t, trace_print_event(t, s->prints));
    cli_program_output(c, e.a, trace_output_view(t, e.b >> 24, e.b & 0xffffff));
  }
}
static void show(Cli *c, Trace *t, Shown *s) {
  u64 n = trace_count(t);
  for (; c->opt.real && s->rows < n; s->rows++) {
    Event e = trace_get(t, s->rows);
    show_output(c, t, s, s->rows);
    if (e.kind == EV_CLOCK && e.time > e.b) wait_ns(e.time - e.b, c->opt.speed);
  }
  show_output(c, t, s, n);
}

static int finish(Cli *c, Program *p, World *w, RunResult r) {
  WorldEnd end = world_end(w);
  Arena *a = arena_new();
  fflush(stdout);
  int status = end.status;
  if (r == RUN_INTERRUPTED) {
    int sig = cli_pending_signal();
    status = sig ? 128 + sig : 130;
    fprintf(stderr, "pollscope: interrupted\n");
  } else if (end.stopped) {
    cli_write(stderr, stop_report(p, world_trace(w), end, a));
    if (end.why == STOP_DEADLOCK && trace_steps(world_trace(w)))
      fprintf(stderr, "for more: `pollscope view %.*s --at %llu`, `pollscope learn 15`\n", STR_ARG(p->file->name),
              (unsigned long long)trace_steps(world_trace(w)));
    if (c->opt.no_trace) fprintf(stderr, "  nothing was recorded: who waits for what is told without --no-trace\n");
    Buf more = {0};
    if (p->diags->n_errors) diags_render_all(p->diags, false, &more); /* a library body that does not check: a fault of pollscope */
    cli_write(stderr, buf_view(&more));
    buf_free(&more);
  }
  if (c->opt.summary) {
    cli_write(stderr, run_summary(p, world_trace(w), end, a));
    if (program_has_unchecked(p)) cli_say_unchecked();
  }
  arena_free(a);
  return status;
}

int cli_run(Cli *c) {
  int status;
  if (c->opt.no_trace && c->opt.summary) {
    fprintf(stderr, "pollscope: --summary tells what was recorded: not together with --no-trace\n");
    return 2;
  }
  Program *p = cli_load(c, false, &status);
  if (!p) return status;
  if (!c->opt.load.world.tokio) c->opt.load.world.tokio = 153;
  c->opt.load.world.unrecorded = c->opt.no_trace;
  World *w = world_new(p->code, c->opt.load.world);
  Trace *t = world_trace(w);
  Shown shown = {0};
  RunResult r;
  do {
    r = world_run(w, (RunUntil){.event = trace_count(t) + (c->opt.real ? 1 : ROWS), .interrupt = asked, .ctx = c});
    show(c, t, &shown);
  } while (cli_flush(stdout) && r == RUN_REACHED);
  status = r == RUN_REACHED ? 2 : finish(c, p, w, r); /* 2: nobody takes the output any more */
  world_free(w);
  program_free(p);
  return status;
}
