/* The pipeline, read aloud: read, lex, parse, resolve, check, graphs, code. */
#include "session/session.h"
#include "mir/pitfall.h"
#include "syntax/lexer.h"
#include <stdlib.h>

/* False: the text cannot be a program (a diagnostic says why). */
static bool read_text(const Host *h, Program *p, const char *path, Str given, Str *text) {
  Str name = str_copy(p->arena, str_of(path));
  Buf b = {0};
  Str why = STR("cannot be read");
  if (!given.p && !h->read_file(h->ctx, path, &b, &why)) {
    buf_free(&b);
    p->unreadable = str_fmt(p->arena, "couldn't read `%s`: %.*s", path, STR_ARG(why));
    return false;
  }
  *text = str_copy(p->arena, given.p ? given : buf_view(&b));
  buf_free(&b);
  p->file = sources_add(p->src, name, *text, false);
  return true;
}

/* Of a function's own signature `'_` names nothing: each call has its own. In the head of an impl it is one for all. */
static bool names_lifetime(const Tokens *t, const Program *p, u32 i) {
  if (!str_eqz(sym_str(p->in, t->v[i].sym), "'_")) return true;
  for (u8 k; i-- > 0;) {
    k = t->v[i].kind;
    if (k == K_impl) return true;
    if (k == K_fn || k == T_LBRACE || k == T_RBRACE || k == T_SEMI) return false;
  }
  return false;
}

/* LESS_GENERAL, which is all that is not checked, takes a function whose signature names a lifetime, or that is handed on as a
 * value for a signature that the program wrote, or a closure with parameters. */
static bool less_general(const Tokens *t, const Program *p, u32 i) {
  u8 k = t->v[i].kind, before = i ? t->v[i - 1].kind : T_SEMI, after = i + 1 < t->n ? t->v[i + 1].kind : T_SEMI;
  if (k == T_LIFETIME) return after != T_COLON && before != K_break && before != K_continue && names_lifetime(t, p, i);
  if (k == T_OR) return before != T_IDENT && before != T_RPAREN && before != T_RBRACK && before != T_RBRACE && !(before >= T_INT && before <= T_CSTR);
  if (k == K_fn) return after == T_LPAREN;
  Str s = k == T_IDENT ? sym_str(p->in, t->v[i].sym) : STR("");
  if (str_starts(s, "Async")) s.p += 5, s.n -= 5;
  return after == T_LPAREN && (str_eqz(s, "Fn") || str_eqz(s, "FnMut") || str_eqz(s, "FnOnce"));
}

bool program_has_unchecked(const Program *prog) {
  Program *p = (Program *)(uintptr_t)prog; /* its interner may grow: no reader can tell */
  LexOutcome out;
  if (!p->file) return true;
  Tokens t = lex_text(&p->sx, p->file, &out);
  for (u32 i = 0; i < t.n; i++)
    if (less_general(&t, p, i)) return true;
  return false;
}

static u16 tokio_of(LoadOptions o) { return o.world.tokio ? o.world.tokio : 153; }

Program *program_new(LoadOptions o) { return program_new_in(arena_new(), o); }

Program *program_new_in(Arena *a, LoadOptions o) {
  Program *p = NEW(a, Program);
  p->arena = a;
  p->in = interner_new(a);
  p->src = sources_new(a);
  p->diags = diags_new(a, p->src);
  p->sx = (Syntax){.arena = a, .in = p->in, .src = p->src, .diags = p->diags, .edition = o.edition ? o.edition : 2024};
  return p;
}

Program *program_begin(const Host *h, LoadOptions o) {
  Program *p = h->ready ? h->ready(h->ctx, tokio_of(o)) : NULL;
  if (!p) return program_new(o);
  if (o.edition) p->sx.edition = o.edition;
  return p;
}

void program_check(const Host *h, Program *p, LoadOptions o, Sym entry) {
  if (!p->sema) p->sema = sema_new(&p->sx, h->lib, p->sx.edition, tokio_of(o));
  sema_begin(p->sema, p->sx.edition);
  p->sema->entry = entry;
  p->sema->size_of = code_size_of;
  sema_add_file(p->sema, p->ast);
  sema_check(p->sema);
  if (!p->mir) p->mir = mir_new(p->sema);
  mir_check_program(p->mir);             /* bodies without errors of their own, whatever is wrong elsewhere */
  sema_lint_bodies(p->sema);
  sema_lint_late(p->sema);
  diags_sort(p->diags);
  if (p->diags->n_errors) return;
  if (!p->code || (o.into && !code_apart(p->code))) p->code = code_new(p->mir, o.into);
  p->hushed = o.hushed;
  if (!entry) pitfalls_tell(p->mir, o.hushed);
  p->ok = true;
}

Program *program_load(const Host *h, const char *path, Str given, LoadOptions o) {
  Program *p = program_begin(h, o);
  Str text;
  if (!read_text(h, p, path, given, &text)) return p;
  p->ast = parse_file(&p->sx, p->file);
  if (!p->ast->broken) program_check(h, p, o, 0);
  return p;
}

void program_free(Program *p) {
  if (!p) return;
  bool *lent = p->lent;
  code_free(p->code);
  mir_free(p->mir);
  arena_free(p->arena);
  if (lent) *lent = false;
}

int program_status(const Program *p) {
  if (p->unreadable.n) return 2;
  if (p->diags->n_unsupported && p->diags->n_unsupported == p->diags->n_errors) return 3;
  return p->diags->n_errors ? 1 : 0;
}
