/* format_lower — what a format string with its arguments means:
 *
 *   format_arguments_new(&["a", "b"], &[format_arg_display(&x), ..], &[format_placeholder_new(..), ..])
 *
 * Arguments are evaluated once and in the order written. Where they are not used
 * once each in that order, the middle part is
 *   &match (&x, &y) { args => [format_arg_display(args.1), format_arg_debug(args.1), ..] }
 * No placeholders are passed when each piece is simply followed by the next argument. */
#include "syntax/ast_build.h"

typedef struct Entry { u32 arg; u8 how; } Entry;   /* how: a FMT_ trait, or COUNT_HOW */
enum { COUNT_HOW = 100 };

typedef struct Lower {
  Syntax *sx;
  const FormatArgs *fa;
  Span sp;
  VEC(Entry) entries;
} Lower;

static u32 entry(Lower *l, u32 arg, u8 how) {
  for (u32 i = 0; i < l->entries.n; i++)
    if (l->entries.v[i].arg == arg && l->entries.v[i].how == how) return i;
  vec_push(l->sx->arena, &l->entries, (Entry){arg, how});
  return l->entries.n - 1;
}

static bool plain(const FormatSpec *s) {
  return s->fill == ' ' && !s->align && !s->plus && !s->minus && !s->alt && !s->zero && !s->debug_hex_lower && !s->debug_hex_upper &&
         s->width_kind == COUNT_NONE && s->prec_kind == COUNT_NONE;
}

/* All specs first, then the counts, as rustc numbers them. */
static bool collect(Lower *l) {
  bool simple = true;
  for (u32 i = 0; i < l->fa->n_specs; i++) {
    const FormatSpec *s = &l->fa->specs[i];
    simple &= entry(l, s->arg, (u8)s->trait) == i && plain(s);
  }
  for (u32 i = 0; i < l->fa->n_specs; i++) {
    const FormatSpec *s = &l->fa->specs[i];
    if (s->prec_kind == COUNT_ARG) entry(l, s->prec, COUNT_HOW);
    if (s->width_kind == COUNT_ARG) entry(l, s->width, COUNT_HOW);
  }
  return simple;
}

static const char *maker(u8 how) {
  switch (how) {
  case FMT_DISPLAY: return "format_arg_display";
  case FMT_DEBUG: return "format_arg_debug";
  case FMT_LOWER_HEX: return "format_arg_lower_hex";
  case FMT_UPPER_HEX: return "format_arg_upper_hex";
  case FMT_OCTAL: return "format_arg_octal";
  case FMT_BINARY: return "format_arg_binary";
  case FMT_LOWER_EXP: return "format_arg_lower_exp";
  case FMT_UPPER_EXP: return "format_arg_upper_exp";
  case FMT_POINTER: return "format_arg_pointer";
  default: return "format_arg_count";
  }
}

static Expr *make_arg(Lower *l, u8 how, Span sp, Expr *ref) {
  Span own = {sp.lo, sp.hi, sp.ctx};
  return build_lang_call(l->sx, own, maker(how), maker(how), &ref, 1);
}

static Span arg_span(const Lower *l, u32 arg) { return l->fa->args[arg]->span; }

static Expr *args_direct(Lower *l) {
  u32 n = l->entries.n;
  Expr **v = NEW_N(l->sx->arena, Expr *, n ? n : 1);
  for (u32 i = 0; i < n; i++) {
    Expr *a = l->fa->args[i];
    v[i] = make_arg(l, l->entries.v[i].how, a->span, build_ref(l->sx, a->span, a, false));
  }
  return build_array(l->sx, l->sp, v, n);
}

static Expr *args_matched(Lower *l) {
  Syntax *sx = l->sx;
  Ident args = {intern_z(sx->in, "args"), l->sp};
  Expr *tuple = build_expr(sx, E_TUPLE, l->sp);
  tuple->args = NEW_N(sx->arena, Expr *, l->fa->n_args);
  tuple->n = l->fa->n_args;
  for (u32 i = 0; i < tuple->n; i++) tuple->args[i] = build_ref(sx, arg_span(l, i), l->fa->args[i], false);
  u32 n = l->entries.n;
  Expr **v = NEW_N(sx->arena, Expr *, n ? n : 1);
  for (u32 i = 0; i < n; i++) {
    Entry e = l->entries.v[i];
    Span sp = arg_span(l, e.arg);
    v[i] = make_arg(l, e.how, sp, build_field(sx, sp, build_name(sx, args), e.arg));
  }
  Arm arm = {.pat = build_bind(sx, args, false), .body = build_array(sx, l->sp, v, n), .span = l->sp};
  return build_match(sx, l->sp, tuple, &arm, 1);
}

static bool in_order(const Lower *l) {
  if (l->entries.n != l->fa->n_args) return false;
  for (u32 i = 0; i < l->entries.n; i++)
    if (l->entries.v[i].arg != i) return false;
  return true;
}

static u64 flag_bits(const FormatSpec *s) {
  return (u64)(s->plus | s->minus << 1 | s->alt << 2 | s->zero << 3 | s->debug_hex_lower << 4 | s->debug_hex_upper << 5);
}

static u32 count_value(Lower *l, int kind, u32 v) { return kind == COUNT_ARG ? entry(l, v, COUNT_HOW) : kind == COUNT_IS ? v : 0; }

static Expr *placeholder(Lower *l, const FormatSpec *s) {
  Syntax *sx = l->sx;
  Expr *v[8] = {build_int(sx, l->sp, entry(l, s->arg, (u8)s->trait), "usize"),
                build_char(sx, l->sp, s->fill),
                build_int(sx, l->sp, s->align, "u8"),
                build_int(sx, l->sp, flag_bits(s), "u32"),
                build_int(sx, l->sp, s->prec_kind, "u8"),
                build_int(sx, l->sp, count_value(l, (int)s->prec_kind, s->prec), "usize"),
                build_int(sx, l->sp, s->width_kind, "u8"),
                build_int(sx, l->sp, count_value(l, (int)s->width_kind, s->width), "usize")};
  return build_lang_call(sx, l->sp, "format_placeholder_new", "format_placeholder_new", v, 8);
}

Expr *format_lower(Syntax *sx, Expr *format) {
  const FormatArgs *fa = format->fmt;
  Lower l = {.sx = sx, .fa = fa, .sp = build_ctx(sx, "format_args", format->span)};
  bool simple = collect(&l);
  Expr **pieces = NEW_N(sx->arena, Expr *, fa->n_pieces + 1), **specs = NEW_N(sx->arena, Expr *, fa->n_specs + 1);
  for (u32 i = 0; i < fa->n_pieces; i++) pieces[i] = build_str(sx, l.sp, fa->pieces[i]);
  for (u32 i = 0; !simple && i < fa->n_specs; i++) specs[i] = placeholder(&l, &fa->specs[i]);
  Expr *args = in_order(&l) ? args_direct(&l) : args_matched(&l);
  Expr *three[3] = {build_ref(sx, l.sp, build_array(sx, l.sp, pieces, fa->n_pieces), false), build_ref(sx, l.sp, args, false),
                    build_ref(sx, l.sp, build_array(sx, l.sp, specs, simple ? 0 : fa->n_specs), false)};
  Expr *call = build_lang_call(sx, l.sp, "format_arguments_new", "format_arguments_new", three, 3);
  call->desugar = DS_FORMAT;
  return call;
}
