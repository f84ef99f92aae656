/* format — the grammar of format strings (std::fmt, "Syntax") and rustc's checks.
 *
 * format := '{' [argument] [':' [[fill]align][sign]['#']['0'][width]['.' precision][type]] ws* '}'
 */
#include "syntax/format.h"
#include "base/unicode.h"

typedef struct Fmt {
  Syntax *sx;
  const FormatInput *in;
  Str s;
  size_t i;
  VEC(Str) pieces;
  VEC(FormatSpec) specs;
  VEC(Expr *) args;
  VEC(Ident) names;       /* of args; captured ones too */
  Bits used;
  u32 next;               /* next implicit position */
  VEC(Span) bad;          /* uses of positions that do not exist */
  u32 worst;
  bool explicit_bad;
  bool failed;
} Fmt;

static bool at_end(const Fmt *f) { return f->i >= f->s.n; }

static u8 ch(const Fmt *f) { return at_end(f) ? 0 : (u8)f->s.p[f->i]; }

/* How many bytes of source stand for the first n bytes of meaning? Only escapes differ. */
static size_t source_offset(const Fmt *f, size_t n) {
  Str src = f->in->source;
  size_t k = 0, i = 0;
  while (k < src.n && src.p[k] != '"') k++;
  k++;
  if (f->in->raw) return k + n;
  while (i < n && k < src.n) {
    if (src.p[k] != '\\') {
      k++, i++;
      continue;
    }
    u8 e = (u8)src.p[k + 1];
    if (e == 'x') k += 4, i++;
    else if (e == 'u') {
      while (k < src.n && src.p[k] != '}') k++;
      k++;
      do i++; while (i < f->s.n && ((u8)f->s.p[i] & 0xc0) == 0x80);
    } else if (e == '\n' || e == '\r') {
      for (k += 2; k < src.n && strchr(" \t\n\r", src.p[k]);) k++;
    } else k += 2, i++;
  }
  return k;
}

static Span place(const Fmt *f, size_t lo, size_t hi) {
  Span sp = f->in->span;
  if (!f->in->source.n) return sp;
  return (Span){sp.lo + (u32)source_offset(f, lo), sp.lo + (u32)source_offset(f, hi), sp.ctx};
}

static void invalid(Fmt *f, size_t lo, size_t hi, const char *what, const char *label) {
  if (f->failed) return;
  f->failed = true;
  Diag *g = diag(f->sx->diags, DIAG_SYNTAX, place(f, lo, hi), "invalid format string: %s", what);
  diag_primary(f->sx->diags, g, "%s in format string", label);
}

/* --- arguments --------------------------------------------------------------------- */

static u32 by_position(Fmt *f, u32 pos, Span sp, bool explicit_) {
  if (pos < f->in->n) {
    bits_set(f->used, pos);
    return pos;
  }
  if (pos >= f->worst) f->worst = pos;
  f->explicit_bad |= explicit_;
  vec_push(f->sx->arena, &f->bad, sp);
  return 0;
}

static u32 by_name(Fmt *f, Str name, Span sp) {
  Sym sym = intern(f->sx->in, name);
  for (u32 i = 0; i < f->args.n; i++)
    if (f->names.v[i].sym == sym) {
      if (i < f->in->n) bits_set(f->used, i);
      return i;
    }
  if (!f->in->is_literal) {
    Diag *g = diag(f->sx->diags, DIAG_SYNTAX, f->in->span, "there is no argument named `%.*s`", STR_ARG(name));
    diag_note(f->sx->diags, g, "did you intend to capture a variable from the surrounding scope?");
    f->failed = true;
    return 0;
  }
  Expr *e = NEW(f->sx->arena, Expr);
  e->kind = E_PATH;
  e->span = sp;
  e->path = NEW(f->sx->arena, Path);
  e->path->span = sp;
  e->path->n = 1;
  e->path->segs = NEW(f->sx->arena, PathSeg);
  e->path->segs[0].name = (Ident){sym, sp};
  vec_push(f->sx->arena, &f->args, e);
  vec_push(f->sx->arena, &f->names, (Ident){sym, sp});
  return f->args.n - 1;
}

static bool digits(Fmt *f, u32 *n) {
  size_t from = f->i;
  u64 v = 0;
  while (ch(f) >= '0' && ch(f) <= '9') {
    v = v * 10 + (u32)(ch(f) - '0');
    if (v > 0xffff) v = 0x10000;
    f->i++;
  }
  *n = (u32)v;
  if (v > 0xffff) {
    while (ch(f) >= '0' && ch(f) <= '9') f->i++;
    invalid(f, from, f->i, str_fmt(f->sx->arena, "integer `%.*s` does not fit into the type `u16` whose range is `0..=65535`", (int)(f->i - from), f->s.p + from).p,
            "integer out of range for `u16`");
  }
  return f->i > from;
}

static Str word(Fmt *f) {
  size_t from = f->i, next = f->i;
  while (next < f->s.n) {
    u32 c = utf8_next(f->s, &next);
    bool ok = f->i == from ? c == '_' || uni_is_xid_start(c) : uni_is_xid_continue(c);
    if (!ok) break;
    f->i = next;
  }
  return (Str){f->s.p + from, f->i - from};
}

/* argument := integer | identifier */
static bool argument(Fmt *f, u32 *arg) {
  size_t from = f->i;
  u32 pos;
  if (digits(f, &pos)) {
    *arg = by_position(f, pos, place(f, from, f->i), true);
    return true;
  }
  Str name = word(f);
  if (!name.n) return false;
  if (str_eqz(name, "_")) invalid(f, from, f->i, "invalid argument name `_`", "invalid argument name");
  *arg = by_name(f, name, place(f, from, f->i));
  return true;
}

/* count := integer | argument '$' */
static void count(Fmt *f, u32 *kind, u32 *value) {
  size_t from = f->i;
  u32 n;
  if (digits(f, &n)) {
    *kind = COUNT_IS;
    *value = n;
    if (ch(f) != '$') return;
    f->i++;
    *kind = COUNT_ARG;
    *value = by_position(f, n, place(f, from, f->i), true);
    return;
  }
  Str name = word(f);
  if (name.n && ch(f) == '$') {
    *kind = COUNT_ARG;
    *value = by_name(f, name, place(f, from, f->i));
    f->i++;
    return;
  }
  f->i = from;
}

/* --- one spec --------------------------------------------------------------------------- */

static bool is_align(u32 c) { return c == '<' || c == '^' || c == '>'; }

static void fill_align(Fmt *f, FormatSpec *sp) {
  size_t next = f->i;
  sp->fill = ' ';
  if (at_end(f)) return;
  u32 c = utf8_next(f->s, &next);
  if (next < f->s.n && is_align((u8)f->s.p[next])) {
    sp->fill = c;
    sp->align = (u8)f->s.p[next];
    f->i = next + 1;
  } else if (is_align(c)) {
    sp->align = (u8)c;
    f->i++;
  }
}

static void flags(Fmt *f, FormatSpec *sp) {
  if (ch(f) == '+') sp->plus = true, f->i++;
  else if (ch(f) == '-') sp->minus = true, f->i++;
  if (ch(f) == '#') sp->alt = true, f->i++;
  bool zero = ch(f) == '0' && !(f->i + 1 < f->s.n && f->s.p[f->i + 1] == '$');
  if (zero) sp->zero = true, f->i++;
}

static void precision(Fmt *f, FormatSpec *sp, bool *star) {
  if (ch(f) != '.') return;
  f->i++;
  u32 kind = COUNT_NONE;
  if (ch(f) == '*') {
    size_t from = f->i++;
    *star = true;
    kind = COUNT_ARG;
    sp->prec = by_position(f, f->next++, place(f, from, f->i), false);
  } else {
    count(f, &kind, &sp->prec);
  }
  sp->prec_kind = kind;
}

static void spec_type(Fmt *f, FormatSpec *sp) {
  static const struct { const char *z; u8 trait; } table[] = {
      {"?", FMT_DEBUG}, {"x?", FMT_DEBUG}, {"X?", FMT_DEBUG}, {"x", FMT_LOWER_HEX}, {"X", FMT_UPPER_HEX}, {"o", FMT_OCTAL},
      {"b", FMT_BINARY}, {"e", FMT_LOWER_EXP}, {"E", FMT_UPPER_EXP}, {"p", FMT_POINTER}, {"", FMT_DISPLAY}};
  size_t from = f->i;
  Str t = word(f);
  if (ch(f) == '?') f->i++, t.n++;
  for (u32 i = 0; i < COUNTOF(table); i++) {
    if (!str_eqz(t, table[i].z)) continue;
    sp->trait = table[i].trait;
    sp->debug_hex_lower = str_eqz(t, "x?");
    sp->debug_hex_upper = str_eqz(t, "X?");
    return;
  }
  if (f->failed) return;
  f->failed = true;
  Diag *g = diag(f->sx->diags, DIAG_SYNTAX, place(f, from, f->i), "unknown format trait `%.*s`", STR_ARG(t));
  diag_note(f->sx->diags, g, "the only appropriate formatting traits are:\n- ``, which uses the `Display` trait\n- `?`, which uses the `Debug` trait\n"
            "- `e`, which uses the `LowerExp` trait\n- `E`, which uses the `UpperExp` trait\n- `o`, which uses the `Octal` trait\n- `p`, which uses the `Pointer` trait\n"
            "- `b`, which uses the `Binary` trait\n- `x`, which uses the `LowerHex` trait\n- `X`, which uses the `UpperHex` trait");
}

static void skip_ws(Fmt *f) {
  while (ch(f) == ' ' || ch(f) == '\n' || ch(f) == '\t' || ch(f) == '\r') f->i++;
}

static void expect_brace(Fmt *f) {
  skip_ws(f);
  if (ch(f) == '}') {
    f->i++;
    return;
  }
  if (at_end(f)) {
    invalid(f, f->i, f->i, "expected `}` but string was terminated", "expected `}`");
    return;
  }
  size_t next = f->i;
  u32 c = utf8_next(f->s, &next);
  Buf b = {0};
  buf_utf8(&b, c == UNI_BAD ? 0xfffd : c);
  Str z = str_fmt(f->sx->arena, "expected `}`, found `%.*s`", (int)b.n, b.p);
  buf_free(&b);
  invalid(f, f->i, next, z.p, "expected `}`");
}

/* Behind '{'. */
static void one_spec(Fmt *f, size_t open) {
  FormatSpec sp = {.fill = ' '};
  bool named, star = false;
  skip_ws(f);
  named = argument(f, &sp.arg);
  skip_ws(f);
  if (ch(f) == ':') {
    f->i++;
    u32 kind = COUNT_NONE;
    fill_align(f, &sp);
    flags(f, &sp);
    count(f, &kind, &sp.width);
    sp.width_kind = kind;
    precision(f, &sp, &star);
    spec_type(f, &sp);
  }
  if (named && ch(f) == '.' && !f->failed) {
    f->failed = true;
    Diag *g = diag(f->sx->diags, DIAG_SYNTAX, place(f, open + 1, f->i), "invalid format string: field access isn't supported");
    diag_primary(f->sx->diags, g, "not supported in format string");
  }
  expect_brace(f);
  sp.span = place(f, open, f->i);
  if (!named && !f->failed) sp.arg = by_position(f, f->next++, sp.span, false);
  vec_push(f->sx->arena, &f->specs, sp);
}

/* --- the whole string -------------------------------------------------------------------- */

static void push_piece(Fmt *f, Buf *text) {
  vec_push(f->sx->arena, &f->pieces, str_copy(f->sx->arena, buf_view(text)));
  buf_clear(text);
}

static void scan(Fmt *f) {
  Buf text = {0};
  while (!at_end(f) && !f->failed) {
    u8 c = ch(f);
    size_t at = f->i++;
    if (c != '{' && c != '}') {
      buf_ch(&text, (char)c);
    } else if (ch(f) == c) {
      buf_ch(&text, (char)c);
      f->i++;
    } else if (c == '{') {
      push_piece(f, &text);
      one_spec(f, at);
    } else {
      invalid(f, at, at + 1, "unmatched `}` found", "unmatched `}`");
    }
  }
  if (f->in->newline) buf_ch(&text, '\n');
  if (text.n) push_piece(f, &text);
  buf_free(&text);
}

static const char *plural(u32 n) { return n == 1 ? "" : "s"; }

/* "2 positional arguments in format string, but there is 1 argument" */
static void report_missing(Fmt *f) {
  u32 n = f->in->n;
  Diags *d = f->sx->diags;
  if (f->explicit_bad) {
    Diag *g = diag(d, DIAG_SYNTAX, f->bad.v[0], "invalid reference to positional argument %u (%s)", f->worst,
                   n == 0 ? "no arguments were given" : str_fmt(f->sx->arena, "there %s %u argument%s", n == 1 ? "is" : "are", n, plural(n)).p);
    diag_note(d, g, "positional arguments are zero-based");
    return;
  }
  u32 want = f->next;
  Diag *g = diag(d, DIAG_SYNTAX, f->bad.n == 1 && f->specs.n == 1 ? f->bad.v[0] : f->specs.v[0].span, "%u positional argument%s in format string, but %s", want, plural(want),
                 n == 0 ? "no arguments were given" : str_fmt(f->sx->arena, "there %s %u argument%s", n == 1 ? "is" : "are", n, plural(n)).p);
  for (u32 i = 0; i < f->bad.n; i++) diag_label(d, g, f->bad.v[i], "%s", "");
}

static void report_unused(Fmt *f) {
  Diags *d = f->sx->diags;
  u32 n = 0, first = 0;
  for (u32 i = f->in->n; i-- > 0;)
    if (!bits_has(f->used, i)) n++, first = i;
  if (!n) return;
  f->failed = true;
  bool named = f->names.v[first].sym != 0;
  if (n > 1) {
    Diag *g = diag(d, DIAG_SYNTAX, f->in->args[first]->span, "multiple unused formatting arguments");
    for (u32 i = 0; i < f->in->n; i++)
      if (!bits_has(f->used, i)) diag_label(d, g, f->in->args[i]->span, f->names.v[i].sym ? "named argument never used" : "argument never used");
    diag_label(d, g, f->in->span, "multiple missing formatting specifiers");
    return;
  }
  Diag *g = diag(d, DIAG_SYNTAX, f->in->args[first]->span, named ? "named argument never used" : "argument never used");
  diag_primary(d, g, named ? "named argument never used" : "argument never used");
  diag_label(d, g, f->in->span, "formatting specifier missing");
}

FormatArgs *format_parse(Syntax *sx, const FormatInput *in) {
  Fmt f = {.sx = sx, .in = in, .s = in->text, .used = bits_new(sx->arena, in->n + 1)};
  for (u32 i = 0; i < in->n; i++) {
    vec_push(sx->arena, &f.args, in->args[i]);
    vec_push(sx->arena, &f.names, in->names[i]);
  }
  scan(&f);
  bool readable = !f.failed;
  if (readable && f.bad.n) report_missing(&f);
  if (readable) report_unused(&f);
  f.failed |= f.bad.n > 0;
  if (f.failed) return NULL;
  FormatArgs *fa = NEW(sx->arena, FormatArgs);
  *fa = (FormatArgs){f.pieces.v, f.pieces.n, f.specs.v, f.specs.n, f.args.v, f.args.n, in->n, in->span};
  return fa;
}
