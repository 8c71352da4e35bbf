"""The addresses of tasks, plans, notices, quality and burden."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import URLPattern, path

from jujiao.web.agenda.views import cohesion, ledger, notices, plans, superior_forms, tasks

AT, MINDSET, PAPERS = "cohesion", "mindset", "incoming"
PLACES = {
    "law": f"{AT}/law",
    "schools": f"{AT}/schools",
    "retirees": f"{AT}/retirees",
    "culture": f"{AT}/culture",
    "suggestions": f"{AT}/suggestions",
    "staff_talks": f"{MINDSET}/talks",
    "positions": f"{MINDSET}/positions",
    "incoming_papers": PAPERS,
}


def _desks() -> Iterator[URLPattern]:
    """Two addresses for each desk: the page, and an act on it."""
    for name, (shown, acts, opens) in cohesion.DESKS.items():
        look, act = cohesion.desk_views(cohesion.DeskNamed(name, shown, acts), opens)
        yield path(f"{PLACES[name]}/", look, name=name)
        yield path(f"{PLACES[name]}/<slug:name>/", act, name=f"{name}_act")


def _ones() -> Iterator[URLPattern]:
    """Two addresses for one thing of a desk."""
    for name, one in cohesion.ONES.items():
        look, act = cohesion.one_views(one)
        at = f"{PLACES[one.after]}/one/<slug:public_id>/"
        yield path(at, look, name=name)
        yield path(f"{at}<slug:name>/", act, name=f"{name}_act")


urlpatterns: list[URLPattern] = [
    path(f"{AT}/law/report/", cohesion.law_report, name="law_report"),
    path(f"{AT}/law/report/file.<slug:suffix>", cohesion.law_report_file, name="law_report_file"),
    path(f"{MINDSET}/talks/new/", cohesion.staff_talk_new, name="staff_talk_new"),
    path(f"{MINDSET}/study/", cohesion.mindset_study, name="mindset_study"),
    path(
        f"{MINDSET}/study/<int:quarter>/file.<slug:suffix>",
        cohesion.mindset_study_file,
        name="mindset_study_file",
    ),
    path("forms/", superior_forms.superior_forms, name="superior_forms"),
    path("forms/begin/", superior_forms.superior_form_new, name="superior_form_new"),
    path("forms/<slug:public_id>/", superior_forms.superior_form, name="superior_form"),
    path(
        "forms/<slug:public_id>/fill/",
        superior_forms.superior_form_fill,
        name="superior_form_fill",
    ),
    path(
        "forms/<slug:public_id>/file/",
        superior_forms.superior_form_file,
        name="superior_form_file",
    ),
    path(
        "forms/<slug:public_id>/replace/",
        superior_forms.superior_form_replace,
        name="superior_form_replace",
    ),
    *_ones(),
    *_desks(),
    path("quality/", ledger.quality, name="quality"),
    path("quality/year-end/", ledger.year_end, name="year_end"),
    path("quality/year-end/turn/", ledger.year_turn, name="year_turn"),
    path("paste/", ledger.paste, name="paste"),
    path("burden/", ledger.burden, name="burden"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/new/", tasks.task_new, name="task_new"),
    path("tasks/<slug:public_id>/", tasks.task, name="task"),
    path(
        "tasks/<slug:public_id>/files/<int:file_id>/",
        tasks.task_file,
        name="task_file",
    ),
    path("tasks/<slug:public_id>/<slug:name>/", tasks.task_act, name="task_act"),
    path("plan/", plans.plan, name="plan"),
    path("plan/report/<slug:sort>/<int:quarter>/", plans.plan_report, name="plan_report"),
    path(
        "plan/report/<slug:sort>/<int:quarter>/file.<slug:suffix>",
        plans.plan_report_file,
        name="plan_report_file",
    ),
    path("plan/package/<slug:sort>/state.json", plans.plan_package, name="plan_package"),
    path("plan/measures/<slug:public_id>/", plans.measure, name="measure"),
    path("plan/measures/<slug:public_id>/<slug:name>/", plans.measure_act, name="measure_act"),
    path("plan/<slug:name>/", plans.plan_act, name="plan_act"),
    path("notices/", notices.notices, name="notices"),
    path("notices/read/", notices.read, name="notices_read"),
    path("notices/feed/", notices.open_calendar, name="feed_open"),
    path("notices/<slug:name>/", notices.notice_act, name="notice_act"),
    path("feed/<slug:token>.ics", notices.feed, name="feed"),
]
