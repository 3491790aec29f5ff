"""A page from a user's own template, made in a process of its own so that no template can hang or fill the machine."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NoReturn

import simplejson

from scoring.errors import Problem, ReportError
from scoring.language import Message

SECONDS: Final = 20
"""How long a template may take; a page of a thousand criteria takes less than one second."""
MEGABYTES: Final = 768
"""How much memory the process may take, Python and this package included (where the system can bound it)."""
LARGEST_PAGE: Final = 32 * 2**20
LARGEST_TEMPLATE: Final = 2**20


def render_own(own: Path, subject: Mapping[str, Any], language: str) -> str:
    """The page that the template in the file `own` makes of `subject`; ReportError where it does not hold."""
    asked = pickle.dumps((_source(own), dict(subject), language, MEGABYTES * 2**20))
    here = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    command = [sys.executable, "-P", "-m", "scoring.report.html.rendering_apart"]
    try:
        ran = subprocess.run(  # noqa: S603 - our own module, by full path; the template travels as data
            command, input=asked, capture_output=True, timeout=SECONDS, env=here, check=False
        )
    except subprocess.TimeoutExpired:
        said = Message(
            "the template ran for more than {seconds} seconds and was stopped. Check its loops.", seconds=SECONDS
        )
        _refuse(own, 0, said)
    if ran.returncode:
        _refuse(own, 0, _TOO_MUCH)
    answer = simplejson.loads(ran.stdout)
    if "page" not in answer:
        _refuse(own, answer["line"], _said(answer["fault"], answer["detail"]))
    if len(answer["page"]) > LARGEST_PAGE:
        _refuse(own, 0, _TOO_MUCH)
    page: str = answer["page"]
    return page


def _source(own: Path) -> str:
    try:
        with own.open("rb") as file:
            content = file.read(LARGEST_TEMPLATE + 1)
        if len(content) > LARGEST_TEMPLATE:
            _refuse(own, 0, Message("the template is too large; at most 1 MB."))
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        _refuse(own, 0, Message("this is not UTF-8. Save it as UTF-8."))
    except OSError as error:
        why = error.strerror or str(error)
        _refuse(own, 0, Message("cannot open the template ({why}).", why=why))


def _said(fault: str, detail: str) -> Message:
    """What is wrong, from the word that the other process answered."""
    said = _FAULTS.get(fault, Message("the template fails"))
    return Message("{fault}: {detail}. See docs/templates.md.", fault=said, detail=detail)


def _refuse(own: Path, line: int, message: Message) -> NoReturn:
    raise ReportError([Problem(str(own), line, 1 if line else 0, "", message)]) from None


_FAULTS: Final = {
    "syntax": Message("this is not a valid Jinja template"),
    "name": Message("the template uses a name that does not exist"),
    "template": Message("the template builds on one that does not exist"),
    "sandbox": Message("the template does what a template may not do"),
}
_TOO_MUCH: Final = Message("the template makes too much text and was stopped. Check its loops.")
