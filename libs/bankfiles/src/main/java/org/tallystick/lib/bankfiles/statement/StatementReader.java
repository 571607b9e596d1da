package org.tallystick.lib.bankfiles.statement;

import org.jspecify.annotations.Nullable;

/**
 * Reads the statements of one file, one event at a time, in constant memory.
 *
 * <pre>{@code
 * for (StatementEvent event = reader.next(); event != null; event = reader.next()) { ... }
 * }</pre>
 */
public interface StatementReader extends AutoCloseable {
    /**
     * The next event, null at the end. No content makes it throw; what is wrong comes as a problem.
     *
     * @throws java.io.UncheckedIOException when the source itself cannot be read
     */
    @Nullable
    StatementEvent next();

    /** The format and version the file turned out to have, such as {@code camt.053} and {@code 08}; null until known. */
    @Nullable
    Format format();

    /** Closes the source. */
    @Override
    void close();

    /** A format and its version; the version is empty when the file does not say. */
    record Format(String name, String version) {}
}
