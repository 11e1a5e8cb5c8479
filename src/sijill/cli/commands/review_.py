"""``sijill review``."""

from __future__ import annotations

from pathlib import Path

import click

from sijill.cli.output import print_json, say, table
from sijill.cli.register_option import json_option, opened, register_option

_EVERY = 1_000_000


@click.command("review")
@register_option
@click.option("--source", help="Only what waits from this source.")
@click.option("--pairs", is_flag=True, help="Show pairs of records to be judged instead of claims.")
@click.option("--accept", multiple=True, metavar="CLAIM", help="Accept a claim; may be repeated.")
@click.option("--reject", multiple=True, metavar="CLAIM", help="Reject a claim; may be repeated.")
@click.option("--reopen", multiple=True, metavar="CLAIM", help="Take a decision back; may be repeated.")
@click.option("--accept-all", is_flag=True, help="Accept all that waits from --source.")
@click.option("--same", nargs=2, metavar="RECORD RECORD", help="Two records are one.")
@click.option("--different", nargs=2, metavar="RECORD RECORD", help="Two records are not one.")
@click.option("--unsure", nargs=2, metavar="RECORD RECORD", help="It cannot be told of two records.")
@click.option("--take-back", metavar="JUDGEMENT", help="Withdraw a verdict on two records.")
@click.option("--reason", default="", help="Why; kept in the ledger.")
@click.option(
    "--surest-first",
    is_flag=True,
    help="First what rules propose that were mostly right so far, by your decisions.",
)
@click.option("--rules", is_flag=True, help="Show how the reader's rules have fared in this register.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True)
@json_option
def command(
    register_path: Path,
    source: str | None,
    pairs: bool,
    accept: tuple[str, ...],
    reject: tuple[str, ...],
    reopen: tuple[str, ...],
    accept_all: bool,
    same: tuple[str, str] | None,
    different: tuple[str, str] | None,
    unsure: tuple[str, str] | None,
    take_back: str | None,
    reason: str,
    surest_first: bool,
    rules: bool,
    limit: int,
    as_json: bool,
) -> None:
    """See what waits for a person, and decide. Without a decision nothing is changed."""
    from sijill.claims import Verdict
    from sijill.desk import judging, review
    from sijill.store.queries import View

    if accept_all and source is None:
        raise click.UsageError("Name the --source whose proposals are to be accepted.")
    with opened(register_path) as register:
        author = register.settings.author
        done = 0
        if source is not None:
            View(register).source(source)
        if accept_all and source is not None:
            done += review.accept_all(register, source, author=author)
        chosen = {
            review.Action.ACCEPT: accept,
            review.Action.REJECT: reject,
            review.Action.REOPEN: reopen,
        }
        decisions = review.as_they_stand(View(register), chosen, reason=reason)
        if decisions:
            review.decide(register, decisions, author=author)
            done += len(decisions)
        said = ((Verdict.SAME, same), (Verdict.DIFFERENT, different), (Verdict.UNSURE, unsure))
        for verdict, pair in said:
            if pair:
                judging.judge(register, pair[0], pair[1], verdict, reason=reason, author=author)
                done += 1
        if take_back:
            judging.take_back(register, take_back, reason=reason, author=author)
            done += 1
        view = View(register)
        left = review.waiting(view)
        if done or accept_all:
            if as_json:
                print_json({"decided": done, "waiting": left})
            else:
                say(f"{done} decided; {left} wait.")
        elif pairs:
            _show_pairs(view, limit, as_json)
        elif rules:
            _show_rules(view, as_json)
        else:
            _show_claims(view, source, limit, left, as_json, surest_first=surest_first)


def _show_claims(
    view: object, source: str | None, limit: int, left: int, as_json: bool, *, surest_first: bool
) -> None:
    from sijill.desk.review import proposals
    from sijill.desk.rules import Rules
    from sijill.store.queries import View

    assert isinstance(view, View)
    known = Rules(view)
    found = proposals(view, source=source, limit=_EVERY if surest_first else limit)
    if surest_first:
        found = known.surest_first(found)[:limit]
    if as_json:
        rules = [record.as_json() if (record := known.record(claim)) else None for claim in found]
        print_json({"waiting": left, "claims": [claim.as_json() for claim in found], "rules": rules})
        return
    table(
        ["claim", "kind", "wording", "rule", "right so far", "source"],
        [
            [
                claim.id,
                claim.kind,
                claim.original,
                known.rule_of(claim) or "",
                _so_far(known.record(claim)),
                claim.source[:8],
            ]
            for claim in found
        ],
    )
    say(f"{left} claims wait. Decide with --accept, --reject, or --accept-all --source ID; or on the pages.")


def _so_far(record: object) -> str:
    from sijill.desk.rules import RuleRecord

    if not isinstance(record, RuleRecord) or not record.decided:
        return ""
    return f"{record.accepted} of {record.decided} (at least {record.at_least} %)"


def _show_rules(view: object, as_json: bool) -> None:
    from sijill.desk.rules import Rules
    from sijill.store.queries import View

    assert isinstance(view, View)
    records = Rules(view).records()
    if as_json:
        print_json({"rules": [record.as_json() for record in records]})
        return
    table(
        ["rule", "accepted", "rejected", "right", "at least"],
        [[one.rule, one.accepted, one.rejected, f"{one.percent} %", f"{one.at_least} %"] for one in records],
    )
    say("“At least” is the lower end of a 95 % interval (Wilson): few decisions say little.")


def _show_pairs(view: object, limit: int, as_json: bool) -> None:
    from sijill.claims import Verdict
    from sijill.store.queries import View
    from sijill.store.queries import pairs as judged

    assert isinstance(view, View)
    found = judged(view, verdict=Verdict.UNSURE, limit=limit)
    if as_json:
        print_json(
            {
                "pairs": [
                    {
                        "judgement": pair.id,
                        "left": pair.left,
                        "right": pair.right,
                        "probability": pair.probability,
                        "reason": pair.reason,
                    }
                    for pair in found
                ]
            }
        )
        return
    for pair in found:
        say(f"{pair.left} {pair.left_name}  ~  {pair.right} {pair.right_name}: {pair.reason}")
    say(f"{len(found)} pairs wait. Decide with --same or --different and two records.")
