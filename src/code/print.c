/* Values as people read them, and the state of lowered futures.
 *
 * Types of the library say themselves how they are seen: #[view = "transparent"]
 * (a pointer or wrapper: what is inside), "slice" (a pointer and a field `len`), "ring"
 * (a field `buf` seen so, `len` elements from `head` on), "table" (`places` of `items`, full
 * where `hashes` is not 0), "tree" (`len` pairs from `root`, which is `height` above
 * the leaves), "duration" (`secs` and `nanos`), "fields a b" (these of its fields). The fields of other types of
 * the library are shown where they are `pub`. The learner's types are shown as Debug would. */
#include "base/unicode.h"
#include "code/code_impl.h"
#include <inttypes.h>
#include <stdio.h>

/* vm.float.c's formatting, so that numbers look as the program prints them */
u64 float_format(double v, bool f32, u32 mode, u64 prec, char *out, u64 cap);

typedef struct Printer { Code *c; ValueReader r; Buf *out; size_t limit; u32 depth; } Printer;
static void print(Printer *p, Ty t, u64 addr, u64 meta);

static bool full(Printer *p) { return p->out->n >= p->limit; }
static void text(Printer *p, const char *z) { buf_z(p->out, z); }
static bool read_at(ValueReader r, u64 addr, void *out, u64 n) {
  const u8 *b = n ? r.view(r.ctx, addr, n) : NULL;
  if (n && !b) return false;
  if (n) memcpy(out, b, n);
  return true;
}

bool variant_at(Code *c, Ty t, u64 addr, ValueReader r, u32 *variant) {
  const Layout *l = layout_of(c, t);
  u128 tag = 0;
  *variant = l->dataful;
  if (l->tag_kind == TAG_NONE) return true;
  if (!read_at(r, addr + l->tag_offset, &tag, l->tag_size)) return false;
  if (l->tag_kind == TAG_DIRECT) {
    u32 bits = l->tag_size * 8;
    i128 v = l->tag_signed && bits < 128 ? (i128)(tag << (128 - bits)) >> (128 - bits) : (i128)tag;
    *variant = variant_of_disc(c, t, v);
    return true;
  }
  u128 mask = l->tag_size >= 16 ? ~(u128)0 : ((u128)1 << (l->tag_size * 8)) - 1, rel = (tag - l->niche_start) & mask;
  if (rel <= l->niche_last - l->niche_first) *variant = l->niche_first + (u32)rel;
  return true;
}

static void quoted(Printer *p, Str s) {
  buf_ch(p->out, '"');
  for (size_t i = 0; i < s.n && !full(p); ) {
    u32 ch = utf8_next(s, &i);
    if (ch == '"' || ch == '\\') { buf_ch(p->out, '\\'); buf_ch(p->out, (char)ch); }
    else if (ch == '\n') text(p, "\\n");
    else if (ch == '\t') text(p, "\\t");
    else if (ch == '\r') text(p, "\\r");
    else if (ch == UNI_BAD) text(p, "\\?");
    else if (!uni_is_printable(ch)) buf_fmt(p->out, "\\u{%x}", ch);
    else buf_utf8(p->out, ch);
  }
  buf_ch(p->out, '"');
}
static void string_at(Printer *p, u64 addr, u64 n) {
  u64 take = n < 4096 ? n : 4096;
  const u8 *b = take ? p->r.view(p->r.ctx, addr, take) : NULL;
  if (take && !b) { text(p, "?"); return; }
  quoted(p, (Str){(const char *)b, take});
}

static void integer(Printer *p, Ty t, u64 addr) {
  u128 v = 0;
  u32 bits = prim_bits(t->prim);
  char buf[48];
  int n = sizeof buf;
  if (!read_at(p->r, addr, &v, bits / 8)) { text(p, "?"); return; }
  bool neg = ty_is_signed(t) && (v >> (bits - 1) & 1);
  if (neg) v = bits < 128 ? ((u128)1 << bits) - v : 0 - v;
  do { buf[--n] = (char)('0' + (int)(v % 10)); v /= 10; } while (v);
  if (neg) buf[--n] = '-';
  buf_add(p->out, buf + n, sizeof buf - (size_t)n);
}
static void floating(Printer *p, Ty t, u64 addr) {
  char buf[400];
  bool f32 = t->prim == PRIM_F32;
  float f = 0;
  double d = 0;
  if (!read_at(p->r, addr, f32 ? (void *)&f : (void *)&d, f32 ? 4 : 8)) { text(p, "?"); return; }
  if (f32) d = (double)f;
  u64 n = float_format(d, f32, 1, UINT64_MAX, buf, sizeof buf);
  buf_add(p->out, buf, n);
}
static void character(Printer *p, u64 addr) {
  u32 ch = 0;
  if (!read_at(p->r, addr, &ch, 4)) { text(p, "?"); return; }
  buf_ch(p->out, '\'');
  if (ch == '\'' || ch == '\\') { buf_ch(p->out, '\\'); buf_ch(p->out, (char)ch); }
  else if (ch == '\n') text(p, "\\n");
  else if (ch > 0x10ffff) text(p, "?");
  else if (!uni_is_printable(ch)) buf_fmt(p->out, "\\u{%x}", ch);
  else buf_utf8(p->out, ch);
  buf_ch(p->out, '\'');
}

static void elements(Printer *p, Ty e, u64 addr, u64 n) {
  u64 size = layout_of(p->c, e)->size;
  buf_ch(p->out, '[');
  for (u64 i = 0; i < n; i++) {
    if (i) text(p, ", ");
    if (full(p)) { text(p, "…"); break; }
    print(p, e, addr + i * size, 0);
  }
  buf_ch(p->out, ']');
}

static void pointed(Printer *p, Ty ptr, u64 addr, bool mark) {
  u64 w[2] = {0, 0};
  bool fat = is_unsized(p->c, ptr->elem);
  if (!read_at(p->r, addr, w, fat ? 16 : 8)) { text(p, "?"); return; }
  if (ptr->kind == TY_PTR && mark) { buf_fmt(p->out, "0x%" PRIx64, w[0]); return; }
  if (mark && ptr->elem->kind != TY_STR) text(p, "&");
  print(p, ptr->elem, w[0], w[1]);
}

static Str view_of(Printer *p, Ty t) {
  Str v = {0};
  if (t->kind == TY_ADT) attr_text(p->c, t->def, "view", &v);
  return v;
}

/* The pointer inside wrappers of one field: NonNull<T>, ... */
static Ty inner_pointer(Printer *p, Ty t, u64 *addr) {
  for (u32 depth = 0; depth < 8; depth++) {
    if (t->kind == TY_PTR || t->kind == TY_REF) return t;
    if (t->kind != TY_ADT || t->def->kind != DEF_STRUCT || (depth && view_of(p, t).n)) return NULL;
    const Layout *l = layout_of(p->c, t);
    u32 i = 0;
    while (i < l->n_fields && !layout_of(p->c, field_ty_at(p->c, t, 0, i))->size) i++;
    if (i == l->n_fields) return NULL;
    *addr += l->offsets[i];
    t = field_ty_at(p->c, t, 0, i);
  }
  return NULL;
}

/* What a wrapper wraps: its first field that has a size; behind a pointer, the value
 * itself, or the last field of the library's record around it (reference counts). */
static void transparent(Printer *p, Ty t, u64 addr) {
  u64 at = addr;
  const Layout *l = layout_of(p->c, t);
  Ty ptr = inner_pointer(p, t, &at);
  bool owned = ptr && ptr->kind == TY_PTR;
  if (!owned) {
    for (u32 i = 0; i < l->n_fields; i++) {
      Ty f = field_ty_at(p->c, t, 0, i);
      if (layout_of(p->c, f)->size) { print(p, f, addr + l->offsets[i], 0); return; }
    }
    text(p, "()");
    return;
  }
  u64 w[2] = {0, 0};
  bool fat = is_unsized(p->c, ptr->elem);
  if (!read_at(p->r, at, w, fat ? 16 : 8)) { text(p, "?"); return; }
  Ty e = ptr->elem;
  if (t->args->n && e != t->args->v[0] && e->kind == TY_ADT && !fat) {
    const Layout *le = layout_of(p->c, e);
    if (le->n_fields) {
      print(p, field_ty_at(p->c, e, 0, le->n_fields - 1), w[0] + le->offsets[le->n_fields - 1], 0);
      return;
    }
  }
  print(p, e, w[0], w[1]);
}

/* The address of a field by its name, and its type; NULL: it has none of that name. */
static Ty named_field(Printer *p, Ty t, const char *name, u64 *addr) {
  u32 nv;
  VariantDef *v = def_variants(p->c->s, t->def, &nv);
  for (u32 i = 0; i < v->n; i++) {
    if (!str_eqz(sym_str(p->c->s->sx->in, v->fields[i].name), name)) continue;
    *addr += layout_of(p->c, t)->offsets[i];
    return field_ty_at(p->c, t, 0, i);
  }
  return NULL;
}
static bool number_at(Printer *p, Ty t, const char *name, u64 addr, u64 *out) {
  return named_field(p, t, name, &addr) && read_at(p->r, addr, out, 8);
}

static bool slice_parts(Printer *p, Ty t, u64 addr, u64 *at, u64 *n) {
  u32 nv;
  const Layout *l = layout_of(p->c, t);
  VariantDef *v = def_variants(p->c->s, t->def, &nv);
  bool got = false;
  for (u32 i = 0; i < v->n && !got; i++) {
    u64 a = addr + l->offsets[i];
    got = inner_pointer(p, field_ty_at(p->c, t, 0, i), &a) && read_at(p->r, a, at, 8);
  }
  return got && number_at(p, t, "len", addr, n);
}

static void ring(Printer *p, Ty t, u64 addr) {
  u64 buf = addr, at = 0, none = 0, cap = 0, head = 0, n = 0;
  Ty vec = named_field(p, t, "buf", &buf), e = t->args->v[0];
  bool ok = vec && slice_parts(p, vec, buf, &at, &none) && number_at(p, vec, "cap", buf, &cap) && number_at(p, t, "head", addr, &head) &&
            number_at(p, t, "len", addr, &n);
  if (!ok) { text(p, "?"); return; }
  u64 size = layout_of(p->c, e)->size;
  buf_ch(p->out, '[');
  for (u64 i = 0; i < n; i++) {
    if (i) text(p, ", ");
    if (full(p)) { text(p, "…"); break; }
    print(p, e, at + (head + i < cap ? head + i : head + i - cap) * size, 0);
  }
  buf_ch(p->out, ']');
}

/* As Debug of Duration shows it. */
static void duration(Printer *p, Ty t, u64 addr) {
  u64 secs = 0, at = addr;
  u32 nanos = 0;
  if (!number_at(p, t, "secs", addr, &secs) || !named_field(p, t, "nanos", &at) || !read_at(p->r, at, &nanos, 4)) { text(p, "?"); return; }
  u32 unit = secs ? 9 : nanos >= 1000000 ? 6 : nanos >= 1000 ? 3 : 0, scale = 1;
  for (u32 i = 0; i < unit; i++) scale *= 10;
  buf_fmt(p->out, "%" PRIu64, unit == 9 ? secs : (u64)(nanos / scale));
  u32 rest = nanos % scale;
  if (rest) {
    char digits[16];
    int n = snprintf(digits, sizeof digits, "%0*u", (int)unit, rest);
    while (digits[n - 1] == '0') digits[--n] = 0;
    buf_fmt(p->out, ".%s", digits);
  }
  text(p, unit == 9 ? "s" : unit == 6 ? "ms" : unit == 3 ? "µs" : "ns");
}

/* The nodes of a tree: how many pairs each has (`len`), its `keys`, its `values`; behind an inner one, its children. */
enum { TREE_HIGHEST = 20 };
typedef struct Tree { Printer *p; Ty node, key, value; u64 shown, len; } Tree;

static void tree_node(Tree *x, u64 node, u64 height) {
  Printer *p = x->p;
  u64 n = 0, keys = node, values = node, child = 0, edges = node + layout_of(p->c, x->node)->size;
  if (!number_at(p, x->node, "len", node, &n) || !named_field(p, x->node, "keys", &keys) || !named_field(p, x->node, "values", &values)) return;
  for (u64 i = 0; i <= n && x->shown < x->len && !full(p); i++) {
    if (height && read_at(p->r, edges + i * 8, &child, 8)) tree_node(x, child, height - 1);
    if (i == n || x->shown >= x->len) continue;
    if (x->shown++) text(p, ", ");
    if (full(p)) { text(p, "…"); break; }
    print(p, x->key, keys + i * layout_of(p->c, x->key)->size, 0);
    if (x->value == p->c->s->t_unit) continue;
    text(p, ": ");
    print(p, x->value, values + i * layout_of(p->c, x->value)->size, 0);
  }
}

static void tree(Printer *p, Ty t, u64 addr) {
  u64 at = addr, root = 0, height = 0, len = 0;
  Ty ptr = named_field(p, t, "root", &at);
  bool ok = ptr && ptr->kind == TY_PTR && read_at(p->r, at, &root, 8) && number_at(p, t, "height", addr, &height) &&
            number_at(p, t, "len", addr, &len) && height < TREE_HIGHEST;
  if (!ok) { text(p, "?"); return; }
  Tree x = {p, ptr->elem, t->args->v[0], t->args->v[1], 0, len};
  buf_ch(p->out, '{');
  if (root) tree_node(&x, root, height);
  buf_ch(p->out, '}');
}

/* A map's pair, or what a set holds. */
static void entry(Printer *p, Ty e, u64 addr) {
  bool pair = e->kind == TY_TUPLE && e->args->n == 2;
  const Layout *l = layout_of(p->c, e);
  if (!pair) { print(p, e, addr, 0); return; }
  print(p, e->args->v[0], addr + l->offsets[0], 0);
  if (e->args->v[1] == p->c->s->t_unit) return;
  text(p, ": ");
  print(p, e->args->v[1], addr + l->offsets[1], 0);
}

static void table(Printer *p, Ty t, u64 addr) {
  u64 hashes = 0, items = 0, places = 0, hash = 0;
  bool any = false;
  Ty e = t->args->v[0];
  if (!number_at(p, t, "hashes", addr, &hashes) || !number_at(p, t, "items", addr, &items) || !number_at(p, t, "places", addr, &places)) {
    text(p, "?");
    return;
  }
  buf_ch(p->out, '{');
  for (u64 i = 0; i < places && read_at(p->r, hashes + i * 8, &hash, 8); i++) {
    if (!hash) continue;
    text(p, any ? ", " : "");
    if (full(p)) { text(p, "…"); break; }
    entry(p, e, items + i * layout_of(p->c, e)->size);
    any = true;
  }
  buf_ch(p->out, '}');
}

static bool is_word_of(Str list, Str word) {
  for (size_t i = 0; i < list.n;) {
    size_t j = i;
    while (j < list.n && list.p[j] != ' ') j++;
    if (str_eq((Str){list.p + i, j - i}, word)) return true;
    i = j + 1;
  }
  return false;
}

static void fields(Printer *p, Ty t, u32 variant, u64 addr) {
  u32 nv, shown = 0, hidden = 0;
  const Layout *l = variant_layout(layout_of(p->c, t), variant);
  VariantDef *v = &def_variants(p->c->s, t->def, &nv)[variant];
  Str view = view_of(p, t);
  bool all = !t->def->is_lib || t->def->kind == DEF_ENUM;
  buf_str(p->out, sym_str(p->c->s->sx->in, v->def->name));
  if (v->kind == VK_UNIT || !v->n) return;
  for (u32 i = 0; i < v->n; i++) {
    const FieldDef *f = &v->fields[i];
    if (!all && f->vis.kind != VIS_PUB && !is_word_of(view, sym_str(p->c->s->sx->in, f->name))) { hidden++; continue; }
    text(p, shown++ ? ", " : v->kind == VK_TUPLE ? "(" : " { ");
    if (full(p)) { text(p, "…"); break; }
    if (v->kind == VK_STRUCT) buf_fmt(p->out, "%s: ", sym_z(p->c->s->sx->in, f->name));
    print(p, field_ty_at(p->c, t, variant, i), addr + l->offsets[i], 0);
  }
  if (hidden) text(p, shown ? ", .." : v->kind == VK_TUPLE ? "(.." : " { ..");
  text(p, v->kind == VK_TUPLE ? ")" : " }");
}

static void adt(Printer *p, Ty t, u64 addr) {
  u64 at = 0, n = 0;
  u32 v = 0;
  if (ty_is_lang(t, LANG_string)) {
    Ty vec = field_ty_at(p->c, t, 0, 0);
    if (slice_parts(p, vec, addr, &at, &n)) string_at(p, at, n);
    else text(p, "?");
    return;
  }
  Str view = view_of(p, t);
  if (str_eqz(view, "slice") && slice_parts(p, t, addr, &at, &n)) { elements(p, t->args->v[0], at, n); return; }
  if (str_eqz(view, "str") && slice_parts(p, t, addr, &at, &n)) { string_at(p, at, n); return; }
  if (str_eqz(view, "ring")) { ring(p, t, addr); return; }
  if (str_eqz(view, "duration")) { duration(p, t, addr); return; }
  if (str_eqz(view, "table")) { table(p, t, addr); return; }
  if (str_eqz(view, "tree")) { tree(p, t, addr); return; }
  if (str_eqz(view, "transparent") || ty_is_lang(t, LANG_unsafe_cell)) { transparent(p, t, addr); return; }
  if (t->def->kind == DEF_UNION) { buf_str(p->out, sym_str(p->c->s->sx->in, t->def->name)); return; }
  if (t->def->kind == DEF_ENUM && !variant_at(p->c, t, addr, p->r, &v)) { text(p, "?"); return; }
  u32 nv;
  def_variants(p->c->s, t->def, &nv);
  if (v < nv) fields(p, t, v, addr);
  else text(p, "?");
}

static void tuple(Printer *p, Ty t, u64 addr) {
  const Layout *l = layout_of(p->c, t);
  buf_ch(p->out, '(');
  for (u32 i = 0; i < t->args->n; i++) {
    if (i) text(p, ", ");
    if (full(p)) { text(p, "…"); break; }
    print(p, t->args->v[i], addr + l->offsets[i], 0);
  }
  text(p, t->args->n == 1 ? ",)" : ")");
}

static void state_name(u32 s, Buf *out) {
  if (s == STATE_UNRESUMED) buf_z(out, "Unresumed");
  else if (s == STATE_RETURNED) buf_z(out, "Returned");
  else if (s == STATE_PANICKED) buf_z(out, "Panicked");
  else buf_fmt(out, "Suspend%u", s - STATE_SUSPEND0);
}
static void future(Printer *p, Ty t, u64 addr) {
  FutureView f;
  buf_fmt(p->out, "future %.*s, state ", STR_ARG(code_type_label(p->c, code_type_id(p->c, t))));
  if (future_view(p->c, t, addr, p->r, &f)) state_name(f.state, p->out);
  else text(p, "?");
}

static void dynamic(Printer *p, Ty t, u64 addr, u64 vtable) {
  Ty real = map_ptr(&p->c->vtable_types, vtable);
  if (real) print(p, real, addr, 0);
  else buf_str(p->out, ty_str(p->c->s, t));
}

static bool is_hole(const Printer *p, Ty t, u64 addr) {
  for (u32 i = 0; i < p->r.n_holes; i++)
    if (p->r.holes[i].addr == addr && p->r.holes[i].ty == t) return true;
  return false;
}

static void print(Printer *p, Ty t, u64 addr, u64 meta) {
  u8 b = 0;
  if (is_hole(p, t, addr)) { text(p, "(moved away)"); return; }
  if (p->depth > 12 || full(p)) { text(p, "…"); return; }
  p->depth++;
  switch (t->kind) {
    case TY_BOOL: text(p, !read_at(p->r, addr, &b, 1) ? "?" : b ? "true" : "false"); break;
    case TY_CHAR: character(p, addr); break;
    case TY_INT: integer(p, t, addr); break;
    case TY_FLOAT: floating(p, t, addr); break;
    case TY_STR: string_at(p, addr, meta); break;
    case TY_SLICE: elements(p, t->elem, addr, meta); break;
    case TY_ARRAY: elements(p, t->elem, addr, (u64)t->len->value); break;
    case TY_TUPLE: tuple(p, t, addr); break;
    case TY_ADT: adt(p, t, addr); break;
    case TY_REF: case TY_PTR: pointed(p, t, addr, true); break;
    case TY_FN_DEF: buf_str(p->out, sym_str(p->c->s->sx->in, t->def->name)); break;
    case TY_FN_PTR: text(p, "{fn}"); break;
    case TY_CLOSURE: text(p, "{closure}"); break;
    case TY_ASYNC: future(p, t, addr); break;
    case TY_DYN: dynamic(p, t, addr, meta); break;
    default: text(p, "?");
  }
  p->depth--;
}

/* Cuts at a character so that at most max remain, the last being "…". */
static void cut(Buf *out, size_t from, u32 max) {
  Str s = {out->p + from, out->n - from};
  size_t i = 0, keep = 0;
  u32 n = 0;
  while (i < s.n) {
    utf8_next(s, &i);
    if (++n + 1 == max) keep = i;
    if (n > max) {
      out->n = from + keep;
      buf_z(out, "…");
      return;
    }
  }
}
void value_print(Code *c, Ty t, u64 addr, ValueReader r, u32 max, Buf *out) {
  size_t from = out->n;
  Printer p = {c, r, out, from + max + 4, 0};
  print(&p, code_norm(c, t, NULL), addr, 0);
  cut(out, from, max);
}

bool future_view(Code *c, Ty fut, u64 addr, ValueReader r, FutureView *out) {
  if (fut->kind != TY_ASYNC) return false;
  const Layout *l = layout_of(c, fut);
  u64 tag = 0;
  if (!read_at(r, addr + l->tag_offset, &tag, l->tag_size)) return false;
  *out = (FutureView){.state = (u32)tag, .info = mir_async(c->m, fut->def), .def = fut->def, .await_span = NO_SPAN};
  u32 k = (u32)tag - STATE_SUSPEND0;
  if (tag >= STATE_SUSPEND0 && k < out->info->n_awaits) out->await_span = out->info->awaits[k].span;
  return true;
}

Ty future_field(Code *c, Ty fut, u32 i, u64 *offset) {
  const Layout *l = layout_of(c, fut);
  assert(fut->kind == TY_ASYNC && i < l->n_fields);
  *offset = l->offsets[i];
  return field_ty_at(c, fut, 0, i);
}
