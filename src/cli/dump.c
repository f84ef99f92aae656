/* pollscope dump STAGE FILE: each stage as text. */
#include "cli/cli.h"

static void dump_events(Cli *c, Program *p, Buf *out) {
  Session *s = session_new(&c->host, p, c->opt.load);
  Arena *a = arena_new();
  session_run(s);
  Trace *t = session_trace(s);
  for (u64 n = 0; n < trace_count(t); n++) {
    Event e = trace_get(t, n);
    buf_fmt(out, "e%llu %lluns %s", (unsigned long long)n, (unsigned long long)e.time, event_info[e.kind].name);
    if (e.task != NO_TASK) buf_fmt(out, " task %u", e.task);
    buf_fmt(out, " thread %u: %.*s\n", e.thread, STR_ARG(because_event(s, n, a)));
  }
  arena_free(a);
  session_free(s);
}

/* Tokens and trees need no program that checks. */
static bool dump_early(Cli *c, const char *stage, Buf *out, int *status) {
  bool tokens = !strcmp(stage, "tokens");
  if (!tokens && strcmp(stage, "ast")) return false;
  Buf text = {0};
  Str why;
  if (!c->host.read_file(c->host.ctx, c->file, &text, &why)) {
    fprintf(stderr, "pollscope: couldn't read `%s`: %.*s\n", c->file, STR_ARG(why));
    *status = 2;
    return true;
  }
  Arena *a = arena_new();
  Syntax sx = {.arena = a, .in = interner_new(a), .src = sources_new(a), .edition = c->opt.load.edition ? c->opt.load.edition : 2024};
  sx.diags = diags_new(a, sx.src);
  SourceFile *f = sources_add(sx.src, str_of(c->file), buf_view(&text), false);
  if (tokens) dump_tokens(&sx, lex_file(&sx, f), out);
  else dump_ast(&sx, parse_file(&sx, f), out);
  Buf errors = {0};
  diags_render_all(sx.diags, false, &errors);
  cli_write(stderr, buf_view(&errors));
  buf_free(&errors);
  *status = sx.diags->n_errors ? 1 : 0;
  buf_free(&text);
  cli_write(stdout, buf_view(out));
  arena_free(a);
  return true;
}

int cli_dump(Cli *c) {
  if (c->n_args != 2) return cli_usage("dump what of what? pollscope dump tokens|ast|types|mir|code|states|events FILE.rs");
  const char *stage = c->args[0];
  c->file = c->args[1];
  c->n_args = 1;
  Buf out = {0};
  int status = 0;
  if (dump_early(c, stage, &out, &status)) {
    buf_free(&out);
    return status;
  }
  Program *p = cli_load(c, false, &status);
  if (!p) return status;
  if (!strcmp(stage, "types")) dump_types(p->sema, &out);
  else if (!strcmp(stage, "mir")) dump_mir(p->mir, &out);
  else if (!strcmp(stage, "states")) dump_states(p->mir, &out);
  else if (!strcmp(stage, "code")) dump_code(p->code, &out);
  else if (!strcmp(stage, "events")) dump_events(c, p, &out);
  else status = cli_usage("there is no such stage: tokens, ast, types, mir, code, states, events");
  cli_write(stdout, buf_view(&out));
  buf_free(&out);
  program_free(p);
  return status;
}
