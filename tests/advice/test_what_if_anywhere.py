"""What if, on any rulebook and evidence: the same as a fresh run on the changed file, which itself is never written."""

import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from scoring.advice.what_if import changed_tree
from scoring.engine import evaluate as score_it
from scoring.engine.result import Result
from scoring.errors import EvidenceError
from scoring.evidence.loading import load_evidence, read_evidence
from scoring.report.result.json_report import result_as_dict
from scoring.rulebook.book import Rulebook
from tests.command_line import MIDYEAR, ROOT, printed, score
from tests.form_files import filled
from tests.on_disk import load, write_evidence
from tests.strategies_evidence import Scored, scored

NEW: dict[str, Any] = {
    "count": st.integers(0, 60),
    "money": st.integers(0, 60),
    "number": st.decimals(0, 60, places=2),
    "percent": st.decimals(0, 100, places=2).map(lambda n: f"{n} %"),
    "yes_no": st.sampled_from(["yes", "no", "có", "không"]),
}


def comparable(found: Result) -> dict[str, Any]:
    """The result without the places of facts, which a change may move to other lines."""
    plain = result_as_dict(found)
    criteria = [{**one, "facts": [{**fact, "at": None} for fact in one["facts"]]} for one in plain["criteria"]]
    return {**plain, "criteria": criteria, "evidence": plain["evidence"]["digest"]}


def outcome_of(path: Path, book: Rulebook, as_of: date, *changes: str) -> dict[str, Any] | None:
    """The result of a file with these changes; None where it is refused."""
    tree = read_evidence(path)
    try:
        tried = changed_tree(tree, book, changes) if changes else tree
        return comparable(score_it(book, load_evidence(path, book, as_of=as_of, tree=tried)))
    except EvidenceError:
        return None


@settings(max_examples=150, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(scored(), st.data())
def test_it_equals_a_fresh_run_on_the_changed_file_and_never_writes(one: Scored, data: st.DataObject):
    kinds = {name: fact["type"] for area in one.rulebook["areas"] for name, fact in area["facts"].items()}
    known = [name for name in one.evidence["facts"] if kinds[name] in NEW]
    assume(known)
    chosen = data.draw(st.lists(st.sampled_from(known), min_size=1, max_size=3, unique=True))
    values = {name: data.draw(NEW[kinds[name]]) for name in chosen}
    changed = dict(one.evidence["facts"])
    for name, value in values.items():
        old = changed[name]
        plain = value if not isinstance(value, Decimal) else Decimal(f"{value:f}")
        changed[name] = {**old, "value": plain} if isinstance(old, dict) else plain
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        book = load(Path(folder), one.rulebook)
        path = write_evidence(Path(folder), one.evidence)
        fresh = outcome_of(write_evidence(Path(other), {**one.evidence, "facts": changed}), book, one.as_of)
        before = path.read_bytes()
        tried = outcome_of(path, book, one.as_of, *(f"{name}={value}" for name, value in values.items()))
        assert path.read_bytes() == before
    assert tried == fresh


def test_values_are_tried_on_evidence_from_standard_input():
    text = (ROOT / MIDYEAR).read_text("utf-8")
    said = printed("preview", "-", "--set", "digitised_results=126000", "--lang", "en", stdin=text)
    assert "[3.1] 0.86 → 0.91 (+0.05)" in said


def test_values_are_tried_on_a_workbook_which_stays_as_it_was(tmp_path: Path):
    path = tmp_path / "so-mau.xlsx"
    path.write_bytes(filled(as_of="2024-06-30", digitised_results=80, dossiers_received=100))
    before = path.read_bytes()
    done = score("preview", path, "--set", "digitised_results=90", "--lang", "en")
    assert (done.exit_code, done.stderr) == (0, "")
    assert "80 dossiers → 90 dossiers" in done.stdout
    assert path.read_bytes() == before


def test_a_wrong_value_for_a_workbook_is_told_and_nothing_is_written(tmp_path: Path):
    path = tmp_path / "so-mau.xlsx"
    path.write_bytes(filled(as_of="2024-06-30", digitised_results=80, dossiers_received=100))
    done = score("preview", path, "--set", "digitised_results=-1", "-o", tmp_path / "x.md", "--lang", "en")
    assert (done.exit_code, done.stdout) == (4, "")
    assert "is negative" in done.stderr
    assert sorted(one.name for one in tmp_path.iterdir()) == ["so-mau.xlsx"]
