"""What figures of several kinds are put together from: panels, lanes, strips, headers, events."""
