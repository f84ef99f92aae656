"""Programs with recorded results, and how a result is compared.

A program is a file NAME.rs; what is known of it stands beside it:

    NAME.out        what it writes to standard output
    NAME.exit       its exit status, where that is not 0
    NAME.unordered  (empty) the lines of NAME.out may come in any order,
                    because real runs differ in nothing but that
    NAME.codes      the diagnostics of a check, one CODE:LINE a line; CODE is
                    an error code, "error" for an error that has none, or the
                    name of a lint for a warning

Used by tests/run-cases and by tests/oracle/run.  Standard library only.
"""

import difflib
import importlib.machinery
import importlib.util
import os
import re
import signal
import subprocess


def script(name):
    """One of the scripts that stand beside this file, as a module."""
    loader = importlib.machinery.SourceFileLoader("oracle_" + name, os.path.join(os.path.dirname(os.path.realpath(__file__)), name))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


COLOUR = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
HEAD = re.compile(r"^\s*(error|warning)(?:\[([\w:]+)\])?:\s*(.*)$")
ASIDE = re.compile(r"^\s*(note|help):")
PLACE = re.compile(r"^\s*-->\s*\S.*?:(\d+)(?::\d+)?\s*$")
LINT = re.compile(r"#\[(?:warn|deny|forbid)\(([\w:]+)\)\]")
SUMMARY = re.compile(
    r"aborting due to|could not compile|\d+ warnings? emitted|\d+ previous error")
ERROR_CODE = re.compile(r"E\d{4}$")


def find(paths):
    """All programs under the given files and folders, sorted, each once: a
    program that several paths lead to is taken where a result stands by it."""
    found = {}
    for path in paths:
        if os.path.isfile(path):
            names = [path]
        else:
            names = [os.path.join(folder, name)
                     for folder, _, files in os.walk(path, followlinks=True)
                     for name in files if name.endswith(".rs")]
        for name in sorted(names):
            real = os.path.realpath(name)
            if real not in found or Program(name).recorded:
                found[real] = name
    return [Program(name) for name in sorted(found.values())]


class Program:
    """A source file and the paths of its recorded results."""

    def __init__(self, path):
        self.path = path
        self.stem = path[:-len(".rs")]

    def _has(self, kind):
        return os.path.exists(self.stem + kind)

    def _text(self, kind):
        with open(self.stem + kind, "rb") as file:
            return file.read()

    @property
    def recorded(self):
        return self.runs or self.has_codes

    @property
    def runs(self):
        return self._has(".out")

    @property
    def has_codes(self):
        return self._has(".codes")

    @property
    def unordered(self):
        return self._has(".unordered")

    @property
    def out(self):
        return self._text(".out")

    @property
    def exit(self):
        return int(self._text(".exit")) if self._has(".exit") else 0

    @property
    def codes(self):
        return set(self._text(".codes").decode().split())


class Run:
    """What a command did: out, err (bytes), status, and whether it was
    stopped because it took too long."""

    def __init__(self, command, limit, env=None):
        self.late = False
        # A session of its own, so that whatever it started ends with it.
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, env=env,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                 start_new_session=True)
        try:
            self.out, self.err = child.communicate(timeout=limit)
        except subprocess.TimeoutExpired:
            self.late = True
            os.killpg(child.pid, signal.SIGKILL)
            self.out, self.err = child.communicate()
        self.status = child.returncode

    def trouble(self, limit):
        """Why there is nothing to compare, or None."""
        if self.late:
            return f"not done after {limit:g} s"
        if self.status < 0:
            return f"ended by signal {-self.status}"
        return None

    def first_error_line(self):
        lines = self.err.decode(errors="replace").splitlines()
        return lines[0][:200] if lines else ""


def output_difference(want, want_exit, got, got_exit, unordered=False):
    """None where two runs agree, else (one line, list of diff lines)."""
    same = want == got
    if not same and unordered:
        same = sorted(want.splitlines()) == sorted(got.splitlines())
    if same and want_exit == got_exit:
        return None
    why = [] if same else ["standard output differs"]
    if want_exit != got_exit:
        why.append(f"exit {got_exit}, expected {want_exit}")
    lines = [] if same else list(difflib.unified_diff(
        want.decode(errors="replace").splitlines(),
        got.decode(errors="replace").splitlines(),
        "expected", "got", lineterm=""))
    return ", ".join(why), lines


def read_diagnostics(text):
    """The (is_error, name or None, line) in rustc's printed form, each once; without a name as often as printed.

    The name of a lint may stand in the brackets of its head, or in the note
    that rustc prints the first time only; without either it stays None.
    """
    found = []
    kind = name = line = None

    def close():
        if kind and line:
            entry = (kind == "error", name, line)
            if name is None or entry not in found:
                found.append(entry)

    for row in COLOUR.sub("", text).splitlines():
        head = HEAD.match(row)
        if head:
            close()
            kind, name, line = head.group(1), head.group(2), None
            if SUMMARY.match(head.group(3)):
                kind = None
        elif ASIDE.match(row):
            # A note of its own may have a place too: not the one that counts.
            # But the note that names the lint may still follow it.
            if line is None:
                kind = None
        elif kind and line is None:
            place = PLACE.match(row)
            if place:
                line = int(place.group(1))
        if kind == "warning" and name is None:
            lint = LINT.search(row)
            if lint and row.lstrip().startswith("="):
                name = lint.group(1)
    close()
    return found


def codes_difference(want, text):
    """Compares a set of CODE:LINE with printed diagnostics.  Returns a list of
    "- missing" and "+ unexpected"; empty where they agree."""
    left = set(want)
    extra = []
    unnamed = []
    for is_error, name, line in sorted(read_diagnostics(text), key=str):
        if is_error and not ERROR_CODE.match(name or ""):
            entry = f"error:{line}"
        elif name is None:
            unnamed.append(line)
            continue
        else:
            entry = f"{name}:{line}"
        if entry in want:
            left.discard(entry)
        else:
            extra.append(entry)
    for line in unnamed:
        lints = [e for e in sorted(left) if e.endswith(f":{line}")
                 and not e.startswith("error:") and not ERROR_CODE.match(e.split(":")[0])]
        if lints:
            left.discard(lints[0])
        elif not any(e.endswith(f":{line}") for e in want):
            extra.append(f"warning:{line}")
    return [f"- {e}" for e in sorted(left)] + [f"+ {e}" for e in sorted(extra)]


def read_known(name):
    """The paths that a file lists, one a line, # beginning a comment."""
    if not name:
        return set()
    with open(name, encoding="utf-8") as file:
        return {line.split("#")[0].strip() for line in file} - {""}


class Tally:
    """Counts what passed, a folder at a time, and prints what did not."""

    def __init__(self, verbose=False, known=()):
        self.verbose = verbose
        self.known = known
        self.rows = {}
        self.failed = 0

    def add(self, path, verdict, name=None):
        """verdict is None for a pass, else (why, lines of detail); name is
        what the list of known failures calls the program."""
        row = self.rows.setdefault(os.path.dirname(os.path.normpath(path)) or ".", [0, 0, 0])
        row[0] += 1
        if verdict is None:
            row[1] += 1
            if name in self.known:
                print(f"passes now: {name}", flush=True)
        elif name in self.known:
            row[2] += 1
        else:
            self.failed += 1
            print(f"FAIL {path}: {verdict[0]}", flush=True)
            for line in verdict[1][:200] if self.verbose else ():
                print(f"    {line}")

    def finish(self):
        """Prints the sums; returns the exit status."""
        rows = dict(self.rows, all=[sum(column) for column in zip(*self.rows.values())])
        for folder, (count, passed, later) in rows.items():
            print(f"{folder:<28} {passed:4} of {count:4}" + (f"   ({later} later)" if later else ""))
        return 1 if self.failed else 0
