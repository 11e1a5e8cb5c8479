"""What a page says of itself: title, author, date, address, language."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from sijill.text import language, script

_LONGEST = 1_000
_MOST_TIMES = 50
_NAMES = {
    "og:title": "og:title",
    "og:site_name": "site",
    "og:url": "og:url",
    "author": "author",
    "article:author": "author",
    "article:published_time": "published",
    "article:modified_time": "modified",
    "date": "published",
    "dc.date": "published",
    "dc.creator": "author",
    "datepublished": "published",
    "description": "description",
}
_ARABIC_SCRIPT = frozenset({"ar", "fa", "ckb", "ur", "ps", "ug", "sd"})
_EITHER_SCRIPT = frozenset({"ku", "az", "kk", "pa", "uz", "ms"})
_ALIASES = {"per": "fa", "fas": "fa", "prs": "fa", "ara": "ar", "eng": "en", "urd": "ur"}
_SAMPLE = 800


def properties(tree: LexborHTMLParser) -> dict[str, str]:
    """Read ``<title>``, ``<meta>``, the canonical address, ``lang`` and the times marked in the text."""
    found: dict[str, str] = {}
    _keep(found, "title", node.text() if (node := tree.css_first("title")) is not None else None)
    for meta in tree.css("meta"):
        attributes = meta.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        if name.lower() in _NAMES:
            _keep(found, _NAMES[name.lower()], attributes.get("content"))
        if (attributes.get("http-equiv") or "").lower() == "refresh":
            _keep(found, "refresh", attributes.get("content"))
    canonical = tree.css_first("link[rel='canonical']")
    _keep(found, "canonical", canonical.attributes.get("href") if canonical is not None else None)
    _keep(found, "lang", _lang(tree))
    times = (time.attributes.get("datetime") for time in tree.css("time[datetime]")[:_MOST_TIMES])
    _keep(found, "times", "; ".join(dict.fromkeys(filter(None, times))))
    return found


def stated_language(lang: str | None, text: str) -> tuple[str | None, str | None]:
    """Give the language that ``lang`` names if the letters of the text agree; else ``None`` and a warning."""
    if not lang:
        return None, None
    stated = lang.strip().lower().replace("_", "-").split("-")[0]
    stated = _ALIASES.get(stated, stated)
    if not stated.isascii() or not stated.isalpha() or len(stated) > 3:
        return None, None
    sample = text[:_SAMPLE]
    told = language(sample)
    written = script(sample)
    agreed = told in ("und", stated)
    if written and stated not in _EITHER_SCRIPT:
        agreed = agreed and (written == "Arab") == (stated in _ARABIC_SCRIPT)
    if agreed:
        return stated, None
    return None, f"The page says its language is {stated}, but its letters do not agree."


def _lang(tree: LexborHTMLParser) -> str | None:
    for selector in ("html", "body"):
        node = tree.css_first(selector)
        if node is not None:
            lang = node.attributes.get("lang") or node.attributes.get("xml:lang")
            if lang:
                return lang
    return None


def _keep(found: dict[str, str], name: str, value: str | None) -> None:
    clean = " ".join((value or "").split())
    if clean and name not in found:
        found[name] = clean[:_LONGEST]
