"""The closed words of the model, and the kinds of entries, as the pages call them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

STATES = {
    "proposed": _("proposed"),
    "accepted": _("accepted"),
    "rejected": _("rejected"),
}
SUPERSEDED = _("no longer said by its source")
GRADES = {
    "confirmed": _("confirmed"),
    "fair": _("fair"),
    "weak": _("weak"),
    "contested": _("contested"),
    "discounted": _("discounted"),
}
MODALITIES = {
    "reported": _("reported"),
    "denied": _("denied"),
    "announced": _("announced"),
    "demanded": _("demanded"),
    "presupposed": _("presupposed"),
}
VERDICTS = {
    "same": _("the same person"),
    "different": _("different people"),
    "unsure": _("cannot be told"),
}
PARTIES = {
    "accused": _("its conduct is what the others report"),
    "affected": _("speaks for those concerned"),
}
AUDIENCES = {
    "public": _("open to all"),
    "team": _("for the team"),
    "named": _("for named people"),
}
KINDS = {
    "person": _("person"),
    "group": _("group"),
    "name": _("name"),
    "organisation": _("organisation"),
    "place": _("place"),
    "date": _("date"),
    "event": pgettext_lazy("kind of claim", "event"),
    "penalty": _("penalty"),
    "charge": _("charge"),
    "age": _("age"),
    "role": _("office"),
    "figure": _("figure"),
    "quote": _("quotation"),
    "demand": _("demand"),
    "text": _("text"),
    "sex": _("sex"),
    "number": _("number"),
    "boolean": _("yes or no"),
    "identifier": _("identifier"),
    "participant": _("participant"),
}
CUSTODY = {
    "ingestion": _("taken in"),
    "message digest calculation": _("fingerprint taken"),
    "metadata modification": _("described anew"),
    "text extraction": _("text taken out"),
    "metadata extraction": _("claims taken from it"),
    "deletion": _("erased"),
    "creation": _("made"),
    "capture": _("captured"),
    "transfer": _("handed over"),
    "replication": _("copied"),
    "refreshment": _("copied to a new carrier"),
    "imaging": _("copied bit by bit"),
    "migration": _("converted"),
    "modification": _("changed"),
    "redaction": _("blacked out in part"),
    "decryption": _("decrypted"),
    "virus check": _("checked for viruses"),
    "fixity check": _("compared with its fingerprint"),
    "quarantine": _("set apart"),
    "recovery": _("recovered"),
}
"""Event types of PREMIS 3 in the history of a source."""

COPY_KINDS = {
    "text": _("the same words"),
    "part": _("one stands in the other"),
    "picture": _("the same picture"),
}
COPY_STATES = {
    "proposed": _("waits for a person"),
    "copy": _("a copy"),
    "independent": _("independent"),
    "unsure": _("cannot be told"),
}
ENTRIES = {
    "register.created": _("The register was made"),
    "source.added": _("A source was added"),
    "source.described": _("A source was described anew"),
    "document.extracted": _("The text of a source was kept"),
    "custody.noted": _("Something that befell a source was noted"),
    "copies.found": _("Sources that say nearly the same were found"),
    "copy.judged": _("Two sources were judged to be copies or not"),
    "copy.withdrawn": _("A verdict on two sources was taken back"),
    "list.imported": _("A list was taken in"),
    "reading.made": _("A source was read"),
    "matching.made": _("Records were matched"),
    "claim.accepted": _("A claim was accepted"),
    "claim.rejected": _("A claim was rejected"),
    "claim.reopened": _("A decision on a claim was taken back"),
    "judgement.made": _("A pair was judged"),
    "judgement.withdrawn": _("A judgement was taken back"),
    "fact.held": _("A value was held to be so"),
    "fact.released": _("A held value was released"),
    "group.resolved": _("A member of a group was found"),
    "group.unresolved": _("A member of a group was taken out"),
    "consent.given": _("Consent was given"),
    "consent.withdrawn": _("Consent was withdrawn"),
    "public_id.assigned": _("A public page was given its address"),
    "erased": _("Something was erased for safety"),
    "restored": _("Something erased was let back in"),
}
