"""Makes the built-in Word templates of the auditor's report, which are checked in beside this file."""

from __future__ import annotations

from datetime import date

from docx.document import Document

from scoring.language import Speech
from scoring.report.deductions.wording import ledger_headings
from scoring.report.word.filling import Properties, packed
from scoring.report.word.official import LEFT, add_line, add_tag, landscape_section, official_document
from scoring.report.word.parts import add_heading, add_row, add_rows_for, add_signature, add_table, add_title

AREA_WIDTHS = (84, 27, 27, 27)
WIDTHS = (10, 36, 20, 40, 29, 33, 19, 15, 13, 15, 22)


def make_template(language: str) -> bytes:
    """The template in one language."""
    speech, document = Speech(language), official_document(language)
    where = speech.say("{{{{ place }}}}, …… {{{{ year }}}}")
    add_heading(document, speech, "", "issuer", speech.say_in("of a report", "No.: ………"), where)
    add_title(document, speech.say("REPORT"), "{{ subject }}")
    _loop(document, "line in cover", "{{ line.label }}: {{ line.words }}")
    _loop(document, "line in summary", "{{ line }}")
    add_line(document, speech.say("By area"), bold=True, align=LEFT, before=4, after=4)
    table = add_table(document, list(zip(speech.say("Area|Maximum|Points|Lost").split("|"), AREA_WIDTHS, strict=True)))
    texts = ["{{ area.title }}", "{{ area.max_points }}", "{{ area.points }}", "{{ area.lost }}"]
    add_rows_for(table, "area in areas", texts, centred=(1, 2, 3))
    # The signature never stands alone on a page: what is said last goes with it.
    _loop(document, "line in area_losses", "{{ line.title }}: {{ line.words }}", is_kept=True)
    balance = add_line(document, "{{ balance }}", bold=True, align=LEFT, before=8, after=8)
    balance.paragraph_format.keep_with_next = True
    add_signature(document, speech, "recipients", "signatory")
    _annex(document, speech)
    return packed(document, Properties("score deductions", date(2021, 1, 1)))


def _annex(document: Document, speech: Speech) -> None:
    landscape_section(document)
    add_line(document, speech.say("ANNEX"), bold=True)
    add_line(document, speech.say("Ledger"), bold=True)
    add_line(document, "{{ subject }}", italic=True, after=8)
    table = add_table(document, list(zip(ledger_headings(speech), WIDTHS, strict=True)), size=9)
    texts = ["{{ entry.number }}", "[{{ entry.id }}] {{ entry.title }} ({{ entry.clause }})", "{{ entry.required }}"]
    texts += ["{{ entry.facts | join('; ') }}", "{{ entry.documents | join('; ') }}", "{{ entry.arithmetic }}"]
    texts += ["{{ entry.max_points }}", "{{ entry.points }}", "{{ entry.lost }}", "{{ entry.claimed }}"]
    add_rows_for(
        table, "entry in entries", [*texts, "{{ entry.units | join('; ') }}"], size=10, centred=(0, 6, 7, 8, 9)
    )
    add_row(table, ["", speech.say("Total"), *[""] * 6, "{{ total_lost }}", "", ""], size=10, bold=True, centred=(8,))
    add_tag(document, "{%p for group in apart %}")
    add_line(document, "{{ group.heading }}", size=12, bold=True, align=LEFT, before=8)
    add_tag(document, "{%p for line in group.lines %}")
    add_line(document, "- {{ line }}", size=11, align=LEFT)
    add_tag(document, "{%p endfor %}")
    add_tag(document, "{%p endfor %}")


def _loop(document: Document, loop: str, text: str, *, is_kept: bool = False) -> None:
    add_tag(document, f"{{%p for {loop} %}}")
    add_line(document, text, align=LEFT, after=4).paragraph_format.keep_with_next = is_kept or None
    add_tag(document, "{%p endfor %}")
