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
            name='Procedure',
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
                ('started_on', models.DateField(null=True)),
                ('completed_on', models.DateField(null=True)),
                ('ended_on', models.DateField(null=True)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='procedures', to='people.person')),
                ('supersedes', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='procedures.procedure')),
                ('tenure', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='opened_by', to='people.tenure')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['court', 'kind', 'state', 'completed_on'], name='procedure_in_period')],
            },
        ),
        migrations.CreateModel(
            name='Step',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(max_length=30)),
                ('done_on', models.DateField(null=True)),
                ('document_no', models.CharField(blank=True, max_length=80)),
                ('outcome', models.CharField(blank=True, max_length=20)),
                ('award_level', models.PositiveSmallIntegerField(null=True)),
                ('entitled_count', models.PositiveSmallIntegerField(null=True)),
                ('present_count', models.PositiveSmallIntegerField(null=True)),
                ('yes_count', models.PositiveSmallIntegerField(null=True)),
                ('numbers', models.JSONField(default=dict)),
                ('is_special_case', models.BooleanField(default=False)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('overridden_by_name', models.CharField(blank=True, max_length=60)),
                ('override_basis', models.CharField(blank=True, max_length=200)),
                ('recorded_at', models.DateTimeField(null=True)),
                ('recorded_by_name', models.CharField(blank=True, max_length=60)),
                ('procedure', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='procedures.procedure')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='StepPerson',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(max_length=30)),
                ('votes', models.PositiveSmallIntegerField(null=True)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('step', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='named', to='procedures.step')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('step', 'role', 'person'), name='person_once_in_a_role')],
            },
        ),
    ]
