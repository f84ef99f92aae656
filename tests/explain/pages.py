"""The pages of explain/ as data, for tests/explain/run and tests/oracle/explain."""
import pathlib
import re
import typing

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "explain"


class Page(typing.NamedTuple):
    name: str
    title: str
    text: str
    wrong: str
    right: str
    see: list

    @property
    def is_error(self):
        return bool(re.fullmatch(r"E\d{4}", self.name))


def read(path):
    """The page and what is wrong with its form (empty: nothing)."""
    text = path.read_text(encoding="utf-8")
    faults = []
    head = re.match(r"# (\S+): (\S.*)\n\n", text)
    if not head or head.group(1) != path.stem:
        return None, [f"the first line is not `# {path.stem}: title`"]
    blocks = re.findall(r"^```([^\n]*)\n(.*?)^```$", text, re.M | re.S)
    if [b[0] for b in blocks] != ["rust wrong", "rust right"]:
        return None, ["there must be one block `rust wrong`, then one `rust right`, and no other"]
    words = re.sub(r"^```.*?^```$", "", text[head.end():], flags=re.M | re.S)
    see = re.search(r"^See also: (.*)\.$", words, re.M)
    words = re.sub(r"^See also: .*$", "", words, flags=re.M).strip()
    if not words:
        faults.append("it says nothing")
    if len(head.group(2)) > 72:
        faults.append("its title is longer than 72 characters")
    for line in text.split("\n"):
        if len(line) > 92:
            faults.append(f"a line of {len(line)} characters: {line[:30]}...")
        if line.rstrip() != line:
            faults.append("white space at the end of a line")
    names = re.split(r", ", see.group(1)) if see else []
    return Page(path.stem, head.group(2), words, blocks[0][1], blocks[1][1], names), faults


def all_pages():
    """(page or None, its path, faults of form) of each, by name."""
    return [(read(p)[0], p, read(p)[1]) for p in sorted(FOLDER.glob("*.md"))]
