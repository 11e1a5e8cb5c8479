"""The files of a register: originals and outputs, named by their hash, written whole or not at all."""

from __future__ import annotations

import atexit
import ctypes
import hashlib
import os
import re
import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from sijill.store.errors import Changed, StorageError

_CHUNK = 1 << 20
_HASH = re.compile(r"[0-9a-f]{64}")


_staged: set[Path] = set()
"""Files that this process has written and not yet named."""


def _tidy() -> None:
    """Leave nothing without a name behind, wherever the process was interrupted."""
    for path in _staged:
        with suppress(OSError):
            path.unlink(missing_ok=True)


atexit.register(_tidy)


class Files:
    """A folder of content-addressed files.

    Plain files are named by the SHA-256 of their bytes. Derived rows are named by their root, which stays the
    same when a row is erased. What is being written lies in ``incoming`` under a random name, is flushed to
    the disk, and takes its name in one step.
    """

    def __init__(self, folder: Path, *, settled: bool = True) -> None:
        self.folder = folder
        self.incoming = folder / "incoming"
        self._settled = settled

    def unsettled(self) -> Files:
        """Give the same files for many at once: nothing is flushed to the disk before :meth:`settle`."""
        return Files(self.folder, settled=False)

    def settle(self) -> None:
        """Flush to the disk what was put; only then may an entry name it.

        One call flushes the whole file system where there is one (Linux ``syncfs``); it takes the place of
        two for each file, of which a small file's time mostly consists.
        """
        if self.folder.exists() and not _sync_file_system(self.folder):
            os.sync()

    def path(self, sha256: str) -> Path:
        """Give the place of a plain file; raises :class:`StorageError` for a name that is no hash."""
        return self.folder / _checked(sha256)[:2] / sha256

    def rows_path(self, root: str) -> Path:
        """Give the place of derived rows; raises :class:`StorageError` for a name that is no hash."""
        return self.folder / "rows" / _checked(root)[:2] / root

    def path_of(self, name: str, *, rows: bool) -> Path:
        """Give the place of a file of either kind."""
        return self.rows_path(name) if rows else self.path(name)

    def put(self, data: bytes) -> str:
        """Keep bytes; gives their SHA-256 in hex. Keeping the same bytes twice keeps one file."""
        name = hashlib.sha256(data).hexdigest()
        self._place(self._stage([data]), self.path(name))
        return name

    def put_file(self, path: Path, *, expected: str | None = None) -> tuple[str, int]:
        """Keep a copy of a file; gives the SHA-256 of exactly the bytes that were kept, and their number.

        Raises :class:`Changed`, with nothing kept, if the bytes are not those of the hash ``expected``.
        """
        digest = hashlib.sha256()
        size = 0

        def read() -> Iterator[bytes]:
            nonlocal size
            with path.open("rb") as stream:
                while chunk := stream.read(_CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
                    yield chunk

        staged = self._stage(read())
        name = digest.hexdigest()
        if expected is not None and name != expected:
            self.remove(staged)
            raise Changed(path.name)
        self._place(staged, self.path(name))
        return name, size

    def stage_rows(self, lines: Iterable[bytes]) -> Path:
        """Write lines to a new file that has no name yet."""
        return self._stage(lines)

    def place_rows(self, staged: Path, root: str) -> None:
        """Give staged rows the name of their root, replacing what bore it (the rows before an erasure)."""
        self._place(staged, self.rows_path(root))

    def get(self, sha256: str) -> bytes:
        """Give the bytes of a kept file; raises :class:`StorageError` if it is gone or cannot be read."""
        try:
            return self.path(sha256).read_bytes()
        except OSError as error:
            raise StorageError(
                f"The file {sha256} is missing from the register.", "Run `sijill verify` to see what else is."
            ) from error

    def rows(self, root: str) -> Iterator[bytes]:
        """Give the lines of a derived-rows file."""
        try:
            with self.rows_path(root).open("rb") as stream:
                yield from stream
        except OSError as error:
            raise StorageError(
                f"The derived rows {root} are missing from the register.",
                "Run `sijill verify` to see what else is.",
            ) from error

    def remove(self, path: Path) -> None:
        """Delete a file if it is there."""
        path.unlink(missing_ok=True)

    def all(self) -> Iterator[Path]:
        """Give every file of the folder that has a name."""
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and path.parent != self.incoming:
                yield path

    def sweep(self) -> None:
        """Delete what programs that are no longer running left behind in ``incoming``."""
        for path in self.incoming.glob("*-*"):
            if not _running(path.name.partition("-")[0]):
                path.unlink(missing_ok=True)

    def _stage(self, chunks: Iterable[bytes]) -> Path:
        try:
            self.incoming.mkdir(parents=True, exist_ok=True, mode=0o700)
            path = self.incoming / f"{os.getpid()}-{secrets.token_hex(8)}"
            _staged.add(path)
            with path.open("xb") as stream:
                try:
                    path.chmod(0o600)
                    stream.writelines(chunks)
                    stream.flush()
                    if self._settled:
                        os.fsync(stream.fileno())
                except BaseException:
                    path.unlink(missing_ok=True)
                    raise
        except OSError as error:
            raise StorageError(
                f"A file cannot be kept: {error.strerror or error}.",
                "Nothing was written; check the file and the free space, then do the same again.",
            ) from error
        return path

    def _place(self, staged: Path, path: Path) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            staged.replace(path)
            _staged.discard(staged)
            if self._settled:
                _flush_folder(path.parent)
        except OSError as error:
            raise StorageError(
                f"A file cannot be kept: {error.strerror or error}.",
                "Check the free space, then do the same again.",
            ) from error


def write_whole(path: Path, data: bytes) -> None:
    """Replace a small file in one step: a reader sees the old bytes or the new ones, never a part."""
    write_lines(path, [data])


def write_lines(path: Path, lines: Iterable[bytes]) -> None:
    """Write a file in one step, readable by its owner only; raises :class:`StorageError`."""
    staged = path.with_name(f".{path.name}-{os.getpid()}-{secrets.token_hex(4)}")
    try:
        with staged.open("xb") as stream:
            staged.chmod(0o600)
            stream.writelines(lines)
            stream.flush()
            os.fsync(stream.fileno())
        staged.replace(path)
        _flush_folder(path.parent)
    except OSError as error:
        with suppress(OSError):
            staged.unlink(missing_ok=True)
        raise StorageError(
            f"{path.name} cannot be written: {error.strerror or error}.",
            "Check its folder and the free space.",
        ) from error


def sweep_half_written(folder: Path) -> None:
    """Delete what programs that are no longer running were about to give a name in ``folder``."""
    for path in folder.glob(".*-*-*"):
        if path.is_file() and not _running(path.name.split("-")[-2]):
            path.unlink(missing_ok=True)


def _checked(name: str) -> str:
    """Let no name out of a damaged table lead out of the folder."""
    if not isinstance(name, str) or not _HASH.fullmatch(name):
        raise StorageError(f"{name!r} is not the name of a file.", "Run `sijill verify`.")
    return name


def _running(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except (ProcessLookupError, ValueError):
        return False
    except PermissionError:
        pass
    return True


def _sync_file_system(folder: Path) -> bool:
    """Flush the file system that a folder is on; give whether it could be done."""
    try:
        syncfs = ctypes.CDLL(None, use_errno=True).syncfs
    except (AttributeError, OSError, TypeError):
        return False
    handle = os.open(folder, os.O_RDONLY)
    try:
        return bool(syncfs(handle) == 0)
    finally:
        os.close(handle)


def _flush_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
