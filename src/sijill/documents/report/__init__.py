"""The report of counts and estimates: one HTML file that asks for nothing, and its charts as single files."""

from sijill.documents.report.build import Report, report
from sijill.documents.report.provenance import Provenance
from sijill.documents.report.tally import Facet, Tally, Voice

__all__ = ["Facet", "Provenance", "Report", "Tally", "Voice", "report"]
