/* pollscope explain [CODE...]: the pages of explain/, or the list of them. */
#include "cli/cli.h"
#include "lesson/lesson.h"
#include "session/command.h"
#include <sys/ioctl.h>
#include <unistd.h>

enum { USUAL_WIDTH = 80, MOST_WIDTH = 92 /* longer lines are hard to read */, NAME_COLUMN = 30 };

u32 cli_width(void) {
  struct winsize z;
  if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &z) != 0 || z.ws_col < 20) return USUAL_WIDTH;
  return z.ws_col;
}

static bool add_page(Str name, u32 width, bool color, Buf *out) {
  const ExplainPage *p = explain_find(name);
  if (!p) return false;
  if (out->n) buf_ch(out, '\n');
  if (!explain_show(p, width < MOST_WIDTH ? width : MOST_WIDTH, color, out)) buf_str(out, str_of(p->text));
  return true;
}

void cli_explain_pages(Str names, u32 width, bool color, Buf *out) {
  for (size_t i = 0; i < names.n;) {
    size_t k = i;
    while (k < names.n && names.p[k] != ' ') k++;
    if (k > i) add_page((Str){names.p + i, k - i}, width, color, out);
    i = k + 1;
  }
}

static bool is_code(const char *name) { return name[0] == 'E' && name[1] >= '0' && name[1] <= '9'; }

/* Names in a column, titles beside them. */
static void say_list(u32 width, Buf *out) {
  for (u32 i = 0; i < explain_n_pages; i++) {
    const ExplainPage *p = &explain_pages[i];
    u32 column = is_code(p->name) ? 7 : NAME_COLUMN;
    Buf text = {0};
    if (i && !is_code(p->name) && is_code(p[-1].name)) buf_ch(out, '\n');
    size_t n = strlen(p->name);
    say_wrapped(explain_title(p), column, width, &text);
    buf_z(out, p->name);
    if (n < column) buf_add(out, text.p + n, text.n - n);
    else buf_ch(out, '\n'), buf_str(out, buf_view(&text));
    buf_free(&text);
  }
  buf_z(out, "\n`pollscope explain E0382` shows one of them; `382` is enough.\n");
}

int cli_explain(Cli *c) {
  bool color = cli_color(stdout);
  Buf out = {0};
  int status = 0;
  if (!c->n_args) say_list(cli_width(), &out);
  for (int i = 0; i < c->n_args; i++) {
    if (add_page(str_of(c->args[i]), cli_width(), color, &out)) continue;
    Buf name = {0}, why = {0};
    say_escaped(str_of(c->args[i]), &name);
    explain_say_unknown(buf_view(&name), &why);
    Buf lesson = {0};
    cli_lesson_about(c, str_of(c->args[i]), &lesson);
    fprintf(stderr, "pollscope: %.*s; `pollscope explain` lists them\n", STR_ARG(buf_view(&why)));
    if (lesson.n) fprintf(stderr, "  %.*s\n", STR_ARG(buf_view(&lesson)));
    buf_free(&name), buf_free(&why), buf_free(&lesson);
    status = 2;
  }
  if (out.n && !cli_write(stdout, buf_view(&out)) && !status) status = 2;
  buf_free(&out);
  return status;
}
