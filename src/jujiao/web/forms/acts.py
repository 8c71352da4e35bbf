"""An act with the small form beneath it: what it asks, what was typed, what is wrong, carrying it out.

What an act may do, and when, is told by the services; a form only reads what was typed and keeps it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from jujiao.kernel.problems import Problem, Refused
from jujiao.web.forms.answers import read_answer
from jujiao.web.forms.questions import Field, Question, field_of
from jujiao.web.standpoint import Standpoint

MORE = "more"
MORE_ROWS = 3
MOST_ROWS = 60


@dataclass(frozen=True, slots=True)
class Doing:
    """An act on its way: who does it to what, and what was answered."""

    here: Standpoint
    subject: Any
    said: Mapping[str, Any] = field(default_factory=dict)
    version: int = 0

    def __getitem__(self, name: str) -> Any:
        return self.said[name]

    @property
    def who(self) -> dict[str, Any]:
        """Who acts and when, as every service takes it."""
        return {"by": self.here.actor, "at": self.here.now}

    @property
    def versioned(self) -> dict[str, Any]:
        """The same, with the version that the reader had before him."""
        return {**self.who, "version": self.version}


def nothing_asked(here: Standpoint, subject: Any) -> tuple[Question, ...]:
    """An act that asks for nothing."""
    return ()


@dataclass(frozen=True, slots=True)
class Act:
    """What may be done: its name in the address, its word, what it asks, the service, what is said after.

    ``rules`` stand beside a form that has a page of its own; ``danger`` marks what ends something.
    """

    slug: str
    label: str
    run: Callable[[Doing], Any]
    done: str
    asks: Callable[[Standpoint, Any], Sequence[Question]] = nothing_asked
    rules: tuple[str, ...] = ()
    hint: str = ""
    danger: bool = False


@dataclass(frozen=True)
class ActForm:
    """An act for one reader and subject, with what was typed, if anything was.

    What is asked is read once: it may come out of the ledger.
    """

    act: Act
    here: Standpoint
    subject: Any
    url: str
    typed: QueryDict | None = None
    files: MultiValueDict[str, Any] | None = None
    problems: tuple[Problem, ...] = ()
    is_main: bool = False
    more_rows: int = 0

    @cached_property
    def questions(self) -> Sequence[Question]:
        """What is asked of this reader about this subject, with as many rows as were asked for."""
        asked = self.act.asks(self.here, self.subject)
        return [self._stretched(one) if one.parts else one for one in asked]

    @property
    def version(self) -> int:
        """The version of the subject that the reader had before him."""
        sent = self.typed.get("version", "") if self.typed is not None else ""
        known = getattr(self.subject, "version", 0)
        return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 6 else known

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields as the page shows them, what was typed in them and what is wrong beneath them."""
        return tuple(
            field_of(one, self.act.slug, self.typed, self.problems) for one in self.questions
        )

    @property
    def loose_problems(self) -> tuple[Problem, ...]:
        """Problems that belong to no field."""
        named = {one.name for one in self.questions}
        return tuple(one for one in self.problems if one.place.partition("-")[0] not in named)

    @property
    def is_open(self) -> bool:
        """Whether the form stands open: the nearest act, or one that came back."""
        return self.is_main or bool(self.problems)

    def carry_out(self) -> Any:
        """Reads the answers and runs the service. Raises Refused with a problem for each bad field."""
        said: dict[str, Any] = {}
        problems: list[Problem] = []
        for question in self.questions:
            try:
                said[question.name] = read_answer(self.here, question, self.typed, self.files)
            except Refused as refused:
                problems.extend(refused.problems)
        if problems:
            raise Refused(*problems)
        return self.act.run(Doing(self.here, self.subject, said, self.version))

    def refused(self, problems: Sequence[Problem]) -> ActForm:
        """The same form, saying what is wrong."""
        return replace(self, problems=tuple(problems))

    def _stretched(self, question: Question) -> Question:
        sent = self.typed.get(f"{question.name}-rows", "") if self.typed is not None else ""
        known = int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 4 else question.rows
        return replace(question, rows=min(known + self.more_rows, MOST_ROWS))
