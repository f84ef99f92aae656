/* A run as a web page: the view's scenes after each step, as JSON inside a page that shows them (page.html). What a
 * program printed or is called gets into the page as text alone. */
#include "export/export.h"
#include "view/view.h"
#include <cjson/cJSON.h>
#include <stdio.h>

enum { MOST_STEPS = 1000, MOST_ROWS = 20 };
extern const char page_html[];

/* A zero byte would end the text: a program may have one in a comment. */
static void add_text(cJSON *j, const char *name, Str s) {
  Buf b = {0};
  for (size_t i = 0; i < s.n; i++) buf_ch(&b, s.p[i] ? s.p[i] : '?');
  buf_ch(&b, 0);
  cJSON_AddStringToObject(j, name, b.p);
  buf_free(&b);
}

static void push_text(cJSON *list, const Buf *b) {
  Buf z = {0};
  buf_str(&z, buf_view(b));
  buf_ch(&z, 0);
  cJSON_AddItemToArray(list, cJSON_CreateString(z.p));
  buf_free(&z);
}

static void add_duration(cJSON *j, const char *name, u64 ns) {
  Buf b = {0};
  say_duration(ns, &b);
  add_text(j, name, buf_view(&b));
  buf_free(&b);
}

static void say_short(const Scene *sc, const TaskModel *k, Buf *b) {
  buf_fmt(b, "%u %.*s", k->id, STR_ARG(trace_str(sc->trace, k->name)));
}

/* --- what a frame holds ----------------------------------------------------------------- */

static void add_tasks(cJSON *j, const Scene *sc) {
  cJSON *list = cJSON_AddArrayToObject(j, "tasks");
  const Model *m = sc->model;
  u32 shown = 0;
  bool few = m->n_tasks <= MOST_ROWS; /* else those that are over are left out */
  for (u32 i = 0; i < m->n_tasks && shown < MOST_ROWS; i++) {
    const TaskModel *k = model_task(m, i);
    Buf waits = {0};
    if (k->finished && !few) continue;
    cJSON *row = cJSON_CreateObject();
    cJSON_AddNumberToObject(row, "id", k->id);
    add_text(row, "name", trace_str(sc->trace, k->name));
    cJSON_AddStringToObject(row, "state", task_state_word(k->state));
    cJSON_AddNumberToObject(row, "polls", (double)k->polls);
    if (!k->finished) say_waits_for(sc->prog, sc->trace, m, k, &waits);
    add_text(row, "waits", buf_view(&waits));
    cJSON_AddItemToArray(list, row);
    buf_free(&waits);
    shown++;
  }
  cJSON_AddNumberToObject(j, "more", m->n_tasks - shown);
}

static void add_queue(cJSON *j, const Scene *sc) {
  cJSON *list = cJSON_AddArrayToObject(j, "queue");
  u32 ids[MOST_ROWS], n = model_ready(sc->model, ids, MOST_ROWS);
  for (u32 i = 0; i < n; i++) {
    Buf b = {0};
    buf_fmt(&b, "%u. task ", i + 1);
    say_short(sc, model_task(sc->model, ids[i]), &b);
    push_text(list, &b);
    buf_free(&b);
  }
}

static void add_timers(cJSON *j, const Scene *sc) {
  const Model *m = sc->model;
  cJSON *list = cJSON_AddArrayToObject(j, "timers");
  u32 ids[MOST_ROWS], n = model_timers_sorted(m, ids, MOST_ROWS);
  for (u32 i = 0; i < n; i++) {
    const TimerModel *x = model_timer(m, ids[i]);
    const TaskModel *k = model_task(m, x->task);
    Buf b = {0};
    say_duration(x->deadline, &b);
    if (k) buf_z(&b, "  task "), say_short(sc, k, &b);
    buf_z(&b, x->deadline > m->now ? "  in " : "  due");
    if (x->deadline > m->now) say_duration(x->deadline - m->now, &b);
    push_text(list, &b);
    buf_free(&b);
  }
}

/* By line the tasks that stand at an await there. */
static void add_awaits(cJSON *j, const Scene *sc) {
  cJSON *by_line = cJSON_AddObjectToObject(j, "waits");
  u32 seen = 0;
  for (const TaskModel *k = model_next_live(sc->model, NULL); k && seen++ < MOST_ROWS; k = model_next_live(sc->model, k)) {
    u32 lines[CHAIN_MAX], n = scene_awaits(sc, k, lines, CHAIN_MAX);
    for (u32 i = 0; i < n; i++) {
      char key[16];
      snprintf(key, sizeof key, "%u", lines[i]);
      cJSON *list = cJSON_GetObjectItemCaseSensitive(by_line, key);
      if (!list) list = cJSON_AddArrayToObject(by_line, key);
      cJSON_AddItemToArray(list, cJSON_CreateNumber(k->id));
    }
  }
}

static void add_help(cJSON *j, const Scene *sc) {
  cJSON *list = cJSON_AddArrayToObject(j, "help");
  Buf all = {0};
  say_remedies(sc->model, "", &all);
  for (size_t i = 0, from = 0; i < all.n; i++) {
    if (all.p[i] != '\n') continue;
    Buf line = {0};
    buf_add(&line, all.p + from, i - from);
    push_text(list, &line);
    buf_free(&line);
    from = i + 1;
  }
  buf_free(&all);
}

static cJSON *frame(const Scene *sc, u64 printed) {
  cJSON *j = cJSON_CreateObject();
  bool own = sc->file == sc->prog->file;
  Buf state = {0}, text = {0};
  cJSON_AddNumberToObject(j, "step", (double)sc->step);
  add_duration(j, "time", sc->model->now);
  scene_say_state(sc, &state);
  add_text(j, "state", buf_view(&state));
  add_text(j, "why", sc->why);
  cJSON_AddNumberToObject(j, "line", own ? sc->line : 0);
  cJSON_AddNumberToObject(j, "anchor", own ? sc->anchor : 0);
  if (sc->next_task == NO_TASK) cJSON_AddNullToObject(j, "next");
  else cJSON_AddNumberToObject(j, "next", sc->next_task);
  Str all = trace_output_view(sc->trace, printed, sc->model->output - printed);
  for (size_t i = 0, from = 0; i <= all.n; i++) { /* lines stay lines, the rest is escaped */
    if (i < all.n && all.p[i] != '\n') continue;
    say_escaped((Str){all.p + from, i - from}, &text);
    if (i < all.n) buf_ch(&text, '\n');
    from = i + 1;
  }
  add_text(j, "printed", buf_view(&text));
  cJSON_AddBoolToObject(j, "over", sc->model->ended);
  add_awaits(j, sc), add_queue(j, sc), add_timers(j, sc), add_tasks(j, sc), add_help(j, sc);
  buf_free(&state), buf_free(&text);
  return j;
}

/* --- the page ------------------------------------------------------------------------------ */

/* In a script of a page nothing may look like the end of it. */
static bool put_json(ExportSink sink, cJSON *j, const char *before) {
  char *s = cJSON_PrintUnformatted(j);
  Buf b = {0};
  buf_z(&b, before);
  for (const char *p = s ? s : ""; *p; p++)
    if (*p == '<') buf_z(&b, "\\u003c");
    else buf_ch(&b, *p);
  bool ok = s && sink.write(sink.ctx, buf_view(&b));
  buf_free(&b);
  cJSON_free(s);
  cJSON_Delete(j);
  return ok;
}

static bool put_head(const Program *p, const LoadOptions *l, u64 left, ExportSink sink) {
  cJSON *j = cJSON_CreateObject();
  add_text(j, "file", p->file->name);
  add_text(j, "text", p->file->text);
  cJSON_AddNumberToObject(j, "edition", p->sx.edition);
  cJSON_AddStringToObject(j, "tokio", l->world.tokio == 124 ? "1.24" : "1.53");
  cJSON_AddNumberToObject(j, "left", (double)left);
  return put_json(sink, j, "{\"run\":");
}

bool export_page(Session *s, const LoadOptions *l, ExportSink sink) {
  const char *mark = strstr(page_html, "@RUN@");
  Position was = session_at(s);
  u64 steps = trace_steps(session_trace(s)), shown = steps < MOST_STEPS ? steps : MOST_STEPS, printed = 0;
  bool ok = mark && sink.write(sink.ctx, (Str){page_html, (size_t)(mark - page_html)}) && put_head(session_program(s), l, steps - shown, sink) &&
            sink.write(sink.ctx, STR(",\n\"steps\":["));
  Arena *a = arena_new();
  for (u64 n = 0; ok && n <= shown; n++) {
    if (n) session_to_step(s, n);
    else session_seek(s, (Position){0, 0});
    Scene sc = scene_of_session(s, a);
    u64 here = sc.model->output;
    ok = put_json(sink, frame(&sc, printed), n ? ",\n" : "\n");
    printed = here;
    arena_reset(a);
  }
  arena_free(a);
  session_seek(s, was);
  return ok && sink.write(sink.ctx, STR("]}\n")) && sink.write(sink.ctx, str_of(mark + strlen("@RUN@")));
}
