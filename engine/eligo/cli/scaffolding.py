"""Room `cli`: `eligo new`: the beginning of a policy, a rule or a test, to go on from."""

from __future__ import annotations

import tempfile
from pathlib import Path
from string import Template

from ..checking.cases import SUFFIX, policy_of, read_cases
from ..checking.layering import own_rules
from ..checking.loader import load_file
from ..checking.modules import read_source
from ..checking.policy import CheckedPolicy
from ..checking.rules import RESERVED_RULES
from ..data.writers import write_atomically
from ..evaluation.engine import evaluate
from ..evaluation.verdict import Verdict
from ..syntax import tree
from ..syntax.keywords import translated
from ..syntax.layout_terms import quoted
from ..syntax.parser import parse
from ..text.shipped import shipped
from ..text.span import Source
from .terminal import FINDINGS, USAGE, Speaker, chosen, language_chosen

TEMPLATES = ("count", "countries", "some", "none", "share", "money", "table", "deadline", "judge")


def run_policy(name: str, output: Path | None, language: str | None) -> int:
    """Writes a policy and its tests, in the keywords of the language."""
    speaker = Speaker(language_chosen(language))
    path = _place(name, output)
    tests = _tests_of(path)
    for file in (path, tests):
        if file.exists():
            raise speaker.stop(USAGE, "cli-new-exists", file=str(file))
    text = _filled("policy", speaker.language, name=name)
    _understood(Source(name, text), "cli-new-no-name", name, speaker)
    _write(path, text, speaker)
    _write(tests, f"{_filled('example', speaker.language)}\n{_filled('tests', speaker.language)}", speaker)
    speaker.tell("cli-new-next", policy=str(path))
    return _checked(path, speaker)


def run_rule(path: Path, name: str, template: str, language: str | None) -> int:
    """Appends a rule to a policy, in the keywords that the policy has."""
    speaker = Speaker(language_chosen(language))
    chosen(template, TEMPLATES, "--template")
    source, file = _policy_file(path, speaker)
    rules = tuple(own_rules(file))
    known, _ = load_file(path)
    whole = known.value.policy if known.value is not None else None
    taken = {rule.name.text for rule in rules} | {rule.id for rule in (whole.rules if whole else ())}
    if name in taken:
        raise speaker.stop(USAGE, "cli-new-rule-exists", rule=name, file=str(path))
    if name in RESERVED_RULES:
        raise speaker.stop(USAGE, "cli-new-no-name", name=name)
    documents = [
        part.name.text
        for d in file.declarations
        if isinstance(d, tree.Policy)
        for part in d.parts
        if isinstance(part, tree.Document)
    ]
    documents += [document.name for document in (whole.documents if whole else ())]
    if not documents:
        raise speaker.stop(USAGE, "cli-new-no-source", file=str(path))
    rule = _filled(f"rules/{template}", file.language, id=name, page=documents[0])
    _understood(Source(name, rule), "cli-new-no-name", name, speaker)
    end = len(source.text[: rules[-1].span.end].rstrip()) if rules else len(source.text.rstrip())
    _write(path, f"{source.text[:end]}\n\n{rule.rstrip()}\n{source.text[end:].removeprefix(chr(10))}", speaker)
    return _checked(path, speaker)


def run_test(path: Path, title: str, language: str | None) -> int:
    """Appends a test to the tests of a policy; it expects what comes out now."""
    speaker = Speaker(language_chosen(language))
    title = " ".join(title.split())
    if not title:
        raise speaker.stop(USAGE, "cli-new-no-title")
    policy_path = policy_of(path) if path.name.endswith(SUFFIX) else path
    _, file = _policy_file(policy_path, speaker)
    checked, gathered = load_file(policy_path)
    if checked.value is None or checked.value.policy is None:
        speaker.diagnostics(checked.diagnostics, gathered.sources)
        raise speaker.stop(USAGE, "cli-invalid-policy", path=str(policy_path), count=len(checked.diagnostics))
    tests = _tests_of(policy_path)
    before, spoken, examples = "", file.language, list[str]()
    if tests.exists():
        source, written = _parsed(tests, speaker)
        if any(d.title == title for d in written.declarations if isinstance(d, tree.Test)):
            raise speaker.stop(USAGE, "cli-new-test-exists", title=title, file=str(tests))
        before, spoken = f"{source.text.rstrip()}\n\n", written.language
        examples = _names_of_examples(written)
    if not examples:
        example = _filled("example", spoken)
        before += f"{example}\n"
        examples = _names_of_examples(parse(Source("", example)).value)

    def expecting(outcome: str, warnings: int) -> str:
        word = translated(f"`{outcome}`", "en", spoken).strip("`")
        facts = {"title": quoted(title), "example": examples[-1], "outcome": word, "warnings": str(warnings)}
        return before + _filled("test", spoken, **facts)

    verdict = _verdict(expecting("pass", 0), checked.value.policy, speaker)
    text = expecting(verdict.outcome.value, verdict.warnings)
    _write(tests, text, speaker)
    return 0


def _verdict(text: str, policy: CheckedPolicy, speaker: Speaker) -> Verdict:
    """What the last test of a file comes to now."""
    with tempfile.TemporaryDirectory(prefix="eligo-") as folder:
        file = Path(folder, f"new{SUFFIX}")
        file.write_text(text, encoding="utf-8", newline="\n")
        cases, source = read_cases(file, policy)
    if not cases.value:
        speaker.diagnostics(cases.diagnostics, {source.name: source} if source else {})
        raise speaker.stop(USAGE, "cli-new-no-test")
    case = cases.value[-1]
    return evaluate(policy, "test", case.values, case.as_of, "none")


def _place(name: str, output: Path | None) -> Path:
    """The file of a new policy: as asked, else where its programme is, else here."""
    *folders, last = name.split(".")
    if output is not None:
        return output if output.suffix == ".pol" else output / f"{last}.pol"
    for root in (Path("policies"), Path()):
        if folders and (root / folders[0]).is_dir():
            return root.joinpath(*folders, f"{last}.pol")
    return Path(f"{last}.pol")


def _tests_of(policy: Path) -> Path:
    return policy.with_name(policy.name.removesuffix(".pol") + SUFFIX)


def _filled(template: str, language: str, **names: str) -> str:
    """A shipped template with its names filled in."""
    text = (shipped("reports") / "scaffolds" / language / f"{template}.pol").read_text(encoding="utf-8")
    return Template(text).substitute(names)


def _names_of_examples(file: tree.File | None) -> list[str]:
    return [d.name.text for d in file.declarations if isinstance(d, tree.Example)] if file else []


def _understood(source: Source, message: str, name: str, speaker: Speaker) -> None:
    """Stops where a template with this name in it cannot be read: then it is no name."""
    parsed = parse(source)
    if parsed.value is None or parsed.diagnostics:
        raise speaker.stop(USAGE, message, name=name)


def _policy_file(path: Path, speaker: Speaker) -> tuple[Source, tree.File]:
    """The text and the tree of a file that holds a policy; stops where it is none."""
    source, file = _parsed(path, speaker)
    if not any(isinstance(d, tree.Policy) for d in file.declarations):
        raise speaker.stop(USAGE, "cli-no-policy-file", file=str(path))
    return source, file


def _parsed(path: Path, speaker: Speaker) -> tuple[Source, tree.File]:
    if not path.is_file():
        missing = "cli-no-policy-file" if path.is_dir() else "cli-no-such-path"
        raise speaker.stop(USAGE, missing, path=str(path), file=str(path))
    read = read_source(path)
    parsed = parse(read.value) if read.value is not None else None
    if read.value is None or parsed is None or parsed.value is None or parsed.has_errors:
        found = parsed.diagnostics if parsed else read.diagnostics
        speaker.diagnostics(found, {read.value.name: read.value} if read.value else {})
        raise speaker.stop(USAGE, "cli-invalid-policy", path=str(path), count=len(found))
    return read.value, parsed.value


def _write(path: Path, text: str, speaker: Speaker) -> None:
    """Writes a file whole, with the ends of lines that it had."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lines_end = "\r\n" if path.exists() and b"\r\n" in path.read_bytes() else "\n"
        write_atomically(path, text.replace("\n", lines_end))
    except OSError:
        raise speaker.stop(USAGE, "cli-cannot-write", file=str(path)) from None
    speaker.tell("cli-written", file=str(path))


def _checked(path: Path, speaker: Speaker) -> int:
    """Says what is wrong with the policy now, as `eligo check` does."""
    result, gathered = load_file(path)
    speaker.diagnostics(result.diagnostics, gathered.sources)
    return FINDINGS if result.has_errors else 0
