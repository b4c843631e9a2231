"""Measures the program against its limits: ``python3 dev.py bench``."""
