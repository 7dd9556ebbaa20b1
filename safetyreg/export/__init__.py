"""Out of the registry: the meeting workbook, the register dump, tables as files, prints as HTML."""
