"""A comparison in a condition that holds for all evidence, or for none."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from scoring.language import Message, Text
from scoring.rulebook.analysis.grades import written
from scoring.rulebook.analysis.span import Span, node_span
from scoring.rulebook.condition import Clause, Condition
from scoring.rulebook.criterion_checks import Path
from scoring.rulebook.expression import Node
from scoring.rulebook.lint.rule import ERROR, Found, LintRule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for placed in subject.criteria:
        for key, path, condition in (
            ("zero_if", ("zero_if",), placed.criterion.zero_if),
            ("applies_to.when", ("applies_to", "when"), placed.criterion.applies_to.when),
        ):
            for value, message in _decided(subject, condition, key):
                yield placed.found(path, value, message)
    for index, veto in enumerate(subject.book.head.vetoes):
        path_of_veto: Path = ("vetoes", index, "when")
        for value, message in _decided(subject, veto.when, f"vetoes.{veto.id}"):
            yield Found(0, path_of_veto, None, value, message)


def _decided(subject: Subject, condition: Condition | None, key: str) -> Iterator[tuple[str, Message]]:
    for leaf in condition.tree.leaves() if condition else ():
        truth = _truth(subject, leaf)
        if truth is not None:
            always, value = truth
            shown = Text(value.replace(".", ","), value)
            yield (
                value,
                (
                    Message("a comparison in {key} always holds, for instance with {value}.", key=key, value=shown)
                    if always
                    else Message("a comparison in {key} never holds, for instance with {value}.", key=key, value=shown)
                ),
            )


def _truth(subject: Subject, leaf: Clause) -> tuple[bool, str] | None:
    """(always true, a value of the left side that shows it), or None where evidence decides."""
    if leaf.operation == "is":
        return None
    facts, (left, right) = subject.book.facts, leaf.sides
    span, other = node_span(left, facts), node_span(right, facts)
    decided = _compare(leaf.operation, span, other)
    if decided is None:
        return None
    ends = [end for end in (span.high, span.low) if end is not None]
    percent = any("%" in node.text for node in _leaves(left, right))
    return decided, written(ends[0] if ends else Fraction(0), is_percent=percent)


def _compare(operation: str, left: Span, right: Span) -> bool | None:
    above = left.low is not None and right.high is not None and left.low > right.high
    above_or_at = left.low is not None and right.high is not None and left.low >= right.high
    below = left.high is not None and right.low is not None and left.high < right.low
    below_or_at = left.high is not None and right.low is not None and left.high <= right.low
    always, never = {
        ">": (above, below_or_at),
        ">=": (above_or_at, below),
        "<": (below, above_or_at),
        "<=": (below_or_at, above),
        "=": (False, above or below),
        "!=": (above or below, False),
    }[operation]
    return True if always else False if never else None


def _leaves(*nodes: Node) -> Iterator[Node]:
    for node in nodes:
        yield node
        yield from _leaves(*node.parts)


RULE = LintRule("condition-decided", ERROR, _check)
