/* export — a run as JSON. The only user of cJSON. The format: docs/trace.md and
 * docs/trace.schema.json. Events are written one object at a time.
 */
#ifndef POLLSCOPE_EXPORT_H
#define POLLSCOPE_EXPORT_H
#include "session/session.h"

typedef struct ExportSink { void *ctx; bool (*write)(void *ctx, Str s); } ExportSink; /* false stops */
/* The whole log as far as it is known. end: of the run. False: the sink refused. */
bool export_trace(const Program *p, Trace *t, WorldEnd end, const LoadOptions *o, ExportSink sink);
#endif
