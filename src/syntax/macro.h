/* macro — private to macro_*.c: compiled macro_rules.
 *
 * A pattern is flattened into a list of Locs that a set of threads walks side by side
 * over the arguments, as rustc does: a token moves all threads on, a fragment is
 * parsed only when exactly one thread wants it and no other could go on; nothing is
 * tried twice. A body is a tree of pieces.
 */
#ifndef POLLSCOPE_MACRO_H
#define POLLSCOPE_MACRO_H
#include "syntax/parser.h"

typedef enum { ML_TOKEN, ML_VAR, ML_SEQ, ML_SEQ_END, ML_SEQ_SEP, ML_SEQ_AGAIN, ML_EOF } LocKind;
typedef struct Loc {
  u8 kind, frag, op;      /* op: '*' '+' '?' of ML_SEQ, ML_SEQ_END */
  Token tok;              /* ML_TOKEN; ML_SEQ_SEP: the separator */
  u32 var, n_vars;        /* ML_VAR: its number; ML_SEQ: the first inside and how many */
  u32 depth;              /* of repetitions around a variable, or around this one */
  u32 to;                 /* ML_SEQ: first behind it; ML_SEQ_END, ML_SEQ_AGAIN: first inside */
} Loc;

typedef enum { MP_TOKEN, MP_VAR, MP_CRATE, MP_REPEAT } PieceKind;
typedef struct Piece {
  u8 kind, op;
  bool has_sep;
  Token tok;              /* MP_TOKEN, MP_CRATE; MP_REPEAT: separator; MP_VAR: where it stands */
  u32 var;
  struct Piece *sub; u32 n_sub;
} Piece;

typedef struct MacroTree {
  Loc *locs; u32 n_locs;
  Sym *vars; u32 n_vars;  /* by number */
  Piece *pieces; u32 n_pieces;
} MacroTree;

/* What a variable stands for: a fragment's tokens, or one entry a repetition. */
typedef struct Binding {
  bool seq;
  Tokens toks;
  VEC(struct Binding *) items;
} Binding;

typedef enum { MATCH_OK, MATCH_NO, MATCH_ERROR } MatchResult;
typedef struct MatchFail { u32 at; Token tok; bool ambiguous; } MatchFail;
MatchResult macro_match(Syntax *sx, Sym name, const MacroTree *lhs, Tokens args, Span whole, Binding **binds, MatchFail *why);
/* Documentation comments as the attributes they stand for. */
Tokens macro_plain_docs(Syntax *sx, Tokens t);
Token interp_token(Arena *a, FragKind k, Tokens t, Span sp);
#endif
