/* token — names of tokens for messages. */
#include "syntax/token.h"

static const char *const token_texts[] = {
#define TOKEN(id, text) text,
#define KEYWORD(id, text) text,
#include "syntax/token.def"
#undef TOKEN
#undef KEYWORD
};

const char *tok_text(Tok t) {
  assert(t < TOK_COUNT_);
  return token_texts[t];
}
