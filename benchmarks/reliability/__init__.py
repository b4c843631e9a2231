"""Figures for docs/reliability.md: what must never be lost, tried until it would have been."""
