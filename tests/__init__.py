"""The tests. Truths about all penalties are in ``laws``, the strategies in ``strategies``."""
