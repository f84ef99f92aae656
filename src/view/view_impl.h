/* view_impl — inside the view: what a pane's function is given. Only src/view includes it. */
#ifndef POLLSCOPE_VIEW_IMPL_H
#define POLLSCOPE_VIEW_IMPL_H
#include "view/view.h"

enum { TAB_WIDTH = 4 };     /* columns that a tab takes, wherever it stands */

typedef struct Pane {
  Grid *g;
  const Scene *sc;
  const ViewState *vs;
  Arena *a;
  PaneId id;
  u32 x, y, w, h;          /* of its rows, below its title */
  i32 scroll;              /* asked for; the pane puts here how far it went */
  u32 across;              /* columns of the text that lie left of the pane; as the scroll */
  bool above, below;       /* there is more */
  bool aside;              /* right of the pane, too */
  Str note;                /* after the title: column heads, a count */
} Pane;
/* The first of `total` rows to show so that `anchor` is in sight, moved by the scroll. */
u32 pane_window(Pane *p, u32 total, u32 anchor);
u32 pane_across(const Pane *p, u32 wants); /* what was asked for, at most so far that all `wants` columns have been seen */
Str text_from(Str s, u32 columns);        /* what stands behind so many columns */
u32 source_wants(const Scene *sc);        /* the columns in which no line of the source is cut */
/* Text in row i from column x, at most `width` columns. Columns used. */
u32 pane_put(Pane *p, u32 i, u32 x, u32 width, Str s, Style style);

void pane_source(Pane *p);
void pane_tasks(Pane *p);
void pane_queue(Pane *p);
void pane_timers(Pane *p);
void pane_output(Pane *p);
void pane_why(Pane *p);
/* words shared by panes */
Style state_style(TaskState s);
Glyph state_glyph(TaskState s);
Str short_name(const Scene *sc, const TaskModel *k, Arena *a);
#endif
