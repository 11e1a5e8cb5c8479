"""The tables; all but the ledger's own and the users are projections, written by projectors only.

Values that come from a ledger body are kept as text (canonical JSON, ISO dates, hex), so that a replayed row
can be compared with a stored one byte for byte on either database.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from sijill.store.users import User  # noqa: F401 (Django looks for all models here)

ID = 32
HASH = 64


class Entry(models.Model):
    """One line of the ledger; ``salt`` and ``body`` are null once erased."""

    seq = models.BigIntegerField(primary_key=True)
    origin = models.CharField(max_length=64)
    kind = models.CharField(max_length=48)
    at = models.CharField(max_length=32)
    author = models.CharField(max_length=ID)
    commitment = models.CharField(max_length=HASH)
    salt = models.CharField(max_length=HASH, null=True)
    body = models.TextField(null=True)

    class Meta:
        db_table = "entry"


class Head(models.Model):
    """The one row that writers lock, last: how long the ledger is, and the right edge of its tree."""

    origin = models.CharField(max_length=64)
    size = models.BigIntegerField()
    frontier = models.TextField()

    class Meta:
        db_table = "head"


class Checkpoint(models.Model):
    """The signed note that ends each transaction."""

    size = models.BigIntegerField(primary_key=True)
    note = models.TextField()

    class Meta:
        db_table = "checkpoint"


class Source(models.Model):
    """``part_of``: the source that it came in, as its details say."""

    id = models.CharField(max_length=ID, primary_key=True)
    sha256 = models.CharField(max_length=HASH)
    size = models.BigIntegerField()
    name = models.TextField()
    details = models.TextField()
    audience = models.CharField(max_length=8)
    entry = models.BigIntegerField()
    version = models.BigIntegerField()
    part_of = models.CharField(max_length=ID, null=True)

    class Meta:
        db_table = "source"
        indexes: ClassVar = [models.Index(fields=["part_of"], name="source_part_of")]


class Document(models.Model):
    """What extraction made of a source; ``file`` is the SHA-256 of the kept document.

    ``outcome`` is ``read``, or why there is no document (``empty``, ``refused``, ``killed``; then ``file`` is
    null and ``warnings`` hold the reason).
    """

    source = models.CharField(max_length=ID, primary_key=True)
    outcome = models.CharField(max_length=8)
    file = models.CharField(max_length=HASH, null=True)
    text_sha256 = models.CharField(max_length=HASH, null=True)
    extractor = models.TextField()
    tabular = models.BooleanField()
    language = models.CharField(max_length=16, null=True)
    warnings = models.TextField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "document"


class Custody(models.Model):
    """An entry that belongs to the history of a source."""

    id = models.CharField(max_length=56, primary_key=True)
    source = models.CharField(max_length=ID)
    entry = models.BigIntegerField()

    class Meta:
        db_table = "custody"
        indexes: ClassVar = [models.Index(fields=["source", "entry"], name="custody_source")]


class NearCopy(models.Model):
    """Two sources that say the same; ``kind`` and ``permille`` are null if no program found them alike.

    ``state`` is ``proposed`` or a person's verdict; ``original`` the one of the two that came first;
    ``changed`` what the verdict changed in what the two are derived from.
    """

    id = models.CharField(max_length=ID, primary_key=True)
    left = models.CharField(max_length=ID)
    right = models.CharField(max_length=ID)
    kind = models.CharField(max_length=8, null=True)
    permille = models.IntegerField(null=True)
    program = models.TextField(null=True)
    state = models.CharField(max_length=12)
    original = models.CharField(max_length=ID, null=True)
    changed = models.TextField()
    author = models.CharField(max_length=ID, null=True)
    reason = models.TextField()
    entry = models.BigIntegerField()
    version = models.BigIntegerField()

    class Meta:
        db_table = "near_copy"
        indexes: ClassVar = [
            models.Index(fields=["left"], name="near_copy_left"),
            models.Index(fields=["right"], name="near_copy_right"),
            models.Index(fields=["id"], name="near_copy_waiting", condition=models.Q(state="proposed")),
        ]


class List(models.Model):
    """A series of versions of one list, with the mapping and key columns it is read by."""

    id = models.CharField(max_length=ID, primary_key=True)
    name = models.TextField()
    mapping = models.TextField()
    version = models.IntegerField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "list"


class ListVersion(models.Model):
    """One import; ``root`` names its derived-rows file."""

    id = models.CharField(max_length=48, primary_key=True)
    list = models.CharField(max_length=ID)
    number = models.IntegerField()
    source = models.CharField(max_length=ID)
    root = models.CharField(max_length=HASH)
    rows = models.IntegerField()
    entry = models.BigIntegerField()

    class Meta:
        db_table = "list_version"


class ListRow(models.Model):
    """A row of a list as its last version has it: the record it makes, and a digest of its cells.

    ``gone`` is the version in which the row was no longer there.
    """

    id = models.CharField(max_length=ID, primary_key=True)
    list = models.CharField(max_length=ID)
    digest = models.CharField(max_length=ID)
    version = models.IntegerField()
    gone = models.IntegerField(null=True)

    class Meta:
        db_table = "list_row"
        indexes: ClassVar = [models.Index(fields=["list"], name="list_row_list")]


class Record(models.Model):
    """``identity`` is the id of the identity it belongs to (its own id until judged the same as another)."""

    id = models.CharField(max_length=ID, primary_key=True)
    kind = models.CharField(max_length=16)
    type = models.CharField(max_length=48)
    source = models.CharField(max_length=ID)
    subject = models.CharField(max_length=ID, null=True)
    name = models.TextField(null=True)
    identity = models.CharField(max_length=ID)
    entry = models.BigIntegerField()
    place = models.BigIntegerField()

    class Meta:
        db_table = "record"
        indexes: ClassVar = [
            models.Index(fields=["identity"], name="record_identity"),
            models.Index(fields=["subject"], name="record_subject"),
            models.Index(fields=["kind", "type", "place"], name="record_kind"),
            models.Index(fields=["source"], name="record_source"),
        ]


class Claim(models.Model):
    """``superseded``: the entry since which its own source no longer says so; ``version``: the last entry."""

    id = models.CharField(max_length=ID, primary_key=True)
    record = models.CharField(max_length=ID, null=True)
    source = models.CharField(max_length=ID)
    property = models.CharField(max_length=48)
    kind = models.CharField(max_length=16)
    value = models.TextField()
    original = models.TextField()
    start = models.IntegerField(null=True)
    end = models.IntegerField(null=True)
    column = models.TextField(null=True)
    claimant = models.CharField(max_length=ID, null=True)
    via = models.TextField(null=True)
    modality = models.CharField(max_length=16)
    origin = models.TextField()
    state = models.CharField(max_length=8)
    superseded = models.BigIntegerField(null=True)
    version = models.BigIntegerField()

    class Meta:
        db_table = "claim"
        indexes: ClassVar = [
            models.Index(fields=["record"], name="claim_record"),
            models.Index(
                fields=["source", "start"], name="claim_proposed", condition=models.Q(state="proposed")
            ),
            models.Index(
                fields=["record"],
                name="claim_fallen",
                condition=models.Q(state="rejected") | models.Q(superseded__isnull=False),
            ),
        ]


class Judgement(models.Model):
    """``author``: a person's key id or a model's ``name@version``; ``withdrawn``: the entry that did so.

    ``evidence`` is what a model's probability is made of, ``change`` the merge or split it came with.
    """

    id = models.CharField(max_length=ID, primary_key=True)
    left = models.CharField(max_length=ID)
    right = models.CharField(max_length=ID)
    verdict = models.CharField(max_length=12)
    by_person = models.BooleanField()
    author = models.TextField()
    probability = models.IntegerField()
    reason = models.TextField()
    entry = models.BigIntegerField()
    withdrawn = models.BigIntegerField(null=True)
    evidence = models.TextField(null=True)
    change = models.CharField(max_length=ID, null=True)

    class Meta:
        db_table = "judgement"
        indexes: ClassVar = [
            models.Index(fields=["left"], name="judgement_left"),
            models.Index(fields=["right"], name="judgement_right"),
            models.Index(
                fields=["change"], name="judgement_change", condition=models.Q(change__isnull=False)
            ),
        ]


class IdentityChange(models.Model):
    """Identities that a person merged, or one that a person split; its judgements name it."""

    id = models.CharField(max_length=ID, primary_key=True)
    kind = models.CharField(max_length=8)
    author = models.CharField(max_length=ID)
    entry = models.BigIntegerField()
    withdrawn = models.BigIntegerField(null=True)

    class Meta:
        db_table = "identity_change"


class Holding(models.Model):
    """What the team holds to be so: one claim of a fact, or (``claim`` null) that the fact is discounted."""

    id = models.CharField(max_length=ID, primary_key=True)
    record = models.CharField(max_length=ID)
    property = models.CharField(max_length=48)
    claim = models.CharField(max_length=ID, null=True)
    reason = models.TextField()
    author = models.CharField(max_length=ID)
    entry = models.BigIntegerField()
    withdrawn = models.BigIntegerField(null=True)

    class Meta:
        db_table = "holding"
        indexes: ClassVar = [models.Index(fields=["record"], name="holding_record")]


class Membership(models.Model):
    """A nameless place in a group has found its person."""

    id = models.CharField(max_length=ID, primary_key=True)
    group = models.CharField(max_length=ID)
    member = models.CharField(max_length=ID)
    reason = models.TextField()
    author = models.CharField(max_length=ID)
    entry = models.BigIntegerField()
    withdrawn = models.BigIntegerField(null=True)

    class Meta:
        db_table = "membership"
        indexes: ClassVar = [models.Index(fields=["group"], name="membership_group")]


class Consent(models.Model):
    id = models.CharField(max_length=ID, primary_key=True)
    record = models.CharField(max_length=ID)
    use = models.CharField(max_length=16)
    fields = models.TextField()
    by = models.TextField()
    until = models.CharField(max_length=10, null=True)
    entry = models.BigIntegerField()
    withdrawn = models.BigIntegerField(null=True)

    class Meta:
        db_table = "consent"
        indexes: ClassVar = [models.Index(fields=["record"], name="consent_record")]


class Run(models.Model):
    """A reading or a matching: which reader or model made which rows file, when."""

    entry = models.BigIntegerField(primary_key=True)
    kind = models.CharField(max_length=16)
    subject = models.CharField(max_length=ID, null=True)
    program = models.TextField()
    root = models.CharField(max_length=HASH)
    details = models.TextField()

    class Meta:
        db_table = "run"
        indexes: ClassVar = [models.Index(fields=["subject"], name="run_subject")]


class PublicId(models.Model):
    """The random id under which public pages show an identity."""

    id = models.CharField(max_length=ID, primary_key=True)
    record = models.CharField(max_length=ID, unique=True)
    entry = models.BigIntegerField()

    class Meta:
        db_table = "public_id"


class Tombstone(models.Model):
    """Keyed mark of erased content; ``lifted`` is the entry by which a person let it back in."""

    id = models.CharField(max_length=ID, primary_key=True)
    entry = models.BigIntegerField()
    lifted = models.BigIntegerField(null=True)

    class Meta:
        db_table = "tombstone"


PROJECTIONS: tuple[type[models.Model], ...] = (
    Source,
    Document,
    Custody,
    NearCopy,
    List,
    ListVersion,
    ListRow,
    Record,
    Claim,
    Judgement,
    IdentityChange,
    Holding,
    Membership,
    Consent,
    Run,
    PublicId,
    Tombstone,
)
