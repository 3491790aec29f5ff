"""Decision 766/QĐ-TTg as the portal applies it: every published score of the sample, reproduced to the last digit."""

from decimal import Decimal

import pytest

from scoring import evaluate, load_evidence
from scoring.engine.result import CriterionResult, Result
from scoring.exact import rounded_decimal
from scoring.report import TEXT_FORMATS, render
from tests.generated import ROOT, rulebook_of
from tests.published_766 import (
    AREAS,
    BOOK,
    ITEMS,
    PARAMETERS,
    Row,
    published_facts,
    published_result,
    published_rows,
)

UNITS = tuple(dict.fromkeys(row.unit for row in published_rows()))
PROVINCE, OFFICE, INDUSTRY, VIET_TRI, XUAN_LUNG = UNITS
EXAMPLES = {"ubnd-tinh-phu-tho": PROVINCE, "ubnd-xa-xuan-lung": XUAN_LUNG}

ITEM_ROWS = [row for row in published_rows() if row.metric_code in ITEMS]
TOTAL_ROWS = [row for row in published_rows() if row.metric_code == "TOTAL"]
WITHOUT_PARAMETERS = [row for row in TOTAL_ROWS if row.group == "provide-online-tree" and row.unit != PROVINCE]
"""Below the province the portal publishes the score of online services and none of the numbers it comes from."""


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Result]:
    return {unit: published_result(unit, tmp_path_factory.mktemp("unit")) for unit in UNITS}


def criterion_of(row: Row, results: dict[str, Result]) -> CriterionResult:
    return next(one for one in results[row.unit].criteria if one.id == ITEMS[row.metric_code][0])


def test_nothing_of_the_sample_is_left_out():
    assert len(UNITS) == 5
    assert (len(published_rows()), len(ITEM_ROWS), len(TOTAL_ROWS), len(WITHOUT_PARAMETERS)) == (171, 80, 30, 4)
    assert sum(bool(row.numerator and row.denominator and row.score) for row in published_rows()) == 49
    assert sum(bool(row.score) for row in ITEM_ROWS) == 54  # the five more are 4.6, of which only the rate is printed
    # 26 scores are blank: 10 of items 5.1a and 5.1b, which have no points, and 16 of items with an empty denominator
    assert sum(row.max_score == "0" for row in ITEM_ROWS) == 10
    assert sum(not row.score and row.denominator == "0" and row.max_score != "0" for row in ITEM_ROWS) == 16


@pytest.mark.parametrize("row", ITEM_ROWS, ids=str)
def test_an_item_earns_the_published_score(row: Row, results: dict[str, Result]):
    found = criterion_of(row, results)
    assert found.max_points == Decimal(row.max_score)
    if row.score:
        assert found.points == Decimal(row.score)
    elif row.max_score == "0":
        assert (found.outcome.value, found.points) == ("unscored", None)
    else:  # blank on the portal: counts as 0, and its maximum stays in the group
        assert (found.outcome.value, found.points, found.deduction) == ("zero", 0, Decimal(row.max_score))


@pytest.mark.parametrize("row", ITEM_ROWS, ids=str)
def test_the_exact_rate_of_an_item_is_the_one_printed(row: Row, results: dict[str, Result]):
    value = criterion_of(row, results).verdict.value
    assert value is not None
    if value[1]:
        assert rounded_decimal(value[0] * 100, value[1], 2) == Decimal(row.ratio_printed)
    else:  # the portal prints a rate of 0 for petitions and satisfaction, and none for the others
        assert row.ratio_printed == ("0" if row.group == "handling-satisfaction" else "")


@pytest.mark.parametrize("row", [row for row in TOTAL_ROWS if row not in WITHOUT_PARAMETERS], ids=str)
def test_a_group_earns_the_published_total(row: Row, results: dict[str, Result]):
    total = next(total for area, total in results[row.unit].areas if area.area == AREAS[row.group])
    assert (total.points, total.maximum) == (Decimal(row.score) * 100, Decimal(row.max_score) * 100)
    if row.group == "dvc-progress-tree":  # the portal prints the rate of its one scored item, not points / maximum
        above, below = next(one for one in results[row.unit].criteria if one.id == "2.1").verdict.value or (0, 0)
        assert (rounded_decimal(above * 100, below, 2) if below else 0) == Decimal(row.ratio_printed)
    else:
        assert total.percent() == Decimal(row.ratio_printed)


@pytest.mark.parametrize("row", WITHOUT_PARAMETERS, ids=str)
def test_a_group_published_without_its_numbers_is_missing_and_not_guessed(row: Row, results: dict[str, Result]):
    assert [other.metric_code for other in published_rows() if (other.unit, other.group) == (row.unit, row.group)] == [
        "TOTAL"
    ]
    items = [one for one in results[row.unit].criteria if one.id in ("3.1", "3.2", "3.3")]
    assert [(one.outcome.value, one.points, one.max_points) for one in items] == [
        ("missing", 0, 2),
        ("missing", 0, 4),
        ("missing", 0, 6),
    ]


def test_a_unit_earns_the_sum_of_its_published_groups(results: dict[str, Result]):
    """7.96 + 15.68 + 8.83 + 6.25 + 8.22 + 12.97 = 59.91 for the province; the others without online services."""
    totals = {unit: (results[unit].points, results[unit].max_points) for unit in UNITS}
    assert totals == {
        PROVINCE: (Decimal("59.91"), 100),
        OFFICE: (Decimal("15.96"), 100),  # 1.96 + 0 + 0 + 2 + 12
        INDUSTRY: (Decimal("56.80"), 100),  # 7.96 + 13.78 + 8 + 10.47 + 16.59
        VIET_TRI: (Decimal("56.40"), 100),  # 7.96 + 15.81 + 6.69 + 8.67 + 17.27
        XUAN_LUNG: (Decimal("58.19"), 100),  # 7.96 + 18.09 + 6.28 + 7.86 + 18
    }


# The items of the groups that the portal prints as parameters, worked out by hand: no published score of their own.
BY_HAND = [
    (PROVINCE, "2.1", "15.68", "20 x 144625 / 184513 = 15.67640..."),
    (PROVINCE, "3.1", "2", "52 / 56 = 92.9 % is over 80 %"),
    (PROVINCE, "3.2", "0.83", "4 x 406 / 1968 = 0.82520..."),
    (PROVINCE, "3.3", "6", "150956 / 152595 = 98.9 % is over 50 %"),
    (PROVINCE, "3.5", "0.45", "2 x 56 / 310 / 0.8 = 0.45161..."),
    (PROVINCE, "3.5b", "0.75", "2 x 93 / 310 / 0.8 is exactly 0.75"),
    (PROVINCE, "3.6", "5.05", "6 x 82913 / 98459 = 5.05264..."),
    (OFFICE, "2.1", "0", "0 / 0, and the portal gives nothing"),
    (OFFICE, "3.5", "0", "0 / 1"),
    (OFFICE, "3.6", "0", "0 / 0, and the portal gives nothing"),
    (INDUSTRY, "2.1", "13.78", "20 x 332 / 482 = 13.77593..."),
    (INDUSTRY, "3.5", "0", "0 / 8"),
    (INDUSTRY, "3.5b", "2", "7 / 8 = 87.5 % is over 80 %"),
    (INDUSTRY, "3.6", "6", "44 / 44"),
    (VIET_TRI, "2.1", "15.81", "20 x 2348 / 2971 = 15.80612..."),
    (VIET_TRI, "3.5", "0.5", "2 x 7 / 35 / 0.8 is exactly 0.5"),
    (VIET_TRI, "3.5b", "0.86", "2 x 12 / 35 / 0.8 = 0.85714..."),
    (VIET_TRI, "3.6", "5.33", "6 x 1516 / 1707 = 5.32864..."),
    (XUAN_LUNG, "2.1", "18.09", "20 x 939 / 1038 = 18.09248..."),
    (XUAN_LUNG, "3.5", "0.42", "2 x 6 / 36 / 0.8 = 0.41666..."),
    (XUAN_LUNG, "3.5b", "0.83", "2 x 12 / 36 / 0.8 = 0.83333..."),
    (XUAN_LUNG, "3.6", "5.03", "6 x 765 / 912 = 5.03289..."),
]


@pytest.mark.parametrize(("unit", "criterion", "points"), [row[:3] for row in BY_HAND])
def test_a_parameter_item_earns_what_was_worked_out(unit: str, criterion: str, points: str, results: dict[str, Result]):
    found = next(one for one in results[unit].criteria if one.id == criterion)
    assert found.points == Decimal(points)


def test_a_group_total_is_the_sum_of_rounded_items_and_not_the_rounded_sum(results: dict[str, Result]):
    """Việt Trì, digitisation: rounding only the sum of the exact items would give 8.66, the portal published 8.67."""
    exact = (6 * 2469 + 4 * 479 + Decimal("2.5") * 35 + 2 * 1137) / Decimal(2971) + Decimal(2 * 46) / 385 + 2
    assert exact.quantize(Decimal("0.01")) == Decimal("8.66")
    assert {area.area: total.points for area, total in results[VIET_TRI].areas}["digitisation"] == 867


# --- the book itself ---------------------------------------------------------------------------------------------


def test_the_book_holds_the_23_items_and_the_three_lines_without_points():
    areas = {area.area: (area.max_points, [one.id for one in area.criteria]) for area in rulebook_of(BOOK).areas}
    assert areas == {
        "transparency": (18, ["1.1", "1.2", "1.3", "1.4"]),
        "progress": (20, ["2.1", "2.2"]),
        "online_services": (12, ["3.1", "3.2", "3.3", "METRICS.8", "METRICS.9"]),
        "online_payment": (10, ["3.5", "3.5b", "3.6"]),
        "digitisation": (22, ["4.1", "4.2", "4.3", "4.4", "4.5a", "4.5b", "4.6"]),
        "satisfaction": (18, ["5.1a", "5.1b", "5.2", "5.3", "5.4", "METRICS.18"]),
    }
    assert rulebook_of(BOOK).max_points() == 100


def test_a_zero_denominator_means_something_else_item_by_item(results: dict[str, Result]):
    """The Office handled nothing in August: petitions full, everything else nothing."""
    empty = {one.id: one.points for one in results[OFFICE].criteria if one.verdict.reason.value == "empty"}
    zero = ["1.1", "1.2", "1.4", "2.1", "3.6", "4.1", "4.2", "4.3", "4.4", "4.5b", "5.4"]
    assert empty == {**dict.fromkeys(zero, 0), "5.2": 6, "5.3": 6}


# --- the examples ------------------------------------------------------------------------------------------------


def example(name: str) -> Result:
    rulebook = rulebook_of(BOOK)
    return evaluate(rulebook, load_evidence(ROOT / "examples" / BOOK / f"{name}.yaml", rulebook, thorough=True))


def test_the_examples_are_these():
    invented = {"so-mau-giua-ky"}
    assert {path.stem for path in (ROOT / "examples" / BOOK).iterdir()} == set(EXAMPLES) | invented


@pytest.mark.parametrize(("name", "unit"), EXAMPLES.items())
def test_an_example_is_what_was_published(name: str, unit: str, results: dict[str, Result]):
    mine = example(name)
    assert mine.evidence.agency.name == unit
    assert mine.row == results[unit].row
    assert {fact for fact, at in mine.evidence.facts.items() if at.cells} == published_facts(unit).keys()
    assert mine.points == {PROVINCE: Decimal("59.91"), XUAN_LUNG: Decimal("58.19")}[unit]


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_says_that_it_is_real_and_where_it_is_from(name: str):
    text = (ROOT / "examples" / BOOK / f"{name}.yaml").read_text("utf-8")
    first = "# Số liệu thật đã công bố, không phải ví dụ hư cấu. / Real published figures, not an invented example.\n"
    assert text.startswith(first)
    assert "ChippedTopaz/qd766" in (example(name).evidence.note or "")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("form", TEXT_FORMATS)
@pytest.mark.parametrize("name", EXAMPLES)
def test_every_format_can_show_it(name: str, form: str, language: str):
    text = render(example(name), form, language)
    assert text.endswith("\n")
    assert "None" not in text


def test_every_parameter_of_the_table_is_a_fact_of_the_book():
    named = {name for _, *facts in ITEMS.values() for name in facts if name} | set(PARAMETERS.values())
    left = {"proactive_procedures_rate", "proactive_dossiers_rate", "simplification_satisfaction"}
    assert named | left == rulebook_of(BOOK).facts.keys()
