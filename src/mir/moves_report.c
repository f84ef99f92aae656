/* E0381, E0382, E0507, E0508, E0509 in rustc's words.
 *
 * Which move took the value away is found by walking backwards from the use over
 * all ways that lead there, until a statement moves the path (or a part, or what
 * it is a part of) or initialises it.
 */
#include "mir/moves.h"

typedef struct Site { MStmt *st; BlockId block; u32 index; bool partial; } Site;
typedef struct Search { Moves *v; u32 path; VEC(Site) found; bool *seen; BlockId *preds; u32 *n_preds; u32 max; } Search;

static bool is_above(const Paths *p, u32 a, u32 b) {     /* a is b or holds it */
  for (; b != NO_PATH; b = p->v.v[b].parent)
    if (a == b) return true;
  return false;
}

typedef struct Hit { Search *s; bool hit, partial; } Hit;
static void hit_operand(void *ctx, Operand *o) {
  Hit *h = ctx;
  if (o->kind != OP_MOVE) return;
  bool exact;
  const Paths *p = h->s->v->p;
  u32 k = path_lookup(p, o->place, &exact);
  if (k == NO_PATH || !exact) return;
  if (is_above(p, k, h->s->path)) h->hit = true;
  else if (is_above(p, h->s->path, k)) h->hit = h->partial = true;
}
static void no_place(void *ctx, MPlace *m, const Rvalue *r) { (void)ctx, (void)m, (void)r; }

/* True: the search does not go past this statement. */
static bool look_at(Search *s, BlockId b, u32 j) {
  MStmt *st = &s->v->b->blocks.v[b].stmts.v[j];
  const Paths *p = s->v->p;
  if (st->kind == ST_LIVE || st->kind == ST_DEAD) return st->place.local == p->v.v[s->path].place.local;
  if (st->kind != ST_ASSIGN) return false;
  bool exact;
  u32 k = path_lookup(p, st->place, &exact);
  if (k != NO_PATH && exact && is_above(p, k, s->path)) return true;
  Hit h = {.s = s};
  visit_rvalue(&st->rv, (Visitor){&h, hit_operand, no_place});
  if (!h.hit) return false;
  vec_push(s->v->m->arena, &s->found, (Site){st, b, j, h.partial});
  return true;
}

static bool inits_by_call(Search *s, BlockId from) {
  MTerm *t = &s->v->b->blocks.v[from].term;
  if (t->kind != TM_CALL) return false;
  bool exact;
  u32 k = path_lookup(s->v->p, t->dest, &exact);
  return k != NO_PATH && exact && is_above(s->v->p, k, s->path);
}

static void back_from(Search *s, BlockId b, u32 below) {
  while (below-- > 0)
    if (look_at(s, b, below)) return;
  MirBody *body = s->v->b;
  for (u32 i = 0; i < s->n_preds[b]; i++) {
    BlockId q = s->preds[b * s->max + i];
    if (s->seen[q] || inits_by_call(s, q)) continue;
    s->seen[q] = true;
    back_from(s, q, body->blocks.v[q].stmts.n);
  }
}

typedef struct PredCx { Search *s; BlockId from; bool counting; } PredCx;
static void add_pred(void *ctx, BlockId *to) {
  PredCx *c = ctx;
  Search *s = c->s;
  if (!c->counting) s->preds[*to * s->max + s->n_preds[*to]] = c->from;
  s->n_preds[*to]++;
  if (c->counting && s->n_preds[*to] > s->max) s->max = s->n_preds[*to];
}

static void find_sites(Search *s) {
  Moves *v = s->v;
  u32 n = v->b->blocks.n;
  Arena *a = v->m->arena;
  s->seen = NEW_N(a, bool, n + 1);
  for (int pass = 0; pass < 2; pass++) {
    s->n_preds = NEW_N(a, u32, n + 1);
    if (pass) s->preds = NEW_N(a, BlockId, (size_t)n * (s->max + 1));
    for (u32 i = 0; i < n; i++) {
      PredCx c = {s, i, !pass};
      if (v->flow->reached[i]) term_each_succ(&v->b->blocks.v[i].term, &c, add_pred);
    }
  }
  back_from(s, v->block, v->index);
  if (!s->found.n && s->seen[v->block]) return;
}

/* --- E0381 ---------------------------------------------------------------- */
static Span decl_span(Moves *v, LocalId l) { return v->b->locals.v[l].span; }

static void report_uninit(Moves *v, u32 path, MPlace m, UseKind k, Span sp) {
  LocalId l = v->p->v.v[path].place.local;
  if (!v->b->locals.v[l].src) return;
  u64 key = map_key2(l, 1u << 31);
  if (map_get(&v->reported, key, NULL)) return;
  map_put(v->m->arena, &v->reported, key, 1);
  v->bad = true;
  Str name = describe_place(v, m);
  bool maybe = bits_has(v->at.init, path);
  const char *is = maybe ? "is possibly-uninitialized" : "isn't initialized";
  const char *what = k == USE_ASSIGN_PART ? "partially assigned" : "used";
  Diag *g = diag(v->d, DIAG_E0381, sp, "%s binding `%.*s` %s", what, STR_ARG(name), k == USE_ASSIGN_PART && !maybe ? "isn't fully initialized" : is);
  diag_primary(v->d, g, "`%.*s` %s here but it %s", STR_ARG(name), what, k == USE_ASSIGN_PART && !maybe ? "isn't fully initialized" : is);
  diag_label(v->d, g, decl_span(v, l), "binding declared here but left uninitialized");
}

/* --- E0382 ---------------------------------------------------------------- */
static Expansion *desugar_of(Moves *v, Span sp) {
  Sources *src = v->s->sx->src;
  return sp.ctx && sp.ctx < src->expns.n && src->expns.v[sp.ctx].kind == EXPN_DESUGAR ? &src->expns.v[sp.ctx] : NULL;
}

/* The call whose receiver this moved temporary is. */
static MTerm *receiver_call(Moves *v, const MStmt *st) {
  if (st->place.n || v->b->locals.v[st->place.local].src) return NULL;
  for (u32 i = 0; i < v->b->blocks.n; i++) {
    MTerm *t = &v->b->blocks.v[i].term;
    if (t->kind != TM_CALL || !t->callee || !t->n_args || t->args[0].kind != OP_MOVE || t->args[0].place.n) continue;
    if (t->args[0].place.local != st->place.local || t->callee->kind != DEF_FN) continue;
    return def_sig(v->s, t->callee)->has_self ? t : NULL;
  }
  return NULL;
}

static void label_site(Moves *v, Diag *g, Site *site, Str name, bool loop) {
  const char *part = site->partial ? " partially" : "";
  const char *again = loop ? ", in previous iteration of loop" : "";
  if (site->st->use.hi) {
    diag_label(v->d, g, site->st->span, "value%s moved into closure here%s", part, again);
    diag_label(v->d, g, site->st->use, "variable moved due to use in closure");
    return;
  }
  MTerm *call = receiver_call(v, site->st);
  if (!call) {
    diag_label(v->d, g, site->st->span, "value%s moved here%s", part, again);
    return;
  }
  Str m = sym_str(v->s->sx->in, call->callee->name);
  if (call->callee == lang_item(v->s, LANG_into_future)) {
    Span await = call->span.hi > call->span.lo + 5 ? (Span){call->span.hi - 5, call->span.hi, call->span.ctx} : call->span;
    diag_label(v->d, g, await, "`%.*s`%s moved due to this await%s", STR_ARG(name), part, again);
    diag_note(v->d, g, "a future is driven to its end once: `.await` takes it");
    return;
  }
  if (desugar_of(v, call->span) || desugar_of(v, site->st->span))
    diag_label(v->d, g, site->st->span, "`%.*s`%s moved due to this implicit call to `.%.*s()`%s", STR_ARG(name), part, STR_ARG(m), again);
  else diag_label(v->d, g, call->span, "`%.*s`%s moved due to this method call%s", STR_ARG(name), part, again);
  diag_note_at(v->d, g, call->callee->span, "`%.*s` takes ownership of the receiver `self`, which%s moves `%.*s`",
               STR_ARG(def_path(v->s, call->callee, v->m->arena)), part, STR_ARG(name));
}

static void suggest_at_site(Moves *v, Diag *g, const Site *site, u32 path, MPlace m) {
  if (path == NO_PATH) return;
  MTerm *call = receiver_call(v, site->st);
  bool partial = site->partial || v->p->v.v[path].place.n > m.n;
  if ((call && desugar_of(v, call->span)) || desugar_of(v, site->st->span)) suggest_for_loop(v, g, sources_user_span(v->s->sx->src, site->st->span));
  else suggest_for_moved(v, g, site->st, v->p->v.v[path].ty, m.n ? NULL : v->b->locals.v[m.local].src, partial);
}

static void report_moved(Moves *v, Search *s, MPlace m, UseKind k, Span sp, Span inner) {
  Site *first = &s->found.v[0];
  u64 key = map_key2(first->block, first->index);
  if (map_get(&v->reported, key, NULL)) return;
  map_put(v->m->arena, &v->reported, key, 1);
  v->bad = true;
  MPlace moved = v->p->v.v[s->path].place;
  bool partial = moved.n > m.n || first->partial;
  Str name = describe_place(v, m), whole = describe_place(v, partial ? moved : m);
  static const char *const verb[] = {"use", "use", "borrow", "assign to part"};
  static const char *const done[] = {"used", "used", "borrowed", "assigned"};
  const char *part = partial ? "partially " : "";
  Diag *g = name.n ? diag(v->d, DIAG_E0382, sp, "%s of %smoved value: `%.*s`", verb[k], part, STR_ARG(name))
                   : diag(v->d, DIAG_E0382, sp, "%s of %smoved value", verb[k], part);
  bool self = first->block == v->block && first->index == v->index && s->found.n == 1;
  if (self) diag_primary(v->d, g, "value moved %s, in previous iteration of loop", inner.hi ? "into closure here" : "here");
  else {
    diag_primary(v->d, g, "value %s here after %smove", done[k], partial ? "partial " : "");
    for (u32 i = 0; i < s->found.n; i++) label_site(v, g, &s->found.v[i], name, false);
  }
  if (inner.hi) diag_label(v->d, g, inner, "%s occurs due to use in closure", k == USE_BORROW ? "borrow" : "use");
  Str t = ty_text(v, partial ? v->p->v.v[s->path].ty : place_ty(v->b, m));
  u32 used;
  bool named_local = !m.n && !partial && v->b->locals.v[m.local].src;
  Capture *c = captured_at(v, m, &used);
  if (named_local) diag_label(v->d, g, decl_span(v, m.local), "move occurs because `%.*s` has type `%.*s`, which does not implement the `Copy` trait", STR_ARG(name), STR_ARG(t));
  else if (c && used == m.n)
    diag_label(v->d, g, c->local->name.span, "captured outer variable");
  if (!named_local) diag_note(v->d, g, "%smove occurs because %s%.*s%s has type `%.*s`, which does not implement the `Copy` trait", part,
      whole.n ? "`" : "value", STR_ARG(whole),
                              whole.n ? "`" : "", STR_ARG(t));
  suggest_at_site(v, g, first, s->found.n == 1 ? s->path : NO_PATH, m);
}

void report_use(Moves *v, u32 path, MPlace m, UseKind k, Span sp, Span inner) {
  Search s = {.v = v, .path = path};
  find_sites(&s);
  if (s.found.n) report_moved(v, &s, m, k, sp, inner);
  else report_uninit(v, path, m, k, sp);
}

/* --- E0507, E0508, E0509 -------------------------------------------------- */
static bool seen_span(Moves *v, Span sp) {
  u64 key = map_key2(sp.lo | 1u << 31, sp.hi);
  if (map_get(&v->reported, key, NULL)) return true;
  map_put(v->m->arena, &v->reported, key, 1);
  return false;
}

/* The call that made this reference: *Deref::deref(..), *Index::index(..) */
static MTerm *made_by(Moves *v, LocalId l) {
  if (v->b->locals.v[l].src) return NULL;
  for (u32 i = 0; i < v->b->blocks.n; i++) {
    MTerm *t = &v->b->blocks.v[i].term;
    if (t->kind == TM_CALL && !t->dest.n && t->dest.local == l) return t;
  }
  return NULL;
}

static MirConst *static_of(Moves *v, LocalId l) {
  for (u32 i = 0; i < v->b->blocks.n; i++)
    for (u32 j = 0; j < v->b->blocks.v[i].stmts.n; j++) {
      MStmt *st = &v->b->blocks.v[i].stmts.v[j];
      if (st->kind == ST_ASSIGN && !st->place.n && st->place.local == l && st->rv.kind == RV_USE && st->rv.a.kind == OP_CONST &&
          st->rv.a.k->kind == CK_STATIC)
        return st->rv.a.k;
    }
  return NULL;
}

static Diag *behind_ref(Moves *v, MPlace m, u32 at, Span sp) {
  MPlace base = {m.local, m.proj, at};
  Ty bt = place_ty(v->b, base);
  u32 used;
  Capture *c = captured_at(v, m, &used);
  if (c && at < used) {
    static const char *const kind[] = {"Fn", "FnMut", "FnOnce"};
    Str n = describe_place(v, m);
    return diag(v->d, DIAG_E0507, sp, "cannot move out of `%.*s`, a captured variable in an `%s` closure", STR_ARG(n), kind[v->b->ast->closure_kind]);
  }
  MTerm *call = at == 0 ? made_by(v, m.local) : NULL;
  Def *trait = call && call->callee ? call->callee->parent : NULL;
  if (trait && call->callee_args && call->callee_args->n) {
    Str self = ty_text(v, call->callee_args->v[0]);
    if (def_is_lang(trait, LANG_index) || def_is_lang(trait, LANG_index_mut)) return diag(v->d, DIAG_E0507, sp,
        "cannot move out of index of `%.*s`", STR_ARG(self));
    if (call->callee_args->v[0]->kind == TY_ADT)
      return diag(v->d, DIAG_E0507, sp, "cannot move out of an `%s`", sym_z(v->s->sx->in, call->callee_args->v[0]->def->name));
  }
  MirConst *st = at == 0 ? static_of(v, m.local) : NULL;
  if (st) return diag(v->d, DIAG_E0507, sp, "cannot move out of static item `%s`", sym_z(v->s->sx->in, st->def->name));
  const char *what = bt->kind == TY_PTR ? "a raw pointer" : bt->mut ? "a mutable reference" : "a shared reference";
  Str n = describe_place(v, m);
  if (n.n) return diag(v->d, DIAG_E0507, sp, "cannot move out of `%.*s` which is behind %s", STR_ARG(n), what);
  return diag(v->d, DIAG_E0507, sp, "cannot move out of %s", what);
}

void report_bad_move(Moves *v, MPlace m, MoveKind k, u32 at, const MStmt *st) {
  Span bind = st ? st->span : NO_SPAN, sp = st && st->scrut.hi ? st->scrut : bind;
  v->bad = true;
  if (seen_span(v, sp)) return;
  TyKind behind = k == MOVE_BEHIND_REF ? m.proj[at].ty->kind : TY_ERR;
  if ((behind == TY_SLICE || behind == TY_ARRAY) && at + 1 < m.n) {    /* through the reference into a slice */
    k = MOVE_INDEX;
    at++;
  }
  MPlace base = {m.local, m.proj, at};
  Ty bt = place_ty(v->b, base);
  Str t = ty_text(v, place_ty(v->b, m)), b = ty_text(v, bt), n = describe_place(v, m);
  Diag *g;
  if (k == MOVE_INDEX) {
    g = bt->kind == TY_ARRAY || bt->kind == TY_SLICE
            ? diag(v->d, DIAG_E0508, sp, "cannot move out of type `%.*s`, a non-copy %s", STR_ARG(b), bt->kind == TY_ARRAY ? "array" : "slice")
            : diag(v->d, DIAG_E0507, sp, "cannot move out of index of `%.*s`", STR_ARG(b));
    diag_primary(v->d, g, "cannot move out of here");
  } else if (k == MOVE_OUT_OF_DROP) {
    g = diag(v->d, DIAG_E0509, sp, "cannot move out of type `%.*s`, which implements the `Drop` trait", STR_ARG(b));
    diag_primary(v->d, g, "cannot move out of here");
  } else {
    g = behind_ref(v, m, at, sp);
    if (sp.lo == bind.lo) diag_primary(v->d, g, "move occurs because %s%.*s%s has type `%.*s`, which does not implement the `Copy` trait",
        n.n ? "`" : "value", STR_ARG(n), n.n ? "`" : "", STR_ARG(t));
  }
  if (sp.lo != bind.lo) diag_label(v->d, g, bind, "data moved here because the binding has type `%.*s`, which does not implement the `Copy` trait", STR_ARG(t));
  else if (k == MOVE_BEHIND_REF || k == MOVE_INDEX) suggest_clone(v, g, FIX_MAYBE, sp, place_ty(v->b, m));
}
