package org.tallystick.lib.bankfiles.inspect;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tallystick.lib.bankfiles.camt.CamtReader;
import org.tallystick.lib.bankfiles.inspect.StatementSummary.Keys;
import org.tallystick.lib.bankfiles.recognition.FileHead;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.StatementReader.Format;

/**
 * Sums up camt as {@code statements:[{id, account, currency, entries, details, credits, debits, balances, reversals}]}. It
 * takes every file that nobody else takes, because its reader tells empty, foreign and dangerous files apart.
 */
final class CamtInspector implements FormatInspector {
    @Override
    public boolean recognises(FileHead head) {
        return true;
    }

    @Override
    public Summary inspect(InputStream source, Consumer<Problem> problems) {
        try (var reader = CamtReader.open(source)) {
            List<Map<String, Object>> statements = StatementReading.of(reader, Keys.CAMT, problems);
            Format format = reader.format();
            if (format == null) {
                return Summary.UNKNOWN;
            }
            String version = format.version().isEmpty() ? null : "001." + format.version();
            return new Summary(format.name(), version, Map.of("statements", statements));
        }
    }
}
