"""Đắk Nông 2021: every row of the appendix once, its budgets to the million, and the examples worked out by hand."""

import shutil
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from scoring import evaluate, load_evidence, load_rulebook
from scoring.engine.result import Result
from scoring.errors import RulebookError
from scoring.language import Speech
from scoring.rulebook.cost_words import budget_words
from scoring.rulebook.measures import Document, Periods, Schedule
from tests.generated import ROOT, rulebook_of
from tests.plan_dak_nong_2021 import SHORT, UNITS_AND_TIMES
from tests.worked_dak_nong_2021 import BY_HAND, TOTALS

BOOK = "dak-nong-2021"
FOLDER = ROOT / "examples" / BOOK
INVENTED = "Ví dụ hư cấu: số liệu không phải của cơ quan nào. / Invented example: no agency's figures."

# The rows as the appendix numbers them; the headings that only group rows ("1", "2" of parts I, III, IV, V) are none.
ROWS_OF_PART = {
    "I": "1.1 1.2 1.3 1.4 2.1 2.2 2.3 2.4 3.1 3.2 4.1 4.2 4.3 4.4 4.5 4.6 4.7 4.8 4.9",
    "II": "1 2 3 4 5 6 7 8 9 10 11 12",
    "III": "1.1 1.2 1.3 2.1 2.2 2.3 2.4 2.5 3.1 3.2 3.3 3.4 3.5 4.1 4.2",
    "IV": "1.1 1.2 2.1 2.2 3.1 3.2",
    "V": "1.1 1.2 2.1 2.2 2.3 2.4 2.5",
    "VI": "1 2 3 4 5 6 7",
    "VII": "1 2 3 4 5 6 7 8 9 10 11",
}
ROWS = [f"PL.{part}.{row}" for part, rows in ROWS_OF_PART.items() for row in rows.split()]

# The last column of the appendix, in million đồng.
BUDGETS = {
    "PL.I.1.3": 10,
    "PL.I.1.4": 5,
    "PL.I.2.1": 10,
    "PL.I.2.2": 5,
    "PL.I.2.4": 80,
    "PL.I.3.1": 40,
    "PL.I.3.2": 25,
    "PL.I.4.1": 90,
    "PL.I.4.2": 120,
    "PL.I.4.3": 240,
    "PL.I.4.4": 60,
    "PL.I.4.5": 36,
    "PL.I.4.6": 30,
    "PL.I.4.7": 40,
    "PL.I.4.8": 20,
    "PL.II.11": 55,
    "PL.II.12": 35,
    "PL.III.3.5": 35,
}

# Where the plan states a figure, other than the 100 % of its many "all" targets.
FIGURES = {
    "I.1.4c": (">=", "10 %"),
    "I.1.7a": (">", "0 %"),
    "I.1.7b": (">", "0 %"),
    "PL.III.2.5": (">=", "20 %"),
    "PL.III.3.4": (">=", "95 %"),
    "PL.V.1.1": (">=", "80 %"),
    "PL.V.1.2": (">=", "80 %"),
    "PL.VI.1": (">=", "80 %"),
    "PL.VII.7": (">=", "90 %"),
}
ALL = """
    I.1.1 I.1.2 PL.II.2 PL.II.3 PL.II.5 PL.III.1.2 PL.III.1.3 PL.III.2.1 PL.III.2.2 PL.III.2.3 PL.III.2.4 PL.III.3.1
    PL.III.3.2 PL.III.3.3 PL.III.4.2 I.1.4a PL.IV.1.2 PL.IV.2.1 PL.IV.2.2 PL.IV.3.1 I.1.4b PL.V.2.1 PL.V.2.2 PL.V.2.3
    PL.V.2.4 PL.V.2.5 I.1.5 PL.VI.3 PL.VI.4 PL.VI.5 PL.VII.3 PL.VII.4 PL.VII.6 PL.VII.8 PL.VII.10
"""

# The last day of the month or quarter that the appendix names.
DUE = {
    "PL.I.1.1": "2021-03-31",
    "PL.I.1.2": "2021-03-31",
    "PL.I.1.4": "2021-12-31",
    "PL.I.2.1": "2021-11-30",
    "PL.I.2.2": "2021-12-31",
    "PL.I.2.4": "2021-11-30",
    "PL.I.3.1": "2021-12-31",
    "PL.I.4.1": "2021-07-31",
    "PL.I.4.5": "2021-07-31",
    "PL.I.4.6": "2021-10-31",
    "PL.I.4.7": "2021-10-31",
    "PL.I.4.8": "2021-10-31",
    "PL.II.7": "2021-03-31",
    "PL.II.8": "2021-12-31",
    "PL.II.11": "2021-11-30",
    "PL.II.12": "2021-06-30",
    "PL.III.1.1": "2020-12-31",
    "PL.III.3.5": "2021-09-30",
    "PL.VII.1": "2021-01-31",
}

WORKED = [
    (name, *row.partition(" ; ")[0].split(), "")[:4]
    for name, rows in BY_HAND.items()
    for row in rows.strip().splitlines()
]


@cache
def result_of(name: str) -> Result:
    rulebook = rulebook_of(BOOK)
    return evaluate(rulebook, load_evidence(FOLDER / f"{name}.yaml", rulebook, thorough=True))


def cited_clauses() -> list[str]:
    criteria = rulebook_of(BOOK).criteria.values()
    return [clause for one in criteria for clause in (one.clause, *(other.clause for other in one.also_at))]


def test_each_of_the_77_rows_of_the_appendix_is_cited_exactly_once():
    assert len(ROWS) == 77
    assert sorted(clause for clause in cited_clauses() if clause.startswith("PL.")) == sorted(ROWS)


def test_every_target_of_section_one_is_cited():
    targets = [clause for clause in cited_clauses() if clause.startswith("I.")]
    assert {clause: targets.count(clause) for clause in targets} == {
        "I.1.1": 1,
        "I.1.2": 1,
        "I.1.3": 1,
        "I.1.4": 3,  # functions and tasks; placing of staff; the cut of posts
        "I.1.5": 1,
        "I.1.6": 1,
        "I.1.7": 2,  # the index; satisfaction
    }


def test_exactly_18_rows_carry_a_budget_and_they_add_up_to_936_million():
    book = rulebook_of(BOOK)
    found = [(one.clause, one.budget) for one in book.criteria.values() if one.budget is not None]
    found += [(at.clause, at.budget) for one in book.criteria.values() for at in one.also_at if at.budget is not None]
    assert dict(found) == BUDGETS
    assert (len(found), sum(BUDGETS.values())) == (18, 936)
    assert book.head.budget is not None
    assert (book.head.budget.unit, book.head.budget.total, book.planned_cost()) == ("million_dong", 936, 936)


def test_an_overlay_that_leaves_a_costed_row_out_keeps_the_total_of_the_plan(tmp_path: Path):
    overlay = tmp_path / "smaller.yaml"
    said = ["overlay: smaller", f"of: {BOOK}", 'version: "1"', "title: {vi: Ít hơn, en: Smaller}"]
    overlay.write_text("\n".join([*said, "exclude: [PL.I.4.3]", "areas: {direction: 9.58}", ""]), encoding="utf-8")
    book = load_rulebook(overlay)
    assert budget_words(book, Speech("vi")) == "696 triệu đồng (17 khoản); tổng kinh phí của kế hoạch: 936 triệu đồng"
    assert budget_words(book, Speech("en")) == "696 million đồng (17 budgets); total of the plan: 936 million đồng"


def test_a_book_whose_budgets_do_not_add_up_to_its_total_is_refused(tmp_path: Path):
    home = tmp_path / BOOK
    shutil.copytree(ROOT / "rules" / BOOK, home)
    area = home / "area-3-procedures.yaml"
    area.write_text(area.read_text("utf-8").replace("    budget: 35\n", "    budget: 34.5\n"), encoding="utf-8")
    with pytest.raises(RulebookError, match=r"\(18 of them\) add up to 935\.5, not 936"):
        load_rulebook(home)


def test_no_note_repeats_a_budget():
    notes = [note for one in rulebook_of(BOOK).criteria.values() for note in one.notes]
    assert not [note for note in notes if "Kinh phí" in note.vi or "Budget" in note.en]


@pytest.mark.parametrize("clause", UNITS_AND_TIMES)
def test_a_row_names_the_units_and_the_time_of_the_appendix(clause: str):
    book = rulebook_of(BOOK)
    one = next(c for c in book.criteria.values() if clause in (c.clause, *(at.clause for at in c.also_at)))
    first = one.remedies[0]
    printed = [" ".join(SHORT[unit] for unit in units) for units in (first.lead, first.with_)]
    assert first.when is not None
    assert [*printed, first.when.vi.replace("- Tháng", "- tháng")] == list(UNITS_AND_TIMES[clause])


def test_the_units_and_times_of_all_77_rows_are_compared():
    assert sorted(UNITS_AND_TIMES) == sorted(ROWS)


def test_the_figures_are_those_of_the_plan():
    profiles = list(rulebook_of(BOOK).head.profiles())
    found = {
        one.id: {(bound.operation, str(bound.amount)) for who in profiles for bound in one.parts[0].scale.bounds(who)}
        for one in rulebook_of(BOOK).criteria.values()
        if len(one.parts) == 1 and "proportional" not in type(one.parts[0].scale).model_fields
    }
    stated = {identifier: bounds for identifier, bounds in found.items() if bounds}
    expected = {**FIGURES, **dict.fromkeys(ALL.split(), (">=", "100 %"))}
    assert stated == {identifier: {bound} for identifier, bound in expected.items()}


def test_the_monthly_figures_are_those_of_the_plan():
    criteria = rulebook_of(BOOK).criteria.values()
    found = {one.id: one.measure.at_least for one in criteria if isinstance(one.measure, Periods)}
    assert found == {"PL.I.4.2": 1, "PL.I.4.3": 4, "PL.I.4.4": 1}


def test_what_is_dated_is_due_on_the_last_day_that_the_appendix_names():
    found = {}
    for one in rulebook_of(BOOK).criteria.values():
        if isinstance(one.measure, Document):
            found[one.id] = {one.measure.due["default"].by.isoformat()}
        if isinstance(one.measure, Schedule):
            found[one.id] = {varying["default"].by.isoformat() for varying in one.measure.due.values()}
    assert found == {identifier: {day} for identifier, day in DUE.items()}


def test_what_has_neither_figure_nor_day_is_left_to_an_assessor_and_says_so():
    for one in rulebook_of(BOOK).criteria.values():
        judged = one.parts[0].measure.yields == "yes_no" and not one.sum_of
        assert (one.source == "assessor") == judged, one.id
        if judged:
            assert any("người thẩm định" in note.vi and "an assessor" in note.en for note in one.notes), one.id


@pytest.mark.parametrize("identifier", ["I.1.4b", "PL.V.1.1", "PL.V.1.2"])
def test_the_contradiction_of_100_and_80_percent_is_noted(identifier: str):
    notes = rulebook_of(BOOK).criteria[identifier].notes
    assert any("100%" in note.vi and "80%" in note.vi and "Mẫu số khác nhau" in note.vi for note in notes)


def test_the_contradiction_of_weekly_and_four_a_month_is_noted():
    assert any(
        "hàng tuần" in note.vi and "04 bản tin" in note.vi for note in rulebook_of(BOOK).criteria["PL.I.4.3"].notes
    )


def test_every_example_is_worked_out_by_hand():
    assert sorted(BY_HAND) == sorted(TOTALS) == sorted(path.stem for path in FOLDER.glob("*.yaml"))
    found = {name: {one.id for one in result_of(name).criteria if one.verdict.reason != "not_asked"} for name in TOTALS}
    worked = {name: {row[1] for row in WORKED if row[0] == name} for name in TOTALS}
    assert {name: found[name] - worked[name] for name in TOTALS} == {name: set() for name in TOTALS}


@pytest.mark.parametrize(("name", "criterion", "outcome", "points"), WORKED)
def test_a_criterion_earns_what_was_worked_out(name: str, criterion: str, outcome: str, points: str):
    found = next(one for one in result_of(name).criteria if one.id == criterion)
    assert (found.outcome.value, found.points) == (outcome, Decimal(points) if points else None)


@pytest.mark.parametrize("name", TOTALS)
def test_the_totals_are_those_added_up_by_hand(name: str):
    result = result_of(name)
    assert (result.points, result.max_points, result.index) == tuple(map(Decimal, TOTALS[name]))
    assert sum(Decimal(row[3] or 0) for row in WORKED if row[0] == name) == result.points


def test_together_the_examples_show_every_outcome_the_rulebook_can_produce():
    found = {criterion.outcome.value for name in TOTALS for criterion in result_of(name).criteria}
    assert found == {"full", "partial", "zero", "missing", "pending", "not_applicable", "survey"}


@pytest.mark.parametrize("name", TOTALS)
def test_an_example_is_plainly_invented_and_uses_every_document(name: str):
    evidence = result_of(name).evidence
    assert evidence.note == INVENTED
    assert (FOLDER / f"{name}.yaml").read_text("utf-8").startswith(f"# {INVENTED}\n")
    assert {document for fact in evidence.facts.values() for document in fact.documents} == set(evidence.documents)
