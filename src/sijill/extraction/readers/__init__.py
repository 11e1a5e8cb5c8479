"""One module for each format: ``read(given)`` gives its document, ``render(given, page, width)`` pixels."""
