"""Everything beside home and the six steps: one file for each screen."""
