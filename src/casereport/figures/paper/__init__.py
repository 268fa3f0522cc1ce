"""What figures are drawn on: the scene and its printers, palette, text measure, places for labels."""
