"""Room `reporting`: the pictures of a batch: how proposals came out, rule by rule and stage by stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from ..checking.policy import Rule
from ..evaluation.verdict import Outcome
from ..text.locale import number, typeset
from ..text.messages import say
from .figures import Cell, FigureRow, FigureView, number_cell, share, share_cell, stretches
from .pages import ORDER, Status, Words, words_in
from .tally import PolicyTally, Tally
from .view import proposal_status, rule_status

# ── how proposals came out ────────────────────────────────────────────────────────────────


def outcomes_figure(tally: Tally, language: str) -> FigureView | None:
    """All proposals in one bar; None where there are none."""
    whole = tally.outcomes.total()
    if not whole:
        return None
    counts = {proposal_status(o, language): tally.outcomes[o] for o in ORDER if tally.outcomes[o]}
    shown = {status: number(language, n) for status, n in counts.items()}
    rows = tuple(
        FigureRow(
            Words(status.word),
            status.key,
            say(language, "figure-of-whole", n=shown[status], share=share(language, n, whole)),
            stretches({status: n}, shown, whole),
            (number_cell(shown[status], n), share_cell(language, n, whole)),
        )
        for status, n in counts.items()
    )
    largest = max(counts, key=lambda status: counts[status])
    message = say(
        language,
        "figure-outcomes-message",
        word=largest.word,
        share=share(language, counts[largest], whole),
        n=shown[largest],
    )
    return FigureView(
        "outcomes",
        Words(say(language, "figure-outcomes")),
        typeset(language, message),
        "",
        True,
        (),
        (say(language, "label-result"), say(language, "label-proposals"), say(language, "label-share")),
        rows,
    )


# ── rules ─────────────────────────────────────────────────────────────────────────────────


def rules_figure(tally: PolicyTally, number_of: int, language: str) -> FigureView | None:
    """A bar a rule, the one that fails most often first: shares of the cases that are decided."""
    if not tally.rules:
        return None
    rows = [(rule, {o: tally.outcomes[rule.id, o] for o in Outcome}) for rule in tally.rules.values()]
    rows.sort(key=lambda row: -_failing(row[1]))
    kinds = dict.fromkeys(
        rule_status(o, language, rule) for o in (Outcome.FAIL, Outcome.PASS) for rule, n in rows if n[o]
    )
    # A rule with a consequence does not fail: something follows. All those share one mark, and one column.
    legend = tuple({status.key: _merged(status, language) for status in kinds}.values())
    open_ones = tuple(o for o in ORDER[2:] if any(n[o] for _, n in rows))
    bars = tuple(_rule_row(rule, counts, legend, open_ones, language) for rule, counts in rows)
    headings = (
        say(language, "label-rule"),
        *(status.word for status in legend),
        say(language, "label-share-failing"),
        *(say(language, f"outcome-{o.value}") for o in open_ones),
    )
    return FigureView(
        f"rules-{number_of}",
        Words(say(language, "heading-bars")),
        typeset(language, _rules_message(rows, language)),
        typeset(language, say(language, "figure-rules-note")),
        True,
        legend,
        headings,
        bars,
    )


def _merged(status: Status, language: str) -> Status:
    return Status("consequence", say(language, "figure-consequence")) if status.key == "consequence" else status


def _failing(counts: Mapping[Outcome, int]) -> float:
    decided = counts[Outcome.PASS] + counts[Outcome.FAIL]
    return counts[Outcome.FAIL] / decided if decided else -1.0


def _rule_row(
    rule: Rule, counts: Mapping[Outcome, int], legend: Sequence[Status], open_ones: Sequence[Outcome], language: str
) -> FigureRow:
    failed, passed = counts[Outcome.FAIL], counts[Outcome.PASS]
    decided = failed + passed
    by_key = {"pass": passed, ("consequence" if rule.consequence is not None else "fail"): failed}
    own = {status: by_key.get(status.key, 0) for status in legend}
    shown = {status: number(language, n) for status, n in own.items()}
    value = ""
    if decided:
        value = say(
            language,
            "figure-of-decided",
            n=number(language, failed),
            decided=number(language, decided),
            share=share(language, failed, decided),
        )
    return FigureRow(
        words_in(rule.title, language) if rule.title else Words(rule.id),
        rule.id,
        value,
        stretches(own, shown, decided),
        (
            *(number_cell(shown[status], n) for status, n in own.items()),
            share_cell(language, failed, decided),
            *(number_cell(number(language, counts[o]), counts[o]) for o in open_ones),
        ),
    )


def _rules_message(rows: Sequence[tuple[Rule, Mapping[Outcome, int]]], language: str) -> str:
    rule, counts = rows[0]
    failed, decided = counts[Outcome.FAIL], counts[Outcome.FAIL] + counts[Outcome.PASS]
    if not decided:
        return say(language, "figure-rules-undecided")
    if not failed:
        return say(language, "figure-rules-none")
    title = words_in(rule.title, language).text if rule.title else rule.id
    return say(language, "figure-rules-message", title=title, share=share(language, failed, decided))


# ── stages ────────────────────────────────────────────────────────────────────────────────


def funnel_figure(tally: PolicyTally, number_of: int, language: str) -> FigureView | None:
    """Who is left after each stage of the policy: surely, or waiting for a fact or a person."""
    whole = tally.verdicts.total()
    if not tally.stages or not whole:
        return None
    kept = (Outcome.PASS, Outcome.UNDECIDED, Outcome.NEEDS_JUDGEMENT)
    states: dict[str, Counter[Outcome]] = {stage: Counter() for stage in tally.stages}
    for profile, n in tally.profiles.items():
        worst, came = Outcome.PASS, dict(profile)
        for stage in tally.stages:
            worst = max(worst, came.get(stage, Outcome.PASS), key=_RANKS.index)
            states[stage][worst] += n
    for stage in tally.stages:
        states[stage][Outcome.UNDECIDED] += tally.undetermined
    used = [o for o in kept if any(states[stage][o] for stage in tally.stages)] or [Outcome.PASS]
    words = {o: Status(o.value, say(language, f"figure-left-{o.value}")) for o in used}
    rows = [_all_of(whole, len(words), language)]
    before = whole
    for stage in tally.stages:
        label = say(language, f"handbook-stage-{stage}")
        rows.append(_funnel_row(label, stage, states[stage], before, whole, words, language))
        before = whole - states[stage][Outcome.FAIL]
    last = states[tally.stages[-1]]
    message = say(
        language,
        "figure-funnel-message",
        n=whole,
        passed=number(language, last[Outcome.PASS]),
        waiting=number(language, last[Outcome.UNDECIDED] + last[Outcome.NEEDS_JUDGEMENT]),
        out=number(language, last[Outcome.FAIL]),
    )
    return FigureView(
        f"stages-{number_of}",
        Words(say(language, "figure-funnel")),
        typeset(language, message),
        typeset(language, say(language, "figure-funnel-note")),
        True,
        tuple(words.values()),
        (
            say(language, "label-stage"),
            *(w.word for w in words.values()),
            say(language, "label-out"),
            say(language, "label-left"),
        ),
        tuple(rows),
    )


_RANKS = (Outcome.PASS, Outcome.NEEDS_JUDGEMENT, Outcome.UNDECIDED, Outcome.FAIL)


def _all_of(whole: int, columns: int, language: str) -> FigureRow:
    """Where the stages begin."""
    shown, label = number(language, whole), Words(say(language, "figure-funnel-all"))
    value = say(language, "figure-of-whole", n=shown, share=share(language, whole, whole))
    everybody = {Status("series-6", label.text): whole}
    empty = Cell("", "")
    cells = (*(empty,) * (columns + 1), number_cell(shown, whole))
    return FigureRow(label, "all", value, stretches(everybody, dict.fromkeys(everybody, shown), whole), cells)


def _funnel_row(
    label: str,
    id: str,
    state: Mapping[Outcome, int],
    before: int,
    whole: int,
    words: Mapping[Outcome, Status],
    language: str,
) -> FigureRow:
    counts = {status: state.get(o, 0) for o, status in words.items()}
    shown = {status: number(language, n) for status, n in counts.items()}
    left = whole - state.get(Outcome.FAIL, 0)
    out = before - left
    return FigureRow(
        Words(label),
        id,
        say(language, "figure-of-whole", n=number(language, left), share=share(language, left, whole)),
        stretches(counts, shown, whole),
        (
            *(number_cell(shown[status], n) for status, n in counts.items()),
            number_cell(number(language, out), out),
            number_cell(number(language, left), left),
        ),
    )
