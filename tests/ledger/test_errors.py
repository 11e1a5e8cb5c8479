from sijill.errors import SijillError
from sijill.ledger import LedgerError


def test_an_error_of_the_room_is_an_error_of_sijill() -> None:
    assert issubclass(LedgerError, SijillError)
