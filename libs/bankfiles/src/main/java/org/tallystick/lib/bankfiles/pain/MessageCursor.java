package org.tallystick.lib.bankfiles.pain;

import java.io.InputStream;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Location;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatementReader.Format;
import org.tallystick.lib.bankfiles.xml.BadContent;
import org.tallystick.lib.bankfiles.xml.XmlCursor;

/** Walks over one pain message: recognises it, and turns everything that ends the reading into a problem. */
final class MessageCursor implements AutoCloseable {
    private static final int RECOGNISED_WITHIN = 200;

    /** What stands in the message at the place of the cursor. */
    interface Content {
        /** The start tag of an element of the message; the content reads it or skips it, or goes into it. */
        void startTag(XmlCursor cursor) throws BadContent;

        void endTag();

        /** The message is complete. */
        void endOfMessage();
    }

    private final XmlCursor cursor;
    private final Set<String> names;
    private final Consumer<Problem> problems;
    private final Content content;
    private @Nullable Format format;
    private boolean messageSeen;
    private boolean repairReported;
    private boolean finished;
    private int elementsSeen;

    MessageCursor(
            InputStream source, ReadLimits limits, Set<String> names, Consumer<Problem> problems, Content content) {
        this.cursor = new XmlCursor(source, limits);
        this.names = names;
        this.problems = problems;
        this.content = content;
    }

    boolean finished() {
        return finished;
    }

    @Nullable
    Format format() {
        return format;
    }

    void step() {
        try {
            switch (cursor.next()) {
                case START -> startTag();
                case END -> endTag();
                case TEXT -> {}
                case END_OF_FILE -> endOfFile();
            }
            reportRepairedText();
        } catch (BadContent e) {
            finished = true;
            problems.accept(fatal(e));
        }
    }

    private void startTag() throws BadContent {
        if (messageSeen) {
            content.startTag(cursor);
        } else {
            recognise(cursor.localName());
        }
    }

    private void endTag() {
        if (messageSeen) {
            content.endTag();
        }
    }

    private void recognise(String element) throws BadContent {
        String name = PainFormat.nameOf(element);
        if (name != null && names.contains(name)) {
            messageSeen = true;
            Format byNamespace = PainFormat.ofNamespace(cursor.namespace());
            Format stated = byNamespace == null ? PainFormat.ofNamespace(element) : byNamespace;
            format = new Format(name, stated == null ? "" : stated.version());
            if (stated == null) {
                problems.accept(Problem.of(Severity.WARN, ProblemCode.XML_NAMESPACE, here(), element));
            }
        } else if (++elementsSeen > RECOGNISED_WITHIN) {
            throw new BadContent(ProblemCode.FILE_UNKNOWN, 0, 0);
        }
    }

    private Location here() {
        return new Location(0, 0, cursor.line(), cursor.column());
    }

    private void reportRepairedText() {
        String encoding = cursor.repairedEncoding();
        if (encoding != null && messageSeen && !repairReported) {
            repairReported = true;
            problems.accept(
                    Problem.of(Severity.WARN, ProblemCode.TEXT_CHARSET, Location.file(), encoding, "windows-1252"));
        }
    }

    private void endOfFile() {
        finished = true;
        if (messageSeen) {
            content.endOfMessage();
        } else {
            problems.accept(Problem.of(Severity.FATAL, ProblemCode.FILE_UNKNOWN, Location.file()));
        }
    }

    private Problem fatal(BadContent bad) {
        ProblemCode code = bad.code();
        boolean ofAnyFormat =
                code == ProblemCode.XML_DTD || code == ProblemCode.XML_ENCODING || code == ProblemCode.FILE_EMPTY;
        if (format == null && !ofAnyFormat) {
            return Problem.of(Severity.FATAL, ProblemCode.FILE_UNKNOWN, Location.file());
        }
        return Problem.of(
                Severity.FATAL,
                code,
                new Location(0, 0, bad.line(), bad.column()),
                bad.arguments().toArray(String[]::new));
    }

    @Override
    public void close() {
        cursor.close();
    }
}
