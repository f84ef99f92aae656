/* pollscope check --fix: makes the suggestions that are certain, and writes the file again. */
#include "cli/cli.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ROUNDS = 12 };

typedef struct Mending {
  Buf text;             /* of the file, as far as it is mended */
  Buf said;             /* a line for each place */
  u32 places;
  u32 errors;           /* that `text` has */
  bool parsed;          /* `text` could be read as a program to its end */
  bool stuck;           /* a round was for the worse */
} Mending;

typedef struct Chosen { Edits edits; u32 places; } Chosen;

/* Do two edits touch, so that the order in which they are made would count? */
static bool touch(Span a, Span b) {
  if (a.lo == a.hi || b.lo == b.hi) return a.lo <= b.hi && b.lo <= a.hi;
  return a.lo < b.hi && b.lo < a.hi;
}

/* May it be made beside those? *same: it is made already. */
static bool fits(const Edits *have, const Edit *e, bool *same) {
  *same = false;
  for (u32 i = 0; i < have->n; i++) {
    Span a = have->v[i].at, b = e->at;
    if (a.lo == b.lo && a.hi == b.hi && str_eq(have->v[i].text, e->text)) return *same = true;
    if (touch(a, b)) return false;
  }
  return true;
}

static bool choose(Program *p, const DiagSub *sub, Chosen *c) {
  bool same, news = false;
  for (u32 i = 0; i < sub->edits.n; i++) {
    if (sources_file(p->src, sub->edits.v[i].at.lo) != p->file || !fits(&c->edits, &sub->edits.v[i], &same)) return false;
    news |= !same;
  }
  if (!news) return false;
  for (u32 i = 0; i < sub->edits.n; i++) {
    (void)fits(&c->edits, &sub->edits.v[i], &same);
    if (!same) vec_push(p->arena, &c->edits, sub->edits.v[i]);
  }
  c->places++;
  return true;
}

static int by_place(const void *a, const void *b) {
  const Edit *x = a, *y = b;
  return x->at.lo != y->at.lo ? (x->at.lo < y->at.lo ? -1 : 1) : (x->at.hi > y->at.hi) - (x->at.hi < y->at.hi);
}

/* The first certain way of each diagnostic, as far as they do not touch. Warnings wait until no error is left: what nobody
 * seems to use may be what the rest of the text was to use. */
static void choose_all(Program *p, Chosen *c, Buf *said) {
  for (u32 i = 0; i < p->diags->list.n; i++) {
    const Diag *g = p->diags->list.v[i];
    const DiagSub *sub = NULL;
    if (p->diags->n_errors && g->sev != SEV_ERROR) continue;
    for (u32 k = 0; k < g->subs.n && !sub; k++)
      if (g->subs.v[k].edits.n && g->subs.v[k].grade == FIX_CERTAIN && !g->subs.v[k].ways) sub = &g->subs.v[k];
    if (!sub || !choose(p, sub, c)) continue;
    Str name = diag_code_name(g->code);
    buf_fmt(said, "  line %u: %.*s", sources_place(p->src, sub->edits.v[0].at.lo).line, STR_ARG(sub->text));
    if (name.n) buf_fmt(said, " (%.*s)", STR_ARG(name));
    buf_ch(said, '\n');
  }
  if (c->edits.n) qsort(c->edits.v, c->edits.n, sizeof *c->edits.v, by_place);
}

/* A round is for the worse if it makes more errors than there were; but a text that could not
 * be read to its end hid what else is wrong with it. */
static bool worse_than(const Program *p, const Mending *m) {
  bool parsed = p->ast && !p->ast->broken;
  return p->diags->n_errors > m->errors && !(parsed && !m->parsed);
}

static void take_measure(const Program *p, Mending *m) {
  m->errors = p->diags->n_errors;
  m->parsed = p->ast && !p->ast->broken;
}

static void copy_text(Buf *to, Str text) {
  buf_clear(to);
  buf_str(to, text);
}

/* One round: the program with what is certain made, or NULL where nothing is, or it was for the worse. p is freed then. */
static Program *round_of(Cli *c, const char *path, Program *p, Mending *m) {
  Chosen chosen = {0};
  Buf said = {0}, text = {0};
  choose_all(p, &chosen, &said);
  Program *next = NULL;
  if (chosen.edits.n) {
    edits_apply(chosen.edits.v, chosen.edits.n, p->file, &text);
    program_free(p);
    next = cli_program_text(c, path, text.n ? buf_view(&text) : STR(""));
    if (worse_than(next, m)) {
      fprintf(stderr, "pollscope: to make what else is suggested would make more errors than there are: it is left to you\n");
      program_free(next);
      next = cli_program_text(c, path, buf_view(&m->text));
      m->stuck = true;
    } else {
      copy_text(&m->text, buf_view(&text));
      buf_str(&m->said, buf_view(&said));
      m->places += chosen.places;
      take_measure(next, m);
    }
  }
  buf_free(&said), buf_free(&text);
  return next;
}

static void say_name(const char *path) {
  Buf b = {0};
  say_escaped(str_of(path), &b);
  cli_write(stdout, buf_view(&b));
  buf_free(&b);
}

/* Writes what was mended and tells of it. False: it could not be written. */
static bool settle(const char *path, const Mending *m) {
  if (access(path, W_OK) != 0 || !cli_write_file(path, buf_view(&m->text))) {
    Buf b = {0};
    say_escaped(str_of(path), &b);
    fprintf(stderr, "pollscope: %.*s is left as it is: it cannot be written: %s\n", STR_ARG(buf_view(&b)), strerror(errno));
    buf_free(&b);
    return false;
  }
  printf("mended %u place%s in ", m->places, m->places == 1 ? "" : "s");
  say_name(path);
  fputs(":\n", stdout);
  cli_write(stdout, buf_view(&m->said));
  return cli_flush(stdout);
}

int cli_fix_file(Cli *c, const char *path) {
  struct stat st;
  if (stat(path, &st) == 0 && !S_ISREG(st.st_mode)) {
    Buf b = {0};
    say_escaped(str_of(path), &b);
    fprintf(stderr, "pollscope: --fix writes a file anew, and %.*s is not one: check it without --fix\n", STR_ARG(buf_view(&b)));
    buf_free(&b);
    return 2;
  }
  Mending m = {0};
  Program *p = cli_program(c, path);
  if (p->file) copy_text(&m.text, p->file->text);
  take_measure(p, &m);
  for (u32 i = 0; p->file && i < ROUNDS && !m.stuck; i++) {
    Program *next = round_of(c, path, p, &m);
    if (!next) break;
    p = next;
  }
  bool lost = m.places && !settle(path, &m);
  if (!m.places && !m.stuck && p->diags->list.n) {
    fputs("nothing is certain enough to be mended in ", stdout);
    say_name(path);
    fputs("\n", stdout);
    cli_flush(stdout);
  }
  cli_report(c, p, stderr);
  int status = lost ? 2 : program_status(p);
  program_free(p);
  buf_free(&m.text), buf_free(&m.said);
  return status;
}
