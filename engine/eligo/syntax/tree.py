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
    Otherwise,
    Policy,
    PolicyPart,
    Record,
    Register,
    Row,
    Rule,
    RulePart,
    Says,
    Stage,
    Table,
    Use,
    ValidFields,
    Vocabulary,
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
    AllSame,
    Arithmetic,
    Between,
    Both,
    Comparison,
    Condition,
    Count,
    CountDistinct,
    CountGroups,
    DayOf,
    Either,
    Filtered,
    GroupRef,
    IsGiven,
    Listed,
    Listing,
    Lookup,
    Member,
    Minus,
    Negation,
    NoTwo,
    Path,
    Quantified,
    Rounded,
    Share,
    Shifted,
    Single,
)
from .layers import (
    ConfirmBy,
    DatedValue,
    DroppedClause,
    DroppedRule,
    Parameter,
    ParameterPart,
    ReplacedSource,
    Replacement,
    SourcePart,
    Unit,
)
from .parts import (
    Citation,
    Consequence,
    Evidence,
    ExceptionPart,
    Note,
    RangeCell,
    Require,
    RuleException,
    Title,
    Unconfirmed,
    Unless,
    Valid,
    When,
)
from .texts import Insertion, Text, Words
from .words import Called, DayValue, Literal, MomentValue, Name, Names, Number, TextValue, YesNo

__all__ = [
    "Advice",
    "Aggregate",
    "AllSame",
    "Applies",
    "Arithmetic",
    "AsIn",
    "AsOf",
    "Asked",
    "Between",
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
    "ConfirmBy",
    "Consequence",
    "Count",
    "CountDistinct",
    "CountGroups",
    "DatedValue",
    "DayOf",
    "DayValue",
    "Declaration",
    "Definition",
    "Document",
    "DroppedClause",
    "DroppedRule",
    "Either",
    "Entry",
    "Evidence",
    "Example",
    "ExceptionPart",
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
    "Listed",
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
    "Parameter",
    "ParameterPart",
    "Path",
    "Policy",
    "PolicyPart",
    "Quantified",
    "RangeCell",
    "Record",
    "Register",
    "ReplacedSource",
    "Replacement",
    "Require",
    "Rounded",
    "Row",
    "Rule",
    "RuleException",
    "RulePart",
    "Said",
    "Says",
    "Share",
    "Shifted",
    "Single",
    "SourcePart",
    "Stage",
    "Table",
    "Test",
    "TestPart",
    "Text",
    "TextValue",
    "Title",
    "Unconfirmed",
    "Unit",
    "Unless",
    "Use",
    "Valid",
    "ValidFields",
    "Vocabulary",
    "When",
    "WithRows",
    "Without",
    "Words",
    "YesNo",
]

Declaration: TypeAlias = (
    Policy
    | Use
    | Parameter
    | Definition
    | Rule
    | Table
    | Vocabulary
    | Record
    | Register
    | Clause
    | Replacement
    | ReplacedSource
    | DroppedRule
    | DroppedClause
    | Test
    | Example
)


@dataclass(frozen=True, slots=True)
class Comment:
    """``# why the number is eight``"""

    text: str
    span: Span = attribute(compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class File:
    """A whole `.pol` file: its declarations in order, its comments, the language of its keywords.

    `broken` are the names that mistaken declarations may have declared; most of these are left out here. `damaged` are
    the places of those that are kept without the part in which the mistake is.
    """

    declarations: tuple[Declaration, ...]
    comments: tuple[Comment, ...] = attribute(compare=False)
    language: str = attribute(compare=False)
    span: Span = attribute(compare=False, repr=False)
    broken: tuple[str, ...] = attribute(default=(), compare=False)
    damaged: tuple[Span, ...] = attribute(default=(), compare=False, repr=False)
