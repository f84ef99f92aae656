/* pollscope learn [N|NAME|next [FILE]]: which lessons there are, and which one is told. */
#include "base/unicode.h"
#include "cli/cli.h"
#include "cli/progress.h"
#include "cli/teach.h"
#include <dirent.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

enum { MAX_LESSONS = 64, WIDTH = 80 };

typedef struct Course { Arena *a; const char *folder; char *names[MAX_LESSONS]; u32 n; } Course;

/* By the number that a name begins with, then by name. */
static int by_number(const void *a, const void *b) {
  const char *x = *(char *const *)a, *y = *(char *const *)b;
  long i = strtol(x, NULL, 10), k = strtol(y, NULL, 10);
  return i != k ? (i > k) - (i < k) : strcmp(x, y);
}

static Str folder_of(const Course *k, u32 i) { return str_fmt(k->a, "%s/%s", k->folder, k->names[i]); }

static void find_lessons(Course *k) {
  DIR *d = opendir(k->folder);
  for (struct dirent *e; d && k->n < MAX_LESSONS && (e = readdir(d));) {
    if (e->d_name[0] == '.') continue;
    Str file = str_fmt(k->a, "%s/%s/lesson.md", k->folder, e->d_name);
    if (access(file.p, R_OK) == 0) k->names[k->n++] = (char *)(uintptr_t)str_copy(k->a, str_of(e->d_name)).p;
  }
  if (d) closedir(d);
  qsort(k->names, k->n, sizeof *k->names, by_number);
}

void cli_lesson_about(Cli *c, Str word, Buf *out) {
  Buf folder = {0};
  Course k = {.a = arena_new()};
  u32 most = 0, best = 0;
  Str title = STR(""), why;
  if (cli_data_folder("lessons", &folder)) k.folder = folder.p, find_lessons(&k);
  for (u32 i = 0; i < k.n && word.n > 2; i++) {
    Buf text = {0};
    Str name = str_fmt(k.a, "%.*s/lesson.md", STR_ARG(folder_of(&k, i)));
    u32 here = c->host.read_file(c->host.ctx, name.p, &text, &why) ? explain_mentions(word, buf_view(&text)) : 0;
    const char *end = here ? memchr(text.p, '\n', text.n) : NULL;
    if (here > most && end && text.p[0] == '#') most = here, best = i, title = str_copy(k.a, (Str){text.p + 2, (size_t)(end - text.p) - 2});
    buf_free(&text);
  }
  if (most) buf_fmt(out, "`pollscope learn %u` tells of it: %.*s", best + 1, STR_ARG(title));
  buf_free(&folder);
  arena_free(k.a);
}

/* The first that is not done yet; the first of all if all are. */
static u32 next_lesson(Cli *c, const Course *k) {
  for (u32 i = 0; i < k->n; i++)
    if (!progress_read(c, k->names[i]).done) return i;
  return 0;
}

/* By number, by `next`, or by any part of its name that no other has; -1: none, or more than one. */
static i32 pick(Cli *c, const Course *k, const char *what) {
  bool ok;
  u64 number = cli_number(what, k->n, &ok);
  if (ok && number >= 1) return (i32)number - 1;
  if (!strcmp(what, "next")) return (i32)next_lesson(c, k);
  i32 found = -1;
  for (u32 i = 0; i < k->n; i++) {
    if (!strcmp(k->names[i], what)) return (i32)i;
    if (!strstr(k->names[i], what)) continue;
    if (found >= 0) return -1;
    found = (i32)i;
  }
  return found;
}

static u32 columns(void) {
  struct winsize z;
  return isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &z) == 0 && z.ws_col ? z.ws_col : WIDTH;
}

/* At most so many columns of it. */
static Str cut(Str s, u32 width) {
  while (s.n && uni_str_width(s) > width) {
    s.n--;
    while (s.n && ((unsigned char)s.p[s.n] & 0xc0) == 0x80) s.n--;
  }
  return s;
}

static void show_list(Cli *c, const Course *k) {
  u32 room = columns(), first = next_lesson(c, k), done = 0;
  Arena *a = arena_new();
  for (u32 i = 0; i < k->n; i++) {
    Progress p = progress_read(c, k->names[i]);
    Str title = teach_title(c, folder_of(k, i), a);
    Str line = str_fmt(a, "%3u %s %.*s", i + 1, p.done ? "done" : p.block ? "open" : "    ", STR_ARG(title));
    printf("%.*s\n", STR_ARG(isatty(STDOUT_FILENO) ? cut(line, room) : line));
    done += p.done;
  }
  if (done == k->n) printf("All are done. `pollscope learn N` tells lesson N again.\n");
  else printf("`pollscope learn %u` begins%s.\n", first + 1, done ? " the next" : "");
  arena_free(a);
}

static int tell(Cli *c, const Course *k, u32 i) {
  for (;; i++) {
    bool go_on;
    Str next = i + 1 < k->n ? teach_title(c, folder_of(k, i + 1), k->a) : STR("");
    int status = teach(c, folder_of(k, i), k->names[i], next, &go_on);
    if (!go_on || i + 1 == k->n) return status;
  }
}

static int no_lesson(const char *name, u32 n) {
  Buf shown = {0};
  say_escaped(str_of(name), &shown);
  fprintf(stderr, "pollscope: there is no lesson `%.*s`, or more than one: they are numbered 1 to %u, `pollscope learn` lists them\n",
          STR_ARG(buf_view(&shown)), n);
  buf_free(&shown);
  return 2;
}

int cli_learn(Cli *c) {
  Buf folder = {0};
  Course k = {.a = arena_new()};
  int status = 0;
  if (cli_data_folder("lessons", &folder)) k.folder = folder.p, find_lessons(&k);
  i32 i = c->file && k.n ? pick(c, &k, c->file) : 0;
  if (!k.n) status = cli_usage("there are no lessons beside this program; `make install` puts them in place");
  else if (c->n_args > 2) status = cli_usage("name a lesson, and at most one file to check: pollscope learn N FILE.rs");
  else if (!c->file) show_list(c, &k);
  else if (i < 0) status = no_lesson(c->file, k.n);
  else if (c->n_args == 2) status = teach_check(c, folder_of(&k, (u32)i), c->args[1]);
  else status = tell(c, &k, (u32)i);
  arena_free(k.a);
  buf_free(&folder);
  return status;
}
