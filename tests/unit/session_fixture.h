/* session_fixture — a session over one of scripts/, or over a text, with the real library. */
#ifndef SESSION_FIXTURE_H
#define SESSION_FIXTURE_H
#include "session/command.h"
#include "view/view.h"
#include <check.h>
#include <stdio.h>

#include "sema/library.h"

extern const LibIndex library_index;

static inline bool fixture_read(void *ctx, const char *path, Buf *out, Str *error) {
  (void)ctx;
  FILE *f = fopen(path, "rb");
  if (!f) {
    *error = STR("no such file");
    return false;
  }
  char chunk[4096];
  for (size_t n; (n = fread(chunk, 1, sizeof chunk, f)) > 0;) buf_add(out, chunk, n);
  fclose(f);
  return true;
}

typedef struct Ses { Host host; Program *p; Session *s; Arena *a; } Ses;

/* A name ending in .rs is a file; else the text itself. */
static inline void ses_open(Ses *x, const char *what) {
  *x = (Ses){.host = {.read_file = fixture_read, .lib = &library_index}, .a = arena_new()};
  LoadOptions o = {.edition = 2024};
  bool file = str_ends(str_of(what), ".rs");
  x->p = program_load(&x->host, file ? what : "test.rs", file ? (Str){0} : str_of(what), o);
  ck_assert_msg(x->p->ok, "%s does not load", what);
  x->s = session_new(&x->host, x->p, o);
}

static inline void ses_close(Ses *x) {
  session_free(x->s);
  program_free(x->p);
  arena_free(x->a);
}

/* The screen where the session stands. */
static inline Str ses_screen(Ses *x, u32 w, u32 h) {
  Buf out = {0};
  Arena *a = arena_new();
  ViewState vs = {.keys = command_footer(a)};
  Scene sc = scene_of_session(x->s, a);
  grid_text(view_draw(&sc, &vs, w, h, a, NULL), &out);
  Str s = str_copy(x->a, buf_view(&out));
  buf_free(&out);
  arena_free(a);
  return s;
}

#define ck_assert_str(got, want)                                                                                       \
  do {                                                                                                                 \
    Str got_ = (got), want_ = (want);                                                                                  \
    ck_assert_msg(str_eq(got_, want_), "got\n%.*s\nnot\n%.*s", STR_ARG(got_), STR_ARG(want_));                         \
  } while (0)
#endif
