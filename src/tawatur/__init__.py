"""tawatur."""
