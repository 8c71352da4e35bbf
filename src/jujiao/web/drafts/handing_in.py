"""Handing a draft in: a file, or pasted words; what was pasted stays if it cannot be checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from jujiao.drafts.returned import content_of
from jujiao.drafts.services import Draft, check_draft
from jujiao.kernel.problems import Problem, Refused, refuse
from jujiao.people.selectors import court_named
from jujiao.web.standpoint import Standpoint

PASTED = "粘贴的文字"
LONGEST_TITLE = 60


@dataclass(frozen=True, slots=True)
class HandedIn:
    """What was sent: a file or words, and under which name the words are kept."""

    title: str = ""
    words: str = ""
    file: Any = None
    problems: tuple[Problem, ...] = ()

    @staticmethod
    def of(request: HttpRequest) -> HandedIn:
        """What a form has sent."""
        given = request.POST
        title = given.get("title", "").replace("\x00", "").strip()[:LONGEST_TITLE]
        return HandedIn(title, given.get("words", ""), request.FILES.get("file"))

    def checked(self, here: Standpoint) -> Any:
        """The check of what was sent. Raises Refused where there is nothing, or nothing readable."""
        name, content = self._named()
        return judged(here, name, content)

    def refused(self, refused: Refused) -> HandedIn:
        """The same with what is wrong."""
        return HandedIn(self.title, self.words, None, refused.problems)

    def _named(self) -> tuple[str, bytes]:
        if self.file is not None:
            return self.file.name or "草稿", self.file.read()
        if self.words.strip():
            return f"{self.title or PASTED}.txt", self.words.replace("\r\n", "\n").encode()
        raise refuse("nothing_sent", "没有选文件，也没有粘贴文字。", remedy="请任选一样。")


def judged(here: Standpoint, name: str, content: bytes) -> Any:
    """A check against the court and year that the reader looks at. Raises Refused."""
    court = court_named(here.court.name)
    if court is None:
        raise LookupError(here.court.name)
    draft = Draft(court, here.asking, name, content)
    return check_draft(draft, by=here.actor, at=here.now)


def checked_again(here: Standpoint, check: Any) -> Any:
    """The same file against the ledger of its own year as it stands now."""
    draft = Draft(
        check.court, here.asking_of(check.figure_year), check.file_name, content_of(check)
    )
    return check_draft(draft, by=here.actor, at=here.now)
