"""Measurements: `python3 dev.py bench`. What counts is a ratio to a yardstick of the same run."""
