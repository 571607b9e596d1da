package org.tallystick.imports;

import org.jspecify.annotations.Nullable;

/** What is wrong with a row: its line in the file (0 for the file as a whole), our column, a stable code, a sentence. */
public record RowError(long row, @Nullable String column, String code, String message) {}
