"""What belongs into which cell: a figure, a list or a text; told once, kept as a template."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jujiao.blanks.forms import Place, place_of
from jujiao.catalogue import INDICATORS, RECORD_KINDS, TENURE_KINDS
from jujiao.kernel.levels import Level, parse_level
from jujiao.kernel.problems import Problem, Refused, refuse

PARTS_OF_YEAR = {
    "year": (1, 12),
    "H1": (1, 6),
    "H2": (7, 12),
    **{f"Q{quarter}": (3 * quarter - 2, 3 * quarter) for quarter in range(1, 5)},
    **{f"M{month:02}": (month, month) for month in range(1, 13)},
}
"""全年, 上半年, 下半年, the quarters and the months of the year that is asked for."""

MOST_ROWS = 5000


@dataclass(frozen=True, slots=True)
class FigureSource:
    """A figure: of the whole year or a part of it, maybe at another level, maybe of one unit."""

    slug: str
    part: str = "year"
    level: Level | None = None
    unit: str = ""

    @property
    def label(self) -> str:
        """The figure in words."""
        said = [INDICATORS[self.slug].name, self.level.label if self.level else "", self.unit]
        return " ".join(part for part in (*said, "" if self.part == "year" else self.part) if part)


@dataclass(frozen=True, slots=True)
class TextSource:
    """Words that stay the same, with {court} and {year} where they belong."""

    words: str

    @property
    def label(self) -> str:
        """The words themselves."""
        return self.words


@dataclass(frozen=True, slots=True)
class CellMap:
    """One cell with its source; ``beside`` are the words around it when it was mapped."""

    place: Place
    source: FigureSource | TextSource
    beside: str = ""


@dataclass(frozen=True, slots=True)
class ListMap:
    """Rows of a kind, one fact a row: column letter → field. ``at_least`` narrows by level."""

    sheet: str
    first_row: int
    last_row: int
    kind: str
    columns: Mapping[str, str]
    at_least: Level | None = None
    beside: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FormMap:
    """All that is told about a form."""

    name: str
    cells: tuple[CellMap, ...] = ()
    lists: tuple[ListMap, ...] = ()

    def as_plain(self) -> dict[str, Any]:
        """The map as it is stored and written to a file."""
        return {
            "name": self.name,
            "cell": [_plain_cell(one) for one in self.cells],
            "list": [_plain_list(one) for one in self.lists],
        }


def read_map(path: Path) -> FormMap:
    """The map of a TOML or JSON file. Raises Refused for what is no map, naming every fault."""
    try:
        text = path.read_text(encoding="utf-8")
        said = json.loads(text) if path.suffix.lower() == ".json" else tomllib.loads(text)
    except (OSError, ValueError) as fault:
        raise refuse(
            "bad_template", f"对应表“{path.name}”读不出：{fault}。", place="--template"
        ) from fault
    return map_from_plain(said)


def map_from_plain(said: Mapping[str, Any]) -> FormMap:
    """The map that was written down. Raises Refused with everything amiss."""
    problems: list[Problem] = []
    cells = _all(said.get("cell", []), _cell, problems)
    lists = _all(said.get("list", []), _list, problems)
    if problems:
        raise Refused(*problems)
    return FormMap(str(said.get("name", "")), tuple(cells), tuple(lists))


def _all(listed: Iterable[Any], read: Any, problems: list[Problem]) -> list[Any]:
    found = []
    for place, one in enumerate(listed, 1):
        try:
            found.append(read(one))
        except Refused as refused:
            problems += refused.problems
        except (AttributeError, KeyError, TypeError, ValueError) as fault:
            problems.append(
                Problem(
                    "bad_template", f"第{place}项", f"写得不对：{fault}。", "请看手册里的写法。"
                )
            )
    return found


def _cell(said: Mapping[str, Any]) -> CellMap:
    at = str(said["at"]).upper()
    place_of(at)
    place = Place(str(said.get("sheet", "")), at)
    beside = str(said.get("beside", ""))
    if "text" in said:
        return CellMap(place, TextSource(str(said["text"])), beside)
    return CellMap(place, _figure(said, place), beside)


def _figure(said: Mapping[str, Any], place: Place) -> FigureSource:
    slug, part = str(said["figure"]), str(said.get("period", "year"))
    if slug not in INDICATORS:
        raise refuse("unknown_figure", f"没有名为{slug}的数字。", place=str(place))
    if part not in PARTS_OF_YEAR:
        known = "、".join(PARTS_OF_YEAR)
        raise refuse(
            "unknown_period", f"没有{part}这个期间。", place=str(place), remedy=f"可以写{known}。"
        )
    return FigureSource(slug, part, _level(said.get("level")), str(said.get("unit", "")))


def _level(said: object) -> Level | None:
    if not said:
        return None
    level = parse_level(str(said))
    if level is None:
        raise refuse("unknown_level", f"没有“{said}”这一级。", remedy="请写国家级至院级之一。")
    return level


def _list(said: Mapping[str, Any]) -> ListMap:
    kind = str(said["kind"])
    if kind not in RECORD_KINDS and kind not in TENURE_KINDS:
        raise refuse("unknown_kind", f"没有名为{kind}的台账。", place=str(said.get("sheet", "")))
    first = int(said["from"])
    last = int(said.get("to", first))
    columns = {str(letter).upper(): str(name) for letter, name in said["columns"].items()}
    if not 0 < first <= last <= MOST_ROWS:
        raise refuse(
            "bad_rows", f"列表的行“{first}—{last}”不对。", place=str(said.get("sheet", ""))
        )
    return ListMap(
        str(said.get("sheet", "")),
        first,
        last,
        kind,
        columns,
        _level(said.get("at_least")),
        {str(letter): str(words) for letter, words in said.get("beside", {}).items()},
    )


def _plain_cell(one: CellMap) -> dict[str, Any]:
    said: dict[str, Any] = {"sheet": one.place.sheet, "at": one.place.at, "beside": one.beside}
    if isinstance(one.source, TextSource):
        return said | {"text": one.source.words}
    source = one.source
    said |= {"figure": source.slug, "period": source.part}
    said |= {"level": source.level.label} if source.level else {}
    return said | ({"unit": source.unit} if source.unit else {})


def _plain_list(one: ListMap) -> dict[str, Any]:
    said: dict[str, Any] = {
        "sheet": one.sheet,
        "from": one.first_row,
        "to": one.last_row,
        "kind": one.kind,
        "columns": dict(one.columns),
        "beside": dict(one.beside),
    }
    return said | ({"at_least": one.at_least.label} if one.at_least else {})
