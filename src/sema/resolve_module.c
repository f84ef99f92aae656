/* resolve_module — modules, bindings, imports, lexical look-up. See resolve.h. */
#include "sema/resolve.h"

Module *module_new(Sema *s, Def *def, Module *parent, Crate *k) {
  Module *m = NEW(s->arena, Module);
  *m = (Module){.id = ++s->resolve->n_modules, .def = def, .parent = parent, .krate = k, .lib_file = -1, .loaded = true};
  m->is_block = def == NULL;
  if (!k->is_lib) vec_push(s->arena, &s->resolve->mods, m);
  return m;
}

Module *module_normal(Module *m) {
  while (m->is_block) m = m->parent;
  return m;
}

Module *crate_root(Sema *s, u32 crate) { return s->crates.v[crate]->root->as_module; }

Crate *crate_by_name(Sema *s, Sym name) {
  if (name == SYM_core || name == SYM_alloc) name = SYM_std;
  for (u32 i = 1; i < s->crates.n; i++)
    if (s->crates.v[i]->name == name) return s->crates.v[i];
  return NULL;
}

Module *def_names(Def *d) {
  return d->kind == DEF_MOD || d->kind == DEF_CRATE || d->kind == DEF_ENUM ? d->as_module : NULL;
}

/* Two definitions in one namespace clash; whether an import provides anything there is known later. */
void module_bind(Sema *s, Module *m, Sym name, Namespace ns, Def *d, Import *imp, Vis vis, Span span) {
  Binding *b = NEW(s->arena, Binding);
  *b = (Binding){.def = d, .imp = imp, .vis = vis, .span = span};
  Binding *old = map_ptr(&m->names[ns], name);
  if (!old) {
    map_put(s->arena, &m->names[ns], name, (u64)(uintptr_t)b);
    return;
  }
  if (!m->krate->is_lib) vec_push(s->arena, &s->resolve->clashes, (Clash){m, name, ns, old, b});
  while (old->next) old = old->next;
  old->next = b;
}

bool name_only(const Def *d) { return d && d->is_lib && d->item && attr_find(d->item->attrs, SYM_unsupported); }

void report_name_only(Sema *s, Def *d, Span at) {
  if (d->parent && d->parent->kind == DEF_TRAIT)
    diag_unsupported(s->sx->diags, at, "`%s::%s`", sym_z(s->sx->in, d->parent->name), sym_z(s->sx->in, d->name));
  else
    diag_unsupported(s->sx->diags, at, "`%.*s`", STR_ARG(def_path(s, d, s->arena)));
}

bool module_unsupported(Sema *s, Def *d, Span at) {
  if (!name_only(d) || d->kind != DEF_MOD) return false;
  report_name_only(s, d, at);
  return true;
}

/* --- visibility ---------------------------------------------------------- */
bool module_inside(Module *m, Module *outer) {
  outer = module_normal(outer);
  for (; m; m = m->parent)
    if (m == outer) return true;
  return false;
}

bool vis_allows(Sema *s, Vis v, Module *defined_in, Module *from) {
  if (v.kind == VIS_PUB || !defined_in || !from) return true;
  if (v.kind == VIS_CRATE) return defined_in->krate == from->krate;
  Module *at = module_normal(defined_in);
  if (v.kind == VIS_SUPER && at->parent) at = at->parent;
  if (v.kind == VIS_IN && v.in) {
    PrefixFail fail;
    Module *in = prefix_module(s, at, v.in->segs, v.in->n, v.in->global, &fail, NULL, NULL);
    if (in) at = in;
  }
  return module_inside(from, at);
}

/* --- imports ------------------------------------------------------------- */
static Module *import_container(Sema *s, Import *im) {
  if (im->container_done) return im->container;
  PrefixFail fail;
  u32 n = im->glob ? im->n : im->n - 1;
  Module *c = prefix_module(s, im->m, im->segs, n, im->global, &fail, NULL, NULL);
  if (c || s->resolve->settled) {
    im->container = c;
    im->container_done = c != NULL;
  }
  return c;
}

Module *glob_target(Sema *s, Import *im) {
  if (im->container_done) return im->container;
  if (im->busy) return NULL;
  im->busy = true;
  Module *m = im->n ? import_container(s, im) : (im->container = crate_root(s, 0));
  im->busy = false;
  return m;
}

/* `use x;` with one segment: crate, self, or what is around by that name. */
static Def *import_single(Sema *s, Import *im, Namespace ns) {
  Def *last = NULL;
  PrefixFail fail;
  if (ns == NS_TYPE && prefix_module(s, im->m, im->segs, 1, im->global, &fail, &last, NULL)) return last;
  if (im->global) return NULL;
  NameEntry e;
  if (lexical_find(s, im->m, im->segs[0].name.sym, ns, &e, false)) return e.def;
  return ns == NS_MACRO ? text_macro(s, im->m, im->segs[0].name.sym, UINT32_MAX) : NULL; /* pub(crate) use a_macro; */
}

static Def *import_lookup(Sema *s, Import *im, Namespace ns) {
  Sym last = im->segs[im->n - 1].name.sym;
  if (im->n == 1) return import_single(s, im, ns);
  if (last == SYM_super_kw) {
    PrefixFail fail;
    Module *m = prefix_module(s, im->m, im->segs, im->n, im->global, &fail, NULL, NULL);
    return m && ns == NS_TYPE ? m->def : NULL;
  }
  Module *c = import_container(s, im);
  NameEntry e;
  if (!c || !module_find(s, c, last, ns, im->m, &e)) return NULL;
  if (e.by && !c->krate->is_lib) e.by->used = true;        /* what an import goes through is used, whether it is itself or not */
  return vis_allows(s, e.vis, e.in, im->m) ? e.def : NULL;
}

Def *import_resolve(Sema *s, Import *im, Namespace ns) {
  if (im->state[ns] == IMP_DONE) return im->def[ns];
  if (im->state[ns] == IMP_BUSY || im->glob || (im->type_only && ns != NS_TYPE)) return NULL;
  im->state[ns] = IMP_BUSY;
  Def *d = import_lookup(s, im, ns);
  im->def[ns] = d;
  im->state[ns] = d ? IMP_DONE : IMP_TODO;
  return d;
}

/* --- one module ---------------------------------------------------------- */
static bool find_own(Sema *s, Module *m, Sym name, Namespace ns, NameEntry *out) {
  Binding *b = map_ptr(&m->names[ns], name);
  if (!b && ns == NS_VALUE && m->lib_file >= 0) {
    library_read_fn(s, m, name);
    b = map_ptr(&m->names[ns], name);
  }
  for (Binding *x = b; x && x->next && !b->def; x = x->next)       /* named twice: what is declared here goes before what is brought in */
    if (x->next->def) b = x->next;
  for (; b; b = b->next) {
    Def *d = b->def ? b->def : import_resolve(s, b->imp, ns);
    if (!d) continue;
    *out = (NameEntry){.def = d, .vis = b->vis, .in = m, .import = b->imp ? b->imp->item : NULL, .by = b->imp, .span = b->span};
    if (b->imp && s->resolve->depth == 0) b->imp->used = true;
    return true;
  }
  return false;
}

static bool find_glob(Sema *s, Module *m, Sym name, Namespace ns, Module *from, NameEntry *out) {
  for (u32 i = 0; i < m->globs.n; i++) {
    Import *g = m->globs.v[i];
    if (g->busy || !vis_allows(s, g->vis, m, from)) continue;
    Module *t = glob_target(s, g);
    if (!t || t == m) continue;
    g->busy = true;
    bool ok = module_find(s, t, name, ns, m, out) && vis_allows(s, out->vis, out->in, m);
    g->busy = false;
    if (!ok) continue;
    if (s->resolve->depth == 0) g->used = true;
    *out = (NameEntry){.def = out->def, .vis = g->vis, .in = m, .glob = true, .import = g->item, .by = g, .span = g->span};
    return true;
  }
  return false;
}

bool glob_rival(Sema *s, const NameEntry *e, Sym name, Namespace ns, Module *from, NameEntry *other) {
  Module *m = e->in;
  if (!e->glob || m->krate->is_lib) return false;
  bool rival = false;
  u32 was = s->resolve->depth++;
  for (u32 i = 0; i < m->globs.n && !rival; i++) {
    Import *g = m->globs.v[i];
    Module *t = g->busy || !vis_allows(s, g->vis, m, from) ? NULL : glob_target(s, g);
    rival = t && t != m && module_find(s, t, name, ns, m, other) && vis_allows(s, other->vis, other->in, m) && other->def != e->def;
    other->span = g->span;
  }
  s->resolve->depth = was;
  return rival;
}

/* What `name` means in a module, whoever asks; *out says how visible it is. Globs count only
 * where `from` may see them. */
bool module_find(Sema *s, Module *m, Sym name, Namespace ns, Module *from, NameEntry *out) {
  if (!m->loaded) {
    if (!library_may_have(s, m, name, ns)) return false;
    library_load_module(s, m);
  }
  if (find_own(s, m, name, ns, out)) return true;
  if (ns == NS_MACRO && m->def && m->def->kind == DEF_CRATE && m->krate->is_lib) {
    Def *d = library_macro(s, m->krate, name);
    if (d) {
      *out = (NameEntry){.def = d, .vis = {.kind = VIS_PUB}, .in = m};
      return true;
    }
  }
  return m->globs.n && find_glob(s, m, name, ns, from, out);
}

/* --- what is around ------------------------------------------------------ */
Module *prelude_module(Sema *s, u16 edition) {
  Module **slot = &s->resolve->prelude[edition >= 2024];
  if (*slot) return *slot;
  Crate *std = crate_by_name(s, SYM_std);
  if (!std) return NULL;
  NameEntry e;
  Module *root = std->root->as_module;
  u32 was = s->resolve->depth++;
  if (module_find(s, root, SYM_prelude, NS_TYPE, root, &e) && def_names(e.def)) {
    *slot = def_names(e.def);
    Sym sub = intern_z(s->sx->in, edition >= 2024 ? "rust_2024" : "rust_2021");
    if (module_find(s, *slot, sub, NS_TYPE, *slot, &e) && def_names(e.def)) *slot = def_names(e.def);
  }
  s->resolve->depth = was;
  return *slot;
}

static bool find_prelude(Sema *s, Module *m, Sym name, Namespace ns, NameEntry *out) {
  Module *p = prelude_module(s, m->krate->edition);
  u32 was = s->resolve->depth++;
  bool ok = p && p != m && module_find(s, p, name, ns, p, out);
  s->resolve->depth = was;
  if (ok || ns != NS_MACRO) return ok;
  Crate *std = crate_by_name(s, SYM_std);
  Def *d = std ? library_macro(s, std, name) : NULL;
  if (d) *out = (NameEntry){.def = d, .vis = {.kind = VIS_PUB}, .in = std->root->as_module};
  return d != NULL;
}

bool lexical_find(Sema *s, Module *m, Sym name, Namespace ns, NameEntry *out, bool mark) {
  u32 was = s->resolve->depth;
  if (!mark) s->resolve->depth++;
  bool ok = false;
  for (Module *x = m; x && !ok; x = x->is_block ? x->parent : NULL) ok = module_find(s, x, name, ns, m, out);
  s->resolve->depth = was;
  if (ok) return true;
  Crate *k = ns == NS_TYPE ? crate_by_name(s, name) : NULL;
  if (k) {
    *out = (NameEntry){.def = k->root, .vis = {.kind = VIS_PUB}, .in = k->root->as_module};
    return true;
  }
  return find_prelude(s, m, name, ns, out);
}

/* --- prefixes ------------------------------------------------------------ */
static Module *dollar_crate(Sema *s, const PathSeg *seg, Module *m) {
  u32 ctx = seg->name.span.ctx;
  if (ctx == 0 || ctx >= s->sx->src->expns.n) return m->krate->root->as_module;
  u32 k = s->sx->src->expns.v[ctx].def_crate;
  return k < s->crates.n ? crate_root(s, k) : m->krate->root->as_module;
}

/* The first segment: crate, self, super, $crate, ::name, or a name around. *i: segments eaten. */
static Def *prefix_first(Sema *s, Module *m, const PathSeg *segs, u32 n, bool global, u32 *i, PrefixFail *fail, bool mark) {
  Sym first = segs[0].name.sym;
  *i = 1;
  if (global) {
    Crate *k = crate_by_name(s, first);
    return k ? k->root : NULL;
  }
  if (first == SYM_crate_kw) return m->krate->root;
  if (first == SYM_dollar_crate) return dollar_crate(s, &segs[0], m)->def;
  if (first != SYM_self_value && first != SYM_super_kw) {
    NameEntry e;
    return lexical_find(s, m, first, NS_TYPE, &e, mark) ? e.def : NULL;
  }
  Module *x = module_normal(m);
  *i = first == SYM_self_value;
  for (; *i < n && segs[*i].name.sym == SYM_super_kw; (*i)++) {
    x = x->parent ? module_normal(x->parent) : NULL;
    if (!x) {
      *fail = (PrefixFail){*i, PF_SUPER, NULL, NULL};
      return NULL;
    }
  }
  return x->def;
}

/* *last: the definition that the walk ended at; *used: segments eaten. Ends early (NULL, PF_NOT_MODULE)
 * at a definition that is no module: what follows belongs to a type. */
Module *prefix_module(Sema *s, Module *m, const PathSeg *segs, u32 n, bool global, PrefixFail *fail, Def **last, u32 *used) {
  *fail = (PrefixFail){0, PF_NONE, NULL, NULL};
  if (n == 0) return global ? crate_root(s, 0) : m;
  u32 i;
  bool body = used != NULL;
  Def *d = prefix_first(s, m, segs, n, global, &i, fail, body);
  if (!d) {
    if (!fail->why) *fail = (PrefixFail){0, PF_MISSING, NULL, NULL};
    return NULL;
  }
  u32 was = s->resolve->depth;
  s->resolve->depth += !body;
  for (; i < n && def_names(d); i++) {
    NameEntry e;
    Module *in = def_names(d);
    if (!module_find(s, in, segs[i].name.sym, NS_TYPE, m, &e)) {
      *fail = (PrefixFail){i, PF_MISSING, d, in};
      break;
    }
    if (!vis_allows(s, e.vis, e.in, m)) {
      *fail = (PrefixFail){i, PF_PRIVATE, e.def, in};
      break;
    }
    d = e.def;
  }
  s->resolve->depth = was;
  if (last) *last = d;
  if (used) *used = i;
  if (fail->why) return NULL;
  Module *r = def_names(d);
  if (i < n || !r) *fail = (PrefixFail){i, PF_NOT_MODULE, d, NULL};
  return i < n ? NULL : r;
}

/* --- words --------------------------------------------------------------- */
const char *def_kind_name(const Def *d) {
  switch (d->kind) {
  case DEF_MOD: return "module";
  case DEF_CRATE: return "crate";
  case DEF_STRUCT: return "struct";
  case DEF_UNION: return "union";
  case DEF_ENUM: return "enum";
  case DEF_VARIANT: return d->variant->kind == VK_UNIT ? "unit variant" : d->variant->kind == VK_TUPLE ? "tuple variant" : "variant";
  case DEF_TRAIT: return "trait";
  case DEF_IMPL: return "impl";
  case DEF_FN: return d->parent ? (d->item && d->item->fn->has_self ? "method" : "associated function") : "function";
  case DEF_CONST: return d->parent ? "associated constant" : "constant";
  case DEF_STATIC: return "static";
  case DEF_ALIAS: return "type alias";
  case DEF_ASSOC_TY: return "associated type";
  case DEF_TYPARAM: return "type parameter";
  case DEF_CONSTPARAM: return "const parameter";
  case DEF_MACRO: return "macro";
  case DEF_OPAQUE: return "opaque type";
  case DEF_CLOSURE: return "closure";
  case DEF_ASYNC: return "async block";
  case DEF_PRIM: return "builtin type";
  }
  return "item";
}

const char *def_article_name(const Def *d) {
  switch (d->kind) {
  case DEF_ENUM: return "an enum";
  case DEF_IMPL: return "an impl";
  case DEF_OPAQUE: return "an opaque type";
  case DEF_ASSOC_TY: return "an associated type";
  default: return def_kind_name(d);
  }
}

Str def_path(Sema *s, Def *d, Arena *a) {
  if (d->kind == DEF_CRATE) return str_copy(a, sym_str(s->sx->in, d->name));
  Str name = d->name ? sym_str(s->sx->in, d->name) : STR("_");
  if (d->kind == DEF_PRIM) return str_copy(a, name);
  Def *up = d->parent;
  if (d->kind == DEF_MOD) up = d->as_module->parent ? module_normal(d->as_module->parent)->def : NULL;
  else if (!up && d->module) up = module_normal(d->module)->def;
  if (up && up->kind == DEF_IMPL) {
    impl_header(s, up);
    return str_fmt(a, "%.*s::%.*s", STR_ARG(up->impl_self ? ty_str(s, up->impl_self) : STR("_")), STR_ARG(name));
  }
  if (!up || (up->kind == DEF_CRATE && up->krate->index == 0)) return str_copy(a, name);
  Str head = def_path(s, up, a);
  return str_fmt(a, "%.*s::%.*s", STR_ARG(head), STR_ARG(name));
}
