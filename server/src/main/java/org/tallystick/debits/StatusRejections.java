package org.tallystick.debits;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.pain.BatchStatus;
import org.tallystick.lib.bankfiles.pain.StatusEvent;
import org.tallystick.lib.bankfiles.pain.StatusReader;
import org.tallystick.lib.bankfiles.pain.StatusReason;
import org.tallystick.lib.bankfiles.pain.StatusReport;
import org.tallystick.lib.bankfiles.pain.TransactionStatus;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.platform.Refusal;

/** What a pain.002 rejects, by the names a debit goes by: its own, that of its batch, that of its message. */
record StatusRejections(Map<String, String> codes) {
    private static final String REJECTED = "RJCT";

    /** ISO 20022: the bank does not say why. */
    private static final String NOT_GIVEN = "MS03";

    StatusRejections {
        codes = Map.copyOf(codes);
    }

    /** @throws Refusal when the file is none, or is cut off */
    static StatusRejections of(byte[] file) {
        Map<String, String> codes = new HashMap<>();
        boolean complete = false;
        try (var reader = StatusReader.open(new ByteArrayInputStream(file))) {
            for (StatusEvent event = reader.next(); event != null; event = reader.next()) {
                switch (event) {
                    case StatusEvent.ReportStarted started -> report(started.report(), codes);
                    case StatusEvent.BatchStatusRead read -> batch(read.batch(), codes);
                    case StatusEvent.TransactionStatusRead read -> transaction(read.transaction(), codes);
                    case StatusEvent.ReportEnded ended -> complete = ended.sound();
                    case StatusEvent.ProblemFound found -> {
                        if (found.problem().severity() == Severity.FATAL) {
                            throw unreadable();
                        }
                    }
                }
            }
        }
        if (!complete) {
            throw unreadable();
        }
        return new StatusRejections(codes);
    }

    private static Refusal unreadable() {
        return Refusal.invalid(
                "STATUS_UNREADABLE",
                "This is no complete status report (pain.002), or its counts do not agree. Download it again.");
    }

    private static void report(StatusReport report, Map<String, String> codes) {
        put(report.originalMessageId(), report.status(), report.reasons(), codes);
    }

    private static void batch(BatchStatus batch, Map<String, String> codes) {
        put(batch.originalId(), batch.status(), batch.reasons(), codes);
    }

    private static void transaction(TransactionStatus transaction, Map<String, String> codes) {
        put(transaction.originalEndToEndId(), transaction.status(), transaction.reasons(), codes);
    }

    private static void put(
            @Nullable String name, @Nullable String status, List<StatusReason> reasons, Map<String, String> codes) {
        if (name != null && REJECTED.equals(status)) {
            codes.put(name, code(reasons));
        }
    }

    private static String code(List<StatusReason> reasons) {
        return reasons.stream()
                .flatMap(reason -> Stream.ofNullable(reason.code()))
                .filter(code -> code.matches("[A-Z0-9]{4}"))
                .findFirst()
                .orElse(NOT_GIVEN);
    }

    /** Why a debit is rejected: by its own reason, else that of its batch, else that of the message. */
    String codeOf(Debit debit) {
        return Stream.of(debit.endToEndId(), debit.batchId(), DebitFile.name(debit.run()))
                .flatMap(name -> Stream.ofNullable(codes.get(name)))
                .findFirst()
                .orElse(NOT_GIVEN);
    }

    /** Those of the names that none of the debits goes by. */
    long unknown(List<Debit> debits) {
        Set<String> known = debits.stream()
                .flatMap(debit -> Stream.of(debit.endToEndId(), debit.batchId(), DebitFile.name(debit.run())))
                .collect(Collectors.toSet());
        return codes.keySet().stream().filter(name -> !known.contains(name)).count();
    }
}
