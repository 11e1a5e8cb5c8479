from sijill.claims import Document, tabular_text
from sijill.web.sheet import Sheet, row_places
from sijill.web.sheet import sheet as sheet_of

ROWS = [["no", "name"], *([str(number), f"name {number}"] for number in range(1, 31))]
DOCUMENT = Document(tabular_text(ROWS), tabular=True)


def sheet(document: Document, at: int | None) -> Sheet:
    return sheet_of(document, document.tables()[0], row_places(document, document.tables()[0]), at)


def test_a_table_shows_a_few_rows_and_leads_on() -> None:
    shown = sheet(DOCUMENT, None)

    assert [number for number, _, _ in shown.spans] == list(range(2, 14))
    assert (shown.in_hand, shown.before, shown.all_rows) == (None, None, 30)
    assert shown.after is not None
    assert sheet(DOCUMENT, shown.after).spans[0][0] == 14


def test_the_row_that_holds_a_place_is_in_hand() -> None:
    at = DOCUMENT.text.index("name 17")

    shown = sheet(DOCUMENT, at)

    assert shown.in_hand is not None
    assert DOCUMENT.text[slice(*shown.in_hand)] == "17\x1fname 17\x1f\x1e"
    [row] = [row for row in shown.marked([], cards=[]).rows if row.in_hand]
    assert (row.number, list(row.cells)) == (18, ["17", "name 17"])


def test_a_place_in_the_headings_takes_them_in_hand() -> None:
    assert sheet(DOCUMENT, 3).head_in_hand


def test_an_empty_table_is_shown_empty() -> None:
    shown = sheet(Document("", tabular=True), None).marked([], cards=[])

    assert (shown.rows, shown.headings, shown.window) == ((), (), (0, 0))
