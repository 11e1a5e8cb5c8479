"""Why two are held to be one person, on a terminal: both side by side, the sentence, and the bits as bars."""

from __future__ import annotations

from math import exp2
from typing import TYPE_CHECKING

from sijill.cli.output import drawn, harmless, say, table

if TYPE_CHECKING:
    from sijill.desk.explaining import Explanation, Piece

_WIDTH = 32
_WITHOUT_WORDS = {
    "prior": "two records at random",
    "kin": "may be a relative instead",
}
_VERDICTS = {
    "same": "held to be one person",
    "different": "held to be different people",
    "unsure": "waits for a person to say",
}
CUT = {
    "bridge": "cut: it alone would make one person of two groups",
    "contradiction": "cut: other records of the two contradict each other",
    "one_list": "cut: both are on a list that has nobody twice",
    "judged_different": "cut: somebody held two of their records to be different then",
}


def explain_pair(found: Explanation, *, what: str) -> None:
    """Print an explanation; ``what`` is what the two are, "row" or "record"."""
    say(f"{what} {found.left}  ~  {what} {found.right}")
    if found.said:
        table(["", f"{what} {found.left}", f"{what} {found.right}"], found.said)
    say(f"\n{found.reason}")
    whose = "a person" if found.by_person else "the model"
    if found.verdict is None:
        say("That is too little to be worth a look; nobody is asked.")
    else:
        say(f"{_VERDICTS[found.verdict].capitalize()}, says {whose}.")
    if found.cut:
        say(CUT.get(found.cut, found.cut).capitalize() + ".")
    drawn("\n" + "\n".join(bars(found.pieces)))
    say("Each bit doubles the odds; at 0 bits it is as likely as not.")


def bars(pieces: tuple[Piece, ...]) -> list[str]:
    """Draw each piece of evidence as a bar from where the last one ended; the last line is the sum."""
    ends = [0]
    for piece in pieces:
        ends.append(ends[-1] + piece.millibits)
    least, most = min(ends), max(ends)
    span = max(most - least, 1)

    def column(millibits: int) -> int:
        return round((millibits - least) / span * _WIDTH)

    labels = [harmless(piece.words or _WITHOUT_WORDS.get(piece.what, piece.what)) for piece in pieces]
    wide = max(map(len, [*labels, "all together"]))
    zero = column(0)
    lines = []
    for label, piece, start, end in zip(labels, pieces, ends, ends[1:], strict=False):
        cells = [" "] * (_WIDTH + 1)
        low, high = sorted((column(start), column(end)))
        for place in range(low, max(high, low + 1)):
            cells[place] = "█" if piece.millibits > 0 else "░"
        cells[zero] = "│" if cells[zero] == " " else cells[zero]
        lines.append(
            f"{label:{wide}}  {round(piece.millibits / 1000, 1) + 0.0:+6.1f}  {''.join(cells)}".rstrip()
        )
    total = ends[-1] / 1000
    lines.append(f"{'all together':{wide}}  {total:+6.1f}  {likely(total):.1%}")
    return lines


def likely(bits: float) -> float:
    """Give the probability of so many bits."""
    return 1.0 / (1.0 + exp2(-max(min(bits, 60.0), -60.0)))
