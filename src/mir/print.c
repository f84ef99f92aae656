/* The text of bodies (like rustc's MIR) and of async state machines. */
#include "mir/mir.h"
#include <inttypes.h>

typedef struct P { Sema *s; const MirBody *b; Buf *out; Def *owner; } P;

static void ty(P *p, Ty t) { ty_print(p->s, t, p->out); }
static Str name(P *p, Sym s) { return sym_str(p->s->sx->in, s); }

static void place_at(P *p, const MPlace *m, u32 n, Ty base);

/* The place without its last projection, parenthesised as rustc does. */
static void projected(P *p, const MPlace *m, u32 n) {
  const Proj *j = &m->proj[n - 1];
  Ty from = n > 1 ? m->proj[n - 2].ty : p->b->locals.v[m->local].ty;
  switch (j->kind) {
  case PJ_DEREF:
    buf_z(p->out, "(*");
    place_at(p, m, n - 1, from);
    buf_z(p->out, ")");
    return;
  case PJ_DOWNCAST: {
    buf_z(p->out, "(");
    place_at(p, m, n - 1, from);
    u32 nv = 0;
    VariantDef *v = from->kind == TY_ADT ? def_variants(p->s, from->def, &nv) : NULL;
    if (j->index < nv) buf_fmt(p->out, " as %.*s)", STR_ARG(name(p, v[j->index].def->name)));
    else buf_fmt(p->out, " as variant#%u)", j->index);
    return;
  }
  case PJ_FIELD:
    buf_z(p->out, "(");
    place_at(p, m, n - 1, from);
    buf_fmt(p->out, ".%u: ", j->index);
    ty(p, j->ty);
    buf_z(p->out, ")");
    return;
  default: break;
  }
  place_at(p, m, n - 1, from);
  if (j->kind == PJ_INDEX) buf_fmt(p->out, "[_%u]", j->index);
  else if (j->kind == PJ_CONST_INDEX) buf_fmt(p->out, j->from_end ? "[-%u]" : "[%u]", j->index);
  else buf_fmt(p->out, j->from_end ? "[%u..-%u]" : "[%u..%u]", j->index, j->to);
}

static void place_at(P *p, const MPlace *m, u32 n, Ty base) {
  (void)base;
  if (n) projected(p, m, n);
  else buf_fmt(p->out, "_%u", m->local);
}
static void place(P *p, const MPlace *m) { place_at(p, m, m->n, NULL); }

/* --- constants ------------------------------------------------------------ */
static void u128_dec(Buf *out, u128 v) {
  char d[40];
  u32 n = 0;
  do d[n++] = (char)('0' + (int)(v % 10));
  while (v /= 10);
  while (n) buf_ch(out, d[--n]);
}

static void scalar(P *p, const MirConst *k) {
  Buf *o = p->out;
  if (k->ty->kind == TY_BOOL) buf_z(o, k->bits ? "true" : "false");
  else if (k->ty->kind == TY_CHAR) {
    buf_z(o, "'");
    buf_utf8(o, (u32)k->bits);
    buf_z(o, "'");
  } else if (k->ty->kind == TY_FLOAT && prim_bits(k->ty->prim) == 32) {
    u32 b = (u32)k->bits;
    float f;
    memcpy(&f, &b, sizeof f);
    buf_fmt(o, "%.9g_f32", (double)f);
  } else if (k->ty->kind == TY_FLOAT) {
    u64 b = (u64)k->bits;
    double f;
    memcpy(&f, &b, sizeof f);
    buf_fmt(o, "%.17g_f64", f);
  } else {
    u32 n = k->ty->kind == TY_INT ? prim_bits(k->ty->prim) : 128;
    u128 v = k->bits;
    if (k->ty->kind == TY_INT && ty_is_signed(k->ty) && v >> (n - 1) & 1) {
      buf_ch(o, '-');
      v = n == 128 ? -v : ((u128)1 << n) - v;
    }
    u128_dec(o, v);
    buf_ch(o, '_');
    ty(p, k->ty);
  }
}

static void escaped(Buf *o, Str s) {
  buf_ch(o, '"');
  for (size_t i = 0; i < s.n; i++) {
    unsigned char c = (unsigned char)s.p[i];
    if (c == '\n') buf_z(o, "\\n");
    else if (c == '\t') buf_z(o, "\\t");
    else if (c == '"' || c == '\\') buf_fmt(o, "\\%c", c);
    else if (c < 32) buf_fmt(o, "\\x%02x", c);
    else buf_ch(o, (char)c);
  }
  buf_ch(o, '"');
}

static void def_name(P *p, Def *d, TyList *args) {
  Str s = def_path(p->s, d, p->s->arena);
  buf_str(p->out, s);
  if (!args || !args->n) return;
  buf_z(p->out, "::<");
  for (u32 i = 0; i < args->n; i++) {
    if (i) buf_z(p->out, ", ");
    ty(p, args->v[i]);
  }
  buf_z(p->out, ">");
}

static void konst(P *p, const MirConst *k) {
  switch (k->kind) {
  case CK_SCALAR: scalar(p, k); break;
  case CK_STR: escaped(p->out, k->str); break;
  case CK_BYTES:
    buf_ch(p->out, 'b');
    escaped(p->out, k->str);
    break;
  case CK_ZST:
    if (k->ty->kind == TY_FN_DEF) def_name(p, k->ty->def, k->ty->args);
    else ty(p, k->ty);
    break;
  case CK_REF:
    buf_z(p->out, "&");
    konst(p, k->elems[0]);
    break;
  case CK_FN:
    konst(p, k->elems[0]);
    buf_z(p->out, " as ");
    ty(p, k->ty);
    break;
  case CK_AGG:
    ty(p, k->ty);
    if (k->ty->kind == TY_ADT && k->ty->def->kind == DEF_ENUM) buf_fmt(p->out, "#%u", k->variant);
    buf_z(p->out, "{");
    for (u32 i = 0; i < k->n; i++) {
      if (i) buf_z(p->out, ", ");
      konst(p, k->elems[i]);
    }
    buf_z(p->out, "}");
    break;
  case CK_ITEM: def_name(p, k->def, k->args); break;
  case CK_STATIC:
    buf_z(p->out, "{static ");
    def_name(p, k->def, NULL);
    buf_z(p->out, "}");
    break;
  case CK_PARAM: buf_str(p->out, k->def ? name(p, k->def->name) : STR("?")); break;
  }
}

static void operand(P *p, const Operand *o) {
  if (o->kind == OP_CONST) {
    buf_z(p->out, "const ");
    konst(p, o->k);
    return;
  }
  buf_z(p->out, o->kind == OP_MOVE ? "move " : "copy ");
  place(p, &o->place);
}

/* --- rvalues -------------------------------------------------------------- */
static const char *const binop[] = {"Add", "Sub", "Mul", "Div", "Rem", "BitAnd", "BitOr", "BitXor", "Shl", "Shr", "Eq", "Ne", "Lt", "Le",
    "Gt", "Ge", "And", "Or"};
static const char *const castname[] = {"Numeric", "PtrToPtr", "ReifyFnPointer", "ClosureFnPointer", "Unsize"};

static void operands(P *p, const Operand *v, u32 n) {
  for (u32 i = 0; i < n; i++) {
    if (i) buf_z(p->out, ", ");
    operand(p, &v[i]);
  }
}

static void aggregate(P *p, const Rvalue *r) {
  Ty t = r->ty;
  if (t->kind == TY_TUPLE || t->kind == TY_ARRAY) {
    buf_z(p->out, t->kind == TY_TUPLE ? "(" : "[");
    operands(p, r->v, r->n);
    if (t->kind == TY_TUPLE && r->n == 1) buf_z(p->out, ",");
    buf_z(p->out, t->kind == TY_TUPLE ? ")" : "]");
    return;
  }
  ty(p, t);
  if (t->kind == TY_ADT && t->def->kind == DEF_ENUM) {
    u32 n;
    VariantDef *v = def_variants(p->s, t->def, &n);
    if (r->variant < n) buf_fmt(p->out, "::%.*s", STR_ARG(name(p, v[r->variant].def->name)));
  }
  if (!r->n) return;
  buf_z(p->out, " { ");
  operands(p, r->v, r->n);
  buf_z(p->out, " }");
}

static void rvalue(P *p, const Rvalue *r) {
  Buf *o = p->out;
  switch (r->kind) {
  case RV_USE: operand(p, &r->a); break;
  case RV_REF:
    buf_z(o, r->mut ? "&mut " : "&");
    place(p, &r->place);
    break;
  case RV_RAW:
    buf_z(o, r->mut ? "&raw mut " : "&raw const ");
    place(p, &r->place);
    break;
  case RV_BINARY:
    buf_fmt(o, "%s(", binop[r->op]);
    operand(p, &r->a);
    buf_z(o, ", ");
    operand(p, &r->b);
    buf_z(o, ")");
    break;
  case RV_UNARY:
    buf_z(o, r->op == UN_NEG ? "Neg(" : "Not(");
    operand(p, &r->a);
    buf_z(o, ")");
    break;
  case RV_CAST:
    operand(p, &r->a);
    buf_z(o, " as ");
    ty(p, r->ty);
    buf_fmt(o, " (%s)", castname[r->cast]);
    break;
  case RV_AGGREGATE: aggregate(p, r); break;
  case RV_REPEAT:
    buf_z(o, "[");
    operand(p, &r->a);
    buf_z(o, "; ");
    if (r->ty->kind == TY_ARRAY) ty(p, r->ty->len);
    buf_z(o, "]");
    break;
  case RV_LEN:
    buf_z(o, "Len(");
    place(p, &r->place);
    buf_z(o, ")");
    break;
  case RV_DISCR:
    buf_z(o, "discriminant(");
    place(p, &r->place);
    buf_z(o, ")");
    break;
  }
}

/* --- statements and terminators ------------------------------------------- */
static void line_comment(P *p, Span sp) {
  Sources *src = p->s->sx->src;
  Span u = sources_user_span(src, sp);
  if (!u.hi) return;
  Place at = sources_place(src, u.lo);
  buf_fmt(p->out, "line %u", at.line);
}

static void stmt(P *p, const MStmt *st) {
  Buf *o = p->out;
  buf_z(o, "        ");
  switch (st->kind) {
  case ST_ASSIGN:
    place(p, &st->place);
    buf_z(o, " = ");
    rvalue(p, &st->rv);
    break;
  case ST_LIVE: buf_fmt(o, "StorageLive(_%u)", st->place.local); break;
  case ST_DEAD:
    buf_z(o, "StorageDead(");
    place(p, &st->place);
    buf_z(o, ")");
    break;
  case ST_SET_DISCR:
    buf_z(o, "discriminant(");
    place(p, &st->place);
    buf_fmt(o, ") = %u", st->variant);
    break;
  case ST_LINE:
    buf_z(o, "// ");
    line_comment(p, st->span);
    buf_z(o, "\n");
    return;
  case ST_NOP: buf_z(o, "nop"); break;
  }
  buf_z(o, ";\n");
}

static void block_name(P *p, BlockId b) {
  if (b == NO_BLOCK) buf_z(p->out, "!");
  else buf_fmt(p->out, "bb%u", b);
}

static void targets(P *p, const MBlock *k, BlockId to) {
  buf_z(p->out, " -> ");
  if (k->unwind == NO_BLOCK) {
    block_name(p, to);
    return;
  }
  buf_z(p->out, "[return: ");
  block_name(p, to);
  buf_fmt(p->out, ", unwind: bb%u]", k->unwind);
}

static void call(P *p, const MBlock *k) {
  const MTerm *t = &k->term;
  place(p, &t->dest);
  buf_z(p->out, " = ");
  if (t->callee) def_name(p, t->callee, t->callee_args);
  else {
    buf_z(p->out, "(");
    operand(p, &t->on);
    buf_z(p->out, ")");
  }
  buf_z(p->out, "(");
  operands(p, t->args, t->n_args);
  buf_z(p->out, ")");
  targets(p, k, t->target);
}

static void switch_int(P *p, const MTerm *t) {
  buf_z(p->out, "switchInt(");
  operand(p, &t->on);
  buf_z(p->out, ") -> [");
  for (u32 i = 0; i < t->n; i++) {
    u128_dec(p->out, t->values[i]);
    buf_z(p->out, ": ");
    block_name(p, t->targets[i]);
    buf_z(p->out, ", ");
  }
  buf_z(p->out, "otherwise: ");
  block_name(p, t->target);
  buf_z(p->out, "]");
}

static void term(P *p, const MBlock *k) {
  const MTerm *t = &k->term;
  Buf *o = p->out;
  buf_z(o, "        ");
  switch (t->kind) {
  case TM_GOTO: buf_fmt(o, "goto -> bb%u", t->target); break;
  case TM_SWITCH: switch_int(p, t); break;
  case TM_CALL: call(p, k); break;
  case TM_DROP:
    buf_z(o, t->shallow ? "free(" : "drop(");
    place(p, &t->dest);
    buf_z(o, ")");
    targets(p, k, t->target);
    break;
  case TM_YIELD: buf_fmt(o, "yield(%u) -> [resume: bb%u, drop: ", t->await_index, t->target);
    block_name(p, t->drop);
    buf_z(o, "]");
    break;
  case TM_RETURN: buf_z(o, "return"); break;
  case TM_RESUME: buf_z(o, "resume"); break;
  case TM_UNREACHABLE: buf_z(o, "unreachable"); break;
  }
  buf_z(o, ";\n");
}

/* --- bodies --------------------------------------------------------------- */
static void body_name(P *p, Def *d) {
  if (d && d->parent && (d->kind == DEF_CLOSURE || d->kind == DEF_ASYNC)) {
    body_name(p, d->parent);
    buf_z(p->out, d->kind == DEF_ASYNC ? "::{async}" : "::{closure}");
  } else buf_str(p->out, d ? def_path(p->s, d, p->s->arena) : STR("?"));
}

static void header(P *p) {
  const MirBody *b = p->b;
  static const char *const kind[] = {"fn", "poll", "drop", "const"};
  buf_fmt(p->out, "%s ", kind[b->kind]);
  body_name(p, b->def);
  buf_z(p->out, "(");
  for (u32 i = 1; i <= b->n_args; i++) {
    if (i > 1) buf_z(p->out, ", ");
    buf_fmt(p->out, "_%u: ", i);
    ty(p, b->locals.v[i].ty);
  }
  buf_z(p->out, ") -> ");
  ty(p, b->locals.v[0].ty);
  buf_z(p->out, " {\n");
}

static void mark(Bits s, const MPlace *p) {
  bits_set(s, p->local);
  for (u32 i = 0; i < p->n; i++)
    if (p->proj[i].kind == PJ_INDEX) bits_set(s, p->proj[i].index);
}
static void mark_op(Bits s, const Operand *o) { if (o->kind != OP_CONST) mark(s, &o->place); }

/* Locals that the text mentions: transformed bodies keep declarations of what moved into the future. */
static Bits mentioned(P *p) {
  Bits s = bits_new(p->s->arena, p->b->locals.n + 1);
  for (u32 i = 0; i < p->b->blocks.n; i++) {
    const MBlock *k = &p->b->blocks.v[i];
    for (u32 j = 0; j < k->stmts.n; j++) {
      const MStmt *st = &k->stmts.v[j];
      if (st->kind == ST_LINE || st->kind == ST_NOP) continue;
      mark(s, &st->place);
      if (st->kind != ST_ASSIGN) continue;
      const Rvalue *r = &st->rv;
      for (u32 x = 0; x < r->n; x++) mark_op(s, &r->v[x]);
      if (r->kind == RV_REF || r->kind == RV_RAW || r->kind == RV_LEN || r->kind == RV_DISCR) mark(s, &r->place);
      else if (r->kind != RV_AGGREGATE) {
        mark_op(s, &r->a);
        if (r->kind == RV_BINARY) mark_op(s, &r->b);
      }
    }
    if (k->term.kind == TM_SWITCH || (k->term.kind == TM_CALL && !k->term.callee)) mark_op(s, &k->term.on);
    for (u32 x = 0; x < k->term.n_args; x++) mark_op(s, &k->term.args[x]);
    if (k->term.kind == TM_CALL || k->term.kind == TM_DROP) mark(s, &k->term.dest);
  }
  return s;
}

static void locals(P *p) {
  Bits used = mentioned(p);
  for (u32 i = 0; i < p->b->locals.n; i++) {
    const MLocal *l = &p->b->locals.v[i];
    if (i && i <= p->b->n_args) continue;
    if (i && !bits_has(used, i)) continue;
    buf_fmt(p->out, "    let %s_%u: ", l->mut ? "mut " : "", i);
    ty(p, l->ty);
    buf_z(p->out, ";");
    if (l->is_flag) buf_z(p->out, " // drop flag");
    buf_z(p->out, "\n");
  }
  for (u32 i = 0; i < p->b->vars.n; i++) {
    const VarInfo *v = &p->b->vars.v[i];
    buf_fmt(p->out, "    debug %.*s => ", STR_ARG(name(p, v->name)));
    place(p, &v->place);
    buf_z(p->out, ";\n");
  }
}

void mir_print_body(Mir *m, const MirBody *b, Buf *out) {
  P p = {.s = m->s, .b = b, .out = out};
  header(&p);
  locals(&p);
  for (u32 i = 0; i < b->blocks.n; i++) {
    const MBlock *k = &b->blocks.v[i];
    buf_fmt(out, "\n    bb%u%s: {\n", i, k->cleanup ? " (cleanup)" : "");
    for (u32 j = 0; j < k->stmts.n; j++) stmt(&p, &k->stmts.v[j]);
    term(&p, k);
    buf_z(out, "    }\n");
  }
  buf_z(out, "}\n");
}

void dump_mir(Mir *m, Buf *out) {
  bool first = true;
  for (u32 i = 0; i < m->s->bodies.n; i++) {
    AstBody *ab = m->s->bodies.v[i];
    MirBody *b = ab->def ? mir_of(m, ab->def) : NULL;
    if (!b) continue;
    if (!first) buf_z(out, "\n");
    first = false;
    mir_print_body(m, b, out);
    if (!b->async || !b->async->drop) continue;
    buf_z(out, "\n");
    mir_print_body(m, b->async->drop, out);
  }
}

/* --- states --------------------------------------------------------------- */
static void saved_line(P *p, const AsyncInfo *in, u32 i, u32 caps) {
  const SavedVar *v = &in->saved[i];
  buf_fmt(p->out, "        .%u ", caps + i);
  if (v->name) buf_str(p->out, name(p, v->name));
  else buf_z(p->out, "_");
  buf_z(p->out, ": ");
  ty(p, v->ty);
  buf_z(p->out, "\n");
}

/* Which states can follow when the poll goes on from a block. */
static void follow(const AsyncInfo *in, const MirBody *b, BlockId from, Bits seen, Bits out, bool *ready) {
  if (from == NO_BLOCK || bits_has(seen, from)) return;
  bits_set(seen, from);
  const MBlock *k = &b->blocks.v[from];
  for (u32 j = 0; j < k->stmts.n; j++)
    if (k->stmts.v[j].kind == ST_SET_DISCR) {
      u32 s = k->stmts.v[j].variant;
      if (s >= STATE_SUSPEND0 && s - STATE_SUSPEND0 < in->n_awaits) bits_set(out, s - STATE_SUSPEND0);
      if (s == STATE_RETURNED) *ready = true;
    }
  if (k->term.kind == TM_RETURN) return;
  for (u32 i = 0; k->term.kind == TM_SWITCH && i < k->term.n; i++) follow(in, b, k->term.targets[i], seen, out, ready);
  bool goes = k->term.kind == TM_GOTO || k->term.kind == TM_SWITCH || k->term.kind == TM_CALL || k->term.kind == TM_DROP;
  if (goes) follow(in, b, k->term.target, seen, out, ready);
}

bool mir_follows(Mir *m, const MirBody *b, u32 state, Bits *suspends) {
  const MBlock *e = &b->blocks.v[0];
  BlockId from = NO_BLOCK;
  for (u32 i = 0; e->term.kind == TM_SWITCH && i < e->term.n; i++)
    if (e->term.values[i] == state) from = e->term.targets[i];
  bool ready = false;
  *suspends = bits_new(m->arena, b->async->n_awaits + 1);
  follow(b->async, b, from, bits_new(m->arena, b->blocks.n + 1), *suspends, &ready);
  return ready;
}

static void transitions(P *p, Mir *m, u32 state) {
  Bits out;
  bool ready = mir_follows(m, p->b, state, &out);
  buf_z(p->out, "        poll ->");
  for (u32 i = 0; i < p->b->async->n_awaits; i++)
    if (bits_has(out, i)) buf_fmt(p->out, " Suspend%u", i);
  if (ready) buf_z(p->out, " Returned");
  buf_z(p->out, "\n");
}

static void one_machine(P *p, Mir *m, const MirBody *b) {
  const AsyncInfo *in = b->async;
  u32 caps = b->ast ? b->ast->n_captures : 0;
  buf_z(p->out, "async ");
  body_name(p, b->def);
  buf_z(p->out, " -> ");
  ty(p, b->ast->ret_ty);
  buf_z(p->out, "\n    0 Unresumed\n");
  for (u32 i = 0; i < caps; i++) {
    const Capture *c = &b->ast->captures[i];
    buf_fmt(p->out, "        .%u %.*s: ", i, STR_ARG(name(p, c->local->name.sym)));
    if (c->mode != CAP_MOVE) buf_z(p->out, c->mode == CAP_REF_MUT ? "&mut " : "&");
    ty(p, c->place_ty);
    buf_z(p->out, "\n");
  }
  transitions(p, m, STATE_UNRESUMED);
  buf_z(p->out, "    1 Returned\n    2 Panicked\n");
  for (u32 i = 0; i < in->n_awaits; i++) {
    buf_fmt(p->out, "    %u Suspend%u: await on ", STATE_SUSPEND0 + i, i);
    line_comment(p, in->awaits[i].span);
    buf_z(p->out, ": ");
    ty(p, in->awaits[i].fut_ty);
    buf_z(p->out, "\n");
    for (u32 s = 0; s < in->n_saved; s++)
      if (bits_has(in->live[i], s)) saved_line(p, in, s, caps);
    transitions(p, m, STATE_SUSPEND0 + i);
  }
}

void dump_states(Mir *m, Buf *out) {
  bool first = true;
  for (u32 i = 0; i < m->s->bodies.n; i++) {
    AstBody *ab = m->s->bodies.v[i];
    MirBody *b = ab->def && ab->kind == BODY_ASYNC ? mir_of(m, ab->def) : NULL;
    if (!b || !b->async || !b->async->poll) continue;
    P p = {.s = m->s, .b = b, .out = out};
    if (!first) buf_z(out, "\n");
    first = false;
    one_machine(&p, m, b);
  }
}
