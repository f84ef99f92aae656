/* State machines as text: what rustc makes of an async function or block. */
#include "session/session.h"

typedef struct Draw {
  const Program *p; const MirBody *b; Ty fut; /* NULL: generic, its sizes are not known */ Buf *out; bool ascii;
  bool *foreign;                 /* a future of a library was drawn; NULL: nobody asks */
} Draw;
enum { NAMES = 34 };           /* columns of a name and its type */

static void place_line(const Draw *d, Span sp, const char *before) {
  u32 line = learner_line(d->p, sp);
  if (line) buf_fmt(d->out, "%sline %u", before, line);
}

/* "task", "async block in main" */
static void say_machine(const Draw *d, Buf *out) {
  const Def *def = d->b->def, *fn = def->parent;
  const Expr *e = d->b->ast->expr;
  bool block = !e || (e->desugar != DS_ASYNC_FN && e->desugar != DS_ATTR_BODY);
  while (fn && fn->kind != DEF_FN && fn->parent) fn = fn->parent;
  if (block) buf_z(out, "async block");
  if (fn && fn->kind == DEF_FN) buf_fmt(out, "%s%.*s", block ? " in " : "async fn ", STR_ARG(sym_str(d->p->in, fn->name)));
}

/* A future by the function or block that it is, where that is known. */
static Str awaited_type(const Draw *d, const AwaitPoint *w) {
  u64 offset;
  if (!d->fut || w->saved == UINT32_MAX) return ty_str(d->p->sema, w->fut_ty);
  return code_type_label(d->p->code, code_type_id(d->p->code, future_field(d->p->code, d->fut, w->saved, &offset)));
}

static void field_line(const Draw *d, u32 field, Str name, Str type, const char *note) {
  u64 offset = 0;
  Ty t = d->fut ? future_field(d->p->code, d->fut, field, &offset) : NULL;
  u32 w = (u32)(name.n + type.n + 2);
  buf_fmt(d->out, "        %.*s: %.*s", STR_ARG(name), STR_ARG(type));
  if (t) {
    const Layout *l = layout_of(d->p->code, t);
    buf_fill(d->out, ' ', w < NAMES ? NAMES - w : 1);
    buf_fmt(d->out, " %llu byte%s at %llu", (unsigned long long)l->size, l->size == 1 ? "" : "s", (unsigned long long)offset);
  }
  buf_fmt(d->out, "%s\n", note);
}

static void captures(const Draw *d) {
  for (u32 i = 0; i < d->b->ast->n_captures; i++) {
    const Capture *c = &d->b->ast->captures[i];
    field_line(d, i, sym_str(d->p->in, c->local->name.sym), ty_str(d->p->sema, c->place_ty), c->mode == CAP_MOVE ? "" : "  (borrowed)");
  }
}

/* Not what a macro of the library called its own. */
static bool written_here(const Draw *d, Span sp) {
  Span user = sources_user_span(d->p->src, sp);
  return user.lo == sp.lo && user.ctx == sp.ctx;
}

static void saved(const Draw *d, u32 await) {
  const AsyncInfo *in = d->b->async;
  u32 caps = d->b->ast->n_captures;
  for (u32 i = 0; i < in->n_saved; i++) {
    if (!bits_has(in->live[await], i)) continue;
    bool awaited = caps + i == in->awaits[await].saved;
    bool shown = in->saved[i].name && written_here(d, in->saved[i].span);
    Str name = shown ? sym_str(d->p->in, in->saved[i].name) : awaited ? STR("(awaited)") : STR("(temporary)");
    u64 offset;
    Ty t = d->fut ? future_field(d->p->code, d->fut, caps + i, &offset) : NULL;
    if (awaited && t && (t->kind == TY_ADT || t->kind == TY_ASYNC) && t->def->is_lib && d->foreign) *d->foreign = true;
    Str type = awaited ? awaited_type(d, &in->awaits[await]) : ty_str(d->p->sema, in->saved[i].ty);
    field_line(d, caps + i, name, type, awaited ? ", inside this future" : "");
  }
}

static void arrows(const Draw *d, u32 state) {
  Bits to;
  const char *arrow = d->ascii ? "->" : "→", *sep = "";
  bool ready = mir_follows(d->p->mir, d->b, state, &to);
  buf_fmt(d->out, "        poll %s ", arrow);
  for (u32 i = 0; i < d->b->async->n_awaits; i++) {
    if (!bits_has(to, i)) continue;
    buf_fmt(d->out, "%sSuspend%u", sep, i);
    if (STATE_SUSPEND0 + i == state) buf_z(d->out, " (still Pending)");
    sep = " | ";
  }
  if (ready) buf_fmt(d->out, "%sReturned (Ready)", sep);
  buf_ch(d->out, '\n');
}

static void head(const Draw *d, u32 state, u32 mark) {
  static const char *const fixed[] = {"Unresumed", "Returned", "Panicked"};
  buf_fmt(d->out, "  %s %u ", state == mark ? d->ascii ? "*" : "►" : " ", state);
  if (state < STATE_SUSPEND0) buf_z(d->out, fixed[state]);
  else buf_fmt(d->out, "Suspend%u", state - STATE_SUSPEND0);
}

static void suspension(const Draw *d, u32 i, u32 mark) {
  const AwaitPoint *w = &d->b->async->awaits[i];
  head(d, STATE_SUSPEND0 + i, mark);
  place_line(d, w->span, "  at the await on ");
  buf_fmt(d->out, ", of `%.*s`\n", STR_ARG(awaited_type(d, w)));
  saved(d, i);
  arrows(d, STATE_SUSPEND0 + i);
}

static void machine(const Draw *d, u32 mark) {
  say_machine(d, d->out);
  place_line(d, d->b->def->span, ", ");
  if (d->fut) {
    const Layout *l = layout_of(d->p->code, d->fut);
    buf_fmt(d->out, ": its future takes %llu byte%s", (unsigned long long)l->size, l->size == 1 ? "" : "s");
  } else {
    buf_z(d->out, ": generic, so its size is its caller's choice");
  }
  buf_ch(d->out, '\n');
  head(d, STATE_UNRESUMED, mark);
  buf_z(d->out, "  nothing of it has run\n");
  captures(d);
  arrows(d, STATE_UNRESUMED);
  for (u32 i = 0; i < d->b->async->n_awaits; i++) suspension(d, i, mark);
  head(d, STATE_RETURNED, mark);
  buf_z(d->out, "  its value is handed out; to poll it again panics\n");
  head(d, STATE_PANICKED, mark);
  buf_z(d->out, "  a poll panicked; to poll it again panics\n");
}

static bool is_named(const Program *p, const Def *d, Str fn) {
  if (!fn.n) return true;
  for (; d; d = d->parent)
    if (d->kind == DEF_FN && str_eq(sym_str(p->in, d->name), fn)) return true;
  return false;
}

static const MirBody *async_body(const Program *p, AstBody *ab, const Def *of, Str fn) {
  if (ab->kind != BODY_ASYNC || !ab->def || (of && ab->def != of) || !is_named(p, ab->def, fn)) return NULL;
  const MirBody *b = mir_of(p->mir, ab->def);
  return b && b->async && b->async->poll ? b : NULL;
}

/* NULL: generic, its sizes are not known. */
static Ty machine_type(const Program *p, AstBody *ab) {
  Sema *s = p->sema;
  if (generics_total(def_generics(s, ab->def)) > 0) return NULL;
  return ty_new(s, &(Type){.kind = TY_ASYNC, .def = ab->def, .args = s->no_args});
}

/* A generic one is called as its function is. */
static Str label_of(const Program *p, AstBody *ab) {
  Ty fut = machine_type(p, ab);
  const Def *fn = ab->def->parent;
  if (fut) return code_type_label(p->code, code_type_id(p->code, fut));
  return ab->expr && ab->expr->desugar == DS_ASYNC_FN && fn ? sym_str(p->in, fn->name) : STR("");
}

const Def *states_of(const Program *p, Str label) {
  for (u32 i = 0; i < p->sema->bodies.n; i++) {
    AstBody *ab = p->sema->bodies.v[i];
    if (async_body(p, ab, NULL, STR("")) && str_eq(label_of(p, ab), label)) return ab->def;
  }
  return NULL;
}

bool states_facts(const Program *p, Str fn, u64 *bytes, u32 *awaits) {
  for (u32 i = 0; i < p->sema->bodies.n; i++) {
    const MirBody *b = async_body(p, p->sema->bodies.v[i], NULL, fn);
    Ty fut = b ? machine_type(p, p->sema->bodies.v[i]) : NULL;
    if (!fut) continue;
    *bytes = layout_of(p->code, fut)->size;
    *awaits = b->async->n_awaits;
    return true;
  }
  return false;
}

bool states_draw(const Program *p, Str fn, const Def *of, u32 mark, bool ascii, bool *foreign, Buf *out) {
  bool any = false;
  Sema *s = p->sema;
  for (u32 i = 0; i < s->bodies.n; i++) {
    AstBody *ab = s->bodies.v[i];
    const MirBody *b = async_body(p, ab, of, fn);
    if (!b) continue;
    Draw d = {p, b, machine_type(p, ab), out, ascii, foreign};
    if (any) buf_ch(out, '\n');
    any = true;
    machine(&d, of == ab->def ? mark : UINT32_MAX);
  }
  return any;
}
