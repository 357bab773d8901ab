"""Files to articles: readers by file type, furniture and metadata, ids, the catalog of a folder."""
