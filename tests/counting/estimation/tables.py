"""Published tables of patterns that the methods are tested on: facts tabulated from the papers named.

Kosovo 1999: P. Ball, W. Betts, F. Scheuren, J. Dudukovich and J. Asher (2002). UK 2013: B. W. Silverman
(2014); the fifth of five lists is two merged. Netherlands: J. J. van Dijk, M. Cruyff, P. G. M. van der
Heijden and S. L. J. Kragten-Heerdink (2017); first two lists merged. New Orleans: K. Bales, L. T. Murphy and
B. W. Silverman (2019). HIV: D. D. Abeni, G. Brancato and C. A. Perucci (1994). Three lists: the fictional
sparse table of L. Chan, B. W. Silverman and K. Vincent (2021). Five and three lists: D. Madigan and J. C.
York (1997), by counts in binary order.
"""

from __future__ import annotations

import polars as pl

from sijill.counting.estimation.table import ListTable, read_lists


def by_letters(lists: str, counts: str) -> ListTable:
    """Make a table from pairs like ``ab 12``: who was on which lists, one letter each, and how many."""
    words = counts.split()
    rows = [
        (*(int(name in letters) for name in lists), int(count))
        for letters, count in zip(words[::2], words[1::2], strict=True)
    ]
    return read_lists(pl.DataFrame(rows, schema=[*lists, "count"], orient="row"))


def by_binary(lists: str, counts: list[int]) -> ListTable:
    """Make a table from counts in binary order, the first list being the first digit."""
    rows = [
        (*(number >> (len(lists) - 1 - i) & 1 for i in range(len(lists))), count)
        for number, count in enumerate(counts)
    ]
    return read_lists(pl.DataFrame(rows, schema=[*lists, "count"], orient="row"))


KOSOVO = by_letters(
    "EAOH",
    "E 1131 O 936 A 845 H 306 EO 228 AO 217 EA 177 OH 123 EH 106 AH 31 EAO 181 EOH 42 AOH 32 EAH 18 EAOH 27",
)
UK = by_letters(
    "LNPGC",
    "P 995 G 695 N 463 C 316 L 54 PG 76 NP 62 LP 19 NG 19 LN 15 PC 11 GC 8 LG 3 NC 1"
    " NPG 4 LNP 1 LNG 1 LNPG 1",
)
UK_SIX = by_letters(
    "LNPGCA",
    "P 907 G 695 N 463 C 316 A 57 L 54 PG 69 NP 56 PA 31 LP 19 NG 19 LN 15 PC 10 GC 8 GA 6 LG 3 NA 3 NC 1"
    " CA 1 NPG 4 NPA 3 LNP 1 LNG 1 PGA 1 LNPG 1",
)
NETHERLANDS_SIX = by_letters(
    "IKOPRZ",
    "P 4466 K 1299 R 650 Z 632 O 403 I 352 PZ 125 PR 82 OP 59 OZ 57 KP 44 IP 18 IZ 16 KZ 4 IR 3 OR 2 RZ 2 "
    "IO 1 KO 1 OPZ 7 IOP 4 IPZ 4 OPR 2 PRZ 1",
)
NETHERLANDS = by_letters(
    "IKPRZ",
    "P 4466 K 1299 I 756 R 650 Z 632 PZ 125 PR 82 IP 81 IZ 73 KP 44 IR 5 KZ 4 RZ 2 IK 1 IPZ 11 IPR 2 PRZ 1",
)
NEW_ORLEANS = by_letters("ABCDH", "C 70 D 33 A 25 B 24 H 21 AD 2 BC 2 BD 2 AB 1 AC 1 BH 1 CD 1 ABC 1 ABD 1")
KOREA = by_letters("bcd", "d 41 c 5 b 5 bc 54 bd 6 bcd 12")
SPARSE = by_letters("ABC", "A 40 B 30 C 20 AB 6")
HIV = by_letters("ABCD", "C 621 B 545 A 403 D 205 BC 35 AB 33 AC 20 CD 11 BD 10 AD 6 ABC 3 BCD 3 ABD 1")
FIVE = by_binary(
    "ABCDE",
    [
        0,
        27,
        37,
        19,
        4,
        4,
        1,
        1,
        97,
        22,
        37,
        25,
        2,
        1,
        3,
        5,
        83,
        36,
        34,
        18,
        3,
        5,
        0,
        2,
        30,
        5,
        23,
        8,
        0,
        3,
        0,
        2,
    ],
)
THREE = by_binary("ABC", [0, 60, 49, 4, 247, 112, 142, 12])
