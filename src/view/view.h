/* view — pure: what is known of a position, and a size, give a grid of cells.
 *
 * Nothing here knows a terminal, the time of day or what was on the screen before. A
 * Scene holds what a position says (scene_of_session reads it; an imported trace can
 * fill one without a machine); a ViewState what the person looks at; view_draw makes the
 * grid of both. Text is clipped by display width (base/unicode.h), never by bytes; no
 * control character of a program gets into a cell. Everything is in the arena given.
 *
 * The layouts: from 120 columns the source stands left, all else right; from 64 columns
 * (and 18 rows) source left, queue, timers and output right, tasks and why below; else
 * one column. The source is as wide as its lines want where that leaves enough for the
 * rest. Where rows are short, panes go in the order of pane.def; below 20x5 there
 * is one line.
 */
#ifndef POLLSCOPE_VIEW_H
#define POLLSCOPE_VIEW_H
#include "session/session.h"

enum { MARK_BOLD = 1, MARK_DIM = 2, MARK_UNDER = 4, MARK_REVERSE = 8 };
typedef enum Style {
#define STYLE(id, dark, light, marks, mono) STYLE_##id,
#include "view/style.def"
#undef STYLE
  STYLE_COUNT_ } Style;
typedef enum { THEME_DARK, THEME_LIGHT, THEME_MONO } Theme;
typedef struct Look { int color; u32 marks; } Look;     /* color -1: the terminal's own */
Look theme_look(Theme t, Style s);

typedef enum Glyph {
#define GLYPH(id, unicode, ascii) GLYPH_##id,
#include "view/glyph.def"
#undef GLYPH
  GLYPH_COUNT_ } Glyph;
const char *glyph(Glyph g, bool ascii);

typedef struct Cell { u32 c[4]; /* a character and what combines with it; [0] 0: the right half of the cell before */ u8 style; } Cell;
typedef struct Grid { u32 w, h; Cell *cells; bool ascii; } Grid;
Grid *grid_new(Arena *a, u32 w, u32 h, bool ascii);
/* Text from (x, y), at most `width` columns; what does not fit ends in an ellipsis. Columns used. */
u32 grid_put(Grid *g, u32 x, u32 y, u32 width, Str s, Style style);
void grid_fill(Grid *g, u32 x, u32 y, u32 width, const char *glyph, Style style);
void grid_style(Grid *g, u32 x, u32 y, u32 width, Style style);
const Cell *grid_at(const Grid *g, u32 x, u32 y);
void grid_text(const Grid *g, Buf *out);  /* lines without the blanks at their ends */
/* Lines of at most `width` columns, broken at blanks where there are any. */
typedef struct Lines { VEC(Str) v; } Lines;
Lines text_wrap(Arena *a, Str s, u32 width);

typedef enum PaneId {
#define PANE(id, title, least, likes, stays, rows) PANE_##id,
#include "view/pane.def"
#undef PANE
  PANE_COUNT_ } PaneId;
extern const char *const pane_titles[PANE_COUNT_];

/* What a position says. */
typedef struct Scene {
  const Program *prog;
  Trace *trace;
  const Model *model;
  Position at;
  u64 step;
  u32 task;                 /* polled in this step, or NO_TASK */
  bool polling;             /* that poll has not returned here */
  const SourceFile *file;   /* what the source pane shows */
  u32 line;                 /* the line about to run; 0: none */
  u32 next_task;            /* the line is where this task goes on when it is polled next; NO_TASK: something runs there */
  u32 anchor;               /* the line that is kept in sight */
  u32 columns;              /* in which no line of the source is cut */
  u64 fresh;                /* output up to here was there before this step */
  Str why;
} Scene;
Scene scene_of_session(Session *s, Arena *a);
void scene_say_state(const Scene *sc, Buf *b);   /* "task 1: Pending", "ended with status 0" */
u32 scene_awaits(const Scene *sc, const TaskModel *k, u32 *lines, u32 max); /* lines of sc->file in which the task stands at an await */

typedef struct ViewState {
  PaneId focus;
  i32 scroll[PANE_COUNT_];  /* rows away from where the pane stands by itself */
  u32 across[PANE_COUNT_];  /* columns that it is moved to the right: source, output */
  bool alone;               /* the pane in focus has the place of all */
  Str overlay_title, overlay; u32 overlay_scroll; /* text over the panes; none where overlay.p is NULL */
  Str message; bool error;  /* in place of the footer */
  bool typing; Str prompt, line; u32 cursor; /* a line being typed, in place of the footer; cursor in bytes */
  Str keys;                 /* the footer: pairs "key\tword\n" */
  bool ascii;
} ViewState;
typedef struct ViewFacts {
  u32 cursor_x;
  bool visible[PANE_COUNT_];
  i32 scroll[PANE_COUNT_];  /* as far as there was something */
  u32 across[PANE_COUNT_];
  u32 overlay_rows, overlay_height;
} ViewFacts;
/* facts may be NULL. */
Grid *view_draw(const Scene *sc, const ViewState *vs, u32 w, u32 h, Arena *a, ViewFacts *facts);
/* No position, only the overlay's text under a header: a program that was refused. The footer is that of vs->keys, where there are any. */
Grid *view_page(Str header, const ViewState *vs, u32 w, u32 h, Arena *a, ViewFacts *facts);
#endif
