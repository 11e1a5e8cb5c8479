from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sijill.claims.reading import SegmentKind
from sijill.reading.layout import find_segments, speaker_label
from sijill.reading.lexicon import lexicon

BODY = "انعقد اللقاء في القاعة الكبرى وحضره عدد كبير من الناس من مدن كثيرة ومن بلدان بعيدة."


def kinds(text: str, language: str = "ar") -> list[tuple[str, SegmentKind]]:
    segments = find_segments(text, lexicon=lexicon(language))
    return [(text[segment.start : segment.end].strip(), segment.kind) for segment in segments]


def test_a_short_line_before_prose_is_a_heading_and_prose_is_a_paragraph() -> None:
    assert kinds(f"سوق للكتب\n{BODY}\n") == [
        ("سوق للكتب", SegmentKind.HEADING),
        (BODY, SegmentKind.PARAGRAPH),
    ]


def test_a_name_with_party_and_place_is_a_speaker() -> None:
    text = f"{BODY}\nتوماس كيرنوف (الحزب الزراعي - نوردفال)\nقال: «لن ننسى».\n"

    assert kinds(text)[1] == ("توماس كيرنوف (الحزب الزراعي - نوردفال)", SegmentKind.SPEAKER)


def test_a_name_alone_is_a_speaker_if_the_next_paragraph_says_it_as_a_name() -> None:
    speaker = (
        f"{BODY}\nسميرة الورسابي\nأكدت رئيسة الرابطة، سميرة الورسابي، أن الملف مفتوح وأن الأسماء معروفة.\n"
    )
    topic = f"{BODY}\nحملة أخرى\nبدأت في المدينة حملة أخرى من الاعتقالات شملت عشرة من الطلاب والمعلمين.\n"

    assert kinds(speaker)[1][1] is SegmentKind.SPEAKER
    assert kinds(topic)[1][1] is SegmentKind.HEADING


def test_bullets_and_numbers_make_list_items() -> None:
    text = "Demands of the families of the prisoners who were taken that night:\n- release\n2. a lawyer\n"

    assert [kind for _, kind in kinds(text, "en")][1:] == [SegmentKind.LIST_ITEM] * 2


def test_a_column_of_short_lines_has_no_headings() -> None:
    assert {kind for _, kind in kinds("سعاد\nمريم\nهالة\n")} == {SegmentKind.PARAGRAPH}


def test_the_name_of_a_speaker_is_told_from_what_stands_in_brackets() -> None:
    text = "Anna Lind (Green - North)\n"
    name, label = speaker_label(text)

    assert text[slice(*name)] == "Anna Lind"
    assert label is not None
    assert text[slice(*label)] == "Green - North"


def test_in_a_table_only_rows_are_segments() -> None:
    text = "a.b\x1fس.ص\x1f\x1ec\x1fd\x1f\x1e"
    segments = find_segments(text, lexicon=lexicon("ar"), tabular=True)

    assert [text[segment.start : segment.end] for segment in segments] == [
        "a.b\x1fس.ص\x1f\x1e",
        "c\x1fd\x1f\x1e",
    ]


@given(st.text(max_size=200))
def test_segments_cover_every_text_in_order(text: str) -> None:
    segments = find_segments(text, lexicon=lexicon("ar"))

    assert "".join(text[segment.start : segment.end] for segment in segments) == text
