/* resolve_scope — blocks with items, and the traits that are in scope. */
#include "sema/resolve.h"

/* --- blocks -------------------------------------------------------------- */
static bool has_items(const Block *b) {
  for (u32 i = 0; i < b->n; i++)
    if (b->stmts[i].kind == S_ITEM || b->stmts[i].kind == S_MACRO) return true;
  return false;
}

/* `later::m!()` of a module that stands further below: by its path the macro is found when that has been read. */
static bool of_later_module(const Stmt *v, u32 n, u32 i) {
  const Expr *mac = v[i].e;
  if (!mac || mac->kind != E_MACRO || mac->path->n < 2 || mac->path->global) return false;
  for (u32 k = i + 1; k < n; k++)
    if (v[k].kind == S_ITEM && v[k].item && v[k].item->kind == I_MOD && v[k].item->name.sym == mac->path->segs[0].name.sym) return true;
  return false;
}

static void block_stmts(Sema *s, Module *m, Stmt *v, u32 n);
static void block_macro(Sema *s, Module *m, Stmt *st) {
  if (!st->expanded) expand_stmt(s, m, st);
  block_stmts(s, m, st->expansion, st->n_expansion);
}

/* Statement macros expand here, in order, because they may bring items and macro_rules. */
static void block_stmts(Sema *s, Module *m, Stmt *v, u32 n) {
  for (u32 i = 0; i < n; i++) { /* imports first: macros may come through them */
    Item *it = v[i].kind == S_ITEM ? v[i].item : NULL;
    if (it && it->kind == I_USE) collect_items(s, m, &v[i].item, 1);
  }
  for (u32 i = 0; i < n; i++) {
    Stmt *st = &v[i];
    if (st->kind == S_ITEM && st->item && st->item->kind != I_USE) collect_items(s, m, &st->item, 1);
    if (st->kind == S_MACRO && !of_later_module(v, n, i)) block_macro(s, m, st);
  }
  for (u32 i = 0; i < n; i++)
    if (v[i].kind == S_MACRO && !v[i].expanded) block_macro(s, m, &v[i]);
}

static bool module_empty(const Module *m) {
  return !m->defs.n && !m->macros.n && !m->globs.n && !m->anons.n && !m->names[NS_TYPE].n && !m->names[NS_VALUE].n && !m->names[NS_MACRO].n;
}

Module *block_scope(Sema *s, Module *outer, Block *b, Def *owner) {
  if (b->scope) return b->scope;
  if (!has_items(b)) return outer;
  Module *m = module_new(s, NULL, outer, outer->krate);
  m->owner = owner;
  u32 imports = s->resolve->imports.n, clashes = s->resolve->clashes.n;
  block_stmts(s, m, b->stmts, b->n);
  collect_pending(s);
  if (module_empty(m)) return outer;
  b->scope = m;
  if (!s->resolve->final || m->krate->is_lib) return m;
  resolve_check_names(s, imports, clashes);
  for (u32 i = 0; i < m->defs.n; i++) check_item(s, m->defs.v[i]);
  return m;
}

/* --- traits -------------------------------------------------------------- */
typedef struct TraitSearch { Sema *s; Module *from; Sym method; Def *want; DefVec *out; bool found; } TraitSearch;

static bool declares(Sema *s, Def *trait, Sym name) {
  members_read(s, trait, name);
  for (u32 i = 0; i < trait->items.n; i++) {
    const Def *d = trait->items.v[i];
    if ((d->kind == DEF_FN || d->kind == DEF_CONST) && d->name == name) return true;
  }
  return false;
}

static void offer(TraitSearch *q, Def *d) {
  if (!d || d->kind != DEF_TRAIT) return;
  if (q->want) {
    q->found |= d == q->want;
    return;
  }
  if (!declares(q->s, d, q->method)) return;
  for (u32 i = 0; i < q->out->n; i++)
    if (q->out->v[i] == d) return;
  vec_push(q->s->arena, q->out, d);
}

/* Could a library trait of that name be the one? Keeps us from reading files for nothing. */
static bool plausible(TraitSearch *q, Sym name) {
  Sema *s = q->s;
  if (q->want) return q->want->name == name;
  if (!s->lib) return true;
  u32 lo, hi;
  lib_rows(s->lib->methods, sym_z(s->sx->in, q->method), &lo, &hi);
  for (; lo < hi; lo++)
    if (str_eqz(sym_str(s->sx->in, name), s->lib->methods.v[lo].val)) return true;
  return false;
}

static void offer_import(TraitSearch *q, Import *im) {
  bool known = im->state[NS_TYPE] == IMP_DONE;
  if (!known && !plausible(q, im->segs[im->n - 1].name.sym) && im->m->krate->is_lib) return;
  bool was = im->used;
  offer(q, import_resolve(q->s, im, NS_TYPE));
  im->used = was;
}

static void search_module(TraitSearch *q, Module *m, u32 depth) {
  if (depth > 8) return;
  library_load_module(q->s, m);
  const Map *names = &m->names[NS_TYPE];
  for (u32 i = 0; i < names->n; i++)
    for (Binding *b = (Binding *)(uintptr_t)names->entries[i].val; b; b = b->next) {
      if (depth && !vis_allows(q->s, b->vis, m, q->from)) continue;
      if (b->def) offer(q, b->def);
      else offer_import(q, b->imp);
    }
  for (u32 i = 0; i < m->anons.n; i++)
    if (!depth || vis_allows(q->s, m->anons.v[i]->vis, m, q->from)) offer_import(q, m->anons.v[i]);
  for (u32 i = 0; i < m->globs.n; i++) {
    Import *g = m->globs.v[i];
    if (g->busy || (depth && !vis_allows(q->s, g->vis, m, q->from))) continue;
    Module *t = glob_target(q->s, g);
    g->busy = true;
    if (t) search_module(q, t, depth + 1);
    g->busy = false;
  }
}

static void search_scopes(TraitSearch *q, Module *m) {
  q->s->resolve->depth++;
  for (Module *x = m; x; x = x->is_block ? x->parent : NULL) search_module(q, x, 0);
  Module *p = prelude_module(q->s, m->krate->edition);
  if (p) search_module(q, p, 1);
  q->s->resolve->depth--;
}

void traits_with_method(Sema *s, Module *m, Sym name, DefVec *out) {
  u64 key = map_key2(m->id, name);
  DefVec *kept = s->resolve->settled ? map_ptr(&s->resolve->method_traits, key) : NULL;
  if (!kept) {
    kept = NEW(s->arena, DefVec);
    TraitSearch q = {.s = s, .from = m, .method = name, .out = kept};
    search_scopes(&q, m);
    if (s->resolve->settled) map_put(s->arena, &s->resolve->method_traits, key, (u64)(uintptr_t)kept);
  }
  for (u32 i = 0; i < kept->n; i++) vec_push(s->arena, out, kept->v[i]);
}

/* Does a glob of t bring the trait, if only by an import `as _` in it? That import is used too. */
static bool glob_brings(Sema *s, Module *t, Module *from, Def *trait) {
  NameEntry e;
  bool any = module_find(s, t, trait->name, NS_TYPE, from, &e) && e.def == trait;
  for (u32 i = 0; !t->krate->is_lib && i < t->anons.n; i++) {
    Import *im = t->anons.v[i];
    if (im->def[NS_TYPE] != trait || !vis_allows(s, im->vis, t, from)) continue;
    im->used = any = true;
  }
  return any;
}

static void use_imports_in(Sema *s, Module *m, Def *trait) {
  const Map *names = &m->names[NS_TYPE];
  for (u32 i = 0; i < names->n; i++)
    for (Binding *b = (Binding *)(uintptr_t)names->entries[i].val; b; b = b->next)
      if (!b->def && b->imp->def[NS_TYPE] == trait) b->imp->used = true;
  for (u32 i = 0; i < m->anons.n; i++)
    if (m->anons.v[i]->def[NS_TYPE] == trait) m->anons.v[i]->used = true;
  for (u32 i = 0; i < m->globs.n; i++) {
    Module *t = glob_target(s, m->globs.v[i]);
    if (t && glob_brings(s, t, m, trait)) m->globs.v[i]->used = true;
  }
}
void use_trait_imports(Sema *s, Module *m, Def *trait) {
  if (m->krate->is_lib || !trait || trait->kind != DEF_TRAIT) return;
  u64 key = map_key2(m->id, trait->id);
  bool settled = s->resolve->settled;
  if (settled && map_get(&s->resolve->used_traits, key, NULL)) return;
  if (settled) map_put(s->arena, &s->resolve->used_traits, key, 1);
  for (Module *x = m; x; x = x->is_block ? x->parent : NULL) use_imports_in(s, x, trait);
}

bool trait_in_scope(Sema *s, Module *m, Def *trait) {
  TraitSearch q = {.s = s, .from = m, .want = trait};
  search_scopes(&q, m);
  return q.found;
}
