/* type_name.c — types as `std::any::type_name` words them: every name with the whole path of the module that
 * defines it. A library module or item that stands elsewhere than in the real library says so: #[home = "core::fmt"].
 */
#include "sema/resolve.h"

static void z(Buf *o, const char *t) { buf_z(o, t); }
static void print_list(Sema *s, const Ty *v, u32 n, Buf *o) {
  for (u32 i = 0; i < n; i++) {
    if (i) z(o, ", ");
    type_name_print(s, v[i], o);
  }
}
static void print_args(Sema *s, const Ty *v, u32 n, Buf *o) {
  if (!n) return;
  z(o, "<");
  print_list(s, v, n, o);
  z(o, ">");
}
/* Lifetimes are no arguments here, but each is shown. Gives their number. */
static u32 print_lifetimes(const Def *d, Buf *o) {
  u32 n = 0;
  for (u32 i = 0; d->item && i < d->item->generics.n; i++)
    if (d->item->generics.v[i].kind == GP_LIFETIME) z(o, n++ ? ", '_" : "<'_");
  return n;
}
static void print_adt_args(Sema *s, Ty t, Buf *o) {
  u32 lifetimes = print_lifetimes(t->def, o), n = ty_shown_args(s, t->def, t->args);
  if (!lifetimes) {
    print_args(s, t->args->v, n, o);
    return;
  }
  if (n) z(o, ", ");
  print_list(s, t->args->v, n, o);
  z(o, ">");
}

static void print_path(Sema *s, Def *d, TyList *args, Buf *o);

/* Where what is declared in m is defined. */
static void print_module(Sema *s, Module *m, TyList *args, Buf *o) {
  if (m->is_block && m->owner) print_path(s, m->owner, args, o);
  else {
    m = module_normal(m);
    if (m->def->kind == DEF_CRATE) buf_str(o, m->krate->index ? sym_str(s->sx->in, m->krate->name) : STR("main"));
    else print_path(s, m->def, args, o);
  }
}

void module_path_print(Sema *s, Module *m, Buf *o) { print_module(s, m, NULL, o); }

static bool is_closure(const Def *d) { return d->kind == DEF_CLOSURE || d->kind == DEF_ASYNC; }

static void print_impl(Sema *s, Def *impl, TyList *args, Buf *o) {
  impl_header(s, impl);
  Ty self = impl->impl_self ? ty_subst(s, impl->impl_self, args) : s->t_err;
  Def *trait = impl->impl_trait.trait;
  bool plain = trait || self->kind != TY_ADT || module_normal(self->def->module) == module_normal(impl->module);
  if (!plain || (!trait && self->kind != TY_ADT)) {
    print_module(s, impl->module, args, o);
    z(o, "::<impl ");
    type_name_print(s, self, o);
    z(o, ">");
  } else if (trait) {
    TraitRef tr = {trait, ty_subst_list(s, impl->impl_trait.args, args)};
    z(o, "<");
    type_name_print(s, self, o);
    z(o, " as ");
    print_path(s, trait, NULL, o);
    print_args(s, tr.args->v + 1, tr.args->n - 1, o);
    z(o, ">");
  } else type_name_print(s, self, o);
}

/* The path of d, without its own arguments. */
static void print_path(Sema *s, Def *d, TyList *args, Buf *o) {
  Str home;
  const Attr *a = d->is_lib && d->item ? attr_find(d->item->attrs, SYM_home) : NULL;
  if (a && attr_value(s->sx->in, a, &home)) {
    buf_str(o, home);
    if (d->kind == DEF_MOD) return;
    z(o, "::");
    buf_str(o, sym_str(s->sx->in, d->name));
    return;
  }
  Def *up = d->parent;
  if (is_closure(d) && d->body && d->body->parent) up = d->body->parent->def;
  if (d->kind == DEF_MOD) print_module(s, d->as_module->parent, args, o);
  else if (up && up->kind == DEF_IMPL) print_impl(s, up, args ? args : s->no_args, o);
  else if (up && up->kind == DEF_TRAIT && args && args->n) {
    z(o, "<");
    type_name_print(s, args->v[0], o);
    z(o, " as ");
    print_path(s, up, NULL, o);
    const Generics *g = def_generics(s, up);
    u32 n = generics_total(g);
    if (n <= args->n) print_args(s, args->v + 1, n - 1, o);
    z(o, ">");
  } else if (up) print_path(s, up, args, o);
  else print_module(s, d->module, args, o);
  z(o, "::");
  if (is_closure(d)) z(o, "{{closure}}");
  else buf_str(o, sym_str(s->sx->in, d->name));
}

static void print_fn(Sema *s, Ty t, Buf *o) {
  const Generics *g = def_generics(s, t->def);
  u32 n = g ? g->parent_n : 0;
  if (t->def->kind == DEF_VARIANT || t->def->kind == DEF_STRUCT) n = 0;
  print_path(s, t->def, t->args, o);
  if (t->args->n > n) print_args(s, t->args->v + n, t->args->n - n, o);
}


static void print_output(Sema *s, Ty out, Buf *o) {
  if (ty_is_unit(out)) return;
  z(o, " -> ");
  type_name_print(s, out, o);
}

static void print_principal(Sema *s, Ty t, Buf *o) {
  print_path(s, t->def, NULL, o);
  u32 n = t->args ? t->args->n : 0;
  if (is_fn_trait(t->def) && n == 1 && t->args->v[0]->kind == TY_TUPLE) {
    z(o, "(");
    print_list(s, t->args->v[0]->args->v, t->args->v[0]->args->n, o);
    z(o, ")");
    if (t->n_binds) print_output(s, t->binds[0].ty, o);
    return;
  }
  if (!n && !t->n_binds) return;
  z(o, "<");
  if (n) print_list(s, t->args->v, n, o);
  for (u32 i = 0; i < t->n_binds; i++) {
    if (i || n) z(o, ", ");
    buf_str(o, sym_str(s->sx->in, t->binds[i].assoc->name));
    z(o, " = ");
    type_name_print(s, t->binds[i].ty, o);
  }
  z(o, ">");
}

static void print_dyn(Sema *s, Ty t, Buf *o) {
  z(o, "dyn ");
  if (t->def) print_principal(s, t, o);
  for (u32 i = 0; i < t->n_autos; i++) {
    if (t->def || i) z(o, " + ");
    print_path(s, t->autos[i], NULL, o);
  }
}

void type_name_print(Sema *s, Ty t, Buf *o) {
  switch ((TyKind)t->kind) {
  case TY_ADT:
    print_path(s, t->def, t->args, o);
    print_adt_args(s, t, o);
    break;
  case TY_FN_DEF: print_fn(s, t, o); break;
  case TY_CLOSURE:
  case TY_ASYNC: print_path(s, t->def, t->args, o); break;
  case TY_DYN: print_dyn(s, t, o); break;
  case TY_TUPLE:
    z(o, "(");
    print_list(s, t->args->v, t->args->n, o);
    z(o, t->args->n == 1 ? ",)" : ")");
    break;
  case TY_REF:
    z(o, t->mut ? "&mut " : "&");
    type_name_print(s, t->elem, o);
    break;
  case TY_PTR:
    z(o, t->mut ? "*mut " : "*const ");
    type_name_print(s, t->elem, o);
    break;
  case TY_SLICE:
  case TY_ARRAY:
    z(o, "[");
    type_name_print(s, t->elem, o);
    if (t->kind == TY_ARRAY) {
      z(o, "; ");
      ty_print(s, t->len, o);
    }
    z(o, "]");
    break;
  case TY_FN_PTR:
    z(o, "fn(");
    print_list(s, t->args->v, t->args->n, o);
    z(o, ")");
    print_output(s, t->elem, o);
    break;
  default: ty_print(s, t, o);
  }
}
