"""The generated JSON Schema and the readers agree: what one can say of a fault the other says too."""

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import scoring
from scoring.errors import ScoreError
from scoring.evidence.loading import read_evidence
from scoring.evidence.schema import evidence_schema, schema_problems
from tests.broken_files import BASE, Expected, read_expected
from tests.on_disk import load, write_evidence
from tests.strategies_evidence import Scored, scored

pytestmark = pytest.mark.no_cover  # much work on the same lines, which other tests measure

ROOT = Path(__file__).resolve().parents[2]
BOOK = scoring.load_rulebook(BASE)
FILES = [path for kind in ("yaml", "json") for path in (ROOT / "examples").rglob(f"*.{kind}")]
EXAMPLES = sorted(path for path in FILES if path.parent.name != "overlays")
STEADY = settings(max_examples=150, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))

# A schema knows no calendar, does not compare one value with another, and does not know who asks for what.
BEYOND_A_SCHEMA = {
    *("as-of-missing.yaml", "as-of-impossible.yaml", "as-of-before-the-period.yaml"),
    *("as-of-long-after-the-period.yaml", "impossible-date.yaml", "date-outside-the-period.yaml"),
    *("document-with-impossible-date.yaml", "document-outside-the-period.yaml", "document-after-as-of.yaml"),
    *("unknown-document.yaml", "unknown-document-of-a-period.yaml", "wrapper-with-unknown-document.yaml"),
    *("document-as-yes.yaml", "kind-not-at-level.yaml", "fact-not-asked.yaml", "claim-not-asked.yaml"),
    *("part-above-whole.yaml", "grant-above-the-most.yaml", "claim-above-the-most.yaml", "percent-above-100.yaml"),
}


def name_of(row: Expected) -> str:
    return row.path.name


def readable() -> list[Expected]:
    """The broken evidence files that are well-formed: the others never come as far as a schema."""
    found = []
    for row in read_expected():
        if row.name.startswith("evidence/"):
            try:
                read_evidence(row.path)
            except ScoreError:
                continue
            found.append(row)
    return found


READABLE = readable()


def test_the_schema_is_one():
    Draft202012Validator.check_schema(evidence_schema(BOOK))


def test_what_is_beyond_a_schema_is_named_exactly():
    assert {name_of(row) for row in READABLE} >= BEYOND_A_SCHEMA
    assert len(READABLE) - len(BEYOND_A_SCHEMA) == 59


@pytest.mark.parametrize("row", READABLE, ids=name_of)
def test_the_schema_rejects_what_it_can_see(row: Expected):
    problems = list(schema_problems(read_evidence(row.path), BOOK, row.path.name))
    assert bool(problems) == (name_of(row) not in BEYOND_A_SCHEMA)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_the_schema_accepts_every_example(path: Path):
    tree = read_evidence(path)
    assert list(schema_problems(tree, scoring.load_rulebook(tree["rulebook"]), path.name)) == []


def schema_faults(folder: Path, rulebook: dict[str, Any], evidence: dict[str, Any]) -> list[str] | None:
    """What the schema says of evidence that the readers accept; None if they refuse it."""
    book, path = load(folder, rulebook), write_evidence(folder, evidence)
    try:
        scoring.load_evidence(path, book)
    except ScoreError:
        return None
    return [problem.sentence("en") for problem in schema_problems(read_evidence(path), book, path.name)]


@STEADY
@given(scored())
def test_the_schema_accepts_what_the_readers_accept(one: Scored):
    with tempfile.TemporaryDirectory() as folder:
        assert schema_faults(Path(folder), one.rulebook, one.evidence) == []


WORDS = st.sampled_from(
    ["", " ", "none", "có", "no", "84.2 %", " 84 %", "-1 %", "2024-02-29", "2024-02-30", "bc", "x" * 1001]
)
NUMBERS = st.one_of(st.integers(-2, 30), st.decimals(-2, 30, places=2), st.booleans(), st.none())
PLAIN = st.one_of(WORDS, NUMBERS)
KEYS = st.sampled_from(["q1", "q5", "good", "poor", "points", "reason", "value", "document", "documents", "note"])
ANYTHING = st.recursive(PLAIN, lambda inner: st.one_of(st.dictionaries(KEYS, inner, max_size=4), st.lists(inner)))
FACTS = st.dictionaries(st.sampled_from([*sorted(BOOK.facts), "don"]), ANYTHING, max_size=3)
EXTRA = st.fixed_dictionaries(
    {}, optional={"note": ANYTHING, "as_of": PLAIN, "claimed": ANYTHING, "documents": ANYTHING}
)


@settings(STEADY, max_examples=600)
@given(facts=FACTS, extra=EXTRA, claims=st.dictionaries(st.sampled_from(["1", "12", "b"]), PLAIN, max_size=2))
def test_the_schema_accepts_whatever_odd_things_the_readers_accept(facts: Any, extra: Any, claims: Any):
    evidence = {
        "rulebook": "base",
        "agency": {"id": "a", "name": "A", "level": "province", "kind": "committee", "tags": ["has_desk"]},
        "as_of": "2024-12-31",
        "facts": facts,
        "documents": {"bc": {"number": "1/BC", "date": "2024-03-20", "title": "T"}},
        "claimed": claims,
        **extra,
    }
    with tempfile.TemporaryDirectory() as folder:
        path = write_evidence(Path(folder), evidence)
        try:
            scoring.load_evidence(path, BOOK)
        except ScoreError:
            return
        assert [p.sentence("en") for p in schema_problems(read_evidence(path), BOOK, path.name)] == []
