package org.tallystick.workbench.imports;

import java.util.List;
import org.tallystick.imports.ImportColumn;
import org.tallystick.imports.ImportKind;

/** Where a file of one kind is chosen, with the columns it can have. */
public record UploadPage(ImportKind kind, List<ImportColumn> columns) {
    public UploadPage {
        columns = List.copyOf(columns);
    }
}
