"""Whatever stands in place of one value of a good rulebook or good evidence: it holds, or is refused at its line."""

import copy
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import scoring
import scoring.report
from scoring.errors import ScoreError
from scoring.yaml_reader import parse_yaml
from tests.broken_files import BASE, BROKEN
from tests.on_disk import write_node

pytestmark = pytest.mark.no_cover  # much work on the same lines, which other tests measure

STEADY = settings(max_examples=400, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
Path_ = tuple[Any, ...]


def plain(node: Any) -> Any:
    """A tree as read, without its places."""
    if isinstance(node, dict):
        return {key: plain(value) for key, value in node.items()}
    return [plain(value) for value in node] if isinstance(node, list) else node


def paths(node: Any, path: Path_ = ()) -> list[Path_]:
    """The places of all values below a node."""
    children = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [place for key, value in children for place in [(*path, key), *paths(value, (*path, key))]]


def value_at(node: Any, path: Path_) -> Any:
    for key in path:
        node = node[key]
    return node


def read(path: Path) -> Any:
    return plain(parse_yaml(path.read_text("utf-8"), path.name, may_be_blank=False))


BOOK = {file.name: read(file) for file in sorted(BASE.iterdir())}
EVIDENCE = read(BROKEN / "good-evidence.yaml")
PLACES = [(name, path) for name, tree in BOOK.items() for path in paths(tree)]
ODD: list[Any] = [
    *(
        "",
        "x",
        "a" * 500,
        "default",
        "none",
        "tracking",
        "90 %",
        "-5 %",
        "0 %",
        "2024-02-30",
        "1900-01-01",
        "2199-12-31",
    ),
    *(
        "done",
        "plan",
        "reports",
        "reports.q1",
        "opinions.good",
        "is_open",
        "1 -",
        "min()",
        "not done",
        "<<",
        "../x.yaml",
    ),
    *(0, -1, 1, 10**29, True, None, [], {}, [[]], {"x": "y"}, {"default": {}}),
]
REPLACEMENTS = st.one_of(
    st.sampled_from(ODD), st.sampled_from(PLACES).map(lambda place: value_at(BOOK[place[0]], place[1]))
)


def changed(tree: Any, path: Path_, value: Any, how: str) -> Any:
    """A copy of the tree in which one value is another, is gone, or stands under another key."""
    tree = copy.deepcopy(tree)
    owner = value_at(tree, path[:-1])
    if how == "replaced":
        owner[path[-1]] = copy.deepcopy(value)
    else:
        taken = owner.pop(path[-1])
        if how == "renamed" and isinstance(owner, dict):
            owner[str(value)[:40]] = taken
    return tree


def assert_mendable(error: ScoreError) -> None:
    assert error.problems
    for problem in error.problems:
        assert problem.line or "no such file" in problem.message.en
        assert len(problem.sentence("vi")) < 1000


def score(folder: Path, book: Any, evidence: Any) -> None:
    path = folder / "evidence.yaml"
    path.write_text(write_node(evidence), encoding="utf-8")
    try:
        result = scoring.evaluate(book, scoring.load_evidence(path, book, thorough=True))
    except ScoreError as error:
        assert_mendable(error)
    else:
        assert scoring.report.render(result, "json", "vi")


HOW = st.sampled_from(["replaced", "replaced", "gone", "renamed"])


@STEADY
@given(place=st.sampled_from(PLACES), value=REPLACEMENTS, how=HOW)
def test_a_rulebook_with_one_value_changed_holds_or_is_refused(place: tuple[str, Path_], value: Any, how: str):
    file, path = place
    trees = {**BOOK, file: changed(BOOK[file], path, value, how)}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / BASE.name
        home.mkdir()
        for name, tree in trees.items():
            (home / name).write_text(write_node(tree), encoding="utf-8")
        try:
            book = scoring.load_rulebook(home)
        except ScoreError as error:
            assert_mendable(error)
        else:
            score(Path(folder), book, EVIDENCE)


LOADED = scoring.load_rulebook(BASE)


@STEADY
@given(path=st.sampled_from(paths(EVIDENCE)), value=REPLACEMENTS, how=HOW)
def test_evidence_with_one_value_changed_is_scored_or_refused(path: Path_, value: Any, how: str):
    with tempfile.TemporaryDirectory() as folder:
        score(Path(folder), LOADED, changed(EVIDENCE, path, value, how))


def test_the_unchanged_ones_hold():
    evidence = scoring.load_evidence(BROKEN / "good-evidence.yaml", LOADED, thorough=True)
    assert evidence.facts.keys() == LOADED.facts.keys()
