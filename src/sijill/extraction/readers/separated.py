"""Separated values: the whole file is one table."""

from __future__ import annotations

import csv
from pathlib import PurePath

from sijill.claims.document import CELL_END, ROW_END, Document, tabular_text
from sijill.extraction.errors import Refused
from sijill.extraction.given import Given
from sijill.extraction.readers.prose import decoded_text
from sijill.extraction.tables import read_table


def read(source: Given) -> Document:
    """Read rows of cells; tabs separate where the file's name says so, else what separates most evenly."""
    decoded = decoded_text(source)
    tabs = PurePath(source.name).suffix.lower() in (".tsv", ".tab")
    try:
        table = read_table(decoded.text, delimiter="\t" if tabs else None)
    except csv.Error as error:
        raise Refused(
            source.name, f"its rows cannot be told apart ({error})", "save the sheet again as CSV"
        ) from error
    separators = decoded.text.count(CELL_END) + decoded.text.count(ROW_END)
    said = (f"Separators inside its cells are now U+FFFD ({separators}).",) if separators else ()
    return Document(
        text=tabular_text(table.rows),
        tabular=True,
        encoding=decoded.encoding,
        warnings=(*decoded.warnings, *table.warnings, *said),
    )
