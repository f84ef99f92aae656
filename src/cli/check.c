/* pollscope check: errors and warnings only. */
#include "cli/cli.h"

int cli_check(Cli *c) {
  int status;
  c->opt.load.check_only = true;
  Program *p = cli_load(c, false, &status);
  program_free(p);
  return status;
}
