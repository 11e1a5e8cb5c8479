"""A model as a proposer: asked piece by piece, its answers kept, each fact held against the text."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from sijill.claims import Proposal
from sijill.desk.model.alignment import align
from sijill.desk.model.endpoint import ask
from sijill.desk.model.errors import ModelError
from sijill.desk.model.prompt import VERSION, messages, schema
from sijill.desk.model.settings import ModelSettings, load_model
from sijill.store.files import write_whole
from sijill.store.folder import Folder

_PIECE = 8_000
"""Characters of one question: what small models hold beside their answer."""


class ModelProposer:
    """Proposes what a model says a text says. ``kept``: a folder for answers, or ``None`` to keep none.

    An answer is kept by the hash of the text, the version of the prompt and the model; ``sijill erase``
    takes the folder away, since an answer repeats what the text says.
    """

    def __init__(self, settings: ModelSettings, *, kept: Path | None = None) -> None:
        self.settings = settings
        self.kept = kept
        self.name = "model-" + (re.sub(r"[^\w.-]+", "-", settings.name).strip("-") or "unnamed")

    @property
    def warning(self) -> str | None:
        """What whoever reads must know before a text leaves the computer."""
        if self.settings.is_local():
            return None
        return (
            f"WARNING: every text that is read now is sent to {self.settings.host}, outside this computer and"
            " its network. Testimony can put people in danger; a model on this computer sends nothing."
        )

    def propose(self, text: str, language: str) -> Sequence[Proposal]:
        """Ask about a text, piece by piece; raises :class:`ModelError` if any piece gets no usable answer."""
        found: list[Proposal] = []
        for number, (start, piece) in enumerate(_pieces(text)):
            for one in align(self._answer(piece, language), piece, language):
                found.append(_moved(one, start, f"{number}."))
        return found

    def _answer(self, piece: str, language: str) -> Any:
        path = self._path(piece)
        if path is not None and path.exists():
            return json.loads(path.read_text(encoding="utf-8"))
        answer = ask(self.settings, messages(piece, language), schema())
        align(answer, piece, language)  # what is of no use is not kept
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, json.dumps(answer, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        return answer

    def _path(self, piece: str) -> Path | None:
        if self.kept is None:
            return None
        parts = (piece, VERSION, self.settings.name, self.settings.address)
        key = hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
        return self.kept / f"{key}.json"


def model_of(folder: Folder, environment: Mapping[str, str]) -> ModelProposer:
    """Give the proposer of a register; raises :class:`ModelError` if its settings name no model."""
    settings = load_model(folder.path, environment)
    if settings is None:
        raise ModelError(
            "This register has no model; put a table [model] into its register.toml (see the guide)."
        )
    return ModelProposer(settings, kept=folder.answers)


def _pieces(text: str) -> Iterator[tuple[int, str]]:
    """Cut a long text at the ends of lines or sentences; pieces of nothing but blanks are left out."""
    start = 0
    while start < len(text):
        end = min(len(text), start + _PIECE)
        if end < len(text):
            cut = max(text.rfind("\n", start, end), text.rfind(". ", start, end) + 1)
            end = cut + 1 if cut > start else end
        if text[start:end].strip():
            yield start, text[start:end]
        start = end


def _moved(one: Proposal, start: int, prefix: str) -> Proposal:
    def other(target: str | None) -> str | None:
        return None if target is None else prefix + target

    return replace(
        one,
        id=prefix + one.id,
        start=one.start + start,
        end=one.end + start,
        about=other(one.about),
        claimant=other(one.claimant),
    )
