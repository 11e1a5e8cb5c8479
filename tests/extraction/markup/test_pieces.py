from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from sijill.extraction.markup.pieces import Context, Gatherer, nested_tables


def gathered(markup: str) -> Gatherer:
    tree = LexborHTMLParser(markup)
    gatherer = Gatherer(nested=nested_tables(tree))
    assert tree.body is not None
    gatherer.walk(tree.body, Context())
    return gatherer


def pieces(markup: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in gathered(markup).pieces]


def test_blocks_come_in_the_order_of_the_page_each_with_its_kind() -> None:
    assert pieces(
        "<h2>عنوان</h2>نص <b>بارز</b>\n  جدا<p>فقرة<ul><li>أول<li><p>ثان</p></ul><dl><dt>م<dd>ش</dl>"
        "<figure><img src=a alt='صورة الميناء'><figcaption>الميناء</figcaption></figure><script>x</script>"
    ) == [
        ("heading", "عنوان"),
        ("paragraph", "نص بارز جدا"),
        ("paragraph", "فقرة"),
        ("list_item", "أول"),
        ("list_item", "ثان"),
        ("list_item", "م"),
        ("list_item", "ش"),
        ("caption", "صورة الميناء"),
        ("caption", "الميناء"),
    ]


def test_one_break_is_a_line_and_two_are_a_paragraph() -> None:
    assert pieces("<div>أ<br>ب <br> ج<br><br>\nد</div>") == [("paragraph", "أ\nب\nج"), ("paragraph", "د")]


def test_preformatted_text_keeps_its_blanks() -> None:
    assert pieces("<pre>أ    1\nب\t2\n\nج</pre>") == [("paragraph", "أ    1\nب\t2"), ("paragraph", "ج")]


def test_a_picture_of_a_letter_is_that_letter_and_a_repeated_caption_stands_once() -> None:
    assert pieces(
        "<p>نعم <img alt='🕊️'> لا<img alt='ميناء لوماو'></p><img alt='ميناء لوماو'><img alt=''>"
    ) == [
        ("paragraph", "نعم 🕊️ لا"),
        ("caption", "ميناء لوماو"),
    ]


def test_what_is_hidden_is_told_from_what_is_seen_even_inside_one_paragraph() -> None:
    found = gathered(
        "<p>ظاهر <span style='color:red; DISPLAY : none'>مخفي</span> هنا</p><div hidden><p>سر</p></div>"
        "<noscript>شغل</noscript><template>قالب</template><dialog>نافذة</dialog><dialog open>مفتوحة</dialog>"
    )

    assert [(piece.text, piece.context.unseen) for piece in found.pieces] == [
        ("ظاهر هنا", False),
        ("مخفي", True),
        ("سر", True),
        ("شغل", True),
        ("نافذة", True),
        ("مفتوحة", False),
    ]


def test_what_a_component_shows_is_read_from_its_shadow_tree() -> None:
    assert pieces("<x-card><template shadowrootmode=open><p>ظاهر</p></template></x-card><p>بعد</p>") == [
        ("paragraph", "ظاهر"),
        ("paragraph", "بعد"),
    ]


def test_forms_are_told_from_text() -> None:
    found = gathered(
        "<p>نص</p><select><option>أ<option>ب</select><input value=بحث><input type=hidden value=c>"
    )

    assert [(piece.text, piece.context.control) for piece in found.pieces] == [
        ("نص", False),
        ("أ", True),
        ("ب", True),
        ("بحث", True),
    ]


def test_a_table_of_data_is_one_piece_with_its_spans_spread_and_its_foot_last() -> None:
    found = pieces(
        "<table><caption>قائمة</caption><tfoot><tr><td colspan=3>المجموع 2</tfoot><thead><tr><th>الاسم"
        "<th>العمر<th>السجن</thead><tr><td>سعاد<br>كلتابي<td>27<td rowspan=2>ريشبار"
        "<tr><td><p>نور</p><p>طلماري</p><td>31</table>"
    )

    assert found == [
        ("caption", "قائمة"),
        (
            "table",
            "الاسم\x1fالعمر\x1fالسجن\x1f\x1eسعاد\nكلتابي\x1f27\x1fريشبار\x1f\x1e"
            "نور\nطلماري\x1f31\x1fريشبار\x1f\x1eالمجموع 2\x1f\x1f\x1f\x1e",
        ),
    ]


def test_a_table_that_lays_out_a_page_gives_its_text_as_paragraphs() -> None:
    long = "كلمة " * 300
    data = "<table><tr><td>1<td>2<tr><td>3<td>4</table>"

    wide = pieces(f"<table><tr><td>قائمة<td>{long}<tr><td>أ<td>ب</table>")
    assert [kind for kind, _ in wide] == ["paragraph"] * 4
    assert pieces(f"<table><tr><td>أ<td>{data}<tr><td>ب<td>ج</table>") == [
        ("paragraph", "أ"),
        ("table", "1\x1f2\x1f\x1e3\x1f4\x1f\x1e"),
        ("paragraph", "ب"),
        ("paragraph", "ج"),
    ]
    assert pieces("<table role=presentation><tr><td>1<td>2<tr><td>3<td>4</table>") == [
        ("paragraph", number) for number in "1234"
    ]


def test_a_drawing_s_words_are_read_and_its_title_is_not() -> None:
    assert pieces("<svg><title>t</title><text>في الرسم</text><script>a</script></svg>") == [
        ("paragraph", "في الرسم")
    ]
