"""Words around the heads of Arabic organisations, by what they do to a name."""

from __future__ import annotations

WEAK = frozenset(
    (
        "غرفه",
        "صندوق",
        "حمله",
        "رئاسه",
        "برئاسه",
        "مجموعه",
        "برنامج",
        "مشروع",
        "معمل",
        "مصنع",
        "شرکه",
        "موقع",
        "یومیه",
        "فرقه",
        "وحده",
        "دار",
    )
)
"""Heads that are mostly no body, unless something rarer than a known noun follows."""
COMMON = ("office", "occupation", "title", "word", "no_place", "event", "people", "place_quality", "stop")
"""Categories of nouns that name nothing behind such a head."""
COURTS = frozenset(("استیناف", "نقض", "تمییز", "تعقیب", "جنایات", "جنح", "صلح", "بدایه", "امن", "قضا"))
"""Kinds of courts, said without the article before a town."""
GENERAL = frozenset(("العامه", "الخاصه", "العام", "الخاص"))
"""Adjectives that are nouns or words of time elsewhere."""
AIMS = frozenset(
    (
        "حمایه",
        "رعایه",
        "مکافحه",
        "توثیق",
        "دراسات",
        "تنسیق",
        "مناهضه",
        "مراقبه",
        "مناصره",
        "نصره",
        "انقاذ",
        "تاهیل",
        "دعم",
        "اهالی",
        "اسر",
        "عایلات",
        "امهات",
        "ذوی",
        "ضحایا",
        "ابنا",
        "نسا",
        "عمال",
        "معلمی",
        "محامی",
        "طلبه",
        "طلاب",
        "شباب",
        "سجنا",
    )
)
"""What a body is for or of, before a noun with the article."""
VALLEYS = frozenset(("وادی", "واد", "واحه"))
"""First words of towns that begin like "and"."""
NAMING = frozenset(
    (
        "منظمه",
        "جمعیه",
        "موسسه",
        "رابطه",
        "مبادره",
        "صحیفه",
        "قناه",
        "اذاعه",
        "جریده",
        "مجله",
        "حزب",
        "شبکه",
        "مرصد",
        "منصه",
    )
)
"""Heads behind which a common noun can be the whole name."""
NO_NAME = (
    "event",
    "people",
    "occupation",
    "office",
    "demand",
    "charge",
    "stop",
    "organisation",
    "report",
    "unit",
    "telling",
)
"""Categories of nouns that are not such a name."""
