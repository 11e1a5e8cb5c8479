"""The demo register: built by the same verbs as any other, from the fictional sources beside this module."""

from __future__ import annotations

import secrets
import shutil
import tomllib
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

from sijill.claims import Audience, AudienceKind, Party, SourceDetails
from sijill.desk.findings import Findings, findings
from sijill.desk.judging import run_matching
from sijill.desk.reading import read_source
from sijill.desk.review import accept_all, waiting
from sijill.errors import SijillError
from sijill.intake import add_source, apply, plan_import
from sijill.store.queries import View
from sijill.store.register import Register, create_register
from sijill.vocabulary import load

Say = Callable[[str], None]

REVIEWED = ("bulletin_en.txt", "verdict_fa.txt")
"""Texts whose proposals the demo's reviewer has accepted; those of the others wait for you."""

_MOST = 8
"""Lines of one kind that are printed."""


def build(path: Path, *, say: Say) -> None:
    """Make the demo register in ``path``; it appears there only when it is whole."""
    making = path.absolute().with_name(f".{path.name}-{secrets.token_hex(4)}")
    folder = resources.files("sijill.cli") / "demo_sources"
    sources = tomllib.loads((folder / "sources.toml").read_text(encoding="utf-8"))["source"]
    try:
        with create_register(making, name="Demo (invented)", demo=True) as register:
            for source in sources:
                with resources.as_file(folder / source["file"]) as file:
                    _take_in(register, file, source, say=say)
            matched = run_matching(register, author=register.settings.author)
            say(
                f"Matched {matched.records} records across lists and scripts: {matched.people_before} people"
                f" became {matched.people_after}; {matched.unsure} pairs wait for a person."
            )
        making.rename(path.absolute())
    except OSError as error:
        raise SijillError(f"The demo register cannot be made in {path}: {error.strerror}.") from error
    finally:
        shutil.rmtree(making, ignore_errors=True)


def tell(register: Register, *, say: Say) -> None:
    """Print what stands out: people and their sources, disputed facts, figures by claimant."""
    view = View(register)
    found = findings(view)
    spread = ", ".join(f"{people} in {sources}" for sources, people in found.in_sources.items())
    say(f"\nPeople: {found.people} (by number of sources: {spread}).")
    _tell_disputes(view, found, say=say)
    if found.figures:
        say("Figures, each as somebody's (never added up):")
    for figure in found.figures[:_MOST]:
        say(f"  “{figure.claim.original}”, {figure.claimant} ({figure.source})")
    if len(found.figures) > _MOST:
        say(f"  … and {len(found.figures) - _MOST} more on the pages.")
    say(f"{waiting(view)} proposals of the reader wait for a person.")


def _take_in(register: Register, file: Path, source: dict[str, Any], *, say: Say) -> None:
    author = register.settings.author
    details = _details(source, author)
    if "list" in source:
        plan = plan_import(
            register,
            file,
            list_name=source["list"],
            vocabulary=load(),
            author=author,
            mapping=source["map"],
            key_columns=source["key_columns"],
            details=details,
        )
        answer = apply(plan)
        say(f"Imported {file.name}: {answer.added} rows added, {len(answer.refused)} cells refused.")
        for refusal in answer.refused:
            say(f"  row {refusal.row}, {refusal.column}: {refusal.reason}")
        return
    added = add_source(register, file, details, author=author)
    reading = read_source(register, added.id, author=author)
    note = ""
    if file.name in REVIEWED:
        note = f"; {accept_all(register, added.id, author=author)} accepted by the demo's reviewer"
    say(f"Read {file.name}: {reading.proposals} proposals, {reading.people} people{note}.")


def _details(source: dict[str, Any], author: str) -> SourceDetails:
    audience = AudienceKind(source["audience"])
    people = (author,) if audience is AudienceKind.NAMED else ()
    return SourceDetails(
        title=source["title"][source["language"]],
        publisher=source["publisher"],
        owner=source["owner"],
        said=source["said"],
        language=source["language"],
        kind=source["kind"],
        reliability=source["reliability"],
        party=Party(source["party"]),
        audience=Audience(audience, people),
    )


def _tell_disputes(view: View, found: Findings, *, say: Say) -> None:
    vocabulary = load()
    say(f"Disputed facts: {len(found.disputes)}.")
    for dispute in found.disputes[:_MOST]:
        fact = dispute.fact
        words = vocabulary.label("properties", fact.property, "en")
        if fact.event:
            words = f"{vocabulary.label('events', fact.event, 'en')}, {words}"
        said = " / ".join(dict.fromkeys(claim.original for claim in fact.claims))
        say(f"  {dispute.name}, {words}: {said}")
