"""Scoring of samples, and exchange with the published file formats."""
