"""What the program says: the catalogue and the source agree, and no submitted text is ever taken for a pattern."""

import ast
import re
from collections.abc import Iterator
from gettext import GNUTranslations
from pathlib import Path
from string import Formatter

import pytest

from scoring.language import ENGLISH, VIETNAMESE, Message, Text, in_both, message_in, message_plural
from tests.catalogue import CALLS, MO, PO, ROOT, catalogue, stored, texts

EVERY = [message for message in stored() if message.id]
VIETNAMESE_LETTERS = re.compile("[ÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝàáâãèéêìíòóôõùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]")
MAKERS = {"say", "Message", "say_in", "message_in", "plural", "message_plural"}
PAIRED = {"say", "Text", "Message", "refuse", "refuse_here", "refuse_usage", "BadValue"}


def both(message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """English and Vietnamese of an entry, each as a tuple of its forms."""
    return tuple(each if isinstance(each, tuple) else (each,) for each in (message.id, message.string))


def places(pattern: str) -> set[str]:
    """The names of what is filled in."""
    return {name for _, name, _, _ in Formatter().parse(pattern) if name is not None}


def calls() -> Iterator[tuple[str, ast.Call, str]]:
    """Every call in the source, with its file and the bare name of what is called."""
    for path in sorted((ROOT / "scoring").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                called = node.func
                name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
                yield path.relative_to(ROOT).as_posix(), node, name


def is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_every_text_of_the_source_is_translated():
    assert [message.id for message in catalogue() if message.id and not all(both(message)[1])] == []


def test_no_translation_is_left_whose_text_is_gone():
    known = {(message.id, message.context) for message in catalogue()}
    assert [message.id for message in EVERY if (message.id, message.context) not in known] == []


def test_no_translation_waits_to_be_looked_at():
    assert [message.id for message in EVERY if message.fuzzy] == []


def test_there_is_something_to_translate():
    assert len(EVERY) > 400


@pytest.mark.parametrize("message", EVERY, ids=lambda message: str(message.id)[:60])
def test_both_languages_fill_the_same_places_by_plain_names(message):
    english, vietnamese = both(message)
    assert len(vietnamese) == 1, "Vietnamese has one form for any number"
    found = [places(pattern) for pattern in (*english, *vietnamese)]
    assert all(each == found[0] for each in found)
    assert all(re.fullmatch("[a-z][a-z0-9_]*", name) for name in found[0])
    for pattern in (*english, *vietnamese):
        assert all(not spec and not how for _, name, spec, how in Formatter().parse(pattern) if name is not None)


def test_the_head_says_one_plural_form():
    with (ROOT / MO).open("rb") as file:
        head = GNUTranslations(file).info()
    assert (head["language"], head["plural-forms"]) == ("vi", "nplurals=1; plural=0;")


def test_a_text_is_always_a_literal_of_the_source():
    where = [f"{file}:{node.lineno}" for file, node, name in calls() if name in MAKERS and file != "scoring/language.py"
             if not node.args or not is_literal(node.args[0])]  # fmt: skip
    assert where == []


def test_every_literal_is_in_the_catalogue():
    """Extraction reads tokens, and does not see a call inside an f-string."""
    known = {each for _, text, _ in texts() for each in (text if isinstance(text, tuple) else (text,))}
    lost = [f"{file}:{node.lineno}" for file, node, name in calls() if name in MAKERS and file != "scoring/language.py"
            if node.args[1 if name.endswith("_in") else 0].value not in known]  # fmt: skip
    assert lost == []


def is_pair(call: ast.Call) -> bool:
    """True if a text stands there in Vietnamese and in English."""
    first = [isinstance(node, ast.JoinedStr) or is_literal(node) for node in call.args[:2]]
    return first == [True, True] or {"vi", "en"} <= {keyword.arg for keyword in call.keywords}


def test_no_pair_of_texts_is_left_in_the_source():
    assert [f"{file}:{node.lineno}" for file, node, name in calls() if name in PAIRED and is_pair(node)] == []


def test_vietnamese_stands_in_the_catalogue_and_not_beside_the_code():
    """Left are what people write into a file (có, không), the letters of an id, and the help of the command line."""
    found = set()
    for path in sorted((ROOT / "scoring").rglob("*.py")):
        tree = ast.parse(path.read_text("utf-8"))
        docs = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        if any(is_literal(node) and id(node) not in docs and is_vietnamese(node.value) for node in ast.walk(tree)):
            found.add(path.relative_to(ROOT).as_posix())
    assert {file for file in found if not file.startswith("scoring/commands/")} - STATED == set()


def is_vietnamese(text: str) -> bool:
    return bool(VIETNAMESE_LETTERS.search(text.replace("đồng", "")))


STATED = {
    "scoring/evidence/schema.py",  # the words of evidence: có, không
    "scoring/evidence/values.py",
    "scoring/evidence/workbook/cells.py",
    "scoring/evidence/workbook/reading.py",
    "scoring/rulebook/criterion.py",  # letters of an id
    "scoring/rulebook/json_schema.py",  # what the key `vi` holds
    "scoring/rulebook/lint/no_citation.py",  # what stands where a clause should
    "scoring/trials/drafts.py",  # the head of a file for both
    "scoring/trials/running.py",  # the made-up agency of a case
}


def test_braces_in_what_is_submitted_are_written_as_they_are():
    evil = "{0.__class__} {what.msgid} {{x}} %s %(x)s"
    said = Message("there is no {what} '{given}'. Did you mean '{close}'?", what=Message("key"), given=evil, close=evil)
    assert said.en == f"there is no key '{evil}'. Did you mean '{evil}'?"
    assert said.vi == f"không có khóa “{evil}”. Có phải “{evil}”?"
    assert VIETNAMESE.say("not asked of: {who}", who=evil) == f"không áp dụng với {evil}"


def test_what_each_language_writes_in_its_own_way_fills_a_place():
    said = Message("{raw} is less than {least}.", raw="'1'", least=in_both(lambda speech: speech.number(5, 2, 1)))
    assert (said.vi, said.en) == ("'1' nhỏ hơn 2,5.", "'1' is less than 2.5.")


def test_a_number_decides_the_english_form_only():
    assert [ENGLISH.plural("{count} day late", "{count} days late", n) for n in (1, 2)] == ["1 day late", "2 days late"]
    assert [VIETNAMESE.plural("{count} day late", "{count} days late", n) for n in (1, 2)] == [
        "chậm 1 ngày",
        "chậm 2 ngày",
    ]
    needed = message_plural("at least {count} item is needed.", "at least {count} items are needed.", 2)
    assert (needed.vi, needed.en) == ("cần ít nhất 2 mục.", "at least 2 items are needed.")


def test_a_context_tells_two_meanings_of_one_english_text_apart():
    assert Message("measure").vi == "cách đo"
    assert message_in("the key of a rulebook", "measure").vi == "cách đo (measure)"
    assert message_in("the key of a rulebook", "measure").en == "measure"


def test_equal_messages_are_equal_and_a_place_may_have_any_name():
    assert Message("criteria: {count}", count=3) == Message("criteria: {count}", count=3)
    assert Message("criteria: {count}", count=3).vi == "tiêu chí: 3"
    assert len({Message("key"), Message("key"), Message("criterion")}) == 2
    assert Message("on time: {value}").filled(value=Text("một", "one")).vi == "đúng hạn: một"


def test_the_calls_of_the_catalogue_are_those_of_the_source():
    assert CALLS.keys() == MAKERS | {"_"}
    assert Path(ROOT / PO).with_suffix(".mo") == ROOT / MO


def test_a_place_reaches_into_no_value_and_takes_no_format():
    assert ENGLISH.say("{who.__class__} {who!r} {who:>99} {0} {who}", who="x") == (
        "{who.__class__} {who!r} {who:>99} {0} x"
    )
