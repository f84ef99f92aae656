/* library — reading files of the library when something leads to them. */
#include "sema/resolve.h"

static const char *zsym(Sema *s, Sym n) { return sym_z(s->sx->in, n); }

/* --- crates and files ---------------------------------------------------- */
static Crate *crate_add(Sema *s, Sym name, bool is_lib, u16 edition) {
  Crate *k = NEW(s->arena, Crate);
  *k = (Crate){.index = s->crates.n, .name = name, .is_lib = is_lib, .edition = edition};
  vec_push(s->arena, &s->crates, k);
  Module *m = module_new(s, NULL, NULL, k);
  m->is_block = false;
  k->root = def_new(s, DEF_CRATE, name, NO_SPAN, NULL, m);
  k->root->as_module = m;
  k->root->vis.kind = VIS_PUB;
  m->def = k->root;
  return k;
}

DefVec sema_add_crate(Sema *s, AstFile *f) {
  DefVec fns = {0};
  Module *m = crate_add(s, intern_z(s->sx->in, "<ready>"), true, 2021)->root->as_module;
  collect_items(s, m, f->items, f->n);
  collect_pending(s);
  s->resolve->settled = true;
  for (u32 i = 0; i < m->defs.n; i++)
    if (m->defs.v[i]->kind == DEF_FN && !m->defs.v[i]->is_async_fn) vec_push(s->arena, &fns, m->defs.v[i]);
  return fns;
}

void sema_begin(Sema *s, u16 edition) {
  s->sx->lazy_bodies = true;
  s->edition = s->crates.v[0]->edition = edition;
  s->main_fn = NULL;
  s->resolve->settled = false;
  s->first_own = s->defs.n;
}

/* A crate's root file has path "" and so stands first among its files; std is number 1 where there is one. */
static void library_crates(Sema *s) {
  const LibIndex *x = s->lib;
  ResolveState *r = s->resolve;
  r->file_mods = NEW_N(s->arena, Module *, x->n_files + 1);
  r->file_loaded = NEW_N(s->arena, bool, x->n_files + 1);
  r->file_src = NEW_N(s->arena, SourceFile *, x->n_files + 1);
  for (int pass = 0; pass < 2; pass++)
    for (u32 i = 0; i < x->n_files; i++) {
      Sym name = intern_z(s->sx->in, x->files[i].crate);
      if (*x->files[i].path || (name == SYM_std) != (pass == 0)) continue;
      Module *m = crate_add(s, name, true, 2021)->root->as_module;
      m->lib_file = (int)i;
      m->loaded = false;
      r->file_mods[i] = m;
    }
}

static void add_prim(Sema *s, const char *name, Ty t) {
  Sym n = intern_z(s->sx->in, name);
  Def *d = def_new(s, DEF_PRIM, n, NO_SPAN, NULL, crate_root(s, 0));
  d->ty = t;
  d->is_lib = true;
  d->vis.kind = VIS_PUB;
  map_put(s->arena, &s->resolve->prims, n, (u64)(uintptr_t)d);
}

void resolve_init(Sema *s) {
  static const char *const names[PRIM_COUNT_] = {"i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize", "f32", "f64"};
  s->resolve = NEW(s->arena, ResolveState);
  s->resolve->any_head = intern_z(s->sx->in, LIB_HEAD_ANY);
  crate_add(s, SYM_crate_kw, false, s->edition);
  for (u32 i = 0; i < PRIM_COUNT_; i++) add_prim(s, names[i], s->t_prim[i]);
  add_prim(s, "bool", s->t_bool);
  add_prim(s, "char", s->t_char);
  add_prim(s, "str", s->t_str);
  if (s->lib) library_crates(s);
}

void library_declare(Sema *s, Module *parent, Def *mod, Sym name) {
  Module *m = mod->as_module;
  if (parent->lib_file < 0) return;
  const LibFile *f = &s->lib->files[parent->lib_file];
  Str path = *f->path ? str_fmt(s->arena, "%s::%s", f->path, zsym(s, name)) : sym_str(s->sx->in, name);
  int at = lib_file_find(s->lib, f->crate, path.p);
  if (at < 0) {
    diag(s->sx->diags, DIAG_E0583, mod->span, "file not found for module `%s`", zsym(s, name));
    return;
  }
  m->lib_file = at;
  m->loaded = s->resolve->file_loaded[at];
  s->resolve->file_mods[at] = m;
}

static AstFile *parse_library(Sema *s, const LibFile *f) {
  u16 edition = s->sx->edition;
  s->sx->edition = 2021;
  Str name = str_fmt(s->arena, "<%s>%s", f->crate, f->name + strlen(f->crate));
  SourceFile *src = sources_add(s->sx->src, name, (Str){f->text, f->len}, true);
  src->proven = true;
  src->parts = f->parts;
  src->n_parts = f->n_parts;
  AstFile *ast = parse_file(s->sx, src);
  s->sx->edition = edition;
  return ast;
}

static Item **parse_part(Sema *s, SourceFile *f, u32 part, bool inside, u32 *n, bool assoc, bool in_trait) {
  u16 edition = s->sx->edition;
  s->sx->edition = 2021;
  Item **v = parse_items_tokens(s->sx, lex_part(s->sx, f, part, inside), n, assoc, in_trait);
  s->sx->edition = edition;
  return v;
}

static bool first_ask(Sema *s, u64 key, u32 kind) {
  u64 k = key * 4 + kind;
  if (map_get(&s->resolve->asked, k, NULL)) return false;
  map_put(s->arena, &s->resolve->asked, k, 1);
  return true;
}

enum { ASK_IMPLS, ASK_INHERENT, ASK_MEMBERS, ASK_PART };

/* --- members of impls and traits ----------------------------------------- */
static void read_member(Sema *s, Def *d, SourceFile *f, u32 part) {
  if (!first_ask(s, f->base + f->parts[part].lo, ASK_PART)) return;
  u32 n;
  Item **v = parse_part(s, f, part, false, &n, true, d->kind == DEF_TRAIT);
  collect_members(s, d, v, n);
}

/* Into the order of the text; what has no place of its own stays behind what it came from. */
static void sort_members(Def *d) {
  for (u32 i = 1; i < d->items.n; i++) {
    Def *x = d->items.v[i];
    u32 k = i;
    for (; k && d->items.v[k - 1]->span.lo > x->span.lo; k--) d->items.v[k] = d->items.v[k - 1];
    d->items.v[k] = x;
  }
}

void members_read(Sema *s, Def *d, Sym name) {
  Item *it = d->item;
  if (!it || !it->later || !first_ask(s, map_key2(d->id, name), ASK_MEMBERS)) return;
  SourceFile *f = sources_file(s->sx->src, it->braces);
  u32 own = it->later - 1, end = f->parts[own].hi;
  if (f->parts[own].kind == PART_BODY) {
    it->later = 0;
    u32 n;
    Item **v = parse_part(s, f, own, true, &n, true, d->kind == DEF_TRAIT);
    collect_members(s, d, v, n);
    return;
  }
  for (u32 i = own + 1; i < f->n_parts && f->parts[i].lo < end; i++)
    if (f->parts[i].kind == PART_MEMBER && (!name || strcmp(f->parts[i].name, zsym(s, name)) == 0)) read_member(s, d, f, i);
  if (name) return;
  it->later = 0;
  sort_members(d);
}

/* --- functions of modules ------------------------------------------------- */
void library_read_fn(Sema *s, Module *m, Sym name) {
  u32 file = (u32)m->lib_file;
  const LibName *n = lib_file_name(s->lib, file, zsym(s, name));
  SourceFile *f = s->resolve->file_src[file];
  if (!n || !n->part || !f || !first_ask(s, f->base + f->parts[n->part - 1].lo, ASK_PART)) return;
  u32 k;
  Item **v = parse_part(s, f, n->part - 1, false, &k, false, false);
  collect_items(s, m, v, k);
}

/* Parents first: they declare the module that the file's items go into. */
void library_load_file(Sema *s, u32 i) {
  ResolveState *r = s->resolve;
  const LibFile *f = &s->lib->files[i];
  if (r->file_loaded[i]) return;
  if (!r->file_mods[i]) {
    const char *cut = strrchr(f->path, ':');
    Str up = cut ? str_copy(s->arena, (Str){f->path, (size_t)(cut - 1 - f->path)}) : STR("");
    int parent = lib_file_find(s->lib, f->crate, up.p);
    if (parent >= 0) library_load_file(s, (u32)parent);
    if (!r->file_mods[i] || r->file_loaded[i]) return;   /* the parent's items may have led here */
  }
  r->file_loaded[i] = true;
  Module *m = r->file_mods[i];
  m->loaded = true;
  AstFile *ast = parse_library(s, f);
  r->file_src[i] = ast->file;
  collect_items(s, m, ast->items, ast->n);
  collect_pending(s);
}

void library_load_module(Sema *s, Module *m) {
  if (!m->loaded && m->lib_file >= 0) library_load_file(s, (u32)m->lib_file);
}

bool library_may_have(Sema *s, Module *m, Sym name, Namespace ns) {
  static const u8 mask[NS_COUNT] = {LIB_NS_TYPE, LIB_NS_VALUE, LIB_NS_MACRO};
  if (m->lib_file < 0) return true;
  u32 f = (u32)m->lib_file;
  if (s->lib->files[f].has_globs) return true;
  if (ns == NS_MACRO && m->def->kind == DEF_CRATE) {
    u32 lo, hi;
    lib_rows(s->lib->macros, zsym(s, name), &lo, &hi);
    if (lo < hi) return true;
  }
  return lib_file_has_name(s->lib, f, zsym(s, name), mask[ns]);
}

Def *library_macro(Sema *s, Crate *k, Sym name) {
  if (!s->lib || !k->is_lib) return NULL;
  u32 lo, hi;
  lib_rows(s->lib->macros, zsym(s, name), &lo, &hi);
  for (; lo < hi; lo++) {
    if (!str_eqz(sym_str(s->sx->in, k->name), s->lib->macros.v[lo].val)) continue;
    library_load_file(s, s->lib->macros.v[lo].file);
    Binding *b = map_ptr(&k->root->as_module->names[NS_MACRO], name);
    for (; b; b = b->next)
      if (b->def) return b->def;
  }
  return NULL;
}

static void read_all_members(Sema *s, Module *m) {
  for (u32 i = 0; i < m->defs.n; i++) members_read(s, m->defs.v[i], 0);
}

void sema_load_all(Sema *s) {
  for (u32 i = 0; s->lib && i < s->lib->n_files; i++) {
    const LibFile *f = &s->lib->files[i];
    library_load_file(s, i);
    if (!s->resolve->file_mods[i]) continue;
    for (u32 k = 0; k < f->n_names; k++) library_read_fn(s, s->resolve->file_mods[i], intern_z(s->sx->in, s->lib->names[f->names + k].name));
    read_all_members(s, s->resolve->file_mods[i]);
  }
}

static const char *const lang_names[] = {
#define LANG(id, name) name,
#include "sema/lang.def"
#undef LANG
};

Def *lang_named(Sema *s, Sym name) {
  Map *known = &s->resolve->lang_names;
  u64 l;
  for (u32 i = 0; i < COUNTOF(lang_names) && known->n < COUNTOF(lang_names); i++)
    map_put(s->arena, known, intern_z(s->sx->in, lang_names[i]), i);
  return map_get(known, name, &l) ? lang_item(s, (Lang)l) : NULL;
}

Def *lang_item(Sema *s, Lang l) {
  if (s->lang[l]) return s->lang[l];
  u32 lo = 0, hi = 0;
  if (s->lib) lib_rows(s->lib->langs, lang_names[l], &lo, &hi);
  for (u32 i = lo; i < hi && !s->lang[l]; i++) library_load_file(s, s->lib->langs.v[i].file);
  for (u32 i = lo; i < hi && !s->lang[l]; i++) /* then it is a member of something */
    if (s->resolve->file_mods[s->lib->langs.v[i].file]) read_all_members(s, s->resolve->file_mods[s->lib->langs.v[i].file]);
  if (!s->lang[l]) {
    diag(s->sx->diags, DIAG_ERROR, NO_SPAN, "the library has no item marked #[lang = \"%s\"]", lang_names[l]);
    Def *d = def_new(s, DEF_TRAIT, intern_z(s->sx->in, lang_names[l]), NO_SPAN, NULL, crate_root(s, 0));
    Item *it = NEW(s->arena, Item); /* an empty trait, so that nobody meets a NULL */
    it->kind = I_TRAIT;
    it->name.sym = d->name;
    d->item = it;
    d->vis.kind = VIS_PUB;
    s->lang[l] = d;
  }
  return s->lang[l];
}

bool def_is_lang(const Def *d, Lang l) { return d && d->lang == l + 1; }

/* --- impls by head ------------------------------------------------------- */
static Sym prim_head(Sema *s, Ty t) {
  switch ((TyKind)t->kind) {
  case TY_BOOL: return intern_z(s->sx->in, "bool");
  case TY_CHAR: return intern_z(s->sx->in, "char");
  case TY_STR: return intern_z(s->sx->in, "str");
  default: break;
  }
  for (u32 i = 0; i < s->resolve->prims.n; i++) {
    Def *d = (Def *)(uintptr_t)s->resolve->prims.entries[i].val;
    if (d->ty == t) return d->name;
  }
  return 0;
}

/* 0: any head may fit; LIB_HEAD_ANY: only blanket impls. */
static Sym type_head(Sema *s, Ty t) {
  Interner *in = s->sx->in;
  switch ((TyKind)t->kind) {
  case TY_ADT: return t->def->name;
  case TY_BOOL: case TY_CHAR: case TY_STR: case TY_INT: case TY_FLOAT: return prim_head(s, t);
  case TY_REF: return intern_z(in, "&");
  case TY_PTR: return intern_z(in, "*");
  case TY_SLICE: return intern_z(in, "[]");
  case TY_ARRAY: return intern_z(in, "[N]");
  case TY_TUPLE: return intern_z(in, t->args->n ? "(,)" : "()");
  case TY_FN_PTR: return intern_z(in, "fn");
  case TY_NEVER: return intern_z(in, "!");
  case TY_DYN: return t->def ? intern(in, str_fmt(s->arena, "dyn %s", zsym(s, t->def->name))) : intern_z(in, "dyn");
  case TY_INFER: case TY_ERR: return 0;
  default: return s->resolve->any_head;
  }
}

static bool int_head(Sema *s, Sym head, u8 infer) {
  Def *d = map_ptr(&s->resolve->prims, head);
  return d && d->ty->kind == (infer == INFER_INT ? TY_INT : TY_FLOAT);
}

static bool head_fits(Sema *s, Sym impl_head, Sym want, Ty self) {
  if (!want && self && self->kind == TY_INFER && self->infer != INFER_TY)
    return impl_head == s->resolve->any_head || int_head(s, impl_head, self->infer);
  return !want || impl_head == want || !impl_head || impl_head == s->resolve->any_head;
}

/* Types of one name stand in many files (Iter, IntoIter); a file that has its own means that one. */
static bool means_another(Sema *s, u32 file, Ty self) {
  if (!self || self->kind != TY_ADT || !self->def->is_lib) return false;
  Module *m = self->def->module;
  if (m && m->lib_file == (i32)file) return false;
  return lib_file_has_name(s->lib, file, zsym(s, self->def->name), LIB_OWN_TYPE);
}

static u32 ask_key(Ty self, Sym head) {
  if (self && self->kind == TY_INFER) return 0xfffffff0u + self->infer;
  return self && self->kind == TY_ADT ? 0x80000000u | self->def->id : head;
}

static void read_impl_files(Sema *s, Sym trait, Sym head, Ty self) {
  u64 kind_key = ask_key(self, head);
  if (!s->lib || !first_ask(s, (u64)trait << 32 | kind_key, ASK_IMPLS)) return;
  u32 lo, hi;
  lib_rows(s->lib->impls, zsym(s, trait), &lo, &hi);
  for (; lo < hi; lo++) {
    const LibRow *r = &s->lib->impls.v[lo];
    if (s->resolve->file_loaded[r->file] || means_another(s, r->file, self)) continue;
    if (head_fits(s, intern_z(s->sx->in, r->val), head, self)) library_load_file(s, r->file);
  }
}

/* Impls of a bucket whose head may fit, in its order: two or three short lists are merged. Reading headers may
 * add impls to the bucket meanwhile. */
static void add_fitting(Sema *s, ImplBucket *b, Def *trait, Sym want, Ty self, DefVec *out) {
  Sym heads[3] = {want, 0, s->resolve->any_head};
  u32 n = b->v.n, at[3] = {0, 0, 0}, from = want ? n : 0;
  while (want) {
    const ImplEntry *best = NULL;
    u32 list = 0;
    for (u32 k = want == heads[2]; k < 3; k++) {
      const ImplBucket *h = map_ptr(&b->heads, heads[k]);
      if (!h || at[k] == h->v.n || h->v.v[at[k]].at >= n || (best && best->at < h->v.v[at[k]].at)) continue;
      best = &h->v.v[at[k]];
      list = k;
    }
    if (!best) break;
    at[list]++;
    Def *impl = best->impl;
    impl_header(s, impl);
    if (impl->impl_trait.trait == trait) vec_push(s->arena, out, impl);
  }
  for (; from < b->v.n; from++) {
    ImplEntry e = b->v.v[from];
    if (!head_fits(s, e.head, want, self)) continue;
    impl_header(s, e.impl);
    if (e.impl->impl_trait.trait == trait) vec_push(s->arena, out, e.impl);
  }
}

/* Of the learner's impls those whose header is known go to their trait; one that is being read ends this for now. */
static void sort_user_impls(Sema *s) {
  ResolveState *r = s->resolve;
  while (r->n_sorted < r->user_impls.v.n) {
    u32 i = r->n_sorted;
    Def *impl = r->user_impls.v.v[i].impl;
    impl_header(s, impl);
    if (r->n_sorted != i) continue;              /* somebody was here meanwhile */
    if (!impl->impl_done) return;
    ImplEntry e = r->user_impls.v.v[r->n_sorted++];
    if (impl->impl_self) e.head = type_head(s, impl->impl_self);
    if (impl->impl_trait.trait) impl_add(s, impl_bucket(s, &r->user_by_trait, impl->impl_trait.trait->id), e);
  }
}

void trait_impls(Sema *s, Def *trait, const Type *self, DefVec *out) {
  ResolveState *r = s->resolve;
  Sym head = self ? type_head(s, self) : 0;
  if (trait->is_lib) read_impl_files(s, trait->name, head, self);
  ImplBucket *b = trait->is_lib ? map_ptr(&r->lib_impls, trait->name) : NULL;
  if (b) add_fitting(s, b, trait, head, self, out);
  sort_user_impls(s);
  b = map_ptr(&r->user_by_trait, trait->id);
  if (b) add_fitting(s, b, trait, head, self, out);
  for (u32 i = r->n_sorted; i < r->user_impls.v.n; i++) {
    ImplEntry *e = &r->user_impls.v.v[i];
    impl_header(s, e->impl);
    if (e->impl->impl_trait.trait != trait) continue;
    if (e->impl->impl_self) e->head = type_head(s, e->impl->impl_self);
    if (head_fits(s, e->head, head, self)) vec_push(s->arena, out, e->impl);
  }
}

static bool has_item(const Def *impl, Sym item) {
  for (u32 i = 0; i < impl->items.n; i++)
    if (impl->items.v[i]->name == item) return true;
  return false;
}

static void read_inherent_files(Sema *s, Ty self, Sym head, Sym item) {
  if (!s->lib || !first_ask(s, (u64)ask_key(self, head) << 30 ^ item, ASK_INHERENT)) return;
  u32 lo, hi;
  lib_rows(s->lib->inherent, zsym(s, head), &lo, &hi);
  for (; lo < hi; lo++) {
    const LibRow *r = &s->lib->inherent.v[lo];
    if (means_another(s, r->file, self)) continue;
    if (!item || strcmp(r->val, zsym(s, item)) == 0) library_load_file(s, r->file);
  }
}

bool type_is_local(Ty t) {
  if (t->kind == TY_REF || (t->kind == TY_ADT && def_is_lang(t->def, LANG_pin))) return type_is_local(t->elem ? t->elem : t->args->v[0]);
  if (t->kind == TY_ADT && def_is_lang(t->def, LANG_owned_box)) return type_is_local(t->args->v[0]);
  if (t->kind == TY_ADT || t->kind == TY_DYN) return !t->def || !t->def->is_lib;
  return t->kind == TY_ERR;
}

static void add_inherent(Sema *s, const ImplBucket *b, u32 from, Ty self, Sym item, bool own, DefVec *out) {
  for (u32 i = from; b && i < b->v.n; i++) {
    Def *impl = b->v.v[i].impl;
    members_read(s, impl, item);
    if (item && !has_item(impl, item)) continue;
    impl_header(s, impl);
    if (own && (!impl->impl_self || !type_is_local(impl->impl_self))) continue;      /* E0116: nobody has its methods */
    bool same = impl->impl_self && (self->kind != TY_ADT || impl->impl_self->def == self->def);
    if (same && own) same = impl->impl_self->kind == self->kind && impl->impl_self->def == self->def;
    if (same) vec_push(s->arena, out, impl);
  }
}

static u64 inherent_key(Ty t) { return map_key2(t->kind, t->def ? t->def->id + 1 : 0); }

/* As sort_user_impls. */
static u32 sort_user_inherent(Sema *s, const ImplBucket *all) {
  ResolveState *r = s->resolve;
  while (all && r->n_own_sorted < all->v.n) {
    u32 i = r->n_own_sorted;
    Def *impl = all->v.v[i].impl;
    impl_header(s, impl);
    if (r->n_own_sorted != i) continue;
    if (!impl->impl_done) break;
    r->n_own_sorted++;
    if (impl->impl_self) vec_push(s->arena, &impl_bucket(s, &r->user_inherent, inherent_key(impl->impl_self))->v, all->v.v[i]);
  }
  return r->n_own_sorted;
}

void inherent_impls(Sema *s, const Type *self, Sym item, DefVec *out) {
  Sym head = type_head(s, self);
  if (!head || self->kind == TY_PARAM) return;
  read_inherent_files(s, self, head, item);
  add_inherent(s, map_ptr(&s->resolve->inherent, head), 0, self, item, false, out);
  const ImplBucket *own = map_ptr(&s->resolve->inherent, 0);
  u32 sorted = sort_user_inherent(s, own);
  add_inherent(s, map_ptr(&s->resolve->user_inherent, inherent_key(self)), 0, self, item, true, out);
  add_inherent(s, own, sorted, self, item, true, out);
}
