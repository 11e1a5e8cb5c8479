"""What a matcher's pieces of evidence are called on the pages, and how well two records agree in each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

_LIKENESS = {
    1: pgettext_lazy("how two names agree", "another"),
    2: pgettext_lazy("how two names agree", "alike but for a slip"),
    3: pgettext_lazy("how two names agree", "somewhat alike"),
    4: pgettext_lazy("how two names agree", "nearly the same"),
    5: pgettext_lazy("how two names agree", "the same"),
}
_TIME = {
    1: _("the days contradict each other"),
    2: _("less than a year apart"),
    3: _("days near each other"),
    4: _("may be of one day"),
    5: _("may be of one day, by the year"),
    6: _("may be of one day, by the month"),
    7: _("the same day"),
}
_PLACE = {
    1: pgettext_lazy("how two places agree", "another"),
    2: _("in the same province"),
    3: pgettext_lazy("how two places agree", "the same"),
}
_WORD = {
    1: pgettext_lazy("how two words agree", "another"),
    2: pgettext_lazy("how two words agree", "the same"),
}
_PHOTO = {
    1: pgettext_lazy("how two pictures agree", "another one"),
    2: pgettext_lazy("how two pictures agree", "much alike"),
    3: pgettext_lazy("how two pictures agree", "nearly the same"),
    4: pgettext_lazy("how two pictures agree", "the same"),
}
_SOURCE = {1: _("in two lists"), 2: _("both in one list, which rarely has a person twice")}

LEVELS: Mapping[str, Mapping[int, Any]] = {
    **dict.fromkeys(("given", "family", "father", "grandfather"), _LIKENESS),
    **dict.fromkeys(("birth", "event"), _TIME),
    **dict.fromkeys(("place", "prison"), _PLACE),
    **dict.fromkeys(("sex", "occupation", "identity"), _WORD),
    "photo": _PHOTO,
    "source": _SOURCE,
}
NAMES: Mapping[str, Any] = {
    "prior": _("Two records taken at random"),
    "given": _("Given name"),
    "family": _("Family name"),
    "father": _("Father’s name"),
    "grandfather": _("Grandfather’s name"),
    "birth": _("Birth"),
    "event": pgettext_lazy("what befell a person", "Event"),
    "sex": _("Sex"),
    "place": _("Place"),
    "prison": _("Prison"),
    "occupation": _("Occupation"),
    "identity": _("Identity number"),
    "photo": _("Portrait"),
    "source": _("List"),
    "kin": _("May be a relative instead"),
}
CUTS: Mapping[str, Any] = {
    "bridge": _("Kept apart: this pair alone would make one person of two groups of records."),
    "contradiction": _("Kept apart: other records of the two contradict each other."),
    "one_list": _("Kept apart: both are on a list that has nobody twice."),
    "judged_different": _("Kept apart: somebody held two of their records to be different."),
}


def evidence(what: str, level: int) -> str:
    """Say one piece of evidence: what is compared, and how well the two agree."""
    name = NAMES.get(what, what)
    agreement = LEVELS.get(what, {}).get(level)
    if agreement is None:
        return str(name)
    return translated("%(what)s: %(agreement)s") % {"what": name, "agreement": agreement}


def listed(pieces: list[str]) -> str:
    """Put pieces of evidence into one sentence."""
    return pgettext("between the pieces of evidence", "; ").join(pieces)
