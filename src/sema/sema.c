/* The front of sema: making it, checking everything of the learner's, and showing what was found. */
#include "sema/check.h"

Sema *sema_new(Syntax *sx, const LibIndex *lib, u16 edition, u16 tokio) {
  Sema *s = NEW(sx->arena, Sema);
  s->sx = sx;
  sx->lazy_bodies = true;
  sx->tokio = tokio;
  s->arena = sx->arena;
  s->lib = lib;
  s->edition = edition;
  s->tokio = tokio;
  s->check = NEW(sx->arena, struct CheckState);
  ty_init(s);
  resolve_init(s);
  return s;
}

static bool bodied(Def *d) {
  return !d->is_lib && d->item && !(d->krate && d->krate->is_lib) && (d->kind == DEF_FN || d->kind == DEF_CONST || d->kind == DEF_STATIC);
}
static int by_place(const AstBody *a, const AstBody *b) {
  if (a->span.lo != b->span.lo) return a->span.lo < b->span.lo ? -1 : 1;
  if (a->span.hi != b->span.hi) return a->span.hi > b->span.hi ? -1 : 1;
  return a->def->id < b->def->id ? -1 : a->def->id > b->def->id;
}
static void sort_bodies(Sema *s) {
  s->n_kin = 0;
  for (u32 i = 1; i < s->bodies.n; i++) {
    AstBody *b = s->bodies.v[i];
    u32 k = i;
    for (; k && by_place(b, s->bodies.v[k - 1]) < 0; k--) s->bodies.v[k] = s->bodies.v[k - 1];
    s->bodies.v[k] = b;
  }
}
static Def *owner_of(Def *d) {
  while (d->parent && (d->kind == DEF_CLOSURE || d->kind == DEF_ASYNC)) d = d->parent;
  return d;
}
void sema_lint_bodies(Sema *s) {
  for (u32 i = 0; i < s->bodies.n; i++) {
    AstBody *b = s->bodies.v[i];
    if (b->has_error) continue;
    if (b->def && owner_of(b->def)->life_error) continue;
    check_unsafety(s, b);
    check_const_calls(s, b);
    lint_liveness(s, b);
    lint_assignments(s, b);
    if (!b->unborrowed) lint_unused_mut(s, b);
  }
  for (u32 i = 0; i < s->variant_names.n; i++) {
    VariantName *v = &s->variant_names.v[i];
    Diags *d = s->sx->diags;
    Diag *g = diag(d, DIAG_E0170, v->at, "pattern binding `%s` is named the same as one of the variants of the type `%s`", v->name, v->of);
    diag_suggest(d, g, FIX_CERTAIN, "to match the variant, write its path");
    diag_edit(d, g, v->at, "%s::%s", v->of, v->name);
  }
  lint_levels_apply(s, false);
}
BodyVec *bodies_in(Sema *s, const AstBody *root) {
  if (s->n_kin != s->bodies.n) {
    s->kin = (Map){0};
    for (s->n_kin = 0; s->n_kin < s->bodies.n; s->n_kin++) {
      AstBody *b = s->bodies.v[s->n_kin], *top = b;
      while (top->parent) top = top->parent;
      BodyVec *v = map_ptr(&s->kin, (u64)(uintptr_t)top);
      if (!v) map_put(s->arena, &s->kin, (u64)(uintptr_t)top, (u64)(uintptr_t)(v = NEW(s->arena, BodyVec)));
      vec_push(s->arena, v, b);
    }
  }
  BodyVec *v = map_ptr(&s->kin, (u64)(uintptr_t)root);
  return v ? v : NEW(s->arena, BodyVec);
}
/* rustc runs these only where nothing was refused, by the borrow checker neither. */
static void late_lints(Sema *s) {
  for (u32 i = 0; i < s->bodies.n; i++) {
    lint_unused_results(s, s->bodies.v[i]);
    lint_static_refs(s, s->bodies.v[i]);
    lint_values(s, s->bodies.v[i]);
  }
  lint_literals(s);
  lint_items(s);
  for (u32 i = 0; i < s->lifetime_forms.n; i++) {
    const LifetimeForms *f = &s->lifetime_forms.v[i];
    Diag *g = diag(s->sx->diags, DIAG_mismatched_lifetime_syntaxes, f->in, "%s a lifetime that's %s elsewhere is confusing",
                   f->hides ? "hiding" : "eliding", f->named ? "named" : "elided");
    diag_label(s->sx->diags, g, f->out, "the same lifetime is written in another way here");
  }
  lint_value_names(s);
  resolve_lint(s);
}
/* As in rustc: privacy of fields is looked at last. */
static void report_private_fields(Sema *s) {
  Diags *d = s->sx->diags;
  for (u32 i = 0; i < s->private_uses.n; i++) {
    PrivateUse *u = &s->private_uses.v[i];
    const char *field = sym_z(s->sx->in, u->field.sym), *of = sym_z(s->sx->in, u->adt->name);
    Diag *g = diag(d, DIAG_E0451, u->field.span, "field `%s` of struct `%s` is private", field, of);
    diag_primary(d, g, "private field");
  }
}
void sema_lint_late(Sema *s) {
  lint_type_names(s);
  bool stopped = sema_stop_at_names(s);
  bool wrong = diags_refused(s->sx->diags);
  if (!wrong) {                              /* privacy is looked at last, and stops no lint */
    report_private_fields(s);
    for (u32 i = 0; has_modules(s) && i < s->bodies.n; i++) report_private_types(s, s->bodies.v[i]);
    private_lint(s);
  }
  if (s->sx->no_rule) return;
  if (wrong) resolve_lint_with_errors(s, stopped);
  else late_lints(s);
  lint_levels_apply(s, true);
  if (!wrong) lint_expectations(s);
}
void sema_check(Sema *s) {
  lint_check_forbidden(s);
  check_attributes(s);
  resolve_check_items(s);
  check_main(s);
  for (u32 i = s->first_own; i < s->defs.n; i++) {      /* grows: items inside of bodies are found on the way */
    check_well_formed(s, s->defs.v[i]);
    if (bodied(s->defs.v[i])) body_check(s, s->defs.v[i]);
  }
  for (u32 i = 0; i < s->dyn_types.n; i++) report_not_object_safe(s, s->dyn_types.v[i]->opaque, s->dyn_types.v[i]->span);
  sort_bodies(s);
  check_async_recursion(s);
  lint_levels_apply(s, false);
}

/* --- dump ------------------------------------------------------------------------------------- */
static void place(Sema *s, Span sp, Buf *out) {
  Place p = sources_place(s->sx->src, sources_root_span(s->sx->src, sp).lo);
  buf_fmt(out, "%u:%u", p.line, p.col);
}
static void dump_captures(Sema *s, AstBody *b, Buf *out) {
  static const char *const mode[] = {"move", "ref", "ref mut"};
  for (u32 i = 0; i < b->n_captures; i++) {
    Capture *c = &b->captures[i];
    buf_fmt(out, "    capture %s ", mode[c->mode]);
    buf_str(out, sym_str(s->sx->in, c->local->name.sym));
    for (u32 k = 0; k < c->n_proj; k++) { if (c->proj[k].deref) buf_z(out, ".*"); else buf_fmt(out, ".%u", c->proj[k].field); }
    buf_z(out, ": ");
    ty_print(s, c->place_ty, out);
    buf_ch(out, '\n');
  }
}
static void dump_body(Sema *s, AstBody *b, Buf *out) {
  static const char *const kinds[] = {"fn", "closure", "async", "const"};
  static const char *const fns[] = {"Fn", "FnMut", "FnOnce"};
  buf_fmt(out, "%s ", kinds[b->kind]);
  if (b->def->name) { buf_str(out, sym_str(s->sx->in, b->def->name)); buf_ch(out, ' '); }
  place(s, b->span, out);
  if (b->kind == BODY_CLOSURE) buf_fmt(out, " %s", fns[b->closure_kind]);
  buf_z(out, " -> ");
  ty_print(s, b->ret_ty ? b->ret_ty : s->t_err, out);
  buf_z(out, b->has_error ? " (error)\n" : "\n");
  dump_captures(s, b, out);
  for (u32 i = 0; i < b->locals.n; i++) {
    Local *l = b->locals.v[i];
    buf_z(out, "  ");
    place(s, l->name.span, out);
    buf_fmt(out, " %s%.*s: ", l->mut ? "mut " : "", STR_ARG(sym_str(s->sx->in, l->name.sym)));
    ty_print(s, l->ty, out);
    buf_ch(out, '\n');
  }
}
static void dump_exprs(Sema *s, Expr *e, u32 depth, Buf *out);
static void dump_stmts(Sema *s, Stmt *v, u32 n, u32 depth, Buf *out) {
  for (u32 i = 0; i < n; i++) {
    if (v[i].init) dump_exprs(s, v[i].init, depth, out);
    if (v[i].e) dump_exprs(s, v[i].e, depth, out);
    dump_stmts(s, v[i].expansion, v[i].n_expansion, depth, out);
  }
}
static void dump_exprs(Sema *s, Expr *e, u32 depth, Buf *out) {
  e = expr_of(e);
  if (!e || !e->ty || depth > 200) return;
  buf_fill(out, ' ', 4);
  place(s, e->span, out);
  buf_ch(out, ' ');
  ty_print(s, e->ty, out);
  for (u32 i = 0; i < e->n_adj; i++) { buf_z(out, " => "); ty_print(s, e->adj[i].target, out); }
  if (e->callee.def) { buf_z(out, "  calls "); buf_str(out, def_path(s, e->callee.def, s->arena)); }
  buf_ch(out, '\n');
  if (e->kind == E_CLOSURE || e->kind == E_ASYNC) return;
  dump_exprs(s, e->a, depth + 1, out);
  dump_exprs(s, e->b, depth + 1, out);
  dump_exprs(s, e->c, depth + 1, out);
  for (u32 i = 0; i < e->n; i++) dump_exprs(s, e->args[i], depth + 1, out);
  for (u32 i = 0; i < e->n_fields; i++) dump_exprs(s, e->fields[i].value, depth + 1, out);
  for (u32 i = 0; i < e->n_arms; i++) dump_exprs(s, e->arms[i].body, depth + 1, out);
  if (e->kind == E_BLOCK) { dump_stmts(s, e->block->stmts, e->block->n, depth + 1, out); dump_exprs(s, e->block->tail, depth + 1, out); }
}
void dump_types(Sema *s, Buf *out) {
  dump_sigs(s, out);
  for (u32 i = 0; i < s->bodies.n; i++) {
    dump_body(s, s->bodies.v[i], out);
    dump_exprs(s, s->bodies.v[i]->value, 0, out);
  }
}
