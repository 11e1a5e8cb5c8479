import json
from typing import Any

from django.db import migrations, models

from sijill.store.fingerprints import CREATE, DROP

_OF_A_SOURCE = ("source.added", "source.described", "document.extracted", "list.imported", "reading.made")
_BATCH = 1_000


def create(apps: Any, schema_editor: Any) -> None:
    for statement in CREATE[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def drop(apps: Any, schema_editor: Any) -> None:
    for statement in DROP:
        schema_editor.execute(statement)


def give_histories(apps: Any, schema_editor: Any) -> None:
    """Give each source the history that a replay would give it."""
    alias = schema_editor.connection.alias
    entry, custody = apps.get_model("store", "Entry"), apps.get_model("store", "Custody")
    held: dict[str, tuple[str, str | None]] = {}
    rows = []
    query = entry.objects.using(alias).filter(kind__in=(*_OF_A_SOURCE, "erased"), body__isnull=False)
    for seq, kind, text in query.order_by("seq").values_list("seq", "kind", "body").iterator():
        try:
            body = json.loads(text)
            sources = _concerned(kind, body, held)
        except (ValueError, KeyError, TypeError):
            # Tampered with: verification names it.
            continue
        rows += [custody(id=f"{source}-{seq}", source=source, entry=seq) for source in sources]
    custody.objects.using(alias).bulk_create(rows, batch_size=_BATCH)


def _concerned(kind: str, body: Any, held: dict[str, tuple[str, str | None]]) -> list[str]:
    """Give the sources of an entry; ``held`` are the original and the text of each so far."""
    if kind == "erased":
        gone = set(body["files"])
        return sorted(source for source, files in held.items() if not gone.isdisjoint(files))
    source: str = body["source"]
    if kind == "source.added":
        held[source] = (body["sha256"], None)
    elif kind == "document.extracted":
        held[source] = (held[source][0] if source in held else "", body["file"])
    return [source]


class Migration(migrations.Migration):
    dependencies = [("store", "0003_fallen_claims")]
    operations = [
        migrations.AddField("source", "part_of", models.CharField(max_length=32, null=True)),
        migrations.AddIndex("source", models.Index(fields=["part_of"], name="source_part_of")),
        migrations.CreateModel(
            name="Custody",
            fields=[
                ("id", models.CharField(max_length=56, primary_key=True, serialize=False)),
                ("source", models.CharField(max_length=32)),
                ("entry", models.BigIntegerField()),
            ],
            options={
                "db_table": "custody",
                "indexes": [models.Index(fields=["source", "entry"], name="custody_source")],
            },
        ),
        migrations.CreateModel(
            name="NearCopy",
            fields=[
                ("id", models.CharField(max_length=32, primary_key=True, serialize=False)),
                ("left", models.CharField(max_length=32)),
                ("right", models.CharField(max_length=32)),
                ("kind", models.CharField(max_length=8, null=True)),
                ("permille", models.IntegerField(null=True)),
                ("program", models.TextField(null=True)),
                ("state", models.CharField(max_length=12)),
                ("original", models.CharField(max_length=32, null=True)),
                ("changed", models.TextField()),
                ("author", models.CharField(max_length=32, null=True)),
                ("reason", models.TextField()),
                ("entry", models.BigIntegerField()),
                ("version", models.BigIntegerField()),
            ],
            options={
                "db_table": "near_copy",
                "indexes": [
                    models.Index(fields=["left"], name="near_copy_left"),
                    models.Index(fields=["right"], name="near_copy_right"),
                    models.Index(
                        condition=models.Q(("state", "proposed")), fields=["id"], name="near_copy_waiting"
                    ),
                ],
            },
        ),
        migrations.RunPython(create, drop),
        migrations.RunPython(give_histories, migrations.RunPython.noop),
    ]
