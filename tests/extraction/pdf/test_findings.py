from sijill.extraction.pdf.findings import Findings, named


def test_one_oddity_of_many_pages_is_one_sentence() -> None:
    findings = Findings()
    findings.note("{pages}: comments.", 3)
    findings.say("The file is odd.")
    for page in (3, 4, 5, 9):
        findings.note("{pages}: comments.", page)

    assert findings.sentences() == ("The file is odd.", "Pages 3–5, 9: comments.")


def test_pages_are_named_shortly() -> None:
    assert named([7]) == "Page 7"
    assert named([1, 2, 3, 7]) == "Pages 1–3, 7"
    assert named(range(1, 60, 2)).endswith("21, 23 and others")
