/* Bytecode as text: for golden tests, lessons and bug reports. */
#include "code/code_impl.h"

static void operand(Code *c, char kind, u32 v, u32 pc, Buf *out) {
  switch (kind) {
    case 'd': case 's': buf_fmt(out, " [%u]", v); break;
    case 'i': buf_fmt(out, " #%d", (int)v); break;
    case 'u': case 'k': buf_fmt(out, " %u", v); break;
    case 'j': buf_fmt(out, " ->%d", (int)pc + (int)v / (int)sizeof(Ins)); break;
    case 'f': {
      Str n = v < c->insts.n && c->insts.v[v] ? inst_name(c, c->insts.v[v]) : STR("?");
      buf_fmt(out, " %.*s", STR_ARG(n));
      break;
    }
    default: break;
  }
}
static void instruction(Code *c, const Ins *i, u32 pc, Buf *out) {
  const OpInfo *o = &vm_ops[i->op];
  buf_fmt(out, "%-10s", o->name);
  operand(c, o->shape[1], i->a, pc, out);
  operand(c, o->shape[2], i->b, pc, out);
  operand(c, o->shape[3], i->c, pc, out);
  if (o->shape[0] != '-') buf_fmt(out, " x%u", i->x);
  buf_ch(out, '\n');
}
static void function(Code *c, const VmFn *f, Buf *out) {
  buf_fmt(out, "fn %.*s: frame %u, result %u%s\n", STR_ARG(f->name), f->frame_size, f->ret_size, f->is_poll ? ", poll" : "");
  u32 at = 0, last = 0;
  for (u32 pc = 0; pc < f->n; pc++) {
    for (; at < f->n_lines && f->lines[at].pc <= pc; at++) {
      Span sp = sources_user_span(c->s->sx->src, f->lines[at].span);
      Place p = sp.lo ? sources_place(c->s->sx->src, sp.lo) : (Place){0};
      if (p.line && (p.line != last || f->lines[at].line_start)) buf_fmt(out, "  ; line %u%s\n", p.line, f->lines[at].line_start ? " *" : "");
      last = p.line;
    }
    buf_fmt(out, "%5u  ", pc);
    instruction(c, &f->code[pc], pc, out);
  }
  for (u32 i = 0; i < f->n_landings; i++) {
    Landing l = f->landings[i];
    if (l.target == LANDING_ABORT) buf_fmt(out, "  panic in %u..%u aborts\n", l.from, l.to);
    else buf_fmt(out, "  panic in %u..%u goes to %u%s\n", l.from, l.to, l.target, l.catch_ ? ", caught" : "");
  }
  for (u32 i = 0; i < f->n_vars; i++) {
    VarPlace *v = &f->vars[i];
    buf_fmt(out, "  let %s at %s[%u]", sym_z(c->s->sx->in, v->name), v->by_ref ? "*" : "", v->offset);
    if (v->by_ref) buf_fmt(out, "+%u", v->add);
    buf_fmt(out, " in %u..%u", v->from, v->to);
    if (v->part_of) buf_fmt(out, ", a part");
    static const char *const state[] = {"none", "set", "moved", "dropped", "partly", "lost", "maybe"};
    for (u32 k = 0; k < f->n_marks; k++)
      if (f->marks[k].var == i) buf_fmt(out, ", %u%s %s", f->marks[k].at / 2, f->marks[k].at % 2 ? "+" : "", state[f->marks[k].state]);
    buf_ch(out, '\n');
  }
  buf_ch(out, '\n');
}

/* Functions are compiled breadth first from main, as calls name them. */
void dump_code(Code *c, Buf *out) {
  FnId entry = fn_value(c, c->s->main_fn, c->s->no_args);
  Bits seen = bits_new(c->a, 1 << 16);
  VEC(FnId) work = {0};
  vec_push(c->a, &work, entry);
  for (u32 k = 0; k < work.n; k++) {
    const VmFn *f = c->prog.fn(c, work.v[k]);
    if (!f || f->is_lib) continue;
    function(c, f, out);
    for (u32 i = 0; i < f->n; i++) {
      const Ins *x = &f->code[i];
      FnId to = x->op == BC_CALL ? x->a : x->op == BC_STATIC ? x->c : 0;
      if (!to || to >= 1 << 16 || bits_has(seen, to)) continue;
      bits_set(seen, to);
      vec_push(c->a, &work, to);
    }
  }
  for (u32 i = 1; i < c->insts.n; i++) {    /* what is called through pointers: polls, closures */
    Inst *in = c->insts.v[i];
    if (in->def && !in->def->is_lib && !in->fn && !in->failed && in->kind <= INST_ASYNC_DROP) {
      const VmFn *f = c->prog.fn(c, i);
      if (f) function(c, f, out);
    }
  }
}
