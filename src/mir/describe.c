/* Places as a person writes them. */
#include "mir/moves.h"

Str ty_text(Moves *v, Ty t) { return ty_str(v->s, t); }

Capture *captured_at(Moves *v, MPlace m, u32 *used) {
  AstBody *ab = v->b->ast;
  if (m.local != 1 || !ab || (ab->kind != BODY_CLOSURE && ab->kind != BODY_ASYNC)) return NULL;
  u32 i = 0;
  if (i < m.n && m.proj[i].kind == PJ_DEREF) i++;
  if (i >= m.n || m.proj[i].kind != PJ_FIELD || m.proj[i].index >= ab->n_captures) return NULL;
  Capture *c = &ab->captures[m.proj[i].index];
  i++;
  if (c->mode != CAP_MOVE && i < m.n && m.proj[i].kind == PJ_DEREF) i++;
  *used = i;
  return c;
}

static void field_name(Moves *v, Ty t, u32 variant, u32 i, Buf *o) {
  u32 n;
  if (t->kind == TY_ADT) {
    VariantDef *vd = def_variants(v->s, t->def, &n);
    if (variant < n && i < vd[variant].n && vd[variant].kind == VK_STRUCT) {
      buf_str(o, sym_str(v->s->sx->in, vd[variant].fields[i].name));
      return;
    }
  }
  buf_fmt(o, "%u", i);
}

static bool root_name(Moves *v, MPlace m, u32 *used, Buf *o) {
  Capture *c = captured_at(v, m, used);
  if (c) {
    buf_str(o, sym_str(v->s->sx->in, c->local->name.sym));
    Ty t = c->local->ty;
    for (u32 i = 0; i < c->n_proj; i++) {
      if (!c->proj[i].deref) {
        buf_ch(o, '.');
        field_name(v, t, 0, c->proj[i].field, o);
      }
      t = c->proj[i].ty;
    }
    return true;
  }
  *used = 0;
  MLocal *l = &v->b->locals.v[m.local];
  if (!l->src || l->src->synthetic) return false;
  buf_str(o, sym_str(v->s->sx->in, l->name));
  return true;
}

/* Writes m's first n projections after the root; a deref shows only where nothing is taken from it. */
static void projections(Moves *v, MPlace m, u32 from, Buf *o) {
  u32 variant = 0, stars = 0;
  Buf tail = {0};
  for (u32 i = from; i < m.n; i++) {
    const Proj *p = &m.proj[i];
    Ty base = i ? m.proj[i - 1].ty : v->b->locals.v[m.local].ty;
    switch (p->kind) {
    case PJ_DEREF: stars = i + 1 == m.n || m.proj[i + 1].kind == PJ_DEREF || m.proj[i + 1].kind == PJ_DOWNCAST ? stars + 1 : stars; break;
    case PJ_FIELD:
      buf_ch(&tail, '.');
      field_name(v, base, variant, p->index, &tail);
      variant = 0;
      stars = 0;
      break;
    case PJ_DOWNCAST: variant = p->index; break;
    case PJ_INDEX: buf_z(&tail, "[_]"); break;
    default: buf_z(&tail, "[..]"); break;
    }
  }
  Buf whole = {0};
  buf_fill(&whole, '*', stars);
  buf_str(&whole, buf_view(o));
  buf_str(&whole, buf_view(&tail));
  buf_clear(o);
  buf_str(o, buf_view(&whole));
  buf_free(&whole);
  buf_free(&tail);
}

Str describe_place(Moves *v, MPlace m) {
  Buf b = {0};
  u32 used;
  Str s = {0};
  if (root_name(v, m, &used, &b)) {
    projections(v, m, used, &b);
    s = str_copy(v->m->arena, buf_view(&b));
  }
  buf_free(&b);
  return s;
}
