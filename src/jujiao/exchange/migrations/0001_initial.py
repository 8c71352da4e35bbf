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
            name='SourceSheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ledger_year', models.PositiveSmallIntegerField()),
                ('file_name', models.CharField(max_length=200)),
                ('sheet_name', models.CharField(max_length=120)),
                ('kind', models.CharField(max_length=40)),
                ('read_at', models.DateTimeField()),
                ('read_by_name', models.CharField(max_length=60)),
                ('hints', models.JSONField(default=list)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='source_sheets', to='people.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['court', 'ledger_year', 'kind'], name='sheet_of_year')],
            },
        ),
        migrations.CreateModel(
            name='SourceRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row_number', models.PositiveIntegerField()),
                ('row_span', models.PositiveSmallIntegerField(default=1)),
                ('content_hash', models.CharField(db_index=True, max_length=64)),
                ('cells', models.JSONField(default=dict)),
                ('facts', models.JSONField(default=list)),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rows', to='exchange.sourcesheet')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ImportBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=jujiao.people.models.new_public_id, max_length=32, unique=True)),
                ('ledger_year', models.PositiveSmallIntegerField()),
                ('file_name', models.CharField(max_length=200)),
                ('content_hash', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('uploaded', '核对中'), ('submitted', '待确认'), ('confirmed', '已导入'), ('discarded', '已放弃')], max_length=10)),
                ('amendments', models.JSONField(default=dict)),
                ('skipped', models.JSONField(default=dict)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_id', models.BigIntegerField(null=True)),
                ('recorded_by_name', models.CharField(max_length=60)),
                ('confirmed_at', models.DateTimeField(null=True)),
                ('confirmed_by_name', models.CharField(blank=True, max_length=60)),
                ('version', models.PositiveSmallIntegerField(default=1)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='import_batches', to='people.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['court', 'state'], name='batch_by_state')],
            },
        ),
        migrations.CreateModel(
            name='ImportFlag',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('ledger_year', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(max_length=40)),
                ('file_name', models.CharField(max_length=200)),
                ('sheet_name', models.CharField(max_length=120)),
                ('row_number', models.PositiveIntegerField()),
                ('column_name', models.CharField(max_length=60)),
                ('cell_value', models.CharField(blank=True, max_length=300)),
                ('why', models.CharField(max_length=30)),
                ('message', models.CharField(max_length=300)),
                ('row_hash', models.CharField(max_length=64)),
                ('state', models.CharField(choices=[('open', '待处理'), ('mended', '已改好'), ('skipped', '已跳过')], default='open', max_length=10)),
                ('flagged_at', models.DateTimeField()),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='import_flags', to='people.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['court', 'ledger_year', 'state'], name='flag_open')],
            },
        ),
    ]
