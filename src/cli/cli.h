/* cli — the subcommands: joins the fronts, alone touches files, signals and streams.
 *
 * Each subcommand is one file with one function `int cli_NAME(Cli *)`
 * that returns the exit status (see README): 0 fine, 1 refused, 2 usage or unreadable
 * file, 3 not supported yet, 4 stopped by pollscope, 101 panic, 130, 143.
 */
#ifndef POLLSCOPE_CLI_H
#define POLLSCOPE_CLI_H
#include "session/explain.h"
#include "session/session.h"
#include <stdio.h>

typedef struct CliOptions {          /* accepted before or after the subcommand */
  LoadOptions load;
  bool summary, no_trace, raw, real, narrate, ascii, man, json, fix;
  double speed;                      /* of --real */
  const char *output;                /* -o */
  const char *at;                    /* --at */
  u32 width, height;                 /* --size; 0: not given */
  const char *theme;                 /* --theme dark|light|mono */
  const char *commands;              /* --commands FILE for `step` */
} CliOptions;

typedef struct Cli {
  Host host;
  CliOptions opt;
  const char *sub;                   /* the command's name; NULL: none was given */
  const char *file;                  /* first operand, or NULL */
  char **args; int n_args;           /* operands */
} Cli;

typedef struct Subcommand { const char *name, *args, *help, *more, *example; int (*run)(Cli *c); bool hidden; } Subcommand;
extern const Subcommand cli_subcommands[];
extern const u32 cli_n_subcommands;

Host cli_host(void);                 /* the posix host */
/* The executable carries an image of the library (session.h) for each version of Tokio. */
enum { CLI_IMAGES = 2 };
u32 cli_image_of(u16 tokio);
Image *cli_image_map(u32 which, bool again); /* as it was made; again: over one that was used. NULL: there is none */
void cli_signals(void);              /* INT sets the flag the host answers from; TERM and HUP end the process tidily */
bool cli_was_interrupted(void);      /* and clears it */
bool cli_wait_input(void *ctx);      /* Host.wait_input, TuiHost.wait_input */
int cli_pending_signal(void);        /* number of a TERM or HUP that came, or 0 */
/* The terminal as it is now is put back if the process aborts before it is told `false`. */
void cli_guard_terminal(bool on);
void cli_history(Buf *path);         /* $XDG_STATE_HOME/pollscope/history, else in ~/.local/state; terminated; empty: nowhere */
bool cli_unicode(void);              /* the terminal's characters are UTF-8 */
int cli_open_view(Cli *c, Session *s); /* the view over a session: 0, or 128 + the signal that ended it */
void cli_go_to(Cli *c, Session *s, const char *place, int *status); /* a step, event or time; a message where there is none */
Program *cli_program(Cli *c, const char *path);  /* program_load, which any signal ends at once */
Program *cli_program_text(Cli *c, const char *path, Str text);   /* the same of a text that may become that file's */
/* Mends what is certain in a file and writes it, then says what is left of its diagnostics. The exit status. */
int cli_fix_file(Cli *c, const char *path);
/* Loads c->file and prints its diagnostics on standard error (standard output with to_stdout). NULL: *status says why. */
Program *cli_load_any(Cli *c, bool to_stdout, int *status); /* the same, but one that is refused is there too, and *status is not 0 */
Program *cli_load(Cli *c, bool to_stdout, int *status);
void cli_report(Cli *c, const Program *p, FILE *f); /* its diagnostics, or why there is no text; --json: as JSON */
bool cli_parse(Cli *c, int argc, char **argv, int *status); /* false: status says how to exit */
int cli_no_command(const char *name);      /* says on standard error what may have been meant: 2 */
bool cli_color(FILE *f);              /* a terminal, and NO_COLOR is not set */
u32 cli_width(void);                 /* columns of standard output; 80 where it is no terminal */
/* Pages (session/explain.h) one after the other; names: with blanks between. */
void cli_explain_pages(Str names, u32 width, bool color, Buf *out);
void cli_say_unchecked(void);        /* the checks of rustc that were not made, in a line on standard error */
/* "`pollscope learn 15` tells of it: Why a program hangs": the lesson that speaks most of a word; nothing where none does. */
void cli_lesson_about(Cli *c, Str word, Buf *out);
int cli_usage(const char *why);      /* prints why and a hint on standard error: 2 */
bool cli_write(FILE *f, Str s);      /* false: it could not be written (message printed) */
bool cli_flush(FILE *f);             /* the same for what was written before */
bool cli_output_lost(void);          /* standard output has failed: the exit status is not 0 */
void cli_program_output(Cli *c, u32 stream, Str s); /* a program's output: unchanged to pipes and files, escaped on a terminal */
bool cli_replace_file(const char *path, Str text); /* atomically; message on failure */
bool cli_write_file(const char *path, Str text);   /* the same, silent: errno tells */
bool cli_export(Cli *c, Session *s, Str path, Buf *said); /* the log as far as it is known, as JSON; said: how it went */
bool cli_data_folder(const char *name, Buf *out);    /* "scripts", "lessons": beside the executable, installed, or here; NUL follows */
void cli_make_folders(const Buf *path);            /* with all above it; failures show when it is used */
u64 cli_number(const char *s, u64 max, bool *ok);
/* --allow NAME: the note's bit (all: every bit) is set. False: there is none of that name; cli_say_no_note tells which there are. */
bool cli_allow(u32 *hushed, const char *name);
void cli_say_no_note(const char *name);
void cli_say_notes(Buf *out);        /* a line each, with what it means */
bool cli_time(const char *s, u64 *ns);             /* "1s", "250ms", "1.5 s" */
#endif
