"""Quảng Ngãi 2021 holds the ten items of the plan word for word, and its examples score as worked out by hand."""

from decimal import Decimal

import pytest

from scoring.rulebook.normal_form import targets_of
from tests.generated import ROOT, rulebook_of
from tests.plan_quang_ngai_2021 import read_items
from tests.worked_examples import assert_plainly_invented, result_of, rows_of

BOOK = rulebook_of("quang-ngai-2021")
EXAMPLES = ROOT / "examples" / "quang-ngai-2021"

PLAN = read_items()


def test_the_book_has_the_ten_items_in_their_order():
    assert list(BOOK.criteria) == list(PLAN) == [f"II.{number}" for number in range(1, 11)]
    assert [criterion.clause for criterion in BOOK.criteria.values()] == list(PLAN)


def names_of(units: tuple[str, ...]) -> str:
    return ", ".join(BOOK.head.units[unit].vi for unit in units)


def test_the_plan_as_read_has_every_line_of_the_document():
    assert [len(item.contents) for item in PLAN.values()] == [2, 4, 3, 2, 1, 1, 2, 1, 3, 2]
    assert [len(item.units) for item in PLAN.values()] == [3, 1, 1, 1, 1, 1, 1, 1, 1, 1]
    assert [name for name, item in PLAN.items() if item.coordinating] == ["II.1", "II.3", "II.4", "II.5", "II.9"]
    assert {name: item.when for name, item in PLAN.items() if item.when != "Thường xuyên"} == {
        "II.5": "Trong tháng 9/2021",
        "II.10": "Hàng năm",
    }


@pytest.mark.parametrize("name", PLAN)
def test_an_item_carries_title_contents_units_and_time_as_the_plan_has_them(name: str):
    criterion, item = BOOK.criteria[name], PLAN[name]
    first_unit = item.units[0][1]
    tasks = [(task, unit) for task, unit in item.units if task]  # item 1 gives three units a task of their own
    expected = [(content, first_unit) for content in item.contents] + tasks
    assert criterion.title.vi == item.title
    assert [(remedy.do.vi, names_of(remedy.lead)) for remedy in criterion.remedies] == expected
    assert {names_of(remedy.with_) for remedy in criterion.remedies} == {item.coordinating}
    assert {remedy.when.vi for remedy in criterion.remedies if remedy.when} == {item.when}
    assert all(remedy.when for remedy in criterion.remedies)


def test_only_the_fourth_item_is_noted_as_at_risk():
    at_risk = [
        name
        for name, criterion in BOOK.criteria.items()
        if any("tiêu chí có nguy cơ bị trừ điểm" in note.vi for note in criterion.notes)
    ]
    assert at_risk == ["II.4"]


def test_the_office_answers_for_every_item():
    assert {criterion.responsible["default"] for criterion in BOOK.criteria.values()} == {("van-phong-ubnd-tinh",)}


def test_the_figures_of_the_plan_stand_with_their_strictness():
    found = {
        name: [(t["op"], str(t["value"]), t["unit"]) for t in targets_of(criterion, BOOK) if t["unit"] in ("%", "date")]
        for name, criterion in BOOK.criteria.items()
    }
    assert {name: targets for name, targets in found.items() if targets} == {
        "II.3": [(">=", "95", "%"), (">=", "100", "%")],  # below 95 % is criticised; every such agency
        "II.5": [("<=", "2021-09-30", "date")],
        "II.6": [(">=", "100", "%")],
        "II.7": [(">", "30", "%")],
        "II.9": [(">=", "100", "%")],
    }


def test_every_item_is_one_point_shared_equally_among_what_it_asks():
    for criterion in BOOK.criteria.values():
        assert criterion.max_points == {"default": Decimal(1)}
        shares = [part.max_points for part in criterion.sum_of]
        if shares:
            assert sum(shares) == 1
            assert max(shares) - min(shares) <= Decimal("0.01")
            assert shares == sorted(shares, reverse=True)


# Each row: criterion, outcome, points, and the working. Points are left out where a criterion has none.
BY_HAND = {
    "ubnd-tinh-muoi-tieu-chi-bi-tru-diem": """
        II.1 partial 0.50 ; results are not entered
        II.2 partial 0.50 ; two of four
        II.3 partial 0.50 ; 93 % is below 95 %: 0; 0.20 x 2 / 4; 0.20 + 0 + 0.20
        II.4 partial 0.50 ; apologies are not checked
        II.5 partial 0.50 ; 12/10 is after September
        II.6 partial 0.9375 ; 0.50 x 195 / 200 + 0.50 x 9000 / 10000
        II.7 partial 0.538 ; 0.34 + 0 + 0.33 x 18 / 30
        II.8 partial 0.50 ; not synchronised
        II.9 partial 0.4875 ; 0.25 x 114 / 120 + 0.25
        II.10 partial 0.60 ; three plans of four, not followed
    """,
    "ubnd-tinh-cuoi-nam": """
        II.1 full 1
        II.2 full 1
        II.3 full 1 ; 190 / 200 is exactly 95 %, which is not below 95 %; nobody to criticise
        II.4 full 1
        II.5 full 1 ; 28/09
        II.6 partial 0.999 ; 0.50 + 0.50 x 49900 / 50000
        II.7 partial 0.9999 ; 15000 / 50000 is exactly 30 %, which is not above 30 %
        II.8 full 1
        II.9 full 1 ; 120 / 120
        II.10 full 1
    """,
    "ubnd-tinh-thang-9": """
        II.1 full 1
        II.2 pending ; nothing submitted, due by the end of the year
        II.3 partial 0.60 ; 94 %: 0; 0.20 x 1 / 1; 0.20 + 0.20; inspections not submitted
        II.4 pending ; nothing submitted, due by the end of the year
        II.5 pending ; due by 30/09
        II.6 partial 0.995 ; 0.50 x 198 / 200 + 0.50
        II.7 full 1 ; 12400 / 40000 = 31 %
        II.8 pending ; nothing submitted, due by the end of the year
        II.9 full 1 ; 64 / 64
        II.10 partial 0.80 ; four plans, following them not answered
    """,
    "ubnd-tinh-thieu-so-lieu": """
        II.1 missing 0 ; answers without a document
        II.2 partial 0.50 ; two yes, two left blank
        II.3 missing 0 ; nothing submitted
        II.4 partial 0.50 ; offenders are not criticised
        II.5 zero 0 ; declared as not issued
        II.6 partial 0.50 ; a figure without its document; no dossier, so nothing unpublished
        II.7 partial 0.67 ; 0.34 + 0.33; the rate lacks its denominator
        II.8 zero 0 ; no, and no
        II.9 full 1 ; no feedback
        II.10 missing 0 ; nothing submitted
    """,
}
# Points and maximum, added up by hand: what is pending is not counted yet.
TOTALS = {
    "ubnd-tinh-muoi-tieu-chi-bi-tru-diem": ("5.563", "10", "55.63"),
    "ubnd-tinh-cuoi-nam": ("9.9989", "10", "99.99"),
    "ubnd-tinh-thang-9": ("5.395", "6", "89.92"),
    "ubnd-tinh-thieu-so-lieu": ("3.17", "10", "31.70"),
}
ROWS = rows_of(BY_HAND)


def test_every_criterion_of_every_example_is_worked_out():
    assert len(ROWS) == 40
    assert sorted(BY_HAND) == sorted(TOTALS) == sorted(path.stem for path in EXAMPLES.glob("*.yaml"))


@pytest.mark.parametrize(("name", "criterion", "outcome", "points"), ROWS)
def test_a_criterion_of_an_example_earns_what_was_worked_out(name: str, criterion: str, outcome: str, points: str):
    found = next(one for one in result_of("quang-ngai-2021", name).criteria if one.id == criterion)
    assert (found.outcome.value, found.points) == (outcome, Decimal(points) if points else None)


@pytest.mark.parametrize("name", TOTALS)
def test_the_totals_of_an_example_are_those_added_up_by_hand(name: str):
    result = result_of("quang-ngai-2021", name)
    assert (result.points, result.max_points, result.index) == tuple(map(Decimal, TOTALS[name]))


def test_with_all_ten_short_every_item_has_something_to_mend():
    result = result_of("quang-ngai-2021", "ubnd-tinh-muoi-tieu-chi-bi-tru-diem")
    assert [criterion.id for criterion in result.criteria if criterion.deduction > 0] == list(PLAN)


@pytest.mark.parametrize("name", TOTALS)
def test_an_example_is_plainly_invented_and_uses_every_document(name: str):
    assert_plainly_invented("quang-ngai-2021", name)
