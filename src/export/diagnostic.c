/* A diagnostic as one line of JSON, in the form of `rustc --error-format=json`. See export.h. */
#include "export/export.h"
#include <cjson/cJSON.h>

typedef struct Out { const Diags *d; Arena *a; } Out;

static void add_str(Out *o, cJSON *j, const char *name, Str s) { cJSON_AddStringToObject(j, name, str_copy(o->a, s).p); }
static void add_num(cJSON *j, const char *name, u32 n) { cJSON_AddNumberToObject(j, name, n); }

static const char *level_word(Severity s) {
  return s == SEV_ERROR ? "error" : s == SEV_WARNING ? "warning" : s == SEV_NOTE ? "note" : "help";
}

/* The lines that a span covers, each with the columns of it that are meant. */
static cJSON *lines_of(Out *o, Place lo, Place hi) {
  cJSON *v = cJSON_CreateArray();
  for (u32 n = lo.line; n <= hi.line; n++) {
    cJSON *j = cJSON_CreateObject();
    Str text = sources_line(o->d->src, lo.file, n);
    u32 chars = 1;
    for (size_t i = 0; i < text.n; i++) chars += ((u8)text.p[i] & 0xc0) != 0x80;
    add_str(o, j, "text", text);
    add_num(j, "highlight_start", n == lo.line ? lo.col : 1);
    add_num(j, "highlight_end", n == hi.line ? hi.col : chars);
    cJSON_AddItemToArray(v, j);
  }
  return v;
}

static const char *grade_word(FixGrade g) {
  return g == FIX_CERTAIN ? "MachineApplicable" : g == FIX_MAYBE ? "MaybeIncorrect" : "HasPlaceholders";
}

/* The object that was added, or NULL. */
static cJSON *add_place(Out *o, cJSON *spans, Span sp, bool primary, Str label) {
  sp = sources_user_span(o->d->src, sp);
  Place lo = sources_place(o->d->src, sp.lo), hi = sources_place(o->d->src, sp.hi);
  if (!sp.lo || !lo.file || hi.file != lo.file) return NULL;
  cJSON *j = cJSON_CreateObject();
  add_str(o, j, "file_name", lo.file->name);
  add_num(j, "byte_start", sp.lo - lo.file->base);
  add_num(j, "byte_end", sp.hi - lo.file->base);
  add_num(j, "line_start", lo.line), add_num(j, "line_end", hi.line);
  add_num(j, "column_start", lo.col), add_num(j, "column_end", hi.col);
  cJSON_AddBoolToObject(j, "is_primary", primary);
  cJSON_AddItemToObject(j, "text", lines_of(o, lo, hi));
  if (label.n) add_str(o, j, "label", label);
  else cJSON_AddNullToObject(j, "label");
  cJSON_AddItemToArray(spans, j);
  return j;
}

static void end_span(cJSON *j) { cJSON_AddNullToObject(j, "expansion"); }

static void add_span(Out *o, cJSON *spans, Span sp, bool primary, Str label) {
  cJSON *j = add_place(o, spans, sp, primary, label);
  if (!j) return;
  cJSON_AddNullToObject(j, "suggested_replacement");
  cJSON_AddNullToObject(j, "suggestion_applicability");
  end_span(j);
}

static void add_edit(Out *o, cJSON *spans, const Edit *e, FixGrade grade) {
  cJSON *j = add_place(o, spans, e->at, true, STR(""));
  if (!j) return;
  add_str(o, j, "suggested_replacement", e->text);
  cJSON_AddStringToObject(j, "suggestion_applicability", grade_word(grade));
  end_span(j);
}

static void add_code(Out *o, cJSON *j, Str code) {
  if (!code.n) {
    cJSON_AddNullToObject(j, "code");
    return;
  }
  cJSON *c = cJSON_AddObjectToObject(j, "code");
  add_str(o, c, "code", code);
  cJSON_AddNullToObject(c, "explanation");
}

static cJSON *message(Out *o, Severity sev, Str msg, Str code) {
  cJSON *j = cJSON_CreateObject();
  cJSON_AddStringToObject(j, "$message_type", "diagnostic");
  add_str(o, j, "message", msg);
  add_code(o, j, code);
  cJSON_AddStringToObject(j, "level", level_word(sev));
  return j;
}

static cJSON *child_of(Out *o, const DiagSub *s) {
  cJSON *j = message(o, s->sev, s->text, STR("")), *spans = cJSON_AddArrayToObject(j, "spans");
  cJSON_DeleteItemFromObject(j, "$message_type");
  if (s->span.lo) add_span(o, spans, s->span, true, s->label);
  if (s->more.span.lo) add_span(o, spans, s->more.span, false, s->more.text);
  for (u32 i = 0; i < s->edits.n; i++) add_edit(o, spans, &s->edits.v[i], s->grade);
  cJSON_AddArrayToObject(j, "children");
  cJSON_AddNullToObject(j, "rendered");
  return j;
}

static void put_line(cJSON *j, Buf *out) {
  char *s = cJSON_PrintUnformatted(j);
  if (s) buf_z(out, s), buf_ch(out, '\n');
  cJSON_free(s);
  cJSON_Delete(j);
}

void export_diagnostic(const Diags *d, const Diag *g, Buf *out) {
  Out o = {d, arena_new()};
  Buf text = {0};
  cJSON *j = message(&o, g->sev, g->msg, diag_code_name(g->code)), *spans = cJSON_AddArrayToObject(j, "spans");
  if (g->span.lo) add_span(&o, spans, g->span, true, g->label);
  for (u32 i = 0; i < g->labels.n; i++) add_span(&o, spans, g->labels.v[i].span, false, g->labels.v[i].text);
  cJSON *children = cJSON_AddArrayToObject(j, "children");
  for (u32 i = 0; i < g->subs.n; i++) cJSON_AddItemToArray(children, child_of(&o, &g->subs.v[i]));
  diag_render(d, g, false, &text);
  add_str(&o, j, "rendered", buf_view(&text));
  put_line(j, out);
  buf_free(&text);
  arena_free(o.a);
}

void export_verdict(const Diags *d, Str msg, Buf *out) {
  Out o = {d, arena_new()};
  cJSON *j = message(&o, SEV_ERROR, msg, STR(""));
  cJSON_AddArrayToObject(j, "spans"), cJSON_AddArrayToObject(j, "children");
  add_str(&o, j, "rendered", str_fmt(o.a, "error: %.*s\n\n", STR_ARG(msg)));
  put_line(j, out);
  arena_free(o.a);
}
