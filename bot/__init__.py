"""What readers touch: the terminal command and the Discord bot."""
