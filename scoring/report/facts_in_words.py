"""A submitted fact in words: its value as people write it, its place, and the documents that back it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from scoring.advice.ledger import FactBehind
from scoring.evidence.model import DocumentRecord
from scoring.language import Speech
from scoring.rulebook.facts import DATED, Fact
from scoring.rulebook.period_words import period_names
from scoring.rulebook.target_words import number_words
from scoring.rulebook.unit_words import unit_after


def value_words(value: Any, fact: Fact, speech: Speech) -> str:
    """`8.420 hồ sơ`, `84,2 %`, `15/01/2024`, `Quý I: 05/04/2024; Quý III: không có`; a dash for nothing."""
    if value is None or (isinstance(value, dict) and all(one is None for one in value.values())):
        return "–"
    if isinstance(value, dict):
        names = period_names(fact, speech)
        return "; ".join(f"{names.get(key, key)}: {value_words(one, fact, speech)}" for key, one in value.items())
    if isinstance(value, bool):
        return speech.say("yes") if value else speech.say("no")
    if isinstance(value, Decimal):
        unit = " %" if fact.type == "percent" else unit_after(fact, value == 1, speech) if fact.unit else ""
        return number_words(value, speech) + unit
    if fact.type in DATED or fact.type == "documents":
        return (
            speech.say_in("of documents", "none")
            if value == "none"
            else speech.day(date.fromisoformat(value).toordinal())
        )
    options: dict[str, Any] = dict(fact.options or {})
    return speech.text(options[value]) if hasattr(options.get(value), "vi") else str(value)


def place_words(at: str | None, speech: Speech) -> str:
    """`so-tu-phap.yaml, dòng 27`, or `so-tu-phap.xlsx, ô 3. Thủ tục!F14`; empty if it was not submitted."""
    if at is None:
        return ""
    file, _, place = at.rpartition(":")
    if "!" in place:
        return speech.say("{file}, cell {place}", file=file, place=place)
    return speech.say("{file}, line {place}", file=file, place=place)


def fact_words(behind: FactBehind, fact: Fact, speech: Speech) -> str:
    """`Số hồ sơ tiếp nhận: 10.000 hồ sơ (so-tu-phap.yaml, dòng 27)`"""
    place = place_words(behind.at, speech)
    lacks = speech.say(", no document behind it") if behind.lacks_document else ""
    where = f" ({place}{lacks})" if place else ""
    return f"{speech.text(fact.label)}: {value_words(behind.value, fact, speech)}{where}"


def document_words(name: str, record: DocumentRecord, speech: Speech) -> str:
    """`15/BC-STP, 02/01/2025: Báo cáo năm [bc-nam] (nhận 05/01/2025; tệp bc.pdf)`"""
    more = []
    if record.received_on is not None:
        more.append(speech.say("received ") + speech.day(record.received_on.toordinal()))
    if record.file is not None:
        more.append(speech.say("file ") + record.file)
    said = f"{record.number}, {speech.day(record.date.toordinal())}: {record.title} [{name}]"
    return said + (f" ({'; '.join(more)})" if more else "")
