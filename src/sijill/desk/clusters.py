"""A Spark session for matching: the machine's own cores as workers, or a cluster that somebody names."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from sijill.errors import SijillError

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

    from sijill.matching.engine import Engine

LOCAL = "local[*]"
_HERE = "127.0.0.1"


class NoSpark(SijillError):
    """Spark cannot be used; the message says what to install or to name."""


@contextmanager
def spark_session(master: str = LOCAL) -> Iterator[SparkSession]:
    """Open a session and close it again. Raises :class:`NoSpark` with a remedy.

    On a cluster the workers' Python must have this program, with the extra ``spark``.
    """
    try:
        import pandas  # noqa: F401  (PySpark asks for it before it takes a function)
        import pyarrow  # noqa: F401  (the workers hand batches over in its form)
        from pyspark.sql import SparkSession as Session
    except ImportError as error:
        raise NoSpark(
            f"The engine spark needs PySpark, and {error.name} is not installed;"
            " install it with `pip install 'sijill[spark]'`."
        ) from error
    if not has_java():
        raise NoSpark(
            "The engine spark needs Java 17 or newer, and none is found; install it (Debian, Ubuntu:"
            " `apt install openjdk-17-jre-headless`) or name its folder in JAVA_HOME."
        )
    # The workers of this machine are to be of this Python, with what is installed for it.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    try:
        builder = Session.builder.master(master)
        if master.startswith("local"):
            # Nothing of it is to be heard, or looked for, on the network.
            builder = builder.config("spark.driver.host", _HERE).config("spark.driver.bindAddress", _HERE)
        session = (
            builder.appName("sijill match")
            .config("spark.ui.enabled", "false")
            .config("spark.ui.showConsoleProgress", "false")
            .config("spark.log.level", "ERROR")
            .config("spark.driver.maxResultSize", "0")
            .getOrCreate()
        )
    except Exception as error:
        reason = str(error).strip().partition("\n")[0]
        raise NoSpark(
            f"Spark did not start with --master {master} ({reason}); name a cluster that is there,"
            " or local[2] for two cores of this machine."
        ) from error
    try:
        yield session
    finally:
        session.stop()


def has_java() -> bool:
    """Say whether there is a Java that Spark would find."""
    home = os.environ.get("JAVA_HOME")
    return bool(shutil.which("java") or (home and (Path(home) / "bin" / "java").exists()))


@contextmanager
def engine(name: str, master: str | None) -> Iterator[Engine | None]:
    """Open the engine of that name: ``threads`` (none, the matcher's own) or ``spark``."""
    if name == "threads":
        yield None
        return
    from sijill.matching.spark import Spark

    with spark_session(master or LOCAL) as session, Spark(session) as made:
        yield made
