/* Cells, and text put into them by display width. */
#include "view/view_impl.h"
#include "base/unicode.h"

static const struct { int dark, light; u32 marks, mono; } looks[] = {
#define STYLE(id, dark, light, marks, mono) {dark, light, marks, mono},
#include "view/style.def"
#undef STYLE
};
static const char *const glyphs[][2] = {
#define GLYPH(id, unicode, ascii) {unicode, ascii},
#include "view/glyph.def"
#undef GLYPH
};

Look theme_look(Theme t, Style s) {
  if (t == THEME_MONO) return (Look){-1, looks[s].mono};
  return (Look){t == THEME_DARK ? looks[s].dark : looks[s].light, looks[s].marks};
}

const char *glyph(Glyph g, bool ascii) { return glyphs[g][ascii]; }

Grid *grid_new(Arena *a, u32 w, u32 h, bool ascii) {
  Grid *g = NEW(a, Grid);
  *g = (Grid){w, h, NEW_N(a, Cell, (size_t)w * h + 1), ascii};
  for (u32 i = 0; i < w * h; i++) g->cells[i].c[0] = ' ';
  return g;
}

static Cell *cell(Grid *g, u32 x, u32 y) { return &g->cells[(size_t)y * g->w + x]; }
const Cell *grid_at(const Grid *g, u32 x, u32 y) { return &g->cells[(size_t)y * g->w + x]; }

/* Replaces what stands in a column; half a wide character leaves a blank. */
static void set(Grid *g, u32 x, u32 y, u32 c, Style style) {
  Cell *k = cell(g, x, y);
  if (k->c[0] == 0 && x) cell(g, x - 1, y)->c[0] = ' ';
  if (x + 1 < g->w && cell(g, x + 1, y)->c[0] == 0) cell(g, x + 1, y)->c[0] = ' ';
  *k = (Cell){{c}, (u8)style};
}

static void combine(Grid *g, u32 x, u32 y, u32 c) {
  Cell *k = cell(g, x, y);
  if (k->c[0] == 0 && x) k = cell(g, x - 1, y);
  for (u32 i = 1; i < COUNTOF(k->c); i++)
    if (!k->c[i]) {
      k->c[i] = c;
      return;
    }
}

/* What a terminal is shown for a character that it might act upon. */
static u32 harmless(const Grid *g, u32 c) {
  if (c == UNI_BAD) return g->ascii ? '?' : 0xfffd;
  if (c < 32 || (c >= 127 && c < 160)) return g->ascii ? '?' : 0xb7;
  bool format = c == 0x200e || c == 0x200f || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
  if (format) return g->ascii ? '?' : 0xfffd; /* text that would run backwards */
  return c;
}

static u32 cut_at(Grid *g, u32 x, u32 y, u32 end, Style style) {
  size_t i = 0;
  Str cut = str_of(glyph(GLYPH_CUT, g->ascii));
  u32 last = end - 1;
  if (last > x && cell(g, last, y)->c[0] == 0) set(g, last, y, ' ', style);
  set(g, last, y, utf8_next(cut, &i), style);
  return end - x;
}

/* A character of n columns; a tab is blanks. */
static void put_char(Grid *g, u32 x, u32 y, u32 c, u32 n, Style style) {
  u32 rest = c == '\t' || !g->ascii ? ' ' : '?';
  for (u32 k = 1; k < n; k++) set(g, x + k, y, rest, style);
  set(g, x, y, c == '\t' ? ' ' : c, style);
  if (n == 2 && !g->ascii) cell(g, x + 1, y)->c[0] = 0;
}

u32 grid_put(Grid *g, u32 x, u32 y, u32 width, Str s, Style style) {
  if (y >= g->h || x >= g->w) return 0;
  if (width > g->w - x) width = g->w - x;
  u32 at = x, end = x + width;
  for (size_t i = 0; i < s.n;) {
    u32 c = utf8_next(s, &i);
    if (c == '\n' && i == s.n) break;
    if (c == '\r' && (i == s.n || s.p[i] == '\n')) continue;
    u32 n = c == '\t' ? TAB_WIDTH : uni_width(c = harmless(g, c));
    if (n == 0) {
      if (at > x && !g->ascii) combine(g, at - 1, y, c);
      continue;
    }
    if (at + n > end) return width ? cut_at(g, x, y, end, style) : 0;
    if (g->ascii && c > 126) c = '?';
    put_char(g, at, y, c, n, style);
    at += n;
  }
  return at - x;
}

void grid_fill(Grid *g, u32 x, u32 y, u32 width, const char *z, Style style) {
  size_t i = 0;
  Str s = str_of(z);
  u32 c = utf8_next(s, &i);
  for (u32 k = 0; y < g->h && k < width && x + k < g->w; k++) set(g, x + k, y, c, style);
}

void grid_style(Grid *g, u32 x, u32 y, u32 width, Style style) {
  for (u32 k = 0; y < g->h && k < width && x + k < g->w; k++) cell(g, x + k, y)->style = (u8)style;
}

void grid_text(const Grid *g, Buf *out) {
  for (u32 y = 0; y < g->h; y++) {
    u32 n = g->w;
    while (n && grid_at(g, n - 1, y)->c[0] == ' ') n--;
    for (u32 x = 0; x < n; x++)
      for (u32 k = 0; k < 4 && grid_at(g, x, y)->c[k]; k++) buf_utf8(out, grid_at(g, x, y)->c[k]);
    buf_ch(out, '\n');
  }
}

Lines text_wrap(Arena *a, Str s, u32 width) {
  Lines l = {0};
  for (size_t i = 0; i < s.n;) {
    size_t next, end = wrap_line(s, i, width ? width : 1, &next);
    vec_push(a, &l.v, ((Str){s.p + i, end - i}));
    i = next;
  }
  return l;
}
