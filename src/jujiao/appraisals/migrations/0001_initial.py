import django.db.models.deletion
import jujiao.kernel.ladders
import jujiao.people.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('ledger', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Poll',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item_slug', models.CharField(max_length=40)),
                ('opened_on', models.DateField()),
                ('closed_on', models.DateField(null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='AdoptedScheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(max_length=40)),
                ('scheme_version', models.PositiveSmallIntegerField()),
                ('label', models.CharField(max_length=120)),
                ('content', models.JSONField()),
                ('in_force_from', models.DateField()),
                ('document_no', models.CharField(blank=True, max_length=80)),
                ('adopted_by_name', models.CharField(max_length=60)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('court', 'slug', 'scheme_version'), name='scheme_version_once')],
            },
        ),
        migrations.CreateModel(
            name='Appraisee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('takes_part', models.BooleanField(default=True)),
                ('in_quota', models.BooleanField(default=True)),
                ('at_best', models.CharField(choices=[(jujiao.kernel.ladders.Grade['EXCELLENT'], '优秀'), (jujiao.kernel.ladders.Grade['COMPETENT'], '称职'), (jujiao.kernel.ladders.Grade['BASIC'], '基本称职'), (jujiao.kernel.ladders.Grade['INCOMPETENT'], '不称职'), (jujiao.kernel.ladders.Grade['UNDETERMINED'], '不定等次'), (jujiao.kernel.ladders.Grade['ABSENT'], '不参加考核')], default='excellent', max_length=12)),
                ('ground', models.CharField(blank=True, max_length=200)),
                ('grade', models.CharField(blank=True, choices=[(jujiao.kernel.ladders.Grade['EXCELLENT'], '优秀'), (jujiao.kernel.ladders.Grade['COMPETENT'], '称职'), (jujiao.kernel.ladders.Grade['BASIC'], '基本称职'), (jujiao.kernel.ladders.Grade['INCOMPETENT'], '不称职'), (jujiao.kernel.ladders.Grade['UNDETERMINED'], '不定等次'), (jujiao.kernel.ladders.Grade['ABSENT'], '不参加考核')], max_length=12)),
                ('grade_by_name', models.CharField(blank=True, max_length=60)),
                ('total', models.DecimalField(decimal_places=2, max_digits=6, null=True)),
                ('scores', models.JSONField(default=list)),
                ('notified_on', models.DateField(null=True)),
                ('signed_on', models.DateField(null=True)),
                ('agrees', models.BooleanField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appraised_in', to='people.person')),
                ('record', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.record')),
            ],
        ),
        migrations.CreateModel(
            name='Complaint',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stage', models.CharField(max_length=10)),
                ('filed_on', models.DateField()),
                ('is_late', models.BooleanField(default=False)),
                ('due_on', models.DateField()),
                ('decided_on', models.DateField(null=True)),
                ('new_grade', models.CharField(blank=True, choices=[(jujiao.kernel.ladders.Grade['EXCELLENT'], '优秀'), (jujiao.kernel.ladders.Grade['COMPETENT'], '称职'), (jujiao.kernel.ladders.Grade['BASIC'], '基本称职'), (jujiao.kernel.ladders.Grade['INCOMPETENT'], '不称职'), (jujiao.kernel.ladders.Grade['UNDETERMINED'], '不定等次'), (jujiao.kernel.ladders.Grade['ABSENT'], '不参加考核')], max_length=12)),
                ('document_no', models.CharField(blank=True, max_length=80)),
                ('appraisee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='complaints', to='appraisals.appraisee')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item_slug', models.CharField(max_length=40)),
                ('points', models.DecimalField(decimal_places=2, max_digits=6)),
                ('judged_by_name', models.CharField(max_length=60)),
                ('judged_by_id', models.BigIntegerField(null=True)),
                ('judged_at', models.DateTimeField()),
                ('appraisee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judgements', to='appraisals.appraisee')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('appraisee', 'item_slug'), name='judged_once')],
            },
        ),
        migrations.CreateModel(
            name='Metric',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('metric_year', models.PositiveSmallIntegerField()),
                ('slug', models.CharField(max_length=40)),
                ('amount', models.DecimalField(decimal_places=2, max_digits=10)),
                ('source_ref', models.CharField(max_length=300)),
                ('read_at', models.DateTimeField()),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='metrics', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('person', 'metric_year', 'slug'), name='metric_once_a_year')],
            },
        ),
        migrations.CreateModel(
            name='Ballot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('points', models.DecimalField(decimal_places=2, max_digits=6)),
                ('appraisee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='appraisals.appraisee')),
                ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='appraisals.poll')),
            ],
        ),
        migrations.CreateModel(
            name='PollToken',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('is_used', models.BooleanField(default=False)),
                ('poll', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tokens', to='appraisals.poll')),
            ],
        ),
        migrations.CreateModel(
            name='Round',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=jujiao.people.models.new_public_id, max_length=32, unique=True)),
                ('appraisal_year', models.PositiveSmallIntegerField()),
                ('opened_on', models.DateField()),
                ('wider_quota_no', models.CharField(blank=True, max_length=80)),
                ('notice_opened_on', models.DateField(null=True)),
                ('notice_closed_on', models.DateField(null=True)),
                ('objections_open', models.PositiveSmallIntegerField(default=0)),
                ('frozen_on', models.DateField(null=True)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rounds', to='appraisals.adoptedscheme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('court', 'scheme', 'appraisal_year'), name='appraisal_round_once')],
            },
        ),
        migrations.AddField(
            model_name='poll',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='polls', to='appraisals.round'),
        ),
        migrations.AddField(
            model_name='appraisee',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='appraisees', to='appraisals.round'),
        ),
        migrations.AddConstraint(
            model_name='appraisee',
            constraint=models.UniqueConstraint(fields=('round', 'person'), name='appraisee_once'),
        ),
    ]
