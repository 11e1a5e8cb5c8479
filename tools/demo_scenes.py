"""Six scenes from the invented country of the demo, drawn in ink: what a team is sent as photographs."""

from __future__ import annotations

from collections.abc import Callable

from tools.demo_figures import (
    barred_window,
    bullet_mark,
    bundle,
    candle,
    cat,
    cracks,
    flower,
    framed_picture,
    person,
    portrait_card,
    row_of_shops,
    tower,
)
from tools.demo_ink import Point, Sheet, box, oval

SIZE = (960, 720)

DUSK = {"paper": "#c9c3b4", "ink": "#2b2a33"}
DAY = {"paper": "#ddd8cb", "ink": "#20282d"}
NIGHT = {"paper": "#232c3a", "ink": "#d3d9e2"}
CLAY = {"paper": "#d8cbb6", "ink": "#3a2c25"}


def gate() -> Sheet:
    """People wait before the gate of a prison, early in the morning."""
    sheet = Sheet(11, size=SIZE, **DUSK)
    sheet.grain(60)
    sheet.wash(*box(0, 0, 960, 250), opacity=0.1)
    wall = box(-10, 214, 970, 500)
    sheet.wash(*wall, opacity=0.26)
    sheet.hatch(*wall, angle=88, gap=15, opacity=0.35)
    for height in (214, 226, 300, 384, 452):
        sheet.line((-10, height), (970, height), width=2.6 if height < 230 else 1.0)
    for post in range(20, 960, 74):
        sheet.line((post, 212), (post + 16, 176), width=2.0)
    for height in (182, 196):
        sheet.line((0, height), (960, height + 3), width=1.2)
    tower(sheet, 168)
    door = box(408, 168, 652, 502)
    sheet.shape(*door, colour=sheet.paper, fill=0.16, width=3.4)
    sheet.shape(*box(430, 214, 630, 502), fill=0.62, width=3.0)
    sheet.hatch(*box(430, 214, 630, 502), angle=90, gap=11, colour=sheet.paper, opacity=0.28)
    sheet.line((530, 214), (530, 502), width=3.2, colour=sheet.paper, opacity=0.6)
    sheet.shape(*box(560, 372, 612, 500), fill=0.35, width=2.0)
    sheet.shape(*box(470, 180, 590, 204), colour=sheet.paper, width=2.0)
    sheet.hatch(*box(480, 186, 580, 198), angle=20, gap=5, opacity=0.8)
    ground = [(0, 502), (960, 500), (960, 720), (0, 720)]
    sheet.hatch(*ground, angle=4, gap=21, opacity=0.35)
    sheet.hatch((400, 502), (660, 502), (800, 720), (250, 720), angle=178, gap=14, opacity=0.35)
    for x, y, height, scarf in (
        (92, 640, 212, True),
        (176, 628, 220, False),
        (262, 652, 204, True),
        (352, 618, 168, True),
        (690, 622, 196, False),
        (764, 648, 210, True),
        (868, 668, 232, True),
    ):
        person(sheet, x, y, height, scarf=scarf)
    person(sheet, 312, 654, 118, scarf=False)
    bundle(sheet, 130, 646)
    bundle(sheet, 722, 644)
    return sheet


def wall() -> Sheet:
    """The wall of a school with the marks of bullets, and tallies in chalk."""
    sheet = Sheet(23, size=SIZE, **CLAY)
    sheet.wash(*box(0, 0, 960, 600), opacity=0.1)
    for row, top in enumerate(range(-8, 600, 46)):
        sheet.line((0, top), (960, top + 3), width=1.1, opacity=0.6)
        for x in range(-60 + 48 * (row % 2), 960, 96):
            sheet.line((x, top), (x + sheet.between(-2, 2), top + 46), width=1.0, opacity=0.5)
            if sheet.between(0, 1) < 0.3:
                sheet.hatch(*box(x, top, x + 96, top + 46), angle=35, gap=9, opacity=0.35)
    bare: list[Point] = [
        (70, 90), (128, 74), (150, 88), (214, 58), (262, 76), (300, 62), (346, 96), (392, 100), (420, 138),
        (402, 186), (424, 228), (396, 282), (388, 330), (330, 322), (286, 356), (244, 348), (210, 380),
        (150, 352), (120, 320), (62, 302), (82, 240), (54, 196), (80, 140),
    ]  # fmt: skip
    sheet.wash(*bare, opacity=1.0, colour="#c6b497")
    sheet.line(*bare, bare[0], width=1.6)
    for left, top in ((520, 84), (744, 84)):
        barred_window(sheet, left, top)
    for x, y, size in (
        (152, 176, 15), (238, 132, 11), (300, 236, 18), (196, 292, 13), (352, 190, 12), (452, 262, 16),
        (470, 420, 13), (626, 376, 15), (704, 330, 11), (566, 470, 12), (842, 402, 16), (116, 420, 12),
        (286, 450, 14), (388, 508, 11), (772, 500, 13),
    ):  # fmt: skip
        bullet_mark(sheet, x, y, size)
    for group in range(5):
        x = 500 + group * 66
        for stroke in range(4):
            left = x + stroke * 11
            sheet.line((left, 540), (left + 3, 584), width=3.6, colour="#f3eee2")
        sheet.line((x - 7, 574), (x + 44, 550), width=3.6, colour="#f3eee2")
    sheet.wash(*box(0, 600, 960, 720), opacity=0.24)
    sheet.line((0, 600), (960, 602), width=3.4)
    sheet.hatch(*box(0, 602, 960, 720), angle=6, gap=15, opacity=0.4)
    for x in (180, 214, 252):
        flower(sheet, x, 640)
    return sheet


def street() -> Sheet:
    """A street of the bazaar in the midday light, its shutters closed."""
    sheet = Sheet(37, size=SIZE, **DAY)
    sheet.grain(40)
    far = (508.0, 330.0)
    for side in (-1, 1):
        row_of_shops(sheet, side, far)
    sheet.shape((446, 330), (446, 236), (508, 196), (570, 236), (570, 330), fill=0.2, width=2.0)
    sheet.shape(*oval(508, 330, 30, 56, turns=0.5, start=0.5), fill=0.5, width=1.8)
    sheet.hatch((470, 335), (546, 335), (930, 720), (40, 720), angle=3, gap=17, opacity=0.3)
    for x in (398, 470, 560, 650):
        sheet.line((508 + (x - 508) * 0.3, 345), (x, 720), width=0.9, opacity=0.5)
    person(sheet, 556, 500, 128, scarf=True)
    cat(sheet, 322, 628)
    return sheet


def candles() -> Sheet:
    """Candles and photographs on the steps of a square, at night."""
    sheet = Sheet(41, size=SIZE, **NIGHT)
    sheet.grain(70, opacity=0.18)
    for step, top in enumerate((330, 432, 548)):
        bottom = top + 34 + 8 * step
        sheet.wash(*box(-10, bottom, 970, bottom + 70), opacity=0.1)
        sheet.hatch(*box(-10, bottom, 970, bottom + 74), angle=92, gap=19, opacity=0.28)
        sheet.line((-10, top), (970, top), width=2.2)
        sheet.line((-10, bottom), (970, bottom), width=1.4)
    for x in (60, 250, 440, 640, 840):
        sheet.shape(*box(x, 120, x + 44, 330), fill=0.08, width=1.8)
        sheet.hatch(*box(x + 26, 120, x + 44, 330), angle=90, gap=6, opacity=0.4)
    sheet.shape(*box(-10, 92, 970, 122), fill=0.08, width=2.0)
    sheet.line((-10, 108), (970, 108), width=1.0)
    for x, base, height in (
        (92, 366, 52), (150, 366, 38), (296, 366, 60), (402, 366, 44), (566, 366, 56), (700, 366, 40),
        (824, 366, 62), (70, 474, 62), (214, 474, 48), (352, 474, 74), (508, 474, 56), (652, 474, 70),
        (792, 474, 46), (900, 474, 64), (128, 598, 80), (300, 598, 62), (470, 598, 90), (640, 598, 66),
        (812, 598, 84),
    ):  # fmt: skip
        candle(sheet, x, base, height)
    for x, base in ((224, 366), (488, 366), (140, 474), (574, 474), (222, 598), (552, 598), (724, 598)):
        framed_picture(sheet, x, base)
    return sheet


def river() -> Sheet:
    """A bridge over the dry bed of a river."""
    sheet = Sheet(53, size=SIZE, **CLAY)
    hills: list[Point] = [
        (0, 250),
        (120, 190),
        (240, 226),
        (390, 150),
        (540, 214),
        (690, 168),
        (840, 222),
        (960, 180),
    ]
    sheet.wash(*hills, (960, 330), (0, 330), opacity=0.22)
    sheet.hatch(*hills, (960, 330), (0, 330), angle=62, gap=10, opacity=0.35)
    sheet.line(*hills, width=2.4)
    bed: list[Point] = [(0, 340), (960, 330), (960, 720), (0, 720)]
    sheet.wash(*bed, opacity=0.06)
    sheet.shape((-10, 318), (970, 306), (970, 358), (-10, 372), colour="#bfae92", fill=0.1, width=3.0)
    for x in range(10, 960, 26):
        sheet.line((x, 286), (x, 318), width=1.6)
    sheet.line((-10, 288), (970, 278), width=2.4)
    for x in (96, 318, 540, 762):
        arch = oval(x + 90, 462, 88, 88, turns=0.5, start=0.5)
        sheet.shape(
            (x - 22, 366),
            (x + 202, 364),
            (x + 202, 470),
            *reversed(arch),
            (x - 22, 470),
            colour="#c9b99d",
            width=2.2,
        )
        sheet.hatch(
            (x + 176, 366), (x + 202, 366), (x + 202, 470), (x + 176, 470), angle=90, gap=6, opacity=0.6
        )
        sheet.wash(*arch, opacity=0.3)
    for _ in range(44):
        left, top = sheet.between(10, 950), sheet.between(490, 700)
        cracks(sheet, left, top, 16 + (top - 480) / 9)
    for left, top, across in ((130, 612, 44), (214, 640, 26), (700, 590, 36), (846, 652, 54), (470, 676, 30)):
        stone = oval(left, top, across, across * 0.55)
        sheet.shape(*stone, colour="#cbbda6", fill=0.12, width=2.0)
        dark = oval(left + across * 0.3, top + across * 0.1, across * 0.6, across * 0.4)
        sheet.hatch(*dark, angle=60, gap=6)
    boat: list[Point] = [(520, 560), (560, 604), (704, 592), (748, 530), (690, 552), (590, 566)]
    sheet.shape(*boat, colour="#b8a587", fill=0.3, width=2.8)
    sheet.hatch(*boat, angle=8, gap=8, opacity=0.6)
    sheet.line((600, 565), (610, 600), width=1.8)
    sheet.line((660, 556), (672, 594), width=1.8)
    return sheet


def cards() -> Sheet:
    """An exhibition: hundreds of small cards on a wall, some of them white."""
    sheet = Sheet(67, size=SIZE, **DAY)
    sheet.wash(*box(0, 0, 960, 566), opacity=0.12)
    for row in range(7):
        for column in range(17):
            left, top = 26 + column * 54, 22 + row * 76
            portrait_card(sheet, left + sheet.between(-2, 2), top + sheet.between(-2, 2))
    sheet.line((0, 566), (960, 568), width=3.0)
    sheet.hatch(*box(0, 568, 960, 720), angle=2, gap=19, opacity=0.35)
    for x, y, height, scarf in ((238, 690, 380, True), (372, 700, 412, False), (720, 694, 372, True)):
        person(sheet, x, y, height, scarf=scarf)
    person(sheet, 640, 690, 230, scarf=False)
    return sheet


SCENES: dict[str, Callable[[], Sheet]] = {
    "gate": gate,
    "wall": wall,
    "street": street,
    "candles": candles,
    "river": river,
    "cards": cards,
}
