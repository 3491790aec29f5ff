"""Goal seeking equals brute force on random rulebooks: every set of values, each judged by the naive evaluator."""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from scoring.advice.distance import Unit
from scoring.advice.effort import Efforts, efforts_of
from scoring.advice.goal.first_steps import actions_of
from scoring.advice.goal.frontier import Uncountable
from scoring.advice.goal.model import Action, Goal, Move, Status
from scoring.advice.goal.seeking import field_of, seek_goal
from scoring.rulebook.quantities import parse_amount
from tests.advice.goal.counted_out import CountedOut, Way
from tests.advice.goal.drawn import EFFORTS
from tests.advice.goal.drawn_agency import Agency, agencies
from tests.advice_samples import book, criterion, fact, result

MOST_COMBINATIONS = 600
"""Sets of values that are tried of one agency; a larger one is drawn again."""
UNITS = 10_000
"""Of a point: the rulebooks drawn are exact to four places."""
NAMES = [f"{kind}_{n}" for kind in ("figure", "answer", "paper", "reports", "visits") for n in range(6)]
PRICES = st.one_of(st.just({}), st.dictionaries(st.sampled_from(NAMES), EFFORTS, min_size=10))
TARGETS = st.sampled_from([0, 20, 33, 50, 62, 75, 90, 97, 100])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("goals")


@settings(suppress_health_check=list(HealthCheck), max_examples=90, phases=[Phase.generate])
@given(agency=agencies(), target=TARGETS, prices=PRICES)
def test_it_equals_trying_every_value(folder: Path, agency: Agency, target: int, prices: dict[str, str]):
    found = result(folder, agency.rulebook, agency.facts, d1="2024-02-01")
    facts = found.rulebook.facts
    own = {n: Decimal(price) for n, price in prices.items() if n in facts and facts[n].type not in ("choice", "grant")}
    efforts = efforts_of(found.rulebook, {name: parse_amount(price) for name, price in own.items()})
    day = date.fromordinal(field_of(found, efforts).ground.closing.day)
    columns = list(found.rulebook.columns.by_name)
    out = CountedOut(agency, columns, day, {name: Fraction(price) for name, price in own.items()})
    assume(out.combinations() <= MOST_COMBINATIONS)
    try:
        goal = seek_goal(found, (target, 1), efforts)
    except Uncountable as refused:
        assert_named(refused, agency)
        return
    ways = list(out.ways())
    assert_goal(goal, out, ways, target)
    assert_actions(found, efforts, out, ways)


def assert_named(refused: Uncountable, agency: Agency) -> None:
    """What cannot be counted out is named: the figure, and criteria that it feeds."""
    (problem,) = refused.problems
    (figure,) = re.findall(r"figure_\d", problem.message.en)
    (criteria,) = re.findall(r"feeds ([\d, ]+),", problem.message.en)
    told = {one["id"]: repr(one) for one in agency.rulebook["areas"][0]["criteria"]}
    zeroed = {name for veto in agency.rulebook.get("vetoes", ()) if figure in veto["when"] for name in veto["zeroes"]}
    assert all(figure in told[name] or name in zeroed for name in criteria.split(", "))


def assert_goal(goal: Goal, out: CountedOut, ways: Sequence[Way], target: int) -> None:
    """The answer is one of the best, by effort, figures changed, index, and the order of the rulebook.

    What is said of it is held against the way that was answered: of equals, any may be.
    """
    reaching = [way for way in ways if way.most and way.points * 100 >= target * way.most]
    assert bool(reaching) is (goal.status != Status.OUT_OF_REACH)
    best = min(way.lost for way in ways)
    first = min(reaching or [way for way in ways if way.lost == best])
    answer = first
    if any(move.is_at_most for move in goal.moves):  # told as the most that earns as much as none
        assert [named(move) for move in goal.moves] == [column for column, _ in first.moves]
    else:
        answer = next(way for way in ways if way.moves == tuple((named(m), value_of(m)) for m in goal.moves))
    assert answer[:4] == first[:4]
    assert not [way for way in ways if is_nearer(way, answer)]
    assert (goal.effort, len(goal.moves)) == (first.effort.as_integer_ratio(), first.changed)
    assert (goal.after.points, goal.after.maximum) == (answer.points * UNITS, answer.most * UNITS)
    below = [-way.lost for way in ways if way.effort < first.effort and way.most]
    assert (Fraction(*goal.proof.best_below) if goal.proof.best_below else None) == max(below, default=None)
    stays = {one["id"]: out.lost(one, points) for one, points in zip(out.criteria, answer.each, strict=True)}
    blocks = {block.criterion.id: Fraction(block.lost, UNITS) for block in goal.blocks}
    assert blocks == ({} if reaching else {name: lost for name, lost in stays.items() if lost})


def is_nearer(way: Way, answer: Way) -> bool:
    """True if a way differs from the answer by one figure that goes less far, for the same effort and points."""
    closer = [a < b for a, b in zip(way.far, answer.far, strict=False) if a != b]
    return way[:4] == answer[:4] and way.each == answer.each and closer == [True]


def assert_actions(found: Any, efforts: Efforts, out: CountedOut, ways: Sequence[Way]) -> None:
    """Of every criterion the change of its own facts that gains most per unit of effort is told."""
    actions = actions_of(field_of(found, efforts))
    now = next(way for way in ways if not way.moves)
    for one, points in zip(out.criteria, now.each, strict=True):
        own = out.columns_of(one)
        gains = [
            (way.points - way.most - now.points + now.most, way.effort)
            for way in ways
            if {column for column, _ in way.moves} <= own and way.points - way.most > now.points - now.most
        ]
        if out.counts(one) and gains and (points is None or out.lost(one, points)):
            assert_action([action for action in actions if {named(m) for m in action.moves} <= own], gains)


def assert_action(told: Sequence[Action], gains: Sequence[tuple[Fraction, Fraction]]) -> None:
    """Two criteria of the same facts share an action."""
    free = [gain for gain, effort in gains if not effort]
    steepest = max((gain / effort for gain, effort in gains if effort), default=Fraction(0))
    best = max((gain, effort) for gain, effort in gains if (not effort if free else gain == steepest * effort))
    assert best in [(Fraction(action.gain, UNITS), Fraction(*action.effort)) for action in told]


def named(move: Move) -> str:
    return move.column.fact if move.column.key is None else f"{move.column.fact}.{move.column.key}"


def value_of(move: Move) -> Any:
    return {Unit.DOCUMENT: "today", Unit.ANSWER: bool(move.after)}.get(move.unit, move.after)


def test_what_cannot_be_counted_out_is_refused_by_name(tmp_path: Path):
    # one of a kind, in the middle: 3 earns, 2 and 4 do not, and the figure has no end
    one = criterion("II.1", {"value": "done"}, {"at_least": 1}, zero_if="done = 4")
    found = result(tmp_path, book({"done": fact("count")}, one), {"done": 0})
    with pytest.raises(Uncountable) as refused:
        seek_goal(found, (100, 1), efforts_of(found.rulebook))
    (problem,) = refused.value.problems
    assert "the fact 'done' feeds II.1, whose points may turn while it moves" in problem.message.en
