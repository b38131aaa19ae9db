"""Room `cli`: what the tests have not shown of a policy, line by line, or for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..checking.policy import CheckedPolicy
from ..evaluation.coverage import Coverage, Point
from ..text.messages import say
from ..text.rendering import visible
from ..text.span import Source
from .test_results import Json

_WIDEST = 70


@dataclass(frozen=True, slots=True)
class PolicyCoverage:
    """What the tests of one policy have shown of it, with the sources that the places point into."""

    policy: CheckedPolicy
    coverage: Coverage
    sources: Mapping[str, Source]

    def reaches(self, least: int) -> bool:
        """Whether so many percent were shown; every point counts, nothing is rounded up."""
        return self.coverage.percent >= least

    def lines(self, language: str) -> Iterator[str]:
        """The share that was shown, then what was not, each with its place."""
        whole = self.coverage
        yield say(
            language,
            "coverage-policy",
            policy=self.policy.name,
            percent=whole.percent,
            count=whole.count,
            total=len(whole.demanded),
        )
        for point in whole.missed:
            yield f"  {visible(point.span.file)}:{point.span.line}: {self._sentence(point, language)}"
        if whole.unseen:
            rules = ", ".join(dict.fromkeys(point.rule or "" for point in whole.unseen))
            yield f"  {say(language, 'coverage-undecided', count=len(whole.unseen), rules=rules)}"

    def _sentence(self, point: Point, language: str) -> str:
        if point.kind in ("rule", "outcome"):
            outcome = say(language, f"result-{point.what.replace('_', '-')}")
            return say(language, f"coverage-{point.kind}", rule=point.rule or "", outcome=outcome)
        text = self._text(point)
        if point.kind == "row":
            return say(language, "coverage-row", table=point.rule or "", text=text)
        about = say(language, "test-about-rule", rule=point.rule) if point.rule else None
        return (
            f"{about or say(language, 'coverage-about-policy')}: {say(language, f'coverage-{point.what}', text=text)}"
        )

    def _text(self, point: Point) -> str:
        """The condition or row as it is written, on one line."""
        source = self.sources.get(point.span.file)
        text = " ".join(source.text[point.span.start : point.span.end].split()) if source is not None else ""
        return visible(text if len(text) <= _WIDEST else f"{text[: _WIDEST - 1]}…")

    def as_object(self) -> Json:
        """The same for programs."""
        whole = self.coverage
        missed: list[Json] = [self._object(point) for point in whole.missed]
        unseen: list[Json] = [self._object(point) for point in whole.unseen]
        return {
            "policy": self.policy.name,
            "percent": whole.percent,
            "shown": whole.count,
            "total": len(whole.demanded),
            "missed": missed,
            "optional": unseen,
        }

    def _object(self, point: Point) -> Json:
        return {
            "kind": point.kind,
            "table" if point.kind == "row" else "rule": point.rule,
            "what": point.what,
            "text": self._text(point) if point.kind in ("branch", "row") else None,
            "file": point.span.file,
            "line": point.span.line,
            "column": point.span.column,
        }
