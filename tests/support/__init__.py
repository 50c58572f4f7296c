"""What several tests share: strategies, oracles, inputs, servers."""
