"""The files that come from others are those of the manifest, each with its licence."""

from __future__ import annotations

import hashlib
import tomllib
from importlib import resources

FONTS = resources.files("sijill.web") / "static" / "fonts"


def test_every_font_is_the_one_in_the_manifest_and_has_its_licence() -> None:
    listed = tomllib.loads((FONTS / "manifest.toml").read_text(encoding="utf-8"))["file"]

    served = {file.name for file in FONTS.iterdir() if file.name.endswith(".woff2")}
    assert {entry["name"] for entry in listed} == served
    for entry in listed:
        assert hashlib.sha256((FONTS / entry["name"]).read_bytes()).hexdigest() == entry["sha256"]
        assert "SIL OPEN FONT LICENSE" in (FONTS / entry["licence"]).read_text(encoding="utf-8").upper()
