"""Configuration: what can be set, its defaults, and how files and overrides are merged."""
