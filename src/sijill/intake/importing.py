"""Lists: a file of rows becomes records and claims; the same list again brings what differs, and no more."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import repeat
from pathlib import Path
from types import TracebackType
from typing import Any

from sijill.claims import Document, SourceDetails
from sijill.intake.differences import Change, Held, Pairing
from sijill.intake.digests import list_id, row_digests
from sijill.intake.errors import IntakeError, StaleImport
from sijill.intake.keys import Rows, anchors, key_columns
from sijill.intake.mapping import ListColumn, map_columns, said_before
from sijill.intake.marks import Tombstones, lifted, record_mark
from sijill.intake.rows import NO_NAME, RowReader
