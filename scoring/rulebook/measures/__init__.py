"""The measures: how submitted facts become one value. One file each, one line here."""

from __future__ import annotations

from typing import Annotated, Final

from scoring.rulebook.measures.amount import Number
from scoring.rulebook.measures.base import Measure, Measured, Value
from scoring.rulebook.measures.choice import Choice
from scoring.rulebook.measures.document import Document
from scoring.rulebook.measures.granted import Granted
from scoring.rulebook.measures.periods import Periods
from scoring.rulebook.measures.rate import Ratio, Share
from scoring.rulebook.measures.schedule import Schedule
from scoring.rulebook.measures.survey import Answers, Mean
from scoring.rulebook.measures.yes import AllYes, AnyYes, Yes
from scoring.rulebook.quantities import OneOf

MEASURES: Final[dict[str, type[Measure]]] = {
    "share": Share,
    "ratio": Ratio,
    "value": Number,
    "yes": Yes,
    "all_yes": AllYes,
    "any_yes": AnyYes,
    "document": Document,
    "schedule": Schedule,
    "periods": Periods,
    "mean": Mean,
    "answers": Answers,
    "choice": Choice,
    "granted": Granted,
}

MeasureField = Annotated[Measure, OneOf(MEASURES, "unknown_measure")]

__all__ = [
    "MEASURES",
    "Document",
    "Granted",
    "Measure",
    "MeasureField",
    "Measured",
    "Periods",
    "Schedule",
    "Share",
    "Value",
]
