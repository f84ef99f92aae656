/* def — definitions, modules, crates: what names mean.
 *
 * Every item, variant, associated item, generic parameter, closure and async
 * block is a Def. A Def's facts (generics, predicates, types, signatures) are
 * queries: computed when first asked, from its tree, and kept. A library file is
 * read only when a path, a method name or an impl head leads to it, so no query
 * may walk "all items" of a library crate: use the index (library.h).
 */
#ifndef POLLSCOPE_DEF_H
#define POLLSCOPE_DEF_H
#include "syntax/syntax.h"

typedef struct Sema Sema;
typedef struct Crate Crate;
typedef VEC(Def *) DefVec;
typedef struct Fact Fact;

typedef enum DefKind {
  DEF_MOD, DEF_STRUCT, DEF_UNION, DEF_ENUM, DEF_VARIANT, DEF_TRAIT, DEF_IMPL, DEF_FN /* free, inherent, trait's, impl's */,
  DEF_CONST, DEF_STATIC, DEF_ALIAS, DEF_ASSOC_TY /* in trait or impl */, DEF_TYPARAM, DEF_CONSTPARAM, DEF_MACRO,
  DEF_OPAQUE /* impl Trait in return position, or an async fn's future */, DEF_CLOSURE, DEF_ASYNC, DEF_PRIM /* u32, str, ... as a name */,
  DEF_CRATE
} DefKind;

typedef struct GenericsParam { Def *def; Sym name; bool is_const; TypeExpr *dflt; Expr *cdflt; /* default of a type, of a const */ const Type *const_ty; } GenericsParam;
typedef struct Generics {      /* parameters are numbered through parent first: index = position in the argument list */
  struct Generics *parent;     /* of the enclosing impl or trait; for closures and async blocks the enclosing fn's (same list) */
  u32 parent_n;                /* parameters before own ones */
  GenericsParam *v; u32 n;     /* own; a trait's first own parameter is Self (index 0) */
} Generics;
static inline u32 generics_total(const Generics *g) { return g ? g->parent_n + g->n : 0; }

typedef struct TraitRef { Def *trait; TyList *args; } TraitRef;     /* args[0] is Self */
typedef struct Predicate {
  enum { PRED_TRAIT, PRED_PROJ } kind;
  TraitRef tr;                 /* PRED_PROJ: the trait reference that the associated type belongs to */
  Def *assoc; TyList *assoc_args; const Type *ty; /* PRED_PROJ: <tr>::assoc == ty; assoc_args = tr.args + own args */
  Span span;                   /* where it is written */
} Predicate;
typedef struct Predicates { Predicate *v; u32 n; } Predicates;
typedef VEC(Predicate) PredVec;
typedef struct FnSig { const Type **inputs; u32 n; const Type *output; bool unsafe_, async_, has_self; } FnSig; /* async: output is the opaque future type */

typedef struct FieldDef { Sym name; Span span; TypeExpr *te; const Type *ty; Vis vis; Module *mod; bool used, evaluated /* a constant that a type depends on read it */; Def *owner; /* the ADT */ } FieldDef;
typedef struct VariantDef {    /* of a struct (one), enum or union */
  Def *def;                    /* the DEF_VARIANT, or the struct's own Def */
  Def *adt;
  u32 index;
  VariantKind kind;
  FieldDef *fields; u32 n;
  Expr *disc_expr;
  bool broken;                 /* written with a mistake: it may have more fields */
  i128 disc;                   /* valid after def_variants */
} VariantDef;

struct Def {
  DefKind kind;
  u32 id;                      /* dense, in order of creation; never shown */
  Sym name;
  Span span;                   /* of the name (closures: the |..|; async blocks: whole) */
  Item *item;                  /* NULL for parameters, variants, closures, prims */
  Def *parent;                 /* impl or trait for associated items; enum for variants; enclosing body's Def for closures; fn for opaques */
  Module *module;              /* the module that names in it are resolved in */
  Crate *krate;
  Vis vis;
  bool is_lib, used;
  /* facts; use the queries below, not the fields */
  Generics *generics; Predicates *preds; FnSig *sig; const Type *ty; u8 busy;
  VariantDef *variants; u32 n_variants; bool variants_done; /* struct, enum */
  VariantDef *variant;         /* DEF_VARIANT; struct: its one */
  Module *as_module;           /* DEF_MOD, DEF_ENUM, DEF_TRAIT, DEF_CRATE: names inside */
  DefVec items;                /* trait, impl: associated items in order, the library's once members_read was asked for them */
  TraitRef impl_trait; const Type *impl_self; bool impl_done, impl_negative; /* DEF_IMPL; impl_trait.trait NULL: inherent */
  TraitRef *supers; u32 n_supers; bool supers_done;         /* DEF_TRAIT: direct supertraits, in terms of its Self */
  u32 param_index;             /* DEF_TYPARAM, DEF_CONSTPARAM */
  TypeExpr *opaque_te; bool aux_synthetic; /* DEF_TYPARAM of an argument-position `impl Trait`; DEF_OPAQUE: the type as written */
  MacroDef *mac; Sym builtin;  /* DEF_MACRO; builtin: name for builtin_macro_expand, or 0 */
  AstBody *body; bool body_checked; /* fn, const, static, closure, async */
  const Type *hidden;          /* DEF_OPAQUE: the concrete type, known after its fn's body is checked */
  Predicates opaque_bounds; Def *opaque_fn; /* DEF_OPAQUE: bounds with Self = the opaque type. DEF_ASSOC_TY: its bounds; opaque_fn: the fn whose result it is, else NULL */
  Def *hidden_opaque;          /* anonymous DEF_ASSOC_TY of a provided method: the DEF_OPAQUE that its body makes */
  u16 lang;                    /* Lang + 1, or 0 */
  Sym intrinsic;               /* fn without body, #[intrinsic]: its name in intrinsic.def, else 0 */
  bool life_error /* its lifetimes are wrong: no borrow is judged by them */, ret_error /* so is one of what it returns: nothing is said of that type */, track_caller, caller_asked /* the trait was looked at */, must_use; Str must_use_text; bool is_async_fn;
  const Fact *fact;            /* #[pitfall = "kind; name; text"] of a library item, or NULL */
  void *mir, *aux;             /* owned by later stages */
};

/* --- what the library declares of itself for the notes on pitfalls (mir/pitfall.h) */
typedef enum FactKind {
#define FACT(id, words) FACT_##id,
#include "sema/fact.def"
#undef FACT
  FACT_COUNT_
} FactKind;
struct Fact { FactKind kind; Str name, text; };

/* --- names --------------------------------------------------------------- */
typedef enum { NS_TYPE, NS_VALUE, NS_MACRO, NS_COUNT } Namespace;
typedef struct NameEntry { Def *def; Vis vis; Module *in; bool glob, used_flag; Item *import; struct Import *by; Span span; } NameEntry;

struct Crate { u32 index; Sym name; Def *root; bool is_lib; u16 edition; };

typedef enum Lang {
#define LANG(id, name) LANG_##id,
#include "sema/lang.def"
#undef LANG
  LANG_COUNT_
} Lang;

/* --- queries (resolve.c, collect.c). All take types in terms of the Def's own generics. */
const Generics *def_generics(Sema *s, Def *d);
const Type *generic_default(Sema *s, Def *d, const GenericsParam *p, const TyList *have); /* of d's parameter p, after those before it; NULL: none */
const Predicates *def_predicates(Sema *s, Def *d);     /* own and parents'; a trait's include Self: Trait; implicit Sized included */
const FnSig *def_sig(Sema *s, Def *fn);                /* DEF_FN; tuple struct and variant constructors too */
FnSig *sig_unknown_output(Sema *s, const FnSig *sig);  /* the same, but for what it returns */
FnSig *sig_unknown_input(Sema *s, const FnSig *sig, u32 at);       /* its parameter `at` */
const Type *def_type(Sema *s, Def *d);                 /* ADT: itself over its params; const, static, alias, assoc type's value; NULL if none */
VariantDef *def_variants(Sema *s, Def *adt, u32 *n);   /* fields not yet typed */
const Type *field_type(Sema *s, FieldDef *f);          /* in terms of the ADT's generics */
void impl_header(Sema *s, Def *impl);                  /* fills impl_trait, impl_self */
const TraitRef *trait_supers(Sema *s, Def *trait, u32 *n);
void members_read(Sema *s, Def *d, Sym name);          /* what a library's trait or impl declares by that name (0: all, in order) is in d->items */
Def *trait_item(Sema *s, Def *trait, Sym name, Namespace ns);        /* associated item by name, own only */
bool def_track_caller(Sema *s, Def *d);   /* its own attribute, or for a method of an impl that of the trait's */
Def *impl_item_for(Sema *s, Def *impl, Def *trait_item);             /* NULL: not overridden */
/* Bounds that hold of an associated type (Self = the projection over the trait's own parameters) or an opaque
 * type (Self = the opaque over its fn's); implicit Sized included. */
const Predicates *def_item_bounds(Sema *s, Def *assoc_or_opaque);
/* `async fn` and `-> impl Trait` in a trait: the result in def_sig is the projection of an anonymous associated type;
 * the body of a provided method sees the opaque type instead. Elsewhere: def_sig()->output. */
const Type *fn_body_output(Sema *s, Def *fn);
Def *fn_async_opaque(Sema *s, Def *fn);                /* async fn: the DEF_OPAQUE that is its future; else NULL */
const Type *fn_async_result(Sema *s, Def *fn);         /* async fn: R, the type written behind -> */
Def *lang_named(Sema *s, Sym name);                     /* NULL: there is no such row */
Def *lang_item(Sema *s, Lang l);                       /* loads its file; a missing one is an internal error message, never NULL */
bool def_is_lang(const Def *d, Lang l);
void trait_impls(Sema *s, Def *trait, const Type *self /* NULL: all */, DefVec *out);  /* candidates by head, user's and library's */
void inherent_impls(Sema *s, const Type *self, Sym item /* 0: all */, DefVec *out);
bool trait_in_scope(Sema *s, Module *m, Def *trait);
/* Traits in scope in m (blocks outwards, module, preludes) that have a method of that name */
void traits_with_method(Sema *s, Module *m, Sym name, DefVec *out);
/* A method of that trait was found through what is in scope in m: the imports that bring it are used. */
void use_trait_imports(Sema *s, Module *m, Def *trait);
/* Of a library's item, is only the name there (`#[unsupported]`)? The other says at `at` that pollscope does not have it. */
bool name_only(const Def *d);
void report_name_only(Sema *s, Def *d, Span at);
bool lexical_find(Sema *s, Module *m, Sym name, Namespace ns, NameEntry *out, bool mark); /* what is around a module */
u32 name_distance(Str a, Str b, u32 max);    /* resolve_path.c: edit distance, given up above max */
bool name_nearer(Str want, const char *name, u32 *least); /* is it less than that from what is wanted? *least is its distance then */
bool vis_allows(Sema *s, Vis v, Module *defined_in, Module *from);
Str def_path(Sema *s, Def *d, Arena *a);               /* "Vec", "tokio::time::sleep": full path as rustc prints it in notes */
#endif
