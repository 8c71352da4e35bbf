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
            name='Task',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=jujiao.people.models.new_public_id, max_length=32, unique=True)),
                ('task_sort', models.CharField(choices=[('assigned', '交办'), ('incoming', '来文分办'), ('resolution', '议定事项'), ('follow_up', '督查'), ('promise', '谈话承诺'), ('need', '诉求'), ('suggestion', '建议'), ('measure', '举措'), ('incident', '事件处置')], default='assigned', max_length=12)),
                ('source_type', models.CharField(blank=True, max_length=40)),
                ('source_id', models.BigIntegerField(null=True)),
                ('title', models.CharField(max_length=300)),
                ('asked_by_id', models.BigIntegerField(null=True)),
                ('asked_by_name', models.CharField(max_length=60)),
                ('asked_on', models.DateField()),
                ('is_restricted', models.BooleanField(default=False)),
                ('wants_evidence', models.BooleanField(default=False)),
                ('due_on', models.DateField(null=True)),
                ('progress', models.CharField(choices=[('asked', '待接办'), ('undertaken', '办理中'), ('declined', '待改派'), ('reported', '待验收'), ('returned', '退回重办'), ('settled', '已办结'), ('withdrawn', '已撤销')], default='asked', max_length=12)),
                ('done_on', models.DateField(null=True)),
                ('done_note', models.CharField(blank=True, max_length=500)),
                ('shown_by_type', models.CharField(blank=True, max_length=40)),
                ('shown_by_id', models.BigIntegerField(null=True)),
                ('accepted_on', models.DateField(null=True)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='people.unit')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='tasks', to='people.person')),
                ('promised_to', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='promises', to='people.person')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='owned_tasks', to='people.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['court', 'due_on'], name='task_due'), models.Index(fields=['source_type', 'source_id'], name='task_of_source')],
                'constraints': [models.CheckConstraint(condition=models.Q(('owner__isnull', False), ('unit__isnull', False), _connector='OR'), name='task_has_an_owner'), models.CheckConstraint(condition=models.Q(models.Q(('done_on__isnull', False), ('progress__in', ('reported', 'settled'))), models.Q(models.Q(('progress__in', ('reported', 'settled')), _negated=True), ('done_on', None)), _connector='OR'), name='task_reported_with_a_day'), models.CheckConstraint(condition=models.Q(models.Q(('accepted_on__isnull', False), ('progress', 'settled')), models.Q(models.Q(('progress', 'settled'), _negated=True), ('accepted_on', None)), _connector='OR'), name='task_settled_with_a_day')],
            },
        ),
        migrations.CreateModel(
            name='TaskStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act', models.CharField(max_length=12)),
                ('acted_on', models.DateField()),
                ('state_after', models.CharField(max_length=12)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('actor_id', models.BigIntegerField(null=True)),
                ('actor_name', models.CharField(max_length=60)),
                ('recorded_at', models.DateTimeField()),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('task', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='tasks.task')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
        migrations.CreateModel(
            name='IncomingPaper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=jujiao.people.models.new_public_id, max_length=32, unique=True)),
                ('title', models.CharField(max_length=300)),
                ('document_no', models.CharField(blank=True, max_length=80)),
                ('issuer', models.CharField(max_length=160)),
                ('received_on', models.DateField()),
                ('due_on', models.DateField(null=True)),
                ('replied_on', models.DateField(null=True)),
                ('reply_no', models.CharField(blank=True, max_length=80)),
                ('reply_type', models.CharField(blank=True, max_length=40)),
                ('reply_id', models.BigIntegerField(null=True)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_id', models.BigIntegerField(null=True)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='incoming_papers', to='people.unit')),
                ('owner', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(condition=models.Q(('document_no', ''), _negated=True), fields=('court', 'issuer', 'document_no'), name='incoming_paper_once')],
            },
        ),
    ]
