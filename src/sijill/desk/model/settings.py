"""Where a register's model is, from the table ``[model]`` of its ``register.toml``.

[model]
address = "http://127.0.0.1:11434/v1"   # an OpenAI-compatible endpoint
name = "some-model"
key_file = "model.key"                  # or the environment variable SIJILL_MODEL_KEY
timeout = 120                           # seconds for one answer
"""

from __future__ import annotations

import socket
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from sijill.desk.model.errors import ModelError

KEY = "SIJILL_MODEL_KEY"
_SETTINGS = "register.toml"
_PARTS = frozenset(("address", "name", "key_file", "timeout"))
_TIMEOUT = 120
_LONGEST = 3600


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """A model's endpoint; ``key`` is shown by no message, ``timeout`` is in seconds for one answer."""

    address: str
    name: str
    key: str = ""
    timeout: int = _TIMEOUT

    def __repr__(self) -> str:
        return f"ModelSettings({self.address!r}, {self.name!r})"

    @property
    def host(self) -> str:
        return urlsplit(self.address).hostname or ""

    def is_local(self) -> bool:
        """Whether every number of the host is of this computer or of a private network."""
        try:
            found = socket.getaddrinfo(self.host, None, type=socket.SOCK_STREAM)
        except OSError:
            return False
        numbers = [ip_address(str(answer[4][0]).split("%")[0]) for answer in found]
        return bool(numbers) and all(number.is_loopback or number.is_private for number in numbers)


def load_model(folder: Path, environment: Mapping[str, str]) -> ModelSettings | None:
    """Read a register's model; ``None`` if it names none. Raises :class:`ModelError` for a wrong table."""
    path = folder / _SETTINGS
    table = tomllib.loads(path.read_text(encoding="utf-8")).get("model")
    if table is None:
        return None
    if not isinstance(table, dict) or set(table) - _PARTS:
        raise ModelError(f"[model] in {path} may hold only {', '.join(sorted(_PARTS))}; correct it.")
    address, name, timeout = table.get("address"), table.get("name"), table.get("timeout", _TIMEOUT)
    if not isinstance(address, str) or urlsplit(address).scheme not in ("http", "https"):
        raise ModelError(f"[model] in {path} needs an address that begins with http:// or https://.")
    if not isinstance(name, str) or not name.strip():
        raise ModelError(f"[model] in {path} needs the name of the model that is to be asked.")
    if not isinstance(timeout, int) or not 0 < timeout <= _LONGEST:
        raise ModelError(f"timeout in [model] of {path} is in seconds, from 1 to {_LONGEST}.")
    settings = ModelSettings(address.rstrip("/"), name.strip(), _key(folder, table, environment), timeout)
    if settings.address.startswith("http:") and not settings.is_local():
        raise ModelError(
            f"{settings.address} is not on this computer or network, and would get the text unencrypted;"
            " use an https:// address."
        )
    return settings


def _key(folder: Path, table: Mapping[str, object], environment: Mapping[str, str]) -> str:
    named = table.get("key_file")
    if named is None:
        return environment.get(KEY, "")
    path = folder / str(named)
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        raise ModelError(f"The model's key file {path} cannot be read: {error}.") from error
