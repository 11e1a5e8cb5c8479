"""A small register for the pages: the invented sources of Narvand, read, matched and partly decided."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sijill import vocabulary
from sijill.claims import Audience, AudienceKind, Party, SourceDetails

if TYPE_CHECKING:
    from sijill.store.register import Register

SOURCES = files("sijill.cli") / "demo_sources"


def build_narvand(path: Path, *, demo: bool = True) -> Register:
    """Make the register in ``path``: everything read and matched, the first article's proposals accepted."""
    from sijill.desk.judging import run_matching
    from sijill.desk.reading import read_source
    from sijill.desk.review import accept_all
    from sijill.intake import add_source, apply, plan_import
    from sijill.store.register import create_register

    register = create_register(path, name="ناروند", demo=demo)
    author = register.settings.author
    described = tomllib.loads((SOURCES / "sources.toml").read_text(encoding="utf-8"))
    added: dict[str, str] = {}
    for entry in described["source"]:
        details = _details(entry, described["names"])
        file = Path(str(SOURCES / entry["file"]))
        if entry["kind"] == "list":
            with plan_import(
                register,
                file,
                list_name=entry["list"],
                vocabulary=vocabulary.load(),
                author=author,
                key_columns=entry["key_columns"],
                details=details,
            ) as plan:
                apply(plan)
        else:
            source = add_source(register, file, details, author=author).id
            added[entry["file"]] = source
            read_source(register, source, author=author)
    for file_name in ("article_fa.txt", "bulletin_en.txt", "verdict_fa.txt"):
        accept_all(register, added[file_name], author=author)
    run_matching(register, author=author)
    return register


def _details(entry: dict[str, Any], names: dict[str, dict[str, str]]) -> SourceDetails:
    return SourceDetails(
        title=entry["title"][entry["language"]],
        publisher=names.get(entry["publisher"], {}).get(entry["language"], entry["publisher"]),
        owner=names.get(entry["owner"], {}).get(entry["language"], entry["owner"]),
        said=entry["said"],
        language=entry["language"],
        kind={"article": "news", "bulletin": "report", "verdict": "court_document"}.get(
            entry["kind"], entry["kind"]
        ),
        reliability=entry["reliability"],
        party=Party(entry["party"]),
        audience=Audience(AudienceKind.TEAM),
    )


def build_list(folder: Path, rows: Sequence[str], *, demo: bool) -> Register:
    """Make a register with one list; the first of ``rows`` has the headings."""
    from sijill.intake import apply, plan_import
    from sijill.store.register import create_register

    file = folder / "list.csv"
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    register = create_register(folder / "register", name="List", demo=demo)
    with plan_import(
        register,
        file,
        list_name="list",
        vocabulary=vocabulary.load(),
        author=register.settings.author,
        details=SourceDetails(title="List", publisher="Somebody"),
    ) as plan:
        apply(plan)
    return register
