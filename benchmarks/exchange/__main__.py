"""Prints the table of docs/exchange.md; ends with 1 when something is not as it must be."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace

from benchmarks.exchange.attacked import attacked
from benchmarks.exchange.calendars import khal_twice, phone_codes, second_library
from benchmarks.exchange.einvoices import public_invoices
from benchmarks.exchange.letters import letters
from benchmarks.exchange.papers import dossiers, printed
from benchmarks.exchange.payments import payments
from benchmarks.exchange.spreadsheets import spreadsheet
from benchmarks.reliability.rows import Trial, print_table


def trials(options: Namespace) -> dict[str, Trial]:
    """The trials by name; short ones take some seconds each."""

    def some(many: int, few: int) -> int:
        return few if options.short else many

    return {
        "invoices": public_invoices,
        "attacks": attacked,
        "payments": lambda folder: payments(folder, some(1000, 50)),
        "calendar": lambda folder: second_library(folder, some(200, 20)),
        "khal": lambda folder: khal_twice(folder, some(60, 8)),
        "phone": lambda folder: phone_codes(folder, some(200, 20)),
        "table": lambda folder: spreadsheet(folder, some(300, 30)),
        "paper": lambda folder: printed(folder, some(60, 20)),
        "dossier": lambda folder: dossiers(folder, some(12, 3)),
        "mails": letters,
    }


if __name__ == "__main__":
    purpose = "Try what comes in and goes out against other programs."
    sys.exit(print_table(ArgumentParser(description=purpose), trials))
