from __future__ import annotations

from pathlib import Path

import pytest

from sijill.desk.model import ModelError, ModelProposer, ModelSettings, load_model


def settings_of(folder: Path, table: str, **environment: str) -> ModelSettings | None:
    (folder / "register.toml").write_text(f"format = 1\n{table}", encoding="utf-8")
    return load_model(folder, environment)


def test_there_is_no_model_unless_the_settings_name_one(tmp_path: Path) -> None:
    assert settings_of(tmp_path, "") is None


def test_the_key_comes_from_its_file_or_else_from_the_environment(tmp_path: Path) -> None:
    table = '[model]\naddress = "http://127.0.0.1:1/v1/"\nname = "m"\n'
    (tmp_path / "model.key").write_text("of the file\n", encoding="utf-8")

    by_file = settings_of(tmp_path, table + 'key_file = "model.key"\n', SIJILL_MODEL_KEY="other")
    by_environment = settings_of(tmp_path, table, SIJILL_MODEL_KEY="other")

    assert by_file == ModelSettings("http://127.0.0.1:1/v1", "m", key="of the file")
    assert by_environment == ModelSettings("http://127.0.0.1:1/v1", "m", key="other")


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ('[model]\naddress = "127.0.0.1"\nname = "m"', "http://"),
        ('[model]\naddress = "http://127.0.0.1"', "name of the model"),
        ('[model]\naddress = "http://127.0.0.1"\nname = "m"\ntimeout = 0', "seconds"),
        ('[model]\naddress = "http://127.0.0.1"\nname = "m"\nurl = "x"', "may hold only"),
        ('[model]\naddress = "http://127.0.0.1"\nname = "m"\nkey_file = "none"', "cannot be read"),
        ('[model]\naddress = "http://192.0.2.1"\nname = "m"', None),
        ('[model]\naddress = "http://8.8.8.8/v1"\nname = "m"', "unencrypted"),
    ],
)
def test_wrong_settings_are_named(tmp_path: Path, table: str, says: str | None) -> None:
    if says is None:
        assert settings_of(tmp_path, table) is not None
        return
    with pytest.raises(ModelError, match=says):
        settings_of(tmp_path, table)


@pytest.mark.parametrize(
    ("address", "local"),
    [
        ("http://127.0.0.1:1", True),
        ("http://[::1]:1", True),
        ("http://10.0.0.7", True),
        ("https://8.8.8.8", False),
    ],
)
def test_there_is_a_warning_unless_the_model_is_near(address: str, local: bool) -> None:
    warning = ModelProposer(ModelSettings(address, "m")).warning

    assert (warning is None) is local
    assert warning is None or "8.8.8.8" in warning
