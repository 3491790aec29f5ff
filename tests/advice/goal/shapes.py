"""Small rulebooks for goal seeking, each with the values that its facts may take, written down by hand."""

from collections.abc import Callable, Iterator
from itertools import product
from typing import Any, NamedTuple

from tests.advice_samples import book, criterion, fact

SHARE = {"share": ["done", "asked"], "when_empty": "not_applicable"}
BANDS = {"bands": [{"at_least": "90 %", "earns": "100 %"}, {"at_least": "70 %", "below": "90 %", "earns": "50 %"},
                   {"below": "70 %", "earns": 0}]}  # fmt: skip
KINDS = {"done": "count", "asked": "count", "late": "count", "extra": "count", "open": "yes_no", "heard": "yes_no",
         "plan": "document"}  # fmt: skip
HALF_IF_LATE = {"on_time": "100 %", "late": "50 %"}

Values = dict[str, int]


class Shape(NamedTuple):
    """A rulebook, the facts that may move, and what each may become from its present values, one by one."""

    rulebook: dict[str, Any]
    ranges: Callable[[Values], dict[str, range]]
    holds: Callable[[Values], bool]


def made(*criteria: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A book of these criteria with the facts that they name."""
    said = str((criteria, more))
    return book({name: fact(kind) for name, kind in KINDS.items() if name in said}, *criteria, **more)


def up(now: Values, name: str, most: int) -> range:
    """More of a figure, up to so many."""
    return range(now[name], max(now[name], most) + 1)


def down(now: Values, name: str) -> range:
    """Less of a figure, down to nothing."""
    return range(now[name] + 1)


def always(_now: Values) -> bool:
    """No limit."""
    return True


VETO = [
    {"id": "grave", "title": {"vi": "Vi phạm", "en": "Breach"}, "clause": "1", "when": "late > 3", "zeroes": ["2", "3"]}
]

SHAPES = [
    Shape(
        made(
            criterion("1", SHARE, BANDS, "2"),
            criterion("2", {"value": "done"}, {"proportional_to": 12}, "1.3"),
            criterion("3", {"yes": "open"}, "yes_no", "0.7"),
        ),
        lambda now: {"done": up(now, "done", now["asked"]), "open": range(2)},
        always,
    ),
    Shape(
        made(
            criterion("1", {"share": ["done", "done + late"], "when_empty": "zero"}, {"at_least": "80 %"}, "2"),
            criterion("2", {"value": "late"}, {"deduct": "20 %"}, "1"),
            criterion("3", {"value": "extra"}, {"per_unit": "15 %"}, "1"),
        ),
        lambda now: {"done": up(now, "done", 24), "late": down(now, "late"), "extra": up(now, "extra", 8)},
        lambda now: now["done"] + now["late"] > 0,
    ),
    Shape(
        made(
            criterion("1", SHARE, {"proportional_to": "87 %"}, "1"),
            criterion("2", {"share": ["extra", "done"], "when_empty": "not_applicable"}, BANDS, "2"),
        ),
        lambda now: {"done": up(now, "done", now["asked"]), "extra": up(now, "extra", now["asked"])},
        lambda now: now["extra"] <= now["done"],
    ),
    Shape(
        made(
            criterion("1", {"all_yes": ["open", "heard"]}, "yes_no", "1"),
            criterion("2", {"yes": "open"}, "yes_no", "0.4", zero_if="late > 2"),
            criterion("3", SHARE, {"linear": {"zero_at": "20 %", "full_at": "75 %"}}, "1.1"),
        ),
        lambda now: {
            "open": range(2),
            "heard": range(2),
            "late": down(now, "late"),
            "done": up(now, "done", now["asked"]),
        },
        always,
    ),
    Shape(
        made(
            criterion("1", {"value": "late"}, {"at_most": 1}, "0.5"),
            criterion("2", SHARE, BANDS, "1"),
            criterion("3", {"value": "extra"}, {"at_least": 5}, "1"),
            vetoes=VETO,
        ),
        lambda now: {"late": down(now, "late"), "done": up(now, "done", now["asked"]), "extra": up(now, "extra", 6)},
        always,
    ),
    Shape(
        made(
            criterion(
                "1", {"share": ["done + extra", "asked"], "when_empty": "zero"}, {"proportional_to": "95 %"}, "1"
            ),
            criterion(
                "2", {"value": "extra"}, {"bands": [{"at_least": 4, "earns": "100 %"}, {"below": 4, "earns": 0}]}
            ),
        ),
        lambda now: {"done": up(now, "done", now["asked"]), "extra": up(now, "extra", now["asked"])},
        lambda now: now["done"] + now["extra"] <= now["asked"],
    ),
    Shape(  # one document, in time for one criterion and late for another; 1 is that it comes today
        made(
            criterion("1", {"document": "plan", "due": {"by": "2024-09-30"}}, HALF_IF_LATE, "0.8"),
            criterion("2", {"document": "plan", "due": {"by": "2024-03-31"}}, HALF_IF_LATE, "1.2"),
            criterion("3", {"any_yes": ["open", "heard"]}, "yes_no", "0.9", zero_if="late > 1"),
            criterion("4", {"value": "late"}, {"deduct": "20 %"}, "0.6"),
        ),
        lambda now: {"plan": range(2), "open": range(2), "heard": range(2), "late": down(now, "late")},
        always,
    ),
]


def every(shape: Shape, now: Values) -> Iterator[Values]:
    """All that the facts may become, in order."""
    ranges = shape.ranges(now)
    for values in product(*ranges.values()):
        changed = {**now, **dict(zip(ranges, values, strict=True))}
        if shape.holds(changed):
            yield changed
