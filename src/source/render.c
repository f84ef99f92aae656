/* render — a diagnostic as text, laid out as rustc lays it out.
 *
 * A snippet is drawn line by line. A source line is followed by rows of marks: the
 * first has the carets and the text of the rightmost mark, the next ones hang
 * the other texts under their marks. Spans over several lines are drawn as a
 * bracket in a column left of the text. Rows are cells of one column with a
 * style, so that widths and colours need no second thought.
 */
#include "base/unicode.h"
#include "source/source.h"

typedef enum { ST_PLAIN, ST_BOLD, ST_ERROR, ST_WARN, ST_NOTE, ST_HELP, ST_GUTTER } Style;
typedef struct Cell { u32 c; u8 style; } Cell;   /* c 0: right half of a wide character */
typedef VEC(Cell) Row;

typedef struct Mark {
  const SourceFile *file;
  u32 line, col, line2, col2;   /* 1-based lines, 0-based display columns, end exclusive */
  u32 depth;                    /* of a multi-line mark: its bracket's column, 1.. */
  bool primary;
  Str text;
} Mark;
typedef VEC(Mark) Marks;

typedef struct Render {
  Arena *a;
  const Diags *d;
  Buf *out;
  bool color;
  u32 gutter;                   /* digits of the largest line number */
  u32 from, to;                 /* the columns of source lines that are shown: long lines are cut as rustc cuts them */
} Render;

enum { MOST = 1000 /* diagnostics that are drawn: each costs as much as its line is long */, WIDTH = 140, WHOLE = UINT32_MAX / 2 };

static const char *const style_codes[] = {"", "\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;32m", "\x1b[1;36m", "\x1b[1;34m"};

static void put(Render *r, Style st, Str s) {
  bool on = r->color && st != ST_PLAIN && s.n;
  if (on) buf_z(r->out, style_codes[st]);
  buf_str(r->out, s);
  if (on) buf_z(r->out, "\x1b[0m");
}

/* --- rows ------------------------------------------------------------------ */

/* What stands for a character that a terminal would obey: pictures for controls, as in rustc. */
static u32 shown(u32 c) {
  if (c == '\t') return ' ';
  if (c < 0x20) return 0x2400 + c;
  if (c == 0x7f) return 0x2421;
  bool bidi = (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
  return bidi || c == UNI_BAD || (c >= 0x80 && c < 0xa0) ? 0xfffd : c;
}

static u32 shown_width(u32 c) { return c >= ' ' && c < 0x7f ? 1 : c == '\t' ? 4 : uni_width(shown(c)); }

static void row_set(Render *r, Row *row, u32 col, u32 c, Style st) {
  while (row->n <= col) vec_push(r->a, row, (Cell){' ', ST_PLAIN});
  row->v[col] = (Cell){c, (u8)st};
}

static void row_text(Render *r, Row *row, u32 col, Str s, Style st) {
  for (size_t i = 0; i < s.n;) {
    u32 c = utf8_next(s, &i), w = shown_width(c);
    row_set(r, row, col, c == '\n' ? ' ' : shown(c), st);
    for (u32 k = 1; k < w; k++) row_set(r, row, col + k, c == '\t' ? ' ' : 0, st);
    col += w;
  }
}

static void row_put(Render *r, const Row *row) {
  u32 n = row->n;
  while (n && row->v[n - 1].c == ' ') n--;
  u8 st = ST_PLAIN;
  for (u32 i = 0; i < n; i++) {
    if (r->color && row->v[i].style != st) {
      if (st != ST_PLAIN) buf_z(r->out, "\x1b[0m");
      st = row->v[i].style;
      buf_z(r->out, style_codes[st]);
    }
    if (row->v[i].c) buf_utf8(r->out, row->v[i].c);
  }
  if (r->color && st != ST_PLAIN) buf_z(r->out, "\x1b[0m");
  buf_ch(r->out, '\n');
}

/* "12 | " or "   | " and then the row; `bar` stands for the bar: "12 + ". */
static void put_barred(Render *r, u32 number, char bar, const Row *row) {
  Buf g = {0};
  if (number) buf_fmt(&g, "%-*u ", (int)r->gutter, number);
  else buf_fmt(&g, "%*s ", (int)r->gutter, "");
  put(r, ST_GUTTER, buf_view(&g));
  buf_free(&g);
  put(r, bar == '-' ? ST_ERROR : bar == '|' ? ST_GUTTER : ST_NOTE, (Str){&bar, 1});
  u32 n = row->n;
  while (n && row->v[n - 1].c == ' ') n--;
  if (n) buf_ch(r->out, ' ');
  row_put(r, row);
}

static void put_line(Render *r, u32 number, const Row *row) { put_barred(r, number, '|', row); }

/* --- marks ----------------------------------------------------------------- */

static u32 display_col(const Sources *s, const SourceFile *f, u32 line, u32 pos) {
  Str text = sources_line(s, f, line);
  u32 start = sources_line_start(s, f, line), col = 0;
  for (size_t i = 0; i < text.n && start + i < pos;) col += shown_width(utf8_next(text, &i));
  u32 past = start + (u32)text.n;
  return pos > past ? col + (pos - past > 0) : col;
}

static u32 text_width(Str s) {
  u32 w = 0;
  for (size_t i = 0; i < s.n;) w += shown_width(utf8_next(s, &i));
  return w;
}

static bool mark_of(Render *r, Span sp, bool primary, Str text, Mark *m) {
  const Sources *s = r->d->src;
  sp = sources_user_span(s, sp);
  Place lo = sources_place(s, sp.lo), hi = sources_place(s, sp.hi > sp.lo ? sp.hi - 1 : sp.lo);
  if (!sp.lo || !lo.file || hi.file != lo.file) return false;
  *m = (Mark){.file = lo.file, .line = lo.line, .line2 = hi.line, .primary = primary, .text = text};
  m->col = display_col(s, lo.file, lo.line, sp.lo);
  m->col2 = display_col(s, lo.file, hi.line, sp.hi);
  if (hi.line == lo.line && m->col2 <= m->col) m->col2 = m->col + 1;
  return true;
}

static void add_mark(Render *r, Marks *ms, Span sp, bool primary, Str text) {
  Mark m;
  if (!mark_of(r, sp, primary, text, &m)) return;
  for (u32 i = 0; i < ms->n; i++) {
    Mark *o = &ms->v[i];
    bool same = o->file == m.file && o->line == m.line && o->col == m.col && o->line2 == m.line2 && o->col2 == m.col2;
    if (same && (!o->text.n || str_eq(o->text, m.text))) {
      if (!o->text.n) o->text = m.text;
      return;
    }
  }
  vec_push(r->a, ms, m);
}

/* Brackets that overlap stand in different columns. */
static u32 assign_depths(Marks *ms) {
  u32 deepest = 0;
  for (u32 i = 0; i < ms->n; i++) {
    Mark *m = &ms->v[i];
    if (m->line == m->line2) continue;
    m->depth = 1;
    for (u32 j = 0; j < i; j++) {
      Mark *o = &ms->v[j];
      if (o->depth == m->depth && o->file == m->file && o->line <= m->line2 && m->line <= o->line2) {
        m->depth++;
        j = (u32)-1;
      }
    }
    if (m->depth > deepest) deepest = m->depth;
  }
  return deepest;
}

static Style mark_style(const Mark *m, Style head) { return m->primary ? head : ST_GUTTER; }

/* The brackets that pass through a row below (or on) `line`. */
static void draw_brackets(Render *r, Row *row, const Marks *ms, const SourceFile *f, u32 line, bool below, Style head) {
  for (u32 i = 0; i < ms->n; i++) {
    const Mark *m = &ms->v[i];
    if (!m->depth || m->file != f) continue;
    bool in = below ? m->line <= line && line < m->line2 : m->line < line && line <= m->line2;
    if (in) row_set(r, row, (m->depth - 1) * 2, '|', mark_style(m, head));
  }
}

/* One end of a bracket: "_____^" under the first or last line. */
static void draw_bracket_end(Render *r, const Marks *ms, const SourceFile *f, u32 line, const Mark *m, bool end, u32 left, Style head) {
  Row row = {0};
  draw_brackets(r, &row, ms, f, line, true, head);
  Style st = mark_style(m, head);
  u32 at = left + (end ? (m->col2 ? m->col2 - 1 : 0) : m->col);
  if (end) row_set(r, &row, (m->depth - 1) * 2, '|', st);
  else row_set(r, &row, (m->depth - 1) * 2, ' ', st);
  for (u32 c = (m->depth - 1) * 2 + 1; c < at; c++) row_set(r, &row, c, '_', st);
  row_set(r, &row, at, m->primary ? '^' : '-', st);
  if (end && m->text.n) row_text(r, &row, at + 2, m->text, st);
  put_line(r, 0, &row);
}

static void collect_line(Render *r, const Marks *ms, const SourceFile *f, u32 line, Marks *here) {
  for (u32 i = 0; i < ms->n; i++)
    if (ms->v[i].file == f && ms->v[i].line == line && !ms->v[i].depth) vec_push(r->a, here, ms->v[i]);
  for (u32 i = 1; i < here->n; i++)
    for (u32 j = i; j && here->v[j].col > here->v[j - 1].col; j--) {
      Mark t = here->v[j];
      here->v[j] = here->v[j - 1];
      here->v[j - 1] = t;
    }
}

static void draw_carets(Render *r, Row *row, const Marks *here, u32 left, Style head) {
  for (u32 pass = 0; pass < 2; pass++)
    for (u32 i = 0; i < here->n; i++) {
      const Mark *m = &here->v[i];
      if (m->primary != (pass == 1)) continue;
      for (u32 c = m->col; c < m->col2; c++) row_set(r, row, left + c, m->primary ? '^' : '-', mark_style(m, head));
    }
}

/* May the text of the rightmost mark stand behind its carets? Not when another
 * mark reaches over it. */
static bool fits_inline(const Marks *here) {
  for (u32 i = 1; i < here->n; i++)
    if (here->v[i].col2 > here->v[0].col && here->v[i].text.n) return false;
  return true;
}

static void draw_marks(Render *r, const Marks *ms, const SourceFile *f, u32 line, u32 left, Style head) {
  Marks here = {0};
  collect_line(r, ms, f, line, &here);
  if (!here.n) return;
  Row first = {0};
  draw_brackets(r, &first, ms, f, line, false, head);
  draw_carets(r, &first, &here, left, head);
  u32 hang = 0;
  if (fits_inline(&here)) {
    if (here.v[0].text.n) row_text(r, &first, left + here.v[0].col2 + 1, here.v[0].text, mark_style(&here.v[0], head));
    hang = 1;
  }
  put_line(r, 0, &first);
  bool spaced = false;
  for (u32 i = hang; i < here.n; i++) {
    if (!here.v[i].text.n) continue;
    for (u32 bars = spaced ? 1 : 0; bars < 2; bars++) {
      Row row = {0};
      draw_brackets(r, &row, ms, f, line, false, head);
      for (u32 j = i; j < here.n; j++)
        if (here.v[j].text.n && (j > i || !bars)) row_set(r, &row, left + here.v[j].col, '|', mark_style(&here.v[j], head));
      if (bars) row_text(r, &row, left + here.v[i].col, here.v[i].text, mark_style(&here.v[i], head));
      put_line(r, 0, &row);
    }
    spaced = true;
  }
}

/* --- snippets --------------------------------------------------------------- */

/* The columns of a line that are shown, from `left` on. */
static void draw_code(Render *r, Row *row, u32 left, Str text) {
  u32 col = 0;
  bool more = false;
  for (size_t i = 0; i < text.n && !more;) {
    u32 c = utf8_next(text, &i), w = shown_width(c);
    if (col >= r->from && col + w <= r->to) {
      row_set(r, row, left + col - r->from, shown(c), ST_PLAIN);
      for (u32 k = 1; k < w; k++) row_set(r, row, left + col - r->from + k, c == '\t' ? ' ' : 0, ST_PLAIN);
    }
    more = col >= r->to && c != ' ' && c != '\t';
    col += w;
  }
  if (r->from) row_text(r, row, left, STR("..."), ST_GUTTER);
  if (more && row->n >= left + 3) row_text(r, row, row->n - 3, STR("..."), ST_GUTTER);
}

static void draw_source_line(Render *r, const Marks *ms, const SourceFile *f, u32 line, u32 left, Style head) {
  Row row = {0};
  draw_brackets(r, &row, ms, f, line, false, head);
  draw_code(r, &row, left, sources_line(r->d->src, f, line));
  put_line(r, line, &row);
  draw_marks(r, ms, f, line, left, head);
  for (u32 i = 0; i < ms->n; i++)
    if (ms->v[i].depth && ms->v[i].file == f && ms->v[i].line == line) draw_bracket_end(r, ms, f, line, &ms->v[i], false, left, head);
  for (u32 i = 0; i < ms->n; i++)
    if (ms->v[i].depth && ms->v[i].file == f && ms->v[i].line2 == line) draw_bracket_end(r, ms, f, line, &ms->v[i], true, left, head);
}

/* Is the line worth showing: a mark begins or ends on it, or it is the first of
 * the lines inside a bracket? */
static bool line_wanted(const Marks *ms, const SourceFile *f, u32 line) {
  for (u32 i = 0; i < ms->n; i++) {
    const Mark *m = &ms->v[i];
    if (m->file == f && (m->line == line || m->line2 == line)) return true;
  }
  return false;
}

typedef struct Extent { u32 blank, first, last, label, longest; } Extent; /* columns: white space before, marks, their texts, lines */

static void widen_extent(const Render *r, Extent *x, const Mark *m, u32 line) {
  Str text = sources_line(r->d->src, m->file, line);
  u32 blank = 0, width = 0;
  bool before = true;
  for (size_t i = 0; i < text.n;) {
    u32 c = utf8_next(text, &i);
    width += shown_width(c);
    before = before && (c == ' ' || c == '\t');
    if (before) blank = width;
  }
  if (blank < x->blank) x->blank = blank;
  if (width > x->longest) x->longest = width;
}

static u32 less(u32 a, u32 b) { return a > b ? a - b : 0; }

/* Which columns of the marked lines of a file are shown where they are wider than a
 * page, by the rules of rustc's Margin: from the white space before them if everything
 * fits then, else around the marks and their texts, else around the marks. */
static void choose_columns(Render *r, const Marks *ms, const SourceFile *f, u32 left) {
  Extent x = {WHOLE, WHOLE, 0, 0, 0};
  for (u32 i = 0; i < ms->n; i++) {
    const Mark *m = &ms->v[i];
    if (m->file != f) continue;
    widen_extent(r, &x, m, m->line);
    widen_extent(r, &x, m, m->line2);
    u32 label = m->col2 + (m->text.n ? uni_str_width(m->text) : 0);
    if (m->col < x.first) x.first = m->col;
    if (m->col2 > x.last) x.last = m->col2;
    if (label > x.label) x.label = label;
  }
  u32 page = WIDTH - (3 + r->gutter) - left;
  u32 blank = less(x.blank, 6), first = less(x.first, 6), last = x.last + 6, label = x.label + 6;
  r->from = blank > 20 ? blank - 16 : 0, r->to = WHOLE;
  if (less(x.longest, r->from) <= page) return;
  if (less(label, blank) <= page) r->from = blank;
  else if (less(label, first) <= page) r->from = less(first, (page - (label - first)) / 2);
  else if (less(last, first) <= page) r->from = less(first, (page - (last - first)) / 5 * 2);
  else r->from = first;
  r->to = r->from + page;
}

/* Marks in the columns that are shown. */
static void cut_marks(const Render *r, Marks *ms, const SourceFile *f) {
  for (u32 i = 0; i < ms->n; i++) {
    Mark *m = &ms->v[i];
    if (m->file != f) continue;
    if (m->col >= r->to) m->col = r->to - 1;
    if (m->col2 > r->to) m->col2 = r->to;
    m->col = less(m->col, r->from);
    m->col2 = less(m->col2, r->from);
    if (m->line == m->line2 && m->col2 <= m->col) m->col2 = m->col + 1;
  }
}

static void draw_file(Render *r, Marks *ms, const SourceFile *f, u32 left, Style head) {
  u32 first = (u32)-1, last = 0, drawn = 0;
  choose_columns(r, ms, f, left);
  cut_marks(r, ms, f);
  for (u32 i = 0; i < ms->n; i++) {
    if (ms->v[i].file != f) continue;
    if (ms->v[i].line < first) first = ms->v[i].line;
    if (ms->v[i].line2 > last) last = ms->v[i].line2;
  }
  for (u32 line = first; line <= last; line++) {
    bool lone_gap = drawn + 1 == line && line_wanted(ms, f, line + 1) && line > first;
    if (!line_wanted(ms, f, line) && !lone_gap) continue;
    if (drawn && drawn + 1 < line) {
      put(r, ST_GUTTER, STR("..."));
      Row row = {0};
      draw_brackets(r, &row, ms, f, line, false, head);
      if (row.n && r->gutter < 4) buf_fill(r->out, ' ', r->gutter);
      row_put(r, &row);
    }
    draw_source_line(r, ms, f, line, left, head);
    drawn = line;
  }
}

static void put_where(Render *r, const char *arrow, Str file, u32 line, u32 col) {
  buf_fill(r->out, ' ', r->gutter);
  put(r, ST_GUTTER, str_of(arrow));
  buf_ch(r->out, ' ');
  for (size_t i = 0; i < file.n;) buf_utf8(r->out, shown(utf8_next(file, &i)));
  buf_fmt(r->out, ":%u:%u\n", line, col);
}

static void put_place(Render *r, const char *arrow, Span sp) {
  Place p = sources_place(r->d->src, sources_user_span(r->d->src, sp).lo);
  put_where(r, arrow, p.file->name, p.line, p.col);
}

static void put_bar(Render *r) {
  Row none = {0};
  put_line(r, 0, &none);
}

static void draw_snippet(Render *r, Marks *ms, Span primary, Style head) {
  if (!ms->n) return;
  put_place(r, "-->", primary);
  put_bar(r);
  u32 depth = assign_depths(ms), left = depth ? depth * 2 : 0;
  draw_file(r, ms, ms->v[0].file, left, head);
  for (u32 i = 1; i < ms->n; i++) {
    bool seen = false;
    for (u32 j = 0; j < i; j++) seen |= ms->v[j].file == ms->v[i].file;
    if (seen) continue;
    put_where(r, ":::", ms->v[i].file->name, ms->v[i].line, ms->v[i].col + 1);
    put_bar(r);
    draw_file(r, ms, ms->v[i].file, left, head);
  }
}

static u32 digits(u32 n) {
  u32 d = 1;
  while (n >= 10) n /= 10, d++;
  return d;
}

static void widen_gutter(Render *r, Span sp) {
  Mark m;
  if (!mark_of(r, sp, false, STR(""), &m)) return;
  u32 d = digits(m.line2);
  if (d > r->gutter) r->gutter = d;
}

static void set_gutter(Render *r, const Diag *g) {
  r->gutter = 1;
  widen_gutter(r, g->span);
  for (u32 i = 0; i < g->labels.n; i++) widen_gutter(r, g->labels.v[i].span);
  for (u32 i = 0; i < g->subs.n; i++) {
    const DiagSub *sub = &g->subs.v[i];
    widen_gutter(r, sub->span), widen_gutter(r, sub->more.span);
    for (u32 k = 0; k < sub->edits.n; k++) widen_gutter(r, sub->edits.v[k].at);
  }
}

static const char *sev_name(Severity s) {
  static const char *const names[] = {"error", "warning", "note", "help"};
  return names[s];
}

static Style sev_style(Severity s) {
  static const Style styles[] = {ST_ERROR, ST_WARN, ST_NOTE, ST_HELP};
  return styles[s];
}

static void put_head(Render *r, Severity sev, Str code, Str msg) {
  Buf t = {0};
  buf_z(&t, sev_name(sev));
  if (code.n) buf_fmt(&t, "[%.*s]", STR_ARG(code));
  put(r, sev_style(sev), buf_view(&t));
  buf_clear(&t);
  buf_fmt(&t, ": %.*s", STR_ARG(msg));
  put(r, ST_BOLD, buf_view(&t));
  buf_ch(r->out, '\n');
  buf_free(&t);
}

/* --- suggestions -------------------------------------------------------------
 * The lines that an edit touches, as they would be: what is new is marked below with `+`, what
 * replaces something with `~`. Where something goes without anything in its place, and where
 * lines come or go, old and new lines stand under each other with `-` and `+` for their bar.
 */

typedef struct Hunk {
  u32 line, line2;              /* lines of the file; line2 < line: new ones before `line` */
  Str now, then;                /* their text, without the last line's end */
  const Edit *v; u32 n;         /* the edits in them */
} Hunk;

static Str line_bare(Str s) { return s.n && s.p[s.n - 1] == '\r' ? (Str){s.p, s.n - 1} : s; }

static Str line_next(Str *rest) {
  const char *end = rest->n ? memchr(rest->p, '\n', rest->n) : NULL;
  Str line = {rest->p, end ? (size_t)(end - rest->p) : rest->n};
  size_t over = line.n + (end != NULL);
  *rest = (Str){rest->p + over, rest->n - over};
  return line_bare(line);
}

static void put_change(Render *r, u32 line, char bar, Str text) {
  Row row = {0};
  draw_code(r, &row, 0, text);
  put_barred(r, line, bar, &row);
}

static bool inside_char(Str s, size_t i) { return i < s.n && ((u8)s.p[i] & 0xc0) == 0x80; }

/* What an edit puts in place of what: without what old and new have in common at their ends, where
 * nothing else is left of one of them. *skip: bytes of the text before it. */
static Str trim_edit(const Edit *e, Str *old, u32 *skip) {
  Str t = e->text;
  size_t k = 0, last = 0;
  while (k < t.n && k < old->n && t.p[k] == old->p[k]) k++;
  while (k && (inside_char(t, k) || inside_char(*old, k))) k--;
  while (last < t.n - k && last < old->n - k && t.p[t.n - 1 - last] == old->p[old->n - 1 - last]) last++;
  while (last && inside_char(t, t.n - last)) last--;
  *skip = 0;
  if (k + last != t.n && k + last != old->n) return t;
  *skip = (u32)k;
  *old = (Str){old->p + k, old->n - k - last};
  return (Str){t.p + k, t.n - k - last};
}

/* Is something taken away, with nothing in its place? */
static bool hunk_cuts(const Render *r, const Hunk *h) {
  for (u32 i = 0; i < h->n; i++) {
    Str old = sources_text(r->d->src, h->v[i].at);
    u32 skip;
    if (!trim_edit(&h->v[i], &old, &skip).n && old.n) return true;
  }
  return false;
}

/* One line that stays one line. */
static void draw_edited(Render *r, const SourceFile *f, const Hunk *h) {
  Row marks = {0};
  u32 start = sources_line_start(r->d->src, f, h->line), from = start, col = 0;
  for (u32 i = 0; i < h->n; i++) {
    const Edit *e = &h->v[i];
    Str old = sources_text(r->d->src, e->at), kept = {f->text.p + (from - f->base), e->at.lo - from};
    u32 skip;
    Str t = trim_edit(e, &old, &skip);
    col += text_width(kept) + text_width((Str){e->text.p, skip});
    for (u32 k = 0, w = text_width(t); k < w; k++)
      if (col + k >= r->from && col + k < r->to) row_set(r, &marks, col + k - r->from, old.n ? '~' : '+', old.n ? ST_WARN : ST_NOTE);
    col += text_width(t) + text_width((Str){e->text.p + skip + t.n, e->text.n - skip - t.n});
    from = e->at.hi;
  }
  put_change(r, h->line, '|', h->then);
  put_line(r, 0, &marks);
}

/* Lines that both texts begin and end with are left out; *line: the first that is not. */
static void trim_lines(Str *now, Str *then, u32 *line) {
  while (now->n && then->n) {
    Str n = *now, t = *then;
    if (!str_eq(line_next(&n), line_next(&t))) break;
    *now = n, *then = t, ++*line;
  }
  Str n = *now, t = *then;
  while (n.n && t.n && n.p[n.n - 1] == t.p[t.n - 1]) {
    n.n--, t.n--;
    if (n.p[n.n] == '\n') *now = n, *then = t;
  }
  if (!n.n && t.n && t.p[t.n - 1] == '\n') *now = n, *then = (Str){t.p, t.n - 1};
  else if (!t.n && n.n && n.p[n.n - 1] == '\n') *then = t, *now = (Str){n.p, n.n - 1};
}

/* Lines that come, go or become several. */
static void draw_lines(Render *r, const Hunk *h, bool cuts) {
  Str now = h->now, then = h->then;
  u32 line = h->line;
  trim_lines(&now, &then, &line);
  bool changed = now.n && !cuts;
  for (u32 at = line; cuts && now.n; at++) put_change(r, at, '-', line_next(&now));
  for (; then.n; changed = false) put_change(r, line++, changed ? '~' : '+', line_next(&then));
}

static void draw_hunk(Render *r, const SourceFile *f, Hunk *h) {
  bool cuts = hunk_cuts(r, h), one = h->line == h->line2 && !memchr(h->then.p, '\n', h->then.n) && h->then.n;
  u32 page = WIDTH - (3 + r->gutter), first = display_col(r->d->src, f, h->line, h->v[0].at.lo);
  r->from = text_width(h->then) > page && first > page / 2 && h->line2 >= h->line ? first - page / 2 : 0;
  r->to = r->from + page;
  if (one && !cuts) draw_edited(r, f, h);
  else draw_lines(r, h, cuts || (h->line2 > h->line));
  r->from = 0, r->to = WHOLE;
}

/* The lines around edits i.. and their text with these made; returns the first edit that lies behind. */
static u32 next_hunk(Render *r, const SourceFile *f, const Edits *v, u32 i, Hunk *h) {
  const Sources *s = r->d->src;
  const Edit *e = &v->v[i];
  Place lo = sources_place(s, e->at.lo), hi = sources_place(s, e->at.hi);
  bool ends = e->text.n && e->text.p[e->text.n - 1] == '\n', begins = lo.col == 1;
  u32 n = 1, from = sources_line_start(s, f, lo.line), to, past = 0;
  if (begins && e->at.lo == e->at.hi && ends) {
    *h = (Hunk){lo.line, lo.line - 1, STR(""), (Str){e->text.p, e->text.n - 1}, e, 1};
    return i + 1;
  }
  if (begins && hi.col == 1 && hi.line > lo.line && (!e->text.n || ends)) hi.line--, past = 1;
  while (i + n < v->n && v->v[i + n].way == e->way && sources_place(s, v->v[i + n].at.lo).line <= hi.line)
    hi = sources_place(s, v->v[i + n++].at.hi), past = 0;
  to = sources_line_start(s, f, hi.line) + (u32)sources_line(s, f, hi.line).n;
  Buf b = {0};
  for (u32 k = i, at = from; k <= i + n; k++) {
    u32 upto = k < i + n ? v->v[k].at.lo : to;
    if (upto > at) buf_str(&b, (Str){f->text.p + (at - f->base), upto - at});
    if (k < i + n) buf_str(&b, v->v[k].text), at = v->v[k].at.hi;
  }
  if (past && ends && b.n) b.n--;
  *h = (Hunk){lo.line, hi.line, {f->text.p + (from - f->base), to - from}, str_copy(r->a, buf_view(&b)), e, n};
  buf_free(&b);
  return i + n;
}

static void draw_suggestion(Render *r, const DiagSub *sub) {
  const SourceFile *f = sources_file(r->d->src, sub->edits.v[0].at.lo);
  u32 last = 0;
  put_head(r, SEV_HELP, STR(""), sub->text);
  for (u32 i = 0; i < sub->edits.n;) {
    Hunk h;
    bool new_way = !i || sub->edits.v[i].way != sub->edits.v[i - 1].way;
    if (new_way) put_bar(r);
    i = next_hunk(r, f, &sub->edits, i, &h);
    if (!new_way && h.line > last + 1) put(r, ST_GUTTER, STR("...")), buf_ch(r->out, '\n');
    draw_hunk(r, f, &h);
    last = h.line2 > h.line ? h.line2 : h.line;
  }
}

/* --- whole diagnostics ------------------------------------------------------ */

/* "  = note: text", further lines indented below the text. */
static void put_spanless(Render *r, Severity sev, Str text) {
  buf_fill(r->out, ' ', r->gutter + 1);
  put(r, ST_GUTTER, STR("="));
  buf_ch(r->out, ' ');
  put(r, ST_BOLD, str_of(sev_name(sev)));
  buf_z(r->out, ": ");
  for (size_t i = 0; i < text.n; i++) {
    buf_ch(r->out, text.p[i]);
    if (text.p[i] == '\n') buf_fill(r->out, ' ', r->gutter + 9);
  }
  buf_ch(r->out, '\n');
}

static bool is_lint(DiagCode c) {
  Str n = diag_code_name(c);
  return n.n && n.p[0] != 'E';
}

static void put_lint_note(Render *r, const Diag *g) {
  Str lint = diag_code_name(g->code);
  if (g->sev == SEV_NOTE) {
    put_spanless(r, SEV_NOTE, str_fmt(r->a, "`pollscope explain %.*s` tells more, `--allow %.*s` hushes these notes", STR_ARG(lint), STR_ARG(lint)));
    return;
  }
  const char *level = g->sev == SEV_ERROR ? "deny" : "warn", *group = diag_lint_group(g->code);
  Str text = str_fmt(r->a, "`#[%s(%.*s)]` on by default", level, STR_ARG(lint));
  if (group) text = str_fmt(r->a, "`#[%s(%.*s)]` (part of `#[%s(%s)]`) on by default", level, STR_ARG(lint), level, group);
  put_spanless(r, SEV_NOTE, text);
}

static void render_one(Render *r, const Diag *g, bool first_of_lint) {
  set_gutter(r, g);
  put_head(r, g->sev, is_lint(g->code) && g->sev != SEV_NOTE ? STR("") : diag_code_name(g->code), g->msg);
  Marks ms = {0};
  add_mark(r, &ms, g->span, true, g->label);
  for (u32 i = 0; i < g->labels.n; i++) add_mark(r, &ms, g->labels.v[i].span, false, g->labels.v[i].text);
  draw_snippet(r, &ms, g->span, sev_style(g->sev));
  bool bar = ms.n > 0, lint = is_lint(g->code) && first_of_lint && !g->leveled;
  for (u32 i = 0; i < g->subs.n; i++) {
    const DiagSub *sub = &g->subs.v[i];
    Marks own = {0};
    add_mark(r, &own, sub->span, true, sub->label);
    add_mark(r, &own, sub->more.span, false, sub->more.text);
    if (bar) put_bar(r);
    bar = false;
    if (sub->edits.n) {
      draw_suggestion(r, sub);
      bar = i + 1 < g->subs.n && !g->subs.v[i + 1].span.lo && !g->subs.v[i + 1].edits.n;
    } else if (!own.n) {
      put_spanless(r, sub->sev, sub->text);
    } else {
      put_head(r, sub->sev, STR(""), sub->text);
      draw_snippet(r, &own, sub->span, sev_style(sub->sev));
      bar = i + 1 < g->subs.n && !g->subs.v[i + 1].span.lo && !g->subs.v[i + 1].edits.n;
    }
  }
  if (lint && (bar || (g->subs.n && vec_last(&g->subs).edits.n))) put_bar(r);
  if (lint) put_lint_note(r, g);
  buf_ch(r->out, '\n');
}

void diag_render(const Diags *d, const Diag *g, bool color, Buf *out) {
  Render r = {.a = arena_new(), .d = d, .out = out, .color = color};
  render_one(&r, g, true);
  arena_free(r.a);
}

void diags_render_all(const Diags *d, bool color, Buf *out) {
  Render r = {.a = arena_new(), .d = d, .out = out, .color = color};
  Bits seen = bits_new(r.a, DIAG_COUNT_);
  u32 n = d->list.n < MOST ? d->list.n : MOST;
  for (u32 i = 0; i < n; i++) {
    const Diag *g = d->list.v[i];
    render_one(&r, g, !bits_has(seen, (u32)g->code));
    bits_set(seen, (u32)g->code);
  }
  if (n < d->list.n) {
    put_head(&r, SEV_NOTE, STR(""), str_fmt(r.a, "%u more are not shown", d->list.n - n));
    buf_ch(r.out, '\n');
  }
  arena_free(r.a);
}
