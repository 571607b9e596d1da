package org.tallystick.approvals;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The lines about one kind of deed. They are read in order, and the first that fits holds; where none fits, the usual of the
 * kind does.
 *
 * @param id of the version; null where nothing was ever set
 */
public record Matrix(ApprovalKind kind, @Nullable UUID id, List<MatrixLine> lines) {
    public static final int MOST_LINES = 50;

    public Matrix {
        lines = List.copyOf(lines);
    }

    public Matrix(ApprovalKind kind, List<MatrixLine> lines) {
        this(kind, null, lines);
    }

    public Ruling rule(Matter matter) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).fits(matter)) {
                return new Ruling(kind, id, i + 1, lines.get(i));
            }
        }
        return new Ruling(kind, lines.isEmpty() ? null : id, 0, null);
    }

    /** Whether any line asks if an invoice is the first of its customer. */
    public boolean asksForFirst() {
        return lines.stream().anyMatch(MatrixLine::firstInvoice);
    }
}
