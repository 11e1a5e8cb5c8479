"""A page packed together with the folder that a browser saved beside it: the text of the page."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import replace
from pathlib import PurePath

from sijill.claims.document import Document
from sijill.extraction.errors import Refused
from sijill.extraction.given import Given
from sijill.extraction.markup import page_document
from sijill.extraction.saved_page_packing import MOST_FILES, PAGE, TYPE

LARGEST_PAGE = 64 * 1024 * 1024
_LISTED = 2_000
_PICTURES = frozenset((".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".bmp", ".avif", ".tif", ".tiff"))
_DAMAGED = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, ValueError, EOFError)


def read(source: Given) -> Document:
    """Read the page; the files saved with it are listed in a property and stay where they are."""
    try:
        with zipfile.ZipFile(io.BytesIO(source.data)) as archive:
            if len(archive.filelist) > MOST_FILES + 2:
                raise Refused(
                    source.name, f"it holds more than {MOST_FILES:,} files", "save the page as MHTML"
                )
            names = sorted(set(archive.namelist()) - {PAGE, TYPE})
            with archive.open(PAGE) as member:
                data = member.read(LARGEST_PAGE + 1)
    except KeyError as error:
        raise Refused(source.name, "there is no page in it", "add the page and its folder again") from error
    except _DAMAGED as error:
        raise Refused(source.name, "it is damaged", "add the page and its folder again") from error
    page = page_document(data, source.name)
    pictures = sum(1 for name in names if PurePath(name).suffix.lower() in _PICTURES)
    listed = "; ".join(_shown(name) for name in names)
    properties = page.properties | {"files": listed[:_LISTED], "pictures": str(pictures)}
    warnings = page.warnings
    if pictures:
        warnings += (f"{pictures} pictures saved with the page stay in it and are no sources of their own.",)
    return replace(page, properties=properties, warnings=warnings)


def _shown(name: str) -> str:
    return "".join(letter if letter.isprintable() else "�" for letter in name.removeprefix("files/"))
