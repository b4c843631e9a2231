"""The kmo-portefeuille wizard: six steps from enrolment to payment order."""

__version__ = "0.1.0"
APPLICATION_ID = "io.github.kmop_wizard.KmopWizard"
