/* pollscope check: errors and warnings only. */
#include "cli/cli.h"
#include "sema/support.h"

void cli_say_unchecked(void) {
  Buf b = {0};
  buf_z(&b, "pollscope: ");
  support_say_unchecked(&b);
  cli_write(stderr, buf_view(&b));
  buf_free(&b);
}

int cli_check(Cli *c) {
  int status;
  c->opt.load.check_only = true;
  Program *p = cli_load(c, false, &status);
  if (p) cli_say_unchecked();
  program_free(p);
  return status;
}
