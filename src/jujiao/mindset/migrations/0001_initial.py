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
            name='Difficulty',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=jujiao.people.models.new_public_id, max_length=32, unique=True)),
                ('difficulty_class', models.CharField(choices=[('pressure', '工作压力'), ('household', '家庭经济'), ('health', '身心健康'), ('other', '其他')], max_length=20)),
                ('urgency', models.CharField(choices=[('noted', '一般'), ('help_wanted', '需帮扶'), ('urgent', '紧急')], max_length=20)),
                ('noted_on', models.DateField()),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('talk', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='difficulties', to='ledger.record')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Position',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=jujiao.people.models.new_public_id, max_length=32, unique=True)),
                ('name', models.CharField(max_length=120)),
                ('position_sort', models.CharField(choices=[('public_account', '公众号'), ('website', '网站'), ('video_account', '视频号'), ('lecture', '讲座论坛'), ('group_chat', '工作群'), ('publication', '内部刊物'), ('display', '展板电子屏')], max_length=20)),
                ('opened_on', models.DateField()),
                ('closed_on', models.DateField(null=True)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
                ('unit', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('court', 'name'), name='position_name_per_court')],
            },
        ),
        migrations.CreateModel(
            name='PositionReview',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reviewed_on', models.DateField()),
                ('result', models.CharField(choices=[('sound', '正常'), ('mended', '已整改'), ('closed', '关停')], max_length=10)),
                ('reviewed_by_name', models.CharField(max_length=60)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('position', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reviews', to='mindset.position')),
            ],
            options={
                'ordering': ('reviewed_on', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='TalkCause',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('public_id', models.CharField(default=jujiao.people.models.new_public_id, max_length=32, unique=True)),
                ('cause', models.CharField(choices=[('setback', '工作困难或挫折'), ('complaint', '受到投诉或失实举报'), ('conduct', '办案或作风出现问题'), ('appraisal', '考核考察之后'), ('family', '家庭变故或生病'), ('conflict', '矛盾不团结'), ('request', '本人要求'), ('inspectors', '纪检部门反映')], max_length=20)),
                ('arose_on', models.DateField()),
                ('recorded_at', models.DateTimeField()),
                ('recorded_by_id', models.BigIntegerField(null=True)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.person')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('court', 'person', 'cause', 'arose_on'), name='talk_cause_once')],
            },
        ),
    ]
