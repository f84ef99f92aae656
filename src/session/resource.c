/* What can be waited for, in words: "the lock `db` (Mutex, line 12)". Its name is the variable or field that the
 * expression which made it goes into, as the learner's text says; the text is read once a place. */
#include "session/session.h"
#include "syntax/lexer.h"

static const struct { const char *word, *waiting, *before; } kinds[] = {
#define RESOURCE(id, word, waiting, before, remedy) {word, waiting, before},
#include "runtime/resource.def"
#undef RESOURCE
};
enum {
#define RESOURCE(id, word, waiting, before, remedy) KIND_##id,
#include "runtime/resource.def"
#undef RESOURCE
};

/* --- names: what the tokens before a place say about it ------------------------------- */

typedef struct Level { Str name; bool statements; } Level; /* one open bracket: a block of statements, or any other */
typedef struct Reader { Program *p; Tokens t; VEC(Level) open; Arena *a; } Reader;

static bool kind_at(const Reader *r, u32 i, Tok k) { return i < r->t.n && r->t.v[i].kind == k; }
static Str text_at(const Reader *r, u32 i) { return sym_str(r->p->in, r->t.v[i].sym); }

/* The names that a pattern binds, up to what ends it; *i: there. */
static Str pattern_names(Reader *r, u32 *i) {
  Str names = STR("");
  u32 deep = 0;
  for (; *i < r->t.n; ++*i) {
    u8 k = r->t.v[*i].kind;
    if (k == T_EQ || k == T_SEMI || (k == T_COLON && !deep)) break;
    if (k == T_LPAREN || k == T_LBRACK || k == T_LBRACE) deep++;
    else if ((k == T_RPAREN || k == T_RBRACK || k == T_RBRACE) && deep) deep--;
    if (k != T_IDENT || kind_at(r, *i + 1, T_LPAREN) || kind_at(r, *i + 1, T_LBRACE) || kind_at(r, *i + 1, T_COLONCOLON)) continue;
    names = names.n ? str_fmt(r->a, "%.*s`, `%.*s", STR_ARG(names), STR_ARG(text_at(r, *i))) : text_at(r, *i);
  }
  return names;
}

/* Braces that follow a path and hold `name:` or `name,` are a struct's. */
static bool holds_fields(const Reader *r, u32 i) {
  return kind_at(r, i + 1, T_IDENT) && (kind_at(r, i + 2, T_COLON) || kind_at(r, i + 2, T_COMMA));
}

static void read_token(Reader *r, u32 *i) {
  Level *top = &vec_last(&r->open);
  switch (r->t.v[*i].kind) {
  case T_LPAREN: case T_LBRACK: vec_push(r->a, &r->open, (Level){STR(""), false}); return;
  case T_LBRACE: vec_push(r->a, &r->open, (Level){STR(""), !holds_fields(r, *i)}); return;
  case T_RPAREN: case T_RBRACK: case T_RBRACE:
    if (r->open.n > 1) r->open.n--;
    return;
  case T_SEMI: case T_COMMA: top->name = STR(""); return;
  case K_let: ++*i; top->name = pattern_names(r, i); return;
  case K_static: case K_const: *i += kind_at(r, *i + 1, K_mut); if (kind_at(r, *i + 1, T_IDENT)) top->name = text_at(r, *i + 1); return;
  case T_IDENT:
    if (kind_at(r, *i + 1, T_EQ) || (!top->statements && kind_at(r, *i + 1, T_COLON))) top->name = text_at(r, *i);
    return;
  default: return;
  }
}

static Str read_name(Program *p, Span made) {
  SourceFile *f = sources_file(p->src, made.lo);
  LexOutcome out;
  if (!f || f->is_lib) return STR("");
  Reader r = {.p = p, .t = lex_text(&p->sx, f, &out), .a = p->arena};
  vec_push(r.a, &r.open, (Level){STR(""), true});
  for (u32 i = 0; i < r.t.n && r.t.v[i].span.lo < made.lo; i++) read_token(&r, &i);
  for (u32 k = r.open.n; k; k--) {
    if (r.open.v[k - 1].name.n) return r.open.v[k - 1].name;
    if (r.open.v[k - 1].statements) break;
  }
  return STR("");
}

Str resource_name(const Program *prog, Span made) {
  Program *p = (Program *)(uintptr_t)prog; /* a cache: no reader can tell */
  u64 id;
  if (!made.lo) return STR("");
  if (map_get(&p->res_names, made.lo, &id)) return sym_str(p->in, (Sym)id);
  Str s = read_name(p, made);
  map_put(p->arena, &p->res_names, made.lo, intern(p->in, s));
  return s;
}

/* --- sentences -------------------------------------------------------------------------- */

static const ResModel *known(const Model *m, u32 res) {
  const ResModel *r = model_resource(m, res);
  return r && r->kind < COUNTOF(kinds) ? r : NULL;
}

static Span place_made(const Program *p, Trace *t, const ResModel *r) { return sources_user_span(p->src, trace_span(t, r->site)); }

/* "`db` (Mutex, line 12)", "(a Mutex made on line 12)" */
static void say_thing(const Program *p, Trace *t, const ResModel *r, Buf *b) {
  Str name = resource_name(p, place_made(p, t, r));
  u32 line = learner_line(p, place_made(p, t, r));
  if (name.n) buf_fmt(b, "`%.*s` (%s", STR_ARG(name), kinds[r->kind].word);
  else buf_fmt(b, "(a %s", kinds[r->kind].word);
  if (line) buf_fmt(b, name.n ? ", line %u" : " made on line %u", line);
  buf_ch(b, ')');
}

void say_resource(const Program *p, Trace *t, const Model *m, u32 res, Buf *b) {
  const ResModel *r = known(m, res);
  if (r) say_thing(p, t, r, b);
  else buf_z(b, "something");
}

void say_held(const Program *p, Trace *t, const Model *m, u32 res, Buf *b) {
  const ResModel *r = known(m, res);
  if (r && r->kind == KIND_SEMAPHORE) buf_z(b, "a permit of ");
  say_resource(p, t, m, res, b);
}

void say_wait_short(const Program *p, Trace *t, const Model *m, u32 res, Buf *b) {
  const ResModel *r = known(m, res);
  Str name = r ? resource_name(p, place_made(p, t, r)) : STR("");
  if (!r) buf_z(b, "someone to wake it");
  else if (name.n) buf_fmt(b, "`%.*s` (%s)", STR_ARG(name), kinds[r->kind].word);
  else buf_fmt(b, "%s of line %u", kinds[r->kind].word, learner_line(p, place_made(p, t, r)));
}

static void say_holder(const Program *p, Trace *t, const ResModel *r, u32 who, Buf *b) {
  const char *permits = r->holders > 1 ? ", whose permits are held by " : ", a permit of which is held by ";
  const Hold *last = r->n_holds ? &r->hold[r->n_holds - 1] : NULL;
  buf_z(b, r->kind == KIND_SEMAPHORE ? permits : ", held by ");
  if (r->holders > 1) buf_fmt(b, "%u holders", r->holders);
  else if (!last) buf_z(b, "somebody");
  else if (last->task == who && who != NO_TASK) buf_z(b, "itself");
  else if (last->task != NO_TASK) say_task_name(t, last->task, b);
  else buf_z(b, "a thread");
  if (!last || !last->told) return;
  u32 line = learner_line(p, sources_user_span(p->src, trace_span(t, last->site)));
  buf_z(b, r->holders > 1 ? ", the last since " : " since ");
  say_duration(last->since, b);
  if (line) buf_fmt(b, " (taken on line %u)", line);
}

void say_wait(const Program *p, Trace *t, const Model *m, u32 res, u32 who, Buf *b) {
  const ResModel *r = known(m, res);
  if (!r) {
    buf_z(b, "waits to be woken");
    return;
  }
  Str name = resource_name(p, place_made(p, t, r));
  buf_fmt(b, "%s %s", kinds[r->kind].waiting, name.n ? kinds[r->kind].before : "");
  say_thing(p, t, r, b);
  if (r->holders) say_holder(p, t, r, who, b);
}

/* Several things one after another: all but the first without their "waits". */
typedef struct Waits { Buf *b; u32 n; } Waits;
static void add_wait(Waits *w, Str s) {
  size_t skip = w->n++ && str_starts(s, "waits ") ? strlen("waits ") : 0;
  if (w->n > 1) buf_z(w->b, " and ");
  buf_add(w->b, s.p + skip, s.n - skip);
}

static void wait_of_future(const Program *p, Trace *t, const Model *m, const TaskModel *k, const PendingFuture *f, Buf *b) {
  if (f->wait != NO_TASK) {
    say_wait(p, t, m, f->wait - 1, k->id, b);
    return;
  }
  buf_z(b, "waits for ");
  if (f->wait_task == k->id) buf_z(b, "itself");
  else if (model_task(m, f->wait_task)) say_task_name(t, f->wait_task, b);
  else buf_z(b, "another task");
  buf_z(b, " to be done");
}

bool say_waits(const Program *p, Trace *t, const Model *m, const TaskModel *k, Buf *b) {
  PendingFuture chain[CHAIN_MAX];
  u32 n = model_waits(m, k, chain, CHAIN_MAX);
  u64 deadline;
  Waits w = {b, 0};
  Buf one = {0};
  if (model_wake_time(m, k, &deadline)) {
    const TimerModel *x = model_timer(m, k->first_timer - 1);
    buf_z(&one, x && x->next ? "waits for its first timer at " : "waits for its timer at ");
    say_duration(deadline, &one);
    add_wait(&w, buf_view(&one));
  }
  for (u32 i = 0; i < n; i++) {
    one.n = 0;
    wait_of_future(p, t, m, k, &chain[i], &one);
    add_wait(&w, buf_view(&one));
  }
  buf_free(&one);
  return w.n > 0;
}
