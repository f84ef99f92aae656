/* parse_item — items, fields, variants, use trees, macro_rules. */
#include "syntax/parser.h"

static Item *item_new(Parser *p, ItemKind k, Span start) {
  Item *it = NEW(p->a, Item);
  it->kind = k;
  it->span = start;
  return it;
}

/* vis = "pub" ("(" ("crate" | "self" | "super" | "in" path) ")")? */
/* pub(name): the restriction is read all the same */
static void wrong_restriction(Parser *p) {
  bump(p);
  Path *path = parse_path(p, PATH_MOD);
  if (p->err) return;
  const char *n = sym_z(p->sx->in, path->segs[path->n - 1].name.sym);
  Diag *g = complain_at(p, DIAG_E0704, path->span, "incorrect visibility restriction");
  diag_help(p->sx->diags, g, "`pub(crate)` is visible in the whole crate, `pub(super)` in the parent module; for a module of its own write `pub(in %s)`", n);
  expect(p, T_RPAREN);
}

Vis parse_vis(Parser *p, bool tuple_field) {
  Vis v = {.span = {p->cur.span.lo, p->cur.span.lo, p->cur.span.ctx}};
  if (is_interp(p, FRAG_VIS)) {
    Parser sub = interp_parser(p, &p->cur);
    v = parse_vis(&sub, tuple_field);
    interp_done(p, &sub);
    return v;
  }
  if (!at(p, K_pub)) return v;
  v = (Vis){.kind = VIS_PUB, .span = p->cur.span};
  bump(p);
  if (!is(p, T_LPAREN)) return v;
  u8 k = look(p, 1)->kind;
  bool word = (k == K_crate || k == K_self || k == K_super) && look(p, 2)->kind == T_RPAREN;
  if (!word && k != K_in) {
    if (!tuple_field) wrong_restriction(p);
    return v;
  }
  bump(p);
  v.kind = k == K_crate ? VIS_CRATE : k == K_super ? VIS_SUPER : k == K_self ? VIS_PRIVATE : VIS_IN;
  bump(p);
  if (k == K_in) v.in = parse_path(p, PATH_MOD);
  expect(p, T_RPAREN);
  v.span = since(p, v.span);
  return v;
}

/* --- structs and enums ------------------------------------------------------------------ */

/* After a mistake in a braced list: on behind its end. */
static void end_list(Parser *p, u32 start) {
  if (p->err && !p->quiet && parser_recover(p) && !p->hopeless) {
    skip_to_close(p, start);
    bump(p);
  }
}

/* fields = "{" (vis name ":" type ",")* "}" */
static void named_fields(Parser *p, VariantDecl *v) {
  VEC(FieldDecl) f = {0};
  v->kind = VK_STRUCT;
  bump(p);
  u32 start = p->i;
  while (!p->err && !eat(p, T_RBRACE)) {
    FieldDecl d = {.attrs = parse_outer_attrs(p)};
    if (d.attrs.n && is(p, T_RBRACE)) continue;
    d.span = p->cur.span;
    d.vis = parse_vis(p, false);
    d.name = expect_name(p);
    if (expect(p, T_COLON)) d.ty = parse_type(p);
    d.span = since(p, d.span);
    if (is(p, T_EQ) && !p->err) fail(p, p->cur.span, "default values on `struct` fields aren't supported");
    if (!p->err && cfg_apply(p->sx, &d.attrs)) vec_push(p->a, &f, d);
    lint_scope_close(p, d.attrs, d.span, p->sx->lint_node);
    note_loose_attrs(p, d.attrs, ATTR_ON_FIELD);
    if (eat(p, T_COMMA) || at(p, T_RBRACE)) continue;
    if (is(p, T_SEMI)) {
      Diag *g = complain_at(p, DIAG_SYNTAX, p->cur.span, "struct fields are separated by `,`");
      suggest_instead(p, g, FIX_CERTAIN, p->cur.span, ",", "a `,` stands between fields");
      bump(p);
    } else if (!p->err) {
      Span sp = prev_end(p);
      Diag *g = complain_at(p, DIAG_SYNTAX, sp, "expected `,`, or `}`, found %.*s", STR_ARG(found(p)));
      if (is_name(&p->cur) || is(p, K_pub)) suggest_put(p, g, FIX_CERTAIN, sp, ",", "a `,` stands between fields");
      if (!is_name(&p->cur) && !is(p, K_pub) && !is(p, T_POUND)) p->quiet = true, unexpected(p), p->quiet = false;
    }
  }
  v->broken = p->err;
  end_list(p, start);
  v->fields = f.v;
  v->n = f.n;
}

static bool tuple_field_follows(const Parser *p) {
  Parser trial = *p;
  trial.quiet = true;
  parse_outer_attrs(&trial);
  parse_vis(&trial, true);
  parse_type(&trial);
  return !trial.err;
}

/* "(" (vis type ",")* ")" */
static void tuple_fields(Parser *p, VariantDecl *v) {
  VEC(FieldDecl) f = {0};
  v->kind = VK_TUPLE;
  bump(p);
  u32 start = p->i;
  while (!p->err && !eat(p, T_RPAREN)) {
    FieldDecl d = {.attrs = parse_outer_attrs(p), .span = p->cur.span};
    d.span = p->cur.span;
    d.vis = parse_vis(p, true);
    d.ty = parse_type(p);
    d.span = since(p, d.span);
    d.name = (Ident){intern(p->sx->in, str_fmt(p->a, "%u", f.n)), d.span};
    if (!p->err && cfg_apply(p->sx, &d.attrs)) vec_push(p->a, &f, d);
    lint_scope_close(p, d.attrs, d.span, p->sx->lint_node);
    note_loose_attrs(p, d.attrs, ATTR_ON_FIELD);
    if (eat(p, T_COMMA) || at(p, T_RPAREN)) continue;
    separator_missing(p, tuple_field_follows);
  }
  end_list(p, start);
  v->fields = f.v;
  v->n = f.n;
}

void parse_variant_body(Parser *p, VariantDecl *v) {
  v->kind = VK_UNIT;
  if (at(p, T_LBRACE)) named_fields(p, v);
  else if (at(p, T_LPAREN)) tuple_fields(p, v);
}

static void no_visibility(Parser *p, Vis v) {
  if (v.kind == VIS_PRIVATE && v.span.hi == v.span.lo) return;
  Diag *g = complain_at(p, DIAG_E0449, v.span, "visibility qualifiers are not permitted here");
  suggest_without(p, g, FIX_CERTAIN, v.span, "leave it out");
}

static bool variant_follows(const Parser *p) {
  Parser trial = *p;
  trial.quiet = true;
  parse_outer_attrs(&trial);
  return is_name(&trial.cur);
}

/* variants = "{" (name body ("=" expr)? ",")* "}" */
VariantDecl *parse_variants(Parser *p, u32 *n) {
  VEC(VariantDecl) vs = {0};
  bump(p);
  u32 start = p->i;
  while (!p->err && !eat(p, T_RBRACE)) {
    VariantDecl v = {.attrs = parse_outer_attrs(p)};
    if (v.attrs.n && is(p, T_RBRACE)) continue;
    v.span = p->cur.span;
    no_visibility(p, parse_vis(p, false));
    v.name = expect_name(p);
    parse_variant_body(p, &v);
    if (eat(p, T_EQ)) v.disc = parse_expr(p);
    v.span = since(p, v.span);
    if (!p->err && cfg_apply(p->sx, &v.attrs)) vec_push(p->a, &vs, v);
    lint_scope_close(p, v.attrs, v.span, p->sx->lint_node);
    note_loose_attrs(p, v.attrs, ATTR_ON_VARIANT);
    if (eat(p, T_COMMA) || at(p, T_RBRACE)) continue;
    separator_missing(p, variant_follows);
  }
  end_list(p, start);
  *n = vs.n;
  return vs.v;
}

/* struct = "struct" name generics where? (fields | "(" .. ")" where? ";" | ";") */
static void item_struct(Parser *p, Item *it) {
  bump(p);
  it->name = new_name(p);
  it->generics = parse_generics(p);
  parse_where(p, &it->generics);
  VariantDecl *v = NEW(p->a, VariantDecl);
  v->name = it->name;
  if (!at(p, T_LBRACE) && !at(p, T_LPAREN) && !at(p, T_SEMI)) unexpected(p);
  parse_variant_body(p, v);
  if (v->kind != VK_STRUCT) {
    parse_where(p, &it->generics);
    expect_semi(p);
  }
  v->span = since(p, it->span);
  it->variants = v;
  it->n_variants = 1;
}

static void item_enum(Parser *p, Item *it) {
  bump(p);
  it->name = new_name(p);
  it->generics = parse_generics(p);
  parse_where(p, &it->generics);
  if (!at(p, T_LBRACE)) unexpected(p);
  it->variants = parse_variants(p, &it->n_variants);
}

/* --- traits and impls ---------------------------------------------------------------------- */

static bool all_named(const Item *it) {
  for (u32 i = 0; i < it->n_items; i++)
    if (!it->items[i]->name.sym) return false;
  return true;
}

static void item_body(Parser *p, Item *it, bool in_trait) {
  it->braces = p->cur.span.lo;
  if (is(p, T_LATER)) {
    it->later = p->cur.sym;
    bump(p);
    return;
  }
  Span open = p->cur.span;
  if (!expect(p, T_LBRACE)) return;
  u32 start = p->i;
  it->attrs = attrs_join(p, it->attrs, parse_inner_attrs(p));
  it->items = parse_item_list(p, T_RBRACE, &it->n_items, true, in_trait);
  if (p->err && !p->quiet && parser_recover(p) && !p->hopeless) skip_to_close(p, start);
  for (u32 i = 0; i < it->n_items && (in_trait || it->impl_trait); i++) no_visibility(p, it->items[i]->vis);
  bump(p);
  note_part(p, open, NULL, all_named(it) ? PART_ITEMS : PART_BODY);
}

/* trait = "trait" name generics (":" bounds)? where? "{" items "}" */
static void item_trait(Parser *p, Item *it) {
  bump(p);
  it->name = new_name(p);
  it->generics = parse_generics(p);
  if (eat(p, T_COLON)) it->bounds = parse_bounds(p);
  if (is(p, T_EQ)) {
    diag_unsupported(p->sx->diags, p->cur.span, "trait aliases");
    bump(p);
    parse_bounds(p);
    eat(p, T_SEMI);
    return;
  }
  parse_where(p, &it->generics);
  item_body(p, it, true);
}

static bool impl_generics_follow(const Parser *p) {
  if (!is(p, T_LT)) return false;
  u8 a = look(p, 1)->kind, b = look(p, 2)->kind;
  if (a == T_GT || a == T_POUND || a == K_const) return true;
  return (a == T_LIFETIME || a == T_IDENT || a == T_INTERP) && (b == T_GT || b == T_COMMA || b == T_COLON || b == T_EQ);
}

/* impl = "impl" generics "!"? (path "for")? type where? "{" items "}" */
static void item_impl(Parser *p, Item *it) {
  bump(p);
  if (impl_generics_follow(p)) it->generics = parse_generics(p);
  eat(p, K_const);
  if (is(p, T_NOT)) {
    bump(p);
    it->impl_negative = true;
  }
  bool no_trait = is(p, K_for) && look(p, 1)->kind != T_LT;
  if (no_trait) complain_at(p, DIAG_SYNTAX, prev_end(p), "missing trait in a trait impl");
  TypeExpr *first = no_trait ? type_new(p, TE_ERR, p->cur.span) : parse_type_no_plus(p);
  if (eat(p, K_for)) {
    if (first->kind == TE_PATH) it->impl_trait = first->path;
    else if (!p->err && !no_trait) complain_at(p, DIAG_SYNTAX, first->span, "expected a trait, found type");
    it->self_ty = parse_type_no_plus(p);
  } else {
    it->self_ty = first;
  }
  parse_where(p, &it->generics);
  item_body(p, it, false);
}

/* --- small items ------------------------------------------------------------------------------ */

/* const = "const" (name | "_") generics ":" type ("=" expr)? ";" ; static alike */
static void item_const(Parser *p, Item *it, bool in_trait) {
  bump(p);
  if (it->kind == I_STATIC) it->mut = eat(p, K_mut);
  if (is(p, T_IDENT) && p->cur.sym == SYM_underscore) {
    it->name = (Ident){p->cur.sym, p->cur.span};
    bump(p);
  } else {
    it->name = new_name(p);
  }
  if (is(p, T_EQ) && !p->err) {
    complain_at(p, DIAG_SYNTAX, prev_end(p), "missing type for `%s` item", it->kind == I_STATIC ? "static" : "const");
    it->ty = type_new(p, TE_ERR, p->cur.span);
  } else if (expect(p, T_COLON)) {
    it->ty = parse_type(p);
  }
  if (eat(p, T_EQ)) it->value = parse_expr(p);
  expect_semi(p);
  if (!it->value && !p->err && !in_trait)
    complain_at(p, DIAG_SYNTAX, since(p, it->span), it->kind == I_STATIC ? "free static item without body" : "free constant item without body");
}

/* type = "type" name generics (":" bounds)? where? ("=" type)? where? ";" */
static void item_type(Parser *p, Item *it) {
  bump(p);
  it->name = new_name(p);
  it->generics = parse_generics(p);
  if (eat(p, T_COLON)) it->bounds = parse_bounds(p);
  parse_where(p, &it->generics);
  if (eat(p, T_EQ)) it->ty = parse_type(p);
  parse_where(p, &it->generics);
  expect_semi(p);
}

static void item_mod(Parser *p, Item *it) {
  bump(p);
  it->name = new_name(p);
  if (eat(p, T_SEMI)) return;
  if (!at(p, T_LBRACE)) {
    unexpected(p);
    return;
  }
  bump(p);
  it->has_body = true;
  it->attrs = attrs_join(p, it->attrs, parse_inner_attrs(p));
  it->items = parse_item_list(p, T_RBRACE, &it->n_items, false, false);
  expect(p, T_RBRACE);
}

/* use_tree = (path "::")? ("*" | "{" use_tree,* "}") | path ("as" (name | "_"))? */
static bool use_tree_follows(const Parser *p) { return starts_path(p) || is(p, T_LBRACE) || is(p, T_STAR); }

static UseTree parse_use_tree(Parser *p) {
  UseTree u = {.span = p->cur.span};
  u.prefix = NEW(p->a, Path);
  u.prefix->span = p->cur.span;
  if (!enter(p)) {
    leave(p);
    return u;
  }
  u8 second = look(p, 1)->kind;
  if (is(p, T_COLONCOLON) && (second == T_LBRACE || second == T_STAR)) {
    u.prefix->global = true;
    bump(p);
  } else if (!at(p, T_LBRACE) && !at(p, T_STAR)) {
    u.prefix = parse_path(p, PATH_MOD);
    if (!at(p, T_COLONCOLON)) {
      if (eat(p, K_as)) {
        u.rename = (Ident){p->cur.sym, p->cur.span};
        if (is(p, T_IDENT)) bump(p);
        else expect_name(p);
      }
      u.span = since(p, u.span);
      leave(p);
      return u;
    }
    bump(p);
  }
  if (eat(p, T_STAR)) {
    u.kind = USE_GLOB;
  } else if (eat(p, T_LBRACE)) {
    VEC(UseTree) v = {0};
    u.kind = USE_NESTED;
    while (!p->err && !eat(p, T_RBRACE)) {
      vec_push(p->a, &v, parse_use_tree(p));
      if (eat(p, T_COMMA) || at(p, T_RBRACE)) continue;
      separator_missing(p, use_tree_follows);
    }
    u.v = v.v;
    u.n = v.n;
  } else {
    expect_name(p);
  }
  u.span = since(p, u.span);
  leave(p);
  return u;
}

static void item_use(Parser *p, Item *it) {
  bump(p);
  it->use = parse_use_tree(p);
  expect_semi(p);
}

/* extern_crate = "extern" "crate" name ("as" name)? ";" */
static void extern_crate(Parser *p, Item *it) {
  bump(p);
  bump(p);
  it->path = parse_path(p, PATH_MOD);
  if (it->path->n) it->name = it->path->segs[0].name;
  if (eat(p, K_as)) {
    it->name = (Ident){p->cur.sym, p->cur.span};
    if (is(p, T_IDENT)) bump(p);
    else expect_name(p);
  }
  expect(p, T_SEMI);
}

/* --- macros ---------------------------------------------------------------------------------------- */

static bool at_delim(const Parser *p) { return is(p, T_LPAREN) || is(p, T_LBRACK) || is(p, T_LBRACE); }

static Tokens expect_delimited(Parser *p) {
  if (!p->err && at_delim(p)) return delimited(p);
  note_expected(p, T_LPAREN);
  note_expected(p, T_LBRACK);
  note_expected(p, T_LBRACE);
  unexpected(p);
  return (Tokens){0};
}

/* rules = (delimited "=>" delimited (";" | end))* ; inside the delimiters */
static void parse_rules(Parser *p, MacroDef *m, Tokens inside, Span whole) {
  Parser sub = parser_new(p->sx, inside, whole);
  sub.quiet = p->quiet;
  VEC(MacroRule) v = {0};
  while (!sub.err && !is(&sub, T_EOF)) {
    MacroRule r = {.span = sub.cur.span};
    r.pattern = expect_delimited(&sub);
    expect(&sub, T_FATARROW);
    r.body = expect_delimited(&sub);
    r.span = since(&sub, r.span);
    if (!sub.err) vec_push(p->a, &v, r);
    if (!eat(&sub, T_SEMI) && !is(&sub, T_EOF)) expect(&sub, T_SEMI);
  }
  m->rules = v.v;
  m->n = v.n;
  m->broken = sub.err;
  m->ctx = whole.ctx;
  if (!m->n && !sub.err) complain_at(p, DIAG_SYNTAX, whole, "macros must contain at least one rule");
  macro_compile(p->sx, m);
}

const MacroDef *macro_ready(Syntax *sx, MacroDef *m) {
  if (!m->part) return m;
  Tokens t = lex_part(sx, sources_file(sx->src, m->later.lo), m->part - 1, true);
  m->part = 0;
  Parser p = parser_new(sx, t, m->later);
  parse_rules(&p, m, t, m->later);
  return m;
}

/* macro_rules = "macro_rules" "!" name delimited */
static void item_macro_rules(Parser *p, Item *it) {
  u32 ctx = p->cur.span.ctx;
  it->kind = I_MACRO_RULES;
  bump(p);
  bump(p);
  it->name = new_name(p);
  it->mac = NEW(p->a, MacroDef);
  Span open = p->cur.span;
  Tokens inside = {0};
  if (is(p, T_LATER)) {
    it->mac->part = p->cur.sym;
    bump(p);
  } else {
    bool brace = is(p, T_LBRACE);
    inside = expect_delimited(p);
    if (brace) note_part(p, open, NULL, PART_BODY);
    else expect(p, T_SEMI);
  }
  Span whole = since(p, it->span);
  whole.ctx = ctx;
  it->mac->later = whole;
  if (!it->mac->part) parse_rules(p, it->mac, inside, whole);
  it->mac->exported = attr_find(it->attrs, SYM_macro_export) != NULL;
}

/* macro_item = path "!" name? delimited ";"? */
static void item_macro(Parser *p, Item *it) {
  it->kind = I_MACRO;
  it->path = parse_path(p, PATH_MOD);
  note_expected(p, T_COLONCOLON);
  if (!expect(p, T_NOT)) return;
  it->mac_delim = is(p, T_LPAREN) ? '(' : is(p, T_LBRACK) ? '[' : '{';
  it->mac_args = expect_delimited(p);
  if (it->mac_delim != '{') {
    if (!eat(p, T_SEMI) && !p->err)
      complain_at(p, DIAG_SYNTAX, since(p, it->span), "macros that expand to items must be delimited with braces or followed by a semicolon");
  } else {
    eat(p, T_SEMI);
  }
}

/* --- which item? -------------------------------------------------------------------------------------- */

static bool word_is(const Parser *p, u32 ahead, const char *z) {
  const Token *t = look(p, ahead);
  return t->kind == T_IDENT && !t->raw && str_eqz(sym_str(p->sx->in, t->sym), z);
}

static bool fn_front(u8 k) { return k == K_const || k == K_async || k == K_unsafe || k == K_extern; }

/* qualifiers and `fn`: "const"? "async"? "unsafe"? ("extern" string?)? "fn" */
static bool fn_follows(const Parser *p) {
  u32 i = 0;
  while (fn_front(look(p, i)->kind) || look(p, i)->kind == T_STR || (i && word_is(p, i, "safe"))) i++;
  return look(p, i)->kind == K_fn && i < 8;
}

bool starts_item(Parser *p, bool stmt) {
  u8 next = look(p, 1)->kind;
  if (fn_follows(p)) return true;
  switch (p->cur.kind) {
  case K_struct: case K_enum: case K_trait: case K_impl: case K_type: case K_mod: case K_use: case K_pub: return true;
  case K_const: return next == T_IDENT || next == T_INTERP;
  case K_static: return next != T_OR && next != T_OROR && next != K_move && next != K_async;
  case K_unsafe: return next == K_impl || next == K_trait || next == K_extern || word_is(p, 1, "auto");
  case K_extern: return true;
  case T_INTERP: return p->cur.node_kind == FRAG_VIS;
  case T_IDENT:
    if (is_word(p, SYM_macro_rules) && next == T_NOT && look(p, 2)->kind == T_IDENT) return true;
    if (is_word(p, SYM_union_kw) && next == T_IDENT) return true;
    if (is_word(p, SYM_auto_kw) && next == K_trait) return true;
    if (is_word(p, SYM_default_kw) && (next == K_fn || next == K_impl || next == K_const || next == K_type || next == K_unsafe || next == K_async)) return true;
    return !stmt && is_name(&p->cur);
  case T_COLONCOLON: case K_crate: case K_self: case K_super: return !stmt;
  default: return false;
  }
}

static void fn_qualifiers(Parser *p, FnDecl *f) {
  for (;;) {
    if (eat(p, K_const)) {
      f->const_ = true;
    } else if (is(p, K_async) && !f->async_) {
      f->async_ = true;
      f->async_span = p->cur.span;
      bump(p);
    } else if (eat(p, K_unsafe)) {
      f->unsafe_ = true;
    } else if (eat(p, K_extern)) {
      f->extern_ = true;
      if (is(p, T_STR)) bump(p);
    } else if (word_is(p, 0, "safe")) {
      bump(p);
    } else {
      return;
    }
  }
}

static void item_fn(Parser *p, Item *it, bool assoc, bool in_trait) {
  FnDecl *f = NEW(p->a, FnDecl);
  it->kind = I_FN;
  f->sig_span = p->cur.span;
  fn_qualifiers(p, f);
  expect(p, K_fn);
  it->fn = parse_fn_rest(p, f, in_trait, &it->name);
  if (p->err) return;
  if (f->has_self && !assoc) {
    Diag *g = complain_at(p, DIAG_SYNTAX, f->params[0].span, "`self` parameter is only allowed in associated functions");
    diag_primary(p->sx->diags, g, "not semantically valid as function parameter");
  }
  if (!f->body && !in_trait && !attr_find(it->attrs, SYM_intrinsic))
    complain_at(p, DIAG_SYNTAX, since(p, it->span), assoc ? "associated function in `impl` without body" : "free function without a body");
}

/* Its first mistake is kept: an attribute's macro may look for itself. */
static void item_fn_watched(Parser *p, Item *it, bool assoc, bool in_trait) {
  Mistake outer = p->wrong;
  p->wrong = (Mistake){0};
  item_fn(p, it, assoc, in_trait);
  if (it->fn) it->fn->wrong = p->wrong;
  if (outer.at.hi) p->wrong = outer;
}

/* Foreign functions have no meaning on the simulated machine. */
static void extern_block(Parser *p, Item *it) {
  it->kind = I_ERR;
  eat(p, K_unsafe);
  bump(p);
  if (is(p, T_STR)) bump(p);
  if (!at(p, T_LBRACE)) {
    unexpected(p);
    return;
  }
  delimited(p);
  diag_unsupported(p->sx->diags, since(p, it->span), "foreign functions (`extern` blocks)");
}

static void item_flags(Parser *p, Item *it) {
  it->unsafe_ = eat(p, K_unsafe);
  if (is_word(p, SYM_auto_kw)) {
    it->auto_ = true;
    bump(p);
  }
  if (is(p, K_impl)) {
    it->kind = I_IMPL;
    item_impl(p, it);
  } else {
    it->kind = I_TRAIT;
    if (!at(p, K_trait)) unexpected(p);
    item_trait(p, it);
  }
}

static void item_any(Parser *p, Item *it, bool assoc, bool in_trait) {
  u8 next = look(p, 1)->kind;
  if (is_word(p, SYM_default_kw) && next != T_NOT && next != T_COLONCOLON) bump(p);
  if (fn_follows(p)) {
    item_fn_watched(p, it, assoc, in_trait);
    return;
  }
  switch (p->cur.kind) {
  case K_struct: it->kind = I_STRUCT; item_struct(p, it); return;
  case K_enum: it->kind = I_ENUM; item_enum(p, it); return;
  case K_trait: it->kind = I_TRAIT; item_trait(p, it); return;
  case K_impl: it->kind = I_IMPL; item_impl(p, it); return;
  case K_type: it->kind = I_TYPE; item_type(p, it); return;
  case K_mod: it->kind = I_MOD; item_mod(p, it); return;
  case K_use: it->kind = I_USE; item_use(p, it); return;
  case K_const: it->kind = I_CONST; item_const(p, it, in_trait); return;
  case K_static: it->kind = I_STATIC; item_const(p, it, in_trait); return;
  case K_unsafe:
    if (next == K_extern) extern_block(p, it);
    else item_flags(p, it);
    return;
  case K_extern:
    if (next == K_crate) it->kind = I_EXTERN_CRATE, extern_crate(p, it);
    else extern_block(p, it);
    return;
  default: break;
  }
  if (is_word(p, SYM_macro_rules) && next == T_NOT && look(p, 2)->kind == T_IDENT) item_macro_rules(p, it);
  else if (is_word(p, SYM_union_kw) && next == T_IDENT) it->kind = I_UNION, item_struct(p, it);
  else if (is_word(p, SYM_auto_kw) && next == K_trait) item_flags(p, it);
  else item_macro(p, it);
}

/* item = vis (fn | struct | enum | trait | impl | type | mod | use | const | static | extern | macro) */
Item *parse_item(Parser *p, Attrs attrs, bool assoc, bool in_trait) {
  Item *it = item_new(p, I_ERR, p->cur.span);
  if (!enter(p)) {
    leave(p);
    return it;
  }
  u32 scope = lint_scope_open(p, attrs);
  it->attrs = attrs;
  it->vis = parse_vis(p, false);
  item_any(p, it, assoc, in_trait);
  if (it->kind == I_IMPL) no_visibility(p, it->vis);
  it->span = since(p, it->span);
  leave(p);
  bool there = cfg_apply(p->sx, &it->attrs);
  lint_scope_close(p, there ? it->attrs : (Attrs){0}, it->span, scope);
  if (!there) return NULL;
  if (assoc) note_loose_attrs(p, it->attrs, ATTR_ON_MEMBER);
  return it;
}

static void not_an_item(Parser *p, bool assoc) {
  if (p->err) return;
  if (assoc) {
    Diag *g = fail(p, p->cur.span, "non-item in item list");
    diag_primary(p->sx->diags, g, "non-item starts here");
    return;
  }
  if (is(p, K_let)) {
    Diag *g = fail(p, p->cur.span, "expected item, found keyword `let`");
    diag_help(p->sx->diags, g, "outside of functions there are constants and statics: `const NAME: Type = value;`");
    return;
  }
  Diag *g = fail(p, p->cur.span, "expected item, found %.*s", STR_ARG(found(p)));
  diag_primary(p->sx->diags, g, "expected item");
}

/* A lang item must be found whoever is asked first: it waits for nobody. An item that #[cfg] takes away waits too. */
static void note_item(Parser *p, Item *it, Span start, bool assoc, bool top) {
  if (!p->sx->parts || !it || !it->name.sym || (!assoc && !(top && it->kind == I_FN))) return;
  if (assoc || !attr_find(it->attrs, SYM_lang)) note_part(p, start, sym_z(p->sx->in, it->name.sym), assoc ? PART_MEMBER : PART_FN);
}

/* items up to (not over) close */
Item **parse_item_list(Parser *p, Tok close, u32 *n, bool assoc, bool in_trait) {
  VEC(Item *) v = {0};
  while (!p->err && !is(p, close) && !is(p, T_EOF)) {
    if (is(p, T_SEMI)) {
      Diag *g = complain_at(p, DIAG_SYNTAX, p->cur.span, "expected item, found `;`");
      suggest_instead(p, g, FIX_CERTAIN, p->cur.span, "", "leave it out");
      bump(p);
      continue;
    }
    Span start = p->cur.span, doc = p->cur.kind == T_DOC ? start : NO_SPAN;
    Attrs attrs = parse_outer_attrs(p);
    if (is(p, close) || is(p, T_EOF)) {
      if (attrs.n) fail(p, attrs.v[attrs.n - 1].span, "expected item after attributes");
      else if (doc.lo) complain_at(p, assoc ? DIAG_E0584 : DIAG_SYNTAX, doc, assoc ? "found a documentation comment that doesn't document anything" : "expected item after doc comment");
      break;
    }
    if (!starts_item(p, false)) {
      if (attrs.n && !assoc && !p->err) fail(p, attrs.v[attrs.n - 1].span, "expected item after attributes");
      not_an_item(p, assoc);
      break;
    }
    Item *it = parse_item(p, attrs, assoc, in_trait);
    if (it && !p->err) vec_push(p->a, &v, it);   /* one with a mistake in its head is none */
    note_item(p, it, start, assoc, close == T_EOF);
  }
  *n = v.n;
  return v.v;
}
