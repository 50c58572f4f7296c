"""What the library is held against: data, and hand-written code."""
