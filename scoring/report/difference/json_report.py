"""A comparison of rulebooks as JSON: the same in every language."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from scoring.advice.rule_change import Shift, Step
from scoring.report.difference import Compared
from scoring.report.json_text import to_json
from scoring.rulebook.book import Rulebook
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.diff import Changed, Edit
from scoring.rulebook.normal_form import Plain, both, targets_of


def render(compared: Compared, _language: str) -> str:
    """The text: what changed in the rules and, where evidence was given, whose points moved."""
    difference, shifts = compared
    old, new = difference.old, difference.new
    plain: Plain = {
        "schema_version": 1,
        "old": _book(old),
        "new": _book(new),
        "head": [_edit(edit) for edit in difference.head],
        "areas": {
            "added": [{"id": area.area, "max_points": area.max_points} for area in difference.areas_added],
            "removed": [{"id": area.area, "max_points": area.max_points} for area in difference.areas_removed],
            "changed": [_changed(changed) for changed in difference.areas],
        },
        "criteria": {
            "added": [_criterion(criterion, new) for criterion in difference.added],
            "removed": [_criterion(criterion, old) for criterion in difference.removed],
            "changed": [_changed(changed) for changed in difference.changed],
        },
    }
    plain["remediation"] = [_edit(edit) for edit in difference.plan]
    if shifts is not None:
        plain["agencies"] = [_shift(shift) for shift in shifts]
    return to_json(plain)


def _book(book: Rulebook) -> Plain:
    return {"id": book.id, "version": book.head.version, "digest": book.digest}


def _criterion(criterion: Criterion, book: Rulebook) -> Plain:
    return {
        "id": criterion.id,
        "title": both(criterion.title),
        "clause": criterion.clause,
        "max_points": criterion.max_points,
        "targets": list(targets_of(criterion, book)),
    }


def _changed(changed: Changed) -> Plain:
    return {"id": changed.id, "title": both(changed.title), "edits": [_edit(edit) for edit in changed.edits]}


def _edit(edit: Edit) -> Plain:
    return {
        "change": edit.aspect.value if edit.aspect else None,
        "what": edit.what,
        "for": edit.where or None,
        "old": edit.old,
        "new": edit.new,
    }


def _shift(shift: Shift) -> Plain:
    return {
        "id": shift.agency,
        "name": shift.name,
        "old": {"file": shift.old.file, "digest": shift.old.digest, "as_of": shift.old.as_of.isoformat()},
        "new": {"file": shift.new.file, "digest": shift.new.digest, "as_of": shift.new.as_of.isoformat()},
        "points": _step(shift.points),
        "max_points": _step(shift.max_points),
        "index": _step(shift.rate),
        "bonus": _step(shift.bonus),
        "penalty": _step(shift.penalty),
        "criteria": [
            {
                "id": criterion.id,
                "counts_as": criterion.counts_as,
                "outcomes": dict(zip(("old", "carried", "new"), criterion.outcomes, strict=True)),
                "points": _step(criterion.points),
                "max_points": _step(criterion.max_points),
            }
            for criterion in shift.criteria
        ],
    }


def _step(step: Step) -> dict[str, Any]:
    """The three stations and the two parts of the change, which add up exactly."""
    parts = {"rules": step.rules, "performance": step.performance, "total": step.total}
    return {**step._asdict(), **{name: _shortest(part) for name, part in parts.items()}}


def _shortest(number: Decimal) -> Decimal:
    """The number with no more places than it has.

    >>> _shortest(Decimal("0.000")), _shortest(Decimal("1.50"))
    (Decimal('0'), Decimal('1.5'))
    """
    return Decimal(f"{number.normalize():f}")
