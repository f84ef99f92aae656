/* pollscope step: a prompt over the program, or the whole run told poll by poll. */
#include "cli/cli.h"
#include "repl/prompt.h"
#include <stdlib.h>

typedef struct Stepper { Cli *c; Session *s; Commands *commands; Buf out; bool script; int status; } Stepper;

static int ended_by_signal(int otherwise) {
  int sig = cli_pending_signal();
  return sig ? 128 + sig : otherwise;
}

/* --- the run told from beginning to end -------------------------------------------------- */

static void tell(Buf *b) {
  if (cli_write(stdout, buf_view(b))) cli_flush(stdout);
  buf_clear(b);
}

static int narrate_end(Session *s, Buf *b) {
  Arena *a = arena_new();
  WorldEnd end = session_end(s);
  u64 steps = trace_steps(session_trace(s));
  if (!steps) {
    say_wrapped(session_because(s, 0, a), 0, cli_width(), b);
    narrate_output(session_trace(s), 0, session_model(s)->output, b);
  }
  buf_z(b, "\nend of the run\n");
  if (end.stopped) buf_str(b, stop_report(session_program(s), session_trace(s), end, a));
  buf_str(b, session_summary(s, a));
  tell(b);
  arena_free(a);
  return end.status;
}

static int narrate(Session *s) {
  Buf b = {0};
  int status = 2; /* nobody takes the output any more */
  for (u64 step = 1; !cli_output_lost(); step++) {
    if (session_to_step(s, step) == SEEK_INTERRUPTED) {
      status = ended_by_signal(130);
      fprintf(stderr, "pollscope: interrupted\n");
      break;
    }
    if (trace_steps(session_trace(s)) >= step) narrate_step(s, step, cli_width(), &b);
    tell(&b);
    bool over = session_end(s).ended && trace_steps(session_trace(s)) <= step;
    if (!over) continue;
    status = narrate_end(s, &b);
    break;
  }
  buf_free(&b);
  return status;
}

/* --- the prompt ------------------------------------------------------------------------------ */

static void greet(Stepper *st) {
  if (st->script) return;
  buf_fmt(&st->out, "%s, at its beginning. `step` runs to the end of the next poll, Enter again; `help` lists the commands.\n", st->c->file);
  tell(&st->out);
}

static void remark(Stepper *st, Action *a) {
  if (a->kind == ACT_ERROR) {
    fflush(stdout);
    fprintf(stderr, "%.*s%s", STR_ARG(a->text), a->text.n && a->text.p[a->text.n - 1] == '\n' ? "" : "\n");
    if (st->script) st->status = 2;
  } else if (a->text.n) {
    buf_str(&st->out, a->text);
    if (a->text.p[a->text.n - 1] != '\n') buf_ch(&st->out, '\n');
  }
}

/* False: leave. */
static bool obey(Stepper *st, Str line) {
  Position was = session_at(st->s);
  Action a = command_run(st->commands, line);
  if (a.kind == ACT_QUIT) return false;
  if (a.kind == ACT_VIEW) {
    int status = cli_open_view(st->c, st->s);
    if (status > 2) return st->status = status, false;
    return true;
  }
  Buf said = {0};
  if (a.kind == ACT_EXPORT) {
    a.kind = cli_export(st->c, st->s, a.text, &said) ? ACT_TEXT : ACT_ERROR;
    a.text = buf_view(&said);
  }
  if (a.kind == ACT_EXPLAIN) {
    cli_explain_pages(a.text, cli_width(), cli_color(stdout), &said);
    a.text = buf_view(&said);
  }
  if (a.kind == ACT_MOVED && a.seek == SEEK_INTERRUPTED) cli_was_interrupted();
  Position at = session_at(st->s);
  if (a.kind == ACT_MOVED && (at.event != was.event || at.ticks != was.ticks)) narrate_move(st->s, was, cli_width(), &st->out);
  remark(st, &a);
  buf_free(&said);
  tell(&st->out);
  return true;
}

static void complete(void *ctx, Str line, Candidates *out) { command_complete(((Stepper *)ctx)->commands, line, out); }

static void converse(Stepper *st) {
  Prompt *p = prompt_new(&st->c->host, complete, st);
  Buf line = {0}, history = {0};
  cli_history(&history);
  prompt_keep_history(p, history.p);
  buf_free(&history);
  st->script = !prompt_is_terminal(p);
  greet(st);
  for (;;) {
    char text[64];
    snprintf(text, sizeof text, "(step %llu) ", (unsigned long long)session_step_no(st->s));
    PromptResult r = prompt_read(p, text, &line);
    if (cli_pending_signal()) break;
    if (r == PROMPT_END) break;
    if (r == PROMPT_INTERRUPTED) {
      cli_was_interrupted();
      if (st->script) break;
      continue;
    }
    if (!obey(st, buf_view(&line))) break;
    if (cli_pending_signal()) break;
  }
  buf_free(&line);
  prompt_free(p);
}

/* A file of commands: empty lines and those that begin with # are passed over. */
static void follow(Stepper *st, const char *path) {
  Buf text = {0};
  Str why;
  st->script = true;
  if (!st->c->host.read_file(st->c->host.ctx, path, &text, &why)) {
    fprintf(stderr, "pollscope: couldn't read `%s`: %.*s\n", path, STR_ARG(why));
    st->status = 2;
  }
  for (size_t i = 0; i < text.n && !cli_pending_signal();) {
    size_t k = i;
    while (k < text.n && text.p[k] != '\n') k++;
    Str line = {text.p + i, k - i};
    i = k + 1;
    if (!line.n || line.p[0] == '#') continue;
    if (!obey(st, line)) break;
  }
  buf_free(&text);
}

int cli_step(Cli *c) {
  int status;
  Program *p = cli_load(c, false, &status);
  if (!p) return status;
  Session *s = session_new(&c->host, p, c->opt.load);
  if (c->opt.narrate) {
    status = narrate(s);
  } else {
    Stepper st = {.c = c, .s = s, .commands = commands_new(s)};
    st.commands->width = cli_width();
    st.commands->ascii = c->opt.ascii || !cli_unicode();
    if (c->opt.commands) follow(&st, c->opt.commands);
    else converse(&st);
    status = ended_by_signal(st.status);
    commands_free(st.commands);
    buf_free(&st.out);
  }
  session_free(s);
  program_free(p);
  return status;
}
