"""Standing: however the open facts are filled in later, every criterion and the index end within their range."""

import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from scoring.advice.standing import Standing, State
from tests.advice_samples import book, criterion, fact, result

FIRST, LAST = date(2024, 1, 1), date(2024, 12, 31)
DATED = {"on_time": "100 %", "late": "50 %"}
SHARE = {"share": ["done", "asked"], "when_empty": "zero"}


class Story(NamedTuple):
    """A rulebook, what is submitted on a day, and what is submitted at the end."""

    rulebook: dict[str, Any]
    as_of: date
    now: dict[str, Any]
    later: dict[str, Any]
    documents: dict[str, str]


class Telling:
    """Draws what is submitted for each criterion: now, and at the end, where settled things stay."""

    def __init__(self, draw: DrawFn, as_of: date) -> None:
        self.draw, self.as_of = draw, as_of
        self.facts: dict[str, Any] = {}
        self.now: dict[str, Any] = {}
        self.later: dict[str, Any] = {}
        self.documents: dict[str, str] = {}

    def day(self, first: date, last: date) -> str:
        return str(first + timedelta(days=self.draw(st.integers(0, (last - first).days))))

    def paper(self, first: date, last: date) -> str:
        """A document of a day between these, which both stories know."""
        name = f"d{len(self.documents)}"
        self.documents[name] = self.day(first, last)
        return name

    def papers(self) -> tuple[str | None, str | None]:
        """A document now and at the end: what has come, or is declared not to come, stays."""
        now = self.draw(st.sampled_from([None, None, "none", "day"]))
        if now == "day":
            now = self.paper(FIRST, self.as_of)
        comes = now is None and self.draw(st.booleans())
        return now, self.paper(self.as_of + timedelta(days=1), LAST) if comes else now

    def put(self, name: str, now: Any, later: Any) -> None:
        if now is not None:
            self.now[name] = now
        if later is not None:
            self.later[name] = later

    def document(self, name: str) -> tuple[Any, Any]:
        self.facts[name] = fact("document")
        self.put(name, *self.papers())
        return {"document": name, "due": {"by": self.day(FIRST, LAST)}}, DATED

    def schedule(self, name: str) -> tuple[Any, Any]:
        self.facts[name] = fact("documents", periods="quarters")
        found = {f"q{n}": self.papers() for n in range(1, 5)}
        self.put(name, {k: a for k, (a, _) in found.items() if a}, {k: b for k, (_, b) in found.items() if b})
        due = {f"q{n}": {"by": self.day(date(2024, 3 * n - 2, 1), date(2024, 3 * n, 28))} for n in range(1, 5)}
        return {"schedule": name, "due": due}, DATED

    def growing(self, name: str) -> tuple[Any, Any]:
        self.facts[name] = fact("count", cumulative=True)
        now = self.draw(st.none() | st.integers(0, 12))
        self.put(name, now, (now or 0) + self.draw(st.integers(0, 9)))
        return {"value": name}, self.draw(st.sampled_from([{"proportional_to": 12}, {"at_most": 5}, {"at_least": 6}]))

    def share(self, name: str) -> tuple[Any, Any]:
        self.facts |= {name: fact("count"), f"{name}_of": fact("count")}
        self.put(name, self.draw(st.none() | st.integers(0, 9)), self.draw(st.integers(0, 9)))
        self.put(f"{name}_of", 9, self.draw(st.integers(9, 12)))
        scale = self.draw(st.sampled_from([{"proportional_to": "80 %"}, {"at_least": "50 %"}, {"at_most": "50 %"}]))
        return {"share": [name, f"{name}_of"], "when_empty": "zero"}, scale

    def answer(self, name: str) -> tuple[Any, Any]:
        self.facts[name] = fact("yes_no")
        now = self.draw(st.sampled_from([None, "yes", "no"]))
        self.put(name, now, now if now == "yes" else self.draw(st.sampled_from(["yes", "no"])))
        return {"yes": name}, "yes_no"


@st.composite
def stories(draw: DrawFn) -> Story:
    telling = Telling(draw, FIRST + timedelta(days=draw(st.integers(0, 360))))
    kinds = draw(
        st.lists(st.sampled_from(["document", "schedule", "growing", "share", "answer"]), min_size=1, max_size=5)
    )
    items = [criterion(str(n), *getattr(telling, kind)(f"f{n}")) for n, kind in enumerate(kinds)]
    return Story(book(telling.facts, *items), telling.as_of, telling.now, telling.later, telling.documents)


@settings(max_examples=300, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(stories())
def test_however_open_facts_are_filled_in_the_end_lies_within_the_range(story: Story):
    with tempfile.TemporaryDirectory() as folder:
        came = {name: day for name, day in story.documents.items() if date.fromisoformat(day) <= story.as_of}
        standing = Standing(result(Path(folder), story.rulebook, story.now, story.as_of, **came))
        end = result(Path(folder), story.rulebook, story.later, LAST, **story.documents)
    final = {one.id: one.verdict.points for one in end.criteria}
    assert len(standing.criteria) == len(final)
    for stand in standing.criteria:
        points = final[stand.criterion.id] or 0
        assert stand.guaranteed <= points <= stand.attainable, stand.criterion.id
    assert end.total.maximum == standing.maximum
    assert standing.guaranteed <= end.total.points <= standing.attainable


@pytest.mark.parametrize(
    ("day", "state", "overdue"),
    [("2024-07-01", State.OPEN, False), ("2024-06-30", State.OVERDUE, True), ("2024-06-01", State.OVERDUE, True)],
)
def test_what_was_due_by_the_day_and_is_not_there_is_overdue(tmp_path: Path, day: str, state: State, overdue: bool):
    rulebook = book({"plan": fact("document")}, criterion("1", {"document": "plan", "due": {"by": day}}, DATED))
    standing = Standing(result(tmp_path, rulebook, {}))
    assert [one.state for one in standing.criteria] == [state]
    assert [(str(date.fromordinal(one.day or 0)), one.is_overdue) for one in standing.deadlines] == [(day, overdue)]


def test_what_has_come_is_settled_and_what_moves_is_open(tmp_path: Path):
    rulebook = book(
        {"plan": fact("document"), "done": fact("count"), "asked": fact("count")},
        criterion("1", {"document": "plan", "due": {"by": "2024-03-31"}}, DATED),
        criterion("2", SHARE, {"at_least": "90 %"}),
    )
    standing = Standing(result(tmp_path, rulebook, {"plan": "a", "done": 9, "asked": 10}, a="2024-04-02"))
    assert [one.state for one in standing.criteria] == [State.SETTLED, State.OPEN]
    # late: half of the point for good; the share may still fall to nothing
    assert (standing.guaranteed, standing.attainable, standing.maximum) == (5_000, 15_000, 20_000)


def test_deadlines_come_in_order_with_the_overdue_first(tmp_path: Path):
    days = ("2024-12-01", "2024-05-01", "2024-07-01", "2024-02-01")
    facts = {f"p{n}": fact("document") for n in range(4)}
    items = [criterion(str(n), {"document": f"p{n}", "due": {"by": day}}, DATED) for n, day in enumerate(days)]
    standing = Standing(result(tmp_path, book(facts, *items), {}))
    assert [one.criterion.id for one in standing.deadlines] == ["3", "1", "2", "0"]
    assert [one.is_overdue for one in standing.deadlines] == [True, True, False, False]
