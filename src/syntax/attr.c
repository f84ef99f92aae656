/* attr — attribute macros that give an async function a runtime (attr.def).
 *
 * #[tokio::main] async fn main() -> R { body } becomes
 *   fn main() -> R {
 *     let body = async { body };
 *     tokio::runtime::Builder::new_multi_thread().worker_threads(4).enable_all().build()
 *         .expect("Failed building the Runtime").block_on(body)
 *   }
 * The body keeps its own spans. Messages are those of tokio-macros. */
#include "syntax/ast_build.h"
#include "syntax/parser.h"

typedef enum { ATTR_TOKIO, ATTR_BLOCK_ON } AttrKind;
typedef struct AttrRow { const char *path; AttrKind kind; const char *crate, *call; } AttrRow;

static const AttrRow attr_table[] = {
#define ATTR(path, kind, crate, call) {path, ATTR_##kind, crate, call},
#include "syntax/attr.def"
#undef ATTR
};

typedef struct Options {
  bool multi, flavor_set, paused, paused_set, workers_set;
  u32 workers;
  Span workers_span, paused_span;
  Str crate;
  bool ok;
} Options;

typedef struct Wrap {
  Syntax *sx;
  const AttrRow *row;
  Item *it;
  Options opt;
  Span own;
} Wrap;

static void bad(Wrap *w, Span sp, Str msg) {
  if (w->opt.ok) diag(w->sx->diags, DIAG_SYNTAX, sp, "%.*s", STR_ARG(msg));
  w->opt.ok = false;
  w->sx->macro_refused = true;
}

static Str macro_name(const Wrap *w) { return str_of(w->row->path); }

static bool is_test(const Wrap *w) { return str_ends(macro_name(w), "::test"); }

/* --- options: name = literal, ... --------------------------------------------------------- */

static void wrong_value(Wrap *w, Span sp, const char *name, const char *type) {
  bad(w, sp, str_fmt(w->sx->arena, "Failed to parse value of `%s` as %s.", name, type));
}

static void set_twice(Wrap *w, Span sp, const char *name) { bad(w, sp, str_fmt(w->sx->arena, "`%s` set multiple times.", name)); }

static void opt_flavor(Wrap *w, const Token *v) {
  if (w->opt.flavor_set) {
    set_twice(w, v->span, "flavor");
    return;
  }
  if (v->kind != T_STR) {
    wrong_value(w, v->span, "flavor", "string");
    return;
  }
  Str s = literal_of(w->sx, v, false)->str;
  w->opt.flavor_set = true;
  w->opt.multi = str_eqz(s, "multi_thread");
  if (w->opt.multi || str_eqz(s, "current_thread")) return;
  if (str_eqz(s, "single_thread")) bad(w, v->span, STR("The single threaded runtime flavor is called `current_thread`."));
  else if (str_eqz(s, "basic_scheduler")) bad(w, v->span, STR("The `basic_scheduler` runtime flavor has been renamed to `current_thread`."));
  else if (str_eqz(s, "threaded_scheduler")) bad(w, v->span, STR("The `threaded_scheduler` runtime flavor has been renamed to `multi_thread`."));
  else bad(w, v->span, str_fmt(w->sx->arena, "No such runtime flavor `%.*s`. The runtime flavors are `current_thread` and `multi_thread`.", STR_ARG(s)));
}

static void opt_workers(Wrap *w, const Token *v) {
  if (w->opt.workers_set) {
    set_twice(w, v->span, "worker_threads");
    return;
  }
  if (v->kind != T_INT) {
    wrong_value(w, v->span, "worker_threads", "integer");
    return;
  }
  u128 n = literal_of(w->sx, v, false)->value;
  w->opt.workers_set = true;
  w->opt.workers_span = v->span;
  w->opt.workers = n > 32768 ? 32768 : (u32)n;
  if (!n) bad(w, v->span, STR("`worker_threads` may not be 0."));
}

static void opt_paused(Wrap *w, const Token *v) {
  if (w->opt.paused_set) {
    set_twice(w, v->span, "start_paused");
    return;
  }
  if (v->kind != K_true && v->kind != K_false) {
    wrong_value(w, v->span, "start_paused", "bool");
    return;
  }
  w->opt.paused_set = true;
  w->opt.paused = v->kind == K_true;
  w->opt.paused_span = v->span;
}

static void opt_crate(Wrap *w, const Token *v) {
  if (v->kind != T_STR) wrong_value(w, v->span, "crate", "ident");
  else w->opt.crate = literal_of(w->sx, v, false)->str;
}

static void one_option(Wrap *w, Parser *p) {
  Token name = p->cur;
  Str s = sym_str(w->sx->in, name.sym);
  bump(p);
  if (!is(p, T_EQ)) {
    if (str_eqz(s, "threaded_scheduler") || str_eqz(s, "multi_thread"))
      bad(w, name.span, str_fmt(w->sx->arena, "Set the runtime flavor with #[%.*s(flavor = \"multi_thread\")].", STR_ARG(macro_name(w))));
    else if (str_eqz(s, "basic_scheduler") || str_eqz(s, "current_thread") || str_eqz(s, "single_threaded"))
      bad(w, name.span, str_fmt(w->sx->arena, "Set the runtime flavor with #[%.*s(flavor = \"current_thread\")].", STR_ARG(macro_name(w))));
    else if (str_eqz(s, "flavor") || str_eqz(s, "worker_threads") || str_eqz(s, "start_paused"))
      bad(w, name.span, str_fmt(w->sx->arena, "The `%.*s` attribute requires an argument.", STR_ARG(s)));
    else
      bad(w, name.span, str_fmt(w->sx->arena, "Unknown attribute %.*s is specified; expected one of: `flavor`, `worker_threads`, `start_paused`", STR_ARG(s)));
    return;
  }
  bump(p);
  Token v = p->cur;
  bump(p);
  if (str_eqz(s, "flavor")) opt_flavor(w, &v);
  else if (str_eqz(s, "worker_threads")) opt_workers(w, &v);
  else if (str_eqz(s, "start_paused")) opt_paused(w, &v);
  else if (str_eqz(s, "crate")) opt_crate(w, &v);
  else if (str_eqz(s, "core_threads")) bad(w, span_to(name.span, v.span), STR("Attribute `core_threads` is renamed to `worker_threads`"));
  else bad(w, span_to(name.span, v.span), str_fmt(w->sx->arena, "Unknown attribute %.*s is specified; expected one of: `flavor`, `worker_threads`, `start_paused`", STR_ARG(s)));
}

static void check_options(Wrap *w) {
  Options *o = &w->opt;
  if (o->workers_set && !o->multi)
    bad(w, o->workers_span, str_fmt(w->sx->arena, "The `worker_threads` option requires the `multi_thread` runtime flavor. Use `#[%.*s(flavor = \"multi_thread\")]`", STR_ARG(macro_name(w))));
  if (o->paused_set && o->multi)
    bad(w, o->paused_span, str_fmt(w->sx->arena, "The `start_paused` option requires the `current_thread` runtime flavor. Use `#[%.*s(flavor = \"current_thread\")]`", STR_ARG(macro_name(w))));
}

static void read_options(Wrap *w, const Attr *a) {
  w->opt = (Options){.multi = !is_test(w), .crate = str_of(w->row->crate), .ok = true};
  Parser p = parser_new(w->sx, a->args, a->span);
  while (w->opt.ok && !is(&p, T_EOF)) {
    one_option(w, &p);
    if (w->opt.ok && !eat(&p, T_COMMA) && !is(&p, T_EOF)) {
      bad(w, p.cur.span, STR("expected `,`"));
    }
  }
  if (w->opt.ok) check_options(w);
}

/* --- the new body --------------------------------------------------------------------------- */

static Expr *method(Wrap *w, Expr *a, const char *name, Expr *arg) {
  Expr *e = build_expr(w->sx, E_METHOD, w->own);
  e->a = a;
  e->name = (Ident){intern_z(w->sx->in, name), w->own};
  if (!arg) return e;
  e->args = NEW(w->sx->arena, Expr *);
  e->args[0] = arg;
  e->n = 1;
  return e;
}

static Expr *flag(Wrap *w, bool on) {
  Expr *e = build_expr(w->sx, E_LIT, w->own);
  e->lit = NEW(w->sx->arena, Literal);
  e->lit->kind = LIT_BOOL;
  e->lit->value = on;
  e->lit->text = intern_z(w->sx->in, on ? "true" : "false");
  return e;
}

static Expr *tokio_call(Wrap *w, Expr *body) {
  const Options *o = &w->opt;
  Str path = str_fmt(w->sx->arena, "%.*s::runtime::Builder::%s", STR_ARG(o->crate), o->multi ? "new_multi_thread" : "new_current_thread");
  Expr *e = build_call(w->sx, w->own, build_path_expr(w->sx, w->own, NULL, path.p), NULL, 0);
  if (o->workers_set) e = method(w, e, "worker_threads", build_int(w->sx, w->own, o->workers, "usize"));
  e = method(w, e, "enable_all", NULL);
  if (o->paused_set) e = method(w, e, "start_paused", flag(w, o->paused));
  e = method(w, method(w, e, "build", NULL), "expect", build_str(w->sx, w->own, STR("Failed building the Runtime")));
  return method(w, e, "block_on", body);
}

/* Tokio's macro gives what the runtime returns the place of the body's last statement: there a wrong type is told. */
static Expr *placed(Wrap *w, const Block *body, Expr *run) {
  Span last = body->tail ? body->tail->span : body->n ? body->stmts[body->n - 1].span : NO_SPAN;
  if (!last.hi || last.ctx) return run;
  Expansion e = {.kind = EXPN_ATTR, .name = w->sx->src->expns.v[w->own.ctx].name, .call_site = last, .def_in_lib = true};
  Expr *at = build_expr(w->sx, E_PAREN, (Span){last.lo, last.hi, sources_add_expansion(w->sx->src, e)});
  at->a = run;
  return at;
}

static void wrap_body(Wrap *w) {
  FnDecl *f = w->it->fn;
  Span sp = f->body->span;
  Ident name = {intern_z(w->sx->in, "body"), w->own};
  Expr *async_ = build_expr(w->sx, E_ASYNC, sp);
  async_->desugar = DS_ATTR_BODY;
  async_->b = build_expr(w->sx, E_BLOCK, sp);
  async_->b->block = f->body;
  Stmt let = build_let(w->own, build_bind(w->sx, name, false), async_);
  Expr *body = build_name(w->sx, name);
  Expr *run = w->row->kind == ATTR_TOKIO ? placed(w, f->body, tokio_call(w, body)) : build_call(w->sx, w->own, build_path_expr(w->sx, w->own, NULL, w->row->call), &body, 1);
  f->body = build_block(w->sx, sp, &let, 1, run)->block;
  f->async_ = false;
}

/* The item goes with it, as async-std's macros have it; tokio's leave something that is as near to what was meant as can be. */
static void refuse(Wrap *w, Span sp, Str msg) {
  bad(w, sp, msg);
  if (w->row->kind != ATTR_TOKIO) w->it->kind = I_ERR;
}

static void check_fn(Wrap *w) {
  FnDecl *f = w->it->fn;
  Span fn = f->sig_span;
  fn.hi = fn.lo + 2;
  bool tokio = w->row->kind == ATTR_TOKIO, is_main = w->it->name.sym == SYM_main && !is_test(w);
  if (tokio && is_main && f->n) bad(w, w->it->name.span, STR("the main function cannot accept arguments"));
  else if (!tokio && !is_main && !is_test(w))
    refuse(w, w->it->name.span, str_fmt(w->sx->arena, "only the main function can be tagged with #[%.*s]", STR_ARG(macro_name(w))));
  else if (!f->async_) refuse(w, fn, str_fmt(w->sx->arena, tokio ? "the `async` keyword %s" : "the async keyword %s", "is missing from the function declaration"));
}

bool attr_macro_expand(Syntax *sx, Attr *attr, Str path, Item *it) {
  const AttrRow *row = NULL;
  for (u32 i = 0; i < COUNTOF(attr_table); i++)
    if (str_eqz(path, attr_table[i].path)) row = &attr_table[i];
  if (!row) return false;
  Wrap w = {.sx = sx, .row = row, .it = it, .opt = {.ok = true}};
  if (is_test(&w) && it->kind == I_FN && it->fn->body) {       /* tests are not part of the program, but looked at */
    check_fn(&w);
    if (w.opt.ok && row->kind == ATTR_TOKIO) read_options(&w, attr);
    it->kind = I_ERR;
    return true;
  }
  if (it->kind != I_FN || !it->fn->body) {
    diag(sx->diags, DIAG_SYNTAX, it->span, "expected `fn`");
    return true;
  }
  if (it->fn->wrong.at.hi) {
    refuse(&w, it->fn->wrong.at, it->fn->wrong.msg);
    return true;
  }
  check_fn(&w);
  if (it->kind == I_ERR) return true;
  if (w.opt.ok) read_options(&w, attr);
  if (!w.opt.ok) w.opt = (Options){.multi = true, .crate = str_of(row->crate)};
  Expansion e = {.kind = EXPN_ATTR, .name = intern(sx->in, path), .call_site = attr->span, .def_ctx = attr->span.ctx, .def_in_lib = true};
  w.own = (Span){attr->span.lo, attr->span.hi, sources_add_expansion(sx->src, e)};
  wrap_body(&w);
  return true;
}
