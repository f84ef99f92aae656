/* Suggestions where a name is not found: one that is written almost so, or a `use` that brings it. See suggest.h. */
#include "sema/resolve.h"
#include "sema/suggest.h"
#include "sema/suggest_near.h"

static const char *zsym(Sema *s, Sym n) { return sym_z(s->sx->in, n); }

/* --- almost the same -------------------------------------------------------------------------- */

Near near_to(Sema *s, Sym name) {
  Str want = sym_str(s->sx->in, name);
  return (Near){.s = s, .want = want, .best = (u32)(want.n < 3 ? 1 : want.n / 3) + 1};
}

static bool same_but_case(Str a, Str b) {
  for (size_t i = 0; i < a.n && a.n == b.n; i++)
    if ((a.p[i] | 32) != (b.p[i] | 32)) return false;
  return a.n == b.n;
}

void look_near(Near *n, Sym name, const Def *def) {
  Str t = sym_str(n->s->sx->in, name);
  if (!t.n || t.p[0] == '{' || t.p[0] == '<') return;
  u32 d = name_distance(n->want, t, n->best);
  if (d && same_but_case(n->want, t)) d = 1;
  if (d && d < n->best) n->best = d, n->found = name, n->def = def;
}

/* As module_find; who is only looked at does not count as used. */
static bool glance(Sema *s, Module *m, Sym name, Namespace ns, Module *from, NameEntry *e) {
  u32 was = s->resolve->depth++;
  bool ok = module_find(s, m, name, ns, from, e);
  s->resolve->depth = was;
  return ok;
}

static void look_in_module(Near *n, const Module *m, Namespace ns, Module *from) {
  for (u32 i = 0; i < m->names[ns].n; i++) {
    const Binding *b = (const Binding *)(uintptr_t)m->names[ns].entries[i].val;
    NameEntry e;
    if (from && (!b || !vis_allows(n->s, b->vis, (Module *)(uintptr_t)m, from))) continue;
    if (b->def) look_near(n, b->def->name, b->def);
    else if (b->imp && b->imp->name && name_distance(n->want, sym_str(n->s->sx->in, b->imp->name), n->best) < n->best &&
             glance(n->s, (Module *)(uintptr_t)m, b->imp->name, ns, from ? from : (Module *)(uintptr_t)m, &e))
      look_near(n, b->imp->name, e.def);
  }
}

/* The same, and what comes by `use x::*`. */
static void look_in_globs(Near *n, Module *m, Namespace ns, u32 depth) {
  library_load_module(n->s, m);
  look_in_module(n, m, ns, NULL);
  for (u32 i = 0; i < m->globs.n && depth < 4; i++) {
    Module *x = glob_target(n->s, m->globs.v[i]);
    if (x) look_in_globs(n, x, ns, depth + 1);
  }
}

void say_near(Near *n, Diag *g, Span at, const char *what) {
  if (!n->found) return;
  const char *kind = n->def ? def_kind_name(n->def) : what;
  diag_suggest(n->s->sx->diags, g, FIX_MAYBE, "did you mean the %s `%s`?", kind, zsym(n->s, n->found));
  diag_edit(n->s->sx->diags, g, at, "%s", zsym(n->s, n->found));
}

void suggest_near_name(Sema *s, Module *m, Diag *g, Ident id, Namespace ns) {
  Near n = near_to(s, id.sym);
  Sym local = ns == NS_VALUE ? local_similar(s, id.sym, id.span, &n.best) : 0;
  for (Module *x = m; x; x = x->is_block ? x->parent : NULL) look_in_module(&n, x, ns, NULL);
  Module *prelude = prelude_module(s, s->edition);
  if (!n.found && !local && prelude) look_in_globs(&n, prelude, ns, 0);
  if (!n.found && local) n.found = local;
  say_near(&n, g, id.span, "variable");
}

/* In a method: a field by that name, or a method. */
void suggest_field_of_self(Sema *s, Diag *g, Def *owner, Ident id) {
  Def *fn = owner, *who;
  while (fn && fn->kind != DEF_FN) fn = fn->parent;
  if (!fn || !fn->item || !fn->item->fn || !fn->item->fn->has_self) return;
  Ty self = owner_self(s, fn, &who);
  u32 n = 0;
  VariantDef *v = self && self->kind == TY_ADT && self->def->kind == DEF_STRUCT ? def_variants(s, self->def, &n) : NULL;
  for (u32 i = 0; v && i < v->n; i++)
    if (v->fields[i].name == id.sym) {
      diag_suggest(s->sx->diags, g, FIX_MAYBE, "the field of `self`: `self.%s`", zsym(s, id.sym));
      diag_edit(s->sx->diags, g, span_start(id.span), "self.");
      return;
    }
}

void suggest_near_in(Sema *s, Module *in, Module *from, Diag *g, Ident id) {
  Near n = near_to(s, id.sym);
  library_load_module(s, in);
  for (int ns = 0; ns < NS_COUNT; ns++) look_in_module(&n, in, (Namespace)ns, from);
  const LibFile *f = in->lib_file >= 0 && s->lib ? &s->lib->files[in->lib_file] : NULL;
  for (u32 i = 0; f && i < f->n_names; i++) {     /* functions that wait by themselves are in no table yet */
    const LibName *name = &s->lib->names[f->names + i];
    if ((name->ns & (LIB_PUB | LIB_NS_VALUE)) == (LIB_PUB | LIB_NS_VALUE)) look_near(&n, intern_z(s->sx->in, name->name), NULL);
  }
  say_near(&n, g, id.span, "function");
}

void suggest_near_macro(Sema *s, Module *m, Diag *g, Ident id) {
  Near n = near_to(s, id.sym);
  const LibTable *t = &s->lib->macros;
  for (Module *x = m; x; x = x->parent)
    for (u32 i = 0; i < x->macros.n; i++) look_near(&n, x->macros.v[i].name, NULL);
  for (u32 i = 0; s->lib && i < t->n; i++)
    if (!strcmp(t->v[i].val, "std")) look_near(&n, intern_z(s->sx->in, t->v[i].key), NULL);
  say_near(&n, g, id.span, "macro");
}

void suggest_near_crate(Sema *s, Diag *g, Ident id) {
  Near n = near_to(s, id.sym);
  for (u32 i = 0; i < s->crates.n; i++)
    if (s->crates.v[i]->is_lib && crate_by_name(s, s->crates.v[i]->name)) look_near(&n, s->crates.v[i]->name, NULL);
  say_near(&n, g, id.span, "crate");
}

void suggest_near_field(Sema *s, Diag *g, const VariantDef *v, Ident id) {
  Near n = near_to(s, id.sym);
  for (u32 i = 0; i < v->n; i++) look_near(&n, v->fields[i].name, NULL);
  say_near(&n, g, id.span, "field");
}

void suggest_near_variant(Sema *s, Diag *g, const Def *en, Ident id) {
  Near n = near_to(s, id.sym);
  for (u32 i = 0; i < en->n_variants; i++) look_near(&n, en->variants[i].def->name, NULL);
  say_near(&n, g, id.span, "variant");
}

/* --- `use` -------------------------------------------------------------------------------------- */

static Str trim(Str t) {
  while (t.n && strchr(" \t", t.p[0])) t.p++, t.n--;
  while (t.n && strchr(" \t", t.p[t.n - 1])) t.n--;
  return t;
}

/* Where a `use` of module m goes: before its first one, else before its first item; nowhere: there is none. */
static Span use_place(Sema *s, Module *m, bool *first) {
  m = module_normal(m);
  Item **v = NULL, *it = NULL;
  u32 n = 0;
  if (m->def && m->def->kind == DEF_MOD && m->def->item) v = m->def->item->items, n = m->def->item->n_items;
  else if (m->krate && !m->krate->is_lib && s->resolve->file) v = s->resolve->file->items, n = s->resolve->file->n;
  for (u32 i = 0; i < n; i++) {
    bool use = v[i]->kind == I_USE && v[i]->span.ctx == 0;
    if (use || !it) it = v[i];
    *first = !use;
    if (use) break;
  }
  if (!it || it->span.ctx) return NO_SPAN;
  u32 lo = it->span.lo;
  for (u32 i = 0; i < it->attrs.n; i++)
    if (!it->attrs.v[i].inner && it->attrs.v[i].span.lo && it->attrs.v[i].span.lo < lo) lo = it->attrs.v[i].span.lo;
  Place p = sources_place(s->sx->src, lo);
  while (p.file && p.line > 1) {          /* doc comments are no attributes */
    Str t = trim(sources_line(s->sx->src, p.file, p.line - 1));
    if (t.n < 3 || memcmp(t.p, "///", 3) != 0) break;
    p.line--;
  }
  u32 at = p.file ? sources_line_start(s->sx->src, p.file, p.line) : 0;
  Str before = {p.file ? p.file->text.p + (at - p.file->base) : "", lo > at ? lo - at : 0};
  if (p.line == sources_place(s->sx->src, lo).line && trim(before).n) at = lo; /* `mod x { fn` on one line */
  return (Span){at, at, 0};
}

typedef struct Ways { Sema *s; Module *m; Str path[8]; const Def *def[8]; u32 n; } Ways;

static void add_way(Ways *w, const Def *d, Str path) {
  for (u32 i = 0; i < w->n; i++)
    if (w->def[i] == d) {
      if (path.n < w->path[i].n) w->path[i] = path;
      return;
    }
  if (w->n < COUNTOF(w->path)) w->def[w->n] = d, w->path[w->n++] = path;
}

/* The module that "a::b::c" names, as the learner's root sees it; NULL: none, or private. */
static Module *module_at(Sema *s, const char *crate, const char *path, Def **last) {
  PathSeg segs[12];
  u32 n = 0, used;
  memset(segs, 0, sizeof segs);
  segs[n++].name.sym = intern_z(s->sx->in, crate);
  for (const char *p = path; *p && n < COUNTOF(segs);) {
    const char *end = strstr(p, "::");
    size_t len = end ? (size_t)(end - p) : strlen(p);
    segs[n++].name.sym = intern(s->sx->in, (Str){p, len});
    p += len + (end ? 2 : 0);
  }
  PrefixFail why;
  return prefix_module(s, crate_root(s, 0), segs, n, false, &why, last, &used);
}

/* Is the crate one that the learner's program has to do with? */
static bool in_use(Sema *s, const char *crate) {
  if (!strcmp(crate, "std")) return true;
  const AstFile *ast = s->resolve->file;
  Str text = ast && ast->file ? ast->file->text : STR(""); /* what is typed at a prompt is put together from several */
  size_t n = strlen(crate);
  for (size_t i = 0; i + n + 2 <= text.n; i++)
    if (text.p[i] == crate[0] && !memcmp(text.p + i, crate, n) && text.p[i + n] == ':' && (!i || !is_word_char((u8)text.p[i - 1]))) return true;
  return false;
}

static void offer_use(Ways *w, Diag *g, const char *what) {
  Sema *s = w->s;
  bool first = false;
  Span at = use_place(s, w->m, &first);
  if (!w->n) return;
  diag_suggest(s->sx->diags, g, FIX_MAYBE, w->n == 1 ? "bring %s into scope" : "bring one of these into scope", what);
  Place p = sources_place(s->sx->src, at.lo);
  Str line = p.file ? sources_line(s->sx->src, p.file, p.line) : STR("");
  u32 blank = 0;
  while (p.col == 1 && blank < line.n && (line.p[blank] == ' ' || line.p[blank] == '\t')) blank++;
  for (u32 i = 0; at.lo && i < w->n; i++) {
    if (i) diag_other_way(g);
    if (p.col == 1) diag_edit(s->sx->diags, g, at, "%.*suse %.*s;\n%s", (int)blank, line.p, STR_ARG(w->path[i]), first ? "\n" : "");
    else diag_edit(s->sx->diags, g, at, "use %.*s; ", STR_ARG(w->path[i]));
  }
}

static bool last_is(const char *path, const char *name) {
  const char *p = strstr(path, "::"), *last = path;
  for (; p; p = strstr(last, "::")) last = p + 2;
  return !strcmp(last, name);
}

static void find_ways(Ways *w, Sym name, u8 space, Namespace ns, bool modules, bool (*fits)(const Def *, void *), void *ctx) {
  Sema *s = w->s;
  for (u32 pass = 0; pass < 2; pass++)
    for (u32 i = 0; s->lib && i < s->lib->n_files; i++) {
      const LibFile *f = &s->lib->files[i];
      if (!strcmp(f->crate, "std") != !pass || !crate_by_name(s, intern_z(s->sx->in, f->crate)) || strncmp(f->path, "prelude", 7) == 0) continue;
      bool is_mod = modules && f->path[0] && last_is(f->path, zsym(s, name));
      if (!is_mod && (modules || !lib_file_has_name(s->lib, i, zsym(s, name), (u8)(space | LIB_PUB)))) continue;
      if (!in_use(s, f->crate)) continue;
      Def *d = NULL;
      NameEntry e;
      Module *in = module_at(s, f->crate, f->path, &d);
      const char *sep = f->path[0] ? "::" : "";
      if (in && is_mod && d) add_way(w, d, str_fmt(s->arena, "%s::%s", f->crate, f->path));
      if (!in || is_mod || !glance(s, in, name, ns, crate_root(s, 0), &e)) continue;
      if (vis_allows(s, e.vis, e.in, crate_root(s, 0)) && (!fits || fits(e.def, ctx)))
        add_way(w, e.def, str_fmt(s->arena, "%s%s%s::%s", f->crate, sep, f->path, zsym(s, name)));
    }
}

void suggest_use(Sema *s, Module *m, Diag *g, Sym name, Namespace ns, bool (*fits)(const Def *, void *), void *ctx) {
  Ways w = {.s = s, .m = m};
  find_ways(&w, name, ns == NS_TYPE ? LIB_NS_TYPE : ns == NS_VALUE ? LIB_NS_VALUE : LIB_NS_MACRO, ns, false, fits, ctx);
  offer_use(&w, g, "it");
}

static bool is_that(const Def *d, void *def) { return d == def; }

Str path_to(Sema *s, const Def *d, Namespace ns) {
  Ways w = {.s = s, .m = crate_root(s, 0)};
  find_ways(&w, d->name, ns == NS_TYPE ? LIB_NS_TYPE : LIB_NS_VALUE, ns, false, is_that, (void *)(uintptr_t)d);
  return w.n ? w.path[0] : STR("");
}

void suggest_use_module(Sema *s, Module *m, Diag *g, Sym name) {
  Ways w = {.s = s, .m = m};
  find_ways(&w, name, 0, NS_TYPE, true, NULL, NULL);
  offer_use(&w, g, "the module");
}

/* --- methods -------------------------------------------------------------------------------------- */

void near_add(NearList *l, Sym name) {
  Near one = l->n;
  look_near(&one, name, NULL);
  if (!one.found) return;
  for (u32 i = 0; i < l->count; i++)
    if (l->v[i] == name) return;
  if (l->count < COUNTOF(l->v)) l->v[l->count] = name, l->d[l->count++] = one.best;
}

static void near_in_traits(Sema *s, NearList *l, Module *m, u32 depth) {
  if (m) library_load_module(s, m);    /* an image holds more of it than what this program led to */
  for (u32 i = 0; m && i < m->names[NS_TYPE].n; i++) {
    const Binding *b = (const Binding *)(uintptr_t)m->names[NS_TYPE].entries[i].val;
    Def *tr = b->def ? b->def : b->imp ? import_resolve(s, b->imp, NS_TYPE) : NULL;
    if (!tr || tr->kind != DEF_TRAIT) continue;
    members_read(s, tr, 0);
    for (u32 k = 0; k < tr->items.n; k++)
      if (tr->items.v[k]->kind == DEF_FN) near_add(l, tr->items.v[k]->name);
  }
  for (u32 i = 0; m && i < m->globs.n && depth < 4; i++) near_in_traits(s, l, glob_target(s, m->globs.v[i]), depth + 1);
}

void near_trait_methods(Sema *s, NearList *l, Module *m) {
  near_in_traits(s, l, m, 0);
  if (m != module_normal(m)) near_in_traits(s, l, module_normal(m), 0);
  near_in_traits(s, l, prelude_module(s, s->edition), 0);
}

/* "::a::b" of a module below its crate's root. */
static void module_path_tail(Sema *s, const Module *m, Buf *b) {
  if (!m->parent || !m->def || m->def->kind == DEF_CRATE) return;
  module_path_tail(s, m->parent, b);
  buf_fmt(b, "::%s", zsym(s, m->def->name));
}

void suggest_traits_with(Sema *s, Module *m, Diag *g, Sym method, bool (*ok)(Def *trait, void *ctx), void *ctx) {
  Ways w = {.s = s, .m = m};
  u32 lo = 0, hi = 0;
  if (s->lib) lib_rows(s->lib->methods, zsym(s, method), &lo, &hi);
  for (; lo < hi; lo++) {
    const LibRow *row = &s->lib->methods.v[lo];
    const LibFile *f = &s->lib->files[row->file];
    Sym name = intern_z(s->sx->in, row->val);
    Module *in = in_use(s, f->crate) ? s->resolve->file_mods[row->file] : NULL;
    Def *last;
    NameEntry e;
    if (!in && in_use(s, f->crate)) in = module_at(s, f->crate, f->path, &last);
    if (in && glance(s, in, name, NS_TYPE, in, &e) && e.def->kind == DEF_TRAIT && ok(e.def, ctx))
      find_ways(&w, name, LIB_NS_TYPE, NS_TYPE, false, is_that, e.def);
  }
  for (u32 i = s->first_own; i < s->defs.n; i++) {
    Def *d = s->defs.v[i];
    if (d->kind != DEF_TRAIT || d->is_lib || !trait_item(s, d, method, NS_VALUE) || d->module->is_block || !ok(d, ctx)) continue;
    Buf b = {0};
    buf_z(&b, "crate");
    module_path_tail(s, d->module, &b);
    buf_fmt(&b, "::%s", zsym(s, d->name));
    add_way(&w, d, str_copy(s->arena, buf_view(&b)));
    buf_free(&b);
  }
  offer_use(&w, g, "the trait with this method");
}
