/* Loading a program for a subcommand, and telling what is wrong with it. */
#include "cli/cli.h"
#include "export/export.h"
#include <stdlib.h>
#include <unistd.h>

int cli_usage(const char *why) {
  fprintf(stderr, "pollscope: %s\n`pollscope help` tells what there is\n", why);
  return 2;
}

static void verdict(const Diags *d, Buf *out) {
  buf_fmt(out, "aborting due to %u error%s%s", d->n_errors, d->n_errors == 1 ? "" : "s", d->n_warnings ? ", with warnings" : "");
}

static void say_unreadable(const Program *p) {
  Buf why = {0};
  say_escaped(p->unreadable, &why); /* the name of a file may hold anything */
  fprintf(stderr, "pollscope: %.*s\n", STR_ARG(buf_view(&why)));
  buf_free(&why);
}

static void report_json(const Diags *d, Buf *out) {
  Buf last = {0};
  for (u32 i = 0; i < d->list.n; i++) export_diagnostic(d, d->list.v[i], out);
  verdict(d, &last);
  if (d->n_errors) export_verdict(d, buf_view(&last), out);
  buf_free(&last);
}

bool cli_color(FILE *f) { return isatty(fileno(f)) && !getenv("NO_COLOR"); }

/* Where only warnings are told, the line that leads to `explain` is for those who read, not for what reads the text. */
static void report_text(const Diags *d, FILE *f, Buf *out) {
  diags_render_all(d, cli_color(f), out);
  if (!d->n_errors && isatty(fileno(f))) explain_hint(d, out);
  if (!d->n_errors) return;
  buf_z(out, "error: ");
  verdict(d, out);
  buf_ch(out, '\n');
  explain_hint(d, out);
}

void cli_report(Cli *c, const Program *p, FILE *f) {
  Buf out = {0};
  if (p->unreadable.n) {
    say_unreadable(p);
    return;
  }
  if (c->opt.json) report_json(p->diags, &out);
  else report_text(p->diags, f, &out);
  cli_write(f, buf_view(&out));
  buf_free(&out);
}

Program *cli_load_any(Cli *c, bool to_stdout, int *status) {
  if (c->n_args != 1) {
    const char *what = c->n_args ? "one program at a time" : "name a program";
    fprintf(stderr, "pollscope: %s: pollscope %s FILE.rs\n`pollscope help %s` tells more\n", what, c->sub, c->sub);
    *status = 2;
    return NULL;
  }
  Program *p = cli_program(c, c->file);
  cli_report(c, p, to_stdout ? stdout : stderr);
  *status = program_status(p);
  if (!*status && !c->opt.load.check_only && !vm_has_room()) {
    fputs("pollscope: the system refuses the address space that a program's machine needs, 8 GB: see `ulimit -v`\n", stderr);
    *status = 4;
  }
  return p;
}

Program *cli_load(Cli *c, bool to_stdout, int *status) {
  Program *p = cli_load_any(c, to_stdout, status);
  if (p && *status == 0) return p;
  program_free(p);
  return NULL;
}
