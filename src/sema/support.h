/* support — what of Rust is supported and which checks are not made (support.def). */
#ifndef POLLSCOPE_SUPPORT_H
#define POLLSCOPE_SUPPORT_H
#include "base/base.h"

typedef enum { SUPPORT_YES, SUPPORT_NOT_YET } SupportStatus;
typedef struct SupportFeature { const char *id; SupportStatus status; const char *words, *example; } SupportFeature;
typedef struct SupportUnchecked { const char *id, *words, *codes, *example; } SupportUnchecked;
extern const SupportFeature support_features[];
extern const u32 support_n_features;
extern const SupportUnchecked support_unchecked[];
extern const u32 support_n_unchecked;
void support_say_unchecked(Buf *out);  /* one line: the checks that were not made */
#endif
