"""The help texts: the same entries in every language, short, plain, and true to the rules."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from kmop_wizard.resources import resource_folder

LANGUAGES = ("nl", "fr", "en")
STEP_TOPICS = ("enrol", "apply", "deposit", "subsidy", "attend", "pay")
TOPICS = (*STEP_TOPICS, "general", "eligibility", "rescue")
SITUATIONS = (
    "application_missed",
    "deposit_cancelled",
    "deposit_missed",
    "refused",
    "stopped",
    "closed",
)
PAGES = [(language, topic) for language in LANGUAGES for topic in TOPICS]
MOST_WORDS = 60
FIELDS = {"{operator}"}
DOCS = Path(__file__).resolve().parent.parent / "docs"
HEADING = re.compile(r"## (?P<question>[^\n{]+) \{#(?P<key>[a-z_]+)\}")


def text_of(language: str, topic: str) -> str:
    path = resource_folder() / "guidance" / language / f"{topic}.md"
    return path.read_text(encoding="utf-8")


def entries(language: str, topic: str) -> dict[str, tuple[str, str]]:
    """The entries of a topic in their order: key -> question and answer."""
    found: dict[str, tuple[str, str]] = {}
    for block in re.split(r"\n\n(?=## )", text_of(language, topic).rstrip("\n"))[1:]:
        heading, _, answer = block.partition("\n")
        match = HEADING.fullmatch(heading)
        assert match is not None, f"{language}/{topic}: {heading}"
        assert match["key"] not in found, f"{language}/{topic}: {match['key']} twice"
        found[match["key"]] = (match["question"], answer)
    return found


def answer_of(language: str, topic: str, key: str) -> str:
    return entries(language, topic)[key][1].replace("\u00a0", " ")


def keys_with(language: str, topic: str, pattern: str) -> set[str]:
    return {
        key
        for key, parts in entries(language, topic).items()
        if re.search(pattern, " ".join(parts), re.IGNORECASE)
    }


def test_no_topic_is_missing_or_left_over() -> None:
    folder = resource_folder() / "guidance"
    assert sorted(child.name for child in folder.iterdir()) == sorted(LANGUAGES)
    for language in LANGUAGES:
        files = sorted(child.name for child in (folder / language).iterdir())
        assert files == sorted(f"{topic}.md" for topic in TOPICS)


@pytest.mark.parametrize("topic", TOPICS)
def test_the_languages_have_the_same_entries_in_the_same_order(topic: str) -> None:
    dutch = list(entries("nl", topic))
    assert list(entries("fr", topic)) == dutch
    assert list(entries("en", topic)) == dutch


@pytest.mark.parametrize(("language", "topic"), PAGES)
def test_a_topic_starts_with_its_title_and_holds_nothing_outside_its_entries(
    language: str, topic: str
) -> None:
    text = text_of(language, topic)
    assert re.match(r"# [^\n]+\n\n## ", text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert text.count("\n## ") == len(entries(language, topic))


@pytest.mark.parametrize(("language", "topic"), PAGES)
def test_answers_are_short_plain_paragraphs(language: str, topic: str) -> None:
    for key, (question, answer) in entries(language, topic).items():
        place = f"{language}/{topic}#{key}"
        assert 2 <= len(question.split()) <= 12, place
        assert 8 <= len(answer.split()) <= MOST_WORDS, place
        paragraphs = answer.split("\n\n")
        assert len(paragraphs) <= 2, place
        for paragraph in paragraphs:
            assert "\n" not in paragraph, place
            assert paragraph == paragraph.strip(), place
            assert "  " not in paragraph, place
            assert paragraph.endswith((".", "?")), place


@pytest.mark.parametrize(("language", "topic"), PAGES)
def test_nothing_in_an_answer_is_markup(language: str, topic: str) -> None:
    for key, (question, answer) in entries(language, topic).items():
        place = f"{language}/{topic}#{key}"
        words = f"{question}\n{answer}"
        assert not re.search(r"[<>*_`\[\]|\\]|^\s*[-+#]\s|https?:|&\w+;", words, re.MULTILINE), (
            place
        )
        assert set(re.findall(r"\{[^}]*\}", words)) <= FIELDS, place


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_step_has_few_entries_and_no_question_twice(language: str) -> None:
    questions: list[str] = []
    for topic in TOPICS:
        found = entries(language, topic)
        assert 3 <= len(found) <= (len(SITUATIONS) + 3 if topic == "rescue" else 7), topic
        questions += [question for question, _ in found.values()]
    assert len(set(questions)) == len(questions)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_question_of_the_eligibility_check_says_what_no_means(language: str) -> None:
    found = entries(language, "eligibility")
    assert list(found) == ["sme", "legal_form", "flanders", "private", "activity", "course"]
    for question, answer in found.values():
        assert question.endswith("?")
        assert len(answer.split("\n\n")) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_special_path_has_calm_words_and_a_number_to_call(language: str) -> None:
    found = entries(language, "rescue")
    assert tuple(found)[: len(SITUATIONS)] == SITUATIONS
    for key in SITUATIONS:
        answer = found[key][1]
        assert len(answer.split("\n\n")) == 2, key
        assert "1700" in answer, key
        assert "!" not in answer, key


CONTRASTS = [
    # Depositing is step 3, paying step 6: one entry on each page sets them apart, no other mixes them.
    ("nl", "pay", r"\w*stort\w*", {"order"}),
    ("nl", "deposit", r"\b(betalen|betaal|betaalt|betaling)\b", {"deposit_or_pay"}),
    ("fr", "pay", r"\bvers(er|ez|ement|ements)\b", {"order"}),
    ("fr", "deposit", r"\b(payer|payez|paie|(?<!opérateur de )paiement)\b", {"deposit_or_pay"}),
    ("en", "pay", r"\bdeposit\w*", {"order"}),
    ("en", "deposit", r"\b(pay|paid|payment(?! operator))\b", {"deposit_or_pay"}),
]


@pytest.mark.parametrize(("language", "topic", "pattern", "allowed"), CONTRASTS)
def test_depositing_and_paying_are_never_mixed(
    language: str, topic: str, pattern: str, allowed: set[str]
) -> None:
    assert keys_with(language, topic, pattern) == allowed


@pytest.mark.parametrize("topic", TOPICS)
def test_people_are_addressed_as_agreed_and_terms_are_the_glossary_s(topic: str) -> None:
    assert not re.search(r"\b(u|uw|uzelf|gij)\b", text_of("nl", topic), re.IGNORECASE)
    assert not re.search(r"\b(tu|toi|ton|tes)\b", text_of("fr", topic), re.IGNORECASE)
    assert not re.search(r"prestataire agréé|\bapport\b", text_of("fr", topic))
    assert not re.search(r"\b(grant|wallet|SME wallet)\b", text_of("en", topic))


@pytest.mark.parametrize("topic", TOPICS)
def test_signs_keep_their_space_on_one_line(topic: str) -> None:
    assert not re.search(r" [:;?!%€»]|« ", text_of("fr", topic))
    assert not re.search(r"[^\s\u00a0][;?!»%€]|«[^\u00a0]", text_of("fr", topic))
    assert not re.search(r" %|€ |€\d", text_of("nl", topic))
    assert not re.search(r" €|€\d|\d \d{3}\b", text_of("en", topic))


def test_french_speakers_read_once_that_the_subsidy_is_what_they_may_call_subvention() -> None:
    """Belgians say subside; who does not knows subvention."""
    said = [topic for topic in TOPICS for _ in re.findall("subvention", text_of("fr", topic))]
    assert said == ["general"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_exclusion_is_never_said_without_its_doubt(language: str) -> None:
    """The list in force could not be read, and compulsory courses on safety are not on it."""
    doubt = {"nl": "wellicht", "fr": "sans doute", "en": "probably"}[language]
    for topic, key in (("general", "excluded"), ("eligibility", "course")):
        answer = answer_of(language, topic, key)
        assert doubt in answer
        assert "1700" in answer
        assert not re.search(r"brand|eerste hulp|incendie|secours|fire|first aid", answer)


FIGURES = [
    ("apply_days", "deposit", "cancelled"),
    ("deposit_days", "deposit", "thirty_days"),
    ("keep_years", "attend", "keep"),
]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_terms_in_the_texts_are_those_of_the_newest_rules(language: str) -> None:
    rules = newest_rules()
    for value, topic, key in FIGURES:
        assert re.search(rf"\b{rules[value]}\b", answer_of(language, topic, key)), value


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_amounts_in_the_texts_are_those_of_the_newest_rules(language: str) -> None:
    rules = newest_rules()
    digits = re.sub(r"(?<=\d)[ .,](?=\d{3}\b)", "", answer_of(language, "general", "how_much"))
    for amount in (rules["ceiling"], rules["minimum"]):
        assert re.search(rf"\b{amount.removesuffix('.00')}\b", digits), amount
    shares = answer_of(language, "deposit", "amount")
    for rates in rules["rates"].values():
        for rate in rates.values():
            percent = int(rate.removeprefix("0."))
            assert re.search(rf"\b{percent} ?%", digits), rate
            assert re.search(rf"\b{100 - percent} ?%", shares), rate


def test_the_operator_is_named_in_data_only() -> None:
    operator = json.loads((resource_folder() / "links" / "operator.json").read_bytes())
    for language, topic in PAGES:
        assert operator["name"] not in text_of(language, topic)
        assert operator["since_renamed"] not in text_of(language, topic)


def test_every_place_that_the_brochure_table_names_exists() -> None:
    table = [
        line.split("|")
        for line in (DOCS / "brochure.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("|")
    ][2:]
    assert len(table) > 30
    for _, section, says, help_entries, window, _ in table:
        assert section.strip(), says
        assert window.strip(), says
        named = [entry.strip() for entry in help_entries.split(",")]
        assert all(named), says
        for entry in named:
            topic, _, key = entry.partition("#")
            assert key in entries("nl", topic), entry


def newest_rules() -> dict[str, object]:
    newest = max((resource_folder() / "rules").glob("*.json"), key=lambda path: path.name)
    return json.loads(newest.read_bytes())
