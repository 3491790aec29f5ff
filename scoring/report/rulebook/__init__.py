"""One rulebook in full: one format a file, one line here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, Self

from scoring.report.formats import Formats

if TYPE_CHECKING:
    from pathlib import Path

    from scoring.rulebook.book import Rulebook
    from scoring.rulebook.plan_texts import PlanTexts

FORMATS: Final = Formats(
    {
        "table": "scoring.report.rulebook.table",
        "json": "scoring.report.rulebook.json_report",
        "html": "scoring.report.rulebook.page",
    }
)


class Shown(NamedTuple):
    """A rulebook and the texts of its remediation plan, as `load_plan_texts` gives them."""

    rulebook: Rulebook
    texts: PlanTexts

    @classmethod
    def load(cls, name: str | Path) -> Self:
        """What stands under this id or path; RulebookError with every problem."""
        from scoring.rulebook.loading import load_rulebook  # noqa: PLC0415 - the formats are known before anything is read
        from scoring.rulebook.plan_texts import load_plan_texts  # noqa: PLC0415

        rulebook = load_rulebook(name)
        return cls(rulebook, load_plan_texts(name, rulebook))
