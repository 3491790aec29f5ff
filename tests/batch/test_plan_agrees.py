"""The columnar plan gives what the engine gives, to the last digit: every shipped book, and random ones."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

import scoring
from scoring.batch.engines import duckdb_engine, polars_engine
from scoring.batch.field import evaluate_field
from scoring.batch.grouping import GROUPINGS
from scoring.batch.plan.codes import OUTCOMES, REASONS, code_of, outcome_of, reason_of
from scoring.batch.plan.compiling import compile_plan
from scoring.batch.plan.earnings import EARNINGS
from scoring.batch.plan.nodes import CannotCompileError, Span
from scoring.batch.plan.values import MEASURED
from scoring.batch.table.spans import spans_of
from scoring.batch.table.writing import table_of
from scoring.batch.table_field import results_of
from scoring.engine.result import Result
from scoring.rulebook.measures import MEASURES
from scoring.rulebook.scales import SCALES
from scoring.trials.running import try_cases
from tests.engine.test_properties import FEWER, scratch
from tests.on_disk import evaluate, load, sample_agency, sample_document
from tests.strategies import rulebooks
from tests.strategies_evidence import days, evidence_for
from tests.table_files import build_rulebook

pytestmark = pytest.mark.no_cover  # much work on the same lines, which other tests measure

ROOT = Path(__file__).resolve().parent.parent.parent
BOOKS = sorted(path.name for path in (ROOT / "rules").iterdir() if path.is_dir())


def by_the_engine(result: Result) -> dict[str, Any]:
    """A result as the row of totals and verdicts that a table of it has."""
    units = 10**result.precision
    row: dict[str, Any] = {
        "agency": result.evidence.agency.id,
        "points": result.total.points,
        "max_points": result.total.maximum,
        "index": None if result.index is None else int(result.index * 100),
        "bonus": int(result.bonus * units),
        "penalty": int(result.penalty * units),
    }
    if result.rulebook.head.classification:
        row |= {"class": result.classification, "class_reason": result.classed.reason.value}
    for area, found in result.areas:
        row |= {f"points.{area.area}": found.points, f"max_points.{area.area}": found.maximum}
    for one in result.criteria:
        row |= {f"points.{one.id}": one.verdict.points, f"outcome.{one.id}": str(one.outcome)}
        row[f"reason.{one.id}"] = str(one.verdict.reason)
    return row


def by_the_plan(book: Any, results: list[Result], engine: Any) -> list[dict[str, Any]]:
    """The rows that an engine gives; their ids are made different, as those of agencies are."""
    table = table_of(book, [result.evidence for result in results])
    table = table.with_columns(agency=pl.Series([str(number) for number in range(len(results))])).lazy()
    return list(engine.verdicts(compile_plan(book, spans_of(book, table)), table).collect().iter_rows(named=True))


def assert_agreement(book: Any, results: list[Result]) -> None:
    expected = [by_the_engine(result) | {"agency": str(number)} for number, result in enumerate(results)]
    for engine in (polars_engine, duckdb_engine):
        assert by_the_plan(book, results, engine) == expected


@pytest.mark.parametrize("name", BOOKS)
def test_every_case_and_example_of_a_shipped_book_agrees(name: str):
    book, trials = try_cases(ROOT / "rules" / name)
    results = [trial.result for trial in trials if trial.result]
    examples = [scoring.load_evidence(path, book) for path in sorted((ROOT / "examples" / name).glob("*.yaml"))]
    results += [scoring.evaluate(book, evidence) for evidence in examples]
    assert len(examples) >= 2
    assert len(results) >= 20
    assert_agreement(book, results)


@FEWER
@given(st.data(), rulebooks())
def test_random_books_and_agencies_agree(data: st.DataObject, rulebook: dict[str, Any]) -> None:
    drawn: list[date] = [data.draw(days()) for _ in range(data.draw(st.integers(1, 4)))]
    with scratch() as folder:
        book = load(folder, rulebook)
        results = [evaluate(folder, book, data.draw(evidence_for(rulebook, day)), day) for day in drawn]
        assert_agreement(book, results)


@FEWER
@given(st.data(), rulebooks(), st.sampled_from(sorted(GROUPINGS)))
def test_random_fields_agree(data: st.DataObject, rulebook: dict[str, Any], grouping: str) -> None:
    """Scored against the best of their groups too."""
    drawn: list[date] = [data.draw(days()) for _ in range(data.draw(st.integers(2, 4)))]
    with scratch() as folder:
        book = load(folder, rulebook)
        results = [evaluate(folder, book, data.draw(evidence_for(rulebook, day)), day) for day in drawn]
    evidence = [
        replace(result.evidence, agency=result.evidence.agency.model_copy(update={"id": f"a{number}"}))
        for number, result in enumerate(results)
    ]
    group_of = GROUPINGS[grouping]
    expected = evaluate_field(book, evidence, group_of)
    for engine in ("polars", "duckdb"):
        found = results_of(book, evidence, group_of, engine)
        for one, other in zip(found, expected, strict=True):
            assert [record[:3] for record in one.records] == [record[:3] for record in other.records]
            assert (one.total, one.classification) == (other.total, other.classification)


def test_every_measure_has_a_columnar_form():
    assert set(MEASURED) == set(MEASURES.values())


def test_every_scale_of_numbers_has_a_columnar_form():
    elsewhere = {"YesNo", "Choices", "RelativeToBest", "Tracking"}
    assert {scale.__name__ for scale in SCALES.values()} - {scale.__name__ for scale in EARNINGS} == elsewhere


@pytest.mark.parametrize(("table", "kind"), [("EARNINGS", "scale: AtLeast"), ("MEASURED", "measure: Share")])
def test_what_has_no_columnar_form_is_refused_by_name(table: str, kind: str, monkeypatch: pytest.MonkeyPatch):
    """A scale or measure taken out of its list: the criterion is named, and nothing is skipped."""
    listed = {"EARNINGS": EARNINGS, "MEASURED": MEASURED}[table]
    monkeypatch.delitem(listed, next(one for one in listed if one.__name__ == kind.rpartition(" ")[2]))  # type: ignore[attr-defined]
    measure = {"share": ["a", "b"], "when_empty": "zero"}
    rule = {"max_points": 1, "measure": measure, "scale": {"at_least": "90 %"}}
    with scratch() as folder:
        book = load(
            folder, build_rulebook({"facts": {"a": {"type": "count"}, "b": {"type": "count"}}, "criterion": rule})
        )
    spans = {name: Span(0, 9) for name in (*book.columns.by_name, "as_of")}
    with pytest.raises(CannotCompileError, match=f"^C1: {kind}$"):
        compile_plan(book, spans)


def test_a_code_is_an_outcome_and_a_reason():
    pairs = [(outcome, reason) for outcome in OUTCOMES for reason in REASONS]
    assert [(outcome_of(code), reason_of(code)) for code in (code_of(*pair) for pair in pairs)] == pairs


def test_working_days_are_counted_beside_a_day_that_is_none(tmp_path: Path):
    """`none` is 0 in its column; the days between the year 1 and the first day that is there are not counted over."""
    measure = {"document": "report", "due": {"within": 3, "of": "visit", "days": "working"}}
    facts = {"report": {"type": "document"}, "visit": {"type": "date"}}
    rule = {"max_points": 1, "measure": measure, "scale": {"on_time": "100 %", "late": "50 %"}}
    book = load(tmp_path, build_rulebook({"facts": facts, "criterion": rule}))
    results = []
    # From Tuesday 2 July, three working days end on Friday 5 July.
    for number, (visit, report) in enumerate((("none", "r"), ("2024-07-02", "r"), ("2024-07-02", "late"))):
        evidence = {
            "rulebook": "sample-2024",
            "agency": sample_agency(id=f"a{number}"),
            "as_of": "2024-12-31",
            "facts": {"visit": visit, "report": report},
            "documents": {"r": sample_document("r", "2024-07-05"), "late": sample_document("late", "2024-07-08")},
        }
        results.append(evaluate(tmp_path, book, evidence, date(2024, 12, 31)))
    assert [result.criteria[0].outcome.value for result in results] == ["missing", "full", "partial"]
    assert_agreement(book, results)
