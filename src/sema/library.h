/* library — the index of the library's text, made by the build.
 *
 * Needs: the texts of src/lib (LibText), handed in; reads no file itself.
 * Gives: a LibIndex: sorted tables that say which file to read for a name, a
 * method, an impl, a lang item. The tables are a superset: everything is checked
 * again after the file is read, so an entry too many costs time, never truth.
 * tools/mkindex.c prints an index as C; tests build theirs in memory.
 */
#ifndef POLLSCOPE_LIBRARY_H
#define POLLSCOPE_LIBRARY_H
#include "syntax/syntax.h"

typedef struct LibText { Str crate, path, text; } LibText;  /* path inside the crate: "lib.rs", "sync/mpsc.rs" */

enum { LIB_NS_TYPE = 1, LIB_NS_VALUE = 2, LIB_NS_MACRO = 4, LIB_PUB = 8 /* not a namespace: it is `pub` */,
       LIB_OWN_TYPE = 16 /* a struct, enum or union of the file itself, not a `use` */ };
typedef struct LibName {
  const char *name;
  u8 ns;
  u32 part;                            /* 1 + the part of the file that it is, where it waits by itself (a function) */
} LibName;
typedef struct LibFile {
  const char *crate, *path, *name;     /* "tokio", "sync::mpsc" ("" for the root), "tokio/sync/mpsc.rs" */
  const char *text; u32 len;
  u32 names, n_names;                  /* rows of LibIndex.names, sorted by name */
  bool has_globs;                      /* pub use x::*; : a name may come from there */
  const TextPart *parts; u32 n_parts;  /* what of it is read later than the file */
} LibFile;
/* Every table is sorted by its first column (bytes), then the others. */
typedef struct LibRow { const char *key, *val; u32 file; } LibRow;
typedef struct LibTable { const LibRow *v; u32 n; } LibTable;
typedef struct LibIndex {
  const LibFile *files; u32 n_files;   /* sorted by (crate, path): a crate's root comes first */
  const LibName *names; u32 n_names;
  LibTable impls;                      /* trait's last name -> head of the self type */
  LibTable inherent;                   /* head -> item name ("" once for an empty impl) */
  LibTable methods;                    /* method -> trait that declares it */
  LibTable langs;                      /* lang name -> "" */
  LibTable macros;                     /* exported macro -> crate */
} LibIndex;

/* Head of a type as written: the last name of a path, a primitive's name, "&", "*", "[]", "[N]", "()", "(,)",
 * "fn", "dyn X", "!" ; "*any" where it is one of the generic parameters (a blanket impl) or a projection. */
#define LIB_HEAD_ANY "*any"
Str lib_type_head(Interner *in, Arena *a, const TypeExpr *te, const GenericsExpr *g);

/* Parses all texts, expands item macros, fills the tables. Errors go to sx->diags. */
const LibIndex *lib_index_build(Syntax *sx, const LibText *texts, u32 n);
/* The rows of a table with that key: [*lo, *hi). */
void lib_rows(LibTable t, const char *key, u32 *lo, u32 *hi);
const LibName *lib_file_name(const LibIndex *x, u32 file, const char *name); /* NULL: none */
bool lib_file_has_name(const LibIndex *x, u32 file, const char *name, u8 ns);
int lib_file_find(const LibIndex *x, const char *crate, const char *path); /* -1: none */
#endif
