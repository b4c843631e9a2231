"""Home: what must I do now, and by when."""

from kmop_wizard.ui.home.screen import HomeScreen

__all__ = ["HomeScreen"]
