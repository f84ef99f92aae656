/* lesson — a lesson.md as a list of blocks, and what its blocks ask for. The only
 * user of md4c. Nothing in a lesson states a result: predictions, figures and
 * exercises are computed by running the lesson's programs.
 *
 * A fenced block whose info string is a word of block.def is more than text; `rust`, `text`, `toml`,
 * `console` or nothing are quotations. What a `predict` asks and an exercise wants is a row of
 * question.def. An exercise's wants:
 *   QUESTION is VALUE           time is 1 s; line 2 is done; check is accepted
 *   output TEXT, no output TEXT a line that is printed, or not
 *   source has TEXT, source lacks TEXT    outside of comments
 */
#ifndef POLLSCOPE_LESSON_H
#define POLLSCOPE_LESSON_H
#include "session/explain.h"
#include "session/session.h"

typedef enum LessonBlockKind { LB_HEADING, LB_TEXT, LB_ITEM, LB_CODE,
#define BLOCK(id, word, form, help) LB_##id,
#include "lesson/block.def"
#undef BLOCK
} LessonBlockKind;
enum { LESSON_CHOICES = 8 };

typedef struct LessonPair { Str key, value; u32 line; } LessonPair;
typedef struct LessonBlock {
  LessonBlockKind kind;
  u32 level;                    /* LB_HEADING */
  u32 line;                     /* of lesson.md */
  Str text;                     /* paragraphs on one line, `code` and *stress* marks kept; code as it stands */
  Str info;                     /* of a fenced block: what stands behind its fence */
  VEC(LessonPair) pairs;        /* key and value; without keys: file and its arguments */
} LessonBlock;
typedef struct Lesson { Str title; VEC(LessonBlock) blocks; } Lesson;
typedef struct LessonFault { u32 line; Str why; } LessonFault; /* why empty: none; with what to do about it */

Lesson *lesson_parse(Arena *a, Str markdown, LessonFault *fault);
Str lesson_pair(const LessonBlock *b, const char *key);  /* the first, or empty */

/* A program run to its end (a refused one is only loaded: w and m are NULL), and what can be asked of it. */
typedef struct LessonRun { Program *p; World *w; WorldEnd end; Model *m; bool interrupted; } LessonRun;
LessonRun lesson_run(Program *p, LoadOptions o, bool (*interrupt)(void *), void *ctx);
void lesson_run_free(LessonRun *r);                      /* not the program */
/* "time" -> "2 s", "polls 1" -> "3", "line 1" -> its text ... False: this cannot be answered of it; *answer tells why. */
bool lesson_answer(const LessonRun *r, Str what, Arena *a, Str *answer);
bool lesson_is_question(Str what, Arena *a, Str *why);   /* a row of question.def, and its argument */
/* Does the run hold what "time is 1 s", "output TEXT" wants? instead: what it does. */
bool lesson_holds(const LessonRun *r, Str want, Arena *a, Str *instead);
bool lesson_is_want(Str want, Arena *a, Str *why);
/* What the run printed, a line each, with the time: "   1 s  hello". most: lines at most. And how it ended, if not well. */
void lesson_output(const LessonRun *r, u32 most, Buf *out);
/* The runs' tasks as lanes over one time axis, width columns. names: of the programs. */
void lesson_figure(const LessonRun *runs, const Str *names, u32 n, u32 width, bool ascii, Buf *out);
/* A page (session/explain.h) as text, lines of at most width columns but for code. False: it cannot be read. */
bool explain_show(const ExplainPage *p, u32 width, bool color, Buf *out);
#endif
