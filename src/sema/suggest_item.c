/* Suggestions about items: imports nobody uses, what is missing of a literal, a match, an impl. See suggest.h. */
#include "sema/suggest.h"

static Diags *diags_of(Sema *s) { return s->sx->diags; }
static const char *zsym(Sema *s, Sym n) { return sym_z(s->sx->in, n); }
static const SourceFile *file_at(Sema *s, u32 pos) { return sources_file(s->sx->src, pos); }
static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

/* The next character that is no blank, from pos on, and where; 0: there is none. */
static char next_char(Sema *s, u32 pos, u32 *at) {
  const SourceFile *f = file_at(s, pos);
  u32 i = f ? pos - f->base : 0;
  while (f && i < f->text.n && is_blank(f->text.p[i])) i++;
  *at = f ? f->base + i : 0;
  return f && i < f->text.n ? f->text.p[i] : 0;
}

/* Is the first thing on its line at pos? *blank: what stands before it. */
static bool begins_line(Sema *s, u32 pos, Str *blank) {
  Place p = sources_place(s->sx->src, pos);
  if (!p.file) return false;
  u32 start = sources_line_start(s->sx->src, p.file, p.line);
  *blank = (Str){p.file->text.p + (start - p.file->base), pos - start};
  for (size_t i = 0; i < blank->n; i++)
    if (!is_blank(blank->p[i])) return false;
  return true;
}

static Span empty_at(u32 pos) { return (Span){pos, pos, 0}; }

/* --- `use` ---------------------------------------------------------------------------------------- */

typedef struct Leaves { const bool *unused; u32 n, next; } Leaves;

/* Are all names of a tree unused? Goes over its leaves, in the order of the imports. */
static bool all_unused(Leaves *l, const UseTree *t) {
  bool all = true;
  if (t->kind != USE_NESTED) return l->next < l->n && l->unused[l->next++];
  for (u32 i = 0; i < t->n; i++) all &= all_unused(l, &t->v[i]);
  return all && t->n;
}

static u32 brace_near(Sema *s, u32 pos, bool back) {
  const SourceFile *f = file_at(s, pos);
  u32 i = pos - f->base;
  if (back) while (i && f->text.p[i - 1] != '{') i--;
  else while (i < f->text.n && f->text.p[i] != '}') i++;
  return f->base + (back ? i - (i > 0) : i + 1);
}

static bool is_self(const UseTree *t) {
  return t->kind == USE_SIMPLE && t->prefix && t->prefix->n == 1 && t->prefix->segs[0].name.sym == SYM_self_value;
}

static void cut_unused(Sema *s, Diag *g, Leaves *l, const UseTree *t) {
  if (t->kind != USE_NESTED) {
    l->next++;
    return;
  }
  bool *gone = NEW_N(s->arena, bool, t->n + 1);
  u32 kept = 0, last = 0;
  for (u32 i = 0; i < t->n; i++) {
    Leaves ahead = *l;
    gone[i] = all_unused(&ahead, &t->v[i]);
    if (gone[i]) *l = ahead;
    else cut_unused(s, g, l, &t->v[i]), kept++, last = i;
  }
  if (!t->n || !kept) return;
  bool bare = kept == 1 && t->n > 1 && !is_self(&t->v[last]);
  u32 open = t->v[0].span.lo, close = t->v[t->n - 1].span.hi;
  if (bare) open = brace_near(s, open, true), close = brace_near(s, close, false);
  u32 from = open;
  for (u32 i = 0; i < last; i++)          /* each up to the next; runs are one edit */
    if (gone[i]) {
      u32 k = i;
      while (k + 1 < last && gone[k + 1]) k++;
      diag_cut(diags_of(s), g, (Span){i ? t->v[i].span.lo : from, t->v[k + 1].span.lo, t->span.ctx});
      i = k;
    }
  if (bare && !gone[0]) diag_cut(diags_of(s), g, (Span){open, t->v[0].span.lo, t->span.ctx});
  if (bare || last + 1 < t->n) diag_cut(diags_of(s), g, (Span){t->v[last].span.hi, close, t->span.ctx});
}

/* The whole line where there is nothing else on it. */
static Span item_lines(Sema *s, const Item *it) {
  Span sp = it->span;
  Str blank;
  const SourceFile *f = file_at(s, sp.lo);
  u32 end = sp.hi - f->base;
  while (end < f->text.n && (f->text.p[end] == ' ' || f->text.p[end] == '\t' || f->text.p[end] == '\r')) end++;
  if (!begins_line(s, sp.lo, &blank) || (end < f->text.n && f->text.p[end] != '\n')) return sp;
  return (Span){sp.lo - (u32)blank.n, f->base + end + (end < f->text.n), sp.ctx};
}

void suggest_no_import(Sema *s, Diag *g, const Item *it, const bool *unused, u32 n) {
  Leaves l = {unused, n, 0}, again = l;
  bool all = all_unused(&l, &it->use);
  diag_suggest(diags_of(s), g, FIX_CERTAIN, all ? "nothing of it is used: leave it out" : "leave out what is not used");
  if (it->attrs.n && all) return;
  if (all) diag_cut(diags_of(s), g, item_lines(s, it));
  else cut_unused(s, g, &again, &it->use);
}

/* --- lists ----------------------------------------------------------------------------------------- */

/* Puts elements behind the last one of a list (which ends at `end`, or nowhere: behind `open`), each on a line of its own where
 * the last one is. v: texts without commas. */
void suggest_more(Sema *s, Diag *g, Span last, u32 open, const Str *v, u32 n) {
  Str blank = {"", 0};
  u32 at;
  bool lines = last.hi && begins_line(s, last.lo, &blank);
  Buf b = {0};
  if (!last.hi) {
    for (u32 i = 0; i < n; i++) buf_fmt(&b, "%s%.*s", i ? ", " : " ", STR_ARG(v[i]));
    diag_edit(diags_of(s), g, empty_at(open), "%.*s%s", STR_ARG(buf_view(&b)), next_char(s, open, &at) == '}' && at == open ? " " : "");
  } else {
    bool comma = next_char(s, last.hi, &at) == ',';
    for (u32 i = 0; i < n; i++) {
      if (lines) buf_fmt(&b, "%s\n%.*s%.*s", comma && !i ? "" : ",", STR_ARG(blank), STR_ARG(v[i]));
      else buf_fmt(&b, "%s %.*s", comma && !i ? "" : ",", STR_ARG(v[i]));
    }
    if (comma && lines) buf_z(&b, ",");
    diag_edit(diags_of(s), g, (Span){comma ? at + 1 : last.hi, comma ? at + 1 : last.hi, last.ctx}, "%.*s", STR_ARG(buf_view(&b)));
  }
  buf_free(&b);
}

void suggest_fields(Sema *s, Diag *g, const Expr *e, const VariantDef *v, const bool *seen) {
  Str *more = NEW_N(s->arena, Str, v->n + 1);
  u32 n = 0;
  for (u32 i = 0; i < v->n; i++)
    if (!seen[i]) more[n++] = str_fmt(s->arena, "%s: todo!()", zsym(s, v->fields[i].name));
  const FieldExpr *f = e->n_fields ? &e->fields[e->n_fields - 1] : NULL;
  Span last = f ? (Span){f->name.span.lo, f->name.span.hi, e->span.ctx} : NO_SPAN;
  if (f && f->value && f->value->span.hi > last.hi) last.hi = f->value->span.hi;
  Str t = sources_text(s->sx->src, e->span);
  const char *brace = t.n ? memchr(t.p, '{', t.n) : NULL;
  diag_suggest(diags_of(s), g, FIX_HOLES, "give the missing field%s a value", n == 1 ? "" : "s");
  if (brace && n && v->def->kind != DEF_UNION) suggest_more(s, g, last, e->span.lo + (u32)(brace - t.p) + 1, more, n);
}

/* `..` at the end of a struct pattern. */
void suggest_rest(Sema *s, Diag *g, const Pat *p) {
  u32 at;
  Str rest = STR("..");
  Str t = sources_text(s->sx->src, p->span);
  diag_suggest(diags_of(s), g, FIX_CERTAIN, "`..` passes over the other fields");
  const char *brace = t.n ? memchr(t.p, '{', t.n) : NULL;
  if (!brace) return;
  const FieldPat *f = p->n_fields ? &p->fields[p->n_fields - 1] : NULL;
  Span last = f ? f->pat->span : NO_SPAN;
  if (f && last.hi < f->name.span.hi) last = f->name.span;
  if (f) last.lo = f->name.span.lo < last.lo ? f->name.span.lo : last.lo;
  if (f && next_char(s, last.hi, &at) == ',') diag_edit(diags_of(s), g, empty_at(at + 1), " ..");
  else suggest_more(s, g, last, p->span.lo + (u32)(brace - t.p) + 1, &rest, 1);
}

/* Arguments that are missing at the end, or too many there. */
void suggest_args(Sema *s, Diag *g, const Expr *call, u32 want, u32 got) {
  Str more[8];
  if (got != call->n || (want > got && want - got > COUNTOF(more))) return;
  if (got > want) {
    diag_suggest(diags_of(s), g, FIX_HOLES, got == want + 1 ? "leave the last argument out" : "leave the last arguments out");
    u32 lo = want ? call->args[want - 1]->span.hi : call->args[0]->span.lo;
    diag_cut(diags_of(s), g, (Span){lo, call->args[got - 1]->span.hi, call->span.ctx});
    return;
  }
  for (u32 i = got; i < want; i++) more[i - got] = STR("todo!()");
  diag_suggest(diags_of(s), g, FIX_HOLES, want == got + 1 ? "give the missing argument" : "give the missing arguments");
  if (got) suggest_more(s, g, call->args[got - 1]->span, 0, more, want - got);
  Span close = {call->span.hi - 1, call->span.hi - 1, call->span.ctx};
  for (u32 i = 0; !got && i < want; i++) diag_edit(diags_of(s), g, close, i ? ", todo!()" : "todo!()");
}

/* --- match ---------------------------------------------------------------------------------------------- */

void suggest_arms(Sema *s, Diag *g, const Expr *m, const Str *pats, u32 n, bool wild) {
  const Arm *a = &m->arms[m->n_arms - 1];
  Span last = {a->span.lo, a->body->span.hi > a->span.hi ? a->body->span.hi : a->span.hi, a->span.ctx};
  Str blank = {"", 0};
  u32 at;
  bool lines = begins_line(s, last.lo, &blank), comma = next_char(s, last.hi, &at) == ',', block = expr_of(a->body)->kind == E_BLOCK;
  const char *why = wild ? "an arm `_` takes what is left" : n == 1 ? "add an arm for what is left" : "add arms for what is left";
  diag_suggest(diags_of(s), g, FIX_HOLES, "%s", why);
  if (!lines) blank.n = 0;
  Buf b = {0};
  for (u32 i = 0; i < (wild ? 1 : n); i++) {
    bool sep = i ? !lines : !comma && !block;
    Str pat = wild ? STR("_") : pats[i];
    buf_fmt(&b, "%s%s%.*s%.*s => todo!()%s", sep ? "," : "", lines ? "\n" : " ", STR_ARG(blank), STR_ARG(pat), lines ? "," : "");
  }
  diag_edit(diags_of(s), g, (Span){comma ? at + 1 : last.hi, comma ? at + 1 : last.hi, last.ctx}, "%.*s", STR_ARG(buf_view(&b)));
  buf_free(&b);
}

/* --- impl ---------------------------------------------------------------------------------------------------- */

/* What an item of a trait looks like in an impl: its head as written in the trait. */
static void write_member(Sema *s, const Def *t, Buf *b) {
  if (t->kind == DEF_ASSOC_TY) buf_fmt(b, "type %s = /* Type */;", zsym(s, t->name));
  else if (t->kind == DEF_CONST) {
    Str ty = t->item->ty ? sources_text(s->sx->src, t->item->ty->span) : STR("_");
    buf_fmt(b, "const %s: %.*s = todo!();", zsym(s, t->name), STR_ARG(ty));
  } else {
    Str head = sources_text(s->sx->src, t->item->span);
    while (head.n && (head.p[head.n - 1] == ';' || is_blank(head.p[head.n - 1]))) head.n--;
    buf_fmt(b, "%.*s { todo!() }", STR_ARG(head));
  }
}

void suggest_members(Sema *s, Diag *g, const Def *impl, Def *const *missing, u32 n) {
  const Item *it = impl->item;
  u32 close = it->span.hi - 1, at;
  Str blank = {"", 0};
  Buf b = {0};
  begins_line(s, it->span.lo, &blank);
  bool one_line = sources_place(s->sx->src, it->span.lo).line == sources_place(s->sx->src, close).line;
  for (u32 i = 0; i < n; i++) {
    if (one_line) buf_z(&b, " ");
    else buf_fmt(&b, "%.*s    ", STR_ARG(blank));
    write_member(s, missing[i], &b);
    if (!one_line) buf_z(&b, "\n");
    else if (i + 1 == n) buf_z(&b, " ");
  }
  diag_suggest(diags_of(s), g, FIX_HOLES, "write what is missing");
  Str end;
  if (next_char(s, close, &at) == '}' && (one_line || begins_line(s, close, &end)))
    diag_edit(diags_of(s), g, empty_at(one_line ? close : close - (u32)end.n), "%.*s", STR_ARG(buf_view(&b)));
  buf_free(&b);
}

/* --- functions and types ---------------------------------------------------------------------------------------- */

static bool of_trait(const Def *fn) {
  const Def *p = fn->parent;
  return p && (p->kind == DEF_TRAIT || (p->kind == DEF_IMPL && p->item && p->item->impl_trait));
}

void suggest_async(Sema *s, Diag *g, const Def *fn) {
  const FnDecl *f = fn->kind == DEF_FN && fn->item ? fn->item->fn : NULL;
  if (!f || f->async_ || f->const_ || of_trait(fn)) return;
  bool is_main = fn == s->main_fn || (!strcmp(zsym(s, fn->name), "main") && fn->parent == NULL);
  diag_suggest(diags_of(s), g, FIX_MAYBE, "make the function `async`");
  Str t = sources_text(s->sx->src, f->sig_span), blank;
  if (t.n < 3 || (memcmp(t.p, "fn", 2) != 0 && memcmp(t.p, "unsafe", 6) != 0)) return;
  if (!is_main) diag_edit(diags_of(s), g, span_start(f->sig_span), "async ");
  else if (begins_line(s, f->sig_span.lo, &blank))
    diag_edit(diags_of(s), g, span_start(f->sig_span), "#[tokio::main]\n%.*sasync ", STR_ARG(blank));
}

void suggest_result(Sema *s, Diag *g, const Def *fn, const Block *body) {
  const FnDecl *f = fn->item->fn;
  const SourceFile *file = sources_file(s->sx->src, body->span.lo);
  Str blank;
  while (body->tail && body->tail->kind == E_BLOCK && body->tail->block->span.lo == body->span.lo) body = body->tail->block; /* of an async fn */
  if (!file || body->tail || of_trait(fn) || f->sig_span.ctx) return;
  u32 close = body->span.hi - 1;
  diag_suggest(diags_of(s), g, FIX_MAYBE, "let the function return a `Result`");
  diag_edit(diags_of(s), g, span_end(f->sig_span), " -> Result<(), Box<dyn std::error::Error>>");
  if (begins_line(s, close, &blank)) diag_edit(diags_of(s), g, empty_at(close - (u32)blank.n), "%.*s    Ok(())\n", STR_ARG(blank));
  else diag_edit(diags_of(s), g, empty_at(close), "%sOk(()) ", file->text.p[close - 1 - file->base] == ' ' ? "" : " ");
}

void suggest_self_param(Sema *s, Diag *g, const Def *fn) {
  while (fn && fn->kind != DEF_FN) fn = fn->parent;
  const FnDecl *f = fn && fn->item ? fn->item->fn : NULL;
  if (!f || f->has_self || !fn->parent || (fn->parent->kind != DEF_IMPL && fn->parent->kind != DEF_TRAIT)) return;
  diag_suggest(diags_of(s), g, FIX_MAYBE, "a method takes `self` as its first parameter");
  if (f->n) {
    diag_edit(diags_of(s), g, span_start(f->params[0].span), "&self, ");
    return;
  }
  Str t = sources_text(s->sx->src, f->sig_span);
  const char *open = t.n ? memchr(t.p, '(', t.n) : NULL;
  if (open && open + 1 < t.p + t.n && open[1] == ')') diag_edit(diags_of(s), g, empty_at(f->sig_span.lo + (u32)(open - t.p) + 1), "&self");
}

/* `<'a>` behind the name, or the name of a lifetime that is there already. */
static const char *lifetime_of(Sema *s, Diag *g, const GenericsExpr *gen, Ident name) {
  for (u32 i = 0; i < gen->n; i++)
    if (gen->v[i].kind == GP_LIFETIME) return zsym(s, gen->v[i].name.sym);
  if (gen->n) diag_edit(diags_of(s), g, span_start(gen->v[0].name.span), "'a, ");
  else diag_edit(diags_of(s), g, span_end(name.span), "<'a>");
  return "'a";
}

void suggest_declared_lifetime(Sema *s, Diag *g, const Def *d, Ident id) {
  const Item *it = d->item;
  const GenericsExpr *gen = !it ? NULL : it->kind == I_FN && it->fn ? &it->fn->generics : &it->generics;
  bool named = it && (it->kind == I_FN || it->kind == I_STRUCT || it->kind == I_ENUM || it->kind == I_TYPE || it->kind == I_TRAIT);
  diag_suggest(diags_of(s), g, FIX_MAYBE, "declare the lifetime `%s`", zsym(s, id.sym));
  if (named && gen->n) diag_edit(diags_of(s), g, span_start(gen->v[0].name.span), "%s, ", zsym(s, id.sym));
  else if (named) diag_edit(diags_of(s), g, span_end(it->name.span), "<%s>", zsym(s, id.sym));
  else if (it && it->kind == I_IMPL && !gen->n && !strncmp(sources_text(s->sx->src, it->span).p, "impl ", 5))
    diag_edit(diags_of(s), g, (Span){it->span.lo + 4, it->span.lo + 4, it->span.ctx}, "<%s>", zsym(s, id.sym));
}

/* A bound on a generic parameter of d or of what is around it. */
void suggest_bound(Sema *s, Diag *g, const Def *d, Sym param, Str bound) {
  for (; d && d->item; d = d->parent) {
    const GenericsExpr *gen = d->item->kind == I_FN && d->item->fn ? &d->item->fn->generics : &d->item->generics;
    for (u32 i = 0; i < gen->n; i++) {
      const GenericParam *p = &gen->v[i];
      if (p->kind != GP_TYPE || p->name.sym != param) continue;
      diag_suggest(diags_of(s), g, FIX_CERTAIN, "ask it of `%s`", zsym(s, param));
      if (p->bounds.n) diag_edit(diags_of(s), g, span_end(p->bounds.v[p->bounds.n - 1].span), " + %.*s", STR_ARG(bound));
      else diag_edit(diags_of(s), g, span_end(p->name.span), ": %.*s", STR_ARG(bound));
      return;
    }
  }
}

static u32 add_lifetimes(Sema *s, Diag *g, const TypeExpr *te, const char *name, bool make) {
  if (!te || te->kind != TE_REF || te->lifetime.sym) return 0;
  if (make) diag_edit(diags_of(s), g, (Span){te->span.lo + 1, te->span.lo + 1, te->span.ctx}, "%s ", name);
  return 1;
}

void suggest_lifetime(Sema *s, Diag *g, const Def *d, Span amp) {
  const Item *it = d->item;
  const FnDecl *f = it && it->kind == I_FN ? it->fn : NULL;
  bool is_type = it && (it->kind == I_STRUCT || it->kind == I_ENUM);
  if (!str_eqz(sources_text(s->sx->src, amp), "&") || (!f && !is_type)) return;
  u32 refs = 0;
  for (u32 i = 0; f && i < f->n; i++) refs += add_lifetimes(s, g, f->params[i].ty, "", false);
  if (f && (f->has_self || (!refs && f->generics.n))) return;
  bool ever = f && !refs;
  const char *why = ever ? "a reference that comes from no parameter lives for ever: `'static`" : "give the lifetime a name";
  diag_suggest(diags_of(s), g, FIX_MAYBE, "%s", why);
  const char *name = ever ? "'static" : lifetime_of(s, g, f ? &f->generics : &it->generics, it->name);
  for (u32 i = 0; f && i < f->n; i++) add_lifetimes(s, g, f->params[i].ty, name, true);
  diag_edit(diags_of(s), g, span_end(amp), "%s ", name);
}
