from sijill.web.wording.names import leading, ordered

SPELLINGS = ("Selma Kultaby", "سلما کلتابی", "سلمى عادل الكلتابي")


def test_the_spelling_that_readers_know_leads() -> None:
    assert [ordered(SPELLINGS, language)[0] for language in ("ar", "fa", "en")] == [
        "سلمى عادل الكلتابي",
        "سلما کلتابی",
        "Selma Kultaby",
    ]


def test_nobody_leads_where_nobody_is_named() -> None:
    assert leading([]) is None
