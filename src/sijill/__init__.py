"""Sijill: a sourced register of who was taken, sentenced or killed, and who says so."""

__version__ = "0.1.0"
