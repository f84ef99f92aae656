/* Loading a program for a subcommand, and telling what is wrong with it. */
#include "cli/cli.h"
#include <stdlib.h>
#include <unistd.h>

int cli_usage(const char *why) {
  fprintf(stderr, "pollscope: %s\n`pollscope help` tells what there is\n", why);
  return 2;
}

static void count_line(const Diags *d, Buf *out) {
  if (d->n_errors)
    buf_fmt(out, "error: aborting due to %u error%s%s\n", d->n_errors, d->n_errors == 1 ? "" : "s", d->n_warnings ? ", with warnings" : "");
}

Program *cli_load(Cli *c, bool to_stdout, int *status) {
  if (!c->file) {
    *status = cli_usage("name a program: pollscope COMMAND FILE.rs");
    return NULL;
  }
  if (c->n_args > 1) {
    *status = cli_usage("one program at a time: pollscope COMMAND FILE.rs");
    return NULL;
  }
  Program *p = program_load(&c->host, c->file, (Str){0}, c->opt.load);
  if (p->unreadable.n) {
    Buf why = {0};
    say_escaped(p->unreadable, &why); /* the name of a file may hold anything */
    fprintf(stderr, "pollscope: %.*s\n", STR_ARG(buf_view(&why)));
    buf_free(&why);
  } else {
    FILE *f = to_stdout ? stdout : stderr;
    Buf out = {0};
    diags_render_all(p->diags, isatty(fileno(f)) && !getenv("NO_COLOR"), &out);
    count_line(p->diags, &out);
    cli_write(f, buf_view(&out));
    buf_free(&out);
  }
  *status = program_status(p);
  if (*status == 0) return p;
  program_free(p);
  return NULL;
}
