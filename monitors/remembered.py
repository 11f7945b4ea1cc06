"""Questions that many patterns ask alike of one look are answered once."""

from collections.abc import Callable
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
Answer = TypeVar("Answer")


class Remembers(Protocol):
    """A course. told: what was answered already; None where an answer leaves more than a number."""

    told: dict[tuple[Any, ...], Any] | None


Course = TypeVar("Course", bound=Remembers)


def remembered(question: Callable[Concatenate[Course, P], Answer]) -> Callable[Concatenate[Course, P], Answer]:
    """Asked alike again of the same look, it is answered from memory."""
    name = question.__name__

    def asked(course: Course, /, *about: P.args, **more: P.kwargs) -> Answer:
        told = course.told
        if told is None:
            return question(course, *about, **more)
        key = (name, *about, *more.items()) if more else (name, *about)
        if key not in told:
            told[key] = question(course, *about, **more)
        found: Answer = told[key]
        return found

    asked.__doc__ = question.__doc__
    return asked
