from tests.web.conftest import Served
from tests.web.server import Answer, Client


def proposal(served: Served, number: int = 0) -> tuple[str, str]:
    """Give a claim that waits, and its source."""
    rows = served.select(
        "SELECT id, source FROM claim WHERE state = 'proposed' AND source = ?"
        ' ORDER BY start, "end" DESC, id',
        served.source("article_ar_2.txt"),
    )
    claim, source = rows[number]
    return str(claim), str(source)


def state(served: Served, claim: str) -> str:
    return str(served.select("SELECT state FROM claim WHERE id = ?", claim)[0][0])


def seen(served: Served, claim: str) -> str:
    return str(served.select("SELECT version FROM claim WHERE id = ?", claim)[0][0])


def decide(client: Client, page: Answer, claim: str, action: str, version: str) -> Answer:
    token = page.hidden("csrfmiddlewaretoken")
    form = {"csrfmiddlewaretoken": token, "action": action, "seen": version}
    return client.post(f"/en/claims/{claim}/decide/", form)


def test_a_proposal_is_accepted_rejected_and_taken_back(own_narvand: Served) -> None:
    claim, source = proposal(own_narvand)
    client = own_narvand.client()
    page = client.get(f"/en/sources/{source}/?claim={claim}")
    author = own_narvand.select("SELECT author FROM entry WHERE seq = 0")[0][0]

    accepted = decide(client, page, claim, "accept", seen(own_narvand, claim))
    assert (accepted.status, state(own_narvand, claim)) == (200, "accepted")

    decide(client, page, claim, "reopen", seen(own_narvand, claim))
    assert state(own_narvand, claim) == "proposed"

    decide(client, page, claim, "reject", seen(own_narvand, claim))
    assert state(own_narvand, claim) == "rejected"
    kinds = own_narvand.select("SELECT kind, author FROM entry ORDER BY seq DESC LIMIT 3")
    assert kinds == [
        ("claim.rejected", author),
        ("claim.reopened", author),
        ("claim.accepted", author),
    ]


def test_a_decision_leads_to_what_waits_next_in_the_source(own_narvand: Served) -> None:
    claim, source = proposal(own_narvand, 3)
    following, _ = proposal(own_narvand, 4)
    client = own_narvand.client()
    page = client.get(f"/en/sources/{source}/?claim={claim}")

    answer = decide(client, page, claim, "accept", seen(own_narvand, claim))

    assert f"?claim={following}" in answer.address


def test_a_stale_decision_is_a_conflict_and_changes_nothing(own_narvand: Served) -> None:
    claim, source = proposal(own_narvand)
    client = own_narvand.client()
    page = client.get(f"/en/sources/{source}/?claim={claim}")
    version = seen(own_narvand, claim)
    decide(client, page, claim, "accept", version)
    before = own_narvand.select("SELECT COUNT(*) FROM entry")

    answer = decide(client, page, claim, "reject", version)

    assert answer.status == 409
    assert "Somebody decided this while you were looking" in answer.text
    assert "حسم غيرك هذا وأنت تنظر فيه" in answer.text
    assert state(own_narvand, claim) == "accepted"
    assert own_narvand.select("SELECT COUNT(*) FROM entry") == before


def test_a_decision_that_makes_no_sense_is_refused(own_narvand: Served) -> None:
    claim, source = proposal(own_narvand)
    client = own_narvand.client()
    page = client.get(f"/en/sources/{source}/?claim={claim}")

    assert decide(client, page, claim, "publish", "1").status == 400
    assert decide(client, page, claim, "accept", "newest").status == 400
    assert decide(client, page, "0" * 32, "accept", "1").status == 404
    assert state(own_narvand, claim) == "proposed"


def test_a_pair_is_judged_and_the_judgement_taken_back_on_the_person_s_page(own_narvand: Served) -> None:
    client = own_narvand.client()
    page = client.get("/en/pairs/")
    left, right = page.hidden("left"), page.hidden("right")
    token = page.hidden("csrfmiddlewaretoken")
    identities = "SELECT COUNT(DISTINCT identity) FROM record WHERE id IN (?, ?)"
    assert own_narvand.select(identities, left, right) == [(2,)]

    form = {"csrfmiddlewaretoken": token, "left": left, "right": right, "verdict": "same"}
    assert client.post("/en/pairs/judge/", form | {"reason": "same father"}).status == 200
    assert own_narvand.select(identities, left, right) == [(1,)]

    person = client.get(f"/en/people/{left}/")
    assert "same father" in person.text
    judgement = own_narvand.select("SELECT id FROM judgement WHERE by_person ORDER BY entry DESC")[0][0]
    assert f"/en/judgements/{judgement}/take-back/" in person.text
    form = {"csrfmiddlewaretoken": token, "person": left}
    assert client.post(f"/en/judgements/{judgement}/take-back/", form).status == 200
    assert own_narvand.select(identities, left, right) == [(2,)]
    assert client.post(f"/en/judgements/{judgement}/take-back/", form).status == 409


def test_a_judged_pair_waits_no_longer(own_narvand: Served) -> None:
    client = own_narvand.client()
    page = client.get("/en/pairs/")
    left, right = page.hidden("left"), page.hidden("right")
    form = {
        "csrfmiddlewaretoken": page.hidden("csrfmiddlewaretoken"),
        "left": left,
        "right": right,
        "verdict": "unsure",
    }

    after = client.post("/en/pairs/judge/", form)

    assert (after.hidden("left"), after.hidden("right")) != (left, right)


def test_records_that_are_not_there_cannot_be_judged(own_narvand: Served) -> None:
    client = own_narvand.client()
    page = client.get("/en/pairs/")
    form = {
        "csrfmiddlewaretoken": page.hidden("csrfmiddlewaretoken"),
        "left": "0" * 32,
        "right": page.hidden("right"),
    }

    assert client.post("/en/pairs/judge/", form | {"verdict": "same"}).status == 404
    assert client.post("/en/pairs/judge/", form | {"verdict": "maybe"}).status == 400
