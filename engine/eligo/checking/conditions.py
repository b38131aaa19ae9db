"""Room `checking`: conditions as written → conditions as understood; the sugar ends here."""

from __future__ import annotations

from dataclasses import dataclass

from ..syntax import tree
from ..text import codes
from ..text.nearest import suggested
from ..text.span import Span
from .advising import about, code_facts, keyword, listed, rewritten, shown
from .calculations import day_of, moved, of_entity, rounded
from .depths import reads_element
from .names import Frame, Names, codes_of, find, group_named, kind_name, knows
from .places import Place, opening
from .policy import (
    Both,
    Comparison,
    Condition,
    Constant,
    Count,
    Either,
    Fact,
    Form,
    Given,
    Groups,
    Member,
    Negation,
    NoTwo,
    Scalar,
    Selection,
    Term,
    Yes,
)
from .registers import in_register
from .schema import Kind, Type
from .terms import NUMBER, Typed, called, key_of, literal, narrowed, selection, selection_of, term

_ORDERED = (Kind.NUMBER, Kind.MONEY, Kind.DAY, Kind.MOMENT)
_TERMS = (
    tree.Number,
    tree.TextValue,
    tree.DayValue,
    tree.MomentValue,
    tree.YesNo,
    tree.Lookup,
    tree.Count,
    tree.CountDistinct,
    tree.CountGroups,
    tree.Shifted,
    tree.Rounded,
    tree.DayOf,
    tree.Aggregate,
    tree.Arithmetic,
    tree.Minus,
    tree.Share,
)
_FORMS = {"all": Form.ALL, "some": Form.SOME, "no": Form.NO}


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the conditions of one policy, with everything that its files declare at hand."""

    names: Names

    def condition(self, node: tree.Condition, place: Place) -> Condition | None:
        """A condition as understood; None after a diagnostic."""
        match node:
            case tree.Either() if len(bare := [i for i in node.items[1:] if self._is_bare(i, place)]) and (
                better := listed(node, self.names.language)
            ):
                span = node.items[0].span.to(bare[-1].span)
                self.names.found.append(codes.WRITTEN_OTHERWISE.at(span, **better))
                return None
            case tree.Both(items) | tree.Either(items):
                read = [self.condition(item, place) for item in items]
                parts = tuple(part for part in read if part is not None)
                if len(parts) < len(read):
                    return None
                return Both(parts, node.span) if isinstance(node, tree.Both) else Either(parts, node.span)
            case tree.Negation(operand):
                inner = self.condition(operand, place.negated())
                return inner and Negation(inner, node.span)
            case tree.Comparison():
                return self._comparison(node, place)
            case tree.Between(value, low, high):
                return self._between(node, value, low, high, place)
            case tree.Member():
                return self._member(node, place)
            case tree.Listed():
                return in_register(self, node, place)
            case tree.AllSame():
                return self._all_same(node, place)
            case tree.IsGiven(value):
                return self._is_given(value, node.span, place)
            case tree.NoTwo(members, key):
                selected = selection(self, members, place)
                fact = selected and key_of(self, key, selected, place)
                return NoTwo(fact, selected, node.span) if selected and fact else None
            case tree.Quantified():
                return self._quantified(node, place)
            case tree.Path() if self._is_condition(node, place):
                return self._defined(node, place)
            case _:
                return self._yes(node, place)

    def _yes(self, node: tree.Condition, place: Place) -> Condition | None:
        """A yes/no term used as a condition."""
        value = term(self, node, place)
        if value is None:
            return None
        if value[1].kind is not Kind.YES_NO:
            self.names.found.append(codes.NOT_A_CONDITION.at(node.span, found=kind_name(value[1])))
            return None
        return Yes(value[0], node.span, _without_row(value[0], place, negated=False))

    def _is_bare(self, node: tree.Condition, place: Place) -> bool:
        """Whether a value stands alone where a condition belongs."""
        if isinstance(node, tree.Path):
            return len(node.names) == 1 and not knows(self.names, node, place.frames)
        return isinstance(node, tree.Number | tree.TextValue)

    def value_or_condition(self, node: tree.Condition | tree.Single, place: Place) -> None:
        """Reads a definition's body for its diagnostics only, whatever it is."""
        if isinstance(node, tree.Single):
            self.selected(node.members, place)
            return
        if isinstance(node, tree.Path) and selection_of(self, node, place) is not None:
            return
        if isinstance(node, _TERMS) or (isinstance(node, tree.Path) and not self._is_condition(node, place)):
            term(self, node, place)
        else:
            self.condition(node, place)

    def calculated(self, node: tree.Shifted | tree.Rounded | tree.DayOf, place: Place) -> Typed | None:
        """A day moved, an amount rounded, or the day of a moment."""
        match node:
            case tree.Shifted():
                return moved(self, node, place)
            case tree.Rounded():
                return rounded(self, node, place)
            case tree.DayOf():
                return day_of(self, node, place)

    def of_entity(self, found: tree.Definition, node: tree.Path, place: Place) -> Typed | None:
        """A field of the one element that a definition names."""
        return of_entity(self, found, node, place)

    def selected(self, node: tree.Filtered, place: Place) -> Selection | None:
        """A list as understood; None after a diagnostic."""
        return selection(self, node, place)

    def apart(self, span: Span, left: Type, right: Type, parameter: str | None = None) -> None:
        """Notes that two kinds of value cannot be compared or added; one of them may be that of a parameter."""
        if left.kind is right.kind is Kind.MONEY:
            self.names.found.append(codes.CURRENCIES_DIFFER.at(span, left=left.of, right=right.of))
        else:
            currency = next((side.of for side in (left, right) if side.kind is Kind.MONEY), None)
            left_name, right_name = kind_name(left), kind_name(right)
            facts = {"currency": currency, "about": about(left_name, right_name), "parameter": parameter}
            self.names.found.append(codes.COMPARED_APART.at(span, left=left_name, right=right_name, **facts))

    def strays(self, node: tree.Condition, read: Condition, reaching: str) -> bool:
        """Notes a part behind an open `have` or `where` that says nothing of the element: it was meant to stand outside."""
        if not isinstance(node, tree.Both | tree.Either) or not isinstance(read, Both | Either):
            return False
        stray = next((n for n, r in list(zip(node.items, read.items, strict=True))[1:] if not reads_element(r)), None)
        if stray is not None:
            word = keyword(reaching, self.names.language)
            self.names.found.append(codes.STRAY_PART.at(stray.span, word=word))
        return stray is not None

    def group_at_hand(self, node: tree.GroupRef, place: Place) -> Selection | None:
        """The members of the innermost group, for `group` inside `all distinct … have`."""
        frame = next((f for f in reversed(place.frames) if f.key is not None), None)
        if frame is None:
            self.names.found.append(codes.NO_GROUP_HERE.at(node.span))
            return None
        index = self.names.schema.proposal.index(frame.field)
        return Selection(frame.field, index, frame.record.name, None, True, frame.noun, None, span=node.span)

    # ── definitions that are conditions ───────────────────────────────────────────────────

    def _is_condition(self, node: tree.Path, place: Place) -> bool:
        if len(node.names) != 1 or not knows(self.names, node, place.frames):
            return False
        frames = place.frames
        found = self.names.definitions.get(node.text)
        shadowed = any(node.text in (f.name, f.alias) for frame in frames for f in frame.record.fields)
        if found is None or shadowed:
            return False
        body = found.body
        if isinstance(body, tree.Single):
            return False
        return not isinstance(body, (tree.Filtered, *_TERMS)) and selection_of(self, body, Place()) is None

    def _defined(self, node: tree.Path, place: Place) -> Condition | None:
        found = self.names.definitions[node.text]
        self.names.used.add(found.names.name.text)
        inner = opening(self.names, found, node.span, place)
        assert not isinstance(found.body, tree.Filtered | tree.Single), "lists are not conditions"
        return self.condition(found.body, inner) if inner else None

    # ── comparisons ───────────────────────────────────────────────────────────────────────

    def _comparison(self, node: tree.Comparison, place: Place) -> Condition | None:
        left, right = self._sides(node, place)
        if left is None or right is None:
            return None
        if left[1] != right[1]:
            if not self._slipped(node.right, left[1]) and not self._slipped(node.left, right[1]):
                self.apart(node.span, left[1], right[1], _parameter_among(left[0], right[0]))
            return None
        if node.sign not in ("=", "!=") and left[1].kind not in _ORDERED:
            self.names.found.append(codes.NO_ORDER.at(node.span, found=kind_name(left[1]), sign=node.sign))
            return None
        if isinstance(right[0], Constant) and isinstance(right[0].value, bool):
            negated = right[0].value is not (node.sign == "=")
            asked = Yes(left[0], node.span, _without_row(left[0], place, negated=negated))
            return Negation(asked, node.span) if negated else asked
        return Comparison(left[0], node.sign, right[0], place.fails_as is True, span=node.span)

    def _between(
        self, node: tree.Between, value: tree.Condition, low: tree.Condition, high: tree.Condition, place: Place
    ) -> Condition | None:
        """Both ends belong to it."""
        above = self._comparison(tree.Comparison(value, ">=", low, True, value.span.to(low.span)), place)
        if above is None:
            return None
        below = self._comparison(tree.Comparison(value, "<=", high, True, node.span), place)
        return Both((above, below), node.span) if below else None

    def _slipped(self, node: tree.Condition | tree.Literal, wanted: Type) -> bool:
        """Notes a literal that is of another kind by a slip only, such as a code in quotation marks."""
        better = rewritten(self.names, node, wanted)
        if better is not None:
            self.names.found.append(codes.WRITTEN_OTHERWISE.at(node.span, **better))
        return better is not None

    def _sides(self, node: tree.Comparison, place: Place) -> tuple[Typed | None, Typed | None]:
        """Both sides; a bare code on either side takes its vocabulary from the other."""
        bare = isinstance(node.left, tree.Path) and not knows(self.names, node.left, place.frames)
        if bare:
            right = term(self, node.right, place) if self._known_side(node.right, place) else None
            if right is not None and right[1].kind is Kind.CODE:
                return term(self, node.left, place, right[1]), right
            return term(self, node.left, place), right
        left = term(self, node.left, place)
        return left, (term(self, node.right, place, left[1]) if left else None)

    def _known_side(self, node: tree.Condition, place: Place) -> bool:
        return not isinstance(node, tree.Path) or knows(self.names, node, place.frames)

    def _member(self, node: tree.Member, place: Place) -> Condition | None:
        value = term(self, node.value, place)
        if value is None:
            return None
        if value[1].kind is Kind.LIST:
            self.names.found.append(codes.LIST_AS_VALUE.at(node.value.span, name=""))
            return None
        values: set[Scalar] = set()
        twice: set[Scalar] = set()
        groups: list[str] = []
        complete = True
        for element in self._elements(node.members):
            found = self._values_of(element, value[1])
            if found is None:
                complete = False
                continue
            if found[1]:
                groups.append(found[1])
            elif found[0] <= values and not found[0] <= twice:
                twice |= found[0]
                self.names.found.append(codes.VALUE_TWICE.at(element.span, value=shown(element)))
            values |= found[0]
        if not complete:
            return None
        plain = any(self._group(element, value[1]) is None for element in self._elements(node.members))
        names = () if plain else tuple(groups)
        member = Member(
            value[0],
            frozenset(values),
            names,
            _without_row(value[0], place, negated=node.negated),
            node.negated and not isinstance(value[0], Fact),
            span=node.span,
        )
        return Negation(member, node.span) if node.negated else member

    @staticmethod
    def _elements(members: tree.Path | tree.Listing) -> tuple[tree.Literal, ...]:
        if isinstance(members, tree.Listing):
            return members.elements
        return (tree.Name(members.text, members.span),)

    def _group(self, element: tree.Literal, type_: Type) -> str | None:
        if not isinstance(element, tree.Name) or type_.kind is not Kind.CODE or type_.of is None:
            return None
        return group_named(self.names.schema.vocabularies[type_.of], element.text)

    def _values_of(self, element: tree.Literal, type_: Type) -> tuple[frozenset[Scalar], str | None] | None:
        if isinstance(element, tree.Name) and type_.kind is Kind.CODE and type_.of is not None:
            vocabulary = self.names.schema.vocabularies[type_.of]
            meant = codes_of(vocabulary, element.text)
            if meant is None:
                near = code_facts(vocabulary, element.text)
                self.names.found.append(
                    codes.UNKNOWN_CODE.at(element.span, name=element.text, vocabulary=vocabulary.name, **near)
                )
                return None
            return frozenset(meant), group_named(vocabulary, element.text)
        found = literal(self.names, element, type_)
        if found is None:
            return None
        if found[1] != type_:
            if not self._slipped(element, type_):
                self.apart(element.span, type_, found[1])
            return None
        return frozenset({found[0]}), None

    def _is_given(self, node: tree.Condition, span: Span, place: Place) -> Condition | None:
        found = find(self.names, node, place.frames) if isinstance(node, tree.Path) else None
        if isinstance(found, Fact):
            return Given(found, span)
        if found is not None or not isinstance(node, tree.Path):
            self.names.found.append(codes.NOT_A_FIELD.at(node.span))
        return None

    def _all_same(self, node: tree.AllSame, place: Place) -> Condition | None:
        """All elements in the first of the groups, or all in the second, and so on."""
        asked = selection(self, node.members, place)
        if asked is None:
            return None
        inner = place.within(Frame(self.names.schema.records[asked.record], asked.field))
        value = term(self, node.value, inner)
        if value is None:
            return None
        found: list[Condition] = []
        for element in node.groups.elements:
            group = self._group(element, value[1])
            if group is None or not isinstance(element, tree.Name):
                known = self.names.schema.vocabularies[value[1].of or ""].groups if value[1].kind is Kind.CODE else {}
                name = element.text if isinstance(element, tree.Name) else ""
                self.names.found.append(
                    codes.NOT_A_GROUP.at(
                        element.span, name=name, vocabulary=value[1].of or "", **suggested(name, known)
                    )
                )
                return None
            within = tree.Member(node.value, tree.Path((element,), element.span), False, element.span)
            each = tree.Quantified("all", None, node.members, within, node.spelling, node.span)
            condition = self._quantified(each, place)
            if condition is None:
                return None
            found.append(condition)
        return found[0] if len(found) == 1 else Either(tuple(found), node.span)

    # ── quantifiers ───────────────────────────────────────────────────────────────────────

    def _quantified(self, node: tree.Quantified, place: Place) -> Condition | None:
        """`some X have C` is count(X where C) >= 1; `no`: <= 0; `all`: count(X where not C) <= 0."""
        asked = selection(self, node.members, place)
        if asked is None:
            return None
        record = self.names.schema.records[asked.record]
        key = key_of(self, node.key, asked, place) if node.key else None
        if node.key is not None and key is None:
            return None
        frame = Frame(record, asked.field, key.field if key else None, called(asked, record))
        inner = place.within(frame)
        condition = self.condition(node.condition, inner.negated() if node.quantifier == "no" else inner)
        if condition is None or self.strays(node.condition, condition, "HAVE"):
            return None
        if node.quantifier == "all":
            condition = condition.operand if isinstance(condition, Negation) else Negation(condition, condition.span)
        counted: Term
        if key is not None:
            counted = Groups(key, asked, condition, node.span)
        else:
            counted = Count(narrowed(asked, condition, node.span), node.span)
        sign, limit = (">=", 1) if node.quantifier == "some" else ("<=", 0)
        return Comparison(
            counted,
            sign,
            Constant(limit, NUMBER, node.span),
            False,
            _FORMS[node.quantifier],
            asked,
            span=node.span,
        )


def _without_row(value: Term, place: Place, *, negated: bool) -> bool:
    """The truth of a test where a table has no row: with its negation, what makes the rule fail or does not hold."""
    return not isinstance(value, Fact) and (place.fails_as is True) is not negated


def _parameter_among(*terms: Term) -> str | None:
    return next((term.name for term in terms if isinstance(term, Constant) and term.name), None)
