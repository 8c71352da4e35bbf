import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('findings', '0001_initial'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='FindingDeadline',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('set_on', models.DateField()),
                ('due_on', models.DateField(null=True)),
                ('court', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.unit')),
                ('finding', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='deadlines', to='findings.finding')),
            ],
            options={
                'ordering': ('pk',),
            },
        ),
    ]
