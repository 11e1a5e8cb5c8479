"""The pages speak three languages, and none of them by accident."""

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest

TOOL = Path(__file__).parents[2] / "tools" / "catalogues.py"
LANGUAGES = ("ar", "fa")


@pytest.fixture(scope="module")
def catalogues() -> ModuleType:
    pytest.importorskip("babel", reason="Babel is not installed; it comes with Sphinx")
    spec = importlib.util.spec_from_file_location("catalogues", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_catalogue_has_the_words_of_the_pages_and_no_others(
    catalogues: ModuleType, language: str
) -> None:
    held = catalogues.po_path(language).read_bytes()

    assert catalogues.written(catalogues.updated(language), language) == held


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_untranslated_or_guessed(catalogues: ModuleType, language: str) -> None:
    messages = [message for message in catalogues.catalogue(language) if message.id]

    assert len(messages) > 200
    assert [message.id for message in messages if message.fuzzy or not all(_forms(message.string))] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_compiled_is_what_is_written(catalogues: ModuleType, language: str) -> None:
    compiled = catalogues.po_path(language).with_suffix(".mo").read_bytes()

    assert compiled == catalogues.compiled(catalogues.catalogue(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_says_no_more_numbers_than_the_original(catalogues: ModuleType, language: str) -> None:
    strange = []
    for message in catalogues.catalogue(language):
        if message.id:
            known = {name for words in _forms(message.id) for name in _places(words)}
            strange += [words for words in _forms(message.string) if not _places(words) <= known]

    assert strange == []


def _places(words: str) -> set[str]:
    return set(re.findall(r"%\((\w+)\)s", words))


def _forms(words: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words)
