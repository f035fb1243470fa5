"""The catalogue of problems, and the C++ that judges candidates."""
