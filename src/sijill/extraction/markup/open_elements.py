"""The stack of open elements of a page, kept without a tree (HTML standard, 13.2.6 Tree construction)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Set
from dataclasses import dataclass, field

SAME_FORMATS = 3


def tag_names(*lines: str) -> frozenset[str]:
    """Give the names written in some lines."""
    return frozenset(name for line in lines for name in line.split())


VOID = tag_names(
    "area base basefont bgsound br col embed frame hr img image input keygen link meta param source track wbr"
)
_FORMATS = tag_names("a b big code em font i nobr s small strike strong tt u")
_RUBY = tag_names("rb rp rt rtc")
# There is one of each at most, whatever the tags say; what stands inside outlives their end tags.
_SINGLE = tag_names("html head body")
_HEADINGS = tag_names("h1 h2 h3 h4 h5 h6")
# An end tag of these closes whatever stands open inside; an opening one ends an open paragraph.
_BLOCKS = _HEADINGS | tag_names(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure",
    "footer header hgroup li listing main menu nav ol p pre search section summary ul",
)
_CLOSES_PARAGRAPH = _BLOCKS | tag_names("form hr plaintext xmp")
_SCOPES = tag_names("applet caption marquee object select table td template th")
_PARAGRAPH_SCOPES = _SCOPES | {"button"}
_ENTRY_SCOPES = _SCOPES | {"ol", "ul"}
_TABLE_SCOPES = tag_names("table template")
_CELL_SCOPES = tag_names("caption td template th")
# An end tag of any other element has no power over these.
_SPECIAL = (
    _BLOCKS
    | _SCOPES
    | tag_names(
        "button colgroup form frameset iframe noembed noframes noscript plaintext tbody textarea tfoot"
    )
    | tag_names("thead title tr xmp")
)
_TABLE_PARTS = tag_names("caption col colgroup tbody td tfoot th thead tr")
# What an opening tag ends, and what it does not look beyond.
_ENDS = {
    "li": (tag_names("li"), _SPECIAL - tag_names("address div li p")),
    "dt": (tag_names("dt dd"), _SPECIAL - tag_names("address div dd dt p")),
    "dd": (tag_names("dt dd"), _SPECIAL - tag_names("address div dd dt p")),
    "button": (tag_names("button"), _SCOPES),
    "table": (tag_names("table"), _CELL_SCOPES),
    "tr": (tag_names("tr"), _TABLE_SCOPES),
    "td": (tag_names("td th"), _TABLE_SCOPES),
    "th": (tag_names("td th"), _TABLE_SCOPES),
}
_HTML = ""
_HTML_IN_FOREIGN = {
    "svg": tag_names("foreignobject desc title"),
    "math": tag_names("annotation-xml mi mo mn ms mtext"),
}
_BREAKS_OUT = _HEADINGS | tag_names(
    "b big blockquote body br center code dd div dl dt em embed head hr i img li listing menu meta nobr ol p",
    "pre ruby s small span strong strike sub sup table tt u ul var",
)


@dataclass(slots=True)
class OpenElements:
    """Names from outside in, each with the foreign kind (``svg``, ``math``) it belongs to, if to any.

    ``formats`` are the formatting elements that were opened and not closed by their own end tags. Of these,
    ``pending`` were closed by others' end tags: the standard opens them again inside whatever comes next.
    """

    names: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    there: Counter[str] = field(default_factory=Counter)
    formats: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    formats_open: int = 0
    pending: Counter[str] = field(default_factory=Counter)

    def open(self, name: str, rest: str) -> bool:
        """Open an element, ``rest`` the tag's text after its name; tell whether it stays open."""
        if name in _BREAKS_OUT:
            self._leave_foreign()
        kind = self._kind() or (name if name in _HTML_IN_FOREIGN else _HTML)
        if kind:
            stays = not rest.endswith("/")
        else:
            stays = name not in VOID and name not in _SINGLE and not self._is_stray(name)
            if name == "select" and self._cut_to({name}, _SCOPES):
                return False
            self._make_room(name, rest)
        if stays:
            self._push(name, kind)
        return stays

    def close(self, name: str) -> bool:
        """Close by an end tag what it has power over; tell whether there was anything."""
        if name in ("br", "p"):
            self._leave_foreign()
        if self._close_foreign(name):
            return True
        if name in _FORMATS and self.formats[name]:
            self.formats[name].pop()
            self.formats_open -= 1
        if name == "form" and self.names[-1:] != [name]:
            # It goes from wherever it stands and what is inside stays; only the plain case is closed.
            return False
        if not self.there[name]:
            return False
        before = self.pending[name]
        closed = self._cut_to({name}, self._stops(name))
        self.pending[name] = min(before, len(self.formats[name]))
        return closed

    def close_innermost(self) -> None:
        """Close the element opened last."""
        self._cut(len(self.names) - 1)

    def is_html(self) -> bool:
        """Tell whether the element opened last is one of HTML."""
        return not self.kinds or not self.kinds[-1]

    def _stops(self, name: str) -> frozenset[str]:
        if name in _TABLE_PARTS or name == "table":
            return _TABLE_SCOPES
        if name == "li":
            return _ENTRY_SCOPES
        return _SCOPES if name in _BLOCKS or name in _SCOPES or name in ("button", "form") else _SPECIAL

    def _leave_foreign(self) -> None:
        while self._kind():
            self.close_innermost()

    def _close_foreign(self, name: str) -> bool:
        for index in range(len(self.names) - 1, -1, -1):
            if not self.kinds[index]:
                return False
            if self.names[index] == name:
                self._cut(index)
                return True
        return False

    def _kind(self) -> str:
        kind = self.kinds[-1] if self.kinds else _HTML
        return _HTML if kind and self.names[-1] in _HTML_IN_FOREIGN[kind] else kind

    def _is_stray(self, name: str) -> bool:
        return name in _TABLE_PARTS and not self.there["table"] and not self.there["template"]

    def _make_room(self, name: str, rest: str) -> None:
        if name in _ENDS:
            self._cut_to(*_ENDS[name])
        if name in _CLOSES_PARAGRAPH and self.there["p"]:
            self._cut_to({"p"}, _PARAGRAPH_SCOPES)
        if self.names and (name == self.names[-1] == "option" or {name, self.names[-1]} <= _HEADINGS):
            self.close_innermost()
        while name in _RUBY and self.there["ruby"] and self.names[-1] in _RUBY:
            self.close_innermost()
        if name in ("a", "nobr") and self.formats[name]:
            self.close(name)
        for again, times in self.pending.items():
            for _ in range(times):
                self._push(again, _HTML)
        self.pending.clear()
        if name in _FORMATS and self.formats[name].count(rest) < SAME_FORMATS:
            self.formats[name].append(rest)
            self.formats_open += 1

    def _push(self, name: str, kind: str) -> None:
        self.names.append(name)
        self.kinds.append(kind)
        self.there[name] += 1

    def _cut(self, length: int) -> None:
        for name in self.names[length:]:
            self.there[name] -= 1
            if name in _FORMATS:
                self.pending[name] = min(self.pending[name] + 1, len(self.formats[name]))
        del self.names[length:]
        del self.kinds[length:]

    def _cut_to(self, wanted: Set[str], stops: Set[str]) -> bool:
        for index in range(len(self.names) - 1, -1, -1):
            name, kind = self.names[index], self.kinds[index]
            if not kind and name in wanted:
                self._cut(index)
                return True
            if name in _HTML_IN_FOREIGN[kind] if kind else name in stops:
                return False
        return False
