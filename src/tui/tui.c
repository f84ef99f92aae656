/* The view on a terminal. See tui.h. */
#define NCURSES_WIDECHAR 1
#include "tui/tui.h"
#include "base/unicode.h"
#include "session/explain.h"
#include <curses.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

enum { LINE_MAX_ = 1000, HISTORY = 50, CTRL_U = 21, CTRL_W = 23, CTRL_L = 12, CTRL_A = 1, CTRL_E = 5, ESCAPE = 27, BACKSPACE = 127 };

struct Tui {
  SCREEN *screen;
  Theme theme;
  TuiHost host;
  ViewState vs;
  ViewFacts facts;
  Session *s;                  /* NULL: a page is read (tui_read) */
  struct { Str header, text, names; u32 scroll; bool explaining; } page;
  Commands *commands;
  Arena *scratch;              /* of one drawing */
  Arena *texts;                /* overlay, message */
  Arena *lasting;
  Buf line;                    /* being typed */
  Buf past[HISTORY]; u32 n_past, past_at;
  struct timespec begun, shown;/* of the command being carried out */
  bool busy;
};

/* --- opening and closing ------------------------------------------------------------ */

static void make_colours(void) {
  if (!has_colors()) return;
  start_color();
  use_default_colors();
  for (short i = 0; i < 16 && i < COLORS; i++) init_pair((short)(i + 1), i, -1);
}

Tui *tui_open(Theme theme, bool ascii, TuiHost host) {
  SCREEN *screen = newterm(NULL, stdout, stdin);
  if (!screen) return NULL;
  const char *address = tigetstr("cup"); /* without it nothing can be put in its place */
  if (!address || address == (const char *)-1) {
    endwin();
    delscreen(screen);
    return NULL;
  }
  Tui *t = calloc(1, sizeof *t);
  if (!t) abort();
  t->screen = screen;
  t->theme = has_colors() ? theme : THEME_MONO;
  t->host = host;
  t->scratch = arena_new();
  t->texts = arena_new();
  t->lasting = arena_new();
  t->vs.ascii = ascii;
  cbreak();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  set_escdelay(25);
  if (t->theme != THEME_MONO) make_colours();
  t->vs.keys = command_footer(t->lasting);
  return t;
}

void tui_close(Tui *t) {
  if (!t) return;
  endwin();
  delscreen(t->screen);
  for (u32 i = 0; i < HISTORY; i++) buf_free(&t->past[i]);
  buf_free(&t->line);
  arena_free(t->scratch);
  arena_free(t->texts);
  arena_free(t->lasting);
  free(t);
}

/* --- drawing: cells to the terminal ---------------------------------------------------- */

static attr_t attributes(const Tui *t, Style s, short *pair) {
  Look l = theme_look(t->theme, s);
  attr_t a = A_NORMAL;
  *pair = 0;
  if (l.color >= 0 && t->theme != THEME_MONO) {
    int c = l.color;
    if (c >= COLORS) a |= c == 8 ? A_DIM : A_BOLD, c = c == 8 ? -1 : c - 8;
    if (c >= 0) *pair = (short)(c + 1);
  }
  if (l.marks & MARK_BOLD) a |= A_BOLD;
  if (l.marks & MARK_DIM) a |= A_DIM;
  if (l.marks & MARK_UNDER) a |= A_UNDERLINE;
  if (l.marks & MARK_REVERSE) a |= A_REVERSE;
  return a;
}

static void put_cell(Tui *t, int y, int x, const Cell *k) {
  wchar_t text[5] = {0};
  for (u32 i = 0; i < 4 && k->c[i]; i++) text[i] = (wchar_t)k->c[i];
  short pair;
  attr_t a = attributes(t, (Style)k->style, &pair);
  cchar_t cell;
  if (setcchar(&cell, text, a, pair, NULL) == OK) mvadd_wch(y, x, &cell);
}

static void copy_grid(Tui *t, const Grid *g) {
  erase();
  for (u32 y = 0; y < g->h; y++)
    for (u32 x = 0; x < g->w; x++) {
      const Cell *k = grid_at(g, x, y);
      if (k->c[0] && (k->c[0] != ' ' || k->style)) put_cell(t, (int)y, (int)x, k);
    }
}

/* A size that changed while something ran has no key of its own yet. */
static void follow_size(void) {
  struct winsize z;
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &z) != 0 || !z.ws_row || !z.ws_col) return;
  if (z.ws_row == LINES && z.ws_col == COLS) return;
  resizeterm(z.ws_row, z.ws_col);
  clearok(curscr, TRUE); /* what the terminal kept of the old size is not known */
}

static void draw(Tui *t) {
  follow_size();
  arena_reset(t->scratch);
  t->vs.line = buf_view(&t->line);
  const Grid *g;
  if (t->s) {
    Scene sc = scene_of_session(t->s, t->scratch);
    g = view_draw(&sc, &t->vs, (u32)COLS, (u32)LINES, t->scratch, &t->facts);
  } else {
    g = view_page(t->page.header, &t->vs, (u32)COLS, (u32)LINES, t->scratch, &t->facts);
  }
  for (u32 i = 0; i < PANE_COUNT_; i++)
    if (t->facts.visible[i]) t->vs.scroll[i] = t->facts.scroll[i], t->vs.across[i] = t->facts.across[i];
  copy_grid(t, g);
  curs_set(t->vs.typing);
  if (t->vs.typing) move(LINES - 1, (int)t->facts.cursor_x);
  refresh();
}

static double seconds_since(const struct timespec *then) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (double)(now.tv_sec - then->tv_sec) + (double)(now.tv_nsec - then->tv_nsec) / 1e9;
}

void tui_progress(Tui *t, u64 rows, const char *what) {
  if (!t || !t->busy || seconds_since(&t->begun) < 0.1 || seconds_since(&t->shown) < 0.1) return;
  clock_gettime(CLOCK_MONOTONIC, &t->shown);
  arena_reset(t->scratch);
  Str s = str_fmt(t->scratch, " %s: %llu events so far; Ctrl-C stops ", what, (unsigned long long)rows);
  mvaddnstr(LINES - 1, 0, s.p, COLS - 1);
  clrtoeol();
  refresh();
}

/* --- commands ---------------------------------------------------------------------------- */

static void say(Tui *t, Str s, bool error) {
  t->vs.message = str_copy(t->texts, s);
  t->vs.error = error;
}

static void show_text(Tui *t, Str title, Str s) {
  u32 lines = 0;
  for (size_t i = 0; i < s.n; i++) lines += s.p[i] == '\n';
  if (lines <= 1 && uni_str_width(s) < (u32)COLS) {
    while (s.n && s.p[s.n - 1] == '\n') s.n--;
    say(t, s, false);
    return;
  }
  t->vs.overlay_title = str_copy(t->texts, title);
  t->vs.overlay = str_copy(t->texts, s);
  t->vs.overlay_scroll = 0;
}

static void export_run(Tui *t, Str path) {
  Buf said = {0};
  bool ok = t->host.export(t->host.ctx, t->s, path, &said);
  Str s = buf_view(&said);
  while (s.n && s.p[s.n - 1] == '\n') s.n--;
  say(t, s, !ok);
  buf_free(&said);
}

static void explain(Tui *t, Str names) {
  Buf b = {0};
  t->host.explain(t->host.ctx, names, (u32)COLS, &b);
  show_text(t, STR("explain"), buf_view(&b));
  buf_free(&b);
}

/* False: leave. */
static bool carry_out(Tui *t, Str line) {
  t->busy = true;
  clock_gettime(CLOCK_MONOTONIC, &t->begun);
  t->shown = t->begun;
  t->commands->width = (u32)(COLS > 3 ? COLS - 2 : 1);
  Action a = command_run(t->commands, line);
  t->busy = false;
  if (a.kind == ACT_MOVED) {
    memset(t->vs.scroll, 0, sizeof t->vs.scroll);
    if (a.seek == SEEK_INTERRUPTED) t->host.interrupted(t->host.ctx);
  }
  switch (a.kind) {
  case ACT_QUIT: return false;
  case ACT_ERROR:
    if (uni_str_width(a.text) < (u32)COLS) say(t, a.text, true);
    else show_text(t, line, a.text);
    break;
  case ACT_TEXT: show_text(t, line, a.text); break;
  case ACT_VIEW: say(t, STR("this is the view; `help` tells what it can do"), false); break;
  case ACT_EXPLAIN: explain(t, a.text); break;
  case ACT_EXPORT: export_run(t, a.text); break;
  case ACT_MOVED: if (a.text.n) say(t, a.text, false); break;
  case ACT_NONE: break;
  }
  return true;
}

static const char view_keys[] =
  "Keys of the view itself:\n"
  "  Tab                  the next pane; its title is marked\n"
  "  arrows, PageUp/Down  scroll that pane; left and right where lines are cut\n"
  "  z                    that pane alone on the screen, and all of them again\n"
  "  :                    a command in words; Tab completes it, Esc gives it up\n"
  "  Enter                the last movement again\n"
  "  Ctrl-C               stops a run that takes long\n\n";

static void show_help(Tui *t) {
  Buf b = {0};
  buf_z(&b, view_keys);
  command_help(&b, NULL, (u32)(COLS > 3 ? COLS - 2 : 1));
  show_text(t, STR("help"), buf_view(&b));
  buf_free(&b);
}

/* --- a line being typed ---------------------------------------------------------------------- */

static void begin_line(Tui *t, Str text) {
  t->vs.typing = true;
  t->vs.prompt = STR(":");
  buf_clear(&t->line);
  buf_str(&t->line, text);
  t->vs.cursor = (u32)t->line.n;
  t->past_at = t->n_past;
}

static u32 char_before(const Tui *t) {
  u32 i = t->vs.cursor;
  while (i && ((u8)t->line.p[--i] & 0xc0) == 0x80) {}
  return i;
}

static u32 char_after(const Tui *t) {
  u32 i = t->vs.cursor;
  if (i < t->line.n) i++;
  while (i < t->line.n && ((u8)t->line.p[i] & 0xc0) == 0x80) i++;
  return i;
}

static void cut(Tui *t, u32 from, u32 to) {
  if (from == to) return;
  memmove(t->line.p + from, t->line.p + to, t->line.n - to);
  t->line.n -= to - from;
  t->vs.cursor = from;
}

static void insert(Tui *t, Str s) {
  if (t->line.n + s.n > LINE_MAX_) return;
  buf_str(&t->line, s);
  memmove(t->line.p + t->vs.cursor + s.n, t->line.p + t->vs.cursor, t->line.n - s.n - t->vs.cursor);
  memcpy(t->line.p + t->vs.cursor, s.p, s.n);
  t->vs.cursor += (u32)s.n;
}

static void insert_char(Tui *t, u32 c) {
  Buf b = {0};
  buf_utf8(&b, c);
  insert(t, buf_view(&b));
  buf_free(&b);
}

static void complete(Tui *t) {
  Candidates can;
  command_complete(t->commands, (Str){t->line.p ? t->line.p : "", t->vs.cursor}, &can);
  if (!can.n) return;
  size_t have = t->vs.cursor - can.from, n = candidates_common(&can);
  if (n > have) insert(t, (Str){can.v[0].p + have, n - have});
  if (can.n == 1) insert(t, STR(" "));
}

static void remember(Tui *t) {
  if (!t->line.n) return;
  if (t->n_past == HISTORY) {
    buf_free(&t->past[0]);
    memmove(t->past, t->past + 1, sizeof t->past - sizeof t->past[0]);
    t->n_past--;
  }
  t->past[t->n_past] = (Buf){0};
  buf_str(&t->past[t->n_past++], buf_view(&t->line));
}

static void recall(Tui *t, bool older) {
  if (older ? t->past_at == 0 : t->past_at >= t->n_past) return;
  t->past_at += older ? UINT32_MAX : 1u;
  buf_clear(&t->line);
  if (t->past_at < t->n_past) buf_str(&t->line, buf_view(&t->past[t->past_at]));
  t->vs.cursor = (u32)t->line.n;
}

static bool end_line(Tui *t, bool run) {
  t->vs.typing = false;
  if (!run || !t->line.n) return true;
  remember(t);
  Arena *a = arena_new();
  bool go_on = carry_out(t, str_copy(a, buf_view(&t->line)));
  arena_free(a);
  return go_on;
}

static bool typed(Tui *t, bool special, u32 c) {
  if (special) {
    switch (c) {
    case KEY_ENTER: return end_line(t, true);
    case KEY_BACKSPACE: return typed(t, false, BACKSPACE);
    case KEY_DC: { u32 at = t->vs.cursor; cut(t, at, char_after(t)); break; }
    case KEY_LEFT: t->vs.cursor = char_before(t); break;
    case KEY_RIGHT: t->vs.cursor = char_after(t); break;
    case KEY_HOME: t->vs.cursor = 0; break;
    case KEY_END: t->vs.cursor = (u32)t->line.n; break;
    case KEY_UP: recall(t, true); break;
    case KEY_DOWN: recall(t, false); break;
    default: break;
    }
    return true;
  }
  switch (c) {
  case '\r': case '\n': return end_line(t, true);
  case ESCAPE: return end_line(t, false);
  case '\t': complete(t); break;
  case BACKSPACE: case '\b': if (!t->line.n) return end_line(t, false); cut(t, char_before(t), t->vs.cursor); break;
  case CTRL_U: cut(t, 0, t->vs.cursor); break;
  case CTRL_W: {
    u32 i = t->vs.cursor;
    while (i && t->line.p[i - 1] == ' ') i--;
    while (i && t->line.p[i - 1] != ' ') i--;
    cut(t, i, t->vs.cursor);
    break;
  }
  case CTRL_A: t->vs.cursor = 0; break;
  case CTRL_E: t->vs.cursor = (u32)t->line.n; break;
  default: if (c >= 32) insert_char(t, c);
  }
  return true;
}

/* --- keys ------------------------------------------------------------------------------------- */

static void next_pane(Tui *t, u32 by) {
  for (u32 k = 1; k <= PANE_COUNT_; k++) {
    PaneId id = (PaneId)((t->vs.focus + k * by) % PANE_COUNT_);
    if (!t->vs.alone && !t->facts.visible[id]) continue;
    t->vs.focus = id;
    return;
  }
}

/* The source and the output have lines that are longer than their panes. */
static bool aside(Tui *t, bool right) {
  enum { COLUMNS_ASIDE = 8 };
  u32 *x = &t->vs.across[t->vs.focus];
  if (t->vs.overlay.p || !t->s) return true;
  if (right) *x += COLUMNS_ASIDE;
  else *x = *x > COLUMNS_ASIDE ? *x - COLUMNS_ASIDE : 0;
  return true;
}

static bool scrolled(Tui *t, u32 c) {
  i32 page = LINES / 3 > 1 ? LINES / 3 : 1, by;
  switch (c) {
  case KEY_UP: by = -1; break;
  case KEY_DOWN: by = 1; break;
  case KEY_PPAGE: by = -page; break;
  case KEY_NPAGE: by = page; break;
  case KEY_LEFT: case KEY_RIGHT: return aside(t, c == KEY_RIGHT);
  default: return false;
  }
  if (t->vs.overlay.p) {
    i32 to = (i32)t->vs.overlay_scroll + (by == 1 || by == -1 ? by : by * 2);
    i32 most = (i32)t->facts.overlay_rows - (i32)t->facts.overlay_height;
    if (to > most) to = most;
    t->vs.overlay_scroll = to > 0 ? (u32)to : 0;
  } else {
    t->vs.scroll[t->vs.focus] += by;
  }
  return true;
}

static void wrong_key(Tui *t, bool special, u32 c) {
  Buf b = {0};
  if (!special && c >= 32 && c != 127) {
    buf_z(&b, "`");
    buf_utf8(&b, c);
    buf_z(&b, "` is no key here: ");
  } else {
    buf_z(&b, "that is no key here: ");
  }
  buf_z(&b, "space steps, b goes back, : commands, ? help, q quit");
  say(t, buf_view(&b), true);
  buf_free(&b);
}

static bool key(Tui *t, bool special, u32 c) {
  t->vs.message = (Str){0};
  if (scrolled(t, special ? c : 0)) return true;
  bool covered = t->vs.overlay.p != NULL;
  t->vs.overlay = (Str){0};
  arena_reset(t->texts);
  if (covered && (special || c != ':')) return true;
  if (special && c == KEY_BTAB) return next_pane(t, PANE_COUNT_ - 1), true;
  if (special && c == KEY_ENTER) return carry_out(t, STR(""));
  if (special) return wrong_key(t, special, c), true;
  if (c == '\t') return next_pane(t, 1), true;
  if (c == '\r' || c == '\n') return carry_out(t, STR(""));
  if (c == ':') return begin_line(t, STR("")), true;
  if (c == '?') return show_help(t), true;
  if (c == 'z') return t->vs.alone = !t->vs.alone, true;
  if (c == CTRL_L) return clearok(curscr, TRUE), true;
  if (c == ESCAPE) return true;
  Buf name = {0};
  if (c == ' ') buf_z(&name, "space");
  else buf_utf8(&name, c);
  Str argument;
  CommandId id = command_of_key(buf_view(&name), &argument);
  buf_free(&name);
  if (id == CMD_COUNT_) return wrong_key(t, special, c), true;
  char line[64] = {0};
  snprintf(line, sizeof line, "%s%s%.*s", command_table[id].name, argument.n || command_needs_argument(id) ? " " : "", STR_ARG(argument));
  if (command_needs_argument(id)) return begin_line(t, str_of(line)), true;
  return carry_out(t, str_of(line));
}

/* A key that ncurses has no name for sends Esc and more: none of it is a command. */
static bool unknown_sequence(void) {
  wint_t c = 0;
  timeout(25);
  int r = get_wch(&c);
  bool sequence = r == OK && (c == '[' || c == 'O');
  if (r == KEY_CODE_YES) ungetch((int)c);
  else if (r == OK && !sequence) unget_wch((wchar_t)c);
  while (sequence && get_wch(&c) == OK)
    if (c >= 0x40 && c < 0x7f && c != '[') break;
  timeout(-1);
  return sequence;
}

static bool terminal_gone(void) {
  struct pollfd p = {.fd = STDIN_FILENO, .events = POLLIN};
  return poll(&p, 1, 0) > 0 && (p.revents & (POLLHUP | POLLERR | POLLNVAL));
}

static void wait_for_key(Tui *t) {
  if (t->host.interrupted(t->host.ctx)) say(t, STR("Ctrl-C stops a run that takes long; q leaves"), false);
  else t->host.wait_input(t->host.ctx);
}

/* --- a page: what is wrong with a program, and what that means --------------------------- */

static void show_messages(Tui *t) {
  t->page.explaining = false;
  t->vs.overlay_title = STR("what rustc would say");
  t->vs.overlay = t->page.text;
  t->vs.overlay_scroll = t->page.scroll;
  t->vs.keys = str_fmt(t->lasting, "up/down\tscroll\ne\texplain %.*s\nq\tquit\n", STR_ARG(t->page.names));
}

static void explain_messages(Tui *t) {
  if (!t->page.names.n) {
    say(t, STR("there is no explanation of this one"), true);
    return;
  }
  Buf b = {0};
  t->host.explain(t->host.ctx, t->page.names, (u32)COLS, &b);
  t->page.explaining = true;
  t->page.scroll = t->vs.overlay_scroll;
  t->vs.overlay_title = STR("explain");
  t->vs.overlay = str_copy(t->texts, buf_view(&b));
  t->vs.overlay_scroll = 0;
  t->vs.keys = STR("");
  buf_free(&b);
}

static bool page_key(Tui *t, bool special, u32 c) {
  t->vs.message = (Str){0};
  if (scrolled(t, special ? c : 0)) return true;
  if (t->page.explaining) return show_messages(t), true;
  if (!special && c == 'q') return false;
  if (!special && c == 'e') explain_messages(t);
  else if (!special && c == CTRL_L) clearok(curscr, TRUE);
  else say(t, STR("e explains, up and down scroll, q leaves: `pollscope view` once more when it is put right"), true);
  return true;
}

/* --- the loop ---------------------------------------------------------------------------------- */

static bool pressed(Tui *t, bool special, u32 c) {
  if (!t->s) return page_key(t, special, c);
  return t->vs.typing ? typed(t, special, c) : key(t, special, c);
}

static int loop(Tui *t) {
  int status = 0;
  for (;;) {
    draw(t);
    wint_t c = 0;
    timeout(0);
    int r = get_wch(&c);
    timeout(-1);
    if ((status = t->host.ending(t->host.ctx)) || terminal_gone()) break;
    if (r == ERR) {
      wait_for_key(t);
      continue;
    }
    bool special = r == KEY_CODE_YES;
    if (special && c == KEY_RESIZE) {
      clearok(curscr, TRUE);
      continue;
    }
    if (!special && c == ESCAPE && unknown_sequence()) {
      if (t->s) t->vs.overlay = (Str){0};
      if (t->s) wrong_key(t, true, 0);
      else page_key(t, true, 0);
      continue;
    }
    bool go_on = pressed(t, special, (u32)c);
    if ((status = t->host.ending(t->host.ctx)) || !go_on) break;
    if (terminal_gone()) break;
  }
  if (!status && terminal_gone()) status = SIGHUP;
  return status;
}

/* A program that runs may have warnings: the footer names them until the first key. */
static void say_warnings(Tui *t) {
  Buf names = {0};
  const Diags *d = session_program(t->s)->diags;
  explain_names(d, &names);
  const char *what = d->n_warnings ? "warning" : "note"; /* with warnings there may be notes, too: their names are told */
  u32 n = d->n_warnings ? d->n_warnings : (u32)d->list.n;
  if (names.n) say(t, str_fmt(t->texts, "%u %s%s: e explains %.*s", n, what, n == 1 ? "" : "s", STR_ARG(buf_view(&names))), false);
  buf_free(&names);
}

int tui_run(Tui *t, Session *s) {
  t->s = s;
  t->commands = commands_new(s);
  t->commands->ascii = t->vs.ascii;
  say_warnings(t);
  int status = loop(t);
  commands_free(t->commands);
  return status;
}

int tui_read(Tui *t, Str header, Str messages, Str names) {
  t->page.header = header, t->page.text = messages, t->page.names = names;
  show_messages(t);
  return loop(t);
}
