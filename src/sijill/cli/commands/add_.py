"""``sijill add``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from sijill.claims import SourceDetails
from sijill.cli.details import details_options
from sijill.cli.output import print_json, progress, say
from sijill.cli.register_option import json_option, opened, register_option
from sijill.errors import SijillError

if TYPE_CHECKING:
    from sijill.desk.adding import Addition
    from sijill.intake import NotAdded, Taken

_ADDRESSES = ("http://", "https://")
_PROXIES = ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY")


@click.command("add")
@click.argument("what", nargs=-1, required=True)
@register_option
@details_options
@click.option("--restore", is_flag=True, help="Let in again what was erased for safety.")
@click.option(
    "--past-proxy", is_flag=True, help="Fetch addresses although a proxy is set, which is not used."
)
@click.option("--no-ocr", is_flag=True, help="Recognise no text in pictures and scans.")
@json_option
def command(
    what: tuple[str, ...],
    register_path: Path,
    details: SourceDetails,
    restore: bool,
    past_proxy: bool,
    no_ocr: bool,
    as_json: bool,
) -> None:
    """Put WHAT in as sources: files, folders, archives, and web addresses, which are fetched only here.

    Bytes are kept unchanged and their text is taken out beside them; what is inside an archive or a mail
    comes in as sources of their own. A batch that was stopped goes on where it was.
    """
    from sijill.desk.adding import add

    addresses = [item for item in what if item.lower().startswith(_ADDRESSES)]
    paths = [Path(item) for item in what if item not in addresses]
    if addresses and not past_proxy:
        _refuse_proxy()
    with opened(register_path) as register, progress(quiet=as_json) as report:
        addition = add(
            register,
            paths,
            details,
            addresses=addresses,
            author=register.settings.author,
            at=datetime.now(UTC),
            restore=restore,
            ocr=not no_ocr,
            progress=report,
            tell=None if as_json else _tell,
        )
    if as_json:
        print_json(addition.as_json())
    else:
        _sum_up(addition)


def _refuse_proxy() -> None:
    """Somebody who hides behind a proxy must not be shown to a site because we connect past it."""
    set_here = [name for name in _PROXIES if os.environ.get(name) or os.environ.get(name.lower())]
    if set_here:
        raise SijillError(
            f"{set_here[0]} names a proxy, which is not used for fetching: the site would see this machine"
            " itself. Save the page in a browser and add the file, or say --past-proxy."
        )


def _tell(result: Taken | NotAdded) -> None:
    for sentence in _sentences(result):
        say(sentence)


def _sentences(result: Taken | NotAdded) -> Iterator[str]:
    from sijill.intake import NotAdded

    if isinstance(result, NotAdded):
        yield f"NOT ADDED: {result.reason}"
        return
    state = "added" if result.new else "was there already"
    yield f"{result.name}: {state} as source {result.id}; text: {result.outcome or 'not asked for'}."
    for warning in result.warnings:
        yield f"  {warning}"


def _sum_up(addition: Addition) -> None:
    counts: dict[str, Any] = addition.counts()
    if counts["files"] == 1 and not counts["copies"]:
        return
    say(
        f"\n{counts['files']} files: {counts['new']} new, {counts['held']} there already;"
        f" {counts['read']} read, {counts['findings']} findings."
    )
    if counts["copies"]:
        say(
            f"{counts['copies']} pairs of sources say nearly the same: they may be copies of one another, and"
            " are then one witness. See `sijill copies`."
        )
