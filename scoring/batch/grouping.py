"""How many agencies are compared and ranked: the groups of a field, by name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from scoring.evidence.model import Evidence

GroupOf = Callable[["Evidence"], str]
"""The group that an agency is compared within."""


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
