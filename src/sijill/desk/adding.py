"""Adding sources: files, folders, archives and web addresses; then what is nearly the same is proposed."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from sijill.claims import SourceDetails
from sijill.desk.copies import find_copies
from sijill.errors import SijillError
from sijill.extraction import Workers
from sijill.intake import Incoming, NotAdded, Taken, add_all, gather
from sijill.intake.fetching import Fetched, FetchRefused, fetch
from sijill.store.register import Register
from sijill.store.replay import Progress, silent

Tell = Callable[[Taken | NotAdded], None]
Fetch = Callable[[str], Fetched]


@dataclass(frozen=True, slots=True)
class Addition:
    """What became of everything that was to come in; ``copies`` are pairs of sources proposed as copies."""

    results: tuple[Taken | NotAdded, ...]
    copies: int

    def findings(self) -> list[dict[str, Any]]:
        """Give what did not come in, and what came in without a text, each with the reason."""
        found = []
        for result in self.results:
            if isinstance(result, NotAdded):
                found.append({"file": result.name, "source": None, "reason": result.reason})
            elif result.outcome not in ("read", None):
                reason = " ".join(result.warnings) or f"Its text: {result.outcome}."
                found.append({"file": result.name, "source": result.id, "reason": reason})
        return found

    def counts(self) -> dict[str, int]:
        taken = [result for result in self.results if isinstance(result, Taken)]
        return {
            "files": len(self.results),
            "new": sum(1 for result in taken if result.new),
            "held": sum(1 for result in taken if not result.new),
            "read": sum(1 for result in taken if result.outcome == "read"),
            "findings": len(self.findings()),
            "copies": self.copies,
        }

    def as_json(self) -> dict[str, Any]:
        return {
            "sources": [
                {
                    "source": result.id,
                    "file": result.name,
                    "sha256": result.sha256,
                    "new": result.new,
                    "outcome": result.outcome,
                    "part_of": result.part_of,
                    "warnings": list(result.warnings),
                }
                for result in self.results
                if isinstance(result, Taken)
            ],
            "findings": self.findings(),
            "counts": self.counts(),
        }


def add(
    register: Register,
    paths: Sequence[Path],
    details: SourceDetails,
    *,
    author: str,
    at: datetime,
    addresses: Sequence[str] = (),
    restore: bool = False,
    ocr: bool = True,
    progress: Progress = silent,
    tell: Tell | None = None,
    fetcher: Callable[..., Fetched] = fetch,
) -> Addition:
    """Put files, folders with all that is in them, and web pages in as sources; one bad one stops no other.

    ``tell`` is called with each result once it is written. Raises :class:`SijillError` if a path is not
    there, or if nothing at all could be taken in.
    """
    for path in paths:
        try:
            path.lstat()
        except FileNotFoundError as error:
            raise SijillError(f"There is no file {path}; check its name.") from error
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise SijillError(f"{path} cannot be read ({reason}); check its name.") from error
    results: list[Taken | NotAdded] = []

    def take(found: Iterator[Taken | NotAdded]) -> None:
        for result in found:
            results.append(result)
            if tell is None or (len(results) == 1 and isinstance(result, NotAdded)):
                # If nothing follows it, the error says it.
                continue
            for untold in results if len(results) == 2 and isinstance(results[0], NotAdded) else [result]:
                tell(untold)

    spool = register.files.incoming
    with Workers(preload=len(paths) > 1 or any(map(Path.is_dir, paths)), spool=spool) as workers:
        take(
            add_all(
                register,
                list(gather(paths)),
                details,
                author=author,
                workers=workers,
                restore=restore,
                ocr=ocr,
                progress=progress,
            )
        )
        for number, address in enumerate(addresses):
            progress("fetching addresses", number, len(addresses))
            take(_fetched(register, address, details, author=author, at=at, workers=workers, fetcher=fetcher))
    if results and all(isinstance(result, NotAdded) for result in results):
        first = results[0]
        assert isinstance(first, NotAdded)
        raise first.error or SijillError(first.reason)
    new = [result.id for result in results if isinstance(result, Taken) and result.new]
    found = find_copies(register, author=author, sources=new) if new else None
    return Addition(tuple(results), found.proposed if found else 0)


def _fetched(
    register: Register,
    address: str,
    details: SourceDetails,
    *,
    author: str,
    at: datetime,
    workers: Workers,
    fetcher: Callable[..., Fetched],
) -> Iterator[Taken | NotAdded]:
    """Fetch an address, keep what was exchanged as a WARC, and take that in."""
    try:
        fetched = fetcher(address, at=at)
    except FetchRefused as error:
        yield NotAdded(address, str(error), error)
        return
    spool = register.files.incoming
    spool.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, place = tempfile.mkstemp(prefix=f"{os.getpid()}-", dir=spool)
    path = Path(place)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(fetched.warc)
        told = replace(
            details,
            address=details.address or fetched.final_address,
            collected_how=details.collected_how or "Fetched from its address and kept as a WARC.",
            collected_when=details.collected_when or at.isoformat(timespec="seconds"),
        )
        for result in add_all(register, [Incoming(path, fetched.name)], told, author=author, workers=workers):
            if isinstance(result, Taken) and result.part_of is None:
                result = replace(result, warnings=(*fetched.warnings, *result.warnings))
            yield result
    finally:
        path.unlink(missing_ok=True)
