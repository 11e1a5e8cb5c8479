"""Whether the computation can be relied on: chains, independent draws, and where a grid ends."""

from __future__ import annotations

from sijill.counting import Family
from sijill.counting.estimation import LEAST_SAMPLES, MOST_R_HAT, Study
from sijill.documents.markup import Piece, element, together
from sijill.documents.report.section import Column, Section, paragraph, table
from sijill.documents.words import Words


def diagnostics(words: Words, study: Study) -> Section | None:
    """Show what the samplers show of themselves; nothing for two lists."""
    parts: list[Piece] = []
    for item in study.answer.families:
        seen = item.diagnostics
        if item.family is Family.LATENT and seen:
            rows: list[list[Piece]] = [
                [words("r_hat"), words.decimal(seen["r_hat"], 4), words("at_most", most=MOST_R_HAT)],
                [words("bulk"), words.number(seen["bulk"]), words("at_least", low=LEAST_SAMPLES)],
                [words("tail"), words.number(seen["tail"]), words("at_least", low=LEAST_SAMPLES)],
                [words("at_cap"), words.share(seen["at_cap"]), words("at_most", most=words.share(0.02))],
            ]
            columns = [
                Column(words.plain("measure"), number=False),
                Column(words.plain("value")),
                Column(words.plain("needed"), number=False),
            ]
            chains = [Column(words.plain("chain"), number=False), Column(words.plain("chain_median"))]
            medians: list[list[Piece]] = [
                [words.number(row["chain"]), words.number(row["median"])] for row in item.details
            ]
            drawn = words("chains_drawn", chains=int(seen["chains"]), draws=int(seen["draws"]))
            parts += [
                element("h3", words("family latent classes")),
                paragraph(drawn, kind="lede"),
                element("div", table(columns, rows), table(chains, medians), class_="two"),
            ]
        if item.family is Family.DECOMPOSABLE and seen:
            graph_rows: list[list[Piece]] = [
                [
                    words("saturated_weight"),
                    words.share(seen["saturated"]),
                    words("at_most", most=words.share(0.05)),
                ],
                [words("grid_tail"), words.share(seen["tail"]), words("at_most", most=words.share(0.01))],
            ]
            columns = [
                Column(words.plain("measure"), number=False),
                Column(words.plain("value")),
                Column(words.plain("needed"), number=False),
            ]
            parts += [element("h3", words("family decomposable graphs")), table(columns, graph_rows)]
    if not parts:
        return None
    return Section("diagnostics", words("margin_diagnostics"), words("diagnostics_title"), together(parts))
