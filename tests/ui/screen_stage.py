"""A stage to put one screen on: a workspace of made-up trainings and a navigator that takes notes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from kmop_wizard.domain.training import (
    Application,
    Enrolment,
    Enterprise,
    Training,
)
from kmop_wizard.i18n import Words
from kmop_wizard.storage.folders import Folders
from kmop_wizard.storage.reference import load_rules
from kmop_wizard.storage.store import Store
from kmop_wizard.ui.screen import Context, Route
from kmop_wizard.ui.workspace import Workspace

TODAY = date(2026, 11, 23)
BAKERY = Enterprise("Bakkerij Peeters", "0999.999.922", "small")


@dataclass
class Notes:
    """A navigator that notes where it was sent."""

    calls: list[tuple[Any, ...]] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        def note(*arguments: Any, **_more: Any) -> None:
            self.calls.append((name, *arguments))

        return note


def bakery_training(number: int, title: str, price: str, applied: date | None) -> Training:
    """A training of Bakkerij Peeters, applied for on ``applied`` (or not yet)."""
    enrolment = Enrolment(
        provider="liantis-edpb",
        enrolled_on=date(2026, 9, 1),
        first_lesson_day=date(2026, 10, 14),
        price_excl_vat=Decimal(price),
    )
    applications = () if applied is None else (Application(submitted_on=applied),)
    return Training(
        f"00000000-0000-4000-8000-{number:012}",
        title=title,
        enterprise=BAKERY,
        enrolment=enrolment,
        applications=applications,
    )


TRAININGS = (
    bakery_training(1, "Preventieadviseur niveau 3", "6250.00", date(2026, 10, 1)),
    bakery_training(2, "Loonbeleid voor kmo's", "4000.00", date(2026, 11, 2)),
    bakery_training(3, "Vertrouwenspersoon: basisopleiding", "1450.00", date(2025, 12, 30)),
    bakery_training(4, "Brandbestrijding en evacuatie", "1450.00", None),
)


class Stage:
    """``folder`` is empty; ``trainings`` are saved in it first."""

    def __init__(
        self, folder: Path, trainings: tuple[Training, ...] = (), today: date = TODAY
    ) -> None:
        self.folders = Folders(folder / "data", folder / "config", folder / "state")
        self.store = Store(self.folders.data, self.folders.state)
        for training in trainings:
            self.store.save(training)
        self.notes = Notes()
        self.workspace = Workspace(self.folders, load_rules(), lambda: today)

    def own_enterprise(self) -> None:
        """Let the settings know Bakkerij Peeters."""
        self.workspace.settings = replace(
            self.workspace.settings,
            enterprise_name=BAKERY.name,
            enterprise_number=BAKERY.number,
            enterprise_size=BAKERY.size,
        )

    def put_on(self, kind: Any, language: str = "en", route: Route | None = None) -> Any:
        """The screen ``kind`` in ``language``."""
        context = Context(Words(language), self.workspace, self.notes)  # type: ignore[arg-type]
        return kind(context, route or Route(""))
