/* collect — items become definitions in modules; item macros, derives, attribute
 * macros and #[cfg] happen here. Facts of definitions wait until asked. */
#include "sema/resolve.h"
#include "sema/suggest.h"

static const Vis VIS_IS_PUB = {.kind = VIS_PUB};
static const char *zsym(Sema *s, Sym n) { return sym_z(s->sx->in, n); }

Def *def_new(Sema *s, DefKind k, Sym name, Span span, Def *parent, Module *m) {
  Def *d = NEW(s->arena, Def);
  *d = (Def){.kind = k, .id = s->defs.n, .name = name, .span = span, .parent = parent, .module = m};
  d->krate = m ? m->krate : parent ? parent->krate : NULL;
  d->is_lib = d->krate && d->krate->is_lib;
  vec_push(s->arena, &s->defs, d);
  return d;
}

/* --- attributes ---------------------------------------------------------- */
bool attr_is(Sema *s, const Attr *a, const char *name) {
  return a->path && a->path->n == 1 && str_eqz(sym_str(s->sx->in, a->path->segs[0].name.sym), name);
}

static const Attr *find_attr(Sema *s, Attrs at, const char *name) {
  for (u32 i = 0; i < at.n; i++)
    if (attr_is(s, &at.v[i], name)) return &at.v[i];
  return NULL;
}

bool item_enabled(Sema *s, Attrs at) {
  for (u32 i = 0; i < at.n; i++)
    if (attr_is(s, &at.v[i], "test")) return false;
  return cfg_enabled(s->sx, at);
}

static void lang_attr(Sema *s, Def *d, Attrs at) {
  static const char *const names[] = {
#define LANG(id, name) name,
#include "sema/lang.def"
#undef LANG
  };
  const Attr *a = d->is_lib ? attr_find(at, SYM_lang) : NULL;
  Str v;
  if (!a || !attr_value(s->sx->in, a, &v)) return;
  for (u16 i = 0; i < LANG_COUNT_; i++)
    if (str_eqz(v, names[i])) {
      d->lang = (u16)(i + 1);
      s->lang[i] = d;
      return;
    }
  diag(s->sx->diags, DIAG_ERROR, a->span, "lang.def has no `%.*s`", STR_ARG(v));
}

/* #[pitfall = "kind; name; text"] */
static void fact_attr(Sema *s, Def *d, Attrs at) {
  static const char *const kinds[] = {
#define FACT(id, words) #id,
#include "sema/fact.def"
#undef FACT
  };
  const Attr *a = attr_find(at, SYM_pitfall);
  Str v, part[3] = {0};
  if (!a || !attr_value(s->sx->in, a, &v)) return;
  for (u32 i = 0; i < 3; i++) {
    size_t n = 0;
    while (n < v.n && (v.p[n] != ';' || i == 2)) n++;
    part[i] = (Str){v.p, n};
    n += n < v.n;
    v = (Str){v.p + n, v.n - n};
    while (v.n && v.p[0] == ' ') v.p++, v.n--;
  }
  for (u32 i = 0; i < COUNTOF(kinds); i++)
    if (str_eqz(part[0], kinds[i])) {
      Fact *f = NEW(s->arena, Fact);
      *f = (Fact){(FactKind)i, part[1], part[2]};
      d->fact = f;
      return;
    }
  diag(s->sx->diags, DIAG_ERROR, a->span, "fact.def has no `%.*s`", STR_ARG(part[0]));
}

static void read_attrs(Sema *s, Def *d, Attrs at) {
  if (!at.n) return;
  Str v;
  lang_attr(s, d, at);
  d->track_caller = attr_find(at, SYM_track_caller) != NULL;
  const Attr *a = attr_find(at, SYM_must_use);
  if (a) {
    d->must_use = true;
    if (attr_value(s->sx->in, a, &v)) d->must_use_text = v;
  }
  if (!d->is_lib) return;
  fact_attr(s, d, at);
  a = attr_find(at, SYM_intrinsic);
  if (a) d->intrinsic = attr_value(s->sx->in, a, &v) ? intern(s->sx->in, v) : d->name;
}

/* --- textual macro scope ------------------------------------------------- */
u32 text_pos(Sema *s, Span sp) { return sources_root_span(s->sx->src, sp).lo; }

Def *text_macro(Sema *s, Module *m, Sym name, u32 pos) {
  (void)s;
  for (; m; m = m->parent) {
    for (u32 i = m->macros.n; i-- > 0;)
      if (m->macros.v[i].name == name && m->macros.v[i].pos <= pos) return m->macros.v[i].def;
    if (m->lib_file >= 0) pos = m->pos;
  }
  return NULL;
}

Def *collect_macro(Sema *s, Module *m, Item *it) {
  Def *d = def_new(s, DEF_MACRO, it->name.sym, it->name.span, NULL, m);
  d->item = it;
  it->def = d;
  d->mac = it->mac;
  if (d->is_lib && find_attr(s, it->attrs, "builtin_macro")) d->builtin = d->name;
  if (d->is_lib && find_attr(s, it->attrs, "chosen_by_cfg")) d->mac->by_cfg = true;
  vec_push(s->arena, &m->macros, (TextMacro){d->name, d, text_pos(s, it->span)});
  if (attr_find(it->attrs, SYM_macro_export) && !m->is_block) {
    Module *root = m->krate->root->as_module;
    d->vis = VIS_IS_PUB;
    module_bind(s, root, d->name, NS_MACRO, d, NULL, VIS_IS_PUB, d->span);
  }
  return d;
}

Item **expand_item_macro(Sema *s, Def *mac, Item *it, u32 *n, bool assoc, bool in_trait) {
  Tokens out;
  u32 ctx;
  *n = 0;
  if (!mac->mac || mac->builtin) return NULL;
  if (!macro_expand(s->sx, mac->mac, mac->name, it->span, it->mac_args, mac->is_lib, mac->krate->index, &out, &ctx)) return NULL;
  it->expansion = parse_items_tokens(s->sx, out, n, assoc, in_trait);
  it->n_expansion = *n;
  return it->expansion;
}

static Def *item_macro_def(Sema *s, Module *m, Path *p, u32 pos) {
  Sym name = p->segs[p->n - 1].name.sym;
  if (p->n == 1 && !p->global) {
    Def *d = text_macro(s, m, name, pos);
    NameEntry e;
    return d ? d : lexical_find(s, m, name, NS_MACRO, &e, true) ? e.def : NULL;
  }
  PrefixFail fail;
  NameEntry e;
  u32 used;
  Module *in = prefix_module(s, m, p->segs, p->n - 1, p->global, &fail, NULL, &used);
  return in && module_find(s, in, name, NS_MACRO, m, &e) ? e.def : NULL;
}

/* An import brings the name, and it was said that there is nothing to import. */
static bool import_failed(Sema *s, const Module *m, Sym name) {
  for (; m && s->sx->diags->n_errors; m = m->is_block ? m->parent : NULL)
    for (u32 ns = 0; ns < NS_COUNT; ns++)
      for (Binding *b = map_ptr(&m->names[ns], name); b; b = b->next)
        if (!b->def && b->imp) return true;
  return false;
}

void no_macro(Sema *s, Module *m, const Path *p) {
  Diags *d = s->sx->diags;
  if (p->n == 1 && import_failed(s, m, p->segs[0].name.sym)) return;
  if (p->n == 1) {
    Diag *g = diag(d, DIAG_ERROR, p->segs[0].name.span, "cannot find macro `%s` in this scope", zsym(s, p->segs[0].name.sym));
    suggest_near_macro(s, m, g, p->segs[0].name);
    return;
  }
  for (u32 n = 1; n <= p->n; n++) {          /* the first segment that leads nowhere */
    PrefixFail fail;
    u32 used;
    const Ident *id = &p->segs[n - 1].name;
    if (n < p->n && prefix_module(s, m, p->segs, n, p->global, &fail, NULL, &used)) continue;
    if (n == 1) {
      diag(d, DIAG_E0433, id->span, "cannot find module or crate `%s` in this scope", zsym(s, id->sym));
      return;
    }
    Module *known = prefix_module(s, m, p->segs, n - 1, p->global, &fail, NULL, &used);
    if (known && known->def && module_unsupported(s, known->def, p->span)) return;
    const char *in = zsym(s, p->segs[n - 2].name.sym);
    diag_primary(d, diag(d, DIAG_E0433, id->span, "cannot find `%s` in `%s`", zsym(s, id->sym), in), "could not find `%s` in `%s`", zsym(s, id->sym), in);
    return;
  }
}

Def *macro_at(Sema *s, Module *m, Path *p, Span at) { return item_macro_def(s, m, p, text_pos(s, at)); }

Def *resolve_macro(Sema *s, Module *m, Path *p, Span at) {
  if (!p || !p->n) return NULL;
  Def *d = item_macro_def(s, m, p, text_pos(s, at));
  if (d) d->used = true;
  else no_macro(s, m, p);
  return d;
}

static void item_macro(Sema *s, Module *m, Item *it, bool last_chance) {
  if (!it->path || !it->path->n) return;
  u32 pos = text_pos(s, it->span);
  Def *d = item_macro_def(s, m, it->path, pos);
  if (!d) {
    if (last_chance) no_macro(s, m, it->path);
    else vec_push(s->arena, &s->resolve->pending, (PendingMacro){m, it, pos});
    return;
  }
  d->used = true;
  u32 n;
  Item **v = expand_item_macro(s, d, it, &n, false, false);
  collect_items(s, m, v, n);
}

void collect_pending(Sema *s) {
  ResolveState *r = s->resolve;
  for (u32 before = UINT32_MAX; r->pending.n && r->pending.n < before;) {
    PendingMacro *v = r->pending.v;
    u32 n = r->pending.n;
    before = n;
    r->pending.v = NULL;
    r->pending.n = r->pending.cap = 0;
    for (u32 i = 0; i < n; i++) item_macro(s, v[i].m, v[i].item, false);
  }
  for (u32 i = 0; i < r->pending.n; i++) item_macro(s, r->pending.v[i].m, r->pending.v[i].item, true);
  r->pending.n = 0;
}

/* --- use ----------------------------------------------------------------- */
typedef struct Prefix { PathSeg *v; u32 n; bool global; } Prefix;

static Prefix prefix_add(Sema *s, Prefix p, const Path *more) {
  if (!more || (!more->n && !more->global)) return p;
  Prefix r = {NEW_N(s->arena, PathSeg, p.n + more->n + 1), p.n + more->n, p.n ? p.global : more->global};
  if (p.n) memcpy(r.v, p.v, p.n * sizeof *p.v);
  if (more->n) memcpy(r.v + p.n, more->segs, more->n * sizeof *more->segs);
  return r;
}

static void bind_import(Sema *s, Import *im) {
  if (im->glob) {
    vec_push(s->arena, &im->m->globs, im);
    return;
  }
  if (im->anon) {
    vec_push(s->arena, &im->m->anons, im);
    return;
  }
  for (int ns = 0; ns < NS_COUNT; ns++)
    if (!im->type_only || ns == NS_TYPE) module_bind(s, im->m, im->name, (Namespace)ns, NULL, im, im->vis, im->span);
}

static void self_alone(Sema *s, const UseTree *u) {
  Diag *g = diag(s->sx->diags, DIAG_E0429, u->span, "`self` imports are only available within a { } list");
  diag_help(s->sx->diags, g, "without `::self` it is the module itself; in a list it is `{self}`");
}

static void use_leaf(Sema *s, Module *m, Item *it, const UseTree *u, Prefix p) {
  Import *im = NEW(s->arena, Import);
  *im = (Import){.m = m, .item = it, .segs = p.v, .n = p.n, .global = p.global, .glob = u->kind == USE_GLOB, .vis = it->vis, .span = u->span};
  if (!im->glob) {
    if (p.n == 0) return;
    if (p.n > 1 && p.v[p.n - 1].name.sym == SYM_self_value) { /* a::{self}, a::{self as b} */
      if (!m->krate->is_lib && u->prefix && u->prefix->n > 1) self_alone(s, u);
      im->n--;
      im->type_only = true;
    }
    im->anon = u->rename.sym == SYM_underscore;
    im->name = u->rename.sym ? u->rename.sym : im->segs[im->n - 1].name.sym;
    im->span = u->rename.sym ? u->rename.span : u->prefix && u->prefix->n ? u->span : im->segs[im->n - 1].name.span;
  }
  if (!m->krate->is_lib) vec_push(s->arena, &s->resolve->imports, im);
  bind_import(s, im);
}

static void use_tree(Sema *s, Module *m, Item *it, const UseTree *u, Prefix p) {
  p = prefix_add(s, p, u->prefix);
  if (u->kind != USE_NESTED) use_leaf(s, m, it, u, p);
  else
    for (u32 i = 0; i < u->n; i++) use_tree(s, m, it, &u->v[i], p);
}

void collect_use(Sema *s, Module *m, Item *it) { use_tree(s, m, it, &it->use, (Prefix){NULL, 0, false}); }

/* extern crate x as y; */
static void collect_extern_crate(Sema *s, Module *m, Item *it) {
  Sym name = it->path && it->path->n ? it->path->segs[0].name.sym : it->name.sym;
  Crate *k = crate_by_name(s, name);
  if (name == SYM_self_value) k = m->krate;
  if (!k) diag(s->sx->diags, DIAG_E0432, it->span, "can't find crate for `%s`", zsym(s, name));
  else if (it->name.sym != SYM_underscore) module_bind(s, m, it->name.sym, NS_TYPE, k->root, NULL, it->vis, it->name.span);
}

/* --- structs, enums ------------------------------------------------------ */
static void fill_fields(Sema *s, VariantDef *v, const VariantDecl *decl, Module *m, bool pub) {
  v->fields = NEW_N(s->arena, FieldDef, decl->n + 1);
  for (u32 i = 0; i < decl->n; i++) {
    const FieldDecl *f = &decl->fields[i];
    if (!item_enabled(s, f->attrs)) continue;
    Sym name = f->name.sym ? f->name.sym : intern(s->sx->in, str_fmt(s->arena, "%u", v->n));
    v->fields[v->n++] = (FieldDef){.name = name, .span = f->name.sym ? f->name.span : f->span, .te = f->ty, .vis = pub ? VIS_IS_PUB : f->vis, .mod = m, .owner = v->adt};
  }
}

static void collect_struct(Sema *s, Module *m, Item *it, Def *d) {
  VariantDef *v = NEW(s->arena, VariantDef);
  const VariantDecl *decl = &it->variants[0];
  *v = (VariantDef){.def = d, .adt = d, .kind = decl->kind, .broken = decl->broken};
  fill_fields(s, v, decl, m, false);
  d->variants = v;
  d->n_variants = 1;
  d->variant = v;
  if (decl->kind != VK_STRUCT) module_bind(s, m, d->name, NS_VALUE, d, NULL, d->vis, d->span);
}

static void collect_enum(Sema *s, Module *m, Item *it, Def *d) {
  Module *in = module_new(s, d, m, m->krate);
  d->as_module = in;
  d->variants = NEW_N(s->arena, VariantDef, it->n_variants + 1);
  for (u32 i = 0; i < it->n_variants; i++) {
    const VariantDecl *decl = &it->variants[i];
    if (!item_enabled(s, decl->attrs)) continue;
    VariantDef *v = &d->variants[d->n_variants];
    Def *vd = def_new(s, DEF_VARIANT, decl->name.sym, decl->name.span, d, m);
    vd->vis = VIS_IS_PUB;
    vd->variant = v;
    *v = (VariantDef){.def = vd, .adt = d, .index = d->n_variants++, .kind = decl->kind, .disc_expr = decl->disc, .broken = decl->broken};
    fill_fields(s, v, decl, m, true);
    read_attrs(s, vd, decl->attrs);
    module_bind(s, in, vd->name, NS_TYPE, vd, NULL, VIS_IS_PUB, vd->span);
    module_bind(s, in, vd->name, NS_VALUE, vd, NULL, VIS_IS_PUB, vd->span);
  }
}

/* --- traits, impls ------------------------------------------------------- */
static DefKind assoc_kind(const Item *it) {
  return it->kind == I_FN ? DEF_FN : it->kind == I_CONST ? DEF_CONST : DEF_ASSOC_TY;
}

static void collect_assoc(Sema *s, Module *m, Def *parent, Item **v, u32 n, bool pub) {
  for (u32 i = 0; i < n; i++) {
    Item *it = v[i];
    if (!item_enabled(s, it->attrs)) continue;
    if (it->kind == I_MACRO) {
      Def *mac = resolve_macro(s, m, it->path, it->span);
      u32 k = 0;
      Item **more = mac ? expand_item_macro(s, mac, it, &k, true, parent->kind == DEF_TRAIT) : NULL;
      collect_assoc(s, m, parent, more, k, pub);
      continue;
    }
    if (it->kind != I_FN && it->kind != I_CONST && it->kind != I_TYPE) continue;
    Def *d = def_new(s, assoc_kind(it), it->name.sym, it->name.span, parent, m);
    d->item = it;
    it->def = d;
    d->vis = pub ? VIS_IS_PUB : it->vis;
    d->is_async_fn = it->kind == I_FN && it->fn->async_;
    read_attrs(s, d, it->attrs);
    vec_push(s->arena, &parent->items, d);
    if (parent->kind == DEF_TRAIT && it->kind == I_FN) assoc_from_impl_types(s, parent, d);
  }
}

void collect_members(Sema *s, Def *parent, Item **v, u32 n) {
  collect_assoc(s, parent->module, parent, v, n, parent->kind == DEF_TRAIT || parent->item->impl_trait != NULL);
}

ImplBucket *impl_bucket(Sema *s, Map *map, u64 key) {
  ImplBucket *b = map_ptr(map, key);
  if (b) return b;
  b = NEW(s->arena, ImplBucket);
  map_put(s->arena, map, key, (u64)(uintptr_t)b);
  return b;
}

void impl_add(Sema *s, ImplBucket *b, ImplEntry e) {
  e.at = b->v.n;
  vec_push(s->arena, &b->v, e);
  vec_push(s->arena, &impl_bucket(s, &b->heads, e.head)->v, e);
}

/* The last name behind a `use X as Y` of the same module. */
static Sym unaliased(Module *m, Sym name) {
  Binding *b = map_ptr(&m->names[NS_TYPE], name);
  return b && b->imp ? b->imp->segs[b->imp->n - 1].name.sym : name;
}

static void register_impl(Sema *s, Module *m, Item *it, Def *d) {
  Sym head = intern(s->sx->in, lib_type_head(s->sx->in, s->arena, it->self_ty, &it->generics));
  head = unaliased(m, head);
  ImplEntry e = {d, head, 0};
  bool of_trait = it->impl_trait && it->impl_trait->n;
  if (!of_trait) vec_push(s->arena, &impl_bucket(s, &s->resolve->inherent, d->is_lib ? head : 0)->v, e);   /* the learner's may stand on an alias */
  else if (!d->is_lib) vec_push(s->arena, &s->resolve->user_impls.v, e);
  else {
    Sym t = unaliased(m, it->impl_trait->segs[it->impl_trait->n - 1].name.sym);
    impl_add(s, impl_bucket(s, &s->resolve->lib_impls, t), e);
  }
}

static void collect_impl(Sema *s, Module *m, Item *it) {
  Def *d = def_new(s, DEF_IMPL, 0, it->span, NULL, m);
  d->item = it;
  it->def = d;
  d->impl_negative = it->impl_negative;
  read_attrs(s, d, it->attrs);
  collect_members(s, d, it->items, it->n_items);
  register_impl(s, m, it, d);
  vec_push(s->arena, &m->defs, d);
}

/* --- modules ------------------------------------------------------------- */
static void collect_mod(Sema *s, Module *m, Item *it, Def *d) {
  Module *in = module_new(s, d, m, m->krate);
  in->pos = text_pos(s, it->span);
  d->as_module = in;
  if (it->has_body) collect_items(s, in, it->items, it->n_items);
  else if (m->krate->is_lib) {
    in->loaded = false;
    library_declare(s, m, d, d->name);
  } else {
    Diag *g = diag(s->sx->diags, DIAG_E0583, it->span, "file not found for module `%s`", zsym(s, d->name));
    diag_help(s->sx->diags, g, "a program is one file here: write `mod %s { ... }`", zsym(s, d->name));
  }
  if (!attr_find(it->attrs, SYM_macro_use)) return;
  library_load_module(s, in);
  for (u32 i = 0; i < in->macros.n; i++) {
    TextMacro t = in->macros.v[i];
    if (m->krate->is_lib) t.pos = in->pos;
    vec_push(s->arena, &m->macros, t);
  }
}

/* --- one item ------------------------------------------------------------ */
static DefKind item_def_kind(const Item *it) {
  switch (it->kind) {
  case I_STRUCT: return DEF_STRUCT;
  case I_UNION: return DEF_UNION;
  case I_ENUM: return DEF_ENUM;
  case I_TRAIT: return DEF_TRAIT;
  case I_TYPE: return DEF_ALIAS;
  case I_MOD: return DEF_MOD;
  case I_CONST: return DEF_CONST;
  case I_STATIC: return DEF_STATIC;
  default: return DEF_FN;
  }
}

static void collect_def(Sema *s, Module *m, Item *it) {
  Def *d = def_new(s, item_def_kind(it), it->name.sym, it->name.span, NULL, m);
  d->item = it;
  it->def = d;
  d->vis = it->vis;
  d->is_async_fn = it->kind == I_FN && it->fn->async_;
  read_attrs(s, d, it->attrs);
  vec_push(s->arena, &m->defs, d);
  bool value = d->kind == DEF_FN || d->kind == DEF_CONST || d->kind == DEF_STATIC;
  if (d->name != SYM_underscore) module_bind(s, m, d->name, value ? NS_VALUE : NS_TYPE, d, NULL, d->vis, d->span);
  switch (it->kind) {
  case I_STRUCT: case I_UNION: collect_struct(s, m, it, d); break;
  case I_ENUM: collect_enum(s, m, it, d); break;
  case I_TRAIT: collect_members(s, d, it->items, it->n_items); break;
  case I_MOD: collect_mod(s, m, it, d); break;
  default: break;
  }
}

static void collect_derives(Sema *s, Module *m, Item *it) {
  if (!attr_find(it->attrs, SYM_derive)) return;
  u32 n = 0;
  Item **v = derive_expand(s->sx, it, &n);
  for (u32 i = 0; i < it->attrs.n && !m->krate->is_lib; i++)   /* of the learner's imports it is told which are used */
    for (u32 k = 0; attr_is(s, &it->attrs.v[i], "derive") && k < it->attrs.v[i].args.n; k++)
      if (it->attrs.v[i].args.v[k].kind == T_IDENT) vec_push(s->arena, &s->resolve->derive_uses, (DeriveUse){m, it->attrs.v[i].args.v[k].sym});
  collect_items(s, m, v, n);
}

static void collect_item(Sema *s, Module *m, Item *it) {
  if (!item_enabled(s, it->attrs)) return;
  collect_attributes(s, m, it);
  switch (it->kind) {
  case I_USE: collect_use(s, m, it); break;
  case I_EXTERN_CRATE: collect_extern_crate(s, m, it); break;
  case I_IMPL: collect_impl(s, m, it); break;
  case I_MACRO_RULES: collect_macro(s, m, it); break;
  case I_MACRO: item_macro(s, m, it, false); break;
  case I_ERR: break;
  default:
    collect_def(s, m, it);
    if (item_is_data(it)) collect_derives(s, m, it);
  }
}

/* Imports first: an attribute or a renamed trait above its `use` must find it. */
void collect_items(Sema *s, Module *m, Item **v, u32 n) {
  for (u32 i = 0; i < n; i++)
    if (v[i]->kind == I_USE) collect_item(s, m, v[i]);
  for (u32 i = 0; i < n; i++)
    if (v[i]->kind != I_USE) collect_item(s, m, v[i]);
}

void sema_add_file(Sema *s, AstFile *f) {
  ResolveState *r = s->resolve;
  r->file = f;
  collect_items(s, crate_root(s, 0), f->items, f->n);
  collect_pending(s);
  r->settled = true;
  Binding *b = map_ptr(&crate_root(s, 0)->names[NS_VALUE], s->entry ? s->entry : SYM_main);
  for (; b && !s->main_fn; b = b->next) {
    Def *d = b->def ? b->def : import_resolve(s, b->imp, NS_VALUE);
    if (d && d->kind == DEF_FN) s->main_fn = d;
  }
}
