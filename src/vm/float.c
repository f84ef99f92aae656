/* Floats as text, as Rust prints and parses them. The shortest digits that read
 * back as the same number are found by trying more and more of them; the C library
 * is exact for each. Nothing here depends on the locale's decimal point. */
#include "vm/vm_impl.h"
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct Digits { char d[1100]; int n, exp; } Digits; /* 0.d1d2d3... * 10^exp */

/* Reads "d,ddde+xx" as printf gives it, whatever stands between the digits. */
static void split(const char *s, Digits *out) {
  out->n = 0;
  for (; *s && *s != 'e'; s++)
    if (*s >= '0' && *s <= '9' && out->n < (int)sizeof out->d) out->d[out->n++] = *s;
  out->exp = *s ? (int)strtol(s + 1, NULL, 10) + 1 : 1;
  while (out->n > 1 && out->d[out->n - 1] == '0') out->n--;
}
static void shortest(double v, bool f32, Digits *out) {
  char buf[64];
  for (int p = 0; p < 18; p++) {
    snprintf(buf, sizeof buf, "%.*e", p, v);
    if (f32 ? strtof(buf, NULL) == (float)v : strtod(buf, NULL) == v) break;
  }
  split(buf, out);
}

typedef struct Out { char *p; u64 n, cap; } Out;
static void ch(Out *o, char c) {
  if (o->n < o->cap) o->p[o->n++] = c;
}
static void zeros(Out *o, i64 n) {
  for (; n > 0; n--) ch(o, '0');
}

static void plain(Out *o, const Digits *g, bool debug) {
  if (g->exp <= 0) ch(o, '0');
  for (int i = 0; i < g->exp; i++) ch(o, i < g->n ? g->d[i] : '0');
  if (g->exp >= g->n || (g->n == 1 && g->d[0] == '0')) {
    if (debug) { ch(o, '.'); ch(o, '0'); }
    return;
  }
  ch(o, '.');
  zeros(o, -(i64)g->exp);
  for (int i = g->exp > 0 ? g->exp : 0; i < g->n; i++) ch(o, g->d[i]);
}
static void scientific(Out *o, const Digits *g, char e, i64 prec) {
  ch(o, g->d[0]);
  if (prec > 0 || (prec < 0 && g->n > 1)) ch(o, '.');
  for (int i = 1; i < g->n; i++) ch(o, g->d[i]);
  if (prec > 0) zeros(o, prec - (g->n - 1));
  char buf[16];
  snprintf(buf, sizeof buf, "%c%d", e, g->d[0] == '0' ? 0 : g->exp - 1);
  for (char *s = buf; *s; s++) ch(o, *s);
}
static void fixed(Out *o, double v, u64 prec) {
  char buf[1600];
  int exact = prec > 1100 ? 1100 : (int)prec;
  snprintf(buf, sizeof buf, "%.*f", exact, v);
  for (char *s = buf; *s; s++) ch(o, (*s >= '0' && *s <= '9') ? *s : '.');
  zeros(o, (i64)(prec - (u64)exact));
}

u64 float_format(double v, bool f32, u32 mode, u64 prec, char *p, u64 cap) {
  Out o = {p, 0, cap};
  Digits g;
  if (signbit(v) && !isnan(v)) ch(&o, '-');
  v = fabs(v);
  if (isnan(v) || isinf(v)) {
    for (const char *s = isnan(v) ? "NaN" : "inf"; *s; s++) ch(&o, *s);
    return o.n;
  }
  bool has_prec = prec != UINT64_MAX;
  if (mode >= 2) {
    char buf[1300];
    if (has_prec) {
      snprintf(buf, sizeof buf, "%.*e", prec > 1000 ? 1000 : (int)prec, v);
      split(buf, &g);
    } else {
      shortest(v, f32, &g);
    }
    scientific(&o, &g, mode == 2 ? 'e' : 'E', has_prec ? (i64)prec : -1);
    return o.n;
  }
  if (has_prec) {
    fixed(&o, v, prec);
    return o.n;
  }
  shortest(v, f32, &g);
  bool exponent = mode == 1 && v != 0 && (f32 ? (float)v < 1e-4f || (float)v >= 1e16f : v < 1e-4 || v >= 1e16);
  if (exponent) scientific(&o, &g, 'e', -1);
  else plain(&o, &g, mode == 1);
  return o.n;
}

static bool word(const char *s, u64 n, const char *w) {
  u64 len = strlen(w);
  if (n != len) return false;
  for (u64 i = 0; i < n; i++)
    if ((s[i] | 32) != w[i]) return false;
  return true;
}

/* number = [+-] ("inf" | "infinity" | "nan" | digits [. digits] [e [+-] digits]) ; a digit on one side of the point is enough */
bool float_parse(const char *s, u64 n, bool f32, double *out) {
  u64 i = 0;
  bool neg = n && s[0] == '-';
  if (n && (s[0] == '-' || s[0] == '+')) i++;
  if (word(s + i, n - i, "inf") || word(s + i, n - i, "infinity")) { *out = neg ? -INFINITY : INFINITY; return true; }
  if (word(s + i, n - i, "nan")) { *out = NAN; return true; }
  Buf b = {0};
  i64 exp = 0, written = 0;
  u64 digits = 0;
  bool point = false, ok = true;
  for (; i < n && ((s[i] >= '0' && s[i] <= '9') || (s[i] == '.' && !point)); i++) {
    if (s[i] == '.') { point = true; continue; }
    digits++;
    buf_ch(&b, s[i]);
    if (point) exp--;
  }
  if (!digits) ok = false;
  if (ok && i < n && (s[i] | 32) == 'e') {
    i++;
    bool eneg = i < n && s[i] == '-';
    if (i < n && (s[i] == '-' || s[i] == '+')) i++;
    if (i == n) ok = false;
    for (; i < n && s[i] >= '0' && s[i] <= '9'; i++)
      if (written < 100000) written = written * 10 + (s[i] - '0');
    exp += eneg ? -written : written;
  }
  if (i != n) ok = false;
  if (ok) {
    buf_fmt(&b, "e%lld", (long long)exp);
    buf_ch(&b, 0);
    double v = f32 ? (double)strtof(b.p, NULL) : strtod(b.p, NULL);
    *out = neg ? -v : v;
  }
  buf_free(&b);
  return ok;
}
