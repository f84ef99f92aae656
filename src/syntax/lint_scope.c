/* lint_scope — where #[allow], #[expect], #[warn], #[deny] and #[forbid] hold.
 *
 * The parser notes for each lint that such an attribute names the stretch of text
 * that the attribute governs, in the expansion that it stands in; sema gives a lint
 * its level by the innermost stretch around its place. A name that a macro's caller
 * wrote stands in other text than the attribute in the macro's body; bindings are
 * therefore marked with the node whose attributes they are under (Pat.lint_node).
 */
#include "syntax/parser.h"

static bool level_of(const Syntax *sx, const Attr *a, LintLevel *out) {
  static const char *const names[] = {"allow", "expect", "warn", "deny", "forbid"};
  if (!a->path || a->path->n != 1 || a->eq) return false;
  Str s = sym_str(sx->in, a->path->segs[0].name.sym);
  for (u32 i = 0; i < COUNTOF(names); i++) {
    *out = (LintLevel)i;
    if (str_eqz(s, names[i])) return true;
  }
  return false;
}

static bool any_level(const Syntax *sx, Attrs attrs) {
  LintLevel l;
  for (u32 i = 0; i < attrs.n; i++)
    if (level_of(sx, &attrs.v[i], &l)) return true;
  return false;
}

u32 lint_scope_open(Parser *p, Attrs attrs) {
  u32 before = p->sx->lint_node;
  if (attrs.n && !p->quiet && any_level(p->sx, attrs)) {
    vec_push(p->sx->arena, &p->sx->lint_around, before);
    p->sx->lint_node = p->sx->lint_around.n;
  }
  return before;
}

static bool lint_tool(Str name) {
  static const char *const known[] = {"clippy", "rustdoc", "rustc", "rustfmt", "miri", "diagnostic", "rust_analyzer"};
  for (u32 i = 0; i < COUNTOF(known); i++)
    if (str_eqz(name, known[i])) return true;
  return false;
}

static void add(Syntax *sx, const Attr *a, LintLevel level, Span span, u32 node) {
  for (u32 i = 0; i < a->args.n; i++) {
    const Token *t = &a->args.v[i];
    bool path = i + 1 < a->args.n && a->args.v[i + 1].kind == T_COLONCOLON;   /* a tool's: none but Clippy's leave is heeded */
    if (path && level <= LINT_EXPECT && i + 2 < a->args.n && str_eqz(sym_str(sx->in, t->sym), "clippy")) {
      Sym of = intern(sx->in, str_fmt(sx->arena, "clippy::%s", sym_z(sx->in, a->args.v[i + 2].sym)));
      vec_push(sx->arena, &sx->lints, (LintScope){.level = level, .lint = of, .at = t->span, .span = span, .node = node});
    }
    if (path && i + 2 < a->args.n && !lint_tool(sym_str(sx->in, t->sym))) {
      const Token *of = &a->args.v[i + 2];
      Str msg = str_fmt(sx->arena, "unknown tool name `%s` found in scoped lint: `%s::%s`", sym_z(sx->in, t->sym), sym_z(sx->in, t->sym), sym_z(sx->in, of->sym));
      vec_push(sx->arena, &sx->early_lints, (EarlyLint){DIAG_E0710, t->span, msg.p});
    }
    if (path) i += 2;
    if (path || t->kind != T_IDENT) continue;
    if (i + 1 < a->args.n && a->args.v[i + 1].kind == T_EQ) break;            /* reason = "..." */
    vec_push(sx->arena, &sx->lints, (LintScope){.level = level, .lint = t->sym, .at = t->span, .span = span, .node = node});
  }
}

void lint_scope_close(Parser *p, Attrs attrs, Span span, u32 before) {
  Syntax *sx = p->sx;
  u32 node = sx->lint_node == before ? 0 : sx->lint_node;
  sx->lint_node = before;
  if (p->quiet) return;
  LintLevel level;
  for (u32 i = attrs.n; i-- > 0;)      /* the last of a node's attributes counts first */
    if (level_of(sx, &attrs.v[i], &level)) add(sx, &attrs.v[i], level, span, node);
}

void note_early_lint(Parser *p, DiagCode c, Span at, const char *msg) {
  const SourceFile *f = sources_file(p->sx->src, at.lo);
  if (!p->quiet && !p->err && !at.ctx && f && !f->is_lib) vec_push(p->sx->arena, &p->sx->early_lints, (EarlyLint){c, at, msg});
}

void note_loose_attrs(Parser *p, Attrs attrs, AttrSite site) {
  for (u32 i = 0; i < attrs.n && !p->quiet; i++) {
    const SourceFile *f = sources_file(p->sx->src, attrs.v[i].span.lo);
    if (f && !f->is_lib && attrs.v[i].path && attrs.v[i].path->n) vec_push(p->sx->arena, &p->sx->loose_attrs, (LooseAttr){&attrs.v[i], site});
  }
}

void lint_scope_ignored(Parser *p, Attrs attrs, const Expr *mac) {
  LintLevel level;
  for (u32 i = 0; i < attrs.n && !p->quiet; i++) {
    const Attr *a = &attrs.v[i];
    const SourceFile *f = sources_file(p->sx->src, a->span.lo);
    if (!level_of(p->sx, a, &level) || !f || f->is_lib) continue;
    const char *name = sym_z(p->sx->in, a->path->segs[0].name.sym), *of = sym_z(p->sx->in, mac->path->segs[mac->path->n - 1].name.sym);
    Diag *g = complain_at(p, DIAG_unused_attributes, a->span, "unused attribute `%s`", name);
    diag_note_at(p->sx->diags, g, mac->path->span, "the built-in attribute `%s` will be ignored, since it's applied to the macro invocation `%s`", name, of);
  }
}
