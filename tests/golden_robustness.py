"""The robustness of the ranks of the examples of Hà Tĩnh, all in one group, in every format."""

from collections.abc import Callable
from functools import cache, partial

from scoring.batch.grouping import group_by
from scoring.batch.ranking import Standings, rank_field
from scoring.batch.robustness import Robustness, robustness_of
from scoring.batch.robustness.intervals import Drawing
from scoring.report.robustness import FORMATS
from tests.batch.golden_fields import example_standings
from tests.golden_previews import sheets_as_text

LANGUAGES = {"text": ("vi", "en"), "markdown": ("en",), "csv": ("",), "html": ("vi",), "xlsx": ("vi",), "json": ("",)}
"""The languages in which each format is kept; CSV and JSON have none."""


@cache
def example_robustness() -> Robustness:
    """Two hundred draws over the seven examples."""
    field = example_standings().field
    return robustness_of(Standings(field, rank_field(field, group_by("none")), "none"), Drawing(200, 7))


def golden_robustness() -> dict[str, Callable[[], str]]:
    """Each file that is kept, by its path, with the function that makes its text."""
    stem = "tests/golden/field.robustness"
    return {
        f"{stem}.{form}{'.' if language else ''}{language}": partial(_golden, form, language)
        for form, languages in LANGUAGES.items()
        for language in languages
    }


def _golden(form: str, language: str) -> str:
    made = FORMATS.render(example_robustness(), form, language or "en")
    return made if isinstance(made, str) else sheets_as_text(made)
