/* source — files, spans, expansions, diagnostics.
 *
 * All files of a program (the learner's and the library's) share one line of
 * byte positions: file i covers [base, base + text.n]. A Span is two positions
 * and an expansion context. Nothing here reads a file; text is handed in.
 */
#ifndef POLLSCOPE_SOURCE_H
#define POLLSCOPE_SOURCE_H
#include "base/base.h"

typedef struct Span {
  u32 lo, hi;   /* global byte positions, half open; lo == hi == 0: nowhere */
  u32 ctx;      /* index of the Expansion that made this text appear; 0: written there */
} Span;
#define NO_SPAN ((Span){0, 0, 0})

/* A part of a library file that is read only when something asks for it: the lexer passes over it and
 * leaves one token (T_LATER) in its place. Parts nest; a file's are sorted by lo. */
typedef enum PartKind {
  PART_BODY,            /* the braces of a function or macro_rules, or of an impl or trait that is read whole */
  PART_ITEMS,           /* the braces of an impl or trait: every item inside is a PART_MEMBER */
  PART_MEMBER,
  PART_FN               /* a function of the module, attributes and all: no token stands for it */
} PartKind;
typedef struct TextPart {
  u32 lo, hi;           /* file-relative */
  const char *name;     /* PART_MEMBER, PART_FN */
  u8 kind;
} TextPart;
typedef VEC(TextPart) TextParts;

typedef struct SourceFile {
  Str name;             /* as the user wrote it, or "<std>/vec.rs" for the library */
  Str text;             /* valid UTF-8, line ends as found */
  u32 base;             /* position of its first byte */
  u32 *line_starts;     /* file-relative offsets; built when first asked */
  u32 n_lines;
  bool is_lib;
  bool proven;          /* a build of the library has read it before: it lexes and its delimiters fit */
  const TextPart *parts; u32 n_parts;
} SourceFile;

/* One macro, derive, attribute or desugaring at work. Hygiene: a token of a
 * macro_rules body gets ctx = the expansion's index; a token the caller passed
 * keeps its own. Local names are equal when (Sym, ctx) is; where none is found,
 * look again with ctx = expansion.def_ctx (the context the macro was defined
 * in), until 0. Items, types and fields ignore ctx. */
typedef enum { EXPN_MACRO, EXPN_DERIVE, EXPN_ATTR, EXPN_DESUGAR } ExpnKind;
typedef struct Expansion {
  ExpnKind kind;
  Sym name;             /* "println", "Debug", "for loop", "?" ... */
  Span call_site;       /* its ctx leads on outwards */
  u32 def_ctx;          /* hygiene parent: context of the definition */
  u32 def_at;           /* where that stands: of the variables there, its text means those before; 0: whatever there is */
  bool def_in_lib;      /* the macro is the library's: shown at its call site */
  u32 def_crate;        /* what $crate means in its tokens (index of a crate) */
} Expansion;

typedef struct Sources {
  Arena *arena;
  VEC(SourceFile *) files;
  VEC(Expansion) expns; /* [0] is unused */
  SourceFile *last;     /* that sources_file found last */
  u32 next_base;        /* starts at 1 so that position 0 is nowhere */
} Sources;

Sources *sources_new(Arena *a);
SourceFile *sources_add(Sources *s, Str name, Str text, bool is_lib); /* keeps the views */
u32 sources_add_expansion(Sources *s, Expansion e);                   /* its ctx */
SourceFile *sources_file(const Sources *s, u32 pos);                  /* NULL if none */
typedef struct Place { const SourceFile *file; u32 line, col; } Place;/* 1-based; col in characters */
Place sources_place(const Sources *s, u32 pos);
Str sources_line(const Sources *s, const SourceFile *f, u32 line);    /* without its end */
u32 sources_line_start(const Sources *s, const SourceFile *f, u32 line); /* global position */
Span span_to(Span a, Span b);                                         /* from a's lo to b's hi, a's ctx */
/* Where a person sees it: out of every expansion whose macro is the library's
 * (and of every derive, attribute and desugaring), so that the result is in text
 * that the learner wrote unless the span never was. */
Span sources_user_span(const Sources *s, Span sp);
Span sources_root_span(const Sources *s, Span sp);                    /* out of all expansions */
Span sources_join(const Sources *s, Span a, Span b);                  /* span_to, first climbing out to a common context */

/* --- Diagnostics are data ------------------------------------------------ */
typedef enum { SEV_ERROR, SEV_WARNING, SEV_NOTE, SEV_HELP } Severity;
typedef enum DiagCode {
#define DIAG(id, sev, code, lint) DIAG_##id,
#include "source/diag.def"
#undef DIAG
  DIAG_COUNT_
} DiagCode;

typedef struct DiagLabel { Span span; Str text; } DiagLabel;
/* A suggestion is a help with edits: make them all (of one way) and the complaint is met. The grades
 * are rustc's: CERTAIN ones `check --fix` makes itself, HOLES leave something to be filled in. */
typedef enum { FIX_CERTAIN, FIX_MAYBE, FIX_HOLES } FixGrade;
typedef struct Edit { Span at; /* empty: put before at.lo */ Str text; u32 way; /* where there are several: 0, 1.. */ } Edit;
typedef VEC(Edit) Edits;
typedef struct DiagSub {
  Severity sev;
  Span span;            /* may be NO_SPAN */
  Str text, label;
  DiagLabel more;       /* a second place; or nowhere */
  Edits edits;          /* sorted, none over another, all in one file of the learner's */
  FixGrade grade;
  u32 ways;             /* further choices than the first */
  bool unmade;          /* one of its edits would be in text that is not the learner's: it stays words */
} DiagSub;
typedef struct Diag {
  DiagCode code;
  Severity sev;
  Span span;            /* primary */
  Str msg, label;       /* label: text at the primary carets; may be empty */
  VEC(DiagLabel) labels;
  VEC(DiagSub) subs;    /* notes and helps */
  bool leveled; Span level_at; /* a lint whose level an attribute sets, there */
} Diag;
typedef struct Diags {
  Arena *arena;
  const Sources *src;
  VEC(Diag *) list;
  u32 n_errors, n_warnings, n_unsupported; /* unsupported ones are counted as errors too */
  Map seen;             /* hash of (code, span, msg) -> index in list */
} Diags;

Diags *diags_new(Arena *a, const Sources *s);
/* Adds one; msg is printf-like. Identical (code, span, msg) are kept once. The
 * returned Diag can be given labels and notes; never NULL. */
Diag *diag(Diags *d, DiagCode code, Span at, const char *fmt, ...) PRINTF(4, 5);
void diag_primary(Diags *d, Diag *g, const char *fmt, ...) PRINTF(3, 4); /* text at its carets */
void diag_label(Diags *d, Diag *g, Span at, const char *fmt, ...) PRINTF(4, 5);
void diag_note(Diags *d, Diag *g, const char *fmt, ...) PRINTF(3, 4);
void diag_help(Diags *d, Diag *g, const char *fmt, ...) PRINTF(3, 4);
void diag_note_at(Diags *d, Diag *g, Span at, const char *fmt, ...) PRINTF(4, 5);
void diag_help_at(Diags *d, Diag *g, Span at, const char *fmt, ...) PRINTF(4, 5);
/* Of the note or help added last: text at its carets; a second place with a text. */
void diag_sub_primary(Diags *d, Diag *g, const char *fmt, ...) PRINTF(3, 4);
void diag_sub_label(Diags *d, Diag *g, Span at, const char *fmt, ...) PRINTF(4, 5);
/* A suggestion, and then what it changes: text (printf-like) in place of what is at `at`. Edits in the
 * library's text or in what a macro made leave the sentence alone, without edits; in a macro of the
 * learner's own, nothing is certain. diag_other_way: the edits from here on are another choice. */
void diag_suggest(Diags *d, Diag *g, FixGrade grade, const char *fmt, ...) PRINTF(4, 5);
void diag_edit(Diags *d, Diag *g, Span at, const char *fmt, ...) PRINTF(4, 5);
void diag_cut(Diags *d, Diag *g, Span at);
void diag_other_way(Diag *g);
bool diag_suggests(const Diag *g);     /* has it a suggestion with edits? */
/* The text of file f with edits made that are sorted and do not overlap. */
void edits_apply(const Edit *v, u32 n, const SourceFile *f, Buf *out);
/* What lies in a file, as far as text goes. */
Str sources_text(const Sources *s, Span sp);
static inline Span span_start(Span sp) { return (Span){sp.lo, sp.lo, sp.ctx}; }   /* where an insertion goes */
static inline Span span_end(Span sp) { return (Span){sp.hi, sp.hi, sp.ctx}; }
/* "pollscope does not support WHAT yet": exit status 3. feature is a row id of support.def. */
Diag *diag_unsupported(Diags *d, Span at, const char *fmt, ...) PRINTF(3, 4);
bool diags_refused(const Diags *d);    /* is there an error that is no lint? */
void diags_sort(Diags *d);             /* by file and position, errors as found within */
/* rustc's text form: "error[E0308]: ..." / "  --> file:line:col" / source with
 * carets placed by display width. color: ANSI colours. */
void diag_render(const Diags *d, const Diag *g, bool color, Buf *out);
void diags_render_all(const Diags *d, bool color, Buf *out);
Str diag_code_name(DiagCode c);        /* "E0308", "unused_must_use", "" */
Str diag_lint_name(DiagCode c);        /* "unused_must_use"; empty: no lint */
u32 diag_pitfall(DiagCode c, const char **same_as); /* its row of pitfall.def; UINT32_MAX: it is none */
Str diag_page_name(DiagCode c);        /* the same; of an error without a code the name of its page in explain/, if it has one */
Severity diag_code_severity(DiagCode c); /* a lint's: unless an attribute says otherwise */
const char *diag_lint_group(DiagCode c); /* "unused", "nonstandard_style" or NULL */

#endif
