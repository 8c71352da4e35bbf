import django.db.models.deletion
import jujiao.people.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Campaign',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('starts_on', models.DateField(null=True)),
                ('ends_on', models.DateField(null=True)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='campaigns', to='people.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('court', 'name'), name='campaign_name_per_court')],
            },
        ),
        migrations.CreateModel(
            name='ClosedYear',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('calendar_year', models.PositiveSmallIntegerField()),
                ('closed_at', models.DateTimeField()),
                ('closed_by_name', models.CharField(max_length=60)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='closed_years', to='people.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('court', 'calendar_year'), name='year_closed_once')],
            },
        ),
        migrations.CreateModel(
            name='Record',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=jujiao.people.models.new_public_id, max_length=32, unique=True)),
                ('kind', models.CharField(max_length=40)),
                ('state', models.CharField(choices=[('planned', '计划'), ('draft', '草稿'), ('filed', '待确认'), ('in_force', '已生效'), ('superseded', '已更正'), ('withdrawn', '已撤回')], default='in_force', max_length=12)),
                ('title', models.CharField(blank=True, max_length=300)),
                ('award_level', models.PositiveSmallIntegerField(choices=[(1, '院级'), (2, '旗级'), (3, '市级'), (4, '自治区级'), (5, '国家级')], null=True)),
                ('outcome', models.CharField(blank=True, max_length=20)),
                ('serial', models.CharField(blank=True, max_length=40)),
                ('document_no', models.CharField(blank=True, max_length=80)),
                ('origin', models.CharField(choices=[('native', '登记'), ('imported', '导入')], default='native', max_length=10)),
                ('source_ref', models.CharField(blank=True, max_length=300)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_id', models.BigIntegerField(null=True)),
                ('recorded_by_name', models.CharField(blank=True, max_length=60)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('confirmed_by_name', models.CharField(blank=True, max_length=60)),
                ('reason', models.CharField(blank=True, max_length=500)),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('occurred_on', models.DateField(null=True)),
                ('ended_on', models.DateField(null=True)),
                ('issuer', models.CharField(blank=True, max_length=160)),
                ('quantity', models.IntegerField(null=True)),
                ('place_name', models.CharField(blank=True, max_length=120)),
                ('details', models.JSONField(default=dict)),
                ('details_version', models.PositiveSmallIntegerField(default=1)),
                ('campaign', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='records', to='ledger.campaign')),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('place', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='records', to='people.place')),
                ('supersedes', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='ledger.record')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['court', 'kind', 'state', 'occurred_on', 'award_level', 'outcome', 'unit'], name='record_counted'), models.Index(fields=['court', 'state', 'recorded_at'], name='record_by_state'), models.Index(fields=['unit', 'occurred_on'], name='record_of_unit')],
            },
        ),
        migrations.CreateModel(
            name='Participation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=30)),
                ('position', models.PositiveSmallIntegerField(default=0)),
                ('person', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='people.person')),
                ('unit', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='people.unit')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='participations', to='ledger.record')),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'record'], name='taken_part_by'), models.Index(fields=['unit', 'record'], name='unit_taken_part')],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('person', None), ('unit__isnull', False)), models.Q(('person__isnull', False), ('unit', None)), _connector='OR'), name='person_or_unit_takes_part')],
            },
        ),
        migrations.CreateModel(
            name='Register',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('register_year', models.PositiveSmallIntegerField()),
                ('slug', models.CharField(max_length=40)),
                ('opened_at', models.DateTimeField()),
                ('basis', models.CharField(blank=True, max_length=300)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='registers', to='people.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('court', 'register_year', 'slug'), name='register_once_a_year')],
            },
        ),
    ]
