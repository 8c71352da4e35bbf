"""历年等次 as a form: a sheet of grades, read line by line or not at all."""

from __future__ import annotations

from jujiao.appraisals.grade_sheets import import_grades, read_grades
from jujiao.web.forms.acts import Act, Doing
from jujiao.web.forms.questions import Question, day_question
from jujiao.web.workbooks import first_sheet


def _grades(doing: Doing) -> object:
    file = doing["files"][0]
    rows = first_sheet(doing.here, file, place="files")
    sheet = read_grades(doing.here.court.pk, rows, file_name=file.name, on=doing.here.today)
    return import_grades(sheet, on=doing["on"], document_no=doing["document_no"], **doing.who)


GRADES_OF_YEARS = Act(
    "grades",
    "导入历年等次",
    _grades,
    "等次读入了，由另一人在“年度考核等次”台账里确认后生效。",
    lambda here, subject: (
        Question("files", "等次表", "files", hint="xlsx；姓名、部门，再加年度和等次，或每年一列"),
        day_question(here, "on", "确定日期"),
        Question("document_no", "文号", is_required=False),
    ),
    (
        "有一行读不懂，就一行也不读入；空着的是未知，不当作称职",
        "同样的表再读一次不变；改了的等次作为更正，依据它的决定会列出来",
        "本系统考核审定的等次不能用表改，走复核、申诉",
    ),
)
