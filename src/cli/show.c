/* pollscope show: one screen of the view, as text. */
#include "cli/cli.h"
#include "session/command.h"
#include "view/view.h"
#include <unistd.h>

void cli_go_to(Cli *c, Session *s, const char *place, int *status) {
  Commands *k = commands_new(s);
  Arena *a = arena_new();
  Action act = command_run(k, str_fmt(a, "goto %s", place));
  if (act.kind == ACT_ERROR) *status = 2;
  if (act.kind == ACT_MOVED && act.seek == SEEK_INTERRUPTED) *status = cli_pending_signal() ? 128 + cli_pending_signal() : 130;
  if (act.text.n) fprintf(stderr, "pollscope: %.*s\n", STR_ARG(act.text));
  (void)c;
  arena_free(a);
  commands_free(k);
}

int cli_show(Cli *c) {
  int status;
  Program *p = cli_load(c, false, &status);
  if (!p) return status;
  Session *s = session_new(&c->host, p, c->opt.load);
  Arena *a = arena_new();
  if (c->opt.at) cli_go_to(c, s, c->opt.at, &status);
  if (!status) {
    ViewState vs = {.keys = command_footer(a), .ascii = c->opt.ascii || (isatty(STDOUT_FILENO) && !cli_unicode())};
    Scene sc = scene_of_session(s, a);
    Buf out = {0};
    grid_text(view_draw(&sc, &vs, c->opt.width ? c->opt.width : 80, c->opt.height ? c->opt.height : 24, a, NULL), &out);
    if (!cli_write(stdout, buf_view(&out))) status = 2;
    buf_free(&out);
  }
  arena_free(a);
  session_free(s);
  program_free(p);
  return status;
}
