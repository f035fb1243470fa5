"""The agent: a graph that asks a model for code, builds it, tests it and repairs it."""
