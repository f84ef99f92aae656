/* prompt — reading lines: on a terminal with editing, history and completion (the only
 * user of libedit); elsewhere plain lines of standard input, nothing echoed.
 *
 * The history stands in a file that the caller names; that it cannot be read or written is
 * no error.
 */
#ifndef POLLSCOPE_PROMPT_H
#define POLLSCOPE_PROMPT_H
#include "session/command.h"

typedef void PromptComplete(void *ctx, Str line, Candidates *out);
typedef struct Prompt Prompt;
/* host, borrowed: tells whether a signal came that nobody dealt with yet. complete may be NULL. */
Prompt *prompt_new(const Host *host, PromptComplete *complete, void *ctx);
void prompt_free(Prompt *p);          /* saves the history */
void prompt_keep_history(Prompt *p, const char *path); /* loads it; path NULL or empty: none is kept */
bool prompt_is_terminal(const Prompt *p);
typedef enum { PROMPT_LINE, PROMPT_END /* of the input */, PROMPT_INTERRUPTED /* a signal came */ } PromptResult;
PromptResult prompt_read(Prompt *p, const char *text, Buf *line); /* the line without its end */
#endif
