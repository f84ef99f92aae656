/* Where a learner stands. See progress.h. */
#include "cli/progress.h"
#include <stdlib.h>
#include <unistd.h>

/* The folder with what is below it; terminated. False: there is no home. */
static bool state_path(const char *below, bool make, Buf *out) {
  const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
  buf_clear(out);
  if (state && *state) buf_fmt(out, "%s/pollscope", state);
  else if (home && *home) buf_fmt(out, "%s/.local/state/pollscope", home);
  else return false;
  if (*below) buf_fmt(out, "/%s", below);
  if (make) cli_make_folders(out);
  buf_ch(out, 0);
  out->n--;
  return true;
}

static void read_all(Cli *c, Buf *text) {
  Buf path = {0};
  Str why;
  if (state_path("progress", false, &path) && access(path.p, R_OK) == 0) (void)c->host.read_file(c->host.ctx, path.p, text, &why);
  buf_free(&path);
}

static bool take_line(Str *rest, Str *line) {
  size_t n = 0;
  if (!rest->n) return false;
  while (n < rest->n && rest->p[n] != '\n') n++;
  *line = (Str){rest->p, n};
  n += n < rest->n;
  *rest = (Str){rest->p + n, rest->n - n};
  return true;
}

/* False: the line is of another lesson, or nobody's. */
static bool read_line(Str line, const char *lesson, Progress *p) {
  size_t n = strlen(lesson);
  char text[64];
  if (!str_starts(line, lesson) || line.n - n >= sizeof text) return false;
  memcpy(text, line.p + n, line.n - n);
  text[line.n - n] = 0;
  if (!text[0]) return p->done = true;
  Progress at = {.done = p->done};
  if (sscanf(text, " at %u of %u, %u of %u", &at.block, &at.blocks, &at.right, &at.asked) != 4 || text[0] != ' ') return false;
  *p = at;
  return true;
}

Progress progress_read(Cli *c, const char *lesson) {
  Buf text = {0};
  Progress p = {0};
  Str line;
  read_all(c, &text);
  for (Str rest = buf_view(&text); take_line(&rest, &line);) read_line(line, lesson, &p);
  buf_free(&text);
  return p;
}

void progress_write(Cli *c, const char *lesson, Progress p) {
  Buf text = {0}, path = {0}, now = {0};
  Str line;
  Progress was = {0};
  read_all(c, &text);
  for (Str rest = buf_view(&text); take_line(&rest, &line);)
    if (!read_line(line, lesson, &was)) buf_fmt(&now, "%.*s\n", STR_ARG(line));
  if (p.done || was.done) buf_fmt(&now, "%s\n", lesson);
  if (p.block) buf_fmt(&now, "%s at %u of %u, %u of %u\n", lesson, p.block, p.blocks, p.right, p.asked);
  if (state_path("", true, &path) && state_path("progress", false, &path)) cli_replace_file(path.p, buf_view(&now));
  buf_free(&text);
  buf_free(&path);
  buf_free(&now);
}

Str progress_copy(Cli *c, Arena *a, const char *lesson, Str from, bool fresh) {
  Buf path = {0}, text = {0};
  Str why, copy = from;
  size_t name = from.n;
  while (name && from.p[name - 1] != '/') name--;
  bool usual = str_eqz((Str){from.p + name, from.n - name}, "exercise.rs");
  Str below = str_fmt(a, "exercises/%s%s%.*s", lesson, usual ? "" : "-", usual ? 3 : (int)(from.n - name), usual ? ".rs" : from.p + name);
  if (state_path("exercises", true, &path) && state_path(below.p, false, &path)) {
    bool there = !fresh && access(path.p, R_OK) == 0;
    if (!there) there = c->host.read_file(c->host.ctx, from.p, &text, &why) && cli_write_file(path.p, buf_view(&text));
    if (there) copy = str_copy(a, buf_view(&path));
  }
  buf_free(&path);
  buf_free(&text);
  return copy;
}
