"""Thresholds that ask more of a lower level than of a higher one, unless the criterion says so on purpose."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations
from typing import NamedTuple

from scoring.language import Message
from scoring.rulebook.analysis.grades import asked_profiles, said, written
from scoring.rulebook.criterion import Part
from scoring.rulebook.criterion_checks import Path
from scoring.rulebook.lint.rule import ERROR, Found, LintRule, Placed, Subject
from scoring.rulebook.quantities import Profile


class Turn(NamedTuple):
    """Where a lower level is asked for more: the part, a value that is enough for the higher one only, the words."""

    path: Path
    value: str
    message: Message


def _check(subject: Subject) -> Iterator[Found]:
    for placed in subject.criteria:
        if not placed.criterion.levels_in_any_order:
            for turn in turns_of(subject, placed):
                yield placed.found(
                    (*turn.path, "scale"),
                    turn.value,
                    Message(
                        "{turn} Mend the targets, or write 'levels_in_any_order: true' and the reason under 'notes'.",
                        turn=turn.message,
                    ),
                )


def turns_of(subject: Subject, placed: Placed) -> Iterator[Turn]:
    """Of each part of a criterion the first turn, whether or not the criterion means it."""
    for key in ("", "sum_of", "best_of") if placed.criterion.is_scored else ():
        parts = getattr(placed.criterion, key) if key else placed.criterion.parts if placed.criterion.measure else ()
        for index, part in enumerate(parts):
            yield from _of_part(subject, placed, part, (key, index) if key else ())


def _of_part(subject: Subject, placed: Placed, part: Part, path: Path) -> Iterator[Turn]:
    levels = list(subject.book.head.levels)
    by_level: dict[str, Profile] = {}
    for profile in asked_profiles(subject.book, placed.criterion):
        # A target that a kind or a tag decides says nothing of the level.
        keys = {profile.key_in(varying) for varying in part.scale.varying()}
        if part.scale.bounds(profile) and keys <= {*levels, "default"}:
            by_level.setdefault(profile.level, profile)
    ordered = sorted(by_level.values(), key=lambda profile: levels.index(profile.level))
    for higher, lower in combinations(ordered, 2):
        bound, other = part.scale.bounds(higher)[0], part.scale.bounds(lower)[0]
        top, bottom = Fraction(*bound.amount.ratio), Fraction(*other.amount.ratio)
        rising = part.scale.direction(higher)
        if rising and (bottom - top) * rising > 0:
            yield _turn(subject, path, (higher, lower), (top, bottom, bound.amount.is_percent))
            return


def _turn(
    subject: Subject, path: Path, levels: tuple[Profile, Profile], bounds: tuple[Fraction, Fraction, bool]
) -> Turn:
    (higher, lower), (top, bottom, percent) = levels, bounds
    between = (top + bottom) / 2
    names = [subject.book.names[profile.level] for profile in (higher, lower)]
    value, first, second = (said(number, is_percent=percent) for number in (between, top, bottom))
    message = Message(
        "{value} is enough for {one} ({first}) and not for {other} ({second}).",
        value=value,
        one=names[0],
        first=first,
        other=names[1],
        second=second,
    )
    return Turn(path, written(between, is_percent=percent), message)


RULE = LintRule("levels-out-of-order", ERROR, _check)
