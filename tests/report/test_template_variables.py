"""docs/templates.md lists every variable that a template is given, and no other."""

import re
from collections.abc import Mapping
from importlib import import_module
from typing import Any

import pytest

from scoring.advice.ledger import Ledger
from scoring.language import Speech
from scoring.report.deductions.word import content_of as deductions_in_word
from scoring.report.plan import word as plan_in_word
from scoring.report.rulebook import Shown
from tests.batch.golden_fields import changed_standings
from tests.generated import ROOT, example_result
from tests.golden_plans import ALL_SHORT, example_plan
from tests.golden_previews import example_preview
from tests.golden_robustness import example_robustness

PAGE = (ROOT / "docs" / "templates.md").read_text("utf-8")
SUBJECTS: dict[str, tuple[str, Any]] = {
    "result.html": ("result.page", lambda: example_result("so-tu-phap")),
    "preview.html": ("preview.page", example_preview),
    "batch.html": ("batch.page", changed_standings),
    "robustness.html": ("robustness.page", example_robustness),
    "deductions.html": ("deductions.page", lambda: Ledger(example_result("so-tu-phap"))),
    "rulebook.html": ("rulebook.page", lambda: Shown.load("uong-bi-2023")),
    "plan.html": ("plan.page", lambda: example_plan(ALL_SHORT)),
}
IN_WORD_ONLY = {"chart"}


def documented(template: str) -> set[str]:
    """The names in the first column of the table of a template."""
    (table,) = re.findall(rf"^\| variable of `{template}` \|.*\n\|---\|---\|\n((?:\|.*\n)+)", PAGE, re.MULTILINE)
    return {name for row in table.splitlines() for name in re.findall(r"`(\w+)`", row.split("|")[1])}


def given(template: str, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names that the template gets."""
    caught: list[Mapping[str, Any]] = []

    def catch(_: str, subject: Mapping[str, Any], *_own: Any) -> str:
        caught.append(subject)
        return ""

    where, subject = SUBJECTS[template]
    module = import_module(f"scoring.report.{where}")
    monkeypatch.setattr(module, "render_page", catch)
    module.render(subject(), "vi")
    return set(caught[0])


@pytest.mark.parametrize("template", [name for name in SUBJECTS if name != "plan.html"])
def test_every_variable_of_a_page_is_documented(template: str, monkeypatch: pytest.MonkeyPatch):
    assert documented(template) == given(template, monkeypatch)


def test_the_page_of_a_plan_has_the_variables_of_its_word_file_and_more(monkeypatch: pytest.MonkeyPatch):
    (more,) = re.findall(r"^`plan.html` has the same variables but [^,]*, and ([^;]*); its blocks", PAGE, re.MULTILINE)
    told = documented("plan.docx") - IN_WORD_ONLY | set(re.findall(r"`([a-z_]+)`", more))
    assert told == given("plan.html", monkeypatch)


def test_every_variable_of_the_word_templates_is_documented():
    ledger = Ledger(example_result("so-tu-phap"))
    assert documented("deductions.docx") == set(deductions_in_word(ledger, Speech("vi")))
    content = plan_in_word.content_of(example_plan(ALL_SHORT), "vi")
    assert documented("plan.docx") == {*content, *IN_WORD_ONLY}


def test_every_template_has_its_table():
    pages = {path.name for path in (ROOT / "scoring/report/html/templates").glob("*.html")}
    assert pages - {"page.html", "components.html"} == set(SUBJECTS)
