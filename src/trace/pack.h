/* pack — full chunks of the log as bytes. See pack.c. */
#ifndef POLLSCOPE_PACK_H
#define POLLSCOPE_PACK_H
#include "trace/trace.h"

enum { PACK_ROW = 48 };                    /* bytes that a row takes at most */
typedef struct Packer Packer;
Packer *packer_new(void);
void packer_free(Packer *p);
/* Rows first .. first + n of the log; `out` has room for n * PACK_ROW bytes. Gives the bytes used. */
u32 pack_rows(Packer *p, const Event *rows, u32 n, u64 first, u8 *out);
void unpack_rows(Packer *p, const u8 *bytes, u32 n, u64 first, Event *rows);
#endif
