from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("store", "0002_search")]
    operations = [
        migrations.AddIndex(
            model_name="claim",
            index=models.Index(
                condition=models.Q(("state", "rejected"), ("superseded__isnull", False), _connector="OR"),
                fields=["record"],
                name="claim_fallen",
            ),
        ),
    ]
