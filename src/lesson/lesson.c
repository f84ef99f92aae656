/* Reading lesson.md through md4c. See lesson.h. */
#include "lesson/lesson.h"
#include <md4c.h>

typedef struct Reader { Arena *a; Lesson *l; Buf text; Str info, word; bool in_code, in_item; u32 level; } Reader;

static const struct { const char *word; LessonBlockKind kind; } words[] = {
  {"program", LB_PROGRAM}, {"predict", LB_PREDICT}, {"figure", LB_FIGURE}, {"view", LB_VIEW}, {"exercise", LB_EXERCISE}};

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

static void read_pairs(Reader *r, LessonBlock *b, bool keyed) {
  Str rest = b->text;
  while (rest.n) {
    Str line = trim(take_line(&rest));
    if (!line.n) continue;
    size_t colon = 0;
    while (colon < line.n && line.p[colon] != ':') colon++;
    LessonPair pair = {STR(""), line};
    if (keyed && colon < line.n) pair = (LessonPair){{line.p, colon}, trim((Str){line.p + colon + 1, line.n - colon - 1})};
    vec_push(r->a, &b->pairs, pair);
  }
}

static void add_block(Reader *r, LessonBlockKind kind) {
  LessonBlock b = {.kind = kind, .level = r->level, .text = str_copy(r->a, kind == LB_CODE ? buf_view(&r->text) : trim(buf_view(&r->text)))};
  if (kind == LB_CODE) b.info = r->info;
  if (kind == LB_CODE)
    for (u32 i = 0; i < COUNTOF(words); i++)
      if (str_eqz(r->word, words[i].word)) b.kind = words[i].kind;
  if (b.kind >= LB_PROGRAM) read_pairs(r, &b, b.kind == LB_PREDICT || b.kind == LB_EXERCISE);
  if (kind == LB_HEADING && !r->l->title.n) r->l->title = b.text;
  if (b.text.n) vec_push(r->a, &r->l->blocks, b);
  buf_clear(&r->text);
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
  if ((t == MD_TEXT_SOFTBR || t == MD_TEXT_BR) && !r->in_code) buf_ch(&r->text, ' ');
  else buf_add(&r->text, s, n);
  return 0;
}

Str lesson_pair(const LessonBlock *b, const char *key) {
  for (u32 i = 0; i < b->pairs.n; i++)
    if (str_eqz(b->pairs.v[i].key, key)) return b->pairs.v[i].value;
  return STR("");
}

static u32 count(const LessonBlock *b, const char *key) {
  u32 n = 0;
  for (u32 i = 0; i < b->pairs.n; i++) n += str_eqz(b->pairs.v[i].key, key);
  return n;
}

static const char *missing(const LessonBlock *b) {
  if (b->kind == LB_PREDICT) {
    if (!lesson_pair(b, "ask").n) return "a predict block has no `ask:`";
    if (!lesson_pair(b, "of").n) return "a predict block has no `of:` program";
    if (!lesson_pair(b, "answer").n) return "a predict block has no `answer:`";
    if (count(b, "choice") < 2) return "a predict block needs two `choice:` lines or more";
  }
  if (b->kind == LB_EXERCISE) {
    if (!lesson_pair(b, "file").n) return "an exercise has no `file:`";
    if (!count(b, "want")) return "an exercise has no `want:`";
  }
  return b->kind >= LB_PROGRAM && !b->pairs.n ? "a block names no file" : NULL;
}

Lesson *lesson_parse(Arena *a, Str markdown, Str *error) {
  Reader r = {.a = a, .l = NEW(a, Lesson)};
  MD_PARSER p = {.flags = MD_FLAG_NOHTML, .enter_block = enter_block, .leave_block = leave_block, .enter_span = enter_span,
                 .leave_span = leave_span, .text = text};
  *error = STR("");
  if (md_parse(markdown.p, (MD_SIZE)markdown.n, &p, &r) != 0) *error = STR("the Markdown cannot be read");
  for (u32 i = 0; i < r.l->blocks.n && !error->n; i++) {
    const char *why = missing(&r.l->blocks.v[i]);
    if (why) *error = str_fmt(a, "%s (block %u)", why, i + 1);
  }
  if (!error->n && !r.l->title.n) *error = STR("it has no heading");
  buf_free(&r.text);
  return r.l;
}
