package org.tallystick.lib.bankfiles.inspect;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tallystick.lib.bankfiles.inspect.StatementSummary.Keys;
import org.tallystick.lib.bankfiles.recognition.FileHead;
import org.tallystick.lib.bankfiles.recognition.StatementFormat;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.StatementReader.Format;

/** Sums up MT940 and MT942 as {@code statements:[{reference, account, number, currency, opening, closing, entries, credits,
 * debits}]}. */
final class Mt940Inspector implements FormatInspector {
    @Override
    public boolean recognises(FileHead head) {
        return StatementFormat.of(head) == StatementFormat.MT940;
    }

    @Override
    public Summary inspect(InputStream source, Consumer<Problem> problems) {
        try (var reader = StatementFormat.MT940.open(source, ReadLimits.defaults())) {
            List<Map<String, Object>> statements = StatementReading.of(reader, Keys.MT940, problems);
            Format format = reader.format();
            if (format == null) {
                return Summary.UNKNOWN;
            }
            String version = format.version().isEmpty() ? null : format.version();
            return new Summary(format.name(), version, Map.of("statements", statements));
        }
    }
}
