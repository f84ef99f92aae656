/* A lesson told in the terminal. See teach.h. */
#include "cli/teach.h"
#include "base/unicode.h"
#include "cli/progress.h"
#include "lesson/lesson.h"
#include "repl/prompt.h"
#include "session/command.h"
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

int cli_view(Cli *c);

enum { MAX_FIGURES = 8, WIDTH = 78, NARROW = 24, SHOWN_LINES = 12 };
#define LETTER(n) ((char)('a' - 1 + (n)))    /* of the n-th choice, from 1 */

typedef struct Teacher {
  Cli *cli;
  Arena *a;
  Prompt *prompt;
  Lesson *lesson;
  Str folder;              /* of the lesson */
  const char *name;
  u32 at, from;            /* the block being told; before `from` nothing is asked again */
  bool terminal, left, failed, ascii;
  u32 rows;                /* written since the learner pressed a key */
  u32 right, asked, solved, exercises;
} Teacher;

/* --- the page ------------------------------------------------------------------------ */

static struct winsize screen(const Teacher *t) {
  const struct winsize usual = {.ws_col = 80, .ws_row = 24};
  struct winsize z = usual;
  bool known = !t->terminal || (ioctl(STDOUT_FILENO, TIOCGWINSZ, &z) == 0 && z.ws_col && z.ws_row);
  return known ? z : usual;
}

static u32 width(const Teacher *t) {
  u32 cols = screen(t).ws_col;
  return cols > WIDTH ? WIDTH : cols < NARROW ? NARROW : cols - 1;
}

/* Enter goes on; q, the end of the input and Ctrl-C leave. */
static bool ask(Teacher *t, const char *text, Buf *line) {
  fflush(stdout);
  buf_clear(line);
  t->rows = 0;
  if (prompt_read(t->prompt, text, line) != PROMPT_LINE) {
    t->left = true;
    return false;
  }
  while (line->n && line->p[line->n - 1] == ' ') line->n--;
  if (line->n == 1 && line->p[0] == 'q') t->left = true;
  return !t->left;
}

static bool is_letter(const Buf *line, char c) { return line->n == 1 && line->p[0] == c; }

static u32 rows_of(const Teacher *t, Str line) {
  u32 w = uni_str_width(line), cols = screen(t).ws_col;
  return w ? (w + cols - 1) / cols : 1;
}

/* Stops before `rows` more would push what is not read yet off the screen. */
static void make_room(Teacher *t, u32 rows) {
  Buf answer = {0};
  const char *term = getenv("TERM");
  if (!t->terminal || !t->rows || t->rows + rows + 1 <= screen(t).ws_row) return;
  ask(t, "(Enter: more, q: leave) ", &answer);
  bool dumb = !term || !*term || !strcmp(term, "dumb");
  if (!t->left && !dumb) fputs("\x1b[A\r\x1b[K", stdout); /* the question goes away again */
  buf_free(&answer);
}

static bool next_line(Str s, size_t *at, Str *line) {
  if (*at >= s.n) return false;
  size_t end = *at;
  while (end < s.n && s.p[end] != '\n') end++;
  *line = (Str){s.p + *at, end - *at};
  *at = end + 1;
  return true;
}

static void put(Teacher *t, Str s) {
  Str line;
  for (size_t at = 0; !t->left && next_line(s, &at, &line);) {
    u32 rows = rows_of(t, line);
    make_room(t, rows);
    if (t->left) return;
    t->rows += rows;
    cli_write(stdout, line);
    cli_write(stdout, STR("\n"));
  }
}

/* What belongs together, such as a program: it begins a new page where it would not fit on the rest of this one. */
static void put_whole(Teacher *t, Str s) {
  Str line;
  u32 rows = 0;
  for (size_t at = 0; next_line(s, &at, &line);) rows += rows_of(t, line);
  if (rows < screen(t).ws_row) make_room(t, rows);
  put(t, s);
}

static void put_buf(Teacher *t, Buf *b) {
  put_whole(t, buf_view(b));
  buf_free(b);
}

static PRINTF(2, 3) void say(Teacher *t, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  Str s = str_vfmt(t->a, fmt, ap);
  va_end(ap);
  put(t, s);
}

static void tell(Teacher *t, Str s, u32 indent) {
  Buf b = {0};
  say_wrapped(s, indent, width(t), &b);
  put_buf(t, &b);
}

/* --- programs --------------------------------------------------------------------------- */

static Str path_of(Teacher *t, Str file) { return str_fmt(t->a, "%.*s/%.*s", STR_ARG(t->folder), STR_ARG(file)); }

static bool asked(void *ctx) {
  const Cli *c = ctx;
  return c->host.interrupted(c->host.ctx);
}

static LessonRun run(Teacher *t, Program *p) { return lesson_run(p, t->cli->opt.load, asked, t->cli); }

static void put_errors(Teacher *t, const Program *p) {
  Buf b = {0};
  if (p->unreadable.n) buf_fmt(&b, "%.*s\n", STR_ARG(p->unreadable));
  else diags_render_all(p->diags, false, &b);
  if (p->diags->n_errors + p->diags->n_warnings) explain_hint(p->diags, &b); /* a note names its page itself */
  while (b.n > 1 && b.p[b.n - 1] == '\n' && b.p[b.n - 2] == '\n') b.n--;
  put_buf(t, &b);
}

/* refused: the lesson may speak of a program that rustc refuses. NULL: the lesson has failed, and why was told. */
static Program *load(Teacher *t, Str file, bool refused) {
  Buf text = {0};
  Str why, path = path_of(t, file);
  bool read = t->cli->host.read_file(t->cli->host.ctx, path.p, &text, &why); /* else program_load tells why not */
  Str name = str_copy(t->a, read ? file : path);
  Program *p = program_load(&t->cli->host, name.p, read ? str_copy(t->a, buf_view(&text)) : (Str){0}, t->cli->opt.load);
  buf_free(&text);
  if (p->ok || (refused && program_status(p) == 1)) return p;
  put_errors(t, p);
  program_free(p);
  t->failed = true;
  return NULL;
}

/* "3-7", "3", "" */
static void range(Str s, u64 *from, u64 *to) {
  *from = strtoull(str_starts(s, "") && s.n ? s.p : "1", NULL, 10);
  *to = s.n ? *from : UINT64_MAX;
  for (size_t i = 0; i < s.n; i++)
    if (s.p[i] == '-') *to = strtoull(s.p + i + 1, NULL, 10);
}

/* title: empty, or a line above it. */
static void put_source(Teacher *t, const char *title, Str path, Str lines) {
  Buf text = {0}, out = {0};
  Str why;
  u64 from, to;
  range(lines, &from, &to);
  if (!t->cli->host.read_file(t->cli->host.ctx, path.p, &text, &why)) {
    say(t, "(%s: %.*s)\n", path.p, STR_ARG(why));
    t->failed = true;
    return;
  }
  u32 line = 1;
  if (*title) buf_fmt(&out, "    -- %s\n", title);
  for (size_t i = 0; i < text.n; line++) {
    size_t end = i;
    while (end < text.n && text.p[end] != '\n') end++;
    if (line >= from && line <= to) buf_fmt(&out, "%4u  %.*s\n", line, (int)(end - i), text.p + i);
    i = end + 1;
  }
  put_buf(t, &out);
  buf_free(&text);
}

static void show_program(Teacher *t, const LessonBlock *b) {
  for (u32 i = 0; i < b->pairs.n; i++) {
    Str file = str_copy(t->a, b->pairs.v[i].key);
    put_source(t, file.p, path_of(t, file), b->pairs.v[i].value);
  }
}

/* --- predictions --------------------------------------------------------------------------- */

static u32 choices(const LessonBlock *b, Str *v) {
  u32 n = 0;
  for (u32 i = 0; i < b->pairs.n && n < LESSON_CHOICES; i++)
    if (str_eqz(b->pairs.v[i].key, "choice")) v[n++] = b->pairs.v[i].value;
  return n;
}

/* Who comes back goes on before that block. */
static void keep(Teacher *t, u32 block) {
  if (!t->terminal || block >= t->lesson->blocks.n) return;
  progress_write(t->cli, t->name, (Progress){false, block + 1, t->lesson->blocks.n, t->right, t->asked});
}

/* The number of the answer among the choices, from 1; 0, and the lesson has failed: none of them is right. */
static u32 right_choice(Teacher *t, const LessonBlock *b, const Str *v, u32 n, Str *answer) {
  Program *p = load(t, lesson_pair(b, "of"), true);
  u32 right = 0;
  if (!p) return 0;
  LessonRun r = run(t, p);
  bool can = lesson_answer(&r, lesson_pair(b, "answer"), t->a, answer);
  for (u32 i = 0; can && i < n; i++)
    if (str_eq(v[i], *answer)) right = i + 1;
  if (!right && !r.interrupted) {
    Str why = can ? str_fmt(t->a, "the run says \"%.*s\", which is none of the choices", STR_ARG(*answer))
                  : str_fmt(t->a, "`%.*s` cannot be answered: %.*s", STR_ARG(lesson_pair(b, "answer")), STR_ARG(*answer));
    say(t, "(%s/lesson.md:%u: %.*s)\n", t->folder.p, b->line, STR_ARG(why));
    t->failed = true;
  }
  lesson_run_free(&r);
  program_free(p);
  return right;
}

/* 1 to n; 0: the learner cannot tell; n + 1: left. */
static u32 ask_choice(Teacher *t, u32 n) {
  Buf line = {0};
  u32 given = n + 1;
  char text[64];
  snprintf(text, sizeof text, "your prediction, a to %c: ", LETTER(n));
  while (given > n && ask(t, text, &line)) {
    if (line.n == 1 && line.p[0] >= LETTER(1) && line.p[0] <= LETTER(n)) given = (u32)(line.p[0] - LETTER(0));
    else if (is_letter(&line, '?')) given = 0;
    else tell(t, str_fmt(t->a, "Type a letter from a to %c, ? if you cannot tell, or q to leave.", LETTER(n)), 0);
  }
  buf_free(&line);
  return given;
}

static void predict(Teacher *t, const LessonBlock *b) {
  Str v[LESSON_CHOICES], answer = STR("");
  u32 n = choices(b, v), right = right_choice(t, b, v, n, &answer);
  if (!right) return;
  Buf question = {0};
  say_wrapped(lesson_pair(b, "ask"), 0, width(t), &question);
  for (u32 i = 0; i < n; i++) buf_fmt(&question, "  %c) %.*s\n", LETTER(i + 1), STR_ARG(v[i]));
  put_buf(t, &question);
  if (t->terminal && t->at >= t->from && !t->left) {
    u32 given = ask_choice(t, n);
    if (given > n) return;
    t->asked++;
    t->right += given == right;
    keep(t, t->at + 1);
    if (given && given != right) say(t, "Not so: you said %.*s.\n", STR_ARG(v[given - 1]));
    say(t, "%sThe run says: %.*s\n", given == right ? "Right. " : "", STR_ARG(answer));
  } else {
    say(t, "The run says: %.*s\n", STR_ARG(answer));
  }
}

/* --- what a run shows ------------------------------------------------------------------------ */

static void show_run(Teacher *t, const LessonBlock *b) {
  for (u32 i = 0; i < b->pairs.n; i++) {
    Program *p = load(t, b->pairs.v[i].key, false);
    if (!p) continue;
    Buf out = {0};
    LessonRun r = run(t, p);
    buf_fmt(&out, "    -- %.*s prints\n", STR_ARG(b->pairs.v[i].key));
    lesson_output(&r, UINT32_MAX, &out);
    put_buf(t, &out);
    lesson_run_free(&r);
    program_free(p);
  }
}

static void show_steps(Teacher *t, const LessonBlock *b) {
  for (u32 i = 0; i < b->pairs.n; i++) {
    u64 from, to;
    Program *p = load(t, b->pairs.v[i].key, false);
    if (!p) continue;
    range(b->pairs.v[i].value, &from, &to);
    Session *s = session_new(&t->cli->host, p, t->cli->opt.load);
    Buf out = {0};
    buf_fmt(&out, "    -- %.*s\n", STR_ARG(b->pairs.v[i].key));
    for (u64 step = from; step <= to; step++) {
      if (session_to_step(s, step) == SEEK_INTERRUPTED || trace_steps(session_trace(s)) < step) break;
      narrate_step(s, step, width(t), &out);
    }
    if (trace_steps(session_trace(s)) < from) t->failed = true, buf_z(&out, "(there is no such step)\n");
    put_buf(t, &out);
    session_free(s);
    program_free(p);
  }
}

static void show_figure(Teacher *t, const LessonBlock *b) {
  Program *p[MAX_FIGURES];
  LessonRun r[MAX_FIGURES];
  Str names[MAX_FIGURES];
  u32 n = 0;
  for (u32 i = 0; i < b->pairs.n && n < MAX_FIGURES; i++) {
    names[n] = b->pairs.v[i].key;
    p[n] = load(t, names[n], false);
    if (!p[n]) continue;
    r[n] = run(t, p[n]);
    n++;
  }
  Buf out = {0};
  if (n) lesson_figure(r, names, n, width(t), t->ascii, &out);
  put_buf(t, &out);
  for (u32 i = 0; i < n; i++) lesson_run_free(&r[i]), program_free(p[i]);
}

static void show_refused(Teacher *t, const LessonBlock *b) {
  for (u32 i = 0; i < b->pairs.n; i++) {
    Program *p = load(t, b->pairs.v[i].key, true);
    if (!p) continue;
    put_errors(t, p);
    if (p->ok) t->failed = true, say(t, "(%.*s is not refused)\n", STR_ARG(b->pairs.v[i].key));
    program_free(p);
  }
}

static void show_warned(Teacher *t, const LessonBlock *b) {
  for (u32 i = 0; i < b->pairs.n; i++) {
    Program *p = load(t, b->pairs.v[i].key, false);
    if (!p) continue;
    put_errors(t, p);
    if (!p->diags->list.n) t->failed = true, say(t, "(nothing is said of %.*s)\n", STR_ARG(b->pairs.v[i].key));
    program_free(p);
  }
}

static void show_states(Teacher *t, const LessonBlock *b) {
  for (u32 i = 0; i < b->pairs.n; i++) {
    Buf out = {0};
    Program *p = load(t, b->pairs.v[i].key, false);
    if (!p) continue;
    if (!states_draw(p, b->pairs.v[i].value, NULL, 0, t->ascii, NULL, &out)) t->failed = true, buf_z(&out, "(there is no such async function)\n");
    put_buf(t, &out);
    program_free(p);
  }
}

static void open_view(Teacher *t, const LessonBlock *b) {
  Str path = path_of(t, b->pairs.v[0].key), step = str_copy(t->a, b->pairs.v[0].value);
  Buf line = {0};
  if (!t->terminal || t->at < t->from) {
    say(t, "    pollscope view %s%s%s\n", path.p, step.n ? " --at " : "", step.p ? step.p : "");
  } else if (ask(t, "Enter: the view (its q comes back), s: skip: ", &line) && !(line.n && line.p[0] == 's')) {
    Cli c = *t->cli;
    char *args[] = {(char *)(uintptr_t)path.p};
    c.file = path.p;
    c.args = args;
    c.n_args = 1;
    c.opt.at = step.n ? step.p : NULL;
    if (cli_view(&c) > 2) t->left = true;
  }
  buf_free(&line);
}

/* --- exercises ---------------------------------------------------------------------------------- */

/* True: everything wanted holds. */
static bool check_program(Teacher *t, const LessonBlock *b, Program *p) {
  if (!p->ok) {
    put_errors(t, p);
    return false;
  }
  LessonRun r = run(t, p);
  bool all = !r.interrupted;
  for (u32 i = 0; i < b->pairs.n; i++) {
    Str instead;
    if (!str_eqz(b->pairs.v[i].key, "want")) continue;
    bool ok = lesson_holds(&r, b->pairs.v[i].value, t->a, &instead);
    say(t, "  [%s] %.*s%s%.*s\n", ok ? "ok" : "--", STR_ARG(b->pairs.v[i].value), ok ? "" : ": ", ok ? 0 : (int)instead.n, instead.p);
    all &= ok;
  }
  if (!all) {
    Buf out = {0};
    buf_z(&out, "your program prints\n");
    lesson_output(&r, SHOWN_LINES, &out);
    put_buf(t, &out);
    put_errors(t, p);                        /* there is none, but a warning may tell why */
  }
  lesson_run_free(&r);
  return all;
}

static bool check_file(Teacher *t, const LessonBlock *b, const char *path) {
  Program *p = program_load(&t->cli->host, path, (Str){0}, t->cli->opt.load);
  bool solved = check_program(t, b, p);
  program_free(p);
  cli_was_interrupted();                     /* Ctrl-C ended the run, not the lesson */
  say(t, "%s\n", solved ? "Solved." : "Not yet.");
  return solved;
}

static void edit(Str path) {
  fflush(stdout);
  pid_t child = fork();
  if (child == 0) {
    execl("/bin/sh", "sh", "-c", "exec ${VISUAL:-${EDITOR:-vi}} \"$1\"", "sh", path.p, (char *)NULL);
    _exit(127);
  }
  int status;
  while (child > 0 && waitpid(child, &status, 0) < 0 && !cli_pending_signal()) continue;
}

static const char *const exercise_help =
  "Enter checks it. e: edit it ($EDITOR), v: open it in the view, h: a hint, ?: a solution, r: begin it again, "
  "s: skip, q: leave. Another file's name checks that one.";

static void solution(Teacher *t, const LessonBlock *b) {
  Str file = lesson_pair(b, "solution");
  put_source(t, "", path_of(t, file.n ? file : STR("solution.rs")), STR(""));
}

/* A letter that does not check. False: it was none. */
static bool help_with(Teacher *t, const LessonBlock *b, const Buf *line, Str path, Str original) {
  Str hint = lesson_pair(b, "hint");
  if (is_letter(line, 'h')) tell(t, hint.n ? hint : STR("There is no hint for this one; ? shows a solution."), 0);
  else if (is_letter(line, '?')) solution(t, b);
  else if (is_letter(line, 'e')) edit(path);
  else if (is_letter(line, 'r')) (void)progress_copy(t->cli, t->a, t->name, original, true), say(t, "It is as it was in the beginning.\n");
  else if (is_letter(line, 'v')) {
    Cli c = *t->cli;
    char *args[] = {(char *)(uintptr_t)path.p};
    c.file = path.p, c.args = args, c.n_args = 1;
    if (cli_view(&c) > 2) t->left = true;
  } else return false;
  return true;
}

static void exercise(Teacher *t, const LessonBlock *b) {
  Str original = path_of(t, lesson_pair(b, "file"));
  Buf line = {0};
  t->exercises++;
  tell(t, lesson_pair(b, "task"), 0);
  put_source(t, "", original, STR(""));
  if (!t->terminal) {
    say(t, "    pollscope learn %s FILE.rs checks your copy\n", t->name);
    return;
  }
  if (t->at < t->from) return;
  Str path = progress_copy(t->cli, t->a, t->name, original, false);
  say(t, "your copy of it: %s\n", path.p);
  tell(t, str_of(exercise_help), 0);
  while (!t->left && ask(t, "exercise: ", &line)) {
    if (is_letter(&line, 's')) break;
    if (help_with(t, b, &line, path, original)) continue;
    Str given = line.n ? str_copy(t->a, buf_view(&line)) : path;
    bool solved = check_file(t, b, given.p);
    t->solved += solved;
    if (solved) break;
  }
  buf_free(&line);
}

/* --- the lesson ----------------------------------------------------------------------------------- */

static void tell_block(Teacher *t, const LessonBlock *b) {
  switch (b->kind) {
  case LB_HEADING: say(t, "%s%.*s\n", b->level == 1 ? "=== " : "--- ", STR_ARG(b->text)); break;
  case LB_TEXT: tell(t, b->text, 0); break;
  case LB_ITEM: {
    Buf text = {0};
    say_wrapped(b->text, 2, width(t), &text);
    if (text.n) text.p[0] = '*';
    put_buf(t, &text);
    if (t->at + 1 < t->lesson->blocks.n && b[1].kind == LB_ITEM) return;
    break;
  }
  case LB_CODE: {
    Buf text = {0};
    for (size_t i = 0; i < b->text.n; i++) {
      if (!i || b->text.p[i - 1] == '\n') buf_z(&text, "    ");
      buf_ch(&text, b->text.p[i]);
    }
    put_buf(t, &text);
    break;
  }
  case LB_PROGRAM: show_program(t, b); break;
  case LB_PREDICT: predict(t, b); break;
  case LB_RUN: show_run(t, b); break;
  case LB_STEPS: show_steps(t, b); break;
  case LB_FIGURE: show_figure(t, b); break;
  case LB_REFUSED: show_refused(t, b); break;
  case LB_WARNED: show_warned(t, b); break;
  case LB_STATES: show_states(t, b); break;
  case LB_VIEW: open_view(t, b); break;
  case LB_EXERCISE: exercise(t, b); break;
  }
  if (!t->left) say(t, "\n");
}

/* Where a learner who left before block `from` is picked up: at the program they were looking at; an
 * exercise shows its own. */
static u32 pick_up(const Lesson *l, u32 from) {
  if (l->blocks.v[from].kind == LB_EXERCISE) return from;
  while (from && l->blocks.v[from].kind != LB_PROGRAM && l->blocks.v[from].kind != LB_HEADING) from--;
  return from;
}

static void resume(Teacher *t) {
  Progress p = progress_read(t->cli, t->name);
  Buf line = {0};
  if (!t->terminal || p.block < 2 || p.block > t->lesson->blocks.n || p.blocks != t->lesson->blocks.n) return;
  say(t, "=== %.*s\n\nYou left this lesson at %u of %u.\n", STR_ARG(t->lesson->title), p.block, p.blocks);
  if (ask(t, "Enter: go on there, b: from the beginning: ", &line) && !is_letter(&line, 'b')) {
    t->from = p.block - 1;
    t->right = p.right;
    t->asked = p.asked;
    t->at = pick_up(t->lesson, t->from);
  }
  buf_free(&line);
}

static bool asks(const LessonBlock *b) { return b->kind == LB_PREDICT || b->kind == LB_VIEW || b->kind == LB_EXERCISE; }

static void finish(Teacher *t, Str next, bool *go_on) {
  Buf line = {0};
  if (t->asked) say(t, "%u of %u predictions were right.\n", t->right, t->asked);
  bool done = !t->failed && t->solved == t->exercises;
  if (t->terminal && done) progress_write(t->cli, t->name, (Progress){.done = true});
  else if (t->terminal) progress_write(t->cli, t->name, (Progress){0});
  if (t->terminal && !done) say(t, "The lesson counts as done when its exercise is solved.\n");
  if (t->terminal && next.n) {
    say(t, "Next: %.*s\n", STR_ARG(next));
    *go_on = ask(t, "Enter: go on to it, q: leave ", &line);
  }
  buf_free(&line);
}

static void tell_all(Teacher *t, Str next, bool *go_on) {
  resume(t);
  for (; t->at < t->lesson->blocks.n && !t->left; t->at++) {
    const LessonBlock *b = &t->lesson->blocks.v[t->at];
    if (asks(b)) keep(t, t->at);
    tell_block(t, b);
  }
  if (!t->left) finish(t, next, go_on);
  else if (t->terminal) printf("pollscope learn %s goes on from here.\n", t->name);
}

/* NULL: a message was written. */
static Lesson *read_lesson(Cli *c, Str folder, Arena *a) {
  Buf text = {0};
  Str why = STR(""), path = str_fmt(a, "%.*s/lesson.md", STR_ARG(folder));
  LessonFault fault;
  Lesson *l = NULL;
  if (!c->host.read_file(c->host.ctx, path.p, &text, &why)) {
    fprintf(stderr, "pollscope: couldn't read `%s`: %.*s\n", path.p, STR_ARG(why));
  } else {
    l = lesson_parse(a, str_copy(a, buf_view(&text)), &fault);
    Buf said = {0};
    say_escaped(fault.why, &said);
    if (fault.why.n) l = NULL, fprintf(stderr, "%s:%u: %.*s\n", path.p, fault.line, STR_ARG(buf_view(&said)));
    buf_free(&said);
  }
  buf_free(&text);
  return l;
}

int teach(Cli *c, Str folder, const char *name, Str next, bool *go_on) {
  Teacher t = {.cli = c, .a = arena_new(), .folder = folder, .name = name, .ascii = c->opt.ascii || !cli_unicode()};
  int status = 2;
  *go_on = false;
  t.lesson = read_lesson(c, folder, t.a);
  if (t.lesson) {
    t.prompt = prompt_new(&c->host, NULL, NULL);
    t.terminal = prompt_is_terminal(t.prompt);
    tell_all(&t, next, go_on);
    prompt_free(t.prompt);
    int sig = cli_pending_signal();
    status = sig ? 128 + sig : t.failed ? 1 : 0;
  }
  arena_free(t.a);
  return status;
}

int teach_check(Cli *c, Str folder, const char *file) {
  Teacher t = {.cli = c, .a = arena_new(), .folder = folder};
  Lesson *l = read_lesson(c, folder, t.a);
  int status = 2;
  bool any = false;
  for (u32 i = 0; l && i < l->blocks.n; i++) {
    const LessonBlock *b = &l->blocks.v[i];
    if (b->kind != LB_EXERCISE) continue;
    any = true;
    Program *p = program_load(&c->host, file, (Str){0}, c->opt.load);
    status = p->unreadable.n ? 2 : check_program(&t, b, p) ? 0 : 1;
    if (status == 2) put_errors(&t, p);
    else printf("%s\n", status ? "Not yet." : "Solved.");
    program_free(p);
    break;
  }
  if (l && !any) status = cli_usage("this lesson has no exercise");
  arena_free(t.a);
  return status;
}

Str teach_title(Cli *c, Str folder, Arena *a) {
  Buf text = {0};
  Str why, path = str_fmt(a, "%.*s/lesson.md", STR_ARG(folder)), title = STR("(it cannot be read)");
  LessonFault fault;
  if (c->host.read_file(c->host.ctx, path.p, &text, &why)) {
    Lesson *l = lesson_parse(a, str_copy(a, buf_view(&text)), &fault);
    title = fault.why.n ? str_fmt(a, "(lesson.md:%u: %.*s)", fault.line, STR_ARG(fault.why)) : l->title;
  }
  buf_free(&text);
  return title;
}
