"""Goals worked out by hand, efforts of one's own, and what a command says of them."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from scoring.advice.distance import Unit
from scoring.advice.effort import efforts_of, read_efforts
from scoring.advice.goal.first_steps import actions_of
from scoring.advice.goal.model import Goal, Move, Status
from scoring.advice.goal.seeking import field_of, seek_goal
from scoring.advice.what_if import changed_tree
from scoring.engine import evaluate
from scoring.errors import EvidenceError
from scoring.evidence.loading import load_evidence, read_evidence
from scoring.rulebook.columns import Column
from scoring.rulebook.loading import load_rulebook
from scoring.yaml_reader import Mapping, parse_yaml
from tests.advice_samples import book, criterion, fact, result
from tests.command_line import ROOT, score
from tests.on_disk import write_node

SHARE = {"share": ["done", "asked"], "when_empty": "not_applicable"}
BANDS = {"bands": [{"at_least": "90 %", "earns": "100 %"}, {"at_least": "70 %", "below": "90 %", "earns": "50 %"},
                   {"below": "70 %", "earns": 0}]}  # fmt: skip
FACTS = {"done": fact("count"), "asked": fact("count"), "open": fact("yes_no"), "plan": fact("document")}
PLAN = {"document": "plan", "due": {"by": "2024-09-30"}}
HALF = {"on_time": "100 %", "late": "50 %"}


def used(*criteria: dict[str, Any]) -> dict[str, Any]:
    return book({name: said for name, said in FACTS.items() if name in str(criteria)}, *criteria)


def sought(found: Any, target: int, own: Any = None) -> Goal:
    return seek_goal(found, (target, 1), efforts_of(found.rulebook, own))


def told(goal: Goal) -> list[tuple[str, int]]:
    return [(move.column.fact, move.after) for move in goal.moves]


def test_the_cheapest_of_several_ways_is_taken(tmp_path: Path):
    # 1 point of 4 so far (50 % of 2). 50 % needs one point more: the next band of `done` (one step to 90 of 100,
    # 1 more) or the plan (one step, 1.5 more), not the answer (0.5). Of the two the plan comes to the higher index.
    criteria = (criterion("1", SHARE, BANDS, "2"), criterion("2", {"yes": "open"}, "yes_no", "0.5"),
                criterion("3", PLAN, HALF, "1.5"))  # fmt: skip
    found = result(tmp_path, used(*criteria), {"done": 70, "asked": 100, "open": False})
    goal = sought(found, 50)
    assert (goal.before.points, goal.before.maximum) == (10_000, 40_000)
    assert (told(goal), goal.effort, goal.status) == ([("plan", 739_159)], (1, 1), Status.REACHABLE)
    assert (goal.after.points, goal.proof.best_below) == (25_000, (10_000, 40_000))


def test_a_document_may_come_until_its_last_day(tmp_path: Path):
    # due by 30 September, ordinal 739159
    found = result(tmp_path, used(criterion("1", PLAN, HALF)), {})
    goal = sought(found, 100)
    assert [(move.after, move.by, move.is_late) for move in goal.moves] == [(739_159, 739_159, False)]


def test_a_late_document_is_what_blocks(tmp_path: Path):
    measure = {"document": "plan", "due": {"by": "2024-03-31"}}
    found = result(tmp_path, used(criterion("1", measure, HALF)), {})
    goal = sought(found, 90)
    assert (goal.status, goal.after.points) == (Status.OUT_OF_REACH, 5_000)
    assert [(block.lost, block.why["vi"]) for block in goal.blocks] == [(5_000, "văn bản nay chỉ còn có thể nộp chậm")]


def test_what_is_reached_already_costs_nothing(tmp_path: Path):
    found = result(tmp_path, used(criterion("1", SHARE, BANDS)), {"done": 90, "asked": 100})
    goal = sought(found, 100)
    assert (goal.status, goal.moves, goal.effort) == (Status.REACHED, (), (0, 1))


def test_a_part_of_a_whole_that_is_not_submitted_is_told_as_a_rate(tmp_path: Path):
    found = result(tmp_path, used(criterion("1", SHARE, {"at_least": "87.5 %"})), {})
    (move,) = sought(found, 100).moves
    # of 1,000, since 87.5 of 100 is no whole number
    assert (move.after, move.taken and move.taken.value) == (875, 1_000)


def test_a_fixed_fact_never_moves(tmp_path: Path):
    facts = {"old": fact("count", effort="fixed"), "new": fact("count")}
    rulebook = book(facts, criterion("1", {"value": "old - new"}, {"at_least": 28}))
    goal = sought(result(tmp_path, rulebook, {"old": 100, "new": 80}), 100)
    assert told(goal) == [("new", 72)]


def test_the_first_unit_of_what_is_divided_by_is_a_band_of_its_own(tmp_path: Path):
    # Nothing to divide by earns 0; the rate is 200 % at 1 and falls from there, to 50 % at 4, where criterion 2 is met.
    # So 1 is one step (2.5 of 3.5), and 4 is two (50 / 80 of 2.5, and 1).
    rate = {"ratio": ["done", "asked"], "when_empty": "zero"}
    criteria = (criterion("1", rate, {"proportional_to": "80 %"}, "2.5"),
                criterion("2", {"value": "asked"}, {"at_least": 4}, "1"))  # fmt: skip
    rulebook = book(
        {"done": fact("count", effort="fixed"), "asked": fact("number", decimals=0, at_least=0, at_most=8)}, *criteria
    )
    found = result(tmp_path, rulebook, {"done": 2, "asked": 0})
    nearer, farther = sought(found, 71), sought(found, 73)
    assert (told(nearer), nearer.effort, nearer.after.points) == ([("asked", 1)], (1, 1), 25_000)
    assert (told(farther), farther.effort, farther.after.points) == ([("asked", 4)], (2, 1), 25_625)


def test_the_best_index_is_found_where_being_asked_less_comes_closer_to_the_target(tmp_path: Path):
    # 97 % is out of reach: criterion 3 earns 0 of 1 whatever is done. `open: no` leaves 0 of 1.5, which lacks 1.455
    # points to 97 %; `open: yes` with 5 done earns 1.875 and 0.5 of 4, which lacks 1.505, and is the better index.
    bands = {"bands": [{"at_least": 5, "earns": "75 %"}, {"below": 5, "earns": 0}]}
    criteria = (criterion("1", {"value": "done"}, bands, "2.5", applies_to={"when": "open"}),
                criterion("2", {"yes": "open"}, "yes_no", "0.5"),
                criterion("3", {"value": "asked"}, {"at_least": 1}, "1"))  # fmt: skip
    rulebook = book({"done": fact("count"), "open": fact("yes_no"), "asked": fact("count", effort="fixed")}, *criteria)
    goal = sought(result(tmp_path, rulebook, {"done": 3, "asked": 0}), 97)
    assert (goal.status, told(goal)) == (Status.OUT_OF_REACH, [("done", 5), ("open", 1)])
    assert (goal.after.points, goal.after.maximum) == (23_750, 40_000)


def test_two_figures_that_must_stay_equal_move_together(tmp_path: Path):
    # Each is a part of the other, so that neither may move alone; at 5 both, criteria 2 and 3 are met.
    parts = [{**criterion("x", {"share": pair, "when_empty": "zero"}, {"at_least": "90 %"}, "0.5")}
             for pair in (["done", "asked"], ["asked", "done"])]  # fmt: skip
    items = [{key: part[key] for key in ("title", "max_points", "measure", "scale")} for part in parts]
    both = {key: said for key, said in criterion("1", {}, {}).items() if key not in ("measure", "scale")}
    most = (criterion("2", {"value": "done"}, {"at_least": 5}), criterion("3", {"value": "asked"}, {"at_least": 5}))
    figures = {name: fact("number", decimals=0, at_least=0, at_most=8) for name in ("done", "asked")}
    rulebook = book(figures, {**both, "sum_of": [{**one, "max_points": Decimal("0.5")} for one in items]}, *most)
    goal = sought(result(tmp_path, rulebook, {"done": 3, "asked": 3}), 100)
    assert (goal.status, told(goal)) == (Status.REACHABLE, [("done", 5), ("asked", 5)])


def test_the_effort_of_a_unit_decides(tmp_path: Path):
    # 20 dossiers at 0.1 cost 2, the answer 3: at 0.2 a dossier the answer is cheaper (4 against 3)
    criteria = (criterion("1", SHARE, {"at_least": "90 %"}), criterion("2", {"yes": "open"}, "yes_no"))
    found = result(tmp_path, used(*criteria), {"done": 70, "asked": 100, "open": False})
    for price, expected, effort in (("0.1", [("done", 90)], (2, 1)), ("0.2", [("open", 1)], (3, 1))):
        file = tmp_path / "effort.yaml"
        file.write_text(f"done: {price}\nopen: 3\n", "utf-8")
        goal = sought(found, 50, read_efforts(file, found.rulebook))
        assert (told(goal), goal.effort) == (expected, effort)


def test_every_mistake_of_an_effort_file_is_named(tmp_path: Path):
    found = result(tmp_path, used(criterion("1", SHARE, BANDS)), {"done": 1, "asked": 2})
    file = tmp_path / "effort.yaml"
    file.write_text("done: -1\nasked: many\nnobody: 2\n", "utf-8")
    with pytest.raises(EvidenceError) as refused:
        read_efforts(file, found.rulebook)
    assert [problem.line for problem in refused.value.problems] == [1, 2, 3]


def test_the_most_points_per_unit_of_effort_come_first(tmp_path: Path):
    criteria = (criterion("1", {"yes": "open"}, "yes_no", "0.5"), criterion("2", PLAN, HALF, "1.5"))
    found = result(tmp_path, used(*criteria), {"open": False})
    actions = actions_of(field_of(found, efforts_of(found.rulebook)))
    assert [(action.criterion.id, action.gain, action.effort) for action in actions] == [
        ("2", 15_000, (1, 1)),
        ("1", 5_000, (1, 1)),
    ]


@pytest.mark.parametrize("target", ["101", "-1", "high", "90,5"])
def test_a_target_that_is_no_index_is_refused(target: str):
    done = score("preview", str(ROOT / "examples/ha-tinh-2024/so-xay-dung.yaml"), "--target", target)
    assert done.exit_code == 2
    assert target in done.stderr


EXAMPLES = ["ha-tinh-2024/so-xay-dung", "ha-tinh-2024/ubnd-tinh", "ha-tinh-2024/ubnd-tinh-giua-nam",
            "quang-ngai-2021/ubnd-tinh-thang-9", "quang-ninh-2021/trung-tam-truyen-thong-9-thang",
            "dak-nong-2021/huyen-mau-giua-nam"]  # fmt: skip


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_answer_written_into_the_evidence_scores_what_it_says(name: str):
    path = ROOT / f"examples/{name}.yaml"
    rulebook = load_rulebook(path.parent.name)
    goal = sought(evaluate(rulebook, load_evidence(path, rulebook)), 95)
    taken = {move.taken.column.fact: str(move.taken.value) for move in goal.moves if move.taken}
    settings = [f"{fact}={value}" for fact, value in taken.items()] + [written(move, rulebook) for move in goal.moves]
    tree = changed_tree(read_evidence(path), rulebook, settings)
    moved = {column.fact for move in goal.moves for column in columns_of(move)}
    backed = with_documents(tree, [name for name in moved if rulebook.facts[name].document == "required"])
    after = evaluate(rulebook, load_evidence(path, rulebook, as_of=date.fromordinal(goal.day), tree=backed))
    assert goal.status == Status.REACHABLE
    assert (after.total.points, after.total.maximum) == (goal.after.points, goal.after.maximum)
    assert not after.is_below(Decimal(95))


def columns_of(move: Move) -> Iterator[Column]:
    """The figure that moves, and the one that is taken to be something for it."""
    yield move.column
    if move.taken:
        yield move.taken.column


def with_documents(tree: Mapping, names: list[str]) -> Mapping:
    """The evidence with a document behind each of these figures, as an agency names one that reports them."""
    facts = dict(tree["facts"])
    for name in names:
        line = facts[name]
        wrapped = dict(line) if isinstance(line, Mapping) and "value" in line else {"value": line}
        facts[name] = {**wrapped, "document": wrapped.get("document") or "bao-cao"}
    report = {"number": "01/BC", "date": str(tree["as_of"]), "title": "Báo cáo"}
    documents = {**tree.get("documents", {}), "bao-cao": report}
    return parse_yaml(write_node({**tree, "facts": facts, "documents": documents}), "form.yaml", may_be_blank=True)


def written(move: Move, rulebook: Any) -> str:
    """`fact=value`, as `--set` takes it."""
    name = move.column.fact if move.column.key is None else f"{move.column.fact}.{move.column.key}"
    if move.unit == Unit.DOCUMENT:
        return f"{name}={date.fromordinal(move.after)}"
    if move.unit == Unit.ANSWER:
        return f"{name}={'yes' if move.after else 'no'}"
    if rulebook.facts[move.column.fact].type == "percent":
        return f"{name}={Decimal(move.after) / 10 ** (move.column.places - 2)} %"
    return f"{name}={Decimal(move.after) / 10**move.column.places}"
