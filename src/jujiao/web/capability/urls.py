"""The addresses of 培优赋能."""

from __future__ import annotations

from django.urls import URLPattern, path

from jujiao.web.capability.views import appraisals, careers, publicity, works

AT = "capability"
urlpatterns: list[URLPattern] = [
    path(f"{AT}/ranks/", careers.ranks, name="ranks"),
    path(f"{AT}/ranks/<slug:public_id>/", careers.rank, name="rank"),
    path(f"{AT}/selections/", careers.selections, name="selections"),
    path(f"{AT}/selections/new/", careers.selection_new, name="selection_new"),
    path(f"{AT}/selections/<slug:public_id>/", careers.selection, name="selection"),
    path(
        f"{AT}/selections/<slug:public_id>/<slug:name>/",
        careers.selection_act,
        name="selection_act",
    ),
    path(f"{AT}/trials/", careers.trials, name="trials"),
    path(f"{AT}/trials/<slug:public_id>/", careers.trial, name="trial"),
    path(f"{AT}/trials/<slug:public_id>/<slug:name>/", careers.trial_act, name="trial_act"),
    path(f"{AT}/mentorship/", careers.mentorships, name="mentorships"),
    path(f"{AT}/mentorship/new/", careers.mentorship_new, name="mentorship_new"),
    path(f"{AT}/mentorship/<slug:public_id>/", careers.mentorship, name="mentorship"),
    path(
        f"{AT}/mentorship/<slug:public_id>/<slug:name>/",
        careers.mentorship_act,
        name="mentorship_act",
    ),
    path(f"{AT}/training/", careers.training, name="training"),
    path(f"{AT}/publicity/", publicity.publicity, name="publicity"),
    path(f"{AT}/publicity/<slug:public_id>/", publicity.placement, name="placement"),
    path(
        f"{AT}/publicity/<slug:public_id>/<slug:name>/",
        publicity.placement_act,
        name="placement_act",
    ),
    path(f"{AT}/research/", works.research, name="research"),
    path(f"{AT}/research/new/", works.research_new, name="research_new"),
    path(f"{AT}/honours/", works.honours, name="honours_counted"),
    path(f"{AT}/honours/<slug:public_id>/", works.honour, name="honour"),
    path(f"{AT}/honours/<slug:public_id>/<slug:name>/", works.honour_act, name="honour_act"),
    path(f"{AT}/regulations/", works.regulations, name="regulations"),
    path(f"{AT}/candidates/", careers.candidates, name="candidates"),
    path(f"{AT}/consequences/", careers.consequences, name="consequences"),
    path(f"{AT}/consequences/pay/", careers.pay_new, name="pay_new"),
    path(f"{AT}/consequences/<int:number>/", careers.consequence, name="consequence"),
    path(
        f"{AT}/consequences/<int:number>/<slug:name>/",
        careers.consequence_act,
        name="consequence_act",
    ),
    path(f"{AT}/people/", careers.my_career, name="my_career"),
    path(f"{AT}/people/<slug:public_id>/", careers.career, name="career"),
    path(f"{AT}/people/<slug:public_id>/<slug:name>/", careers.career_form, name="career_paper"),
    path(
        f"{AT}/people/<slug:public_id>/<slug:name>/file.<slug:suffix>",
        careers.career_file,
        name="career_file",
    ),
    path(f"{AT}/appraisals/", appraisals.appraisals, name="appraisals"),
    path(f"{AT}/appraisals/scheme/", appraisals.scheme_new, name="scheme_new"),
    path(f"{AT}/appraisals/grades/", appraisals.grades_new, name="grades_new"),
    path(f"{AT}/appraisals/new/", appraisals.appraisal_new, name="appraisal_new"),
    path(f"{AT}/appraisals/<slug:public_id>/", appraisals.appraisal, name="appraisal"),
    path(f"{AT}/appraisals/<slug:public_id>/grades/", appraisals.grading, name="grading"),
    path(
        f"{AT}/appraisals/<slug:public_id>/metrics.xlsx",
        appraisals.metrics_file,
        name="metrics_file",
    ),
    path(
        f"{AT}/appraisals/<slug:public_id>/items/<slug:slug>/", appraisals.judging, name="judging"
    ),
    path(
        f"{AT}/appraisals/<slug:public_id>/people/<slug:slug>/",
        appraisals.appraisee,
        name="appraisee",
    ),
    path(
        f"{AT}/appraisals/<slug:public_id>/people/<slug:slug>/<slug:name>/",
        appraisals.appraisee_act,
        name="appraisee_act",
    ),
    path(
        f"{AT}/appraisals/<slug:public_id>/<slug:name>/",
        appraisals.appraisal_act,
        name="appraisal_act",
    ),
    path(f"{AT}/ballot/", appraisals.ballot, name="ballot"),
]
