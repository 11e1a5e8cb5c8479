"""Pieces of markup: what is text is escaped, what is markup stays."""

from __future__ import annotations

from sijill.documents.markup import Markup, element, lines, together


def test_text_is_escaped_and_markup_stays() -> None:
    inner = element("b", 'a < "b" & c')

    assert element("p", inner, " > ") == "<p><b>a &lt; &quot;b&quot; &amp; c</b> &gt; </p>"


def test_attributes_are_escaped_and_left_out_where_there_is_none() -> None:
    made = element("a", "x", href='?a="1"&b', class_="k", aria_label=None, stroke_width="2")

    assert made == '<a href="?a=&quot;1&quot;&amp;b" class="k" stroke-width="2">x</a>'


def test_void_elements_have_no_end() -> None:
    assert element("meta", charset="utf-8") == '<meta charset="utf-8">'


def test_pieces_are_put_together_without_those_that_are_nothing() -> None:
    assert together(["<", None, Markup("<br>")]) == "&lt;<br>"
    assert lines([Markup("<a>"), None, "", "b"]) == "<a>\nb"
