"""One page, one module: what it shows is gathered here, how it looks stands in its template."""
