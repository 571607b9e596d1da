package org.tallystick.lib.bankfiles.pain;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.tallystick.lib.bankfiles.pain.StatusEvent.ProblemFound;
import org.tallystick.lib.bankfiles.pain.StatusEvent.TransactionStatusRead;
import org.tallystick.lib.bankfiles.statement.Problem;

/** Everything a reader finds in one pain.002. */
record StatusFile(List<StatusEvent> events) {
    static StatusFile of(String xml) {
        return of(xml.getBytes(StandardCharsets.UTF_8));
    }

    static StatusFile of(byte[] file) {
        List<StatusEvent> events = new ArrayList<>();
        try (var reader = StatusReader.open(new ByteArrayInputStream(file))) {
            for (StatusEvent event = reader.next(); event != null; event = reader.next()) {
                events.add(event);
            }
            return new StatusFile(events);
        }
    }

    <T extends StatusEvent> List<T> all(Class<T> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<TransactionStatus> transactions() {
        return all(TransactionStatusRead.class).stream()
                .map(TransactionStatusRead::transaction)
                .toList();
    }

    List<Problem> problems() {
        return all(ProblemFound.class).stream().map(ProblemFound::problem).toList();
    }

    List<String> keys() {
        return problems().stream().map(Problem::messageKey).toList();
    }
}
