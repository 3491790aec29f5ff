"""The previews that are kept: the province at mid-year with values tried and a target, in every format."""

from collections.abc import Callable
from functools import cache, partial
from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from scoring.advice.effort import efforts_of
from scoring.advice.goal.seeking import field_of, seek_goal
from scoring.advice.what_if import changed_tree
from scoring.engine import evaluate
from scoring.evidence.loading import load_evidence, read_evidence
from scoring.report.preview import FORMATS, Preview, previewed
from scoring.rulebook.loading import load_rulebook

ROOT = Path(__file__).resolve().parent.parent
TRIED = ("digitised_results=126000", "periodic_reports.q1=none")
TARGET = 99
"""Out of reach for the province, so that what stays lost is kept too."""
LANGUAGES = {"text": ("vi", "en"), "markdown": ("en",), "html": ("vi",), "xlsx": ("vi",), "json": ("",)}
"""The languages in which each format is kept; JSON has none."""


@cache
def example_preview(
    path: str = "ha-tinh-2024/ubnd-tinh-giua-nam",
    tried: tuple[str, ...] = (),
    within_days: int = 30,
    target: int | None = None,
) -> Preview:
    """The preview of an example, which it calls by its path from the top folder, wherever that is."""
    shown = f"examples/{path}.yaml"
    tree = read_evidence(ROOT / shown, shown)
    rulebook = load_rulebook(tree["rulebook"])
    before = evaluate(rulebook, load_evidence(shown, rulebook, tree=tree))
    after = None
    if tried:
        after = evaluate(rulebook, load_evidence(shown, rulebook, tree=changed_tree(tree, rulebook, tried)))
    efforts = efforts_of(rulebook)
    goal = None if target is None else seek_goal(after or before, (target, 1), efforts)
    return previewed(before, after, within_days, goal, field_of(after or before, efforts))


def golden_previews() -> dict[str, Callable[[], str]]:
    """Each file that is kept, by its path, with the function that makes its text."""
    stem = "tests/golden/ubnd-tinh-giua-nam.preview"
    return {
        f"{stem}.{form}{'.' if language else ''}{language}": partial(_golden, form, language)
        for form, languages in LANGUAGES.items()
        for language in languages
    }


def _golden(form: str, language: str) -> str:
    made = FORMATS.render(example_preview(tried=TRIED, target=TARGET), form, language)
    return made if isinstance(made, str) else sheets_as_text(made)


def sheets_as_text(workbook: bytes) -> str:
    """What stands in the cells of a workbook, a row a line, a bar between cells; blanks are left out at the end."""
    lines = []
    for sheet in load_workbook(BytesIO(workbook), data_only=True).worksheets:
        lines.append(f"== {sheet.title}")
        for row in sheet.iter_rows():
            cells = ["" if cell.value is None else f"{_value(cell)}" for cell in row]
            lines.append(" | ".join(cells).rstrip(" |"))
    return "\n".join(lines) + "\n"


def _value(cell) -> object:
    """A number with at most 6 places and its format's sign; a day as an ISO date."""
    if isinstance(cell.value, float):
        return f"{round(cell.value, 6):g}" + (" (%)" if "%" in cell.number_format else "")
    return cell.value.date() if cell.is_date else cell.value
