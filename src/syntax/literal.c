/* literal — what literal tokens mean: escapes, numbers, suffixes. */
#include "syntax/lexer.h"
#include "base/unicode.h"
#include <stdlib.h>

typedef struct Unescape {
  Syntax *sx;
  const Token *t;
  Str s;                  /* the literal's source text */
  size_t i, end;          /* the part between the quotes */
  bool report, bytes, one;/* bytes: b'' b""; one: a character, not a string */
  Buf *out;
  u32 count, value;       /* characters, and the last one's code */
} Unescape;

static void complain(Unescape *u, size_t from, size_t to, const char *fmt, const char *what) {
  if (!u->report) return;
  bool whole = (size_t)(u->t->span.hi - u->t->span.lo) != u->s.n; /* made text: no place inside */
  Span sp = u->t->span;
  if (!whole) sp = (Span){sp.lo + (u32)from, sp.lo + (u32)to, sp.ctx};
  Str msg = str_fmt(u->sx->arena, "%s%s%s", fmt, what, what[0] ? "`" : "");
  diag(u->sx->diags, DIAG_SYNTAX, sp, "%.*s", STR_ARG(msg));
}

static void emit(Unescape *u, u32 c, bool as_byte) {
  u->count++;
  u->value = c;
  if (!u->out) return;
  if (as_byte) buf_ch(u->out, (char)c);
  else buf_utf8(u->out, c);
}

static int hex_digit(u8 c) {
  if (c >= '0' && c <= '9') return c - '0';
  c |= 32;
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Behind "\x": two hexadecimal digits. */
static void hex_escape(Unescape *u, size_t from) {
  u32 v = 0, n = 0;
  while (n < 2 && u->i < u->end && hex_digit((u8)u->s.p[u->i]) >= 0) v = v * 16 + (u32)hex_digit((u8)u->s.p[u->i++]), n++;
  bool cstr = u->t->kind == T_CSTR;
  if (n < 2 && u->i < u->end) complain(u, u->i, u->i + 1, "invalid character in numeric character escape: `", str_fmt(u->sx->arena, "%c", u->s.p[u->i]).p);
  else if (n < 2) complain(u, from, u->i, "numeric character escape is too short", "");
  else if (!u->bytes && !cstr && v > 0x7f) complain(u, from, u->i, "out of range hex escape", "");
  emit(u, v, u->bytes || cstr);
}

/* Behind "\u". */
static void unicode_escape(Unescape *u, size_t from) {
  if (u->bytes) {
    complain(u, from, u->i, "unicode escape in byte string", "");
  }
  if (u->i >= u->end || u->s.p[u->i] != '{') {
    complain(u, from, u->i, "incorrect unicode escape sequence", "");
    return;
  }
  u32 v = 0, n = 0;
  for (u->i++; u->i < u->end && u->s.p[u->i] != '}'; u->i++) {
    u8 c = (u8)u->s.p[u->i];
    if (c == '_' && n) continue;
    if (hex_digit(c) < 0) {
      complain(u, u->i, u->i + 1, "invalid character in unicode escape: `", str_fmt(u->sx->arena, "%c", c).p);
      return;
    }
    if (n++ < 8) v = v * 16 + (u32)hex_digit(c);
  }
  if (u->i >= u->end) complain(u, from, u->i, "unterminated unicode escape", "");
  else u->i++;
  if (!n) complain(u, from, u->i, "empty unicode escape", "");
  else if (n > 6) complain(u, from, u->i, "overlong unicode escape", "");
  else if (v > 0x10ffff || (v >= 0xd800 && v < 0xe000)) complain(u, from, u->i, "invalid unicode character escape", "");
  if (n > 6 || v > 0x10ffff || (v >= 0xd800 && v < 0xe000)) v = 0xfffd;
  emit(u, v, false);
}

static bool simple_escape(u32 c, u32 *v) {
  static const char from[] = "nrt\\0'\"", to[] = "\n\r\t\\\0'\"";
  for (u32 i = 0; i < sizeof from - 1; i++)
    if (c == (u8)from[i]) {
      *v = (u8)to[i];
      return true;
    }
  return false;
}

/* A backslash at a line's end takes the white space that follows with it. */
static void escape(Unescape *u) {
  size_t from = u->i++;
  if (u->i >= u->end) {
    complain(u, from, u->end, "invalid trailing slash in literal", "");
    return;
  }
  u32 c = utf8_next(u->s, &u->i), v = 0;
  if (c == '\r' && u->i < u->end && u->s.p[u->i] == '\n') c = '\n';
  if (c == '\n' && !u->one) {
    while (u->i < u->end && strchr(" \t\n\r", u->s.p[u->i])) u->i++;
  } else if (c == 'x') {
    hex_escape(u, from);
  } else if (c == 'u') {
    unicode_escape(u, from);
  } else if (simple_escape(c, &v)) {
    emit(u, v, u->bytes);
  } else {
    Buf b = {0};
    buf_utf8(&b, c == UNI_BAD ? 0xfffd : c);
    Str z = str_copy(u->sx->arena, buf_view(&b));
    complain(u, from + 1, u->i, u->bytes ? "unknown byte escape: `" : "unknown character escape: `", z.p);
    buf_free(&b);
  }
}

static void unescape_all(Unescape *u, bool raw) {
  while (u->i < u->end) {
    size_t from = u->i;
    if (!raw && u->s.p[u->i] == '\\') {
      escape(u);
      continue;
    }
    u32 c = utf8_next(u->s, &u->i);
    if (c == '\r' && u->i < u->end && u->s.p[u->i] == '\n') continue;
    if (c == '\r') complain(u, from, u->i, raw ? "bare CR not allowed in raw string" : "bare CR not allowed in string, use `\\r` instead", "");
    if (u->bytes && c > 0x7f) complain(u, from, u->i, u->one ? "non-ASCII character in byte literal" : "non-ASCII character in byte string literal", "");
    if (u->one && (c == '\n' || c == '\t'))
      complain(u, from, u->i, u->bytes ? "byte constant must be escaped: `" : "character constant must be escaped: `", c == '\n' ? "\\n" : "\\t");
    emit(u, c == UNI_BAD ? 0xfffd : c, false);
  }
}

/* The part between the quotes, without prefix, hashes and suffix. */
static Unescape unescape_of(Syntax *sx, const Token *t, bool report) {
  Unescape u = {.sx = sx, .t = t, .report = report, .s = sym_str(sx->in, t->sym)};
  u.one = t->kind == T_CHAR || t->kind == T_BYTE;
  u.bytes = t->kind == T_BYTE || t->kind == T_BYTESTR;
  u.end = u.s.n - t->lit_suffix_len;
  while (u.i < u.end && u.s.p[u.i] != '"' && u.s.p[u.i] != '\'') u.i++;
  u.i++;
  while (u.end > u.i && u.s.p[u.end - 1] == '#') u.end--;
  if (u.end > u.i) u.end--;
  return u;
}

static void check_count(Unescape *u) {
  bool byte = u->t->kind == T_BYTE;
  if (!u->report || u->count == 1) return;
  if (!u->count && u->i > 2 && u->s.n > 3) return;   /* its escape was reported */
  if (!u->count) diag(u->sx->diags, DIAG_SYNTAX, u->t->span, byte ? "empty byte literal" : "empty character literal");
  else {
    Diag *g = diag(u->sx->diags, DIAG_SYNTAX, u->t->span,
                   byte ? "if you meant to write a byte string literal, use double quotes" : "character literal may only contain one codepoint");
    Span at = u->t->span;
    Str text = sources_text(u->sx->src, at);
    if (byte || text.n < 3 || memchr(text.p, '"', text.n) || text.p[0] != '\'' || text.p[text.n - 1] != '\'') return;
    diag_suggest(u->sx->diags, g, FIX_CERTAIN, "a string stands in double quotes");
    diag_edit(u->sx->diags, g, (Span){at.lo, at.lo + 1, at.ctx}, "\"");
    diag_edit(u->sx->diags, g, (Span){at.hi - 1, at.hi, at.ctx}, "\"");
  }
}

void literal_check(Syntax *sx, const Token *t) {
  if (t->kind < T_CHAR || t->kind > T_CSTR) return;
  Unescape u = unescape_of(sx, t, true);
  unescape_all(&u, t->raw);
  if (u.one) check_count(&u);
}

static void text_literal(Syntax *sx, const Token *t, Literal *l) {
  Buf b = {0};
  Unescape u = unescape_of(sx, t, false);
  u.out = &b;
  unescape_all(&u, t->raw);
  if (t->kind == T_CSTR) buf_ch(&b, '\0');
  l->value = u.value;
  l->str = str_copy(sx->arena, buf_view(&b));
  buf_free(&b);
}

/* --- numbers ------------------------------------------------------------------ */

static void bad_suffix(Syntax *sx, const Token *t, Str suffix, bool is_float) {
  bool like = suffix.n > 1 && (suffix.p[0] == 'i' || suffix.p[0] == 'u' || suffix.p[0] == 'f');
  for (size_t i = 1; i < suffix.n; i++) like &= suffix.p[i] >= '0' && suffix.p[i] <= '9';
  Diag *g;
  if (like) g = diag(sx->diags, DIAG_SYNTAX, t->span, "invalid width `%.*s` for %s literal", (int)suffix.n - 1, suffix.p + 1, suffix.p[0] == 'f' ? "float" : "integer");
  else if (is_float) g = diag(sx->diags, DIAG_SYNTAX, t->span, "invalid suffix `%.*s` for float literal", STR_ARG(suffix));
  else g = diag(sx->diags, DIAG_SYNTAX, t->span, "invalid suffix `%.*s` for number literal", STR_ARG(suffix));
  if (!like) diag_primary(sx->diags, g, "invalid suffix `%.*s`", STR_ARG(suffix));
  if (!like) diag_help(sx->diags, g, is_float ? "valid suffixes are `f32` and `f64`" : "the suffix must be one of the numeric types (`u32`, `isize`, `f32`, etc.)");
}

static bool is_int_suffix(Str s) {
  static const char *const ok[] = {"i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize"};
  for (u32 i = 0; i < COUNTOF(ok); i++)
    if (str_eqz(s, ok[i])) return true;
  return false;
}

static bool is_float_suffix(Str s) { return str_eqz(s, "f32") || str_eqz(s, "f64"); }

static double parse_double(Arena *a, Str digits) {
  Buf b = {0};
  for (size_t i = 0; i < digits.n; i++)
    if (digits.p[i] != '_') buf_ch(&b, digits.p[i]);
  Str z = str_copy(a, buf_view(&b));
  buf_free(&b);
  return strtod(z.p, NULL);
}

static bool parse_int(Str s, u128 *out) {
  u32 base = 10;
  size_t i = 0;
  if (s.n > 1 && s.p[0] == '0') base = s.p[1] == 'x' ? 16 : s.p[1] == 'o' ? 8 : s.p[1] == 'b' ? 2 : 10;
  if (base != 10) i = 2;
  u128 v = 0;
  bool fits = true;
  for (; i < s.n; i++) {
    int d = s.p[i] == '_' ? -1 : hex_digit((u8)s.p[i]);
    if (d < 0) continue;
    u128 next = v * base + (u32)d;
    if (v > ~(u128)0 / base || next < v) fits = false;
    v = next;
  }
  *out = v;
  return fits;
}

static void number_literal(Syntax *sx, const Token *t, Literal *l, bool report) {
  Str s = sym_str(sx->in, t->sym);
  Str digits = {s.p, s.n - t->lit_suffix_len};
  Str suffix = {s.p + digits.n, t->lit_suffix_len};
  bool is_float = t->kind == T_FLOAT || is_float_suffix(suffix);
  bool good = !suffix.n || is_float_suffix(suffix) || (!is_float && is_int_suffix(suffix));
  if (!good && report) bad_suffix(sx, t, suffix, t->kind == T_FLOAT);
  if (good && suffix.n) l->suffix = intern(sx->in, suffix);
  if (is_float && digits.n > 1 && digits.p[0] == '0' && (digits.p[1] == 'x' || digits.p[1] == 'b' || digits.p[1] == 'o')) {
    if (report && t->kind == T_INT) diag(sx->diags, DIAG_SYNTAX, t->span, "%s float literal is not supported", digits.p[1] == 'b' ? "binary" : digits.p[1] == 'o' ? "octal" : "hexadecimal");
    l->kind = LIT_FLOAT;
    return;
  }
  l->kind = is_float ? LIT_FLOAT : LIT_INT;
  if (is_float) {
    l->f = parse_double(sx->arena, digits);
  } else if (!parse_int(digits, &l->value) && report) {
    Diag *g = diag(sx->diags, DIAG_SYNTAX, t->span, "integer literal is too large");
    diag_note(sx->diags, g, "value exceeds limit of `340282366920938463463374607431768211455`");
  }
}

static void text_suffix(Syntax *sx, const Token *t) {
  static const char *const names[] = {"char", "byte", "string", "byte string", "C string"};
  diag(sx->diags, DIAG_SYNTAX, t->span, "suffixes on %s literals are invalid", names[t->kind - T_CHAR]);
}

Literal *literal_of(Syntax *sx, const Token *t, bool report) {
  if (report && t->lit_suffix_len && t->kind >= T_CHAR && t->kind <= T_CSTR) text_suffix(sx, t);
  Literal *l = NEW(sx->arena, Literal);
  l->text = t->sym;
  switch (t->kind) {
  case T_INT: case T_FLOAT: number_literal(sx, t, l, report); break;
  case T_CHAR: l->kind = LIT_CHAR; text_literal(sx, t, l); break;
  case T_BYTE: l->kind = LIT_BYTE; text_literal(sx, t, l); l->value &= 0xff; break;
  case T_STR: l->kind = LIT_STR; text_literal(sx, t, l); break;
  case T_BYTESTR: l->kind = LIT_BYTESTR; text_literal(sx, t, l); break;
  case T_CSTR: l->kind = LIT_CSTR; text_literal(sx, t, l); break;
  case K_true: case K_false: l->kind = LIT_BOOL; l->value = t->kind == K_true; break;
  default: assert(false && "a literal token");
  }
  return l;
}

Literal *literal_str(Syntax *sx, Str bytes) {
  Literal *l = NEW(sx->arena, Literal);
  l->kind = LIT_STR;
  l->str = str_copy(sx->arena, bytes);
  Buf b = {0};
  buf_ch(&b, '"');
  for (size_t i = 0; i < bytes.n; i++) {
    char c = bytes.p[i];
    if (c == '\n') buf_z(&b, "\\n");
    else if (c == '\r') buf_z(&b, "\\r");
    else if (c == '\t') buf_z(&b, "\\t");
    else if (c == '\0') buf_z(&b, "\\0");
    else {
      if (c == '"' || c == '\\') buf_ch(&b, '\\');
      buf_ch(&b, c);
    }
  }
  buf_ch(&b, '"');
  l->text = intern(sx->in, buf_view(&b));
  buf_free(&b);
  return l;
}
