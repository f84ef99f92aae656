/* A page of explain/ as text for a person. */
#include "lesson/lesson.h"
#include "session/command.h"

static void paint(Buf *out, bool color, const char *how) {
  if (color) buf_z(out, how);
}

static void say_code(const LessonBlock *b, bool color, Buf *out) {
  bool wrong = str_eqz(b->info, "rust wrong"), right = str_eqz(b->info, "rust right");
  if (wrong || right) {
    paint(out, color, wrong ? "\x1b[1;31m" : "\x1b[1;32m");
    buf_z(out, wrong ? "wrong:" : "right:");
    paint(out, color, "\x1b[0m");
    buf_ch(out, '\n');
  }
  for (size_t i = 0; i < b->text.n;) {
    size_t end = i;
    while (end < b->text.n && b->text.p[end] != '\n') end++;
    if (end > i) buf_fmt(out, "    %.*s", (int)(end - i), b->text.p + i);
    buf_ch(out, '\n');
    i = end + 1;
  }
}

static void say_block(const LessonBlock *b, u32 width, bool color, Buf *out) {
  switch (b->kind) {
  case LB_HEADING:
    paint(out, color, "\x1b[1m");
    say_wrapped(b->text, 0, width, out);
    paint(out, color, "\x1b[0m");
    break;
  case LB_CODE: say_code(b, color, out); break;
  case LB_ITEM: {
    size_t was = out->n;
    say_wrapped(b->text, 2, width, out);
    out->p[was] = '*';
    break;
  }
  default: say_wrapped(b->text, 0, width, out);
  }
}

bool explain_show(const ExplainPage *p, u32 width, bool color, Buf *out) {
  Arena *a = arena_new();
  LessonFault fault;
  Lesson *l = lesson_parse(a, str_of(p->text), &fault);
  for (u32 i = 0; i < l->blocks.n && !fault.why.n; i++) {
    const LessonBlock *b = &l->blocks.v[i];
    bool listed = i && b->kind == LB_ITEM && b[-1].kind == LB_ITEM;
    if (i && !listed) buf_ch(out, '\n');
    say_block(b, width, color, out);
  }
  arena_free(a);
  return !fault.why.n;
}
