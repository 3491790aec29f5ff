"""An overlay changes what it says and nothing else; what does not hold is placed in the overlay's own file."""

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from scoring import evaluate, load_evidence, load_rulebook
from scoring.errors import RulebookError
from scoring.rulebook.diff import compare
from scoring.rulebook.loading import rulebook_folder_of
from tests.broken_files import BASE
from tests.command_line import EXAMPLE, ROOT, as_json, printed, score

SAMPLE = ROOT / "examples" / "overlays" / "ha-tinh-2024-diem-mau.yaml"
HEAD = 'overlay: own\nof: base\nversion: "1"\ntitle: {vi: Riêng, en: Own}\n'
BASIS = "points_basis: {vi: Đặt ra., en: Set.}\n"


def write(folder: Path, text: str, name: str = "own.yaml") -> Path:
    """An overlay beside a copy of the small base rulebook."""
    shutil.copytree(BASE, folder / "base", dirs_exist_ok=True)
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_gives_points_excludes_renames_and_retargets():
    book, base = load_rulebook(SAMPLE), load_rulebook("ha-tinh-2024")
    assert (book.id, book.max_points(), base.max_points()) == ("ha-tinh-2024-diem-mau", Decimal(86), Decimal("84.5"))
    assert base.criteria.keys() - book.criteria.keys() == {"3.7"}
    changed = [
        (changed.id, edit.what, edit.where, edit.old, edit.new)
        for changed in compare(base, book, texts=True).changed
        for edit in changed.edits
        if edit.what != "title"
    ]
    assert changed == [
        ("VI.2.1a", "target", "", [day("2024-01-15")], [day("2024-01-20")]),
        ("3.1", "max_points", "", Decimal("0.91"), Decimal(2)),
        ("3.1", "target", "province", [share(90)], [share(95)]),
        ("3.4", "max_points", "", Decimal("0.91"), Decimal("1.5")),
        ("3.6", "max_points", "", Decimal("0.91"), Decimal("1.63")),
    ]
    assert book.criteria["3.4"].title.en == "Internal procedures reviewed, announced and published in full"
    assert book.head.source.document == base.head.source.document
    assert book.head.source.notes[-1].en == "Overlay ha-tinh-2024-diem-mau 1.0 on the rulebook ha-tinh-2024 1.0."


def day(text: str) -> dict[str, str]:
    return {"op": "<", "value": text, "unit": "date"}


def share(percent: int) -> dict[str, object]:
    return {"op": ">=", "value": Decimal(percent), "unit": "%"}


def test_it_scores_the_evidence_made_for_its_rulebook(monkeypatch: pytest.MonkeyPatch):
    """3.1: 8,420 of 10,000 dossiers against 95 %: 2 x 84.2 / 95 = 1.77263…"""
    monkeypatch.chdir(ROOT)
    result = as_json(EXAMPLE, "--rulebook", SAMPLE)
    found = {criterion["id"]: criterion for criterion in result["criteria"]}
    assert (found["3.1"]["points"], found["3.1"]["threshold"]) == (Decimal("1.7726"), 95)
    assert result["rulebook"]["digest"] != as_json(EXAMPLE)["rulebook"]["digest"]
    assert "ha-tinh-2024-diem-mau" in printed("check", SAMPLE)
    assert "3.7" not in printed("rules", "show", SAMPLE)


def test_evidence_may_give_what_the_overlay_excludes():
    """The provincial example gives the meetings of 3.7; the base asks for them, the overlay does not."""
    book = load_rulebook(SAMPLE)
    path = ROOT / "examples" / "ha-tinh-2024" / "ubnd-tinh.yaml"
    assert load_rulebook("ha-tinh-2024").criteria["3.7"].facts()[0] in path.read_text("utf-8")
    result = evaluate(book, load_evidence(path, book, thorough=True))
    assert "3.7" not in {criterion.id for criterion in result.criteria}


def test_an_overlay_in_a_folder_is_a_rulebook_of_that_name(tmp_path: Path):
    text = HEAD + 'rename: {"1": {vi: Khác, en: Other}}\n'
    write(tmp_path, text, "own/overlay.yaml")
    assert load_rulebook(tmp_path / "own").criteria["1"].title.en == "Other"
    assert load_rulebook(tmp_path / "own" / "overlay.yaml").digest == load_rulebook(tmp_path / "own").digest
    assert rulebook_folder_of(tmp_path / "own") == tmp_path / "own" / "overlay.yaml"


def test_points_and_targets_may_differ_by_agency(tmp_path: Path):
    more = 'areas: {first: 15.5}\npoints: {"1": {province: 2, default: 1}}\ntargets: {"2": 12, "3": {by: 2024-02-01}}\n'
    book, base = load_rulebook(write(tmp_path, HEAD + BASIS + more)), load_rulebook(BASE)
    edits = [(c.id, e.where, e.old, e.new) for c in compare(base, book).changed for e in c.edits]
    assert edits == [
        ("1", "province", Decimal("1.5"), Decimal(2)),
        ("1", "commune", Decimal("1.5"), Decimal(1)),
        ("2", "", [visits(10)], [visits(12)]),
        ("3", "", [until("2024-01-15")], [until("2024-02-01")]),
    ]


def visits(number: int) -> dict[str, object]:
    return {"op": ">=", "value": Decimal(number), "unit": "lượt"}


def until(text: str) -> dict[str, str]:
    return {"op": "<=", "value": text, "unit": "date"}


def test_an_area_of_which_nothing_is_left_goes_and_its_facts_with_it(tmp_path: Path):
    book = load_rulebook(write(tmp_path, HEAD + "exclude: [b]\n"))
    assert [area.area for area in book.areas] == ["first"]
    assert book.set_aside == {"b", "idea"}


def test_a_veto_no_longer_names_what_is_excluded(tmp_path: Path):
    book = load_rulebook(write(tmp_path, HEAD + 'areas: {first: 13.5}\nexclude: ["1"]\n'))
    assert book.head.vetoes[0].zeroes == ()
    assert "done" not in book.facts
    assert "received" in book.facts


FAULTS = {
    "of: bse": ("of: base", "2:5 of", "there is no rulebook 'bse'. Did you mean 'base'?"),
    "of: ../base": ("of: base", "2:5 of", "'../base' will not do"),
    "overlay: other": ("overlay: own", "1:10 overlay", "its file is 'own'"),
    'rename: {"99": {vi: a, en: b}}': ("", '5:10 rename.99', "there is no criterion '99'"),
    'points: {"99": 2}': ("", "6:10 points.99", "there is no criterion '99'"),
    'points: {"1": 2}': ("", "6:9 points", "first adds up to 15.5, no longer 15. Write areas: {first: 15.5}"),
    'points: {"1": -2}': ("", "6:15 points.1", "is not points"),
    'points: {"1": {provnce: 2}}': ("", "6:25 points.1.provnce", "Did you mean 'province'?"),
    'points: {"3": 2}\nareas: {first: 15}': ("", "7:16 areas.first", "add up to 16, not 15"),
    'points: {"5": 2}\nareas: {first: 16}': ("", "6:10 points.5", "state points of their own"),
    "areas: {frist: 15}\nexclude: [b]": ("", "5:9 areas.frist", "Did you mean 'first'?"),
    'exclude: ["1", "99"]': ("", "5:16 exclude[2]", "there is no criterion '99'"),
    'exclude: ["1"]': ("", "5:10 exclude", "first adds up to 13.5, no longer 15. Write areas: {first: 13.5}"),
    'exclude: ["1"]\nrename: {"1": {vi: a, en: b}}': ("", '6:10 rename.1', "is excluded too"),
    'targets: {"1": 80}': ("", "5:16 targets.1", "write 80 %, not 80"),
    'targets: {"1": often}': ("", "5:16 targets.1", "'often' is not a number"),
    'targets: {"1": {province: 80 %}}': ("", "5:16 targets.1", "there is no value for committee/commune"),
    'targets: {"3": {bye: 2024-01-20}}': ("", "5:22 targets.3.bye", "is not a mapping"),
    'targets: {"9": 80 %}': ("", "5:11 targets.9", "no single target"),
    'target: {"1": 80 %}': ("", "5:1 target", "Did you mean 'targets'?"),
    "": ("", "1:1", "changes nothing"),
}  # fmt: skip


@pytest.mark.parametrize("line", FAULTS)
def test_what_does_not_hold_is_placed_in_the_overlay(line: str, tmp_path: Path):
    instead_of, place, words = FAULTS[line]
    rest = 'exclude: ["13"]\n' if instead_of else ""
    basis = BASIS if "points" in line else ""
    text = HEAD.replace(instead_of, line) if instead_of else HEAD + basis + line + "\n"
    path = write(tmp_path, text + rest)
    with pytest.raises(RulebookError) as refused:
        load_rulebook(path)
    said = [problem.sentence("en") for problem in refused.value.problems]
    assert [sentence for sentence in said if words in sentence], said
    assert all(sentence.startswith(f"{path}:") for sentence in said)
    assert [sentence for sentence in said if sentence.startswith(f"{path}:{place}")], said


def test_points_without_their_basis_are_refused(tmp_path: Path):
    with pytest.raises(RulebookError, match="points need points_basis"):
        load_rulebook(write(tmp_path, HEAD + 'points: {"1": 2}\n'))


def test_an_overlay_lies_on_a_rulebook_not_on_an_overlay(tmp_path: Path):
    write(tmp_path, HEAD + "exclude: [b]\n", "own/overlay.yaml")
    path = write(tmp_path, HEAD.replace("own", "second").replace("base", "own") + "exclude: [b]\n", "second.yaml")
    with pytest.raises(RulebookError, match="there is no rulebook 'own'"):
        load_rulebook(path)


def test_a_broken_overlay_exits_with_3(tmp_path: Path):
    path = write(tmp_path, HEAD + 'targets: {"9": 80 %}\n')
    done = score("check", path, "--lang", "vi")
    assert (done.exit_code, done.stdout) == (3, "")
    assert "tiêu chí này không có một chỉ tiêu" in done.stderr
