/* command — the one table of commands and the functions behind it (command.def).
 *
 * A handler moves the session or writes text, and returns an action; what another front
 * does (open the view, quit) the caller carries out. Used by the step prompt, the view's
 * keys and `:` line, scripts of commands, completion, help and the manual page.
 */
#ifndef POLLSCOPE_COMMAND_H
#define POLLSCOPE_COMMAND_H
#include "session/session.h"

typedef enum CommandId {
#define CMD(id, name, args, keys, foot, moves, handler, help, more) CMD_##id,
#include "session/command.def"
#undef CMD
  CMD_COUNT_ } CommandId;
typedef struct CommandInfo { const char *name, *args, *keys, *foot; bool moves; const char *help, *more; } CommandInfo;
extern const CommandInfo command_table[CMD_COUNT_];

typedef enum { ACT_NONE, ACT_MOVED, ACT_TEXT, ACT_ERROR, ACT_VIEW, ACT_EXPORT, ACT_EXPLAIN, ACT_QUIT } ActionKind;
typedef struct Action {
  ActionKind kind;
  SeekResult seek;        /* ACT_MOVED */
  CommandId command;      /* which one ran */
  Str text;               /* what to show; ACT_MOVED: a remark, may be empty; ACT_EXPORT: the file; ACT_EXPLAIN: names
                           * of pages. Until the next command */
} Action;

typedef struct Commands Commands;
Commands *commands_new(Session *s);
void commands_free(Commands *c);
/* One line: a command, by any prefix that no other has, or by its key. Empty: the last movement again. */
Action command_run(Commands *c, Str line);
/* The command a key of the view stands for ("space", "n", "?"), and what it is given; CMD_COUNT_: none. */
CommandId command_of_key(Str key, Str *argument);
bool command_needs_argument(CommandId id);
/* What the last word of a line could become, sorted as the table; files: or a file's name. */
typedef struct Candidates { Str v[64]; u32 n; bool files; size_t from; /* where the word begins */ } Candidates;
void command_complete(Commands *c, Str line, Candidates *out);
size_t candidates_common(const Candidates *c);   /* of at least one: bytes that all begin with, whole characters */
void command_help(Buf *b, const char *name, u32 width);  /* all (name NULL), or one of them in full; width: columns to wrap at */
Str command_footer(Arena *a);                 /* "key\tword\n" of those that stand in the footer */

/* --- shared by the handlers (command*.c) ------------------------------------------- */
typedef struct Words { Str v[4]; u32 n; Str line; } Words; /* of a line, at most four; [0] is the command */
struct Commands { Session *s; Arena *a; Buf out; Str last; char last_text[128]; u32 width; /* to wrap sentences at; 80 */ bool ascii; };
typedef Action Handler(Commands *c, const Words *w);
#define CMD(id, name, args, keys, foot, moves, handler, help, more) Handler handler;
#include "session/command.def"
#undef CMD
Action command_error(Commands *c, const char *fmt, ...) PRINTF(2, 3);
bool command_is_prefix(Str word, const char *name);
bool read_number(Str s, u64 *n);              /* digits only */
Action command_text(Commands *c);             /* what stands in c->out */
bool command_find_task(Commands *c, Str word, u32 *id); /* among those spawned up to here; false: an error was written to c->out */

/* --- narrate.c: a position and a step told in text ----------------------------------- */
/* The output between two places, each line marked: "  | hello". */
void narrate_output(Trace *t, u64 from, u64 to, Buf *b);
/* One line each: clock and queue, then the tasks that are not done (at most eight). */
void narrate_state(Session *s, Buf *b);
/* After a movement from `was`: the position, its sentence, new output, state. width: columns to wrap at. */
void narrate_move(Session *s, Position was, u32 width, Buf *b);
/* Step `step` of a run told from its beginning: number, time, sentence, output since the last. */
void narrate_step(Session *s, u64 step, u32 width, Buf *b);
void say_wrapped(Str s, u32 indent, u32 width, Buf *b);
void say_task_line(Session *s, const TaskModel *k, Buf *b); /* "waits for its timer at 1 s (2 polls)" */
#endif
