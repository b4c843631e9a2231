"""The smallest PySide6 window: what any program of this kind has to wait for at least."""

from __future__ import annotations

import sys

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Window(QWidget):
    """Says when it has been painted for the first time, and ends."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's own name)
        super().paintEvent(event)
        QTimer.singleShot(0, _tell)


def _tell() -> None:
    print("painted", flush=True)
    QApplication.quit()


if __name__ == "__main__":
    application = QApplication(sys.argv)
    window = Window()
    window.resize(1180, 760)
    window.show()
    sys.exit(application.exec())
