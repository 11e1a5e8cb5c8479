"""What pages change: decisions on claims, verdicts on pairs. All of it is the desk's; a page only asks."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from sijill.claims import Verdict
from sijill.desk import judging, review
from sijill.desk.review import Action, Decision
from sijill.store import Conflict, NotFound, StorageError
from sijill.store.queries import View
from sijill.store.queries.rows import claims_among
from sijill.web import served
from sijill.web.pages.pairs import place
from sijill.web.refusals import CONFLICT, WRONG_REQUEST, refusal

BUSY = gettext_noop(
    "The register could not be written just now: another program may be writing, or the disk is full."
    " Nothing was changed. Try again in a moment."
)
_LONGEST_REASON = 2_000


@require_POST
def decide(request: HttpRequest, claim: str) -> HttpResponse:
    """Accept, reject or reopen the claim as it was seen; then lead to what waits next in its source."""
    register = served.now().register
    view = View(register)
    held = next(claims_among(view.tables, "id", [claim]), None)
    if held is None or held.source in view.hidden:
        raise Http404
    back = _on_screen(held.source, claim)
    try:
        action = Action(request.POST.get("action", ""))
        seen = int(request.POST.get("seen", ""))
    except ValueError:
        return refusal(400, WRONG_REQUEST, back=back)
    try:
        review.decide(register, [Decision(claim, action, seen)], author=register.settings.author)
    except Conflict:
        return refusal(409, CONFLICT, back=back)
    except StorageError:
        return refusal(503, BUSY, back=back)
    if action is Action.REOPEN:
        return HttpResponseRedirect(back)
    return HttpResponseRedirect(_on_screen(held.source, _next(view, held.source, held.start) or claim))


@require_POST
def judge(request: HttpRequest) -> HttpResponse:
    """Say of two records that they are the same, different, or that one cannot tell."""
    register = served.now().register
    at = place(request.POST.get("at", ""))
    back = f"{reverse('pairs')}?at={at}"
    try:
        verdict = Verdict(request.POST.get("verdict", ""))
    except ValueError:
        return refusal(400, WRONG_REQUEST, back=back)
    try:
        written = judging.judge(
            register,
            request.POST.get("left", ""),
            request.POST.get("right", ""),
            verdict,
            reason=request.POST.get("reason", "").strip()[:_LONGEST_REASON],
            author=register.settings.author,
        )
    except NotFound:
        raise Http404 from None
    except StorageError:
        return refusal(503, BUSY, back=back)
    return HttpResponseRedirect(f"{back}&done={written.acts[0].body['judgement']}")


@require_POST
def take_back(request: HttpRequest, judgement: str) -> HttpResponse:
    """Take a judgement back; then lead to where it was made.

    That is the person's page, who may be two people now, or the question's place in the queue.
    """
    register = served.now().register
    person = request.POST.get("person", "")
    if "at" in request.POST:
        back = f"{reverse('pairs')}?at={place(request.POST['at'])}"
    elif person.isalnum() and person.isascii():
        back = reverse("person", args=[person])
    else:
        back = reverse("people")
    reason = request.POST.get("reason", "").strip()[:_LONGEST_REASON]
    try:
        judging.take_back(register, judgement, reason=reason, author=register.settings.author)
    except NotFound:
        raise Http404 from None
    except Conflict:
        return refusal(409, CONFLICT, back=back)
    except StorageError:
        return refusal(503, BUSY, back=back)
    return HttpResponseRedirect(back)


def _on_screen(source: str, claim: str) -> str:
    return f"{reverse('source', args=[source])}?claim={claim}#k-{claim}"


def _next(view: View, source: str, start: int | None) -> str | None:
    """Give the next claim of the source that waits: after this place, else from the beginning."""
    waiting = review.proposals(view, source=source)
    after = [claim for claim in waiting if (claim.start or 0) >= (start or 0)]
    return (after or waiting)[0].id if waiting else None
