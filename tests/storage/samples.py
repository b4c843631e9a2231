"""Contents of training files, good and bad, for the tests of this folder."""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from kmop_wizard.domain.training import Training
from kmop_wizard.storage.codec import decode, encode

ID: Final = "5f1c2a9e-8f0b-4d55-9d5e-2f7d0c1b9a11"

posix_only: Final = pytest.mark.skipif(os.name != "posix", reason="Windows has no such thing")
windows_only: Final = pytest.mark.skipif(os.name != "nt", reason="as Windows does it")


def link(place: Path, target: Path) -> None:
    """Make a link; skips the test where this user or system can make none."""
    try:
        place.symlink_to(target)
    except OSError as error:
        pytest.skip(f"no links here: {error}")
    if not place.is_symlink():
        pytest.skip("this system only says that it made a link")


# The format's own example: each key, in the order of the file.
_EXAMPLE: Final = """
{
  "format": "kmop-training",
  "version": 1,
  "id": "5f1c2a9e-8f0b-4d55-9d5e-2f7d0c1b9a11",
  "revision": 7,
  "saved_at": "2026-11-23T13:02:11Z",
  "title": "Brandbestrijding en evacuatie",
  "enterprise": {"name": "Bakkerij Peeters", "number": "0999.999.922", "size": "small"},
  "enrolment": {
    "provider": "liantis-edpb",
    "provider_name": "Liantis EDPB vzw",
    "registration_number": "DV.O104628",
    "enrolled_on": "2026-11-01",
    "first_lesson_day": "2026-11-09",
    "last_lesson_day": "2026-12-07",
    "price_excl_vat": "1450.00",
    "theme": "standard",
    "participants": ["Sofie Peeters"]
  },
  "applications": [
    {
      "id": "9b2f6c01d4e87a35",
      "submitted_on": "2026-11-20",
      "subsidy_number": "2026KMO123456",
      "approved_on": "2026-11-23",
      "refused_on": null,
      "stopped_on": null,
      "deposit": {
        "due_on": null, "amount": "1015.00", "iban": null, "beneficiary": null,
        "communication": null, "deposited_on": null, "deposited_amount": null, "cancelled_on": null
      },
      "subsidy": {"received_on": null, "amount": null}
    }
  ],
  "attendance": {"completed_on": null},
  "invoices": [
    {
      "id": "41c07a9e22b5d860",
      "number": "2026-1187", "issued_on": "2026-11-23", "due_on": "2026-12-23",
      "supplier_name": "Liantis EDPB vzw", "supplier_vat": null,
      "amount_excl_vat": "1450.00", "vat_amount": "304.50",
      "payment_ordered_on": null, "attachment": null
    }
  ],
  "attachments": [
    {
      "id": "c3d41e0f5a7788b2", "kind": "invoice", "file": "attachments/5f1c/2026-1187.xml",
      "sha256": "00", "added_on": "2026-11-23"
    }
  ],
  "notes": ""
}
"""


def document(**changes: object) -> dict[str, Any]:
    """Return the example as plain JSON values; ``changes`` go by path, ``__`` for the point."""
    content: dict[str, Any] = json.loads(_EXAMPLE)
    for path, value in changes.items():
        put(content, path.replace("__", "."), value)
    return content


def put(content: dict[str, Any], path: str, value: object) -> None:
    """Set what lies at a dotted path."""
    *parents, last = path.split(".")
    place: Any = content
    for part in parents:
        place = place[int(part)] if isinstance(place, list) else place[part]
    if isinstance(place, list):
        place[int(last)] = value
    else:
        place[last] = value


def as_file(content: object) -> bytes:
    """Return JSON values as the bytes of a file; the surrogates stay escaped."""
    return json.dumps(content).encode()


def training(training_id: str = ID, **changes: object) -> Training:
    """Return the example as a training."""
    return decode(as_file(document(id=training_id, **changes)), training_id)


def put_file(data: Path, name: str, content: bytes) -> Path:
    """Write a file of the folder of trainings."""
    folder = data / "trainings"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(content)
    return path


def put_training(data: Path, training_id: str = ID, **changes: object) -> Path:
    """Write a training as the program would."""
    return put_file(data, f"{training_id}.json", encode(training(training_id, **changes)))


def names(folder: Path) -> list[str]:
    """Return the names of what lies directly in a folder."""
    return sorted(path.name for path in folder.iterdir())


def tree(folder: Path) -> dict[str, bytes | None]:
    """Return all that lies in a folder: content by name, None for a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


def at_one() -> datetime:
    """A moment of saving."""
    return datetime(2026, 11, 24, 13, 0, 0, tzinfo=UTC)


def nested(levels: int) -> Any:
    """Lists within lists."""
    value: Any = []
    for _ in range(levels - 1):
        value = [value]
    return value
