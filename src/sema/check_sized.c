/* Values whose size is not known: variables, arguments and results of calls must not be of such a type. */
#include "sema/check.h"

static bool unsized_value(Fcx *fc, Ty t) {
  if (t->kind == TY_STR || t->kind == TY_SLICE || t->kind == TY_DYN) return true;
  return t->kind == TY_PARAM && !ty_is_sized(fc->s, fc->env, t);
}
static void report(Fcx *fc, Ty t, Span at, const char *note) {
  Diags *d = fc_diags(fc);
  Str ts = tystr(fc, t);
  at = sources_user_span(fc->s->sx->src, at);
  Diag *g = diag(d, DIAG_E0277, at, "the size for values of type `%.*s` cannot be known at compilation time", STR_ARG(ts));
  diag_primary(d, g, "doesn't have a size known at compile-time");
  diag_help(d, g, "the trait `Sized` is not implemented for `%.*s`", STR_ARG(ts));
  diag_note(d, g, "%s", note);
}
static void check_local(Fcx *fc, Local *l) {
  Ty t = infer_resolve(fc->inf, l->ty);
  if (!unsized_value(fc, t)) return;
  fc->root->has_error = true;
  if (l->is_param) return;                     /* said of the signature */
  report(fc, t, l->name.span, "all local variables must have a statically known size");
}
void check_sized_values(Fcx *fc) {
  if (fc->owner->is_lib) return;
  for (u32 i = 0; i < fc->bodies.n; i++)
    for (u32 k = 0; k < fc->bodies.v[i]->locals.n; k++) check_local(fc, fc->bodies.v[i]->locals.v[k]);
  for (u32 i = 0; i < fc->exprs.n; i++) {
    Expr *e = fc->exprs.v[i];
    if (e->kind != E_CALL || !e->ty) continue;
    Ty t = infer_resolve(fc->inf, e->ty);
    if (!unsized_value(fc, t)) continue;
    fc->root->has_error = true;
    report(fc, t, e->span, "the return type of a function must have a statically known size");
  }
}
