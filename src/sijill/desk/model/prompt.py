"""What a model is told, and the shape that its answer must have. A change of either is a new ``VERSION``."""

from __future__ import annotations

from typing import Any

from sijill.claims import Kind, Modality

VERSION = "1"
KINDS = (
    *(Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.DATE, Kind.EVENT, Kind.PENALTY, Kind.CHARGE, Kind.AGE),
    *(Kind.ROLE, Kind.FIGURE, Kind.QUOTE),
)
EXAMPLE = "Quillon Vestergarde, a glazier of Umberhythe, got thirteen years and five weeks in prison."
EXAMPLE_PASSAGES = ("Quillon Vestergarde", "Umberhythe", "thirteen years and five weeks in prison")
"""Passages of the example, such that no report has them: a model that returns one has not read the text."""

_RULES = """You mark what a report says, and answer with JSON only.
Give each fact once: its kind; its passage, copied letter for letter from the report; its value; the number
(from 0, in your list) of the person or event it is said of, or null; the number of who says so, or null for
the report itself; how it is said. Never add what the report does not say, never translate, never correct.
Values: person, organisation, place {"name"}; date {}; event {"type"}; penalty {"type", "amount", "unit",
"suspended", "per"}; charge {"term"}; age {"years"}; role {"office", "tense"}; figure {"min", "max",
"approximate", "measure"}; quote {"mode"}. Leave a part out if the report does not say it."""


def messages(text: str, language: str) -> list[dict[str, str]]:
    """Give the messages of one question; the report is marked as such, since it may hold orders itself."""
    return [
        {"role": "system", "content": f"{_RULES}\nExample report (never to be answered): {EXAMPLE}"},
        {
            "role": "user",
            "content": f"Language: {language}. The report, between the lines:\n-----\n{text}\n-----",
        },
    ]


def schema() -> dict[str, Any]:
    """Give the JSON Schema of an answer."""
    number = {"type": ["integer", "null"]}
    fact = {
        "type": "object",
        "properties": {
            "kind": {"enum": [str(kind) for kind in KINDS]},
            "passage": {"type": "string"},
            "value": {"type": "object"},
            "about": number,
            "claimant": number,
            "modality": {"enum": [str(modality) for modality in Modality]},
        },
        "required": ["kind", "passage", "value", "about", "claimant", "modality"],
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "properties": {"facts": {"type": "array", "items": fact}},
        "required": ["facts"],
        "additionalProperties": False,
    }
