/* library_index — builds and searches the tables of library.h. */
#include "sema/library.h"
#include <stdlib.h>

typedef struct NamedMacro { Sym name; u32 file; MacroDef *mac; bool exported; } NamedMacro;
typedef struct Rename { Sym alias, name; } Rename;
typedef struct Builder {
  Syntax *sx;
  LibFile *files;
  AstFile **asts;
  u8 pub;                        /* LIB_PUB while a `pub use` is visited */
  u32 n_files, file;             /* file: the one being visited */
  VEC(LibName) names;
  VEC(LibRow) impls, inherent, methods, langs, macros;
  VEC(NamedMacro) macs;
  VEC(Rename) renames;           /* of the file: use X as Y; type Y = X; */
} Builder;

static const char *zcopy(Builder *b, Str s) { return str_copy(b->sx->arena, s).p; }
static const char *zsym(Builder *b, Sym s) { return sym_z(b->sx->in, s); }

/* --- searching ----------------------------------------------------------- */
void lib_rows(LibTable t, const char *key, u32 *lo, u32 *hi) {
  u32 a = 0, z = t.n;
  while (a < z) {
    u32 mid = (a + z) / 2;
    if (strcmp(t.v[mid].key, key) < 0) a = mid + 1; else z = mid;
  }
  *lo = a;
  while (a < t.n && strcmp(t.v[a].key, key) == 0) a++;
  *hi = a;
}

const LibName *lib_file_name(const LibIndex *x, u32 file, const char *name) {
  const LibFile *f = &x->files[file];
  u32 a = f->names, z = f->names + f->n_names;
  while (a < z) {
    u32 mid = (a + z) / 2;
    int c = strcmp(x->names[mid].name, name);
    if (c == 0) return &x->names[mid];
    if (c < 0) a = mid + 1; else z = mid;
  }
  return NULL;
}

bool lib_file_has_name(const LibIndex *x, u32 file, const char *name, u8 ns) {
  const LibName *n = lib_file_name(x, file, name);
  return n && ((ns & LIB_PUB) ? (n->ns & ns) == ns : (n->ns & ns) != 0);
}

static int file_order(const LibFile *f, const char *crate, const char *path) {
  int c = strcmp(f->crate, crate);
  return c ? c : strcmp(f->path, path);
}

int lib_file_find(const LibIndex *x, const char *crate, const char *path) {
  u32 a = 0, z = x->n_files;
  while (a < z) {
    u32 mid = (a + z) / 2;
    int c = file_order(&x->files[mid], crate, path);
    if (c == 0) return (int)mid;
    if (c < 0) a = mid + 1; else z = mid;
  }
  return -1;
}

/* --- heads --------------------------------------------------------------- */
static bool is_param(const GenericsExpr *g, Sym name) {
  for (u32 i = 0; g && i < g->n; i++)
    if (g->v[i].kind == GP_TYPE && g->v[i].name.sym == name) return true;
  return false;
}

static Str path_head(Interner *in, const TypeExpr *te, const GenericsExpr *g) {
  const Path *p = te->path;
  if (p->qself || p->n == 0) return STR(LIB_HEAD_ANY);
  if (is_param(g, p->segs[0].name.sym)) return STR(LIB_HEAD_ANY);
  return sym_str(in, p->segs[p->n - 1].name.sym);
}

Str lib_type_head(Interner *in, Arena *a, const TypeExpr *te, const GenericsExpr *g) {
  if (!te) return STR(LIB_HEAD_ANY);
  switch (te->kind) {
  case TE_PATH: return path_head(in, te, g);
  case TE_REF: return STR("&");
  case TE_PTR: return STR("*");
  case TE_TUPLE: return te->n ? STR("(,)") : STR("()");
  case TE_SLICE: return STR("[]");
  case TE_ARRAY: return STR("[N]");
  case TE_FN: return STR("fn");
  case TE_NEVER: return STR("!");
  case TE_DYN:
    for (u32 i = 0; i < te->bounds.n; i++) {
      const Path *p = te->bounds.v[i].trait;
      if (p && p->n) return str_fmt(a, "dyn %s", sym_z(in, p->segs[p->n - 1].name.sym));
    }
    return STR("dyn");
  case TE_MACRO: case TE_IMPL: case TE_INFER: case TE_SELF_IMPLICIT: case TE_ERR: break;
  }
  return STR(LIB_HEAD_ANY);
}

/* --- visiting ------------------------------------------------------------ */
static Sym renamed(Builder *b, Sym name) {
  for (u32 i = 0; i < b->renames.n; i++)
    if (b->renames.v[i].alias == name) return b->renames.v[i].name;
  return name;
}

static void add_name(Builder *b, Sym name, u8 ns) {
  if (!name || name == SYM_underscore) return;
  vec_push(b->sx->arena, &b->names, (LibName){zsym(b, name), ns, 0});
}
#define ADD_ROW(b, table, k, x) vec_push((b)->sx->arena, &(b)->table, (LibRow){(k), (x), (b)->file})

static void visit_use(Builder *b, const UseTree *u, Sym last) {
  if (u->prefix && u->prefix->n) {
    Sym own = u->prefix->segs[u->prefix->n - 1].name.sym;
    if (own != SYM_self_value || !last) last = own;
  }
  if (u->kind == USE_GLOB) b->files[b->file].has_globs = true;
  else if (u->kind == USE_NESTED) {
    for (u32 i = 0; i < u->n; i++) visit_use(b, &u->v[i], last);
  } else if (u->rename.sym) {
    add_name(b, u->rename.sym, LIB_NS_TYPE | LIB_NS_VALUE | LIB_NS_MACRO | b->pub);
    if (u->rename.sym == SYM_underscore) b->files[b->file].has_globs = true;
    else vec_push(b->sx->arena, &b->renames, (Rename){u->rename.sym, last});
  } else
    add_name(b, last, LIB_NS_TYPE | LIB_NS_VALUE | LIB_NS_MACRO | b->pub);
}

static void visit_lang(Builder *b, Attrs at) {
  const Attr *a = attr_find(at, SYM_lang);
  Str v;
  if (a && attr_value(b->sx->in, a, &v)) ADD_ROW(b, langs, zcopy(b, v), "");
}

static void visit_derive(Builder *b, const Item *it) {
  for (u32 i = 0; i < it->attrs.n; i++) {
    const Attr *a = &it->attrs.v[i];
    if (!a->path || a->path->n != 1 || a->path->segs[0].name.sym != SYM_derive) continue;
    for (u32 k = 0; k < a->args.n; k++) {
      bool last = k + 1 == a->args.n || a->args.v[k + 1].kind == T_COMMA;
      if (a->args.v[k].kind == T_IDENT && last) {
        ADD_ROW(b, impls, zsym(b, a->args.v[k].sym), zsym(b, it->name.sym));
        if (str_eqz(sym_str(b->sx->in, a->args.v[k].sym), "PartialEq"))
          ADD_ROW(b, impls, "StructuralPartialEq", zsym(b, it->name.sym));
      }
    }
  }
}

static void visit_items(Builder *b, Item **v, u32 n, bool top);

static MacroDef *find_macro(Builder *b, Sym name) {
  MacroDef *found = NULL;
  for (u32 i = 0; i < b->macs.n; i++) {
    if (b->macs.v[i].name != name) continue;
    if (b->macs.v[i].file == b->file) return b->macs.v[i].mac;
    found = b->macs.v[i].mac;
  }
  return found;
}

static Item **expand_items(Builder *b, Item *it, u32 *n, bool assoc, bool in_trait) {
  *n = 0;
  Sym name = it->path && it->path->n ? it->path->segs[it->path->n - 1].name.sym : 0;
  MacroDef *m = find_macro(b, name);
  if (!m) {
    diag(b->sx->diags, DIAG_ERROR, it->span, "cannot find macro `%s` in the library", name ? zsym(b, name) : "?");
    return NULL;
  }
  Tokens out; u32 ctx;
  if (!macro_expand(b->sx, m, name, it->span, it->mac_args, true, 1, &out, &ctx)) return NULL;
  return parse_items_tokens(b->sx, out, n, assoc, in_trait);
}

static void visit_assoc(Builder *b, Item **v, u32 n, const char *trait, const char *head) {
  for (u32 i = 0; i < n; i++) {
    Item *it = v[i];
    visit_lang(b, it->attrs);
    if (it->kind == I_MACRO) {
      u32 k; Item **more = expand_items(b, it, &k, true, trait != NULL);
      visit_assoc(b, more, k, trait, head);
    } else if (trait) {
      if (it->kind == I_FN) ADD_ROW(b, methods, zsym(b, it->name.sym), trait);
    } else if (head)
      ADD_ROW(b, inherent, head, zsym(b, it->name.sym));
  }
}

static void visit_impl(Builder *b, Item *it) {
  Str h = lib_type_head(b->sx->in, b->sx->arena, it->self_ty, &it->generics);
  const char *head = zsym(b, renamed(b, intern(b->sx->in, h)));
  if (it->impl_trait && it->impl_trait->n) {
    Sym t = renamed(b, it->impl_trait->segs[it->impl_trait->n - 1].name.sym);
    ADD_ROW(b, impls, zsym(b, t), head);
    visit_assoc(b, it->items, it->n_items, NULL, NULL);
  } else {
    ADD_ROW(b, inherent, head, "");
    visit_assoc(b, it->items, it->n_items, NULL, head);
  }
}

static u8 ns_of(const Item *it) {
  switch (it->kind) {
  case I_STRUCT: return it->n_variants && it->variants[0].kind == VK_STRUCT ? LIB_NS_TYPE : LIB_NS_TYPE | LIB_NS_VALUE;
  case I_UNION: case I_ENUM: case I_TRAIT: case I_TYPE: case I_MOD: case I_EXTERN_CRATE: return LIB_NS_TYPE;
  case I_FN: case I_CONST: case I_STATIC: return LIB_NS_VALUE;
  case I_MACRO_RULES: return LIB_NS_MACRO;
  case I_IMPL: case I_USE: case I_MACRO: case I_ERR: break;
  }
  return 0;
}

static void visit_item(Builder *b, Item *it, bool top) {
  u8 ns = ns_of(it);
  b->pub = it->vis.kind == VIS_PUB ? LIB_PUB : 0;
  bool type = it->kind == I_STRUCT || it->kind == I_ENUM || it->kind == I_UNION;
  if (top && ns) add_name(b, it->name.sym, ns | b->pub | (type ? LIB_OWN_TYPE : 0));
  visit_lang(b, it->attrs);
  visit_derive(b, it);
  switch (it->kind) {
  case I_USE: if (top) visit_use(b, &it->use, 0); break;
  case I_IMPL: visit_impl(b, it); break;
  case I_TRAIT: visit_assoc(b, it->items, it->n_items, zsym(b, it->name.sym), NULL); break;
  case I_MOD: if (it->has_body) visit_items(b, it->items, it->n_items, false); break;
  case I_MACRO_RULES:
    if (attr_find(it->attrs, SYM_macro_export))
      ADD_ROW(b, macros, zsym(b, it->name.sym), b->files[b->file].crate);
    break;
  case I_MACRO: {
    u32 k; Item **more = expand_items(b, it, &k, false, false);
    visit_items(b, more, k, top);
    break;
  }
  default: break;
  }
}

static void visit_items(Builder *b, Item **v, u32 n, bool top) {
  for (u32 i = 0; i < n; i++) visit_item(b, v[i], top);
}

static void gather_macros(Builder *b, u32 file, Item **v, u32 n) {
  for (u32 i = 0; i < n; i++) {
    if (v[i]->kind == I_MACRO_RULES)
      vec_push(b->sx->arena, &b->macs, (NamedMacro){v[i]->name.sym, file, v[i]->mac, attr_find(v[i]->attrs, SYM_macro_export) != NULL});
    else if (v[i]->kind == I_MOD && v[i]->has_body) gather_macros(b, file, v[i]->items, v[i]->n_items);
  }
}

/* --- building ------------------------------------------------------------ */
static int row_cmp(const void *a, const void *b) {
  const LibRow *x = a, *y = b;
  int c = strcmp(x->key, y->key);
  if (!c) c = strcmp(x->val, y->val);
  return c ? c : (x->file > y->file) - (x->file < y->file);
}
static int name_cmp(const void *a, const void *b) { return strcmp(((const LibName *)a)->name, ((const LibName *)b)->name); }
static int file_cmp(const void *a, const void *b) {
  const LibFile *x = a;
  return -file_order(b, x->crate, x->path);
}

static LibTable table_done(LibRow *v, u32 n) {
  if (n) qsort(v, n, sizeof *v, row_cmp);
  u32 k = 0;
  for (u32 i = 0; i < n; i++)
    if (!k || row_cmp(&v[k - 1], &v[i]) != 0) v[k++] = v[i];
  return (LibTable){v, k};
}

static void names_done(Builder *b, u32 from) {
  LibName *v = b->names.v + from;
  u32 n = b->names.n - from, k = 0;
  if (n) qsort(v, n, sizeof *v, name_cmp);
  for (u32 i = 0; i < n; i++) {
    if (k && strcmp(v[k - 1].name, v[i].name) == 0) v[k - 1].ns |= v[i].ns;
    else v[k++] = v[i];
  }
  b->names.n = from + k;
  b->files[b->file].names = from;
  b->files[b->file].n_names = k;
}

/* --- parts ----------------------------------------------------------------- */
static int part_cmp(const void *a, const void *b) {
  const TextPart *x = a, *y = b;
  return x->lo != y->lo ? (x->lo < y->lo ? -1 : 1) : (x->hi < y->hi) - (x->hi > y->hi);
}

static bool other_fn(const TextPart *v, u32 n, u32 i) { /* of that name: #[cfg] decides which */
  for (u32 k = 0; k < n; k++)
    if (k != i && v[k].kind == PART_FN && strcmp(v[k].name, v[i].name) == 0) return true;
  return false;
}

/* In order, each once, relative to the file. */
static void parts_done(Builder *b, u32 file) {
  SourceFile *src = b->asts[file]->file;
  TextPart *v = b->sx->parts->v;
  u32 n = b->sx->parts->n, k = 0;
  if (n) qsort(v, n, sizeof *v, part_cmp);
  for (u32 i = 0; i < n; i++) {
    if (i && part_cmp(&v[i - 1], &v[i]) == 0) continue;
    if (v[i].kind != PART_FN || !other_fn(v, n, i)) v[k++] = v[i];
  }
  TextPart *own = NEW_N(b->sx->arena, TextPart, k + 1);
  for (u32 i = 0; i < k; i++) own[i] = (TextPart){v[i].lo - src->base, v[i].hi - src->base, v[i].name, v[i].kind};
  b->files[file].parts = own;
  b->files[file].n_parts = k;
  b->sx->parts->n = 0;
}

/* The names that are found by their part. */
static void name_parts(Builder *b, const LibFile *f) {
  for (u32 i = 0; i < f->n_parts; i++)
    for (u32 k = 0; f->parts[i].kind == PART_FN && k < f->n_names; k++)
      if (strcmp(b->names.v[f->names + k].name, f->parts[i].name) == 0) b->names.v[f->names + k].part = i + 1;
}

static const char *module_path(Builder *b, Str path) {
  Buf o = {0};
  size_t n = path.n;
  if (str_ends(path, ".rs")) n -= 3;
  if (n >= 4 && memcmp(path.p + n - 4, "/mod", 4) == 0) n -= 4;
  if (n == 3 && memcmp(path.p, "lib", 3) == 0) n = 0;
  for (size_t i = 0; i < n; i++) {
    if (path.p[i] == '/') buf_z(&o, "::");
    else buf_ch(&o, path.p[i]);
  }
  const char *z = zcopy(b, buf_view(&o));
  buf_free(&o);
  return z;
}

static void add_files(Builder *b, const LibText *t, u32 n) {
  b->files = NEW_N(b->sx->arena, LibFile, n + 1);
  b->asts = NEW_N(b->sx->arena, AstFile *, n + 1);
  b->n_files = n;
  for (u32 i = 0; i < n; i++)
    b->files[i] = (LibFile){.crate = zcopy(b, t[i].crate), .path = module_path(b, t[i].path),
                            .name = str_fmt(b->sx->arena, "%.*s/%.*s", STR_ARG(t[i].crate), STR_ARG(t[i].path)).p,
                            .text = t[i].text.p, .len = (u32)t[i].text.n};
  if (n) qsort(b->files, n, sizeof *b->files, file_cmp);
  b->sx->parts = NEW(b->sx->arena, TextParts);
  for (u32 i = 0; i < n; i++) {
    LibFile *f = &b->files[i];
    Str name = str_fmt(b->sx->arena, "<%s>%s", f->crate, f->name + strlen(f->crate));
    b->asts[i] = parse_file(b->sx, sources_add(b->sx->src, name, (Str){f->text, f->len}, true));
    parts_done(b, i);
    gather_macros(b, i, b->asts[i]->items, b->asts[i]->n);
  }
  b->sx->parts = NULL;
}

const LibIndex *lib_index_build(Syntax *sx, const LibText *texts, u32 n) {
  Builder b = {.sx = sx};
  u16 edition = sx->edition;
  sx->edition = 2021;
  add_files(&b, texts, n);
  for (b.file = 0; b.file < n; b.file++) {
    u32 from = b.names.n;
    b.renames.n = 0;
    b.pub = 0;
    for (u32 i = 0; i < b.asts[b.file]->n; i++) /* renames first: an impl may stand above its `use` */
      if (b.asts[b.file]->items[i]->kind == I_USE) visit_use(&b, &b.asts[b.file]->items[i]->use, 0);
    visit_items(&b, b.asts[b.file]->items, b.asts[b.file]->n, true);
    names_done(&b, from);
    name_parts(&b, &b.files[b.file]);
  }
  sx->edition = edition;
  LibIndex *x = NEW(sx->arena, LibIndex);
  *x = (LibIndex){b.files, n, b.names.v, b.names.n, table_done(b.impls.v, b.impls.n), table_done(b.inherent.v, b.inherent.n),
                  table_done(b.methods.v, b.methods.n), table_done(b.langs.v, b.langs.n), table_done(b.macros.v, b.macros.n)};
  return x;
}
