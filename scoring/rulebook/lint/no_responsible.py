"""A scored criterion that no unit answers for, for some agency that is asked."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.language import Message
from scoring.rulebook.analysis.grades import asked_profiles
from scoring.rulebook.lint.rule import WARNING, Found, LintRule, Subject, who


def _check(subject: Subject) -> Iterator[Found]:
    for placed in subject.criteria:
        criterion = placed.criterion
        if not criterion.is_scored or criterion.counts_as != "points":
            continue
        for profile in asked_profiles(subject.book, criterion):
            if not profile.pick(criterion.responsible):
                agency = who(profile, subject.book)
                yield placed.found(
                    ("responsible",),
                    f"{profile.kind}/{profile.level}",
                    Message("no unit answers for it ({agency}). Add it under responsible.", agency=agency),
                )
                break


RULE = LintRule("no-responsible", WARNING, _check)
