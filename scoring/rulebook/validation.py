"""Turns what pydantic refuses into problems with a place in the file, in both languages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice, pairwise
from typing import Any, TypeVar

from pydantic import ValidationError

from scoring.errors import Problem, listed, shown, unknown
from scoring.language import Message, message_in, message_plural
from scoring.rulebook.classification import CLASSIFICATIONS, ClassesByIndex
from scoring.rulebook.measures import MEASURES
from scoring.rulebook.quantities import Model
from scoring.rulebook.scales import SCALES
from scoring.yaml_reader import MOST_PROBLEMS, Mapping, place_of

M = TypeVar("M", bound=Model)


def read_model(model: type[M], data: Mapping, file: str, problems: list[Problem]) -> M | None:
    """The model that `data` holds, or None with its problems added to `problems`."""
    try:
        return model.model_validate(data)
    except ValidationError as refused:
        problems.extend(_problems(model, data, file, refused.errors(include_url=False)))
        return None


def _problems(model: type[Model], data: Mapping, file: str, errors: Iterable[Any]) -> Iterable[Problem]:
    found = list(islice(errors, MOST_PROBLEMS))
    for error in found:
        if error["type"] == "too_short" and any(_is_inside(other["loc"], error["loc"]) for other in found):
            continue  # what is inside was refused, and counts as absent
        path = [part for part in _as_written(error["loc"]) if part != "[key]"]
        owner, said = _walk(data, _without_form(path))
        at = place_of(data, path)
        is_of_key = error["loc"][-1:] == ("[key]",) or error["type"] in _OF_KEYS
        if is_of_key and isinstance(owner, Mapping):
            at = owner.keys_at.get(str(path[-1]), at)
        yield Problem.at(file, at, said, _message(error, owner, model, path))


def _as_written(loc: tuple[str | int, ...]) -> list[str | int]:
    """The location without the registry's word for the kind of measure or scale, which is not a level of the file."""
    tagged = {n + 2 for n, (a, b) in enumerate(pairwise(loc)) if isinstance(a, int) and b in _TAGGED}
    return [part for n, part in enumerate(loc) if n not in tagged]


def _without_form(path: list[str | int]) -> list[str | int]:
    """The path without the word by which one form of a classification is told from the other."""
    has_form = path[:1] == ["classification"] and path[1:2] and path[1] in CLASSIFICATIONS
    return path[:1] + path[2:] if has_form else path


def _is_inside(path: tuple[str | int, ...], outer: tuple[str | int, ...]) -> bool:
    return len(path) > len(outer) and path[: len(outer)] == outer


def _walk(data: Any, path: list[str | int]) -> tuple[Any, str]:
    """The container of the value at `path`, and the path as people write it: `criteria[2].scale`."""
    shown, owner = "", data
    for part in path:
        if isinstance(data, Mapping) and part in data:
            owner, data = data, data[str(part)]
            shown += f".{part}" if shown else str(part)
        elif isinstance(data, list) and isinstance(part, int) and part < len(data):
            owner, data = data, data[part]
            shown += f"[{part + 1}]"
        elif isinstance(data, Mapping) and part == path[-1]:
            owner = data
            shown += f".{part}" if shown else str(part)
    return owner, shown


def _message(error: Any, owner: Any, model: type[Model], path: list[str | int]) -> Message:
    kind, context = error["type"], error.get("ctx", {})
    if error["input"] is None:
        return Message("there is no value. Write one, or delete the line.")
    if kind == "refused":
        refused: Message = context["message"]
        return refused
    if kind == "extra_forbidden":
        return unknown(Message("key"), str(path[-1]), _known_keys(model, path[:-1], owner))
    if kind in _REGISTRIES:
        return _unknown_kind(kind, error["input"])
    write = _WORDS.get(kind)
    if write:
        return write(context, error["input"])
    given = shown(error["input"])
    return Message("'{given}': {msg}.", given=given, msg=error["msg"])


def _unknown_kind(kind: str, given: Any) -> Message:
    what, registry = _REGISTRIES[kind]
    if isinstance(given, dict) and given:
        word = next((str(key) for key in given), "")
        return unknown(what, word, registry)
    return Message("expected a {what}. Allowed: {allowed}.", what=what, allowed=listed(registry, 20))


_TAGGED = ("measure", "scale")
_OF_KEYS = ("extra_forbidden", "unexpected_keyword_argument")
_REGISTRIES: dict[str, tuple[Message, dict[str, Any]]] = {
    "unknown_measure": (message_in("the key of a rulebook", "measure"), dict(MEASURES)),
    "unknown_scale": (message_in("the key of a rulebook", "scale"), dict(SCALES)),
}


def _known_keys(model: type[Model], path: list[str | int], owner: Any) -> list[str]:
    """The keys allowed where `path` leads, found by following the model's fields."""
    fields: Any = model
    for part in path:
        fields = _step(fields, part) or fields
    known = [field.alias or name for name, field in fields.model_fields.items()]
    present = set(owner) if isinstance(owner, dict) else set()
    return [key for key in known if key not in present] or known


def _step(model: Any, part: str | int) -> Any:
    if model is ClassesByIndex and part in CLASSIFICATIONS:
        return CLASSIFICATIONS[str(part)]
    registry: dict[str, Any] = {**MEASURES, **SCALES}
    if part in registry and part not in model.model_fields:
        return registry[str(part)]
    field = next((f for name, f in model.model_fields.items() if part in (name, f.alias)), None)
    return _model_in(field.annotation) if field else None


def _model_in(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        found = _model_in(inner)
        if found:
            return found
    return None


def _needs(what: Message) -> Callable[[Any, Any], Message]:
    def write(_context: Any, given: Any) -> Message:
        return Message("'{given}' is not {what}.", given=shown(given), what=what)

    return write


def _quote(_context: Any, given: Any) -> Message:
    if isinstance(given, (dict, list)) or given is None:
        return Message("this must be a text.")
    return Message("{given} is a text here, not a number: put it in quotes: '{given}'.", given=given)


_WORDS: dict[str, Callable[[Any, Any], Message]] = {
    "missing": lambda _c, _g: Message("this key is missing. Add it."),
    "string_type": _quote,
    "string_too_short": lambda _c, _g: Message("this must not be empty."),
    "string_too_long": lambda c, _g: Message("longer than {most} characters.", most=c["max_length"]),
    "string_pattern_mismatch": lambda _c, g: Message(
        "'{given}' has characters that are not allowed here.", given=shown(g)
    ),
    "literal_error": lambda c, g: unknown(Message("value"), shown(g), c["expected"].split("'")[1::2]),
    "int_type": _needs(Message("a whole number")),
    "bool_type": _needs(Message("true or false")),
    "dict_type": _needs(Message("a mapping of 'key: value'")),
    "model_type": _needs(Message("a mapping of 'key: value'")),
    "dataclass_type": _needs(Message("a text {{vi: …, en: …}}")),
    "tuple_type": _needs(Message("a list [ … ]")),
    "too_short": lambda c, _g: message_plural(
        "at least {count} item is needed.", "at least {count} items are needed.", c["min_length"]
    ),
    "too_long": lambda c, _g: Message("more than {most} items.", most=c["max_length"]),
    "greater_than_equal": lambda c, g: Message("{given} is less than {least}.", given=g, least=c["ge"]),
    "less_than_equal": lambda c, g: Message("{given} is more than {most}.", given=g, most=c["le"]),
    "unexpected_keyword_argument": lambda _c, _g: Message("a text has two keys only: vi and en."),
}
