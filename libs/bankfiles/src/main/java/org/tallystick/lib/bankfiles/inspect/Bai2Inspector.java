package org.tallystick.lib.bankfiles.inspect;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.tallystick.lib.bankfiles.bai2.Bai2Reader;
import org.tallystick.lib.bankfiles.inspect.StatementSummary.Keys;
import org.tallystick.lib.bankfiles.recognition.FileHead;
import org.tallystick.lib.bankfiles.recognition.StatementFormat;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.StatementReader.Format;

/**
 * Sums up BAI2 as {@code records:{type: count}, accounts:[{account, currency, transactions, credits, debits}],
 * controlTotalsAgree}.
 */
final class Bai2Inspector implements FormatInspector {
    private static final Set<ProblemCode> CONTROLS =
            Set.of(ProblemCode.BAI2_ACCOUNT, ProblemCode.BAI2_GROUP, ProblemCode.BAI2_FILE, ProblemCode.FILE_TRUNCATED);

    @Override
    public boolean recognises(FileHead head) {
        return StatementFormat.of(head) == StatementFormat.BAI2;
    }

    @Override
    public Summary inspect(InputStream source, Consumer<Problem> problems) {
        var controls = new ControlsWatch(problems, CONTROLS);
        try (var reader = Bai2Reader.open(source, ReadLimits.defaults())) {
            List<Map<String, Object>> accounts = StatementReading.of(reader, Keys.BAI2, controls);
            Format format = reader.format();
            if (format == null) {
                return Summary.UNKNOWN;
            }
            Map<String, Object> keys = new LinkedHashMap<>();
            keys.put("records", reader.records());
            keys.put("accounts", accounts);
            keys.put("controlTotalsAgree", controls.agree());
            return new Summary(format.name(), format.version().isEmpty() ? null : format.version(), keys);
        }
    }
}
