"""The documentation is executed: files, sessions, cases and tables of its pages do what the pages say."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

import scoring
from scoring.errors import EvidenceError
from scoring.rulebook.facts import FactType
from scoring.yaml_reader import parse_yaml
from tests.on_disk import evaluate, read_yaml, sample_agency, sample_document, write_evidence
from tests.pages import FENCE, ROOT, Block, blocks, read_page, read_rows, tell, write_files
from tests.test_docs_scales import unquoted, write_book

STORIES = {
    "rulebook-format.md": ("rulebook-format.md",),
    "evidence-format.md": ("rulebook-format.md", "evidence-format.md"),
    "checking-rules.md": ("rulebook-format.md", "checking-rules.md"),
    "overlays.md": ("rulebook-format.md", "overlays.md"),
    "comparing-rulebooks.md": ("rulebook-format.md", "comparing-rulebooks.md"),
    "evidence-forms.md": ("rulebook-format.md", "evidence-forms.md"),
    "templates.md": ("templates.md",),
    "remediation-plan.md": ("rulebook-format.md", "evidence-format.md", "remediation-plan.md"),
    "deductions.md": ("rulebook-format.md", "evidence-format.md", "deductions.md"),
    "batch.md": ("rulebook-format.md", "comparing-rulebooks.md", "batch.md"),
    "json-result.md": ("rulebook-format.md", "evidence-format.md", "json-result.md"),
}
# What a marker may say a fence is; `console` fences and `output` markers are run with the README's.
KNOWN = {"file", "docx", "insert", "mend", "cells", "session", "facts", "example", "output", "schema"}
UNMARKED = {"docs/command-line.md"}
PAGES = sorted((ROOT / "docs").glob("*.md"))
TABLE = re.compile(r"^<!-- table: (?P<name>\w+) -->\n\n(?P<table>(?:\|[^\n]*\n)+)", re.MULTILINE)


@pytest.mark.parametrize("page", STORIES)
def test_a_page_tells_what_happens(page: str, tmp_path: Path):
    for name in STORIES[page]:
        write_files(read_page(name), tmp_path)
    told = list(tell(read_page(page), tmp_path))
    assert told
    for block, printed, code in told:
        assert (printed, code) == (block.text, block.exit_code)


def test_the_sample_rulebook_loads(tmp_path: Path):
    write_files(read_page("rulebook-format.md"), tmp_path)
    assert scoring.load_rulebook(tmp_path / "rules" / "sample-2024").max_points() == 1.5


def cases() -> Iterator[Any]:
    for block in blocks(read_page("rulebook-format.md")):
        if "/cases/" in block.name:
            yield from parse_yaml(block.text, block.name, may_be_blank=False)["cases"]


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case["case"])
def test_a_case_of_the_page_holds(case: dict[str, Any], tmp_path: Path):
    write_files(read_page("rulebook-format.md"), tmp_path)
    book = scoring.load_rulebook(tmp_path / "rules" / "sample-2024")
    evidence = {
        "rulebook": book.id,
        "agency": sample_agency(**case["agency"]),
        "as_of": case["as_of"],
        "facts": case["facts"],
        "documents": {name: sample_document(name, day) for name, day in case["documents"].items()},
    }
    result = evaluate(tmp_path, book, evidence, date.fromisoformat(case["as_of"]))
    found = next(criterion for criterion in result.criteria if criterion.id == case["criterion"])
    assert {"outcome": found.outcome.value, "points": found.points} == case["expect"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_fence_is_run(page: Path):
    """A fence without a marker, or with one that nothing reads, would be believed and not run."""
    text = page.read_text("utf-8")
    fences = FENCE.findall(text)
    marked = [block for block in blocks(text) if block.what in KNOWN]
    run_elsewhere = [fence for fence in fences if fence.startswith("```console\n")]
    if page.relative_to(ROOT).as_posix() not in UNMARKED:
        assert len(marked) + len(run_elsewhere) == len(fences)
    if any(block.what in ("session", "insert", "mend") for block in marked):
        assert page.name in STORIES


def table(name: str) -> list[list[str]]:
    return next(read_rows(t["table"]) for t in TABLE.finditer(read_page("evidence-format.md")) if t["name"] == name)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Any:
    return scoring.load_rulebook(write_book(tmp_path_factory.mktemp("page")))


def evidence_of(line: str) -> dict[str, Any]:
    documents = {"kh-01": "2024-01-10", "bc-q1": "2024-03-20", "bc-q3": "2024-09-20"}
    return {
        "rulebook": "sample-2024",
        "agency": sample_agency(),
        "as_of": "2024-12-31",
        "facts": read_yaml("{" + line + "}"),
        "documents": {name: sample_document(name, day) for name, day in documents.items()},
    }


@pytest.mark.parametrize(("kind", "line"), [(unquoted(row[0]), unquoted(row[1])) for row in table("accepted")])
def test_a_value_shown_is_accepted(kind: str, line: str, book: Any, tmp_path: Path):
    path = write_evidence(tmp_path, evidence_of(line))
    submitted = scoring.load_evidence(path, book, thorough=True).facts
    assert [book.facts[name].type for name in submitted] == [kind]
    assert all(fact.cells for fact in submitted.values())


def test_every_type_of_fact_is_shown():
    assert [unquoted(row[0]) for row in table("accepted")] == list(get_args(FactType))


@pytest.mark.parametrize(("line", "message"), [(unquoted(row[0]), row[1]) for row in table("refused")])
def test_a_value_refused_gets_the_message_shown(line: str, message: str, book: Any, tmp_path: Path):
    path = write_evidence(tmp_path, evidence_of(line))
    with pytest.raises(EvidenceError) as refused:
        scoring.load_evidence(path, book)
    assert [problem.message.en for problem in refused.value.problems] == [message]


def test_a_fence_without_a_marker_is_seen():
    page = "<!-- file: a.yaml -->\n```yaml\na: 1\n```\n\n```yaml\nb: 2\n```\n"
    assert len(FENCE.findall(page)) == 2
    assert blocks(page) == [Block("file", "a.yaml", "a: 1\n", [], 0, (30, 35))]
