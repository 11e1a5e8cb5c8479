"""Whether "she said" or «قالت» can mean somebody: by usual given names and by the head of a body's name."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib import resources

from sijill.claims.kinds import Kind
from sijill.reading.mention import Mention
from sijill.reading.word_set import word_set
from sijill.text import fold_text

_FEMININE_VERBS = ("ت", "ته", "تها", "تهم", "تنی", "تنا")
_FEMININE_FIRST = "ت"
_PLURAL_VERBS = ("وا", "ون", "ین")
_BORN_WITH_T = frozenset(("تابع", "تحدث", "تسال", "تعهد", "توقع", "تمسک", "تداول", "ادلی"))


_SEVERAL = word_set(
    "دو سه چهار پنج شش چند چندین برخی بعضی بعض عده عدهای گروهی منابع شهود مصادر اهالی الاهالی مردم"
    " خانواده عایله العایله اهل اهله اقارب افراد اعضای نشطا النشطا محامو زملا زملاوه رفاق رفاقه خبرا"
    " الخبرا اطبا الاطبا سکان السکان جیران الجیران وکلای وکلا"
)
_WOMEN = frozenset(
    [
        "woman",
        "girl",
        "mother",
        "mum",
        "mom",
        "sister",
        "wife",
        "widow",
        "daughter",
        "aunt",
        "niece",
        "grandmother",
        "spokeswoman",
        "lady",
        "nun",
        "والدته",
        "والدتها",
        "امه",
        "امها",
        "شقیقته",
        "اخته",
        "زوجته",
        "ارملته",
        "ابنته",
        "خالته",
        "جدته",
        "عمته",
        "سیده",
        "امراه",
        "فتاه",
    ]
)
_MEN = frozenset(
    [
        "man",
        "boy",
        "father",
        "dad",
        "brother",
        "husband",
        "son",
        "uncle",
        "nephew",
        "grandfather",
        "priest",
        "monk",
        "spokesman",
        "والده",
        "والدها",
        "ابوه",
        "شقیقه",
        "شقیقها",
        "اخوه",
        "زوجها",
        "ابنه",
        "ابنها",
        "خاله",
        "خالها",
        "عمه",
        "عمها",
        "جده",
        "رجل",
        "شاب",
        "فتی",
    ]
)
_MANY = frozenset(
    [
        "people",
        "relatives",
        "neighbours",
        "neighbors",
        "residents",
        "witnesses",
        "sources",
        "officials",
        "men",
        "women",
        "police",
        "crowd",
        "families",
        "parents",
        "authorities",
        "prosecutors",
        "lawyers",
        "doctors",
        "two",
        "three",
        "several",
        "some",
    ]
)


class Gender(StrEnum):
    """What a pronoun or the form of a verb tells of its subject."""

    MALE = "male"
    FEMALE = "female"
    BODY = "body"
    MANY = "many"


@cache
def _table() -> tuple[frozenset[str], frozenset[str]]:
    male: set[str] = set()
    female: set[str] = set()
    # The table is read as a file: its own room takes long to load, and its rules are not needed here.
    text = resources.files("sijill").joinpath("names", "lexicon.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line.startswith("given-"):
            kind, _, arabic, latin = line.split("\t")
            words = {fold_text(word) for word in (*arabic.split(), *latin.split())}
            if kind == "given-male":
                male |= words
            elif kind == "given-female":
                female |= words
    return frozenset(male - female), frozenset(female - male)


def gender_of(name: str) -> Gender | None:
    """Give the gender that the first word of a name is usual for, if it is usual for one only."""
    words = fold_text(name).split()
    male, female = _table()
    if not words or (len(words) == 1 and words[0] not in male | female):
        return None
    if words[0] in male:
        return Gender.MALE
    return Gender.FEMALE if words[0] in female else None


def may_be(found: Mention, gender: Gender | None, words: str) -> bool:
    """Whether a pronoun or verb of this gender can mean somebody, written as ``words``; unknown fits."""
    if gender is None:
        return True
    if found.kind is Kind.PERSON:
        name = found.value.get("name")
        own = gender_of(name) if name else _gender_of_noun(words)
        if gender is Gender.MANY:
            return not name and (own is gender or _is_plural(words))
        return gender is not Gender.BODY and own in (None, gender)
    head = fold_text(words).split()[0] if words else ""
    if gender in (Gender.MALE, Gender.FEMALE) and head[:1] > "\u0600":
        return head.endswith(("ه", "ات")) is (gender is Gender.FEMALE)
    return gender in (Gender.BODY, Gender.MANY, Gender.FEMALE)


def _is_plural(words: str) -> bool:
    """Whether a noun phrase means several people, by its ending or a number before it."""
    folded = fold_text(words).split()
    head = folded[0] if folded else ""
    several = head in _SEVERAL or head.endswith(
        ("ون", "ین", "ات", "ها", "های", "ان", "هایش", "انش", "انم", "یون")
    )
    return (
        several
        or any(word.isdecimal() for word in folded[:2])
        or (head.isascii() and head in ("two", "three", "both"))
    )


def _gender_of_noun(words: str) -> Gender | None:
    """Give the gender or number of «والدته», "Neighbours", "a man"."""
    for word in fold_text(words).split():
        if word in _WOMEN or (word[0] > "\u0600" and word.endswith("ته")):
            return Gender.FEMALE
        if word in _MEN:
            return Gender.MALE
        if word in _MANY or (
            word.isascii()
            and word.endswith(
                (
                    "ers",
                    "ors",
                    "ives",
                    "ses",
                    "ents",
                    "ists",
                    "tors",
                    "ates",
                    "ials",
                    "rces",
                    "rds",
                    "ours",
                    "nts",
                )
            )
        ):
            return Gender.MANY
        if word in ("of", "from", "in", "with", "for"):
            break
    return None


def arabic_gender(verb: str) -> Gender | None:
    """Give what the form of a folded Arabic verb tells: «قالت», «تقول» of a woman or a body."""
    verb = verb.removeprefix("و").removeprefix("ف") if len(verb) > 3 else verb
    if verb.endswith(_PLURAL_VERBS):
        return Gender.MANY
    if verb.startswith(_FEMININE_FIRST) and verb not in _BORN_WITH_T:
        return Gender.FEMALE
    if verb.endswith(("ا", "ه")) and len(verb) > 4:
        # «مضيفا», «مضيفة».
        return Gender.FEMALE if verb.endswith("ه") else Gender.MALE
    return Gender.FEMALE if verb.endswith(_FEMININE_VERBS) else Gender.MALE
