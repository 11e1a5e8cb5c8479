"""The models behind a family: the best of them, how well each fits, and which are as good as tied."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sijill.counting import Answer, Declined, Family
from sijill.counting.estimation import NEAR_TIE, Study
from sijill.documents.markup import Markup, Piece, element, together
from sijill.documents.report.section import Column, Section, paragraph, table
from sijill.documents.words import Words


def models(words: Words, study: Study) -> Iterator[Section]:
    """Give the tables of models and of graphs, where a family has them."""
    parts: list[Piece] = []
    for item in study.answer.families:
        if item.family is Family.LOG_LINEAR and item.details:
            parts += [element("h3", words("family log-linear")), *_log_linear(words, item)]
        if item.family is Family.DECOMPOSABLE and item.details:
            parts += [element("h3", words("family decomposable graphs")), *_graphs(words, item)]
    if parts:
        yield Section("models", words("margin_models"), words("models_title"), together(parts))


def _log_linear(words: Words, item: Answer | Declined) -> Iterator[Markup]:
    best = min(float(row["bic"]) for row in item.details)
    columns = [
        Column(words.plain("model"), number=False),
        Column(words.plain("in_all")),
        Column(words.plain("standard_error")),
        Column(words.plain("deviance")),
        Column(words.plain("degrees")),
        Column("AIC"),
        Column("BIC"),
        Column(words.plain("weight")),
        Column(words.plain("near_tie_head"), number=False),
    ]
    rows = [_model(words, row, best) for row in item.details]
    yield paragraph(words("models_lede"), kind="lede")
    yield table(columns, rows)
    yield from _more(words, item, "models")


def _model(words: Words, row: Mapping[str, Any], best: float) -> list[Piece]:
    near = float(row["bic"]) <= best + NEAR_TIE
    is_best = float(row["bic"]) == best
    word = words("best") if is_best else words("near_tie") if near else None
    return [
        _named(row),
        words.number(row["total"]),
        words.number(row["error"]),
        words.decimal(row["deviance"], 1),
        words.number(row["degrees"]),
        words.decimal(row["aic"], 1),
        words.decimal(row["bic"], 1),
        words.share(row["weight"]),
        element("strong", word) if word else None,
    ]


def _graphs(words: Words, item: Answer | Declined) -> Iterator[Markup]:
    columns = [Column(words.plain("graph"), number=False), Column(words.plain("weight"))]
    rows: list[list[Piece]] = [
        [_named(row), words.share(row["weight"])] for row in item.details if row["weight"] >= 0.0005
    ]
    yield paragraph(words("graphs_lede", delta=item.diagnostics["delta"]), kind="lede")
    yield table(columns, rows)
    left = int(item.diagnostics["graphs"]) - len(rows)
    if left:
        yield paragraph(words("more_graphs", more=left), kind="beside")


def _more(words: Words, item: Answer | Declined, of: str) -> Iterator[Markup]:
    left = int(item.diagnostics[of]) - len(item.details)
    unfit = int(item.diagnostics["tried"]) - int(item.diagnostics[of])
    if left:
        yield paragraph(words("more_models", more=left), kind="beside")
    if unfit:
        yield paragraph(
            words("unfit_models", unfit=unfit, tried=int(item.diagnostics["tried"])), kind="beside"
        )


def _named(row: Mapping[str, Any]) -> Markup:
    """Write the name of a model so that it can break between its terms and not within them."""
    terms = str(row["model"]).replace("][", "]\n[").split("\n")
    inside: list[Piece] = [
        piece for term in terms for piece in (Markup("<wbr>"), element("span", term, class_="nb"))
    ]
    return element("bdi", *inside[1:], class_="model")
