"""Classes of agencies: by index, each from its lower bound; or decided by those competent and recorded as evidence."""

from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Discriminator, Field, StringConstraints, Tag, model_validator

from scoring.language import Message
from scoring.rulebook.quantities import Amount, Flag, Model, Name, Profile, VaryingAmount, refuse
from scoring.rulebook.scales import Bound

ClassName = Annotated[str, StringConstraints(min_length=1, max_length=300)]


class ClassBand(Model):
    """One class, from its lower bound."""

    at_least: VaryingAmount | None = Field(None, description="From this index, included.")
    above: VaryingAmount | None = Field(None, description="From this index, not included.")
    at_most: VaryingAmount | None = Field(None, description="Up to this index, included.")
    below: VaryingAmount | None = Field(None, description="Up to this index, not included.")
    class_: ClassName = Field(alias="class", description="The name of the class.")

    @model_validator(mode="after")
    def _one_bound(self) -> Self:
        if (self.at_least is None) == (self.above is None):
            refuse(Message("a class has one bound: at_least or above."))
        if self.at_most and self.below:
            refuse(Message("the upper bound is at_most or below, not both."))
        bounds = (self.bound, self.at_most or {}, self.below or {})
        if not all(amount.is_percent for bound in bounds for amount in bound.values()):
            refuse(Message("the bound of a class is a percentage, such as 90 %."))
        return self

    @property
    def bound(self) -> dict[str, Amount]:
        """The lower bound, whichever way it is written."""
        return self.at_least or self.above or {}

    def upper(self, profile: Profile) -> Bound | None:
        """The upper bound for one agency, where the document writes one."""
        for operation, varying in (("<=", self.at_most), ("<", self.below)):
            amount = profile.pick(varying) if varying else None
            if amount is not None:
                return Bound(operation, amount)
        return None

    def stands_above(self, other: Self) -> bool:
        """True if it begins higher than `other`, for every agency."""
        for key in self.bound.keys() | other.bound.keys():
            own, theirs = (band.bound.get(key, band.bound.get("default")) for band in (self, other))
            if own and theirs:
                left, right = own.ratio[0] * theirs.ratio[1], theirs.ratio[0] * own.ratio[1]
                if left < right or (left == right and not (self.above and other.at_least)):
                    return False
        return True


class ClassesByIndex(Model):
    """Classes by index, highest first."""

    by: Literal["exact", "rounded"] = Field(
        "exact", description="The side of the rounding on which the index is compared."
    )
    bands: tuple[ClassBand, ...] = Field(min_length=1, description="The classes, highest first.")
    below_is_unclassified: Flag = Field(False, description="Below the lowest class there is none, and that is meant.")

    @model_validator(mode="after")
    def _highest_first(self) -> Self:
        for upper, lower in pairwise(self.bands):
            if not upper.stands_above(lower):
                refuse(
                    Message(
                        "class '{lower}' must stand before '{upper}': list them highest first.",
                        lower=lower.class_,
                        upper=upper.class_,
                    )
                )
        return self


class DecidedClasses(Model):
    """Classes that those competent decide, whatever the index: the decision is a choice in the evidence."""

    decided_by: Name = Field(description="The choice fact that records the decision.")
    classes: dict[Name, ClassName] = Field(min_length=1, description="The class by the option decided, highest first.")
    unclassified: tuple[Name, ...] = Field((), description="Options that are a decision and no class.")

    @model_validator(mode="after")
    def _one_meaning(self) -> Self:
        for option in self.unclassified:
            if option in self.classes:
                refuse(Message("the option '{option}' is a class and unclassified. Delete one.", option=option))
        return self


def _form_of(raw: object) -> str:
    is_decided = "decided_by" in raw if isinstance(raw, dict) else isinstance(raw, DecidedClasses)
    return "decided" if is_decided else "by_index"


Classification = Annotated[
    Annotated[ClassesByIndex, Tag("by_index")] | Annotated[DecidedClasses, Tag("decided")], Discriminator(_form_of)
]
CLASSIFICATIONS: dict[str, type[Model]] = {"by_index": ClassesByIndex, "decided": DecidedClasses}
"""The forms of a classification, by the word by which one is told from the other."""
