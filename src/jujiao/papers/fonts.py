"""Fonts: a court's own licensed faces where it has them, else those that come with the set-up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import typst

from jujiao.kernel.problems import refuse
from jujiao.papers.official import FACES


@dataclass(frozen=True, slots=True)
class PaperFonts:
    """The faces that each part of a paper is set in, the best first, and where they were found."""

    faces: dict[str, tuple[str, ...]]
    found: typst.Fonts


def paper_fonts(folders: Iterable[Path]) -> PaperFonts:
    """The faces for a paper among the folders. Raises Refused where a part has none."""
    existing = [str(folder) for folder in folders if folder.is_dir()]
    found = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=existing
    )
    faces = faces_among(frozenset(found.families()))
    missing = sorted({FACES[part][-1] for part, names in faces.items() if not names})
    if missing:
        raise refuse(
            "font_missing",
            f"没有找到中文字体{'、'.join(missing)}，不能排pdf。",
            place="、".join(existing),
            remedy="请运行 make setup 安装字体，或把字体文件放进数据目录的fonts文件夹。",
        )
    return PaperFonts(faces, found)


def faces_among(families: frozenset[str]) -> dict[str, tuple[str, ...]]:
    """Of each part the faces that are there; a sign that the best one lacks is taken from the next."""
    return {part: tuple(one for one in names if one in families) for part, names in FACES.items()}
