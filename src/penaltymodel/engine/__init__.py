"""From a violation to an assessment."""
