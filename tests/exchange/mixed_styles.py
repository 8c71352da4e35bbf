"""House styles that nobody wrote: every table takes each header, and its title, from another style."""

from __future__ import annotations

import random
import re
from typing import Any

YEAR = re.compile(r"20\d\d|二〇[〇一二三四五六七八九]{2}|\{han_year\}")
COURT = re.compile(r"[\u4e00-\u9fff]{2,12}?(?:人民)?法院")


def mixed_style(styles: list[dict[str, Any]], seed: int) -> dict[str, Any]:
    """A style put together by chance from written ones; columns stand in any order."""
    chance = random.Random(seed)
    host, speaker = chance.choice(styles), chance.choice(styles)
    tables = _tables(styles)
    return {
        "court": {**host["court"], "seed": seed},
        "traits": host.get("traits", {}),
        "spelling": speaker.get("spelling", {}),
        "words": speaker["words"],
        "book": [
            {"file": f"{number}.xlsx", "sheet": [_mixed(kind, tables[kind], chance)]}
            for number, kind in enumerate(sorted(tables))
        ],
    }


def _tables(styles: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """Register → the tables in which the styles keep it, each register by itself."""
    found: dict[str, list[dict[str, Any]]] = {}
    for style in styles:
        for book in style["book"]:
            for sheet in book["sheet"]:
                holds = sheet.get("holds", [])
                if len(holds) == 1 and "~" not in "".join(sheet["columns"]):
                    found.setdefault(holds[0], []).append(sheet)
    return found


def _mixed(kind: str, tables: list[dict[str, Any]], chance: random.Random) -> dict[str, Any]:
    """One table: whose columns, whose words for each, whose title."""
    titled = [one for one in tables if one.get("titles")]
    titles = [
        YEAR.sub("{year}", COURT.sub("", line))
        for line in chance.choice(titled)["titles"]
        if "单位" not in line
    ]
    columns = [_renamed(column, tables, chance) for column in chance.choice(tables)["columns"]]
    chance.shuffle(columns)
    return {"name": "表", "holds": [kind], "titles": titles, "columns": columns}


def _renamed(column: str, tables: list[dict[str, Any]], chance: random.Random) -> str:
    """The same column under the header that some style has for it; half a header is none."""
    _, _, slug = column.rpartition("=")
    if slug.startswith("*"):
        return column.rpartition(">")[2]
    said = [
        other.rpartition("=")[0]
        for table in tables
        for other in table["columns"]
        if other.rpartition("=")[2] == slug and ">" not in other
    ]
    return f"{chance.choice(said)}={slug}"
