"""What no figure raises is named with why; and every criterion that is short stands in one list or another."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scoring.advice.distance import ways_of
from scoring.advice.effort import efforts_of
from scoring.advice.goal.causes import REASONS, Cause
from scoring.advice.goal.seeking import field_of
from scoring.engine.verdict import Outcome
from scoring.report.preview import Preview, previewed
from tests.advice_samples import book, criterion, fact, result
from tests.golden_previews import example_preview
from tests.on_disk import text
from tests.test_midyear_examples import MIDYEAR

SHARE = {"share": ["done", "asked"], "when_empty": "not_applicable"}
LATE = {"document": "plan", "due": {"by": "2024-03-31"}}
ON_TIME = {"on_time": "100 %", "late": 0}
ANSWERS = {"good": {"label": text("Tốt", "Good"), "rating": 5}, "poor": {"label": text("Kém", "Poor"), "rating": 1}}
OPTIONS = {"good": text("Tốt", "Good"), "poor": text("Kém", "Poor")}
CHOICES = {"choices": {"good": "100 %", "poor": 0}}
QUARTERS = {"periods": "visits", "at_least": 2}


def previewed_of(found: Any) -> Preview:
    return previewed(found, None, 30, None, field_of(found, efforts_of(found.rulebook)))


def told(folder: Path, facts: Any, one: Any, submitted: Any, **more: Any) -> list[tuple[str, int | None]]:
    found = result(folder, book(facts, one, **more.pop("book", {})), submitted, **more)
    return [(unraised.cause.value, unraised.lost) for unraised in previewed_of(found).unraised]


CASES = [
    ("survey", 10_000, {"heard": fact("survey", answers=ANSWERS)},
     criterion("1", {"mean": "heard", "when_empty": "zero"}, {"at_least": 4}), {"heard": {"good": 0, "poor": 9}}),
    ("assessor", 7_500, {"idea": fact("grant")}, criterion("1", {"granted": "idea"}, "granted"),
     {"idea": {"points": Decimal("0.25"), "reason": "Sáng kiến"}}),
    ("late", 10_000, {"plan": fact("document")}, criterion("1", LATE, ON_TIME), {"plan": "d1"}),
    ("now_late", 10_000, {"plan": fact("document", to="2024-05-31")}, criterion("1", LATE, ON_TIME), {}),
    ("choice", 10_000, {"rank": fact("choice", options=OPTIONS)}, criterion("1", {"choice": "rank"}, CHOICES),
     {"rank": "poor"}),
    ("given", 10_000, {"posts": fact("count", effort="fixed")}, criterion("1", {"value": "posts"}, {"at_most": 2}),
     {"posts": 9}),
    ("only_grows", 10_000, {"bad": fact("count", cumulative=True)}, criterion("1", {"value": "bad"}, {"at_most": 2}),
     {"bad": 9}),
    ("violation", 10_000, {"open": fact("yes_no"), "bad": fact("count", effort="fixed")},
     criterion("1", {"yes": "open"}, "yes_no", zero_if="bad > 0"), {"open": True, "bad": 1}),
    ("at_the_end", 10_000, {"done": fact("number", at_most=5)}, criterion("1", {"value": "done"}, {"at_least": 9}),
     {"done": 1}),
    ("not_known", 10_000, {"done": fact("count"), "asked": fact("count")},
     criterion("1", SHARE, {"at_least": "90 %"}), {"done": 5}),
]  # fmt: skip


@pytest.mark.parametrize(("cause", "lost", "facts", "one", "submitted"), CASES, ids=[case[0] for case in CASES])
def test_each_cause_is_told_with_what_is_lacking(
    tmp_path: Path, cause: str, lost: int, facts: Any, one: Any, submitted: Any
):
    assert told(tmp_path, facts, one, submitted, d1="2024-05-02") == [(cause, lost)]


def test_a_survey_not_held_and_what_is_only_followed_lack_no_points(tmp_path: Path):
    tracked = criterion("2", {"value": "done"}, "tracking", "0")
    survey = criterion("1", {"mean": "heard", "when_empty": "zero"}, {"at_least": 4}, source="survey")
    facts = {"heard": fact("survey", answers=ANSWERS), "done": fact("count")}
    found = result(tmp_path, book(facts, survey, tracked), {"done": 3})
    assert [(one.criterion.id, one.cause.value, one.lost) for one in previewed_of(found).unraised] == [
        ("1", "survey", None),
        ("2", "tracked", None),
    ]


def test_months_that_have_ended_no_longer_move(tmp_path: Path):
    # scored on the last day of December: no quarter is left
    one = criterion("1", QUARTERS, {"at_least": "75 %"})
    submitted = {"visits": {"q1": 0, "q2": 0, "q3": 2, "q4": 2}}
    facts = {"visits": fact("counts", periods="quarters")}
    assert told(tmp_path, facts, one, submitted, as_of=date(2024, 12, 31)) == [("periods_over", 10_000)]


def test_what_moves_in_too_many_ways_is_named(tmp_path: Path):
    # it has no end, and may turn: 4 of them zero what 1 of them earns
    one = criterion("1", {"value": "done"}, {"at_least": 9}, zero_if="done = 4")
    assert told(tmp_path, {"done": fact("count")}, one, {"done": 0}) == [("uncountable", 10_000)]


def test_a_full_criterion_and_one_that_a_figure_raises_are_not_named(tmp_path: Path):
    facts = {"done": fact("count"), "asked": fact("count"), "open": fact("yes_no")}
    two = (criterion("1", SHARE, {"at_least": "90 %"}), criterion("2", {"yes": "open"}, "yes_no"))
    found = result(tmp_path, book(facts, *two), {"done": 5, "asked": 10, "open": True})
    assert previewed_of(found).unraised == ()


def test_every_cause_has_its_reason():
    assert set(REASONS) == set(Cause)


@pytest.mark.parametrize(("book_id", "name"), MIDYEAR.items())
def test_every_criterion_that_is_short_is_told_somewhere(book_id: str, name: str):
    preview = example_preview(f"{book_id}/{name}")
    field = field_of(preview.before, efforts_of(preview.before.rulebook))
    told_of = {one.criterion.id for some in (ways_of(preview.before), preview.needs, preview.actions) for one in some}
    told_of |= {one.criterion.id for one in preview.unraised}
    for place, one in enumerate(field.ground.criteria):
        points, _ = field.ground.record(place)
        is_short = points is not None and points < one.item.maximum and field.ground.is_counted[place]
        is_outside = one.outcome in (Outcome.UNSCORED, Outcome.SURVEY) and field.ground.is_asked[place]
        assert one.id in told_of or not (is_short or is_outside)
