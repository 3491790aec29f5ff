"""A result scored again: the same byte for byte, or told where and why it differs; a hostile file ends in a message."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scoring.report.json_text import to_json
from tests.command_line import EXAMPLE, MIDYEAR, ROOT, example_as_dict, printed, score
from tests.form_files import filled


@pytest.fixture(autouse=True)
def _in_the_top_folder(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)


def recorded(tmp_path: Path, *arguments: str, old: str = "", new: str = "") -> Path:
    path = tmp_path / "result.json"
    text = printed(*arguments, "--format", "json")
    assert old in text
    path.write_text(text.replace(old, new, 1) if old else text, encoding="utf-8")
    return path


def causes(path: Path, *arguments: str | Path) -> list[str]:
    done = score("verify", path, *arguments, "--format", "json")
    assert (done.exit_code, done.stderr) == (1, "")
    return [cause["code"] for cause in json.loads(done.stdout)["causes"]]


@pytest.mark.parametrize("arguments", [(EXAMPLE,), (MIDYEAR,), (MIDYEAR, "--as-of", "2024-09-01")])
def test_what_was_printed_is_the_same_byte_for_byte(tmp_path: Path, arguments: tuple[str, ...]):
    assert "the same, byte for byte" in printed("verify", recorded(tmp_path, *arguments), "--lang", "en")


def test_the_same_values_laid_out_otherwise_are_the_same(tmp_path: Path):
    path = recorded(tmp_path, EXAMPLE)
    path.write_text(json.dumps(json.loads(path.read_text("utf-8"))), encoding="utf-8")
    assert "only the layout differs" in printed("verify", path, "--lang", "en")


@pytest.mark.parametrize(
    ("old", "new", "cause"),
    [
        ('"points": 32.3014', '"points": 33.3014', "edited"),
        ('"deduction": 0.89', '"deduction": 0.88', "edited"),
        ('"name": "Sở Tư pháp"', '"name": "Sở Y tế"', "edited_or_program"),
        ('"points": 32.3014', '"points": "32.3014"', "edited"),
        ("so-tu-phap.yaml:27", "so-tu-phap.yaml:28", "places"),
        ('"id": "7.2"', '"id": "7.2x"', "edited_or_program"),
    ],
)
def test_a_difference_is_told_with_what_it_means(tmp_path: Path, old: str, new: str, cause: str):
    assert causes(recorded(tmp_path, EXAMPLE, old=old, new=new)) == [cause]


@pytest.mark.parametrize("part", ["evidence", "rulebook"])
def test_another_digest_is_told_by_whose_it_is(tmp_path: Path, part: str):
    digest = json.loads(printed(EXAMPLE, "--format", "json"))[part]["digest"]
    assert causes(recorded(tmp_path, EXAMPLE, old=digest, new="sha256:" + "0" * 64)) == [part]


def test_a_difference_names_criterion_field_and_both_values(tmp_path: Path):
    done = score("verify", recorded(tmp_path, EXAMPLE, old='"claimed": 0.86', new='"claimed": 0.5'), "--lang", "en")
    assert done.exit_code == 1
    assert "[3.1] claimed: recorded 0.5, now 0.86" in done.stdout


def test_changed_evidence_is_told_as_such(tmp_path: Path):
    other = tmp_path / "other.yaml"
    text = (ROOT / EXAMPLE).read_text("utf-8")
    other.write_text(text.replace("value: 8420", "value: 8421"), encoding="utf-8")
    assert causes(recorded(tmp_path, EXAMPLE), "--evidence", other) == ["evidence"]


def test_a_copy_of_the_evidence_gives_the_same_bytes(tmp_path: Path):
    copy = tmp_path / "copy.yaml"
    copy.write_bytes((ROOT / EXAMPLE).read_bytes())
    assert "byte for byte" in printed("verify", recorded(tmp_path, EXAMPLE), "--evidence", copy, "--lang", "en")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "[" * 100_000,
        '{"schema_version": 1e999999999}',
        '{"schema_version": NaN}',
        '{"schema_version": 1}',
        '{"schema_version": 1, "as_of": 5}',
        '{"schema_version": 1, "as_of": "2024-13-01"}',
        '{"schema_version": 1, "as_of": "2024-12-31", "rulebook": [], "evidence": {"file": "x"}}',
        '{"schema_version": 1, "as_of": "2024-12-31", "rulebook": {"id": "../x"}, "evidence": {"file": "README.md"}}',
        "1" * 10_000,
        "x" * 3_000_000,
    ],
    ids=range(12),
)
def test_a_file_that_is_no_result_ends_in_a_message(tmp_path: Path, content: str):
    path = tmp_path / "result.json"
    path.write_text(content, encoding="utf-8")
    done = score("verify", path)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(str(path))
    assert len(done.stderr) < 500


@pytest.mark.parametrize("file", ["/etc/passwd", "../x.yaml", "a/../../x.yaml", "stdin", "a\\u0000b"])
def test_evidence_outside_the_folder_is_not_followed(tmp_path: Path, file: str):
    path = recorded(tmp_path, EXAMPLE, old=f'"file": "{EXAMPLE}"', new=f'"file": "{file}"')
    done = score("verify", path, "--lang", "en")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "not within this folder. Name the file with --evidence." in done.stderr


def test_strange_members_are_differences_and_no_crash(tmp_path: Path):
    path = recorded(tmp_path, EXAMPLE)
    values = json.loads(path.read_text("utf-8"))
    values["criteria"] = [5, None, {"id": []}, {"id": "7.2", "facts": "x", "steps": {}}]
    values["areas"] = {}
    path.write_text(json.dumps(values), encoding="utf-8")
    assert causes(path) == ["edited"]


def as_yaml_file(folder: Path) -> tuple[Path, Path]:
    """Evidence in YAML, and the same with one dossier more."""
    text = (ROOT / EXAMPLE).read_text("utf-8")
    return _two_files(folder, "yaml", text.encode(), text.replace("value: 8420", "value: 8421").encode())


def as_json_file(folder: Path) -> tuple[Path, Path]:
    """The same in JSON."""
    plain = to_json(example_as_dict())
    assert plain.count("8420") == 1
    return _two_files(folder, "json", plain.encode(), plain.replace("8420", "8421").encode())


def as_workbook(folder: Path) -> tuple[Path, Path]:
    """A form of Excel with two figures, and the same with one dossier more."""
    figures = {"dossiers_received": 10000, "digitised_results": 8420}
    return _two_files(folder, "xlsx", filled(**figures), filled(**{**figures, "digitised_results": 8421}))


def _two_files(folder: Path, suffix: str, first: bytes, second: bytes) -> tuple[Path, Path]:
    paths = folder / f"evidence.{suffix}", folder / f"other.{suffix}"
    for path, content in zip(paths, (first, second), strict=True):
        path.write_bytes(content)
    return paths


@pytest.mark.parametrize("make", [as_yaml_file, as_json_file, as_workbook])
def test_every_kind_of_evidence_is_scored_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: Callable[[Path], tuple[Path, Path]]
):
    evidence, other = (path.name for path in make(tmp_path))
    monkeypatch.chdir(tmp_path)
    path = recorded(tmp_path, evidence, "--rulebook", "ha-tinh-2024", "--as-of", "2024-12-31")
    assert json.loads(path.read_text("utf-8"))["evidence"]["file"] == evidence
    assert "the same, byte for byte" in printed("verify", path, "--lang", "en")
    assert causes(path, "--evidence", other) == ["evidence"]
    Path(other).replace(evidence)  # the evidence itself was changed after it had been scored
    assert causes(path) == ["evidence"]


def test_a_changed_rulebook_is_told_with_the_points_that_move(tmp_path: Path):
    book = tmp_path / "ha-tinh-2024"
    shutil.copytree(ROOT / "rules" / "ha-tinh-2024", book)
    area = book / "area-3-procedures.yaml"
    text, old = area.read_text("utf-8"), "proportional_to: {province: 90 %, district: 80 %, commune: 75 %}"
    place = text.index(old, text.index('- id: "3.1"'))
    area.write_text(text[:place] + old.replace("90", "95") + text[place + len(old) :], "utf-8")
    path = recorded(tmp_path, EXAMPLE)
    assert causes(path, "--rulebook", book) == ["rulebook"]
    done = score("verify", path, "--rulebook", book, "--lang", "en")
    assert done.exit_code == 1
    assert "rulebook.digest: recorded" in done.stdout
    # 0.91 x 0.8420 / 0.95 = 0.80654…
    assert "[3.1] points: recorded 0.8514, now 0.8065" in done.stdout
