"""What machines read of an article in a web page: how to cite it, who wrote it, what it is about."""
