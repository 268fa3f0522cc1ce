"""What the author wrote: Markdown → tree nodes."""
