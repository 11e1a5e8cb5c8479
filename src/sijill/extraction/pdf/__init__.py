"""PDF: glyphs where they stand on the page; from them lines, columns, tables and text in logical order.

The order in which a PDF paints is its producer's; only the places of the glyphs are what a reader sees. So
the text is rebuilt from geometry, in floors: ``opening`` → ``painted``, ``glyphs`` (``clusters``) → ``rows``
→ ``ruled``, ``columns``, ``aligned`` → ``wording`` (``direction``, ``brackets``) → ``paragraphs`` →
``pages`` → ``leaves``. Beside it stand ``concealment`` (with ``visibility``), ``interactive``, ``inside``,
``recognition``, ``running`` and ``findings``.
"""
