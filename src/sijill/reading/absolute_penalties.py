"""Death and life imprisonment: penalties without an amount, where words around say that they are imposed."""

from __future__ import annotations

from sijill.claims.kinds import Modality
from sijill.reading.imprisonment_english import follows_verb
from sijill.reading.rulings import BY, Found, Ruling
from sijill.reading.wording import Term

_DENIES = frozenset(("لم", "لن", "never", "not", "no", "نه"))


def find_absolute(ruling: Ruling, kind: str) -> None:
    """Find death and life, which have no amount."""
    for term in ruling.terms("penalty"):
        if term.key.removesuffix("_if") != kind or not ruling.free(term.first, term.last):
            continue
        if term.key.endswith("_if") and not _is_imposed(ruling, term):
            continue
        if kind == "death" and _is_abstract(ruling, term):
            continue
        if kind == "life" and _is_of_ban(ruling, term):
            continue
        if (
            term.key == "death_if"
            and ruling.folded(term.first).endswith("قتل")
            and not _is_ordered(ruling, term)
        ):
            continue
        one = Found(term.first, term.last, kind, kind)
        one.modality = _modality(ruling, term)
        ruling.add(one)


def _is_ordered(ruling: Ruling, term: Term) -> bool:
    """Whether a killing is what a court orders: «١. قتل Name تعزيرا», «الحكم بقتل Name»."""
    head = term.first - ruling.first <= 1 or ruling.folded(term.first - 1) in ("الحکم", "حکم")
    return ruling.is_order and head


def _is_of_ban(ruling: Ruling, term: Term) -> bool:
    """Whether it says how long a ban lasts: «حرمانه من حقوقه مدى الحياة»."""
    ban = next((one for one in ruling.found if one.last == term.first and one.type in ("ban", "exile")), None)
    return ban is not None and term.key == "life_if" and not ruling.marked(term.first)


def _modality(ruling: Ruling, term: Term) -> Modality:
    for other in ruling.terms("imposes"):
        if (
            other.key in ("maximum", "demand")
            and other.last <= term.first <= other.last + 4
            and ruling.language != "fa"
        ):
            return Modality.PRESUPPOSED if other.key == "maximum" else Modality.DEMANDED
    if any(ruling.folded(index) in _DENIES for index in range(max(ruling.first, term.first - 4), term.first)):
        return Modality.DENIED
    return Modality.STATED


def _is_abstract(ruling: Ruling, term: Term) -> bool:
    """Whether it is spoken of death as a penalty in general: "a moratorium on the death penalty"."""
    general = (
        "abolish",
        "abolition",
        "abolishing",
        "moratorium",
        "use",
        "against",
        "resume",
        "resuming",
        "end",
        "ending",
        "abolished",
        "oppose",
        "opposes",
        "opposed",
        "suspend",
        "halt",
        "stop",
        "reintroduce",
    )
    if ruling.language == "en" and any(
        ruling.folded(index) in general for index in range(term.first - 4, term.first)
    ):
        return True
    words = frozenset(
        (
            "الغا",
            "لالغا",
            "بالغا",
            "وقف",
            "لغو",
            "توقف",
            "تنفیذ",
            "بتنفیذ",
            "استخدام",
            "عملیات",
            "العمل",
            "الغای",
        )
    )
    before = ruling.folded(term.first - 1)
    named = ("عقوبه", "بعقوبه", "مجازات", "کیفر", "جزای", "احکام")
    penalty = ruling.folded(term.first) in named
    return ruling.language != "en" and before in words and (term.key.endswith("_if") or penalty)


def _is_imposed(ruling: Ruling, term: Term) -> bool:
    rules = {"en": _imposed_english, "ar": _imposed_arabic, "fa": _imposed_persian}
    rule = rules.get(ruling.language)
    joined = ruling.joined(term.first)
    if joined is not None and not (
        term.key == "death_if" and joined.type not in ("life", "imprisonment", "death", "lashes")
    ):
        return not ruling.known(term.first - 1, "stop") or ruling.folded(term.first - 1) in (
            "و",
            "and",
            "to",
            "به",
            "with",
        )
    return bool(rule and rule(ruling, term)) or _is_labelled(ruling, term)


def _imposed_english(ruling: Ruling, term: Term) -> bool:
    place = term.first - 1
    while ruling.folded(place) in ("a", "an", "the", "their", "his", "her", "up", "either"):
        place -= 1
    before = ruling.folded(place)
    if ruling.folded(term.first) == "be" and ruling.terms("penal", "accused", "sentencing"):
        return True
    if before == "to":
        verbs = (
            "sentenced",
            "condemned",
            "commuted",
            "sentencing",
            "amended",
            "increased",
            "converted",
            "raised",
            "reduced",
            "upgraded",
        )
        return any(ruling.folded(index) in verbs for index in range(max(ruling.first, place - 14), place))
    if any(
        other.last == place + 1 and other.key in ("object", "maximum", "demand")
        for other in ruling.terms("imposes")
    ):
        return True
    given = [other for other in ruling.terms("imposes") if other.key == "object" and other.last <= place]
    if (
        given
        and term.key == "life_if"
        and ruling.folded(given[-1].first) in ("gave", "given", "handed", "got")
        and follows_verb(ruling, given[-1].last, term.first)
    ):
        return True
    if term.last - term.first > 1 and ruling.folded(term.last - 1) in ("penalty", "punishment"):
        return before in (
            "given",
            "gave",
            "got",
            "received",
            "gets",
            "get",
            "faces",
            "face",
            "facing",
            "handed",
            "upheld",
        )
    if before in ("for", "from") and term.key == "life_if":
        return any(other.key == "verb" and other.last <= term.first for other in ruling.terms("prison"))
    return ruling.folded(term.first) == "life" and ruling.known(term.last, "prison")


def _imposed_arabic(ruling: Ruling, term: Term) -> bool:
    if term.clitic in BY:
        return ruling.passes_sentence or ruling.known(term.first - 1, "imposes")
    upheld = any(other.key == "appeal_ruling" and other.last <= term.first for other in ruling.terms("event"))
    if ruling.folded(term.first) == "اعدام" and (upheld or ruling.terms("changes")) and ruling.is_penal:
        return True
    if ruling.is_order and term.first - ruling.first <= 1:
        return True
    before = ruling.folded(term.first - 1)
    if ruling.known(term.first - 1, "imposes") or before in ("عقوبه", "حکم", "الحکم", "احکام", "من", "الی"):
        governed = before not in ("من", "الی") or bool(ruling.terms("changes"))
        return governed and (ruling.is_penal or before not in ("من", "الی"))
    return False


def _imposed_persian(ruling: Ruling, term: Term) -> bool:
    before = ruling.folded(term.first - 1)
    verbs = ("محکوم", "تبدیل", "بدل", "کاهش", "محکومیت", "تقلیل", "افزایش", "مبدل")
    if before == "به" and ruling.folded(term.first - 2) in ("محکوم", "محکومیت", "محکومان"):
        return True
    if before in ("به", "از"):
        return any(
            ruling.folded(index) in verbs for index in range(term.last, min(ruling.last, term.last + 25))
        )
    if before in ("حکمش", "حکمشان", "مجازاتش", "حکم", "مجازات", "کیفر", "احکام", "جزای"):
        return True
    if before in ("درخواست", "تقاضای", "خواستار", "مطالبه", "تقاضا"):
        return True
    after = ruling.folded(term.last)
    return (
        term.key == "death_if" and after in ("گرفت", "گرفته", "دادند", "گرفتند", "بریدند") and ruling.is_penal
    )


def _is_labelled(ruling: Ruling, term: Term) -> bool:
    """Whether it stands right after a colon and a name: «قتيبة الجردي: الإعدام»."""
    gap = ruling.wording.gap(term.first)
    closed = term.last >= ruling.last or ruling.marked(term.last)
    return gap.strip(" \xa0") in (":", "—", "–") and closed and term.first - ruling.first <= 12
