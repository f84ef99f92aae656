/* teach — one lesson told in the terminal, block by block. What it claims is computed from runs of
 * its programs, here, while it is read. On a terminal it stops where the screen is full, asks, and
 * keeps how far one came (progress.h); elsewhere it tells all, with the answers. */
#ifndef POLLSCOPE_TEACH_H
#define POLLSCOPE_TEACH_H
#include "cli/cli.h"

/* next: the title of the lesson that comes after, or empty; *go_on: the learner wants it now. The exit status: 1 where
 * the lesson claims what its runs do not say, 2 where it cannot be read. */
int teach(Cli *c, Str folder, const char *name, Str next, bool *go_on);
/* `file` against the exercises of the lesson: 0 where it solves one. */
int teach_check(Cli *c, Str folder, const char *file);
/* The lesson's title, or what is wrong with it. */
Str teach_title(Cli *c, Str folder, Arena *a);
#endif
