/* resolve_life — lifetimes of signatures and fields: undeclared names (E0261),
 * missing ones (E0106, E0637) by the elision rules of the Reference, "Lifetime elision". */
#include "sema/resolve.h"
#include "sema/suggest.h"

typedef enum {
  ELIDE_FRESH,                 /* each is a lifetime of its own, or the one that the parameters have */
  ELIDE_MISSING,               /* there is none that it could stand for */
  ELIDE_BOUND,                 /* in bounds, where none may be left out */
  ELIDE_ASSOC                  /* an impl's associated type, whose trait declares it without lifetimes */
} Elision;

/* How a lifetime of a signature is written; mismatched_lifetime_syntaxes wants one way for what is the same. */
typedef enum { LT_HIDDEN /* Iter<T> */, LT_ELIDED /* &T, '_ */, LT_NAMED } LifeForm;
typedef struct Written { LifeForm form; Sym name; Span at; } Written;

typedef struct Life {
  Sema *s; Def *d;
  const GenericsExpr *scopes[4]; u32 n_scopes;
  bool header;                 /* of an impl or async fn: a path must show its lifetimes (E0726) */
  Elision mode;
  u32 elided;                  /* counted */
  u32 in_bounds;               /* errors that leave the types of the signature what they are */
  Sym named[16]; u32 n_named;
  Written seen[24]; u32 n_seen; bool noting;
} Life;

static void note(Life *l, LifeForm form, Sym name, Span at) {
  if (l->noting && l->n_seen < COUNTOF(l->seen)) l->seen[l->n_seen++] = (Written){form, name, at};
}

static const char *zsym(Sema *s, Sym n) { return sym_z(s->sx->in, n); }

/* --- for<'a> stands in the text only -------------------------------------- */
static bool binder_declares(Str t, Str name) {
  for (size_t i = 0; i + 4 < t.n; i++) {
    size_t open = i + 3;
    while (open < t.n && t.p[open] == ' ') open++;
    if (memcmp(t.p + i, "for", 3) != 0 || open == t.n || t.p[open] != '<') continue;
    const char *end = memchr(t.p + open, '>', t.n - open);
    Str in = {t.p + open + 1, end ? (size_t)(end - t.p) - open - 1 : 0};
    if (memmem(in.p, in.n, name.p, name.n)) return true;
  }
  return false;
}

static bool declared(Life *l, Sym name) {
  if (name == SYM_static_lt || name == SYM_anon_lt) return true;
  for (u32 k = 0; k < l->n_scopes; k++)
    for (u32 i = 0; i < l->scopes[k]->n; i++)
      if (l->scopes[k]->v[i].kind == GP_LIFETIME && l->scopes[k]->v[i].name.sym == name) return true;
  SourceFile *f = sources_file(l->s->sx->src, l->d->span.lo);
  Span sp = l->d->item->span;
  if (!f || sp.lo < f->base || sp.hi > f->base + f->text.n) return true;
  return binder_declares((Str){f->text.p + (sp.lo - f->base), sp.hi - sp.lo}, sym_str(l->s->sx->in, name));
}

static void missing(Life *l, Span at, u32 n) {
  l->elided += n;
  if (l->mode == ELIDE_FRESH || at.lo == 0) return;
  Diag *g = diag(l->s->sx->diags, DIAG_E0106, at, n > 1 ? "missing lifetime specifiers" : "missing lifetime specifier");
  diag_primary(l->s->sx->diags, g, n > 1 ? "expected %u lifetime parameters" : "expected named lifetime parameter", n);
  suggest_lifetime(l->s, g, l->d, at);
}

static void elide_path(Life *l, Span at, u32 n) {
  note(l, LT_HIDDEN, 0, at);
  missing(l, at, n);
}

/* `&T` (or `&'_ T`, `'_`: named) */
static void elide(Life *l, Span at, bool named) {
  note(l, LT_ELIDED, 0, at);
  Diags *d = l->s->sx->diags;
  if (l->mode == ELIDE_FRESH || l->mode == ELIDE_MISSING || at.lo == 0) {
    missing(l, at, 1);
    return;
  }
  l->elided++;
  if (named) diag(d, DIAG_E0637, at, "`'_` cannot be used here");
  else if (l->mode == ELIDE_BOUND || l->d->item->generics.n) diag(d, DIAG_E0637, at, "`&` without an explicit lifetime name cannot be used here");
  else
    diag(d, DIAG_ERROR, at, "the associated type `%s` is declared without lifetime parameters, so using a borrowed type for it requires "
         "that lifetime to come from the implemented type", zsym(l->s, l->d->name));
}

static void use_name(Life *l, Ident id) {
  if (id.sym == SYM_anon_lt) {
    elide(l, id.span, true);
    return;
  }
  note(l, LT_NAMED, id.sym, id.span);
  if (!declared(l, id.sym)) {
    Diag *g = diag(l->s->sx->diags, DIAG_E0261, id.span, "use of undeclared lifetime name `%s`", zsym(l->s, id.sym));
    diag_primary(l->s->sx->diags, g, "undeclared lifetime");
    suggest_declared_lifetime(l->s, g, l->d, id);
  }
  for (u32 i = 0; i < l->n_named; i++)
    if (l->named[i] == id.sym) return;
  if (l->n_named < COUNTOF(l->named)) l->named[l->n_named++] = id.sym;
}

/* --- walking -------------------------------------------------------------- */
static void life_type(Life *l, TypeExpr *te);

static u32 lifetime_params(const Def *d) {
  const GenericsExpr *g = d->item && !d->item->fn ? &d->item->generics : NULL;
  u32 n = 0;
  for (u32 i = 0; g && i < g->n; i++) n += g->v[i].kind == GP_LIFETIME;
  return n;
}

/* `fn(&T) -> &U`, `Fn(&T) -> &U`: elided by themselves */
static void life_callable(Life *l, TypeExpr *const *in, u32 n, TypeExpr *out) {
  Life own = *l;
  own.mode = ELIDE_FRESH;
  own.header = own.noting = false;
  own.elided = own.n_named = 0;
  for (u32 i = 0; i < n; i++) life_type(&own, in[i]);
  if (own.elided + own.n_named != 1) own.mode = ELIDE_MISSING;
  life_type(&own, out);
}

static void life_args(Life *l, GenericArgs *ga) {
  if (!ga) return;
  if (ga->paren) {
    TypeExpr **in = NEW_N(l->s->arena, TypeExpr *, ga->n + 1);
    for (u32 i = 0; i < ga->n; i++) in[i] = ga->v[i].ty;
    life_callable(l, in, ga->n, ga->ret);
    return;
  }
  for (u32 i = 0; i < ga->n; i++) {
    if (ga->v[i].kind == GA_LIFETIME) use_name(l, ga->v[i].name);
    if (ga->v[i].ty) life_type(l, ga->v[i].ty);
  }
}

static void life_path(Life *l, Path *p, bool type) {
  if (!p) return;
  if (p->qself) life_type(l, p->qself);
  bool written = false;
  for (u32 i = 0; i < p->n; i++) {
    GenericArgs *ga = p->segs[i].args;
    for (u32 k = 0; ga && k < ga->n; k++) written |= ga->v[k].kind == GA_LIFETIME;
    life_args(l, ga);
  }
  if (written || !type || p->qself || !p->n) return;
  PathRes r = resolve_path_as(l->s, l->d->module, l->d, p, PU_TYPE, true);
  if (r.kind != RES_DEF || !r.def || r.self_ty || r.unresolved) return;
  u32 n = lifetime_params(r.def);
  Span at = p->segs[p->n - 1].name.span;
  if (n && l->header) {
    Diag *g = diag(l->s->sx->diags, DIAG_E0726, at, "implicit elided lifetime not allowed here");
    diag_primary(l->s->sx->diags, g, "expected lifetime parameter");
    l->elided += n;
  } else if (n)
    elide_path(l, at, n);
}

static void life_bounds(Life *l, Bounds b) {
  for (u32 i = 0; i < b.n; i++)
    if (b.v[i].is_lifetime) use_name(l, b.v[i].lifetime);
    else life_path(l, b.v[i].trait, false);
}

static void life_type(Life *l, TypeExpr *te) {
  if (!te) return;
  if (te->kind == TE_REF) {
    if (!te->lifetime.sym) elide(l, (Span){te->span.lo, te->span.lo + 1, te->span.ctx}, false);
    else use_name(l, te->lifetime);
  }
  if (te->kind == TE_FN) {
    life_callable(l, te->elems, te->n, te->ret);
    return;
  }
  if (te->kind == TE_PATH) life_path(l, te->path, true);
  life_type(l, te->elem);
  for (u32 i = 0; i < te->n; i++) life_type(l, te->elems[i]);
  life_bounds(l, te->bounds);
}

static void life_generics(Life *l, const GenericsExpr *g) {
  u32 before = l->s->sx->diags->n_errors;
  l->mode = ELIDE_BOUND;
  for (u32 i = 0; i < g->n; i++) life_bounds(l, g->v[i].bounds);
  for (u32 i = 0; i < g->n_preds; i++) {
    life_type(l, g->preds[i].ty);
    life_bounds(l, g->preds[i].bounds);
  }
  l->mode = ELIDE_FRESH;
  l->in_bounds += l->s->sx->diags->n_errors - before;
}

/* --- items ---------------------------------------------------------------- */
static bool mentions_ref(const TypeExpr *te) {
  if (!te) return false;
  if (te->kind == TE_REF) return true;
  for (u32 i = 0; te->kind == TE_PATH && i < te->path->n; i++) {
    GenericArgs *ga = te->path->segs[i].args;
    for (u32 k = 0; ga && k < ga->n; k++)
      if (mentions_ref(ga->v[k].ty)) return true;
  }
  return false;
}

/* `&self` against `Iter<T>`, `&'a T` against `&T`: the same lifetime, written in two ways. */
static void check_forms(Life *l, u32 n_in, u32 self_at) {
  for (u32 o = n_in; o < l->n_seen; o++) {
    const Written *out = &l->seen[o], *in = NULL;
    if (out->name == SYM_static_lt) continue;
    for (u32 i = 0; i < n_in && !in; i++)
      if (out->name ? l->seen[i].name == out->name : self_at ? i + 1 == self_at : n_in == 1 || (l->seen[i].name && !l->elided)) in = &l->seen[i];
    for (u32 i = 0; in && in->name && in->form == out->form && i < n_in; i++)
      if (l->seen[i].name == in->name && l->seen[i].form != out->form) in = &l->seen[i];
    if (!in || in->form == out->form) continue;
    bool hides = in->form == LT_HIDDEN || out->form == LT_HIDDEN, named = in->form == LT_NAMED || out->form == LT_NAMED;
    vec_push(l->s->arena, &l->s->lifetime_forms, (LifetimeForms){in->at, out->at, hides, named});
    return;
  }
}

static void life_fn(Life *l, FnDecl *fn) {
  l->scopes[l->n_scopes++] = &fn->generics;
  life_generics(l, &fn->generics);
  l->elided = l->n_named = 0;
  l->header = fn->async_;
  l->noting = true;
  l->n_seen = 0;
  for (u32 i = 0; i < fn->n; i++) {
    u32 before = l->s->sx->diags->n_errors;
    life_type(l, fn->params[i].ty);
    if (l->s->sx->diags->n_errors == before) continue;
    if (fn->params[i].ty->kind == TE_IMPL) l->in_bounds += l->s->sx->diags->n_errors - before;
    else if (l->d->sig && i < l->d->sig->n) l->d->sig = sig_unknown_input(l->s, l->d->sig, i);
  }
  l->header = false;
  u32 inputs = l->elided + l->n_named;
  bool self = fn->has_self && fn->n && mentions_ref(fn->params[0].ty);
  l->mode = !self && inputs != 1 ? ELIDE_MISSING : ELIDE_FRESH;
  u32 n_in = l->n_seen, before = l->s->sx->diags->n_errors;
  life_type(l, fn->ret);
  l->d->ret_error = l->s->sx->diags->n_errors != before;
  if (l->d->ret_error && l->d->sig) l->d->sig = sig_unknown_output(l->s, l->d->sig);
  l->noting = false;
  check_forms(l, n_in, self ? 1 : 0);
}

static void life_fields(Life *l, Def *d) {
  l->mode = ELIDE_MISSING;
  for (u32 i = 0; i < d->n_variants; i++)
    for (u32 k = 0; k < d->variants[i].n; k++) {
      u32 before = l->s->sx->diags->n_errors;
      life_type(l, d->variants[i].fields[k].te);
      if (l->s->sx->diags->n_errors != before) d->variants[i].fields[k].ty = l->s->t_err;   /* nothing is said of what it holds */
    }
}

void check_lifetimes(Sema *s, Def *d) {
  Life l = {.s = s, .d = d};
  u32 before = s->sx->diags->n_errors;
  if (!d->item || tool_made(s, d->span)) return;
  if (d->parent && d->parent->item) l.scopes[l.n_scopes++] = &d->parent->item->generics;
  l.scopes[l.n_scopes++] = &d->item->generics;
  switch (d->kind) {
  case DEF_FN: life_fn(&l, d->item->fn); break;
  case DEF_STRUCT: case DEF_ENUM: case DEF_UNION:
    life_generics(&l, &d->item->generics);
    life_fields(&l, d);
    break;
  case DEF_IMPL:
    life_generics(&l, &d->item->generics);
    l.header = true;
    life_path(&l, d->item->impl_trait, true);
    life_type(&l, d->item->self_ty);
    break;
  case DEF_CONST: case DEF_STATIC: life_type(&l, d->item->ty); break;   /* what is left out is 'static */
  case DEF_ALIAS:
    l.mode = ELIDE_MISSING;
    life_type(&l, d->item->ty);
    break;
  case DEF_ASSOC_TY:
    life_generics(&l, &d->item->generics);
    l.mode = d->item->ty ? ELIDE_ASSOC : ELIDE_BOUND;
    life_bounds(&l, d->item->bounds);
    life_type(&l, d->item->ty);
    break;
  case DEF_TRAIT:
    life_generics(&l, &d->item->generics);
    l.mode = ELIDE_BOUND;
    life_bounds(&l, d->item->bounds);
    break;
  default: break;
  }
  d->life_error = s->sx->diags->n_errors != before + l.in_bounds;
}
