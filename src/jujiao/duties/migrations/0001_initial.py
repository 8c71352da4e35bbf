import django.db.models.deletion
import jujiao.people.models
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('ledger', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='SecretBallot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=jujiao.people.models.new_public_id, max_length=32, unique=True)),
                ('title', models.CharField(max_length=120)),
                ('slip_count', models.PositiveSmallIntegerField()),
                ('opened_on', models.DateField()),
                ('closed_on', models.DateField(null=True)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ballots', to='people.unit')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='BallotSlip',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('is_used', models.BooleanField(default=False)),
                ('ballot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='slips', to='duties.secretballot')),
            ],
        ),
        migrations.CreateModel(
            name='BallotMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('ballot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='members', to='duties.secretballot')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('ballot', 'person'), name='voted_on_once')],
            },
        ),
        migrations.CreateModel(
            name='BallotMark',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('grade', models.CharField(max_length=20)),
                ('member', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='duties.ballotmember')),
                ('ballot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='marks', to='duties.secretballot')),
            ],
        ),
        migrations.CreateModel(
            name='Serving',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('duty', models.CharField(max_length=40)),
                ('window_label', models.CharField(blank=True, max_length=12)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='servings', to='ledger.record')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('record', 'duty'), name='serves_a_duty_once')],
            },
        ),
        migrations.CreateModel(
            name='Excusal',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('duty', models.CharField(max_length=40)),
                ('window_label', models.CharField(max_length=12)),
                ('reason', models.CharField(max_length=300)),
                ('excused_at', models.DateTimeField()),
                ('excused_by_name', models.CharField(max_length=60)),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='excusals', to='people.unit')),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['court', 'duty'], name='excusal_of_duty')],
                'constraints': [models.CheckConstraint(condition=models.Q(('unit', None), ('person', None), _connector='OR'), name='excusal_unit_or_person')],
            },
        ),
    ]
