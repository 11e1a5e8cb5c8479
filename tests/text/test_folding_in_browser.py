"""The generated script folds in a browser as the library does in Python."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLD = """async ([source, originals]) => {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const { fold } = await import(address);
  return originals.map(fold);
}"""


def test_javascript_reproduces_the_vectors(page: Page) -> None:
    package = resources.files("sijill.text")
    source = package.joinpath("folding.js").read_text("utf-8")
    vectors = json.loads(package.joinpath("vectors.json").read_text("utf-8"))["vectors"]

    found = page.evaluate(FOLD, [source, [vector["original"] for vector in vectors]])

    assert found == [{"text": vector["text"], "offsets": vector["offsets"]} for vector in vectors]
