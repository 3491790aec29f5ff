"""A class begins at its lower bound and, where the document writes one, ends at its upper bound."""

import pytest

from scoring.engine.classification import Standing, class_of, classify
from scoring.rulebook.classification import ClassesByIndex, DecidedClasses
from scoring.rulebook.columns import Columns
from scoring.rulebook.facts import Fact
from scoring.rulebook.quantities import Profile
from tests.table_files import build_fact

ANYONE = Profile("", "province", "department", frozenset())
# The table of 2015: "A: above 90", "B: 80 to below 90", "C: 70 to below 80".
OF_2015 = ClassesByIndex.model_validate(
    {
        "bands": [
            {"above": "90 %", "class": "A"},
            {"at_least": "80 %", "below": "90 %", "class": "B"},
            {"at_least": "70 %", "at_most": "79.99 %", "class": "C"},
        ]
    }
)


@pytest.mark.parametrize(
    ("index", "found"),
    [
        ((9001, 10000), "A"),
        ((9000, 10000), None),
        ((8999, 10000), "B"),
        ((8000, 10000), "B"),
        ((79995, 100000), None),
        ((7999, 10000), "C"),
        ((6999, 10000), None),
    ],
)
def test_an_index_outside_every_class_has_none(index: tuple[int, int], found: str | None):
    assert classify(OF_2015, index, ANYONE, []) == found


# The letter of Uông Bí: the commendation decided is the class; figures play no part in it.
OPTIONS = ["none", "paper", "certificate", "flag"]
COLUMNS = Columns({"given": Fact.model_validate(build_fact("given", {"type": "choice", "options": OPTIONS}))}, 2024)
DECIDED = DecidedClasses.model_validate(
    {"decided_by": "given", "classes": {"certificate": "Bằng khen", "paper": "Giấy khen"}, "unclassified": ["none"]}
)


@pytest.mark.parametrize(
    ("option", "name", "reason"),
    [
        (2, "Bằng khen", "decided"),
        (1, "Giấy khen", "decided"),
        (0, None, "unclassified"),
        (3, None, "unclassified"),  # lint refuses a forgotten option; a book that is not linted gives it no class
        (None, None, "not_decided"),
    ],
)
@pytest.mark.parametrize(("share", "is_pending"), [((10, 10), False), ((0, 10), True), (None, False)])
def test_a_decided_class_is_the_decision_whatever_the_index(
    option: int | None, name: str | None, reason: str, share: tuple[int, int] | None, is_pending: bool
):
    standing = Standing(share, is_pending, [], ANYONE, COLUMNS, (0, option))
    assert class_of(DECIDED, standing) == (name, reason)


@pytest.mark.parametrize(
    ("classes", "share", "is_pending", "found"),
    [
        (OF_2015, (95, 100), False, ("A", "by_index")),
        (OF_2015, (90, 100), False, (None, "unclassified")),
        (OF_2015, (95, 100), True, (None, "pending")),
        (OF_2015, None, False, (None, "not_applicable")),
        (None, (95, 100), False, (None, "no_classes")),
    ],
)
def test_no_class_says_why(
    classes: ClassesByIndex | None, share: tuple[int, int] | None, is_pending: bool, found: tuple[str | None, str]
):
    assert class_of(classes, Standing(share, is_pending, [], ANYONE, COLUMNS, (0, None))) == found
