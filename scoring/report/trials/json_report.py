"""What the cases of a rulebook came to, as JSON, in both languages at once."""

from __future__ import annotations

from decimal import Decimal

from scoring.report.json_text import to_json
from scoring.report.trials.tried import Books, Tried
from scoring.trials.running import Trial


def render(books: Books, language: str) -> str:
    """The JSON text; `language` makes no difference."""
    del language
    return to_json({"rulebooks": [{"rulebook": name, **_plain(tried)} for name, tried in books.items()]})


def _plain(tried: Tried) -> dict[str, object]:
    return {
        "cases": [_case(trial) for trial in tried.trials],
        "coverage": [
            {
                "criterion": one.criterion,
                "cases": one.cases,
                "tried": one.tried,
                "possible": one.possible,
                "outcomes_not_tried": list(one.outcomes),
                "sides_not_tried": [
                    {
                        "level": side.asked.profile.level,
                        "kind": side.asked.profile.kind,
                        "relation": side.relation,
                        "value": side.value,
                    }
                    for side in one.sides
                ],
            }
            for one in tried.coverage
        ],
    }


def _case(trial: Trial) -> dict[str, object]:
    expect, steps = trial.case.form.expect, trial.steps()
    return {
        "file": trial.case.file,
        "line": trial.case.line,
        "criterion": trial.case.criterion,
        "case": trial.case.form.case,
        "passed": trial.has_passed,
        "expected": _told(expect.outcome, expect.points, expect.class_),
        "got": _told(trial.outcome, trial.points, trial.class_),
        "explanation": {"vi": steps[0], "en": steps[1]},
    }


def _told(outcome: str | None, points: Decimal | None, class_: str | None) -> dict[str, object]:
    """Outcome and points, and the class where one is expected."""
    return {"outcome": outcome, "points": points, **({"class": class_} if class_ else {})}
