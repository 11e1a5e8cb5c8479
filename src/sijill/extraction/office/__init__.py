"""What Office files (DOCX, XLSX, ODS) are made of: parts of a ZIP, relations between them, and markup."""
