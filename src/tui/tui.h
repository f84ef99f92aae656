/* tui — the view on a terminal. The only user of ncurses: it copies the cells that
 * src/view draws, turns keys into commands (session/command.def), and gives the terminal
 * back. What it needs from outside stands in TuiHost.
 */
#ifndef POLLSCOPE_TUI_H
#define POLLSCOPE_TUI_H
#include "session/command.h"
#include "view/view.h"

typedef struct TuiHost {
  void *ctx;
  bool (*interrupted)(void *ctx);  /* Ctrl-C was pressed since the last question */
  bool (*wait_input)(void *ctx);   /* for a key, or any signal: then false */
  int (*ending)(void *ctx);        /* a signal that ends the process has come: its number, else 0 */
  bool (*export)(void *ctx, Session *s, Str path, Buf *said); /* ACT_EXPORT; said: how it went */
  /* ACT_EXPLAIN: the pages of those names, as lines of at most width columns */
  void (*explain)(void *ctx, Str names, u32 width, Buf *out);
} TuiHost;
typedef struct Tui Tui;
/* NULL: the terminal is unknown or none (TERM). From here to tui_close it is ours. */
Tui *tui_open(Theme theme, bool ascii, TuiHost host);
void tui_close(Tui *t);
/* Until the person leaves (0), or a signal or the end of the terminal does (its number). */
int tui_run(Tui *t, Session *s);
/* The messages of a program that was refused, until the person leaves; `e` shows the pages of `names`. As tui_run. */
int tui_read(Tui *t, Str header, Str messages, Str names);
/* For Host.progress: while something takes long, says so in the footer. */
void tui_progress(Tui *t, u64 rows, const char *what);
#endif
