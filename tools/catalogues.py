"""Keeps the message catalogues in step with the source text, and says where they are not.

``python3 dev.py catalogues`` extracts and merges; ``python3 dev.py test`` checks. The source
language is English, so it has no catalogue of its own.
"""

from __future__ import annotations

import ast
import io
import re
import string
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeGuard

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from kmop_wizard.i18n.catalogue import compile_catalogue

ROOT = Path(__file__).resolve().parent.parent
DOMAIN = "kmop_wizard"
LANGUAGES = ("nl", "fr")
# How many messages the calls begin with: words.count has one for one thing and one for many.
_KEYWORDS: Mapping[str, int] = {"say": 1, "count": 2, "N_": 1}
_MNEMONIC = re.compile(r"(?<!&)&(?=\w)")
_CHANGING_HEADER = re.compile(
    r'^"(POT-Creation-Date|PO-Revision-Date|Generated-By):.*\n', re.MULTILINE
)
_HEADER = "# Messages of the kmo-portefeuille wizard.\n# Same licence as the program.\n"


def extract(root: Path = ROOT) -> Catalog:
    """Return the messages that the source text under ``root`` holds now, without translations.

    Raises ValueError for a message that is put together while the program runs, as nobody can
    translate it.
    """
    catalog = Catalog(project="kmop-wizard", header_comment=_HEADER, charset="utf-8")
    for path in sorted((root / DOMAIN).rglob("*.py")):
        place: Any = (path.relative_to(root).as_posix(), None)
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call):
                message = _message(call, path)
                if message:
                    catalog.add(message if len(message) > 1 else message[0], None, [place])
    return catalog


def _message(call: ast.Call, path: Path) -> tuple[str, ...]:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    texts = call.args[: _KEYWORDS.get(name, 0)]
    if any(isinstance(text, ast.JoinedStr) for text in texts):
        raise ValueError(f"{path}:{call.lineno}: an f-string can't be translated: name its fields")
    found = tuple(str(text.value) for text in texts if _is_text(text))
    return found if found and len(found) == _KEYWORDS[name] else ()


def _is_text(node: ast.expr) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def as_text(catalog: Catalog) -> str:
    """Return ``catalog`` as ``.po`` text that changes only when a message does."""
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, sort_output=True, ignore_obsolete=True)
    return _CHANGING_HEADER.sub("", buffer.getvalue().decode("utf-8"))


def read(path: Path, language: str) -> Catalog:
    """Read a ``.po`` file; OSError when it is not there."""
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=DOMAIN)


def template_path(root: Path = ROOT) -> Path:
    """Return where the template lies, from which translators start."""
    return root / "translations" / f"{DOMAIN}.pot"


def catalogue_path(language: str, root: Path = ROOT) -> Path:
    """Return where the translations into ``language`` lie."""
    return root / "translations" / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def update(root: Path = ROOT) -> None:
    """Extract the template and merge it into every catalogue; new messages stay empty.

    French signs are set right on the way, as a person types them with the keys at hand.
    """
    template = extract(root)
    _put(template_path(root), as_text(template))
    for language in LANGUAGES:
        path = catalogue_path(language, root)
        catalog = read(path, language) if path.exists() else Catalog(locale=language)
        catalog.header_comment = _HEADER
        catalog.project = template.project
        # A guess that looks right is worse than an empty message, which the check reports.
        catalog.update(template, no_fuzzy_matching=True)
        for message in catalog:
            message.string = _set_in_type(language, message.string)
        _put(path, as_text(catalog))


def _set_in_type(language: str, text: Any) -> Any:
    """Give French its apostrophes, and the spaces beside its signs at which no line breaks."""
    if language != "fr" or not text:
        return text
    if not isinstance(text, str):
        return tuple(_set_in_type(language, form) for form in text)
    text = re.sub(r"(?<=\w)'(?=[\w{])", "\u2019", text)
    return re.sub(r" (?=[:;?!%€»])|(?<=«) ", "\u00a0", text)


def compile_catalogues(source: Path, target: Path) -> None:
    """Write ``target/<language>/LC_MESSAGES/*.mo`` from the ``.po`` files under ``source``."""
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.glob("*/LC_MESSAGES/*.po")):
        compiled = (target / path.relative_to(source)).with_suffix(".mo")
        compiled.parent.mkdir(parents=True, exist_ok=True)
        compiled.write_bytes(compile_catalogue(path))


def problems(root: Path = ROOT) -> tuple[str, ...]:
    """Return one sentence for each thing that is wrong, or nothing when all is well."""
    template = extract(root)
    path = template_path(root)
    found = []
    if not path.exists() or path.read_text(encoding="utf-8") != as_text(template):
        found.append(
            f"{path.name} is not what the source text holds: run python3 dev.py catalogues"
        )
    for language in LANGUAGES:
        path = catalogue_path(language, root)
        if not path.exists():
            found.append(f"{language}: there is no catalogue")
            continue
        found.extend(
            f"{language}: {problem}" for problem in _compare(template, read(path, language))
        )
    return tuple(found)


def _compare(template: Catalog, catalog: Catalog) -> Iterator[str]:
    expected = Catalog(locale=catalog.locale)
    if catalog.plural_forms != expected.plural_forms:
        yield f"Plural-Forms should be {expected.plural_forms}"
    for message in template:
        if not message.id:
            continue
        own = catalog.get(message.id, message.context)
        if own is None:
            yield f"missing: {message.id!r}"
        elif own.fuzzy:
            yield f"fuzzy: {message.id!r}"
        else:
            yield from _differences(own, expected.num_plurals)
    for message in catalog:
        if message.id and message.id not in template:
            yield f"no longer used: {message.id!r}"
    for message_id in catalog.obsolete:
        yield f"obsolete: {message_id!r}"


def _differences(message: Message, plurals: int) -> Iterator[str]:
    sources = _forms(message.id)
    targets = _forms(message.string)
    wanted = plurals if message.pluralizable else 1
    if len(targets) != wanted or not all(text.strip() for text in targets):
        yield f"missing: {message.id!r}"
        return
    allowed = placeholders(sources[0]) | placeholders(sources[-1])
    for source, target in zip((*sources, sources[-1]), targets, strict=False):
        if placeholders(target) != placeholders(source) and not (
            message.pluralizable and placeholders(target) <= allowed
        ):
            yield f"placeholders differ: {source!r} -> {target!r}"
        if bool(_MNEMONIC.search(source)) != bool(_MNEMONIC.search(target)):
            yield f"mnemonic differs: {source!r} -> {target!r}"
        if _outer_blanks(source) != _outer_blanks(target):
            yield f"outer blanks differ: {source!r} -> {target!r}"


def placeholders(text: str) -> frozenset[str]:
    """Return the names in ``{}`` of ``text``; what is no valid format is a name of its own."""
    try:
        return frozenset(
            name for _, name, _, _ in string.Formatter().parse(text) if name is not None
        )
    except ValueError:
        return frozenset({f"invalid: {text}"})


def _forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    return (text or "",) if isinstance(text, str) or text is None else tuple(text)


def _outer_blanks(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def main(arguments: list[str]) -> int:
    """Run ``update`` or ``check``; return 1 when the check finds something."""
    if arguments == ["update"]:
        update()
        return 0
    found = problems()
    for problem in found:
        print(problem)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
