package org.tallystick.lib.bankfiles.recognition;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.StatementReader;

/** Opens the reader a file of statements needs. */
public final class Statements {
    private Statements() {}

    /**
     * A reader for camt, MT940, MT942, BAI2 or OFX, by the content of the file; a file of none of them is read as the
     * problem FILE-UNKNOWN.
     *
     * @throws UncheckedIOException when the source cannot be read
     */
    public static StatementReader open(InputStream source, ReadLimits limits) {
        try {
            var buffered = new BufferedInputStream(source, FileHead.BYTES + 1);
            buffered.mark(FileHead.BYTES + 1);
            FileHead head = FileHead.of(buffered);
            buffered.reset();
            return StatementFormat.of(head).open(buffered, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
