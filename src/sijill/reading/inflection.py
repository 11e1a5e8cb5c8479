"""The usual forms of a verb, so that a vocabulary names each verb once.

Arabic: ``past/present`` in the third person, unvocalised («اعتقل/يعتقل»); a passive has other vowels only,
or is a verb of its own; a star after it adds the forms with a pronoun of whom it is done to («أخبر/يخبر*»).
Persian: a phrase that ends with a past («بازداشت کرد»). What a language writes before a verb as a clitic is
no form: the tagger takes it off.
"""

from __future__ import annotations

from collections.abc import Iterator

_PAST = ("", "ت", "وا", "و", "نا", "ني", "ن", "تم", "ك")
_OBJECTS = ("ه", "ها", "هم", "نا", "ني", "ك", "كم")
_WEAK = frozenset(("دعا", "شكا", "نجا", "رجا", "غزا", "نفا"))
_PRESENT = ("", "ون", "وا", "و", "ن", "ني", "نا", "ان")
_PERSONS = "يت"
_ENDS = ("", "م", "ی", "یم", "ید", "ند")
_PERFECT = ("", "‌اند", "‌ام", "‌ایم", " است", " بود", " بودند", " باشند", " باشد", "‌ای")
# The present stem of each past that ends a Persian phrase.
_STEMS = {
    "کرد": "کن",
    "شد": "شو",
    "داد": "ده",
    "گرفت": "گیر",
    "برد": "بر",
    "زد": "زن",
    "کشید": "کش",
    "کشت": "کش",
    "خورد": "خور",
    "خواست": "خواه",
    "یافت": "یاب",
    "ساخت": "ساز",
    "نمود": "نمای",
    "گردید": "گرد",
    "آمد": "آی",
    "رفت": "رو",
    "گشت": "گرد",
    "گشود": "گشای",
    "باخت": "باز",
    "شناخت": "شناس",
    "ماند": "مان",
    "نشست": "نشین",
    "آویخت": "آویز",
    "بست": "بند",
    "شکست": "شکن",
    "ربود": "ربای",
    "سپرد": "سپار",
    "گذاشت": "گذار",
    "انداخت": "انداز",
    "رساند": "رسان",
    "رسید": "رس",
    "کاست": "کاه",
    "دید": "بین",
    "فرستاد": "فرست",
    "برداشت": "بردار",
    "کوبید": "کوب",
    "سوزاند": "سوزان",
    "گذشت": "گذر",
    "برید": "بر",
    "افتاد": "افت",
    "درآمد": "درآی",
    "شمرد": "شمار",
}


def forms(phrase: str, language: str) -> Iterator[str]:
    """Give the forms of a verb of ``ar`` or ``fa``; of another language the phrase itself."""
    if language == "ar":
        yield from _arabic(phrase)
    elif language == "fa":
        yield from _persian(phrase)
    else:
        yield phrase


def _arabic(phrase: str) -> Iterator[str]:
    if not phrase.endswith("*"):
        yield from _arabic_forms(phrase)
        return
    for form in _arabic_forms(phrase.removesuffix("*")):
        yield form
        stem = form.removesuffix("ا") if form.endswith("وا") else form
        for pronoun in _OBJECTS:
            yield stem + pronoun


def _arabic_forms(phrase: str) -> Iterator[str]:
    verb, *rest = phrase.split(" ", 1)
    tail = f" {rest[0]}" if rest else ""
    past, _, present = verb.partition("/")
    # دعا, دعت, دعوا and حكى, حكت, حكوا lose their last letter.
    stem = past[:-1] if past.endswith("ى") or past in _WEAK else past
    yield past + tail
    for ending in _PAST[1:]:
        middle = "ي" if past.endswith("ى") and ending in ("نا", "ن", "تم") else ""
        middle = "ا" if past.endswith("ى") and ending in ("ني", "ك") else middle
        yield stem + middle + ending + tail
    if past.endswith("ى"):
        yield stem + "ا" + tail
    if present:
        root = present[1:]
        for person in _PERSONS:
            yield person + root + tail
            yield "س" + person + root + tail
        bare = root.removesuffix("ى").removesuffix("ي").removesuffix("و")
        for ending in _PRESENT[1:]:
            yield "ي" + bare + ending + tail
            yield "ت" + bare + ending + tail
            yield "سي" + bare + ending + tail


def _persian(phrase: str) -> Iterator[str]:
    *rest, past = phrase.split(" ")
    head = " ".join(rest) + " " if rest else ""
    for negation in ("", "ن"):
        for end in _ENDS:
            yield head + negation + past + end
            yield f"{head}{negation}می\u200c{past}{end}"
        for end in _PERFECT:
            yield f"{head}{negation}{past}ه{end}"
    yield from (head + past + "ن", f"{head}{past}ه شد", f"{head}{past}ه شدند", f"{head}{past}ه شده")
    if past == "شد":
        yield f"{head}خواهد شد"
        yield f"{head}خواهند شد"
    else:
        yield f"{head}خواهد {past}"
        yield f"{head}خواهند {past}"
    stem = _STEMS.get(past)
    if stem:
        for end in ("م", "ی", "د", "یم", "ید", "ند"):
            for prefix in ("", "ب", "ن", "می\u200c", "نمی\u200c"):
                if prefix or rest:
                    yield head + prefix + stem + end
