from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from sijill.extraction import Refused
from sijill.extraction.given import given
from sijill.extraction.office.package import Package, Relation
from sijill.extraction.zip_directory import Bounds
from tests.extraction.office.books import package, relations
from tests.extraction.zips import Member, zip_of


@contextmanager
def opened(data: bytes) -> Iterator[Package]:
    with given(data, "a.docx") as source:
        yield Package(source, Bounds())


def test_parts_are_found_without_regard_to_case_and_relations_from_where_they_stand() -> None:
    links = relations(
        ("a", "styles", "../styles.xml"), ("b", "image", "/m/1.png"), ("c", "link", "http://x/")
    )

    with opened(package({"Word/Document.xml": "<x/>", "word/_rels/document.xml.rels": links})) as found:
        assert found.has("word/document.XML")
        assert found.read("word/document.xml") == b"<x/>"
        assert found.within("WORD/") == ("Word/Document.xml", "word/_rels/document.xml.rels")
        assert found.relations("word/document.xml") == {
            "a": Relation("a", "styles", "styles.xml", outside=False),
            "b": Relation("b", "image", "m/1.png", outside=False),
            "c": Relation("c", "link", "http://x/", outside=True),
        }
        assert found.relations("other.xml") == {}


def test_a_target_never_leads_out_of_the_package() -> None:
    links = relations(("a", "image", "../../../../etc/passwd"))

    with opened(package({"word/_rels/document.xml.rels": links})) as found:
        assert found.relations("word/document.xml")["a"].target == "etc/passwd"


def test_a_part_that_is_missing_or_broken_refuses_the_file() -> None:
    with opened(zip_of(Member(b"a.xml", b"<x>"), Member(b"b.xml", b"<x/>", crc=1))) as found:
        with pytest.raises(Refused, match=r"a\.docx: its part c\.xml is missing"):
            found.read("c.xml")
        with pytest.raises(Refused, match=r"in its part a\.xml its markup is broken"):
            found.parse("a.xml", start=lambda *_: None)
        with pytest.raises(Refused, match=r"its part b\.xml cannot be read: its checksum"):
            found.read("b.xml")


def test_a_part_that_was_refused_is_said() -> None:
    with opened(zip_of(Member(b"a.xml", b"<x/>"), Member(b"../b.xml", b"x"))) as found:
        assert found.warnings == ("Its part ../b.xml was not read: its name leads out of the archive.",)
        assert (found.sound("a.xml"), found.sound("../b.xml"), found.sound("c.xml")) == (True, False, False)
