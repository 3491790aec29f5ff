"""How weights of areas are drawn: one distribution a file, one line here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from scoring.batch.robustness.distributions.dirichlet import dirichlet_factors
from scoring.batch.robustness.distributions.uniform import uniform_factors
from scoring.exact import Ratio

Factors = Callable[[Sequence[int], Sequence[int], Ratio], list[int]]
"""(numbers, weights, spread) -> by what the weight of each area is multiplied, in one unit that they all share.

`numbers` are 0..MOST, one for each area; `weights` are what the areas weigh now, above 0; `spread` is above 0 and at
most 1.
"""

DISTRIBUTIONS: Final[Mapping[str, Factors]] = {"uniform": uniform_factors, "dirichlet": dirichlet_factors}
"""The distributions by name; the first is the usual one."""
