"""Reports and charts that a command writes beside its answer: whole, or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from sijill.cli.output import say
from sijill.errors import SijillError

if TYPE_CHECKING:
    from sijill.documents import Report

_Command = TypeVar("_Command", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Paper:
    """Where a report and its charts are wanted; ``None``: not."""

    report: Path | None = None
    charts: Path | None = None

    @property
    def wanted(self) -> bool:
        return self.report is not None or self.charts is not None

    def check(self) -> None:
        """Refuse what cannot be written, before anything is computed."""
        if self.report is not None:
            if self.report.suffix.lower() not in {".html", ".htm"}:
                raise click.BadParameter(
                    f"{self.report.name} does not end in .html; for charts as SVG files give --charts FOLDER",
                    param_hint="--report",
                )
            if self.report.is_dir():
                raise SijillError(f"{self.report} is a folder; give the name of a file in it.")
            if not self.report.absolute().parent.is_dir():
                raise SijillError(f"There is no folder {self.report.parent}; make it, then ask again.")
        if self.charts is not None and self.charts.exists() and not self.charts.is_dir():
            raise SijillError(f"{self.charts} is a file; give the name of a folder for the charts.")

    def write(self, report: Report, *, quiet: bool) -> None:
        """Write what is wanted and say where it is."""
        said = []
        try:
            if self.report is not None:
                _put(self.report, report.html())
                said.append(f"The report is in {self.report}.")
            if self.charts is not None:
                self.charts.mkdir(parents=True, exist_ok=True)
                charts = report.charts()
                for name, text in charts.items():
                    _put(self.charts / name, text)
                said.append(f"{len(charts)} charts are in {self.charts}.")
        except OSError as error:
            raise SijillError(
                f"{error.filename or self.report} cannot be written ({error.strerror}); nothing of it was."
            ) from error
        if not quiet:
            for sentence in said:
                say(sentence)


def paper_options(function: _Command) -> _Command:
    """Add ``--report`` and ``--charts``."""
    charts = click.option(
        "--charts",
        type=click.Path(path_type=Path),
        metavar="FOLDER",
        help="Write each chart of the report as an SVG file into FOLDER.",
    )
    report = click.option(
        "--report",
        type=click.Path(path_type=Path),
        metavar="FILE.html",
        help="Write all of it as one HTML page, to print or to send.",
    )
    return report(charts(function))


def _put(path: Path, text: str) -> None:
    staged = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        staged.write_text(text, encoding="utf-8", newline="\n")
        staged.replace(path)
    finally:
        staged.unlink(missing_ok=True)
