/* pollscope: see cli/cli.h and README.md. */
#include "cli/cli.h"
#include <locale.h>
#include <unistd.h>

static const Subcommand *find(const char *name) {
  for (u32 i = 0; i < cli_n_subcommands; i++)
    if (!strcmp(cli_subcommands[i].name, name)) return &cli_subcommands[i];
  return NULL;
}

int main(int argc, char **argv) {
  setlocale(LC_CTYPE, "");
  cli_signals();
  Cli c = {.host = cli_host()};
  int status = 0;
  if (!cli_parse(&c, argc, argv, &status)) return status;
  const Subcommand *s = find(c.sub ? c.sub : "start");
  if (!s) return cli_no_command(c.sub);
  if (c.opt.fix && strcmp(s->name, "check") != 0) return cli_usage("`--fix` belongs to `check`");
  status = s->run(&c);
  cli_flush(stdout);
  if (cli_output_lost() && status == 0) status = 2;
  return status;
}
