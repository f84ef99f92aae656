/* resolve_dead — dead_code. What main reaches is alive; the rest is reported as rustc
 * groups it: functions, types never constructed, variants, fields never read, methods.
 * Works on checked bodies, so every use is a Def in a node. */
#include "sema/resolve.h"

/* in_arm: the variants that the arms around match on; to build one there keeps nothing alive. */
typedef struct Dead { Sema *s; Map live; VEC(Def *) work; Map fields; bool pattern; VEC(Def *) in_arm; } Dead;

static const char *zsym(Sema *s, Sym n) { return sym_z(s->sx->in, n); }
static bool alive(const Dead *x, const Def *d) { return map_get(&x->live, d->id, NULL); }

static void mark(Dead *x, Def *d) {
  if (!d || d->is_lib || alive(x, d)) return;
  map_put(x->s->arena, &x->live, d->id, 1);
  vec_push(x->s->arena, &x->work, d);
}

static void mark_type(Dead *x, Ty t);
static void mark_list(Dead *x, const TyList *l) {
  for (u32 i = 0; l && i < l->n; i++) mark_type(x, l->v[i]);
}
static void mark_type(Dead *x, Ty t) {
  if (!t) return;
  if (t->def && (t->kind == TY_ADT || t->kind == TY_DYN)) mark(x, t->def);
  if (t->kind == TY_FN_DEF) mark(x, t->def);
  if (t->kind == TY_PROJ && t->def->parent) mark(x, t->def->parent);
  mark_list(x, t->args);
  mark_type(x, t->elem);
}

/* A method came into use, and with it its trait. */
static void use_trait(Dead *x, Def *d) {
  Def *t = d->parent;
  if (!t) return;
  if (t->kind == DEF_IMPL) {
    impl_header(x->s, t);
    mark_type(x, t->impl_self);
    t = t->impl_trait.trait;
  }
  if (!t || t->kind != DEF_TRAIT) return;
  if (!t->used) t->used = true;
  mark(x, t);
}

static void use_def(Dead *x, Def *d) {
  if (!d) return;
  use_trait(x, d);
  if (d->kind != DEF_VARIANT) { mark(x, d); return; }
  bool made = !x->pattern;
  for (u32 i = 0; i < x->in_arm.n; i++) made &= x->in_arm.v[i] != d;
  if (made) mark(x, d);
  mark(x, d->parent);
}

static void use_field(Dead *x, const FieldDef *f) { map_put(x->s->arena, &x->fields, (u64)(uintptr_t)f, 1); }

static void use_field_of(Dead *x, Ty t, u32 index) {
  while (t && (t->kind == TY_REF || t->kind == TY_PTR)) t = t->elem;
  if (t && t->kind == TY_ADT && !t->def->is_lib && t->def->variant && index < t->def->variant->n) use_field(x, &t->def->variant->fields[index]);
}

/* --- bodies ---------------------------------------------------------------- */
static void walk_expr(Dead *x, Expr *e);
static void walk_block(Dead *x, Block *b);

static void walk_pat(Dead *x, Pat *p) {
  p = pat_of(p);
  if (!p) return;
  x->pattern = true;
  use_def(x, p->def);
  mark_list(x, p->kind == P_PATH ? p->substs : NULL);
  x->pattern = false;
  if (p->kind == P_STRUCT && p->def && p->def->variant)
    for (u32 i = 0; i < p->n_fields; i++) {
      Pat *sub = pat_of(p->fields[i].pat);
      u32 k = p->fields[i].index;
      if (sub && sub->kind != P_WILD && k < p->def->variant->n) use_field(x, &p->def->variant->fields[k]);
    }
  u32 skipped = 0;                     /* fields that `..` stands for */
  for (u32 i = 0; p->kind == P_TSTRUCT && p->def && p->def->variant && i < p->n; i++) {
    PatKind k = pat_of(p->elems[i])->kind;
    if (k == P_REST && p->def->variant->n + 1 > p->n) skipped = p->def->variant->n - p->n;
    else if (k != P_REST && k != P_WILD && i + skipped < p->def->variant->n) use_field(x, &p->def->variant->fields[i + skipped]);
  }
  walk_pat(x, p->sub);
  for (u32 i = 0; i < p->n; i++) walk_pat(x, p->elems[i]);
  for (u32 i = 0; i < p->n_fields; i++) walk_pat(x, p->fields[i].pat);
  walk_expr(x, p->lo);
  walk_expr(x, p->hi);
}

static void walk_stmt(Dead *x, Stmt *st) {
  for (u32 i = 0; i < st->n_expansion; i++) walk_stmt(x, &st->expansion[i]);
  if (st->n_expansion) return;
  walk_pat(x, st->pat);
  walk_expr(x, st->init);
  walk_expr(x, st->e);
  if (st->els) walk_block(x, st->els);
}

static void walk_block(Dead *x, Block *b) {
  for (u32 i = 0; i < b->n; i++) walk_stmt(x, &b->stmts[i]);
  walk_expr(x, b->tail);
}

static void needed_variants(Dead *x, Pat *p) {
  p = pat_of(p);
  if (!p || p->kind == P_OR) return;
  if (p->def && p->def->kind == DEF_VARIANT) vec_push(x->s->arena, &x->in_arm, p->def);
  needed_variants(x, p->sub);
  for (u32 i = 0; i < p->n; i++) needed_variants(x, p->elems[i]);
  for (u32 i = 0; i < p->n_fields; i++) needed_variants(x, p->fields[i].pat);
}

static void walk_parts(Dead *x, Expr *e) {
  walk_expr(x, e->a);
  walk_expr(x, e->b);
  walk_expr(x, e->c);
  for (u32 i = 0; i < e->n; i++) walk_expr(x, e->args[i]);
  walk_pat(x, e->pat);
  if (e->block) walk_block(x, e->block);
  for (u32 i = 0; i < e->n_arms; i++) {
    u32 outer = x->in_arm.n;
    needed_variants(x, e->arms[i].pat);
    walk_pat(x, e->arms[i].pat);
    walk_expr(x, e->arms[i].guard);
    walk_expr(x, e->arms[i].body);
    x->in_arm.n = outer;
  }
  for (u32 i = 0; i < e->n_fields; i++) walk_expr(x, e->fields[i].value);
  for (u32 i = 0; i < e->n_params; i++) walk_pat(x, e->params[i].pat);
}

static void walk_expr(Dead *x, Expr *e) {
  if (!e) return;
  e = expr_of(e);
  if (!e) return;
  use_def(x, e->def);
  use_def(x, e->callee.def);
  mark_list(x, e->substs);
  mark_list(x, e->callee.substs);
  for (u32 i = 0; i < e->n_adj; i++)
    if (e->adj[i].callee.def) use_def(x, e->adj[i].callee.def);
  if (e->kind == E_CAST) mark_type(x, e->ty);
  for (u32 i = 0; e->kind == E_STRUCT && e->def && e->def->kind == DEF_UNION && i < e->n_fields; i++) use_field_of(x, e->ty, e->fields[i].index);
  if (e->kind == E_FIELD && e->a) {
    Expr *a = expr_of(e->a);
    Ty t = a && a->n_adj ? a->adj[a->n_adj - 1].target : a ? a->ty : NULL;
    use_field_of(x, t, e->field);
  }
  walk_parts(x, e);
}

/* --- definitions ------------------------------------------------------------ */
static void mark_preds(Dead *x, Def *d) {
  const Predicates *p = def_predicates(x->s, d);
  for (u32 i = 0; i < p->n; i++) {
    if (p->v[i].tr.trait != d) mark(x, p->v[i].tr.trait);
    if (p->v[i].kind == PRED_PROJ) mark_type(x, p->v[i].ty);
  }
}

static void mark_bounds(Dead *x, const Predicates *p) {
  for (u32 i = 0; i < p->n; i++) {
    mark(x, p->v[i].tr.trait);
    if (p->v[i].kind == PRED_PROJ) mark_type(x, p->v[i].ty);
  }
}

static void visit_fn(Dead *x, Def *d) {
  const FnSig *sig = def_sig(x->s, d);
  for (u32 i = 0; i < sig->n; i++) mark_type(x, sig->inputs[i]);
  mark_type(x, sig->output);
  if (sig->output->kind == TY_OPAQUE) mark_bounds(x, def_item_bounds(x->s, sig->output->def));
  mark_preds(x, d);
}

static void visit_trait(Dead *x, Def *d) {
  u32 n;
  const TraitRef *supers = trait_supers(x->s, d, &n);
  for (u32 i = 0; i < n; i++) {
    mark(x, supers[i].trait);
    mark_list(x, supers[i].args);
  }
  mark_preds(x, d);
}

static void visit_body(Dead *x, AstBody *b) {
  if (!b) return;
  for (u32 i = 0; i < b->n_params; i++) walk_pat(x, b->params[i]);
  for (u32 i = 0; i < b->locals.n; i++) mark_type(x, b->locals.v[i]->ty);
  walk_expr(x, b->value);
}

/* by NULL: what no item names, or an impl's head. */
static void mark_named(Dead *x, const Def *by) {
  for (u32 i = 0; i < x->s->resolve->names.n; i++) {
    const NamedBy *u = &x->s->resolve->names.v[i];
    if (u->by == by || (!by && u->by->kind == DEF_IMPL)) use_def(x, u->d);
  }
}

static void visit(Dead *x, Def *d) {
  mark_named(x, d);
  if (d->kind == DEF_FN && d->item) visit_fn(x, d);
  if (d->kind == DEF_CONST || d->kind == DEF_STATIC || d->kind == DEF_ALIAS) mark_type(x, def_type(x->s, d));
  if (d->kind == DEF_STRUCT || d->kind == DEF_ENUM || d->kind == DEF_UNION)
    for (u32 v = 0; v < d->n_variants; v++)
      for (u32 k = 0; k < d->variants[v].n; k++) mark_type(x, field_type(x->s, &d->variants[v].fields[k]));
  if (d->kind == DEF_TRAIT) visit_trait(x, d);
  visit_body(x, d->body);
  if (d->parent && d->parent->kind == DEF_IMPL) mark_preds(x, d->parent);
}

static Str derived_by(Dead *x, const Def *impl) {
  const Sources *src = x->s->sx->src;
  u32 ctx = impl->span.ctx;
  if (!ctx || ctx >= src->expns.n || src->expns.v[ctx].kind != EXPN_DERIVE) return STR("");
  return sym_str(x->s->sx->in, src->expns.v[ctx].name);
}

static bool impl_alive(Dead *x, Def *impl) {
  impl_header(x->s, impl);
  Ty t = impl->impl_self;
  while (t && t->elem) t = t->elem;
  return t && (t->kind != TY_ADT || t->def->is_lib || alive(x, t->def));
}

/* Methods of trait impls: the library may call its traits' for any live type; the
 * learner's traits' when the trait's own method is alive. */
static bool spread_impls(Dead *x) {
  u32 before = x->live.n;
  ImplBucket *b = &x->s->resolve->user_impls;
  for (u32 i = 0; i < b->v.n; i++) {
    Def *impl = b->v.v[i].impl, *trait;
    Str by = derived_by(x, impl);
    if (!impl_alive(x, impl) || !(trait = impl->impl_trait.trait) || str_eqz(by, "Debug") || str_eqz(by, "Clone")) continue;
    for (u32 k = 0; k < impl->items.n; k++) {
      Def *of = trait_item(x->s, trait, impl->items.v[k]->name, impl->items.v[k]->kind == DEF_ASSOC_TY ? NS_TYPE : NS_VALUE);
      if (trait->is_lib || (of && alive(x, of)) || (impl->items.v[k]->kind == DEF_ASSOC_TY && alive(x, trait))) {
        mark(x, impl->items.v[k]);
        if (impl->items.v[k]->kind == DEF_ASSOC_TY) mark_type(x, def_type(x->s, impl->items.v[k]));
      }
    }
  }
  return x->live.n != before;
}

/* A macro may write `#[allow] fn $name`: the name is the caller's, the attribute is around the item. */
static LintLevel level_of(Dead *x, const Def *d) {
  LintLevel by_name = lint_level(x->s, DIAG_dead_code, d->span);
  return by_name == LINT_WARN && d->item && d->item->span.ctx != d->span.ctx ? lint_level(x->s, DIAG_dead_code, d->item->span) : by_name;
}

static void seed(Dead *x) {
  Sema *s = x->s;
  mark(x, s->main_fn);
  mark_named(x, NULL);
  for (u32 i = s->first_own; i < s->defs.n; i++) {
    Def *d = s->defs.v[i];
    if (d->is_lib || !d->item) continue;
    bool named = d->kind == DEF_CONST && d->name == SYM_underscore;
    LintLevel l = level_of(x, d);
    if (named || l == LINT_ALLOW) mark(x, d);
    else if (l == LINT_EXPECT) vec_push(s->arena, &x->work, d);   /* dead, as expected, but what it uses is not */
  }
}

/* --- reports ----------------------------------------------------------------- */
static bool silent(Dead *x, Def *d) {
  return d->is_lib || tool_made(x->s, d->span) || zsym(x->s, d->name)[0] == '_' || level_of(x, d) == LINT_ALLOW;
}

static void join_names(Buf *b, Str *v, u32 n) {
  for (u32 i = 0; i < n; i++) buf_fmt(b, "%s`%.*s`", i == 0 ? "" : n == 2 ? " and " : i + 1 == n ? ", and " : ", ", STR_ARG(v[i]));
}

typedef struct Group { Str names[64]; Span spans[64]; u32 n; } Group;
static void group_add(Group *g, Str name, Span at) {
  if (g->n == COUNTOF(g->names)) return;
  g->names[g->n] = name;
  g->spans[g->n++] = at;
}

static void group_report(Dead *x, const Group *g, const char *kind, const char *what) {
  if (!g->n) return;
  Buf b = {0};
  join_names(&b, (Str *)g->names, g->n);
  Diag *d = diag(x->s->sx->diags, DIAG_dead_code, g->spans[0], "%s%s %.*s %s never %s", kind, g->n == 1 ? "" : "s", STR_ARG(buf_view(&b)),
                 g->n == 1 ? "is" : "are", what);
  for (u32 i = 1; i < g->n; i++) diag_label(x->s->sx->diags, d, g->spans[i], "%s", "");
  buf_free(&b);
}

/* #[repr(C)], #[repr(transparent)]: others may look at the fields. */
static bool laid_out(const Dead *x, const Def *adt) {
  for (u32 i = 0; i < adt->item->attrs.n; i++) {
    const Attr *a = &adt->item->attrs.v[i];
    for (u32 k = 0; a->path->n == 1 && str_eqz(sym_str(x->s->sx->in, a->path->segs[0].name.sym), "repr") && k < a->args.n; k++)
      if (str_eqz(sym_str(x->s->sx->in, a->args.v[k].sym), "C") || str_eqz(sym_str(x->s->sx->in, a->args.v[k].sym), "transparent")) return true;
  }
  return false;
}

/* Takes t no room? What cannot be told (a parameter) counts as such, as in rustc. */
typedef enum { ROOM_NONE, ROOM_SOME, ROOM_UNKNOWN } Room;
static Room room_of(Dead *x, Ty t, u32 depth) {
  if (!t || depth > 12) return ROOM_SOME;
  if (t->kind == TY_PARAM || t->kind == TY_PROJ) return ROOM_UNKNOWN;
  if (t->kind == TY_FN_DEF || t->kind == TY_NEVER) return ROOM_NONE;
  if (t->kind == TY_ARRAY) return t->len->kind == TY_CONST && !t->len->value ? ROOM_NONE : room_of(x, t->elem, depth + 1);
  Room r = ROOM_NONE;
  if (t->kind == TY_TUPLE)
    for (u32 i = 0; i < t->args->n && r != ROOM_UNKNOWN; i++) {
      Room e = room_of(x, t->args->v[i], depth + 1);
      r = e == ROOM_NONE ? r : e;
    }
  if (t->kind == TY_TUPLE) return r;
  if (t->kind != TY_ADT || ty_is_lang(t, LANG_owned_box)) return ROOM_SOME;
  if (ty_is_lang(t, LANG_phantom_data)) return ROOM_NONE;
  u32 n;
  VariantDef *v = def_variants(x->s, t->def, &n);
  if (n > 1) r = ROOM_SOME;
  for (u32 i = 0; i < n; i++)
    for (u32 k = 0; k < v[i].n && r != ROOM_UNKNOWN; k++) {
      Room e = room_of(x, ty_subst(x->s, field_type(x->s, &v[i].fields[k]), t->args), depth + 1);
      r = e == ROOM_NONE ? r : e;
    }
  return r;
}

/* The unread fields of a struct or of a variant that is built. */
static void report_fields(Dead *x, VariantDef *v) {
  Sema *s = x->s;
  Group g = {.n = 0};
  if (laid_out(x, v->adt)) return;
  for (u32 i = 0; i < v->n; i++) {
    FieldDef *f = &v->fields[i];
    bool empty = f->ty && ((v->kind == VK_TUPLE && room_of(x, f->ty, 0) != ROOM_SOME) || (f->ty->kind == TY_ADT && def_is_lang(f->ty->def, LANG_phantom_data)));
    bool seen = (v->adt->kind == DEF_ENUM || f->vis.kind == VIS_PUB) && reached_publicly(s, v->adt);    /* others may read it */
    if (seen || f->evaluated || map_get(&x->fields, (u64)(uintptr_t)f, NULL) || zsym(s, f->name)[0] == '_' || empty ||
        lint_level(s, DIAG_dead_code, f->span) == LINT_ALLOW) continue;
    group_add(&g, sym_str(s->sx->in, f->name), v->kind == VK_TUPLE ? f->te->span : f->span);
  }
  group_report(x, &g, "field", "read");
}

static void report_adt(Dead *x, Def *d) {
  Sema *s = x->s;
  Group g = {.n = 0};
  for (u32 i = 0; i < d->n_variants; i++) {
    Def *v = d->variants[i].def;
    if (d->kind != DEF_ENUM || alive(x, v)) report_fields(x, &d->variants[i]);
    else if (!silent(x, v)) group_add(&g, sym_str(s->sx->in, v->name), v->span);
  }
  group_report(x, &g, "variant", "constructed");
}

static const char *assoc_kind(const Def *d) {
  return d->kind == DEF_CONST ? "associated constant" : d->kind != DEF_FN ? "associated type" : d->item->fn->has_self ? "method" : "associated function";
}

static void report_assoc(Dead *x, Def *d) {
  Sema *s = x->s;
  Group g = {.n = 0};
  const char *what = NULL;
  for (u32 i = 0; i < d->items.n; i++) {
    Def *it = d->items.v[i];
    if (it->kind == DEF_ASSOC_TY || alive(x, it) || silent(x, it)) continue;
    what = !what || what == assoc_kind(it) ? assoc_kind(it) : "associated item";
    group_add(&g, sym_str(s->sx->in, it->name), it->span);
  }
  group_report(x, &g, what, "used");
}

static void report(Dead *x, Def *d) {
  Sema *s = x->s;
  if (d->kind == DEF_IMPL) {
    if (!d->item->impl_trait) report_assoc(x, d);
    return;
  }
  if (d->kind == DEF_MOD || d->kind == DEF_MACRO || silent(x, d)) return;
  bool adt = d->kind == DEF_STRUCT || d->kind == DEF_UNION;
  if (alive(x, d)) {
    if (adt || d->kind == DEF_ENUM) report_adt(x, d);
    if (d->kind == DEF_TRAIT) report_assoc(x, d);
    return;
  }
  diag(s->sx->diags, DIAG_dead_code, d->span, "%s `%s` is never %s", def_kind_name(d), zsym(s, d->name), adt ? "constructed" : "used");
}

void dead_code_lint(Sema *s) {
  Dead x = {.s = s};
  seed(&x);
  for (bool more = true; more;) {
    while (x.work.n) visit(&x, vec_pop(&x.work));
    more = spread_impls(&x);
  }
  ResolveState *r = s->resolve;
  if (!s->main_fn) return;
  for (u32 i = 0; i < r->mods.n; i++)
    for (u32 k = 0; k < r->mods.v[i]->defs.n; k++) report(&x, r->mods.v[i]->defs.v[k]);
}
