"""What every scale is: a function from a value to points, the targets it states, and its comparison in words."""

from collections.abc import Callable, Mapping
from typing import ClassVar, NamedTuple

from scoring.exact import Ratio
from scoring.language import Speech
from scoring.rulebook.measures.base import Value
from scoring.rulebook.quantities import Amount, Model, Profile
from scoring.rulebook.setting import Setting

Earn = Callable[..., Ratio]
"""A compiled scale: from the parts of a value to exact points, a ratio in units of 10**-precision, 0..maximum."""


class Bound(NamedTuple):
    """A target as a comparison: `>=` 90 %."""

    operation: str
    amount: Amount

    def holds(self, value: Value) -> bool:
        """True if the value (numerator, denominator) meets the bound; compared by cross-multiplication."""
        left, right = value[0] * self.amount.ratio[1], self.amount.ratio[0] * value[1]
        return _HOLDS[self.operation](left, right)


_HOLDS: dict[str, Callable[[int, int], bool]] = {
    ">=": lambda left, right: left >= right,
    ">": lambda left, right: left > right,
    "<=": lambda left, right: left <= right,
    "<": lambda left, right: left < right,
}
_SIGNS = {">=": ("≥", "<"), ">": (">", "≤"), "<=": ("≤", ">"), "<": ("<", "≥")}


class Scale(Model):
    """How a value becomes points."""

    takes: ClassVar[frozenset[str]] = frozenset({"number"})
    """The kinds of value it takes: number, yes_no, choice, documents, points."""
    needs_field: ClassVar[bool] = False
    """True if the value of other agencies is needed."""
    is_scored: ClassVar[bool] = True
    """False if it never gives points."""

    def compile(self, maximum: int, setting: Setting) -> Earn:
        """The function from a value to points; `maximum` in units of 10**-precision."""
        raise NotImplementedError

    def plain_target(self, setting: Setting) -> Ratio | None:
        """The target, above 0, where points are max x value / target, at most max, and nothing else."""
        del setting
        return None

    def varying(self) -> tuple[Mapping[str, object], ...]:
        """The amounts that may differ by agency, to check that each agency has one."""
        return ()

    def bounds(self, profile: Profile) -> tuple[Bound, ...]:
        """The targets for one agency."""
        del profile
        return ()

    def direction(self, profile: Profile) -> int:
        """1 if more is never worse, -1 if more is never better, 0 if neither is known."""
        del profile
        return 0

    def words(self, value: Value, setting: Setting, speech: Speech) -> str:
        """How the value stands to the target: `< 90 % (cấp tỉnh)`; empty if there is nothing to compare with."""
        said = [bound_words(bound, value, speech) for bound in self.bounds(setting.profile)[:1]]
        return " ".join(part for part in (*said, self.for_whom(setting, speech)) if part)

    def for_whom(self, setting: Setting, speech: Speech) -> str:
        """`(cấp tỉnh)` where the target is this level's own."""
        for varying in self.varying():
            key = setting.profile.key_in(varying)
            if key and key != "default":
                return f"({speech.text(setting.names[key])})"
        return ""


def bound_words(bound: Bound, value: Value, speech: Speech) -> str:
    """`≥ 90 %` if the value meets the bound, `< 90 %` if it does not."""
    sign = _SIGNS[bound.operation][0 if bound.holds(value) else 1]
    return f"{sign} {bound.amount.words(speech)}"
