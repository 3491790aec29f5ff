"""Every file that a program writes: `python -m tests.generated --write` refreshes them, a test compares them."""

import sys
from collections.abc import Callable, Iterator
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from xml.etree.ElementTree import canonicalize
from zipfile import ZipFile

from scoring import evaluate, load_evidence, load_rulebook
from scoring.advice.ledger import Ledger
from scoring.catalogue import catalogue_of
from scoring.engine.result import Result
from scoring.evidence.loading import read_evidence
from scoring.evidence.schema import evidence_schema
from scoring.evidence.template import blank_evidence
from scoring.evidence.workbook.writing import blank_form
from scoring.report import check, deductions, lint, render, result, trials, verify
from scoring.report.batch.schema import batch_schema
from scoring.report.deductions.schema import deductions_schema
from scoring.report.deductions.word_template import make_template as deductions_template
from scoring.report.formats import Formats
from scoring.report.json_text import to_json
from scoring.report.plan.schema import plan_schema
from scoring.report.plan.word_template import make_template
from scoring.report.preview.schema import preview_schema
from scoring.report.result.schema import result_schema
from scoring.report.robustness.schema import robustness_schema
from scoring.rulebook.book import Rulebook
from scoring.rulebook.json_schema import FILES, file_schema
from scoring.rulebook.loading import shipped_ids
from scoring.rulebook.normal_form import normal_form
from tests.batch.golden_fields import golden_fields
from tests.catalogue import MO, PO, catalogue_compiled, catalogue_text
from tests.command_page import command_page
from tests.golden_plans import golden_plans
from tests.golden_previews import golden_previews
from tests.golden_robustness import golden_robustness
from tests.golden_rulebooks import golden_rulebooks
from tests.pages import refreshed, refreshed_outputs
from tests.report.contents import CONTENTS
from tests.report.samples import checked, linted, sound, tried, verified

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("docs/schemas", "evidence_templates", "tests/golden")
"""Folders in which nothing but generated files may stand."""

PRINTED = ("table", "markdown", "csv")
GOLDEN = (("so-tu-phap", "vi"), ("so-tu-phap", "en"), ("ubnd-tinh-giua-nam", "vi"), ("xa-mau", "en"))
"""The examples whose reports are kept, with the language: a department, the province at mid-year, a commune."""

rulebook_of = cache(load_rulebook)


def generated() -> dict[str, Callable[[], str | bytes]]:
    """Each generated file, by its path from the top folder, with the function that makes its text or its bytes."""
    return {
        PO: catalogue_text,  # first: what follows speaks in its words
        MO: catalogue_compiled,
        **dict(_templates()),
        **dict(_golden_results()),
        **dict(_golden_ledgers()),
        **golden_previews(),
        **golden_plans(),
        **dict(_golden_of_machines()),
        **golden_fields(),
        **golden_robustness(),
        **golden_rulebooks(),
        **{f"tests/golden/{name}.targets.txt": partial(_targets, name) for name in shipped_ids()},
        **{f"docs/schemas/{file}.schema.json": partial(_file_schema, file) for file in FILES},
        **{f"docs/schemas/evidence/{name}.schema.json": partial(_evidence_schema, name) for name in shipped_ids()},
        **{
            f"scoring/report/deductions/deductions.{lang}.docx": partial(deductions_template, lang)
            for lang in ("vi", "en")
        },
        **{f"scoring/report/plan/plan.{lang}.docx": partial(make_template, lang) for lang in ("vi", "en")},
        "README.md": _readme,
        "docs/command-line.md": command_page,
        "docs/deductions.md": partial(refreshed, "rulebook-format.md", "evidence-format.md", "deductions.md"),
        "docs/deductions.schema.json": lambda: to_json(deductions_schema()),
        "docs/remediation-plan.md": partial(
            refreshed, "rulebook-format.md", "evidence-format.md", "remediation-plan.md"
        ),
        "docs/preview.md": partial(refreshed_outputs, "preview.md"),
        "docs/preview.schema.json": lambda: to_json(preview_schema()),
        "docs/plan.schema.json": lambda: to_json(plan_schema()),
        "docs/batch.schema.json": lambda: to_json(batch_schema()),
        "docs/robustness.md": partial(refreshed_outputs, "robustness.md"),
        "docs/robustness.schema.json": lambda: to_json(robustness_schema()),
        "docs/result.schema.json": lambda: to_json(result_schema()),
        "docs/rulebook-format.md": partial(refreshed, "rulebook-format.md"),
        "docs/evidence-format.md": partial(refreshed, "rulebook-format.md", "evidence-format.md"),
        "docs/checking-rules.md": partial(refreshed, "rulebook-format.md", "checking-rules.md"),
        "docs/overlays.md": partial(refreshed, "rulebook-format.md", "overlays.md"),
        "docs/comparing-rulebooks.md": partial(refreshed, "rulebook-format.md", "comparing-rulebooks.md"),
        "docs/evidence-forms.md": partial(refreshed, "rulebook-format.md", "evidence-forms.md"),
        "docs/templates.md": partial(refreshed, "templates.md"),
        "docs/batch.md": partial(refreshed, "rulebook-format.md", "comparing-rulebooks.md", "batch.md"),
        "docs/json-result.md": partial(refreshed, "rulebook-format.md", "evidence-format.md", "json-result.md"),
    }


def example_result(name: str) -> Result:
    """The result of an example, which it calls by its path from the top folder, wherever that is."""
    shown = f"examples/ha-tinh-2024/{name}.yaml"
    rulebook = rulebook_of("ha-tinh-2024")
    return evaluate(rulebook, load_evidence(shown, rulebook, tree=read_evidence(ROOT / shown, shown)))


def template_path(rulebook: Rulebook, kind: str, level: str, suffix: str = "yaml") -> str:
    """A blank form's path; the level is named only for a kind that exists at several."""
    several = len(rulebook.head.kinds[kind].levels) > 1
    return f"evidence_templates/{rulebook.id}/{kind}{f'-{level}' if several else ''}.{suffix}"


def kinds_and_levels(rulebook: Rulebook) -> Iterator[tuple[str, str]]:
    """Every kind of agency with every level at which it exists."""
    for kind, told in rulebook.head.kinds.items():
        for level in told.levels:
            yield kind, level


def _templates() -> Iterator[tuple[str, Callable[[], str | bytes]]]:
    for name in shipped_ids():
        rulebook = rulebook_of(name)
        for kind, level in kinds_and_levels(rulebook):
            yield template_path(rulebook, kind, level), partial(blank_evidence, rulebook, kind, level, "vi")
            yield template_path(rulebook, kind, level, "xlsx"), partial(blank_form, rulebook, kind, level, "vi")


def _golden_results() -> Iterator[tuple[str, Callable[[], str]]]:
    yield "tests/golden/so-tu-phap.json", partial(_golden, "so-tu-phap", "json", "vi")
    yield "tests/golden/so-tu-phap.html.vi", partial(_golden, "so-tu-phap", "html", "vi")
    for name, language in GOLDEN:
        for form in PRINTED:
            yield f"tests/golden/{name}.{form}.{language}", partial(_golden, name, form, language)


def _golden(name: str, form: str, language: str) -> str:
    return render(example_result(name), form, language)


def _golden_ledgers() -> Iterator[tuple[str, Callable[[], str | bytes]]]:
    for form in deductions.FORMATS:
        language = "en" if form == "csv" else "vi"
        shown = f"{form}.txt" if form in CONTENTS else form
        name = f"tests/golden/so-tu-phap.deductions.{shown}" + ("" if form == "json" else f".{language}")
        yield name, partial(_golden_ledger, form, language)


def _golden_ledger(form: str, language: str) -> str | bytes:
    made = deductions.FORMATS.render(Ledger(example_result("so-tu-phap")), form, language)
    return CONTENTS[form](made) if form in CONTENTS else made


def _golden_of_machines() -> Iterator[tuple[str, Callable[[], str | bytes]]]:
    """What CI systems, editors and spreadsheets read, the last by its content."""
    yield "tests/golden/so-tu-phap.junit.vi", partial(_golden, "so-tu-phap", "junit", "vi")
    for form in ("xlsx", "svg", "png"):
        yield f"tests/golden/so-tu-phap.{form}.txt.vi", partial(_golden_content, form, "vi")
    yield "tests/golden/check.text.en", partial(_golden_of, check.FORMATS, sound, "text")
    for name, report, make in (
        ("lint", lint, linted),
        ("trials", trials, tried),
        ("check", check, checked),
        ("verify", verify, lambda: verified(example_result("so-tu-phap"))),
    ):
        for form in report.FORMATS:
            if (name, form) != ("check", "text"):  # what is wrong is no text of the report
                shown = form if form == "json" else f"{form}.en"
                yield f"tests/golden/{name}.{shown}", partial(_golden_of, report.FORMATS, make, form)


def _golden_content(form: str, language: str) -> str:
    return CONTENTS[form](result.FORMATS.render(example_result("so-tu-phap"), form, language))


def _golden_of(forms: Formats, make: Callable[[], object], form: str) -> str | bytes:
    return forms.render(make(), form, "en")


def _readme() -> str:
    """The README with what its first command prints."""
    page = (ROOT / "README.md").read_text("utf-8")
    start = page.index("```text\n", page.index("<!-- output: score examples/ha-tinh-2024/so-tu-phap.yaml -->")) + 8
    return page[:start] + _golden("so-tu-phap", "table", "vi") + page[page.index("```\n", start) :]


def _file_schema(file: str) -> str:
    return to_json(file_schema(file))


def _evidence_schema(name: str) -> str:
    return to_json(evidence_schema(rulebook_of(name)))


def _targets(name: str) -> str:
    """The normal form in short, one line a criterion: id, clause, points, and its targets by level."""
    lines = []
    for criterion in normal_form(rulebook_of(name))["criteria"]:
        targets = [
            " ".join(
                str(target[key]) for key in ("level", "period", "op", "value", "unit") if target.get(key) is not None
            )
            for target in criterion["targets"]
        ]
        lines.append(f"{criterion['id']} | {criterion['clause']} | {criterion['max_points']} | {'; '.join(targets)}")
    return "\n".join(lines) + "\n"


def is_fresh(path: Path, made: str | bytes) -> bool:
    """True if the file holds what is generated; of a workbook the parts count, not how they are compressed."""
    if not path.is_file():
        return False
    if isinstance(made, str):
        return path.read_bytes() == made.encode()
    if path.suffix == ".mo":
        return path.read_bytes() == made
    return parts_of(path.read_bytes()) == parts_of(made)


def parts_of(workbook: bytes) -> list[tuple[object, ...]]:
    """The parts of a workbook in order, each with its date and its XML in canonical form."""
    with ZipFile(BytesIO(workbook)) as package:
        return [
            (part.filename, part.date_time, _comparable(part.filename, package.read(part)))
            for part in package.infolist()
        ]


def _comparable(name: str, content: bytes) -> object:
    return canonicalize(content) if name.endswith((".xml", ".rels")) else content


def stale_files() -> list[str]:
    """Files in the generated folders that nothing generates any more."""
    there = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*")) if path.is_file()]
    return sorted({path.relative_to(ROOT).as_posix() for path in there} - generated().keys())


def main(arguments: list[str]) -> int:
    """List the files that differ from what is generated; with `--write`, write them and delete stale ones."""
    is_writing = arguments == ["--write"]
    for name, make in generated().items():
        path, made = ROOT / name, make()
        if not is_fresh(path, made):
            print(name)  # noqa: T201 - this is its command line
            if is_writing:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(made if isinstance(made, bytes) else made.encode())
                catalogue_of.cache_clear()  # what follows speaks in the words just written
    for name in stale_files():
        print("stale:", name)  # noqa: T201
        if is_writing:
            (ROOT / name).unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
