from sijill.web.wording import foreign, here


def test_the_language_of_a_source_is_believed_where_the_script_fits() -> None:
    assert foreign("سلما کلتابی", hint="fa").language == "fa"
    assert foreign("Salma Keltabi", hint="fa").language == "en"


def test_a_phrase_is_escaped_isolated_and_cannot_turn_its_surroundings() -> None:
    html = foreign("<b>\u202eNavid").html()

    assert html == '<bdi lang="en" dir="ltr">&lt;b&gt;Navid</bdi>'


def test_a_number_reads_from_left_to_right_in_every_page() -> None:
    assert foreign("٣/١١/٢٠٢٣").html() == '<bdi lang="und" dir="ltr">٣/١١/٢٠٢٣</bdi>'


def test_the_page_s_own_words_name_no_language() -> None:
    assert here("سنة").language == ""
