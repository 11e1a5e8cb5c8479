"""XLSX and XLSM workbooks: every sheet from its markup, and one sentence for all that is not cells."""

from __future__ import annotations

from sijill.extraction.office.markup import Attributes
from sijill.extraction.office.number_format import NumberFormat, built_in, read_format
from sijill.extraction.office.package import Package, Relation
from sijill.extraction.office.properties import read_properties
from sijill.extraction.office.sheet import MOST_CELLS, Doubt, Sheet, TooLarge
from sijill.extraction.office.workbook import Workbook
from sijill.extraction.office.xlsx_sheet import CellReader, Styles, column_number, unescaped

_MOST_FORMATS = 70_000
_LONGEST_NOTES = 100_000
_PRESENT = {
    "xl/vbaproject.bin": "It holds macros; none was run.",
    "xl/macrosheets/": "It holds macro sheets of Excel 4; none was run.",
    "xl/connections.xml": "It has connections to data outside; none was opened.",
    "xl/embeddings/": "It holds embedded objects, which were not read.",
    "xl/activex/": "It holds controls, which were not read.",
    "xl/pivotcache/": "It keeps copies of data for pivot tables, which were not read.",
    "xl/charts/": "It holds charts, which were not read.",
    "xl/diagrams/": "It holds diagrams, which were not read.",
}


def read_xlsx(package: Package) -> Workbook:
    """Read a workbook; raises :class:`~sijill.extraction.Refused` and :class:`TooLarge`."""
    workbook = Workbook()
    workbook.warnings.extend(package.warnings)
    workbook.properties.update(read_properties(package))
    start = next((r.target for r in package.relations("").values() if r.kind == "officeDocument"), "")
    main = start if package.has(start) else "xl/workbook.xml"
    relations = package.relations(main)
    listed = _Listed()
    package.parse(main, start=listed.start)
    styles = Styles(_texts(package, relations), _formats(package, relations), listed.from_1904)
    seen: set[str] = set()
    for attributes in listed.sheets:
        relation = relations.get(attributes.get("r:id", ""))
        name = attributes.get("name", "")
        if relation is None or relation.kind != "worksheet" or relation.target in seen:
            workbook.warnings.append(f"The sheet “{name[:100]}” holds no cells of its own and was not read.")
            continue
        seen.add(relation.target)
        sheet = workbook.sheet(name, hidden=attributes.get("state", "visible") != "visible")
        _read_sheet(package, relation.target, sheet, styles, workbook)
    warn_of_the_rest(package, workbook)
    for number, part in enumerate(package.within("xl/media/"), 1):
        package.deliver(part, image=number)
    return workbook


class _Listed:
    """The sheets that the workbook lists, and its system of dates."""

    def __init__(self) -> None:
        self.sheets: list[Attributes] = []
        self.from_1904 = False

    def start(self, tag: str, attributes: Attributes) -> None:
        if tag == "sheet":
            self.sheets.append(attributes)
            if len(self.sheets) > MOST_CELLS // 100:
                raise TooLarge("it lists too many sheets")
        elif tag == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true", "on")


def _texts(package: Package, relations: dict[str, Relation]) -> list[str]:
    """Read the texts that cells share."""
    texts: list[str] = []
    words: list[str] = []
    runs: list[str] = []
    phonetic = False

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal phonetic
        if tag == "t":
            words.clear()
        elif tag == "si":
            runs.clear()
        elif tag == "rPh":
            phonetic = True

    def end(tag: str) -> None:
        nonlocal phonetic
        if tag == "t" and not phonetic:
            runs.append("".join(words))
        elif tag == "si":
            texts.append(unescaped("".join(runs)))
            if len(texts) > MOST_CELLS:
                raise TooLarge(f"it has more than {MOST_CELLS} texts")
        elif tag == "rPh":
            phonetic = False

    if part := _part(package, relations, "sharedStrings"):
        package.parse(part, start=start, end=end, text=words.append)
    return texts


def _formats(package: Package, relations: dict[str, Relation]) -> list[NumberFormat]:
    """Read the number format of each cell style."""
    codes: dict[int, str] = {}
    numbers: list[int] = []
    within = False

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal within
        number = attributes.get("numFmtId", "")
        number = number if number.isdecimal() and len(number) < 9 else "0"
        if tag == "cellXfs":
            within = True
        elif tag == "xf" and within and len(numbers) < _MOST_FORMATS:
            numbers.append(int(number))
        elif tag == "numFmt" and len(codes) < _MOST_FORMATS:
            codes[int(number)] = attributes.get("formatCode", "")

    def end(tag: str) -> None:
        nonlocal within
        within = within and tag != "cellXfs"

    if part := _part(package, relations, "styles"):
        package.parse(part, start=start, end=end)
    return [read_format(codes.get(number) or built_in(number)) for number in numbers]


def _part(package: Package, relations: dict[str, Relation], kind: str) -> str | None:
    found = next((relation.target for relation in relations.values() if relation.kind == kind), None)
    return found if found and package.has(found) else None


def _read_sheet(package: Package, part: str, sheet: Sheet, styles: Styles, workbook: Workbook) -> None:
    cells = CellReader(sheet, styles)
    package.parse(part, start=cells.start, end=cells.end, text=cells.words.append)
    relations = package.relations(part)
    if comments := _part(package, relations, "comments"):
        _add(workbook, "comments", _comments(package, comments, sheet))
    if drawing := _part(package, relations, "drawing"):
        boxes = _drawn_text(package, drawing)
        _add(workbook, "text boxes", [f"{sheet.name}: {text}" for text in boxes])
        if boxes:
            said = "the text of boxes over the cells is kept in the properties"
            workbook.warnings.append(f"Sheet “{sheet.name}”: {said} ({len(boxes)}).")


def _add(workbook: Workbook, key: str, lines: list[str]) -> None:
    together = "\n".join(filter(None, [workbook.properties.get(key, ""), *lines]))
    if len(together) > _LONGEST_NOTES:
        workbook.warnings.append(
            f"The {key} are longer than {_LONGEST_NOTES} letters; the rest was left out."
        )
    if together:
        workbook.properties[key] = together[:_LONGEST_NOTES]


def _comments(package: Package, part: str, sheet: Sheet) -> list[str]:
    lines: list[str] = []
    authors: list[str] = []
    words: list[str] = []
    runs: list[str] = []
    place = by = ""

    def start(tag: str, attributes: Attributes) -> None:
        nonlocal place, by
        if tag == "comment":
            place = attributes.get("ref", "")[:10]
            number = attributes.get("authorId", "")
            known = number.isdecimal() and len(number) < 7 and int(number) < len(authors)
            by = authors[int(number)] if known else ""
            runs.clear()
        elif tag in ("t", "author"):
            words.clear()

    def end(tag: str) -> None:
        if tag == "author":
            authors.append("".join(words).strip())
        elif tag == "t":
            runs.append("".join(words))
        elif tag == "comment":
            said = unescaped("".join(runs)).strip()
            lines.append(f"{sheet.name}!{place}{f' ({by})' if by else ''}: {said}")
            column = place.rstrip("0123456789")
            row = place[len(column) :]
            if column.isascii() and column.isupper() and row:
                sheet.doubt(Doubt.COMMENT, int(row), column_number(column))

    package.parse(part, start=start, end=end, text=words.append)
    return lines


def _drawn_text(package: Package, part: str) -> list[str]:
    boxes: list[str] = []
    words: list[str] = []
    lines: list[str] = []

    def start(tag: str, attributes: Attributes) -> None:
        if tag == "a:t":
            words.clear()
        elif tag == "a:p":
            lines.append("")

    def end(tag: str) -> None:
        if tag == "a:t" and lines:
            lines[-1] += "".join(words)
        elif tag == "?:txBody":
            if said := "\n".join(lines).strip():
                boxes.append(said)
            lines.clear()

    package.parse(part, start=start, end=end, text=words.append)
    return boxes


def warn_of_the_rest(package: Package, workbook: Workbook) -> None:
    """Say what a workbook of Office Open XML holds that is not cells."""
    parts = [part.lower() for part in package.parts]
    for beginning, warning in _PRESENT.items():
        if any(part.startswith(beginning) for part in parts):
            workbook.warnings.append(warning)
    links = [part for part in package.within("xl/externalLinks/") if "/_rels/" not in part.lower()]
    if links:
        targets = [relation.target for part in links for relation in package.relations(part).values()]
        named = f" ({', '.join(target[:200] for target in targets[:3])})" if targets else ""
        said = "It has links to other files or programs, of which none was followed"
        workbook.warnings.append(f"{said}{named}.")
