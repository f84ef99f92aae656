/* cfg — conditional compilation, and looking at attributes.
 *
 * What is configured away never reaches the tree: the parser drops it. The
 * configuration is that of a debug build for x86_64 Linux, not under test.
 */
#include "syntax/parser.h"

const Attr *attr_find(Attrs attrs, Sym name) {
  for (u32 i = 0; i < attrs.n; i++) {
    const Path *path = attrs.v[i].path;
    if (path && path->n == 1 && path->segs[0].name.sym == name) return &attrs.v[i];
  }
  return NULL;
}

/* The part between the quotes of a plain string token, or the whole text. */
static Str plain_text(Interner *in, const Token *t) {
  Str s = sym_str(in, t->sym);
  if (t->kind != T_STR) return s;
  size_t lo = 0, hi = s.n;
  while (lo < hi && s.p[lo] != '"') lo++;
  while (hi > lo && s.p[hi - 1] != '"') hi--;
  return hi > lo + 1 ? (Str){s.p + lo + 1, hi - lo - 2} : STR("");
}

bool attr_value(Interner *in, const Attr *a, Str *value) {
  if (!a || !a->eq || a->args.n != 1 || a->args.v[0].kind != T_STR) return false;
  *value = plain_text(in, &a->args.v[0]);
  return true;
}

static const struct { const char *name, *value; } cfg_table[] = {
    {"unix", NULL}, {"debug_assertions", NULL}, {"overflow_checks", NULL}, {"target_os", "linux"}, {"target_family", "unix"},
    {"target_arch", "x86_64"}, {"target_pointer_width", "64"}, {"target_endian", "little"}, {"target_env", "gnu"},
    {"target_vendor", "unknown"}, {"target_has_atomic", NULL}, {"target_has_atomic", "8"}, {"target_has_atomic", "16"},
    {"target_has_atomic", "32"}, {"target_has_atomic", "64"}, {"target_has_atomic", "ptr"}, {"panic", "unwind"},
    {"target_thread_local", NULL}, {"pollscope", NULL},
};

static bool cfg_has(Str name, const Str *value) {
  for (u32 i = 0; i < COUNTOF(cfg_table); i++) {
    if (!str_eqz(name, cfg_table[i].name) || !value != !cfg_table[i].value) continue;
    if (!value || str_eqz(*value, cfg_table[i].value)) return true;
  }
  return false;
}

static bool cfg_pred(Parser *p);

/* "(" pred ("," pred)* ","? ")" : all or any of them */
static bool cfg_list(Parser *p, bool all) {
  Parser sub = parser_new(p->sx, delimited(p), p->prev.span);
  bool result = all;
  while (!sub.err && !is(&sub, T_EOF)) {
    bool one = cfg_pred(&sub);
    result = all ? result && one : result || one;
    if (!eat(&sub, T_COMMA) && !is(&sub, T_EOF)) unexpected(&sub);
  }
  return result;
}

/* pred = name ("=" string)? | ("all" | "any" | "not") "(" preds ")" | "true" | "false" */
static bool cfg_pred(Parser *p) {
  if (eat(p, K_true)) return true;
  if (eat(p, K_false)) return false;
  Str name = sym_str(p->sx->in, expect_name(p).sym);
  if (is(p, T_LPAREN)) {
    if (!enter(p)) return false;
    bool not = str_eqz(name, "not");
    bool r = cfg_list(p, !str_eqz(name, "any"));
    leave(p);
    return not ? !r : r;
  }
  if (str_eqz(name, "tokio_1_24")) return p->sx->tokio == 124;
  if (str_eqz(name, "tokio_1_53")) return p->sx->tokio == 153;
  if (!is(p, T_EQ)) return cfg_has(name, NULL);
  bump(p);
  Str value = is(p, T_STR) ? plain_text(p->sx->in, &p->cur) : STR("");
  bump(p);
  return cfg_has(name, &value);
}

bool cfg_eval(Syntax *sx, Tokens pred) {
  Parser p = parser_new(sx, pred, NO_SPAN);
  return cfg_pred(&p);
}

/* arm = (pred | "_") "=>" ("{" tokens "}" | expr ",") */
static bool cfg_arm(Parser *p, Tokens *out) {
  bool on = p->cur.kind == T_IDENT && p->cur.sym == SYM_underscore;
  if (on) bump(p);
  else on = cfg_pred(p);
  if (!expect(p, T_FATARROW)) return false;
  if (is(p, T_LBRACE)) {
    *out = delimited(p);
    eat(p, T_COMMA);
    return on;
  }
  u32 from = p->i;
  parse_expr(p);
  *out = (Tokens){(Token *)(uintptr_t)(p->v + from), p->i - from};
  if (!is(p, T_EOF)) expect(p, T_COMMA);
  return on;
}

bool cfg_select(Syntax *sx, Tokens arms, Span call_site, Tokens *out) {
  Parser p = parser_new(sx, arms, call_site);
  bool found = false;
  while (!p.err && !is(&p, T_EOF)) {
    Tokens one;
    bool on = cfg_arm(&p, &one);
    if (on && !found && !p.err) *out = one;
    found |= on;
  }
  if (!found && !p.err) diag(sx->diags, DIAG_SYNTAX, call_site, "none of the predicates in this `cfg_select` evaluated to true");
  return found && !p.err;
}

/* The index of the library is made for every version. */
static bool of_any_version(const Syntax *sx, Tokens pred) {
  for (u32 i = 0; sx->tokio == 0 && i < pred.n; i++)
    if (pred.v[i].kind == T_IDENT && str_starts(sym_str(sx->in, pred.v[i].sym), "tokio_1_")) return true;
  return false;
}

bool cfg_enabled(Syntax *sx, Attrs attrs) {
  for (u32 i = 0; i < attrs.n; i++) {
    const Path *path = attrs.v[i].path;
    bool is_cfg = path && path->n == 1 && path->segs[0].name.sym == SYM_cfg;
    if (is_cfg && attrs.v[i].args.n && !of_any_version(sx, attrs.v[i].args) && !cfg_eval(sx, attrs.v[i].args)) return false;
    bool is_test = path && path->n == 1 && path->segs[0].name.sym == SYM_test;
    if (is_test) return false;
  }
  return true;
}

/* cfg_attr(pred, attr, attr, ...) */
static void expand_cfg_attr(Syntax *sx, const Attr *a, Attr **out, u32 *n) {
  Parser p = parser_new(sx, a->args, a->span);
  bool on = cfg_pred(&p);
  VEC(Attr) v = {0};
  while (eat(&p, T_COMMA) && !is(&p, T_EOF)) {
    Attr one = {.span = p.cur.span, .inner = a->inner};
    one.path = parse_path(&p, PATH_MOD);
    if (is(&p, T_LPAREN) || is(&p, T_LBRACK) || is(&p, T_LBRACE)) {
      one.args = delimited(&p);
    } else if (eat(&p, T_EQ)) {
      one.eq = true;
      one.args.v = NEW(sx->arena, Token);
      one.args.v[0] = p.cur;
      one.args.n = 1;
      bump(&p);
    }
    one.span = since(&p, one.span);
    vec_push(sx->arena, &v, one);
  }
  *out = v.v;
  *n = on ? v.n : 0;
}

bool cfg_apply(Syntax *sx, Attrs *attrs) {
  Sym cfg_attr = intern_z(sx->in, "cfg_attr");
  if (attr_find(*attrs, cfg_attr)) {
    VEC(Attr) v = {0};
    for (u32 i = 0; i < attrs->n; i++) {
      const Attr *a = &attrs->v[i];
      Attr *more = NULL;
      u32 n = 0;
      bool it = a->path && a->path->n == 1 && a->path->segs[0].name.sym == cfg_attr;
      if (it) expand_cfg_attr(sx, a, &more, &n);
      else vec_push(sx->arena, &v, *a);
      for (u32 k = 0; k < n; k++) vec_push(sx->arena, &v, more[k]);
    }
    *attrs = (Attrs){v.v, v.n};
  }
  return cfg_enabled(sx, *attrs);
}
