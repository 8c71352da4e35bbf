"""The addresses of 强基固本."""

from __future__ import annotations

from django.urls import URLPattern, path

from jujiao.web.branches.views import (
    assessments,
    ballots,
    courses,
    duties,
    meetings,
    prompts,
    reviews,
    rounds,
    settings,
)

AT = "branches"
CHECK = f"{AT}/rounds/<slug:public_id>/<slug:unit_id>"
urlpatterns: list[URLPattern] = [
    path(f"{AT}/duties/", duties.duties, name="duties"),
    path(f"{AT}/duties/<slug:duty>/<slug:window>/", duties.due_window, name="due_window"),
    path(f"{AT}/dues/<slug:unit_id>/", duties.branch_dues, name="branch_dues"),
    path(f"{AT}/prompts/", prompts.prompts, name="prompts"),
    path(f"{AT}/prompts/<slug:month>/", prompts.month, name="prompt_month"),
    path(f"{AT}/prompts/<slug:month>/issue/", prompts.issue, name="prompt_issue"),
    path(f"{AT}/prompts/<slug:month>/<slug:unit_id>/", prompts.prompt, name="prompt"),
    path(f"{AT}/prompts/<slug:month>/<slug:unit_id>/receive/", prompts.receive, name="receive"),
    path(
        f"{AT}/prompts/<slug:month>/<slug:unit_id>/file.<slug:suffix>",
        prompts.prompt_file,
        name="prompt_file",
    ),
    path(f"{AT}/meetings/talks/", meetings.talks, name="branch_talks"),
    path(f"{AT}/meetings/minutes/", meetings.minutes, name="minutes"),
    path(f"{AT}/meetings/<slug:kind>/", meetings.meeting, name="meeting"),
    path(
        f"{AT}/meetings/<slug:kind>/<slug:public_id>/",
        meetings.planned_meeting,
        name="planned_meeting",
    ),
    path(
        f"{AT}/meetings/<slug:kind>/<slug:public_id>/notice/",
        meetings.meeting_notice,
        name="meeting_notice",
    ),
    path(
        f"{AT}/meetings/<slug:kind>/<slug:public_id>/notice/file.<slug:suffix>",
        meetings.meeting_notice_file,
        name="meeting_notice_file",
    ),
    path("vote/", ballots.vote, name="vote"),
    path(f"{AT}/ballots/", ballots.ballots, name="branch_ballots"),
    path(f"{AT}/ballots/<slug:public_id>/", ballots.ballot, name="branch_ballot"),
    path(f"{AT}/ballots/<slug:public_id>/close/", ballots.ballot_close, name="branch_ballot_close"),
    path(f"{AT}/rounds/", rounds.rounds, name="rounds"),
    path(f"{AT}/rounds/new/", rounds.round_new, name="round_new"),
    path(f"{AT}/rounds/<slug:public_id>/", rounds.round_, name="round"),
    path(f"{AT}/rounds/<slug:public_id>/act/<slug:name>/", rounds.round_act, name="round_act"),
    path(
        f"{AT}/rounds/<slug:public_id>/bulletin.<slug:suffix>",
        rounds.round_bulletin,
        name="round_bulletin",
    ),
    path(f"{CHECK}/", rounds.checklist, name="checklist"),
    path(f"{CHECK}/list.xlsx", rounds.checklist_file, name="checklist_file"),
    path(f"{CHECK}/paper/", rounds.checklist_paper, name="checklist_paper"),
    path(f"{CHECK}/act/<slug:name>/", rounds.check_act, name="check_act"),
    path(f"{AT}/reviews/", reviews.reviews, name="reviews"),
    path(f"{AT}/reviews/new/", reviews.review_new, name="review_new"),
    path(f"{AT}/settings/", settings.party_settings, name="party_settings"),
    path(f"{AT}/settings/<slug:name>/", settings.party_settings_act, name="party_settings_act"),
    path(f"{AT}/study/<slug:kind>/", settings.study, name="study"),
    path(f"{AT}/themes/", settings.themes, name="themes"),
    path(f"{AT}/community/", settings.community, name="community"),
    path(f"{AT}/community/<slug:half>/", settings.community_report, name="community_report"),
    path(
        f"{AT}/community/<slug:half>/file.<slug:suffix>",
        settings.community_report_file,
        name="community_report_file",
    ),
    path(f"{AT}/teams/", courses.branch_teams, name="teams"),
    path(f"{AT}/courses/", courses.first_courses, name="branch_courses"),
    path(f"{AT}/courses/<slug:kind>/", courses.courses, name="courses"),
    path(f"{AT}/courses/<slug:kind>/new/", courses.course_new, name="course_new"),
    path(f"{AT}/courses/<slug:kind>/<slug:public_id>/", courses.course, name="course"),
    path(
        f"{AT}/courses/<slug:kind>/<slug:public_id>/request/",
        courses.course_request,
        name="course_request",
    ),
    path(
        f"{AT}/courses/<slug:kind>/<slug:public_id>/request/file.<slug:suffix>",
        courses.course_request_file,
        name="course_request_file",
    ),
    path(
        f"{AT}/courses/<slug:kind>/<slug:public_id>/<slug:name>/",
        courses.course_act,
        name="course_act",
    ),
    path(f"{AT}/assessments/", assessments.assessments, name="branch_assessments"),
    path(
        f"{AT}/assessments/year/<slug:name>/", assessments.year_act, name="branch_assessment_year"
    ),
    path(f"{AT}/assessments/<slug:public_id>/", assessments.assessment, name="branch_assessment"),
    path(
        f"{AT}/assessments/<slug:public_id>/file.<slug:suffix>",
        assessments.assessment_file,
        name="branch_assessment_file",
    ),
    path(
        f"{AT}/assessments/<slug:public_id>/<slug:name>/",
        assessments.assessment_act,
        name="branch_assessment_act",
    ),
]
