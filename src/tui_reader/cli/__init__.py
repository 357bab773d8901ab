"""The commands, one file each; a command's module is imported when it runs."""
