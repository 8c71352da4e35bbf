"""检查单: the lists that inspectors take along, read from the data beside this file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files

from jujiao.kernel.digests import canonical_json, hash_hex

YES, NO, NOT_APPLICABLE = "是", "否", "不适用"
MARKS = (YES, NO, NOT_APPLICABLE)


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """One line to be looked at."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Checklist:
    """One list with the area that its findings belong to."""

    slug: str
    label: str
    area: str
    basis: str
    items: tuple[ChecklistItem, ...]

    @property
    def items_hash(self) -> str:
        """The digest of its lines: a sheet that was printed from other lines is told apart."""
        lines = [[item.code, item.text] for item in self.items]
        return hash_hex("sm3", canonical_json(lines))


def checklist_of(slug: str, said: dict[str, object]) -> Checklist:
    """A checklist as data says it. Raises KeyError or ValueError for data that is none."""
    lines = said["items"]
    assert isinstance(lines, list)
    items = tuple(ChecklistItem(str(code), str(text)) for code, text in lines)
    return Checklist(slug, str(said["label"]), str(said["area"]), str(said["basis"]), items)


def _shipped() -> dict[str, Checklist]:
    text = files("jujiao.catalogue").joinpath("checklists.toml").read_text(encoding="utf-8")
    return {slug: checklist_of(slug, said) for slug, said in tomllib.loads(text).items()}


CHECKLISTS = _shipped()
