"""An example of a package that adds statutes to penaltymodel."""
