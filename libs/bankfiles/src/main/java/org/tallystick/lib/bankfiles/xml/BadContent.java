package org.tallystick.lib.bankfiles.xml;

import java.util.List;
import org.tallystick.lib.bankfiles.statement.ProblemCode;

/** The file cannot be read any further; a reader turns it into a FATAL problem. */
public final class BadContent extends Exception {
    private final ProblemCode code;
    private final long line;
    private final long column;
    private final List<String> arguments;

    public BadContent(ProblemCode code, long line, long column, String... arguments) {
        super(code.text(), null, false, false);
        this.code = code;
        this.line = line;
        this.column = column;
        this.arguments = List.of(arguments);
    }

    public ProblemCode code() {
        return code;
    }

    public long line() {
        return line;
    }

    public long column() {
        return column;
    }

    public List<String> arguments() {
        return arguments;
    }
}
