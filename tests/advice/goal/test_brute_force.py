"""Goal seeking equals brute force: every value of every fact, each judged by the engine."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from scoring.advice.effort import efforts_of
from scoring.advice.goal.model import Goal, Status
from scoring.advice.goal.seeking import seek_goal
from scoring.rulebook.quantities import parse_amount
from tests.advice.goal.shapes import SHAPES, Shape, Values, every
from tests.advice_samples import result

MOVING = ("done", "late", "extra", "open", "heard", "plan")


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    folder = tmp_path_factory.mktemp("goals")
    return [
        result(
            folder / str(n),
            shape.rulebook,
            {
                name: plain(name, 10 if name == "asked" else 1)
                for name in shape.rulebook["areas"][0]["facts"]
                if name != "plan"
            },
        )
        for n, shape in enumerate(SHAPES)
    ]


TODAY = date(2024, 6, 30).toordinal()


def plain(name: str, value: int) -> Any:
    return bool(value) if name in ("open", "heard") else value


def placed(found: Any, values: Values) -> Any:
    """The same agency with other figures."""
    copy = type(found)(found.plan, found.evidence)
    row = list(copy.row)
    for name, value in values.items():
        if name in found.rulebook.columns.by_name:
            row[found.rulebook.columns.slot(name)] = value if name != "plan" else TODAY if value else None
    copy.row = tuple(row)
    copy.records = copy.plan.judge(copy.row)
    return copy


def judged(found: Any, day: int, values: Values) -> tuple[int, int]:
    """Points and applicable maximum on the last day, by the engine."""
    row = list(placed(found, values).row)
    row[0] = day
    records = found.plan.judge(tuple(row))
    pairs = [(record[1], item.maximum) for record, item in zip(records, found.plan.items, strict=True)]
    return sum(points for points, _ in pairs if points is not None), sum(
        most for points, most in pairs if points is not None
    )


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=80, phases=[Phase.generate])
@given(
    place=st.integers(0, len(SHAPES) - 1),
    numbers=st.tuples(st.integers(4, 8), st.integers(0, 5), st.integers(0, 1), st.integers(0, 1)),
    target=st.sampled_from([0, 20, 33, 50, 62, 75, 90, 97, 100]),
    prices=st.tuples(*[st.sampled_from(["1", "2", "0.5", "3.25", "0"])] * len(MOVING)),
    data=st.data(),
)
def test_it_equals_trying_every_value(
    drawn: list[Any], place: int, numbers: Any, target: int, prices: Any, data: st.DataObject
):
    shape, (asked, late, opened, heard) = SHAPES[place], numbers
    done = data.draw(st.integers(1, asked))
    extra = data.draw(st.integers(0, min(done, asked - done)))
    now = {"done": done, "asked": asked, "late": late, "extra": extra, "open": opened, "heard": heard, "plan": 0}
    found = placed(drawn[place], now)
    own = {name: parse_amount(Decimal(price)) for name, price in zip(MOVING, prices, strict=True)}
    goal = seek_goal(found, (target, 1), efforts_of(found.rulebook, own))
    each = {name: Fraction(*amount.ratio) for name, amount in own.items()}
    check(goal, found, shape, now, each, target)


def check(goal: Goal, found: Any, shape: Shape, now: Values, each: dict[str, Fraction], target: int) -> None:
    tried = []
    for values in every(shape, now):
        effort = sum((each[name] * abs(values[name] - now[name]) for name in each), Fraction(0))
        changed = sum(values[name] != now[name] for name in each)
        tried.append((effort, changed, values, judged(found, goal.day, values)))
    reaching = [one for one in tried if one[3][0] * 100 >= target * one[3][1]]
    if goal.status == Status.OUT_OF_REACH:
        best = max(Fraction(*one[3]) for one in tried)
        assert not reaching
        assert Fraction(goal.after.points, goal.after.maximum) == best
        reaching = [one for one in tried if Fraction(*one[3]) == best]
    assert (Fraction(*goal.effort), len(goal.moves)) == min((effort, changed) for effort, changed, *_ in reaching)
    cheapest = [one for one in reaching if one[:2] == (Fraction(*goal.effort), len(goal.moves))]
    answer = {**now, **{move.column.fact: 1 if move.column.fact == "plan" else move.after for move in goal.moves}}
    assert answer in [one[2] for one in cheapest]
    assert judged(found, goal.day, answer) == (goal.after.points, goal.after.maximum)
    below = [Fraction(*one[3]) for one in tried if one[0] < Fraction(*goal.effort)]
    if goal.proof.best_below is not None:
        assert Fraction(*goal.proof.best_below) == max(below)
    else:
        assert not below
