from __future__ import annotations

import pytest

from sijill.claims.kinds import Kind

from .sentences import Said


def named(said: Said) -> list[str]:
    return [found.text for found in said.of(Kind.PERSON) if found.value["name"]]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وفي تصريح، قالت منسقة الحملة عبلة شريتح إن العدد أكبر.", ["عبلة شريتح"]),
        (
            "وشملت الأحكام كلا من رامي قصاب وليلى دندشي ومنير العطار.",
            ["رامي قصاب", "ليلى دندشي", "منير العطار"],
        ),
        ("أُعدم كل من شاهر معتوق (27 عاما) وبلال درغام (31 عاما).", ["شاهر معتوق", "بلال درغام"]),
        ("أعلنت عائلة المعتقل جواد بن صالح الزيرجاوي أنه نقل.", ["جواد بن صالح الزيرجاوي"]),
        ("وقال وزير الداخلية اللواء بكري الضاوي إن العملية انتهت.", ["بكري الضاوي"]),
        ("تسلمت أسرة الشهيد وائل أبو ندى جثمانه.", ["وائل أبو ندى"]),
        ("ويُدعى القتيل سامر الخوالدة، وهو أب لثلاثة أطفال.", ["سامر الخوالدة"]),
        ("محمد علي حسين الكعبي، 19 عاما، قضى تحت التعذيب.", ["محمد علي حسين الكعبي"]),
        ("حكمت المحكمة على لطيفة المنصوري، 29 سنة، مدوّنة، بالحبس عاما.", ["لطيفة المنصوري"]),
        ("أخذوا ابني رعد من البيت، ورعد لم يعد.", ["رعد", "رعد"]),
        ("كان هيثم يدرس الطب. هيثم حلم أمه.", ["هيثم", "هيثم"]),
        ("وقع البيان: د. هبة عبد المجيد، رئيسة المنظمة.", ["هبة عبد المجيد"]),
        ("الضحية الأولى: رحاب الوزير (١٦ سنة)", ["رحاب الوزير"]),
        ("قتل ضابط برتبة عقيد يدعى مصطفى الكيلاني.", ["مصطفى الكيلاني"]),
        ("وحمّل المتحدث باسم الحركة، أبو صهيب الجنوبي، الحكومة المسؤولية.", ["أبو صهيب الجنوبي"]),
        ("نكتب إليكم. وأضافت هناء باحسن أن الوقت ينفد.", ["هناء باحسن"]),
    ],
)
def test_an_arabic_name_begins_after_what_asks_for_it_and_ends_where_it_ends(
    text: str, name: list[str]
) -> None:
    assert named(Said(text, language="ar")) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("حسین کاویانی‌پور، معلم اهل سنگ‌بر، بازداشت شد.", ["حسین کاویانی‌پور"]),
        ("نیروهای امنیتی شب گذشته سپیده قلیچ‌خانی را بازداشت کردند.", ["سپیده قلیچ‌خانی"]),
        ("هنوز از سرنوشت جلیل پاک‌طینت اطلاعی در دست نیست.", ["جلیل پاک‌طینت"]),
        ("مسعود طاهری فر و علی اصغر کرمانی زاده احضار شدند.", ["مسعود طاهری فر", "علی اصغر کرمانی زاده"]),
        ("محمود صادقي و زهرا رهنوردي به دو سال حبس محكوم شدند.", ["محمود صادقي", "زهرا رهنوردي"]),
        ("پیکر سه کولبر به نام‌های آرام قادری و زانیار رستمی تحویل شد.", ["آرام قادری", "زانیار رستمی"]),
        ("زنی به نام گلثوم نیک‌زاد جان باخت.", ["گلثوم نیک‌زاد"]),
        ("برادرم سهراب را کشتند. سهراب بیست سالش بود.", ["سهراب", "سهراب"]),
        ("محمدرضا نوروزیان فرزند علی به حبس محکوم گردید.", ["محمدرضا نوروزیان", "علی"]),
        ("پیرمردی به اسم مشهدی قنبر توت‌چین آنجا بود.", ["قنبر توت‌چین"]),
        ("قاضی کوهساری حکم داد.", ["کوهساری"]),
        ("حکم ۷ سال حبس فرهاد میثمی‌راد عینا تایید شد", ["فرهاد میثمی‌راد"]),
    ],
)
def test_a_persian_name_is_a_usual_name_or_a_surname_by_its_ending(text: str, name: list[str]) -> None:
    assert named(Said(text, language="fa")) == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The dead were named as Marta Ilves, 19, Jorn Hakala, 24, and Sanna Weck.",
            ["Marta Ilves", "Jorn Hakala", "Sanna Weck"],
        ),
        ("“I saw nothing,” Ryszard Kowal, 71, a retired miner, said.", ["Ryszard Kowal"]),
        ("According to her brother Pavlo, she was taken at dawn.", ["Pavlo"]),
        ("(1) MORROW, Edda Ruth, welder, of Cinder Quay;", ["MORROW, Edda Ruth"]),
        ("J. P. Mortimer, counsel for the family, rose.", ["J. P. Mortimer"]),
        ("Recalled Yusuf al-Haddad, the caretaker.", ["Yusuf al-Haddad"]),
        ("The bodies of Tahir Zaman and his wife, Gulnaz, were found.", ["Tahir Zaman", "Gulnaz"]),
        ("Interior Minister Gaspard Thorne's office denied it.", ["Gaspard Thorne"]),
        ("- Oksana Petrenko (31), nurse\n- Farid Qasimi, baker", ["Oksana Petrenko", "Farid Qasimi"]),
        ("Kazim B., a 17-year-old, was also held.", ["Kazim B."]),
    ],
)
def test_an_english_name_is_capitals_that_are_no_place_and_no_body(text: str, name: list[str]) -> None:
    assert named(Said(text, language="en")) == name


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قال شهود عيان إن الشرطة حضرت.", "ar"),
        ("حضر طلاب جامعيون، ومعلمون، وعمال.", "ar"),
        ("قالت تقارير محلية إن الطريق مغلق.", "ar"),
        ("تجمع الأهالي أمام جامع الفاروق وفي شارع الملك فيصل.", "ar"),
        ("وفاء لدماء الضحايا خرجت مسيرة في ساحة الأمل.", "ar"),
        ("رحبت جمعية نور الأمل بقرار المحكمة.", "ar"),
        ("جمال الطبيعة في وادي النور يجذب السياح.", "ar"),
        ("امید مردم به آینده کم شده و پیام روشن است.", "fa"),
        ("خیابان شهید رجایی بسته شد و بیمارستان امام رضا پر از مجروح بود.", "fa"),
        ("در روستای حسن‌آباد و محله امیریه اینترنت قطع شد.", "fa"),
        ("The Revolutionary Court said nothing. On Monday Human Rights groups met.", "en"),
        ("Residents of Upper Kesh marched along Station Road to Liberty Square.", "en"),
        ("Radio Free Ostland reported the blast near Fort William Bridge.", "en"),
        ("Hundreds gathered in Victoria Park and Queen Street.", "en"),
    ],
)
def test_common_words_and_places_are_nobody(text: str, language: str) -> None:
    assert named(Said(text, language=language)) == []


def test_a_name_comes_again_and_a_surname_alone_is_the_only_bearers() -> None:
    text = "Nima Kaveh, a lawyer, spoke. Later Kaveh said that Sam Noval was free. Nima Kaveh left."
    said = Said(text, language="en")

    assert ("Kaveh", "Nima Kaveh", None) in said.links("same_person")
    assert said.texts(Kind.PERSON).count("Nima Kaveh") == 2


@pytest.mark.parametrize(
    ("text", "language", "later", "first"),
    [
        ("أوقفت الشرطة بدر الدين القسطي فجرا. ونُقل القسطي إلى المستشفى.", "ar", "القسطي", "بدر الدين القسطي"),
        (
            "حوكم رائف عبد الودود الغرباوي. ثم سُجن رائف الغرباوي.",
            "ar",
            "رائف الغرباوي",
            "رائف عبد الودود الغرباوي",
        ),
        ("ليلى قطيش طالبة. رأيت ليلى أمس.", "ar", "ليلى", "ليلى قطيش"),
        ("قالت شذى البيطار ذلك. «سنطعن»، أضافت البيطار.", "ar", "البيطار", "شذى البيطار"),
        ("کامبیز درودی‌فر بازداشت شد. درودی‌فرِ ۵۱ ساله معلم است.", "fa", "درودی‌فر", "کامبیز درودی‌فر"),
        ("خانم لعیا کیان‌پی آزاد شد. دادگاه کیان‌پی را احضار کرد.", "fa", "کیان‌پی", "لعیا کیان‌پی"),
        ("مهران فرجامي گفت. فرجامی رفت.", "fa", "فرجامی", "مهران فرجامي"),
        (
            "Teodor Idrisov-Kane lost. Idrisov-Kane's daughter wept.",
            "en",
            "Idrisov-Kane",
            "Teodor Idrisov-Kane",
        ),
        ("Soledad Brine read it out. Certified a true copy: S. Brine", "en", "S. Brine", "Soledad Brine"),
        ("(2) MORROW, Edda, clerk.\nMORROW shall pay.", "en", "MORROW", "MORROW, Edda"),
        ("My brother Rustam fell. Rustam Hakim-Reyes was hit.", "en", "Rustam", "Rustam Hakim-Reyes"),
        ("Osip Merrin left. Mr Merrin's passing was noted.", "en", "Merrin", "Osip Merrin"),
        ("Ghassan Sabeti was held. Ghasan Sabeti was freed.", "en", "Ghasan Sabeti", "Ghassan Sabeti"),
    ],
)
def test_a_later_mention_is_the_same_person(text: str, language: str, later: str, first: str) -> None:
    assert Said(text, language=language).links("same_person") == [(later, first, None)]


def test_a_surname_after_another_first_name_is_somebody_else() -> None:
    text = "Anwar Lumawi, 29, died. Later Mahmud Lumawi came. Lumawi wept."

    assert Said(text, language="en").links("same_person") == []


def test_namesakes_who_are_told_apart_by_their_fathers_are_not_paired() -> None:
    text = "Ali Talmar, a worker, spoke. That was not Ali Talmar, son of Mahmud."

    assert Said(text, language="en").links("same_person") == []


def test_a_surname_that_two_people_bear_is_nobodys() -> None:
    said = Said("Nima Kaveh, a lawyer, and Sara Kaveh, a poet, spoke. Later Kaveh left.", language="en")

    assert said.links("same_person") == []


def test_the_accused_by_number_is_whom_the_list_numbers() -> None:
    text = (
        "THE ACCUSED\n(1) Cosmo Abarin, welder;\n(2) Perpetua Holt, clerk.\n\nThe second accused is fined.\n"
    )

    assert ("second accused", "Perpetua Holt", None) in Said(text, language="en").links("same_person")


def test_the_holder_of_a_well_known_office_is_a_person_without_a_name() -> None:
    said = Said("دعت منظمة الأفق الأمين العام للأمم المتحدة إلى التحرك.", language="ar")

    assert said.values(Kind.PERSON, "name") == [(None,)]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        # An unknown name is one after the office that asks for it.
        ("وقالت الناطقة باسم اللجنة زورينا ستانغر، في بيان، إن الأمر خطير.", "ar", ["زورينا ستانغر"]),
        # A letter and a dot are a part of a name.
        ("صدر حكم بحق الفتى (س. م.)، وعمره 16 سنة.", "ar", ["س. م."]),
        ("از سرنوشت کامران ف.، بیست ساله، خبری نیست.", "fa", ["کامران ف."]),
        # Given names alone in a list speak for each other.
        ("او نام‌هایشان را خواند: سهراب، کتایون و منیژه. همه آزاد شدند.", "fa", ["سهراب", "کتایون", "منیژه"]),
        # Behind a name "and" opens the next, unknown as it is.
        ("اعتُقل رامي قصاب وزوهير طنطاش، وكلاهما طالب.", "ar", ["رامي قصاب", "زوهير طنطاش"]),
        # A joiner that was lost in the middle of a surname.
        (
            "— کیوان بی نیاز: یک سال حبس\n— مریم خوش نویس: دو سال حبس",
            "fa",
            ["کیوان بی نیاز", "مریم خوش نویس"],
        ),
        # What belongs to somebody and what he does are no part of his name.
        ("وتقرر استبدال عقوبة رابح بإيداعه دار الأحداث.", "ar", []),
        # A father who is named is somebody too, and what follows is said of the child.
        ("(2) Osric VENLOW, son of Tancred, 41 years old, a mason.", "en", ["Osric VENLOW", "Tancred"]),
    ],
)
def test_a_name_is_told_by_what_stands_around_it(text: str, language: str, names: list[str]) -> None:
    assert named(Said(text, language=language)) == names


def test_a_body_ends_before_the_person_who_follows_it() -> None:
    said = Said("سخنگوی انجمن قلم نیریز مرتضی لاهیجانی گفت که جلسه برگزار شد.", language="fa")

    assert named(said) == ["مرتضی لاهیجانی"]
    assert said.texts(Kind.ORGANISATION) == ["انجمن قلم نیریز"]


def test_what_follows_a_fathers_name_is_said_of_the_child() -> None:
    said = Said("۲. آقای بهرام کوهساری فرزند غلام، پنجاه و یک ساله، جوشکار", language="fa")

    assert said.about(Kind.ROLE) == ["بهرام کوهساری"]
