from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0004_lineage")]
    operations = [
        migrations.AddField("judgement", "evidence", models.TextField(null=True)),
        migrations.AddField("judgement", "change", models.CharField(max_length=32, null=True)),
        migrations.AddIndex(
            "judgement",
            models.Index(
                condition=models.Q(("change__isnull", False)), fields=["change"], name="judgement_change"
            ),
        ),
        migrations.CreateModel(
            name="IdentityChange",
            fields=[
                ("id", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("kind", models.CharField(max_length=8)),
                ("author", models.CharField(max_length=32)),
                ("entry", models.BigIntegerField()),
                ("withdrawn", models.BigIntegerField(null=True)),
            ],
            options={"db_table": "identity_change"},
        ),
    ]
