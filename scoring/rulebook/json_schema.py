"""JSON Schemas of rulebook files, generated from the models: an editor completes and checks what you write by them.

A schema says what one file can say of itself: keys, types, spellings, which keys go together. Names that must exist
elsewhere, sums, bands that cover every value are for `score check`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from scoring.language import Text
from scoring.rulebook.book import AREA_FILE, Area, Head, check_area_file
from scoring.rulebook.budget import MOST_COST, parse_cost
from scoring.rulebook.classification import ClassBand
from scoring.rulebook.condition import parse_condition
from scoring.rulebook.criterion import Criterion
from scoring.rulebook.due import Due, spread_due
from scoring.rulebook.effort import parse_effort
from scoring.rulebook.expression import LONGEST, parse_formula
from scoring.rulebook.facts import KEYS_BY_TYPE, KEYS_OF_ALL, Fact
from scoring.rulebook.measures import MEASURES
from scoring.rulebook.overlay import Overlay
from scoring.rulebook.period import NO_END, Span, listed_every
from scoring.rulebook.plan_texts import PlanTexts
from scoring.rulebook.quantities import (
    MOST_POINTS,
    NAME,
    SLUG,
    Model,
    check_name,
    check_slug,
    parse_amount,
    parse_day,
    parse_points,
    spread,
    unfold,
)
from scoring.rulebook.scales import SCALES
from scoring.rulebook.scales.bands import Band, parse_earned

Schema = dict[str, Any]
FILES: Final[dict[str, type[Model]]] = {"rulebook": Head, "area": Area, "overlay": Overlay, "remediation": PlanTexts}
"""Each kind of file with its model: `rulebook.yaml`, an area file, an overlay."""

_TEXT_OF_PERCENT: Final = r"^-?(0|[1-9][0-9]*)(\.[0-9]+)? *%$"
_AMOUNT: Final[Schema] = {
    "description": "28, 2.5 or 90 %.",
    "anyOf": [{"type": "number"}, {"type": "string", "pattern": _TEXT_OF_PERCENT}],
}
_DAY_PATTERN: Final = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_DAY: Final[Schema] = {"type": "string", "format": "date", "pattern": _DAY_PATTERN}
_EXPRESSION: Final[Schema] = {"type": "string", "minLength": 1, "maxLength": LONGEST}
_PARSED: Final[Mapping[Callable[..., Any], Schema]] = {
    parse_amount: _AMOUNT,
    parse_day: _DAY,
    parse_cost: {
        "type": "number",
        "exclusiveMinimum": 0,
        "maximum": MOST_COST,
        "description": "More than 0, three decimals at most.",
    },
    parse_effort: {
        "anyOf": [{"const": "fixed"}, {"type": "number", "minimum": 0}],
        "description": "A number from 0 for one unit, or fixed.",
    },
    parse_points: {
        "type": "number",
        "minimum": 0,
        "maximum": MOST_POINTS,
        "description": "0 or more, two decimals at most.",
    },
    parse_condition: {**_EXPRESSION, "description": "A condition on facts: late > 0 and not excused."},
    parse_formula: {
        "anyOf": [{"type": "number"}, _EXPRESSION],
        "description": "Arithmetic on facts: received - max(late, 20).",
    },
    parse_earned: {
        "anyOf": [{"const": "in_proportion"}, *_AMOUNT["anyOf"]],
        "description": "1.5, 50 % or in_proportion.",
    },
}
_CHECKED: Final[Mapping[Callable[..., Any], str]] = {
    check_name: NAME.pattern,
    check_slug: SLUG.pattern,
    check_area_file: AREA_FILE.pattern,
}


def _only(*keys: str, out_of: tuple[str, ...]) -> Schema:
    """These keys and none of the others."""
    others = [{"required": [key]} for key in out_of if key not in keys]
    return {"required": list(keys), **({"not": {"anyOf": others}} if others else {})}


def _keys_of_type(kind: str) -> Schema:
    required, optional = KEYS_BY_TYPE[kind]
    then = {"propertyNames": {"enum": sorted(KEYS_OF_ALL | required | optional)}, "required": sorted(required)}
    return {"if": {"properties": {"type": {"const": kind}}, "required": ["type"]}, "then": then}


_WAYS: Final = ("measure", "scale", "sum_of", "best_of")
_DUE_KEYS: Final = ("by", "before", "within", "of", "days")
_DUE: Final[Schema] = {
    "type": "object",
    "properties": {"by": _DAY, "before": _DAY, "within": {"type": "integer"}, "of": {"type": "string"}, "days": {}},
    "additionalProperties": False,
}
_TARGET: Final[Schema] = {"anyOf": [*_AMOUNT["anyOf"], _DUE]}
_MORE: Final[Mapping[type, Schema]] = {
    Criterion: {"oneOf": [_only(*keys, out_of=_WAYS) for keys in (_WAYS[:2], ("sum_of",), ("best_of",))]},
    Due: {"oneOf": [_only(*keys, out_of=_DUE_KEYS) for keys in (("by",), ("before",), _DUE_KEYS[2:])]},
    Span: {"anyOf": [{"required": ["to"]}, {"required": ["every"]}]},
    ClassBand: {"oneOf": [{"required": ["at_least"]}, {"required": ["above"]}]},
    Band: {"not": {"anyOf": [{"required": ["at_least", "above"]}, {"required": ["at_most", "below"]}]}},
    Fact: {"allOf": [_keys_of_type(kind) for kind in KEYS_BY_TYPE]},
    Overlay: {
        "anyOf": [{"required": [key]} for key in ("points", "exclude", "rename", "targets")],
        "dependentRequired": {"points": ["points_basis"]},
    },
}
"""What the models check of keys that go together."""

_REGISTERED: Final[Mapping[str, type[Model]]] = {**MEASURES, **SCALES}


_NO_DEFAULTS: Final[tuple[tuple[str, object], ...]] = (
    ("default", None),
    ("default", []),
    ("default", NO_END.isoformat()),
)


class _Generator(GenerateJsonSchema):
    """Says of the project's own fields what their functions accept."""

    def field_title_should_be_set(self, schema: Any) -> bool:
        del schema
        return False

    def function_plain_schema(self, schema: core_schema.PlainValidatorFunctionSchema) -> JsonSchemaValue:
        return dict(_PARSED[schema["function"]["function"]])

    def function_after_schema(self, schema: core_schema.AfterValidatorFunctionSchema) -> JsonSchemaValue:
        inner = super().function_after_schema(schema)
        pattern = _CHECKED.get(schema["function"]["function"])
        return {**inner, "pattern": f"^(?:{pattern})$"} if pattern else inner

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        inner, function = self.generate_inner(schema["schema"]), schema["function"]["function"]
        if function in (spread, spread_due):
            by_agency = {**inner, "minProperties": 1, "description": "By tag, kind or level, or default."}
            return {"anyOf": [inner["additionalProperties"], by_agency]}
        if function is listed_every:
            return {"anyOf": [inner["items"], {**inner, "minItems": 1, "uniqueItems": True}]}
        if function is unfold:
            union = schema["schema"]
            assert union["type"] == "tagged-union"
            words = [str(word) for word in union["choices"] if _is_word(str(word))]
            return {"oneOf": [{"enum": words}, *inner["oneOf"]]} if words else inner
        return inner

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        names = self.generate_inner(schema["keys_schema"]) if "keys_schema" in schema else {}
        made = super().dict_schema(schema)
        pattern = names.get("pattern")
        if not pattern:
            return made
        values = made.pop("patternProperties", {}).get(pattern, made.get("additionalProperties", True))
        return {**made, "propertyNames": {"pattern": pattern}, "additionalProperties": values}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])  # a key is left out, never left blank

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        return {key: value for key, value in made.items() if (key, value) not in _NO_DEFAULTS}

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        return {"oneOf": [self.generate_inner(choice) for choice in schema["choices"].values()]}

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        if schema["cls"] is not Text:
            return super().dataclass_schema(schema)
        properties = {"vi": _SAID["vi"], "en": _SAID["en"]}
        return {"type": "object", "properties": properties, "required": ["vi", "en"], "additionalProperties": False}

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        made = {**super().model_schema(schema), **_MORE.get(schema["cls"], {})}
        word = next((word for word, model in _REGISTERED.items() if model is schema["cls"]), None)
        if word:
            made["required"] = sorted({word, *made.get("required", [])})
        if schema["cls"] is Overlay:
            targets = {"anyOf": [*_TARGET["anyOf"], {"type": "object", "additionalProperties": _TARGET}]}
            made["properties"]["targets"]["additionalProperties"] = targets
        return made


_SAID: Final = {
    "vi": {"type": "string", "minLength": 1, "description": "Tiếng Việt."},
    "en": {"type": "string", "minLength": 1, "description": "English."},
}


def _is_word(word: str) -> bool:
    """True if `word` alone may stand for `{word: true}`: no other key of the measure or scale has to be given."""
    fields = _REGISTERED[word].model_fields
    return fields[word].default is True and not any(field.is_required() for field in fields.values())


def file_schema(file: str) -> Schema:
    """The JSON Schema (draft 2020-12) of one of FILES.

    >>> file_schema("area")["required"]
    ['area', 'title', 'max_points', 'criteria']
    """
    schema = FILES[file].model_json_schema(schema_generator=_Generator)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
