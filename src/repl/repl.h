/* repl — a session of inputs: Rust typed line by line into one growing program.
 *
 * Every input is checked with all that stands before it, then run on from the place
 * after the last one; the program so far is always a whole, so each accepted input
 * gives a new Session, standing where its code has run (weave.h). An input with an
 * error, one that panics and one that cannot be left waiting changes nothing. Nothing
 * here knows a terminal: text goes to Bufs, a program's output to a function.
 */
#ifndef POLLSCOPE_REPL_H
#define POLLSCOPE_REPL_H
#include "repl/weave.h"
#include "session/command.h"

typedef struct ReplOutput {
  void *ctx;
  void (*write)(void *ctx, u32 stream, Str s);  /* 1: standard output, 2: standard error */
  void (*go_on)(void *ctx);                     /* an interruption was answered: the host is to forget it */
} ReplOutput;
typedef enum {
  REPL_ACCEPTED,
  REPL_MORE,              /* it is not complete: the same text with more lines is wanted */
  REPL_LEFT,              /* accepted, but it did not finish: it is a task of its own now */
  REPL_REFUSED            /* nothing has changed; out tells why */
} ReplResult;

typedef struct Repl Repl;
/* file_text.p NULL: no file. NULL: the file has errors (out: its diagnostics, *status as program_status). */
Repl *repl_new(const Host *h, LoadOptions o, ReplOutput to, Str file_name, Str file_text, bool color, Buf *out, int *status);
void repl_free(Repl *r);
/* ended: no more lines can come, so an incomplete text is an error. */
ReplResult repl_input(Repl *r, Str text, bool ended, bool color, Buf *out);
/* `poll NAME`: the future in that variable is polled once, by hand. */
ReplResult repl_poll(Repl *r, Str name, bool color, Buf *out);
Session *repl_session(Repl *r);            /* until the next input */
u32 repl_kept(Repl *r);                    /* how many inputs had been run where the session stands */
u32 repl_inputs(const Repl *r);
Str repl_refused(const Repl *r);           /* names of pages (session/explain.h) of the input that was refused or warned of last; may be empty */
void repl_list(Repl *r, Buf *out);         /* the inputs, with their lines */
bool repl_between(Repl *r);                /* it stands between two inputs, and nothing else has happened since */
Str repl_text(const Repl *r, u32 input);   /* from 1 */
/* The run has no more to do until the next input: its row is not stood upon. True: it was. */
bool repl_step_off_end(Repl *r);
/* True: the line is a command, *rest what follows a leading colon; see REPL_RULE. */
bool repl_is_command(Repl *r, Str line, Str *rest);
#define REPL_RULE                                                                       \
  "A line that begins with `:` is a command. Without the colon it is one if its first\n" \
  "word is the whole name of a command, nothing but words and numbers follow, and no\n"  \
  "variable has that name. Everything else is Rust.\n"

/* --- look.c: a value in words ------------------------------------------------------- */
bool look_is_future(const Woven *w, Ty t);
bool look_has_debug(const Woven *w, Ty t);
Ty look_through_pin(Ty t);                 /* of Pin<Box<T>> and Pin<&mut T>: T; else NULL */
/* `x` is a future: what kind, in which state, what it holds. The session stands where it is at addr. */
void look_future(Session *s, const Woven *w, Str name, Ty t, u64 addr, Buf *out);
void look_state(Session *s, const Woven *w, Str name, Ty t, u64 addr, Buf *out); /* the state alone */
#endif
