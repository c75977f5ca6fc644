"""The slash commands: each takes an interaction on, asks, and sends."""
