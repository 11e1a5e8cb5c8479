"""The folder of a register: where its parts lie, and the few settings that it keeps for itself."""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from sijill.store.errors import NoRegister, StorageError
from sijill.store.files import write_whole

FORMAT = 1
_SETTINGS = "register.toml"
ANSWERS = "model-answers"


@dataclass(frozen=True, slots=True)
class Folder:
    """The paths of a register at ``path``."""

    path: Path

    @property
    def database(self) -> Path:
        return self.path / "register.sqlite3"

    @property
    def files(self) -> Path:
        return self.path / "files"

    @property
    def ledger(self) -> Path:
        return self.path / "ledger"

    @property
    def answers(self) -> Path:
        """Answers of a model, kept so that it is not asked twice; any erasure takes them all away."""
        return self.path / ANSWERS

    @property
    def vocabulary(self) -> list[Path]:
        """The team's own vocabulary files, in the order of their names."""
        return sorted((self.path / "vocabulary").glob("*.toml"))

    @property
    def places(self) -> Path:
        """The team's own packs of places, each a folder; there may be none."""
        return self.path / "places"


@dataclass(frozen=True, slots=True)
class FolderSettings:
    """What ``register.toml`` says: ``author`` is the key id of whoever works on the command line."""

    name: str
    author: str
    demo: bool = False
    format: int = FORMAT


def save_settings(folder: Folder, settings: FolderSettings) -> None:
    """Write ``register.toml``."""
    lines = [
        "# A Sijill register. Whoever can open this folder is its administrator.",
        f"format = {settings.format}",
        f"name = {json.dumps(settings.name, ensure_ascii=False)}",
        f'author = "{settings.author}"',
        f"demo = {'true' if settings.demo else 'false'}",
    ]
    write_whole(folder.path / _SETTINGS, ("\n".join(lines) + "\n").encode())


def load_settings(folder: Folder) -> FolderSettings:
    """Read ``register.toml``; raises :class:`StorageError` if this is no register or of a newer format."""
    path = folder.path / _SETTINGS
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        settings = FolderSettings(
            name=values["name"], author=values["author"], demo=values["demo"], format=values["format"]
        )
        for value, kind in ((settings.name, str), (settings.author, str), (settings.format, int)):
            if not isinstance(value, kind):
                raise TypeError(f"{value!r} is of another kind than it should be")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NoRegister(str(folder.path)) from error
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise StorageError(
            f"{path} cannot be read: {error}.", "Correct it or restore it from a backup."
        ) from error
    if settings.format > FORMAT:
        raise StorageError(
            f"This register has format {settings.format}; this version knows {FORMAT}.", "Use a newer Sijill."
        )
    return settings
