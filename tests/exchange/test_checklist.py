"""Paper as HTML: what a person typed is shown literally, and nothing is asked from outside."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from kmop_wizard.exchange.checklist import (
    Checklist,
    Overview,
    Part,
    Step,
    Task,
    checklist_html,
    overview_html,
    parts_html,
)

HOSTILE = (
    "<img src='file:///etc/passwd'><script>x</script>&amp;\"'\n<style>@import url(//x)</style>"
)
ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "table", "thead"),
    *("tr", "td", "th", "b", "br", "span"),
}


class Reader(HTMLParser):
    """Notes elements, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.elements: set[str] = set()
        self.attributes: set[str] = set()
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.add(tag)
        self.attributes |= {name for name, _value in attrs}
        if tag == "br":
            self.seen.append("\n")

    def handle_data(self, data: str) -> None:
        self.seen.append(data)


def read(page: str) -> Reader:
    reader = Reader()
    reader.feed(page)
    return reader


def pages_of(text: str) -> list[str]:
    part = Part(text, ((text, text), (text, "")), (text,))
    step = Step(text, text, True, (Task(text), Task(text, True)))
    checklist = Checklist("nl", text, text, text, (part,), text, (step,), (part,), text)
    overview = Overview("nl", text, (text,), (text,) * 4, ((text,) * 4,), text)
    return [
        checklist_html(checklist),
        overview_html(overview),
        parts_html("nl", text, [text], [part]),
    ]


def test_markup_is_shown_literally() -> None:
    for page in pages_of(HOSTILE):
        reader = read(page)
        assert reader.elements <= ELEMENTS
        assert "src" not in reader.attributes
        assert "href" not in reader.attributes
        assert "<script>" not in page
        assert "".join(reader.seen).count("<img src=") >= 3
        assert "url(" not in page.replace(html.escape(HOSTILE.partition("\n")[2]), "")


@given(st.text())
def test_any_text_adds_no_element(text: str) -> None:
    for page in pages_of(text):
        reader = read(page)
        assert reader.elements <= ELEMENTS
        assert reader.attributes <= {"lang", "charset", "class", "width", "cellspacing"}


def test_a_very_long_word_can_break_and_is_whole() -> None:
    page = parts_html("nl", "x" * 400, [], [])
    shown = re.search(r"<h1>(.*?)</h1>", page)
    assert shown
    assert max(map(len, shown[1].split("\u200b"))) <= 36
    assert shown[1].replace("\u200b", "") == "x" * 400


def test_control_characters_do_not_cut_the_text() -> None:
    page = parts_html("nl", "a\0b\x1bc\r\nd", [], [])
    assert "<h1>a\ufffdb\ufffdc<br>d</h1>" in page


def test_what_is_not_known_is_a_line_to_fill_in() -> None:
    page = parts_html("nl", "t", [], [Part("h", (("name", " "),))])
    assert "\u2026\u2026\u2026" in page


def test_boxes_are_ticked_by_facts() -> None:
    page = checklist_html(
        Checklist("nl", "t", "", "n", (), "s", (Step("1", "", True, (Task("a"),)),), (), "")
    )
    assert "\u2611 1" in page
    assert "\u2610 a" in page
