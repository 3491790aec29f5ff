"""Terms: a rulebook that is scored every month, quarter or year, and evidence that names its own."""

from datetime import date
from pathlib import Path

import pytest

from scoring import evaluate, load_evidence, load_rulebook
from scoring.errors import EvidenceError, RulebookError
from scoring.report.phrases import is_provisional
from scoring.rulebook.term import parse_term, term_on
from tests.command_line import score

EXAMPLE = Path("examples/qd-766-2022/ubnd-tinh-phu-tho.yaml")


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2026-08", "2026-08-01", "2026-08-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-Q1", "2026-01-01", "2026-03-31"),
        ("2026-Q4", "2026-10-01", "2026-12-31"),
        (2026, "2026-01-01", "2026-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
    ],
)
def test_a_term_is_read_with_its_first_and_last_day(written: object, first: str, last: str) -> None:
    term = parse_term(written)
    assert (term.starts_on.isoformat(), term.ends_on.isoformat(), str(term)) == (first, last, str(written))


@pytest.mark.parametrize("written", ["2026-13", "2026-00", "2026-Q5", "08/2026", "26-08", 26, True, "3000", None])
def test_anything_else_is_no_term(written: object) -> None:
    with pytest.raises(ValueError, match="2026-08"):
        parse_term(written)


def test_a_day_lies_in_one_month_quarter_and_year() -> None:
    day = date(2026, 9, 30)
    assert [str(term_on(day, every)) for every in ("month", "quarter", "year")] == ["2026-09", "2026-Q3", "2026"]


def _written(folder: Path, *changes: tuple[str, str]) -> Path:
    text = EXAMPLE.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path = folder / "tinh.yaml"
    path.write_text(text, encoding="utf-8")
    return path


PERIOD, DAY = "period: 2026-08", "as_of: 2026-08-31"


@pytest.mark.parametrize(
    ("period", "as_of", "is_over", "last_day"),
    [
        (PERIOD, DAY, True, date(2026, 8, 31)),
        (PERIOD, "as_of: 2026-08-30", False, date(2026, 8, 31)),
        (PERIOD, "as_of: 2026-09-15", True, date(2026, 8, 31)),
        ("", DAY, True, date(2026, 8, 31)),
        ("", "as_of: 2026-09-15", False, date(2026, 9, 30)),
        ("period: 2026-Q3", DAY, False, date(2026, 9, 30)),
        ("period: 2026", "as_of: 2026-12-31", True, date(2026, 12, 31)),
    ],
)
def test_a_term_is_over_on_its_last_day(tmp_path: Path, period: str, as_of: str, is_over: bool, last_day: date) -> None:
    book = load_rulebook("qd-766-2022")
    result = evaluate(book, load_evidence(_written(tmp_path, (PERIOD, period), (DAY, as_of)), book))
    assert (not is_provisional(result), result.rulebook.head.period.to) == (is_over, last_day)
    assert result.rulebook.digest == book.digest
    assert is_over == (result.interval == (result.points, result.points))


@pytest.mark.parametrize(
    ("period", "as_of", "said"),
    [
        ("period: 2022-05", "as_of: 2022-05-31", "ends before the rulebook begins"),
        ("period: 08/2026", DAY, "is not a period"),
        (PERIOD, "as_of: 2026-07-31", "outside the rulebook's period (2026-08-01"),
        (PERIOD, "as_of: 2028-01-01", "outside the rulebook's period"),
    ],
)
def test_a_term_that_does_not_fit_is_refused_with_words(tmp_path: Path, period: str, as_of: str, said: str) -> None:
    book = load_rulebook("qd-766-2022")
    with pytest.raises(EvidenceError) as refused:
        load_evidence(_written(tmp_path, (PERIOD, period), (DAY, as_of)), book)
    assert said in " ".join(refused.value.sentences("en"))


def test_a_rulebook_of_one_period_takes_no_term(tmp_path: Path) -> None:
    path = tmp_path / "so.yaml"
    text = Path("examples/ha-tinh-2024/so-tu-phap.yaml").read_text(encoding="utf-8")
    path.write_text(text.replace("as_of:", "period: 2024\nas_of:", 1), encoding="utf-8")
    book = load_rulebook("ha-tinh-2024")
    with pytest.raises(EvidenceError, match="covers one period"):
        load_evidence(path, book)


def test_the_first_term_begins_with_the_period_and_evidence_of_a_week_is_enough() -> None:
    book = load_rulebook("qd-766-2022")
    assert book.last_day == date(2022, 6, 30)
    first = book.in_term(parse_term("2022-06")).head.period
    assert (first.from_, first.to) == (date(2022, 6, 23), date(2022, 6, 30))


def test_a_batch_compares_one_period(tmp_path: Path) -> None:
    _written(tmp_path)
    other = (tmp_path / "tinh.yaml").read_text(encoding="utf-8")
    other = (
        other.replace(PERIOD, "period: 2026-07").replace(DAY, "as_of: 2026-07-31").replace("id: ubnd-tinh", "id: tinh")
    )
    (tmp_path / "tinh-khac.yaml").write_text(other, encoding="utf-8")
    ran = score("batch", str(tmp_path), "--lang", "en")
    assert ran.exit_code == 4
    assert "several periods: 2026-07 (1), 2026-08 (1)" in ran.stderr


def test_a_form_of_a_term_is_filled_in_with_it(tmp_path: Path) -> None:
    asked = ("template", "qd-766-2022", "--kind", "department")
    blank, placed = score(*asked).stdout, score(*asked, "--period", "2026-Q3").stdout
    assert "\nperiod:  #" in blank
    assert "\nas_of:  #" in blank
    assert "\nperiod: 2026-Q3  #" in placed
    assert "\nas_of: 2026-09-30\n" in placed
    wrong = score(*asked, "--period", "2026-W3", "--lang", "en")
    assert (wrong.exit_code, "2026-Q3" in wrong.stderr) == (2, True)
    form = tmp_path / "form.xlsx"
    assert score(*asked, "--period", "2026", "-o", str(form)).exit_code == 0
    from scoring.evidence.workbook.reading import read_form  # noqa: PLC0415

    tree = read_form(form.read_bytes(), "form.xlsx")
    assert (tree["period"], tree["as_of"]) == (2026, "2026-12-31")


@pytest.mark.parametrize(
    ("period", "said"),
    [
        ("{from: 2024-01-01}", "the key 'to' is missing"),
        ("{from: 2024-01-01, every: week}", "month"),
        ("{from: 2024-01-01, every: [month, month]}", "twice"),
    ],
)
def test_a_period_that_says_too_little_or_too_much_is_refused(tmp_path: Path, period: str, said: str) -> None:
    folder = tmp_path / "base"
    folder.mkdir()
    for name in ("rulebook", "area", "more"):
        text = Path(f"tests/broken/base/{name}.yaml").read_text(encoding="utf-8")
        text = text.replace("{from: 2024-01-01, to: 2024-12-31}", period)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(RulebookError) as refused:
        load_rulebook(folder)
    assert said in " ".join(refused.value.sentences("en"))
