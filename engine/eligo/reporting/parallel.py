"""Room `reporting`: many pieces of work in processes of their own, each with a deadline."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnContext
    from multiprocessing.process import BaseProcess

Task = TypeVar("Task")
Product = TypeVar("Product")

DEADLINE = 60.0
"""Seconds that one piece of work may take."""
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
    """A process, what it works on and until when; `done` counts what it was given."""

    process: BaseProcess
    connection: Connection
    done: int = 0
    task: list[Task] = field(default_factory=list)
    until: float = 0.0


def in_parallel(
    work: Callable[[Task], Product],
    tasks: Iterable[Task],
    workers: int = 0,
    deadline: float = DEADLINE,
    lifetime: int = LIFETIME,
) -> Iterator[tuple[Task, Product | NotMade]]:
    """Each task with what became of it, in the order in which they end; only as many are in hand as there are workers.

    A process that takes longer than the deadline, or dies, is replaced, and its task comes back as `NotMade`. `work`
    is a function of a module, or a `partial` of one, because it is sent to other processes. An error that is not
    `NotMade` is a fault of ours and is raised here.
    """
    from multiprocessing import get_context
    from multiprocessing.connection import wait

    context, most, waiting = get_context("spawn"), workers or os.cpu_count() or 1, iter(tasks)
    busy: dict[Connection, _Worker[Task]] = {}
    try:
        _fill(context, work, waiting, busy, most, deadline)
        while busy:
            soonest = min(worker.until for worker in busy.values()) - time.monotonic()
            ready = wait(list(busy), max(soonest, 0.0))
            now = time.monotonic()
            late = [
                connection for connection, worker in busy.items() if worker.until <= now and connection not in ready
            ]
            for connection in [c for c in busy if c in ready] + late:
                worker = busy.pop(connection)
                product, alive = _product(worker, deadline) if connection in ready else (_overrun(deadline), False)
                task = worker.task.pop()
                if not alive or worker.done >= lifetime:
                    _end(worker)
                    _fill(context, work, waiting, busy, most, deadline)
                elif not _give(worker, waiting, busy, deadline):
                    _end(worker)
                yield task, product
    finally:
        for worker in busy.values():
            worker.process.kill()
            worker.process.join()
            worker.connection.close()


def alone(work: Callable[[Task], Product], task: Task, deadline: float = DEADLINE) -> Product:
    """What one piece of work comes to, done in a process that can be stopped."""
    for _, product in in_parallel(work, (task,), 1, deadline):
        if isinstance(product, NotMade):
            raise product
        return product
    raise AssertionError("every task comes back")


def _fill(
    context: SpawnContext,
    work: Callable[[Task], Product],
    waiting: Iterator[Task],
    busy: dict[Connection, _Worker[Task]],
    most: int,
    deadline: float,
) -> None:
    """Starts processes as long as there is work for them."""
    while len(busy) < most:
        # A task is taken before the process is started, so that none is started for nothing.
        for task in waiting:
            ours, theirs = context.Pipe()
            process = context.Process(target=_serve, args=(theirs, work), daemon=True)
            process.start()
            theirs.close()
            worker: _Worker[Task] = _Worker(process, ours)
            _send(worker, task, busy, deadline)
            break
        else:
            return


def _give(
    worker: _Worker[Task], waiting: Iterator[Task], busy: dict[Connection, _Worker[Task]], deadline: float
) -> bool:
    """Whether there was another task for the process."""
    for task in waiting:
        _send(worker, task, busy, deadline)
        return True
    return False


def _send(worker: _Worker[Task], task: Task, busy: dict[Connection, _Worker[Task]], deadline: float) -> None:
    worker.task.append(task)
    worker.done += 1
    worker.until = time.monotonic() + deadline
    busy[worker.connection] = worker
    with suppress(BrokenPipeError, ConnectionResetError):  # its death is noticed when its answer is awaited
        worker.connection.send(task)


def _product(worker: _Worker[Task], deadline: float) -> tuple[Product | NotMade, bool]:
    """What a process answered, and whether it lives."""
    try:
        product: Product | BaseException = worker.connection.recv()
    except (EOFError, ConnectionResetError):
        return NotMade("not-made-died"), False
    if isinstance(product, BaseException) and not isinstance(product, NotMade):
        _end(worker)
        raise product
    return product, True


def _overrun(deadline: float) -> NotMade:
    return NotMade("not-made-in-time", {"seconds": f"{deadline:g}"})


def _end(worker: _Worker[Task]) -> None:
    """Ends a process: one that waits for work goes by itself, any other is stopped."""
    with suppress(OSError):
        worker.connection.send(None)
    worker.connection.close()
    worker.process.join(0 if worker.until <= time.monotonic() else 2)
    if worker.process.is_alive():
        worker.process.kill()
        worker.process.join()


def _serve(connection: Connection, work: Callable[[Task], Product]) -> None:
    """The life of a process: work until there is no more."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears of it and ends its processes
    with suppress(EOFError, OSError):
        while True:
            task = connection.recv()
            if task is None:
                return
            connection.send(_done(work, task))


def _done(work: Callable[[Task], Product], task: Task) -> Product | BaseException:
    try:
        return work(task)
    except NotMade as reason:
        return reason
    except Exception as fault:
        return fault
