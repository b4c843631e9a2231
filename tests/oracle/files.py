"""Hand-made boundary cases: numbers, closed days, the ends of the calendar, sorting and files."""

import json
from typing import Any

from tests.oracle.boundaries import DONE, a_training, case, file_case, following

PLANNED = {"enrolled": None, "last": None}
CLOSED = ["deadline_on_closed_day"]

NUMBERS = [
    case(
        "brochure's spelling",
        "2026-10-01",
        {"enrolled": None, "registration": " dv. 0104628 "},
        a__warnings=[],
    ),
    case(
        "the other provider's number",
        "2026-10-01",
        {"enrolled": None, "registration": "DV.O104945"},
        a__warnings=["provider_number_differs"],
    ),
    case(
        "a number for advice",
        "2026-10-01",
        {"enrolled": None, "registration": "dva104813"},
        a__warnings=["provider_number_for_advice"],
    ),
    case(
        "an unknown number",
        "2026-10-01",
        {"enrolled": None, "registration": "DV.O999999"},
        a__warnings=["provider_number_unknown"],
    ),
    case(
        "lesson days reversed",
        "2026-10-01",
        {"enrolled": None, "last": "2026-11-08"},
        a__warnings=["lesson_days_reversed"],
    ),
    case(
        "applied before the enrolment, after the term",
        "2026-12-01",
        {"enrolled": "2026-11-26", "submitted": "2026-11-24"},
        a__warnings=["applied_after_term", "applied_before_enrolment"],
    ),
    case(
        "term on Easter Monday",
        "2026-04-06",
        {"first": "2026-03-23", "enrolled": None},
        a__warnings=["deadline_on_closed_day"],
    ),
    case(
        "term on Good Friday",
        "2026-04-03",
        {"first": "2026-03-20", "enrolled": None},
        a__warnings=[],
    ),
    case(
        "term on the national day",
        "2026-07-20",
        {"first": "2026-07-07", "enrolled": None},
        a__warnings=["deadline_on_closed_day"],
    ),
    case(
        "last lesson on a Sunday",
        "2026-12-08",
        {**DONE, "attended": None, "last": "2026-12-13"},
        a__next__action="attend",
        a__warnings=[],
    ),
    case(
        "legal holidays",
        "2025-01-02",
        {**PLANNED, "first": "2025-08-01"},
        {**PLANNED, "first": "2026-04-30"},
        {**PLANNED, "first": "2026-05-11"},
        {**PLANNED, "first": "2027-10-18"},
        {**PLANNED, "first": "2026-12-11"},
        a__warnings=CLOSED,
        b__warnings=CLOSED,
        c__warnings=CLOSED,
        d__warnings=CLOSED,
        e__warnings=CLOSED,
    ),
    case(
        "days that are no legal holiday",
        "2025-01-02",
        {**PLANNED, "first": "2028-12-12"},
        {**PLANNED, "first": "2026-10-19"},
        {**PLANNED, "first": "2027-11-01"},
        a__warnings=[],
        b__warnings=[],
        c__warnings=[],
    ),
    case(
        "end of the calendar",
        "9999-12-31",
        {"first": "9999-12-20"},
        a__deadlines__apply_by=None,
        a__deadlines__keep_until=None,
        a__next__action="apply",
    ),
    case(
        "term at the end of the calendar",
        "9999-12-25",
        {"first": "9999-12-12"},
        a__next=following("apply", "9999-12-26", "week", act_by="9999-12-26"),
    ),
    case(
        "applied in the last year",
        "9999-12-31",
        {"submitted": "9999-12-31", "first": "9999-12-17"},
        a__deadlines__close_on=None,
        a__next=following("await_approval"),
    ),
    case(
        "deposit in the last month",
        "9999-12-10",
        {"submitted": "9999-12-03", "approved": "9999-12-01", "first": "9999-12-01"},
        a__next=following("deposit", "9999-12-31", "planned", act_by="9999-12-28"),
    ),
    case(
        "deposit in the first week",
        "0001-01-01",
        {"submitted": "0001-01-01", "due": "0001-01-04"},
        {"submitted": "0001-01-01", "due": "0001-01-05"},
        {"refused": "0001-01-01", "due": "0001-01-01"},
        a__next=following("deposit", "0001-01-04", "week"),
        b__next=following("deposit", "0001-01-05", "week", act_by="0001-01-02"),
    ),
    case(
        "start of the calendar",
        "0001-01-15",
        {"first": "0001-01-01"},
        a__next=following("apply", "0001-01-15", "today", act_by="0001-01-15"),
    ),
]


def raw(**changes: Any) -> bytes:
    """A readable file `a.json` with keys of the document changed."""
    return json.dumps({**a_training("a", {}), **changes}).encode()


SUBSIDY_NUMBERS = [
    case(
        f"subsidy number {number!r}",
        "2026-11-21",
        {"submitted": "2026-11-20", "applications.0.subsidy_number": number},
        a__warnings=["subsidy_year_differs"] if differs else [],
    )
    for number, differs in (
        ("2026KMO123456", False),
        ("2025KMO123456", True),
        (" 2 025 k\tmo 1", True),
        ("12025KMO1", False),
        ("025KMO1", False),
        ("KMO2025KMO1", True),
        ("KMO2025", False),
        ("1KMO2025KMO", False),
        ("2026KMO2025KMO", False),
        ("2025-KMO1", False),
        ("２０２５KMO1", False),
        ("nr2025kmo", True),
    )
]

READING = [
    case(
        "sorted by day, title, id",
        "2026-10-01",
        {"title": "b"},
        {"title": "B"},
        {"title": "B"},
        {"first": None, "title": ""},
        {"first": "2026-11-08", "title": "z"},
        {"first": None, "title": "A"},
        {"title": " z"},
        order=["e", "g", "b", "c", "a", "d", "f"],
        d__title=None,
    ),
    case(
        "sorted by the day to act",
        "2026-11-21",
        {"first": "2026-12-02", "title": "b"},
        {"submitted": "2026-11-20", "due": "2026-12-21", "title": "a"},
        {"refused": "2026-11-20", "first": "2026-12-02", "title": "c"},
        {**DONE, "attended": None, "last": "2026-12-15"},
        order=["d", "c", "b", "a"],
    ),
    file_case("no files", {}, order=[], ceilings=[]),
    file_case(
        "what is not directly in trainings",
        {
            "a.json": raw(),
            "sub/b.json": raw(id="b"),
            "../trash/c/c.json": raw(id="c"),
            "../example/trainings/d.json": raw(id="d"),
        },
        order=["a"],
    ),
    *(
        file_case(
            f"an entry's id is {entry_id!r}",
            {"a.json": raw(**{kind: [{"id": entry_id}, {"id": "1"}, {}, {"id": "1"}]})},
            *([] if entry_id in (None, "", " ", "1", "x") else ["a.json"]),
        )
        for kind in ("applications", "invoices", "attachments")
        for entry_id in (None, "", " ", "1", "x", 1, True, 1.5, ["x"], {})
    ),
    file_case(
        "an empty last application",
        {
            "a.json": raw(
                applications=[
                    {"submitted_on": "2026-11-20"},
                    {"id": "x", "subsidy": {"received_on": " "}},
                ]
            )
        },
        a__next__action="apply",
    ),
    file_case(
        "a long number in an unknown key",
        {"a.json": raw()[:-1] + b', "x": ' + b"9" * 5000 + b"}"},
        order=["a"],
    ),
    file_case("NaN", {"a.json": raw()[:-1] + b', "x": NaN}'}, "a.json"),
    file_case("a byte order mark", {"a.json": b"\xef\xbb\xbf" + raw()}, order=["a"]),
    file_case(
        "an unknown key twice, deep",
        {"a.json": raw()[:-1] + b', "x": [{"y": 1, "y": 1}]}'},
        "a.json",
    ),
    file_case("a version of true", {"a.json": raw(version=True)}, "a.json"),
    file_case(
        "a participant that is no text", {"a.json": raw(enrolment={"participants": [1]})}, "a.json"
    ),
    file_case("a year 0", {"a.json": raw(attendance={"completed_on": "0000-01-01"})}, "a.json"),
    file_case(
        "a negative subsidy",
        {"a.json": raw(applications=[{"subsidy": {"amount": "-1.00"}}])},
        "a.json",
    ),
    file_case(
        "any text as size and theme",
        {"a.json": raw(enterprise={"size": "Small"}, enrolment={"theme": "x"})},
        a__steps__enrol="open",
    ),
    file_case(
        "only the id",
        {"a.json": b'{"id":"a","version":1,"format":"kmop-training"}'},
        a__next__action="complete_enrolment",
        a__steps__enrol="open",
    ),
    file_case("newer", {"a.json": raw(version=2)}, "a.json", order=[]),
    file_case(
        "conflict copies",
        {"a.json": raw(), "a (1).json": raw(), "B.json": raw(id="b")},
        "a (1).json",
        "B.json",
        order=["a"],
    ),
    file_case("other files", {"a.json.tmp": b"", "notes.txt": b"", "a.kmop": b""}, order=[]),
    file_case(
        "empty and cut",
        {"a.json": b"", "b.json": b"{", "c.json": b"null"},
        "a.json",
        "b.json",
        "c.json",
    ),
    file_case("null lists", {"a.json": raw(invoices=None)}, "a.json"),
    file_case("nested very deep", {"a.json": b"[" * 200_000}, "a.json"),
    file_case(
        "a day that is not real",
        {"a.json": raw(attendance={"completed_on": "2026-02-29"})},
        "a.json",
    ),
    file_case(
        "a day in other digits",
        {"a.json": raw(attendance={"completed_on": "２０２６-02-01"})},
        "a.json",
    ),
    file_case(
        "a day with a line end",
        {"a.json": raw(attendance={"completed_on": "2026-02-01\n"})},
        "a.json",
    ),
    file_case(
        "an amount as a number", {"a.json": raw(enrolment={"price_excl_vat": 1450})}, "a.json"
    ),
    file_case("a negative price", {"a.json": raw(enrolment={"price_excl_vat": "-1.00"})}, "a.json"),
    file_case(
        "lone surrogate in an unknown key", {"a.json": raw()[:-1] + b', "\\udc00": 1}'}, "a.json"
    ),
    file_case(
        "blank day and amount",
        {"a.json": raw(enrolment={"price_excl_vat": " ", "enrolled_on": ""})},
        order=["a"],
    ),
]
