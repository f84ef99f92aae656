/* The notes on pitfalls by name: --allow, and what `pollscope support` says of them. */
#include "cli/cli.h"
#include "sema/resolve.h"

static const struct { const char *name, *words; } notes[] = {
#define PITFALL(name, same_as, words) {#name, words},
#include "source/pitfall.def"
#undef PITFALL
};

bool cli_allow(u32 *hushed, const char *name) {
  bool all = !strcmp(name, "all"), known = all;
  for (u32 i = 0; i < COUNTOF(notes); i++) {
    if (!all && strcmp(name, notes[i].name)) continue;
    *hushed |= (u32)1 << i;
    known = true;
  }
  return known;
}

void cli_say_no_note(const char *name) {
  Str given = str_of(name);
  u32 most = (u32)given.n / 2, best = most + 1;
  for (u32 i = 0; i < COUNTOF(notes); i++) {
    u32 far = name_distance(given, str_of(notes[i].name), most);
    if (far < best) best = far;
  }
  bool near = best <= most;                /* else all of them */
  Buf b = {0};
  buf_z(&b, "pollscope: there is no note `");
  say_escaped(given, &b);
  buf_fmt(&b, "` to allow; %s", near ? "did you mean " : "there are ");
  for (u32 i = 0, n = 0; i < COUNTOF(notes); i++)
    if (!near || name_distance(given, str_of(notes[i].name), most) == best) buf_fmt(&b, "%s`%s`", n++ ? ", " : "", notes[i].name);
  buf_z(&b, near ? "?\n" : " and `all`\n");
  cli_write(stderr, buf_view(&b));
  buf_free(&b);
}

void cli_say_notes(Buf *out) {
  for (u32 i = 0; i < COUNTOF(notes); i++) buf_fmt(out, "  %-22s %s\n", notes[i].name, notes[i].words);
}
