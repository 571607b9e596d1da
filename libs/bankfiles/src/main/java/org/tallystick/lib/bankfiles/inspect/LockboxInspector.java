package org.tallystick.lib.bankfiles.inspect;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.tallystick.lib.bankfiles.lockbox.LockboxCheck;
import org.tallystick.lib.bankfiles.lockbox.LockboxEvent;
import org.tallystick.lib.bankfiles.lockbox.LockboxEvent.BatchEnded;
import org.tallystick.lib.bankfiles.lockbox.LockboxEvent.CheckRead;
import org.tallystick.lib.bankfiles.lockbox.LockboxEvent.ProblemFound;
import org.tallystick.lib.bankfiles.lockbox.LockboxLayout;
import org.tallystick.lib.bankfiles.lockbox.LockboxReader;
import org.tallystick.lib.bankfiles.recognition.FileHead;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.ReadLimits;

/** Sums up a lockbox file as {@code batches, checks, invoices, total, controlTotalsAgree}. */
final class LockboxInspector implements FormatInspector {
    /** A record 1, not that of an ACH file, and a record 2 or 5 behind it. */
    private static final Pattern BEGINNING = Pattern.compile("\\A1(?!.{33}094)[^\\r\\n,]{10,200}\\r?\\n[25][0-9A-Z ]");

    private static final Set<ProblemCode> CONTROLS = Set.of(
            ProblemCode.LOCKBOX_BATCH, ProblemCode.LOCKBOX_BOX, ProblemCode.LOCKBOX_FILE, ProblemCode.FILE_TRUNCATED);

    @Override
    public boolean recognises(FileHead head) {
        return BEGINNING.matcher(head.text()).find();
    }

    @Override
    public Summary inspect(InputStream source, Consumer<Problem> problems) {
        var controls = new ControlsWatch(problems, CONTROLS);
        var counts = new Counts();
        try (var reader = LockboxReader.open(source, LockboxLayout.common(), ReadLimits.defaults())) {
            for (LockboxEvent event = reader.next(); event != null; event = reader.next()) {
                switch (event) {
                    case CheckRead read -> counts.add(read.check());
                    case BatchEnded _ -> counts.batches++;
                    case ProblemFound found -> controls.accept(found.problem());
                }
            }
        }
        return new Summary("lockbox", null, counts.toMap(controls.agree()));
    }

    private static final class Counts {
        private long batches;
        private long checks;
        private long invoices;
        private String currency = "";
        private BigDecimal total = BigDecimal.ZERO;

        private void add(LockboxCheck check) {
            checks++;
            invoices += check.documents().size();
            currency = check.amount().currency();
            total = total.add(Objects.requireNonNullElse(check.amount().decimal(), BigDecimal.ZERO));
        }

        private Map<String, Object> toMap(boolean agree) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("batches", batches);
            map.put("checks", checks);
            map.put("invoices", invoices);
            map.put("total", Amounts.text(total, currency));
            map.put("controlTotalsAgree", agree);
            return map;
        }
    }
}
