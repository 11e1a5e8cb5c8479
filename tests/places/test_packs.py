from pathlib import Path

import pytest

from sijill.places import GazetteerError, default_gazetteer, find, find_in, pack_folders, packs

HEADING = "id\tkind\tparent\tlatitude\tlongitude\tsource\ten\tar\n"
VALLEY = "zz-1\tprison\tZZ-01\t1.5\t-2\tatlas\tStone Valley Prison|Valley Prison\tسجن وادي الحجر\n"
PACK = 'country = "ZZ"\n[sources]\natlas = "An atlas, 2020"\n'


def pack(folder: Path, table: str = HEADING + VALLEY, description: str = PACK) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "pack.toml").write_text(description, "utf-8")
    (folder / "prisons.tsv").write_text(table, "utf-8")
    return folder


def test_a_pack_gives_its_places(tmp_path: Path) -> None:
    (valley,) = packs(pack(tmp_path)).places

    assert (valley.id, valley.kind, valley.country, valley.parent) == ("zz-1", "prison", "ZZ", "ZZ-01")
    assert (valley.latitude, valley.longitude) == (1.5, -2.0)
    assert valley.names == {"en": ("Stone Valley Prison", "Valley Prison"), "ar": ("سجن وادي الحجر",)}


def test_a_place_without_a_parent_lies_in_the_country_of_the_pack(tmp_path: Path) -> None:
    (valley,) = packs(pack(tmp_path, HEADING + VALLEY.replace("ZZ-01", ""))).places

    assert valley.parent == "ZZ"


def test_a_folder_of_packs_is_read_whole_and_a_later_pack_replaces_an_earlier_one(tmp_path: Path) -> None:
    pack(tmp_path / "many" / "one")
    pack(tmp_path / "many" / "two", HEADING + VALLEY.replace("zz-1", "zz-2"))
    own = pack(tmp_path / "own", HEADING + VALLEY.replace("Stone", "Salt"))

    found = packs(tmp_path / "many", own)

    assert [(place.id, place.name) for place in found.places] == [
        ("zz-1", "Salt Valley Prison"),
        ("zz-2", "Stone Valley Prison"),
    ]


def test_a_pack_laid_over_the_default_is_found_in_text(tmp_path: Path) -> None:
    both = default_gazetteer().merged(packs(pack(tmp_path)))

    (valley, cairo) = find_in(both, "نقل من سجن وادي الحجر إلى القاهرة")

    assert (valley.kind, valley.country, cairo.name) == ("prison", "ZZ", "Cairo")


@pytest.mark.parametrize(
    ("table", "complaint"),
    [
        ("id\tkind\n", r"prisons\.tsv, line 1: the heading must be"),
        (HEADING + "zz-1\tprison\n", "line 2: 2 cells, not 8; give each column a cell"),
        (HEADING + VALLEY.removeprefix("zz-1"), "line 2: id and kind are empty or missing; fill in both"),
        (HEADING + VALLEY.replace("atlas", "hearsay"), "line 2: the source “hearsay” .* add it"),
        (HEADING + VALLEY.replace("1.5", "north"), "line 2: latitude “north” .* both or neither"),
        (HEADING + VALLEY.replace("1.5", "91"), "line 2: latitude “91”"),
        (HEADING + VALLEY.replace("1.5", ""), "line 2: latitude “”"),
        (HEADING + VALLEY + VALLEY, "line 3: the id “zz-1” stands in prisons.tsv, line 2 too"),
        (HEADING + "zz-1\tprison\t\t\t\tatlas\t\t\n", "line 2: no name in any language"),
    ],
)
def test_a_table_that_does_not_fit_is_refused_with_file_line_and_remedy(
    tmp_path: Path, table: str, complaint: str
) -> None:
    with pytest.raises(GazetteerError, match=complaint):
        packs(pack(tmp_path, table))


@pytest.mark.parametrize(
    ("description", "complaint"),
    [
        ("country = ZZ", "cannot be read as TOML"),
        ('country = "Zedland"\n', "two capital letters"),
        ('country = "ZZ"\n', r"\[sources\]"),
    ],
)
def test_a_description_that_does_not_fit_is_refused(tmp_path: Path, description: str, complaint: str) -> None:
    with pytest.raises(GazetteerError, match=complaint):
        packs(pack(tmp_path, description=description))


def test_a_folder_without_a_pack_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"has no pack\.toml"):
        packs(tmp_path)


def test_every_place_of_the_packs_lies_in_a_place_of_its_country() -> None:
    gazetteer = default_gazetteer()
    own = packs(*pack_folders()).places

    assert len(pack_folders()) >= 4
    assert {"prison", "court", "district", "village"} <= {place.kind for place in own}
    strays = [
        place.id
        for place in own
        if (around := gazetteer.around(place)) == () or around[-1].id != place.country
    ]
    assert strays == []


def test_courts_are_found_when_asked_for() -> None:
    text = "دادگاه انقلاب تهران"

    assert [found.text for found in find(text)] == ["تهران"]
    assert [found.kind for found in find(text, without=())] == ["court"]
