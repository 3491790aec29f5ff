"""The command line: every command's help, what is scored, in which form and language."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

import cli
from tests.command_line import (
    EXAMPLE,
    FORMATS,
    INCOMPLETE,
    MIDYEAR,
    ROOT,
    RULES,
    as_json,
    example_as_dict,
    printed,
    score,
)
from tests.on_disk import write_node

BOTH_LANGUAGES = re.compile(r"[À-ỹ][^/]* / [A-Za-z]")
Words = tuple[str, ...]


@pytest.fixture(autouse=True)
def _in_the_top_folder(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(ROOT)


# --- help


def commands(group: click.Group = cli.main, path: Words = ()) -> Iterator[tuple[Words, click.Command]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, (*path, name))


COMMANDS = [pytest.param(path, command, id=" ".join(path)) for path, command in commands()]


@pytest.mark.parametrize(("path", "command"), COMMANDS)
def test_every_command_and_option_has_help_in_both_languages(path: Words, command: click.Command):
    assert printed(*path, "--help") == printed(*path, "-h")
    assert BOTH_LANGUAGES.search(command.help or "")
    options = [option for option in command.params if isinstance(option, click.Option)]
    assert [option.name for option in options if not BOTH_LANGUAGES.search(option.help or "")] == []


def test_the_commands_are_those_of_the_readme():
    readme = (ROOT / "README.md").read_text("utf-8")
    names = [" ".join(path) for path, command in commands() if not isinstance(command, click.Group)]
    rules = ["diff", "lint", "list", "schema", "show", "test"]
    assert names == [
        "run",
        "preview",
        "deductions",
        "plan",
        "batch",
        "robustness",
        "check",
        "template",
        "verify",
        *(f"rules {name}" for name in rules),
    ]
    assert [name for name in names if f"score {name}" not in readme] == []


# --- what is scored


def test_a_file_alone_means_run():
    assert printed(EXAMPLE) == printed("run", EXAMPLE)


def test_standard_input_is_scored_like_the_file():
    text = (ROOT / EXAMPLE).read_text("utf-8")
    assert printed("-", stdin=text) == printed(EXAMPLE).replace(EXAMPLE, "stdin")
    assert printed("run", "-", stdin=text) == printed("-", stdin=text)


def test_json_on_standard_input_comes_to_the_same_points():
    by_json, by_yaml = as_json("-", stdin=write_node(example_as_dict())), as_json(EXAMPLE)
    assert by_json["evidence"] == {"digest": by_yaml["evidence"]["digest"], "file": "stdin"}
    assert without_places(by_json) == without_places(by_yaml)


def test_json_evidence_gives_the_result_of_the_same_yaml(tmp_path: Path):
    path = tmp_path / "so-tu-phap.json"
    path.write_text(json.dumps(json.loads(write_node(example_as_dict())), indent=1), encoding="utf-8")
    assert without_places(as_json(path)) == without_places(as_json(EXAMPLE))


def without_places(result: dict[str, Any]) -> dict[str, Any]:
    """A result without the file's name and lines: the digest depends on the content only, and stays."""
    result["evidence"].pop("file")
    for criterion in result["criteria"]:
        for fact in criterion["facts"]:
            fact.pop("at")
    return result


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_of_keys_changes_not_one_byte(tmp_path: Path, form: str):
    evidence = example_as_dict()
    turned = {key: reversed_keys(value) for key, value in reversed(evidence.items())}
    path = tmp_path / "evidence.yaml"
    results = []
    for one in (evidence, turned):
        path.write_text(write_node(one), encoding="utf-8")
        results.append(printed(path, "--format", form))
    assert results[0] == results[1]


def reversed_keys(node: Any) -> Any:
    return {key: reversed_keys(value) for key, value in reversed(node.items())} if isinstance(node, dict) else node


def test_another_digest_means_another_content():
    changed = example_as_dict()
    changed["note"] = "khác"
    digest = as_json("-", stdin=write_node(changed))["evidence"]["digest"]
    assert digest != as_json(EXAMPLE)["evidence"]["digest"]


def test_a_rulebook_may_be_given_by_path(tmp_path: Path):
    shutil.copytree(RULES, tmp_path / RULES.name)
    for given in (tmp_path / RULES.name, tmp_path / RULES.name / "rulebook.yaml"):
        assert printed(EXAMPLE, "--rulebook", given) == printed(EXAMPLE)


def test_as_of_replaces_the_day_of_the_file():
    assert as_json(MIDYEAR, "--as-of", "2024-07-15")["as_of"] == "2024-07-15"
    before, after = as_json(MIDYEAR), as_json(MIDYEAR, "--as-of", "2024-12-31")
    assert "pending" in {criterion["outcome"] for criterion in before["criteria"]}
    assert "pending" not in {criterion["outcome"] for criterion in after["criteria"]}


# --- forms and languages


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_plain_text_without_colour_codes(form: str):
    text = printed(INCOMPLETE, "--format", form)
    assert "\x1b" not in text
    assert "\r" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_the_table_is_the_default_format_and_fits_a_hundred_columns():
    text = printed(EXAMPLE, "--format", "table")
    assert text == printed(EXAMPLE)
    assert max(map(len, text.splitlines())) <= 100


def test_csv_has_a_row_for_every_criterion():
    rows = printed(EXAMPLE, "--format", "csv").splitlines()
    assert len(rows) == len(as_json(EXAMPLE)["criteria"]) + 1


def test_the_language_is_the_option_then_the_variable_then_the_locale_then_vietnamese():
    english, vietnamese = printed(EXAMPLE, "--lang", "en"), printed(EXAMPLE, "--lang", "vi")
    assert "Points lost: 1.42, criteria: 4" in english
    assert "Điểm trừ: 1,42 điểm ở 4 tiêu chí" in vietnamese
    assert printed(EXAMPLE) == vietnamese
    assert printed(EXAMPLE, SCORE_LANG="en") == english
    assert printed(EXAMPLE, LC_ALL="en_US.UTF-8") == english
    assert printed(EXAMPLE, LC_ALL="fr_FR.UTF-8") == vietnamese
    assert printed(EXAMPLE, SCORE_LANG="vi", LC_ALL="en_US.UTF-8") == vietnamese
    assert printed(EXAMPLE, "--lang", "vi", SCORE_LANG="en") == vietnamese


def test_json_never_changes_with_the_language():
    assert as_json(EXAMPLE, "--lang", "en") == as_json(EXAMPLE, "--lang", "vi")


def test_messages_are_in_the_language_too():
    assert "there is no such file" in score("none.yaml", "--lang", "en").stderr
    assert "không có tệp này" in score("none.yaml", "--lang", "vi").stderr


# --- the other commands


@pytest.mark.parametrize("name", [".", "rulebook.yaml", "area-3-procedures.yaml"])
def test_check_takes_a_rulebook_by_its_folder_or_any_of_its_files(name: str):
    assert re.search(r"hợp lệ \(ha-tinh-2024, tiêu chí: \d+\)\n$", printed("check", RULES / name))
    assert re.search(r"valid \(ha-tinh-2024, criteria: \d+\)\n$", printed("check", RULES / name, "--lang", "en"))


def test_check_takes_evidence():
    assert printed("check", EXAMPLE) == f"{EXAMPLE}: hợp lệ (ha-tinh-2024, dữ liệu: 54)\n"
    assert printed("check", "-", "--lang", "en", stdin=write_node(example_as_dict())).startswith("-: valid")


def test_template_prints_the_form_that_is_checked_in():
    form = (ROOT / "evidence_templates" / "ha-tinh-2024" / "people_committee-district.yaml").read_text("utf-8")
    assert printed("template", "ha-tinh-2024", "--kind", "people_committee", "--level", "district") == form


def test_rules_list_and_show():
    assert "ha-tinh-2024" in printed("rules", "list")
    assert "II.3.1" in printed("rules", "show", "ha-tinh-2024")
    shown = json.loads(printed("rules", "show", "ha-tinh-2024", "--format", "json"))
    digitised = next(criterion for criterion in shown["criteria"] if criterion["id"] == "3.1")
    assert digitised["targets"] == [
        {"level": "province", "op": ">=", "value": 90, "unit": "%"},
        {"level": "district", "op": ">=", "value": 80, "unit": "%"},
        {"level": "commune", "op": ">=", "value": 75, "unit": "%"},
    ]
