import django.db.models.deletion
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
            name='Plan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=jujiao.people.models.new_public_id, max_length=32, unique=True)),
                ('plan_sort', models.CharField(choices=[('action_plan', '队伍建设行动方案'), ('law_publicity', '年度普法方案'), ('ideology', '意识形态责任清单'), ('inspection', '年度督察工作重点')], max_length=20)),
                ('title', models.CharField(max_length=200)),
                ('issuer', models.CharField(blank=True, max_length=160)),
                ('document_no', models.CharField(blank=True, max_length=80)),
                ('adopted_on', models.DateField()),
                ('first_year', models.PositiveSmallIntegerField()),
                ('last_year', models.PositiveSmallIntegerField(null=True)),
                ('content_hash', models.CharField(max_length=64)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_name', models.CharField(max_length=60)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='plans', to='people.unit')),
                ('replaced_by', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='replaces', to='plans.plan')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('last_year', None), ('last_year__gte', models.F('first_year')), _connector='OR'), name='plan_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=jujiao.people.models.new_public_id, max_length=32, unique=True)),
                ('ordinal', models.PositiveSmallIntegerField()),
                ('focus', models.PositiveSmallIntegerField(choices=[(1, '政治建设'), (2, '强基固本'), (3, '培优赋能'), (4, '严管厚爱'), (5, '凝心聚力')], null=True)),
                ('title', models.CharField(max_length=200)),
                ('content', models.TextField(blank=True)),
                ('standard', models.CharField(blank=True, max_length=300)),
                ('audience', models.CharField(blank=True, max_length=120)),
                ('due_on', models.DateField(null=True)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='measures', to='plans.plan')),
            ],
            options={
                'ordering': ('ordinal',),
                'constraints': [models.UniqueConstraint(fields=('plan', 'ordinal'), name='measure_number_in_plan')],
            },
        ),
        migrations.CreateModel(
            name='MeasureLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('link_sort', models.CharField(choices=[('indicator', '指标'), ('duty', '应办'), ('ledger', '台账'), ('tasks', '交办')], max_length=10)),
                ('slug', models.CharField(max_length=40)),
                ('target', models.PositiveIntegerField(default=1)),
                ('campaign', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.campaign')),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('measure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='links', to='plans.measure')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('campaign', None)), fields=('measure', 'link_sort', 'slug'), name='measure_linked_once'), models.UniqueConstraint(fields=('measure', 'link_sort', 'slug', 'campaign'), name='measure_linked_once_in_series')],
            },
        ),
    ]
