from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from sijill.counting import FigureStatement
from sijill.web.axis import Axis, axis

Speak = Callable[[str], AbstractContextManager[None]]


def figure(least: int | None, most: int | None, *, approximate: bool = False) -> FigureStatement:
    return FigureStatement("who", least, most, approximate, ("source",), ("claim",))


@pytest.fixture
def scale(in_language: Speak) -> Callable[[str], Axis]:
    def make(language: str) -> Axis:
        with in_language(language):
            return axis([figure(100, 100), figure(23, 23)], language)

    return make


Scale = Callable[[str], Axis]


def test_zero_is_where_the_language_begins_to_read(scale: Scale) -> None:
    assert (scale("ar").ticks[0].at, scale("en").ticks[0].at) == ("100.00%", "0.00%")
    assert [tick.label for tick in scale("ar").ticks] == ["٠", "٥٠", "١٠٠"]


def test_one_number_is_a_ring_and_mirrors_with_the_page(scale: Scale) -> None:
    english, arabic = scale("en").draw(figure(105, 105)), scale("ar").draw(figure(105, 105))

    assert (english.form, english.at, arabic.at) == ("ring", "100.00%", "0.00%")


def test_at_least_has_a_tail_toward_more(scale: Scale) -> None:
    drawn = scale("en").draw(figure(21, None))

    assert (drawn.form, drawn.at, drawn.end) == ("tail", "20.00%", "34.00%")


def test_from_to_is_a_box_and_vague_is_hatched(scale: Scale) -> None:
    box, vague = scale("ar").draw(figure(21, 42)), scale("ar").draw(figure(21, 42, approximate=True))

    assert (box.form, box.hatched, box.start, box.width) == ("box", False, "60.00%", "20.00%")
    assert vague.hatched
