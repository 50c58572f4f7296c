"""Values that the law is made of: ranges, money, periods, sources."""
