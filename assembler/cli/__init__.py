"""The command line: options, paths, the date, overwrite checks and exit statuses. No rule of law lives here."""
