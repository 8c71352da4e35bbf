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
            name='InspectionRound',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=jujiao.people.models.new_public_id, max_length=32, unique=True)),
                ('serial', models.CharField(max_length=40)),
                ('sort', models.CharField(choices=[('quarterly', '季督查'), ('special', '专项督查'), ('second_look', '回头看')], max_length=12)),
                ('round_year', models.PositiveSmallIntegerField()),
                ('starts_on', models.DateField()),
                ('ends_on', models.DateField()),
                ('sample_seed', models.PositiveIntegerField()),
                ('closed_on', models.DateField(null=True)),
                ('closed_by_name', models.CharField(blank=True, max_length=60)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('court', 'round_year', 'serial'), name='round_serial_once')],
            },
        ),
        migrations.CreateModel(
            name='BranchCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('checked_on', models.DateField(null=True)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('inspector', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('record', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='ledger.record')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checks', to='oversight.inspectionround')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'unit'), name='branch_checked_once_a_round')],
            },
        ),
        migrations.CreateModel(
            name='Interview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('result', models.CharField(blank=True, max_length=12)),
                ('asked_on', models.DateField(null=True)),
                ('branch_check', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='interviews', to='oversight.branchcheck')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='ledger.record')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('branch_check', 'record', 'person'), name='interviewed_once')],
            },
        ),
        migrations.CreateModel(
            name='IssuedPrompt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=jujiao.people.models.new_public_id, max_length=32, unique=True)),
                ('window_label', models.CharField(max_length=12)),
                ('content', models.JSONField()),
                ('is_late', models.BooleanField(default=False)),
                ('issued_at', models.DateTimeField()),
                ('issued_by_name', models.CharField(max_length=60)),
                ('received_at', models.DateTimeField(null=True)),
                ('received_by_name', models.CharField(blank=True, max_length=60)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='prompts', to='people.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('unit', 'window_label'), name='prompted_once_a_month')],
            },
        ),
    ]
