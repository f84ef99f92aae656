/* All unit suites in one program. `unit [NAME...]` runs those named, or all; the last
 * line says how many tests passed and failed. A new tests/unit/test_NAME.c is one row of
 * SUITES (tests/tidy says so if it is forgotten). */
#include <check.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SUITES S(base) S(source) S(syntax) S(resolve) S(ty) S(solve) S(exhaust) S(check) \
  S(mir) S(layout) S(vm) S(trace) S(model) S(command) S(view) S(support)

#define S(name) Suite *suite_##name(void);
SUITES
#undef S
static const struct { const char *name; Suite *(*make)(void); } suites[] = {
#define S(name) {#name, suite_##name},
  SUITES
#undef S
};
enum { N_SUITES = sizeof suites / sizeof suites[0] };

static int wanted(const char *name, int argc, char **argv) {
  for (int i = 1; i < argc; i++)
    if (!strcmp(argv[i], name)) return 1;
  return argc < 2;
}

int main(int argc, char **argv) {
  SRunner *r = srunner_create(NULL);
  int any = 0;
  for (int i = 0; i < N_SUITES; i++)
    if (wanted(suites[i].name, argc, argv)) srunner_add_suite(r, suites[i].make()), any = 1;
  if (!any) {
    fprintf(stderr, "unit: no such suite\n");
    return 2;
  }
  srunner_run_all(r, CK_ENV);
  int run = srunner_ntests_run(r), failed = srunner_ntests_failed(r);
  srunner_free(r);
  fflush(stdout);
  printf("%d passed, %d failed\n", run - failed, failed);
  return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
