/* Patterns, with default binding modes: where a non-reference pattern meets a reference, the reference is
 * looked through (Pat.peeled) and names below bind by reference. */
#include "sema/check.h"
#include "sema/suggest.h"

typedef struct PatCx {
  Fcx *fc;
  Span origin; Ty origin_ty; Expr *scrut;   /* what is matched, NULL: none */
  VEC(Local *) names; VEC(u8) bound;      /* bound[i]: names[i] is bound in the alternative being checked */
  VEC(u32) log;                           /* indices in the order of binding */
  bool rest_ok;
} PatCx;

static void pat(PatCx *c, Pat *p, Ty want, BindMode bm);
static const char *sym_text(PatCx *c, Sym s) { return sym_z(c->fc->s->sx->in, s); }
static void failed(PatCx *c) { c->fc->root->has_error = true; }

static void pat_mismatch(PatCx *c, Span at, Ty want, Ty got) {
  Diag *g = mismatch(c->fc, at, want, got);
  if (c->origin.hi && g && c->origin_ty) diag_label(fc_diags(c->fc), g, c->origin, "this expression has type `%.*s`", STR_ARG(tystr(c->fc, c->origin_ty)));
  if (c->origin.hi && g && g->msg.n && c->origin_ty) suggest_for_pattern(c->fc, g, c->origin, c->origin_ty, got);
}
static bool pat_unify(PatCx *c, Pat *p, Ty want, Ty got) {
  if (infer_unify(c->fc->inf, want, got)) return true;
  pat_mismatch(c, p->span, want, got);
  return false;
}

/* --- names ------------------------------------------------------------------------------------ */
static Local *bind_name(PatCx *c, Pat *p, Ty t) {
  for (u32 i = 0; i < c->names.n; i++) {
    Local *l = c->names.v[i];
    if (l->name.sym != p->name.sym || l->name.span.ctx != p->name.span.ctx) continue;
    if (c->bound.v[i]) {
      Diag *g = diag(fc_diags(c->fc), DIAG_E0416, p->name.span, "identifier `%s` is bound more than once in the same pattern", sym_text(c, p->name.sym));
      diag_primary(fc_diags(c->fc), g, "used in a pattern more than once");
      return l;
    }
    c->bound.v[i] = 1;
    vec_push(c->fc->arena, &c->log, i);
    if (!infer_unify(c->fc->inf, l->ty, t)) pat_mismatch(c, p->span, l->ty, t);
    return l;
  }
  Local *l = local_new(c->fc, p->name, t, p->mut);
  l->lint_node = p->lint_node;
  vec_push(c->fc->arena, &c->log, c->names.n);
  vec_push(c->fc->arena, &c->names, l);
  vec_push(c->fc->arena, &c->bound, 1);
  return l;
}
static void not_bound(PatCx *c, Ident name, Span at) {
  Diag *g = diag(fc_diags(c->fc), DIAG_E0408, at, "variable `%s` is not bound in all patterns", sym_text(c, name.sym));
  diag_primary(fc_diags(c->fc), g, "pattern doesn't bind `%s`", sym_text(c, name.sym));
  diag_label(fc_diags(c->fc), g, name.span, "variable not in all patterns");
}
static void pat_or(PatCx *c, Pat *p, Ty want, BindMode bm) {
  u32 start = c->log.n;
  pat(c, p->elems[0], want, bm);
  u32 n = c->log.n - start;
  u32 *first = NEW_N(c->fc->arena, u32, n + 1);
  for (u32 i = 0; i < n; i++) first[i] = c->log.v[start + i];
  for (u32 k = 1; k < p->n; k++) {
    u32 names = c->names.n;
    for (u32 i = 0; i < n; i++) c->bound.v[first[i]] = 0;
    pat(c, p->elems[k], want, bm);
    for (u32 i = 0; i < n; i++)
      if (!c->bound.v[first[i]]) { not_bound(c, c->names.v[first[i]]->name, p->elems[k]->span); c->bound.v[first[i]] = 1; }
    for (u32 i = names; i < c->names.n; i++) not_bound(c, c->names.v[i]->name, p->elems[0]->span);
    c->log.n = start + n;
    for (u32 i = 0; i < n; i++) c->log.v[start + i] = first[i];
  }
}
static bool names_constant(PatCx *c, Pat *p) {
  if (p->by_ref || p->mut || p->sub) return false;
  Fcx *fc = c->fc;
  Path *q = NEW(fc->arena, Path);
  PathSeg *seg = NEW(fc->arena, PathSeg);
  seg->name = p->name;
  *q = (Path){.span = p->span, .segs = seg, .n = 1};
  PathRes r = resolve_path_as(fc->s, fc->mod, fc->owner, q, PU_PAT_UNIT, true);
  if (r.kind != RES_DEF || r.unresolved || !r.def) return false;
  Def *d = r.def;
  u32 n;
  bool unit = d->kind == DEF_VARIANT || d->kind == DEF_STRUCT;
  if (unit) {
    VariantDef *v = def_variants(fc->s, d->kind == DEF_VARIANT ? d->parent : d, &n);
    if (d->kind == DEF_VARIANT) v = d->variant;
    unit = v && v->kind == VK_UNIT;
  }
  if (!unit && d->kind != DEF_CONST) return false;
  p->path = q;
  p->kind = P_PATH;
  return true;
}
/* A name that already means a constructor cannot be bound. */
static bool shadows_static(PatCx *c, const Pat *p) {
  Fcx *fc = c->fc;
  NameEntry e;
  if (p->name.span.ctx || scope_find(fc, p->name) || !lexical_find(fc->s, fc->mod, p->name.sym, NS_VALUE, &e, false) || e.def->kind != DEF_STATIC || e.def->is_lib) return false;
  Diag *g = diag(fc_diags(fc), DIAG_E0530, p->name.span, "bindings cannot shadow statics");
  diag_primary(fc_diags(fc), g, "cannot be named the same as a static");
  diag_label(fc_diags(fc), g, e.def->span, "the static `%s` is defined here", sym_text(c, p->name.sym));
  failed(c);
  return true;
}
static void shadows(PatCx *c, Pat *p) {
  Fcx *fc = c->fc;
  if (shadows_static(c, p)) return;
  Str name = sym_str(fc->s->sx->in, p->name.sym);
  if (!name.n || !(name.p[0] >= 'A' && name.p[0] <= 'Z')) return;
  PathSeg seg = {.name = p->name};
  Path q = {.span = p->span, .segs = &seg, .n = 1};
  PathRes r = resolve_path_as(fc->s, fc->mod, fc->owner, &q, PU_PAT_TUPLE, true);
  if (r.kind != RES_DEF || r.unresolved || !r.def) return;
  const char *what = r.def->kind == DEF_VARIANT ? "tuple variant" : "tuple struct";
  Diag *g = diag(fc_diags(fc), DIAG_E0530, p->name.span, "bindings cannot shadow %ss", what);
  diag_primary(fc_diags(fc), g, "cannot be named the same as a %s", what);
  failed(c);
}
static void pat_bind(PatCx *c, Pat *p, Ty want, BindMode bm) {
  Fcx *fc = c->fc;
  if (p->by_ref && p->mut && c->scrut) make_place_mut(fc, c->scrut);
  if (p->by_ref) p->mode = p->mut ? BM_REF_MUT : BM_REF;
  else if (p->mut) p->mode = BM_MOVE;
  else p->mode = bm;
  Ty t = p->mode == BM_MOVE || is_err(shallow(c->fc, want)) ? want : ty_ref(fc->s, want, p->mode == BM_REF_MUT);
  p->local = bind_name(c, p, t);
  if (p->by_ref) p->local->mut = false;
  if (p->sub && p->sub->kind != P_REST) pat(c, p->sub, want, bm);
  else if (p->sub) { p->sub->ty = want; vec_push(fc->arena, &fc->pats, p->sub); }
}

/* --- literals and ranges -------------------------------------------------------------------------- */
static Ty pat_value(PatCx *c, Expr *e, Ty want) {
  Fcx *fc = c->fc;
  Ty t = shallow(fc, check_expr(fc, e, expect_has(want)));
  Expr *l = expr_of(e);
  if (l->kind == E_LIT && l->lit->kind == LIT_BYTESTR && want->kind == TY_REF && shallow(fc, want->elem)->kind == TY_SLICE)
    t = l->ty = ty_ref(fc->s, ty_slice(fc->s, fc->s->t_prim[PRIM_U8]), false);
  return t;
}
static void pat_range(PatCx *c, Pat *p, Ty want) {
  Expr *ends[2] = {p->lo, p->hi};
  for (int i = 0; i < 2; i++) {
    if (!ends[i]) continue;
    Ty t = shallow(c->fc, pat_value(c, ends[i], want));
    bool ok = t->kind == TY_CHAR || ty_is_numeric(t) || is_err(t) || t->kind == TY_INFER;
    if (!ok) {
      Diag *g = diag(fc_diags(c->fc), DIAG_E0029, ends[i]->span, "only `char` and numeric types are allowed in range patterns");
      diag_primary(fc_diags(c->fc), g, "this is of type `%.*s` but it should be `char` or numeric", STR_ARG(tystr(c->fc, t)));
      failed(c);
      return;
    }
    if (!infer_unify(c->fc->inf, want, t)) pat_mismatch(c, ends[i]->span, want, t);
  }
}

/* --- sequences -------------------------------------------------------------------------------------- */
u32 pat_rest_at(Pat **v, u32 n) {
  for (u32 i = 0; i < n; i++) {
    Pat *p = v[i];
    if (p->kind == P_REST || (p->kind == P_BIND && p->sub && p->sub->kind == P_REST)) return i;
  }
  return UINT32_MAX;
}
static void rest_pat(PatCx *c, Pat *p, Ty t) { p->ty = t; vec_push(c->fc->arena, &c->fc->pats, p); }
static void pat_tuple(PatCx *c, Pat *p, Ty want, BindMode bm) {
  Fcx *fc = c->fc;
  u32 r = pat_rest_at(p->elems, p->n), fixed = r == UINT32_MAX ? p->n : p->n - 1;
  if (is_ty_var(want) || want->kind != TY_TUPLE || (r == UINT32_MAX ? want->args->n != fixed : want->args->n < fixed)) {
    u32 n = want->kind == TY_TUPLE && r != UINT32_MAX && want->args->n > fixed ? want->args->n : fixed;
    Ty *v = NEW_N(fc->arena, Ty, n ? n : 1);
    for (u32 i = 0; i < n; i++) v[i] = new_var(fc, p->span);
    Ty t = ty_tuple(fc->s, v, n);
    if (!pat_unify(c, p, want, t)) for (u32 i = 0; i < n; i++) infer_unify(fc->inf, v[i], fc->s->t_err);
    want = t;
  }
  p->ty = want;
  for (u32 i = 0; i < p->n; i++) {
    if (i == r) { rest_pat(c, p->elems[i], fc->s->t_unit); continue; }
    u32 k = r != UINT32_MAX && i > r ? want->args->n - (p->n - i) : i;
    pat(c, p->elems[i], k < want->args->n ? want->args->v[k] : fc->s->t_err, bm);
  }
}
static const char *plural(u64 n) { return n == 1 ? "" : "s"; }
static void slice_len(PatCx *c, Pat *p, u64 len, u32 fixed, bool rest) {
  Diag *g = diag(fc_diags(c->fc), rest ? DIAG_E0528 : DIAG_E0527, p->span, "pattern requires %s%u element%s but array has %llu", rest ? "at least " : "",
                 fixed, plural(fixed), (unsigned long long)len);
  diag_primary(fc_diags(c->fc), g, "expected %llu element%s", (unsigned long long)len, plural(len));
}
static void pat_slice(PatCx *c, Pat *p, Ty want, BindMode bm) {
  Fcx *fc = c->fc;
  u32 r = pat_rest_at(p->elems, p->n), fixed = r == UINT32_MAX ? p->n : p->n - 1;
  Ty el = fc->s->t_err, rest = fc->s->t_err;
  if (want->kind == TY_SLICE) { el = want->elem; rest = want; }
  else if (want->kind == TY_ARRAY) {
    el = want->elem;
    Ty len = shallow(fc, want->len);
    if (len->kind == TY_CONST) {
      u64 n = (u64)len->value;
      if (r == UINT32_MAX ? n != fixed : n < fixed) slice_len(c, p, n, fixed, r != UINT32_MAX);
      else rest = ty_array_n(fc->s, el, n - fixed);
    } else if (r == UINT32_MAX) infer_unify(fc->inf, len, ty_const(fc->s, fc->s->t_prim[PRIM_USIZE], fixed));
  } else if (is_ty_var(want)) {
    (void)unknown_here(fc, want, p->span);
  } else if (!is_err(want)) {
    Diag *g = diag(fc_diags(fc), DIAG_E0529, p->span, "expected an array or slice, found `%.*s`", STR_ARG(tystr(fc, want)));
    diag_primary(fc_diags(fc), g, "pattern cannot match with input type `%.*s`", STR_ARG(tystr(fc, want)));
    failed(c);
  }
  for (u32 i = 0; i < p->n; i++) {
    if (i == r && p->elems[i]->kind == P_REST) rest_pat(c, p->elems[i], rest);
    else pat(c, p->elems[i], i == r ? rest : el, bm);
  }
}

/* --- constructors -------------------------------------------------------------------------------------- */
static void all_err(PatCx *c, Pat *p) {
  failed(c);
  for (u32 i = 0; i < p->n; i++) if (p->elems[i]->kind != P_REST) pat(c, p->elems[i], c->fc->s->t_err, BM_MOVE);
  for (u32 i = 0; i < p->n_fields; i++) pat(c, p->fields[i].pat, c->fc->s->t_err, BM_MOVE);
}
static VariantDef *variant(Fcx *fc, Def *d) {
  u32 n;
  if (d->kind != DEF_VARIANT && d->kind != DEF_STRUCT) return NULL;
  VariantDef *v = def_variants(fc->s, d->kind == DEF_VARIANT ? d->parent : d, &n);
  return d->kind == DEF_VARIANT ? d->variant : v;
}
static Ty field_ty(Fcx *fc, VariantDef *v, u32 i, TyList *args, Span at) { return norm(fc, ty_subst(fc->s, field_type(fc->s, &v->fields[i]), args), at); }

static void wrong_count(PatCx *c, Pat *p, VariantDef *v, u32 got) {
  const char *kind = v->def->kind == DEF_VARIANT ? "tuple variant" : "tuple struct";
  Span at = p->n ? span_to(p->elems[0]->span, p->elems[p->n - 1]->span) : p->span;
  Diag *g = diag(fc_diags(c->fc), DIAG_E0023, at, "this pattern has %u field%s, but the corresponding %s has %u field%s", got, plural(got), kind, v->n, plural(v->n));
  diag_primary(fc_diags(c->fc), g, "expected %u field%s, found %u", v->n, plural(v->n), got);
  if (got >= v->n || v->n > 8 || !got) return;
  Str wild[8];
  for (u32 i = got; i < v->n; i++) wild[i - got] = STR("_");
  diag_suggest(fc_diags(c->fc), g, FIX_MAYBE, "`_` passes over a field");
  suggest_more(c->fc->s, g, p->elems[p->n - 1]->span, 0, wild, v->n - got);
}
/* What the type that is named asks of its arguments; of the library's nothing that would not be told elsewhere. */
static void asked_by(Fcx *fc, const Pat *p, Ty t) {
  if (t && t->kind == TY_ADT && !t->def->is_lib) add_preds_of(fc, t->def, t->args, cause_at(p->path->span));
}
static void pat_tstruct(PatCx *c, Pat *p, Ty want, BindMode bm) {
  Fcx *fc = c->fc;
  ValuePath vp;
  if (!resolve_value(fc, p->path, NS_TYPE, true, &vp) || vp.kind != VP_DEF) { all_err(c, p); return; }
  VariantDef *v = variant(fc, vp.def);
  if (!v || v->kind != VK_TUPLE) {
    bool unit = v && v->kind == VK_UNIT, strukt = v && v->kind == VK_STRUCT;
    const char *name = sym_text(c, p->path->segs[p->path->n - 1].name.sym);
    Diag *g = strukt ? diag(fc_diags(fc), DIAG_ERROR, p->span, "tuple variant `%s` written as struct variant", name)
      : diag(fc_diags(fc), unit ? DIAG_E0532 : DIAG_E0164, p->span, "expected tuple struct or tuple variant, found %s `%s`",
             unit ? "unit variant" : vp.def->kind == DEF_FN ? "associated function" : "value", name);
    (void)g;
    all_err(c, p);
    return;
  }
  p->def = vp.def;
  p->substs = vp.substs;
  p->def->used = true;
  Ty t = adt_of(fc, vp.def, vp.substs);
  asked_by(fc, p, t);
  if (!pat_unify(c, p, want, t)) { all_err(c, p); return; }
  u32 r = pat_rest_at(p->elems, p->n), fixed = r == UINT32_MAX ? p->n : p->n - 1;
  if (r == UINT32_MAX ? fixed != v->n : fixed > v->n) { wrong_count(c, p, v, fixed); all_err(c, p); return; }
  for (u32 i = 0; i < p->n; i++) {
    if (i == r) { rest_pat(c, p->elems[i], fc->s->t_unit); continue; }
    u32 k = r != UINT32_MAX && i > r ? v->n - (p->n - i) : i;
    v->fields[k].used = v->fields[k].used || p->elems[i]->kind != P_WILD;
    pat(c, p->elems[i], field_ty(fc, v, k, vp.substs, p->span), bm);
  }
}
static void pat_path(PatCx *c, Pat *p, Ty want) {
  Fcx *fc = c->fc;
  ValuePath vp;
  if (!resolve_value(fc, p->path, NS_VALUE, true, &vp) || vp.kind != VP_DEF) { failed(c); return; }
  VariantDef *v = variant(fc, vp.def);
  p->def = vp.def;
  p->substs = vp.substs;
  p->def->used = true;
  if ((v && v->kind != VK_UNIT) || (!v && vp.def->kind != DEF_CONST && vp.def->kind != DEF_CONSTPARAM)) {
    const char *kind = v ? (v->kind == VK_TUPLE ? "tuple variant" : "struct variant") : vp.def->kind == DEF_STATIC ? "static" : "function";
    Diag *g = diag(fc_diags(fc), v && v->kind == VK_STRUCT ? DIAG_E0533 : DIAG_E0532, p->span, "expected unit struct, unit variant or constant, found %s `%.*s`", kind,
                   STR_ARG(def_path(fc->s, vp.def, fc->arena)));
    diag_primary(fc_diags(fc), g, "not a unit struct, unit variant or constant");
    failed(c);
    return;
  }
  Ty t = v ? adt_of(fc, vp.def, vp.substs) : value_path_type(fc, vp.def, vp.substs, p->span);
  if (v) asked_by(fc, p, t);
  pat_unify(c, p, want, t);
}
static void missing_pat_fields(PatCx *c, Pat *p, VariantDef *v, const bool *seen) {
  Buf b = {0};
  u32 total = 0, n = 0;
  for (u32 i = 0; i < v->n; i++) total += !seen[i];
  for (u32 i = 0; i < v->n; i++)
    if (!seen[i] && n < 3) { buf_fmt(&b, "%s`%s`", !n ? "" : n + 1 == total ? " and " : ", ", sym_text(c, v->fields[i].name)); n++; }
  if (total) {
    Diag *g = diag(fc_diags(c->fc), DIAG_E0027, p->span, "pattern does not mention field%s %.*s", plural(total), STR_ARG(buf_view(&b)));
    diag_primary(fc_diags(c->fc), g, "missing field%s %.*s", plural(total), STR_ARG(buf_view(&b)));
    suggest_rest(c->fc->s, g, p);
  }
  buf_free(&b);
}
/* A field that is written almost as the last one that is not there was meant: it does not count as left out. */
static void mark_meant(PatCx *c, const VariantDef *v, Sym name, bool *seen) {
  Str want = sym_str(c->fc->s->sx->in, name);
  u32 best = (want.n > 3 ? (u32)want.n : 3) / 3 + 1, at = v->n;
  for (u32 i = 0; i < v->n; i++) {
    if (seen[i]) continue;
    u32 d = name_distance(want, sym_str(c->fc->s->sx->in, v->fields[i].name), best);
    if (d < best) best = d, at = i;
  }
  seen[at] = true;
}
/* `Say { text }` of a tuple variant: its fields have numbers for names, and not all of them are mentioned. */
static bool written_as_struct(PatCx *c, Pat *p, VariantDef *v) {
  bool numbers = p->n_fields > 0;
  u32 mentioned = 0;
  for (u32 i = 0; i < p->n_fields; i++) {
    char digit = sym_text(c, p->fields[i].name.sym)[0];
    numbers &= digit >= '0' && digit <= '9';
    for (u32 k = 0; k < v->n; k++) mentioned += v->fields[k].name == p->fields[i].name.sym;
  }
  if (numbers || mentioned == v->n) return false;
  Diag *g = diag(fc_diags(c->fc), DIAG_E0769, p->span, "tuple variant `%s` written as struct variant", sym_text(c, v->def->name));
  diag_help(fc_diags(c->fc), g, "its fields have no names: `%s(..)`", sym_text(c, v->def->name));
  all_err(c, p);
  failed(c);
  return true;
}
static void pat_struct(PatCx *c, Pat *p, Ty want, BindMode bm) {
  Fcx *fc = c->fc;
  VariantDef *v;
  Ty t;
  if (!resolve_struct_path(fc, p->path, &v, &t, p->path->span) || !pat_unify(c, p, want, t)) { all_err(c, p); return; }
  p->def = v->def;
  p->substs = t->args;
  v->def->used = true;
  asked_by(fc, p, t);
  if (v->kind == VK_TUPLE && v->n && !p->rest && written_as_struct(c, p, v)) return;
  bool *seen = NEW_N(fc->arena, bool, v->n + 1);
  Sym wrong = 0;
  for (u32 i = 0; i < p->n_fields; i++) {
    FieldPat *f = &p->fields[i];
    u32 k = 0;
    while (k < v->n && v->fields[k].name != f->name.sym) k++;
    if (k == v->n && v->broken) {
      pat(c, f->pat, fc->s->t_err, BM_MOVE);
      continue;
    }
    if (k == v->n) {
      Diag *g = diag(fc_diags(fc), DIAG_E0026, f->name.span, "%s `%.*s` does not have a field named `%s`", v->def->kind == DEF_VARIANT ? "variant" : "struct",
                     STR_ARG(v->def->kind == DEF_VARIANT ? str_fmt(fc->arena, "%s::%s", sym_text(c, v->adt->name), sym_text(c, v->def->name)) : sym_str(fc->s->sx->in, v->def->name)),
                     sym_text(c, f->name.sym));
      diag_primary(fc_diags(fc), g, "%s `%s` does not have this field", v->def->kind == DEF_VARIANT ? "variant" : "struct", sym_text(c, v->def->name));
      wrong = f->name.sym;
      suggest_near_field(fc->s, g, v, f->name);
      pat(c, f->pat, fc->s->t_err, BM_MOVE);
      continue;
    }
    f->index = k;
    if (seen[k]) {
      Diag *g = diag(fc_diags(fc), DIAG_E0025, f->name.span, "field `%s` bound multiple times in the pattern", sym_text(c, f->name.sym));
      diag_primary(fc_diags(fc), g, "multiple uses of `%s` in pattern", sym_text(c, f->name.sym));
    }
    seen[k] = true;
    v->fields[k].used = v->fields[k].used || f->pat->kind != P_WILD;
    if (!fc->owner->is_lib && v->def->kind != DEF_VARIANT && !vis_allows(fc->s, v->fields[k].vis, v->fields[k].mod ? v->fields[k].mod : v->adt->module, fc->mod))
      vec_push(fc->arena, &fc->s->private_uses, (PrivateUse){f->name, v->adt});
    pat(c, f->pat, field_ty(fc, v, k, t->args, f->name.span), bm);
    if (f->shorthand && f->pat->local) f->pat->local->shorthand = true;
  }
  if (wrong) mark_meant(c, v, wrong, seen);
  if (v->adt->kind == DEF_UNION) {
    if (p->n_fields == 1 && !p->rest) return;
    diag(fc_diags(fc), DIAG_ERROR, p->span, p->rest ? "`..` cannot be used in union patterns" : "union patterns should have exactly one field");
    failed(c);
  }
  else if (!p->rest) missing_pat_fields(c, p, v, seen);
}
static void pat_ref(PatCx *c, Pat *p, Ty want) {
  Fcx *fc = c->fc;
  if (want->kind != TY_REF || want->mut != p->mut) {
    Ty t = ty_ref(fc->s, new_var(fc, p->span), p->mut);
    if (!pat_unify(c, p, want, t)) { pat(c, p->sub, fc->s->t_err, BM_MOVE); failed(c); return; }
    want = t;
  }
  p->ty = want;
  if (shallow(fc, want->elem)->kind == TY_DYN && p->sub->kind == P_BIND) {
    diag(fc_diags(fc), DIAG_E0033, p->span, "type `%.*s` cannot be dereferenced", STR_ARG(tystr(fc, want)));
    pat(c, p->sub, fc->s->t_err, BM_MOVE);
    failed(c);
    return;
  }
  pat(c, p->sub, want->elem, BM_MOVE);
}

/* --- the dispatcher ------------------------------------------------------------------------------------- */
static bool peels(PatCx *c, Pat *p) {
  switch (p->kind) {
    case P_TUPLE: case P_TSTRUCT: case P_STRUCT: case P_SLICE: case P_RANGE: case P_BOX: return true;
    case P_LIT: {
      Expr *e = expr_of(p->lo);
      return !(e->kind == E_LIT && (e->lit->kind == LIT_STR || e->lit->kind == LIT_BYTESTR));
    }
    case P_PATH: {
      PathRes r = p->path->lang ? (PathRes){.kind = RES_NONE} : resolve_path_as(c->fc->s, c->fc->mod, c->fc->owner, p->path, PU_PAT_UNIT, true);
      return !(r.kind == RES_DEF && r.def && r.def->kind == DEF_CONST) && !(r.kind == RES_DEF && r.unresolved && r.def && r.def->kind != DEF_ENUM && !r.self_ty);
    }
    default: return false;
  }
}
static Ty peel(PatCx *c, Pat *p, Ty want, BindMode *bm) {
  Ty list[16];
  u32 n = 0;
  want = resolve_now(c->fc, want);
  while (want->kind == TY_REF && n < COUNTOF(list)) {
    list[n++] = want;
    if (*bm == BM_MOVE) *bm = want->mut ? BM_REF_MUT : BM_REF;
    else if (!want->mut) *bm = BM_REF;
    want = resolve_now(c->fc, want->elem);
  }
  p->n_peeled = n;
  p->peeled = n ? NEW_N(c->fc->arena, Ty, n) : NULL;
  for (u32 i = 0; i < n; i++) p->peeled[i] = list[i];
  return want;
}
static void pat(PatCx *c, Pat *p, Ty want, BindMode bm) {
  Fcx *fc = c->fc;
  if (p->kind == P_MACRO) {
    if (!p->lowered) expand_pat(fc->s, fc->mod, p);
    if (p->lowered) pat(c, p->lowered, want, bm);
    else failed(c);
    p->ty = want;
    vec_push(fc->arena, &fc->pats, p);
    return;
  }
  if (p->kind == P_BIND) names_constant(c, p);
  want = shallow(fc, want);
  if (peels(c, p)) want = peel(c, p, want, &bm);
  p->ty = want;
  vec_push(fc->arena, &fc->pats, p);
  switch (p->kind) {
    case P_BIND: shadows(c, p); pat_bind(c, p, want, bm); break;
    case P_LIT: { Ty t = pat_value(c, p->lo, want); pat_unify(c, p, want, t); break; }
    case P_RANGE: pat_range(c, p, want); break;
    case P_REF: pat_ref(c, p, resolve_now(fc, want)); break;
    case P_TUPLE: pat_tuple(c, p, resolve_now(fc, want), bm); break;
    case P_PATH: pat_path(c, p, want); break;
    case P_TSTRUCT: pat_tstruct(c, p, want, bm); break;
    case P_STRUCT: pat_struct(c, p, want, bm); break;
    case P_OR: pat_or(c, p, want, bm); break;
    case P_SLICE: pat_slice(c, p, resolve_now(fc, want), bm); break;
    case P_BOX: diag_unsupported(fc_diags(fc), p->span, "box patterns"); failed(c); break;
    case P_ERR: failed(c); break;
    default: break;
  }
}

static void pat_top(Fcx *fc, Pat *p, Ty want, Span origin, Expr *scrut) {
  PatCx c = {.fc = fc, .origin = origin, .origin_ty = want, .scrut = scrut};
  Expr *call = fc->call;
  fc->call = NULL;
  pat(&c, p, want, BM_MOVE);
  fc->call = call;
  for (u32 i = 0; i < c.names.n; i++) scope_add(fc, c.names.v[i]);
}
void check_pat_top(Fcx *fc, Pat *p, Ty want, Span origin) { pat_top(fc, p, want, origin, NULL); }
void check_pat_of(Fcx *fc, Pat *p, Ty want, Expr *scrut) { pat_top(fc, p, want, scrut ? scrut->span : NO_SPAN, scrut); }
