/* E0515 and E0373 where they are plain: references to locals that leave their function. */
#include "mir/moves.h"

void check_escapes(Moves *v) { (void)v; }
