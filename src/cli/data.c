/* Folders: what is installed beside the program, and where state is kept. */
#include "cli/cli.h"
#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

static bool place(Buf *out, const char *base, size_t n, const char *middle, const char *name) {
  buf_clear(out);
  buf_add(out, base, n);
  buf_fmt(out, "%s%s", middle, name);
  buf_ch(out, 0);
  out->n--;
  return access(out->p, R_OK) == 0;
}

bool cli_data_folder(const char *name, Buf *out) {
  char exe[4000];
  ssize_t n = readlink("/proc/self/exe", exe, sizeof exe - 1);
  while (n > 0 && exe[n - 1] != '/') n--;
  if (n > 0 && (place(out, exe, (size_t)n, "", name) || place(out, exe, (size_t)n, "../share/pollscope/", name))) return true;
  return place(out, "", 0, "", name);
}

void cli_make_folders(const Buf *path) {
  Buf part = {0};
  for (size_t i = 1; i <= path->n; i++) {
    if (i < path->n && path->p[i] != '/') continue;
    buf_clear(&part);
    buf_add(&part, path->p, i);
    buf_ch(&part, 0);
    if (mkdir(part.p, 0777) != 0 && errno != EEXIST) break;
  }
  buf_free(&part);
}
