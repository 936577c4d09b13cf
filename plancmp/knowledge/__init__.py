"""Load and check the YAML knowledge base; vocabularies; resolution of names."""
