/* The posix side: files, signals, streams. The only statics are what a signal handler can reach. */
#include "cli/cli.h"
#include "base/unicode.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <langinfo.h>
#include <termios.h>
#include <unistd.h>

enum { MAX_FILE = 64 << 20 };

static bool output_lost; /* standard output took something no more */
static volatile sig_atomic_t interrupted_flag, ending_signal, guarded, loading;
static struct termios guarded_settings; /* the terminal's settings while it is guarded */

static void on_signal(int sig) {
  if (loading && !guarded) _exit(128 + sig); /* nothing is lost: no session, nothing half written */
  if (sig == SIGINT) interrupted_flag = 1;
  else ending_signal = sig;
}

void cli_signals(void) {
  /* A terminal takes what is written to it, so that a write goes on; a pipe that nobody
   * reads would hold it for ever. */
  struct sigaction sa = {.sa_handler = on_signal, .sa_flags = isatty(STDOUT_FILENO) ? SA_RESTART : 0};
  sigemptyset(&sa.sa_mask);
  sigaction(SIGINT, &sa, NULL);
  sigaction(SIGTERM, &sa, NULL);
  sigaction(SIGHUP, &sa, NULL);
  signal(SIGPIPE, SIG_IGN);
}

/* A fault of pollscope itself: the terminal gets its settings, screen and cursor back. */
static void on_fault(int sig) {
  static const char back[] = "\033[?1049l\033[?1l\033>\033[?25h\033[0m\r\n";
  if (guarded) {
    tcsetattr(STDIN_FILENO, TCSANOW, &guarded_settings);
    ssize_t n = write(STDOUT_FILENO, back, sizeof back - 1);
    (void)n;
  }
  signal(sig, SIG_DFL);
  raise(sig);
}

void cli_guard_terminal(bool on) {
  static const int faults[] = {SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGILL};
  if (on) on = tcgetattr(STDIN_FILENO, &guarded_settings) == 0;
  guarded = on;
  static char stack[16384]; /* where the fault is a stack that is full, its handler needs another */
  sigaltstack(&(stack_t){.ss_sp = stack, .ss_size = sizeof stack}, NULL);
  struct sigaction sa = {.sa_handler = on ? on_fault : SIG_DFL, .sa_flags = SA_ONSTACK};
  sigemptyset(&sa.sa_mask);
  for (u32 i = 0; i < COUNTOF(faults); i++) sigaction(faults[i], &sa, NULL);
}

Program *cli_program_text(Cli *c, const char *path, Str text) {
  loading = 1;
  Program *p = program_load(&c->host, path, text, c->opt.load);
  loading = 0;
  return p;
}

Program *cli_program(Cli *c, const char *path) { return cli_program_text(c, path, (Str){0}); }

void cli_history(Buf *path) {
  const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
  if (state && state[0] == '/') buf_fmt(path, "%s/pollscope/history", state);
  else if (home && home[0] == '/') buf_fmt(path, "%s/.local/state/pollscope/history", home);
  buf_ch(path, 0);
}

bool cli_unicode(void) { return strcmp(nl_langinfo(CODESET), "UTF-8") == 0; }

bool cli_was_interrupted(void) {
  bool was = interrupted_flag;
  interrupted_flag = 0;
  return was;
}

int cli_pending_signal(void) { return ending_signal; }

static bool host_interrupted(void *ctx) {
  (void)ctx;
  return interrupted_flag || ending_signal;
}

/* Signals are let in only while it waits: one that came before, while a prompt or a screen was written, ends the wait as well. */
bool cli_wait_input(void *ctx) {
  sigset_t ours, was;
  sigemptyset(&ours);
  sigaddset(&ours, SIGINT), sigaddset(&ours, SIGTERM), sigaddset(&ours, SIGHUP), sigaddset(&ours, SIGWINCH);
  sigprocmask(SIG_BLOCK, &ours, &was);
  struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};
  bool came = !host_interrupted(ctx) && (ppoll(&in, 1, NULL, &was) >= 0 || errno != EINTR);
  sigprocmask(SIG_SETMASK, &was, NULL);
  return came && !host_interrupted(ctx);
}

static bool refuse(Str *error, const char *why) {
  *error = str_of(why);
  return false;
}

static bool read_all(int fd, Buf *out, Str *error) {
  char chunk[65536];
  for (;;) {
    ssize_t n = read(fd, chunk, sizeof chunk);
    if (n == 0) return true;
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return refuse(error, strerror(errno));
    buf_add(out, chunk, (size_t)n);
    if (out->n > MAX_FILE) return refuse(error, "it is larger than 64 MB; a program is smaller");
  }
}

static bool host_read(void *ctx, const char *path, Buf *out, Str *error) {
  (void)ctx;
  bool in = strcmp(path, "-") == 0;
  int fd = in ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
  if (fd < 0) return refuse(error, strerror(errno));
  struct stat st;
  bool ok = fstat(fd, &st) == 0 && !S_ISDIR(st.st_mode);
  ok = ok ? read_all(fd, out, error) : refuse(error, "it is a directory; name a .rs file");
  if (!in) close(fd);
  return ok;
}

/* Images are lent to one program at a time. */
static Program *host_ready(void *ctx, u16 tokio) {
  static bool lent[CLI_IMAGES], mapped[CLI_IMAGES];
  u32 which = cli_image_of(tokio);
  (void)ctx;
  if (lent[which]) return NULL;
  Image *im = cli_image_map(which, mapped[which]);
  if (!im) return NULL;
  mapped[which] = true;
  Host h = cli_host();
  Program *p = image_program(im, &h);
  if (!p) return NULL;
  lent[which] = true;
  p->lent = &lent[which];
  return p;
}

Host cli_host(void) {
  extern const LibIndex library_index;
  return (Host){.read_file = host_read, .interrupted = host_interrupted, .wait_input = cli_wait_input, .lib = &library_index, .ready = host_ready};
}

/* Says once why a stream takes no more; a reader that went away (a closed pipe) wants no word. */
static bool write_failed(FILE *f) {
  if (errno != EPIPE && f == stdout && !output_lost) fprintf(stderr, "pollscope: cannot write: %s\n", strerror(errno));
  if (f == stdout) output_lost = true;
  return false;
}

bool cli_output_lost(void) { return output_lost; }

bool cli_write(FILE *f, Str s) { return fwrite(s.p, 1, s.n, f) == s.n || write_failed(f); }
bool cli_flush(FILE *f) { return (fflush(f) == 0 && !ferror(f)) || write_failed(f); }

/* On a terminal only newline, tab and colours pass. */
static void write_escaped(FILE *f, Str s) {
  for (size_t i = 0; i < s.n; i++) {
    u8 ch = (u8)s.p[i];
    if (ch == 27 && i + 1 < s.n && s.p[i + 1] == '[') {
      size_t k = i + 2;
      while (k < s.n && (s.p[k] == ';' || (s.p[k] >= '0' && s.p[k] <= '9'))) k++;
      if (k < s.n && s.p[k] == 'm') {
        fwrite(s.p + i, 1, k - i + 1, f);
        i = k;
        continue;
      }
    }
    if (ch == 0xc2 && i + 1 < s.n && (u8)s.p[i + 1] < 0xa0) fprintf(f, "\\u{%x}", (u8)s.p[++i]); /* C1: 9b begins a sequence too */
    else if (ch == '\n' || ch == '\t' || (ch >= 32 && ch != 127)) fputc(ch, f);
    else fprintf(f, "\\x%02x", ch);
  }
}

void cli_program_output(Cli *c, u32 stream, Str s) {
  FILE *f = stream == 2 ? stderr : stdout;
  if (!c->opt.raw && isatty(fileno(f))) write_escaped(f, s);
  else fwrite(s.p, 1, s.n, f);
}

static bool write_all(int fd, Str text) {
  for (size_t at = 0; at < text.n;) {
    ssize_t n = write(fd, text.p + at, text.n - at);
    if (n < 0 && errno != EINTR) return false;
    if (n > 0) at += (size_t)n;
  }
  return true;
}

/* A new file beside the old one takes its place when it is whole; the permissions stay. */
static bool replace_file(const char *path, Str text) {
  struct stat old;
  mode_t mode = stat(path, &old) == 0 ? old.st_mode & 07777 : 0644;
  Buf tmp = {0};
  buf_fmt(&tmp, "%s.XXXXXX", path);
  buf_ch(&tmp, 0);
  int fd = mkstemp(tmp.p);
  bool ok = fd >= 0 && write_all(fd, text) && fchmod(fd, mode) == 0 && fsync(fd) == 0;
  if (fd >= 0) {
    ok = close(fd) == 0 && ok && rename(tmp.p, path) == 0;
    int why = errno;
    if (!ok) unlink(tmp.p);
    errno = why;
  }
  buf_free(&tmp);
  return ok;
}

/* A device, a pipe: it stays what it is, and is written to. */
static bool write_into(const char *path, Str text) {
  int fd = open(path, O_WRONLY | O_CLOEXEC);
  if (fd < 0) return false;
  bool ok = write_all(fd, text);
  return close(fd) == 0 && ok;
}

bool cli_write_file(const char *path, Str text) {
  struct stat st;
  bool special = stat(path, &st) == 0 && !S_ISREG(st.st_mode);
  char *real = special ? NULL : realpath(path, NULL); /* a link goes on leading where it leads */
  bool ok = special ? write_into(path, text) : replace_file(real ? real : path, text);
  int why = errno;
  free(real);
  errno = why;
  return ok;
}

bool cli_replace_file(const char *path, Str text) {
  bool ok = cli_write_file(path, text);
  if (!ok) fprintf(stderr, "pollscope: cannot write `%s`: %s\n", path, strerror(errno));
  return ok;
}
