/* Images: what reading, checking and compiling the library gives, made once, when pollscope is built.
 *
 * Everything of a Program lies in its arena, and an arena can lie at a given address: its bytes, mapped there
 * again by the same executable (which is linked to fixed addresses), are the Program. What is in it is what a few
 * functions, written for this in Rust, lead to; everything else of the library is read on demand as ever, so an
 * image changes how long a start takes and nothing else. The functions stand in a crate that no path can name and
 * must define no types and no impls of their own, which programs would meet. */
#include "session/session.h"

#define MAGIC 0x3145474d49435350u /* what kind of bytes these are */

static bool run_one(Program *p, Def *fn, u16 tokio, Buf *why) {
  p->sema->main_fn = fn;
  World *w = world_new(p->code, (WorldOptions){.tokio = tokio});
  world_run(w, (RunUntil){.event = UINT64_MAX});
  WorldEnd end = world_end(w);
  bool ok = end.ended && !end.stopped && end.status == 0 && !p->diags->n_errors;
  if (!ok) {
    buf_fmt(why, "`%s` ended with status %d\n", sym_z(p->in, fn->name), end.status);
    if (end.stopped) buf_str(why, stop_report(p, world_trace(w), end, p->arena));
    diags_render_all(p->diags, false, why);
  }
  world_free(w);
  return ok;
}

static bool read_and_run(const Host *h, Program *p, ImageWanted w, Buf *why) {
  p->file = sources_add(p->src, str_copy(p->arena, w.name), str_copy(p->arena, w.text), true);
  p->sema = sema_new(&p->sx, h->lib, p->sx.edition, w.tokio);
  DefVec fns = sema_add_crate(p->sema, parse_file(&p->sx, p->file));
  p->mir = mir_new(p->sema);
  p->code = code_new(p->mir, false);
  for (u32 i = 0; i < fns.n; i++)
    if (!run_one(p, fns.v[i], w.tokio, why)) return false;
  code_free(p->code);
  mir_free(p->mir);
  sema_begin(p->sema, p->sx.edition);
  p->sema->size_of = code_size_of;
  p->sx.lazy_bodies = false; /* while the program's own text is parsed */
  p->file = NULL;
  return true;
}

Image *image_build(const Host *h, ImageWanted w, Buf *why) {
  Arena *a = arena_new_at(w.at, sizeof(Image), w.room);
  if (!a) {
    buf_z(why, "something else lies at the address of images\n");
    return NULL;
  }
  Program *p = program_new_in(a, (LoadOptions){.world.tokio = w.tokio});
  if (!read_and_run(h, p, w, why)) return NULL;
  Image *im = w.at;
  *im = (Image){MAGIC, 0, h->lib, (void (*)(void))image_build, p};
  im->bytes = sizeof *im + arena_seal(a);
  return im;
}

Program *image_program(Image *im, const Host *h) {
  bool ours = im->magic == MAGIC && im->lib == h->lib && im->code == (void (*)(void))image_build;
  return ours ? im->program : NULL;
}
