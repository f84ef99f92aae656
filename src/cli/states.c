/* pollscope states: the state machines of a program's async functions and blocks. */
#include "cli/cli.h"

int cli_states(Cli *c) {
  int status;
  Buf out = {0};
  if (!c->n_args || c->n_args > 2) return cli_usage("name a program, and a function if you like: pollscope states FILE.rs [FN]");
  const char *fn = c->n_args == 2 ? c->args[1] : "";
  c->n_args = 1;
  c->opt.load.check_only = false;
  Program *p = cli_load(c, false, &status);
  if (!p) return status;
  bool foreign = false;
  if (states_draw(p, str_of(fn), NULL, 0, c->opt.ascii || !cli_unicode(), &foreign, &out)) {
    if (foreign) buf_z(&out, "\n" STATES_FOREIGN);
    cli_write(stdout, buf_view(&out));
  } else {
    Buf name = {0};
    say_escaped(str_of(fn), &name);
    if (*fn)
      fprintf(stderr, "pollscope: no async function `%.*s` in %s, nor an async block in a function of that name\n",
              STR_ARG(buf_view(&name)), c->file);
    else fprintf(stderr, "pollscope: no async function or block in %s\n", c->file);
    buf_free(&name);
    status = 2;
  }
  buf_free(&out);
  program_free(p);
  return status;
}
