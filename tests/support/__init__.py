"""Helpers of several tests: strategies, oracles, inputs and servers."""
