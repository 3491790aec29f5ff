"""A class begins at its lower bound and, where the document writes one, ends at its upper bound."""

import pytest

from scoring.engine.classification import classify
from scoring.rulebook.classification import Classification
from scoring.rulebook.quantities import Profile

ANYONE = Profile("", "province", "department", frozenset())
# The table of 2015: "A: above 90", "B: 80 to below 90", "C: 70 to below 80".
OF_2015 = Classification.model_validate(
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
