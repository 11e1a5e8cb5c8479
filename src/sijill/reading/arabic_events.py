"""Whom an Arabic clause says an event befell, and who did it: object, suffix, construct, «على يد»."""

from __future__ import annotations

from sijill.claims.kinds import Kind
from sijill.reading.clause import Clause, Grammar, Reference, Undergone
from sijill.reading.mention import Mention
from sijill.reading.numbers import number_word
from sijill.reading.verbs import is_arabic_verb
from sijill.reading.word_set import folded_set

GRAMMAR = Grammar(
    joins=folded_set("و ثم کذلک"),
    passed=folded_set("علی عن بحق ضد فی حق کل من مع ان بشان سراح سبیل القبض احکام حکم الحکم الاعدام"),
    oblique=folded_set("مع من عن الی لدی عند بحسب وفق حسب قبل بعد امام برفقه بواسطه باسم"),
)
_ASIDE = (Kind.DATE, Kind.PLACE)
_NOUNS = folded_set(
    """اعتقال اعتقالات توقیف توقیفات القبض اختطاف خطف اقتیاد احتجاز حبس استجواب استجوابات تحقیق التحقیق
    محاکمه محاکمات جلسه الجلسه جلسات ادانه احکام احکاما حکم حکما الحکم منطوق النطق تایید تثبیت نقض
    تخفیف تخفیض قرار اعدام اعدامات تنفیذ عملیه عملیات حبل مقتل قتل مذبحه مجزره استشهاد سقوط تصفیه
    اغتیال اغتیالات وفاه وفیات الوفاه موت رحیل اختفاء اخفاء مصیر مفقود تعذیب سوء جلد الضرب ضرب الصعق
    معامله حرمان الحرمان اثار کدمات حروق تنکیل اهانات انتزاع اعترافات اعتراف الاعتراف اصابه اصابات
    بجروح کسور کسر افراج الافراج اطلاق اخلاء نقل ترحیل استدعاء توقیع ایقاف شنق احاله سجن خروج"""
)
_PREPOSITIONS = folded_set(
    "من فی علی الی عن بعد قبل منذ خلال اثناء عقب اثر لدی ان حول بشان رغم تحت نتیجه بتاریخ وقت حین عند بسبب "
    "مع عملیه عملیات حاله حالات حمله منع وقف تم جری یتم تمت مدی موعد خبر دون"
)
_HIS = folded_set(
    "علیه علیها عنه عنها بحقه بحقها له لها معه معها فیه فیها منه منها به بها ضده ضدها سراحه سراحها"
)
_THEIR = folded_set("علیهم عنهم بحقهم لهم معهم فیهم منهم بهم علیهما عنهما بحقهما سراحهم سراحهما")
_MINE = folded_set("علی عنی بحقی منی معی عنا علینا منا بی سراحی")
_RELATIVE = folded_set("الذی التی الذین اللذین اللذان اللتین من")
_BETWEEN = folded_set(
    "قد کان کانت کانا ان انه انها لم لن ما زال لا یزال ایضا نفسه نفسها وقد تم جری هو هی ف سوف بدوره "
    "بدورها ثم یومها حالیا"
)
_BY = (("علی", "ید"), ("علی", "ایدی"), ("من", "قبل"), ("من", "طرف"), ("علی", "یدی"))
_FORCES = folded_set(
    "قوات عناصر اجهزه مجهولون مسلحون سلطات الشرطه دوریه محکمه رجال جنود جهاز قوه المحکمه السلطات الامن"
)
_UPON = folded_set("على بحق ضد في علی لصالح")
_REACH = 14
_FEW = 4
_SHORTEST = 4


def undergone(clause: Clause, event: Mention) -> Undergone:
    """Say whom an event befell."""
    first, last = clause.words(event)
    noun = _is_noun(clause, first, last)
    suffix = _suffix(clause, first, last)
    ruling = event.value["type"] == "sentence" and any(
        "حکم" in clause.folded(step) for step in range(first, last)
    )
    if ruling and suffix is None and not {clause.folded(last), clause.folded(last - 1)} & _UPON:
        return Undergone(Reference.OPEN)
    after = _after(clause, last)
    if after is not None and suffix is None:
        return after
    if suffix is not None:
        return suffix
    if clause.group_at(last, 4) or number_word(clause.wording, last):
        return Undergone(Reference.OTHERS)
    if clause.wording.is_known(last, "people", "plural"):
        return Undergone(Reference.OTHERS)
    if noun:
        plural = clause.folded(last - 1).endswith("ات")
        return Undergone(Reference.OTHERS if plural else Reference.OPEN)
    return _subject(clause, first)


def doer(clause: Clause, event: Mention) -> Mention | None:
    """Say who did it: after «على يد» or «من قبل», or the subject right behind an active verb."""
    first, last = clause.words(event)
    everyone = sorted((*clause.people, *clause.bodies), key=lambda one: one.start)
    for one in everyone:
        start = clause.words(one)[0]
        if start < last or start - last > _REACH:
            continue
        for step in range(start - 1, start - 4, -1):
            if (clause.folded(step - 1), clause.folded(step)) in _BY:
                return one
            if not clause.says_what(step):
                break
    if _is_noun(clause, first, last):
        return None
    place = last
    while (
        clause.folded(place) in _FORCES
        and not clause.marked(place + 1)
        and not clause.within(place, Kind.ORGANISATION)
    ):
        place += 1
    place += clause.folded(place) in ("من", "فی", "تابعه") and place > last
    body = next((one for one in everyone if clause.words(one)[0] == place), None)
    if body is None or any(clause.marked(step) for step in range(last, place + 1)):
        return None
    feminine = clause.folded(first).endswith("ت") and body.kind is Kind.ORGANISATION
    suffixed = _suffix(clause, first, last) is not None
    return body if feminine or (suffixed and body.kind is Kind.ORGANISATION) or place > last else None


def _is_noun(clause: Clause, first: int, last: int) -> bool:
    folded = clause.folded(first)
    if folded.startswith(("ال", "بال", "لل", "وال", "کال", "فال")):
        return True
    bare = [folded, folded[1:]] if folded[:1] in "وفبلک" else [folded]
    if not any(
        form in _NOUNS or form.removesuffix("ها").removesuffix("ه").removesuffix("هم") in _NOUNS
        for form in bare
    ):
        return False
    if folded in (
        "قتل",
        "نقل",
        "ضرب",
        "خطف",
        "وقتل",
        "فقتل",
        "ونقل",
        "نقض",
        "کسر",
        "جلد",
        "سجن",
        "حبس",
        "شنق",
        "حکم",
        "وحکم",
    ):
        return clause.folded(first - 1) in _PREPOSITIONS
    return True


def _suffix(clause: Clause, first: int, last: int) -> Undergone | None:
    """Find the pronoun on the event's words, or on the preposition behind them: «اعتقلوه», «حُكم عليه»."""
    for step in range(first, last):
        reference = _behind(clause, step, last)
        if reference is not None:
            return Undergone(reference)
    for step in (last, last + 1):
        word = clause.folded(step)
        if not word or clause.marked(step):
            break
        reference = _after_preposition(word, clause.wording.words[step].raw)
        if reference is not None:
            return Undergone(reference)
        if not (clause.says_what(step) or word in ("حکم", "الحکم", "سراح", "سبیل")):
            break
    return None


def _after_preposition(word: str, raw: str) -> Reference | None:
    if word in _HIS:
        return Reference.HE
    if word in _THEIR:
        return Reference.THEY
    mine = word in _MINE and raw.endswith(("ّ", "ي", "نا")) and raw != "علي"
    return Reference.SELF if mine else None


def _behind(clause: Clause, index: int, last: int) -> Reference | None:
    word, raw = clause.folded(index), clause.wording.words[index].raw.rstrip("ًٌٍَُِّْ")
    if word in (*_HIS, *_THEIR):
        return _after_preposition(word, raw)
    if len(word) < _SHORTEST or raw.endswith(("ة", "ات")):
        return None
    if word.endswith(("هم", "هما", "هن")):
        return Reference.THEY
    if word.endswith(("ه", "ها")):
        return Reference.HE
    ours = word.endswith("نا") and index == last - 1 and not clause.folded(last)
    return Reference.SELF if ours or word.endswith(("ونی", "تنی")) else None


def _after(clause: Clause, last: int) -> Undergone | None:
    place = last
    while clause.folded(place) in _FORCES or (
        clause.folded(place).startswith("ال") and not clause.marked(place + 1) and place - last < _FEW
    ):
        if any(clause.words(one)[0] <= place < clause.words(one)[1] for one in clause.people):
            break
        place += 1
    person = clause.governed(last, aside=_ASIDE) or (
        clause.governed(place, aside=_ASIDE) if place > last else None
    )
    if person is None:
        return None
    index = clause.words(person)[0]
    if (clause.folded(index - 2), clause.folded(index - 1)) in _BY:
        return None
    return Undergone(Reference.NAMED, clause.chain(person))


def _subject(clause: Clause, first: int) -> Undergone:
    """Find the subject before the verb: «سامر اعتُقل», «سامر الذي اعتقل»; else whoever was spoken of."""
    before = clause.folded(first - 1)
    for one in clause.subjects(first):
        if one.kind is Kind.FIGURE:
            return Undergone(Reference.OTHERS)
        between = range(clause.words(one)[1], first)
        if len(between) > _REACH:
            break
        plain = all(
            clause.folded(step) in _BETWEEN
            or clause.says_what(step)
            or clause.within(step, Kind.DATE, Kind.PLACE, Kind.ROLE, Kind.AGE)
            for step in between
        )
        relative = len(between) and clause.folded(between.start) in _RELATIVE
        verbs = any(is_arabic_verb(clause.folded(step)) for step in between)
        if (plain or (relative and not verbs)) and not any(
            clause.wording.is_known(step, "report") for step in between
        ):
            return Undergone(Reference.NAMED, clause.chain_back(one))
        break
    if before in _RELATIVE:
        return Undergone(Reference.OTHERS)
    return Undergone(Reference.OPEN)
