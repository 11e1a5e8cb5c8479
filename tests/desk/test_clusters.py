"""Whoever asks for Spark gets it, or a sentence on what is lacking."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from sijill.desk.clusters import NoSpark, engine, has_java, spark_session


def test_threads_need_nothing() -> None:
    with engine("threads", None) as chosen:
        assert chosen is None


def test_without_pyspark_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    monkeypatch.setitem(sys.modules, "pyspark", None)

    said = r"is not installed; install it with `pip install 'sijill\[spark\]'`\."
    with pytest.raises(NoSpark, match=said), spark_session():
        pass


@pytest.mark.group("spark")
def test_without_java_one_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("JAVA_HOME", raising=False)

    assert not has_java()
    with pytest.raises(NoSpark, match="needs Java 17 or newer, and none is found"), spark_session():
        pass
