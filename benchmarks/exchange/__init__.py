"""Trials of what comes in and goes out, read by other programs; ``python3 dev.py exchange``."""
