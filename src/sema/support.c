/* The tables of support.def. */
#include "sema/support.h"

#define UNCHECKED(id, words, codes, example)
const SupportFeature support_features[] = {
#define FEATURE(id, status, words, example) {#id, SUPPORT_##status, words, example},
#include "sema/support.def"
#undef FEATURE
};
#undef UNCHECKED
const u32 support_n_features = COUNTOF(support_features);

#define FEATURE(id, status, words, example)
const SupportUnchecked support_unchecked[] = {
#define UNCHECKED(id, words, codes, example) {#id, words, codes, example},
#include "sema/support.def"
#undef UNCHECKED
};
#undef FEATURE
const u32 support_n_unchecked = COUNTOF(support_unchecked);

void support_say_unchecked(Buf *out) {
  buf_z(out, "not checked yet: ");
  for (u32 i = 0; i < support_n_unchecked; i++) buf_fmt(out, "%s%s", i ? "; " : "", support_unchecked[i].words);
  buf_ch(out, '\n');
}
