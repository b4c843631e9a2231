"""The small parts of the window. They show plain values and report what a person did."""
