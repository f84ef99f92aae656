/* pollscope trace, page; `export` at the prompt: the run as JSON, or as a web page. */
#include "cli/cli.h"
#include "export/export.h"
#include <errno.h>

static bool add(void *ctx, Str s) {
  buf_str(ctx, s);
  return true;
}

static bool to_stdout(void *ctx, Str s) {
  (void)ctx;
  return cli_write(stdout, s);
}

static bool asked(void *ctx) {
  const Cli *c = ctx;
  return c->host.interrupted(c->host.ctx);
}

bool cli_export(Cli *c, Session *s, Str path, Buf *said) {
  Buf out = {0}, name = {0};
  buf_str(&name, path);
  buf_ch(&name, 0);
  Trace *t = session_trace(s);
  ExportSink sink = {&out, add};
  bool ok = str_ends(path, ".html") ? export_page(s, &c->opt.load, sink) : export_trace(session_program(s), t, session_end(s), &c->opt.load, sink);
  ok = ok && cli_write_file(name.p, buf_view(&out));
  const char *until = session_end(s).ended ? "the whole run" : "the run as far as it has gone";
  if (ok) buf_fmt(said, "%s, %llu events, is written to %s\n", until, (unsigned long long)trace_count(t), name.p);
  else buf_fmt(said, "cannot write `%s`: %s\n", name.p, strerror(errno));
  buf_free(&out);
  buf_free(&name);
  return ok;
}

/* What both tell at the end: that it was interrupted, or that it stands still. */
static int exported(bool ok, bool interrupted, const Program *p, Trace *t, WorldEnd end) {
  int sig = cli_pending_signal();
  if (interrupted) fprintf(stderr, "pollscope: interrupted\n");
  if (end.stopped) {
    Arena *a = arena_new();
    cli_write(stderr, stop_report(p, t, end, a));
    arena_free(a);
  }
  return !ok ? 2 : interrupted ? (sig ? 128 + sig : 130) : end.stopped ? 4 : 0;
}

int cli_page(Cli *c) {
  int status;
  Program *p = cli_load(c, false, &status);
  if (!p) return status;
  if (!c->opt.load.world.tokio) c->opt.load.world.tokio = 153;
  Session *s = session_new(&c->host, p, c->opt.load);
  bool interrupted = session_run(s) == SEEK_INTERRUPTED, file = c->opt.output && strcmp(c->opt.output, "-");
  Buf out = {0};
  bool ok = export_page(s, &c->opt.load, (ExportSink){&out, add});
  ok = ok && (file ? cli_replace_file(c->opt.output, buf_view(&out)) : cli_write(stdout, buf_view(&out)));
  buf_free(&out);
  status = exported(ok, interrupted, p, session_trace(s), session_end(s));
  session_free(s);
  program_free(p);
  return status;
}

int cli_trace(Cli *c) {
  int status;
  Program *p = cli_load(c, false, &status);
  if (!p) return status;
  if (!c->opt.load.world.tokio) c->opt.load.world.tokio = 153;
  World *w = world_new(p->code, c->opt.load.world);
  RunResult r = world_run(w, (RunUntil){.event = UINT64_MAX, .interrupt = asked, .ctx = c});
  WorldEnd end = world_end(w);
  Buf out = {0};
  bool file = c->opt.output && strcmp(c->opt.output, "-");
  bool ok = export_trace(p, world_trace(w), end, &c->opt.load, file ? (ExportSink){&out, add} : (ExportSink){NULL, to_stdout});
  if (file) ok = ok && cli_replace_file(c->opt.output, buf_view(&out));
  buf_free(&out);
  status = exported(ok, r == RUN_INTERRUPTED, p, world_trace(w), end);
  world_free(w);
  program_free(p);
  return status;
}
