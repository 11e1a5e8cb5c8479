"""Things that stand in the scenes of the demo, each drawn in a few strokes where it is told to stand."""

from __future__ import annotations

from tools.demo_ink import Point, Sheet, box, oval


def person(sheet: Sheet, x: float, y: float, height: float, *, scarf: bool) -> None:
    """Draw somebody from behind, standing at (x, y): nobody can be known by it."""
    unit = height / 100
    top = y - height
    half = 15 * unit if scarf else 13 * unit
    coat: list[Point] = [
        (x - half, y), (x - half * 1.02, y - 42 * unit), (x - half * 0.94, top + 27 * unit),
        (x - half * 0.4, top + 19 * unit), (x + half * 0.4, top + 19 * unit),
        (x + half * 0.94, top + 27 * unit), (x + half * 1.02, y - 42 * unit), (x + half, y),
    ]  # fmt: skip
    if not scarf:
        coat = [
            (x - half * 0.8, y), (x - half, y - 40 * unit), *coat[2:6], (x + half, y - 40 * unit),
            (x + half * 0.8, y), (x + half * 0.1, y), (x, y - 36 * unit), (x - half * 0.1, y),
        ]  # fmt: skip
    sheet.shape(*coat, colour=sheet.paper, fill=0.5 if scarf else 0.36, width=max(1.6, unit))
    sheet.hatch(*coat, angle=80 if scarf else 58, gap=max(4.0, 3.2 * unit), opacity=0.75)
    if scarf:
        hood = [
            *oval(x, top + 12 * unit, 8.5 * unit, 11 * unit, turns=0.5, start=0.5),
            (x + half * 0.8, top + 33 * unit),
            (x - half * 0.8, top + 33 * unit),
        ]
        sheet.shape(*hood, colour=sheet.paper, fill=0.22, width=max(1.6, unit))
        for part in (-0.5, 0.0, 0.5):
            sheet.line(
                (x + part * 6 * unit, top + 6 * unit), (x + part * 16 * unit, top + 32 * unit), width=1.2
            )
    else:
        head = oval(x, top + 10.5 * unit, 7.4 * unit, 9.4 * unit)
        sheet.shape(*head, colour=sheet.paper, fill=0.6, width=max(1.6, unit))
        sheet.hatch(*head, angle=100, gap=max(3.0, 2 * unit), opacity=0.8)
    sheet.wash(
        (x - half, y),
        (x + half, y),
        (x + half * 2.4, y + 5 * unit),
        (x - half * 0.2, y + 5 * unit),
        opacity=0.3,
    )


def tower(sheet: Sheet, x: float) -> None:
    sheet.shape(
        (x - 34, 214), (x - 26, 92), (x + 42, 92), (x + 50, 214), colour=sheet.paper, fill=0.3, width=2.4
    )
    sheet.hatch((x + 12, 214), (x + 10, 92), (x + 42, 92), (x + 50, 214), angle=84, gap=6)
    sheet.shape(*box(x - 44, 52, x + 60, 94), colour=sheet.paper, fill=0.5, width=2.4)
    sheet.shape((x - 56, 52), (x + 8, 24), (x + 72, 52), colour=sheet.paper, fill=0.35, width=2.4)


def bundle(sheet: Sheet, x: float, y: float) -> None:
    bag = oval(x, y - 16, 22, 18)
    sheet.shape(*bag, colour=sheet.paper, fill=0.22, width=2.0)
    sheet.hatch(*bag, angle=30, gap=6, opacity=0.5)
    sheet.line((x - 6, y - 34), (x, y - 44), (x + 6, y - 34), width=2.0)


def barred_window(sheet: Sheet, left: float, top: float) -> None:
    frame = box(left, top, left + 150, top + 190)
    sheet.shape(*frame, colour="#cdbb9d", fill=0.3, width=3.0)
    sheet.hatch(*frame, angle=50, gap=12, opacity=0.5)
    for x in range(25, 150, 25):
        sheet.line((left + x, top), (left + x, top + 190), width=2.0)
    sheet.line((left, top + 95), (left + 150, top + 95), width=2.4)
    sheet.shape(*box(left - 10, top + 190, left + 160, top + 204), colour="#cdbb9d", width=2.0)


def bullet_mark(sheet: Sheet, x: float, y: float, size: float) -> None:
    sheet.shape(*oval(x, y, size * 1.5, size * 1.35), colour="#cfbfa3", width=1.2)
    sheet.shape(*oval(x, y, size * 0.7, size * 0.65), fill=0.8, width=1.6)
    for turn in range(6):
        ((dx, dy), *_) = oval(0, 0, 1, 1, start=turn / 6 + sheet.between(0, 0.08))
        reach = size * sheet.between(1.7, 2.6)
        sheet.line((x + dx * size * 1.3, y + dy * size * 1.2), (x + dx * reach, y + dy * reach), width=1.1)


def flower(sheet: Sheet, x: float, y: float) -> None:
    sheet.line((x, y + 40), (x + 6, y), (x + 2, y - 20), width=1.8)
    for dx, dy in ((-7, -24), (7, -25), (0, -33), (0, -19)):
        sheet.shape(*oval(x + 2 + dx, y + dy, 6, 6), colour="#efe4d2", width=1.4)


def row_of_shops(sheet: Sheet, side: int, far: Point) -> None:
    edges = [0.0, 0.32, 0.56, 0.74, 0.87]

    def at(depth: float, height: float) -> Point:
        near_x = 480 + side * 560
        return near_x + (far[0] + side * 60 - near_x) * depth, height + (far[1] - height) * depth

    sheet.wash(at(0, 40), at(0.95, 40), at(0.95, 700), at(0, 700), opacity=0.3 if side > 0 else 0.1)
    sheet.line(at(0, 40), at(0.95, 40), width=2.6)
    sheet.line(at(0, 230), at(0.95, 230), width=2.2)
    sheet.line(at(0, 700), at(0.95, 700), width=2.6)
    for here, after in zip(edges, [*edges[1:], 0.95], strict=True):
        inner, outer = here + (after - here) * 0.12, after - (after - here) * 0.12
        shutter = [at(inner, 270), at(outer, 270), at(outer, 690), at(inner, 690)]
        sheet.shape(*shutter, fill=0.3, width=2.2)
        for part in range(1, 14):
            height = 270 + part * 30
            sheet.line(at(inner, height), at(outer, height), width=1.0, opacity=0.8)
        window = [at(inner, 80), at(outer, 80), at(outer, 190), at(inner, 190)]
        sheet.shape(*window, fill=0.4, width=1.8)
        sheet.hatch(*window, angle=60, gap=8, opacity=0.6)
        awning = [at(inner, 222), at(outer, 222), at(outer, 252), at(inner, 252)]
        sheet.shape(*awning, colour=sheet.paper, fill=0.12, width=1.6)
        sheet.line(at(after, 40), at(after, 700), width=1.6)


def cat(sheet: Sheet, x: float, y: float) -> None:
    sheet.shape(*oval(x, y, 24, 15), fill=0.7, width=1.8)
    sheet.shape(*oval(x + 24, y - 14, 10, 9), fill=0.7, width=1.8)
    sheet.line(
        (x + 17, y - 20), (x + 18, y - 30), (x + 24, y - 23), (x + 31, y - 30), (x + 32, y - 18), width=1.8
    )
    sheet.line((x - 22, y - 4), (x - 38, y - 18), (x - 34, y - 34), width=2.6)


def candle(sheet: Sheet, x: float, base: float, height: float) -> None:
    light = base - height - 16
    for reach, opacity in ((74, 0.05), (48, 0.08), (26, 0.14)):
        sheet.wash(*oval(x, light, reach, reach), opacity=opacity, colour="#ffd98a")
    sheet.shape(*box(x - 9, base - height, x + 9, base), colour="#5a5a58", fill=0.55, width=1.6)
    sheet.hatch(*box(x + 1, base - height, x + 9, base), angle=90, gap=3, colour="#232c3a")
    sheet.line((x, base - height), (x, base - height - 6), width=1.6)
    flame = [(x, light - 18), (x + 7, light - 2), (x + 4, light + 9), (x - 4, light + 9), (x - 7, light - 2)]
    sheet.wash(*flame, opacity=1.0, colour="#ffe4a6")


def framed_picture(sheet: Sheet, x: float, base: float) -> None:
    sheet.shape(
        (x - 26, base), (x - 22, base - 66), (x + 22, base - 66), (x + 26, base), colour="#d8d3c6", width=2.0
    )
    face(sheet, x, base - 38, 11, dark=0.9, ink="#232c3a")


def face(sheet: Sheet, x: float, y: float, size: float, *, dark: float, ink: str) -> None:
    """Draw somebody in few strokes: hair or a scarf, a face, shoulders."""
    scarf = sheet.between(0, 1) < 0.4
    around = (
        oval(x, y - size * 0.1, size * 1.15, size * 1.4)
        if scarf
        else oval(x, y - size * 0.45, size * 1.05, size)
    )
    shoulders = [
        (x - size * 1.7, y + size * 2.3),
        (x - size * 1.1, y + size * 1.3),
        (x, y + size * 1.1),
        (x + size * 1.1, y + size * 1.3),
        (x + size * 1.7, y + size * 2.3),
    ]
    sheet.wash(*shoulders, opacity=dark * 0.8, colour=ink)
    sheet.wash(*around, opacity=dark, colour=ink)
    sheet.wash(*oval(x, y + size * 0.1, size * 0.75, size), opacity=1.0, colour="#ece7db")
    for part in (-0.3, 0.3):
        sheet.line((x + size * (part - 0.13), y), (x + size * (part + 0.13), y), width=size / 9, colour=ink)
    sheet.line(
        (x - size * 0.2, y + size * 0.6), (x + size * 0.2, y + size * 0.6), width=size / 10, colour=ink
    )


def cracks(sheet: Sheet, x: float, y: float, reach: float) -> None:
    for turn in (0.02, 0.36, 0.7):
        ((dx, dy), *_) = oval(0, 0, 1, 1, start=turn + sheet.between(-0.1, 0.1))
        sheet.line((x, y), (x + dx * reach, y + dy * reach * 0.5), width=1.2, opacity=0.75)


def portrait_card(sheet: Sheet, left: float, top: float) -> None:
    kind = sheet.between(0, 1)
    sheet.wash(*box(left + 3, top + 4, left + 47, top + 66), opacity=0.3)
    sheet.shape(*box(left, top, left + 44, top + 62), colour="#f3f0e7", width=1.2)
    if kind < 0.3:
        return
    sheet.wash(*box(left + 4, top + 4, left + 40, top + 47), opacity=0.14 if kind < 0.6 else 0.34)
    face(sheet, left + 22, top + 21, 10.5, dark=0.9, ink=sheet.ink)
    sheet.line((left + 8, top + 55), (left + 36, top + 55), width=1.3)
