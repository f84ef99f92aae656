/* resolve — private to resolve*.c, collect*.c, library.c, expand.c.
 *
 * Names are found on demand. A module's table maps a name to a chain of bindings:
 * definitions and imports. An import is resolved when somebody asks for its name
 * (per namespace, with a mark against cycles), so that a library module can be
 * read without following its imports, and so that imports and item macros of the
 * learner's file settle by asking again until nothing changes.
 *
 * macro_rules names have textual scope: each module (and block with items) keeps its macros with
 * the position of the definition; a call sees those that stand before it.
 */
#ifndef POLLSCOPE_RESOLVE_H
#define POLLSCOPE_RESOLVE_H
#include "sema/library.h"
#include "sema/sema.h"

typedef struct Import {
  Module *m;                   /* where it stands */
  Item *item;
  PathSeg *segs; u32 n;        /* the whole path */
  bool global, glob, anon;     /* anon: `as _` */
  bool type_only;              /* {self} */
  Sym name;                    /* bound name */
  Vis vis;
  Span span;                   /* of the last part, for messages */
  Module *container; bool container_done, busy, used, failed;
  Def *def[NS_COUNT]; u8 state[NS_COUNT];
} Import;
enum { IMP_TODO, IMP_BUSY, IMP_DONE };

typedef struct Binding {
  Def *def; Import *imp;       /* one of them */
  Vis vis; Span span;
  struct Binding *next;
} Binding;

typedef struct TextMacro { Sym name; Def *def; u32 pos; } TextMacro;

struct Module {
  u32 id;
  Def *def;                    /* DEF_MOD, DEF_CRATE, DEF_ENUM; NULL: a block */
  Module *parent;              /* lexically around it */
  Crate *krate;
  Def *owner;                  /* block: whose generics are around */
  bool is_block, loaded;
  int lib_file;                /* index of its file, or -1 */
  u32 pos;                     /* where it is declared in its parent */
  Map names[NS_COUNT];         /* Sym -> Binding * */
  VEC(Import *) globs;
  VEC(Import *) anons;
  VEC(TextMacro) macros;
  VEC(Def *) defs;             /* in order, impls too */
};

void module_path_print(Sema *s, Module *m, Buf *o);   /* "main::shapes" (type_name.c) */

typedef struct PendingMacro { Module *m; Item *item; u32 pos; } PendingMacro;
typedef struct ImplEntry { Def *impl; Sym head; u32 at; /* in its bucket */ } ImplEntry;
typedef struct ImplBucket {
  VEC(ImplEntry) v;            /* in the order they were met */
  Map heads;                   /* head -> ImplBucket * of those with it */
} ImplBucket;
typedef struct DeriveUse { Module *m; Sym name; } DeriveUse;   /* an import of a trait brings its derive macro along */
typedef struct NamedBy { Def *d, *by; } NamedBy;   /* by: the item whose text names it, or NULL */
typedef struct Clash { Module *m; Sym name; Namespace ns; Binding *first, *second; } Clash;
typedef struct TraitLost { const Def *owner; Span at; } TraitLost;
typedef struct ResolveState {
  Map prims;                   /* Sym -> DEF_PRIM */
  Map public_defs; bool public_known; /* Def.id: what another crate could come to (resolve_private.c) */
  Module **file_mods;          /* per library file, NULL until its parent was read */
  bool *file_loaded;
  SourceFile **file_src;
  Map lib_impls;               /* trait's Sym -> ImplBucket * */
  Map inherent;                /* head's Sym, 0 for the learner's -> ImplBucket * */
  ImplBucket user_impls;       /* trait impls of the learner */
  u32 n_sorted, n_own_sorted;  /* so many of them, and of inherent[0], stand in the next two as well: their headers are known */
  Map user_by_trait;           /* trait's id -> ImplBucket * */
  Map user_inherent;           /* (kind, ADT's or trait's id + 1) of the type -> ImplBucket * */
  Sym any_head;                /* LIB_HEAD_ANY */
  Map lang_names;              /* Sym -> Lang */
  Map asked;                   /* (trait, head) or (head, item) pairs whose files were read */
  Map conflicting;             /* trait's id -> what impls_conflict knows of it */
  DefVec own_impls; u32 impls_upto; /* the learner's impls among the first so many definitions */
  Map used_traits;             /* (module id, trait id): the imports that bring the trait in are marked as used */
  Map method_traits;           /* (module id, method) -> DefVec * */
  VEC(Import *) imports;       /* the learner's */
  bool glob_failed;            /* one of them is `x::*` of an x that is not there */
  bool trait_lost;             /* a bound, a signature or an impl names a trait that is not there: nothing of types can be judged */
  VEC(Def *) boundless;        /* the items that name it */
  VEC(TraitLost) losers;       /* bodies that name one: nor can what comes after it there */
  VEC(PendingMacro) pending;
  VEC(Clash) clashes;
  VEC(DeriveUse) derive_uses;
  VEC(NamedBy) names;          /* aliases and what constants came of: types do not tell, such a name is gone once it is looked through */
  Map named;                   /* map_key2(id, id of by): those in it */
  VEC(Module *) mods;          /* the learner's, blocks too */
  AstFile *file;               /* the last one added */
  Module *prelude[2];          /* 2021, 2024 */
  bool settled;                /* no more items will come from macros */
  bool final;                  /* item checks have begun: blocks are checked when made */
  u32 depth;                   /* of nested path look-ups */
  u32 n_modules;
} ResolveState;

/* resolve_module.c */
Module *module_new(Sema *s, Def *def, Module *parent, Crate *k);
void module_bind(Sema *s, Module *m, Sym name, Namespace ns, Def *d, Import *imp, Vis vis, Span span);
/* resolve_item.c: what an item must be whatever its types are */
void check_item_rules(Sema *s, Def *d);
void check_lifetime_params(Sema *s, const Def *m, const Def *of);    /* a method of an impl against the trait's (E0195) */
void check_drop_impl(Sema *s, Def *impl);                            /* for all of the type's arguments (E0366, E0367) */
bool impl_is_orphan(const Def *impl, Ty *open); /* resolve_overlap.c; open: a parameter that stands before any type of its own */
bool heads_overlap(Ty a, Ty b);            /* could a type be both, parameters standing for anything? */
void check_reexport(Sema *s, Import *im);  /* resolve_reexport.c */
void check_same_names(Sema *s, Def *impl);
const DefVec *own_impls(Sema *s);  /* the learner's, in order of definition, those in bodies as far as they are known */
/* e came by a `use x::*`: does another one of that module bring in something else by the same name? *other: its place. */
bool glob_rival(Sema *s, const NameEntry *e, Sym name, Namespace ns, Module *from, NameEntry *other);
bool module_find(Sema *s, Module *m, Sym name, Namespace ns, Module *from, NameEntry *out);
Module *module_normal(Module *m);            /* out of blocks */
Module *crate_root(Sema *s, u32 crate);
Crate *crate_by_name(Sema *s, Sym name);     /* extern prelude; NULL */
Module *prelude_module(Sema *s, u16 edition);
Def *import_resolve(Sema *s, Import *im, Namespace ns);
Module *def_names(Def *d);                   /* module, crate, enum: the names inside; else NULL */
Module *glob_target(Sema *s, Import *im);
typedef struct PrefixFail { u32 at; enum { PF_NONE, PF_MISSING, PF_NOT_MODULE, PF_PRIVATE, PF_SUPER } why; Def *def; Module *in; } PrefixFail;
/* The first n segments as a module; on failure NULL and why. skip: an import being resolved. */
Module *prefix_module(Sema *s, Module *m, const PathSeg *segs, u32 n, bool global, PrefixFail *fail, Def **last, u32 *used);
const char *def_article_name(const Def *d);

/* A module of which only the name is known (`#[unsupported]`): says that pollscope does not have it. */
bool module_unsupported(Sema *s, Def *d, Span at);

/* library.c */
void library_load_module(Sema *s, Module *m);         /* no-op where it is loaded or the learner's */
void library_load_file(Sema *s, u32 file);
void library_declare(Sema *s, Module *parent, Def *mod, Sym name); /* `mod x;` of a library file */
void library_read_fn(Sema *s, Module *m, Sym name);   /* a function of a library module that waits by itself */
bool library_may_have(Sema *s, Module *m, Sym name, Namespace ns);
Def *library_macro(Sema *s, Crate *k, Sym name);      /* exported by that crate */

/* collect.c */
void collect_items(Sema *s, Module *m, Item **v, u32 n);
ImplBucket *impl_bucket(Sema *s, Map *map, u64 key);  /* made where there is none */
void impl_add(Sema *s, ImplBucket *b, ImplEntry e);
void collect_members(Sema *s, Def *parent, Item **v, u32 n); /* of a trait or impl */
void collect_pending(Sema *s);                        /* item macros that were not yet known */
Def *collect_macro(Sema *s, Module *m, Item *it);
u32 text_pos(Sema *s, Span sp);
Def *text_macro(Sema *s, Module *m, Sym name, u32 pos);
Item **expand_item_macro(Sema *s, Def *mac, Item *it, u32 *n, bool assoc, bool in_trait);
void collect_use(Sema *s, Module *m, Item *it);

/* collect_generics.c, collect_sigs.c, lower.c */
typedef struct Lower { Sema *s; Module *m; Def *owner; Infer *hole; Def *opaque_fn; bool fill; } Lower;
Ty lower_ty(Lower *l, TypeExpr *te);
TyList *lower_generic_args(Lower *l, Def *def, GenericArgs *ga, TyList *parent, Span at);
void lower_bounds_into(Lower *l, Ty self, Bounds b, PredVec *out, bool *maybe_sized);
void add_sized(Sema *s, Ty t, Span at, PredVec *out);
bool lower_trait_ref(Lower *l, Path *p, Ty self, TraitRef *out);
/* The associated type `name` of tr's trait or of its supertraits; *where: the trait reference it belongs to. */
Def *find_assoc_ty(Sema *s, TraitRef tr, Sym name, TraitRef *where);
Ty owner_self(Sema *s, Def *owner, Def **who);        /* Self where it has a meaning, else NULL */
Def *scope_param(Sema *s, Def *owner, Sym name, Namespace ns, Def **whose);
Ty opaque_new(Lower *l, TypeExpr *te);                /* TE_IMPL in return position */
u32 collect_impl_types(TypeExpr *te, TypeExpr **out, u32 max); /* TE_IMPL nodes inside, outermost first */
Sym rpit_name(Sema *s, Sym fn, u32 k);
void assoc_from_impl_types(Sema *s, Def *trait, Def *fn); /* anonymous associated types of a trait's fn */
Ty rpitit_value(Sema *s, Def *impl_assoc);

bool type_is_local(Ty t);                                      /* library.c: for the orphan rules: the learner's, or a Box or Pin of it */

bool reached_publicly(Sema *s, const Def *d);                  /* resolve_private.c: another crate could come to it */
bool module_inside(Module *m, Module *outer);                 /* m is outer or stands in it */

/* resolve_attr.c */
void collect_attributes(Sema *s, Module *m, Item *it);         /* its attribute macros rewrite it; reports those that nobody knows */
bool item_is_data(const Item *it);                             /* a struct, enum or union */
bool attr_is(Sema *s, const Attr *a, const char *name);        /* collect.c */
void no_macro(Sema *s, Module *m, const Path *p);              /* collect.c: reports it */

/* resolve_params.c */
bool type_names(const TypeExpr *te, Sym name);                 /* is the name of a parameter, a type or a lifetime written in it? */
void check_unconstrained(Sema *s, Def *impl);                  /* E0207: parameters that neither header nor bounds of the impl tell */
void check_unused_params(Sema *s, Def *adt);                   /* E0392: parameters that neither fields nor bounds of the type tell */

/* resolve_check.c, resolve_life.c, resolve_lint.c, expand.c */
void check_item(Sema *s, Def *d);
void resolve_check_names(Sema *s, u32 imports, u32 clashes);   /* from those indices on */
void check_lifetimes(Sema *s, Def *d);
void dead_code_lint(Sema *s);
Def *macro_at(Sema *s, Module *m, Path *p, Span at);             /* collect.c: as resolve_macro, without a word */
/* locals_at.c: a variable of that name that could be seen at a place, and the function that it belongs to (NULL: none);
 * the name of one that is written almost so: nearer than *best, which becomes its distance (0: none). */
Def *local_outside(Sema *s, Sym name, Span at, Span *where);
Sym local_similar(Sema *s, Sym name, Span at, u32 *best);
#endif
