import sijill.ledger


def test_everything_the_room_offers_is_there_and_in_order() -> None:
    names = sijill.ledger.__all__

    assert list(names) == sorted(names)
    assert all(hasattr(sijill.ledger, name) for name in names)
