/* code — graphs, made concrete for their types, to bytecode with debug tables.
 *
 * A function is compiled when it is first called, for its concrete generic
 * arguments, once per program; worlds share the result. Needs the program checked
 * without errors. layout.c alone knows sizes, field offsets, niches, discriminants
 * and future layouts (as rustc 1.95 on x86_64 does).
 */
#ifndef POLLSCOPE_CODE_H
#define POLLSCOPE_CODE_H
#include "mir/mir.h"
#include "vm/vm.h"

typedef struct Layout {
  u64 size; u32 align;
  u32 n_fields; u64 *offsets;            /* struct, tuple, closure, single-variant enum; async: captures then saved */
  bool uninhabited, is_scalar, fat;      /* fat: pointer with metadata */
  /* enums, futures */
  u32 n_variants;
  struct Layout **variants;              /* field offsets from the start of the whole */
  enum { TAG_NONE, TAG_DIRECT, TAG_NICHE } tag_kind;
  u64 tag_offset; u32 tag_size; bool tag_signed;
  u32 dataful; u128 niche_start; u32 niche_first, niche_last; /* TAG_NICHE: variants first..last are tag values niche_start + (v - first) */
  /* a niche this type offers to others: values start..start+count of the scalar at offset */
  bool has_niche; u64 niche_offset; u32 niche_size; u128 niche_avail_start; u128 niche_avail;
} Layout;

typedef struct Code Code;
Code *code_new(Mir *m, bool apart);      /* apart: the library's functions are called, never emitted where they are called */
bool code_apart(const Code *c);
void code_free(Code *c);                 /* what is not in the arena of `m`: it can go on; NULL: nothing */
const Layout *layout_of(Code *c, Ty t);  /* concrete, normalised */
/* For constants in types, while types are still being checked: false where t has parameters, holds what a body decides, or is wrong. */
bool code_size_of(Sema *s, Ty t, u64 *size, u64 *align);
FnId code_entry(Code *c);                /* lang_start::<main's type>(main) */
FnId code_fn(Code *c, Def *d, TyList *args);
VmProgram *code_program(Code *c);
const char *code_error(Code *c, Span *at); /* why a function could not be compiled, or NULL */
void dump_code(Code *c, Buf *out);       /* the learner's functions that are reachable from main */
u32 code_type_id(Code *c, Ty t);         /* small number for events */
Ty code_type(Code *c, u32 id);
Span code_location(Code *c, u64 addr);   /* what the Location there tells of; NO_SPAN: none is there */
Str code_type_label(Code *c, u32 id);    /* "say_hello", "async block at line 9", "Sleep" : for people */
/* A value in memory as Rust's Debug would show it, one line, at most max characters, deeper = "…". read: vm_view of the world. */
typedef struct ValueHole { Ty ty; u64 addr; } ValueHole;       /* a field that was moved away */
typedef struct ValueReader {
  void *ctx; const u8 *(*view)(void *ctx, u64 addr, u64 n);
  const ValueHole *holes; u32 n_holes;
} ValueReader;
void value_print(Code *c, Ty t, u64 addr, ValueReader r, u32 max, Buf *out);
/* The state of a lowered future at addr: its state number, the saved variables that live there. */
typedef struct FutureView { u32 state; Span await_span; AsyncInfo *info; Def *def; } FutureView;
bool future_view(Code *c, Ty fut, u64 addr, ValueReader r, FutureView *out);
Ty future_field(Code *c, Ty fut, u32 i, u64 *offset); /* of a lowered one: captures, then AsyncInfo.saved; i below their number */

#endif
