"""How the values of fields are read, checked and written: what pydantic's own marks do, without the wait.

Pydantic looks up the signature and the annotations of a function once for every field that it stands in; with a hundred
fields that is a tenth of the time `score` takes to start. These say outright that a function takes the value alone.
"""

from collections.abc import Callable
from typing import Any

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, core_schema

Function = Callable[[Any], Any]


class Parsed:
    """Read by one function, written by another."""

    def __init__(self, parse: Function, write: Function) -> None:
        self.parse, self.write = parse, write

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The function's own answer; the type of the field is only for readers."""
        del source, handler
        written = core_schema.plain_serializer_function_ser_schema(self.write)
        return core_schema.no_info_plain_validator_function(self.parse, serialization=written)


class Prepared:
    """Changed by a function before it is read."""

    def __init__(self, prepare: Function) -> None:
        self.prepare = prepare

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The function, then the type."""
        return core_schema.no_info_before_validator_function(self.prepare, handler(source))


class Checked:
    """Checked by a function after it is read."""

    def __init__(self, check: Function) -> None:
        self.check = check

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """The type, then the function."""
        return core_schema.no_info_after_validator_function(self.check, handler(source))
