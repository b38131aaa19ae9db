"""Room `columnar`: tables in Parquet, on a disk or in a store of objects → a folder of verdicts, by Apache Spark."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from ..checking.schema import Kind, Schema
from ..data import codes
from ..data.records import Rejected, unusable
from ..data.tables import ROOT, key_of, kinds_by_key
from ..evaluation.verdict import Outcome
from .batches import MOST_TOLD, Summary, restored
from .spark import Question, SparkResults, evaluate_on_spark
from .spark_tables import NUMBER, Frame, Session, settled

EXTRA = "spark"
_FILE_BITS = 40


def run(
    question: Question,
    sources: Sequence[str],
    output: str,
    *,
    master: str | None = None,
    rejected: Callable[[Rejected], None] | None = None,
) -> Summary:
    """Evaluate tables in Parquet and write the verdicts to a folder of Parquet files, whole or not at all.

    The sources are one folder with `proposals` and the lists, or the tables themselves; addresses such as
    `s3a://bucket/calls` are read and written by Spark. A session that exists is used, under `spark-submit` that of the
    submission; `master` names another cluster. Raises `DataError` where Spark or the data cannot be used.
    """
    with _session(master, sources[0] if sources else "") as session, _failing(sources[0] if sources else ""):
        from pyspark import StorageLevel

        tables = _tables(sources, question.schema, session)
        root = tables[ROOT][0]
        lists = {kind: frame for kind, (frame, _) in tables.items() if kind != ROOT}
        names = {kind: shown for kind, (_, shown) in tables.items()}
        results = evaluate_on_spark(question, root, lists, keep=StorageLevel.MEMORY_AND_DISK, names=names)
        try:
            with _whole(output) as place:
                results.verdicts.write.mode("overwrite").parquet(place)
                return _summary(results, root.count(), session.read.parquet(place), rejected)
        finally:
            results.release()


def _summary(
    results: SparkResults, proposals: int, written: Frame, rejected: Callable[[Rejected], None] | None
) -> Summary:
    from pyspark.sql import functions

    summary = Summary(warnings=results.warnings)
    grouped = written.groupBy("outcome", functions.col("policy").isNotNull().alias("named")).count()
    for outcome, named, number in grouped.collect():
        summary.verdicts += number
        summary.outcomes[Outcome(outcome)] += number
        summary.applied += number if named and outcome != Outcome.NOT_APPLICABLE.value else 0
    lost = 0
    refused = results.answers.where("stored IS NOT NULL").select("r", "stored").orderBy("r")
    for number, stored in refused.toLocalIterator():
        outcome = restored(json.loads(stored))
        summary.rejected += 1
        lost += number is not None
        if len(summary.told) < MOST_TOLD:
            summary.told.append(outcome)
        if rejected is not None:
            rejected(outcome)
    summary.evaluated = proposals - lost
    summary.by_law = results.answers.where("cells IS NOT NULL").select("r").distinct().count()
    return summary


# ── the session ───────────────────────────────────────────────────────────────────────────


@contextmanager
def _session(master: str | None, source: str) -> Iterator[Session]:
    try:
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError:
        raise unusable(codes.NO_LIBRARY, source, library="pyspark", extra=EXTRA) from None
    known = SparkSession.getActiveSession()
    if known is not None:
        yield known
        return
    if master is None or master.startswith("local"):
        # The tasks of a machine of its own run with what this process runs with.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    builder = SparkSession.builder.appName("eligo")
    if master is not None:
        builder = builder.master(master)
    try:
        session = builder.getOrCreate()
    except (PySparkException, OSError) as wrong:
        raise unusable(codes.NO_SPARK, master or "local[*]", state=_state(wrong)) from None
    try:
        # What is too long for compiled code is interpreted instead, and told as if it were a mistake.
        session.sparkContext.setLogLevel("OFF")
        yield session
    finally:
        session.stop()


@contextmanager
def _failing(source: str) -> Iterator[None]:
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as wrong:
        raise unusable(codes.SPARK_FAILED, source, state=_state(wrong)) from wrong


def _state(wrong: Exception) -> str:
    condition = getattr(wrong, "getCondition", None)
    return str((condition() if condition is not None else None) or type(wrong).__name__)


# ── the tables ────────────────────────────────────────────────────────────────────────────


def _tables(sources: Sequence[str], schema: Schema, session: Session) -> dict[str, tuple[Frame, str]]:
    known = kinds_by_key(schema)
    found: dict[str, tuple[Frame, str]] = {}
    for source in sources:
        kind = known.get(key_of(_stem(source)))
        several = [(kind, source)] if kind is not None else _inside(source, schema, session)
        for each, address in several:
            if each in found:
                raise unusable(codes.TABLE_TWICE, address, other=found[each][1], sheet=address)
            with settled(session):
                found[each] = (_numbered(_read(address, session), session), address)
    if ROOT not in found:
        raise unusable(codes.NO_PROPOSALS_TABLE, sources[0] if sources else "")
    return found


def _stem(address: str) -> str:
    return address.rstrip("/").rpartition("/")[2].removesuffix(".parquet")


def is_address(source: str) -> bool:
    """Whether a source is an address that Spark reads, and no path on this machine."""
    return "://" in source


def _inside(source: str, schema: Schema, session: Session) -> list[tuple[str, str]]:
    """The tables in a folder, with their kinds."""
    known = kinds_by_key(schema)
    if not is_address(source):
        folder = Path(source)
        if not folder.exists():
            raise unusable(codes.NO_SUCH_FILE, source)
        if not folder.is_dir():
            raise unusable(codes.NOT_PARQUET, source)
        paths = [p for p in sorted(folder.iterdir()) if p.suffix.casefold() == ".parquet" or p.is_dir()]
        return [(known[key], str(path)) for path in paths if (key := key_of(_stem(str(path)))) in known]
    found = []
    lists = [f.name for f in schema.proposal.fields if f.type.kind is Kind.LIST]
    for kind, name in ((ROOT, "proposals"), *((name, name) for name in lists)):
        for address in (f"{source.rstrip('/')}/{name}.parquet", f"{source.rstrip('/')}/{name}"):
            if _is_there(address, session):
                found.append((kind, address))
                break
    return found


def _is_there(address: str, session: Session) -> bool:
    from pyspark.errors import AnalysisException

    try:
        session.read.parquet(address)
    except AnalysisException as wrong:
        if _state(wrong) == "PATH_NOT_FOUND":
            return False
        raise
    return True


def _read(address: str, session: Session) -> Frame:
    from py4j.protocol import Py4JError
    from pyspark.errors import AnalysisException, PySparkException

    try:
        return session.read.parquet(address if is_address(address) else str(Path(address).absolute()))
    except (PySparkException, Py4JError) as wrong:
        if _state(wrong) == "PATH_NOT_FOUND":
            raise unusable(codes.NO_SUCH_FILE, address) from None
        # What is wrong with a store of objects is not the fault of the file.
        if is_address(address) and not isinstance(wrong, AnalysisException):
            raise
        raise unusable(codes.NOT_PARQUET, address) from None


def _numbered(frame: Frame, session: Session) -> Frame:
    """The rows with their numbers, as they stand in the files, and the files in the order of their names."""
    from pyspark.sql import functions

    rows = frame.select("*", functions.col("_metadata.row_index").alias(NUMBER))
    files = sorted(path for (path,) in frame.select("_metadata.file_path").distinct().collect())
    if len(files) < 2:
        return rows
    numbers = session.createDataFrame(list(enumerate(files)), "number bigint, path string")
    placed = frame.select(
        "*", functions.col("_metadata.row_index").alias(NUMBER), functions.col("_metadata.file_path").alias("#path")
    ).join(functions.broadcast(numbers), functions.col("#path") == functions.col("path"), "left")
    number = functions.col("number") * (1 << _FILE_BITS) + functions.col(NUMBER)
    return placed.withColumn(NUMBER, number).drop("#path", "number", "path")


# ── the output ────────────────────────────────────────────────────────────────────────────


@contextmanager
def _whole(output: str) -> Iterator[str]:
    """Where to write: a folder beside the output that takes its place when everything is there.

    A store of objects has no such move: there the file `_SUCCESS` says that everything is there.
    """
    if is_address(output):
        yield output
        return
    target = Path(output).absolute()
    partial = target.with_name(f".{target.name[:60]}.partial")
    former = target.with_name(f".{target.name[:60]}.former")
    try:
        yield str(partial)
        if target.is_dir():
            shutil.rmtree(former, ignore_errors=True)
            target.rename(former)
        partial.rename(target)
        shutil.rmtree(former, ignore_errors=True)
    finally:
        shutil.rmtree(partial, ignore_errors=True)
