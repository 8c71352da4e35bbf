"""拒收标密文件: what bears a grade of secrecy does not come in, and that it was turned away is kept.

The line in the journal says who, when and where; no name and no word of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.evidence.rules import objection_to_marking
from jujiao.kernel.problems import Refused


@dataclass(frozen=True, slots=True)
class MarkedUpload:
    """A marked file at the door: of which court, and handed in as what."""

    court_id: int
    handed_in_as: str

    def __str__(self) -> str:
        return f"{self.handed_in_as}标有密级，没有接收"


def screen_upload(
    upload: MarkedUpload, *, file_name: str, content: bytes, by: Actor, at: datetime
) -> None:
    """Raises Refused for a marked file. Called before the act that would keep it, whose transaction ends
    with the refusal and would take the line in the journal along."""
    problem = objection_to_marking(file_name, content)
    if problem is not None:
        turn_away(upload, by=by, at=at)
        raise Refused(problem)


@command("upload.refuse")
def turn_away(upload: MarkedUpload, *, by: Actor, at: datetime) -> MarkedUpload:
    """Writes down that a marked file was handed in and refused."""
    return upload
