"""Values in, documents out: what a journalist prints and a lawyer files, with every direction isolated."""

from sijill.documents.report import Facet, Provenance, Report, Tally, Voice, report

__all__ = ["Facet", "Provenance", "Report", "Tally", "Voice", "report"]
