"""Keep the pages' words in step: gather them from code and templates, and compile what is translated.

``python tools/catalogues.py`` brings ``locale/*/LC_MESSAGES/django.po`` up to date (new messages come in
empty, those no longer used go) and writes the ``.mo`` beside each. It needs Babel, which Sphinx brings along.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

WEB = Path(__file__).parents[1] / "src" / "sijill" / "web"
LANGUAGES = ("ar", "fa")
PLURALS = {
    "ar": "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2"
    " : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
    "fa": "nplurals=2; plural=(n > 1);",
}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def messages() -> Catalog:
    """Gather every message of the pages."""
    found = Catalog(project="Sijill", charset="utf-8", fuzzy=False)
    for path in sorted(_files()):
        data = path.read_bytes()
        if path.suffix == ".html":
            data = _as_code(path).encode()
        for _, words, _, context in extract("python", io.BytesIO(data), KEYWORDS):
            found.add(words, locations=[(path.relative_to(WEB).as_posix(), 0)], context=context)
    return found


def catalogue(language: str) -> Catalog:
    """Read what is translated into a language."""
    path = po_path(language)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def compiled(catalog: Catalog) -> bytes:
    """Give the bytes of a catalogue's ``.mo`` file."""
    # Else the header would say when it was compiled.
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    stream = io.BytesIO()
    write_mo(stream, catalog)
    return stream.getvalue()


def updated(language: str) -> Catalog:
    """Bring a catalogue up to date with the code; nothing is guessed from similar messages."""
    held = catalogue(language)
    # From our own header, since Babel counts the plurals of Persian otherwise than Django.
    fresh = read_po(io.BytesIO(_header(language)), locale=language)
    for message in messages():
        if message.id:
            known = held.get(_key(message.id), message.context)
            words = known.string if known is not None else ""
            fresh.add(message.id, words, message.locations, context=message.context)
    return fresh


def written(catalog: Catalog, language: str) -> bytes:
    """Give the bytes of a catalogue's ``.po`` file, which hold no dates and no line numbers."""
    body = io.BytesIO()
    write_po(body, catalog, width=0, omit_header=True, sort_by_file=False, include_lineno=False)
    return _header(language) + body.getvalue()


def po_path(language: str) -> Path:
    return WEB / "locale" / language / "LC_MESSAGES" / "django.po"


def _header(language: str) -> bytes:
    fields = {
        "Project-Id-Version": "Sijill",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    lines = "".join(f'"{name}: {value}\\n"\n' for name, value in fields.items())
    return f'msgid ""\nmsgstr ""\n{lines}\n'.encode()


def _key(identifier: str | list[str] | tuple[str, ...]) -> str:
    return identifier if isinstance(identifier, str) else identifier[0]


def _files() -> Iterator[Path]:
    yield from WEB.rglob("*.py")
    yield from (WEB / "templates").rglob("*.html")


def _as_code(path: Path) -> str:
    from django.conf import settings
    from django.utils.translation.template import templatize

    if not settings.configured:
        settings.configure()
    return templatize(path.read_text(encoding="utf-8"), origin=path.name)


def main() -> int:
    """Update and compile both catalogues; says how many messages have no translation yet."""
    lacking = 0
    for language in LANGUAGES:
        po_path(language).parent.mkdir(parents=True, exist_ok=True)
        po_path(language).write_bytes(written(updated(language), language))
        catalog = catalogue(language)
        po_path(language).with_suffix(".mo").write_bytes(compiled(catalog))
        empty = [message.id for message in catalog if message.id and not all(_forms(message.string))]
        lacking += len(empty)
        print(f"{language}: {len(catalog)} messages, {len(empty)} without a translation")
    return 1 if lacking else 0


def _forms(words: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (words or "",) if words is None or isinstance(words, str) else tuple(words)


if __name__ == "__main__":
    sys.exit(main())
