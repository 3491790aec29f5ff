"""Parts that do not add up to their criterion, or whose best is not its maximum."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from scoring.language import Message
from scoring.rulebook.analysis.grades import asked_profiles
from scoring.rulebook.lint.rule import ERROR, Found, LintRule, Subject


def _check(subject: Subject) -> Iterator[Found]:
    for placed in subject.criteria:
        criterion = placed.criterion
        if criterion.measure is not None or not criterion.is_scored:
            continue
        key = "sum_of" if criterion.sum_of else "best_of"
        points = [part.max_points for part in criterion.parts]
        comes_to = (sum(points, Decimal(0)) if key == "sum_of" else max(points)).normalize()
        wanted = {profile.pick(criterion.max_points) for profile in asked_profiles(subject.book, criterion)} - {None}
        for maximum in sorted(point for point in wanted if point is not None and point != comes_to):
            yield placed.found(
                (key,),
                f"{comes_to:f} ≠ {maximum:f}",
                _message(key, f"{comes_to:f}", f"{maximum:f}"),
            )


def _message(key: str, comes_to: str, maximum: str) -> Message:
    if key == "sum_of":
        return Message("the parts add up to {comes_to}, not {maximum}.", comes_to=comes_to, maximum=maximum)
    return Message("the parts earn at most {comes_to}, not {maximum}.", comes_to=comes_to, maximum=maximum)


RULE = LintRule("parts-do-not-add-up", ERROR, _check)
