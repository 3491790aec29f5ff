"""An effort that decides nothing: of a fact that goal seeking never moves, or of 0, with which every goal begins."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Message
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.expression import Formula
from scoring.rulebook.lint.rule import WARNING, Found, LintRule, Subject
from scoring.rulebook.measures.rate import Rate
from scoring.rulebook.quantities import Amount


def _check(subject: Subject) -> Iterator[Found]:
    for number, area in enumerate(subject.book.areas, 1):
        for name, fact in area.facts.items():
            if not isinstance(fact.effort, Amount):
                continue
            path = ("facts", name, "effort")
            if not fact.effort.ratio[0]:
                yield Found(number, path, None, "0", _FREE)
            elif not _moves(name, subject):
                yield Found(number, path, None, name, _NEVER_MOVES)


def _moves(name: str, subject: Subject) -> bool:
    vetoing = {one.partition(".")[0] for veto in subject.book.head.vetoes for one in veto.when.tree.names()}
    return name in vetoing or any(_raises(name, placed.criterion) for placed in subject.criteria)


def _raises(name: str, criterion: Criterion) -> bool:
    """True if a criterion of the index may earn more by a fact: it stands above a line, alone, or in what zeroes."""
    if criterion.counts_as != "points" or criterion.source == "survey":
        return False
    named = {one for part in criterion.parts for one in part.measure.named_facts()}
    for part in criterion.parts:
        formulas = part.measure.formulas()
        if not (isinstance(part.measure, Rate) and _is_given(name, formulas)):
            named |= {one.partition(".")[0] for formula in formulas for one in formula.tree.names()}
    if criterion.zero_if:
        named |= {one.partition(".")[0] for one in criterion.zero_if.tree.names()}
    return name in named


def _is_given(name: str, formulas: tuple[Formula, ...]) -> bool:
    """True if a fact is what a rate is taken of: no choice of the agency, though it stands above the line too."""
    above, below = (set(formula.tree.names()) for formula in formulas)
    return name in below and (below == {name} or not above & below)


_FREE = Message(
    "an effort of 0: the fact moves for nothing, so every goal begins with it. Write more than 0, or fixed."
)
_NEVER_MOVES = Message(
    "goal seeking never moves this fact: it only decides what a rate is taken of, or of whom something is asked. "
    "Delete the effort."
)

RULE = LintRule("effort-without-use", WARNING, _check)
