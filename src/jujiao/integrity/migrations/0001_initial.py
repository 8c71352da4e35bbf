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
            name='IntegrityRisk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=jujiao.people.models.new_public_id, max_length=32, unique=True)),
                ('post_title', models.CharField(max_length=80)),
                ('power', models.CharField(max_length=200)),
                ('risk_text', models.CharField(max_length=300)),
                ('risk_class', models.CharField(choices=[('mind', '思想道德'), ('post', '岗位职责'), ('process', '业务流程'), ('system', '制度机制')], max_length=20)),
                ('measures', models.CharField(max_length=500)),
                ('holder_changed_on', models.DateField(null=True)),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_id', models.BigIntegerField(null=True)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='integrity_risks', to='people.unit')),
                ('holder', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('court', 'unit', 'post_title', 'power', 'risk_text'), name='risk_entered_once')],
            },
        ),
        migrations.CreateModel(
            name='LessonGap',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lesson_gaps', to='ledger.record')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('record', 'title'), name='gap_named_once')],
            },
        ),
        migrations.CreateModel(
            name='Receipt',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('received_on', models.DateField()),
                ('slip_no', models.CharField(blank=True, max_length=40)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='receipts', to='ledger.record')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('record', 'person'), name='receipt_once')],
            },
        ),
        migrations.CreateModel(
            name='RiskRating',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rated_on', models.DateField()),
                ('risk_level', models.CharField(choices=[('high', '高'), ('middle', '中'), ('low', '低')], max_length=10)),
                ('occasion', models.CharField(choices=[('entry', '首次评定'), ('yearly', '年度复评'), ('change', '岗位变动复评'), ('event', '事件后复评')], max_length=10)),
                ('rated_by_name', models.CharField(max_length=60)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('risk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ratings', to='integrity.integrityrisk')),
            ],
            options={
                'ordering': ('rated_on', 'pk'),
            },
        ),
    ]
