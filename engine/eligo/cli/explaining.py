"""Room `cli`: `eligo explain`."""

from __future__ import annotations

from pathlib import Path

from ..checking.policy import CheckedPolicy
from ..evaluation.verdict import Evidence, Outcome, RuleVerdict, Verdict
from ..reporting.sentences import author_words, consequence_sentence, element_labels, message, proposal_message
from ..reporting.stating import rule_described
from ..reporting.view import rule_status
from ..reporting.wording import fact_name, in_language, source_words
from ..text.locale import clean
from ..text.messages import say
from ..text.nearest import nearest
from .sources import batch_of, day_of, policy_at, proposal_named, tell_mapping
from .tables import MARKS, title_of
from .terminal import NOTHING, USAGE, Speaker


def run(
    policy_path: Path,
    data: tuple[str, ...],
    proposal: str,
    rule: str | None,
    as_of: str | None,
    language: str | None,
    mapping: str | None = None,
) -> int:
    """Explains one proposal, whole or one rule of it."""
    day = day_of(as_of)
    policy, speaker = policy_at(policy_path, language)
    known = {r.id for p in policy.checked for r in p.rules}
    if rule is not None and rule not in known:
        raise speaker.stop(
            USAGE, "cli-unknown-rule", rule=rule, nearest=nearest(rule, known) or ", ".join(sorted(known))
        )
    batch = batch_of(policy, data, speaker, mapping)
    found = proposal_named(proposal, batch, speaker)
    applied = False
    for verdict in policy.verdicts_on(found, as_of=day, reasons="all"):
        applied = applied or bool(verdict.rules)
        speaker.result(_explained(verdict, rule, speaker))
    tell_mapping(batch, speaker)
    return 0 if applied else NOTHING


def _explained(verdict: Verdict, rule: str | None, speaker: Speaker) -> str:
    language = speaker.language
    outcome = say(language, f"cli-outcome-{verdict.outcome.value.replace('_', '-')}", None)
    title = title_of(verdict, verdict.policy.schema if verdict.policy is not None else None)
    named = f"{clean(verdict.proposal)} · {title}" if title else clean(verdict.proposal)
    lines = [f"{MARKS[verdict.outcome]} {named}: {outcome}"]
    if verdict.policy is not None:
        lines.append(f"  {verdict.policy.name}")
    lines += ["", *(f"  {line}" for line in proposal_message(verdict, language).splitlines()), ""]
    for each in verdict.rules:
        if rule is None or each.rule.id == rule:
            lines += [*_rule_lines(each, verdict, language), ""]
    return "\n".join(lines).rstrip() + "\n\n"


def _rule_lines(each: RuleVerdict, verdict: Verdict, language: str) -> list[str]:
    assert verdict.policy is not None, "rules belong to a policy"
    policy = verdict.policy
    title = clean(in_language(each.rule.title, language)[0] or each.rule.id)
    consequence = each.rule.consequence if each.outcome is Outcome.FAIL else None
    force = say(
        language, f"cli-force-{each.rule.force.value if each.rule.consequence is None else 'consequence'}", None
    )
    word = say(language, f"cli-outcome-{each.outcome.value.replace('_', '-')}", None)
    if consequence is not None:
        word = rule_status(each.outcome, language, each.rule).word.lower()
    lines = [f"{'!' if consequence is not None else MARKS[each.outcome]} {title} [{each.rule.id}] – {word} ({force})"]
    if each.rule.requirement is not None:
        lines.append("    " + say(language, "cli-required", None, text=rule_described(each.rule, policy, language)))
    sentence = message(each, policy, language)
    lines.append(f"    {sentence}")
    advice = author_words(each, "advice", policy, language) if each.outcome.value in ("fail", "undecided") else None
    if advice:
        lines.append("    " + say(language, "cli-advice", None, text=advice))
    if consequence is not None:
        follows = consequence_sentence(consequence, language)
        lines.append("    " + say(language, "cli-consequence", None, text=follows))
    for kind in ("for", "against", "unknown"):
        labels = [_label(e, policy, language) for e in each.evidence if e.counts == kind]
        if labels:
            lines.append("    " + say(language, f"cli-evidence-{kind}", None, items="; ".join(labels)))
    names = element_labels(verdict)
    for pointer in each.missing[:20]:
        what = fact_name(pointer, policy.schema, language, names)
        if what not in sentence:
            lines.append("    " + say(language, "cli-missing", None, fact=what))
    if each.rule.source is not None:
        where = source_words(each.rule.source, each.rule.evidence, language)
        lines.append("    " + say(language, "cli-source", None, text=where))
    if each.rule.unconfirmed is not None:
        because = in_language(each.rule.unconfirmed, language)[0]
        name = "cli-unconfirmed-because" if because else "cli-unconfirmed"
        lines.append("    " + say(language, name, None, **({"reason": because} if because else {})))
    return lines


def _label(evidence: Evidence, policy: CheckedPolicy, language: str) -> str:
    """How an element is called; by its place in the list where no fact names it."""
    if evidence.label == evidence.path:
        return fact_name(evidence.path, policy.schema, language, {})
    return clean(evidence.label)
