"""The addresses of 严管厚爱."""

from __future__ import annotations

from django.urls import URLPattern, path

from jujiao.web.supervision.views import findings, inspections, integrity

AT = "supervision"
urlpatterns: list[URLPattern] = [
    path(f"{AT}/findings/", findings.findings, name="findings"),
    path(f"{AT}/findings/<slug:public_id>/", findings.finding, name="finding"),
    path(
        f"{AT}/findings/<slug:public_id>/files/<int:file_id>/",
        findings.finding_file,
        name="finding_file",
    ),
    path(f"{AT}/findings/<slug:public_id>/<slug:name>/", findings.finding_act, name="finding_act"),
    path(f"{AT}/inspections/", inspections.inspections, name="inspections"),
    path(f"{AT}/inspections/focus/", inspections.focus_new, name="focus_new"),
    path(f"{AT}/inspections/plan/", inspections.visit_plan, name="visit_plan"),
    path(f"{AT}/inspections/record/", inspections.visit_new, name="visit_new"),
    path(f"{AT}/inspections/<slug:public_id>/", inspections.visit_planned, name="visit_planned"),
    path(
        f"{AT}/inspections/<slug:public_id>/<slug:name>/", inspections.visit_act, name="visit_act"
    ),
    path(f"{AT}/sheets/", inspections.sheets, name="sheets"),
    path(f"{AT}/sheets/<slug:name>/", inspections.sheet_act, name="sheet_act"),
    path(f"{AT}/sheets/<int:year>/<int:number>/", inspections.sheet, name="sheet"),
    path(
        f"{AT}/sheets/<int:year>/<int:number>/file.xlsx", inspections.sheet_file, name="sheet_file"
    ),
    path(f"{AT}/bulletins/", inspections.bulletins, name="bulletins"),
    path(
        f"{AT}/bulletins/compose/<slug:slug>/",
        inspections.bulletin_compose,
        name="bulletin_compose",
    ),
    path(f"{AT}/bulletins/<slug:public_id>/", inspections.bulletin, name="bulletin"),
    path(
        f"{AT}/bulletins/<slug:public_id>/file.<slug:suffix>",
        inspections.bulletin_file,
        name="bulletin_file",
    ),
    path(
        f"{AT}/bulletins/<slug:public_id>/<slug:name>/",
        inspections.bulletin_act,
        name="bulletin_act",
    ),
    path(f"{AT}/rectification/", findings.rectifications, name="rectifications"),
    path(f"{AT}/rectification/new/", findings.rectification_new, name="rectification_new"),
    path(f"{AT}/rectification/<slug:public_id>/", findings.rectification, name="rectification"),
    path(
        f"{AT}/rectification/<slug:public_id>/<slug:name>/",
        findings.rectification_paper,
        name="rectification_paper",
    ),
    path(
        f"{AT}/rectification/<slug:public_id>/<slug:name>/file.<slug:suffix>",
        findings.rectification_file,
        name="rectification_file",
    ),
    path(f"{AT}/interference/", integrity.interference, name="interference"),
    path(
        f"{AT}/interference/<slug:public_id>/<int:number>/",
        integrity.interference_month,
        name="interference_month",
    ),
    path(
        f"{AT}/interference/<slug:public_id>/<int:number>/<slug:name>/",
        integrity.interference_act,
        name="interference_act",
    ),
    path(f"{AT}/talks/", integrity.talks, name="talks"),
    path(f"{AT}/talks/new/", integrity.talk_new, name="talk_new"),
    path(f"{AT}/talks/expired/", integrity.talks_expired, name="talks_expired"),
    path(f"{AT}/talks/first-form/", integrity.first_form_new, name="first_form_new"),
    path(f"{AT}/talks/<slug:public_id>/", integrity.talk, name="talk"),
    path(f"{AT}/risks/", integrity.risks, name="risks"),
    path(f"{AT}/risks/new/", integrity.risk_new, name="risk_new"),
    path(f"{AT}/risks/<slug:public_id>/", integrity.risk, name="risk"),
    path(f"{AT}/risks/<slug:public_id>/<slug:name>/", integrity.risk_act, name="risk_act"),
    path(f"{AT}/education/", integrity.education, name="education"),
    path(f"{AT}/education/<slug:public_id>/", integrity.lesson, name="lesson"),
    path(f"{AT}/education/<slug:public_id>/<slug:name>/", integrity.lesson_act, name="lesson_act"),
]
