"""The closed sets of the model: what a record is of, what a claim says, how it is said, where it stands."""

from __future__ import annotations

from enum import StrEnum


class RecordKind(StrEnum):
    """What a record is an appearance of. A group has a size and may have nameless members."""

    PERSON = "person"
    GROUP = "group"
    ORGANISATION = "organisation"
    PLACE = "place"
    EVENT = "event"


class Kind(StrEnum):
    """The shape of a claim's value; the first twelve are those that a reader may propose."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    DATE = "date"
    EVENT = "event"
    PENALTY = "penalty"
    CHARGE = "charge"
    AGE = "age"
    ROLE = "role"
    FIGURE = "figure"
    QUOTE = "quote"
    DEMAND = "demand"
    GROUP = "group"
    NAME = "name"
    TEXT = "text"
    SEX = "sex"
    NUMBER = "number"
    BOOLEAN = "boolean"
    IDENTIFIER = "identifier"
    PARTICIPANT = "participant"


class Modality(StrEnum):
    """How a claim is said."""

    STATED = "stated"
    REPORTED = "reported"
    DENIED = "denied"
    ANNOUNCED = "announced"
    DEMANDED = "demanded"
    PRESUPPOSED = "presupposed"


class State(StrEnum):
    """Where a claim stands with the team; a machine's proposal counts nowhere until a person accepts it."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Verdict(StrEnum):
    """What a judgement says of two records."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Grade(StrEnum):
    """How well a fact stands, best first."""

    CONFIRMED = "confirmed"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    DISCOUNTED = "discounted"


class Party(StrEnum):
    """Whether the publisher of a source is itself part of what it reports."""

    NONE = "none"
    ACCUSED = "accused"
    AFFECTED = "affected"


class Use(StrEnum):
    """What a consent allows something to be used for."""

    WALL = "wall"
    LETTER = "letter"
    BROADCAST = "broadcast"
    RESEARCH = "research"
