"""PDFs that act, hide, lie, or hold what was taken out of them."""

from __future__ import annotations

from tests.extraction.zips import Member, zip_of
from tests.hostile import pdf
from tests.hostile.files import BadFile, Canary

PAGES = 100_000


def javascript(_: Canary) -> bytes:
    return pdf.of_text(
        b"a page with a script",
        catalog=b"/OpenAction 6 0 R",
        more=[b"<< /S /JavaScript /JS (app.launchURL\\('http://127.0.0.1/'\\)) >>"],
    )


def launching(canary: Canary) -> bytes:
    """A link that starts a program, one into a file of this machine, one to a server."""
    path, address = str(canary.path).encode(), canary.address.encode()
    actions = [
        b"<< /S /Launch /F (cmd.exe) >>",
        b"<< /S /GoToR /F (%s) /D [0 /Fit] >>" % path,
        b"<< /S /URI /URI (%s/beacon) >>" % address,
        b"<< /S /SubmitForm /F << /FS /URL /F (%s/form) >> >>" % address,
    ]
    links = [
        b"<< /Type /Annot /Subtype /Link /Rect [72 %d 300 %d] /A %s >>" % (600 - 40 * n, 620 - 40 * n, action)
        for n, action in enumerate(actions)
    ]
    named = b" ".join(b"%d 0 R" % number for number in range(6, 6 + len(links)))
    return pdf.of_text(b"a page with links", leaf=b"/Annots [%s]" % named, more=links)


def embedded(_: Canary) -> bytes:
    """Files within: an archive, and a text whose name leads out."""
    archive = zip_of(Member(b"inner.txt", b"inside the archive inside"))
    names = b"<< /EmbeddedFiles << /Names [(a.zip) 6 0 R (b.txt) 8 0 R] >> >>"
    return pdf.of_text(
        b"a page with files",
        catalog=b"/Names " + names,
        more=[
            b"<< /Type /Filespec /F (a.zip) /UF (a.zip) /EF << /F 7 0 R >> >>",
            pdf.deflated(archive, b"/Type /EmbeddedFile"),
            b"<< /Type /Filespec /F (../../planted-by-a-hostile-file) /UF (../../planted-by-a-hostile-file)"
            b" /EF << /F 9 0 R >> >>",
            pdf.deflated(b"written outside", b"/Type /EmbeddedFile"),
        ],
    )


def locked(_: Canary) -> bytes:
    """Encrypted with a password that nobody said (the standard security handler, 40 bits)."""
    noise = b"<" + bytes(range(32)).hex().encode() + b">"
    encrypt = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O %s /U %s /P -4 >> /ID [%s %s]"
    return pdf.of_text(b"never to be read", trailer=encrypt % ((noise,) * 4))


def strangely_locked(_: Canary) -> bytes:
    return pdf.of_text(b"never to be read", trailer=b"/Encrypt << /Filter /Acme.Secret /V 9 /R 9 >>")


def blacked_out(_: Canary) -> bytes:
    """A redaction as people make it: a black box over letters that stay in the file."""
    content = pdf.shown(b"The witness is") + pdf.shown(b"Samir Keltabi", 200)
    return pdf.of_text(content=pdf.stream(content + b"0 g 195 695 120 16 re f\n"))


def unseen(_: Canary) -> bytes:
    """Letters painted invisibly, white on white, and beside the page: words for machines only."""
    content = (
        pdf.shown(b"what people see")
        + b"3 Tr " + pdf.shown(b"an invisible instruction", y=600) + b"0 Tr "
        + b"1 g " + pdf.shown(b"a white instruction", y=500) + b"0 g "
        + pdf.shown(b"an instruction outside", x=3000)
    )  # fmt: skip
    return pdf.of_text(content=pdf.stream(content))


def rewritten(_: Canary) -> bytes:
    """The file as it was, and behind it a new version of its page: the old one is still there."""
    first = pdf.of_text(b"Samir Keltabi was there")
    place = len(first)
    body = b"5 0 obj\n" + pdf.stream(pdf.shown(b"Nobody was there")) + b"\nendobj\n"
    table = b"xref\n5 1\n%010d 00000 n \n" % place
    start = first.rindex(b"startxref\n") + 10
    before = first[start : first.index(b"\n", start)]
    trailer = b"trailer\n<< /Size 6 /Root 1 0 R /Prev %s >>\n" % before
    return first + body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (place + len(body))


def lying_letters(_: Canary) -> bytes:
    """A font that says of its 1 that it is a 9, and of its r that it turns the direction of writing."""
    said = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def"
        b" 1 begincodespacerange <00> <FF> endcodespacerange"
        b" 2 beginbfchar <31> <0039> <72> <202E> endbfchar endcmap end end"
    )
    return pdf.file_of(
        [
            pdf.CATALOG,
            b"<< /Type /Pages /Kids [4 0 R] /Count 1 >>",
            pdf.FONT.removesuffix(b">>") + b"/ToUnicode 6 0 R >>",
            pdf.page(5),
            pdf.stream(pdf.shown(b"1 year")),
            pdf.stream(said),
        ]
    )


def page_count_one(_: Canary) -> bytes:
    """Three pages in a file that says four times that it has one."""
    info = b"<< /Pages (1) /Title (Pages: 1) >>"
    kids = [pdf.page(number) for number in (7, 8, 9)]
    contents = [pdf.stream(pdf.shown(b"page %d" % number)) for number in (1, 2, 3)]
    objects = [
        pdf.CATALOG,
        b"<< /Type /Pages /Kids [4 0 R 5 0 R 6 0 R] /Count 1 >>",
        pdf.FONT,
        *kids,
        *contents,
        info,
    ]
    return pdf.file_of(objects, trailer=b"/Info 10 0 R", comment=b"% Pages: 1\n")


def hundred_thousand_pages(_: Canary) -> bytes:
    """A hundred thousand pages that share one content."""
    kids = b" ".join(b"%d 0 R" % number for number in range(5, 5 + PAGES))
    return pdf.file_of(
        [
            pdf.CATALOG,
            b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, PAGES),
            pdf.FONT,
            pdf.stream(pdf.shown(b"the same")),
            *([pdf.page(4)] * PAGES),
        ]
    )


def one_page_many_times(_: Canary) -> bytes:
    """Some bytes that say that they are a hundred million pages: a tree whose leaves are one page."""
    objects = [pdf.CATALOG]
    levels = 8
    for level in range(levels):
        child = level + 3
        objects.append(
            b"<< /Type /Pages /Kids [%s] /Count %d >>"
            % (b" ".join([b"%d 0 R" % child] * 10), 10 ** (levels - level))
        )
    objects.append(b"<< /Type /Page /MediaBox [0 0 612 792] /Contents %d 0 R >>" % (levels + 3))
    objects.append(pdf.stream(b""))
    return pdf.file_of(objects)


def outside_streams(canary: Canary) -> bytes:
    """A page whose content is said to be a file of this machine (ISO 32000, 7.3.8.1)."""
    content = b"<< /Length 0 /F (%s) >>\nstream\n\nendstream" % str(canary.path).encode()
    return pdf.of_text(content=content)


def forms(canary: Canary) -> bytes:
    """An XFA form with an entity that stands for a file of this machine."""
    xfa = b'<!DOCTYPE x [<!ENTITY a SYSTEM "%s">]><xdp:xdp>&a;</xdp:xdp>' % canary.path.as_uri().encode()
    return pdf.of_text(
        b"a page with a form", catalog=b"/AcroForm << /XFA 6 0 R /Fields [] >>", more=[pdf.stream(xfa)]
    )


FILES = (
    BadFile(
        "javascript.pdf",
        javascript,
        "read",
        ("JavaScript", "nothing of it was run"),
        text="a page with a script",
    ),
    BadFile(
        "launching.pdf",
        launching,
        "read",
        ("actions that start programs", "no link was opened"),
        text="a page with links",
    ),
    BadFile(
        "embedded.pdf",
        embedded,
        "read",
        ("2 files are attached and are read apart",),
        text="a page with files",
        members={"a.zip": "read", "../../planted-by-a-hostile-file": "read", "a.zip/inner.txt": "read"},
    ),
    BadFile("locked.pdf", locked, says=("it is locked with a password",)),
    BadFile("strangely-locked.pdf", strangely_locked, says=("encrypted in a way that is not known",)),
    BadFile(
        "blacked-out.pdf",
        blacked_out,
        "read",
        ("under a box or picture",),
        text="The witness is\nSamir Keltabi",
    ),
    BadFile(
        "unseen.pdf",
        unseen,
        "read",
        ("painted invisibly", "white on white", "outside the visible page"),
        text="what people see\nan invisible instruction\na white instruction\nan instruction outside",
    ),
    BadFile(
        "rewritten.pdf",
        rewritten,
        "read",
        ("written on once after it was finished",),
        text="Nobody was there",
    ),
    BadFile(
        "page-count.pdf",
        page_count_one,
        "read",
        ("says that it has 1 page but holds 3",),
        text="page 1\npage 2\npage 3",
    ),
    BadFile("many-pages.pdf", hundred_thousand_pages, says=("more than 20,000 pages",)),
    BadFile("page-many-times.pdf", one_page_many_times, says=("it is damaged or no PDF",)),
    BadFile("outside-stream.pdf", outside_streams, "empty", ("its pages are empty",)),
    BadFile("form.pdf", forms, "read", ("an XFA form",), text="a page with a form"),
)

LYING_LETTERS = BadFile("lying-letters.pdf", lying_letters, "read", ("letters",))
