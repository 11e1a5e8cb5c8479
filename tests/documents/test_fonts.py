"""Faces within a document: those of the manifest, and only where their signs are."""

from __future__ import annotations

import hashlib
import tomllib
from importlib import resources

from sijill.documents.fonts import font_faces

FONTS = resources.files("sijill.documents") / "fonts"


def test_every_font_is_the_one_in_the_manifest_and_has_its_licence() -> None:
    listed = tomllib.loads((FONTS / "manifest.toml").read_text(encoding="utf-8"))["file"]

    assert {entry["name"] for entry in listed} == {
        file.name for file in FONTS.iterdir() if file.name.endswith(".woff2")
    }
    for entry in listed:
        assert hashlib.sha256((FONTS / entry["name"]).read_bytes()).hexdigest() == entry["sha256"]
        assert "SIL OPEN FONT LICENSE" in (FONTS / entry["licence"]).read_text(encoding="utf-8").upper()


def test_only_faces_whose_signs_are_there_are_carried() -> None:
    assert font_faces("12.5") == ""
    assert font_faces("abc").count("@font-face") == 2
    assert font_faces("سجل").count("@font-face") == 3
    assert font_faces("سجل abc").count("@font-face") == 5
