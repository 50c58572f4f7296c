"""The benchmark suite: ``python -m bench`` measures what the documentation publishes."""
