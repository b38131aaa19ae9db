"""Room `syntax`: the syntax tree, what a `.pol` file says, as it was written.

A node's docstring is the text it stands for. Spans and spellings never take part in equality, so that
two trees are equal when they say the same thing in either language.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import field as attribute
from typing import TypeAlias

from ..text.span import Span
from .declarations import (
    Advice,
    Applies,
    Bound,
    Cell,
    Citation,
    Clause,
    Definition,
    Document,
    Entry,
    Excused,
    Field,
    FieldType,
    Group,
    Judge,
    Label,
    Note,
    Otherwise,
    Policy,
    PolicyPart,
    Record,
    Require,
    Row,
    Rule,
    RulePart,
    Says,
    Stage,
    Table,
    Title,
    Unless,
    Use,
    Valid,
    Vocabulary,
    When,
)
from .examples import (
    AsIn,
    Asked,
    AsOf,
    Bounds,
    CaseCell,
    CaseRow,
    Cases,
    Example,
    Expect,
    ExpectWarnings,
    FactPlace,
    GivenRows,
    GivenValue,
    Missing,
    OutcomeWord,
    Said,
    Test,
    TestPart,
    Without,
    WithRows,
)
from .expressions import (
    Aggregate,
    Arithmetic,
    Both,
    Called,
    Comparison,
    Condition,
    Count,
    CountDistinct,
    DayValue,
    Either,
    Filtered,
    GroupRef,
    Insertion,
    IsGiven,
    Listing,
    Literal,
    Lookup,
    Member,
    Minus,
    MomentValue,
    Name,
    Names,
    Negation,
    NoTwo,
    Number,
    Path,
    Quantified,
    Share,
    Text,
    TextValue,
    Words,
    YesNo,
)

__all__ = [
    "Advice",
    "Aggregate",
    "Applies",
    "Arithmetic",
    "AsIn",
    "AsOf",
    "Asked",
    "Both",
    "Bound",
    "Bounds",
    "Called",
    "CaseCell",
    "CaseRow",
    "Cases",
    "Cell",
    "Citation",
    "Clause",
    "Comment",
    "Comparison",
    "Condition",
    "Count",
    "CountDistinct",
    "DayValue",
    "Declaration",
    "Definition",
    "Document",
    "Either",
    "Entry",
    "Example",
    "Excused",
    "Expect",
    "ExpectWarnings",
    "FactPlace",
    "Field",
    "FieldType",
    "File",
    "Filtered",
    "GivenRows",
    "GivenValue",
    "Group",
    "GroupRef",
    "Insertion",
    "IsGiven",
    "Judge",
    "Label",
    "Listing",
    "Literal",
    "Lookup",
    "Member",
    "Minus",
    "Missing",
    "MomentValue",
    "Name",
    "Names",
    "Negation",
    "NoTwo",
    "Note",
    "Number",
    "Otherwise",
    "OutcomeWord",
    "Path",
    "Policy",
    "PolicyPart",
    "Quantified",
    "Record",
    "Require",
    "Row",
    "Rule",
    "RulePart",
    "Said",
    "Says",
    "Share",
    "Stage",
    "Table",
    "Test",
    "TestPart",
    "Text",
    "TextValue",
    "Title",
    "Unless",
    "Use",
    "Valid",
    "Vocabulary",
    "When",
    "WithRows",
    "Without",
    "Words",
    "YesNo",
]

Declaration: TypeAlias = Policy | Use | Definition | Rule | Table | Vocabulary | Record | Clause | Test | Example


@dataclass(frozen=True, slots=True)
class Comment:
    """``# why the number is eight``"""

    text: str
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class File:
    """A whole `.pol` file: its declarations in order, its comments, the language of its keywords.

    `broken` are the names that mistaken declarations, left out here, may have declared.
    """

    declarations: tuple[Declaration, ...]
    comments: tuple[Comment, ...] = attribute(compare=False)
    language: str = attribute(compare=False)
    span: Span = attribute(compare=False, repr=False)
    broken: tuple[str, ...] = attribute(default=(), compare=False)
