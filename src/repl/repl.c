/* Inputs: taken, checked with what stands, run on, kept or refused. See repl.h. */
#include "repl/repl.h"
#include "session/explain.h"
#include <stdlib.h>

struct Repl {
  const Host *host;
  LoadOptions opt;
  ReplOutput to;
  Arena *arena;            /* texts */
  Str file_name, file_text;
  VEC(ReplInput) inputs;   /* accepted */
  Woven now;
  Session *s;
  Position end;            /* where the last input had run */
  Buf refused;             /* names of pages of the last diagnostics that were shown */
};

/* --- watching a run -------------------------------------------------------------------- */

enum { ROOT = 0, MOST_SEEN = 2 };

typedef struct Watch {
  Repl *r;
  Trace *t;
  u32 n;                   /* inputs of the program */
  u32 begun;               /* those that have come */
  u64 came;                /* the row at which the last of them did */
  u64 next_addr;           /* the future between two inputs, while it is polled */
  bool resting;            /* all have run: the last poll is about to return */
  u64 known;               /* bytes of output that were seen already */
  u64 printed;             /* bytes so far */
  u32 n_seen;              /* how many prints stand at the end that are the prompt's own */
  Event held[MOST_SEEN]; u64 held_row[MOST_SEEN]; u32 n_held;
  bool quiet;
} Watch;

static bool is_next(Trace *t, const Event *e) { return e->kind == EV_FUTURE_POLL && e->task == ROOT && str_eqz(trace_str(t, e->a), WEAVE_NEXT); }

static void show(Watch *w, const Event *e) {
  u64 n = e->b & 0xffffff, was = w->printed;
  w->printed += n;
  if (w->quiet) return;
  u64 skip = w->begun == w->n || was >= w->known ? 0 : w->known - was;
  if (skip >= n) return;
  w->r->to.write(w->r->to.ctx, e->a, trace_output_view(w->t, (e->b >> 24) + skip, n - skip));
}

static void let_go(Watch *w, u32 keep) {
  while (w->n_held > keep) {
    show(w, &w->held[0]);
    memmove(w->held, w->held + 1, sizeof *w->held * (MOST_SEEN - 1));
    memmove(w->held_row, w->held_row + 1, sizeof *w->held_row * (MOST_SEEN - 1));
    w->n_held--;
  }
}

static void on_print(Watch *w, u64 row, const Event *e) {
  if (!w->n_seen) {
    show(w, e);
    return;
  }
  let_go(w, w->n_seen - 1);
  w->held[w->n_held] = *e;
  w->held_row[w->n_held++] = row;
}

/* True at the end of the poll in which the last input has run. */
static bool watch(void *ctx, u64 row, const Event *e) {
  Watch *w = ctx;
  if (e->kind == EV_PRINT) {
    on_print(w, row, e);
  } else if (is_next(w->t, e)) {
    w->next_addr = e->b;
    w->resting = w->begun == w->n;
    if (!w->resting) let_go(w, 0);
  } else if (e->kind == EV_FUTURE_POLLED && e->task == ROOT && w->next_addr && e->b == w->next_addr) {
    if ((e->a & 0xff) == 1) w->begun++, w->came = row;
    w->next_addr = 0;
  } else if (!w->resting) {
    let_go(w, 0);
  }
  return w->resting && e->kind == EV_POLLED && e->task == ROOT;
}

typedef enum { RAN_ALL, RAN_INTERRUPTED, RAN_STOPPED /* by a limit, or for ever waiting */, RAN_ENDED } RunKind;

/* That nobody can wake anything any more is no end here: the next input can. */
static bool step_off_end(Session *s) {
  WorldEnd end = session_end(s);
  u64 rows = trace_count(session_trace(s));
  if (!end.stopped || end.why != STOP_DEADLOCK || session_at(s).event < rows) return false;
  session_seek(s, (Position){rows - 1, 0});
  return true;
}

static RunKind run_inputs(Session *s, Watch *w) {
  w->t = session_trace(s);
  SeekResult got = session_until(s, watch, w);
  if (!w->resting) let_go(w, 0);
  if (got == SEEK_INTERRUPTED) return RAN_INTERRUPTED;
  if (got == SEEK_ENDED) return session_end(s).stopped ? RAN_STOPPED : RAN_ENDED;
  session_to_step(s, session_step_no(s));
  step_off_end(s);
  return RAN_ALL;
}

/* --- positions among the inputs ------------------------------------------------------------ */

Session *repl_session(Repl *r) { return r->s; }
u32 repl_inputs(const Repl *r) { return r->inputs.n; }

u32 repl_kept(Repl *r) {
  Trace *t = session_trace(r->s);
  u64 here = session_at(r->s).event, next = 0;
  if (here >= r->end.event) return r->inputs.n;
  u32 begun = 0, ended = 0;
  for (u64 n = 0; n < here; n++) {
    Event e = trace_get(t, n);
    if (is_next(t, &e)) next = e.b, ended = begun;
    else if (e.kind == EV_FUTURE_POLLED && next && e.b == next) {
      if ((e.a & 0xff) == 1) begun++;
      next = 0;
    }
  }
  return ended;
}

/* Is it the first time that this future between two inputs is polled? */
static bool newly_waiting(Trace *t, u64 row, u64 addr) {
  while (row-- > 0) {
    Event e = trace_get(t, row);
    if (e.kind == EV_FUTURE_POLLED && e.task == ROOT && e.b == addr) return (e.a & 0xff) == 1;
    if (is_next(t, &e)) return true;
  }
  return true;
}

/* Where a poll has ended in which main came to wait for the next input. */
bool repl_between(Repl *r) {
  Trace *t = session_trace(r->s);
  bool polled = false;
  if (session_at(r->s).ticks) return false;
  for (u64 n = session_at(r->s).event; n-- > 0;) {
    Event e = trace_get(t, n);
    if (e.kind == EV_POLLED && e.task == ROOT) polled = true;
    else if (e.kind == EV_POLLED || e.kind == EV_CLOCK) return false;
    if (is_next(t, &e)) return polled && newly_waiting(t, n, e.b);
    if (e.kind == EV_POLL) return false;
  }
  return false;
}

static Str typed(const Repl *r, const ReplInput *in) { return in->polled.n ? str_fmt(r->arena, "poll %.*s", STR_ARG(in->polled)) : in->text; }

Str repl_refused(const Repl *r) { return buf_view(&r->refused); }

Str repl_text(const Repl *r, u32 input) { return typed(r, &r->inputs.v[input - 1]); }

void repl_list(Repl *r, Buf *out) {
  u32 kept = repl_kept(r);
  if (!r->inputs.n) buf_z(out, "nothing has been typed in yet\n");
  for (u32 i = 0; i < r->inputs.n; i++) {
    const ReplInput *in = &r->inputs.v[i];
    Str text = typed(r, in);
    const char *end = memchr(text.p, '\n', text.n);
    Str first = {text.p, end ? (size_t)(end - text.p) : text.n};
    buf_fmt(out, "%4u  line %-4u ", i + 1, r->now.first_line[i]);
    say_escaped(first, out);
    if (end) buf_z(out, " ...");
    if (in->left) buf_z(out, "   (did not finish: it is a task of its own)");
    if (i >= kept) buf_z(out, "   (not done here)");
    buf_ch(out, '\n');
  }
}

bool repl_step_off_end(Repl *r) { return step_off_end(r->s); }

/* --- making and unmaking ----------------------------------------------------------------------- */

static void take(Repl *r, Woven w, Session *s) {
  session_free(r->s);
  program_free(r->now.p);
  r->now = w;
  r->s = s;
  r->end = session_at(s);
}

static Weave weave_of(Repl *r, const ReplInput *v, u32 n) {
  return (Weave){.host = r->host, .opt = r->opt, .file_name = r->file_name, .file_text = r->file_text, .v = v, .n = n};
}

/* For `explain`, and a line that says that there is such a thing. */
static void remember_names(Repl *r, const Diags *d, Buf *out) {
  buf_clear(&r->refused);
  explain_names(d, &r->refused);
  if (r->refused.n && out) buf_fmt(out, "for more: `explain` (%.*s)\n", STR_ARG(buf_view(&r->refused)));
}

static ReplResult refuse(Repl *r, const Weave *w, bool color, Buf *out) {
  Weave again = *w;
  again.apart = true;
  again.see = SEE_TYPE;
  Program *p = weave(&again).p;
  for (u32 i = 0; i < p->diags->list.n; i++)
    if (p->diags->list.v[i]->sev == SEV_ERROR) diag_render(p->diags, p->diags->list.v[i], color, out);
  remember_names(r, p->diags, out);
  program_free(p);
  return REPL_REFUSED;
}

/* Of the warnings only what concerns what was typed now, and values that nobody uses. */
static void warn(Repl *r, const Weave *w, const Woven *made, bool color, Buf *out) {
  bool any = false;
  for (u32 i = 0; i < made->p->diags->list.n; i++) any |= made->p->diags->list.v[i]->code == DIAG_unused_must_use;
  if (!any) return;
  Weave again = *w;
  again.apart = true;
  Program *p = weave(&again).p;
  Str own = str_fmt(p->arena, "<input %u>", w->n);
  for (u32 i = 0; i < p->diags->list.n; i++) {
    const Diag *g = p->diags->list.v[i];
    Place at = sources_place(p->src, sources_root_span(p->src, g->span).lo);
    if (g->code != DIAG_unused_must_use || !at.file || !str_eq(at.file->name, own)) continue;
    diag_render(p->diags, g, color, out);
    buf_clear(&r->refused);
    buf_str(&r->refused, diag_code_name(g->code));
  }
  program_free(p);
}

Repl *repl_new(const Host *h, LoadOptions o, ReplOutput to, Str file_name, Str file_text, bool color, Buf *out, int *status) {
  Repl *r = calloc(1, sizeof *r);
  if (!r) abort();
  *r = (Repl){.host = h, .opt = o, .to = to, .arena = arena_new()};
  r->file_name = str_copy(r->arena, file_name);
  if (file_text.p) r->file_text = str_copy(r->arena, file_text);
  Weave w = weave_of(r, NULL, 0);
  r->now = weave(&w);
  *status = program_status(r->now.p);
  if (!r->now.p->ok) {
    diags_render_all(r->now.p->diags, color, out);
    repl_free(r);
    return NULL;
  }
  r->s = session_new(h, r->now.p, o);
  Watch start = {.r = r, .quiet = true};
  run_inputs(r->s, &start);
  r->end = session_at(r->s);
  return r;
}

void repl_free(Repl *r) {
  if (!r) return;
  session_free(r->s);
  program_free(r->now.p);
  arena_free(r->arena);
  buf_free(&r->refused);
  free(r);
}

/* --- one input --------------------------------------------------------------------------------- */

typedef struct Trial {     /* an input on its way in */
  Repl *r;
  ReplInput *v; u32 n;     /* with those before it */
  Weave w;
  Woven woven;             /* with the type seen only: what stays */
  u64 known, began;        /* output that was seen; the clock it comes at */
  bool color;
  Buf *out;
} Trial;

static SeeKind how_to_see(const Woven *w) {
  if (!w->seen || !expr_of(w->seen)->ty) return SEE_TYPE;
  Ty t = expr_of(w->seen)->ty;
  if (look_is_future(w, t)) return SEE_PLACE;
  if (w->let.sym || ty_is_unit(t) || t->kind == TY_NEVER) return SEE_TYPE;
  return look_has_debug(w, t) ? SEE_DEBUG : SEE_TYPE;
}

static Str seen_text(const Watch *w, u32 i) {
  Str s = trace_output_view(w->t, w->held[i].b >> 24, w->held[i].b & 0xffffff);
  if (s.n && s.p[s.n - 1] == '\n') s.n--;
  return s;
}

static u64 read_address(Str s) {
  u64 v = 0;
  for (size_t i = 2; i < s.n; i++) v = v * 16 + (u64)(s.p[i] <= '9' ? s.p[i] - '0' : s.p[i] - 'a' + 10);
  return v;
}

/* The newest variable of that name in the session's body; NULL: there is none. */
static const Local *find_variable(const Woven *w, Str name) {
  const Local *found = NULL;
  Sym sym = intern(w->p->in, name);
  for (u32 i = 0; i < w->p->sema->bodies.n; i++) {
    const AstBody *b = w->p->sema->bodies.v[i];
    if (b->kind != BODY_ASYNC || !b->parent || b->parent->def != w->session) continue;
    for (u32 k = 0; k < b->locals.n; k++)
      if (b->locals.v[k]->name.sym == sym && !b->locals.v[k]->synthetic) found = b->locals.v[k];
  }
  return found;
}

/* The name that a value has: the last `let`'s, or the variable that was typed. */
static Str value_name(const Woven *w) {
  const Expr *e = expr_of(w->seen);
  if (w->let.sym) return sym_str(w->p->in, w->let.sym);
  return e->kind == E_PATH && e->res == RES_LOCAL ? sym_str(w->p->in, e->local->name.sym) : STR("");
}

static void tell_value(Trial *t, Session *s, const Woven *w, SeeKind see, const Watch *seen) {
  if (see == SEE_DEBUG) {
    buf_z(t->out, "= ");
    buf_str(t->out, seen_text(seen, 0));
    buf_ch(t->out, '\n');
  } else {
    session_seek(s, (Position){seen->held_row[0] + 1, 0});
    look_future(s, w, value_name(w), expr_of(w->seen)->ty, read_address(seen_text(seen, 0)), t->out);
  }
  Str polled = t->v[t->n - 1].polled;
  const Local *l = polled.n && seen->n_held > 1 ? find_variable(w, polled) : NULL;
  if (!l) return;
  session_seek(s, (Position){seen->held_row[1] + 1, 0});
  Ty inside = look_through_pin(l->ty);
  if (inside) look_state(s, w, polled, inside, read_address(seen_text(seen, 1)), t->out);
}

static void tell_time(Trial *t, Session *s) {
  u64 now = session_model(s)->now;
  if (now <= t->began) return;
  buf_z(t->out, "  (");
  say_duration(now - t->began, t->out);
  buf_z(t->out, " of virtual time went by: the clock is at ");
  say_duration(now, t->out);
  buf_z(t->out, ")\n");
}

static void keep(Trial *t, Session *s) {
  Repl *r = t->r;
  r->inputs.n = t->n - 1;
  vec_push(r->arena, &r->inputs, t->v[t->n - 1]);
  take(r, t->woven, s);
}

static ReplResult undo(Trial *t, Session *s) {
  session_free(s);
  program_free(t->woven.p);
  buf_fmt(t->out, "input %u is left out: the session stands as it was before it\n", t->n);
  return REPL_REFUSED;
}

/* Has it awaited something since it came? Then it can be left waiting. */
static bool awaits(Session *s, const Watch *w) {
  Trace *t = session_trace(s);
  if (w->begun < w->n) return false;
  for (u64 n = trace_count(t); n-- > w->came;) {
    Event e = trace_get(t, n);
    if (e.kind == EV_POLLED && e.task == ROOT) return true;
  }
  return false;
}

/* It becomes a task, the clock goes back to where it began. */
static ReplResult leave(Trial *t, Session *s, const char *why) {
  session_free(s);
  program_free(t->woven.p);
  t->v[t->n - 1].left = true;
  t->r->to.go_on(t->r->to.ctx);
  t->w.see = SEE_TYPE;
  t->woven = weave(&t->w);
  Watch w = {.r = t->r, .n = t->n, .quiet = true};
  Session *left = t->woven.p->ok ? session_new(t->r->host, t->woven.p, t->r->opt) : NULL;
  if (!left || run_inputs(left, &w) != RAN_ALL) {
    buf_fmt(t->out, "%s, and cannot be left waiting.\n", why);
    return undo(t, left);
  }
  keep(t, left);
  buf_fmt(t->out, "%s. It is a task of its own from here on (`tasks` lists it), and the next input starts beside it;\n"
                  "the clock stands where it began, at ", why);
  say_duration(session_model(left)->now, t->out);
  buf_z(t->out, ". What it had bound with `let` is not there.\n");
  return REPL_LEFT;
}

static ReplResult not_finished(Trial *t, Session *s, RunKind k, const Watch *w) {
  WorldEnd end = session_end(s);
  bool waits = awaits(s, w);
  Arena *a = arena_new();
  Str report = end.stopped && end.why != STOP_DEADLOCK ? str_copy(a, stop_report(session_program(s), session_trace(s), end, a)) : STR("");
  u64 panics = session_model(s)->panics;
  ReplResult result;
  buf_str(t->out, report);
  if (k == RAN_ENDED) {
    if (end.status == 101 && panics) buf_z(t->out, "it panicked. ");
    else buf_fmt(t->out, "it ended the program (exit status %d). ", end.status);
    result = undo(t, s);
  } else if (waits) {
    const char *why = end.why == STOP_DEADLOCK && end.stopped ? "nobody can ever wake what this input waits for" : "the input had not finished";
    result = leave(t, s, k == RAN_INTERRUPTED ? "interrupted: the input had not finished" : why);
  } else {
    if (k == RAN_INTERRUPTED) buf_z(t->out, "interrupted before it came to an await. ");
    result = undo(t, s);
  }
  arena_free(a);
  return result;
}

/* Once with its value printed, once more without, which is what stays. */
static ReplResult run_trial(Trial *t) {
  SeeKind see = how_to_see(&t->woven);
  Weave with = t->w;
  with.see = see;
  Woven probe = see == SEE_TYPE ? t->woven : weave(&with);
  if (!probe.p->ok) program_free(probe.p), probe = t->woven, see = SEE_TYPE;
  Session *s = session_new(t->r->host, probe.p, t->r->opt);
  Watch w = {.r = t->r, .n = t->n, .known = t->known};
  if (see != SEE_TYPE) w.n_seen = t->v[t->n - 1].polled.n ? 2 : 1;
  RunKind k = run_inputs(s, &w);
  bool own = probe.p != t->woven.p;
  if (k != RAN_ALL) {
    ReplResult result = not_finished(t, s, k, &w);
    if (own) program_free(probe.p);
    return result;
  }
  if (see != SEE_TYPE && w.n_held) tell_value(t, s, &probe, see, &w);
  if (own) {
    session_free(s);
    program_free(probe.p);
    s = session_new(t->r->host, t->woven.p, t->r->opt);
    Watch again = {.r = t->r, .n = t->n, .quiet = true};
    if (run_inputs(s, &again) != RAN_ALL) return undo(t, s);
  }
  if (see == SEE_TYPE && t->woven.seen && !t->woven.let.sym && !ty_is_unit(expr_of(t->woven.seen)->ty))
    buf_fmt(t->out, "a value of type `%.*s`, which has no Debug\n", STR_ARG(ty_str(t->woven.p->sema, expr_of(t->woven.seen)->ty)));
  tell_time(t, s);
  keep(t, s);
  return REPL_ACCEPTED;
}

static ReplResult enter(Repl *r, ReplInput in, bool color, Buf *out) {
  u32 kept = repl_kept(r);
  Trial t = {.r = r, .n = kept + 1, .color = color, .out = out};
  t.v = NEW_N(r->arena, ReplInput, t.n);
  if (kept) memcpy(t.v, r->inputs.v, kept * sizeof *t.v);
  const Model *m = session_model(r->s);
  t.known = m->output;
  t.began = m->now;
  if (kept == r->inputs.n) in.delay = m->now - session_model_at(r->s, r->end.event)->now;
  t.v[kept] = in;
  t.w = weave_of(r, t.v, t.n);
  t.woven = weave(&t.w);
  if (!t.woven.p->ok) {
    program_free(t.woven.p);
    return refuse(r, &t.w, color, out);
  }
  warn(r, &t.w, &t.woven, color, out);
  return run_trial(&t);
}

ReplResult repl_input(Repl *r, Str text, bool ended, bool color, Buf *out) {
  Weave before = weave_of(r, r->inputs.v, repl_kept(r));
  InputShape shape = weave_shape(&before, text);
  if (shape.empty) return REPL_ACCEPTED;
  if (shape.needs_more && !ended) return REPL_MORE;
  ReplInput in = {.text = str_copy(r->arena, text)};
  if (shape.broken_at_end) { /* only the semicolon of a `let` or `use` was left out */
    Str with = str_fmt(r->arena, "%.*s;", STR_ARG(text));
    InputShape again = weave_shape(&before, with);
    if (!again.broken && again.binds) shape = again, in.text = with;
  }
  in.own_block = shape.shadows;
  return enter(r, in, color, out);
}

ReplResult repl_poll(Repl *r, Str name, bool color, Buf *out) {
  const Local *l = find_variable(&r->now, name);
  bool pinned = l && look_through_pin(l->ty);
  Buf b = {0};
  if (!l) {
    buf_fmt(out, "there is no variable `%.*s`: give the future a name first, let %.*s = ...;\n", STR_ARG(name), STR_ARG(name));
    return REPL_REFUSED;
  }
  if (pinned && !l->mut) buf_fmt(&b, "let mut %.*s = %.*s;\n", STR_ARG(name), STR_ARG(name));
  else if (!pinned) buf_fmt(&b, "let mut %.*s = ::std::boxed::Box::pin(%.*s);\n", STR_ARG(name), STR_ARG(name));
  buf_fmt(&b, "::std::future::poll_fn(|cx| ::std::task::Poll::Ready(::std::future::Future::poll(%.*s.as_mut(), cx))).await", STR_ARG(name));
  ReplInput in = {.text = str_copy(r->arena, buf_view(&b)), .polled = str_copy(r->arena, name)};
  buf_free(&b);
  ReplResult got = enter(r, in, color, out);
  if (got == REPL_ACCEPTED && !pinned) buf_fmt(out, "  (it was pinned first: let mut %.*s = Box::pin(%.*s))\n", STR_ARG(name), STR_ARG(name));
  return got;
}

/* --- command or Rust? ----------------------------------------------------------------------------- */

static bool word_char(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
}

static bool is_name_of_command(Str word) {
  for (u32 i = 0; i < CMD_COUNT_; i++)
    if (str_eqz(word, command_table[i].name)) return true;
  return str_eqz(word, "poll") || str_eqz(word, "inputs") || str_eqz(word, "exit");
}

bool repl_is_command(Repl *r, Str line, Str *rest) {
  while (line.n && (line.p[0] == ' ' || line.p[0] == '\t')) line.p++, line.n--;
  while (line.n && (line.p[line.n - 1] == ' ' || line.p[line.n - 1] == '\t')) line.n--;
  *rest = line;
  if (!line.n) return false;
  if (line.p[0] == ':' && !(line.n > 1 && line.p[1] == ':')) {
    *rest = (Str){line.p + 1, line.n - 1};
    return true;
  }
  size_t n = 0;
  while (n < line.n && line.p[n] >= 'a' && line.p[n] <= 'z') n++;
  Str word = {line.p, n};
  if (!is_name_of_command(word) || find_variable(&r->now, word)) return false;
  for (size_t i = n; i < line.n; i++)
    if (!word_char(line.p[i]) && line.p[i] != ' ' && line.p[i] != '/') return false;
  return n == line.n || line.p[n] == ' ';
}
