"""From a document to draft records: read, clean, split, tell past from future, find figures, code by theme and
topic.
"""
