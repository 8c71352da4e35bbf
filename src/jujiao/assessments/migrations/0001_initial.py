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
            name='BranchAssessment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=jujiao.people.models.new_public_id, max_length=32, unique=True)),
                ('assessed_year', models.PositiveSmallIntegerField()),
                ('reviewed_at', models.DateTimeField(null=True)),
                ('reviewed_by_id', models.BigIntegerField(null=True)),
                ('reviewed_by_name', models.CharField(blank=True, max_length=60)),
                ('frozen_on', models.DateField(null=True)),
                ('frozen_by_name', models.CharField(blank=True, max_length=60)),
                ('total', models.DecimalField(decimal_places=2, max_digits=7, null=True)),
                ('grade', models.CharField(blank=True, max_length=20)),
                ('scores', models.JSONField(default=list)),
                ('consequence', models.CharField(blank=True, max_length=300)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='people.unit')),
            ],
        ),
        migrations.CreateModel(
            name='BranchObjection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item_slug', models.CharField(max_length=40)),
                ('said', models.CharField(max_length=500)),
                ('filed_at', models.DateTimeField()),
                ('recorded_by_id', models.BigIntegerField(null=True)),
                ('filed_by_name', models.CharField(max_length=60)),
                ('answered_at', models.DateTimeField(null=True)),
                ('answered_by_name', models.CharField(blank=True, max_length=60)),
                ('is_upheld', models.BooleanField(null=True)),
                ('answer', models.CharField(blank=True, max_length=500)),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='objections', to='assessments.branchassessment')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='BranchScheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(max_length=40)),
                ('scheme_version', models.PositiveSmallIntegerField()),
                ('label', models.CharField(max_length=120)),
                ('total', models.DecimalField(decimal_places=2, max_digits=7)),
                ('bands', models.JSONField(default=list)),
                ('basis', models.CharField(blank=True, max_length=200)),
                ('in_force_from', models.DateField()),
                ('adopted_by_name', models.CharField(max_length=60)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('court', 'slug', 'scheme_version'), name='branch_scheme_version_once')],
            },
        ),
        migrations.AddField(
            model_name='branchassessment',
            name='scheme',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='assessments', to='assessments.branchscheme'),
        ),
        migrations.CreateModel(
            name='JudgedItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('item_slug', models.CharField(max_length=40)),
                ('awarded', models.DecimalField(decimal_places=2, max_digits=7)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('judged_at', models.DateTimeField()),
                ('judged_by_id', models.BigIntegerField(null=True)),
                ('judged_by_name', models.CharField(max_length=60)),
                ('assessment', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='judged', to='assessments.branchassessment')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('assessment', 'item_slug'), name='item_judged_once')],
            },
        ),
        migrations.CreateModel(
            name='SchemeLine',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('group_label', models.CharField(blank=True, max_length=60)),
                ('slug', models.CharField(max_length=40)),
                ('label', models.CharField(max_length=120)),
                ('full', models.DecimalField(decimal_places=2, default=0, max_digits=7)),
                ('method', models.CharField(max_length=12)),
                ('source_form', models.CharField(max_length=12)),
                ('source_of', models.CharField(blank=True, max_length=60)),
                ('step', models.DecimalField(decimal_places=2, default=0, max_digits=6)),
                ('is_bonus', models.BooleanField(default=False)),
                ('at_best', models.CharField(blank=True, max_length=20)),
                ('basis', models.CharField(blank=True, max_length=200)),
                ('scheme', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='assessments.branchscheme')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('scheme', 'slug'), name='scheme_line_once')],
            },
        ),
        migrations.AddConstraint(
            model_name='branchassessment',
            constraint=models.UniqueConstraint(fields=('scheme', 'unit', 'assessed_year'), name='branch_assessed_once_a_year'),
        ),
    ]
