import django.db.models.deletion
import jujiao.people.models
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=jujiao.people.models.new_public_id, max_length=32, unique=True)),
                ('full_name', models.CharField(max_length=60)),
                ('sex', models.CharField(blank=True, max_length=4)),
                ('ethnicity', models.CharField(blank=True, max_length=20)),
                ('born_on', models.DateField(null=True)),
                ('joined_work_on', models.DateField(null=True)),
                ('joined_court_on', models.DateField(null=True)),
                ('joined_party_on', models.DateField(null=True)),
                ('note', models.CharField(blank=True, max_length=300)),
                ('on_roster', models.BooleanField(default=True)),
            ],
        ),
        migrations.CreateModel(
            name='Unit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=jujiao.people.models.new_public_id, max_length=32, unique=True)),
                ('tree', models.CharField(choices=[('administrative', '行政'), ('party', '党组织')], max_length=20)),
                ('sort', models.CharField(choices=[('court', '法院'), ('leadership', '院领导'), ('department', '部门'), ('tribunal', '人民法庭'), ('party_committee', '机关党委'), ('branch', '党支部'), ('party_group', '党小组')], max_length=20)),
                ('name', models.CharField(max_length=120)),
                ('opened_on', models.DateField(null=True)),
                ('closed_on', models.DateField(null=True)),
                ('display_order', models.PositiveSmallIntegerField(default=0)),
                ('court', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='units', to='people.unit')),
                ('parent', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='people.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('court', 'name'), name='unit_name_per_court', nulls_distinct=False)],
            },
        ),
        migrations.CreateModel(
            name='Tenure',
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
                ('outside', models.CharField(blank=True, max_length=120)),
                ('starts_on', models.DateField(null=True)),
                ('ends_on', models.DateField(null=True)),
                ('counterpart', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='counterpart_tenures', to='people.person')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='tenures', to='people.person')),
                ('supersedes', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='people.tenure')),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('unit', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
            ],
            options={
                'indexes': [models.Index(fields=['court', 'kind', 'state', 'starts_on', 'ends_on'], name='tenure_in_period'), models.Index(fields=['person', 'kind', 'state'], name='tenure_of_person')],
                'constraints': [models.CheckConstraint(condition=models.Q(('starts_on', None), ('ends_on', None), ('ends_on__gte', models.F('starts_on')), _connector='OR'), name='tenure_ends_after_start')],
            },
        ),
        migrations.CreateModel(
            name='Place',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120)),
                ('place_kind', models.CharField(blank=True, max_length=20)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='places', to='people.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('court', 'name'), name='place_name_per_court')],
            },
        ),
        migrations.AddField(
            model_name='person',
            name='court',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='people', to='people.unit'),
        ),
        migrations.AddIndex(
            model_name='person',
            index=models.Index(fields=['court', 'full_name'], name='person_by_name'),
        ),
    ]
