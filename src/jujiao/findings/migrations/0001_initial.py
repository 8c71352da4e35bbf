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
            name='Bulletin',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=jujiao.people.models.new_public_id, max_length=32, unique=True)),
                ('stream', models.CharField(max_length=30)),
                ('bulletin_year', models.PositiveSmallIntegerField()),
                ('issue_no', models.PositiveSmallIntegerField()),
                ('names_shown', models.BooleanField(default=False)),
                ('issued_on', models.DateField()),
                ('issued_by_name', models.CharField(max_length=60)),
                ('frozen', models.JSONField()),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='bulletins', to='people.unit')),
                ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='bulletin', to='ledger.record')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('court', 'stream', 'bulletin_year', 'issue_no'), name='bulletin_number_once')],
            },
        ),
        migrations.CreateModel(
            name='BulletinCitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('bulletin', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='citations', to='findings.bulletin')),
                ('record', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='cited_in', to='ledger.record')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='BulletinDelivery',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('delivered_on', models.DateField()),
                ('received_on', models.DateField(null=True)),
                ('received_by_name', models.CharField(blank=True, max_length=60)),
                ('slip_no', models.CharField(blank=True, max_length=40)),
                ('bulletin', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deliveries', to='findings.bulletin')),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('bulletin', 'unit'), name='delivered_once')],
            },
        ),
        migrations.CreateModel(
            name='Finding',
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
                ('progress', models.CharField(choices=[('found', '待认定'), ('contested', '有异议'), ('open', '待整改'), ('rectifying', '整改中'), ('reported', '待核销'), ('closed', '已销号'), ('sustained', '长期坚持')], default='open', max_length=12)),
                ('area', models.CharField(blank=True, max_length=20)),
                ('cause', models.CharField(blank=True, choices=[('awareness', '思想认识'), ('system', '制度缺失'), ('training', '培训不足'), ('supervision', '监督不到位'), ('conditions', '设施条件'), ('other', '其他')], max_length=20)),
                ('detail', models.TextField(blank=True)),
                ('found_on', models.DateField(null=True)),
                ('due_on', models.DateField(null=True)),
                ('closed_on', models.DateField(null=True)),
                ('measures', models.TextField(blank=True)),
                ('disclosure', models.CharField(blank=True, choices=[('party', '党内通报'), ('public', '社会公开')], max_length=10)),
                ('disclosed_text', models.TextField(blank=True)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('leader', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='led_findings', to='people.person')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='owned_findings', to='people.person')),
                ('record', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='ledger.record')),
                ('supersedes', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='findings.finding')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
            ],
        ),
        migrations.CreateModel(
            name='FindingMeasure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=jujiao.people.models.new_public_id, max_length=32, unique=True)),
                ('task_title', models.CharField(blank=True, max_length=200)),
                ('title', models.CharField(max_length=300)),
                ('due_on', models.DateField()),
                ('done_on', models.DateField(null=True)),
                ('result', models.CharField(blank=True, max_length=500)),
                ('recorded_at', models.DateTimeField()),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('finding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='planned_measures', to='findings.finding')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='owned_measures', to='people.person')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='FindingStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(max_length=20)),
                ('acted_on', models.DateField()),
                ('state_after', models.CharField(max_length=12)),
                ('document_no', models.CharField(blank=True, max_length=80)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('actor_id', models.BigIntegerField(null=True)),
                ('actor_name', models.CharField(max_length=60)),
                ('recorded_at', models.DateTimeField()),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('finding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='findings.finding')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(condition=models.Q(('act__in', ('advise', 'hand_over'))), fields=('court', 'act', 'document_no'), name='step_number_used_once'), models.CheckConstraint(condition=models.Q(models.Q(('act__in', ('advise', 'hand_over')), _negated=True), ('note', ''), _connector='OR'), name='handed_over_without_note')],
            },
        ),
        migrations.CreateModel(
            name='InspectionFocus',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('stream', models.CharField(max_length=30)),
                ('plan_year', models.PositiveSmallIntegerField()),
                ('title', models.CharField(max_length=200)),
                ('planned_times', models.PositiveSmallIntegerField()),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='inspection_focuses', to='people.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('court', 'plan_year', 'stream', 'title'), name='focus_once_a_year')],
            },
        ),
        migrations.CreateModel(
            name='PlannedInspection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=jujiao.people.models.new_public_id, max_length=32, unique=True)),
                ('stream', models.CharField(max_length=30)),
                ('title', models.CharField(max_length=300)),
                ('mode', models.CharField(max_length=10)),
                ('planned_on', models.DateField()),
                ('cancelled_on', models.DateField(null=True)),
                ('cancelled_why', models.CharField(blank=True, max_length=200)),
                ('planned_by_name', models.CharField(max_length=60)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='planned_inspections', to='people.unit')),
                ('focus', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='visits', to='findings.inspectionfocus')),
                ('record', models.OneToOneField(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='planned_as', to='ledger.record')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ChecklistSheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sheet_year', models.PositiveSmallIntegerField()),
                ('sheet_no', models.PositiveIntegerField()),
                ('stream', models.CharField(max_length=30)),
                ('checklist', models.CharField(max_length=40)),
                ('items_hash', models.CharField(max_length=64)),
                ('issued_on', models.DateField()),
                ('issued_by_name', models.CharField(max_length=60)),
                ('read_on', models.DateField(null=True)),
                ('answers', models.JSONField(default=list)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='checklist_sheets', to='people.unit')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('planned', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='findings.plannedinspection')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('court', 'sheet_year', 'sheet_no'), name='sheet_number_once')],
            },
        ),
        migrations.CreateModel(
            name='PlannedPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('planned', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='parts', to='findings.plannedinspection')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('person', None), ('unit__isnull', False)), models.Q(('person__isnull', False), ('unit', None)), _connector='OR'), name='planned_person_or_unit')],
            },
        ),
        migrations.CreateModel(
            name='RectificationNotice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('document_no', models.CharField(max_length=80)),
                ('issued_on', models.DateField()),
                ('due_on', models.DateField()),
                ('issued_by_name', models.CharField(max_length=60)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='rectification_notices', to='people.unit')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('court', 'document_no'), name='notice_number_per_court')],
            },
        ),
        migrations.AddField(
            model_name='finding',
            name='notice',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='findings', to='findings.rectificationnotice'),
        ),
        migrations.AddIndex(
            model_name='finding',
            index=models.Index(fields=['court', 'kind', 'state', 'found_on'], name='finding_in_period'),
        ),
        migrations.AddIndex(
            model_name='finding',
            index=models.Index(fields=['court', 'progress', 'due_on'], name='finding_due'),
        ),
    ]
