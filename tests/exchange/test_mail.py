"""What a mail says is proposed, each value with its sentence; never another value."""

from __future__ import annotations

import random
import re
import time
import unicodedata
from contextlib import suppress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kmop_wizard.domain.references import structured_communication
from kmop_wizard.exchange.checksums import right_iban
from kmop_wizard.exchange.mail.parts import LONGEST_TEXT, NotAMail
from kmop_wizard.exchange.mail.reader import FACTS, Reading, read_eml, read_pasted
from tests.exchange.mails import (
    DAYS,
    DOUBTFUL,
    FR_PROSE,
    FR_TABLE,
    FULL,
    NL_PROSE,
    NL_TABLE,
    RIGHT,
    SHORT,
    Mail,
)
from tests.exchange.mails.adversary import adversaries, lines_beside
from tests.exchange.mails.collection import MISSED, collection, passed_on

COLLECTION = tuple(collection())
MAILS = [*RIGHT, *DOUBTFUL, *adversaries()]
MAY_BE_TOLD = {**FULL, **DAYS}


def read(mail: Mail) -> Reading:
    return read_eml(mail.saved) if mail.saved else read_pasted(mail.text)


@pytest.mark.parametrize("mail", [*MAILS, *COLLECTION], ids=lambda mail: mail.name[:60])
def test_what_is_proposed_and_what_is_left_out(mail: Mail) -> None:
    reading = read(mail)
    missed = {SHORT[name] for name in MISSED.get(mail.name, "").split()}
    assert missed <= mail.expected.keys()
    wanted = {fact: value for fact, value in mail.expected.items() if fact not in missed}
    assert {each.fact: each.value for each in reading.proposals} == wanted
    assert reading.kind == mail.kind
    assert (reading.outcome == "found") == bool(wanted)


def test_enough_mails_are_tried_and_all_differ() -> None:
    assert len(MAILS) + len(COLLECTION) >= 400
    assert len({mail.text or mail.saved for mail in (*MAILS, *COLLECTION)}) == len(MAILS) + len(
        COLLECTION
    )
    assert {mail.name for mail in COLLECTION} >= MISSED.keys()


def test_a_mail_that_is_passed_on_gives_no_other_value() -> None:
    for at, mail in enumerate(each for each in (*MAILS, *COLLECTION) if each.text):
        reading = read_pasted(passed_on(mail, at))
        assert reading.kind in (mail.kind, "other"), mail.name
        for each in reading.proposals:
            assert each.value == mail.expected.get(each.fact), mail.name


def test_each_value_comes_with_its_sentence_on_one_line() -> None:
    sources = {each.fact: each.source for each in read_pasted(NL_PROSE).proposals}
    assert sources["deposit.amount"] == (
        "Stort je eigen bijdrage van € 1.015,00 uiterlijk op woensdag 23 december 2026."
    )
    assert "\n" not in "".join(sources.values())
    table = {each.fact: each.source for each in read_pasted(NL_TABLE.replace(": ", "\t")).proposals}
    assert table["deposit.iban"] == "Rekeningnummer · BE71 0961 2345 6769"


@pytest.mark.parametrize("mail", MAILS, ids=lambda mail: mail.name[:60])
def test_lines_that_have_run_together_give_no_other_value(mail: Mail) -> None:
    for glue in (" ", "  ", " - "):
        for each in read_pasted(glue.join(mail.text.split("\n")) or "x").proposals:
            assert each.value in (MAY_BE_TOLD[each.fact], mail.expected.get(each.fact))


@pytest.mark.parametrize("name", ["two applications", "two rows of a table"])
def test_two_applications_are_told(name: str) -> None:
    two = next(mail for mail in MAILS if mail.name == name)
    assert read_pasted(two.text).outcome == "several_applications"


def test_the_enterprise_itself_is_never_the_beneficiary() -> None:
    text = NL_TABLE.replace("Portefeuille Beheer NV", "BAKKERIJ  Peeters bv")
    reading = read_pasted(text, "Bakkerij Peeters")
    assert "deposit.beneficiary" not in {each.fact for each in reading.proposals}
    assert len(read_pasted(NL_TABLE, "Bakkerij Peeters").proposals) == len(FULL)


def test_a_text_without_words_or_without_end_is_no_mail() -> None:
    for text, code in ((" \n\t", "no_text"), ("a" * (LONGEST_TEXT + 1), "too_large")):
        with pytest.raises(NotAMail) as refused:
            read_pasted(text)
        assert refused.value.code == code


PIECES = sorted({line for mail in MAILS for line in re.split(r"[\n:]", mail.text)})


@given(
    st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=40),
    st.sampled_from("\n :\t>"),
)
def test_any_text_is_read_and_what_is_proposed_has_its_checksum(
    pieces: list[str], glue: str
) -> None:
    text = glue.join(pieces)
    if not text.strip() or len(text) > LONGEST_TEXT:
        return
    reading = read_pasted(text)
    facts = [each.fact for each in reading.proposals]
    assert facts == [fact for fact in FACTS if fact in facts]
    for each in reading.proposals:
        assert each.source
        assert not any(unicodedata.category(sign) in ("Cc", "Zl", "Zp") for sign in each.source)
        if each.fact == "deposit.iban":
            assert right_iban(str(each.value)) == each.value
        if str(each.value).startswith("+++"):
            assert structured_communication(str(each.value)) == each.value


@given(st.integers(0, 2**32))
def test_a_mail_with_lines_lost_or_moved_never_gives_another_value(seed: int) -> None:
    """Lines of right mails in any order: what is left still says what it said."""
    chance = random.Random(seed)
    lines = chance.choice([NL_TABLE, RIGHT[1].text]).splitlines()
    chance.shuffle(lines)
    kept = lines[: chance.randint(1, len(lines))]
    for each in read_pasted("\n".join(["Subsidie", *kept])).proposals:
        assert each.value == FULL[each.fact]


@pytest.mark.parametrize("text", lines_beside(), ids=lambda text: text[:60])
def test_a_line_more_anywhere_gives_no_other_value(text: str) -> None:
    for mail in (NL_TABLE, FR_TABLE, NL_PROSE, FR_PROSE):
        lines = mail.split("\n")
        for at in range(len(lines)):
            longer = "\n".join([*lines[:at], text, *lines[at:]])
            for each in read_pasted(longer, "Bakkerij Peeters").proposals:
                assert each.value == MAY_BE_TOLD[each.fact]


@pytest.mark.parametrize(
    "text",
    [
        "Stort " * 30_000,
        "1 015 " * 30_000,
        "BE71 0961 " * 19_000,
        "Mededeling: " * 16_000,
        "(" * 199_000,
        "a" + "\t" * 199_000,
        "op naam van A " * 14_000,
        "> " * 99_000,
        "al " * 60_000,
        "werd " * 39_000,
        "a:\n" * 60_000,
        "eigen bijdrage van de " * 9_000,
        "uiterlijk op 23 " * 12_000,
        ("uw aanvraag werd is de project was " * 11 + "\n\n") * 500,
        ("betaalopdracht werd is van " * 14 + "\n\n") * 500,
        ("storting werd is hebben " * 16 + "\n\n") * 500,
    ],
    ids=lambda text: text[:12],
)
def test_no_text_takes_long(text: str) -> None:
    begin = time.process_time()
    read_pasted(f"Subsidie: {text}"[:LONGEST_TEXT])
    assert time.process_time() - begin < 2


@given(st.binary(max_size=300))
@example(b"Subject: =?x?q?=ff?=\n\n\xff")
@example(b'Content-Type: text/plain; charset*0="\x00"\n\nx')
def test_any_bytes_are_read_or_refused_with_a_code(data: bytes) -> None:
    for whole in (data, b"Subject: x\nContent-Type: multipart/mixed; boundary=a\n\n--a\n" + data):
        with suppress(NotAMail):
            read_eml(whole)
