"""A register with a few fictional sources, as a team would have it after an afternoon."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from sijill.claims import SourceDetails
    from sijill.intake import ImportAnswer
    from sijill.store.register import Register
    from sijill.store.statements import ClaimLine, RecordLine

ARTICLE = """أصدرت المحكمة الخاصة في دورازين حكماً بالسجن 15 عاماً و40 جلدة على الطالبة سلمى الكلتابي.
وقالت المحامية ناهيد البلدوخي: «لم يُسمح لنا بقراءة الملف».
وقُتل 12 شخصاً على الأقل في الاحتجاجات، بحسب وزارة الداخلية.
"""


class Desk:
    """Verbs on one register, in the fewest words."""

    def __init__(self, register: Register, folder: Path) -> None:
        self.register = register
        self.author = register.settings.author
        self.folder = folder

    def add(
        self, text: str = ARTICLE, name: str = "article.txt", details: SourceDetails | None = None
    ) -> str:
        from sijill.claims import SourceDetails
        from sijill.intake import add_source

        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        given = details or SourceDetails(title=name, publisher=f"publisher of {name}")
        return add_source(self.register, path, given, author=self.author).id

    def bring(
        self, *rows: Sequence[str], name: str = "list.csv", details: SourceDetails | None = None
    ) -> ImportAnswer:
        from sijill.claims import SourceDetails
        from sijill.intake import apply, plan_import
        from sijill.vocabulary import load

        path = self.folder / name
        path.write_text("\n".join(",".join(row) for row in rows), encoding="utf-8")
        given = details or SourceDetails(title=name, publisher=f"publisher of {name}")
        plan = plan_import(
            self.register, path, list_name=name, vocabulary=load(), author=self.author, details=given
        )
        return apply(plan)

    def accept(self, source: str, *said: tuple[RecordLine, ClaimLine]) -> None:
        """Write claims, each with the record that it is of, as somebody who reads the source would."""
        from sijill.claims import random_id
        from sijill.store.kinds import Draft

        bodies = [
            {
                "claim": random_id(),
                "source": source,
                "record": record.as_json(),
                "line": line.as_json(),
                "origin": "person",
                "seen": None,
            }
            for record, line in said
        ]
        self.register.door.write([Draft("claim.accepted", body) for body in bodies], author=self.author)


@pytest.fixture
def desk(register: Register, tmp_path: Path) -> Desk:
    folder = tmp_path / "papers"
    folder.mkdir()
    return Desk(register, folder)
