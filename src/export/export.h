/* export — a run, and diagnostics, as JSON; a run as a web page. The only user of cJSON. The format: docs/trace.md and
 * docs/trace.schema.json. Events are written one object at a time.
 */
#ifndef POLLSCOPE_EXPORT_H
#define POLLSCOPE_EXPORT_H
#include "session/session.h"

typedef struct ExportSink { void *ctx; bool (*write)(void *ctx, Str s); } ExportSink; /* false stops */
/* The whole log as far as it is known. end: of the run. False: the sink refused. */
bool export_trace(const Program *p, Trace *t, WorldEnd end, const LoadOptions *o, ExportSink sink);
/* The run as far as it is known as one page of HTML that needs nothing else: each step with its sentence, at most a thousand.
 * The session is put back where it was. False: the sink refused. */
bool export_page(Session *s, const LoadOptions *o, ExportSink sink);
/* Diagnostics as `rustc --error-format=json` writes them: one object a line. Ours have no expansions. */
void export_diagnostic(const Diags *d, const Diag *g, Buf *out);
void export_verdict(const Diags *d, Str msg, Buf *out);   /* the last line: "aborting due to 2 previous errors" */
#endif
