"""Data and hand-written code to compare the library with."""
