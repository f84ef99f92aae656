/* Reading lesson.md through md4c. See lesson.h. */
#include "lesson/lesson.h"
#include <md4c.h>

typedef struct Reader {
  Arena *a;
  Lesson *l;
  Buf text;
  Str whole, info, word;         /* info: behind a fence; word: its first one */
  size_t at;                    /* in whole: where the last text stood */
  bool in_code, in_item, fresh; /* fresh: the block has no text yet */
  u32 level, line;              /* line: where the block's text begins */
  LessonFault *fault;
} Reader;

typedef enum { FORM_FILES, FORM_KEYS } Form;
typedef struct Word { const char *word; LessonBlockKind kind; Form form; const char *help; } Word;
static const Word words[] = {
#define BLOCK(id, word, form, help) {word, LB_##id, FORM_##form, help},
#include "lesson/block.def"
#undef BLOCK
};
static const char *const quotations[] = {"", "rust", "text", "toml", "console"};

static const Word *word_of(LessonBlockKind kind) {
  for (u32 i = 0; i < COUNTOF(words); i++)
    if (words[i].kind == kind) return &words[i];
  return NULL;
}

/* The first fault stays. */
static PRINTF(4, 5) void fault(Arena *a, LessonFault *f, u32 line, const char *fmt, ...) {
  va_list ap;
  va_start(ap, fmt);
  if (!f->why.n) *f = (LessonFault){line, str_vfmt(a, fmt, ap)};
  va_end(ap);
}

static Str trim(Str s) {
  while (s.n && (s.p[0] == ' ' || s.p[0] == '\t' || s.p[0] == '\r')) s.p++, s.n--;
  while (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t' || s.p[s.n - 1] == '\r')) s.n--;
  return s;
}

static Str take_line(Str *rest) {
  size_t n = 0;
  while (n < rest->n && rest->p[n] != '\n') n++;
  Str line = {rest->p, n};
  size_t skip = n < rest->n ? n + 1 : n;
  rest->p += skip;
  rest->n -= skip;
  return line;
}

static LessonPair read_key(Str line, u32 at) {
  size_t colon = 0;
  while (colon < line.n && line.p[colon] != ':') colon++;
  if (colon == line.n) return (LessonPair){STR(""), line, at};
  return (LessonPair){trim((Str){line.p, colon}), trim((Str){line.p + colon + 1, line.n - colon - 1}), at};
}

/* A file and what stands behind it. */
static LessonPair read_file(Str line, u32 at) {
  size_t n = 0;
  while (n < line.n && line.p[n] != ' ') n++;
  return (LessonPair){{line.p, n}, trim((Str){line.p + n, line.n - n}), at};
}

static void read_pairs(Reader *r, LessonBlock *b, Form form) {
  Str rest = b->text;
  for (u32 at = b->line; rest.n; at++) {
    Str line = trim(take_line(&rest));
    if (line.n) vec_push(r->a, &b->pairs, form == FORM_KEYS ? read_key(line, at) : read_file(line, at));
  }
}

static void code_kind(Reader *r, LessonBlock *b) {
  Buf known = {0};
  for (u32 i = 0; i < COUNTOF(words); i++) {
    buf_fmt(&known, "%s%s", i ? ", " : "", words[i].word);
    if (str_eqz(r->word, words[i].word)) b->kind = words[i].kind;
  }
  bool quoted = false;
  for (u32 i = 0; i < COUNTOF(quotations); i++) quoted |= str_eqz(r->word, quotations[i]);
  if (b->kind == LB_CODE && !quoted)
    fault(r->a, r->fault, b->line, "there is no block `%.*s`; a block is one of %.*s, or `rust`, `text`, `toml`, `console` to quote",
          STR_ARG(r->word), STR_ARG(buf_view(&known)));
  buf_free(&known);
}

static void add_block(Reader *r, LessonBlockKind kind) {
  Str text = kind == LB_CODE ? buf_view(&r->text) : trim(buf_view(&r->text));
  LessonBlock b = {.kind = kind, .level = r->level, .line = r->line, .text = str_copy(r->a, text)};
  if (kind == LB_CODE) b.info = r->info, code_kind(r, &b);
  if (b.kind > LB_CODE) read_pairs(r, &b, word_of(b.kind)->form);
  if (kind == LB_HEADING && !r->l->title.n) r->l->title = b.text;
  if (b.text.n || b.kind > LB_CODE) vec_push(r->a, &r->l->blocks, b);
  buf_clear(&r->text);
  r->fresh = true;
}

static u32 line_at(const Reader *r, size_t at) {
  u32 line = 1;
  for (size_t i = 0; i < at && i < r->whole.n; i++) line += r->whole.p[i] == '\n';
  return line;
}

/* md4c hands out pieces of the text itself, or, for a few characters, of its own. */
static void note_place(Reader *r, const char *s) {
  uintptr_t at = (uintptr_t)s, from = (uintptr_t)r->whole.p;
  if (at >= from && at < from + r->whole.n) r->at = at - from;
  if (r->fresh) r->line = line_at(r, r->at);
  r->fresh = false;
}

static int enter_block(MD_BLOCKTYPE t, void *detail, void *ctx) {
  Reader *r = ctx;
  if (t == MD_BLOCK_LI) r->in_item = true;
  if (t == MD_BLOCK_H) r->level = ((MD_BLOCK_H_DETAIL *)detail)->level;
  if (t == MD_BLOCK_CODE) {
    MD_BLOCK_CODE_DETAIL *d = detail;
    r->in_code = true;
    r->word = str_copy(r->a, (Str){d->lang.text ? d->lang.text : "", d->lang.size});
    r->info = str_copy(r->a, (Str){d->info.text ? d->info.text : "", d->info.size});
    if (d->lang.size) note_place(r, d->lang.text), r->line++;
  }
  return 0;
}

static int leave_block(MD_BLOCKTYPE t, void *detail, void *ctx) {
  Reader *r = ctx;
  (void)detail;
  if (t == MD_BLOCK_H) add_block(r, LB_HEADING);
  if (t == MD_BLOCK_P) add_block(r, r->in_item ? LB_ITEM : LB_TEXT);
  if (t == MD_BLOCK_CODE) add_block(r, LB_CODE), r->in_code = false;
  if (t == MD_BLOCK_LI) {
    if (r->text.n) add_block(r, LB_ITEM);
    r->in_item = false;
  }
  return 0;
}

static void mark(Reader *r, MD_SPANTYPE t) {
  if (t == MD_SPAN_CODE) buf_ch(&r->text, '`');
  if (t == MD_SPAN_EM || t == MD_SPAN_STRONG) buf_ch(&r->text, '*');
}
static int enter_span(MD_SPANTYPE t, void *detail, void *ctx) { (void)detail; mark(ctx, t); return 0; }
static int leave_span(MD_SPANTYPE t, void *detail, void *ctx) { (void)detail; mark(ctx, t); return 0; }

static int text(MD_TEXTTYPE t, const MD_CHAR *s, MD_SIZE n, void *ctx) {
  Reader *r = ctx;
  note_place(r, s);
  if ((t == MD_TEXT_SOFTBR || t == MD_TEXT_BR) && !r->in_code) buf_ch(&r->text, ' ');
  else buf_add(&r->text, s, n);
  return 0;
}

Str lesson_pair(const LessonBlock *b, const char *key) {
  for (u32 i = 0; i < b->pairs.n; i++)
    if (str_eqz(b->pairs.v[i].key, key)) return b->pairs.v[i].value;
  return STR("");
}

/* --- what is wrong with it ------------------------------------------------------------- */

static u32 count(const LessonBlock *b, const char *key) {
  u32 n = 0;
  for (u32 i = 0; i < b->pairs.n; i++) n += str_eqz(b->pairs.v[i].key, key);
  return n;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* Beside lesson.md, not elsewhere. */
static bool plain_name(Str s) {
  bool ok = s.n && s.p[0] != '.';
  for (size_t i = 0; i < s.n; i++) ok &= s.p[i] != '/' && (unsigned char)s.p[i] >= ' ';
  return ok;
}

/* "7", or, with a range, "3-7". */
static bool is_steps(Str s, bool range) {
  size_t i = 0;
  while (i < s.n && is_digit(s.p[i])) i++;
  if (range && i && i < s.n && s.p[i] == '-')
    for (i++; i < s.n && is_digit(s.p[i]);) i++;
  return s.n && s.n < 14 && is_digit(s.p[0]) && i == s.n && is_digit(s.p[s.n - 1]);
}

static void check_files(Arena *a, const LessonBlock *b, LessonFault *f) {
  const Word *w = word_of(b->kind);
  if (!b->pairs.n) fault(a, f, b->line, "a `%s` block names no file; write %s", w->word, w->help);
  for (u32 i = 0; i < b->pairs.n; i++) {
    LessonPair p = b->pairs.v[i];
    if (!plain_name(p.key)) fault(a, f, p.line, "`%.*s` is no file beside this one; name one of the lesson's folder", STR_ARG(p.key));
    bool ok = b->kind == LB_PROGRAM ? !p.value.n || is_steps(p.value, true)
            : b->kind == LB_STEPS   ? is_steps(p.value, true)
            : b->kind == LB_VIEW    ? !p.value.n || is_steps(p.value, false)
            : b->kind == LB_STATES  ? true
                                    : !p.value.n;
    if (!ok) fault(a, f, p.line, "`%.*s` says nothing to a `%s` block; write %s", STR_ARG(p.value), w->word, w->help);
  }
}

static void check_keys(Arena *a, const LessonBlock *b, LessonFault *f) {
  static const char *const predict[] = {"ask", "of", "answer", "choice", NULL};
  static const char *const exercise[] = {"file", "task", "want", "hint", "solution", NULL};
  const Word *w = word_of(b->kind);
  const char *const *known = b->kind == LB_PREDICT ? predict : exercise;
  for (u32 i = 0; i < b->pairs.n; i++) {
    LessonPair p = b->pairs.v[i];
    bool ok = false;
    for (u32 k = 0; known[k]; k++) ok |= str_eqz(p.key, known[k]);
    if (!ok) fault(a, f, p.line, "`%.*s:` is no key of a `%s` block; write %s", STR_ARG(p.key), w->word, w->help);
    if (!p.value.n) fault(a, f, p.line, "`%.*s:` says nothing; write its value behind it", STR_ARG(p.key));
    if ((str_eqz(p.key, "of") || str_eqz(p.key, "file") || str_eqz(p.key, "solution")) && !plain_name(p.value))
      fault(a, f, p.line, "`%.*s` is no file beside this one; name one of the lesson's folder", STR_ARG(p.value));
  }
}

static void check_needed(Arena *a, const LessonBlock *b, const char *const *keys, LessonFault *f) {
  for (; *keys; keys++)
    if (!count(b, *keys)) fault(a, f, b->line, "a `%s` block has no `%s:`; write %s", word_of(b->kind)->word, *keys, word_of(b->kind)->help);
}

static void check_predict(Arena *a, const LessonBlock *b, LessonFault *f) {
  check_needed(a, b, (const char *const[]){"ask", "of", "answer", NULL}, f);
  u32 n = count(b, "choice");
  if (n < 2 || n > LESSON_CHOICES) fault(a, f, b->line, "a `predict` block needs two to eight `choice:` lines; it has %u", n);
  for (u32 i = 0; i < b->pairs.n; i++) {
    LessonPair p = b->pairs.v[i];
    Str why;
    if (str_eqz(p.key, "answer") && !lesson_is_question(p.value, a, &why)) fault(a, f, p.line, "%.*s", STR_ARG(why));
    for (u32 k = 0; k < i && str_eqz(p.key, "choice"); k++)
      if (str_eqz(b->pairs.v[k].key, "choice") && str_eq(b->pairs.v[k].value, p.value))
        fault(a, f, p.line, "the choice `%.*s` stands here twice; take one away", STR_ARG(p.value));
  }
}

static void check_exercise(Arena *a, const LessonBlock *b, LessonFault *f) {
  check_needed(a, b, (const char *const[]){"file", "task", "want", NULL}, f);
  for (u32 i = 0; i < b->pairs.n; i++) {
    Str why;
    if (str_eqz(b->pairs.v[i].key, "want") && !lesson_is_want(b->pairs.v[i].value, a, &why)) fault(a, f, b->pairs.v[i].line, "%.*s", STR_ARG(why));
  }
}

static void check_block(Arena *a, const LessonBlock *b, LessonFault *f) {
  if (b->kind <= LB_CODE) return;
  if (word_of(b->kind)->form == FORM_FILES) check_files(a, b, f);
  else check_keys(a, b, f);
  if (b->kind == LB_PREDICT) check_predict(a, b, f);
  if (b->kind == LB_EXERCISE) check_exercise(a, b, f);
}

Lesson *lesson_parse(Arena *a, Str markdown, LessonFault *f) {
  *f = (LessonFault){0};
  Reader r = {.a = a, .l = NEW(a, Lesson), .whole = markdown, .fresh = true, .line = 1, .fault = f};
  MD_PARSER p = {.flags = MD_FLAG_NOHTML, .enter_block = enter_block, .leave_block = leave_block, .enter_span = enter_span,
                 .leave_span = leave_span, .text = text};
  if (md_parse(markdown.p ? markdown.p : "", (MD_SIZE)markdown.n, &p, &r) != 0) fault(a, f, 1, "the Markdown cannot be read");
  for (u32 i = 0; i < r.l->blocks.n; i++) check_block(a, &r.l->blocks.v[i], f);
  if (!r.l->title.n) fault(a, f, 1, "it has no heading; begin it with `# What it teaches`");
  buf_free(&r.text);
  return r.l;
}
