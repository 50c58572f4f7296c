"""Registers of requests and what they could cost."""
