/* driver — runs a program in a real pseudo-terminal and plays a script against what is
 * on its screen (read back by libvterm). Nothing sleeps: every line waits for what it says,
 * ten seconds at most. `driver SCRIPT PROGRAM`; with --show every `screen` line prints.
 *
 *   run ARGS...        start PROGRAM ARGS (80x24, TERM=screen-256color, a UTF-8 locale)
 *   env NAME=VALUE     for the next run
 *   size W H           before run: the size; later: resize
 *   see TEXT           wait until some row of the screen holds TEXT
 *   row N TEXT         wait until row N (from 0; -1 the last) holds TEXT
 *   gone TEXT          wait until no row does
 *   raw                wait until the program reads key by key
 *   send TEXT          \e \r \t \n \xHH are understood
 *   signal NAME        INT, TERM, HUP to the program
 *   hangup             the terminal goes away
 *   exit N             wait for the end: status N, or 128 + its signal
 *   restored           the terminal is as before the run: settings, normal screen, cursor shown
 *   screen             print the screen (with --show)
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <utmp.h>
#include <unistd.h>
#include <vterm.h>

enum { ROW_BYTES = 4096, PATIENCE_MS = 10000, TICK_MS = 20 };

typedef struct Driver {
  const char *program, *script;
  bool show;
  int line, rows, cols;
  int master, slave;
  pid_t child;
  struct termios before;
  VTerm *vt;
  VTermScreen *screen;
  bool alternate, hidden, ended;
  int status;
  char *env[16]; int n_env;
} Driver;

static void fail(Driver *d, const char *what, const char *arg);

/* --- the screen --------------------------------------------------------------------- */

static int on_property(VTermProp p, VTermValue *v, void *user) {
  Driver *d = user;
  if (p == VTERM_PROP_ALTSCREEN) d->alternate = v->boolean;
  if (p == VTERM_PROP_CURSORVISIBLE) d->hidden = !v->boolean;
  return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_property};

static void row_text(Driver *d, int row, char *out) {
  VTermRect r = {row, row + 1, 0, d->cols};
  size_t n = vterm_screen_get_text(d->screen, out, ROW_BYTES - 1, r);
  while (n && out[n - 1] == ' ') n--;
  out[n] = 0;
}

static bool row_has(Driver *d, int row, const char *text) {
  char s[ROW_BYTES];
  row_text(d, row < 0 ? d->rows + row : row, s);
  return strstr(s, text) != NULL;
}

static bool screen_has(Driver *d, const char *text) {
  for (int i = 0; i < d->rows; i++)
    if (row_has(d, i, text)) return true;
  return false;
}

static void print_screen(Driver *d, FILE *f) {
  char s[ROW_BYTES];
  for (int i = 0; i < d->rows; i++) {
    row_text(d, i, s);
    fprintf(f, "|%s\n", s);
  }
}

static void fail(Driver *d, const char *what, const char *arg) {
  fprintf(stderr, "%s:%d: %s: %s\n", d->script, d->line, what, arg);
  if (d->vt) print_screen(d, stderr);
  if (d->child > 0 && !d->ended) kill(d->child, SIGKILL);
  exit(1);
}

/* --- the child ------------------------------------------------------------------------- */

static void pump(Driver *d) {
  struct pollfd p = {.fd = d->master, .events = POLLIN};
  char buf[8192];
  if (d->master < 0 || poll(&p, 1, TICK_MS) <= 0) {
    if (d->master < 0) usleep(TICK_MS * 1000);
  } else {
    ssize_t n = read(d->master, buf, sizeof buf);
    if (n > 0) vterm_input_write(d->vt, buf, (size_t)n);
    size_t back = vterm_output_read(d->vt, buf, sizeof buf);
    if (back && write(d->master, buf, back) < 0) return;
  }
  int status;
  if (!d->ended && waitpid(d->child, &status, WNOHANG) == d->child) {
    d->ended = true;
    d->status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  }
}

static void start(Driver *d, char *args) {
  char *argv[32] = {(char *)(unsigned long)d->program};
  int n = 1;
  for (char *s = strtok_r(args, " ", &args); s && n < 31; s = strtok_r(NULL, " ", &args)) argv[n++] = s;
  struct winsize z = {.ws_row = (unsigned short)d->rows, .ws_col = (unsigned short)d->cols};
  if (openpty(&d->master, &d->slave, NULL, NULL, &z) != 0) fail(d, "openpty", strerror(errno));
  tcgetattr(d->slave, &d->before);
  d->vt = vterm_new(d->rows, d->cols);
  vterm_set_utf8(d->vt, 1);
  d->screen = vterm_obtain_screen(d->vt);
  vterm_screen_set_callbacks(d->screen, &callbacks, d);
  vterm_screen_enable_altscreen(d->screen, 1);
  vterm_screen_reset(d->screen, 1);
  d->ended = d->hidden = d->alternate = false;
  d->child = fork();
  if (d->child == 0) {
    close(d->master);
    login_tty(dup(d->slave));
    setenv("TERM", "screen-256color", 1);
    setenv("LC_ALL", "C.UTF-8", 1);
    unsetenv("NO_COLOR");
    for (int i = 0; i < d->n_env; i++) putenv(d->env[i]);
    execv(argv[0], argv);
    _exit(127);
  }
  d->n_env = 0;
}

static void resize(Driver *d, int w, int h) {
  d->cols = w;
  d->rows = h;
  if (!d->vt) return;
  struct winsize z = {.ws_row = (unsigned short)h, .ws_col = (unsigned short)w};
  vterm_set_size(d->vt, h, w);
  ioctl(d->master, TIOCSWINSZ, &z);
}

static void send_text(Driver *d, const char *s) {
  for (; *s; s++) {
    char c = *s;
    if (c == '\\' && s[1]) {
      s++;
      if (*s == 'x') {
        char hex[3] = {s[1], s[1] ? s[2] : 0, 0};
        c = (char)strtol(hex, NULL, 16);
        s += 2;
      } else {
        c = *s == 'e' ? 27 : *s == 'r' ? '\r' : *s == 't' ? '\t' : *s == 'n' ? '\n' : *s;
      }
    }
    if (write(d->master, &c, 1) != 1) fail(d, "cannot send", s);
  }
}

static void check_restored(Driver *d) {
  struct termios now;
  for (int i = 0; i < 5; i++) pump(d);
  tcgetattr(d->slave, &now);
  if (now.c_lflag != d->before.c_lflag || now.c_iflag != d->before.c_iflag || now.c_oflag != d->before.c_oflag) fail(d, "not restored", "settings");
  if (d->alternate) fail(d, "not restored", "the other screen is still shown");
  if (d->hidden) fail(d, "not restored", "the cursor is hidden");
}

static void send_signal(Driver *d, const char *name) {
  static const struct { const char *name; int sig; } all[] = {{"INT", SIGINT}, {"TERM", SIGTERM}, {"HUP", SIGHUP}, {"ABRT", SIGABRT}};
  for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
    if (!strcmp(name, all[i].name)) kill(d->child, all[i].sig);
}

/* --- the script -------------------------------------------------------------------------- */

typedef bool Test(Driver *d, int n, const char *text);
static bool sees(Driver *d, int n, const char *text) { (void)n; return screen_has(d, text); }
static bool lacks(Driver *d, int n, const char *text) { (void)n; return !screen_has(d, text); }
static bool in_row(Driver *d, int n, const char *text) { return row_has(d, n, text); }
static bool is_raw(Driver *d, int n, const char *text) {
  struct termios now;
  (void)n, (void)text;
  return tcgetattr(d->slave, &now) == 0 && !(now.c_lflag & ICANON);
}
static bool is_over(Driver *d, int n, const char *text) { (void)n, (void)text; return d->ended; }

static void await(Driver *d, Test *t, int n, const char *text, const char *what) {
  struct timespec from, now;
  clock_gettime(CLOCK_MONOTONIC, &from);
  while (!t(d, n, text)) {
    pump(d);
    clock_gettime(CLOCK_MONOTONIC, &now);
    if ((now.tv_sec - from.tv_sec) * 1000 + (now.tv_nsec - from.tv_nsec) / 1000000 > PATIENCE_MS) fail(d, what, text);
  }
}

static void obey(Driver *d, char *line) {
  char *word = line, *rest = strchr(line, ' ');
  if (rest) *rest++ = 0;
  else rest = line + strlen(line);
  if (!strcmp(word, "run")) start(d, rest);
  else if (!strcmp(word, "env")) d->env[d->n_env++] = strdup(rest);
  else if (!strcmp(word, "size")) { int w = 80, h = 24; if (sscanf(rest, "%d %d", &w, &h) == 2) resize(d, w, h); }
  else if (!strcmp(word, "see")) await(d, sees, 0, rest, "not seen");
  else if (!strcmp(word, "gone")) await(d, lacks, 0, rest, "still seen");
  else if (!strcmp(word, "row")) { char *text; int n = (int)strtol(rest, &text, 10); await(d, in_row, n, text + 1, "not in that row"); }
  else if (!strcmp(word, "raw")) await(d, is_raw, 0, "", "does not read keys");
  else if (!strcmp(word, "send")) send_text(d, rest);
  else if (!strcmp(word, "signal")) send_signal(d, rest);
  else if (!strcmp(word, "hangup")) { close(d->master); close(d->slave); d->master = -1; }
  else if (!strcmp(word, "exit")) {
    await(d, is_over, 0, rest, "has not ended");
    for (int i = 0; i < 3 && d->master >= 0; i++) pump(d);
    if (d->status != (int)strtol(rest, NULL, 10)) {
      char s[32];
      snprintf(s, sizeof s, "%d", d->status);
      fail(d, "ended with status", s);
    }
  } else if (!strcmp(word, "restored")) check_restored(d);
  else if (!strcmp(word, "screen")) {
    struct pollfd p = {.fd = d->master, .events = POLLIN};
    do pump(d);
    while (poll(&p, 1, 5 * TICK_MS) > 0 && !d->ended);
    if (d->show) print_screen(d, stdout), printf("--\n");
  }
  else fail(d, "no such line", word);
}

int main(int argc, char **argv) {
  Driver d = {.rows = 24, .cols = 80, .master = -1};
  if (argc > 1 && !strcmp(argv[1], "--show")) d.show = true, argv++, argc--;
  if (argc != 3) return fprintf(stderr, "usage: driver [--show] SCRIPT PROGRAM\n"), 2;
  d.script = argv[1];
  d.program = argv[2];
  signal(SIGPIPE, SIG_IGN);
  FILE *f = fopen(d.script, "r");
  if (!f) return fprintf(stderr, "driver: cannot read %s\n", d.script), 2;
  char line[1024];
  while (fgets(line, sizeof line, f)) {
    d.line++;
    line[strcspn(line, "\n")] = 0;
    if (line[0] && line[0] != '#') obey(&d, line);
  }
  fclose(f);
  if (d.vt) vterm_free(d.vt);
  return 0;
}
