"""Questions in, verified claims out; knows no Discord."""
