"""Problems that people cause are values: where it is wrong, why, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that keeps a fact from being accepted, in words for the person who entered it.

    ``code`` is for programs, ``place`` names the field, cell or file it concerns,
    ``message`` says what is wrong and ``remedy`` what would be right (both Chinese).
    """

    code: str
    place: str
    message: str
    remedy: str = ""

    def __str__(self) -> str:
        place = f"{self.place}：" if self.place else ""
        return f"{place}{self.message}{self.remedy}"


class Refused(Exception):
    """An act that the rules do not allow; carries the problems to be shown. Nothing was written."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("；".join(str(problem) for problem in problems))
        self.problems = problems


def refuse(code: str, message: str, *, place: str = "", remedy: str = "") -> Refused:
    """A refusal for a single reason, ready to be raised."""
    return Refused(Problem(code, place, message, remedy))
