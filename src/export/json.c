/* The trace as JSON. See export.h. */
#include "export/export.h"
#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>

#define TOP_BIT ((u64)1 << 63)

typedef struct Out { const Program *p; Trace *t; ExportSink sink; Arena *a; u64 step; } Out;

static const char *const wake_words[] = {
#define WAKE(id, text) #id,
#include "runtime/wake.def"
#undef WAKE
};
static const char *const flavors[] = {
#define FLAVOR(id, text) text,
#include "runtime/flavor.def"
#undef FLAVOR
};
static const char *const stop_ids[] = {
#define STOP(id, text, option) #id,
#include "runtime/stop.def"
#undef STOP
};

static const char *const choice_words[] = {
#define CHOICE(id, text) #id,
#include "runtime/choice.def"
#undef CHOICE
};
static const char *const resource_words[] = {
#define RESOURCE(id, word, waiting, before, remedy) #id,
#include "runtime/resource.def"
#undef RESOURCE
};
/* As event.def numbers them. */
static const char *const thread_words[] = {"std", "worker", "blocking", "main"};
static const char *const block_words[] = {"sleep", "park", "lock", "join"};
static const char *const done_words[] = {"completed", "panicked", "cancelled"};

static bool put(Out *o, Str s) { return o->sink.write(o->sink.ctx, s); }
static bool put_z(Out *o, const char *z) { return put(o, str_of(z)); }

/* 64-bit numbers as they are: a double would lose digits. */
static void add_u64(cJSON *j, const char *name, u64 v) {
  char digits[24];
  snprintf(digits, sizeof digits, "%llu", (unsigned long long)v);
  cJSON_AddRawToObject(j, name, digits);
}

static void add_text(Out *o, cJSON *j, const char *name, Str s) { cJSON_AddStringToObject(j, name, str_copy(o->a, s).p); }

static void add_word(Out *o, cJSON *j, const char *name, const char *word) {
  Buf b = {0};
  for (; *word; word++) buf_ch(&b, *word >= 'A' && *word <= 'Z' ? (char)(*word + 32) : *word);
  add_text(o, j, name, buf_view(&b));
  buf_free(&b);
}

/* A time; the end of time is null. */
static void add_time(cJSON *j, const char *name, u64 ns) {
  if (ns == UINT64_MAX) cJSON_AddNullToObject(j, name);
  else add_u64(j, name, ns);
}

static void add_span(Out *o, cJSON *j, u32 site) {
  Span sp = sources_user_span(o->p->src, trace_span(o->t, site));
  Place a = sources_place(o->p->src, sp.lo), b = sources_place(o->p->src, sp.hi);
  if (!sp.hi || !a.file || !b.file) {
    cJSON_AddNullToObject(j, "span");
    return;
  }
  cJSON *s = cJSON_AddObjectToObject(j, "span");
  add_text(o, s, "file", a.file->name);
  add_u64(s, "line", a.line), add_u64(s, "col", a.col);
  add_u64(s, "end_line", b.line), add_u64(s, "end_col", b.col);
}

static void add_task(cJSON *j, const char *name, u32 task) {
  if (task == NO_TASK) cJSON_AddNullToObject(j, name);
  else add_u64(j, name, task);
}

/* A field as event.def names it: "str:", "task:", "event:", or a number. */
static void add_field(Out *o, cJSON *j, const char *what, u64 v) {
  if (!*what) return;
  const char *colon = strchr(what, ':');
  if (colon && what[0] == 's') add_text(o, j, colon + 1, trace_str(o->t, (u32)v));
  else if (colon && what[0] == 't') add_task(j, colon + 1, (u32)v);
  else add_u64(j, colon ? colon + 1 : what, v);
}

static const char *result_word(u32 r) { return r == 0 ? "pending" : r == 1 ? "ready" : "panicked"; }

static void add_details(Out *o, cJSON *j, const Event *e) {
  const EventInfo *i = &event_info[e->kind];
  switch (e->kind) {
  case EV_RT_NEW: cJSON_AddStringToObject(j, "flavor", flavors[e->a % COUNTOF(flavors)]); add_u64(j, "workers", e->b); return;
  case EV_SPAWN:
    add_text(o, j, "name", trace_str(o->t, e->a));
    add_task(j, "by", (u32)e->b - 1);
    cJSON_AddBoolToObject(j, "root", (e->b & TOP_BIT) != 0);
    add_u64(j, "runtime", e->b >> 32 & 0xffff);
    return;
  case EV_POLL: o->step = e->a; add_u64(j, "cause", e->b); return;
  case EV_POLLED: cJSON_AddStringToObject(j, "result", result_word(e->a)); cJSON_AddBoolToObject(j, "yielded", e->b == 1); return;
  case EV_FUTURE_POLL:
    add_text(o, j, "type", trace_str(o->t, e->a));
    add_u64(j, "future", e->b & ~TOP_BIT);
    cJSON_AddBoolToObject(j, "library", (e->b & TOP_BIT) != 0);
    return;
  case EV_FUTURE_DROP:
    add_text(o, j, "type", trace_str(o->t, e->a));
    add_u64(j, "future", e->b);
    return;
  case EV_FUTURE_POLLED:
    cJSON_AddStringToObject(j, "result", result_word(e->a & 255));
    add_u64(j, "state", e->a >> 8);
    add_u64(j, "future", e->b & ~TOP_BIT);
    cJSON_AddBoolToObject(j, "library", (e->b & TOP_BIT) != 0);
    return;
  case EV_WAKE:
    add_task(j, "woken", e->a);
    add_word(o, j, "how", wake_words[(e->b & 255) % COUNTOF(wake_words)]);
    cJSON_AddBoolToObject(j, "effect", !(e->b & 256));
    return;
  case EV_BLOCK: cJSON_AddStringToObject(j, "why", block_words[e->a % COUNTOF(block_words)]); add_time(j, "until_ns", e->b); return;
  case EV_UNBLOCK: cJSON_AddStringToObject(j, "why", block_words[e->a % COUNTOF(block_words)]); return;
  case EV_THREAD_NEW:
    cJSON_AddStringToObject(j, "role", thread_words[e->a % COUNTOF(thread_words)]);
    add_text(o, j, "name", trace_str(o->t, (u32)e->b));
    return;
  case EV_RES_NEW: add_word(o, j, "resource", resource_words[e->a % COUNTOF(resource_words)]); add_u64(j, "id", e->b); return;
  case EV_DONE: cJSON_AddStringToObject(j, "how", done_words[e->a % COUNTOF(done_words)]); return;
  case EV_LOST: cJSON_AddStringToObject(j, "what", e->a ? "panic" : "error"); return;
  case EV_CHOICE: add_word(o, j, "what", choice_words[e->a % COUNTOF(choice_words)]); add_u64(j, "value", e->b); return;
  case EV_PRINT:
    cJSON_AddStringToObject(j, "stream", e->a == 2 ? "stderr" : "stdout");
    add_text(o, j, "text", trace_output_view(o->t, e->b >> 24, e->b & 0xffffff));
    return;
  case EV_STOP: add_word(o, j, "why", stop_ids[e->a % COUNTOF(stop_ids)]); return;
  case EV_EXIT: cJSON_AddNumberToObject(j, "code", (int)e->a); return;
  default:
    add_field(o, j, i->a, e->a);
    add_field(o, j, i->b, e->b);
  }
}

static bool put_json(Out *o, cJSON *j) {
  char *s = cJSON_PrintUnformatted(j);
  bool ok = s && put_z(o, s);
  cJSON_free(s);
  cJSON_Delete(j);
  return ok;
}

static bool put_event(Out *o, u64 n) {
  Event e = trace_get(o->t, n);
  cJSON *j = cJSON_CreateObject();
  if (e.kind == EV_POLL) o->step = e.a;
  add_u64(j, "n", n);
  add_u64(j, "step", o->step);
  add_u64(j, "time_ns", e.time);
  add_u64(j, "thread", e.thread);
  add_task(j, "task", e.task);
  cJSON_AddStringToObject(j, "kind", event_info[e.kind].name);
  add_span(o, j, e.site);
  add_details(o, j, &e);
  bool ok = put_json(o, j);
  arena_reset(o->a);
  return ok;
}

static bool put_task(Out *o, const TaskModel *k) {
  cJSON *j = cJSON_CreateObject();
  add_u64(j, "id", k->id);
  add_text(o, j, "name", trace_str(o->t, k->name));
  cJSON_AddBoolToObject(j, "root", k->root);
  add_task(j, "by", k->by);
  add_u64(j, "spawn_event", k->spawn_event);
  cJSON_AddStringToObject(j, "state", task_state_word(k->state));
  add_u64(j, "polls", k->polls);
  return put_json(o, j);
}

static bool put_tasks(Out *o) {
  Model *m = model_new(o->t);
  for (u64 n = 0; n < trace_count(o->t); n++) {
    Event e = trace_get(o->t, n);
    model_apply(m, n, &e);
  }
  bool ok = true;
  for (u32 i = 0; ok && i < m->n_tasks; i++) ok = (!i || put_z(o, ",\n")) && put_task(o, model_task(m, i));
  model_free(m);
  return ok;
}

static bool put_head(Out *o, WorldEnd end, const LoadOptions *l) {
  cJSON *j = cJSON_CreateObject();
  add_u64(j, "version", 1);
  cJSON *s = cJSON_AddObjectToObject(j, "source");
  add_text(o, s, "file", o->p->file->name);
  add_text(o, s, "text", o->p->file->text);
  add_u64(j, "edition", o->p->sx.edition);
  cJSON_AddStringToObject(j, "tokio", l->world.tokio == 124 ? "1.24" : "1.53");
  if (l->world.seeded) add_u64(j, "seed", l->world.seed);
  else cJSON_AddNullToObject(j, "seed");
  cJSON *e = cJSON_AddObjectToObject(j, "end");
  cJSON_AddBoolToObject(e, "known", end.ended);
  cJSON_AddNumberToObject(e, "status", end.status);
  if (end.stopped) add_word(o, e, "stopped", stop_ids[end.why]);
  char *text = cJSON_PrintUnformatted(j);
  size_t n = text ? strlen(text) : 0;
  bool ok = n && put(o, (Str){text, n - 1}); /* without the closing brace: more members follow */
  cJSON_free(text);
  cJSON_Delete(j);
  return ok;
}

bool export_trace(const Program *p, Trace *t, WorldEnd end, const LoadOptions *l, ExportSink sink) {
  Out o = {.p = p, .t = t, .sink = sink, .a = arena_new()};
  bool ok = put_head(&o, end, l) && put_z(&o, ",\n\"tasks\":[\n") && put_tasks(&o) && put_z(&o, "\n],\n\"events\":[\n");
  for (u64 n = 0; ok && n < trace_count(t); n++) ok = (!n || put_z(&o, ",\n")) && put_event(&o, n);
  ok = ok && put_z(&o, "\n]}\n");
  arena_free(o.a);
  return ok;
}
