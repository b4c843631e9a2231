"""Trainings on disk: files, folders, settings, drafts. No Qt; problems are codes, not words."""
