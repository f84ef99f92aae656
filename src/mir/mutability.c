/* May this place be changed? E0384, E0594, E0596; and which `mut` was needed.
 *
 * A place is followed from its end to its root: through a `&mut` anything may be
 * changed that its owner may reach (the variable that holds the reference need
 * not be `mut`), through `&` and `*const` nothing, through fields and Boxes what
 * the owner allows; a variable must be declared `mut`.
 */
#include "mir/moves.h"
#include "sema/suggest.h"

typedef enum { MUT_OK, MUT_LOCAL, MUT_SHARED_REF, MUT_CONST_PTR, MUT_FN_CLOSURE, MUT_STATIC } MutWhy;
typedef struct Verdict { MutWhy why; u32 at; Local *var; Span decl; } Verdict;

static bool is_static_ref(Moves *v, LocalId l) {
  if (v->b->locals.v[l].src) return false;
  for (u32 i = 0; i < v->b->blocks.n; i++)
    for (u32 j = 0; j < v->b->blocks.v[i].stmts.n; j++) {
      MStmt *st = &v->b->blocks.v[i].stmts.v[j];
      if (st->kind == ST_ASSIGN && !st->place.n && st->place.local == l)
        return st->rv.kind == RV_USE && st->rv.a.kind == OP_CONST && st->rv.a.k->kind == CK_STATIC;
    }
  return false;
}

static bool capture_has_mut_deref(const Capture *c) {
  Ty t = c->local->ty;
  for (u32 i = 0; i < c->n_proj; i++) {
    if (c->proj[i].deref && t->kind == TY_REF && t->mut) return true;
    t = c->proj[i].ty;
  }
  return false;
}

static Verdict captured(Moves *v, Capture *c, MPlace m, bool local_ok) {
  bool fn = v->b->ast->kind == BODY_CLOSURE && v->b->ast->closure_kind == CLOSURE_FN;
  (void)m;
  if (local_ok && !fn) return (Verdict){.why = MUT_OK};
  if (fn) return (Verdict){.why = MUT_FN_CLOSURE, .var = c->local, .decl = c->local->name.span};
  if (capture_has_mut_deref(c)) return (Verdict){.why = MUT_OK};
  if (c->local->mut) {
    c->local->mut_used = true;
    return (Verdict){.why = MUT_OK};
  }
  if (c->mode == CAP_REF) return (Verdict){.why = MUT_SHARED_REF, .at = 0};
  return (Verdict){.why = MUT_LOCAL, .var = c->local, .decl = c->local->name.span};
}

static Verdict verdict(Moves *v, MPlace m) {
  u32 used = 0;
  Capture *c = captured_at(v, m, &used);
  bool local_ok = false;
  for (u32 i = m.n; i-- > (c ? used : 0);) {
    if (m.proj[i].kind != PJ_DEREF) continue;
    Ty from = i ? m.proj[i - 1].ty : v->b->locals.v[m.local].ty;
    if (from->kind == TY_PTR) return (Verdict){.why = from->mut ? MUT_OK : MUT_CONST_PTR, .at = i};
    if (from->kind != TY_REF) continue;              /* Box: its owner decides */
    if (!from->mut && !i && is_static_ref(v, m.local)) return (Verdict){.why = MUT_STATIC, .at = i};
    if (!from->mut) return (Verdict){.why = MUT_SHARED_REF, .at = i};
    local_ok = true;
  }
  if (c) return captured(v, c, m, local_ok);
  MLocal *l = &v->b->locals.v[m.local];
  if (local_ok || !l->src) return (Verdict){.why = MUT_OK};
  if (!l->mut) return (Verdict){.why = MUT_LOCAL, .var = l->src, .decl = l->span};
  l->src->mut_used = true;
  return (Verdict){.why = MUT_OK};
}

static bool once(Moves *v, Span sp) {
  u64 key = map_key2(sp.lo | 1u << 31, sp.hi ^ 1u << 30);
  if (map_get(&v->reported, key, NULL)) return false;
  map_put(v->m->arena, &v->reported, key, 1);
  return true;
}

static void report_ref(Moves *v, MPlace m, Verdict w, bool assign, Span sp) {
  MPlace base = {m.local, m.proj, w.at};
  Str n = describe_place(v, m), r = describe_place(v, base);
  bool ptr = w.why == MUT_CONST_PTR;
  const char *kind = ptr ? "`*const` pointer" : "`&` reference";
  DiagCode code = assign ? DIAG_E0594 : DIAG_E0596;
  Diag *g;
  if (!r.n) {
    g = assign ? diag(v->d, code, sp, "cannot assign to data in %s", ptr ? "a `*const` pointer" : "a `&` reference")
               : diag(v->d, code, sp, "cannot borrow data in %s as mutable", ptr ? "a `*const` pointer" : "a `&` reference");
    diag_primary(v->d, g, assign ? "cannot assign" : "cannot borrow as mutable");
    return;
  }
  g = assign ? diag(v->d, code, sp, "cannot assign to `%.*s`, which is behind a %s", STR_ARG(n), kind)
             : diag(v->d, code, sp, "cannot borrow `%.*s` as mutable, as it is behind a %s", STR_ARG(n), kind);
  diag_primary(v->d, g, "`%.*s` is a %s, so %s", STR_ARG(r), kind,
               assign ? "it cannot be written to" : "it cannot be borrowed as mutable");
  if (!ptr && !w.at && v->b->locals.v[m.local].src) suggest_mut_ref(v, g, v->b->locals.v[m.local].src);
}

static Diag *report_local(Moves *v, MPlace m, Verdict w, bool assign, Span sp) {
  Str n = describe_place(v, m);
  const char *var = sym_z(v->s->sx->in, w.var->name.sym);
  bool whole = str_eqz(n, var);
  Diag *g;
  if (!assign)
    g = whole ? diag(v->d, DIAG_E0596, sp, "cannot borrow `%s` as mutable, as it is not declared as mutable", var)
              : diag(v->d, DIAG_E0596, sp, "cannot borrow `%.*s` as mutable, as `%s` is not declared as mutable", STR_ARG(n), var);
  else
    g = whole ? diag(v->d, DIAG_E0594, sp, "cannot assign to `%s`, as it is not declared as mutable", var)
              : diag(v->d, DIAG_E0594, sp, "cannot assign to `%.*s`, as `%s` is not declared as mutable", STR_ARG(n), var);
  diag_primary(v->d, g, assign ? "cannot assign" : "cannot borrow as mutable");
  suggest_mut(v->s, g, w.var, w.decl);
  return g;
}

/* Several borrows of one variable: the message stands at its declaration, as in rustc. */
static void report_again(Moves *v, Diag *g, Verdict w, Span sp) {
  if (g->span.lo != w.decl.lo) {
    diag_label(v->d, g, g->span, "cannot borrow as mutable");
    g->span = w.decl;
    diag_primary(v->d, g, "not mutable");
  }
  if (g->labels.n < 10) diag_label(v->d, g, sp, "cannot borrow as mutable");
}

void check_mutable(Moves *v, MPlace m, bool assign, Span sp) {
  Verdict w = verdict(v, m);
  if (w.why == MUT_OK) return;
  v->bad = true;
  if (w.why == MUT_LOCAL && !assign) {                /* one message for a variable's borrows, as rustc */
    u64 key = map_key2(0x7ffffff0, w.var->index), ctx = (u64)(uintptr_t)w.var->body;
    Diag *first = map_ptr(&v->reported, key ^ ctx << 1);
    if (first && first->span.lo != sp.lo) report_again(v, first, w, sp);
    if (first) return;
    map_put(v->m->arena, &v->reported, key ^ ctx << 1, (u64)(uintptr_t)report_local(v, m, w, assign, sp));
    return;
  } else if (!once(v, sp)) return;
  Str n = describe_place(v, m);
  switch (w.why) {
  case MUT_LOCAL: (void)report_local(v, m, w, assign, sp); break;
  case MUT_FN_CLOSURE: {
    Diag *g = assign ? diag(v->d, DIAG_E0594, sp, "cannot assign to `%.*s`, as it is a captured variable in a `Fn` closure", STR_ARG(n))
                     : diag(v->d, DIAG_E0596, sp, "cannot borrow `%.*s` as mutable, as it is a captured variable in a `Fn` closure", STR_ARG(n));
    diag_primary(v->d, g, assign ? "cannot assign" : "cannot borrow as mutable");
    break;
  }
  case MUT_STATIC: {
    Diag *g = assign ? diag(v->d, DIAG_E0594, sp, "cannot assign to immutable static item") : diag(v->d, DIAG_E0596, sp,
        "cannot borrow immutable static item as mutable");
    diag_primary(v->d, g, assign ? "cannot assign" : "cannot borrow as mutable");
    break;
  }
  default: report_ref(v, m, w, assign, sp); break;
  }
}

/* The whole of a variable is assigned: the first time is its initialisation. */
void check_assign_local(Moves *v, LocalId l, Span sp) {
  MLocal *x = &v->b->locals.v[l];
  u32 path = v->p->of_local[l];
  if (!x->src || path == NO_PATH || !bits_has(v->at.ever, path)) return;
  if (x->mut) {
    x->src->mut_used = true;
    return;
  }
  v->bad = true;
  if (!once(v, sp)) return;
  const char *n = sym_z(v->s->sx->in, x->name);
  if (x->is_arg) {
    Diag *g = diag(v->d, DIAG_E0384, sp, "cannot assign to immutable argument `%s`", n);
    diag_primary(v->d, g, "cannot assign to immutable argument");
    suggest_mut(v->s, g, x->src, x->span);
    return;
  }
  Diag *g = diag(v->d, DIAG_E0384, sp, "cannot assign twice to immutable variable `%s`", n);
  diag_primary(v->d, g, "cannot assign twice to immutable variable");
  diag_label(v->d, g, x->span, "first assignment to `%s`", n);
  suggest_mut(v->s, g, x->src, x->span);
}
