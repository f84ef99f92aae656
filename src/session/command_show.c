/* Commands that look: tasks, timers, queue, wakers, output, vars, state, list, because. */
#include "session/command.h"
#include "base/unicode.h"

enum { MOST = 200, VALUE = 200 };

static void pad_to(Buf *b, size_t line, u32 col) {
  u32 w = uni_str_width((Str){b->p + line, b->n - line});
  buf_fill(b, ' ', w < col ? col - w : 1);
}

Action do_tasks(Commands *c, const Words *w) {
  const Model *m = session_model(c->s);
  (void)w;
  if (!m->n_tasks) buf_z(&c->out, "no task: nothing was given to an executor yet\n");
  u32 n = 0;
  for (u32 i = 0; i < m->n_tasks; i++) {
    const TaskModel *k = model_task(m, i);
    if (m->n_tasks > MOST && k->finished) continue;
    if (n++ >= MOST) break;
    size_t line = c->out.n;
    buf_fmt(&c->out, "%4u  %.*s", k->id, STR_ARG(k->root ? STR("main") : trace_str(m->trace, k->name)));
    pad_to(&c->out, line, 30);
    buf_fmt(&c->out, "%-10s", task_state_word(k->state));
    if (!k->finished) say_task_line(c->s, k, &c->out);
    buf_ch(&c->out, '\n');
  }
  if (m->n_tasks > n) buf_fmt(&c->out, "... and %u more, of which %u are not done\n", m->n_tasks - n, m->n_live > n ? m->n_live - n : 0);
  return command_text(c);
}

Action do_timers(Commands *c, const Words *w) {
  const Model *m = session_model(c->s);
  u32 ids[MOST], n = model_timers_sorted(m, ids, MOST);
  (void)w;
  if (!n) buf_z(&c->out, "no timer is set\n");
  for (u32 i = 0; i < n; i++) {
    const TimerModel *x = model_timer(m, ids[i]);
    size_t line = c->out.n;
    say_duration(x->deadline, &c->out);
    pad_to(&c->out, line, 12);
    if (x->task == NO_TASK) buf_z(&c->out, "no task");
    else say_task_name(m->trace, x->task, &c->out);
    pad_to(&c->out, line, 40);
    if (x->deadline > m->now) buf_z(&c->out, "in "), say_duration(x->deadline - m->now, &c->out);
    else buf_z(&c->out, "due now");
    buf_ch(&c->out, '\n');
  }
  if (m->n_timers > n) buf_fmt(&c->out, "... and %u later ones\n", m->n_timers - n);
  return command_text(c);
}

Action do_queue(Commands *c, const Words *w) {
  const Model *m = session_model(c->s);
  u32 ids[MOST], n = model_ready(m, ids, MOST);
  (void)w;
  if (!n) buf_z(&c->out, "nobody is ready to be polled\n");
  for (u32 i = 0; i < n; i++) {
    Arena *a = arena_new();
    buf_fmt(&c->out, "%4u. ", i + 1);
    say_task_name(m->trace, ids[i], &c->out);
    buf_fmt(&c->out, ", because %.*s\n", STR_ARG(because_wake(c->s, model_task(m, ids[i])->queued_by, a)));
    arena_free(a);
  }
  if (m->n_ready > n) buf_fmt(&c->out, "... and %u more\n", m->n_ready - n);
  return command_text(c);
}

static void say_waker(Commands *c, const Model *m, const TaskModel *k) {
  PendingFuture waits[CHAIN_MAX];
  u32 n_waits = model_waits(m, k, waits, CHAIN_MAX), things = 0;
  Buf *b = &c->out;
  u32 n = 0;
  for (u32 id = k->first_timer; id; n++) {
    const TimerModel *x = model_timer(m, id - 1);
    if (n < 5) {
      buf_z(b, n ? ", and " : "");
      buf_z(b, "its timer, at ");
      say_duration(x->deadline, b);
    }
    id = x->next;
  }
  if (n > 5) buf_fmt(b, " and %u more timers", n - 5);
  for (u32 i = 0; i < n_waits; i++) {
    if (waits[i].wait != NO_TASK) continue;
    buf_z(b, n++ ? ", and " : "");
    say_task_name(m->trace, waits[i].wait_task, b);
    buf_z(b, ", when it is done");
  }
  if (!n_waits && k->yielded) buf_z(b, n++ ? ", and its executor: it has yielded" : "its executor, for it has yielded");
  for (u32 i = 0; i < n_waits; i++) {
    if (waits[i].wait == NO_TASK) continue;
    buf_z(b, things++ ? ", it also " : n ? ", and whoever changes what it waits for: it " : "whoever changes what it waits for: it ");
    say_wait(session_program(c->s), m->trace, m, waits[i].wait - 1, k->id, b);
  }
  if (!n && !things) buf_z(b, "no timer and no task: only code that was handed its waker");
}

Action do_wakers(Commands *c, const Words *w) {
  const Model *m = session_model(c->s);
  u32 n = 0;
  (void)w;
  for (const TaskModel *k = model_next_live(m, NULL); k && n < MOST; k = model_next_live(m, k)) {
    if (k->state != TASK_WAITING) continue;
    n++;
    say_task_name(m->trace, k->id, &c->out);
    buf_z(&c->out, " is woken by ");
    say_waker(c, m, k);
    buf_ch(&c->out, '\n');
  }
  if (!n) buf_z(&c->out, "no task is waiting to be woken\n");
  say_remedies(m, "help: ", &c->out);
  return command_text(c);
}

Action do_output(Commands *c, const Words *w) {
  u64 n = session_model(c->s)->output;
  (void)w;
  if (!n) buf_z(&c->out, "nothing has been printed up to here\n");
  narrate_output(session_trace(c->s), 0, n, &c->out);
  return command_text(c);
}

/* --- values: read from the machine --------------------------------------------------------- */

static const u8 *read_memory(void *ctx, u64 addr, u64 n) { return vm_view(world_vm(ctx), addr, n); }

enum { MOST_HOLES = 64 };

static void say_value(Commands *c, ValueReader r, Ty t, u64 addr) {
  Buf v = {0};
  value_print(world_code(r.ctx), t, addr, r, VALUE, &v);
  say_escaped(buf_view(&v), &c->out);
  buf_free(&v);
}

static bool var_address(World *w, const VmFrame *f, const VarPlace *v, u64 *addr) {
  *addr = (u64)f->fp + v->offset;
  if (!v->by_ref) return true;
  u64 base = 0;
  if (!vm_read(world_vm(w), *addr, &base, 8)) return false;
  *addr = (base & 0xffffffff) + v->add;
  return true;
}

/* Its parts that have been moved away. */
static u32 var_holes(World *w, const VmFrame *f, u32 var, ValueHole out[MOST_HOLES]) {
  u32 n = 0;
  for (u32 i = 0; i < f->fn->n_vars && n < MOST_HOLES; i++) {
    const VarPlace *v = &f->fn->vars[i];
    u64 addr;
    if (v->part_of != var + 1 || vm_value_state(f, i) != VALUE_MOVED || !var_address(w, f, v, &addr)) continue;
    out[n++] = (ValueHole){v->ty, addr};
  }
  return n;
}

static const char *without_value(ValueState s) {
  switch (s) {
    case VALUE_NONE: return "has no value yet";
    case VALUE_MOVED: return "has been moved away";
    case VALUE_DROPPED: return "has been dropped";
    case VALUE_PARTLY: return "has been moved away in part";
    case VALUE_LOST: return "is used no more, so that no await keeps it";
    case VALUE_MAYBE: return "has a value or not, depending on the way that led here";
    case VALUE_SET: break;
  }
  return NULL;
}

static void say_var(Commands *c, World *w, const VmFrame *f, u32 i) {
  const VarPlace *v = &f->fn->vars[i];
  const char *why = without_value(vm_value_state(f, i));
  ValueHole holes[MOST_HOLES];
  u64 addr;
  if (!why && !var_address(w, f, v, &addr)) return;
  buf_fmt(&c->out, "  %.*s %s", STR_ARG(sym_str(session_program(c->s)->in, v->name)), why ? why : "= ");
  if (!why) say_value(c, (ValueReader){w, read_memory, holes, var_holes(w, f, i, holes)}, v->ty, addr);
  buf_ch(&c->out, '\n');
}

/* Made by an attribute, a desugaring or a macro of the library. */
static bool synthetic(const Program *p, Span sp) {
  if (!sp.ctx || sp.ctx >= p->src->expns.n) return false;
  const Expansion *e = &p->src->expns.v[sp.ctx];
  return e->kind != EXPN_MACRO || e->def_in_lib;
}

static bool holds(const VmFrame *f, u32 i) {
  ValueState s = vm_value_state(f, i);
  return s != VALUE_NONE && s != VALUE_MOVED;
}

/* One parameter of an async function is two variables: what the future was made with moves into the body's. */
static bool hides(const VmFrame *f, u32 k, u32 i) { return holds(f, k) != holds(f, i) ? holds(f, k) : k < i; }

/* Is the variable one that a reader at this place would name? Not before its declaration,
 * and not where a later one of the same name has taken its place. */
static bool in_sight(const Program *p, const VmFrame *f, u32 i) {
  const VarPlace *v = &f->fn->vars[i];
  if (v->part_of || f->pc < v->from || f->pc >= v->to || synthetic(p, v->span)) return false;
  u32 here = sources_root_span(p->src, f->span).lo, declared = sources_root_span(p->src, v->span).lo;
  if (declared > here || here >= sources_root_span(p->src, v->seen).hi) return false;
  for (u32 k = 0; k < f->fn->n_vars; k++) {
    const VarPlace *o = &f->fn->vars[k];
    u32 at = sources_root_span(p->src, o->span).lo;
    if (o->name == v->name && f->pc >= o->from && f->pc < o->to && (at > declared || (at == declared && hides(f, k, i))) && at <= here) return false;
  }
  return true;
}

static u32 say_frame(Commands *c, World *w, const VmFrame *f) {
  u32 n = 0;
  const Program *p = session_program(c->s);
  Place at = f->fn->is_lib ? sources_place(p->src, f->span.lo) : (Place){p->file, learner_line(p, f->span), 0};
  buf_fmt(&c->out, "in %.*s, line %u", STR_ARG(f->fn->name), at.line);
  if (at.file && f->fn->is_lib) buf_fmt(&c->out, " of %.*s", STR_ARG(at.file->name));
  buf_z(&c->out, ":\n");
  for (u32 i = 0; i < f->fn->n_vars; i++) {
    if (!in_sight(session_program(c->s), f, i)) continue;
    say_var(c, w, f, i);
    n++;
  }
  if (!n) buf_z(&c->out, "  no variables here\n");
  return n;
}

Action do_vars(Commands *c, const Words *words) {
  World *w = session_world(c->s);
  VmFrame f[64];
  u32 shown = 0;
  (void)words;
  if (!w) return command_error(c, "interrupted");
  u32 n = session_model(c->s)->ended ? 0 : vm_frames(world_vm(w), world_running_thread(w), f, COUNTOF(f));
  for (u32 i = 0; i < n; i++)
    if (!f[i].fn->is_lib || (!i && session_deep(c->s))) say_frame(c, w, &f[i]), shown++;
  if (!shown) buf_z(&c->out, "nothing of the program is running here; `state T` shows what a task has saved, `line` goes to the next line\n");
  return command_text(c);
}

static void say_state_name(Commands *c, const FutureView *f) {
  Buf *b = &c->out;
  u32 line = f->await_span.hi ? learner_line(session_program(c->s), f->await_span) : 0;
  if (f->state == STATE_UNRESUMED) buf_z(b, "Unresumed: its body has not begun");
  else if (f->state == STATE_RETURNED) buf_z(b, "Returned");
  else if (f->state == STATE_PANICKED) buf_z(b, "Panicked");
  else if (line) buf_fmt(b, "Suspend%u: it stands at the await on line %u", f->state - STATE_SUSPEND0, line);
  else buf_fmt(b, "Suspend%u", f->state - STATE_SUSPEND0);
  buf_ch(b, '\n');
}

static bool plain(Ty t) { return t->kind == TY_INT || t->kind == TY_BOOL || t->kind == TY_CHAR || t->kind == TY_FLOAT || t->kind == TY_REF; }

static void say_field(Commands *c, World *w, Ty fut, u64 addr, u32 i, Str name, u32 depth) {
  u64 offset;
  Ty t = future_field(world_code(w), fut, i, &offset);
  buf_fill(&c->out, ' ', 2 * depth + 2);
  buf_fmt(&c->out, "%.*s = ", STR_ARG(name));
  say_value(c, (ValueReader){.ctx = w, .view = read_memory}, t, addr + offset);
  buf_ch(&c->out, '\n');
}

enum { MOST_NESTED = 12 };

/* A lowered future: its state, what it holds, and the future it awaits, inside it. */
static void say_future(Commands *c, World *w, Ty fut, u64 addr, u32 depth) {
  FutureView f;
  const Interner *in = session_program(c->s)->in;
  Code *code = world_code(w);
  if (depth > MOST_NESTED || !future_view(code, fut, addr, (ValueReader){.ctx = w, .view = read_memory}, &f)) return;
  buf_fill(&c->out, ' ', 2 * depth);
  buf_fmt(&c->out, "`%.*s` is in state ", STR_ARG(code_type_label(code, code_type_id(code, fut))));
  say_state_name(c, &f);
  u32 nc = fut->def->body->n_captures, k = f.state - STATE_SUSPEND0;
  bool suspended = f.state >= STATE_SUSPEND0 && k < f.info->n_awaits;
  for (u32 i = 0; i < nc && (suspended || f.state == STATE_UNRESUMED); i++) {
    u64 offset;
    const Local *l = fut->def->body->captures[i].local;
    if (suspended && !plain(future_field(code, fut, i, &offset))) continue; /* it may have been moved out */
    if (l && !l->synthetic) say_field(c, w, fut, addr, i, sym_str(in, l->name.sym), depth);
  }
  for (u32 i = 0; suspended && i < f.info->n_saved; i++)
    if (f.info->saved[i].name && bits_has(f.info->live[k], i))
      say_field(c, w, fut, addr, nc + i, sym_str(in, f.info->saved[i].name), depth);
  u64 offset;
  if (!suspended || f.info->awaits[k].saved >= nc + f.info->n_saved) return;
  Ty inner = future_field(code, fut, f.info->awaits[k].saved, &offset);
  if (inner->kind == TY_ASYNC) {
    say_future(c, w, inner, addr + offset, depth + 1);
    return;
  }
  buf_fill(&c->out, ' ', 2 * depth + 2);
  buf_fmt(&c->out, "it awaits a `%.*s`, which is no async function or block\n", STR_ARG(code_type_label(code, code_type_id(code, inner))));
}

/* The machines of the learner's futures that the task waits in, each as often as it stands in different states. */
static void draw_machines(Commands *c, const TaskModel *k) {
  const Program *p = session_program(c->s);
  PendingFuture v[CHAIN_MAX];
  u32 n = model_chain(session_model(c->s), k, v, CHAIN_MAX);
  bool foreign = false;
  for (u32 i = 0; i < n; i++) {
    bool again = v[i].lib;
    for (u32 j = 0; j < i; j++) again = again || (v[j].type == v[i].type && v[j].state == v[i].state);
    const Def *of = again ? NULL : states_of(p, trace_str(session_trace(c->s), v[i].type));
    if (!of) continue;
    buf_ch(&c->out, '\n');
    states_draw(p, STR(""), of, v[i].state, c->ascii, &foreign, &c->out);
  }
  if (foreign) buf_z(&c->out, "\n" STATES_FOREIGN);
}

/* The task that this step polls; without a step the first that lives. */
static bool task_here(Commands *c, u32 *id) {
  u64 step = session_step_no(c->s);
  const TaskModel *k = model_next_live(session_model(c->s), NULL);
  if (step) *id = trace_get(session_trace(c->s), trace_step_event(session_trace(c->s), step)).task;
  else if (k) *id = k->id;
  return step || k;
}

Action do_state(Commands *c, const Words *words) {
  u32 id;
  Ty ty;
  u64 addr;
  if (words->n < 2 && !task_here(c, &id)) return command_error(c, "there is no task yet: a step makes the first");
  if (words->n > 1 && !command_find_task(c, words->v[1], &id)) return (Action){.kind = ACT_ERROR, .text = buf_view(&c->out)};
  const TaskModel *k = model_task(session_model(c->s), id);
  say_task_name(session_trace(c->s), id, &c->out);
  buf_ch(&c->out, ' ');
  say_task_line(c->s, k, &c->out);
  buf_ch(&c->out, '\n');
  if (k->finished) return command_text(c);
  World *w = session_world(c->s);
  if (!w) return command_error(c, "interrupted");
  if (!world_task_future(w, id, &ty, &addr)) buf_z(&c->out, "it was never polled: its body has not begun\n");
  else if (ty->kind != TY_ASYNC) buf_z(&c->out, "its future is not one of an async function or block: it has no states of its own\n");
  else say_future(c, w, ty, addr, 0);
  draw_machines(c, k);
  return command_text(c);
}

/* --- source and sentences ---------------------------------------------------------------------- */

/* The line that runs next, or ran last; its file is the library's where that was asked for. Line 0: of the program's. */
static Place place_here(Commands *c) {
  Span at;
  const Program *p = session_program(c->s);
  bool running = session_place(c->s, &at);
  if (running && session_deep(c->s)) return sources_place(p->src, at.lo);
  Place here = {p->file, running ? learner_line(p, at) : 0, 0};
  for (u64 n = session_at(c->s).event, k = 0; !here.line && n-- > 0 && k < 256; k++)
    here.line = learner_line(p, trace_span(session_trace(c->s), trace_get(session_trace(c->s), n).site));
  return here;
}

static void say_source_line(Commands *c, Place here, u32 n) {
  Str text = sources_line(session_program(c->s)->src, here.file, n);
  buf_fmt(&c->out, "%s %4u  ", n == here.line ? ">" : " ", n);
  for (size_t i = 0, k = 0; i <= text.n; i++) {
    if (i < text.n && text.p[i] != '\t') continue;
    say_escaped((Str){text.p + k, i - k}, &c->out);
    if (i < text.n) buf_z(&c->out, "    ");
    k = i + 1;
  }
  buf_ch(&c->out, '\n');
}

Action do_list(Commands *c, const Words *w) {
  const Program *p = session_program(c->s);
  Place here = place_here(c);
  u32 total = sources_place(p->src, here.file->base + (u32)here.file->text.n).line, mid = here.line;
  if (w->n > 1) {
    u64 n;
    mid = read_number(w->v[1], &n) && n <= total ? (u32)n : 0;
    if (!mid) return command_error(c, "%s has lines 1 to %u: list 5", here.file == p->file ? "the program" : "this file", total);
  }
  u32 from = mid > 6 ? mid - 5 : 1;
  for (u32 n = from; n <= total && n < from + 11; n++)
    if (n < total || sources_line(p->src, here.file, n).n) say_source_line(c, here, n);
  return command_text(c);
}

Action do_because(Commands *c, const Words *w) {
  Trace *t = session_trace(c->s);
  if (w->n < 2) {
    say_wrapped(session_because_here(c->s, c->a), 0, c->width, &c->out);
    return command_text(c);
  }
  u64 n;
  if (!read_number(w->v[1], &n)) return command_error(c, "`because` takes the number of a step: because 2");
  if (n > trace_steps(t)) return command_error(c, "step %.*s has not been made yet: `goto %.*s` runs to it", STR_ARG(w->v[1]), STR_ARG(w->v[1]));
  say_wrapped(session_because(c->s, n, c->a), 0, c->width, &c->out);
  return command_text(c);
}
