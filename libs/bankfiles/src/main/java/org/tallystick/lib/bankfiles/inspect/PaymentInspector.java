package org.tallystick.lib.bankfiles.inspect;

import java.io.InputStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.pain.PaymentEvent;
import org.tallystick.lib.bankfiles.pain.PaymentEvent.MessageEnded;
import org.tallystick.lib.bankfiles.pain.PaymentEvent.MessageStarted;
import org.tallystick.lib.bankfiles.pain.PaymentEvent.OrderRead;
import org.tallystick.lib.bankfiles.pain.PaymentEvent.ProblemFound;
import org.tallystick.lib.bankfiles.pain.PaymentReader;
import org.tallystick.lib.bankfiles.pain.PaymentTotals;
import org.tallystick.lib.bankfiles.recognition.FileHead;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ProblemCode;
import org.tallystick.lib.bankfiles.statement.StatementReader.Format;

/**
 * Sums up pain.001 and pain.008 as {@code message, transactions, controlSum, controlTotalsAgree}: the transactions and the
 * sum are those of the content; what the message states instead is in the problems.
 */
final class PaymentInspector implements FormatInspector {
    @Override
    public boolean recognises(FileHead head) {
        return PaymentReader.recognises(head.text());
    }

    @Override
    public Summary inspect(InputStream source, Consumer<Problem> problems) {
        var reading = new Reading(problems);
        try (var reader = PaymentReader.open(source)) {
            for (PaymentEvent event = reader.next(); event != null; event = reader.next()) {
                reading.take(event);
            }
            return reading.summary(reader.format());
        }
    }

    /** One message while it is read. */
    private static final class Reading {
        private final Consumer<Problem> problems;
        private String message = "";
        private PaymentTotals totals = PaymentTotals.NONE;
        private boolean complete;
        private boolean agree = true;

        private Reading(Consumer<Problem> problems) {
            this.problems = problems;
        }

        private void take(PaymentEvent event) {
            switch (event) {
                case MessageStarted started -> message = started.message().id();
                case OrderRead read -> add(read);
                case MessageEnded ended -> complete = true;
                case ProblemFound found -> {
                    agree &= found.problem().code() != ProblemCode.PAIN_CONTROL;
                    problems.accept(found.problem());
                }
                case PaymentEvent.BatchStarted started -> {}
                case PaymentEvent.BatchEnded ended -> {}
            }
        }

        private void add(OrderRead read) {
            var amount = read.order().amount().decimal();
            totals = totals.plus(amount == null ? BigDecimal.ZERO : amount);
        }

        private Summary summary(@Nullable Format format) {
            if (format == null) {
                return Summary.UNKNOWN;
            }
            Map<String, Object> keys = new LinkedHashMap<>();
            keys.put("message", message);
            keys.put("transactions", totals.transactions());
            keys.put("controlSum", totals.sum().toPlainString());
            keys.put("controlTotalsAgree", complete && agree);
            return new Summary(format.name(), format.version().isEmpty() ? null : format.version(), keys);
        }
    }
}
