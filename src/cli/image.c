/* Images of the library in the executable: sections that the build adds to it, mapped at their address.
 * pollscope image FILE.rs -o IMAGE [--tokio V] makes one (the build calls it). */
#include "cli/cli.h"
#include <elf.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

/* Room in the executable, at a page's start; the build fills it. It is no part of what the system loads. */
__asm__(".section .image0,\"\",@progbits\n.balign 4096\n.quad 0\n"
        ".section .image1,\"\",@progbits\n.balign 4096\n.quad 0\n.text\n");

#define BASE ((uintptr_t)0x40000000)    /* above the executable, which is linked to low addresses, below 4 GB */
enum { ROOM = 0x30000000, PAGE = 4096 };

u32 cli_image_of(u16 tokio) { return tokio == 124; }
static void *address_of(u32 which) { return (void *)(BASE + (uintptr_t)which * ROOM); }

static bool get(int fd, void *to, size_t n, u64 at) { return pread(fd, to, n, (off_t)at) == (ssize_t)n; }

/* The section of that name in an executable, at a page's start. */
static bool find_section(int fd, const char *name, u64 *at, u64 *n) {
  Elf64_Ehdr e;
  Elf64_Shdr v[64];
  char names[1024] = {0};
  if (!get(fd, &e, sizeof e, 0) || memcmp(e.e_ident, ELFMAG, SELFMAG) || e.e_ident[EI_CLASS] != ELFCLASS64) return false;
  if (e.e_shnum > COUNTOF(v) || e.e_shentsize != sizeof *v || e.e_shstrndx >= e.e_shnum) return false;
  if (!get(fd, v, e.e_shnum * sizeof *v, e.e_shoff)) return false;
  u64 size = v[e.e_shstrndx].sh_size;
  if (size >= sizeof names || !get(fd, names, size, v[e.e_shstrndx].sh_offset)) return false;
  for (u32 i = 0; i < e.e_shnum; i++) {
    if (v[i].sh_name >= size || strcmp(names + v[i].sh_name, name) != 0) continue;
    *at = v[i].sh_offset;
    *n = v[i].sh_size;
    return *at % PAGE == 0 && *n >= sizeof(Image) && *n <= ROOM;
  }
  return false;
}

Image *cli_image_map(u32 which, bool again) {
  u64 at, n;
  char name[] = ".image0";
  name[sizeof name - 2] = (char)('0' + which);
  int fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
  if (fd < 0) return NULL;
  void *want = address_of(which), *got = MAP_FAILED;
  if (find_section(fd, name, &at, &n))
    got = mmap(want, n, PROT_READ | PROT_WRITE, MAP_PRIVATE | (again ? MAP_FIXED : MAP_FIXED_NOREPLACE), fd, (off_t)at);
  close(fd);
  if (got == want) return got;
  if (got != MAP_FAILED) munmap(got, n);
  return NULL;
}

int cli_image(Cli *c) {
  Buf text = {0}, why = {0};
  Str error;
  if (!c->file || !c->opt.output) return cli_usage("pollscope image FILE.rs -o IMAGE");
  bool ok = c->host.read_file(c->host.ctx, c->file, &text, &error);
  u16 tokio = c->opt.load.world.tokio ? c->opt.load.world.tokio : 153;
  void *at = address_of(cli_image_of(tokio));
  Image *im = ok ? image_build(&c->host, (ImageWanted){at, ROOM, tokio, str_of(c->file), buf_view(&text)}, &why) : NULL;
  if (!im) fprintf(stderr, "pollscope: no image from `%s`: %.*s\n", c->file, STR_ARG(ok ? buf_view(&why) : error));
  FILE *f = im ? fopen(c->opt.output, "wb") : NULL;
  ok = f && fwrite(im, 1, im->bytes, f) == im->bytes;
  ok = f && fclose(f) == 0 && ok;
  if (im && !ok) fprintf(stderr, "pollscope: cannot write `%s`\n", c->opt.output);
  buf_free(&text);
  buf_free(&why);
  return ok ? 0 : 1;
}
