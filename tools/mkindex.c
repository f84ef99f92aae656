/* mkindex LIBDIR OUT.c — reads the tree LIBDIR/<crate>/... .rs, writes the
 * library's texts and index (library.h) as C: `const LibIndex library_index`.
 * Exit 1 and messages in rustc's form where a file does not parse. */
#define _POSIX_C_SOURCE 200809L
#include "sema/library.h"
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

typedef struct Tree { Arena *a; VEC(LibText) texts; bool failed; } Tree;

static Str read_all(Tree *t, const char *path) {
  FILE *f = fopen(path, "rb");
  Buf b = {0};
  if (!f) {
    perror(path);
    t->failed = true;
    return STR("");
  }
  char chunk[65536];
  for (size_t n; (n = fread(chunk, 1, sizeof chunk, f)) > 0;) buf_add(&b, chunk, n);
  fclose(f);
  Str s = str_copy(t->a, buf_view(&b));
  buf_free(&b);
  return s;
}

static int by_name(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

static const char **list_dir(Tree *t, const char *dir, u32 *n) {
  VEC(const char *) names = {0};
  DIR *d = opendir(dir);
  if (!d) {
    perror(dir);
    t->failed = true;
  }
  for (struct dirent *e; d && (e = readdir(d));)
    if (e->d_name[0] != '.') vec_push(t->a, &names, str_copy(t->a, str_of(e->d_name)).p);
  if (d) closedir(d);
  if (names.n) qsort(names.v, names.n, sizeof *names.v, by_name);
  *n = names.n;
  return names.v;
}

static void walk(Tree *t, const char *dir, const char *crate, const char *rel) {
  u32 n;
  const char **v = list_dir(t, dir, &n);
  for (u32 i = 0; i < n; i++) {
    const char *full = str_fmt(t->a, "%s/%s", dir, v[i]).p;
    struct stat st;
    if (stat(full, &st) != 0) continue;
    Str inner = *rel ? str_fmt(t->a, "%s/%s", rel, v[i]) : str_of(v[i]);
    if (S_ISDIR(st.st_mode)) walk(t, full, crate ? crate : v[i], crate ? inner.p : "");
    else if (crate && str_ends(str_of(v[i]), ".rs"))
      vec_push(t->a, &t->texts, (LibText){str_of(crate), inner, read_all(t, full)});
  }
}

static void put_text(FILE *o, const LibFile *f, u32 i) {
  fprintf(o, "static const char text_%u[] =\n\"", i);
  for (u32 k = 0; k < f->len; k++) {
    unsigned char c = (unsigned char)f->text[k];
    if (c == '\n') fputs(k + 1 < f->len ? "\\n\"\n\"" : "\\n", o);
    else if (c == '"' || c == '\\') fprintf(o, "\\%c", c);
    else if (c < 32 || c > 126 || c == '?') fprintf(o, "\\%03o", c);
    else fputc(c, o);
  }
  fputs("\";\n", o);
}

static void put_parts(FILE *o, const LibFile *f, u32 i) {
  fprintf(o, "static const TextPart parts_%u[] = {\n", i);
  for (u32 k = 0; k < f->n_parts; k++) {
    const TextPart *p = &f->parts[k];
    if (p->name) fprintf(o, "{%u, %u, \"%s\", %u},\n", p->lo, p->hi, p->name, p->kind);
    else fprintf(o, "{%u, %u, 0, %u},\n", p->lo, p->hi, p->kind);
  }
  fputs("{0}};\n", o);
}

static void put_table(FILE *o, const char *name, LibTable t) {
  fprintf(o, "static const LibRow %s_rows[] = {\n", name);
  for (u32 i = 0; i < t.n; i++) fprintf(o, "{\"%s\", \"%s\", %u},\n", t.v[i].key, t.v[i].val, t.v[i].file);
  fputs("{0, 0, 0}};\n", o);
}

static void put_index(FILE *o, const LibIndex *x) {
  fputs("/* made by tools/mkindex from src/lib */\n#include \"sema/library.h\"\n"
        "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\nextern const LibIndex library_index;\n", o);
  for (u32 i = 0; i < x->n_files; i++) put_text(o, &x->files[i], i);
  fputs("static const LibName names[] = {\n", o);
  for (u32 i = 0; i < x->n_names; i++) fprintf(o, "{\"%s\", %u, %u},\n", x->names[i].name, x->names[i].ns, x->names[i].part);
  fputs("{0, 0, 0}};\n", o);
  for (u32 i = 0; i < x->n_files; i++) put_parts(o, &x->files[i], i);
  fputs("static const LibFile files[] = {\n", o);
  for (u32 i = 0; i < x->n_files; i++) {
    const LibFile *f = &x->files[i];
    fprintf(o, "{\"%s\", \"%s\", \"%s\", text_%u, %u, %u, %u, %d, parts_%u, %u},\n", f->crate, f->path, f->name, i, f->len, f->names,
            f->n_names, f->has_globs, i, f->n_parts);
  }
  fputs("{0}};\n", o);
  put_table(o, "impls", x->impls);
  put_table(o, "inherent", x->inherent);
  put_table(o, "methods", x->methods);
  put_table(o, "langs", x->langs);
  put_table(o, "macros", x->macros);
  fprintf(o, "const LibIndex library_index = {files, %u, names, %u, {impls_rows, %u}, {inherent_rows, %u}, {methods_rows, %u},"
             " {langs_rows, %u}, {macros_rows, %u}};\n",
          x->n_files, x->n_names, x->impls.n, x->inherent.n, x->methods.n, x->langs.n, x->macros.n);
}

/* Every file but a root must be declared by `mod x;` above it, or nothing would ever lead there. */
static void check_parents(const LibIndex *x, Diags *d, Arena *a) {
  for (u32 i = 0; i < x->n_files; i++) {
    const char *path = x->files[i].path, *last = strrchr(path, ':');
    if (!*path) continue;
    Str up = last ? str_copy(a, (Str){path, (size_t)(last - 1 - path)}) : STR("");
    int parent = lib_file_find(x, x->files[i].crate, up.p);
    if (parent < 0 || !lib_file_has_name(x, (u32)parent, last ? last + 1 : path, LIB_NS_TYPE))
      diag(d, DIAG_unused_imports, NO_SPAN, "%s is not declared by `mod %s;` in its parent", x->files[i].name, last ? last + 1 : path);
  }
}

int main(int argc, char **argv) {
  if (argc != 3) {
    fputs("usage: mkindex LIBDIR OUT.c\n", stderr);
    return 2;
  }
  Arena *a = arena_new();
  Sources *src = sources_new(a);
  Syntax sx = {.arena = a, .in = interner_new(a), .src = src, .diags = diags_new(a, src), .edition = 2021};
  Tree t = {.a = a};
  walk(&t, argv[1], NULL, "");
  const LibIndex *x = lib_index_build(&sx, t.texts.v, t.texts.n);
  check_parents(x, sx.diags, a);
  Buf out = {0};
  diags_render_all(sx.diags, false, &out);
  if (out.n) fwrite(out.p, 1, out.n, stderr);
  bool bad = t.failed || sx.diags->n_errors;
  FILE *o = bad ? NULL : fopen(argv[2], "wb");
  if (o) put_index(o, x);
  bad = bad || !o || fclose(o) != 0;
  buf_free(&out);
  arena_free(a);
  return bad;
}
