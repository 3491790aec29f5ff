"""The class of an agency: the first class whose bound its index meets, capped by vetoes; or the one decided."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from scoring.exact import Ratio, round_half_up
from scoring.rulebook.classification import ClassesByIndex, Classification, DecidedClasses
from scoring.rulebook.columns import Columns, Row
from scoring.rulebook.quantities import Profile


class ClassReason(StrEnum):
    """Why an agency has its class, or none; a closed set."""

    BY_INDEX = "by_index"
    DECIDED = "decided"
    NOT_DECIDED = "not_decided"
    UNCLASSIFIED = "unclassified"
    PENDING = "pending"
    NOT_APPLICABLE = "not_applicable"
    NO_CLASSES = "no_classes"


class Classed(NamedTuple):
    """A class, or None, and why."""

    name: str | None
    reason: ClassReason


class Standing(NamedTuple):
    """What the class of one agency depends on: its share (None: nothing is applicable), pending, caps, facts."""

    share: Ratio | None
    is_pending: bool
    caps: Sequence[str]
    profile: Profile
    columns: Columns
    row: Row


def class_of(classification: Classification | None, standing: Standing) -> Classed:
    """The class of an agency, and why it has it or none."""
    if classification is None:
        return Classed(None, ClassReason.NO_CLASSES)
    if isinstance(classification, DecidedClasses):
        return decided(classification, standing.columns, standing.row)
    if standing.is_pending:
        return Classed(None, ClassReason.PENDING)
    if standing.share is None:
        return Classed(None, ClassReason.NOT_APPLICABLE)
    name = classify(classification, standing.share, standing.profile, standing.caps)
    return Classed(name, ClassReason.UNCLASSIFIED if name is None else ClassReason.BY_INDEX)


def decided(classes: DecidedClasses, columns: Columns, row: Row) -> Classed:
    """The class of the option that the evidence records; none where it records no decision, or one without a class."""
    option = row[columns.slot(classes.decided_by)]
    if option is None:
        return Classed(None, ClassReason.NOT_DECIDED)
    name = classes.classes.get(list(columns.facts[classes.decided_by].options or ())[option])
    return Classed(name, ClassReason.UNCLASSIFIED if name is None else ClassReason.DECIDED)


def classify(classification: ClassesByIndex, index: Ratio, profile: Profile, caps: Sequence[str]) -> str | None:
    """The class of `index`, or None if it falls in no class; never above a class in `caps`.

    `index` is (points, maximum) in the same units, 0..1.
    """
    numerator, denominator = index
    if classification.by == "rounded":
        numerator, denominator = round_half_up(numerator * 10_000, denominator), 10_000
    names = [band.class_ for band in classification.bands]
    for place, band in enumerate(classification.bands):
        bound = profile.pick(band.at_least or band.above or {})
        if bound is None:
            continue
        left, right = numerator * bound.ratio[1], bound.ratio[0] * denominator
        upper = band.upper(profile)
        if (left > right or (left == right and band.at_least)) and (
            upper is None or upper.holds((numerator, denominator))
        ):
            return names[max([place, *(names.index(cap) for cap in caps)])]
    return None
