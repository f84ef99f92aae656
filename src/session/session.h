/* session — a loaded program, the run so far, and where we stand in it.
 *
 * session_load is the pipeline read aloud: read, lex, parse, resolve, check,
 * build graphs, make code, make the world. session_seek is the only movement:
 * everything else computes a Position and calls it. Nothing here knows a terminal.
 */
#ifndef POLLSCOPE_SESSION_H
#define POLLSCOPE_SESSION_H
#include "runtime/runtime.h"
#include "session/model.h"

/* The outside, handed in by cli. */
typedef struct Host {
  void *ctx;
  bool (*read_file)(void *ctx, const char *path, Buf *out, Str *error);  /* error: "No such file or directory" ... */
  bool (*interrupted)(void *ctx);          /* Ctrl-C was pressed: asked during long work */
  bool (*wait_input)(void *ctx);           /* until there is something to read on standard input; false: a signal came before */
  void (*progress)(void *ctx, u64 done, u64 total, const char *what);    /* may be NULL */
  const LibIndex *lib;
  /* A program without text in which much of the library has been read (image.c), whose own it then is; NULL: there
   * is none now. May be NULL. */
  struct Program *(*ready)(void *ctx, u16 tokio);
} Host;
typedef struct LoadOptions { u16 edition; WorldOptions world; u64 checkpoint_budget; /* bytes; 0: 256 MB */ bool check_only;
  bool into; /* library functions have frames and lines of their own, and `line` enters them */

  u32 hushed; /* a bit for each row of pitfall.def: no such note */ } LoadOptions;

typedef struct Program {                   /* everything before a world; shared by worlds */
  Arena *arena; Interner *in; Sources *src; Diags *diags; Syntax sx; AstFile *ast; Sema *sema; Mir *mir; Code *code;
  SourceFile *file;
  Map res_names;                           /* resource_name: by place, interned */
  Str unreadable;                          /* why there is no text; empty: there is */
  bool ok;                                 /* no error: it can run */
  u32 hushed;                              /* notes on pitfalls that are not wanted: a bit for each row of pitfall.def */
  bool *lent;                              /* from Host.ready: false again when it is freed */
} Program;
Program *program_load(const Host *h, const char *path, Str text, LoadOptions o);  /* text.p NULL: read path; never NULL; errors in diags */
Program *program_new(LoadOptions o);       /* without text and library */
Program *program_new_in(Arena *a, LoadOptions o); /* the same in an arena that is then its own */
/* The parts of program_load for programs that are put together otherwise: without text; p->ast to p->code, entry 0: main */
Program *program_begin(const Host *h, LoadOptions o);
void program_check(const Host *h, Program *p, LoadOptions o, Sym entry);
void program_free(Program *p);
/* Images: the library as the functions of `text` leave it, read, checked and compiled, lies at `at` with its header;
 * its bytes can be mapped there again by the same executable. */
typedef struct Image { u64 magic, bytes; const void *lib; void (*code)(void); Program *program; } Image;
typedef struct ImageWanted { void *at; size_t room; u16 tokio; Str name, text; } ImageWanted;
Image *image_build(const Host *h, ImageWanted w, Buf *why);   /* NULL: why tells */
Program *image_program(Image *im, const Host *h);             /* NULL: it was not made by this executable */

/* Can one of the checks that are not made (support.def) matter to it? True where it is not sure. */
bool program_has_unchecked(const Program *p);
int program_status(const Program *p);      /* 0, 1 refused, 2 unreadable, 3 unsupported */

typedef struct Position { u64 event; u64 ticks; } Position; /* rows before it; instructions after the last of them */
typedef struct Session Session;
Session *session_new(const Host *h, Program *p, LoadOptions o);  /* at position 0; does not own p */
void session_free(Session *s);
typedef enum { SEEK_OK, SEEK_ENDED /* the run ended before */, SEEK_INTERRUPTED } SeekResult;
/* A position among rows that are known costs a fold of the model; the machine is put
 * there only when session_world asks for it. */
SeekResult session_seek(Session *s, Position p);
Position session_at(const Session *s);
/* Movements: each computes where and seeks. */
SeekResult session_step(Session *s, i64 n);        /* n steps (polls by an executor) on, or back; position: after that poll's end, before the next */
SeekResult session_event(Session *s, i64 n);
SeekResult session_line(Session *s, bool into);    /* next line of the learner's code; into: of any code */
SeekResult session_to_line(Session *s, u32 line);  /* on to where that line of the learner's is next */
SeekResult session_line_back(Session *s, u32 line); /* back to where it was next before (0: any line was); ENDED: never, so to the beginning */
SeekResult session_to_step(Session *s, u64 step);
SeekResult session_to_time(Session *s, u64 ns);
SeekResult session_run(Session *s);                /* to the end */
typedef bool (*EventTest)(void *ctx, u64 n, const Event *e);
SeekResult session_until(Session *s, EventTest t, void *ctx);    /* until just after the first row from here that satisfies t */
/* Back to just after the last row before here that satisfies t, from where `until` would have stopped; ENDED: none does, so to the beginning. */
SeekResult session_back_until(Session *s, EventTest t, void *ctx);
u64 session_step_no(const Session *s);             /* polls begun before here */
u64 session_step_end(const Session *s, u64 step);  /* the row at which step `step` (from 1, known) is over */
const Model *session_model(Session *s);            /* of the world here */
const Model *session_model_at(Session *s, u64 event); /* of another place among the known rows; until the next call */
bool session_deep(const Session *s);               /* stands in the library, as was asked for: its code is to be shown */
Program *session_program(Session *s);
Trace *session_trace(Session *s);
World *session_world(Session *s);                  /* standing at session_at; NULL: interrupted on the way */
/* The code that runs next here, where a task (or main, outside of every poll) is running; in
 * the library when nothing of the learner's is. */
bool session_place(Session *s, Span *at);
WorldEnd session_end(Session *s);                  /* of the run, if it ended at or before the last place known */
/* Sentences: for the step that ended here (or the one being made). In the arena given. */
Str session_because(Session *s, u64 step, Arena *a);   /* of the whole step */
Str session_because_here(Session *s, Arena *a);        /* of the last step begun here, and of what came after it, up to here */
void say_duration(u64 ns, Buf *b);                 /* "1 s", "250 ms", "1.5 s" */
bool read_duration(Str s, u64 *ns);                /* "1s", "250 ms", "1.5min"; a unit is wanted */
/* Where the line of at most `width` columns from i on ends; next: where the next one begins. */
size_t wrap_line(Str s, size_t i, u32 width, size_t *next);
void say_escaped(Str s, Buf *b);                   /* control characters as \\n, \\t, \\x1b */
void say_task_name(Trace *t, u32 id, Buf *b);      /* "the main task", "task 2 (fetch)" */
u32 learner_line(const Program *p, Span sp);       /* the learner's line of a place; 0: it is not theirs */
bool program_is_async(const Program *p);           /* its text has an async function or block */
const char *stop_words(u32 why);                   /* rows of stop.def */
u64 step_polled(Trace *t, u64 poll_row);           /* the POLLED row of a POLL row; trace_count: not known */
Str because_wake(Session *s, u64 event, Arena *a);     /* why the WAKE row woke its task: "its 1 s timer fired ..." */
Str because_event(Session *s, u64 event, Arena *a); /* one row in words */
/* Things that tasks and threads wait for; resource.c. made: where it was made; empty: no name. */
Str resource_name(const Program *p, Span made);
void say_resource(const Program *p, Trace *t, const Model *m, u32 res, Buf *b);    /* "`db` (Mutex, line 12)" */
/* What is held of it: the thing itself, or "a permit of" it. */
void say_held(const Program *p, Trace *t, const Model *m, u32 res, Buf *b);
void say_wait(const Program *p, Trace *t, const Model *m, u32 res, u32 who, Buf *b); /* "waits for the lock `db` (Mutex, line 12), held by ..." */
/* All that a waiting task waits for: timers, resources, tasks. False: nothing is known. */
bool say_waits(const Program *p, Trace *t, const Model *m, const TaskModel *k, Buf *b);
void say_wait_short(const Program *p, Trace *t, const Model *m, u32 res, Buf *b);  /* "Mutex `db`" */
/* The state machines of the program's async functions and blocks, or of the one named fn ("": all), drawn as text.
 * mark: a state to point at in the machine of `of` (NULL: in none). *foreign (may be NULL) is set where a future of a library is drawn:
 * its size is that of our library. False: there is none of that name. */
bool states_draw(const Program *p, Str fn, const Def *of, u32 mark, bool ascii, bool *foreign, Buf *b);
#define STATES_FOREIGN "Futures of the libraries have the sizes of pollscope's own libraries; those of the real crates differ.\n"
/* Whose future is called so in the trace ("fetch", "async block at line 9"); NULL: it is none of the program's. */
const Def *states_of(const Program *p, Str label);
/* The first machine of that function: bytes of its future, suspension points. False: there is none, or it is generic. */
bool states_facts(const Program *p, Str fn, u64 *bytes, u32 *awaits);
Str stop_report(const Program *p, Trace *t, WorldEnd end, Arena *a);  /* why pollscope ended the run, who waits for what */
Str run_summary(const Program *p, Trace *t, WorldEnd end, Arena *a);
/* Of a run that stands still or computes for ever: what would help, a line each after `before`; nothing of any other. */
void say_remedies(const Model *m, const char *before, Buf *b);
void say_waits_for(const Program *p, Trace *t, const Model *m, const TaskModel *k, Buf *b);
Str session_summary(Session *s, Arena *a);         /* of the whole run as far as known: polls, tasks, times, who never finished and why */
#endif
