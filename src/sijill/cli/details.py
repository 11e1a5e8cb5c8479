"""The options that say what a source is."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from sijill.claims import Audience, AudienceKind, Party, SourceDetails

_WORDS = (
    ("title", "What it is called."),
    ("publisher", "Who published it."),
    ("owner", "Who owns the publisher: two of one owner are one voice."),
    ("author", "Who wrote it."),
    ("address", "Where it was found."),
    ("said", "When it was published, as written."),
    ("language", "ar, fa, en …; else told from the text."),
    ("kind", "article, list, letter, verdict, photo …"),
    ("reliability", "What is known of its reliability."),
    ("derived-from", "The id of the source that it repeats."),
    ("collected-by", "Who collected it."),
    ("collected-when", "When it was collected, if not now."),
    ("collected-how", "How it was collected."),
)


def details_options(function: Callable[..., object]) -> Callable[..., object]:
    """Add the options, and hand their values over as ``details``."""

    @wraps(function)
    def with_details(*args: Any, party: str, audience: str, people: tuple[str, ...], **values: Any) -> object:
        said = {name: values.pop(name) for name in (word.replace("-", "_") for word, _ in _WORDS)}
        said["title"] = said["title"] or ""
        details = SourceDetails(
            **said, party=Party(party), audience=Audience(AudienceKind(audience), tuple(people))
        )
        return function(*args, details=details, **values)

    decorated: Callable[..., object] = with_details
    for word, text in reversed(_WORDS):
        decorated = click.option(f"--{word}", help=text)(decorated)
    decorated = click.option(
        "--party",
        type=click.Choice([str(item) for item in Party]),
        default=str(Party.NONE),
        show_default=True,
        help="Whether the publisher is part of what it reports: accused of it, or affected by it.",
    )(decorated)
    decorated = click.option(
        "--audience",
        type=click.Choice([str(item) for item in AudienceKind]),
        default=str(AudienceKind.TEAM),
        show_default=True,
        help="Who may see it and all that is made from it.",
    )(decorated)
    return click.option(
        "--person", "people", multiple=True, help="Author id of somebody who may see it (audience named)."
    )(decorated)


def changes_options(function: Callable[..., object]) -> Callable[..., object]:
    """Add the same options, and hand over as ``changes`` only what was given; an empty word is ``None``."""

    @wraps(function)
    def with_changes(
        *args: Any, party: str | None, audience: str | None, people: tuple[str, ...], **values: Any
    ) -> object:
        changes: dict[str, Any] = {}
        for name in (word.replace("-", "_") for word, _ in _WORDS):
            said = values.pop(name)
            if said is not None:
                changes[name] = said if said or name == "title" else None
        if party is not None:
            changes["party"] = Party(party)
        if audience is not None:
            changes["audience"] = Audience(AudienceKind(audience), tuple(people))
        return function(*args, changes=changes, **values)

    decorated: Callable[..., object] = with_changes
    for word, text in reversed(_WORDS):
        decorated = click.option(f"--{word}", help=text)(decorated)
    for word, choices, text in (
        ("party", Party, "Whether the publisher is part of what it reports."),
        ("audience", AudienceKind, "Who may see it and all that is made from it."),
    ):
        decorated = click.option(f"--{word}", type=click.Choice([str(item) for item in choices]), help=text)(
            decorated
        )
    return click.option("--person", "people", multiple=True, help="Author id of somebody who may see it.")(
        decorated
    )
