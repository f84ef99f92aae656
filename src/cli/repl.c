/* pollscope repl: Rust typed at a prompt, run as it comes. */
#include "cli/cli.h"
#include "repl/prompt.h"
#include "repl/repl.h"
#include <stdlib.h>
#include <unistd.h>

typedef struct Talk { Cli *c; Repl *r; Commands *commands; Session *commands_of; Buf out, text; bool terminal, color, moved_last; int status; } Talk;

static void program_output(void *ctx, u32 stream, Str s) {
  Talk *k = ctx;
  fflush(stream == 2 ? stdout : stderr);
  cli_program_output(k->c, stream, s);
  fflush(stream == 2 ? stderr : stdout);
}

static void forget_interrupt(void *ctx) {
  (void)ctx;
  cli_was_interrupted();
}

static void tell(Talk *k, FILE *f) {
  fflush(stdout);
  cli_write(f, buf_view(&k->out));
  fflush(f);
  buf_clear(&k->out);
}

/* --- what comes back ------------------------------------------------------------------- */

static void answer(Talk *k, ReplResult r) {
  if (r == REPL_REFUSED) k->status = 1;
  tell(k, r == REPL_REFUSED ? stderr : stdout);
  if (cli_was_interrupted()) fflush(stdout);
}

static Commands *commands_here(Talk *k) {
  if (k->commands_of != repl_session(k->r)) {
    commands_free(k->commands);
    k->commands_of = repl_session(k->r);
    k->commands = commands_new(k->commands_of);
  }
  return k->commands;
}

static void say_where(Talk *k) {
  u32 kept = repl_kept(k->r), n = repl_inputs(k->r);
  if (kept + 1 == n) buf_fmt(&k->out, "  input %u is not done here: type something else in its place, or `step` to go on with it\n", n);
  else if (kept < n) buf_fmt(&k->out, "  inputs %u to %u are not done here: type something else in their place, or `step` to go on with them\n",
                             kept + 1, n);
}

static void say_input(Talk *k, u32 n) {
  if (!n) {
    buf_z(&k->out, "before the first input\n");
    return;
  }
  Str text = repl_text(k->r, n);
  const char *end = memchr(text.p, '\n', text.n);
  buf_fmt(&k->out, "after input %u: ", n);
  say_escaped((Str){text.p, end ? (size_t)(end - text.p) : text.n}, &k->out);
  buf_z(&k->out, end ? " ...\n" : "\n");
}

/* Between two inputs the input is what happened; elsewhere the step tells. */
static void say_move(Talk *k, Position was) {
  Session *s = repl_session(k->r);
  if (session_step_no(s) && !repl_between(k->r)) {
    narrate_move(s, was, cli_width(), &k->out);
  } else {
    say_input(k, repl_kept(k->r));
    u64 before = session_model_at(s, was.event)->output;
    narrate_output(session_trace(s), before, session_model(s)->output, &k->out);
  }
  say_where(k);
}

static void after_move(Talk *k, Position was, Action *a) {
  Session *s = repl_session(k->r);
  bool idle = repl_step_off_end(k->r);
  Position at = session_at(s);
  if (a->seek == SEEK_INTERRUPTED) cli_was_interrupted();
  bool moved = (at.event != was.event || at.ticks != was.ticks) && !(idle && trace_step_at(session_trace(s), was.event) == session_step_no(s));
  if (moved) say_move(k, was);
  if (idle) buf_z(&k->out, "everything waits for the next input\n");
  else if (a->text.n) buf_fmt(&k->out, "%.*s\n", STR_ARG(a->text));
}

static const char help_text[] =
  "Type Rust: items, `let`, statements, expressions, over several lines if need be.\n"
  "All of it stands in one async function on a current_thread runtime, so `.await`\n"
  "works. A value is shown if it has Debug; a future says what state it is in.\n\n"
  "  poll NAME               poll the future in a variable once, by hand (it is pinned first)\n"
  "  inputs                  what was typed in so far; `back` goes back over inputs too\n"
  "  explain [CODE]          what the last error means, or the one with that code\n"
  "  exit                    leave; also `quit`, Ctrl-D\n"
  "\nCtrl-C drops what is being typed, and interrupts an input that goes on for ever:\n"
  "it stays behind as a task.\n";

static void say_help(Talk *k) {
  buf_z(&k->out, help_text);
  buf_z(&k->out, REPL_RULE "\n");
  command_help(&k->out, NULL, 79);
  tell(k, stdout);
}

/* --- a line that is a command ------------------------------------------------------------- */

static Str next_word(Str *s) {
  while (s->n && s->p[0] == ' ') s->p++, s->n--;
  size_t n = 0;
  while (n < s->n && s->p[n] != ' ') n++;
  Str w = {s->p, n};
  s->p += n, s->n -= n;
  return w;
}

/* Commands that only this prompt has. False: it is none of them. */
static bool own_command(Talk *k, Str line, bool *leave) {
  Str word = next_word(&line), arg = next_word(&line);
  if (str_eqz(word, "poll")) {
    if (arg.n) answer(k, repl_poll(k->r, arg, k->color, &k->out));
    else buf_z(&k->out, "poll what? the name of a variable that holds a future: poll x\n"), tell(k, stderr);
  } else if (str_eqz(word, "inputs")) {
    repl_list(k->r, &k->out);
    tell(k, stdout);
  } else if (str_eqz(word, "exit")) {
    *leave = true;
  } else if (str_eqz(word, "explain") && !arg.n && repl_refused(k->r).n) {
    cli_explain_pages(repl_refused(k->r), cli_width(), cli_color(stdout), &k->out);
    tell(k, stdout);
  } else if (str_eqz(word, "help") && !arg.n) {
    say_help(k);
  } else {
    return false;
  }
  return true;
}

/* False: leave. */
static bool obey(Talk *k, Str line) {
  bool leave = false;
  k->moved_last = false;
  if (own_command(k, line, &leave)) return !leave;
  Session *s = repl_session(k->r);
  Position was = session_at(s);
  Action a = command_run(commands_here(k), line);
  if (a.kind == ACT_QUIT) return false;
  if (a.kind == ACT_VIEW) {
    int status = cli_open_view(k->c, s);
    if (status > 2) return k->status = status, false;
    repl_step_off_end(k->r);
    return true;
  }
  if (a.kind == ACT_EXPLAIN) cli_explain_pages(a.text, cli_width(), cli_color(stdout), &k->out);
  else if (a.kind == ACT_EXPORT && !cli_export(k->c, s, a.text, &k->out)) a.kind = ACT_ERROR;
  else if (a.kind == ACT_EXPORT) a.kind = ACT_TEXT;
  else if (a.kind == ACT_MOVED) after_move(k, was, &a);
  else if (a.text.n) buf_fmt(&k->out, "%.*s%s", STR_ARG(a.text), a.text.p[a.text.n - 1] == '\n' ? "" : "\n");
  k->moved_last = a.kind == ACT_MOVED && command_table[a.command].moves;
  tell(k, a.kind == ACT_ERROR ? stderr : stdout);
  return true;
}

/* --- the conversation ------------------------------------------------------------------------- */

/* More of an input, or one of its own. False: leave. */
static bool take_line(Talk *k, Str line) {
  Str rest;
  bool blank = true;
  for (size_t i = 0; i < line.n; i++) blank &= line.p[i] == ' ' || line.p[i] == '\t';
  if (!k->text.n) {
    if (blank) return k->terminal && k->moved_last ? obey(k, STR("")) : true;
    if (repl_is_command(k->r, line, &rest)) return obey(k, rest);
  }
  k->moved_last = false;
  if (k->text.n) buf_ch(&k->text, '\n');
  buf_str(&k->text, line);
  ReplResult r = repl_input(k->r, buf_view(&k->text), false, k->color, &k->out);
  if (r == REPL_MORE) return true;
  buf_clear(&k->text);
  answer(k, r);
  return true;
}

static void greet(Talk *k) {
  if (!k->terminal) return;
  if (k->c->file) buf_fmt(&k->out, "The items of %s are there. ", k->c->file);
  buf_z(&k->out, "Type Rust: `let`, items, expressions, `.await`; `help` tells more.\n");
  tell(k, stdout);
}

static void complete(void *ctx, Str line, Candidates *out) {
  Talk *k = ctx;
  if (!k->text.n) command_complete(commands_here(k), line, out);
}

static void end_of_input(Talk *k) {
  if (k->text.n) answer(k, repl_input(k->r, buf_view(&k->text), true, k->color, &k->out));
  else if (k->terminal) puts("");
}

static void converse(Talk *k) {
  Prompt *p = prompt_new(&k->c->host, complete, k);
  Buf line = {0}, history = {0};
  cli_history(&history);
  prompt_keep_history(p, history.p);
  buf_free(&history);
  k->terminal = prompt_is_terminal(p);
  greet(k);
  for (;;) {
    char text[32];
    if (k->text.n) snprintf(text, sizeof text, "...  ");
    else snprintf(text, sizeof text, "[%u] ", repl_kept(k->r) + 1);
    PromptResult r = prompt_read(p, text, &line);
    if (cli_pending_signal()) break;
    if (r == PROMPT_END) {
      end_of_input(k);
      break;
    }
    if (r == PROMPT_INTERRUPTED) {
      cli_was_interrupted();
      buf_clear(&k->text);
      if (!k->terminal) break;
      continue;
    }
    if (!take_line(k, buf_view(&line)) || cli_pending_signal()) break;
  }
  buf_free(&line);
  prompt_free(p);
}

static bool read_file(Cli *c, Str *text, Buf *b) {
  Str why;
  if (!c->file) return true;
  if (c->host.read_file(c->host.ctx, c->file, b, &why)) return *text = b->n ? buf_view(b) : STR(""), true;
  fprintf(stderr, "pollscope: couldn't read `%s`: %.*s\n", c->file, STR_ARG(why));
  return false;
}

int cli_repl(Cli *c) {
  Talk k = {.c = c, .color = cli_color(stderr)};
  Str text = {0};
  Buf file = {0};
  int status = 2;
  if (read_file(c, &text, &file)) {
    ReplOutput to = {&k, program_output, forget_interrupt};
    k.r = repl_new(&c->host, c->opt.load, to, str_of(c->file ? c->file : ""), text, k.color, &k.out, &status);
    if (k.r) converse(&k), status = k.status;
    else tell(&k, stderr);
  }
  commands_free(k.commands);
  repl_free(k.r);
  buf_free(&file), buf_free(&k.out), buf_free(&k.text);
  return cli_pending_signal() ? 128 + cli_pending_signal() : status;
}
