"""Saved mails in every wrapping give the same proposals; hostile ones are refused or harmless."""

from __future__ import annotations

import base64
import quopri
import time
from contextlib import suppress
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmop_wizard.exchange.mail.html_text import html_text
from kmop_wizard.exchange.mail.parts import LARGEST_MAIL, NotAMail
from kmop_wizard.exchange.mail.reader import read_eml, read_pasted
from tests.exchange.mails import FR_TABLE, FULL, IBAN, NL_PROSE, NL_TABLE, OTHER_IBAN
from tests.exchange.mails.collection import collection

HEAD = "From: kmo-portefeuille <info@example.be>\nSubject: Goedkeuring\nMIME-Version: 1.0\n"


def as_html(text: str) -> str:
    rows = [line.split(": ", 1) for line in text.splitlines() if line]
    cells = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>\n" for row in rows)
    return f"<html><head><title>x</title><style>p{{}}</style></head><body><table>{cells}</table></body></html>"


def mail(text: str, charset: str = "utf-8", kind: str = "plain", encoding: str = "8bit") -> bytes:
    data = text.encode(charset)
    if encoding == "base64":
        data = base64.encodebytes(data)
    if encoding == "quoted-printable":
        data = quopri.encodestring(data)
    about = (
        f"Content-Type: text/{kind}; charset={charset}\nContent-Transfer-Encoding: {encoding}\n\n"
    )
    return (HEAD + about).encode() + data


def both(plain: str, html: str) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Goedkeuring"
    message.set_content(plain)
    message.add_alternative(html, subtype="html")
    return message.as_bytes()


def found(data: bytes) -> dict[str, object]:
    return {each.fact: each.value for each in read_eml(data).proposals}


def refusal(data: bytes) -> str:
    with pytest.raises(NotAMail) as refused:
        read_eml(data)
    return refused.value.code


WRAPPINGS = [
    (charset, encoding)
    for charset in ("utf-8", "iso-8859-15", "windows-1252", "utf-16")
    for encoding in ("8bit", "base64", "quoted-printable")
    if charset != "utf-16" or encoding == "base64"  # in no other way such a mail travels
]


@pytest.mark.parametrize("kind", ["plain", "html"])
@pytest.mark.parametrize(("charset", "encoding"), WRAPPINGS)
@pytest.mark.parametrize("text", [NL_TABLE, FR_TABLE, NL_PROSE], ids=["nl", "fr", "prose"])
def test_every_wrapping_gives_the_same(kind: str, charset: str, encoding: str, text: str) -> None:
    if text == NL_PROSE and kind == "html":
        text = f"<p>{text}</p>"
    elif kind == "html":
        text = as_html(text)
    assert found(mail(text, charset, kind, encoding)) == FULL


@pytest.mark.parametrize(
    "charset", ["nonsense", "us-ascii", "rot13", "punycode", "hex", '""', "utf-8*"]
)
def test_a_charset_that_lies_or_is_none(charset: str) -> None:
    data = mail(NL_TABLE).replace(b"charset=utf-8", f"charset={charset}".encode())
    assert found(data) == FULL


def test_a_forwarded_mail_is_read_but_other_attachments_are_not() -> None:
    inner = EmailMessage()
    inner["Subject"] = "Goedkeuring"
    inner.set_content(NL_TABLE)
    outer = EmailMessage()
    outer["Subject"] = "FW"
    outer.set_content("Kan jij dit doen?")
    outer.add_attachment(inner)
    outer.add_attachment(f"Rekeningnummer: {OTHER_IBAN}", filename="oud.txt")
    outer.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    assert found(outer.as_bytes()) == FULL


def test_plain_text_and_html_that_agree_count_once() -> None:
    assert found(both(NL_TABLE, as_html(NL_TABLE))) == FULL
    assert found(both("Bekijk deze mail in uw browser.", as_html(NL_TABLE))) == FULL


def test_plain_text_and_html_that_differ_give_nothing_for_that_fact() -> None:
    other = as_html(NL_TABLE).replace("BE71 0961 2345 6769", OTHER_IBAN)
    in_doubt = ("deposit.iban", "deposit.beneficiary")
    expected = {fact: value for fact, value in FULL.items() if fact not in in_doubt}
    assert found(both(NL_TABLE, other)) == expected


@pytest.mark.parametrize(
    "hidden",
    [
        f'<div style="display: none">Rekeningnummer: {OTHER_IBAN}</div>',
        f"<div hidden>Rekeningnummer: {OTHER_IBAN}</div>",
        f"<!-- Rekeningnummer: {OTHER_IBAN} -->",
        f"<style>Rekeningnummer: {OTHER_IBAN}</style>",
        f"<script>if (1 < 2) 'Rekeningnummer: {OTHER_IBAN}'</script>",
        f'<span style="visibility:hidden"><span>Rekeningnummer:</span> {OTHER_IBAN}</span>',
    ],
)
def test_what_nobody_sees_is_not_read(hidden: str) -> None:
    assert (
        found(mail(as_html(NL_TABLE).replace("<table>", f"{hidden}<table>"), kind="html")) == FULL
    )


def test_html_becomes_the_text_that_is_seen() -> None:
    seen = html_text("<p>1 < 2 &amp; 3&nbsp;&#8364;</p>a<br/>b<td>c<td>d</td> e<unclosed")
    assert seen == "\n1 < 2 & 3\u00a0€\na\nb\tc\td e"


def test_lines_stay_lines_in_what_is_shown_as_written() -> None:
    assert html_text("<pre>a\nb  c<pre>d\n</pre></pre>e\nf") == "\na\nb  c\nd\n\n\ne f"
    assert found(mail(f"<pre>{NL_TABLE}</pre>", kind="html")) == FULL


@pytest.mark.parametrize(
    "html",
    [
        "<" * 300_000,
        "<!--" * 75_000,
        "<a " * 100_000,
        "<p hidden>" * 30_000,
        "<script>" * 40_000,
        "&" * 300_000,
        f"&#{'9' * 300_000};",
        "<p style='display:" + " " * 300_000,
        "</p" * 100_000,
        "<![CDATA[" * 30_000,
    ],
    ids=lambda html: html[:10],
)
def test_no_html_takes_long(html: str) -> None:
    begin = time.process_time()
    with suppress(NotAMail):
        read_eml(mail(f"<p>x</p>{html}", kind="html"))
    assert time.process_time() - begin < 2


def nested(levels: int) -> bytes:
    parts = "".join(
        f'Content-Type: multipart/mixed; boundary="b{level}"\n\n--b{level}\n'
        for level in range(levels)
    )
    return f"{HEAD}{parts}Content-Type: text/plain\n\n{NL_TABLE}".encode()


def test_mails_that_cost_too_much_are_refused() -> None:
    begin = time.process_time()
    assert found(nested(5)) == FULL
    assert refusal(nested(30)) == "too_complex"
    assert refusal(nested(20_000)) == "too_complex"
    assert refusal(HEAD.encode() + b"\n" + b"a" * LARGEST_MAIL) == "too_large"
    assert refusal(mail("Hallo\n" * 200_000)) == "too_large"
    assert time.process_time() - begin < 4


def test_a_mail_with_a_large_attachment_is_read() -> None:
    message = EmailMessage()
    message["Subject"] = "Goedkeuring"
    message.set_content(NL_TABLE)
    message.add_attachment(bytes(6_000_000), maintype="application", subtype="pdf", filename="a")
    assert found(message.as_bytes()) == FULL


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not_a_mail"),
        (b"%PDF-1.7\n", "not_a_mail"),
        (b"Rekeningnummer\n", "not_a_mail"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "outlook_file"),
        (b"Subject: x\n\n \n", "no_text"),
        (b"Subject: x\nContent-Type: application/pdf\n\nabc", "no_text"),
    ],
)
def test_other_files_are_refused_with_their_reason(data: bytes, code: str) -> None:
    assert refusal(data) == code


def test_the_subject_is_read_too() -> None:
    encoded = base64.b64encode(b"Goedkeuring van subsidienummer 2026KMO123456").decode()
    data = mail(f"Stort op rekening {IBAN}").replace(
        b"Goedkeuring", f"=?utf-8?b?{encoded}?=".encode()
    )
    assert found(data)["subsidy_number"] == "2026KMO123456"


def test_a_mail_reads_as_its_text_pasted() -> None:
    assert read_eml(mail(NL_TABLE)).proposals == read_pasted(NL_TABLE).proposals


LEAVES = st.tuples(
    st.sampled_from(["text/plain", "text/html", "message/rfc822", "application/octet-stream", "x"]),
    st.sampled_from(["", "base64", "quoted-printable", "8bit", "uuencode", "nonsense"]),
    st.sampled_from(["", "a.eml", "a.pdf", "=?utf-8?q?a.eml?=", "=?x?b?=="]),
    st.sampled_from([NL_TABLE, as_html(NL_TABLE), "", "\0", f"{HEAD}\n{FR_TABLE}", "=\n=FF=", "€"]),
)


def part(leaf: tuple[str, str, str, str] | list[object], level: int = 0) -> str:
    if isinstance(leaf, list):
        mark = f"b{level}"
        body = "".join(f"--{mark}\n{part(each, level + 1)}\n" for each in leaf)  # type: ignore[arg-type]
        return f'Content-Type: multipart/mixed; boundary="{mark}"\n\n{body}--{mark}--\n'
    kind, encoding, name, text = leaf
    if encoding == "base64":
        text = base64.encodebytes(text.encode()).decode()
    return f'Content-Type: {kind}; name="{name}"\nContent-Transfer-Encoding: {encoding}\n\n{text}'


@given(
    st.recursive(LEAVES, lambda each: st.lists(each, max_size=4), max_leaves=12),
    st.integers(0, 10_000),
    st.binary(max_size=4),
)
def test_any_tree_of_parts_torn_anywhere_is_read_or_refused(
    tree: tuple[str, str, str, str] | list[object], at: int, junk: bytes
) -> None:
    data = f"{HEAD}{part(tree)}".encode()
    for torn in (data, data[:at], data[:at] + junk + data[at:]):
        with suppress(NotAMail):
            read_eml(torn)


SAVED = [each.saved for each in collection() if each.saved]


@given(st.sampled_from(SAVED), st.integers(0, 3000), st.integers(0, 40), st.binary(max_size=6))
def test_a_damaged_mail_never_gives_an_account_of_its_own(
    data: bytes, at: int, length: int, junk: bytes
) -> None:
    with suppress(NotAMail):
        for each in read_eml(data[:at] + junk + data[at + length :]).proposals:
            assert each.fact != "deposit.iban" or each.value in (IBAN, OTHER_IBAN)


def attached(data: bytes, times: int = 1) -> bytes:
    coded = base64.encodebytes(data).decode()
    one = (
        "Content-Type: application/octet-stream\nContent-Transfer-Encoding: base64\n"
        f'Content-Disposition: attachment; filename="a.eml"\n\n{coded}\n'
    )
    body = "".join(f"--b\n{one}" for _ in range(times))
    return f'{HEAD}Content-Type: multipart/mixed; boundary="b"\n\n{body}--b--\n'.encode()


def test_mails_in_mails_cost_no_more_than_one() -> None:
    begin = time.process_time()
    deep = mail(NL_TABLE)
    for _ in range(20):
        deep = attached(deep)
    assert refusal(deep) == "too_complex"
    assert refusal(attached(attached(mail("x"), 20), 20)) == "too_complex"
    page = mail("<" * 200_000, kind="html")
    assert refusal(attached(page, 30)) == "too_large"
    assert found(attached(attached(mail(NL_TABLE)), 3)) == FULL
    assert time.process_time() - begin < 4
