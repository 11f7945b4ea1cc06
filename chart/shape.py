"""What is wrong with a piece of JSON, field by field, where it should have been one of our structs.

msgspec stops at the first thing it dislikes; a person who mends a file wants all of them, in words.
"""

from collections.abc import Iterable, Iterator
from types import UnionType
from typing import NamedTuple, Union, get_args, get_origin

import msgspec
from msgspec import inspect

from chart.item import echo

Shape = type[msgspec.Struct]


class Misfit(NamedTuple):
    """Where something does not fit, and what is wrong with it in words; field "" is the whole value."""

    field: str
    said: str


def misfits(value: object, wanted: object, field: str = "") -> list[Misfit]:
    """Everything in a decoded JSON value that does not fit a type; empty when it can be converted.

    wanted: a type as msgspec takes it, structs and unions of tagged structs included. field: where the value stands.
    """
    choices = get_args(wanted) if get_origin(wanted) in (Union, UnionType) else (wanted,)
    shapes = [each for each in choices if isinstance(each, type) and issubclass(each, msgspec.Struct)]
    if not shapes or (value is None and type(None) in choices):
        return _misfit(value, wanted, field)
    if not isinstance(value, dict):
        return [_unlike(field, value, "an object")]
    tag_field = shapes[0].__struct_config__.tag_field
    if tag_field is None:
        return list(_in_struct(value, shapes[0], field))
    of_tag = {shape.__struct_config__.tag: shape for shape in shapes}
    place = _inside(field, tag_field)
    if tag_field not in value:
        return [_missing(place, _one_of(of_tag))]
    tag = value[tag_field]
    if not isinstance(tag, str) or tag not in of_tag:
        return [_unlike(place, tag, _one_of(of_tag))]
    return list(_in_struct({name: v for name, v in value.items() if name != tag_field}, of_tag[tag], field))


def _in_struct(value: dict[str, object], shape: Shape, field: str) -> Iterator[Misfit]:
    known = {each.encode_name: each for each in msgspec.structs.fields(shape)}
    for name in value:
        if name not in known:
            yield Misfit(_inside(field, name), f"there is no such field; there are {', '.join(known)}")
    for name, each in known.items():
        place = _inside(field, name)
        if name in value:
            yield from misfits(value[name], each.type, place)
        elif each.required:
            yield _missing(place, _words(inspect.type_info(each.type)))


def _misfit(value: object, wanted: object, field: str) -> list[Misfit]:
    try:
        msgspec.convert(value, wanted)
    except msgspec.ValidationError:
        return [_unlike(field, value, _words(inspect.type_info(wanted)))]
    return []


def _missing(field: str, allowed: str) -> Misfit:
    return Misfit(field, f"it is missing; it must be {allowed}")


def _unlike(field: str, value: object, allowed: str) -> Misfit:
    return Misfit(field, f"{echo(value)} is not {allowed}")


def _words(wanted: inspect.Type) -> str:
    """What is allowed, for somebody who mends a file."""
    match wanted:
        case inspect.NoneType():
            return "null"
        case inspect.BoolType():
            return "true or false"
        case inspect.IntType():
            return "a whole number"
        case inspect.FloatType():
            return "a number"
        case inspect.StrType(max_length=None):
            return "text"
        case inspect.StrType(min_length=1, max_length=longest):
            return f"1 to {longest} letters, digits, dots, dashes and underscores, a letter or digit first"
        case inspect.StrType(max_length=longest):
            return f"text of at most {longest} characters that can be stored"
        case inspect.DateTimeType():
            return "a time with its offset, as 2024-01-31T08:00:00+01:00"
        case inspect.DateType():
            return "a date, as 2024-01-31"
        case inspect.LiteralType(values=values):
            return _one_of(values)
        case inspect.DictType(value_type=inside):
            return f"an object of {_words(inside)}"
        case inspect.ListType(item_type=inside) | inspect.VarTupleType(item_type=inside):
            return f"a list of {_words(inside)}"
        case inspect.UnionType(types=types):
            return " or ".join(dict.fromkeys(_words(each) for each in types))
        case _:
            return "an object"


def _one_of(words: Iterable[object]) -> str:
    return f"one of {', '.join(str(word) for word in words)}"


def _inside(field: str, name: str) -> str:
    return f"{field}.{name}" if field else name
