"""Decided cases, and the backtest over them."""
