"""Makes the built-in Word templates of the remediation plan, which are checked in beside this file."""

from __future__ import annotations

from datetime import date

from docx.document import Document

from scoring.language import Speech
from scoring.report.plan.markdown import headings_of
from scoring.report.word.filling import Properties, packed
from scoring.report.word.official import add_body, add_line, add_tag, landscape_section, official_document
from scoring.report.word.parts import add_heading, add_rows_for, add_signature, add_table, add_title

WIDTHS = (11, 36, 13, 34, 18, 70, 26, 24, 20)


def make_template(language: str) -> bytes:
    """The template in one language."""
    speech, document = Speech(language), official_document(language)
    where = speech.say("{{{{ place }}}}, …… {{{{ year }}}}")
    add_heading(document, speech, "superior", "issuer", speech.say("No.: ………"), where)
    add_title(document, speech.say("PLAN"), "{{ subject }}")
    _loop(document, "base in bases", "{{ base }}", italic=True)
    add_body(document, "{{ opening }}")
    _part(document, speech.say("I. PURPOSES AND REQUIREMENTS"))
    add_body(document, speech.say("1. Purposes"), bold=True)
    _loop(document, "line in purposes", "{{ line }}")
    add_body(document, speech.say("2. Requirements"), bold=True)
    _loop(document, "line in requirements", "{{ line }}")
    _part(document, "II. {{ remedies_title | upper }}")
    _loop(document, "line in lead_in", "{{ line }}")
    _measures(document, speech)
    _part(document, speech.say("III. ORGANISATION"))
    _loop(document, "line in organisation", "{{ loop.index }}. {{ line }}")
    # The signature never stands alone on a page: what is said last goes with it.
    add_body(document, "{{ closing }}").paragraph_format.keep_with_next = True
    add_signature(document, speech, "recipients", "signatory")
    _annex(document, speech)
    return packed(document, Properties("score plan", date(2021, 1, 1)))


def _part(document: Document, heading: str) -> None:
    add_body(document, heading, bold=True)


def _loop(document: Document, loop: str, text: str, *, italic: bool = False) -> None:
    add_tag(document, f"{{%p for {loop} %}}")
    add_body(document, text, italic=italic)
    add_tag(document, "{%p endfor %}")


def _measures(document: Document, speech: Speech) -> None:
    add_tag(document, "{%p for item in measures %}")
    roles = "{% if item.roles %} [{{ item.roles | join(', ') }}]{% endif %}"
    add_body(document, "{{ item.number }}. {{ item.title }}" + roles, bold=True)
    add_body(document, speech.say("a) What to do:")).paragraph_format.keep_with_next = True
    _loop(document, "line in item.contents", "- {{ line }}")
    add_body(document, speech.say("b) Who does it:")).paragraph_format.keep_with_next = True
    _loop(document, "line in item.units", "- {{ line }}")
    when = speech.say("c) When: ")
    add_tag(document, "{%p if item.times | length == 1 %}")
    add_body(document, when + "{{ item.when }}")
    add_tag(document, "{%p else %}")
    add_body(document, when.rstrip()).paragraph_format.keep_with_next = True
    _loop(document, "line in item.times", "- {{ line }}")
    add_tag(document, "{%p endif %}")
    add_tag(document, "{%p endfor %}")


def _annex(document: Document, speech: Speech) -> None:
    landscape_section(document)
    add_line(document, speech.say("ANNEX"), bold=True)
    add_line(document, speech.say("Criteria that lost points or are at risk, and their remedies"), bold=True)
    note = speech.say("(Annex to plan no. ………)")
    add_line(document, note, italic=True, after=8)
    table = add_table(document, list(zip(headings_of(speech), WIDTHS, strict=True)), size=10)
    texts = ["{{ item.number }}", "[{{ item.id }}] {{ item.title }}", "{{ item.lost }}", "{{ item.cause }}"]
    texts += ["{{ item.target }}", _lines("item.steps"), "{{ item.lead }}", "{{ item.coordinating }}"]
    add_rows_for(table, "item in measures", [*texts, _lines("item.deadlines")], 10, (0, 2), unless="item.is_long")
    _chart(document, speech)


def _lines(of: str) -> str:
    """A paragraph of a cell for each line."""
    return f"{{%p for line in {of} %}}\n{{{{ line }}}}\n{{%p endfor %}}"


def _chart(document: Document, speech: Speech) -> None:
    """The chart of areas on one page with its heading; nothing where there is none."""
    add_tag(document, "{%p if chart %}")
    heading = add_line(document, speech.say("Chart: points of every area against its maximum"), bold=True, before=14)
    heading.paragraph_format.keep_with_next = True
    add_line(document, "{{ chart }}", before=4)
    add_tag(document, "{%p endif %}")
