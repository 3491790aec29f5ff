"""Distances in countable units: worked out by hand from the rule, and one unit less never reaches."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.advice.distance import Reach, ways_of
from scoring.advice.distance_words import change_words, label_of
from scoring.engine import evaluate
from scoring.evidence.loading import load_evidence
from scoring.language import ENGLISH, VIETNAMESE
from scoring.rulebook.loading import load_rulebook
from tests.advice_samples import book, criterion, fact, result
from tests.command_line import ROOT

SHARE = {"share": ["done", "asked"], "when_empty": "not_applicable"}
FACTS = {"done": fact("count"), "asked": fact("count"), "late": fact("count")}
BANDS = {"bands": [{"at_least": "90 %", "earns": "100 %"}, {"at_least": "70 %", "below": "90 %", "earns": "50 %"},
                   {"below": "70 %", "earns": 0}]}  # fmt: skip


def told(found: Any) -> list[tuple[str, int, str, int]]:
    """(fact, change, reach, points)"""
    return [(way.column.fact, way.change, way.reach.value, way.points) for way in ways_of(found)]


def one(folder: Path, measure: Any, scale: Any, facts: dict[str, Any], most: str = "1", **documents: str) -> Any:
    return told(result(folder, book(used(measure), criterion("1", measure, scale, most)), facts, **documents))


def used(*measures: Any) -> dict[str, Any]:
    """The facts that measures name: a rulebook may hold no others."""
    return {name: said for name, said in FACTS.items() if name in str(measures)}


def test_the_next_band_and_the_full_points_are_told_apart(tmp_path: Path):
    # 70 % of 999 is 699.3: 700 dossiers, 199 more; 90 % is 899.1: 900, 399 more
    found = one(tmp_path, SHARE, BANDS, {"done": 501, "asked": 999})
    assert found == [("done", 199, "step", 5_000), ("done", 399, "full", 10_000)]


def test_a_proportional_criterion_is_full_at_its_target_and_not_where_rounding_makes_it_look_so(tmp_path: Path):
    # 90 % of 140,000 is 126,000; 125,994 already rounds to the whole point
    assert one(tmp_path, SHARE, {"proportional_to": "90 %"}, {"done": 119_000, "asked": 140_000}) == [
        ("done", 7_000, "full", 10_000)
    ]


def test_more_in_time_or_fewer_late_where_the_whole_is_their_sum(tmp_path: Path):
    # 90 in time and 30 late: 3/4. 90 % needs 270 of 300 (180 more), or 90 of 100 (20 late fewer)
    measure = {"share": ["done", "done + late"], "when_empty": "not_applicable"}
    found = one(tmp_path, measure, {"at_least": "90 %"}, {"done": 90, "late": 30})
    assert found == [("done", 180, "full", 10_000), ("late", -20, "full", 10_000)]


def test_fewer_late_where_they_are_taken_from_the_whole(tmp_path: Path):
    # (100 - 15) / 100 = 85 %; 90 % allows 10 late. How many were asked for is no choice.
    measure = {"share": ["asked - late", "asked"], "when_empty": "not_applicable"}
    assert one(tmp_path, measure, {"at_least": "90 %"}, {"asked": 100, "late": 15}) == [("late", -5, "full", 10_000)]


def test_a_part_never_exceeds_its_whole_even_in_another_criterion(tmp_path: Path):
    # done may grow to 10 of 10 at most, so 12 is out of reach: 10/12 of a point, 0.8333
    rulebook = book(
        used(SHARE),
        criterion("1", {"value": "done"}, {"proportional_to": 12}),
        criterion("2", SHARE, {"at_least": "10 %"}),
    )
    found = told(result(tmp_path, rulebook, {"done": 6, "asked": 10}))
    assert found == [("done", 4, "most", 8_333)]


@pytest.mark.parametrize(("cumulative", "expected"), [(False, [("bad", -3, "full", 10_000)]), (True, [])])
def test_what_only_grows_cannot_be_fewer(tmp_path: Path, cumulative: bool, expected: Any):
    facts = {"bad": fact("count", cumulative=cumulative)}
    rulebook = book(facts, criterion("1", {"value": "bad"}, {"at_most": 5}))
    assert told(result(tmp_path, rulebook, {"bad": 8})) == expected


def test_a_late_document_tells_the_days(tmp_path: Path):
    # due on 31 March, dated 8 April
    measure = {"document": "plan", "due": {"by": "2024-03-31"}}
    rulebook = book({"plan": fact("document")}, criterion("1", measure, {"on_time": "100 %", "late": "50 %"}))
    found = result(tmp_path, rulebook, {"plan": "kh"}, kh="2024-04-08")
    assert told(found) == [("plan", 8, "full", 10_000)]
    (way,) = ways_of(found)
    assert change_words(way, found, VIETNAMESE) == "sớm hơn 8 ngày"
    assert change_words(way, found, ENGLISH) == "8 days earlier"


def test_a_document_that_is_lacking_still_earns_what_a_late_one_does(tmp_path: Path):
    measure = {"document": "plan", "due": {"by": "2024-03-31"}}
    rulebook = book({"plan": fact("document")}, criterion("1", measure, {"on_time": "100 %", "late": "50 %"}))
    assert told(result(tmp_path, rulebook, {})) == [("plan", 1, "most", 5_000)]


def test_a_month_that_fell_short_is_named(tmp_path: Path):
    # of five months ended, May has 1 of the 2 it needs and April none: each is a fifth of the point
    measure = {"periods": "news", "at_least": 2}
    rulebook = book({"news": fact("counts", periods="months")}, criterion("1", measure, "proportional"))
    facts = {"news": {"m01": 2, "m02": 3, "m03": 2, "m05": 1}}
    found = result(tmp_path, rulebook, facts, date(2024, 5, 31))
    assert told(found) == [("news", 2, "most", 8_000), ("news", 1, "most", 8_000)]
    assert [label_of(way, found).vi for way in ways_of(found)] == ["Dữ liệu, Tháng 4", "Dữ liệu, Tháng 5"]


def test_a_no_is_turned(tmp_path: Path):
    found = result(tmp_path, book({"open": fact("yes_no")}, criterion("1", {"yes": "open"}, "yes_no")), {"open": False})
    assert told(found) == [("open", 1, "full", 10_000)]
    assert change_words(ways_of(found)[0], found, VIETNAMESE) == "trả lời là “có”"


def test_the_units_are_those_of_the_fact(tmp_path: Path):
    facts = {"rate": fact("percent"), "cases": fact("count"), "spent": fact("money")}
    rulebook = book(
        facts,
        criterion("1", {"value": "rate"}, {"at_least": "90 %"}),
        criterion("2", {"value": "cases"}, {"at_most": 1_000}),
        criterion("3", {"value": "spent"}, {"at_least": 2_000}),
    )
    found = result(tmp_path, rulebook, {"rate": "84.2 %", "cases": 2_580, "spent": 500})
    said = [change_words(way, found, VIETNAMESE) for way in ways_of(found)]
    assert said == ["5,8 điểm phần trăm nữa", "bớt 1.580 hồ sơ", "1.500 đồng nữa"]
    assert [change_words(way, found, ENGLISH) for way in ways_of(found)][1] == "1,580 dossiers fewer"


def test_one_of_a_unit_is_said_as_rightly_as_many(tmp_path: Path):
    # a rulebook names its units in the plural, so English leaves them out after 1
    facts = {"done": fact("count"), "rate": fact("percent"), "bad": fact("count"), "spent": fact("money")}
    rulebook = book(
        facts,
        criterion("1", {"value": "done"}, {"at_least": 10}),
        criterion("2", {"value": "rate"}, {"at_least": "90 %"}),
        criterion("3", {"value": "bad"}, {"at_most": 2}),
        criterion("4", {"value": "spent"}, {"at_least": 10}),
    )
    found = result(tmp_path, rulebook, {"done": 9, "rate": "89 %", "bad": 3, "spent": 9})
    ways = ways_of(found)
    said = [change_words(way, found, ENGLISH) for way in ways]
    assert said == ["1 more", "1 percentage point more", "1 fewer", "1 đồng more"]
    assert [change_words(way, found, VIETNAMESE) for way in ways] == [
        "1 hồ sơ nữa",
        "1 điểm phần trăm nữa",
        "bớt 1 hồ sơ",
        "1 đồng nữa",
    ]


def test_points_that_rise_and_fall_again_are_tried_one_by_one(tmp_path: Path):
    # 40 to 60 earns all, more earns nothing: from 37 it is 3 more, from 63 it is 3 fewer
    bands = [{"below": 40, "earns": 0}, {"at_least": 40, "at_most": 60, "earns": "100 %"}, {"above": 60, "earns": 0}]
    scale = {"bands": bands, "more_is": "either"}
    assert one(tmp_path, {"value": "done"}, scale, {"done": 37}) == [("done", 3, "full", 10_000)]
    assert one(tmp_path, {"value": "done"}, scale, {"done": 63}) == [("done", -3, "full", 10_000)]


def test_what_is_full_or_not_due_yet_is_at_no_distance(tmp_path: Path):
    assert one(tmp_path, SHARE, BANDS, {"done": 90, "asked": 100}) == []
    assert one(tmp_path, SHARE, BANDS, {"done": 90}) == []


EXAMPLES = sorted((ROOT / "examples").glob("*/*.yaml"))
EXAMPLES = [path for path in EXAMPLES if path.parent.name != "overlays"]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_way_of_every_example_reaches_and_one_unit_less_does_not(path: Path):
    rulebook = load_rulebook(path.parent.name)
    found = evaluate(rulebook, load_evidence(path, rulebook))
    for way in ways_of(found):
        assert way.points > (way.criterion.verdict.points or 0)
        if way.unit.value not in ("fact", "days"):
            continue
        change = -way.change if way.unit.value == "days" else way.change  # so many days earlier
        now, side = found.row[way.column.slot] or 0, 1 if change > 0 else -1
        reached, short = (judged(found, way, now + change - less) for less in (0, side))
        assert reached[1] == way.points
        assert (reached[0] == "full") == (way.reach == Reach.FULL)
        assert (short[1] or 0) < way.points or (short[0] != "full" and way.reach == Reach.FULL)


def judged(found: Any, way: Any, value: int) -> Any:
    row = list(found.row)
    row[way.column.slot] = value
    return way.criterion.item.judge(tuple(row))


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    """One result for each of several scales, whose rows the next test replaces."""
    late = {"share": ["done", "done + late"], "when_empty": "zero"}
    rules = [
        (SHARE, BANDS), (SHARE, {"proportional_to": "87 %"}), (late, BANDS), (late, {"above": "33 %"}),
        (SHARE, {"linear": {"zero_at": "20 %", "full_at": "75 %"}}), ({"value": "late"}, {"deduct": "25 %"}),
        ({"value": "done"}, {"per_unit": "7 %"}), ({"value": "late - done"}, {"at_most": 3}),
    ]  # fmt: skip
    facts = {"done": 1, "asked": 10, "late": 1}
    folder = tmp_path_factory.mktemp("drawn")
    bounds = [criterion("8", SHARE, {"at_least": "1 %"}), criterion("9", {"value": "late"}, {"at_most": 1})]
    return [result(folder / str(n), book(FACTS, criterion("1", *rule), *bounds), facts) for n, rule in enumerate(rules)]


@given(place=st.integers(0, 7), asked=st.integers(1, 60), late=st.integers(0, 40), data=st.data())
def test_it_equals_trying_every_number(drawn: list[Any], place: int, asked: int, late: int, data: st.DataObject):
    done = data.draw(st.integers(0, asked))
    found = type(drawn[place])(drawn[place].plan, drawn[place].evidence)
    values = {"done": done, "asked": asked, "late": late}
    row = list(found.row)
    for name, value in values.items():
        row[found.rulebook.columns.slot(name)] = value
    found.row = tuple(row)
    found.records = found.plan.judge(found.row)
    one = found.criteria[0]
    now = one.verdict.points
    told = {
        (way.column.fact, way.change > 0): abs(way.change)
        for way in ways_of(found)
        if way.criterion.id == "1" and way.reach != Reach.STEP
    }
    names = {"done", "late"} & set(one.item.criterion.facts())
    for name in names:
        for side in (1, -1):
            least = tried(found, one, name, side, values)
            if now is not None and now < one.item.maximum:
                assert told.get((name, side > 0)) == least, (name, side, values)


def tried(found: Any, one: Any, name: str, side: int, values: dict[str, int]) -> int | None:
    """The least change to the best that a figure can do, by trying all: 0 <= done <= asked, late up to 500."""
    slot, best, least = found.rulebook.columns.slot(name), ((one.verdict.points or 0), False), None
    limit = values["asked"] if name == "done" else 500
    for steps in range(1, 501):
        value = values[name] + side * steps
        row = list(found.row)
        row[slot] = value
        if not 0 <= value <= limit or (row[1:] and _is_empty(found, one, row)):
            break
        outcome, points, *_ = one.item.judge(tuple(row))
        if points > (one.verdict.points or 0) and (points, outcome == "full") > best:
            best, least = (points, outcome == "full"), steps
    return least


def _is_empty(found: Any, one: Any, row: list[Any]) -> bool:
    value = one.item.criterion.parts[0].measure.compile(found.plan.setting)(tuple(row))
    return value[1] == 0
