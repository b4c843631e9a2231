"""The catalogues are complete and in step with the source text, and the check notices when not."""

from __future__ import annotations

import gettext
from pathlib import Path

import pytest

from tools import catalogues

SOURCE = """
def page(words):
    words.say("Next day: {day}")
    words.say("&Continue")
    words.count("one day", "{n} days", 3)
    return words.say(page.title), "days".count("d"), b"".count(b"\\n", 1), N_("Paid")
"""
RIGHT = {
    "Next day: {day}": "Volgende dag: {day}",
    "&Continue": "&Verder",
    ("one day", "{n} days"): ("één dag", "{n} dagen"),
    "Paid": "Betaald",
}


def test_the_catalogues_of_the_program_have_no_problems() -> None:
    assert catalogues.problems() == ()


def test_extraction_knows_the_marks_and_nothing_else(tmp_path: Path) -> None:
    project = _project(tmp_path)
    assert {message.id for message in catalogues.extract(project) if message.id} == set(RIGHT)


def test_a_message_that_is_put_together_is_refused(tmp_path: Path) -> None:
    project = _project(tmp_path)
    (project / "kmop_wizard" / "page.py").write_text("words.say(f'{n} days')", encoding="utf-8")
    with pytest.raises(ValueError, match=r"page\.py:1: an f-string can't be translated"):
        catalogues.extract(project)


def test_complete_catalogues_pass(tmp_path: Path) -> None:
    assert catalogues.problems(_translated(tmp_path, {})) == ()


@pytest.mark.parametrize(
    ("message", "translation", "expected"),
    [
        ("Paid", "", "missing: 'Paid'"),
        ("Paid", " Betaald", "outer blanks differ"),
        ("Next day: {day}", "Volgende dag: {dag}", "placeholders differ"),
        ("Next day: {day}", "Volgende dag: {day", "placeholders differ"),
        ("Next day: {day}", "Volgende dag", "placeholders differ"),
        ("&Continue", "Verder", "mnemonic differs"),
        (("one day", "{n} days"), ("één dag", ""), "missing"),
        (("one day", "{n} days"), ("één dag", "{aantal} dagen"), "placeholders differ"),
    ],
)
def test_a_wrong_translation_is_told(
    tmp_path: Path, message: object, translation: object, expected: str
) -> None:
    found = catalogues.problems(_translated(tmp_path, {message: translation}))
    assert len(found) == len(catalogues.LANGUAGES)
    assert all(expected in problem for problem in found)


def test_a_fuzzy_translation_is_told(tmp_path: Path) -> None:
    project = _translated(tmp_path, {})
    path = catalogues.catalogue_path("nl", project)
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('msgid "Paid"', '#, fuzzy\nmsgid "Paid"'), encoding="utf-8")
    assert catalogues.problems(project) == ("nl: fuzzy: 'Paid'",)


def test_a_changed_source_text_is_told(tmp_path: Path) -> None:
    project = _translated(tmp_path, {})
    module = project / "kmop_wizard" / "page.py"
    module.write_text(SOURCE.replace("Paid", "Paid in full"), encoding="utf-8")
    found = catalogues.problems(project)
    assert "dev.py catalogues" in found[0]
    assert "nl: missing: 'Paid in full'" in found
    assert "fr: no longer used: 'Paid'" in found


def test_an_update_keeps_what_is_translated(tmp_path: Path) -> None:
    project = _translated(tmp_path, {})
    before = catalogues.catalogue_path("nl", project).read_bytes()
    catalogues.update(project)
    assert catalogues.catalogue_path("nl", project).read_bytes() == before


def test_an_update_sets_the_signs_of_french_as_they_are_printed(tmp_path: Path) -> None:
    project = _translated(tmp_path, {"Next day: {day}": "L'essai d'un jour : « {day} » ?"})
    catalogues.update(project)
    for language, printed in (
        ("fr", "L\u2019essai d\u2019un jour\u00a0: «\u00a0{day}\u00a0»\u00a0?"),
        ("nl", "L'essai d'un jour : « {day} » ?"),
    ):
        catalog = catalogues.read(catalogues.catalogue_path(language, project), language)
        assert catalog["Next day: {day}"].string == printed


def test_compiled_catalogues_translate(tmp_path: Path) -> None:
    project = _translated(tmp_path, {})
    catalogues.compile_catalogues(project / "translations", tmp_path / "compiled")
    dutch = gettext.translation(catalogues.DOMAIN, tmp_path / "compiled", ["nl"])
    assert dutch.gettext("Paid") == "Betaald"
    assert dutch.ngettext("one day", "{n} days", 2) == "{n} dagen"


def _project(folder: Path) -> Path:
    module = folder / "kmop_wizard" / "page.py"
    module.parent.mkdir()
    module.write_text(SOURCE, encoding="utf-8")
    return folder


def _translated(folder: Path, changes: dict[object, object]) -> Path:
    project = _project(folder)
    catalogues.update(project)
    for language in catalogues.LANGUAGES:
        path = catalogues.catalogue_path(language, project)
        catalog = catalogues.read(path, language)
        for message, translation in (RIGHT | changes).items():
            catalog[message].string = translation
        path.write_text(catalogues.as_text(catalog), encoding="utf-8", newline="\n")
    return project
