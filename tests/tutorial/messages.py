"""What compilers say of the programs of this folder, place by place. Used by run here and by tests/oracle/tutorial.

A message is {"code", "at", "label", "labels", "subs"}: at "line:column" of its primary carets, label the
text at them, labels {place: text} of the others, subs [[level, place, text]] of its notes and helps, where place
is "" for none and "library" for one in another file.
"""
import json
import os

FOLDER = os.path.dirname(os.path.realpath(__file__))
ROOT = os.path.dirname(os.path.dirname(FOLDER))
RECORDED = os.path.join(FOLDER, "rustc.json")


def programs():
    return sorted(f[:-3] for f in os.listdir(FOLDER) if f.endswith(".rs"))


def place(span, name):
    """Where the program has it: out of other files' macros."""
    while os.path.basename(span["file_name"]) != name + ".rs" and span.get("expansion"):
        span = span["expansion"]["span"]
    if os.path.basename(span["file_name"]) != name + ".rs":
        return "library"
    return f"{span['line_start']}:{span['column_start']}"


def messages(text, name):
    """Of the lines that `--error-format=json` writes."""
    found = []
    for line in text.split("\n"):
        message = json.loads(line) if line.startswith("{") else {}
        if message.get("level") not in ("error", "warning") or not message["spans"]:
            continue
        first = next(s for s in message["spans"] if s["is_primary"])
        found.append({
            "code": (message["code"] or {}).get("code", ""),
            "at": place(first, name),
            "label": first["label"] or "",
            "labels": {place(s, name): s["label"] or "" for s in message["spans"] if not s["is_primary"]},
            "subs": [[child["level"], place(child["spans"][0], name) if child["spans"] else "", child["message"]]
                     for child in message["children"]]})
    return found


def line_of(at):
    return at.split(":")[0]


def lacking(ours, theirs):
    """What theirs has and ours has not, in words; a note that only tells how to silence a lint does not count."""
    words, left = [], list(ours)
    for want in theirs:
        head = f"{want['code'] or 'error'}:{line_of(want['at'])}"
        got = next((m for m in left if m["code"] == want["code"] and line_of(m["at"]) == line_of(want["at"])), None)
        if not got:
            words.append(f"{head}: the whole message")
            continue
        left.remove(got)
        if got["at"] != want["at"]:
            words.append(f"{head}: its carets are at {got['at']}, not {want['at']}")
        if want["label"] and not got["label"]:
            words.append(f"{head}: the text at its carets: {want['label']}")
        for at, text in want["labels"].items():
            if text and at not in got["labels"]:
                words.append(f"{head}: the label at {at}: {text}")
        words += lacking_subs(head, got["subs"], want["subs"])
    for extra in left:
        words.append(f"{extra['code'] or 'error'}:{line_of(extra['at'])}: rustc does not say this")
    return words


def lacking_subs(head, ours, theirs):
    left = [[level, line_of(at)] for level, at, _ in ours]
    words = []
    for level, at, text in theirs:
        if text.startswith("`#["):
            continue
        # A help with a changed line may say the same as one without.
        same = next((s for s in ([level, line_of(at)], [level, ""], ["help" if level == "note" else "note", line_of(at)]) if s in left), None)
        if same:
            left.remove(same)
        else:
            words.append(f"{head}: the {level}{' at ' + at if at else ''}: {' '.join(text.split())[:140]}")
    return words
