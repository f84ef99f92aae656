/* pollscope support: what of Rust and the libraries there is, from the tables the code uses. */
#include "cli/cli.h"
#include "sema/library.h"
#include "sema/support.h"

enum { WIDTH = 96 };

static const DiagCode emitted[] = {
#define EMITTED(id) DIAG_##id,
#include "emitted.def"
#undef EMITTED
};

/* --- words, several a line -------------------------------------------------------------- */

typedef struct Columns { Buf *b; size_t line; } Columns;

static void say_word(Columns *c, const char *word) {
  if (c->b->n > c->line && c->b->n - c->line + strlen(word) + 1 > WIDTH) {
    buf_ch(c->b, '\n');
    c->line = c->b->n;
  }
  buf_fmt(c->b, "%s%s", c->b->n == c->line ? "    " : " ", word);
}

/* --- the language ------------------------------------------------------------------------ */

static void say_features(Buf *b, SupportStatus s) {
  for (u32 i = 0; i < support_n_features; i++)
    if (support_features[i].status == s) buf_fmt(b, "  %s\n", support_features[i].words);
}

static void say_unchecked(Buf *b) {
  for (u32 i = 0; i < support_n_unchecked; i++) {
    const SupportUnchecked *u = &support_unchecked[i];
    buf_fmt(b, "  %s%s%s%s\n", u->words, u->codes[0] ? " (" : "", u->codes, u->codes[0] ? ")" : "");
  }
}

/* The error code, or the name of the lint; empty: the other of the two, or a note of ours. */
static Str listed_as(DiagCode code, bool errors) {
  Str lint = diag_lint_name(code);
  bool listed = diag_code_severity(code) != SEV_NOTE && errors == !lint.n;
  return !listed ? STR("") : errors ? diag_code_name(code) : lint;
}

static void say_codes(Buf *b, bool errors) {
  Columns c = {b, b->n};
  for (u32 i = 0; i < COUNTOF(emitted); i++) {
    Str name = listed_as(emitted[i], errors);
    bool again = false;                /* a lint whose level differs between editions has two rows */
    for (u32 k = 0; k < i; k++) again = again || str_eq(listed_as(emitted[k], errors), name);
    if (name.n && !again) say_word(&c, name.p);
  }
  buf_ch(b, '\n');
}

/* Errors to which rustc gives no code, by the names of their pages. */
static void say_codeless(Buf *b) {
  Columns c = {b, b->n};
  for (u32 i = 0; i < COUNTOF(emitted); i++) {
    Str page = diag_page_name(emitted[i]);
    if (page.n && !diag_code_name(emitted[i]).n) say_word(&c, page.p);
  }
  buf_ch(b, '\n');
}

/* --- the libraries ------------------------------------------------------------------------ */

typedef struct Counts { u32 modules, types, functions, macros, methods; } Counts;

static void count_names(const LibIndex *x, const LibFile *f, Counts *n) {
  n->modules++;
  for (u32 i = f->names; i < f->names + f->n_names; i++) {
    u8 ns = x->names[i].ns;
    if (!(ns & LIB_PUB)) continue;
    n->types += (ns & LIB_NS_TYPE) != 0;
    n->functions += (ns & LIB_NS_VALUE) && !(ns & LIB_NS_TYPE);
  }
}

static void say_crates(const LibIndex *x, Buf *b) {
  for (u32 i = 0; i < x->n_files;) {
    const char *crate = x->files[i].crate;
    Counts n = {0};
    for (; i < x->n_files && !strcmp(x->files[i].crate, crate); i++) count_names(x, &x->files[i], &n);
    for (u32 k = 0; k < x->inherent.n; k++) n.methods += x->inherent.v[k].val[0] && !strcmp(x->files[x->inherent.v[k].file].crate, crate);
    for (u32 k = 0; k < x->macros.n; k++) n.macros += !strcmp(x->macros.v[k].val, crate);
    buf_fmt(b, "  %-10s %4u modules, %4u types and traits, %4u functions and constants, %5u methods, %3u macros\n", crate, n.modules,
            n.types, n.functions, n.methods, n.macros);
  }
}

/* "tokio::time": its public names; "tokio": those of each module. */
static u32 say_module(const LibIndex *x, Str want, Buf *b) {
  u32 hits = 0;
  for (u32 i = 0; i < x->n_files; i++) {
    const LibFile *f = &x->files[i];
    Buf path = {0};
    buf_fmt(&path, "%s%s%s", f->crate, f->path[0] ? "::" : "", f->path);
    bool under = path.n > want.n && path.p[want.n] == ':';
    bool hit = path.n >= want.n && !memcmp(path.p, want.p, want.n) && (path.n == want.n || under);
    if (hit) {
      size_t line = b->n;
      hits++;
      buf_fmt(b, "  %.*s\n", STR_ARG(buf_view(&path)));
      Columns c = {b, b->n};
      for (u32 k = f->names; k < f->names + f->n_names; k++)
        if (x->names[k].ns & LIB_PUB) say_word(&c, x->names[k].name);
      if (b->n > c.line) buf_ch(b, '\n');
      else if (!b->n) b->n = line;
    }
    buf_free(&path);
  }
  return hits;
}

static void say_all(const LibIndex *x, Buf *b) {
  buf_z(b, "Rust that is supported:\n");
  say_features(b, SUPPORT_YES);
  buf_z(b, "\nnot yet (a program that uses it is refused):\n");
  say_features(b, SUPPORT_NOT_YET);
  buf_z(b, "\nchecks of rustc that are not made yet (a program may be accepted that rustc refuses):\n");
  say_unchecked(b);
  buf_z(b, "\nerrors that are reported with rustc's code:\n");
  say_codes(b, true);
  buf_z(b, "\nwarnings, by rustc's name:\n");
  say_codes(b, false);
  buf_z(b, "\nerrors without a code, by the name of their explanation:\n");
  say_codeless(b);
  buf_z(b, "\nnotes of its own on pitfalls of async code (`--allow NAME` hushes one):\n");
  cli_say_notes(b);
  buf_z(b, "\nlibraries, written in Rust for pollscope (`pollscope support tokio::time` lists names):\n");
  say_crates(x, b);
}

int cli_support(Cli *c) {
  Buf b = {0};
  int status = 0;
  if (!c->file) {
    say_all(c->host.lib, &b);
  } else if (!say_module(c->host.lib, str_of(c->file), &b)) {
    fprintf(stderr, "pollscope: there is no module `%s` in the libraries; `pollscope support` lists them\n", c->file);
    status = 2;
  }
  if (!cli_write(stdout, buf_view(&b)) && !status) status = 2;
  buf_free(&b);
  return status;
}
