"""Questions to the knowledge base: records in, a result object out; nothing here prints."""
