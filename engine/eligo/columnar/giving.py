"""Room `columnar`: what a set of data came to, as Python sees it: verdicts, counts, Arrow, a file, a table to look at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory, mkdtemp
from typing import TYPE_CHECKING
from weakref import finalize

from ..data.records import Batch, Rejected
from ..evaluation.verdict import Outcome, Verdict
from ..text.messages import language_here, say

if TYPE_CHECKING:
    from ..text.diagnostics import Diagnostic
    from .batches import Task

COLUMNS = ("proposal", "policy", "outcome", "warnings", "judgements")
SHOWN_ROWS, SHOWN_COLUMNS = 10, 12
FILES = {".parquet": "parquet", ".csv": "csv", ".arrow": "arrow", ".feather": "arrow"}
Judged = Callable[[Path], tuple[tuple[Verdict, ...], Batch]]
"""Evaluates the same data with the interpreter; the folder is that of the results."""


class Kept:
    """A folder of our own that lives as long as something holds it, without a word."""

    __slots__ = ("__weakref__", "path")

    def __init__(self) -> None:
        self.path = Path(mkdtemp(prefix="eligo-"))
        finalize(self, rmtree, self.path, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Made:
    """Results in files of Parquet, in their order, or with the columns `r` and `which_` that restore it; `names` are the columns."""

    parts: tuple[Path, ...]
    names: tuple[str, ...]
    by_row: bool

    @property
    def query(self) -> str:
        """The results as a query."""
        from ..data.duck import quoted
        from ..data.duck import text as quoted_text

        files = ", ".join(quoted_text(str(part)) for part in self.parts)
        order = " ORDER BY r, which_" if self.by_row else ""
        return f"SELECT {', '.join(map(quoted, self.names))} FROM read_parquet([{files}]){order}"


@dataclass(slots=True)
class Results:
    """The verdicts on a set of data in the order of the input, with what was read and what was rejected.

    A table of them is made for Arrow: `polars.DataFrame(results)`, `pyarrow.table(results)`, and DuckDB scans it.
    """

    read: int
    evaluated: int
    outcomes: Mapping[Outcome, int]
    """How many verdicts came out how."""
    rejected: tuple[Rejected, ...]
    """The rejected proposals, of very many only the first."""
    warnings: tuple[Diagnostic, ...]
    _folder: Kept | None = field(repr=False, default=None)
    _made: Made | None = field(repr=False, default=None)
    _ids: tuple[str, ...] = field(repr=False, default=())
    _known: tuple[tuple[Verdict, ...], Batch] | None = field(repr=False, default=None)
    _again: Judged | None = field(repr=False, default=None)

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The whole verdicts; where a query gave the results, the interpreter now makes them."""
        return self._whole()[0]

    @property
    def batch(self) -> Batch:
        """What was read, proposals in memory and rejected ones."""
        return self._whole()[1]

    @property
    def rejections(self) -> int:
        """How many proposals were rejected: always `read` less `evaluated`."""
        return self.read - self.evaluated

    def __len__(self) -> int:
        """How many verdicts there are."""
        return sum(self.outcomes.values())

    def to_arrow(self) -> object:
        """The results as a `pyarrow.Table`; raises `DataError` where that library is missing."""
        from ..data.arrow_tables import as_table

        return as_table(self.__arrow_c_stream__())

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """The results as a stream of Arrow, read batch by batch."""
        from ..data.arrow_tables import stream_of

        made = self._table()
        return stream_of(made.query, self._place() / "spill", requested_schema, keeps=self._folder)

    def write(self, path: str | Path) -> None:
        """Write the results to a file that ends in `.parquet`, `.arrow` or `.csv`, whole or not at all.

        The address of a database, such as `duckdb:results.duckdb`, gets them as its table `verdicts`. Raises ValueError
        for another ending, OSError where nothing can be written, and `DataError` where a database refuses.
        """
        from ..data.databases import address_of
        from .results import give_query

        address = address_of(str(path))
        if address is not None:
            from ..data.sinks import write_table

            write_table(address, self._table().query, self._place() / "spill")
            return
        path = Path(path)
        if path.suffix.casefold() not in FILES:
            raise ValueError(path.suffix)
        give_query(self._table(), path, FILES[path.suffix.casefold()], self._place())

    def _repr_html_(self) -> str:
        """A small table for notebooks: the first verdicts, and the counts."""
        language = language_here()
        names, rows = self._head()
        head = "".join(f"<th>{escape(name)}</th>" for name in names)
        body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in rows)
        counts = say(language, "cli-counts", None, read=self.read, evaluated=self.evaluated, rejected=self.rejections)
        told = [
            say(language, f"cli-count-{o.value.replace('_', '-')}", None, count=self.outcomes[o])
            for o in Outcome
            if self.outcomes.get(o)
        ]
        return (
            f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
            f"<p>{escape(counts)}<br>{escape(' · '.join(told))}</p>"
        )

    def _head(self) -> tuple[list[str], list[list[str]]]:
        from ..data.duck import connect

        made = self._table()
        with closing(connect(self._place() / "spill")) as connection:
            found = connection.execute(f"{made.query} LIMIT {SHOWN_ROWS + 1}").fetchall()
        more = len(made.names) > SHOWN_COLUMNS
        names = [*made.names[:SHOWN_COLUMNS], *(["…"] if more else [])]
        rows = [
            ["" if cell is None else str(cell) for cell in row[:SHOWN_COLUMNS]] + (["…"] if more else [])
            for row in found[:SHOWN_ROWS]
        ]
        return names, rows + ([["…"] * len(names)] if len(found) > SHOWN_ROWS else [])

    def _whole(self) -> tuple[tuple[Verdict, ...], Batch]:
        if self._known is None:
            assert self._again is not None
            self._known = self._again(self._place())
        return self._known

    def _place(self) -> Path:
        if self._folder is None:
            self._folder = Kept()
        return self._folder.path

    def _table(self) -> Made:
        """The files of results; verdicts in memory are written first."""
        if self._made is None:
            from .asking import written

            part = self._place() / "results.parquet"
            written(self.verdicts, self._ids, part, self._place())
            self._made = Made((part,), (*COLUMNS, *self._ids), by_row=False)
        return self._made


def of_verdicts(judged: Judged, ids: Sequence[str]) -> Results:
    """The results of the interpreter; `ids` are those of the rules of all policies."""
    with TemporaryDirectory(prefix="eligo-") as folder:
        verdicts, batch = judged(Path(folder))
    outcomes = Counter(verdict.outcome for verdict in verdicts)
    evaluated = len(batch.proposals)
    known = (verdicts, batch)
    return Results(batch.read, evaluated, outcomes, batch.rejected, batch.warnings, _ids=tuple(ids), _known=known)


def of_columns(task: Task, again: Judged) -> Results:
    """The results of the engine of columns; raises `DataError` where the data cannot be read."""
    from .batches import evaluate_to_parts
    from .verdicts import result_names

    folder = Kept()
    summary, plan, parts, by_row = evaluate_to_parts(task, folder.path)
    return Results(
        summary.read,
        summary.evaluated,
        summary.outcomes,
        tuple(summary.told),
        summary.warnings,
        _folder=folder,
        _made=Made(parts, result_names(plan), by_row),
        _again=again,
    )
