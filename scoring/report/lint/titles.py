"""What each rule of lint looks for, in a few words: other programs show it beside the code."""

from __future__ import annotations

from typing import Final

from scoring.language import Message
from scoring.rulebook.lint.reading import REFUSED

TITLES: Final = {
    REFUSED: Message("the rulebook does not load"),
    "points-above-max": Message("a value earns more than the maximum"),
    "max-unreachable": Message("no evidence reaches the maximum"),
    "nothing-to-lose": Message("everything earns the maximum"),
    "band-unreachable": Message("no value falls in a band"),
    "points-turn": Message("the points of bands rise and then fall, or go the wrong way"),
    "parts-do-not-add-up": Message("the parts do not come to the maximum"),
    "levels-out-of-order": Message("a lower level is asked for more than a higher one"),
    "asked-of-nobody": Message("no kind of agency exists at the levels named"),
    "condition-decided": Message("a comparison always, or never, holds"),
    "class-gap": Message("an index, or a decision, falls in no class"),
    "class-unreachable": Message("a class that no index reaches, or no decision gives"),
    "period-without-due": Message("a period is asked for and has no due date"),
    "period-outside": Message("a part of the period ends outside the rulebook's period"),
    "due-once": Message("a due date is one day in a rulebook that is scored again and again"),
    "due-outside": Message("a due date is outside the days that may be submitted"),
    "no-citation": Message("a clause that cites nothing"),
    "target-unused": Message("a target, maximum or unit that is never asked for"),
    "cap-unreachable": Message("bonus or penalty do not come to their cap"),
    "precision-too-coarse": Message("points do not fit the precision"),
    "effort-without-use": Message("an effort that decides nothing in goal seeking"),
    "missing-earns-full": Message("submitting nothing earns the maximum"),
    "no-remedy": Message("a scored criterion without remedies"),
    "no-responsible": Message("a scored criterion that no unit answers for"),
    "order-without-a-reason": Message("levels may be in any order, and no note says why"),
    "at-risk-without-remedy": Message("a criterion at risk for which nothing is to be done"),
    "at-risk-without-points": Message("a criterion at risk that has no points to lose"),
    "assignment-without-lead": Message("a task given to its lead that has no lead"),
    "plan-incomplete": Message("a remediation plan without title, basis, recipient or signatory"),
    "plan-said-twice": Message("a text that stands twice in a list of a remediation plan"),
    "plan-placeholder-left": Message("a place in a remediation plan that nothing fills"),
    "plan-item-of-another-unit": Message("an item of a unit's plan with which the unit has nothing to do"),
    "no-case": Message("a criterion that no case tries"),
}
