/* Suggestions about moves, borrows and mutability. See sema/suggest.h for what holds of all of them. */
#include "mir/moves.h"
#include "sema/suggest.h"

static const Sources *src_of(Moves *v) { return v->s->sx->src; }
static Str text_at(Moves *v, Span sp) { return sources_text(src_of(v), sp); }

static bool is_name(Str t) {
  for (size_t i = 0; i < t.n; i++)
    if (!is_word_char((u8)t.p[i])) return false;
  return t.n > 0;
}

static bool can_clone(Moves *v, Ty t) {
  Def *d = v->b->ast->def;
  while (d->kind == DEF_CLOSURE || d->kind == DEF_ASYNC) d = d->parent;
  Infer *f = infer_new(v->s, param_env(v->s, d));
  bool yes = solve_holds(f, t, lang_item(v->s, LANG_clone));
  infer_done(f);
  return yes;
}

void suggest_clone(Moves *v, Diag *g, FixGrade grade, Span at, Ty t) {
  if (!can_clone(v, t)) return;
  Str text = text_at(v, at);
  bool star = text.n > 1 && text.p[0] == '*';
  Str bare = star ? (Str){text.p + 1, text.n - 1} : text;
  for (size_t i = 0; i < bare.n; i++) /* a place without operators around it: a method call binds to all of it */
    if (!is_word_char((u8)bare.p[i]) && !strchr(".()[]", bare.p[i])) return;
  diag_suggest(v->d, g, grade, "a clone leaves the value where it is");
  Shorthand brief = at_shorthand(v->s, at);
  if (brief == SHORT_MAYBE) return;
  if (star) diag_cut(v->d, g, (Span){at.lo, at.lo + 1, at.ctx});
  if (brief == SHORT_YES) diag_edit(v->d, g, span_end(at), ": %.*s.clone()", STR_ARG(text));
  else diag_edit(v->d, g, span_end(at), ".clone()");
}

/* The closure or async block that a capture is made for. */
static const Expr *made_at(Moves *v, const MStmt *capture) {
  for (u32 i = 0; i < v->b->blocks.n; i++)
    for (u32 j = 0; j < v->b->blocks.v[i].stmts.n; j++) {
      const MStmt *st = &v->b->blocks.v[i].stmts.v[j];
      bool made = st->kind == ST_ASSIGN && st->rv.kind == RV_AGGREGATE && (st->rv.ty->kind == TY_CLOSURE || st->rv.ty->kind == TY_ASYNC);
      if (made && st->span.lo == capture->span.lo && st->span.hi >= capture->span.hi && st->rv.ty->def->body) return st->rv.ty->def->body->expr;
    }
  return NULL;
}

void suggest_for_moved(Moves *v, Diag *g, const MStmt *st, Ty t, const Local *var, bool partial) {
  if (st->scrut.hi) {
    if (!partial || !is_name(text_at(v, st->span))) return;
    diag_suggest(v->d, g, FIX_MAYBE, "`ref` lets the pattern borrow what it names");
    diag_edit(v->d, g, span_start(st->span), "ref ");
    return;
  }
  if (!st->use.hi) {
    bool known = st->rv.kind == RV_USE && st->rv.a.kind == OP_MOVE;
    suggest_clone(v, g, partial ? FIX_MAYBE : FIX_CERTAIN, st->span, known ? place_ty(v->b, st->rv.a.place) : t);
    return;
  }
  const Expr *e = made_at(v, st);
  if (!e || !var || var->is_self || partial || !can_clone(v, t)) return;
  const char *n = sym_z(v->s->sx->in, var->name.sym);
  const char *left = str_fmt(v->m->arena, "{ let %s = %s.clone(); ", n, n).p;
  suggest_around(v->d, g, FIX_MAYBE, e->span, left, " }", "let it take a clone, and keep the value");
}

/* A `for` loop that takes what it goes over. */
void suggest_for_loop(Moves *v, Diag *g, Span at) {
  diag_suggest(v->d, g, FIX_MAYBE, "to keep it, go over a borrow of it");
  diag_edit(v->d, g, span_start(at), "&");
}

void suggest_move_keyword(Moves *v, Diag *g, Span at) {
  Str t = text_at(v, at);
  bool async = t.n > 5 && memcmp(t.p, "async", 5) == 0;
  const char *bar = async ? memchr(t.p, '|', t.n) : NULL, *brace = async ? memchr(t.p, '{', t.n) : NULL;
  bool block = async && (!bar || (brace && brace < bar));
  diag_suggest(v->d, g, FIX_CERTAIN, "`move` gives it the values it uses, in place of borrows of them");
  if (block) diag_edit(v->d, g, (Span){at.lo + 5, at.lo + 5, at.ctx}, " move");
  else if (bar) diag_edit(v->d, g, (Span){at.lo + (u32)(bar - t.p), at.lo + (u32)(bar - t.p), at.ctx}, "move ");
  else if (t.n && t.p[0] == '|') diag_edit(v->d, g, span_start(at), "move ");
}

/* --- a reference that would have to be `&mut` --------------------------------------------------- */

static Param *param_of(Moves *v, const Local *l) {
  const Def *d = v->b->ast->def;
  const FnDecl *fn = d->kind == DEF_FN && d->item ? d->item->fn : NULL;
  for (u32 i = 0; fn && i < fn->n; i++) {
    const Pat *p = pat_of(fn->params[i].pat);
    if (p->kind == P_BIND && p->name.sym == l->name.sym && p->name.span.lo == l->name.span.lo) return &fn->params[i];
  }
  return NULL;
}

/* `&` is at `at`: where `mut` goes, behind a lifetime if there is one. */
static void make_mut(Moves *v, Diag *g, Span at, const Ident *lifetime) {
  if (lifetime && lifetime->sym) diag_edit(v->d, g, span_end(lifetime->span), " mut");
  else diag_edit(v->d, g, (Span){at.lo + 1, at.lo + 1, at.ctx}, "mut ");
}

void suggest_mut_ref(Moves *v, Diag *g, const Local *l) {
  const Def *d = v->b->ast->def;
  const Param *p = param_of(v, l);
  bool of_trait = d->parent && (d->parent->kind == DEF_TRAIT || (d->parent->kind == DEF_IMPL && d->parent->item && d->parent->item->impl_trait));
  if (p && l->is_self && str_eqz(text_at(v, p->span), "&self")) {
    diag_suggest(v->d, g, of_trait ? FIX_MAYBE : FIX_CERTAIN, "let the method borrow `self` so that it may change it");
    diag_edit(v->d, g, (Span){p->span.lo + 1, p->span.lo + 1, p->span.ctx}, "mut ");
  } else if (p && p->ty && p->ty->kind == TE_REF && !p->ty->mut && text_at(v, p->ty->span).n > 1 && text_at(v, p->ty->span).p[0] == '&') {
    diag_suggest(v->d, g, of_trait ? FIX_MAYBE : FIX_CERTAIN, "let the parameter be a mutable reference");
    make_mut(v, g, p->ty->span, &p->ty->lifetime);
  } else if (!p) {
    for (u32 i = 0; i < v->b->blocks.n; i++)
      for (u32 j = 0; j < v->b->blocks.v[i].stmts.n; j++) {
        const MStmt *st = &v->b->blocks.v[i].stmts.v[j];
        if (st->kind != ST_ASSIGN || st->place.n || v->b->locals.v[st->place.local].src != l) continue;
        Str t = text_at(v, st->span);
        if (t.n < 2 || t.p[0] != '&' || t.p[1] == '&' || (t.n > 4 && memcmp(t.p, "&mut", 4) == 0)) return;
        diag_suggest(v->d, g, FIX_MAYBE, "let it be a mutable reference");
        make_mut(v, g, st->span, NULL);
        return;
      }
  }
}

/* --- a temporary that ends too soon ---------------------------------------------------------------- */

void suggest_let(Moves *v, Diag *g, Span at) {
  Place p = sources_place(src_of(v), at.lo);
  if (!p.file || at.ctx) return;
  u32 start = sources_line_start(src_of(v), p.file, p.line);
  Str line = sources_line(src_of(v), p.file, p.line), t = text_at(v, at);
  u32 blank = 0;
  while (blank < line.n && (line.p[blank] == ' ' || line.p[blank] == '\t')) blank++;
  diag_suggest(v->d, g, FIX_MAYBE, "a `let` of its own lets the value live on");
  if (line.n < blank + 4 || memcmp(line.p + blank, "let ", 4) != 0 || memchr(line.p, '{', at.lo - start)) return;
  diag_edit(v->d, g, (Span){start + blank, start + blank, 0}, "let binding = %.*s;\n%.*s", STR_ARG(t), (int)blank, line.p);
  diag_edit(v->d, g, at, "binding");
}
