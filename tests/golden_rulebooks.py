"""What is kept of the reports on rulebooks: one in full, all of them listed, two compared, and a schema."""

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from scoring import load_rulebook
from scoring.advice.rule_change import compare_scores
from scoring.report import difference, listing, rulebook, schema
from scoring.report.difference import Compared
from scoring.report.formats import Formats
from scoring.rulebook.diff import compare
from scoring.rulebook.json_schema import file_schema
from scoring.rulebook.loading import shipped_ids

ROOT = Path(__file__).resolve().parent.parent
OVERLAY = "examples/overlays/ha-tinh-2024-diem-mau.yaml"
EVIDENCE = "examples/ha-tinh-2024/so-tu-phap.yaml"


@cache
def compared() -> Compared:
    """The rulebook of Hà Tĩnh and its example overlay, by which one department is scored."""
    old, new = load_rulebook("ha-tinh-2024"), load_rulebook(ROOT / OVERLAY)
    return Compared(compare(old, new), compare_scores(old, new, [ROOT / EVIDENCE]))


KEPT: dict[str, tuple[Formats, Callable[[], object]]] = {
    "quang-ngai-2021.rulebook": (rulebook.FORMATS, lambda: rulebook.Shown.load("quang-ngai-2021")),
    "rulebooks": (listing.FORMATS, lambda: [load_rulebook(name) for name in shipped_ids()]),
    "rulebooks-compared": (difference.FORMATS, compared),
    "remediation-file.schema": (schema.FORMATS, lambda: file_schema("remediation")),
}


def golden_rulebooks() -> dict[str, Callable[[], str]]:
    """Each file that is kept, by its path, with the function that makes its text."""
    return {
        f"tests/golden/{stem}.{form}{'' if form == 'json' else '.vi'}": partial(_golden, stem, form)
        for stem, (forms, _) in KEPT.items()
        for form in forms
    }


def _golden(stem: str, form: str) -> str:
    forms, subject = KEPT[stem]
    made = forms.render(subject(), form, "vi")
    assert isinstance(made, str)
    return made.replace(f"{ROOT}/", "")
