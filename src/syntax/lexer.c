/* lexer — text to tokens.
 *
 * The rules are those of the Rust reference, chapter "Lexical structure"; messages
 * and codes are rustc's. A literal or comment without an end stops lexing, as
 * nothing after it means what it says.
 */
#include "syntax/lexer.h"
#include "base/unicode.h"

/* Rows of token.def by their first character, longest first; 0 ends. */
typedef struct LexTables { u8 first[128], next[TOK_COUNT_], len[TOK_COUNT_]; const char *text[TOK_COUNT_]; } LexTables;

typedef struct Lexer {
  Syntax *sx;
  SourceFile *f;
  Str s;
  size_t i;             /* next byte */
  bool space;           /* white space or a comment stands before the next token */
  LexOutcome *out;
  const LexTables *tab;
  u32 part;             /* the next part of the file that is passed over */
  size_t part_at;       /* where it begins; SIZE_MAX: there is none */
} Lexer;

static u8 at(const Lexer *l, size_t ahead) { return l->i + ahead < l->s.n ? (u8)l->s.p[l->i + ahead] : 0; }

static bool at_end(const Lexer *l) { return l->i >= l->s.n; }

static u32 peek_char(const Lexer *l, size_t from) {
  if (from < l->s.n && (u8)l->s.p[from] < 128) return (u8)l->s.p[from];
  return from < l->s.n ? utf8_next(l->s, &from) : 0;
}

static Span span_from(const Lexer *l, size_t from) {
  return (Span){l->f->base + (u32)from, l->f->base + (u32)l->i, 0};
}

static Str text_from(const Lexer *l, size_t from) { return (Str){l->s.p + from, l->i - from}; }

static Token *push(Lexer *l, Tok kind, size_t from) {
  Token t = {.kind = (u8)kind, .space_before = l->space, .span = span_from(l, from)};
  vec_push(l->sx->arena, &l->sx->scratch, t);
  l->space = false;
  return &vec_last(&l->sx->scratch);
}

static void stop(Lexer *l, bool more_may_help) {
  l->out->broken = true;
  l->out->open_at_end |= more_may_help;
  l->i = l->s.n;
}

static bool id_start(u32 c) { return c == '_' || uni_is_xid_start(c); }

static void eat_ident(Lexer *l) {
  while (!at_end(l)) {
    u8 b = at(l, 0);
    if ((u32)((b | 32) - 'a') < 26u || (u32)(b - '0') < 10u || b == '_') {
      l->i++;
      continue;
    }
    if (b < 128) return;
    size_t next = l->i;
    u32 c = utf8_next(l->s, &next);
    if (c == UNI_BAD || !uni_is_xid_continue(c)) return;
    l->i = next;
  }
}

/* --- comments ------------------------------------------------------------- */

static void line_comment(Lexer *l) {
  size_t from = l->i;
  const char *end = memchr(l->s.p + l->i, '\n', l->s.n - l->i);
  l->i = end ? (size_t)(end - l->s.p) : l->s.n;
  Str t = text_from(l, from);
  bool doc = str_starts(t, "//!") || (str_starts(t, "///") && !str_starts(t, "////"));
  if (doc) push(l, T_DOC, from)->sym = intern(l->sx->in, t);
  l->space = true;
}

static void block_comment(Lexer *l) {
  size_t from = l->i;
  u32 depth = 0;
  do {
    if (at_end(l)) {
      bool doc = str_starts(text_from(l, from), "/**") || str_starts(text_from(l, from), "/*!");
      diag(l->sx->diags, DIAG_E0758, span_from(l, from), "unterminated block %scomment", doc ? "doc-" : "");
      stop(l, true);
      return;
    }
    if (at(l, 0) == '/' && at(l, 1) == '*') depth++, l->i += 2;
    else if (at(l, 0) == '*' && at(l, 1) == '/') depth--, l->i += 2;
    else l->i++;
  } while (depth);
  Str t = text_from(l, from);
  bool doc = str_starts(t, "/*!") || (str_starts(t, "/**") && !str_starts(t, "/***") && t.n > 4);
  if (doc) push(l, T_DOC, from)->sym = intern(l->sx->in, t);
  l->space = true;
}

static bool skip_space(Lexer *l) {
  size_t from = l->i;
  while (!at_end(l) && (l->s.p[l->i] == ' ' || l->s.p[l->i] == '\n')) l->i++;
  if (l->i > from) return l->space = true;
  if ((u8)l->s.p[l->i] > 32 && (u8)l->s.p[l->i] < 128) return false;
  size_t next = l->i;
  u32 c = utf8_next(l->s, &next);
  if (!uni_is_pattern_whitespace(c)) return false;
  l->i = next;
  l->space = true;
  return true;
}

/* --- literals -------------------------------------------------------------- */

static Token *push_literal(Lexer *l, Tok kind, size_t from, bool raw) {
  size_t body_end = l->i;
  u32 c = peek_char(l, l->i);
  if (id_start(c) && !at_end(l)) eat_ident(l);
  size_t suffix = l->i - body_end;
  Token *t = push(l, kind, from);
  t->raw = raw;
  t->lit_suffix_len = (u8)(suffix < 255 ? suffix : 255);
  t->sym = intern(l->sx->in, text_from(l, from));
  literal_check(l->sx, t);
  return t;
}

/* Eats to behind the closing quote. */
static bool eat_quoted(Lexer *l) {
  while (!at_end(l)) {
    u8 c = at(l, 0);
    if (c == '\\' && l->i + 1 < l->s.n) l->i++;
    l->i++;
    if (c == '"') return true;
  }
  return false;
}

static void string_literal(Lexer *l, size_t from, Tok kind) {
  l->i++;
  if (eat_quoted(l)) {
    push_literal(l, kind, from, false);
    return;
  }
  bool bytes = kind == T_BYTESTR;
  diag(l->sx->diags, bytes ? DIAG_E0766 : DIAG_E0765, span_from(l, from),
       kind == T_CSTR ? "unterminated C string" : bytes ? "unterminated double quote byte string" : "unterminated double quote string");
  stop(l, true);
}

/* At the first # or " of a raw string. */
static void raw_string(Lexer *l, size_t from, Tok kind) {
  size_t hashes = 0;
  while (at(l, 0) == '#') hashes++, l->i++;
  l->i++;
  while (!at_end(l)) {
    if (at(l, 0) != '"') {
      l->i++;
      continue;
    }
    size_t n = 0;
    while (n < hashes && at(l, 1 + n) == '#') n++;
    l->i += 1 + n;
    if (n == hashes) {
      push_literal(l, kind, from, true);
      return;
    }
  }
  Span start = span_from(l, from);
  start.hi = start.lo + 1;
  Diag *g = diag(l->sx->diags, DIAG_E0748, start, "unterminated raw string");
  diag_primary(l->sx->diags, g, "unterminated raw string");
  stop(l, true);
}

/* Behind the opening quote. The end is looked for as rustc does: a line end or a
 * comment's beginning means that it was forgotten. */
static bool eat_single_quoted(Lexer *l) {
  size_t next = l->i;
  if (!at_end(l) && at(l, 0) != '\\') {
    utf8_next(l->s, &next);
    if (next < l->s.n && l->s.p[next] == '\'') {
      l->i = next + 1;
      return true;
    }
  }
  while (!at_end(l)) {
    u8 c = at(l, 0);
    if (c == '/' || (c == '\n' && at(l, 1) != '\'')) return false;
    l->i += c == '\\' && l->i + 1 < l->s.n ? 2 : 1;
    if (c == '\'') return true;
  }
  return false;
}

static void char_literal(Lexer *l, size_t from, Tok kind) {
  if (eat_single_quoted(l)) {
    push_literal(l, kind, from, false);
    return;
  }
  while (l->i < l->s.n && ((u8)l->s.p[l->i] & 0xc0) == 0x80) l->i++;
  bool byte = kind == T_BYTE;
  diag(l->sx->diags, byte ? DIAG_E0763 : DIAG_E0762, span_from(l, from), "unterminated %s", byte ? "byte constant" : "character literal");
  stop(l, false);
}

/* 'a  'static  'x'  '\n' */
static void quote(Lexer *l) {
  size_t from = l->i++;
  size_t second = l->i;
  u32 c = at_end(l) ? 0 : utf8_next(l->s, &second);
  bool digit = c >= '0' && c <= '9';
  bool lifetime = (id_start(c) || digit) && !at_end(l) && (second >= l->s.n || l->s.p[second] != '\'');
  if (!lifetime) {
    char_literal(l, from, T_CHAR);
    return;
  }
  if (c == 'r' && at(l, 1) == '#' && id_start(peek_char(l, l->i + 2))) l->i += 2;
  eat_ident(l);
  if (at(l, 0) == '\'') {
    l->i++;
    push_literal(l, T_CHAR, from, false);
    return;
  }
  Token *t = push(l, T_LIFETIME, from);
  t->sym = intern(l->sx->in, text_from(l, from));
  if (digit) diag(l->sx->diags, DIAG_SYNTAX, t->span, "lifetimes cannot start with a number");
}

static bool eat_digits(Lexer *l, bool hex) {
  bool any = false;
  for (;; l->i++) {
    u8 c = at(l, 0);
    bool digit = (c >= '0' && c <= '9') || (hex && ((c | 32) >= 'a' && (c | 32) <= 'f'));
    if (!digit && c != '_') return any;
    any |= digit;
  }
}

static void check_base_digits(Lexer *l, size_t from, u32 base) {
  for (size_t i = from + 2; i < l->i; i++) {
    u8 c = (u8)l->s.p[i];
    if (c == '_' || (u32)(c - '0') < base) continue;
    Span sp = {l->f->base + (u32)i, l->f->base + (u32)i + 1, 0};
    diag(l->sx->diags, DIAG_SYNTAX, sp, "invalid digit for a base %u literal", base);
  }
}

/* "." behind digits belongs to the number unless a range, field or method follows. */
static bool dot_is_fraction(const Lexer *l) {
  if (at(l, 0) != '.') return false;
  u32 c = peek_char(l, l->i + 1);
  return c != '.' && !id_start(c);
}

static bool eat_exponent(Lexer *l, size_t from) {
  if ((at(l, 0) | 32) != 'e') return false;
  size_t n = 1;
  if (at(l, n) == '+' || at(l, n) == '-') n++;
  while (at(l, n) == '_') n++;
  bool digit = at(l, n) >= '0' && at(l, n) <= '9';
  bool sign = at(l, 1) == '+' || at(l, 1) == '-';
  u32 after = peek_char(l, l->i + n);
  if (!digit && !sign && (uni_is_xid_continue(after) && after)) return false; /* a suffix that begins with e */
  l->i += n;
  if (!eat_digits(l, false)) diag(l->sx->diags, DIAG_SYNTAX, span_from(l, from), "expected at least one digit in exponent");
  return true;
}

static void number(Lexer *l) {
  size_t from = l->i;
  u32 errors = l->sx->diags->n_errors;
  u32 base = 10;
  if (at(l, 0) == '0') base = at(l, 1) == 'x' ? 16 : at(l, 1) == 'o' ? 8 : at(l, 1) == 'b' ? 2 : 10;
  bool is_float = false;
  if (base != 10) {
    l->i += 2;
    if (!eat_digits(l, base == 16)) {
      diag(l->sx->diags, DIAG_E0768, span_from(l, from), "no valid digits found for number");
      eat_ident(l);
    }
    if (base < 10) check_base_digits(l, from, base);
  } else {
    eat_digits(l, false);
  }
  if (dot_is_fraction(l)) {
    is_float = true;
    l->i++;
    if (at(l, 0) >= '0' && at(l, 0) <= '9') eat_digits(l, false);
    eat_exponent(l, from);
  } else if (base == 10) {
    is_float = eat_exponent(l, from);
  }
  if (is_float && base != 10)
    diag(l->sx->diags, DIAG_SYNTAX, span_from(l, from), "%s float literal is not supported",
         base == 16 ? "hexadecimal" : base == 8 ? "octal" : "binary");
  push_literal(l, is_float ? T_FLOAT : T_INT, from, false);
  vec_last(&l->sx->scratch).raw = l->sx->diags->n_errors != errors;
}

/* --- identifiers ------------------------------------------------------------ */

/* A keyword of this edition, or T_IDENT. */
static Tok ident_kind(const Lexer *l, Str s) {
  u8 c = (u8)s.p[0];
  const LexTables *t = l->tab;
  for (u32 k = c < 128 ? t->first[c] : 0; k; k = t->next[k])
    if (t->len[k] == s.n && k >= K_as && !memcmp(t->text[k], s.p, s.n)) return k == K_gen && l->sx->edition < 2024 ? T_IDENT : (Tok)k;
  return T_IDENT;
}

/* r"..", r#".."#, b'x', b"..", br"..", c"..", cr"..": true if a literal began here. */
static bool prefixed_literal(Lexer *l) {
  size_t from = l->i;
  u8 c = at(l, 0), d = at(l, 1);
  if (c == 'b' && d == '\'') {
    l->i += 2;
    char_literal(l, from, T_BYTE);
    return true;
  }
  if ((c == 'b' || c == 'c') && d == '"') {
    l->i++;
    string_literal(l, from, c == 'b' ? T_BYTESTR : T_CSTR);
    return true;
  }
  size_t r = c == 'r' ? 0 : (c == 'b' || c == 'c') && d == 'r' ? 1 : 2;
  if (r == 2) return false;
  size_t n = r + 1;
  while (at(l, n) == '#') n++;
  if (at(l, n) != '"') return false;
  l->i += r + 1;
  raw_string(l, from, c == 'b' ? T_BYTESTR : c == 'c' ? T_CSTR : T_STR);
  return true;
}

static void identifier(Lexer *l) {
  size_t from = l->i;
  bool raw = at(l, 0) == 'r' && at(l, 1) == '#' && id_start(peek_char(l, l->i + 2));
  if (raw) l->i += 2;
  size_t name = l->i;
  eat_ident(l);
  Str text = text_from(l, name);
  u8 c = at(l, 0);
  if (!raw && (c == '"' || c == '\'' || c == '#')) {
    diag(l->sx->diags, DIAG_SYNTAX, span_from(l, from), "prefix `%.*s` is unknown", STR_ARG(text));
    l->space = false;
  }
  bool special = raw && (str_eqz(text, "self") || str_eqz(text, "Self") || str_eqz(text, "super") || str_eqz(text, "crate") || str_eqz(text, "_"));
  if (special)
    diag(l->sx->diags, DIAG_SYNTAX, span_from(l, from), "`%.*s` cannot be a raw identifier", STR_ARG(text));
  Token *t = push(l, raw ? T_IDENT : ident_kind(l, text), from);
  t->sym = intern(l->sx->in, text);
  t->raw = raw;
}

/* --- punctuation ------------------------------------------------------------ */

/* Chains punctuation and keywords of token.def by first character, longer ones before shorter ones. */
static const LexTables *tables(Syntax *sx) {
  if (sx->lex) return sx->lex;
  LexTables *t = sx->lex = NEW(sx->arena, LexTables);
  for (u32 k = T_LPAREN; k < TOK_COUNT_; k++) {
    t->text[k] = tok_text((Tok)k);
    u8 *link = &t->first[(u8)t->text[k][0] & 127];
    u8 n = t->len[k] = (u8)strlen(t->text[k]);
    while (*link && t->len[*link] >= n) link = &t->next[*link];
    t->next[k] = *link;
    *link = (u8)k;
  }
  return t;
}

/* The longest row of token.def that stands here. */
static bool punctuation(Lexer *l) {
  u8 c = (u8)l->s.p[l->i];
  const LexTables *t = l->tab;
  for (u32 k = c < 128 ? t->first[c] : 0; k; k = t->next[k]) {
    size_t n = t->len[k];
    if (n > 1 && (l->i + n > l->s.n || memcmp(l->s.p + l->i, t->text[k], n))) continue;
    size_t from = l->i;
    l->i += n;
    push(l, (Tok)k, from);
    return true;
  }
  return false;
}

static void unknown_char(Lexer *l) {
  size_t from = l->i;
  u32 c = utf8_next(l->s, &l->i);
  Diags *d = l->sx->diags;
  if (c > 0x20 && c < 0x7f) diag(d, DIAG_SYNTAX, span_from(l, from), "unknown start of token: %s%c", c == '\\' ? "\\" : "", (char)c);
  else diag(d, DIAG_SYNTAX, span_from(l, from), "unknown start of token: \\u{%x}", c);
  l->space = true;
}

static void next_token(Lexer *l) {
  u8 c = at(l, 0);
  if (skip_space(l)) return;
  if (c == '/' && at(l, 1) == '/') line_comment(l);
  else if (c == '/' && at(l, 1) == '*') block_comment(l);
  else if (c >= '0' && c <= '9') number(l);
  else if (c == '"') string_literal(l, l->i, T_STR);
  else if (c == '\'') quote(l);
  else if ((u32)((c | 32) - 'a') < 26u && c != 'r' && c != 'b' && c != 'c') identifier(l);
  else if (prefixed_literal(l)) return;
  else if (id_start(peek_char(l, l->i))) identifier(l);
  else if (!punctuation(l)) unknown_char(l);
}

/* --- the file's head ---------------------------------------------------------- */

/* "#!" begins a shebang line unless the next token is "[": then it is an attribute. */
static void skip_shebang(Lexer *l) {
  if (at(l, 0) != '#' || at(l, 1) != '!') return;
  size_t i = l->i + 2;
  while (i < l->s.n && (l->s.p[i] == ' ' || l->s.p[i] == '\t' || l->s.p[i] == '\n' || l->s.p[i] == '\r')) i++;
  if (i < l->s.n && l->s.p[i] == '[') return;
  while (!at_end(l) && at(l, 0) != '\n') l->i++;
}

static bool report_bad_utf8(Lexer *l) {
  size_t bad = utf8_check(l->s);
  if (bad == l->s.n) return false;
  l->i = bad + 1;
  Diag *g = diag(l->sx->diags, DIAG_ERROR, span_from(l, bad), "couldn't read `%.*s`: stream did not contain valid UTF-8", STR_ARG(l->f->name));
  diag_primary(l->sx->diags, g, "byte `%u` is not valid UTF-8", (unsigned)(u8)l->s.p[bad]);
  stop(l, false);
  return true;
}

/* --- what is read later -------------------------------------------------------- */

static void find_part(Lexer *l) {
  while (l->part < l->f->n_parts && (l->f->parts[l->part].lo < l->i || l->f->parts[l->part].kind == PART_MEMBER)) l->part++;
  l->part_at = l->part < l->f->n_parts ? l->f->parts[l->part].lo : SIZE_MAX;
}

static void pass_over(Lexer *l) {
  const TextPart *p = &l->f->parts[l->part];
  l->i = p->hi;
  if (p->kind != PART_FN) push(l, T_LATER, p->lo)->sym = l->part + 1;
  find_part(l);
}

/* --- entry points ---------------------------------------------------------------- */

/* A long text's tokens stay where they are made, and there is room for most of them from the beginning. */
enum { LONG_TEXT = 1 << 14, BYTES_A_TOKEN = 3 };

static void make_room(Syntax *sx, size_t bytes) {
  u32 n = (u32)(bytes / BYTES_A_TOKEN);
  if (bytes < LONG_TEXT || sx->scratch.cap >= n) return;
  sx->scratch.v = NEW_N(sx->arena, Token, n);
  sx->scratch.cap = n;
}

static Lexer lexer_new(Syntax *sx, SourceFile *f, LexOutcome *out) {
  *out = (LexOutcome){0};
  sx->scratch.n = 0;
  make_room(sx, f->text.n);
  return (Lexer){.sx = sx, .f = f, .s = f->text, .out = out, .tab = tables(sx)};
}

static void lex_all(Lexer *l) {
  find_part(l);
  while (!at_end(l)) {
    if (l->i == l->part_at) pass_over(l);
    else next_token(l);
  }
}

static Tokens take_tokens(Syntax *sx) {
  Tokens t = {sx->scratch.v, sx->scratch.n};
  if (t.n >= LONG_TEXT / BYTES_A_TOKEN / 2) {
    sx->scratch.v = NULL;
    sx->scratch.n = sx->scratch.cap = 0;
    return t;
  }
  t.v = NEW_N(sx->arena, Token, t.n + 1);
  memcpy(t.v, sx->scratch.v, t.n * sizeof *t.v);
  return t;
}

Tokens lex_text(Syntax *sx, SourceFile *f, LexOutcome *out) {
  Lexer l = lexer_new(sx, f, out);
  if (f->proven || !report_bad_utf8(&l)) {
    if (str_starts(l.s, "\xef\xbb\xbf")) l.i = 3;
    skip_shebang(&l);
    lex_all(&l);
  }
  size_t end = l.i < l.s.n ? l.i : l.s.n;
  l.i = end;
  push(&l, T_EOF, end);
  Tokens t = take_tokens(sx);
  if (out->broken) return (Tokens){t.v + t.n - 1, 1};
  if (f->proven) return t;
  bool open = false;
  out->broken |= !lex_balance(sx, &t, &open);
  out->open_at_end |= open;
  return t;
}

/* The library is written in the edition of 2021. */
Tokens lex_part(Syntax *sx, SourceFile *f, u32 part, bool inside) {
  LexOutcome out;
  u16 edition = sx->edition;
  sx->edition = 2021;
  Lexer l = lexer_new(sx, f, &out);
  l.i = f->parts[part].lo + inside;
  l.s.n = f->parts[part].hi - inside;
  l.part = part + 1;
  lex_all(&l);
  sx->edition = edition;
  return take_tokens(sx);
}

Tokens lex_file(Syntax *sx, SourceFile *f) {
  LexOutcome out;
  return lex_text(sx, f, &out);
}
