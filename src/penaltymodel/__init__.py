"""Statutory penalties for platforms: exact, dated, explained."""
