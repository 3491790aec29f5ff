"""Scores administrative reform against plan targets: rulebook + evidence -> points, deductions, remedies.

rulebook = load_rulebook("ha-tinh-2024")
result = evaluate(rulebook, load_evidence("so-tu-phap.yaml", rulebook))
"""

from scoring.engine import evaluate
from scoring.evidence.loading import load_evidence
from scoring.rulebook.loading import load_rulebook

__all__ = ["evaluate", "load_evidence", "load_rulebook"]
