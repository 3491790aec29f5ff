"""Scores administrative reform against plan targets: rulebook + evidence -> points, deductions, remedies.

rulebook = load_rulebook("ha-tinh-2024")
result = evaluate(rulebook, load_evidence("so-tu-phap.yaml", rulebook))
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from scoring.engine import evaluate
    from scoring.evidence.loading import load_evidence
    from scoring.rulebook.loading import load_rulebook

__version__ = "0.1.0"
__all__ = ["__version__", "evaluate", "load_evidence", "load_rulebook"]

_HOMES = {
    "evaluate": "scoring.engine",
    "load_evidence": "scoring.evidence.loading",
    "load_rulebook": "scoring.rulebook.loading",
}


def __getattr__(name: str) -> Any:
    """The public functions, imported when first asked for: a command imports only what it needs."""
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'scoring' has no attribute '{name}'")
