/* unicode — over libunistring. */
#include "base/unicode.h"
#include <stdlib.h>
#include <unicase.h>
#include <unictype.h>
#include <unistr.h>
#include <uniwidth.h>

u32 utf8_next(Str s, size_t *i) {
  if (!((u8)s.p[*i] & 0x80)) return (u8)s.p[(*i)++];
  ucs4_t c;
  int n = u8_mbtoucr(&c, (const u8 *)s.p + *i, s.n - *i);
  if (n <= 0) {
    (*i)++;
    return UNI_BAD;
  }
  *i += (size_t)n;
  return c;
}

size_t utf8_check(Str s) {
  const u8 *bad = s.n ? u8_check((const u8 *)s.p, s.n) : NULL;
  return bad ? (size_t)(bad - (const u8 *)s.p) : s.n;
}

size_t utf8_count(Str s) {
  size_t n = 0;
  for (size_t i = 0; i < s.n; i++) n += ((u8)s.p[i] & 0xc0) != 0x80;
  return n;
}

u32 uni_width(u32 c) {
  if (c == '\t') return 4;
  if (c < 0x20 || (c >= 0x7f && c < 0xa0)) return 1;
  if (c < 0x7f) return 1;
  int w = uc_width(c, "UTF-8");
  return w < 0 ? 1 : (u32)w;
}

u32 uni_str_width(Str s) {
  u32 w = 0;
  for (size_t i = 0; i < s.n;) w += uni_width(utf8_next(s, &i));
  return w;
}

static bool is_letter(u32 c) { return (c | 32) >= 'a' && (c | 32) <= 'z'; }

static bool is_digit(u32 c) { return c >= '0' && c <= '9'; }

bool uni_is_xid_start(u32 c) { return c < 0x80 ? is_letter(c) : uc_is_property_xid_start(c); }

bool uni_is_xid_continue(u32 c) {
  return c < 0x80 ? is_letter(c) || is_digit(c) || c == '_' : uc_is_property_xid_continue(c);
}

bool uni_is_alphabetic(u32 c) { return c < 0x80 ? is_letter(c) : uc_is_property_alphabetic(c); }

bool uni_is_numeric(u32 c) {
  return c < 0x80 ? is_digit(c) : uc_is_general_category_withtable(c, UC_CATEGORY_MASK_N);
}

bool uni_is_alphanumeric(u32 c) { return uni_is_alphabetic(c) || uni_is_numeric(c); }

bool uni_is_whitespace(u32 c) {
  return c < 0x80 ? c == ' ' || (c >= 9 && c <= 13) : uc_is_property_white_space(c);
}

bool uni_is_pattern_whitespace(u32 c) {
  return c == ' ' || (c >= 9 && c <= 13) || c == 0x85 || c == 0x200e || c == 0x200f || c == 0x2028 || c == 0x2029;
}

bool uni_is_lowercase(u32 c) { return c < 0x80 ? c >= 'a' && c <= 'z' : uc_is_property_lowercase(c); }

bool uni_is_uppercase(u32 c) { return c < 0x80 ? c >= 'A' && c <= 'Z' : uc_is_property_uppercase(c); }

bool uni_is_control(u32 c) { return c < 0x20 || (c >= 0x7f && c < 0xa0); }

bool uni_is_grapheme_extend(u32 c) { return c >= 0x300 && uc_is_property_grapheme_extend(c); }

bool uni_is_printable(u32 c) {
  if (c < 0x80) return c >= 0x20 && c != 0x7f;
  const u32 hidden = UC_CATEGORY_MASK_C | UC_CATEGORY_MASK_Zl | UC_CATEGORY_MASK_Zp | UC_CATEGORY_MASK_Zs;
  return !uc_is_general_category_withtable(c, hidden);
}

typedef u32 *CaseMap(const u32 *, size_t, const char *, uninorm_t, u32 *, size_t *);

static u32 map_case(CaseMap *map, u32 c, u32 out[3]) {
  u32 room[8];
  size_t n = COUNTOF(room);
  u32 *r = map(&c, 1, NULL, NULL, room, &n);
  u32 got = 0;
  while (r && got < n && got < 3) {
    out[got] = r[got];
    got++;
  }
  if (r != room) free(r);
  if (!got) out[got++] = c;
  return got;
}

u32 uni_to_upper(u32 c, u32 out[3]) { return map_case(u32_toupper, c, out); }

/* A lone sigma has no word around it: the mapping without context is wanted. */
u32 uni_to_lower(u32 c, u32 out[3]) {
  if (c == 0x3a3) {
    out[0] = 0x3c3;
    return 1;
  }
  return map_case(u32_tolower, c, out);
}
