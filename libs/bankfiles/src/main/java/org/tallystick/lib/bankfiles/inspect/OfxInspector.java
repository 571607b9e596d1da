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

/** Sums up OFX with the keys of camt: {@code statements:[{id, account, currency, entries, details, credits, debits,
 * balances, reversals}]}. */
final class OfxInspector implements FormatInspector {
    @Override
    public boolean recognises(FileHead head) {
        return StatementFormat.of(head) == StatementFormat.OFX;
    }

    @Override
    public Summary inspect(InputStream source, Consumer<Problem> problems) {
        try (var reader = StatementFormat.OFX.open(source, ReadLimits.defaults())) {
            List<Map<String, Object>> statements = StatementReading.of(reader, Keys.CAMT, problems);
            Format format = reader.format();
            if (format == null) {
                return Summary.UNKNOWN;
            }
            String version = format.version().isEmpty() ? null : format.version();
            return new Summary(format.name(), version, Map.of("statements", statements));
        }
    }
}
