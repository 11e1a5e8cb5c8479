"""Whether the words around a date speak of what is still to come."""

from __future__ import annotations

import re

from sijill.text import fold_text

_END = re.compile(r"[.!?؟…\n؛;]")
_CLAUSE = re.compile(r"[.!?؟…\n؛;،,]| and ")
# "The report published on Friday" is out, whatever is asked of it.
_PAST = re.compile(
    fold_text(
        r"(?:(?<!be )(?<!scheduled )\b(?:published|issued|dated|released|held|signed|arrested|"
        r"detained|announced|made|born|filed|"
        r"المنشور|المنشوره|الصادر|الصادره|المنعقده|المنعقد|المورخ|المورخه|الموقوف|الموقوفه|المعتقل|المعتقله|"
        r"منتشرشده|منتشر شده|صادره|مورخ|بازداشت شده در|بازداشت شده از))\s*$"
    )
)
_REACH_BEFORE = 120
_VERB_REACH = 110

_ENGLISH = (
    r"(?<!free )(?<!own )(?<!good )will|shall|would|ll|due|scheduled|set (?:for|to|down)|"
    r"expected|slated|planned|"
    r"plans? to|going to|gonna|upcoming|deadline|(?:postponed|adjourned|deferred) (?:to|until|till)|"
    r"(?:open|begin|start|resume|expire)s? (?:on|in|at)|(?:is|are) to|invit(?:e|es|ed)|"
    r"call(?:s|ed|ing)? for|must|should|intends? to|hopes? to|no later|not later|"
    r"(?:goes|appears|returns|comes|stands) (?:before|to|back|into)|"
    r"(?:meets|sits|convenes|marches|hears|opens|decides|rules|votes|"
    r"gathers|starts|begins|resumes|ends|expires|takes place)"
    r"|we (?:lodge|file|march|meet|gather|"
    r"appeal|go|bury|start|begin|leave|hold|launch|open|publish|return|walk|stand|come)|"
    r"what you can do|join us"
)
_ENGLISH_AFTER = (
    r"will|would|is (?:due|set|expected)|are (?:due|set|expected)|deadline|we (?:march|meet|gather|go)"
)
# The Arabic future is a letter before the verb; these are the nouns and numbers that begin alike.
_NO_VERB = (
    r"(?!ي(?:اس|ار|اق|اد|ده?\b|دات|دي|طر|نم|ناري|ول|ر[هت]|ما|ئ)|ن(?:وات|ت[يا]ن|ه\b|وي|ين|ا\b|د\b)|"
    r"ت(?:ين|ون|م[ئا]|ه\b|ار)|ا(?:ع|ح|ب|ل|ك|ر|ئ|د|م|ن))"
)
_ARABIC = (
    rf"[وف]?س{_NO_VERB}[يتنا]\w{{2,}}(?<!ا)|سوف|المقرر|مقررا?|المزمع|المنتظر|المرتقب|"
    r"المتوقع|يتوقع|موعدا?|[وف]?لن|"
    r"[وف]?(?:دعا|دعت|دعوا|يدعو|تدعو|ندعو|دعوه)|يعتزم|تعتزم|حددت?|ارجات?|تاجيل|اجلت|تاجلت|"
    r"راح|رح|قبل نهايه|مهله|ينتهي|تنتهي"
)
_PERSIAN = (
    r"(?:ن)?خواه(?:د|ند|یم|م|ید|ی)|قرار است|قراره|قرار بود|مقرر|موعد|مهلت|وعده|فراخوان|"
    r"دعوت|تعیین شده|تعیین کرده|"
    r"برگزار (?:شود|میشود|می شود|میشه)|می ?خواهند|موکول"
)
_CUES = {
    language: tuple(re.compile(fold_text(rf"(?<!\w)(?:{words})(?!\w)")) for words in (before, after))
    for language, before, after in (
        ("en", _ENGLISH, _ENGLISH_AFTER),
        ("ar", _ARABIC, _ARABIC),
        ("fa", _PERSIAN, _PERSIAN),
    )
}
_NEVER = (re.compile("(?!)"), re.compile("(?!)"))
# Which of the two stands first behind a Persian time says when it is; reporting verbs say nothing.
_PERSIAN_VERB = re.compile(
    fold_text(
        r"((?<!\w)(?:بر|در|باز|فرا)?ن?می ?(?:شو|شی[دم]|شن\b|کنی|کنن|کند|کنم|ده[یند]|"
        r"گیر|روی|روند|رود|رم\b|ری[مد]|آی|ای[دمن]|"
        r"گرد[دمن]|گرده|شه\b|رسان|پرداز|نشین|ایست|یاب)|(?<!\w)(?:بیاید|بیایید|بیارید|باشید|فرداست))"
        r"|(?:(?<!\w)ن?(?:می ?)?(?:شد|کرد|بود|رفت|آمد|اومد|گرفت|داد|یافت|برد|"
        r"کشت|ریخت|زد|کشید|افتاد|گفت|رسید|دید|"
        r"نوشت|خواست|است|اند)(?:ه|ند|م|یم|ید|ه ?است|ه ?اند)?(?!\w))"
    )
)
# English and Arabic verbs stand before their time, or it opens the sentence; Persian ones stand after it.
_NEAR_AFTER = {"en": 40, "ar": 30, "fa": 60}


def is_to_come(folded: str, start: int, end: int, language: str | None) -> bool:
    """Whether the sentence around ``[start, end)`` of a folded text speaks of the future."""
    cue_before, cue_after = _CUES.get(language or "", _NEVER)
    before = _END.split(folded[max(0, start - _REACH_BEFORE) : start])[-1]
    if _PAST.search(before):
        return False
    after = _CLAUSE.split(folded[end : end + _NEAR_AFTER.get(language or "", 0)])[0]
    if cue_before.search(before) is not None or cue_after.search(after) is not None:
        return True
    if language != "fa":
        return False
    verb = _PERSIAN_VERB.search(_END.split(folded[end : end + _VERB_REACH])[0])
    return verb is not None and verb[1] is not None


_DEMANDED = re.compile(
    fold_text(
        r"\b(?:demand|require|order|urge|call(?:s|ed)? (?:on|upon)|instruct|ask|appeal(?:s|ed)? to)|"
        r"(?:طالب|يطالب|تطالب|نطالب|دعا|دعت|يدعو|تدعو|ندعو|امهل|تمهل|امر|طلب|مطالب|يجب|ينبغي|حث|تحث|يحث)"
    )
)


def is_demanded(folded: str, start: int) -> bool:
    """Whether the sentence before a place of a folded text demands, orders or gives time for something."""
    return _DEMANDED.search(_END.split(folded[max(0, start - _REACH_BEFORE) : start])[-1]) is not None


_BEGINS = re.compile(fold_text(r"آغاز|شروع|\bbegin|\bstart|[يت]بد[اء]|انطلاق|[يت]نطلق"))
_NEAR_BEGINNING = 60


def begins(folded: str, start: int, end: int) -> bool:
    """Whether something begins then: what "begins from 3 June" says is the day, not all the time after it."""
    before = _CLAUSE.split(folded[max(0, start - _NEAR_BEGINNING) : start])[-1]
    after = _CLAUSE.split(folded[end : end + _NEAR_BEGINNING])[0]
    return _BEGINS.search(before) is not None or _BEGINS.search(after) is not None
