/* resolve_lint — unused imports and macros. dead_code: resolve_dead.c. */
#include "sema/resolve.h"
#include "sema/suggest.h"

static const char *zsym(Sema *s, Sym n) { return sym_z(s->sx->in, n); }

/* --- unused imports -------------------------------------------------------- */
static Str import_name(Sema *s, const Import *im) {
  Buf b = {0};
  for (u32 i = 0; i < im->n; i++) buf_fmt(&b, "%s%s", i ? "::" : "", zsym(s, im->segs[i].name.sym));
  if (im->glob) buf_z(&b, im->n ? "::*" : "*");
  if (im->type_only && im->n) buf_z(&b, "::{self}"), b.n -= 8;
  if (!im->glob && im->name != im->segs[im->n - 1].name.sym) buf_fmt(&b, " as %s", im->anon ? "_" : zsym(s, im->name));
  Str r = str_copy(s->arena, buf_view(&b));
  buf_free(&b);
  return r;
}

/* Can other crates see it? Then nobody knows who needs it. */
static bool exported(const Import *im) {
  if (im->vis.kind != VIS_PUB) return false;
  for (const Module *m = im->m; m; m = m->parent)
    if (m->is_block || (m->def && m->def->kind == DEF_MOD && m->def->vis.kind != VIS_PUB)) return false;
  return true;
}

static bool import_unused(const Import *im) { return !im->used && !im->failed && !im->item->span.ctx && !exported(im); }

/* Could a method call have been meant for the trait it brings? That is known only where types are. */
static bool maybe_trait(Sema *s, const Import *im) {
  Def *d = im->def[NS_TYPE];
  if (im->glob) return true;
  if (!d || d->kind != DEF_TRAIT) return false;
  members_read(s, d, 0);
  for (u32 i = 0; i < d->items.n; i++)
    if (map_get(&s->sx->member_names, d->items.v[i]->name, NULL)) return true;
  return false;
}

/* One message for each `use` item, its parts in order. */
static void unused_imports(Sema *s, bool traits_too) {
  ResolveState *r = s->resolve;
  for (u32 i = 0; i < r->imports.n;) {
    Item *it = r->imports.v[i]->item;
    Import *bad[32];
    u32 n = 0;
    bool unused[128];
    u32 leaves = 0;
    for (; i < r->imports.n && r->imports.v[i]->item == it; i++) {
      bool is_bad = import_unused(r->imports.v[i]) && (traits_too || !maybe_trait(s, r->imports.v[i]));
      if (leaves < COUNTOF(unused)) unused[leaves++] = is_bad;
      if (n < COUNTOF(bad) && is_bad) bad[n++] = r->imports.v[i];
    }
    if (!n) continue;
    Buf b = {0};
    for (u32 k = 0; k < n; k++) buf_fmt(&b, "%s`%.*s`", k == 0 ? "" : k + 1 == n ? " and " : ", ", STR_ARG(import_name(s, bad[k])));
    Diag *g = diag(s->sx->diags, DIAG_unused_imports, bad[0]->span, "unused import%s: %.*s", n == 1 ? "" : "s", STR_ARG(buf_view(&b)));
    for (u32 k = 1; k < n; k++) diag_label(s->sx->diags, g, bad[k]->span, "%s", "");
    buf_free(&b);
    if (leaves < COUNTOF(unused)) suggest_no_import(s, g, it, unused, leaves);
  }
}

static void unused_macros(Sema *s) {
  ResolveState *r = s->resolve;
  for (u32 i = 0; i < r->mods.n; i++)
    for (u32 k = 0; k < r->mods.v[i]->macros.n; k++) {
      Def *d = r->mods.v[i]->macros.v[k].def;
      if (d->used || d->is_lib || d->span.ctx || zsym(s, d->name)[0] == '_' || attr_find(d->item->attrs, SYM_macro_export)) continue;
      diag(s->sx->diags, DIAG_unused_macros, d->span, "unused macro definition: `%s`", zsym(s, d->name));
    }
}

static void derives_use_imports(Sema *s) {
  ResolveState *r = s->resolve;
  for (u32 i = 0; i < r->derive_uses.n; i++)
    for (u32 k = 0; k < r->imports.n; k++) {
      Import *im = r->imports.v[k];
      bool here = false;
      for (Module *m = r->derive_uses.v[i].m; m && !here; m = m->is_block ? m->parent : NULL) here = m == im->m;
      if (here && im->name == r->derive_uses.v[i].name && (im->glob || (im->def[NS_TYPE] && im->def[NS_TYPE]->kind == DEF_TRAIT))) im->used = true;
    }
}

void resolve_lint_with_errors(Sema *s, bool stopped) {
  derives_use_imports(s);
  unused_imports(s, !stopped);
  unused_macros(s);
}

void resolve_lint(Sema *s) {
  derives_use_imports(s);
  dead_code_lint(s);
  unused_imports(s, true);
  unused_macros(s);
}

/* --- dump ------------------------------------------------------------------ */
static void dump_fn(Sema *s, Def *d, Buf *out) {
  const FnSig *sig = def_sig(s, d);
  buf_fmt(out, "fn %.*s(", STR_ARG(def_path(s, d, s->arena)));
  for (u32 i = 0; i < sig->n; i++) {
    if (i) buf_z(out, ", ");
    ty_print(s, sig->inputs[i], out);
  }
  buf_z(out, ") -> ");
  ty_print(s, sig->output, out);
  buf_ch(out, '\n');
}

static void dump_adt(Sema *s, Def *d, Buf *out) {
  u32 n;
  VariantDef *v = def_variants(s, d, &n);
  buf_fmt(out, "%s ", def_kind_name(d));
  ty_print(s, def_type(s, d), out);
  buf_ch(out, '\n');
  for (u32 i = 0; i < n; i++) {
    if (d->kind == DEF_ENUM) buf_fmt(out, "  %s = %lld\n", zsym(s, v[i].def->name), (long long)v[i].disc);
    for (u32 k = 0; k < v[i].n; k++) {
      buf_fmt(out, "    %s: ", zsym(s, v[i].fields[k].name));
      ty_print(s, field_type(s, &v[i].fields[k]), out);
      buf_ch(out, '\n');
    }
  }
}

static void dump_def(Sema *s, Def *d, Buf *out) {
  if (!d->item || d->opaque_fn) return;
  switch (d->kind) {
  case DEF_FN: dump_fn(s, d, out); break;
  case DEF_STRUCT: case DEF_ENUM: case DEF_UNION: dump_adt(s, d, out); break;
  case DEF_IMPL:
    impl_header(s, d);
    buf_z(out, "impl ");
    if (d->impl_trait.trait) buf_fmt(out, "%s for ", zsym(s, d->impl_trait.trait->name));
    if (d->impl_self) ty_print(s, d->impl_self, out);
    buf_ch(out, '\n');
    break;
  case DEF_TRAIT: buf_fmt(out, "trait %s\n", zsym(s, d->name)); break;
  case DEF_CONST: case DEF_STATIC: case DEF_ALIAS: case DEF_ASSOC_TY: {
    Ty t = def_type(s, d);
    buf_fmt(out, "%s %s: ", def_kind_name(d), zsym(s, d->name));
    if (t) ty_print(s, t, out);
    buf_ch(out, '\n');
    break;
  }
  default: break;
  }
  for (u32 i = 0; i < d->items.n; i++) dump_def(s, d->items.v[i], out);
}

void dump_sigs(Sema *s, Buf *out) {
  ResolveState *r = s->resolve;
  for (u32 i = 0; i < r->mods.n; i++)
    for (u32 k = 0; k < r->mods.v[i]->defs.n; k++) dump_def(s, r->mods.v[i]->defs.v[k], out);
}
