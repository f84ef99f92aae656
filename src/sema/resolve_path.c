/* resolve_path — what a path means, and what to say where it means nothing. */
#include "sema/resolve.h"
#include "sema/suggest.h"

static const char *zsym(Sema *s, Sym n) { return sym_z(s->sx->in, n); }

/* --- generic parameters and Self ----------------------------------------- */
/* Looks through the owner and what it stands in (fn in impl or trait, closure in fn). */
Def *scope_param(Sema *s, Def *owner, Sym name, Namespace ns, Def **whose) {
  for (Def *o = owner; o; o = o->parent) {
    const Generics *g = def_generics(s, o);
    for (u32 i = 0; g && i < g->n; i++) {
      if (g->v[i].name != name || g->v[i].is_const != (ns == NS_VALUE) || name == SYM_self_type) continue;
      if (whose) *whose = o;
      return g->v[i].def;
    }
  }
  return NULL;
}

Ty owner_self(Sema *s, Def *owner, Def **who) {
  for (Def *o = owner; o; o = o->parent) {
    if (who) *who = o;
    if (o->kind == DEF_IMPL) {
      impl_header(s, o);
      return o->impl_self ? o->impl_self : s->t_err;
    }
    if (o->kind == DEF_TRAIT) return ty_param(s, 0, SYM_self_type);
    if (o->kind == DEF_STRUCT || o->kind == DEF_ENUM || o->kind == DEF_UNION) return def_type(s, o);
  }
  return NULL;
}

/* --- words --------------------------------------------------------------- */
static const char *use_wants(PathUse use) {
  switch (use) {
  case PU_TYPE: return "type";
  case PU_EXPR: return "value";
  case PU_CALL: return "function";
  case PU_PAT_UNIT: return "unit struct, unit variant or constant";
  case PU_PAT_TUPLE: return "tuple struct or tuple variant";
  case PU_STRUCT: return "struct, variant or union type";
  case PU_TRAIT: return "trait";
  }
  return "item";
}

static const char *use_expects(PathUse use) { return use == PU_CALL ? "function" : use_wants(use); }

static DiagCode missing_code(PathUse use) {
  switch (use) {
  case PU_PAT_UNIT: case PU_PAT_TUPLE: return DIAG_E0531;
  case PU_STRUCT: return DIAG_E0422;
  case PU_TRAIT: return DIAG_E0405;
  default: return DIAG_E0425;
  }
}

static DiagCode wrong_code(PathUse use) {
  switch (use) {
  case PU_TYPE: return DIAG_E0573;
  case PU_PAT_UNIT: case PU_PAT_TUPLE: return DIAG_E0532;
  case PU_STRUCT: return DIAG_E0574;
  case PU_TRAIT: return DIAG_E0404;
  default: return DIAG_E0423;
  }
}

static Str path_text(Sema *s, const Path *p) {
  Buf b = {0};
  for (u32 i = 0; i < p->n; i++) {
    if (i || p->global) buf_z(&b, "::");
    buf_str(&b, sym_str(s->sx->in, p->segs[i].name.sym));
  }
  Str r = str_copy(s->arena, buf_view(&b));
  buf_free(&b);
  return r;
}

static Namespace use_ns(PathUse use) {
  return use == PU_TYPE || use == PU_STRUCT || use == PU_TRAIT ? NS_TYPE : NS_VALUE;
}

/* Edit distance, given up above `max`; two neighbours that changed places are one edit. */
u32 name_distance(Str a, Str b, u32 max) {
  u32 rows[3][33];
  if (a.n > 32 || b.n > 32 || a.n > b.n + max || b.n > a.n + max) return max + 1;
  for (u32 j = 0; j <= b.n; j++) rows[0][j] = j;
  for (u32 i = 1; i <= a.n; i++) {
    u32 *row = rows[i % 3], *up = rows[(i + 2) % 3], *up2 = rows[(i + 1) % 3];
    row[0] = i;
    for (u32 j = 1; j <= b.n; j++) {
      u32 best = up[j - 1] + (a.p[i - 1] != b.p[j - 1]);
      if (up[j] + 1 < best) best = up[j] + 1;
      if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
      bool turned = i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1];
      if (turned && up2[j - 2] + 1 < best) best = up2[j - 2] + 1;
      row[j] = best;
    }
  }
  return rows[a.n % 3][b.n];
}

bool name_nearer(Str want, const char *name, u32 *least) {
  u32 d = name_distance(want, str_of(name), *least);
  if (d >= *least) return false;
  *least = d;
  return true;
}

/* --- is it what the place wants? ----------------------------------------- */
static bool fits(const Def *d, PathUse use) {
  bool adt = d->kind == DEF_STRUCT || d->kind == DEF_ENUM || d->kind == DEF_UNION;
  bool ctor = d->kind == DEF_STRUCT || d->kind == DEF_VARIANT;
  switch (use) {
  case PU_TYPE: return adt || d->kind == DEF_ALIAS || d->kind == DEF_TYPARAM || d->kind == DEF_PRIM || d->kind == DEF_ASSOC_TY || d->kind == DEF_TRAIT;
  case PU_TRAIT: return d->kind == DEF_TRAIT;
  case PU_STRUCT: return d->kind == DEF_UNION || ctor || d->kind == DEF_ALIAS || d->kind == DEF_ASSOC_TY;
  case PU_PAT_TUPLE: return ctor && d->variant->kind == VK_TUPLE;
  case PU_PAT_UNIT: return d->kind == DEF_CONST || d->kind == DEF_CONSTPARAM || (ctor && d->variant->kind == VK_UNIT);
  case PU_EXPR: case PU_CALL: return !(d->kind == DEF_VARIANT && d->variant->kind == VK_STRUCT);
  }
  return true;
}

static bool fits_use(const Def *d, void *use) { return fits(d, *(PathUse *)use); }

/* --- reporting ----------------------------------------------------------- */
static PathRes res_err(void) { return (PathRes){.kind = RES_ERR}; }

/* An import by that name failed and has been reported: say no more. */
static bool failed_import(Module *m, Sym name) {
  for (Module *x = m; x; x = x->is_block ? x->parent : NULL)
    for (int ns = 0; ns < NS_COUNT; ns++)
      for (Binding *b = map_ptr(&x->names[ns], name); b; b = b->next)
        if (b->imp && b->imp->failed) return true;
  return false;
}

static PathRes report_prefix(Sema *s, Module *m, const Path *p, PrefixFail f) {
  if (f.why == PF_MISSING && f.at == 0 && failed_import(m, p->segs[0].name.sym)) return res_err();
  const Ident *id = &p->segs[f.at < p->n ? f.at : p->n - 1].name;
  Diags *dg = s->sx->diags;
  const char *name = zsym(s, id->sym);
  if (f.why == PF_MISSING && f.at > 0 && module_unsupported(s, f.def, p->span)) return res_err();
  if (f.why == PF_PRIVATE) {
    Diag *g = diag(dg, DIAG_E0603, id->span, "%s `%s` is private", def_kind_name(f.def), name);
    diag_primary(dg, g, "private %s", def_kind_name(f.def));
    if (f.def->span.lo) diag_note_at(dg, g, f.def->span, "the %s `%s` is defined here", def_kind_name(f.def), name);
  } else if (f.why == PF_SUPER)
    diag(dg, DIAG_E0433, id->span, "too many leading `super` keywords");
  else if (f.at > 0) {
    const char *in = zsym(s, p->segs[f.at - 1].name.sym);
    Diag *g = diag(dg, DIAG_E0433, id->span, "cannot find `%s` in `%s`", name, in);
    diag_primary(dg, g, "could not find `%s` in `%s`", name, in);
    if (f.def && def_names(f.def)) suggest_near_in(s, def_names(f.def), m, g, *id);
  } else if (id->sym == SYM_self_type)
    diag(dg, DIAG_E0433, id->span, "cannot find `Self` in this scope");
  else {
    bool type = name[0] >= 'A' && name[0] <= 'Z';
    Diag *g = diag(dg, DIAG_E0433, id->span, type ? "cannot find type `%s` in this scope" : "cannot find module or crate `%s` in this scope", name);
    diag_primary(dg, g, type ? "use of undeclared type `%s`" : "use of unresolved module or unlinked crate `%s`", name);
    if (type) suggest_near_name(s, m, g, *id, NS_TYPE), suggest_use(s, m, g, id->sym, NS_TYPE, NULL, NULL);
    else suggest_near_name(s, m, g, *id, NS_TYPE), suggest_near_crate(s, g, *id), suggest_use_module(s, m, g, id->sym);
  }
  return res_err();
}

static bool outer_generic(Sema *s, Module *m, Def *owner, Sym name, Namespace ns) {
  for (Module *x = m; x; x = x->parent)
    if (x->is_block && x->owner && x->owner != owner && scope_param(s, x->owner, name, ns, NULL)) return true;
  return false;
}

/* A variable of a function around: an inner function cannot take it, a constant or a type's length is made without it. */
static bool report_outside(Sema *s, Def *owner, const Ident *id) {
  Span where;
  Def *of = local_outside(s, id->sym, id->span, &where), *in = owner;
  if (!of) return false;
  while (in && in->kind != DEF_FN && in->parent) in = in->parent;
  bool fn = in && in->kind == DEF_FN && in != of && owner->kind != DEF_CONST && owner->kind != DEF_STATIC;
  Diags *dg = s->sx->diags;
  if (fn) {
    Diag *g = diag(dg, DIAG_E0434, id->span, "can't capture dynamic environment in a fn item");
    diag_help(dg, g, "use the `|| { ... }` closure form instead");
    return true;
  }
  Diag *g = diag(dg, DIAG_E0435, id->span, "attempt to use a non-constant value in a constant");
  diag_primary(dg, g, "non-constant value");
  diag_help_at(dg, g, where, "consider a constant instead of this variable: `const %s`", zsym(s, id->sym));
  return true;
}

/* What could not be read among the parameters may have been the one that is asked for. */
static bool unread_self(const Def *owner) {
  while (owner && owner->kind != DEF_FN) owner = owner->parent;
  const FnDecl *fn = owner && owner->item ? owner->item->fn : NULL;
  for (u32 i = 0; fn && i < fn->n; i++)
    if (fn->params[i].pat->kind == P_ERR) return true;
  return false;
}

static PathRes report_single(Sema *s, Module *m, Def *owner, const Path *p, PathUse use) {
  const Ident *id = &p->segs[0].name;
  Diags *dg = s->sx->diags;
  Diag *g;
  if (failed_import(m, id->sym)) return res_err();
  if (id->sym == SYM_self_value && unread_self(owner)) return res_err();
  if (id->sym == SYM_self_value) {
    g = diag(dg, DIAG_E0424, p->span, "expected value, found module `self`");
    diag_primary(dg, g, "`self` value is a keyword only available in methods with a `self` parameter");
    suggest_self_param(s, g, owner);
  } else if (id->sym == SYM_self_type) {
    g = diag(dg, DIAG_E0411, p->span, "cannot find type `Self` in this scope");
    diag_primary(dg, g, "`Self` is only available in impls, traits, or type definitions");
  } else if (outer_generic(s, m, owner, id->sym, use_ns(use))) {
    g = diag(dg, DIAG_E0401, p->span, "can't use generic parameters from outer item");
    diag_primary(dg, g, "use of generic parameter from outer item");
  } else if (use_ns(use) == NS_VALUE && (use == PU_EXPR || use == PU_CALL) && macro_at(s, m, (Path *)(uintptr_t)p, id->span)) {
    g = diag(dg, DIAG_E0423, id->span, "expected %s, found macro `%s`", use_wants(use), zsym(s, id->sym));
    diag_primary(dg, g, "not a %s", use_wants(use));
    suggest_around(dg, g, FIX_MAYBE, id->span, "", "!", "a macro is called with `!`");
  } else if (use_ns(use) == NS_VALUE && report_outside(s, owner, id)) {
    return res_err();
  } else if (use == PU_TRAIT && derive_known(sym_str(s->sx->in, id->sym))) {
    g = diag(dg, DIAG_E0404, id->span, "expected trait, found derive macro `%s`", zsym(s, id->sym));
    diag_primary(dg, g, "not a trait");
    suggest_use(s, m, g, id->sym, NS_TYPE, fits_use, &use);
  } else {
    g = diag(dg, missing_code(use), id->span, "cannot find %s `%s` in this scope", use_wants(use), zsym(s, id->sym));
    diag_primary(dg, g, "not found in this scope");
    if (use_ns(use) == NS_VALUE) suggest_field_of_self(s, g, owner, *id);
    if (!diag_suggests(g)) suggest_near_name(s, m, g, *id, use_ns(use));
    suggest_use(s, m, g, id->sym, use_ns(use), fits_use, &use);
  }
  return res_err();
}

static PathRes report_wrong(Sema *s, const Path *p, const Def *d, PathUse use) {
  Str text = path_text(s, p);
  if (d->kind == DEF_VARIANT && d->variant->kind == VK_STRUCT && use_ns(use) == NS_VALUE) {
    diag(s->sx->diags, use == PU_PAT_TUPLE ? DIAG_E0164 : DIAG_E0533, p->span, "expected %s, found struct variant `%.*s`", use_expects(use), STR_ARG(text));
    return res_err();
  }
  Diag *g = diag(s->sx->diags, wrong_code(use), p->span, "expected %s, found %s `%.*s`", use_expects(use), def_kind_name(d), STR_ARG(text));
  diag_primary(s->sx->diags, g, "not a %s", use_expects(use));
  if (d->kind == DEF_MACRO && use == PU_CALL) suggest_around(s->sx->diags, g, FIX_MAYBE, p->span, "", "!", "a macro is called with `!`");
  return res_err();
}

static PathRes report_in_module(Sema *s, Module *m, const Path *p, Def *in, PathUse use) {
  const Ident *id = &p->segs[p->n - 1].name;
  NameEntry e;
  Namespace other = use_ns(use) == NS_TYPE ? NS_VALUE : NS_TYPE;
  if (module_find(s, def_names(in), id->sym, other, m, &e)) return report_wrong(s, p, e.def, use);
  if ((use == PU_EXPR || use == PU_CALL) && module_find(s, def_names(in), id->sym, NS_MACRO, m, &e)) return report_wrong(s, p, e.def, use);
  if (module_unsupported(s, in, p->span)) return res_err();
  Diag *g = diag(s->sx->diags, missing_code(use), id->span, "cannot find %s `%s` in %s `%s`", use_wants(use), zsym(s, id->sym), def_kind_name(in), zsym(s, in->name));
  diag_primary(s->sx->diags, g, "not found in `%s`", zsym(s, in->name));
  suggest_near_in(s, def_names(in), m, g, *id);
  return res_err();
}

static bool ctor_private(Sema *s, const Def *d, Module *m) {
  if (d->kind != DEF_STRUCT || d->variant->kind != VK_TUPLE) return false;
  for (u32 i = 0; i < d->variant->n; i++)
    if (!vis_allows(s, d->variant->fields[i].vis, d->module, m)) return true;
  return false;
}

static PathRes report_ctor(Sema *s, const Path *p, const Def *d, PathUse use) {
  if (p->n > 1)
    diag(s->sx->diags, DIAG_E0603, p->segs[p->n - 1].name.span, "tuple struct constructor `%s` is private", zsym(s, d->name));
  else
    diag(s->sx->diags, wrong_code(use), p->span, use == PU_PAT_TUPLE ? "cannot match against a tuple struct which contains private fields" : "cannot initialize a tuple struct which contains private fields");
  return res_err();
}

static PathRes found(Sema *s, Module *m, const Path *p, Def *d, PathUse use, bool quiet) {
  d->used = true;
  if (d->kind != DEF_MOD && name_only(d)) {
    if (!quiet) report_name_only(s, d, p->span);
    return quiet ? (PathRes){.kind = RES_NONE} : res_err();
  }
  PathRes r = {.kind = RES_DEF, .def = d};
  if (d->kind == DEF_PRIM) r.self_ty = d->ty;
  if (!fits(d, use)) return quiet ? (PathRes){.kind = RES_NONE} : report_wrong(s, p, d, use);
  if (use_ns(use) == NS_VALUE && ctor_private(s, d, m)) return quiet ? (PathRes){.kind = RES_NONE} : report_ctor(s, p, d, use);
  return r;
}

/* Two globs bring in different things: rustc takes neither. */
static bool ambiguous(Sema *s, Module *m, Ident id, Namespace ns, const NameEntry *e) {
  NameEntry other;
  if (!glob_rival(s, e, id.sym, ns, m, &other)) return false;
  Diags *dg = s->sx->diags;
  Diag *g = diag(dg, DIAG_E0659, id.span, "`%s` is ambiguous", zsym(s, id.sym));
  diag_primary(dg, g, "ambiguous name");
  diag_note(dg, g, "several `use` with a star in one module bring in this name");
  diag_note_at(dg, g, e->span, "`%s` could be the %s imported here", zsym(s, id.sym), def_kind_name(e->def));
  diag_note_at(dg, g, other.span, "`%s` could also be the %s imported here; a `use` of the name alone settles it", zsym(s, id.sym), def_kind_name(other.def));
  return true;
}

/* --- one name ------------------------------------------------------------ */
static PathRes self_res(Ty self, Def *who, PathUse use) {
  if (use_ns(use) == NS_VALUE) return (PathRes){.kind = RES_SELF_CTOR, .def = who, .self_ty = self};
  PathRes r = {.kind = RES_DEF, .def = self->kind == TY_ADT ? self->def : who, .self_ty = self};
  return r;
}

static PathRes resolve_single(Sema *s, Module *m, Def *owner, const Path *p, PathUse use, bool quiet) {
  Sym name = p->segs[0].name.sym;
  Namespace ns = use_ns(use);
  Def *who, *d = scope_param(s, owner, name, ns, NULL);
  if (d) return found(s, m, p, d, use, quiet);
  if (name == SYM_self_type) {
    Ty self = owner_self(s, owner, &who);
    if (self) return self_res(self, who, use);
  }
  NameEntry e;
  Def *prim = ns == NS_TYPE ? map_ptr(&s->resolve->prims, name) : NULL;
  bool there = !p->global && lexical_find(s, m, name, ns, &e, true);
  if (there && e.glob && !quiet && ambiguous(s, m, p->segs[0].name, ns, &e)) return res_err();
  if (there) /* a module `str` does not hide the type */
    return found(s, m, p, prim && e.def->kind == DEF_MOD ? prim : e.def, use, quiet);
  d = ns == NS_TYPE ? map_ptr(&s->resolve->prims, name) : NULL;
  if (d) return found(s, m, p, d, use, quiet);
  if (quiet) return (PathRes){.kind = RES_NONE};
  Namespace other = ns == NS_TYPE ? NS_VALUE : NS_TYPE;
  if (name != SYM_self_type && lexical_find(s, m, name, other, &e, false)) return report_wrong(s, p, e.def, use);
  d = map_ptr(&s->resolve->prims, name);
  if (!d) d = scope_param(s, owner, name, other, NULL);
  return d ? report_wrong(s, p, d, use) : report_single(s, m, owner, p, use);
}

/* --- several ------------------------------------------------------------- */
static PathRes unresolved(Def *d, u32 left, Ty self) {
  d->used = true;
  return (PathRes){.kind = RES_DEF, .def = d, .unresolved = left, .self_ty = self};
}

static PathRes resolve_last(Sema *s, Module *m, const Path *p, Def *in, PathUse use, bool quiet) {
  NameEntry e;
  const Ident *id = &p->segs[p->n - 1].name;
  if (!module_find(s, def_names(in), id->sym, use_ns(use), m, &e)) {
    if (in->kind == DEF_ENUM) return unresolved(in, 1, NULL);
    return quiet ? (PathRes){.kind = RES_NONE} : report_in_module(s, m, p, in, use);
  }
  if (!vis_allows(s, e.vis, e.in, m)) {
    if (quiet) return (PathRes){.kind = RES_NONE};
    return report_prefix(s, m, p, (PrefixFail){p->n - 1, PF_PRIVATE, e.def, NULL});
  }
  if (e.glob && !quiet && ambiguous(s, m, *id, use_ns(use), &e)) return res_err();
  if (in->kind == DEF_ENUM) in->used = true;
  return found(s, m, p, e.def, use, quiet);
}

static PathRes resolve_long(Sema *s, Module *m, Def *owner, const Path *p, PathUse use, bool quiet) {
  Sym first = p->segs[0].name.sym;
  Def *who, *d = p->global ? NULL : scope_param(s, owner, first, NS_TYPE, NULL);
  if (d) return unresolved(d, p->n - 1, NULL);
  if (first == SYM_self_type) {
    Ty self = owner_self(s, owner, &who);
    if (self) return unresolved(self->kind == TY_ADT ? self->def : who, p->n - 1, self);
  }
  PrefixFail f;
  u32 used = 0;
  Module *in = prefix_module(s, m, p->segs, p->n - 1, p->global, &f, &d, &used);
  if (in) {
    Def *prim = p->n == 2 && d->kind == DEF_MOD ? map_ptr(&s->resolve->prims, first) : NULL;
    NameEntry e; /* u32::MAX, where the module std::u32 is imported too */
    if (prim && !module_find(s, in, p->segs[1].name.sym, use_ns(use), m, &e)) return unresolved(prim, 1, prim->ty);
    return resolve_last(s, m, p, d, use, quiet);
  }
  if (f.why == PF_NOT_MODULE) return unresolved(d, p->n - used, d->kind == DEF_PRIM ? d->ty : NULL);
  if (f.why == PF_MISSING && f.def && f.def->kind == DEF_ENUM) return unresolved(f.def, p->n - f.at, NULL);
  Def *prim = f.why == PF_MISSING && f.at == 0 ? map_ptr(&s->resolve->prims, first) : NULL;
  if (prim) return unresolved(prim, p->n - 1, prim->ty);
  return quiet ? (PathRes){.kind = RES_NONE} : report_prefix(s, m, p, f);
}

static PathRes resolve_lang(Sema *s, const Path *p) {
  static const char *const names[] = {
#define LANG(id, name) name,
#include "sema/lang.def"
#undef LANG
  };
  Str want = sym_str(s->sx->in, p->lang);
  for (u32 i = 0; i < LANG_COUNT_; i++) {
    if (!str_eqz(want, names[i])) continue;
    Def *d = lang_item(s, (Lang)i);
    for (u32 k = 0; d->kind == DEF_ENUM && p->n && k < d->n_variants; k++)
      if (d->variants[k].def->name == p->segs[p->n - 1].name.sym) return (PathRes){.kind = RES_DEF, .def = d->variants[k].def};
    return (PathRes){.kind = RES_DEF, .def = d};
  }
  diag(s->sx->diags, DIAG_ERROR, p->span, "lang.def has no `%.*s`", STR_ARG(want));
  return res_err();
}

static PathRes resolve_qself(Sema *s, Module *m, Def *owner, const Path *p, bool quiet) {
  if (!p->qpos) return (PathRes){.kind = RES_NONE, .unresolved = p->n};
  Path q = *p;
  q.qself = NULL;
  q.n = p->qpos;
  q.span.hi = p->segs[q.n - 1].name.span.hi;
  PathRes r = resolve_path_as(s, m, owner, &q, PU_TRAIT, quiet);
  if (r.kind == RES_DEF) r.unresolved = p->n - p->qpos;
  return r;
}

static PathRes resolve_any(Sema *s, Module *m, Def *owner, Path *p, PathUse use, bool quiet) {
  if (p->qself) return resolve_qself(s, m, owner, p, quiet);
  if (p->lang) return resolve_lang(s, p);
  if (!p->n) return res_err();
  Sym first = p->segs[0].name.sym;
  bool keyword = first == SYM_crate_kw || first == SYM_super_kw || first == SYM_dollar_crate;
  if (p->n == 1 && !keyword) return resolve_single(s, m, owner, p, use, quiet);
  if (p->n > 1) return resolve_long(s, m, owner, p, use, quiet);
  return quiet ? (PathRes){.kind = RES_NONE} : report_wrong(s, p, m->krate->root, use);
}

void note_named(Sema *s, Def *d, Def *by) {
  while (by && (by->kind == DEF_CLOSURE || by->kind == DEF_ASYNC)) by = by->parent;
  u64 key = map_key2(d->id, by ? by->id : UINT32_MAX);
  if (d->is_lib || map_get(&s->resolve->named, key, NULL)) return;
  map_put(s->arena, &s->resolve->named, key, 1);
  vec_push(s->arena, &s->resolve->names, (NamedBy){d, by});
}

PathRes resolve_path_as(Sema *s, Module *m, Def *owner, Path *p, PathUse use, bool quiet) {
  PathRes r = resolve_any(s, m, owner, p, use, quiet);
  if (r.kind == RES_DEF && r.def && (r.def->kind == DEF_ALIAS || r.def->kind == DEF_CONST)) note_named(s, r.def, owner);
  return r;
}

PathRes resolve_path(Sema *s, Module *m, Def *owner, Path *p, Namespace ns, bool quiet) {
  return resolve_path_as(s, m, owner, p, ns == NS_TYPE ? PU_TYPE : PU_EXPR, quiet);
}
