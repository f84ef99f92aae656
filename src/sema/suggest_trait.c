/* Suggestions where a bound does not hold (E0277), and what goes on a type. See suggest.h. */
#include "sema/solve_priv.h"
#include "sema/suggest.h"

static Diags *diags_of(Sema *s) { return s->sx->diags; }

/* Can something be put behind this text without parentheses around it? */
static bool binds_tightly(Str t) {
  u32 deep = 0;
  for (size_t i = 0; i < t.n; i++) {
    char c = t.p[i];
    if (strchr("([{", c)) deep++;
    else if (strchr(")]}", c)) deep -= deep > 0;
    else if (!deep && !is_word_char((u8)c) && !strchr(".:!?\"'", c)) return false;
  }
  return t.n > 0;
}

void suggest_await_at(Sema *s, Diag *g, Span at, bool async) {
  Str t = sources_text(s->sx->src, at);
  if (!async) {
    diag_help(diags_of(s), g, "a future: only async functions and blocks may `.await` its value");
    return;
  }
  diag_suggest(diags_of(s), g, FIX_MAYBE, "this is a future: `.await` waits for its value");
  if (binds_tightly(t)) diag_edit(diags_of(s), g, span_end(at), ".await");
}

void suggest_used(Sema *s, Diag *g, Span at, bool future, bool async) {
  if (future) {
    suggest_await_at(s, g, at, async);
    return;
  }
  diag_suggest(diags_of(s), g, FIX_MAYBE, "if nobody is to look at it, say so");
  diag_edit(diags_of(s), g, span_start(at), "let _ = ");
}

/* A future that is waited for where it stands: put into a pinned box, it takes no room there. */
void suggest_box_pin(Diags *d, Diag *g, Span call) {
  Str t = sources_text(d->src, call);
  bool await = t.n > 6 && memcmp(t.p + t.n - 6, ".await", 6) == 0;
  if (!call.hi) return;
  suggest_around(d, g, FIX_MAYBE, await ? (Span){call.lo, call.hi - 6, call.ctx} : call, "Box::pin(", ")", "put the inner future into a box");
}

/* `#[derive(X)]` above the learner's own type. */
void suggest_derive(Sema *s, Diag *g, const Def *d, const char *trait) {
  const Item *it = d->is_lib ? NULL : d->item;
  if (!it || it->span.ctx) return;
  Place p = sources_place(s->sx->src, it->span.lo);
  u32 start = p.file ? sources_line_start(s->sx->src, p.file, p.line) : 0;
  Str blank = {p.file ? p.file->text.p + (start - p.file->base) : "", it->span.lo - start};
  for (size_t i = 0; i < blank.n; i++)
    if (blank.p[i] != ' ' && blank.p[i] != '\t') blank.n = 0, start = it->span.lo;
  diag_suggest(diags_of(s), g, FIX_MAYBE, "the compiler can write this: `#[derive(%s)]`", trait);
  diag_edit(diags_of(s), g, (Span){start, start, 0}, "%.*s#[derive(%s)]\n", STR_ARG(blank), trait);
}

static bool is_future(Infer *f, Ty t) {
  if (t->kind != TY_OPAQUE && t->kind != TY_ASYNC) return false;
  return solve_probe(f, (TraitRef){lang_item(f->s, LANG_future_trait), ty_list(f->s, &t, 1)}) == SOLVE_YES;
}

static const char *derivable(const Def *trait, Sema *s) {
  static const char *const names[] = {"Debug", "Clone", "Copy", "PartialEq", "Eq", "PartialOrd", "Ord", "Hash", "Default"};
  for (u32 i = 0; trait->is_lib && i < COUNTOF(names); i++)
    if (!strcmp(sym_z(s->sx->in, trait->name), names[i])) return names[i];
  return NULL;
}

/* An async function that was not called: `hello.await`, `spawn(hello)`. at: its name; behind: it stands before the dot there. */
static void suggest_call(Infer *f, Diag *g, const Def *fn, Span at, bool behind) {
  const FnDecl *decl = fn->kind == DEF_FN && fn->item ? fn->item->fn : NULL;
  const SourceFile *file = sources_file(f->s->sx->src, at.lo);
  if (!decl || !decl->async_ || decl->n || !file || at.ctx) return;
  while (behind && at.lo > file->base && file->text.p[at.lo - 1 - file->base] != '.') at.lo--;
  if (behind) at = (Span){at.lo - 1, at.lo - 1, 0};
  if (at.hi <= file->base || !is_word_char((u8)file->text.p[at.hi - 1 - file->base])) return;
  diag_suggest(diags_of(f->s), g, FIX_MAYBE, "the function must be called: what it returns is the future");
  diag_edit(diags_of(f->s), g, (Span){at.hi, at.hi, 0}, "()");
}

void suggest_for_trait(Infer *f, Diag *g, const Predicate *p, const Cause *c) {
  Sema *s = f->s;
  Ty self = infer_resolve(f, p->tr.args->v[0]);
  Str text = sources_text(s->sx->src, c->span);
  if (def_is_lang(p->tr.trait, LANG_future_trait) || def_is_lang(p->tr.trait, LANG_into_future_trait)) {
    const SourceFile *file = sources_file(s->sx->src, c->span.lo);
    bool whole = text.n > 6 && memcmp(text.p + text.n - 6, ".await", 6) == 0;
    bool awaited = whole || str_eqz(text, "await");
    if (self->kind == TY_FN_DEF) {
      if (awaited || c->call.hi) suggest_call(f, g, self->def, awaited ? (Span){c->span.lo, c->span.lo, 0} : c->span, awaited);
      return;
    }
    if (!file || !awaited) return;
    u32 lo = c->span.hi - 5;
    while (lo > file->base && file->text.p[lo - 1 - file->base] != '.') lo--;
    diag_suggest(diags_of(s), g, FIX_CERTAIN, "it is no future: leave the `.await` out");
    if (lo > file->base) diag_cut(diags_of(s), g, (Span){lo - 1, c->span.hi, c->span.ctx});
    return;
  }
  if (is_future(f, self) && !trait_is_auto(p->tr.trait) && !def_is_lang(p->tr.trait, LANG_sized)) {
    bool try = text.n && text.p[text.n - 1] == '?';
    bool async = f->hook.around && f->hook.around(f->hook.ctx, c->span)->kind == BODY_ASYNC;
    suggest_await_at(s, g, try ? (Span){c->span.lo, c->span.hi - 1, c->span.ctx} : c->span, async);
    return;
  }
  if (self->kind == TY_PARAM && f->hook.bound && !def_is_lang(p->tr.trait, LANG_sized)) {
    f->hook.bound(f->hook.ctx, g, self, p->tr.trait);
    return;
  }
  if (def_is_lang(p->tr.trait, LANG_unpin)) {
    bool arg = c->call.hi && c->span.lo > c->call.lo && c->span.hi < c->call.hi && binds_tightly(text);
    const char *why = "`Box::pin` it, or pin it where it is: `std::pin::pin!`";
    if (arg) suggest_around(diags_of(s), g, FIX_MAYBE, c->span, "Box::pin(", ")", why);
    else diag_help(diags_of(s), g, "%s", why);
    return;
  }
  const char *name = derivable(p->tr.trait, s);
  if (name && self->kind == TY_ADT) suggest_derive(s, g, self->def, name);
}
