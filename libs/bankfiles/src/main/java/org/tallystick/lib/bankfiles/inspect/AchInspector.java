package org.tallystick.lib.bankfiles.inspect;

import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.tallystick.lib.bankfiles.nacha.AchCounts;
import org.tallystick.lib.bankfiles.nacha.AchEvent;
import org.tallystick.lib.bankfiles.nacha.AchEvent.FileEnded;
import org.tallystick.lib.bankfiles.nacha.AchEvent.ProblemFound;
import org.tallystick.lib.bankfiles.nacha.AchFileControl;
import org.tallystick.lib.bankfiles.nacha.AchReader;
import org.tallystick.lib.bankfiles.recognition.FileHead;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;

/**
 * Sums up NACHA as {@code records, entries, addenda, addendaTypes, sec, entryHash, control:{batches, entryAddenda, hash,
 * debit, credit}, controlTotalsAgree}; the control is as written, with its leading zeros.
 */
final class AchInspector implements FormatInspector {
    @Override
    public boolean recognises(FileHead head) {
        return AchReader.recognises(head.text().stripLeading());
    }

    @Override
    public Summary inspect(InputStream source, Consumer<Problem> problems) {
        boolean complete = false;
        boolean agree = true;
        try (var reader = AchReader.open(source)) {
            for (AchEvent event = reader.next(); event != null; event = reader.next()) {
                if (event instanceof ProblemFound(Problem problem)) {
                    agree &= !isControl(problem.code());
                    problems.accept(problem);
                }
                complete |= event instanceof FileEnded;
            }
            return new Summary("nacha", null, keys(reader.counts(), complete && agree));
        }
    }

    private static boolean isControl(ProblemCode code) {
        return code == ProblemCode.NACHA_BATCH_CONTROL || code == ProblemCode.NACHA_FILE_CONTROL;
    }

    private static Map<String, Object> keys(AchCounts counts, boolean agree) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("records", counts.records());
        keys.put("entries", counts.entries());
        keys.put("addenda", counts.addenda());
        keys.put("addendaTypes", List.copyOf(counts.addendaTypes()));
        keys.put("sec", List.copyOf(counts.secCodes()));
        keys.put("entryHash", counts.entryHash());
        keys.put("control", control(counts.control()));
        keys.put("controlTotalsAgree", agree);
        return keys;
    }

    private static Map<String, String> control(AchFileControl control) {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("batches", control.batches());
        map.put("entryAddenda", control.entriesAndAddenda());
        map.put("hash", control.entryHash());
        map.put("debit", control.debits());
        map.put("credit", control.credits());
        return map;
    }
}
