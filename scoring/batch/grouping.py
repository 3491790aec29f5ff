"""Which agencies are compared and ranked together: the groups of a field, by name or by a key of the evidence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from scoring.evidence.model import Evidence

GroupOf = Callable[["Evidence"], str]
"""The group that an agency is compared within; empty for one that is in none, which is compared with nobody."""


def kind_and_level(evidence: Evidence) -> str:
    """The usual group: agencies of one kind at one level."""
    return f"{evidence.agency.kind}/{evidence.agency.level}"


def _kind(evidence: Evidence) -> str:
    return evidence.agency.kind


def _level(evidence: Evidence) -> str:
    return evidence.agency.level


def _all(_evidence: Evidence) -> str:
    return "all"


GROUPINGS: Final[Mapping[str, GroupOf]] = {"kind-level": kind_and_level, "kind": _kind, "level": _level, "none": _all}
"""The ways to group a field, by name; the first is the usual one."""


def group_by(name: str) -> GroupOf:
    """The grouping of that name, else by that key of `agency.groups` in the evidence."""
    return GROUPINGS.get(name) or (lambda evidence: evidence.agency.groups.get(name, ""))
