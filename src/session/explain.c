/* Finding a page by what a person types, and the pages of diagnostics. See explain.h. */
#include "session/explain.h"
#include "sema/resolve.h"

enum { CODE_DIGITS = 4, MOST_NAMES = 8, NEAR = 4, MOST_APART = 9 };
enum { SHORTEST = 3 /* letters of a word to look for */, TITLE = 20 /* mentions that one in the title is worth */ };

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c; }

static bool same_name(Str a, const char *name) {
  if (a.n != strlen(name)) return false;
  for (size_t i = 0; i < a.n; i++)
    if (lower(a.p[i]) != lower(name[i])) return false;
  return true;
}

/* "382", "e382" -> "E0382"; false: it is no number */
static bool code_of(Str s, char code[CODE_DIGITS + 2]) {
  if (s.n && lower(s.p[0]) == 'e') s.p++, s.n--;
  if (!s.n || s.n > CODE_DIGITS) return false;
  memcpy(code, "E0000", CODE_DIGITS + 2);
  for (size_t i = 0; i < s.n; i++) {
    if (s.p[i] < '0' || s.p[i] > '9') return false;
    code[1 + CODE_DIGITS - s.n + i] = s.p[i];
  }
  return true;
}

const ExplainPage *explain_find(Str name) {
  char code[CODE_DIGITS + 2];
  if (code_of(name, code)) name = str_of(code);
  for (u32 i = 0; i < explain_n_pages; i++)
    if (same_name(name, explain_pages[i].name)) return &explain_pages[i];
  return NULL;
}

Str explain_title(const ExplainPage *p) {
  const char *end = strchr(p->text, '\n'), *from = strstr(p->text, ": ");
  if (!end) end = p->text + strlen(p->text);
  if (!from || from > end) from = p->text;
  else from += 2;
  return (Str){from, (size_t)(end - from)};
}

/* Of codes: how far their numbers are apart; of words: letters that differ, few where one begins with the other. */
static u32 apart(Str a, Str b, bool numbers, u32 most) {
  if (!numbers) return a.n > 2 && b.n > a.n && !memcmp(a.p, b.p, a.n) ? 1 : name_distance(a, b, most);
  if (b.n != CODE_DIGITS + 1 || b.p[0] != 'E') return most + 1;
  i32 x = 0, y = 0;
  for (u32 i = 1; i <= CODE_DIGITS; i++) x = x * 10 + a.p[i], y = y * 10 + b.p[i];
  return (u32)(x < y ? y - x : x - y);
}

u32 explain_nearest(Str name, const ExplainPage **v, u32 max) {
  char code[CODE_DIGITS + 2], small[64];
  bool number = code_of(name, code);
  if (number) name = str_of(code);
  if (name.n >= sizeof small) return 0;
  for (size_t i = 0; i < name.n; i++) small[i] = number ? name.p[i] : lower(name.p[i]);
  Str word = {small, name.n};
  u32 n = 0, most = number ? MOST_APART : (u32)name.n / 3 + 1;
  for (u32 want = 0; want <= most && n < max; want++)
    for (u32 i = 0; i < explain_n_pages && n < max; i++)
      if (apart(word, str_of(explain_pages[i].name), number, most) == want) v[n++] = &explain_pages[i];
  return n;
}

static bool in_word(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (u8)c >= 0x80; }

u32 explain_mentions(Str word, Str text) {
  u32 n = 0;
  for (size_t i = 0, k; i + word.n <= text.n; i++) {
    if (i && in_word(lower(text.p[i - 1]))) continue;
    for (k = 0; k < word.n && lower(text.p[i + k]) == lower(word.p[k]);) k++;
    n += k == word.n;
  }
  return n;
}

u32 explain_about(Str word, const ExplainPage **v, u32 max) {
  u32 n = 0, score[NEAR];
  if (word.n < SHORTEST || max > NEAR) return 0;
  for (u32 i = 0; i < explain_n_pages; i++) {
    const ExplainPage *p = &explain_pages[i];
    u32 here = explain_mentions(word, str_of(p->text)) + TITLE * explain_mentions(word, explain_title(p)), at = n;
    while (at && score[at - 1] < here) at--;
    if (!here || at == max) continue;
    n += n < max;
    for (u32 k = n - 1; k > at; k--) v[k] = v[k - 1], score[k] = score[k - 1];
    v[at] = p, score[at] = here;
  }
  return n;
}

void explain_say_unknown(Str name, Buf *out) {
  const ExplainPage *v[NEAR];
  u32 about = explain_about(name, v, NEAR), n = about ? about : explain_nearest(name, v, NEAR);
  buf_z(out, "there is no explanation of `");
  buf_str(out, name);
  buf_z(out, about ? "`; these speak of it: " : n ? "`; the nearest names: " : "`");
  for (u32 i = 0; i < n; i++) buf_fmt(out, "%s%s", i ? ", " : "", v[i]->name);
}

void explain_names(const Diags *d, Buf *out) {
  const ExplainPage *seen[MOST_NAMES];
  u32 n = 0;
  for (u32 i = 0; i < d->list.n && n < MOST_NAMES; i++) {
    const Diag *g = d->list.v[i];
    if (d->n_errors && g->sev != SEV_ERROR) continue;
    const ExplainPage *p = explain_find(diag_page_name(g->code));
    bool again = !p;
    for (u32 k = 0; k < n && !again; k++) again = seen[k] == p;
    if (again) continue;
    buf_fmt(out, "%s%s", n ? " " : "", p->name);
    seen[n++] = p;
  }
}

void explain_hint(const Diags *d, Buf *out) {
  Buf names = {0};
  explain_names(d, &names);
  if (names.n) buf_fmt(out, "for more: `pollscope explain %.*s`\n", STR_ARG(buf_view(&names)));
  buf_free(&names);
}
