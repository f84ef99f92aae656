/* Struct literals, fields, tuples, arrays, and `&`. */
#include "sema/check.h"
#include "sema/suggest.h"

/* --- struct literals ------------------------------------------------------------------------ */
static const char *sym_text(Fcx *fc, Sym s) { return sym_z(fc->s->sx->in, s); }
static u32 field_index(VariantDef *v, Sym name) {
  for (u32 i = 0; i < v->n; i++) if (v->fields[i].name == name) return i;
  return UINT32_MAX;
}
static Str kind_name(Fcx *fc, VariantDef *v) {
  if (v->def->kind == DEF_VARIANT) return str_fmt(fc->arena, "variant `%s::%s`", sym_text(fc, v->adt->name), sym_text(fc, v->def->name));
  return str_fmt(fc->arena, "struct `%s`", sym_text(fc, v->def->name));
}
static void no_such_field(Fcx *fc, VariantDef *v, Ident name) {
  fc->root->has_error = true;
  if (v->broken) return;
  Diag *g = diag(fc_diags(fc), v->def->kind == DEF_VARIANT ? DIAG_E0559 : DIAG_E0560, name.span, "%.*s has no field named `%s`",
                 STR_ARG(kind_name(fc, v)), sym_text(fc, name.sym));
  diag_primary(fc_diags(fc), g, v->def->kind == DEF_VARIANT ? "`%s` does not have this field" : "`%s` does not have this field", sym_text(fc, v->def->name));
  suggest_near_field(fc->s, g, v, name);
  if (!diag_suggests(g) && v->n && v->n <= 5) {
    Buf b = {0};
    for (u32 i = 0; i < v->n; i++) buf_fmt(&b, "%s`%s`", i ? ", " : "", sym_text(fc, v->fields[i].name));
    diag_note(fc_diags(fc), g, "available fields are: %.*s", STR_ARG(buf_view(&b)));
    buf_free(&b);
  }
}
static bool field_visible(Fcx *fc, VariantDef *v, FieldDef *f) {
  return fc->owner->is_lib || v->def->kind == DEF_VARIANT || vis_allows(fc->s, f->vis, f->mod ? f->mod : v->adt->module, fc->mod);
}
static void missing_fields(Fcx *fc, Expr *e, VariantDef *v, bool *seen) {
  Buf b = {0};
  u32 n = 0, total = 0;
  for (u32 i = 0; i < v->n; i++) seen[i] |= seen[field_index(v, v->fields[i].name)];   /* one that is declared twice is one */
  for (u32 i = 0; i < v->n; i++) total += !seen[i];
  for (u32 i = 0; i < v->n; i++)
    if (!seen[i] && n < 3) { buf_fmt(&b, "%s`%s`", !n ? "" : n + 1 == total ? (total == 2 ? " and " : " and ") : ", ", sym_text(fc, v->fields[i].name)); n++; }
  if (total > 3) buf_fmt(&b, " and %u other field%s", total - 3, total == 4 ? "" : "s");
  if (total) {
    Str name = v->def->kind == DEF_VARIANT ? str_fmt(fc->arena, "%s", sym_text(fc, v->adt->name)) : str_fmt(fc->arena, "%s", sym_text(fc, v->def->name));
    Diag *g = diag(fc_diags(fc), DIAG_E0063, e->path ? e->path->span : e->span, "missing field%s %.*s in initializer of `%.*s`", total == 1 ? "" : "s",
                   STR_ARG(buf_view(&b)), STR_ARG(e->ty ? tystr(fc, e->ty) : name));
    diag_primary(fc_diags(fc), g, "missing %.*s", STR_ARG(buf_view(&b)));
    suggest_fields(fc->s, g, e, v, seen);
  }
  buf_free(&b);
}
static void check_init(Fcx *fc, FieldExpr *f, VariantDef *v, TyList *args, bool *seen) {
  u32 i = field_index(v, f->name.sym);
  if (i == UINT32_MAX) { seen[v->n] = true; no_such_field(fc, v, f->name); check_expr_none(fc, f->value); return; }
  f->index = i;
  if (seen[i]) {
    seen[v->n] = true;
    Diag *g = diag(fc_diags(fc), DIAG_E0062, f->name.span, "field `%s` specified more than once", sym_text(fc, f->name.sym));
    diag_primary(fc_diags(fc), g, "used more than once");
  }
  seen[i] = true;
  if (!field_visible(fc, v, &v->fields[i])) {
    vec_push(fc->arena, &fc->s->private_uses, (PrivateUse){f->name, v->adt});
  }
  v->fields[i].used = v->fields[i].used || false;
  Ty t = norm(fc, ty_subst(fc->s, field_type(fc->s, &v->fields[i]), args), f->name.span);
  Ty got = check_expr(fc, f->value, expect_has(t));
  if (!coerce(fc, f->value, got, t)) mismatch_expr(fc, f->value, t, got);
}
Ty check_struct(Fcx *fc, Expr *e, Expect x) {
  VariantDef *v;
  Ty t;
  Expr *outer = fc->call;
  fc->call = NULL;
  if (!resolve_struct_path(fc, e->path, &v, &t, e->path->span)) {
    for (u32 i = 0; i < e->n_fields; i++) check_expr_none(fc, e->fields[i].value);
    if (e->a) check_expr_none(fc, e->a);
    fc->root->has_error = true;
    fc->call = outer;
    return fc->s->t_err;
  }
  e->res = RES_DEF;
  e->def = v->def;
  v->def->used = true;
  Ty want = expect_only(fc, x);
  if (want && want->kind == TY_ADT && want->def == t->def) {       /* hint only: fields may coerce */
    Snapshot sn = infer_snapshot(fc->inf);
    if (!infer_unify(fc->inf, t, want)) infer_rollback(fc->inf, sn);
  }
  e->substs = t->args;
  e->ty = t;
  add_preds_of(fc, t->def, t->args, cause_at(e->path->span));
  bool *seen = NEW_N(fc->arena, bool, v->n + 1);    /* the last: a field was wrong, and what is missing is not said */
  for (u32 i = 0; i < e->n_fields; i++) check_init(fc, &e->fields[i], v, t->args, seen);
  if (e->a) check_expr_has(fc, e->a, t);
  else if (v->adt->kind != DEF_UNION && !e->struct_rest && !seen[v->n]) missing_fields(fc, e, v, seen);
  else if (e->struct_rest) diag(fc_diags(fc), DIAG_E0797, e->span, "base expression required after `..`");
  fc->call = outer;
  return t;
}

/* --- fields --------------------------------------------------------------------------------- */
static bool tuple_index(Fcx *fc, Sym s, u32 *out) {
  Str t = sym_str(fc->s->sx->in, s);
  if (!t.n || t.p[0] < '0' || t.p[0] > '9') return false;
  u32 v = 0;
  for (size_t i = 0; i < t.n; i++) { if (t.p[i] < '0' || t.p[i] > '9') return false; v = v * 10 + (u32)(t.p[i] - '0'); }
  *out = v;
  return true;
}
static void deref_base(Fcx *fc, Expr *e, DerefSteps *st, u32 i) {
  Adjust a[32];
  u32 n = deref_adjusts(fc, st, i, false, a);
  if (n) apply_adjusts(fc, e->a, a, n);
}
static bool future_has_field(Fcx *fc, Ty t, Sym name) {
  Def *fut = lang_item(fc->s, LANG_future_trait);
  if (solve_probe(fc->inf, (TraitRef){fut, list1(fc->s, t)}) != SOLVE_YES) return false;
  Ty out = resolve_now(fc, norm(fc, ty_proj(fc->s, lang_item(fc->s, LANG_future_output), list1(fc->s, t)), NO_SPAN));
  if (out->kind != TY_ADT || out->def->kind != DEF_STRUCT) return false;
  u32 n;
  VariantDef *v = def_variants(fc->s, out->def, &n);
  return v && field_index(v, name) != UINT32_MAX;
}
static Ty no_field(Fcx *fc, Expr *e, Ty t, FieldDef *hidden, VariantDef *hidden_of) {
  const char *name = sym_text(fc, e->name.sym);
  DerefSteps st;
  autoderef(fc, t, e->span, false, &st);
  if (is_ty_var(st.v[st.n - 1])) return unknown_here(fc, st.v[st.n - 1], e->a->span);
  if ((t->flags & TF_ERR) || of_nothing(fc, e->a, t)) return fc->s->t_err;
  fc->root->has_error = true;
  Ty last = resolve_now(fc, st.v[st.n - 1]);
  u32 n_variants;
  VariantDef *of = last->kind == TY_ADT && last->def->kind == DEF_STRUCT ? def_variants(fc->s, last->def, &n_variants) : NULL;
  if (of && of->broken) return fc->s->t_err;
  if (hidden) {
    Diag *g = diag(fc_diags(fc), DIAG_E0616, e->name.span, "field `%s` of struct `%s` is private", name, sym_text(fc, hidden_of->adt->name));
    diag_primary(fc_diags(fc), g, "private field");
    return fc->s->t_err;
  }
  Pick p;
  ProbeFail why;
  Str ts = tystr(fc, t);
  Diag *g;
  if (probe_method(fc, t, e->name.sym, e->name.span, &p, &why)) {
    g = diag(fc_diags(fc), DIAG_E0615, e->name.span, "attempted to take value of method `%s` on type `%.*s`", name, STR_ARG(ts));
    diag_primary(fc_diags(fc), g, "method, not a field");
    suggest_around(fc_diags(fc), g, FIX_MAYBE, e->name.span, "", "()", "to call the method, write parentheses");
  } else if (t->kind == TY_INT || t->kind == TY_FLOAT || t->kind == TY_BOOL || t->kind == TY_CHAR || t->kind == TY_STR || t->kind == TY_INFER) {
    g = diag(fc_diags(fc), DIAG_E0610, e->name.span, "`%.*s` is a primitive type and therefore doesn't have fields", STR_ARG(ts));
  } else {
    g = diag(fc_diags(fc), DIAG_E0609, e->name.span, "no field `%s` on type `%.*s`", name, STR_ARG(ts));
    diag_primary(fc_diags(fc), g, "unknown field");
    if (of) suggest_near_field(fc->s, g, of, e->name);
    if (future_has_field(fc, t, e->name.sym)) suggest_await_before(fc, g, e->a, e->name.span);
  }
  return fc->s->t_err;
}
Ty check_field(Fcx *fc, Expr *e) {
  Expr *outer = fc->call;
  fc->call = NULL;
  Ty t = resolve_now(fc, check_expr_none(fc, e->a));
  fc->call = outer;
  if (is_err(t)) return t;
  DerefSteps st;
  autoderef(fc, t, e->span, false, &st);
  FieldDef *hidden = NULL;
  VariantDef *hidden_of = NULL;
  for (u32 i = 0; i < st.n; i++) {
    Ty b = st.v[i];
    u32 k;
    if (is_err(b)) return b;
    if (b->kind == TY_TUPLE && tuple_index(fc, e->name.sym, &k) && k < b->args->n) {
      deref_base(fc, e, &st, i);
      e->field = k;
      return b->args->v[k];
    }
    if (b->kind != TY_ADT || b->def->kind == DEF_ENUM) continue;
    u32 n;
    VariantDef *v = def_variants(fc->s, b->def, &n);
    if (!v || (k = field_index(v, e->name.sym)) == UINT32_MAX) continue;
    if (!field_visible(fc, v, &v->fields[k])) { if (!hidden) { hidden = &v->fields[k]; hidden_of = v; } continue; }
    deref_base(fc, e, &st, i);
    e->field = k;
    v->fields[k].used = true;
    return norm(fc, ty_subst(fc->s, field_type(fc->s, &v->fields[k]), b->args), e->name.span);
  }
  return no_field(fc, e, t, hidden, hidden_of);
}

/* --- tuples and arrays ------------------------------------------------------------------------ */
Ty check_tuple(Fcx *fc, Expr *e, Expect x) {
  Ty want = expect_only(fc, x);
  if (want && (want->kind != TY_TUPLE || want->args->n != e->n)) want = NULL;
  Ty *v = NEW_N(fc->arena, Ty, e->n ? e->n : 1);
  for (u32 i = 0; i < e->n; i++) {
    if (!want) { v[i] = check_expr_none(fc, e->args[i]); continue; }
    Ty t = check_expr(fc, e->args[i], expect_has(want->args->v[i]));
    v[i] = want->args->v[i];
    if (!coerce(fc, e->args[i], t, v[i])) { mismatch_expr(fc, e->args[i], v[i], t); v[i] = fc->s->t_err; }
  }
  for (u32 i = 0; i < e->n; i++) if (is_err(shallow(fc, v[i]))) fc->root->has_error = true;
  return ty_tuple(fc->s, v, e->n);
}
static Ty elem_expect(Fcx *fc, Expect x) {
  Ty h = expect_hint(fc, x);
  return h && (h->kind == TY_ARRAY || h->kind == TY_SLICE) ? shallow(fc, h->elem) : NULL;
}
Ty check_array(Fcx *fc, Expr *e, Expect x) {
  Ty h = elem_expect(fc, x);
  /* Their common type may be none of theirs (two closures': a fn pointer), and nobody keeps the first one's where another does not fit. */
  if (h && is_ty_var(shallow(fc, h)) && e->n) h = NULL;
  CoerceMany co = many_new(h ? h : new_var(fc, e->span));
  if (!e->n) return ty_array_n(fc->s, co.expected, 0);
  for (u32 i = 0; i < e->n; i++) {
    Ty had = co.pushed ? co.merged : co.expected;
    Ty t = check_expr(fc, e->args[i], expect_has(co.expected));   /* the first element's type, from the second on */
    if (!many_add(fc, &co, e->args[i], t)) mismatch_expr(fc, e->args[i], had, t);
  }
  return ty_array_n(fc->s, many_type(fc, &co), e->n);
}
static bool const_elem(Expr *e) {
  e = expr_of(e);
  return (e->kind == E_BLOCK && e->const_) || (e->kind == E_PATH && e->def && e->def->kind == DEF_CONST);
}
Ty check_repeat(Fcx *fc, Expr *e, Expect x) {
  Ty h = elem_expect(fc, x);
  Ty usize = fc->s->t_prim[PRIM_USIZE];
  Ty t;
  if (h) { t = h; if (is_err(check_expr_coerce(fc, e->a, h))) t = fc->s->t_err; }
  else t = check_expr_none(fc, e->a);
  Ty len;
  Expr *b = expr_of(e->b);
  if (b->kind == E_UNDERSCORE) len = infer_var(fc->inf, INFER_CONST, b->span);
  else len = const_arg(fc->s, fc->mod, fc->owner, e->b, usize);
  if (is_err(len)) fc->root->has_error = true;
  bool one = len->kind == TY_CONST && len->value <= 1;
  if (!one && !const_elem(e->a)) add_trait(fc, lang_item(fc->s, LANG_copy), t, NULL, 0, cause_at(e->a->span));
  return ty_array(fc->s, t, len);
}

/* --- & ------------------------------------------------------------------------------------------ */
Ty check_ref(Fcx *fc, Expr *e, Expect x) {
  Ty h = expect_hint(fc, x);
  Expect in = NO_EXPECT;
  if (h && (h->kind == TY_REF || h->kind == TY_PTR)) {
    Ty el = shallow(fc, h->elem);
    Expr *a = expr_of(e->a);
    if (a->kind == E_ARRAY || a->kind == E_REPEAT || el->kind == TY_SLICE || el->kind == TY_STR || el->kind == TY_DYN) in = (Expect){EXP_RVALUE, el};
    else if (x.kind != EXP_CAST) in = is_place_expr(e->a) || a->kind == E_PATH || a->kind == E_FIELD ? NO_EXPECT : expect_has(el);
  }
  if (in.kind == EXP_HAS && tail_unsized(fc, in.ty, 0)) in = NO_EXPECT;
  Ty t = check_expr(fc, e->a, in);
  if (e->mut) make_place_mut(fc, e->a);
  if (e->raw) return ty_ptr(fc->s, t, e->mut);
  return is_err(shallow(fc, t)) ? t : ty_ref(fc->s, t, e->mut);
}
