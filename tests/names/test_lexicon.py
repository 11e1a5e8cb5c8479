from sijill.names.lexicon import lexicon, listed_spelling, plain, senses


def test_the_lexicon_holds_enough_names_and_elements() -> None:
    kinds = [entry.kind for entry in lexicon().entries]

    assert sum(kind.startswith("given") for kind in kinds) >= 1500
    assert sum(kind in ("family", "ending") for kind in kinds) >= 500


def test_habits_of_romanisation_meet() -> None:
    assert plain("mohammad") == plain("mohamad")
    assert plain("youssouf") == plain("yusuf")
    assert plain("taghee") == plain("taqi")


def test_an_ending_makes_another_name_of_a_listed_one() -> None:
    assert senses("hosseinzadeh").every == senses("حسینزاده").every
    assert set(senses("karimi").every) & set(senses("کریمی").every)
    assert not set(senses("karimi").every) & set(senses("karim").every)


def test_a_spelling_belongs_to_the_name_that_has_it_first() -> None:
    assert not set(senses("hamed").own) & set(senses("hamid").own)
    assert set(senses("hamed").every) & set(senses("hamid").every)


def test_a_listed_name_leads_to_its_first_spelling() -> None:
    assert listed_spelling("mehmet") == "محمد"
    assert listed_spelling("talmari") is None
