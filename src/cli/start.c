/* pollscope without a command: on a terminal a list of programs to open. */
#include "cli/cli.h"
#include "repl/prompt.h"
#include <stdlib.h>
#include <unistd.h>

int cli_view(Cli *c);

typedef struct Sample { const char *file, *about; } Sample;
static const Sample samples[] = {
#define SAMPLE(file, about) {file, about},
#include "cli/sample.def"
#undef SAMPLE
};

static u32 list(const char *folder, Buf *paths, size_t *starts) {
  u32 n = 0;
  for (u32 i = 0; i < COUNTOF(samples); i++) {
    size_t at = paths->n;
    buf_fmt(paths, "%s/%s", folder, samples[i].file);
    buf_ch(paths, 0);
    if (access(paths->p + at, R_OK) != 0) {
      paths->n = at;
      continue;
    }
    starts[n++] = at;
    printf("  %2u  %-14s %s\n", n, samples[i].file, samples[i].about);
  }
  return n;
}

static u32 ask(Cli *c, u32 n) {
  Prompt *p = prompt_new(&c->host, NULL, NULL);
  Buf line = {0};
  u32 picked = 0;
  while (!picked && prompt_read(p, "number (Enter leaves): ", &line) == PROMPT_LINE && line.n) {
    buf_ch(&line, 0);
    bool ok;
    u64 v = cli_number(line.p, n, &ok);
    if (ok && v) picked = (u32)v;
    else printf("a number from 1 to %u, please\n", n);
  }
  buf_free(&line);
  prompt_free(p);
  return picked;
}

int cli_start(Cli *c) {
  if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return cli_usage("what is to be done? for example: pollscope run FILE.rs");
  Buf folder = {0}, paths = {0};
  size_t starts[COUNTOF(samples)];
  u32 n = 0;
  puts("pollscope: see async Rust run, one poll at a time, forwards and back\n");
  puts("Open your own program with `pollscope view FILE.rs`; `pollscope help` tells the rest.");
  if (cli_data_folder("scripts", &folder)) {
    puts("Or one of these; try the first ones first (space steps, b goes back, q leaves):\n");
    n = list(folder.p, &paths, starts);
    putchar('\n');
  }
  fflush(stdout);
  u32 picked = n ? ask(c, n) : 0;
  int status = 0;
  if (picked) {
    char *file = paths.p + starts[picked - 1]; /* as if it had been named */
    c->sub = "view", c->file = file, c->args = &file, c->n_args = 1;
    status = cli_view(c);
  }
  buf_free(&folder);
  buf_free(&paths);
  return cli_pending_signal() ? 128 + cli_pending_signal() : status;
}
