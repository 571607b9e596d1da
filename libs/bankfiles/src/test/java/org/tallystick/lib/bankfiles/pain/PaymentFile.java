package org.tallystick.lib.bankfiles.pain;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.pain.PaymentEvent.BatchEnded;
import org.tallystick.lib.bankfiles.pain.PaymentEvent.MessageEnded;
import org.tallystick.lib.bankfiles.pain.PaymentEvent.OrderRead;
import org.tallystick.lib.bankfiles.pain.PaymentEvent.ProblemFound;
import org.tallystick.lib.bankfiles.statement.Problem;
import org.tallystick.lib.bankfiles.statement.ReadLimits;
import org.tallystick.lib.bankfiles.statement.StatementReader.Format;

/** Everything a reader finds in one pain.001 or pain.008. */
record PaymentFile(List<PaymentEvent> events, @Nullable Format format) {
    static PaymentFile of(String xml) {
        return of(xml.getBytes(StandardCharsets.UTF_8), ReadLimits.defaults());
    }

    static PaymentFile of(byte[] file, ReadLimits limits) {
        List<PaymentEvent> events = new ArrayList<>();
        try (var reader = PaymentReader.open(new ByteArrayInputStream(file), limits)) {
            for (PaymentEvent event = reader.next(); event != null; event = reader.next()) {
                events.add(event);
            }
            return new PaymentFile(events, reader.format());
        }
    }

    <T extends PaymentEvent> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<PaymentOrder> orders() {
        return all(OrderRead.class).stream().map(OrderRead::order).toList();
    }

    List<PaymentBatch> batches() {
        return all(BatchEnded.class).stream().map(BatchEnded::batch).toList();
    }

    PaymentTotals totals() {
        return all(MessageEnded.class).getFirst().totals();
    }

    List<Problem> problems() {
        return all(ProblemFound.class).stream().map(ProblemFound::problem).toList();
    }

    List<String> keys() {
        return problems().stream().map(Problem::messageKey).toList();
    }
}
