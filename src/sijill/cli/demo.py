"""The demo register: built by the same verbs as any other, from the fictional sources beside this module."""

from __future__ import annotations

import csv
import secrets
import shutil
import tomllib
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from importlib import resources
from pathlib import Path
from typing import Any

from sijill.claims import Audience, AudienceKind, Party, SourceDetails
from sijill.desk.copies import find_copies, waiting_copies
from sijill.desk.findings import Findings, SaidFigure, findings
from sijill.desk.judging import run_matching
from sijill.desk.reading import read_source
from sijill.desk.review import accept_all, waiting
from sijill.errors import SijillError
from sijill.extraction import Workers
from sijill.intake import Incoming, NotAdded, add_all, add_source, apply, plan_import
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
    told = tomllib.loads((folder / "sources.toml").read_text(encoding="utf-8"))
    try:
        with ExitStack() as stack:
            sources = stack.enter_context(resources.as_file(folder))
            register = stack.enter_context(create_register(making, name="Demo (invented)", demo=True))
            for source in (*told["source"], *told["received"]):
                _take_in(register, sources / source["file"], source, say=say)
            matched = run_matching(register, author=register.settings.author)
            say(
                f"Matched {matched.records} records across lists and scripts: {matched.people_before} people"
                f" became {matched.people_after}; {matched.unsure} pairs wait for a person."
            )
            found = find_copies(register, author=register.settings.author)
            say(f"Compared {found.compared} sources: {found.proposed} pairs say or show nearly the same.")
        making.rename(path.absolute())
    except OSError as error:
        raise SijillError(f"The demo register cannot be made in {path}: {error.strerror}.") from error
    finally:
        shutil.rmtree(making, ignore_errors=True)


def tell(register: Register, *, say: Say) -> None:
    """Print what stands out: people and their sources, disputed facts, figures by claimant, near copies."""
    view = View(register)
    found = findings(view)
    spread = ", ".join(f"{people} in {sources}" for sources, people in found.in_sources.items())
    say(f"\nPeople: {found.people} (by number of sources: {spread}).")
    _tell_disputes(view, found, say=say)
    _tell_figures(found.figures, say=say)
    _tell_copies(view, say=say)
    say(f"{waiting(view)} proposals of the reader wait for a person.")


def _take_in(register: Register, file: Path, source: dict[str, Any], *, say: Say) -> None:
    details = _details(source, register.settings.author)
    if "list" in source:
        _import(register, file, source, details=details, name=file.name, say=say)
    else:
        _read(register, file, source, details=details, say=say)
    if source.get("pictures"):
        _add_pictures(register, file, details, say=say)


def _import(
    register: Register,
    source: Path | str,
    table: dict[str, Any],
    *,
    details: SourceDetails | None,
    name: str,
    say: Say,
) -> None:
    plan = plan_import(
        register,
        source,
        list_name=table["list"],
        vocabulary=load(),
        author=register.settings.author,
        mapping=table["map"],
        key_columns=table["key_columns"],
        table=table.get("table"),
        details=details,
    )
    answer = apply(plan)
    say(f"Imported {name}: {answer.added} rows added, {len(answer.refused)} findings.")
    for refusal in answer.refused:
        place = f"row {refusal.row}, {refusal.column}" if refusal.column else f"row {refusal.row}"
        say(f"  {place}: {refusal.reason}")


def _read(
    register: Register, file: Path, source: dict[str, Any], *, details: SourceDetails, say: Say
) -> None:
    """Add a file, let the reader propose what its text says, and import the tables in it."""
    author = register.settings.author
    added = add_source(register, file, details, author=author)
    document = added.document
    has_text = document is not None and bool(document.text.strip())
    if document is None or not has_text:
        say(f"Kept {file.name}, without a text.")
    elif document.tabular:
        say(f"Kept {file.name}, a workbook of {len(document.tables())} sheets.")
    else:
        reading = read_source(register, added.id, author=author)
        note = ""
        if file.name in REVIEWED:
            note = f"; {accept_all(register, added.id, author=author)} accepted by the demo's reviewer"
        say(f"Read {file.name}: {reading.proposals} proposals, {reading.people} people{note}.")
    for warning in added.warnings:
        say(f"  {warning}")
    for table in source.get("tables", ()) if has_text else ():
        name = f"{file.name}, table {table['table']}"
        _import(register, added.id, table, details=None, name=name, say=say)


def _add_pictures(register: Register, captions: Path, details: SourceDetails, *, say: Say) -> None:
    """Add the pictures beside their captions; each has its own as its title."""
    told = list(_captions(captions))
    warnings: dict[str, list[str]] = defaultdict(list)
    with Workers(preload=True, spool=register.files.incoming) as workers:
        for name, caption in told:
            file = Incoming(captions.with_name(name), f"{captions.parent.name}/{name}")
            own = replace(details, title=caption, kind="photo")
            for taken in add_all(
                register, [file], own, author=register.settings.author, workers=workers, ocr=False
            ):
                for warning in (taken.reason,) if isinstance(taken, NotAdded) else taken.warnings:
                    warnings[warning].append(name)
    say(f"Added {len(told)} pictures from {captions.parent.name}/, each under its caption.")
    for warning, names in warnings.items():
        say(f"  {names[0] if len(names) == 1 else f'{len(names)} pictures'}: {warning}")


def _captions(file: Path) -> Iterator[tuple[str, str]]:
    """Give picture and caption: of a list the first two columns, of a text what stands around a colon."""
    with file.open(encoding="utf-8", newline="") as stream:
        if file.suffix == ".csv":
            yield from ((row[0], row[1]) for row in list(csv.reader(stream))[1:])
        else:
            told = (line.strip().partition(": ") for line in stream)
            yield from ((name, caption) for name, _, caption in told if caption)


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


def _tell_figures(figures: Sequence[SaidFigure], *, say: Say) -> None:
    """Print figures, those of the killed first; one that somebody gave in several sources stands once."""
    said: dict[tuple[Any, ...], SaidFigure] = {}
    for figure in sorted(figures, key=lambda figure: figure.claim.value.get("measure") != "killed"):
        value = figure.claim.value
        said.setdefault((figure.claimant, value.get("min"), value.get("max"), value.get("measure")), figure)
    if said:
        say("Figures, each as somebody's (never added up):")
    for figure in list(said.values())[:_MOST]:
        say(f"  “{figure.claim.original}”, {figure.claimant} ({figure.source})")
    if len(figures) > _MOST:
        say(f"  … and {len(figures) - _MOST} more on the pages.")


def _tell_copies(view: View, *, say: Say) -> None:
    pairs = waiting_copies(view)
    if pairs:
        say("Nearly the same; a person says whether the two are one witness:")
    for pair in pairs[:_MOST]:
        alike = "look" if pair.kind == "picture" else "read"
        say(f"  “{pair.left_title}” and “{pair.right_title}” {alike} alike, {(pair.permille or 0) // 10} %")
