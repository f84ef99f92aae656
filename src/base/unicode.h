/* unicode — what a character is: classes, case, width, UTF-8 decoding.
 *
 * The only user of libunistring, so that answers are the same everywhere,
 * whatever the locale. Names follow the methods of Rust's `char`.
 */
#ifndef POLLSCOPE_UNICODE_H
#define POLLSCOPE_UNICODE_H
#include "base/base.h"

#define UNI_BAD 0xffffffffu

/* Decodes the character at byte *i and moves *i behind it. UNI_BAD (and one byte
 * further) where the bytes are not UTF-8. *i must be below s.n. */
u32 utf8_next(Str s, size_t *i);
/* First byte that is not valid UTF-8; s.n when all is well. */
size_t utf8_check(Str s);
size_t utf8_count(Str s);              /* characters */

u32 uni_width(u32 c);                  /* columns of a terminal: 0, 1 or 2; tab is 4, controls 1 */
u32 uni_str_width(Str s);

bool uni_is_xid_start(u32 c);
bool uni_is_xid_continue(u32 c);
bool uni_is_alphabetic(u32 c);
bool uni_is_numeric(u32 c);            /* categories Nd, Nl, No */
bool uni_is_alphanumeric(u32 c);
bool uni_is_whitespace(u32 c);         /* White_Space */
bool uni_is_pattern_whitespace(u32 c); /* what separates Rust tokens */
bool uni_is_lowercase(u32 c);
bool uni_is_uppercase(u32 c);
bool uni_is_control(u32 c);            /* category Cc */
bool uni_is_grapheme_extend(u32 c);
bool uni_is_printable(u32 c);          /* not escaped by char::escape_debug */

/* Full case mappings, one to three characters; the count is returned. */
u32 uni_to_upper(u32 c, u32 out[3]);
u32 uni_to_lower(u32 c, u32 out[3]);

#endif
