/* pollscope learn [N|NAME]: lessons told in the terminal. What a lesson claims is computed
 * from runs of its programs, here, while it is read. */
#include "cli/cli.h"
#include "lesson/lesson.h"
#include "repl/prompt.h"
#include "session/command.h"
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

int cli_view(Cli *c);

enum { MAX_LESSONS = 64, MAX_FIGURES = 8, WIDTH = 78 };

typedef struct Teacher {
  Cli *cli;
  Arena *a;
  Prompt *prompt;
  Str folder;              /* of the lesson */
  bool left, failed, ascii;
  u32 right, asked, solved, exercises;
} Teacher;

/* --- finding lessons ---------------------------------------------------------- */

static bool find_lessons(Buf *out) { return cli_data_folder("lessons", out); }

static int by_name(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

static u32 list_lessons(const char *folder, Arena *a, char **names) {
  DIR *d = opendir(folder);
  u32 n = 0;
  for (struct dirent *e; d && n < MAX_LESSONS && (e = readdir(d));) {
    if (e->d_name[0] == '.') continue;
    Str file = str_fmt(a, "%s/%s/lesson.md", folder, e->d_name);
    if (access(file.p, R_OK) == 0) names[n++] = (char *)(uintptr_t)str_copy(a, str_of(e->d_name)).p;
  }
  if (d) closedir(d);
  qsort(names, n, sizeof *names, by_name);
  return n;
}

/* By number, or by any part of its name that no other has. */
static i32 pick(const char *what, char **names, u32 n) {
  bool ok;
  u64 number = cli_number(what, n, &ok);
  if (ok && number >= 1) return (i32)number - 1;
  i32 found = -1;
  for (u32 i = 0; i < n; i++)
    if (strstr(names[i], what)) {
      if (found >= 0) return -1;
      found = (i32)i;
    }
  return found;
}

/* --- progress ------------------------------------------------------------------- */

static bool progress_path(Buf *out, bool make) {
  const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
  buf_clear(out);
  if (state && *state) buf_fmt(out, "%s/pollscope", state);
  else if (home && *home) buf_fmt(out, "%s/.local/state/pollscope", home);
  else return false;
  if (make) cli_make_folders(out);
  buf_z(out, "/progress");
  buf_ch(out, 0);
  return true;
}

static void read_progress(Cli *c, Buf *text) {
  Buf path = {0};
  Str why;
  if (progress_path(&path, false) && access(path.p, R_OK) == 0) (void)c->host.read_file(c->host.ctx, path.p, text, &why);
  buf_free(&path);
}

static bool was_done(const Buf *progress, const char *name) {
  Str line = {name, strlen(name)};
  for (size_t i = 0; progress->p && i + line.n < progress->n; i++)
    if ((i == 0 || progress->p[i - 1] == '\n') && !memcmp(progress->p + i, name, line.n) && progress->p[i + line.n] == '\n') return true;
  return false;
}

static void mark_done(Cli *c, const char *name) {
  Buf text = {0}, path = {0};
  read_progress(c, &text);
  if (!was_done(&text, name) && progress_path(&path, true)) {
    buf_fmt(&text, "%s\n", name);
    cli_replace_file(path.p, buf_view(&text));
  }
  buf_free(&text);
  buf_free(&path);
}

/* --- telling --------------------------------------------------------------------- */

static void tell(Str s, u32 indent) {
  Buf b = {0};
  say_wrapped(s, indent, WIDTH, &b);
  if (!b.n || b.p[b.n - 1] != '\n') buf_ch(&b, '\n');
  cli_write(stdout, buf_view(&b));
  buf_free(&b);
}

/* Enter goes on; q leaves. Without a terminal nothing is asked. */
static bool ask(Teacher *t, const char *text, Buf *line) {
  fflush(stdout);
  buf_clear(line);
  if (prompt_read(t->prompt, text, line) != PROMPT_LINE) {
    t->left = true;
    return false;
  }
  if (line->n == 1 && line->p[0] == 'q') t->left = true;
  return !t->left;
}

static Str path_of(Teacher *t, Str file) { return str_fmt(t->a, "%.*s/%.*s", STR_ARG(t->folder), STR_ARG(file)); }

static Program *load(Teacher *t, Str file) {
  LoadOptions o = t->cli->opt.load;
  Program *p = program_load(&t->cli->host, path_of(t, file).p, (Str){0}, o);
  if (p->ok) return p;
  Buf b = {0};
  if (p->unreadable.n) buf_fmt(&b, "%.*s\n", STR_ARG(p->unreadable));
  else diags_render_all(p->diags, false, &b);
  cli_write(stdout, buf_view(&b));
  buf_free(&b);
  program_free(p);
  t->failed = true;
  return NULL;
}

static bool asked(void *ctx) {
  const Cli *c = ctx;
  return c->host.interrupted(c->host.ctx);
}

static void show_program(Teacher *t, const LessonBlock *b) {
  Buf text = {0}, out = {0};
  Str why, file = b->pairs.v[0].value, path = path_of(t, file);
  if (!t->cli->host.read_file(t->cli->host.ctx, path.p, &text, &why)) {
    printf("(%s: %.*s)\n", path.p, STR_ARG(why));
    t->failed = true;
    return;
  }
  buf_fmt(&out, "    -- %.*s\n", STR_ARG(file));
  u32 line = 1;
  for (size_t i = 0; i < text.n; line++) {
    size_t end = i;
    while (end < text.n && text.p[end] != '\n') end++;
    buf_fmt(&out, "%4u  %.*s\n", line, (int)(end - i), text.p + i);
    i = end + 1;
  }
  cli_write(stdout, buf_view(&out));
  buf_free(&text);
  buf_free(&out);
}

static u32 choices(const LessonBlock *b, Str *v, u32 max) {
  u32 n = 0;
  for (u32 i = 0; i < b->pairs.n && n < max; i++)
    if (str_eqz(b->pairs.v[i].key, "choice")) v[n++] = b->pairs.v[i].value;
  return n;
}

static void judge(Teacher *t, const Str *v, u32 n, const Buf *line, Str answer) {
  u64 given = 0;
  for (size_t i = 0; i < line->n; i++)
    if (line->p[i] >= '0' && line->p[i] <= '9') given = given * 10 + (u64)(line->p[i] - '0');
  t->asked++;
  bool right = given >= 1 && given <= n && str_eq(v[given - 1], answer);
  t->right += right;
  printf("%s The run says: %.*s\n\n", right ? "Right." : "Not so.", STR_ARG(answer));
}

static void predict(Teacher *t, const LessonBlock *b) {
  Program *p = load(t, lesson_pair(b, "of"));
  if (!p) return;
  LessonRun r = lesson_run(p, t->cli->opt.load, asked, t->cli);
  Str answer = STR(""), v[8];
  u32 n = choices(b, v, COUNTOF(v));
  if (!lesson_answer(&r, lesson_pair(b, "answer"), t->a, &answer)) {
    printf("(the lesson asks what nobody can answer: %.*s)\n", STR_ARG(lesson_pair(b, "answer")));
    t->failed = true;
  }
  tell(lesson_pair(b, "ask"), 0);
  for (u32 i = 0; i < n; i++) printf("  %u) %.*s\n", i + 1, STR_ARG(v[i]));
  Buf line = {0};
  if (!prompt_is_terminal(t->prompt)) printf("The run says: %.*s\n\n", STR_ARG(answer));
  else if (ask(t, "your prediction: ", &line)) judge(t, v, n, &line, answer);
  buf_free(&line);
  lesson_run_free(&r);
  program_free(p);
}

static void figure(Teacher *t, const LessonBlock *b) {
  Program *p[MAX_FIGURES];
  LessonRun r[MAX_FIGURES];
  Str names[MAX_FIGURES];
  u32 n = 0;
  for (u32 i = 0; i < b->pairs.n && n < MAX_FIGURES; i++) {
    names[n] = b->pairs.v[i].value;
    p[n] = load(t, names[n]);
    if (!p[n]) continue;
    r[n] = lesson_run(p[n], t->cli->opt.load, asked, t->cli);
    n++;
  }
  Buf out = {0};
  if (n) lesson_figure(r, names, n, WIDTH, t->ascii, &out);
  buf_ch(&out, '\n');
  cli_write(stdout, buf_view(&out));
  buf_free(&out);
  for (u32 i = 0; i < n; i++) lesson_run_free(&r[i]), program_free(p[i]);
}

static void open_view(Teacher *t, const LessonBlock *b) {
  Str path = path_of(t, b->pairs.v[0].value);
  Buf line = {0};
  if (!prompt_is_terminal(t->prompt)) {
    printf("    pollscope view %s\n\n", path.p);
  } else if (ask(t, "Enter opens the view (q in it comes back), s skips: ", &line) && !(line.n && line.p[0] == 's')) {
    Cli c = *t->cli;
    c.file = path.p;
    cli_view(&c);
  }
  buf_free(&line);
}

/* True: everything wanted holds. */
static bool check_exercise(Teacher *t, const LessonBlock *b, Program *p) {
  LessonRun r = lesson_run(p, t->cli->opt.load, asked, t->cli);
  bool all = true;
  for (u32 i = 0; i < b->pairs.n; i++) {
    Str instead;
    if (!str_eqz(b->pairs.v[i].key, "want")) continue;
    bool ok = lesson_holds(&r, b->pairs.v[i].value, t->a, &instead);
    printf("  [%s] %.*s%s%.*s\n", ok ? "ok" : "--", STR_ARG(b->pairs.v[i].value), ok ? "" : ": ", ok ? 0 : (int)instead.n, instead.p);
    all &= ok;
  }
  lesson_run_free(&r);
  return all;
}

static void exercise(Teacher *t, const LessonBlock *b) {
  Str file = lesson_pair(b, "file"), path = path_of(t, file);
  Buf line = {0};
  t->exercises++;
  tell(lesson_pair(b, "task"), 0);
  printf("  its file: %s\n", path.p);
  if (!prompt_is_terminal(t->prompt)) goto done;
  while (ask(t, "edit it, then Enter checks it (or name your own copy; s skips): ", &line)) {
    if (line.n == 1 && line.p[0] == 's') break;
    Str given = line.n ? str_copy(t->a, buf_view(&line)) : path;
    Program *p = program_load(&t->cli->host, given.p, (Str){0}, t->cli->opt.load);
    Buf why = {0};
    if (p->unreadable.n) buf_fmt(&why, "%.*s\n", STR_ARG(p->unreadable));
    else diags_render_all(p->diags, false, &why);
    cli_write(stdout, buf_view(&why));
    buf_free(&why);
    bool solved = p->ok && check_exercise(t, b, p);
    program_free(p);
    t->solved += solved;
    printf("%s\n", solved ? "Solved." : "Not yet.");
    if (solved) break;
  }
done:
  buf_free(&line);
}

static void tell_block(Teacher *t, const LessonBlock *b) {
  switch (b->kind) {
  case LB_HEADING: printf("%s%.*s\n\n", b->level == 1 ? "\n=== " : "--- ", STR_ARG(b->text)); return;
  case LB_TEXT: tell(b->text, 0); printf("\n"); return;
  case LB_ITEM: printf("* "); tell(b->text, 2); return;
  case LB_CODE: printf("    %.*s\n", STR_ARG(b->text)); return;
  case LB_PROGRAM: show_program(t, b); printf("\n"); return;
  case LB_PREDICT: predict(t, b); return;
  case LB_FIGURE: figure(t, b); return;
  case LB_VIEW: open_view(t, b); return;
  case LB_EXERCISE: exercise(t, b); return;
  }
}

static int teach(Cli *c, Str folder, const char *name) {
  Teacher t = {.cli = c, .a = arena_new(), .folder = folder, .ascii = c->opt.ascii || !cli_unicode()};
  Buf text = {0};
  Str why = STR(""), error;
  Str path = str_fmt(t.a, "%.*s/lesson.md", STR_ARG(folder));
  int status = 0;
  if (!c->host.read_file(c->host.ctx, path.p, &text, &why)) {
    fprintf(stderr, "pollscope: couldn't read `%s`: %.*s\n", path.p, STR_ARG(why));
    status = 2;
  } else {
    Lesson *l = lesson_parse(t.a, buf_view(&text), &error);
    if (error.n) {
      fprintf(stderr, "pollscope: %s: %.*s\n", path.p, STR_ARG(error));
      status = 2;
    } else {
      t.prompt = prompt_new(NULL, NULL);
      for (u32 i = 0; i < l->blocks.n && !t.left; i++) tell_block(&t, &l->blocks.v[i]);
      if (t.asked) printf("%u of %u predictions were right.\n", t.right, t.asked);
      if (!t.left && !t.failed && t.solved == t.exercises) mark_done(c, name);
      prompt_free(t.prompt);
    }
  }
  if (t.failed) status = 1;
  buf_free(&text);
  arena_free(t.a);
  return status;
}

static void show_list(Cli *c, const char *folder, char **names, u32 n) {
  Buf progress = {0};
  read_progress(c, &progress);
  Arena *a = arena_new();
  for (u32 i = 0; i < n; i++) {
    Buf text = {0};
    Str why, error, title = str_of(names[i]);
    Str path = str_fmt(a, "%s/%s/lesson.md", folder, names[i]);
    if (c->host.read_file(c->host.ctx, path.p, &text, &why)) {
      Lesson *l = lesson_parse(a, buf_view(&text), &error);
      title = error.n ? error : l->title;
    }
    printf("  %u  %-14s %.*s%s\n", i + 1, names[i], STR_ARG(title), was_done(&progress, names[i]) ? "   (done)" : "");
    buf_free(&text);
  }
  printf("`pollscope learn 1` begins.\n");
  arena_free(a);
  buf_free(&progress);
}

int cli_learn(Cli *c) {
  Buf folder = {0};
  Arena *a = arena_new();
  char *names[MAX_LESSONS];
  int status = 0;
  u32 n = find_lessons(&folder) ? list_lessons(folder.p, a, names) : 0;
  if (!n) {
    status = cli_usage("there are no lessons beside this program; `make install` puts them in place");
  } else if (!c->file) {
    show_list(c, folder.p, names, n);
  } else {
    i32 i = pick(c->file, names, n);
    if (i < 0) status = cli_usage("there is no such lesson, or more than one; `pollscope learn` lists them");
    else status = teach(c, str_fmt(a, "%s/%s", folder.p, names[i]), names[i]);
  }
  arena_free(a);
  buf_free(&folder);
  return status;
}
