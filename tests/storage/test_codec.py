"""Bytes to facts and back."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kmop_wizard.domain.training import (
    NO_APPLICATION,
    NO_INVOICE,
    Application,
    Deposit,
    Enrolment,
    Enterprise,
    Invoice,
    Training,
)
from kmop_wizard.storage.codec import REASONS, Newer, decode, encode
from kmop_wizard.storage.jsontext import MAX_BYTES, MAX_DEPTH, Unreadable
from tests.storage.bad_files import BAD, BAD_VALUES, TEXT, changed
from tests.storage.samples import ID, as_file, document, nested, training
from tests.strategies import trainings

DAMAGE = (
    b"",
    b"\0",
    b"{",
    b"}",
    b"[",
    b"]",
    b'"',
    b",",
    b":",
    b"\\",
    b"null",
    b"true",
    b"1e9",
    b"-",
)


@pytest.mark.parametrize(("content", "reason", "where"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_refused_with_its_reason(content: bytes, reason: str, where: str) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(content, ID)
    assert (caught.value.reason, caught.value.where) == (reason, where)
    assert reason in REASONS


@pytest.mark.parametrize(("path", "value", "reason"), BAD_VALUES)
def test_a_value_of_a_wrong_type_is_named_by_its_path(
    path: str, value: object, reason: str
) -> None:
    with pytest.raises(Unreadable) as caught:
        decode(as_file(document(**{path: value})), ID)
    assert caught.value.reason == reason
    assert caught.value.where.startswith(path)


def test_each_key_of_the_example_is_read() -> None:
    found = training()
    assert found.id == ID
    assert found.revision == 7
    assert found.enterprise == Enterprise("Bakkerij Peeters", "0999.999.922", "small")
    assert found.enrolment.price_excl_vat == Decimal("1450.00")
    assert found.enrolment.first_lesson_day == date(2026, 11, 9)
    assert found.enrolment.participants == ("Sofie Peeters",)
    assert found.application.deposit == Deposit(amount=Decimal("1015.00"))
    assert found.invoices[0].vat_amount == Decimal("304.50")
    assert found.attachments[0].kind == "invoice"


def test_the_example_is_written_as_the_format_says() -> None:
    expected = json.dumps(document(), indent=2, ensure_ascii=False) + "\n"
    assert encode(training()).decode() == expected


@given(trainings())
def test_what_was_written_is_read_again(one: Training) -> None:
    data = encode(one)
    assert decode(data, one.id) == one
    assert encode(decode(data, one.id)) == data


@given(trainings())
def test_an_independent_reader_agrees(one: Training) -> None:
    content = json.loads(encode(one), parse_int=str)
    assert content["title"] == one.title
    assert len(content["applications"]) == len(one.applications)


@pytest.mark.parametrize("blank", ["", " ", "\t\n", "\u00a0", "\u2003"])
@pytest.mark.parametrize(
    ("path", "unknown"),
    [
        ("title", None),
        ("saved_at", None),
        ("notes", ""),
        ("enterprise.size", None),
        ("enrolment.first_lesson_day", None),
        ("enrolment.price_excl_vat", None),
        ("enrolment.theme", "standard"),
    ],
)
def test_blank_is_not_known(path: str, unknown: object, blank: str) -> None:
    for value in (blank, None):
        found: Any = decode(as_file(document(**{path: value})), ID)
        for part in path.split("."):
            found = getattr(found, part)
        assert found == unknown


def test_blank_participants_are_nobody() -> None:
    people = ["", "Sofie Peeters", " "]
    assert training(enrolment__participants=people).enrolment.participants == ("Sofie Peeters",)


def test_a_file_with_nothing_but_its_name_is_a_training() -> None:
    found = decode(as_file({"format": "kmop-training", "version": 1, "id": ID}), ID)
    assert found == Training(ID)


@pytest.mark.parametrize("path", ["enterprise", "enrolment", "attendance"])
def test_null_for_an_object_is_nothing_known(path: str) -> None:
    found: Any = getattr(decode(as_file(document(**{path: None})), ID), path)
    assert found == type(found)()


def test_any_text_stays_in_size_and_theme() -> None:
    found = training(enterprise__size="large", enrolment__theme="Health ")
    assert (found.enterprise.size, found.enrolment.theme) == ("large", "Health ")
    assert decode(encode(found), ID) == found


def test_credit_notes_are_below_zero() -> None:
    found = training(invoices__0__amount_excl_vat="-100.00", invoices__0__vat_amount="-0.00")
    assert found.invoices[0].amount_excl_vat == Decimal(-100)
    assert decode(encode(found), ID) == found


def test_a_byte_order_mark_is_no_reason_to_refuse() -> None:
    assert decode(b"\xef\xbb\xbf" + TEXT.encode(), ID) == training()


def test_a_whole_pair_of_surrogate_escapes_is_a_character() -> None:
    assert decode(changed("Brandbestrijding", "\\uD83D\\uDD25"), ID).title == "🔥 en evacuatie"


def test_entries_without_a_fact_are_not_written() -> None:
    empty = replace(
        training(),
        applications=(NO_APPLICATION, Application(deposit=Deposit(iban=" "))),
        invoices=(NO_INVOICE, Invoice(number="\n")),
    )
    content = json.loads(encode(empty))
    assert (content["applications"], content["invoices"]) == ([], [])


def test_an_entry_with_an_unknown_key_is_written() -> None:
    content = document(applications=[{"x_later": None}], invoices=[{"x_later": []}])
    written = json.loads(encode(decode(as_file(content), ID)))
    assert written["applications"][0]["x_later"] is None
    assert written["invoices"][0]["x_later"] == []


def test_unknown_keys_survive_at_the_end_of_their_object() -> None:
    content = document()
    extra = {"b": [{"z": 1, "a": [None, True, "é"]}], "a": {}}
    invoice, application = content["invoices"][0], content["applications"][0]
    places = (content, content["enterprise"], application, application["deposit"], invoice)
    for place in places:
        known = dict(place)
        place.clear()
        place.update({"x_later": extra, **known})
    written = json.loads(encode(decode(as_file(content), ID)))
    assert written == content
    for place in (written, written["enterprise"], written["applications"][0]["deposit"]):
        assert list(place)[-1] == "x_later"


@pytest.mark.parametrize(
    "number", ["1.10", "-0", "1e400", "1E-7", "0.30000000000000004", "9" * 9999]
)
def test_numbers_of_unknown_keys_stay_as_written(number: str) -> None:
    data = encode(decode(changed('"notes": ""', f'"x_later": [{number}]'), ID))
    assert f"[\n    {number}\n  ]".encode() in data


def test_depth_has_a_limit_and_a_file_at_the_limit_can_be_written() -> None:
    deepest = decode(as_file(document(x_later=nested(MAX_DEPTH))), ID)
    assert decode(encode(deepest), ID) == deepest
    with pytest.raises(Unreadable, match="too_deep"):
        decode(as_file(document(x_later=nested(MAX_DEPTH + 1))), ID)


@pytest.mark.parametrize("version", ["2", "999", "9" * 5000])
def test_a_later_version_is_named_and_not_judged(version: str) -> None:
    content = changed('"version": 1', f'"version": {version}').replace(b"[]", b"null")
    with pytest.raises(Newer) as caught:
        decode(content, ID)
    assert caught.value.version == version
    assert caught.value.title == "Brandbestrijding en evacuatie"


def test_a_later_version_may_have_a_title_of_another_kind() -> None:
    with pytest.raises(Newer) as caught:
        decode(as_file(document(version=2, title={"nl": "Brand"})), ID)
    assert caught.value.title is None


def test_half_a_pair_that_was_typed_does_not_stop_a_save() -> None:
    data = encode(replace(training(), title="a\ud83d"))
    assert decode(data, ID).title == "a\ufffd"


@pytest.mark.parametrize("amount", ["1450", "1E+3", "0.5", "9" * 60 + ".99", "0.00"])
def test_amounts_are_written_with_two_decimals(amount: str) -> None:
    price = Decimal(amount)
    data = encode(replace(training(), enrolment=Enrolment(price_excl_vat=price)))
    assert decode(data, ID).enrolment.price_excl_vat == price


@pytest.mark.parametrize("amount", ["0.001", "NaN", "Infinity"])
def test_an_amount_that_is_no_whole_number_of_cents_is_a_mistake(amount: str) -> None:
    with pytest.raises(ValueError, match="two decimals"):
        encode(replace(training(), enrolment=Enrolment(price_excl_vat=Decimal(amount))))


@given(st.data())
def test_a_damaged_file_is_read_exactly_or_refused(data: st.DataObject) -> None:
    content = bytearray(TEXT.encode())
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(content) - 1))
        end = at + data.draw(st.sampled_from((0, 1, 1, 20)))
        content[at:end] = data.draw(st.sampled_from(DAMAGE) | st.binary(max_size=3))
    with suppress(Newer, Unreadable):
        found = decode(bytes(content), ID)
        assert decode(encode(found), ID) == found


@pytest.mark.parametrize("item", ["{}", "[]", '""', "0", '{"x_later":0}'])
@pytest.mark.parametrize("key", ["applications", "x_later"])
def test_a_very_long_list_takes_bounded_time(key: str, item: str) -> None:
    count = (MAX_BYTES - 200) // (len(item) + 1)
    head = f'{{"format": "kmop-training", "version": 1, "id": "{ID}", "{key}": ['
    content = (head + f"{item}," * count + f"{item}]}}").encode()
    start = time.process_time()
    with suppress(Unreadable):
        decode(content, ID)
    assert time.process_time() - start < 5


def test_what_came_from_an_e_invoice_is_written_only_where_there_was_one() -> None:
    plain, imported = training().invoices[0], {"document": "invoice", "currency": "EUR"}
    with_invoices = replace(training(), invoices=(plain, replace(plain, **imported)))
    first, second = json.loads(encode(with_invoices))["invoices"]
    assert list(first)[-1] == "attachment"
    assert list(second)[-3:] == ["attachment", "document", "currency"]
    assert decode(encode(with_invoices), ID) == with_invoices


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        ((..., ..., ...), ("1", "2", "3")),
        ((None, " ", ""), ("1", "2", "3")),
        (("a", ..., "a"), ("a", "2", "3")),
        (("2", ..., "x"), ("2", "3", "x")),
    ],
)
@pytest.mark.parametrize("name", ["applications", "invoices", "attachments"])
def test_entries_without_an_id_get_their_place_and_keep_it(
    name: str, ids: tuple[object, ...], expected: tuple[str, ...]
) -> None:
    known = {"subsidy_number": "1", "number": "1", "file": "1"}
    entries = [known if each is ... else {**known, "id": each} for each in ids]
    read = decode(as_file(document(**{name: entries})), ID)
    assert tuple(each.id for each in getattr(read, name)) == expected
    again = json.loads(encode(read))[name]
    assert [next(iter(each)) for each in again] == ["id"] * len(ids)
    assert tuple(each["id"] for each in again) == expected
    assert decode(encode(read), ID) == read


@pytest.mark.parametrize("bad", [1, True, 1.5, [], {}, ["a"]])
def test_an_id_that_is_no_text_makes_the_file_unreadable(bad: object) -> None:
    with pytest.raises(Unreadable) as refused:
        decode(as_file(document(invoices=[{"number": "1", "id": bad}])), ID)
    assert (refused.value.reason, refused.value.where) == ("wrong_type", "invoices.0.id")


def test_an_entry_in_which_nothing_but_the_id_is_known_is_not_saved() -> None:
    lists = {name: [{"id": "7f"}, {}] for name in ("applications", "invoices", "attachments")}
    written = json.loads(encode(decode(as_file(document(**lists)), ID)))
    assert [written[name] for name in lists] == [[], [], []]
