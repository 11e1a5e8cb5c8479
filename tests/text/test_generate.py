from importlib import resources

import pytest

from sijill.text.generate import files


@pytest.mark.parametrize("name", ["folding.json", "folding.js", "vectors.json"])
def test_the_generated_file_is_up_to_date(name: str) -> None:
    assert resources.files("sijill.text").joinpath(name).read_text("utf-8") == files()[name]
