/* Instructions and slots: what every part of the emitter stands on. */
#include "code/code_impl.h"
#include <stdio.h>

enum { MOST_KEPT = 4096 };       /* bytes of a frame */

u32 pc_here(Gen *g) { return g->code.n; }

void gen_line(Gen *g, Span at, u32 scope) {
  if (g->depth) return;
  if (at.lo || at.hi) g->span = at;
  g->scope = scope;
}

static bool same_span(Span a, Span b) { return a.lo == b.lo && a.hi == b.hi && a.ctx == b.ctx; }

u32 emit(Gen *g, u32 op, u32 x, u32 a, u32 b, u32 c) {
  u32 pc = g->code.n, place = g->depth && g->loc_span.hi ? sources_root_span(g->s->sx->src, g->loc_span).lo : 0;
  if (g->line_start || !g->lines.n || !same_span(vec_last(&g->lines).span, g->span) || vec_last(&g->lines).place != place)
    vec_push(g->tmp, &g->lines, (LineEntry){pc, g->span, place, g->line_start});
  g->line_start = false;
  assert(x <= UINT16_MAX);
  vec_push(g->tmp, &g->code, (Ins){(u16)op, (u16)x, a, b, c});
  if (g->scope_lo && g->scope < g->top->scopes.n)
    for (u32 s = g->scope, k = 0; k < 64; k++) {
      if (pc < g->scope_lo[s]) g->scope_lo[s] = pc;
      if (pc + 1 > g->scope_hi[s]) g->scope_hi[s] = pc + 1;
      if (s == g->top->scopes.v[s].parent || !s) break;
      s = g->top->scopes.v[s].parent;
      if (s >= g->top->scopes.n) break;
    }
  return pc;
}

u32 slot_new(Gen *g, u64 size, u32 align) {
  if (!size) return 0;
  if (align > 16) align = 16;
  u64 at = ((u64)g->temp_mark + align - 1) & ~(u64)(align - 1);
  if (at + size > 64 << 20) {
    gen_fail(g, g->span, "a value of %llu bytes on the stack", (unsigned long long)size);
    return 0;
  }
  g->temp_mark = (u32)(at + size);
  if (g->temp_mark > g->frame) g->frame = g->temp_mark;
  return (u32)at;
}
u32 slot_for(Gen *g, Ty t) {
  const Layout *l = lay(g, t);
  return slot_new(g, l->size, l->align);
}

u32 slot_kept(Gen *g, Ty t) {
  const Layout *l = lay(g, t);
  u32 align = l->align > 16 ? 16 : l->align, at = (g->kept + align - 1) & ~(align - 1);
  if (!l->size || at + l->size > MOST_KEPT) return slot_for(g, t);
  g->kept = at + (u32)l->size;
  return KEPT | at;
}

u32 width_index(u64 size) { return size == 1 ? 0 : size == 2 ? 1 : size == 4 ? 2 : 3; }
static bool is_width(u64 n) { return n == 1 || n == 2 || n == 4 || n == 8; }

void emit_copy(Gen *g, u32 dst, u32 src, u64 size) {
  if (!size || dst == src) return;
  if (is_width(size)) emit(g, BC_MOV_W8 + width_index(size), 0, dst, src, 0);
  else if (size == 16) emit(g, BC_MOV_W128, 0, dst, src, 0);
  else emit(g, BC_MOVN, 0, dst, src, (u32)size);
}

/* Offsets too large for an instruction are added to the address first. */
static u32 near(Gen *g, u32 ptr, i64 *off, i64 limit) {
  if (*off >= 0 && *off < limit) return ptr;
  u32 t = slot_new(g, 8, 8);
  emit(g, BC_ADDP, 0, t, ptr, (u32)*off);
  *off = 0;
  return t;
}
void emit_load(Gen *g, u32 dst, u32 ptr, i64 off, u64 size) {
  if (!size) return;
  ptr = near(g, ptr, &off, is_width(size) || size == 16 ? INT32_MAX : 60000);
  if (is_width(size)) emit(g, BC_LD_W8 + width_index(size), 0, dst, ptr, (u32)off);
  else if (size == 16) emit(g, BC_LD_W128, 0, dst, ptr, (u32)off);
  else emit(g, BC_LDN, (u32)off, dst, ptr, (u32)size);
}
void emit_store(Gen *g, u32 src, u32 ptr, i64 off, u64 size) {
  if (!size) return;
  ptr = near(g, ptr, &off, is_width(size) || size == 16 ? INT32_MAX : 60000);
  if (is_width(size)) emit(g, BC_ST_W8 + width_index(size), 0, src, ptr, (u32)off);
  else if (size == 16) emit(g, BC_ST_W128, 0, src, ptr, (u32)off);
  else emit(g, BC_STN, (u32)off, src, ptr, (u32)size);
}
void emit_const(Gen *g, u32 dst, u128 v, u64 size) {
  if (!size) return;
  if (size == 16) {
    emit_const(g, dst, (u64)v, 8);
    emit_const(g, dst + 8, (u64)(v >> 64), 8);
    return;
  }
  i64 s = (i64)(u64)v;
  if (size < 8) s = (i64)((u64)v << (64 - size * 8)) >> (64 - size * 8);
  if (s >= INT32_MIN && s <= INT32_MAX) emit(g, BC_LI_W8 + width_index(size), 0, dst, (u32)(i32)s, 0);
  else emit(g, BC_LI64L, 0, dst, (u32)(u64)v, (u32)((u64)v >> 32));
}

u32 vm_type(Ty t) {
  static const u8 by_prim[] = {VT_I8, VT_I16, VT_I32, VT_I64, VT_I128, VT_I64, VT_U8, VT_U16, VT_U32, VT_U64, VT_U128, VT_U64, VT_F32, VT_F64};
  switch (t->kind) {
    case TY_INT: case TY_FLOAT: return by_prim[t->prim];
    case TY_BOOL: return VT_U8;
    case TY_CHAR: return VT_U32;
    default: return VT_U64;
  }
}

Ty mono(Gen *g, Ty t) {
  if (!(t->flags & (TF_PARAM | TF_PROJ | TF_OPAQUE))) return t;
  Ty known = map_ptr(&g->mono, t->id);
  if (known) return known;
  known = code_norm(g->c, t, g->args);
  map_put(g->tmp, &g->mono, t->id, (u64)(uintptr_t)known);
  return known;
}
const Layout *lay(Gen *g, Ty t) { return layout_of(g->c, mono(g, t)); }

void gen_fail(Gen *g, Span at, const char *fmt, ...) {
  va_list ap;
  if (g->failed) return;
  g->failed = true;
  va_start(ap, fmt);
  Str s = str_vfmt(g->a, fmt, ap);
  va_end(ap);
  code_fail(g->c, at, "%.*s", STR_ARG(s));
}

/* Every frame operand that is an OUT slot becomes an offset behind this frame, each target a distance. */
static void patch(Ins *i, u32 at, u32 frame) {
  const char *sh = vm_ops[i->op].shape;
  if (sh[3] == 'j') i->c = (u32)(((i32)i->c - (i32)at) * (i32)sizeof(Ins));
  u32 *v[3] = {&i->a, &i->b, &i->c};
  for (u32 k = 0; k < 3; k++)
    if ((sh[k + 1] == 'd' || sh[k + 1] == 's') && *v[k] & OUT) *v[k] = frame + (*v[k] & ~(u32)OUT);
}

/* The KEPT slots' place is behind all others. */
static void place_kept(Gen *g) {
  if (!g->kept) return;
  for (u32 i = 0; i < g->code.n; i++) {
    Ins *x = &g->code.v[i];
    const char *sh = vm_ops[x->op].shape;
    u32 *v[3] = {&x->a, &x->b, &x->c};
    for (u32 k = 0; k < 3; k++)
      if ((sh[k + 1] == 'd' || sh[k + 1] == 's') && !(*v[k] & OUT) && *v[k] & KEPT) *v[k] = g->frame + (*v[k] & ~(u32)KEPT);
  }
  g->frame = (g->frame + g->kept + 15) & ~15u;
}

static void *kept(Gen *g, const void *v, size_t bytes) {
  void *to = arena_alloc(g->a, bytes, 16);
  return bytes ? memcpy(to, v, bytes) : to;
}
VmFn *gen_finish(Gen *g) {
  VmFn *f = NEW(g->a, VmFn);
  g->frame = (g->frame + 15) & ~15u;
  for (u32 i = 0; i < g->fixups.n; i++) g->code.v[g->fixups.v[i].ins].c = g->block_pc[g->fixups.v[i].block];
  place_kept(g);
  if (g->top) optimise(g);
  for (u32 i = 0; i < g->code.n; i++) patch(&g->code.v[i], i, g->frame);
  *f = (VmFn){.code = kept(g, g->code.v, sizeof(Ins) * g->code.n), .n = g->code.n, .frame_size = g->frame,
              .ret_size = g->ret_size, .args_size = g->args_size,
              .lines = kept(g, g->lines.v, sizeof(LineEntry) * g->lines.n), .n_lines = g->lines.n,
              .landings = kept(g, g->landings.v, sizeof(Landing) * g->landings.n), .n_landings = g->landings.n,
              .vars = kept(g, g->vars.v, sizeof(VarPlace) * g->vars.n), .n_vars = g->vars.n,
              .marks = kept(g, g->marks.v, sizeof(ValueMark) * g->marks.n), .n_marks = g->marks.n,
              .id = g->inst->id, .need = g->frame + (g->out_max > 64 ? g->out_max : 64), .loc_slot = g->loc_slot};
  f->name = inst_name(g->c, g->inst);
  Def *d = g->inst->def;
  f->def = d;
  f->span = d ? d->span : NO_SPAN;
  f->is_lib = d ? d->is_lib : true;
  return g->failed ? NULL : f;
}
