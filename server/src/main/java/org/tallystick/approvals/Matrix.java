package org.tallystick.approvals;

import java.util.List;
import java.util.Optional;

/** The lines about one kind of deed. They are read in order, and the first that fits holds; without one nobody has to agree. */
public record Matrix(ApprovalKind kind, List<MatrixLine> lines) {
    public static final int MOST_LINES = 50;

    public Matrix {
        lines = List.copyOf(lines);
    }

    /** The line that asks for a second person; empty when the deed is free. */
    public Optional<MatrixLine> asks(Asked asked) {
        return lines.stream()
                .filter(line -> line.fits(asked))
                .findFirst()
                .filter(line -> line.approver() != Approver.NOBODY);
    }
}
