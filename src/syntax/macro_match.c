/* macro_match — arguments against one rule's pattern. */
#include "syntax/macro.h"

/* What a thread has bound so far, newest first; shared between threads. */
typedef struct Event {
  struct Event *prev;
  u32 var, depth;
  bool open;              /* a new, empty repetition for var */
  Tokens toks;
} Event;

typedef struct Thread { u32 loc; Event *events; } Thread;
typedef VEC(Thread) Threads;

typedef struct Match {
  Syntax *sx;
  Sym name;
  const MacroTree *lhs;
  Token *v; u32 n, i;     /* own copy of the arguments: a fragment's end may split a token */
  Span whole;
  Threads cur, next, want;
  Event *done; u32 n_done;
} Match;

enum { MATCH_THREADS = 2000 };

static Token eof_at(const Match *m) { return (Token){.kind = T_EOF, .span = m->whole}; }

static Token token_here(const Match *m) { return m->i < m->n ? m->v[m->i] : eof_at(m); }

static bool same_token(const Token *a, const Token *b) {
  if (a->kind != b->kind || a->kind == T_INTERP) return false;
  if (a->kind == K_crate) return a->sym == b->sym;
  return a->kind >= T_LPAREN || (a->sym == b->sym && a->raw == b->raw);
}

Token interp_token(Arena *a, FragKind k, Tokens t, Span sp) {
  Interp *in = NEW(a, Interp);
  in->toks = t;
  return (Token){.kind = T_INTERP, .node_kind = (u8)k, .node = in, .span = sp, .space_before = t.n ? t.v[0].space_before : true};
}

/* --- may a fragment begin here? ------------------------------------------------- */

static bool is_lit(const Token *t) { return (t->kind >= T_INT && t->kind <= T_CSTR) || t->kind == K_true || t->kind == K_false; }

static bool interp_is(const Token *t, FragKind k) { return t->kind == T_INTERP && t->node_kind == k; }

static bool begins_expr(const Token *t, u16 edition) {
  switch (t->kind) {
  case T_LPAREN: case T_LBRACE: case T_LBRACK: case T_NOT: case T_MINUS: case T_STAR: case T_OR: case T_OROR: case T_AND: case T_ANDAND:
  case T_DOTDOT: case T_DOTDOTDOT: case T_DOTDOTEQ: case T_LT: case T_SHL: case T_COLONCOLON: case T_LIFETIME: case T_POUND: return true;
  case K_async: case K_do: case K_box: case K_break: case K_continue: case K_false: case K_for: case K_if: case K_loop:
  case K_match: case K_move: case K_return: case K_true: case K_try: case K_unsafe: case K_while: case K_yield: case K_static:
  case K_self: case K_Self: case K_super: case K_crate: return true;
  case K_const: return edition >= 2024;
  case T_IDENT: return t->sym != SYM_underscore || edition >= 2024;
  case T_INTERP: return t->node_kind == FRAG_EXPR || t->node_kind == FRAG_LITERAL || t->node_kind == FRAG_PATH || t->node_kind == FRAG_BLOCK || t->node_kind == FRAG_TY;
  default: return is_lit(t);
  }
}

static bool begins_path(const Token *t) {
  return is_name(t) || t->kind == K_self || t->kind == K_Self || t->kind == K_super || t->kind == K_crate || t->kind == T_COLONCOLON ||
         t->kind == T_LT || t->kind == T_SHL || interp_is(t, FRAG_PATH);
}

static bool begins_type(const Token *t) {
  switch (t->kind) {
  case T_LPAREN: case T_LBRACK: case T_NOT: case T_STAR: case T_AND: case T_ANDAND: case T_QUESTION: case T_LIFETIME: case T_LT: case T_SHL:
  case T_COLONCOLON: case K_unsafe: case K_extern: case K_fn: case K_for: case K_impl: case K_dyn: case T_IDENT: return true;
  default: return begins_path(t) || interp_is(t, FRAG_TY);
  }
}

static bool begins_pat(const Token *t, bool no_alt) {
  switch (t->kind) {
  case T_LPAREN: case T_LBRACK: case T_AND: case T_ANDAND: case T_MINUS: case T_DOTDOT: case T_DOTDOTEQ: case T_DOTDOTDOT: case T_COLONCOLON:
  case T_LT: case T_SHL: case K_ref: case K_mut: case K_box: case T_IDENT: case K_const: return true;
  case T_OR: return !no_alt;
  case T_INTERP: return t->node_kind == FRAG_PAT || t->node_kind == FRAG_EXPR || t->node_kind == FRAG_LITERAL || t->node_kind == FRAG_PATH;
  default: return is_lit(t) || begins_path(t);
  }
}

static bool may_begin(const Match *m, const Loc *l, const Token *t) {
  if (t->kind == T_EOF) return false;
  switch (l->frag) {
  case FRAG_EXPR: return begins_expr(t, m->sx->edition);
  case FRAG_TY: return begins_type(t);
  case FRAG_PAT: return begins_pat(t, l->op);
  case FRAG_IDENT: return is_name(t) || (t->kind >= K_as && t->sym != SYM_dollar_crate);
  case FRAG_LIFETIME: return t->kind == T_LIFETIME;
  case FRAG_LITERAL: return is_lit(t) || t->kind == T_MINUS || interp_is(t, FRAG_LITERAL);
  case FRAG_BLOCK: return t->kind == T_LBRACE || interp_is(t, FRAG_BLOCK);
  case FRAG_PATH: return begins_path(t);
  case FRAG_META: return begins_path(t) || t->kind == K_unsafe;
  case FRAG_VIS: return t->kind == T_COMMA || t->kind == T_IDENT || t->kind >= K_as || t->kind == T_INTERP || begins_type(t);
  default: return t->kind != T_RPAREN && t->kind != T_RBRACK && t->kind != T_RBRACE;
  }
}

/* --- reading a fragment ------------------------------------------------------------- */

static void parse_meta(Parser *p) {
  eat(p, K_unsafe);
  parse_path(p, PATH_MOD);
  if (is(p, T_LPAREN) || is(p, T_LBRACK) || is(p, T_LBRACE)) {
    delimited(p);
  } else if (eat(p, T_EQ)) {
    parse_expr(p);
  }
}

static void parse_tt(Parser *p) {
  if (is(p, T_LPAREN) || is(p, T_LBRACK) || is(p, T_LBRACE)) delimited(p);
  else bump(p);
}

/* A statement without its semicolon. */
static void parse_stmt_fragment(Parser *p) {
  parse_outer_attrs(p);
  if (is(p, K_let)) {
    bump(p);
    parse_pat(p);
    if (eat(p, T_COLON)) parse_type(p);
    if (eat(p, T_EQ)) parse_expr(p);
    Attrs inner;
    if (eat(p, K_else)) parse_block(p, &inner);
  } else if (starts_item(p, true)) {
    parse_item(p, (Attrs){0}, false, false);
  } else if (!is(p, T_SEMI)) {
    parse_expr_with(p, R_STMT);
  }
}

static void parse_fragment(Parser *p, const Loc *l) {
  Attrs inner = {0};
  switch (l->frag) {
  case FRAG_EXPR: parse_expr(p); break;
  case FRAG_TY: parse_type_no_plus(p); break;
  case FRAG_PAT: l->op ? parse_pat_no_top_alt(p) : parse_pat(p); break;
  case FRAG_STMT: parse_stmt_fragment(p); break;
  case FRAG_BLOCK: parse_block(p, &inner); break;
  case FRAG_ITEM: {
    Attrs attrs = parse_outer_attrs(p);
    if (starts_item(p, false)) parse_item(p, attrs, false, false);
    else if (!p->err) fail(p, p->cur.span, "expected an item keyword");
    break;
  }
  case FRAG_PATH: parse_path(p, PATH_TYPE); break;
  case FRAG_META: parse_meta(p); break;
  case FRAG_VIS: parse_vis(p, true); break;
  case FRAG_LITERAL: is(p, T_INTERP) ? (void)bump(p) : (void)parse_literal_expr(p); break;
  case FRAG_IDENT: case FRAG_LIFETIME: bump(p); break;
  default: parse_tt(p); break;
  }
}

static bool passed_on_whole(const Loc *l, u32 n) {
  switch (l->frag) {
  case FRAG_EXPR: case FRAG_TY: case FRAG_PAT: case FRAG_PATH: case FRAG_VIS: return true;
  case FRAG_LITERAL: return n > 1;
  default: return false;
  }
}

static Tokens fragment_tokens(Match *m, const Loc *l, const Parser *p) {
  u32 from = m->i, n = p->i - from;
  bool half = p->i < m->n && p->cur.kind != m->v[p->i].kind;
  Token *v = NEW_N(m->sx->arena, Token, n + 1);
  if (n) memcpy(v, m->v + from, n * sizeof *v);
  if (half) {
    v[n++] = p->prev;
    m->v[p->i] = p->cur;
  }
  m->i = p->i;
  bool again = n == 1 && v[0].kind == T_INTERP;
  if (!passed_on_whole(l, n) || again) return (Tokens){v, n};
  Span sp = n ? sources_join(m->sx->src, v[0].span, v[n - 1].span) : (Span){p->cur.span.lo, p->cur.span.lo, p->cur.span.ctx};
  Token *one = NEW(m->sx->arena, Token);
  *one = interp_token(m->sx->arena, (FragKind)l->frag, (Tokens){v, n}, sp);
  return (Tokens){one, 1};
}

static bool read_fragment(Match *m, Thread *t) {
  const Loc *l = &m->lhs->locs[t->loc];
  Parser p = parser_new(m->sx, (Tokens){m->v + m->i, m->n - m->i}, m->whole);
  p.v = m->v;
  p.n = m->n;
  p.i = m->i;
  p.subject = m->name;
  parse_fragment(&p, l);
  if (p.err) return false;
  Event *e = NEW(m->sx->arena, Event);
  *e = (Event){t->events, l->var, l->depth, false, fragment_tokens(m, l, &p)};
  t->events = e;
  t->loc++;
  return true;
}

/* --- threads --------------------------------------------------------------------------- */

static void push_thread(Match *m, Threads *to, u32 loc, Event *events) {
  if (to->n < MATCH_THREADS) vec_push(m->sx->arena, to, (Thread){loc, events});
}

static void enter_seq(Match *m, Thread t, const Loc *l) {
  for (u32 i = 0; i < l->n_vars; i++) {
    Event *e = NEW(m->sx->arena, Event);
    /* A variable deeper inside gets its own list there; here only those of this level. */
    *e = (Event){t.events, l->var + i, l->depth, true, {0}};
    t.events = e;
  }
  if (l->op != '+') push_thread(m, &m->cur, l->to, t.events);
  push_thread(m, &m->cur, t.loc + 1, t.events);
}

static void step(Match *m, Thread t, const Token *tok) {
  const Loc *l = &m->lhs->locs[t.loc];
  switch ((LocKind)l->kind) {
  case ML_TOKEN:
    if (same_token(&l->tok, tok)) push_thread(m, &m->next, t.loc + 1, t.events);
    break;
  case ML_VAR:
    if (may_begin(m, l, tok)) push_thread(m, &m->want, t.loc, t.events);
    break;
  case ML_SEQ: enter_seq(m, t, l); break;
  case ML_SEQ_END:
    push_thread(m, &m->cur, t.loc + 1, t.events);
    if (l->op != '?') push_thread(m, &m->cur, l->to, t.events);
    break;
  case ML_SEQ_SEP:
    push_thread(m, &m->cur, t.loc + 2, t.events);
    if (same_token(&l->tok, tok)) push_thread(m, &m->next, t.loc + 1, t.events);
    break;
  case ML_SEQ_AGAIN: push_thread(m, &m->cur, l->to, t.events); break;
  case ML_EOF:
    if (tok->kind == T_EOF) m->done = t.events, m->n_done++;
    break;
  }
}

/* --- bindings ----------------------------------------------------------------------------- */

static Binding *bind_at(Binding *b, u32 depth) {
  while (depth-- && b->items.n) b = vec_last(&b->items);
  return b;
}

static Binding **build(Match *m) {
  Arena *a = m->sx->arena;
  u32 n = 0;
  for (Event *e = m->done; e; e = e->prev) n++;
  Event **all = NEW_N(a, Event *, n + 1);
  u32 k = n;
  for (Event *e = m->done; e; e = e->prev) all[--k] = e;
  Binding **binds = NEW_N(a, Binding *, m->lhs->n_vars + 1);
  for (u32 i = 0; i < m->lhs->n_vars; i++) binds[i] = NEW(a, Binding);
  for (u32 i = 0; i < n; i++) {
    Binding *b = binds[all[i]->var];
    Binding fresh = {.seq = all[i]->open, .toks = all[i]->toks};
    if (!all[i]->depth) {
      *b = fresh;
      continue;
    }
    Binding *item = NEW(a, Binding);
    *item = fresh;
    vec_push(a, &bind_at(b, all[i]->depth - 1)->items, item);
  }
  return binds;
}

MatchResult macro_match(Syntax *sx, Sym name, const MacroTree *lhs, Tokens args, Span whole, Binding **binds, MatchFail *why) {
  Match m = {.sx = sx, .name = name, .lhs = lhs, .n = args.n, .whole = whole};
  m.v = NEW_N(sx->arena, Token, args.n + 1);
  if (args.n) memcpy(m.v, args.v, args.n * sizeof *m.v);
  push_thread(&m, &m.cur, 0, NULL);
  for (;;) {
    Token tok = token_here(&m);
    m.next.n = m.want.n = 0;
    while (m.cur.n) step(&m, vec_pop(&m.cur), &tok);
    *why = (MatchFail){m.i, tok, false};
    if (tok.kind == T_EOF) {
      if (m.n_done != 1) {
        why->ambiguous = m.n_done > 1;
        return m.n_done ? MATCH_ERROR : MATCH_NO;
      }
      memcpy(binds, build(&m), (lhs->n_vars + 1) * sizeof *binds);
      return MATCH_OK;
    }
    if (!m.next.n && !m.want.n) return MATCH_NO;
    if (m.want.n && (m.next.n || m.want.n > 1)) {
      why->ambiguous = true;
      return MATCH_ERROR;
    }
    Threads swap = m.cur;
    if (m.want.n) {
      if (!read_fragment(&m, &m.want.v[0])) return MATCH_ERROR;
      m.cur = m.want;
      m.want = swap;
    } else {
      m.i++;
      m.cur = m.next;
      m.next = swap;
    }
  }
}
