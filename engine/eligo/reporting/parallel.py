"""Room `reporting`: many pieces of work in processes of their own, each with a deadline."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

Task = TypeVar("Task")
Product = TypeVar("Product")

DEADLINE = 60.0
"""Seconds that one piece of work may take."""
BEGINNING = 120.0
"""Seconds that a process may take until it can work; they do not count to the deadline."""
LIFETIME = 2_000
"""So many pieces of work a process does before another takes its place, and its memory is given back."""


class NotMade(Exception):
    """A document that could not be made: the key of the sentence that says why, and what the sentence names."""

    def __init__(self, key: str, facts: dict[str, str] | None = None) -> None:
        super().__init__(key, facts or {})
        self.key = key
        self.facts = facts or {}


@dataclass(slots=True)
class _Worker(Generic[Task]):
    """A process, what it works on and until when it may; `given` counts what it was given."""

    process: BaseProcess
    connection: Connection
    task: Task
    until: float
    given: int = 0

    def give(self, task: Task, until: float) -> None:
        """Hands over a task."""
        self.task, self.until, self.given = task, until, self.given + 1
        with suppress(OSError):  # that it died is noticed when its answer is awaited
            self.connection.send(task)

    def dismiss(self) -> None:
        """Lets a process go that waits for work."""
        with suppress(OSError):
            self.connection.send(None)
        self.process.join(2)
        self.kill()

    def kill(self) -> None:
        """Ends a process, whatever it does."""
        self.process.kill()
        self.process.join()
        self.connection.close()


def in_parallel(
    work: Callable[[Task], Product],
    tasks: Iterable[Task],
    workers: int = 0,
    deadline: float = DEADLINE,
    lifetime: int = LIFETIME,
) -> Iterator[tuple[Task, Product | NotMade]]:
    """Each task with what became of it, in the order in which they end; only as many are in hand as there are workers.

    A process that takes longer than the deadline, or dies, is replaced, and its task comes back as `NotMade`. `work`
    is a function of a module, or a `partial` of one, because it is sent to other processes; no task is None. An error
    that is not `NotMade` is a fault of ours and is raised here.
    """
    from multiprocessing.connection import wait

    waiting = iter(tasks)
    busy: dict[Connection, _Worker[Task]] = {}
    try:
        _fill(work, waiting, busy, workers or os.cpu_count() or 1)
        while busy:
            soonest = min(worker.until for worker in busy.values())
            heard = wait(list(busy), max(soonest - time.monotonic(), 0.0))
            now = time.monotonic()
            for connection, worker in list(busy.items()):
                if connection in heard:
                    kind, answer = _answer(connection, work)
                elif worker.until <= now:
                    kind, answer = "late", NotMade("not-made-late", {"seconds": f"{deadline:g}"})
                else:
                    continue
                if kind == "ready":
                    worker.until = now + deadline
                    continue
                task = worker.task
                if kind in {"late", "died"}:
                    del busy[connection]
                    worker.kill()
                elif worker.given < lifetime and (following := next(waiting, None)) is not None:
                    worker.give(following, now + deadline)
                else:
                    del busy[connection]
                    worker.dismiss()
                if isinstance(answer, Exception) and not isinstance(answer, NotMade):
                    raise answer
                _fill(work, waiting, busy, workers or os.cpu_count() or 1)
                yield task, answer
    finally:
        for worker in busy.values():
            worker.kill()


def alone(work: Callable[[Task], Product], task: Task, deadline: float = DEADLINE) -> Product:
    """What one piece of work comes to, done in a process that can be stopped."""
    _, product = next(in_parallel(work, (task,), 1, deadline))
    if isinstance(product, NotMade):
        raise product
    return product


def _fill(
    work: Callable[[Task], Product], waiting: Iterator[Task], busy: dict[Connection, _Worker[Task]], most: int
) -> None:
    """Starts processes as long as there is work for them."""
    from multiprocessing import get_context

    # Not a copy of this process: a copy of one that has threads may wait for ever for what they held.
    context = get_context("spawn")
    while len(busy) < most and (task := next(waiting, None)) is not None:
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, work), daemon=True)
        process.start()
        theirs.close()
        busy[ours] = worker = _Worker(process, ours, task, 0.0)
        worker.give(task, time.monotonic() + BEGINNING)


def _answer(connection: Connection, work: Callable[[Task], Product]) -> tuple[str, Product | Exception]:
    """What a process says: that it is ready, what it made, why it could not, or what went wrong."""
    try:
        kind, answer = connection.recv()
    except (EOFError, OSError):
        return "died", NotMade("not-made-died")
    return str(kind), answer


def _serve(connection: Connection, work: Callable[[Task], Product]) -> None:
    """The life of a process: work until there is no more."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears of it and ends its processes
    with suppress(EOFError, OSError):
        connection.send(("ready", None))
        while (task := connection.recv()) is not None:
            connection.send(_done(work, task))


def _done(work: Callable[[Task], Product], task: Task) -> tuple[str, Product | Exception]:
    try:
        return "made", work(task)
    except NotMade as reason:
        return "refused", reason
    except Exception as fault:
        return "fault", fault
