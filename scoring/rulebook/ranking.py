"""How the agencies of a field are ranked, as the rulebook says."""

from typing import Literal

from pydantic import Field

from scoring.rulebook.quantities import Model, Name, Profile


class LeftOut(Model):
    """Agencies that are scored but not ranked: any mark of any list is enough."""

    levels: tuple[Name, ...] = Field((), description="Levels.")
    kinds: tuple[Name, ...] = Field((), description="Kinds.")
    tags: tuple[Name, ...] = Field((), description="Tags.")
    agencies: tuple[str, ...] = Field((), description="Ids of agencies.")


class Ranking(Model):
    """How agencies of a group are ranked."""

    by: Literal["exact", "rounded"] = Field("exact", description="The side of the rounding that ranks are taken on.")
    left_out: LeftOut = Field(default_factory=LeftOut.model_construct, description="Who is shown without a rank.")

    def leaves_out(self, profile: Profile) -> bool:
        """True for an agency that is scored and shown, but not ranked."""
        out = self.left_out
        named = profile.level in out.levels or profile.kind in out.kinds or profile.id in out.agencies
        return named or not profile.tags.isdisjoint(out.tags)
