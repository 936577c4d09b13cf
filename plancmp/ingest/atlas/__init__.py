"""The atlas: the headline figures of a folder of work reports, read by ``draft`` and kept where the checks agree."""
