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
            name='DraftCheck',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=jujiao.people.models.new_public_id, max_length=32, unique=True)),
                ('figure_year', models.PositiveSmallIntegerField()),
                ('file_name', models.CharField(max_length=200)),
                ('content_hash', models.CharField(max_length=64)),
                ('text_hash', models.CharField(max_length=64)),
                ('figure_digests', models.JSONField(default=dict)),
                ('head_seq', models.PositiveBigIntegerField()),
                ('head_hash', models.CharField(max_length=64)),
                ('checked_at', models.DateTimeField()),
                ('checked_by_id', models.BigIntegerField(null=True)),
                ('checked_by_name', models.CharField(max_length=60)),
                ('said', models.JSONField(default=dict)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='draft_checks', to='people.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['court', 'checked_at'], name='draft_check_by_day')],
            },
        ),
        migrations.CreateModel(
            name='DraftDecision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('start_at', models.PositiveIntegerField()),
                ('decision', models.CharField(choices=[('taken', '采用台账数'), ('accepted', '说明后保留'), ('reopened', '撤回处理')], max_length=10)),
                ('reason', models.CharField(blank=True, max_length=300)),
                ('decided_at', models.DateTimeField()),
                ('decided_by_name', models.CharField(max_length=60)),
                ('draft_check', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='decisions', to='drafts.draftcheck')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='DraftSynonym',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.CharField(max_length=40)),
                ('word', models.CharField(max_length=40)),
                ('added_at', models.DateTimeField()),
                ('added_by_name', models.CharField(max_length=60)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='draft_synonyms', to='people.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('court', 'slug', 'word'), name='synonym_once')],
            },
        ),
        migrations.CreateModel(
            name='BindingCorrection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words_key', models.CharField(max_length=120)),
                ('phrase', models.CharField(max_length=120)),
                ('slug', models.CharField(blank=True, max_length=40)),
                ('corrected_at', models.DateTimeField()),
                ('corrected_by_name', models.CharField(max_length=60)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='binding_corrections', to='people.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['court', 'words_key'], name='correction_by_words')],
            },
        ),
        migrations.CreateModel(
            name='CourtAlias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('alias', models.CharField(max_length=60)),
                ('added_at', models.DateTimeField()),
                ('added_by_name', models.CharField(max_length=60)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='aliases', to='people.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('court', 'alias'), name='alias_once')],
            },
        ),
    ]
