"""What happens to the generated files: holes and unknown keys, or damage."""

import json
from collections.abc import Callable
from random import Random
from typing import Any


def objects(value: Any) -> list[dict[str, Any]]:
    """Every object inside a document."""
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    found = [one for item in inner for one in objects(item)]
    return [value, *found] if isinstance(value, dict) else found


def disturb(random: Random, document: dict[str, Any]) -> None:
    """Missing keys, unknown keys, keys in another order: all of it readable."""
    for one in objects(document)[1:]:
        if random.random() < 0.1:
            one["x_later"] = random.choice((None, {"a": [1.5, None]}, "tekst", [[]]))
        for key in [key for key, value in one.items() if value in (None, "", [])]:
            if random.random() < 0.2:
                del one[key]
    for key in ("applications", "invoices"):
        if random.random() < 0.02:
            document[key].append(random.choice(({}, {"id": "x"}, {"id": None, "x_later": 1})))
    for key in ("title", "attendance", "invoices", "applications", "attachments", "notes"):
        if random.random() < 0.02:
            del document[key]
    if random.random() < 0.1:
        items = list(document.items())
        random.shuffle(items)
        document.clear()
        document.update(items)


def spoil(random: Random, name: str, document: dict[str, Any]) -> tuple[str, bytes]:
    """A file that can't be read: damaged, newer, or a conflict copy."""
    text = json.dumps(document)
    ways: list[Callable[[], tuple[str, bytes]]] = [
        lambda: (name, text[: len(text) // 2].encode()),
        lambda: (name, b""),
        lambda: (name, b"\x00" * len(text)),
        lambda: (name, text.encode("utf-16")),
        lambda: (name, b'{"notes": "\xff\xfe"}'),
        lambda: (name, text.replace('"version": 1', '"version": 2').encode()),
        lambda: (name, text.replace('"version": 1', '"version": "1"').encode()),
        lambda: (name, text.replace('"version": 1', '"version": true').encode()),
        lambda: (name, text.replace("kmop-training", "kmop-other").encode()),
        lambda: (name, (text[:-1] + ', "x": 1, "x": 1}').encode()),
        lambda: (name, (text[:-1] + ', "x": "\\ud800"}').encode()),
        lambda: (name, json.dumps({**document, "invoices": None}).encode()),
        lambda: (name, json.dumps({**document, "applications": {}}).encode()),
        lambda: (name, json.dumps({**document, "applications": [{"id": 1}]}).encode()),
        lambda: (name, json.dumps({**document, "invoices": [{"id": ["x"]}]}).encode()),
        lambda: (name, json.dumps({**document, "attachments": [{"id": False}]}).encode()),
        lambda: (name, json.dumps({**document, "title": 5}).encode()),
        lambda: (name, json.dumps({**document, "enrolment": []}).encode()),
        lambda: (name, json.dumps({**document, "attendance": {"completed_on": "soon"}}).encode()),
        lambda: (name.replace(".json", " (1).json"), text.encode()),
        lambda: (name.replace(".json", ".sync-conflict-20261123.json"), text.encode()),
        lambda: (name, json.dumps([document]).encode()),
    ]
    return random.choice(ways)()
