/* resolve_attr — attributes: those that are macros, those that nobody knows, lints that
 * nobody knows. */

#include "sema/resolve.h"

/* `use tokio::main; #[main]` means #[tokio::main]: the path behind one imported name. */
static Str attr_path(Sema *s, Module *m, const Attr *a) {
  Buf b = {0};
  const PathSeg *segs = a->path->segs;
  u32 n = a->path->n;
  Binding *bd = n == 1 ? map_ptr(&m->names[NS_TYPE], segs[0].name.sym) : NULL;
  if (bd && bd->imp && !bd->imp->glob) segs = bd->imp->segs, n = bd->imp->n;
  for (u32 i = 0; i < n; i++) {
    if (i) buf_z(&b, "::");
    buf_str(&b, sym_str(s->sx->in, segs[i].name.sym));
  }
  Str r = str_copy(s->arena, buf_view(&b));
  buf_free(&b);
  return r;
}

/* Attributes of the language itself, and the macros of its prelude. */
static bool attr_known(Str name) {
  static const char *const known[] = {
    "allow", "automatically_derived", "bench", "cfg", "cfg_attr", "cfg_eval", "cold", "coverage", "deny", "deprecated", "derive", "doc",
    "expect", "export_name", "feature", "forbid", "global_allocator", "ignore", "inline", "link", "link_name", "link_section", "macro_export",
    "macro_use", "must_use", "naked", "no_implicit_prelude", "no_link", "no_main", "no_mangle", "no_std", "non_exhaustive", "panic_handler",
    "path", "proc_macro", "proc_macro_attribute", "proc_macro_derive", "recursion_limit", "repr", "should_panic", "target_feature", "test",
    "test_case", "track_caller", "type_length_limit", "unsafe", "used", "warn", "windows_subsystem", "crate_name", "crate_type",
    "debugger_visualizer", "instruction_set", "collapse_debuginfo", "derive_const", "type_const",
  };
  for (u32 i = 0; i < COUNTOF(known); i++)
    if (str_eqz(name, known[i])) return true;
  return false;
}

static bool attr_named(Module *m, const Attr *a, Str path) {
  Sym first = a->path->segs[0].name.sym;
  return attr_known(path) || map_ptr(&m->names[NS_TYPE], first) || map_ptr(&m->names[NS_MACRO], first);
}

static void not_found(Sema *s, const Attr *a, Str path) {
  diag(s->sx->diags, DIAG_ERROR, a->path->span, "cannot find attribute `%.*s` in this scope", STR_ARG(path));
}

static void derive_not_here(Sema *s, const Attr *a) {
  Diag *g = diag(s->sx->diags, DIAG_E0774, a->span, "`derive` may only be applied to `struct`s, `enum`s and `union`s");
  diag_primary(s->sx->diags, g, "not applicable here");
}

bool item_is_data(const Item *it) { return it->kind == I_STRUCT || it->kind == I_ENUM || it->kind == I_UNION; }

void collect_attributes(Sema *s, Module *m, Item *it) {
  if (m->krate->is_lib) return;
  for (u32 i = 0; i < it->attrs.n; i++) {
    Attr *a = &it->attrs.v[i];
    if (!a->path || !a->path->n) continue;
    if (attr_is(s, a, "derive") && !item_is_data(it)) derive_not_here(s, a);
    Str path = attr_path(s, m, a);
    if (memchr(path.p, ':', path.n) == NULL) {
      if (!attr_named(m, a, path)) not_found(s, a, path);
      continue;
    }
    if (!attr_macro_expand(s->sx, a, path, it) && a->path->n > 1 && !str_starts(path, "rustfmt::") && !str_starts(path, "clippy::"))
      no_macro(s, m, a->path);
  }
}

/* Fields, variants, members and statements: no attribute macro does anything there. */
static void loose_attribute(Sema *s, const LooseAttr *l) {
  const Attr *a = l->attr;
  Module *root = crate_root(s, 0);
  if (a->path->n != 1) return;
  Sym name = a->path->segs[0].name.sym;
  if (name == SYM_derive && l->site != ATTR_ON_FIELD && l->site != ATTR_ON_VARIANT) derive_not_here(s, a);
  else if (name == SYM_derive) diag(s->sx->diags, DIAG_ERROR, a->path->span, "expected non-macro attribute, found attribute macro `derive`");
  if (str_eqz(sym_str(s->sx->in, name), "default") && l->site == ATTR_ON_VARIANT) return;      /* derive(Default) asks for it */
  if (!attr_named(root, a, sym_str(s->sx->in, name))) not_found(s, a, sym_str(s->sx->in, name));
}

static bool lint_known(Str name) {
  static const char *const names[] = {
#define LINT(name) #name,
#include "sema/lint_name.def"
#undef LINT
  };
  u32 lo = 0, hi = COUNTOF(names);
  while (lo < hi) {
    u32 mid = (lo + hi) / 2;
    int c = str_cmp(str_of(names[mid]), name);
    if (!c) return true;
    if (c < 0) lo = mid + 1;
    else hi = mid;
  }
  return false;
}

static void unknown_lints(Sema *s) {
  for (u32 i = 0; i < s->sx->lints.n; i++) {
    const LintScope *x = &s->sx->lints.v[i];
    const SourceFile *f = sources_file(s->sx->src, x->at.lo);
    if (str_starts(sym_str(s->sx->in, x->lint), "clippy::")) continue;      /* it is not here to say which it has */
    if (f && !f->is_lib && !lint_known(sym_str(s->sx->in, x->lint)))
      diag(s->sx->diags, DIAG_unknown_lints, x->at, "unknown lint: `%s`", sym_z(s->sx->in, x->lint));
  }
}

void check_attributes(Sema *s) {
  for (u32 i = 0; i < s->sx->early_lints.n; i++)
    diag(s->sx->diags, s->sx->early_lints.v[i].code, s->sx->early_lints.v[i].at, "%s", s->sx->early_lints.v[i].msg);
  for (u32 i = 0; i < s->sx->loose_attrs.n; i++) loose_attribute(s, &s->sx->loose_attrs.v[i]);
  unknown_lints(s);
}
