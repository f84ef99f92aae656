/* The table of subcommands. */
#include "cli/cli.h"

#define SUB(name, args, help, more, example) int cli_##name(Cli *c);
#define HIDDEN(name) int cli_##name(Cli *c);
#include "cli/subcommand.def"
#undef SUB
#undef HIDDEN

const Subcommand cli_subcommands[] = {
#define SUB(name, args, help, more, example) {#name, args, help, more, example, cli_##name, false},
#define HIDDEN(name) {#name, "", "", "", "", cli_##name, true},
#include "cli/subcommand.def"
#undef SUB
#undef HIDDEN
};
const u32 cli_n_subcommands = COUNTOF(cli_subcommands);
