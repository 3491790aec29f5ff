"""One smallest file per message: where it points, the words it says in both languages, and the exit code."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import cli
from scoring import load_evidence, load_rulebook
from scoring.errors import EvidenceError, Problem, RulebookError, ScoreError
from tests.broken_files import BASE, BROKEN, Expected, read_expected, write_broken_rulebook

ROOT = Path(__file__).resolve().parent.parent
EXPECTED = read_expected()
RULEBOOKS = [row for row in EXPECTED if row.name.startswith("rulebooks/")]
EVIDENCE = [row for row in EXPECTED if row.name.startswith("evidence/")]
BOOK = load_rulebook(BASE)
LONGEST_SENTENCE = 600

# Some of each go through the command line as well.
BY_COMMAND = [*RULEBOOKS[::14], *EVIDENCE[::14]]


def by_name(row: Expected) -> str:
    return row.name


def check(*arguments: object) -> Result:
    return CliRunner().invoke(cli.main, ["check", *map(str, arguments)])


def place_of(problem: Problem) -> str:
    name = Path(problem.file).name
    return f"{name}:{problem.line}:{problem.column}" if problem.line else name


def assert_says(row: Expected, error: ScoreError) -> None:
    """Exactly as many problems as the row says, and one of them at its place in its words, in each language."""
    assert (len(error.problems), error.exit_code) == (row.problems, row.exit_code), error
    for language, words in row.words.items():
        said = [problem.sentence(language) for problem in error.problems]
        placed = zip(map(place_of, error.problems), said, strict=True)
        assert [place for place, sentence in placed if words in sentence] == [row.place], said
        for sentence in said:
            assert sentence.isprintable()
            assert sentence[-1] in ".?"
            assert len(sentence) < LONGEST_SENTENCE


def test_every_broken_file_has_one_row():
    files = {p.relative_to(BROKEN).as_posix() for kind in ("rulebooks", "evidence") for p in (BROKEN / kind).iterdir()}
    assert sorted(files) == sorted(row.name for row in EXPECTED)
    assert (len(RULEBOOKS), len(EVIDENCE)) == (122, 105)


@pytest.mark.parametrize("row", RULEBOOKS, ids=by_name)
def test_a_broken_rulebook_is_refused(row: Expected, tmp_path: Path):
    home = write_broken_rulebook(tmp_path, row.path)
    with pytest.raises(RulebookError) as refused:
        load_rulebook(home)
    assert_says(row, refused.value)


@pytest.mark.parametrize("row", EVIDENCE, ids=by_name)
def test_broken_evidence_is_refused(row: Expected):
    with pytest.raises(EvidenceError) as refused:
        load_evidence(row.path, BOOK)
    assert_says(row, refused.value)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("row", BY_COMMAND, ids=by_name)
def test_the_command_says_it_on_stderr(row: Expected, language: str, tmp_path: Path):
    is_book = row in RULEBOOKS
    file = write_broken_rulebook(tmp_path, row.path) if is_book else row.path
    result = check(file, "--lang", language, *([] if is_book else ["--rulebook", BASE]))
    assert result.exit_code == row.exit_code
    assert result.stdout == ""
    assert row.words[language] in result.stderr
    assert f"{row.place}" in result.stderr
    assert len(result.stderr.splitlines()) == row.problems


def test_the_command_line_itself_shows_no_traceback(tmp_path: Path):
    home = write_broken_rulebook(tmp_path, BROKEN / "rulebooks" / "sum.diff")
    evidence = BROKEN / "evidence" / "negative-count.yaml"
    for arguments, code in (([str(home)], 3), ([str(evidence), "--rulebook", str(BASE)], 4), (["nowhere.yaml"], 2)):
        command = [sys.executable, "-m", "cli", "check", *arguments, "--lang", "en"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
        assert (done.returncode, done.stdout) == (code, "")
        assert len(done.stderr.splitlines()) == 1
        assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere.yaml"], "there is no such file"),
        ([BROKEN], "this is a folder, not a file"),
        ([], "Missing argument"),
        (["a.yaml", "b.yaml"], "unexpected extra argument"),
        (["a.yaml", "--as-of", "2024-02-30"], "is not a date"),
        (["a.yaml", "--lnag", "en"], "No such option"),
        (["a.yaml", "--lang", "fr"], "is not one of"),
    ],
    ids=lambda value: " ".join(map(str, value)) if isinstance(value, list) else None,
)
def test_wrong_usage_exits_with_2(arguments: list[object], words: str):
    result = check(*arguments, *([] if "--lang" in arguments else ["--lang", "en"]))
    assert result.exit_code == 2
    assert words in result.stderr


def test_an_unknown_rulebook_is_named_with_the_nearest(tmp_path: Path):
    evidence = tmp_path / "a.yaml"
    evidence.write_text("rulebook: ha-tinh-2042\n", encoding="utf-8")
    result = check(evidence, "--lang", "en")
    assert result.exit_code == 4
    assert "a.yaml:1:11 rulebook: there is no rulebook 'ha-tinh-2042'. Did you mean 'ha-tinh-2024'?" in result.stderr
    result = check(evidence, "--rulebook", "ha-tinh-2042", "--lang", "vi")
    assert result.exit_code == 3
    assert "không có bộ tiêu chí “ha-tinh-2042”. Có phải “ha-tinh-2024”?" in result.stderr


def test_all_problems_are_told_at_once_in_the_order_of_the_file(tmp_path: Path):
    evidence = tmp_path / "a.yaml"
    head = "rulebook: base\nagency: {id: a, name: A, level: province, kind: committee}\nas_of: 2024-12-31\n"
    evidence.write_text(head + "facts:\n  done: -1\n  rate: 84.2\n  grade: far\n  don: 1\n", encoding="utf-8")
    with pytest.raises(EvidenceError) as refused:
        load_evidence(evidence, BOOK)
    assert [(p.line, p.path) for p in refused.value.problems] == [
        (5, "facts.done"),
        (6, "facts.rate"),
        (7, "facts.grade"),
        (8, "facts.don"),
    ]


GOOD = {
    "rulebook": "base",
    "agency": {"id": "a", "name": "Sở Tư pháp 𝄞", "level": "province", "kind": "committee"},
    "as_of": "2024-12-31",
    "facts": {"done": 1, "received": 2, "plan": "none", "is_open": "no"},
}


@pytest.mark.parametrize("is_ascii", [True, False])
@pytest.mark.parametrize(("name", "mark"), [("a.json", b""), ("a.json", b"\xef\xbb\xbf"), ("a.yaml", b"\xef\xbb\xbf")])
def test_a_byte_order_mark_and_json_escapes_are_accepted(tmp_path: Path, name: str, mark: bytes, is_ascii: bool):
    (tmp_path / name).write_bytes(mark + json.dumps(GOOD, ensure_ascii=is_ascii, indent=2).encode())
    assert load_evidence(tmp_path / name, BOOK, thorough=True).agency.name == "Sở Tư pháp 𝄞"


def test_words_that_other_readers_take_for_something_else_are_read_as_meant(tmp_path: Path):
    note = "rulebook: base\nagency: {id: no, name: 12:30, level: province, kind: committee}\nas_of: 2024-12-31\n"
    (tmp_path / "a.yaml").write_text(note + "note: 1e3\nfacts: {is_open: no}\n", encoding="utf-8")
    evidence = load_evidence(tmp_path / "a.yaml", BOOK, thorough=True)
    assert (evidence.agency.id, evidence.agency.name, evidence.note) == ("no", "12:30", "1e3")
    assert evidence.facts["is_open"].cells == {"is_open": 0}
