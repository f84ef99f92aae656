/* explain — the pages behind codes: what an error or a warning means, a program that has it, the same
 * put right. They stand in explain/NAME.md and are part of the executable (tools/mkexplain).
 *
 * A page is Markdown: `# NAME: title`, paragraphs, a block "rust wrong", a block "rust right", and a
 * line "See also: NAME, NAME." if there is anything to see. src/lesson shows it.
 */
#ifndef POLLSCOPE_EXPLAIN_H
#define POLLSCOPE_EXPLAIN_H
#include "source/source.h"

typedef struct ExplainPage { const char *name, *text; } ExplainPage;
extern const ExplainPage explain_pages[];   /* by name */
extern const unsigned explain_n_pages;

/* "E0382", "e0382", "382" or "unused_must_use", in any case; NULL: there is no such page. */
const ExplainPage *explain_find(Str name);
Str explain_title(const ExplainPage *p);    /* what follows the name in its first line */
/* The names most like one that is not there, at most `max`, best first; how many. */
u32 explain_nearest(Str name, const ExplainPage **v, u32 max);
u32 explain_mentions(Str word, Str text);   /* how often a word of the text begins with it, in any case */
/* The pages that speak most of a word, in their titles above all: at most `max`, which is 4 or less; how many. */
u32 explain_about(Str word, const ExplainPage **v, u32 max);
/* "there is no page `deadlock`; these speak of it: blocking_call, ...", "there is no page `E9999`; nearest: E0999, ..." without an end of line */
void explain_say_unknown(Str name, Buf *out);
/* Of diagnostics: names that have a page, with blanks between; errors', or where there is none the warnings'. */
void explain_names(const Diags *d, Buf *out);
/* The line after them: "for more: `pollscope explain E0382 E0499`"; nothing where no page is. */
void explain_hint(const Diags *d, Buf *out);
#endif
