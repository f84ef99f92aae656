/* The cache of functions made concrete, and what the machine and people ask of it. */
#include "code/code_impl.h"

/* --- instances ------------------------------------------------------------------ */
static u64 inst_hash(const Inst *k) {
  u64 h = k->kind;
  h = h * 0x9e3779b97f4a7c15u + (k->def ? k->def->id + 1 : 0);
  h = h * 0x9e3779b97f4a7c15u + (k->args ? k->args->id + 1 : 0);
  h = h * 0x9e3779b97f4a7c15u + (k->ty ? k->ty->id + 1 : 0);
  return h * 0x9e3779b97f4a7c15u + k->extra;
}
static bool inst_same(const Inst *a, const Inst *b) {
  return a->kind == b->kind && a->def == b->def && a->args == b->args && a->ty == b->ty && a->extra == b->extra && a->konst == b->konst;
}
Inst *inst_get(Code *c, Inst key) {
  u64 h = inst_hash(&key);
  Inst *first = map_ptr(&c->table, h);
  for (Inst *i = first; i; i = i->next)
    if (inst_same(i, &key)) return i;
  Inst *in = NEW(c->a, Inst);
  *in = key;
  in->id = c->insts.n;
  in->next = first;
  vec_push(c->a, &c->insts, in);
  map_put(c->a, &c->table, h, (u64)(uintptr_t)in);
  return in;
}

static bool drops(Code *c, Ty t) {
  TyList *args;
  u32 n;
  switch (t->kind) {
    case TY_DYN: return true;
    case TY_SLICE: return needs_drop(c, t->elem);
    case TY_ARRAY: return t->len->value && needs_drop(c, t->elem);
    case TY_ADT: {
      if (ty_is_lang(t, LANG_owned_box)) return true;
      if (t->def->kind == DEF_UNION || ty_is_lang(t, LANG_manually_drop) || ty_is_lang(t, LANG_phantom_data)) return false;
      if (drop_impl(c->s, t, &args)) return true;
      def_variants(c->s, t->def, &n);
      for (u32 v = 0; v < n; v++)
        for (u32 i = 0; i < field_count(c, t, v); i++)
          if (needs_drop(c, field_ty_at(c, t, v, i))) return true;
      return false;
    }
    case TY_TUPLE: case TY_CLOSURE: case TY_ASYNC:
      for (u32 i = 0; i < field_count(c, t, 0); i++)
        if (needs_drop(c, field_ty_at(c, t, 0, i))) return true;
      return false;
    default: return false;
  }
}
bool needs_drop(Code *c, Ty t) {
  u64 v;
  if (map_get(&c->drops, t->id, &v)) return v;
  bool d = drops(c, t);
  map_put(c->a, &c->drops, t->id, d);
  return d;
}
FnId inst_drop(Code *c, Ty t) {
  if (!needs_drop(c, t)) return 0;
  if (t->kind == TY_ASYNC) return inst_get(c, (Inst){.kind = INST_ASYNC_DROP, .def = t->def, .args = t->args})->id;
  return inst_get(c, (Inst){.kind = INST_DROP, .ty = t})->id;
}

static Str def_label(Code *c, Def *d) {
  if (d->kind == DEF_CLOSURE || d->kind == DEF_ASYNC)
    return str_fmt(c->a, "%.*s::%s", STR_ARG(d->parent ? def_label(c, d->parent) : STR("?")), d->kind == DEF_ASYNC ? "{async}" : "{closure}");
  return def_path(c->s, d, c->a);
}
Str inst_name(Code *c, const Inst *in) {
  switch (in->kind) {
    case INST_DROP: return str_fmt(c->a, "drop of %.*s", STR_ARG(ty_str(c->s, in->ty)));
    case INST_ASYNC_DROP: return str_fmt(c->a, "drop of %.*s", STR_ARG(def_label(c, in->def)));
    case INST_CLONE: return str_fmt(c->a, "clone of %.*s", STR_ARG(ty_str(c->s, in->ty)));
    case INST_CALL: return str_fmt(c->a, "call of %.*s", STR_ARG(ty_str(c->s, in->ty)));
    case INST_PROMOTED: return STR("a constant");
    default: return def_label(c, in->def);
  }
}

void code_fail(Code *c, Span at, const char *fmt, ...) {
  va_list ap;
  if (c->err) return;
  va_start(ap, fmt);
  c->err = str_vfmt(c->a, fmt, ap).p;
  va_end(ap);
  c->err_at = at;
}
const char *code_error(Code *c, Span *at) {
  if (at) *at = c->err_at;
  return c->err;
}

/* --- what the machine is given ------------------------------------------------------ */
static const VmFn *compiled(void *ctx, FnId id) {
  Code *c = ctx;
  if (!id || id >= c->insts.n) return NULL;
  Inst *in = c->insts.v[id];
  if (in->fn || in->failed) return in->fn;
  bool body = in->kind == INST_FN || in->kind == INST_ASYNC_POLL || in->kind == INST_ASYNC_DROP || in->kind == INST_CONST;
  if (in->kind == INST_FN && in->def->intrinsic) body = false;
  in->fn = body ? body_compile(c, in) : glue_compile(c, in);
  in->failed = !in->fn;
  return in->fn;
}
static const u8 *rodata(void *ctx, u32 *n) {
  Code *c = ctx;
  *n = (u32)c->rodata.n;
  return c->rodata.v;
}
static u64 location_of(void *ctx, const VmFn *fn, u32 pc) {
  u32 lo = 0, hi = fn->n_lines;
  while (lo < hi) {
    u32 mid = (lo + hi) / 2;
    if (fn->lines[mid].pc <= pc) lo = mid + 1;
    else hi = mid;
  }
  const LineEntry *at = lo ? &fn->lines[lo - 1] : NULL;
  return ro_location(ctx, !at ? fn->span : at->place ? (Span){at->place, at->place, 0} : at->span);
}

Code *code_new(Mir *m, bool apart) {
  Code *c = NEW(m->arena, Code);
  c->apart = apart;
  c->m = m;
  c->s = m->s;
  c->a = m->arena;
  c->statics_top = VM_STATICS;
  op_effects(c->op_fx);
  vec_push(c->a, &c->insts, NULL);
  c->prog = (VmProgram){.ctx = c, .fn = compiled, .rodata = rodata, .location = location_of};
  c->prog.trap_fn = code_fn(c, lang_item(c->s, LANG_panic_trap), c->s->no_args);
  c->prog.bounds_fn = code_fn(c, lang_item(c->s, LANG_panic_bounds_check), c->s->no_args);
  return c;
}
bool code_apart(const Code *c) { return c->apart; }
void code_free(Code *c) {
  if (!c) return;
  arena_free(c->scratch);
  c->scratch = NULL;
}
FnId code_fn(Code *c, Def *d, TyList *args) { return inst_get(c, (Inst){.kind = INST_FN, .def = d, .args = args})->id; }
VmProgram *code_program(Code *c) { return &c->prog; }

/* lang_start takes main as a fn pointer: a shim hands it over. */
FnId code_entry(Code *c) { return c->s->main_fn ? inst_get(c, (Inst){.kind = INST_START, .def = c->s->main_fn})->id : 0; }

/* --- types in events ------------------------------------------------------------------ */
u32 code_type_id(Code *c, Ty t) {
  u64 id;
  if (map_get(&c->type_ids, t->id, &id)) return (u32)id;
  if (!c->types.n) vec_push(c->a, &c->types, NULL);
  id = c->types.n;
  vec_push(c->a, &c->types, t);
  map_put(c->a, &c->type_ids, t->id, id);
  return (u32)id;
}
Ty code_type(Code *c, u32 id) { return id && id < c->types.n ? c->types.v[id] : NULL; }
Str code_type_label(Code *c, u32 id) {
  Ty t = code_type(c, id);
  if (!t) return STR("?");
  if (t->kind == TY_ADT) return sym_str(c->s->sx->in, t->def->name);
  if (t->kind != TY_ASYNC) return ty_str(c->s, t);
  Def *p = t->def->parent;
  u32 why = t->def->body && t->def->body->expr ? (u32)t->def->body->expr->desugar : (u32)DS_NONE;
  if ((why == DS_ASYNC_FN || why == DS_ATTR_BODY) && p && p->name) return sym_str(c->s->sx->in, p->name);
  Place at = sources_place(c->s->sx->src, sources_user_span(c->s->sx->src, t->def->span).lo);
  return str_fmt(c->a, "async block at line %u", at.line);
}
