"""Room `syntax`: the words of the language, one table for each language, read from `grammar/keywords.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..text.nearest import without_diacritics
from ..text.shipped import shipped

LANGUAGES = ("en", "cs")


@dataclass(frozen=True, slots=True)
class Keyword:
    """One keyword: its spellings by language (the first is canonical), signs, and where it counts as one."""

    terminal: str
    spelled: Mapping[str, tuple[str, ...]]
    signs: tuple[str, ...]
    before_bracket: bool
    before_text: bool
    declares: bool

    def accepted(self, language: str) -> tuple[str, ...]:
        """Every word form read as this keyword, those without diacritics included, the longest first."""
        words = dict.fromkeys(form for word in self.spelled[language] for form in (word, without_diacritics(word)))
        return tuple(sorted(words, key=len, reverse=True))

    def terminal_rule(self, language: str) -> str:
        """The line of lark grammar that makes the keyword a terminal."""
        words = "|".join(re.escape(w).replace(r"\ ", r"[ \t\r\n]+") for w in self.accepted(language))
        ahead = r"(?=\s*\()" if self.before_bracket else r"(?=\s*\")" if self.before_text else ""
        pattern = rf"(?:{words})(?!\w){ahead}"
        if self.signs:
            signs = "|".join(re.escape(s) for s in self.signs)
            pattern = rf"(?:{pattern}|(?:{signs})(?![=<>]))"
        longest = max(word.count(" ") for word in self.spelled[language])
        return f"{self.terminal}.{7 + longest}: /{pattern}/"


@lru_cache(maxsize=1)
def keywords() -> Mapping[str, Keyword]:
    """Every keyword by the name of its terminal."""
    table = tomllib.loads((shipped("grammar") / "keywords.toml").read_text("utf-8"))
    return {
        terminal: Keyword(
            terminal,
            {language: tuple(entry[language]) for language in LANGUAGES},
            tuple(entry.get("signs", ())),
            bool(entry.get("call")),
            bool(entry.get("text")),
            bool(entry.get("declares")),
        )
        for terminal, entry in table.items()
    }


def spellings(language: str) -> Mapping[str, tuple[str, ...]]:
    """The spellings of every keyword in a language, the canonical one first."""
    return {terminal: keyword.spelled[language] for terminal, keyword in keywords().items()}


@lru_cache(maxsize=4)
def declaration_starts(language: str) -> re.Pattern[str]:
    """A pattern for lines on which a declaration begins."""
    words = [re.escape(w) for k in keywords().values() if k.declares for w in k.accepted(language)]
    return re.compile(rf"^(?:{'|'.join(words)})(?!\w)", re.MULTILINE)


def language_of(text: str) -> str:
    """The language whose keywords begin more declarations, then more lines; English where neither leads."""
    starts = {language: _only_in(language, declaring=True) for language in LANGUAGES}
    lines = {language: _only_in(language, declaring=False) for language in LANGUAGES}
    at_margin = re.findall(r"^\ufeff?([^\W\d]\w*)", text, re.MULTILINE)
    indented = re.findall(r"^[ \t\ufeff]*([^\W\d]\w*)", text, re.MULTILINE)

    def score(language: str) -> tuple[int, int]:
        return sum(w in starts[language] for w in at_margin), sum(w in lines[language] for w in indented)

    return max(LANGUAGES, key=score)


@lru_cache(maxsize=8)
def _only_in(language: str, declaring: bool) -> frozenset[str]:
    """The first words of keywords that no other language shares; only those that begin declarations, or all."""
    chosen = [k for k in keywords().values() if k.declares or not declaring]
    words = {one: {w.split(" ")[0] for k in chosen for w in k.accepted(one)} for one in LANGUAGES}
    return frozenset(words[language]).difference(*(words[one] for one in LANGUAGES if one != language))


@lru_cache(maxsize=4)
def _translation(source: str, target: str) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """A pattern for the keywords that differ between two languages, and what each becomes."""
    pairs: dict[str, str] = {}
    for keyword in keywords().values():
        for word in keyword.spelled[source]:
            if word not in keyword.spelled[target]:
                pairs.setdefault(word, keyword.spelled[target][0])
    words = "|".join(re.escape(word) for word in sorted(pairs, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)"), pairs


def translated(fragment: str, source: str, target: str) -> str:
    """A fragment of policy text, quoted in a message, with its keywords in another language."""
    if source == target:
        return fragment
    pattern, pairs = _translation(source, target)
    return pattern.sub(lambda found: pairs[found.group()], fragment)
