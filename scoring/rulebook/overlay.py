"""An overlay: a small file that gives official points to a rulebook, or renames, excludes or re-targets criteria."""

from typing import Any, Self

from pydantic import Field, model_validator

from scoring.language import Message, Text
from scoring.rulebook.book import Line, Source
from scoring.rulebook.criterion import CriterionId
from scoring.rulebook.quantities import Model, Name, Points, Slug, VaryingPoints, refuse


class Overlay(Model):
    """What an overlay file holds; everything it does not say is the rulebook's own."""

    overlay: Slug = Field(description="Its id: the name of its file, or of its folder if the file is overlay.yaml.")
    of: Slug = Field(description="The id of the rulebook it lies on.")
    version: Line = Field(description="Its version.")
    title: Text = Field(description="Its title.")
    source: Source | None = Field(None, description="The document that decides what the overlay says.")
    points_basis: Text | None = Field(None, description="Where the points come from; required with points.")
    areas: dict[Name, Points] = Field(
        default_factory=dict, description="The exact sum of each area whose criteria no longer add up to the old one."
    )
    points: dict[CriterionId, VaryingPoints] = Field(
        default_factory=dict, description="The most a criterion earns, by its id."
    )
    exclude: tuple[CriterionId, ...] = Field((), description="Criteria that are left out.")
    rename: dict[CriterionId, Text] = Field(default_factory=dict, description="The title of a criterion, by its id.")
    targets: dict[CriterionId, Any] = Field(
        default_factory=dict, description="The target or due date of a criterion, by its id; may differ by agency."
    )

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if self.points and self.points_basis is None:
            refuse(Message("points need points_basis: where the points come from."))
        if not (self.points or self.exclude or self.rename or self.targets):
            refuse(Message("the overlay changes nothing: write points, exclude, rename or targets."))
        return self
