"""Any paper on a page: as it will print, with the ways to save it."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from jujiao.papers.html_writer import write_fragment
from jujiao.papers.tree import Paper
from jujiao.web.parts import Action, Heading, Link

PRINT = Action("打印", "#", "print")


@dataclass(frozen=True, slots=True)
class PaperPage:
    """A paper and the head of its page."""

    heading: Heading
    body: SafeString


def paper_body(paper: Paper) -> SafeString:
    """The paper as html: written by our own writer, which escapes all words."""
    return mark_safe(write_fragment(paper, lambda slug: reverse("figure", args=[slug])))


def paper_page(
    paper: Paper, crumbs: tuple[Link, ...], *, lead: str = "", save_at: str = ""
) -> PaperPage:
    """The page of a paper; ``save_at`` is the address to which file.docx and file.pdf are added."""
    saving = (
        Action("Word", f"{save_at}file.docx", "download"),
        Action("PDF", f"{save_at}file.pdf", "download"),
    )
    actions = (PRINT, *(saving if save_at else ()))
    return PaperPage(Heading(paper.name, lead, crumbs, actions), paper_body(paper))
