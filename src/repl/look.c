/* A value at the prompt told in words: above all, a future and its state. */
#include "repl/repl.h"

enum { VALUE = 200, DEEPEST = 12 };

static bool holds(const Woven *w, Ty t, Lang trait) {
  Sema *s = w->p->sema;
  return solve_holds(infer_new(s, param_env(s, w->session)), t, lang_item(s, trait));
}

bool look_is_future(const Woven *w, Ty t) { return holds(w, t, LANG_future_trait); }
bool look_has_debug(const Woven *w, Ty t) { return holds(w, t, LANG_debug_trait); }

Ty look_through_pin(Ty t) {
  if (!ty_is_lang(t, LANG_pin)) return NULL;
  Ty inside = t->args->v[0];
  if (ty_is_lang(inside, LANG_owned_box)) return inside->args->v[0];
  return inside->kind == TY_REF ? inside->elem : NULL;
}

static const u8 *read_memory(void *ctx, u64 addr, u64 n) { return vm_view(world_vm(ctx), addr, n); }

static void say_value(World *w, Str name, Ty t, u64 addr, u32 depth, Buf *out) {
  Buf v = {0};
  value_print(world_code(w), t, addr, (ValueReader){.ctx = w, .view = read_memory}, VALUE, &v);
  buf_fill(out, ' ', 2 * depth + 2);
  buf_fmt(out, "%.*s = ", STR_ARG(name));
  say_escaped(buf_view(&v), out);
  buf_ch(out, '\n');
  buf_free(&v);
}

static void say_await(const Program *p, Span at, Buf *out) {
  Span shown = sources_user_span(p->src, at);
  Place w = sources_place(p->src, shown.lo);
  if (!w.file || w.file->is_lib || shown.hi < shown.lo) return;
  Str text = {w.file->text.p + (shown.lo - w.file->base), shown.hi - shown.lo};
  bool one_line = !memchr(text.p, '\n', text.n) && text.n < 60;
  buf_z(out, ": it stands at ");
  if (one_line) buf_ch(out, '`'), say_escaped(text, out), buf_z(out, "`, ");
  buf_fmt(out, "line %u", w.line);
}

static void say_state_name(const Program *p, const FutureView *f, Buf *out) {
  if (f->state == STATE_UNRESUMED) buf_z(out, "state Unresumed; nothing in it has run");
  else if (f->state == STATE_RETURNED) buf_z(out, "state Returned: it has given its value and must not be polled again");
  else if (f->state == STATE_PANICKED) buf_z(out, "state Panicked");
  else {
    buf_fmt(out, "state Suspend%u", f->state - STATE_SUSPEND0);
    say_await(p, f->await_span, out);
  }
}

static void say_captures(World *w, const Program *p, Ty fut, u64 addr, u32 depth, Buf *out) {
  const AstBody *b = fut->def->body;
  for (u32 i = 0; i < b->n_captures; i++) {
    u64 offset;
    const Local *l = b->captures[i].local;
    Ty t = future_field(world_code(w), fut, i, &offset);
    if (l && !l->synthetic) say_value(w, sym_str(p->in, l->name.sym), t, addr + offset, depth, out);
  }
}

static void say_lowered(World *w, const Program *p, Ty fut, u64 addr, const FutureView *f, u32 depth, Buf *out);

/* What a suspended future holds, and the one that it awaits, inside it. */
static void say_saved(World *w, const Program *p, Ty fut, u64 addr, const FutureView *f, u32 depth, Buf *out) {
  u32 k = f->state - STATE_SUSPEND0, nc = fut->def->body->n_captures;
  Code *c = world_code(w);
  u64 offset;
  for (u32 i = 0; i < f->info->n_saved; i++) {
    if (!f->info->saved[i].name || !bits_has(f->info->live[k], i)) continue;
    Ty t = future_field(c, fut, nc + i, &offset);
    say_value(w, sym_str(p->in, f->info->saved[i].name), t, addr + offset, depth, out);
  }
  if (f->info->awaits[k].saved >= f->info->n_saved) return;
  Ty inner = future_field(c, fut, nc + f->info->awaits[k].saved, &offset);
  FutureView g;
  bool lowered = inner->kind == TY_ASYNC && future_view(c, inner, addr + offset, (ValueReader){.ctx = w, .view = read_memory}, &g);
  buf_fill(out, ' ', 2 * depth + 2);
  buf_fmt(out, "it awaits `%.*s`", STR_ARG(code_type_label(c, code_type_id(c, inner))));
  if (!lowered) {
    buf_z(out, ", a future of the library or one written by hand\n");
    return;
  }
  buf_z(out, ", in ");
  say_lowered(w, p, inner, addr + offset, &g, depth + 1, out);
}

static void say_lowered(World *w, const Program *p, Ty fut, u64 addr, const FutureView *f, u32 depth, Buf *out) {
  say_state_name(p, f, out);
  buf_ch(out, '\n');
  if (depth >= DEEPEST) return;
  if (f->state == STATE_UNRESUMED) say_captures(w, p, fut, addr, depth, out);
  else if (f->state >= STATE_SUSPEND0 && f->state - STATE_SUSPEND0 < f->info->n_awaits) say_saved(w, p, fut, addr, f, depth, out);
}

/* Through Pin and Box, to the future itself. */
static bool find_lowered(Session *s, const Woven *woven, Ty t, u64 addr, World **w, Ty *fut, u64 *at, FutureView *f) {
  Ty inside = look_through_pin(t);
  *w = session_world(s);
  *fut = normalize_concrete(woven->p->sema, inside ? inside : t);
  *at = addr;
  if (!*w || (*fut)->kind != TY_ASYNC) return false;
  if (inside && !vm_read(world_vm(*w), addr, at, 8)) return false;
  *at &= 0xffffffff;
  return future_view(world_code(*w), *fut, *at, (ValueReader){.ctx = *w, .view = read_memory}, f);
}

void look_state(Session *s, const Woven *woven, Str name, Ty t, u64 addr, Buf *out) {
  World *w;
  Ty fut;
  u64 at;
  FutureView f;
  if (!find_lowered(s, woven, t, addr, &w, &fut, &at, &f)) return;
  buf_fmt(out, "`%.*s` is in ", STR_ARG(name));
  say_lowered(w, woven->p, fut, at, &f, 0, out);
}

void look_future(Session *s, const Woven *woven, Str name, Ty t, u64 addr, Buf *out) {
  World *w;
  Ty fut, shown = look_through_pin(t) ? look_through_pin(t) : t;
  u64 at;
  FutureView f;
  bool lowered = find_lowered(s, woven, t, addr, &w, &fut, &at, &f);
  if (name.n) buf_fmt(out, "`%.*s`", STR_ARG(name));
  else buf_z(out, "this");
  buf_z(out, shown != t ? " is a pinned future: `" : " is a future: `");
  Str label = lowered ? code_type_label(world_code(w), code_type_id(world_code(w), fut)) : STR("");
  if (lowered) buf_fmt(out, "%.*s%s -> ", STR_ARG(label), str_starts(label, "async block") ? "" : "()");
  if (shown->kind == TY_ASYNC) buf_fmt(out, "impl Future<Output = %.*s>", STR_ARG(ty_str(woven->p->sema, shown->def->body->ret_ty)));
  else buf_str(out, ty_str(woven->p->sema, shown));
  buf_ch(out, '`');
  if (!lowered) {
    buf_z(out, ", of the library or written by hand\n");
    return;
  }
  buf_z(out, "; ");
  say_lowered(w, woven->p, fut, at, &f, 0, out);
  if (f.state != STATE_UNRESUMED) return;
  if (name.n) buf_fmt(out, "  drive it with `%.*s.await`, or poll it once by hand with `poll %.*s`\n", STR_ARG(name), STR_ARG(name));
  else buf_z(out, "  give it a name with `let`, or drive it with `.await`; nobody else will\n");
}
