/* Lines over libedit. See prompt.h. */
#include "repl/prompt.h"
#include "session/session.h"
#include <dirent.h>
#include <histedit.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

enum { KEPT = 1000 };

struct Prompt {
  bool terminal;
  const Host *host;
  PromptComplete *complete;
  void *ctx;
  char interrupt;         /* the terminal's Ctrl-C; 0: it has none */
  mbstate_t half;         /* of a character, read so far */
  EditLine *el;
  History *history;
  Buf file;               /* of the history; terminated */
  const char *text;
  Buf input; size_t at;   /* without a terminal: read, and how far it was given out */
  bool ended, woken;      /* no more input; by a signal, not by input */
};

/* --- history ------------------------------------------------------------------------ */

static void make_folders(char *path) {
  for (char *s = path + 1; *s; s++) {
    if (*s != '/') continue;
    *s = 0;
    mkdir(path, 0700);
    *s = '/';
  }
}

static void open_history(Prompt *p) {
  HistEvent ev;
  p->history = history_init();
  if (!p->history) return;
  history(p->history, &ev, H_SETSIZE, KEPT);
  history(p->history, &ev, H_SETUNIQUE, 1);
}

void prompt_keep_history(Prompt *p, const char *path) {
  HistEvent ev;
  if (!p->history || !path || !*path) return;
  buf_clear(&p->file);
  buf_z(&p->file, path);
  buf_ch(&p->file, 0);
  history(p->history, &ev, H_LOAD, p->file.p);
}

static void save_history(Prompt *p) {
  HistEvent ev;
  if (!p->history) return;
  if (p->file.n > 1) {
    make_folders(p->file.p);
    history(p->history, &ev, H_SAVE, p->file.p);
  }
  history_end(p->history);
}

/* --- completion ------------------------------------------------------------------------ */

static void offer_files(Arena *a, Str word, Candidates *out) {
  size_t cut = word.n;
  while (cut && word.p[cut - 1] != '/') cut--;
  Str folder = cut ? str_copy(a, (Str){word.p, cut}) : STR("./"), rest = {word.p + cut, word.n - cut};
  DIR *d = opendir(folder.p);
  if (!d) return;
  for (struct dirent *e; (e = readdir(d)) && out->n < COUNTOF(out->v);) {
    Str name = str_of(e->d_name);
    if (name.n < rest.n || memcmp(name.p, rest.p, rest.n) != 0 || (name.p[0] == '.' && !rest.n)) continue;
    Str path = str_fmt(a, "%.*s%.*s", (int)cut, word.p, STR_ARG(name));
    struct stat st;
    bool is_folder = stat(path.p, &st) == 0 && S_ISDIR(st.st_mode);
    out->v[out->n++] = is_folder ? str_fmt(a, "%.*s/", STR_ARG(path)) : path;
  }
  closedir(d);
}

static void list(const Candidates *c) {
  putchar('\n');
  Buf b = {0};
  for (u32 i = 0; i < c->n; i++) say_escaped(c->v[i], &b), buf_z(&b, "  "); /* a file's name may be anything */
  printf("%.*s\n", STR_ARG(buf_view(&b)));
  fflush(stdout);
  buf_free(&b);
}

static unsigned char on_tab(EditLine *el, int ch) {
  Prompt *p = NULL;
  (void)ch;
  el_get(el, EL_CLIENTDATA, &p);
  if (!p || !p->complete) return CC_ERROR;
  const LineInfo *li = el_line(el);
  Str line = {li->buffer, (size_t)(li->cursor - li->buffer)};
  Arena *a = arena_new();
  Candidates c = {0};
  line = str_copy(a, line);
  p->complete(p->ctx, line, &c);
  Str word = {line.p + c.from, line.n - c.from};
  if (c.files) offer_files(a, word, &c);
  unsigned char done = CC_ERROR;
  if (c.n) {
    size_t n = candidates_common(&c);
    Buf more = {0};
    if (n > word.n) buf_add(&more, c.v[0].p + word.n, n - word.n);
    if (c.n == 1 && (!n || c.v[0].p[n - 1] != '/')) buf_ch(&more, ' ');
    done = CC_REFRESH;
    if (more.n) {
      buf_ch(&more, 0);
      el_insertstr(el, more.p);
    } else if (c.n > 1) {
      list(&c);
      done = CC_REDISPLAY;
    }
    buf_free(&more);
  }
  arena_free(a);
  return done;
}

static char *prompt_text(EditLine *el) {
  Prompt *p = NULL;
  el_get(el, EL_CLIENTDATA, &p);
  return (char *)(uintptr_t)(p && p->text ? p->text : "");
}

/* --- reading ------------------------------------------------------------------------------- */

/* Standard input, as read(2) gives it; -1 with `woken` set: a signal came that ends things (the size of a window does not). */
static ssize_t read_input(Prompt *p, char *to, size_t n) {
  const Host *h = p->host;
  while (!h->wait_input(h->ctx))
    if ((p->woken = h->interrupted(h->ctx))) return -1;
  p->woken = false;
  return read(STDIN_FILENO, to, n);
}

/* For libedit: one character; 0 at the end of the input, -1 when there is none. Ctrl-C comes
 * as a character: as a signal it overtakes what was typed before it, or comes after what was
 * typed behind it. */
static int read_char(EditLine *el, wchar_t *to) {
  Prompt *p = NULL;
  el_get(el, EL_CLIENTDATA, &p);
  for (;;) {
    char byte;
    ssize_t n = read_input(p, &byte, 1);
    p->woken = p->woken || (n == 1 && p->interrupt && byte == p->interrupt);
    if (p->woken) return -1;
    if (n <= 0) return (int)n;
    size_t k = mbrtowc(to, &byte, 1, &p->half);
    if (k == (size_t)-2) continue;
    if (k != (size_t)-1) return 1;
    memset(&p->half, 0, sizeof p->half); /* no character of this terminal: it is passed over */
  }
}

static char interrupt_character(void) {
  struct termios t;
  return tcgetattr(STDIN_FILENO, &t) == 0 && t.c_cc[VINTR] != _POSIX_VDISABLE ? (char)t.c_cc[VINTR] : 0;
}

static void open_editor(Prompt *p) {
  p->el = el_init("pollscope", stdin, stdout, stderr);
  if (!p->el) {
    p->terminal = false;
    return;
  }
  open_history(p);
  el_set(p->el, EL_CLIENTDATA, p);
  el_set(p->el, EL_PROMPT, prompt_text);
  el_set(p->el, EL_EDITOR, "emacs");
  el_set(p->el, EL_SIGNAL, 0);
  el_set(p->el, EL_GETCFN, read_char);
  p->interrupt = interrupt_character();
  el_set(p->el, EL_SETTY, "-d", "intr=", "-intr", NULL); /* none while a line is edited, now and whenever the settings change */
  if (p->history) el_set(p->el, EL_HIST, history, p->history);
  el_set(p->el, EL_ADDFN, "pollscope-complete", "complete a command, a task or a file", on_tab);
  el_set(p->el, EL_BIND, "^I", "pollscope-complete", NULL);
  el_set(p->el, EL_BIND, "^R", "em-inc-search-prev", NULL);
}

Prompt *prompt_new(const Host *host, PromptComplete *complete, void *ctx) {
  Prompt *p = calloc(1, sizeof *p);
  if (!p) abort();
  p->complete = complete;
  p->host = host;
  p->ctx = ctx;
  p->terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO);
  if (p->terminal) open_editor(p);
  return p;
}

void prompt_free(Prompt *p) {
  if (!p) return;
  if (p->el) {
    save_history(p);
    el_end(p->el);
  }
  buf_free(&p->file);
  buf_free(&p->input);
  free(p);
}

bool prompt_is_terminal(const Prompt *p) { return p->terminal; }

static PromptResult read_edited(Prompt *p, const char *text, Buf *line) {
  int n = 0;
  p->text = text;
  el_resize(p->el); /* the terminal may have changed since the last line */
  const char *got = el_gets(p->el, &n);
  if (!got || n <= 0) {
    if (!p->woken) return PROMPT_END;
    el_reset(p->el);
    putchar('\n');
    return PROMPT_INTERRUPTED;
  }
  Str s = {got, (size_t)n};
  while (s.n && (s.p[s.n - 1] == '\n' || s.p[s.n - 1] == '\r')) s.n--;
  buf_str(line, s);
  HistEvent ev;
  buf_ch(line, 0);
  line->n--;
  if (s.n && p->history) history(p->history, &ev, H_ENTER, line->p);
  return PROMPT_LINE;
}

static PromptResult read_plain(Prompt *p, Buf *line) {
  char chunk[4096];
  for (;;) {
    Str left = {p->input.p + p->at, p->input.n - p->at};
    const char *end = left.n ? memchr(left.p, '\n', left.n) : NULL;
    if (end || (p->ended && left.n)) {
      size_t n = end ? (size_t)(end - left.p) : left.n;
      buf_add(line, left.p, n);
      p->at += n + (end != NULL);
      if (line->n && line->p[line->n - 1] == '\r') line->n--;
      return PROMPT_LINE;
    }
    if (p->ended) return PROMPT_END;
    ssize_t n = read_input(p, chunk, sizeof chunk);
    if (p->woken) return PROMPT_INTERRUPTED;
    if (n <= 0) p->ended = true;
    else buf_add(&p->input, chunk, (size_t)n);
  }
}

PromptResult prompt_read(Prompt *p, const char *text, Buf *line) {
  buf_clear(line);
  return p->terminal ? read_edited(p, text, line) : read_plain(p, line);
}
