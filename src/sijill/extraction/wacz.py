"""WACZ (Web Archive Collection Zipped 1.1.1): the WARCs in it, and whether its files are what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from sijill.extraction.errors import Refused
from sijill.extraction.given import Given
from sijill.extraction.warc import Digest
from sijill.extraction.zip_directory import BrokenMember, Entry, read_directory

_PACKAGE = "datapackage.json"
_PACKAGE_DIGEST = "datapackage-digest.json"
_UNSTORABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff]")
_LARGEST_JSON = 16 * 1024 * 1024


class Collection:
    """An opened WACZ: ``warnings`` name what does not fit its own digests, ``properties`` its title."""

    def __init__(self, source: Given) -> None:
        self.warnings: list[str] = []
        self.properties: dict[str, str] = {}
        self._source = source
        self._directory = read_directory(source)
        self._entries = {entry.name: entry for entry in self._directory.entries if not entry.is_folder}
        self.warnings.extend(self._directory.warnings)
        refused = [entry for entry in self._entries.values() if entry.refusal]
        self.warnings.extend(f"{entry.name} was not read: {entry.refusal}." for entry in refused[:20])
        self._check()

    def archives(self) -> Iterator[Iterator[bytes]]:
        """Give the bytes of each WARC."""
        for name, entry in self._entries.items():
            if name.startswith("archive/") and name.endswith((".warc", ".warc.gz")) and not entry.refusal:
                yield self._chunks(entry)

    def _chunks(self, entry: Entry) -> Iterator[bytes]:
        try:
            yield from self._directory.chunks(entry)
        except BrokenMember as error:
            reason = f"its member {entry.name} cannot be read: {error}"
            raise Refused(self._source.name, reason, "ask for the archive to be sent again") from error

    def _check(self) -> None:
        package = self._json(_PACKAGE)
        if package is None:
            self.warnings.append(f"Its {_PACKAGE} cannot be read, so that nothing says what was archived.")
            return
        for key in ("title", "description", "created", "modified", "software"):
            if isinstance(value := package.get(key), str) and value:
                self.properties[f"collection {key}"] = _shown(value, 2_000)
        resources = package.get("resources")
        listed = {_PACKAGE, _PACKAGE_DIGEST}
        for resource in resources if isinstance(resources, list) else []:
            if isinstance(resource, dict):
                listed.add(str(resource.get("path", "")))
                self._check_resource(resource)
        if others := self._entries.keys() - listed:
            self.warnings.append(f"Files in it that its {_PACKAGE} does not name: {_some(sorted(others))}.")
        self._check_package()

    def _check_resource(self, resource: dict[str, Any]) -> None:
        path = str(resource.get("path", ""))
        entry = self._entries.get(path)
        if entry is None:
            self.warnings.append(f"Its file {_shown(path)} is missing.")
            return
        if resource.get("bytes") not in (None, entry.size):
            self.warnings.append(f"Its file {_shown(path)} has not the size that was archived.")
        self._check_digest(entry, str(resource.get("hash", "")))

    def _check_digest(self, entry: Entry, stated: str) -> None:
        digest = Digest.parse(stated)
        if digest is None:
            self.warnings.append(f"Nothing says what its file {entry.name} was when it was archived.")
            return
        fits: list[bool] = []
        try:
            for _ in digest.check(self._directory.chunks(entry), fits.append):
                pass
        except BrokenMember:
            fits.append(False)
        if fits != [True]:
            self.warnings.append(f"Its file {entry.name} is not what was archived: its digest does not fit.")

    def _check_package(self) -> None:
        stated = self._json(_PACKAGE_DIGEST)
        if stated is None:
            return
        self._check_digest(self._entries[_PACKAGE], str(stated.get("hash", "")))
        if stated.get("signedData"):
            self.properties["collection signature"] = "there, not checked"

    def _json(self, name: str) -> dict[str, Any] | None:
        entry = self._entries.get(name)
        if entry is None or entry.size > _LARGEST_JSON:
            return None
        try:
            found = json.loads(self._directory.read(entry))
        except (BrokenMember, ValueError, RecursionError):
            return None
        return found if isinstance(found, dict) else None


def _shown(text: str, longest: int = 200) -> str:
    return _UNSTORABLE.sub("\N{REPLACEMENT CHARACTER}", text[:longest])


def _some(names: list[str]) -> str:
    return ", ".join(name[:100] for name in names[:3]) + (
        f", … {len(names)} in all" if len(names) > 3 else ""
    )
