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
ENTRIES = {
    "register.created": _("The register was made"),
    "source.added": _("A source was added"),
    "source.described": _("A source was described anew"),
    "document.extracted": _("The text of a source was kept"),
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
