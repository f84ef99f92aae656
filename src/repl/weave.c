/* The program that a prompt's inputs are. See weave.h. */
#include "repl/weave.h"

/* What stands around the inputs. SESSION, BEGIN and NEXT become names with characters that no
 * program can write. NEXT is asked twice: the first time it lets everybody else who is ready
 * go first; with a time to pass it waits for that before; the last one is never ready. */
static const char frame[] =
  "fn BEGIN() { ::tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap().block_on(SESSION()) }\n"
  "mod SESSION {\n"
  "  use ::std::future::Future; use ::std::pin::Pin; use ::std::task::{Context, Poll};\n"
  "  pub struct NEXT { last: bool, asked: bool, wait: ::std::option::Option<Pin<::std::boxed::Box<::tokio::time::Sleep>>> }\n"
  "  pub fn next() -> NEXT { NEXT { last: false, asked: false, wait: ::std::option::Option::None } }\n"
  "  pub fn last() -> NEXT { NEXT { last: true, asked: false, wait: ::std::option::Option::None } }\n"
  "  pub fn after(ns: u64) -> NEXT {\n"
  "    let sleep = ::tokio::time::sleep(::std::time::Duration::from_nanos(ns));\n"
  "    NEXT { last: false, asked: false, wait: ::std::option::Option::Some(::std::boxed::Box::pin(sleep)) }\n"
  "  }\n"
  "  impl Future for NEXT {\n"
  "    type Output = ();\n"
  "    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {\n"
  "      if self.last { return Poll::Pending; }\n"
  "      if let ::std::option::Option::Some(sleep) = &mut self.wait {\n"
  "        if sleep.as_mut().poll(cx).is_pending() { return Poll::Pending; }\n"
  "        self.wait = ::std::option::Option::None;\n"
  "      }\n"
  "      if self.asked { return Poll::Ready(()); }\n"
  "      self.asked = true;\n"
  "      cx.waker().wake_by_ref();\n"
  "      Poll::Pending\n"
  "    }\n"
  "  }\n"
    "  pub fn debug<T: ?Sized + ::std::fmt::Debug>(value: &T) { let text = ::std::format!(\"{:?}\\n\", value); ::std::print!(\"{}\", text) }\n"
  "  pub fn place<T>(value: &T) { let text = ::std::format!(\"{:p}\\n\", value); ::std::print!(\"{}\", text) }\n"
  "  struct LEFT<F>(F);\n"
  "  unsafe impl<F> Send for LEFT<F> {}\n"
  "  impl<F: Future> Future for LEFT<F> {\n"
  "    type Output = ();\n"
  "    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {\n"
  "      let inside = unsafe { Pin::new_unchecked(&mut self.get_unchecked_mut().0) };\n"
  "      match inside.poll(cx) { Poll::Ready(_) => Poll::Ready(()), Poll::Pending => Poll::Pending }\n"
  "    }\n"
  "  }\n"
  "  pub fn leave<F: Future>(input: F) { ::std::mem::drop(::tokio::task::spawn(LEFT(input))) }\n"
  "}\n"
  "async fn SESSION() {}\n";

typedef struct Frame { VEC(Stmt) stmts; } Frame;      /* statements of a block that is still open */
typedef struct Loom {
  const Weave *w;
  Program *p;
  VEC(Item *) items;
  VEC(Frame *) open;      /* [0] the session's body, then the blocks of inputs that shadow */
  Woven out;
} Loom;

/* --- hidden text ------------------------------------------------------------------- */

static Sym hidden_name(Interner *in, Str s) {
  static const struct { const char *written, *meant; } names[] = {
    {"SESSION", "<session>"}, {"BEGIN", "<begin>"}, {"NEXT", WEAVE_NEXT}, {"LEFT", "<input>"}};
  for (u32 i = 0; i < COUNTOF(names); i++)
    if (str_eqz(s, names[i].written)) return intern_z(in, names[i].meant);
  return 0;
}

static Tokens hidden_tokens(Program *p, const char *text) {
  Tokens t = lex_file(&p->sx, sources_add(p->src, STR("<prompt>"), str_of(text), true));
  for (u32 i = 0; i < t.n; i++) {
    Sym s = t.v[i].kind == T_IDENT ? hidden_name(p->in, sym_str(p->in, t.v[i].sym)) : 0;
    if (s) t.v[i].sym = s;
  }
  if (t.n && t.v[t.n - 1].kind == T_EOF) t.n--;
  return t;
}

static Stmt hidden_stmt(Program *p, const char *text) {
  u32 n;
  Expr *tail = NULL;
  Stmt *v = parse_stmts_tokens(&p->sx, hidden_tokens(p, text), &n, &tail);
  assert(n == 1 && !tail);
  return v[0];
}

/* --- names that an input's items take -------------------------------------------------- */

typedef VEC(Sym) Syms;

static void use_names(Arena *a, const UseTree *u, Syms *out, bool *glob) {
  if (u->kind == USE_GLOB) *glob = true;
  for (u32 i = 0; u->kind == USE_NESTED && i < u->n; i++) use_names(a, &u->v[i], out, glob);
  if (u->kind != USE_SIMPLE) return;
  if (u->rename.sym) vec_push(a, out, u->rename.sym);
  else if (u->prefix && u->prefix->n) vec_push(a, out, u->prefix->segs[u->prefix->n - 1].name.sym);
}

static void item_names(Arena *a, const Item *it, Syms *out, bool *glob) {
  if (it->kind == I_USE) use_names(a, &it->use, out, glob);
  else if (it->name.sym) vec_push(a, out, it->name.sym);
}

static bool speaks_of(Program *p, Str text, const Syms *names) {
  Tokens t = lex_file(&p->sx, sources_add(p->src, STR("older"), text, true));
  for (u32 i = 0; i < t.n; i++)
    for (u32 k = 0; k < names->n; k++)
      if (t.v[i].kind == T_IDENT && t.v[i].sym == names->v[k]) return true;
  return false;
}

static bool shadows(Program *p, const Weave *before, const Block *b) {
  Syms names = {0};
  bool glob = false, hit = false;
  for (u32 i = 0; i < b->n; i++)
    if (b->stmts[i].kind == S_ITEM) item_names(p->arena, b->stmts[i].item, &names, &glob);
  if (glob && before->n) return true;
  if (!names.n) return false;
  if (before->file_text.p) hit = speaks_of(p, before->file_text, &names);
  for (u32 i = 0; i < before->n && !hit; i++) hit = speaks_of(p, before->v[i].text, &names);
  return hit;
}

/* `#[derive(Debug)]` alone: what it stands before is still to come. */
static bool ends_in_attribute(Program *p, SourceFile *f) {
  Tokens t = lex_file(&p->sx, f);
  u32 n = t.n && t.v[t.n - 1].kind == T_EOF ? t.n - 1 : t.n, depth = 0;
  if (!n || t.v[n - 1].kind != T_RBRACK) return false;
  while (n-- > 0) {
    if (t.v[n].kind == T_RBRACK) depth++;
    else if (t.v[n].kind == T_LBRACK && --depth == 0) break;
  }
  return n > 0 && n < t.n && t.v[n - 1].kind == T_POUND;
}

InputShape weave_shape(const Weave *before, Str text) {
  InputShape s = {0};
  Program *p = program_new(before->opt);
  SourceFile *f = sources_add(p->src, STR("input"), text, false);
  Block *b = parse_repl(&p->sx, f, &s.needs_more);
  s.broken = p->diags->n_errors > 0;
  s.binds = b->n && !b->tail && (b->stmts[b->n - 1].kind == S_LET || b->stmts[b->n - 1].kind == S_ITEM);
  s.empty = !s.broken && !b->n && !b->tail;
  if (s.broken && ends_in_attribute(p, f)) s.needs_more = true;
  if (s.broken && !s.needs_more) s.broken_at_end = p->diags->list.v[0]->span.hi >= f->base + (u32)text.n;
  if (!s.broken) s.shadows = shadows(p, before, b);
  program_free(p);
  return s;
}

/* --- laying the statements ----------------------------------------------------------------- */

static void lay(Loom *l, Stmt s) { vec_push(l->p->arena, &vec_last(&l->open)->stmts, s); }

static void lay_item(Loom *l, Stmt s) {
  if (l->open.n == 1) vec_push(l->p->arena, &l->items, s.item);
  else lay(l, s);
}

static Expr *new_expr(Loom *l, ExprKind k, Span at) {
  Expr *e = NEW(l->p->arena, Expr);
  e->kind = k;
  e->span = at;
  return e;
}

static Block *block_of(Loom *l, Frame *f, Span at) {
  Block *b = NEW(l->p->arena, Block);
  *b = (Block){.span = at, .stmts = f->stmts.v, .n = f->stmts.n};
  return b;
}

static Expr *variable(Loom *l, Ident name) {
  Expr *e = new_expr(l, E_PATH, name.span);
  e->path = NEW(l->p->arena, Path);
  e->path->span = name.span;
  e->path->segs = NEW(l->p->arena, PathSeg);
  e->path->segs[0].name = name;
  e->path->n = 1;
  return e;
}

/* Borrowed and forgotten, or handed to the hidden function that the kind names. */
static Stmt seeing(Loom *l, Expr *value, SeeKind how) {
  static const char *const text[] = {"match &0 { _ => {} };", "SESSION::debug(&0);", "SESSION::place(&0);"};
  Stmt s = hidden_stmt(l->p, text[how]);
  Expr *borrow = how == SEE_TYPE ? s.e->a : s.e->args[0];
  borrow->a = value;
  borrow->span = s.e->span = s.span = value->span;
  return s;
}

static Stmt discarding(Expr *e) { return (Stmt){.kind = S_SEMI, .span = e->span, .e = e}; }

/* The value at the end of an input, or the variable that its last `let` makes. */
static void lay_value(Loom *l, const Block *b, bool last) {
  Expr *value = b->tail;
  if (!value && last && b->n && b->stmts[b->n - 1].kind == S_LET && b->stmts[b->n - 1].pat->kind == P_BIND) {
    l->out.let = b->stmts[b->n - 1].pat->name;
    value = variable(l, l->out.let);
  }
  if (!value) return;
  if (last) l->out.seen = value;
  lay(l, seeing(l, value, last ? l->w->see : SEE_TYPE));
}

static void lay_left(Loom *l, const Block *b) {
  Frame inside = {0};
  for (u32 i = 0; i < b->n; i++)
    if (b->stmts[i].kind != S_ITEM) vec_push(l->p->arena, &inside.stmts, b->stmts[i]);
  if (b->tail) vec_push(l->p->arena, &inside.stmts, discarding(b->tail));
  Stmt s = hidden_stmt(l->p, "SESSION::leave(0);");
  Expr *async = new_expr(l, E_ASYNC, b->span), *block = new_expr(l, E_BLOCK, b->span);
  block->block = block_of(l, &inside, b->span);
  async->b = block;
  s.e->args[0] = async;
  s.e->span = b->span;
  lay(l, s);
}

static void lay_input(Loom *l, u32 k, SourceFile *f) {
  const ReplInput *in = &l->w->v[k];
  Arena *a = l->p->arena;
  bool more, last = k + 1 == l->w->n;
  Block *b = parse_repl(&l->p->sx, f, &more);
  lay(l, hidden_stmt(l->p, in->delay ? str_fmt(a, "SESSION::after(%llu).await;", (unsigned long long)in->delay).p : "SESSION::next().await;"));
  if (in->own_block) vec_push(a, &l->open, NEW(a, Frame));
  for (u32 i = 0; i < b->n; i++) {
    if (b->stmts[i].kind == S_ITEM) lay_item(l, b->stmts[i]);
    else if (!in->left) lay(l, b->stmts[i]);
  }
  if (in->left) lay_left(l, b);
  else lay_value(l, b, last);
  if (last && l->w->see != SEE_TYPE && in->polled.n) lay(l, hidden_stmt(l->p, str_fmt(a, "SESSION::place(&*%.*s);", STR_ARG(in->polled)).p));
  Stmt end = hidden_stmt(l->p, "();");
  end.closes = true;
  lay(l, end);
}

/* --- the text ------------------------------------------------------------------------------- */

static u32 lines_in(Str s) {
  u32 n = 1;
  for (size_t i = 0; i < s.n; i++) n += s.p[i] == '\n';
  return n;
}

/* The file and the inputs, one under the other. */
static Str whole_text(Loom *l, size_t *starts) {
  const Weave *w = l->w;
  Buf b = {0};
  if (w->file_text.p) {
    buf_str(&b, w->file_text);
    if (b.n && b.p[b.n - 1] != '\n') buf_ch(&b, '\n');
  }
  u32 line = lines_in(buf_view(&b));
  for (u32 i = 0; i < w->n; i++) {
    starts[i] = b.n;
    l->out.first_line[i] = line;
    buf_str(&b, w->v[i].text);
    buf_ch(&b, '\n');
    line += lines_in(w->v[i].text);
  }
  Str s = str_copy(l->p->arena, buf_view(&b));
  buf_free(&b);
  return s;
}

/* A part of the one text, as if it were a file: its positions are the whole's. */
static SourceFile *part_of(Loom *l, SourceFile *whole, size_t at, size_t n) {
  SourceFile *f = NEW(l->p->arena, SourceFile);
  *f = (SourceFile){.name = whole->name, .text = {whole->text.p + at, n}, .base = whole->base + (u32)at};
  return f;
}

static void add_file(Loom *l, SourceFile *f) {
  AstFile *file = parse_file(&l->p->sx, f);
  for (u32 i = 0; i < file->n; i++) vec_push(l->p->arena, &l->items, file->items[i]);
}

static void lay_all(Loom *l) {
  const Weave *w = l->w;
  Arena *a = l->p->arena;
  l->out.first_line = NEW_N(a, u32, w->n + 1);
  size_t *starts = NEW_N(a, size_t, w->n + 1);
  Str name = w->file_text.p ? str_copy(a, w->file_name) : STR("<session>");
  SourceFile *whole = w->apart ? NULL : sources_add(l->p->src, name, whole_text(l, starts), false);
  if (w->file_text.p) add_file(l, whole ? part_of(l, whole, 0, w->file_text.n) : sources_add(l->p->src, name, str_copy(a, w->file_text), false));
  for (u32 i = 0; i < w->n; i++) {
    Str own = str_fmt(a, "<input %u>", i + 1);
    lay_input(l, i, whole ? part_of(l, whole, starts[i], w->v[i].text.n) : sources_add(l->p->src, own, str_copy(a, w->v[i].text), false));
  }
  l->p->file = whole;
}

/* The blocks that are open are closed, innermost first. */
static void close_all(Loom *l, Block *body) {
  lay(l, hidden_stmt(l->p, "SESSION::last().await;"));
  while (l->open.n > 1) {
    Expr *e = new_expr(l, E_BLOCK, body->span);
    e->block = block_of(l, vec_pop(&l->open), body->span);
    lay(l, (Stmt){.kind = S_EXPR, .span = body->span, .e = e});
  }
  body->stmts = l->open.v[0]->stmts.v;
  body->n = l->open.v[0]->stmts.n;
}

/* What is hidden counts as the library's: it is compiled later, and not shown. */
static void hide(Program *p, const Def *session) {
  for (u32 i = p->sema->first_own; i < p->sema->defs.n; i++) {
    Def *d = p->sema->defs.v[i];
    const SourceFile *f = d->is_lib || d == session || d->parent == session ? NULL : sources_file(p->src, d->span.lo);
    if (f && f->is_lib && d->krate && !d->krate->is_lib) d->is_lib = true;
  }
}

Woven weave(const Weave *w) {
  Loom l = {.w = w, .p = program_begin(w->host, w->opt)};
  Program *p = l.p;
  vec_push(p->arena, &l.open, NEW(p->arena, Frame));
  lay_all(&l);
  u32 n;
  Item **own = parse_items_tokens(&p->sx, hidden_tokens(p, frame), &n, false, false);
  Item *session = own[n - 1];
  close_all(&l, session->fn->body);
  for (u32 i = 0; i < n; i++) vec_push(p->arena, &l.items, own[i]);
  p->ast = NEW(p->arena, AstFile);
  *p->ast = (AstFile){.file = p->file, .items = l.items.v, .n = l.items.n};
  l.out.p = p;
  if (!p->diags->n_errors) program_check(w->host, p, w->opt, intern_z(p->in, "<begin>"));
  l.out.session = session->def;
  if (p->ok) hide(p, session->def);
  return l.out;
}
