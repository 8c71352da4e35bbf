"""The blank file of a map: handed in once, kept by its hash, opened again whenever the form is filled."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from jujiao.access.actors import Actor
from jujiao.access.commands import command
from jujiao.blanks.filling import OpenForm, open_form
from jujiao.blanks.models import FormTemplate
from jujiao.blanks.proposals import proposed_map
from jujiao.blanks.services import NewTemplate, save_template
from jujiao.drafts.selectors import vocabulary_of
from jujiao.evidence.services import vault
from jujiao.kernel.problems import refuse

LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class BlankFile:
    """A superior's form as somebody hands it in."""

    court_id: int
    file_name: str
    content: bytes
    name: str = ""

    def __str__(self) -> str:
        return self.file_name


def opened(content: bytes, file_name: str) -> OpenForm:
    """The form of these bytes. Raises Refused for what is no harmless xlsx or docx."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"form{Path(file_name).suffix.lower()[:8]}"
        path.write_bytes(content)
        found = open_form(path)
        found.form = replace(found.form, file_name=Path(file_name).name)
        return found


def opened_of(template: FormTemplate) -> OpenForm:
    """The blank that a map was made for. Raises Refused where it was never kept."""
    if not template.content_hash:
        raise refuse(
            "blank_missing", "这张对应表没有留空表。", remedy="请上传一张空表。", place="files"
        )
    return opened(vault().read(template.content_hash), template.file_name)


def begin_map(blank: BlankFile, *, by: Actor, at: datetime) -> FormTemplate:
    """上传空表: kept with whatever the vocabulary proposes for its cells; people go through it after.

    Raises Refused where it is no form, or has no cell to fill.
    """
    form = opened(blank.content, blank.file_name).form
    told = proposed_map(form, vocabulary_of(blank.court_id))
    if not form.blanks() and not told.lists:
        raise refuse(
            "nothing_blank", "这张表没有要填的格子。", place="files", remedy="请核对文件。"
        )
    name = (blank.name.strip() or Path(blank.file_name).stem)[:LONGEST_NAME]
    if FormTemplate.objects.filter(court_id=blank.court_id, name=name).exists():
        raise refuse(
            "form_known",
            f"已经有一张“{name}”。",
            place="name",
            remedy="同一张表请在它的页面上换空表；另一张请换个名称。",
        )
    kept = vault().keep(blank.content)
    new = NewTemplate(blank.court_id, name, told, form, kept, is_begun=True)
    return save_template(new, by=by, at=at)


@command("form.map")
def replace_blank(
    template: FormTemplate, *, file_name: str, content: bytes, by: Actor, at: datetime
) -> FormTemplate:
    """换空表: the form of this time; what was told about the old one stays, so that a change is seen."""
    opened(content, file_name)
    template.content_hash, template.file_name = vault().keep(content), file_name[:200]
    template.saved_at, template.saved_by_name = at, by.name
    template.save()
    return template
