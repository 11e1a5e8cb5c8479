"""Check that every suppression says on its line which rule it suppresses, and why.

# noqa: F401 (the kinds of entries register themselves)
# type: ignore[attr-defined]  # the library has no types
# pragma: no cover (only on Windows)
"""

from __future__ import annotations

import re
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("src", "tests", "benchmarks", "tools", "docs")

_SUPPRESSION = re.compile(
    r"#\s*(?P<kind>noqa|type:\s*ignore|mypy:|pragma:\s*no cover)(?P<rest>.*)", re.IGNORECASE
)
_RULE = {
    "noqa": re.compile(r":\s*[A-Z]+[0-9]+(?:\s*,\s*[A-Z]+[0-9]+)*"),
    "type": re.compile(r"\[[a-z-]+(?:\s*,\s*[a-z-]+)*\]"),
    "mypy": re.compile(r"\s*[a-z-]+(?:=\w+)?"),
    "pragma": re.compile(""),
}
_WORD = re.compile(r"[^\W\d_]{2,}")


def fault(comment: str) -> str | None:
    """Say what a comment lacks if it suppresses something, else None."""
    found = _SUPPRESSION.search(comment)
    if found is None:
        return None
    kind = found["kind"].partition(":")[0].lower()
    rule = _RULE[kind].match(found["rest"])
    if rule is None:
        return "names no rule"
    return None if len(_WORD.findall(found["rest"][rule.end() :])) >= 2 else "gives no reason"


def faults(path: Path) -> Iterator[str]:
    """Give one line for each suppression in a file that lacks something."""
    with tokenize.open(path) as file:
        for token in tokenize.generate_tokens(file.readline):
            if token.type == tokenize.COMMENT and (lack := fault(token.string)):
                yield f"{path.relative_to(ROOT)}:{token.start[0]}: {token.string} {lack}"


def main() -> int:
    files = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
    found = [line for path in files for line in faults(path)]
    print("\n".join(found) if found else "Every suppression states its reason.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
