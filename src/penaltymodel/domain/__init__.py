"""Platforms, requests, violations and earlier decisions."""
