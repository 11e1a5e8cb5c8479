"""What is near is found, whatever else there is, and nothing that is not near."""

from __future__ import annotations

import random

import pytest

from sijill.store.nearness import NEAREST, PICTURE_BITS, Near, nearest
from sijill.text.shingles import containment, resemblance, sketch
from tests.store.making import Team
from tests.store.test_fingerprints import index_all, prose


def flipped(picture: int, bits: list[int]) -> int:
    for bit in bits:
        picture ^= 1 << bit
    return picture


def add_pictures(team: Team, pictures: list[int]) -> list[str]:
    sources = [team.source(f"{number}.jpg") for number in range(len(pictures))]
    drafts = [
        team.extraction(source, f"{number}", fingerprint=f"{picture:016x}")
        for number, (source, picture) in enumerate(zip(sources, pictures, strict=True))
    ]
    team.write(*drafts)
    index_all(team)
    return sources


def test_a_reprint_is_found_and_what_others_wrote_is_not(team: Team) -> None:
    text = prose(1, 300)
    reprint = text.replace(text.split()[50], "Tirdan") + " Reprinted with thanks."
    one, two, _ = (team.source(f"{n}.txt", text=t) for n, t in enumerate([text, reprint, prose(2, 300)]))
    index_all(team)

    permille = round(1000 * resemblance(sketch(text).signature, sketch(reprint).signature))
    assert permille > 900
    assert nearest(team.tables, one) == [Near(two, "text", permille)]
    assert nearest(team.tables, two) == [Near(one, "text", permille)]


def test_an_article_inside_a_longer_text_is_found_as_its_part_from_either_side(team: Team) -> None:
    article = prose(1, 300)
    report = f"{prose(2, 2_000)} {article} {prose(3, 2_000)}"
    part, whole, _ = (team.source(f"{n}.txt", text=t) for n, t in enumerate([article, report, prose(4)]))
    index_all(team)

    assert containment(sketch(article), sketch(report)) == 1
    assert nearest(team.tables, part) == [Near(whole, "part", 1_000, part)]
    assert nearest(team.tables, whole) == [Near(part, "part", 1_000, part)]


def test_a_quotation_of_a_few_words_makes_no_copy(team: Team) -> None:
    quotation = prose(9, 30)
    one, _ = (
        team.source(f"{n}.txt", text=f"{prose(n, 200)} {quotation} {prose(n + 5, 200)}") for n in (1, 2)
    )
    index_all(team)

    assert nearest(team.tables, one) == []


def test_texts_too_short_to_be_told_apart_are_no_copies(team: Team) -> None:
    one, _ = (team.source(f"{n}.txt", b"%d" % n, text="A photo of the crowd.") for n in (1, 2))
    index_all(team)

    assert nearest(team.tables, one) == []


@pytest.mark.parametrize("seed", range(5))
def test_exactly_the_pictures_within_eight_bits_are_found_wherever_the_bits_are(
    team: Team, seed: int
) -> None:
    chance = random.Random(seed)
    picture = chance.getrandbits(64)
    spread = [flipped(picture, chance.sample(range(64), count)) for count in range(PICTURE_BITS + 3)]
    together = [flipped(picture, list(range(start, start + PICTURE_BITS))) for start in (0, 12, 56)]
    others = [chance.getrandbits(64) for _ in range(20)]

    own, *sources = add_pictures(team, [picture, *spread, *together, *others])

    distance = dict(zip(sources, [*range(PICTURE_BITS + 3), 8, 8, 8, *([64] * 20)], strict=True))
    near = {
        source: round(1000 * (64 - bits) / 64) for source, bits in distance.items() if bits <= PICTURE_BITS
    }
    assert {item.source: item.permille for item in nearest(team.tables, own)} == near
    assert {item.kind for item in nearest(team.tables, own)} == {"picture"}


def test_pictures_of_one_colour_are_no_copies(team: Team) -> None:
    one, _ = add_pictures(team, [0, 1])

    assert nearest(team.tables, one) == []


def test_of_many_copies_the_nearest_are_given(team: Team) -> None:
    text = prose(1, 400).split()
    texts = [[*text[:-number], *prose(50 + number, number).split()] for number in range(1, NEAREST + 8)]
    own, *sources = [
        team.source(f"{number}.txt", text=" ".join(words)) for number, words in enumerate([text, *texts])
    ]
    index_all(team)

    found = nearest(team.tables, own)

    assert len(found) == NEAREST
    assert [item.permille for item in found] == sorted((item.permille for item in found), reverse=True)
    assert set(sources[:10]) <= {item.source for item in found}


def test_a_source_that_is_not_indexed_is_near_to_nothing(team: Team) -> None:
    assert nearest(team.tables, team.source("a.txt", text=prose(1))) == []
