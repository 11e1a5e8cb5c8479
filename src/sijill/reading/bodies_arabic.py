"""Arabic names of organisations: a head, the nouns it owns, adjectives with the article, a purpose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sijill.reading.arabic_heads import AIMS, COMMON, COURTS, GENERAL, NAMING, NO_NAME, VALLEYS, WEAK
from sijill.reading.body import Body
from sijill.reading.wording import Term, Wording

_LONGEST = 9
_INDEFINITE = 3
_DEFINITE = ("ال", "لل")
_BOTH = frozenset(
    ("party", "ministry", "organisation", "committee", "association", "council", "agency", "force")
)
_AT_COURT = ("court", "ministry")
_ENDING = (
    *("stop", "report", "demand", "that", "sentencing", "title", "counted", "source", "telling", "former"),
    *("kin", "charge", "measure", "people", "unit", "penalty", "office_holder", "event"),
)
_OWNED = ("stop", "report", "that", "title", "telling", "former", "source", "unit")
_ADJECTIVE = re.compile("م.*|ا...?|.ا..|عام|خاص|حر|.{2}ی.")
_VERBAL_NOUN = re.compile("ت..ی.|ت.ا.|ت...|ان..ا.|ا.ت.ا.|است..ا.")
_PLURALS = ("یین", "یون", "دین", "عین", "مین", "لین", "رین", "بین", "سین", "فین", "قین", "جین")
_FEMININE = ("ه", "ا", "ی")
_REGIONS = frozenset(("ولایه", "محافظه", "اقلیم", "منطقه", "مقاطعه"))


def arabic_bodies(wording: Wording) -> Iterator[Body]:
    """Give the organisations of a stretch; the surest rules first."""
    for term in wording.terms("organisation"):
        if wording.words[term.first].raw.endswith("وحده"):
            continue  # «alone», no unit
        last = _end(wording, term)
        phrase = wording.term_at(term.first, "no_organisation")
        if phrase is not None and last <= phrase.last:
            continue
        if last > term.last and not _is_common(wording, term, last):
            yield _body(wording, term, last, "head")


def _is_common(wording: Wording, term: Term, last: int) -> bool:
    """Whether a head that is mostly no body (a room, a campaign) has only a known noun behind it."""
    if wording.folded(term.last - 1).removeprefix("ال").removeprefix("و") not in WEAK:
        return False
    behind = range(term.last, last)
    purpose = any(
        wording.is_known(index, "purpose") or wording.folded(index).startswith("لل") for index in behind
    )
    return not purpose and all(_is_noun(wording, index) for index in behind)


def _is_noun(wording: Wording, index: int) -> bool:
    bare = wording.folded(index).removeprefix("ال")
    known = bare in wording.lexicon.entries or f"ال{bare}" in wording.lexicon.entries
    return known or wording.is_known(index, *COMMON)


def _body(wording: Wording, term: Term, last: int, rule: str) -> Body:
    """Make the body; a clitic stays out of the span, and out of the name."""
    start, end = wording.stem_start(term), wording.words[last - 1].end
    swallowed = start > wording.words[term.first].start and wording.text[start - 1] == "ل"
    article = "ال" if swallowed and wording.text[start - 2 : start] == "لل" else ""
    return Body(start, end, term.key, rule, article + wording.text[start:end] if article else None)


def _end(wording: Wording, term: Term) -> int:
    """Follow a head word: words without the article that it owns, words with it, a purpose, a town."""
    head = wording.folded(term.first).startswith(_DEFINITE) or term.clitic.endswith(("ال", "لل"))
    walk = _Walk(wording, term, definite_head=head)
    return walk.end()


class _Walk:
    """Goes over the words behind a head as long as they belong to its name."""

    def __init__(self, wording: Wording, term: Term, *, definite_head: bool) -> None:
        self.wording = wording
        self.term = term
        self.head = definite_head
        self.definite = False
        self.loose = 0
        self.purpose = False

    def end(self) -> int:
        wording, place = self.wording, self.term.last
        while place < len(wording) and place - self.term.first < _LONGEST and _joined(wording, place):
            step = self._step(place)
            if not step:
                break
            place += step
        return self._closed(place)

    def _step(self, place: int) -> int:
        """Give how many words from ``place`` on belong to the name."""
        wording, folded = self.wording, self.wording.folded(place)
        other = wording.term_at(place, "body")
        if other is not None and other.clitic == "":
            return self._said(True) * (other.last - place) if place == self.term.last else 0
        if wording.words[place].number is not None or wording.is_known(place, "telling", "former"):
            return 0
        named = self.definite or self.head or self.loose > 0
        if named and wording.term_at(place, "office_holder", "office") and not self.purpose:
            return 0
        if wording.is_known(place, "purpose"):
            return self._purpose(place)
        if folded.startswith("لل") and len(folded) > 4:
            return (
                self._said(self.definite or self.loose > 0)
                if not wording.is_known(place, "no_purpose")
                else 0
            )
        if folded.startswith("ال") and len(folded) > 3:
            return self._said(not self._breaks(place))
        if folded.startswith("و") and not (folded in VALLEYS and self.term.key == "court"):
            return self._and(place, folded)
        if folded in ("فی", "لدی") and named:
            body = wording.term_at(place + 1, "body")
            if body is not None:
                return body.last - place
        if folded in ("فی", "ب") or folded.startswith("ب"):
            return self._where(place, folded)
        if self.purpose and not self._breaks(place):
            self.purpose = False
            return 1
        return self._owned(place)

    def _said(self, accepted: bool) -> int:
        if accepted:
            self.definite = True
            self.purpose = False
        return int(accepted)

    def _breaks(self, place: int) -> bool:
        wording, folded = self.wording, self.wording.folded(place)
        if place == self.term.last and self.head and not self._agrees(place):
            return True
        if wording.is_known(place, "rank"):
            return False
        if place == self.term.last and not self.head:
            return wording.is_known(place, "stop", "report", "that", "telling")
        after = wording.folded(place - 1).startswith(("ال", "لل", "وال"))
        if self.definite and after and not self.purpose and not self._qualifies(place):
            return True
        if (
            (self.definite or self.head)
            and wording.is_known(place, "no_place", "sentencing")
            and not self.purpose
        ):
            return not folded.endswith(("یه", "ی")) and folded not in GENERAL
        known = wording.is_known(place, *_OWNED) and not wording.is_known(place, "organisation", "body")
        if known and not wording.is_known(place, "stop", "report", "that", "title", "source"):
            known = self.definite and self.term.last != place
        return known or (self.definite and wording.term_at(place, "office", "occupation") is not None)

    def _agrees(self, place: int) -> bool:
        """Whether a word behind a feminine head with the article can qualify it: not «المحكمة الطلب»."""
        head = self.wording.folded(place - 1)
        return not head.endswith("ه") or self.wording.folded(place).endswith(_FEMININE)

    def _qualifies(self, place: int) -> bool:
        """Whether a word with the article looks like an adjective, not like the object of a verb before."""
        wording = self.wording
        bare = wording.folded(place).removeprefix("ال")
        if wording.folded(place) in GENERAL:
            return True
        if bare.endswith(_PLURALS):
            return wording.folded(place - 1).endswith((*_PLURALS, "ات"))
        if wording.is_known(place, "place_quality") or bare.endswith(("ی", "ه", "ا")):
            return not _VERBAL_NOUN.fullmatch(bare)
        return bool(_ADJECTIVE.fullmatch(bare)) and not wording.is_known(place, "no_place", "event")

    def _purpose(self, place: int) -> int:
        if self.term.last == place and not self.head:
            return 0
        self.purpose = self.wording.term_at(place, "purpose") is None or any(
            term.key == "purpose" for term in self.wording.terms("purpose") if term.first == place
        )
        self.definite = self.definite or self.wording.folded(place).startswith("ال")
        return 1

    def _and(self, place: int, folded: str) -> int:
        """Go on over «وزارة العدل وشؤون السجون», «للإصلاح والتنمية», not to an office or another body."""
        wording = self.wording
        rest = folded[1:]
        if (
            not self.definite
            or self.term.key not in _BOTH
            or wording.is_known(place, *_ENDING, "office", "organisation")
        ):
            return 0
        if wording.is_known(place, "occupation", "title"):
            return 0
        before = wording.folded(place - 1)
        if rest in ("شوون", "حقوق", "حریات", "حمایه", "رعایه"):
            self.purpose = True
            return 1
        akin = before.startswith("لل") or self.term.key in ("ministry", "party")
        return int(rest.startswith("ال") and len(rest) > 4 and akin)

    def _where(self, place: int, folded: str) -> int:
        """Take the town of a court in: «محكمة الجنايات في مرسانة», «المحكمة الثورية بولاية الرافعة»."""
        wording = self.wording
        named = self.definite or self.loose
        if self.term.key not in _AT_COURT or not named:
            return self._meant(place, folded)
        if folded == "فی" and self._is_town(place + 1):
            return 2 + self._further(place + 2)
        if folded.startswith("بال") and self.definite and self.term.key == "court" and self._is_town(place):
            return 1
        if folded[:1] == "ب" and folded[1:] in _REGIONS:
            return 1 + self._further(place + 1)
        if folded[:1] == "ب" and wording.is_known(place, "place_start"):
            return 1 + self._further(place + 1)
        return self._meant(place, folded)

    def _meant(self, place: int, folded: str) -> int:
        """Go on after «المعني ب…»."""
        if folded.startswith("ب") and len(folded) > 3 and self.wording.is_known(place - 1, "purpose"):
            self.purpose = True
            self.definite = True
            return 1
        if folded.startswith("ب"):
            return (
                0
                if len(folded) < 4 or self.definite or self.wording.is_known(place, *_ENDING, "prison")
                else self._owned(place)
            )
        return 0

    def _is_town(self, index: int) -> bool:
        wording = self.wording
        if index >= len(wording) or wording.words[index].number is not None:
            return False
        known = wording.is_known(
            index, *_ENDING, "organisation", "no_place", "prison", "common", "word", "people"
        )
        return not known and len(wording.folded(index)) > 2

    def _further(self, place: int) -> int:
        """Take one more word of a town's name: «وادي النسيم»."""
        if place >= len(self.wording) or not _joined(self.wording, place):
            return 0
        start = (
            self.wording.is_known(place - 1, "place_start") or self.wording.folded(place - 1)[1:] in _REGIONS
        )
        return int(start and not self.wording.is_known(place, *_ENDING))

    def _owned(self, place: int) -> int:
        """Take a word without the article: a noun that the head owns, or a name."""
        wording, folded = self.wording, self.wording.folded(place)
        if self.definite or self.head or self.loose == _INDEFINITE or len(folded) < 2:
            return 0
        prison = folded in ("سجن", "سجون")
        kind = self.term.key == "court" and folded in COURTS
        aim = place == self.term.last and folded in AIMS and wording.folded(place + 1).startswith("ال")
        if (
            not prison
            and not kind
            and not aim
            and (wording.is_known(place, *_OWNED, "demand", "sentencing", "counted") or folded.endswith("یه"))
        ):
            return 0
        if folded.startswith("ل") and len(folded) > 4:
            return 0
        self.loose += 1
        return 1

    def _is_named_after(self, place: int, *, indefinite: bool) -> bool:
        """Whether one common noun is the name of what mostly has one: «منظمة إنصاف», «مؤسسة ضمير»."""
        head, name = self.wording.folded(self.term.last - 1), self.wording.folded(self.term.last)
        plain = not name.endswith(("یه", "ی", "ات", "ین", "ون", "یا"))
        known = self.wording.is_known(self.term.last, *NO_NAME)
        alone = place == self.term.last + 1 and not indefinite
        return alone and plain and not known and head.removeprefix("و") in NAMING

    def _closed(self, place: int) -> int:
        """Decide where the name ends; with no word that makes it one body there is none."""
        wording, last = self.wording, self.term.last
        if self.definite:
            while (
                place > last
                and wording.is_known(place - 1, "purpose")
                and wording.folded(place - 1) not in GENERAL
            ):
                place -= 1
            return place
        if not self.loose:
            return last
        indefinite = (
            place < len(wording)
            and _joined(wording, place)
            and wording.folded(place).endswith(("یه", "ی", "یین"))
        )
        names = [not _is_word(wording, index) for index in range(last, place)]
        if indefinite or not any(names):
            return last + self._is_named_after(place, indefinite=indefinite)
        if len(names) > 1 and names[0] and not _joined_end(wording, place):
            return last + 1
        return last + len(names) - names[::-1].index(True)


def _is_word(wording: Wording, index: int) -> bool:
    """Whether the vocabulary knows a word, so that it is no proper name."""
    return wording.folded(index) in wording.lexicon.entries


def _joined(wording: Wording, index: int) -> bool:
    return not wording.gap(index).strip(" \xa0")


def _joined_end(wording: Wording, place: int) -> bool:
    """Whether the name is closed by a mark, the end, or a small word."""
    closed = place >= len(wording) or not _joined(wording, place)
    return closed or wording.is_known(place, "stop", "report", "that")
