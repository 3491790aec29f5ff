"""A target, due date or maximum written for a level or kind that the criterion is never asked of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scoring.language import Message
from scoring.rulebook.analysis.grades import asked_profiles
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.criterion_checks import Path
from scoring.rulebook.lint.rule import WARNING, Found, LintRule, Subject
from scoring.rulebook.measures import Document


def _check(subject: Subject) -> Iterator[Found]:
    head = subject.book.head
    for placed in subject.criteria:
        asked = list(asked_profiles(subject.book, placed.criterion))
        for path, varying in _varying(placed.criterion):
            # An agency may carry any tag besides, and an agency with a tag is not told apart here.
            used = {profile.key_in(varying) for profile in asked}
            for key in varying:
                if key not in used and key in {**head.levels, **head.kinds} and asked:
                    name = subject.book.names[key]
                    yield placed.found(
                        (*path, key),
                        key,
                        Message("the value for '{name}' is never used. Delete it, or mend applies_to.", name=name),
                    )


def _varying(criterion: Criterion) -> Iterator[tuple[Path, Mapping[str, object]]]:
    yield ("max_points",), criterion.max_points
    yield ("responsible",), criterion.responsible
    for key in ("", "sum_of", "best_of"):
        parts = getattr(criterion, key) if key else criterion.parts if criterion.measure else ()
        for index, part in enumerate(parts):
            at: Path = (key, index) if key else ()
            yield from (((*at, "scale"), varying) for varying in part.scale.varying())
            if isinstance(part.measure, Document):
                yield (*at, "measure", "due"), part.measure.due


RULE = LintRule("target-unused", WARNING, _check)
