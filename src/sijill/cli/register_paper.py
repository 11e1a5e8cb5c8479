"""The report of a register: what it documents, what is claimed beside it, and what is estimated."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

from sijill.cli.bare_table import telling
from sijill.cli.paper import Paper
from sijill.cli.recalled import recalled

if TYPE_CHECKING:
    from sijill.desk.counting import Count
    from sijill.desk.estimating import RegisterEstimate
    from sijill.store.queries import View


def register_paper(
    paper: Paper,
    view: View,
    counts: Sequence[Count],
    *,
    estimated: Sequence[RegisterEstimate] = (),
    language: str,
    quiet: bool,
) -> None:
    """Write the report of counts and estimates at one position of a register."""
    from sijill.desk.reporting import labels_of, study_of, tally_of
    from sijill.documents import Provenance, report

    tell = None if quiet else telling()
    study = study_of(view, estimated, tell=tell) if estimated else None
    origin = Provenance(
        title=view.register.settings.name,
        version=version("sijill"),
        command=recalled(),
        seed=estimated[0].plan.seed if estimated else None,
        table_sha256=study.table.sha256 if study is not None else None,
        position=counts[0].position,
        audience=counts[0].audience,
    )
    made = report(
        origin,
        language=language,
        study=study,
        tally_of=tally_of(view, counts, estimated[0] if estimated else None),
        labels=labels_of(estimated),
    )
    paper.write(made, quiet=quiet)
