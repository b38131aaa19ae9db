"""Room `reporting`: a verdict → the letter to the applicant, as finished strings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from ..analysis.slips import slips
from ..checking.policy import CheckedPolicy, Force, Rule
from ..evaluation.verdict import Outcome, RuleVerdict, Verdict
from ..text.locale import NBSP, clean, day, typeset
from ..text.messages import languages, say
from .applicants import addressee_of, asks_register, name_of, suppliable
from .export import engine_name, json_text, verdict_object
from .facts import title_of
from .letters import NO_FACTS, OWN_NUMBER, LetterFacts, LetterPair, LetterRow, LetterSection, LetterTask, LetterView
from .pages import Status, Words, words_in
from .requesting import check_task, explain_task, reason_task, supply_tasks
from .sentences import reason
from .stating import rule_described
from .themes import PLAIN, Theme, paragraphs
from .view import rule_status
from .wording import capital, in_language, source_words

_EMPTY_LINE = r"\n\s*\n"
_SHORT_HASH = 12
_UNTOLD = (Outcome.NOT_APPLICABLE, Outcome.WAIVED, Outcome.NEEDS_JUDGEMENT)
"""What the enclosed extract leaves out: what does not concern the applicant, and what evaluators still assess."""


def kind_of(verdict: Verdict, facts: LetterFacts = NO_FACTS) -> str | None:
    """Which letter a verdict asks for; None where nobody is to be written to, because the office has to act first."""
    policy = verdict.policy
    if policy is None:
        return None
    match verdict.outcome:
        case Outcome.FAIL:
            return "completion" if {r.rule.id for r in _deciding(verdict)} <= facts.slips else "rejection"
        case Outcome.UNDECIDED:
            return "completion" if suppliable(_missing(verdict), policy.schema) else None
        case Outcome.PASS:
            return "completion" if _unclear(verdict) else "positive"
        case Outcome.NEEDS_JUDGEMENT | Outcome.NOT_APPLICABLE | Outcome.WAIVED:
            return None


def facts_on(verdict: Verdict, facts: LetterFacts) -> LetterFacts:
    """What the letter on that verdict knows: also which figures may be slips, unless the office knows that they are not.

    What a register holds is no writing of the applicant's, and a letter does not tell it.
    """
    policy = verdict.policy
    if policy is None or verdict.outcome is not Outcome.FAIL or verdict.proposal in facts.confirmed:
        return facts
    asked = {r.rule.id for r in verdict.rules if asks_register(r.rule, policy.schema)}
    return replace(facts, slips=facts.slips | (slips(verdict).keys() - asked))


def asks_first(verdict: Verdict, facts: LetterFacts) -> bool:
    """Whether a letter asks about a figure that may be a slip, where it would otherwise reject."""
    return verdict.outcome is Outcome.FAIL and kind_of(verdict, facts) == "completion"


def letter(verdict: Verdict, language: str, theme: Theme = PLAIN, facts: LetterFacts = NO_FACTS) -> LetterView | None:
    """The letter of a verdict in that language; None where nobody is to be written to."""
    kind, policy = kind_of(verdict, facts), verdict.policy
    if kind is None or policy is None:
        return None
    writer = _Writer(verdict, policy, kind, language, theme, facts)
    return writer.letter()


def left_open(theme: Theme, facts: LetterFacts, kinds: Sequence[str], language: str) -> tuple[str, ...]:
    """What letters of these kinds in that language lack, because the office gave it nowhere."""
    given = {
        "letterhead": theme.letterhead or theme.office,
        "reference": facts.reference,
        "date": facts.dated,
        "deadline": facts.deadline or "completion" not in kinds,
        "contact": theme.contact,
        "signature": theme.signature,
        "redress": all(theme.redress.get(kind) for kind in kinds),
        "protection": theme.data_protection,
    }
    return tuple(what for what, known in given.items() if not known)


class _Writer:
    """Writes one letter; notes on the way what the office still has to add."""

    def __init__(
        self, verdict: Verdict, policy: CheckedPolicy, kind: str, language: str, theme: Theme, facts: LetterFacts
    ) -> None:
        self.verdict, self.policy, self.kind = verdict, policy, kind
        self.language, self.theme, self.facts = language, theme, facts
        self.open: list[str] = []
        self.told = [r for r in verdict.rules if r.outcome not in _UNTOLD and r.rule.question is None]
        self.office = {r.rule.id for r in verdict.rules if asks_register(r.rule, policy.schema)}

    def letter(self) -> LetterView:
        """All of it, in the order in which it is read."""
        verdict, language = self.verdict, self.language
        evaluation = sha256(json_text(verdict_object(verdict, "en")).encode()).hexdigest()
        tasks = self._tasks()
        heading = self._heading()
        rows = tuple(self._row(r) for r in self.told)
        withheld = any(row.status.key == "office" for row in rows)
        return LetterView(
            language=language,
            kind=self.kind,
            id=clean(verdict.proposal),
            title=heading,
            policy=words_in(self.policy.title, language),
            sender=self._lines("letterhead", self.theme.letterhead, in_language(self.theme.office, language)[0]),
            pairs=self._pairs(),
            addressee=self._addressee(),
            heading=heading,
            salutation=say(language, "letter-salutation"),
            opening=(Words(self._opening()),),
            tasks_heading=say(language, f"letter-tasks-{self.kind}") if tasks else "",
            partners_label=say(language, "letter-partners"),
            tasks=tasks,
            sections=tuple(self._sections()),
            closing=say(language, "letter-closing"),
            signature=self._lines("signature", self.theme.signature),
            blocks=(self._fixed("protection", self.theme.data_protection),),
            enclosure_heading=say(language, "letter-enclosure"),
            enclosure_note=self._say("letter-enclosure-note", "office" if withheld else None),
            enclosure_headings=tuple(
                say(language, f"letter-enclosure-{column}") for column in ("rule", "required", "result", "source")
            ),
            enclosure=rows,
            marks=self._say(
                "letter-marks",
                id=clean(verdict.proposal),
                policy=f"{self.policy.name} {self.policy.sha256[:_SHORT_HASH]}",
                evaluation=evaluation[:_SHORT_HASH],
                engine=engine_name().replace(" ", NBSP),
            ),
            evaluation=evaluation,
            open=tuple(say(language, f"letter-open-{what}") for what in dict.fromkeys(self.open)),
        )

    def _say(self, message: str, attribute: str | None = None, /, **facts: str | int) -> str:
        return typeset(self.language, say(self.language, message, attribute, **facts))

    def _placeholder(self, what: str) -> str:
        self.open.append(what)
        return self._say("letter-placeholder", what=say(self.language, f"letter-open-{what}"))

    # ── head ──

    def _lines(self, what: str, texts: Mapping[str, Sequence[str]], otherwise: str = "") -> tuple[str, ...]:
        """The lines that the theme sets for it; a placeholder where it sets none."""
        lines = texts.get(self.language) or texts.get("") or next(iter(texts.values()), ())
        kept = tuple(typeset(self.language, clean(line)) for line in lines)
        return kept or ((clean(otherwise),) if otherwise else (self._placeholder(what),))

    def _pairs(self) -> tuple[LetterPair, ...]:
        facts, language = self.facts, self.language
        title, number = title_of(self.verdict, self.policy.schema), clean(self.verdict.proposal)
        known = {
            "reference": Words(clean(facts.reference.replace(OWN_NUMBER, number)) or self._placeholder("reference")),
            "date": Words(day(language, facts.dated) if facts.dated else self._placeholder("date")),
            "proposal": Words(number),
            "name": Words(title),
            "call": words_in(self.policy.title, language),
        }
        if self.kind == "completion":
            known["deadline"] = Words(
                day(language, facts.deadline) if facts.deadline else self._placeholder("deadline")
            )
        return tuple(
            LetterPair(name, say(language, f"letter-label-{name}"), words)
            for name, words in known.items()
            if words.text
        )

    def _addressee(self) -> tuple[str, ...]:
        lines = self.facts.addressee or addressee_of(self.verdict, self.policy.schema)
        return tuple(clean(line) for line in lines if clean(line)) or (self._placeholder("addressee"),)

    def _heading(self) -> str:
        name = name_of(self.verdict, self.policy.schema, self.language)
        until = self.facts.deadline if self.kind == "completion" else None
        if until is not None:
            return self._say("letter-title-completion", "until", name=name, day=day(self.language, until))
        return self._say(f"letter-title-{self.kind}", name=name)

    def _opening(self) -> str:
        """What was found, in a few sentences; only what decides is counted."""
        rules = [r for r in self.verdict.rules if r.rule.force is Force.MUST]
        counts = {
            "pass": sum(r.outcome is Outcome.PASS and r.rule.id not in self.office for r in rules),
            "undecided": sum(r.outcome is Outcome.UNDECIDED for r in rules),
            "slips": sum(r.outcome is Outcome.FAIL for r in rules),
            "clarify": len(_unclear(self.verdict)),
        }
        found = [self._say("letter-opening", name=name_of(self.verdict, self.policy.schema, self.language))]
        match self.kind:
            case "rejection":
                found.append(self._say("letter-found-fail", n=counts["slips"]))
            case "positive":
                found.append(self._say("letter-found-all"))
                if self.verdict.judgements:
                    found.append(self._say("letter-found-judged"))
            case _:
                found += [self._say(f"letter-found-{what}", n=n) for what, n in counts.items() if n]
                if not self.verdict.rules:
                    found.append(self._say("letter-found-outside"))
        return " ".join(found)

    # ── what to do ──

    def _tasks(self) -> tuple[LetterTask, ...]:
        """What lies in the applicant's power, or the reasons of a rejection."""
        verdict, policy, language = self.verdict, self.policy, self.language
        if self.kind == "positive":
            return ()
        if self.kind == "rejection":
            return tuple(
                reason_task(r, policy, language, withheld=r.rule.id in self.office) for r in _deciding(verdict)
            )
        tasks = [check_task(r, policy, language) for r in _deciding(verdict)]
        tasks += supply_tasks(verdict, policy, language)
        tasks += [explain_task(r, policy, language) for r in _unclear(verdict) if r.rule.id not in self.office]
        return tuple(tasks)

    def _sections(self) -> list[LetterSection]:
        sections = []
        if self.kind == "completion":
            until = self.facts.deadline
            grave = "grave" if self.verdict.outcome is not Outcome.PASS else None
            asked = self._say("letter-deadline", day=day(self.language, until)) if until else None
            sections.append(
                LetterSection(
                    "until",
                    say(self.language, "letter-section-deadline"),
                    (
                        Words(asked or self._placeholder("deadline")),
                        Words(self._say("letter-deadline-passed", grave)),
                    ),
                    missing=asked is None,
                )
            )
            spared = ["met"] * any(r.outcome is Outcome.PASS for r in self.verdict.rules)
            spared += ["office"] * bool(self.office) + ["nothing"]
            sections.append(
                LetterSection(
                    "spared",
                    say(self.language, "letter-section-spared"),
                    tuple(Words(self._say(f"letter-spared-{what}")) for what in spared),
                )
            )
        if self.kind == "positive":
            sections.append(
                LetterSection("next", say(self.language, "letter-section-next"), (Words(self._say("letter-next")),))
            )
        if self.kind != "rejection" and (remarks := self._remarks()):
            lead = Words(self._say("letter-remarks"))
            sections.append(LetterSection("remarks", say(self.language, "letter-section-remarks"), (lead, *remarks)))
        # What the signature is to cover stands above it.
        sections += [self._ground(), self._fixed("redress", self.theme.redress.get(self.kind))]
        sections.append(self._fixed("contact", self.theme.contact, r"\n"))
        return sections

    def _remarks(self) -> tuple[Words, ...]:
        """Which recommended rules are not met; what they merely lack would be a list of questions that decide nothing."""
        return tuple(
            Words(
                self._say(
                    "letter-remark",
                    rule=rule_title(r.rule, self.language).text,
                    finding=reason(r, self.policy, self.language),
                )
            )
            for r in self.verdict.rules
            if _only_recommended(r.rule) and r.rule.id not in self.office
            if r.outcome is Outcome.FAIL
        )

    # ── fixed texts, enclosure ──

    def _ground(self) -> LetterSection:
        """The documents that the extract cites, with their numbers where there are several; the policy where it cites none."""
        language, numbers = self.language, self._numbers()
        documents = [
            Words(f"[{numbers[document.name]}] {words.text}" if len(numbers) > 1 else words.text, words.language)
            for document in self.policy.documents
            if document.name in numbers
            for words in [words_in(document.title, language)]
        ]
        title = in_language(self.policy.title, language)[0] or self.policy.name
        lead = self._say("letter-ground") if documents else self._say("letter-ground-policy", policy=title)
        return LetterSection("ground", say(language, "letter-section-ground"), (Words(lead), *documents))

    def _fixed(self, what: str, texts: Mapping[str, str] | None, between: str = _EMPTY_LINE) -> LetterSection:
        """A text of the office's own, never generated; a placeholder where the theme has none."""
        heading = say(self.language, f"letter-section-{what}")
        words = paragraphs(texts or {}, self.language, between)
        if not words:
            return LetterSection(what, heading, (Words(self._placeholder(what)),), missing=True)
        return LetterSection(what, heading, words)

    def _numbers(self) -> dict[str, int]:
        """The documents that the extract cites, numbered as the policy lists them."""
        cited = {r.rule.source.document.name for r in self.told if r.rule.source is not None}
        names = [d.name for d in self.policy.documents if d.name in cited]
        return {name: number for number, name in enumerate(names, start=1)}

    def _cited(self, rule: Rule) -> str:
        """The ground of a rule: the place, with the number of its document where there are several."""
        if rule.source is None:
            return ""
        numbers, name = self._numbers(), rule.source.document.name
        place = in_language(rule.source.place, self.language)[0]
        if len(numbers) > 1 and name in numbers:
            return typeset(self.language, f"[{numbers[name]}] {place}".rstrip())
        return typeset(self.language, place or source_words(rule.source, None, self.language))

    def _row(self, verdict: RuleVerdict) -> LetterRow:
        """A line of the extract; what the office checks itself is not told, however it came out."""
        rule, language = verdict.rule, self.language
        told = rule.id not in self.office or (self.kind == "rejection" and verdict in _deciding(self.verdict))
        office = Status("office", say(language, "letter-status-office"))
        return LetterRow(
            _recommended(rule, language) if _only_recommended(rule) else rule_title(rule, language),
            typeset(language, capital(rule_described(rule, self.policy, language))),
            rule_status(verdict.outcome, language, rule) if told else office,
            self._cited(rule),
        )


def rule_title(rule: Rule, language: str) -> Words:
    """What a rule is called."""
    return words_in(rule.title, language) if rule.title else Words(rule.id)


def _only_recommended(rule: Rule) -> bool:
    """Whether nothing follows where the rule is not met."""
    return rule.force is Force.SHOULD and rule.consequence is None


def _recommended(rule: Rule, language: str) -> Words:
    """What a recommended rule is called, saying that it is one, in the language of its title where we speak that."""
    title = rule_title(rule, language)
    spoken = title.language if title.language in languages() else language
    return replace(title, text=say(spoken, "letter-enclosure-recommended", rule=title.text))


def _deciding(verdict: Verdict) -> tuple[RuleVerdict, ...]:
    """The binding rules that failed."""
    return tuple(r for r in verdict.rules if r.rule.force is Force.MUST and r.outcome is Outcome.FAIL)


def _missing(verdict: Verdict) -> tuple[str, ...]:
    """The facts that binding rules, or the question whether the policy applies, wait for."""
    binding = (r for r in verdict.rules if r.rule.force is Force.MUST and r.outcome is Outcome.UNDECIDED)
    return (*verdict.missing, *(pointer for r in binding for pointer in r.missing))


def _unclear(verdict: Verdict) -> tuple[RuleVerdict, ...]:
    """The rules that are not met and let the applicant explain."""
    return tuple(
        r
        for r in verdict.rules
        if r.outcome is Outcome.FAIL and r.rule.consequence is not None and r.rule.consequence.kind == "clarify"
    )
