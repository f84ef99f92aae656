/* lesson — a lesson.md as a list of blocks, and what its blocks ask for. The only
 * user of md4c. Nothing in a lesson states a result: predictions, figures and
 * exercises are computed by running the lesson's programs.
 *
 * A fenced block whose info string is one of these words is more than text:
 *   program   a file of the lesson: its source is shown
 *   predict   ask: / of: FILE / answer: time | polls | tasks | line N | exit / choice: ... (two or more)
 *   figure    files, one a line: their runs on one time axis
 *   view      a file: opened in the view
 *   exercise  file: / task: / want: time T | output TEXT | polls N ... (one or more)
 */
#ifndef POLLSCOPE_LESSON_H
#define POLLSCOPE_LESSON_H
#include "session/explain.h"
#include "session/session.h"

typedef enum { LB_HEADING, LB_TEXT, LB_ITEM, LB_CODE, LB_PROGRAM, LB_PREDICT, LB_FIGURE, LB_VIEW, LB_EXERCISE } LessonBlockKind;
typedef struct LessonPair { Str key, value; } LessonPair;
typedef struct LessonBlock {
  LessonBlockKind kind;
  u32 level;                    /* LB_HEADING */
  Str text;                     /* paragraphs on one line, `code` and *stress* marks kept; code as it stands */
  Str info;                     /* of a fenced block: what stands behind its fence */
  VEC(LessonPair) pairs;        /* of a predict or exercise block; figure, program, view: values without keys */
} LessonBlock;
typedef struct Lesson { Str title; VEC(LessonBlock) blocks; } Lesson;

/* error: what is wrong with the text, and the block it is in; empty if nothing is. */
Lesson *lesson_parse(Arena *a, Str markdown, Str *error);
Str lesson_pair(const LessonBlock *b, const char *key);  /* the first, or empty */

/* A run to its end, and what can be asked of it. */
typedef struct LessonRun { Program *p; World *w; WorldEnd end; Model *m; } LessonRun;
LessonRun lesson_run(Program *p, LoadOptions o, bool (*interrupt)(void *), void *ctx);
void lesson_run_free(LessonRun *r);                      /* not the program */
/* "time" -> "2 s", "polls" -> "3", "line 1" -> its text ... False: no such question. */
bool lesson_answer(const LessonRun *r, Str what, Arena *a, Str *answer);
/* Does the run hold what "time 1 s", "output TEXT", "polls 2" wants? */
bool lesson_holds(const LessonRun *r, Str want, Arena *a, Str *instead);
/* The runs' tasks as lanes over one time axis, width columns. names: of the programs. */
void lesson_figure(const LessonRun *runs, const Str *names, u32 n, u32 width, bool ascii, Buf *out);
/* A page (session/explain.h) as text, lines of at most width columns but for code. False: it cannot be read. */
bool explain_show(const ExplainPage *p, u32 width, bool color, Buf *out);
#endif
