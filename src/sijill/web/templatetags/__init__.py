"""The filters and tags of the templates."""
