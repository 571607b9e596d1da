package org.tallystick.lib.bankfiles.inspect;

import java.io.InputStream;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.recognition.FileHead;
import org.tallystick.lib.bankfiles.statement.Problem;

/** Sums up the files of one family of formats; a new family is one more class in the list of {@link Inspection}. */
sealed interface FormatInspector
        permits AchInspector,
                Bai2Inspector,
                CamtInspector,
                LockboxInspector,
                Mt940Inspector,
                OfxInspector,
                PaymentInspector,
                StatusInspector {
    /** Whether a file that begins like this belongs to the family. */
    boolean recognises(FileHead head);

    /** Reads the whole file and closes it; everything that is wrong with it goes to {@code problems}. */
    Summary inspect(InputStream source, Consumer<Problem> problems);

    /**
     * What a file holds.
     *
     * @param format null when the file has no known format after all: then there are no keys either
     * @param version null when the file does not say
     * @param keys those of the format, in the order in which they are shown
     */
    record Summary(@Nullable String format, @Nullable String version, Map<String, Object> keys) {
        static final Summary UNKNOWN = new Summary(null, null, Map.of());
    }
}
