from importlib import resources

from hypothesis import given
from hypothesis import strategies as st

from sijill.places import Gazetteer
from sijill.places.layers import names_of
from sijill.places.table import read_table

TABLE = "id\tkind\tcountry\tpopulation\ten\tar\n"
WORDS = st.sampled_from(["Stone", "Valley", "New", "وادي", "الحجر", "أنغلوس"])
NAMES = st.lists(st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=6)


def index(table: str) -> str:
    names = names_of(read_table(table))
    return "".join(f"{name}\t{' '.join(map(str, rows))}\n" for name, rows in names.items())


def test_the_index_of_the_world_is_that_of_its_table() -> None:
    data = resources.files("sijill.places")
    table, made = (data.joinpath(name).read_text("utf-8") for name in ("world.tsv", "world.index"))

    assert made.splitlines() == sorted(index(table).splitlines(), key=lambda line: line.split("\t")[0])


@given(NAMES)
def test_a_stored_gazetteer_answers_as_a_listed_one(names: list[str]) -> None:
    table = TABLE + "".join(f"x{row}\tcity\tZZ\t{row}\t{name}\t\n" for row, name in enumerate(names))
    listed, stored = Gazetteer.from_tsv(table), Gazetteer.stored(table, index(table))

    assert stored == listed
    for name in names:
        assert stored.lookup(name) == listed.lookup(name) != ()
        assert stored.lengths(name.split()[0].lower()) == listed.lengths(name.split()[0].lower())
    assert stored.place("x0") == listed.place("x0")
    assert stored.place("nowhere") is None
