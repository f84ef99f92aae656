/* met — the pitfalls that a run came to (source/pitfall.def), with the steps where they can be seen.
 *
 * Gathered along with a fold of the model: threads that blocked while they polled a task, results of tasks that were
 * thrown away unseen.
 */
#ifndef POLLSCOPE_MET_H
#define POLLSCOPE_MET_H
#include "session/session.h"

typedef struct Met Met;
Met *met_new(Arena *a);
void met_row(Met *x, const Model *m, const Event *e);    /* the next row, before the model gets it */
/* Lines of the report at the end of a run; nothing where nothing was met, or the program's notes of it are hushed. */
void met_say(Met *x, const Program *p, Trace *t, const Model *m, Buf *b);
#endif
