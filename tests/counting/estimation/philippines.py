"""Published tables of patterns of drug-related killings in the Philippines: counts only.

P. Ball, S. Coronel, M. Padilla and D. Mora, Drug-related killings in the Philippines (Human Rights Data
Analysis Group, 2019). By area and by what was known of the victims; the lists are letters here.
"""

from tests.counting.estimation.tables import by_letters

CALOOCAN_POLICE = by_letters(
    "abcdefghijk",
    "a 57 b 20 k 3 f 2 d 1 ab 18 bf 15 bi 9 fi 2 af 1 ai 1 bfi 31 abf 23 agh 14 abi 7 cfi 2 bgh 1 agi 1 "
    "bgi 1 fgi 1 agj 1 abfi 23 cfgi 8 bfgi 6 abgh 3 bfgh 2 abei 2 bcfi 2 abfg 1 befi 1 aghi 1 bfgj 1 abfk "
    "1 bfik 1 abfgh 6 bcfgi 5 bfgij 2 befgh 1 abefi 1 acfgi 1 bfghi 1 abfij 1 abfghi 4 abghik 1",
)

CALOOCAN_UNIDENTIFIED = by_letters(
    "abcdefghijk",
    "a 267 b 15 f 12 g 9 i 3 e 2 c 1 k 1 bf 34 ab 17 gh 12 ae 7 bi 7 fi 6 af 5 ag 5 bg 3 cf 2 cg 2 gi 2 "
    "ak 2 ad 1 fg 1 bh 1 ai 1 ci 1 ik 1 abf 56 agh 12 bfi 10 abi 9 cfi 6 agj 4 bfg 3 cgi 3 abe 2 bik 2 "
    "bef 1 afg 1 bgh 1 egh 1 aci 1 fgi 1 abfi 13 bfgh 4 cfgi 3 abfg 2 abgh 2 afgh 2 abfk 2 abcg 1 bdfg 1 "
    "acfi 1 bcfi 1 acgi 1 afgi 1 abfgh 13 abefi 3 bcfgh 1 acfgi 1 bcfgi 1 abghi 1 bfghi 1 abghj 1 abefik "
    "5 abfghi 4 abefgi 1",
)

MANILA_POLICE = by_letters(
    "abcdefgh",
    "a 102 b 58 d 4 c 2 e 1 ab 97 bg 26 bd 3 ag 3 bh 3 bf 2 ac 1 ad 1 be 1 abg 145 abh 4 bgh 3 bdg 2 adh "
    "2 abd 1 beg 1 bfg 1 abcg 6 abdg 6 abgh 6 abch 1 abdh 1 bdeh 1 abdgh 2 abcfg 1 abcgh 1",
)

MANILA_UNIDENTIFIED = by_letters(
    "abcdefg",
    "a 106 b 21 c 6 d 5 e 4 g 3 f 1 ab 33 bf 15 bg 3 cg 3 af 2 be 1 ag 1 abf 24 bfg 4 acg 3 abc 2 bcf 1 "
    "abfg 4 abef 1 abcg 1 abcdg 1",
)
