"""Room `reporting`: where a report comes from: policy, engine, data and time, for machines that check it again."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from hashlib import sha256

from ..data.records import Proposal
from .export import Json

EPOCH = "SOURCE_DATE_EPOCH"
"""The variable that fixes the time, so that a run can be repeated to the byte."""
_LAST_SECOND = 253_402_300_799


@dataclass(frozen=True, slots=True)
class Provenance:
    """When a run evaluated, for which day, and the fingerprint of the data of one proposal.

    `at` is None where a day was asked for: what is evaluated as of a day says the same whenever it is done.
    """

    at: datetime | None = None
    as_of: date | None = None
    data_sha256: str = ""

    @property
    def moment(self) -> datetime | None:
        """The time that documents carry: the beginning of the day that was asked for, else when it was evaluated."""
        return datetime.combine(self.as_of, time(), UTC) if self.at is None and self.as_of is not None else self.at

    def about(self, data_sha256: str) -> Provenance:
        """The same run, and the data of a proposal."""
        return replace(self, data_sha256=data_sha256)


NOWHERE = Provenance()
"""Where nothing is known of the run."""


def provenance_now(as_of: date | None, environment: Mapping[str, str] = os.environ) -> Provenance:
    """A run that begins now; the clock is read once, and not where the environment or a day fixes the time."""
    fixed = environment.get(EPOCH, "")
    if fixed.isascii() and fixed.isdigit() and int(fixed) <= _LAST_SECOND:
        return Provenance(datetime.fromtimestamp(int(fixed), UTC), as_of)
    return Provenance(None if as_of else datetime.now(UTC).replace(microsecond=0), as_of)


def batch_sha256(proposals: Iterable[Proposal]) -> str:
    """The fingerprint of the data of all proposals, in whatever order they come."""
    return sha256("".join(sorted(f"{proposal.sha256}\n" for proposal in proposals)).encode()).hexdigest()


def written_at(provenance: Provenance) -> str:
    """The time as machines write it; empty where there is none."""
    return "" if provenance.at is None else provenance.at.isoformat().replace("+00:00", "Z")


def origin(provenance: Provenance) -> dict[str, Json]:
    """Data, day and time, as records for machines state them."""
    return {
        "data_sha256": provenance.data_sha256 or None,
        "as_of": None if provenance.as_of is None else provenance.as_of.isoformat(),
        "evaluated_at": written_at(provenance) or None,
    }
