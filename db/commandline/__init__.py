"""The commands of `placardctl`, a module each; loaded when asked for."""
