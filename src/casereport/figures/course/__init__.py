"""The course figure: laboratory trends above treatment lanes."""
