"""How an estimate or a refusal shows itself in a notebook: a small table in HTML."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from sijill.counting.estimation.answer import Answer, Declined, Estimate, Refusal
from sijill.counting.estimation.finding import Finding, written


def shown(answer: Estimate | Refusal) -> str:
    """Write an answer as HTML: what is said, by which family, under which assumptions."""
    lists = ", ".join(f"<bdi>{escape(name)}</bdi>" for name in answer.lists) or "no list"
    parts = [f"<p><strong>{escape(_headline(answer))}</strong></p>"]
    parts.append(f"<p>{written(answer.documented)} people are documented on {lists}.</p>")
    if answer.families:
        rows = "".join(_row(item) for item in answer.families)
        heads = "".join(f"<th>{head}</th>" for head in ("family of models", "in all", "from", "to", ""))
        parts.append(f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>")
    if isinstance(answer, Refusal):
        parts.append(_listed("Why", answer.reasons))
    else:
        parts.append(_listed("This assumes", answer.assumptions))
    parts.append(_listed("To be known", answer.warnings))
    parts.append(f"<p><small>seed {answer.seed}, table {answer.table_sha256[:12]}</small></p>")
    return f'<div class="sijill-estimate">{"".join(parts)}</div>'


def _headline(answer: Estimate | Refusal) -> str:
    if isinstance(answer, Refusal):
        return "No estimate can be given."
    if answer.high is None:
        return f"At least {written(round(answer.low))} people."
    low, high = written(round(answer.low)), written(round(answer.high))
    return f"About {written(round(answer.point))} people in all (95 %: {low} to {high})."


def _row(item: Answer | Declined) -> str:
    if isinstance(item, Declined):
        why = " ".join(reason.sentence() for reason in item.reasons)
        return f"<tr><td>{item.family.value}</td><td></td><td></td><td></td><td>{escape(why)}</td></tr>"
    high = "" if item.high is None else written(round(item.high))
    numbers = (written(round(item.point)), written(round(item.low)), high)
    cells = "".join(f"<td>{number}</td>" for number in numbers)
    return f"<tr><td>{item.family.value}</td>{cells}<td>{escape(item.point_is)}</td></tr>"


def _listed(title: str, findings: Iterable[Finding]) -> str:
    items = "".join(f"<li>{escape(item.sentence())}</li>" for item in findings)
    return f"<p>{title}:</p><ul>{items}</ul>" if items else ""
