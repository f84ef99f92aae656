/* pollscope view: the screen, on a terminal. */
#include "cli/cli.h"
#include "tui/tui.h"
#include <stdlib.h>
#include <unistd.h>

static Theme theme_of(const Cli *c) {
  const char *no_color = getenv("NO_COLOR");
  if (c->opt.theme) return !strcmp(c->opt.theme, "mono") ? THEME_MONO : !strcmp(c->opt.theme, "light") ? THEME_LIGHT : THEME_DARK;
  return no_color && *no_color ? THEME_MONO : THEME_DARK;
}

static bool was_interrupted(void *ctx) {
  (void)ctx;
  return cli_was_interrupted();
}

static int ending(void *ctx) {
  (void)ctx;
  return cli_pending_signal();
}

static bool export_run(void *ctx, Session *s, Str path, Buf *said) { return cli_export(ctx, s, path, said); }

static void explain(void *ctx, Str names, u32 width, Buf *out) {
  (void)ctx;
  cli_explain_pages(names, width > 4 ? width - 2 : width, false, out);
}

static void progress(void *ctx, u64 done, u64 total, const char *what) {
  (void)total;
  tui_progress(ctx, done, what);
}

/* NULL: this terminal cannot show it (message printed); to be given back with close_tui. */
static Tui *open_tui(Cli *c) {
  cli_guard_terminal(true);
  Tui *t = tui_open(theme_of(c), c->opt.ascii || !cli_unicode(), (TuiHost){c, was_interrupted, cli_wait_input, ending, export_run, explain});
  if (t) return t;
  cli_guard_terminal(false);
  const char *term = getenv("TERM");
  fprintf(stderr, "pollscope: the terminal (TERM=%s) cannot show the view; `pollscope step FILE.rs` needs no screen\n", term ? term : "");
  return NULL;
}

static void close_tui(Tui *t) {
  tui_close(t);
  cli_guard_terminal(false);
}

/* Host.ctx is the Tui while the view is open: progress is drawn by it. */
int cli_open_view(Cli *c, Session *s) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) {
    fprintf(stderr, "pollscope: the view wants a terminal; `pollscope show FILE.rs --at N` prints one screen, "
                    "`pollscope step FILE.rs` takes commands\n");
    return 2;
  }
  Tui *t = open_tui(c);
  if (!t) return 2;
  Host was = c->host;
  c->host.ctx = t;
  c->host.progress = progress;
  int sig = tui_run(t, s);
  c->host = was;
  close_tui(t);
  return sig ? 128 + sig : 0;
}

/* A program that was refused: its messages on the whole screen; they stay in the terminal behind it as well. */
static int read_messages(Cli *c, const Program *p, int status) {
  Buf text = {0}, names = {0}, head = {0};
  diags_render_all(p->diags, false, &text);
  explain_names(p->diags, &names);
  say_escaped(p->file ? p->file->name : str_of(c->file), &head);
  buf_fmt(&head, "  refused: %u error%s", p->diags->n_errors, p->diags->n_errors == 1 ? "" : "s");
  if (p->diags->n_warnings) buf_fmt(&head, ", %u warning%s", p->diags->n_warnings, p->diags->n_warnings == 1 ? "" : "s");
  Tui *t = open_tui(c);
  int sig = t ? tui_read(t, buf_view(&head), buf_view(&text), buf_view(&names)) : 0;
  if (t) close_tui(t);
  buf_free(&text), buf_free(&names), buf_free(&head);
  return sig ? 128 + sig : status;
}

int cli_view(Cli *c) {
  int status;
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return cli_open_view(c, NULL);
  Program *p = cli_load_any(c, false, &status);
  if (!p || status) {
    if (p && !program_status(p)) return program_free(p), status;
    if (p && p->diags->n_errors) status = read_messages(c, p, status);
    program_free(p);
    return status;
  }
  Session *s = session_new(&c->host, p, c->opt.load);
  status = 0;
  if (c->opt.at) cli_go_to(c, s, c->opt.at, &status);
  if (!status) status = cli_open_view(c, s);
  session_free(s);
  program_free(p);
  return status;
}
