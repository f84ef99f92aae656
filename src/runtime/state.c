/* Checkpoints of a world: the plain state and arrays, and the machine's. */
#include "runtime/world.h"
#include <stdlib.h>

enum { N_ARRAYS = 7, N_RT_ARRAYS = 3 };

struct WorldState {
  struct World head;      /* only the part before end_of_state is used */
  u64 trace_head;
  Arr arrays[N_ARRAYS];
  Arr *rt_arrays; u32 n_rt, cap_rt;
  VmState *vm;
};

static const size_t elem_size[N_ARRAYS] = {sizeof(Thread), sizeof(Task), sizeof(Rt), sizeof(Worker), sizeof(Timer), sizeof(Resource), sizeof(Tls)};

static Arr *world_array(World *w, u32 i) {
  Arr *all[N_ARRAYS] = {&w->threads, &w->tasks, &w->rts, &w->workers, &w->timers, &w->resources, &w->tls};
  return all[i];
}

static void copy_arr(Arr *to, const Arr *from, size_t elem) {
  if (to->cap < from->n) {
    to->p = realloc(to->p, from->n * elem);
    if (!to->p) abort();
    to->cap = from->n;
  }
  if (from->n) memcpy(to->p, from->p, from->n * elem);
  to->n = from->n;
}

WorldState *world_state_new(void) {
  WorldState *s = calloc(1, sizeof *s);
  if (!s) abort();
  s->vm = vm_state_new();
  return s;
}

void world_state_free(WorldState *s) {
  if (!s) return;
  for (u32 i = 0; i < N_ARRAYS; i++) free(s->arrays[i].p);
  for (u32 i = 0; i < s->cap_rt * N_RT_ARRAYS; i++) free(s->rt_arrays[i].p);
  free(s->rt_arrays);
  vm_state_free(s->vm);
  free(s);
}

static Arr *rt_array(Rt *r, u32 i) { return i == 0 ? &r->heap : i == 1 ? &r->fired : &r->deferred; }
static const size_t rt_elem[N_RT_ARRAYS] = {sizeof(Due), sizeof(u32), sizeof(Deferred)};

static void reserve_rts(WorldState *s, u32 n) {
  if (n <= s->cap_rt) return;
  s->rt_arrays = realloc(s->rt_arrays, sizeof(Arr) * n * N_RT_ARRAYS);
  if (!s->rt_arrays) abort();
  memset(s->rt_arrays + s->cap_rt * N_RT_ARRAYS, 0, sizeof(Arr) * (n - s->cap_rt) * N_RT_ARRAYS);
  s->cap_rt = n;
}

void world_save(World *w, WorldState *s) {
  memcpy(&s->head, w, offsetof(World, end_of_state));
  s->trace_head = trace_head(w->trace);
  for (u32 i = 0; i < N_ARRAYS; i++) copy_arr(&s->arrays[i], world_array(w, i), elem_size[i]);
  reserve_rts(s, w->rts.n);
  s->n_rt = w->rts.n;
  for (u32 r = 0; r < s->n_rt; r++)
    for (u32 k = 0; k < N_RT_ARRAYS; k++) copy_arr(&s->rt_arrays[r * N_RT_ARRAYS + k], rt_array(rt_at(w, r), k), rt_elem[k]);
  vm_save(w->vm, s->vm);
}

/* The runtimes' own arrays stay the world's; only what they hold is put back. */
static void load_rts(World *w, const WorldState *s) {
  u32 had = w->rts.n;
  Arr *own = calloc((size_t)(had > s->n_rt ? had : s->n_rt) * N_RT_ARRAYS + 1, sizeof(Arr));
  if (!own) abort();
  for (u32 r = 0; r < had; r++)
    for (u32 k = 0; k < N_RT_ARRAYS; k++) own[r * N_RT_ARRAYS + k] = *rt_array(rt_at(w, r), k);
  copy_arr(&w->rts, &s->arrays[2], sizeof(Rt));
  for (u32 r = 0; r < s->n_rt; r++)
    for (u32 k = 0; k < N_RT_ARRAYS; k++) {
      copy_arr(&own[r * N_RT_ARRAYS + k], &s->rt_arrays[r * N_RT_ARRAYS + k], rt_elem[k]);
      *rt_array(rt_at(w, r), k) = own[r * N_RT_ARRAYS + k];
    }
  for (u32 i = s->n_rt * N_RT_ARRAYS; i < had * N_RT_ARRAYS; i++) free(own[i].p);
  free(own);
}

void world_load(World *w, const WorldState *s) {
  memcpy((void *)w, &s->head, offsetof(World, end_of_state));
  for (u32 i = 0; i < N_ARRAYS; i++)
    if (i != 2) copy_arr(world_array(w, i), &s->arrays[i], elem_size[i]);
  load_rts(w, s);
  vm_load(w->vm, s->vm);
  trace_rewind(w->trace, s->trace_head);
}

u64 world_state_bytes(const WorldState *s) {
  u64 n = sizeof *s + vm_state_bytes(s->vm);
  for (u32 i = 0; i < N_ARRAYS; i++) n += s->arrays[i].cap * elem_size[i];
  for (u32 i = 0; i < s->cap_rt * N_RT_ARRAYS; i++) n += s->rt_arrays[i].cap * rt_elem[i % N_RT_ARRAYS];
  return n;
}

u64 world_live_bytes(World *w) {
  u64 n = vm_memory_used(w->vm);
  for (u32 i = 0; i < N_ARRAYS; i++) n += world_array(w, i)->n * elem_size[i];
  return n;
}
