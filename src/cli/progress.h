/* progress — how far a learner is in each lesson, and their own copies of its exercises.
 *
 * Both stand in $XDG_STATE_HOME/pollscope, else in ~/.local/state/pollscope: the file `progress`, a line a lesson
 * ("2-lazy": done; "4-join at 7 of 15, 1 of 2": left before block 7, one of two predictions right),
 * and the folder `exercises`. Where there is neither, nothing is kept, and that is no error.
 */
#ifndef POLLSCOPE_PROGRESS_H
#define POLLSCOPE_PROGRESS_H
#include "cli/cli.h"

typedef struct Progress { bool done; u32 block, blocks, right, asked; } Progress; /* block 0: not begun */
Progress progress_read(Cli *c, const char *lesson);
void progress_write(Cli *c, const char *lesson, Progress p); /* a lesson once done stays so */
/* The learner's copy of the exercise `from`, made if there is none (or again, if `fresh`). from itself where none can be kept. */
Str progress_copy(Cli *c, Arena *a, const char *lesson, Str from, bool fresh);
#endif
