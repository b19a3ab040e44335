"""From a file to a Document. One module per format; this table is the only place that lists them."""
