"""What the test programs share: which pollscope, running it, counting.

A test program prints what failed, and as its last line "N passed, N failed";
its status is 0 if nothing failed.  The pollscope under test is
$BUILD/pollscope ($BUILD being build where it is not set; sanitizers are
expected where its name contains "san"); every run has a limit
of time, and of address space so that no test can take the machine down.
"""

import os
import resource
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
BUILD = os.path.join(ROOT, os.environ.get("BUILD", "build"))
TOOL = os.path.join(BUILD, "pollscope")
SANITIZED = "san" in os.path.basename(BUILD)         # their shadow memory needs all the addresses there are
SLOWER = 8 if SANITIZED else 1
ADDRESSES = 16 << 30
JOBS = os.cpu_count() or 1


def limit_memory():
    if not SANITIZED:
        resource.setrlimit(resource.RLIMIT_AS, (ADDRESSES, ADDRESSES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


class Result:
    """out and err are bytes; status is negative for a signal; late: it was
    ended because it took too long."""

    def __init__(self, out, err, status, late=False):
        self.out, self.err, self.status, self.late = out, err, status, late

    def trouble(self):
        """Why it cannot be what anyone wanted, or None."""
        if self.late:
            return "not done in time"
        if self.status < 0:
            return f"ended by signal {-self.status}: {last_line(self.err)}"
        if b"ERROR: AddressSanitizer" in self.err or b"runtime error:" in self.err:
            return "sanitizer: " + sanitizer_line(self.err)
        return None


def last_line(text):
    lines = text.decode(errors="replace").strip().splitlines()
    return lines[-1][:200] if lines else ""


def sanitizer_line(text):
    for line in text.decode(errors="replace").splitlines():
        if "ERROR: AddressSanitizer" in line or "runtime error:" in line:
            return line[:200]
    return ""


def run(args, limit=20, stdin=b"", env=None, cwd=None, tool=None):
    """pollscope with these arguments."""
    command = [tool or TOOL, *args]
    surroundings = dict(os.environ, LC_ALL="C.UTF-8", NO_COLOR="1", **(env or {}))
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                             env=surroundings, cwd=cwd or ROOT, preexec_fn=limit_memory)
    try:
        out, err = child.communicate(stdin, timeout=limit * SLOWER)
        return Result(out, err, child.returncode)
    except subprocess.TimeoutExpired:
        child.kill()
        out, err = child.communicate()
        return Result(out, err, child.returncode, True)


class Tally:
    """Counts; prints what failed as it comes."""

    def __init__(self):
        self.passed = self.failed = 0

    def add(self, name, why=None, details=()):
        """why None: it passed."""
        if why is None:
            self.passed += 1
            return
        self.failed += 1
        print(f"FAIL {name}: {why}")
        for line in list(details)[:40]:
            print("    " + line)
        sys.stdout.flush()

    def finish(self):
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed else 0
