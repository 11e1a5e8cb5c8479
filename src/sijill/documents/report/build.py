"""The report: its sections in order, as one HTML file or as the files of its charts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sijill.counting.estimation import Study
from sijill.documents.report.diagnostics import diagnostics
from sijill.documents.report.families import families
from sijill.documents.report.headline import headline
from sijill.documents.report.method import method
from sijill.documents.report.models import models
from sijill.documents.report.otherwise import otherwise
from sijill.documents.report.overlaps import overlaps
from sijill.documents.report.page import page
from sijill.documents.report.provenance import Provenance, provenance
from sijill.documents.report.section import Section
from sijill.documents.report.strata import by_strata
from sijill.documents.report.tally import Tally, tally, voices
from sijill.documents.words import Words


@dataclass(frozen=True, slots=True)
class Report:
    """``sections`` in the order of reading."""

    title: str
    language: str
    sections: tuple[Section, ...]

    def html(self) -> str:
        """Give the whole report as one file that asks for no other."""
        return page(Words(self.language), self.title, self.sections)

    def charts(self) -> dict[str, str]:
        """Give every chart as the text of an SVG file, by the file's name."""
        return {
            f"{chart.key.removesuffix('-chart')}.svg": chart.file()
            for section in self.sections
            for chart in section.charts
        }


def report(
    origin: Provenance,
    *,
    language: str,
    study: Study | None = None,
    tally_of: Tally | None = None,
    labels: Mapping[str, Mapping[str, Mapping[str, str]]] | None = None,
) -> Report:
    """Make the report of an estimate, of what a register documents, or of both.

    ``labels`` are words for the parts of a study, by what divides them, part and language.

    The same values give the same bytes: nothing of the day or the machine is in it. Raises ``KeyError`` for a
    language of which there are no words.
    """
    words = Words(language)
    sections: list[Section | None] = []
    if tally_of is not None:
        sections += tally(words, tally_of, title=origin.title)
    if study is not None:
        opening = headline(words, study, title=origin.title)
        sections += [
            opening if tally_of is None else opening.under(words("estimated_title")),
            *by_strata(words, study, labels=labels or {}),
        ]
        if tally_of is not None:
            sections.append(voices(words, tally_of))
        if study.answer.lists:
            sections.append(overlaps(words, study.table))
        if study.answer.families:
            sections += [families(words, study), *models(words, study), otherwise(words, study)]
            sections += [diagnostics(words, study), method(words, study)]
    sections.append(provenance(words, origin))
    return Report(origin.title, language, tuple(section for section in sections if section is not None))
