"""Sphinx's settings."""

import tomllib
from pathlib import Path

_pyproject = Path(__file__).parents[1] / "pyproject.toml"
_project = tomllib.loads(_pyproject.read_text(encoding="utf-8"))["project"]

project = "Sijill"
author = "The Sijill authors"
copyright = "The Sijill authors, Apache-2.0"  # noqa: A001 (Sphinx wants this name)
version = release = _project["version"]

extensions = ["myst_parser"]
exclude_patterns = ["_build"]
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = f"Sijill {release}"
html_static_path = ["_static"]
html_css_files = ["docs.css"]
html_show_sphinx = False
