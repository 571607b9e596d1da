package org.tallystick.lib.bankfiles.lockbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.bankfiles.statement.Direction;
import org.tallystick.lib.bankfiles.statement.Fingerprints;
import org.tallystick.lib.bankfiles.statement.ReadingState;
import org.tallystick.lib.bankfiles.statement.ReferredDocument;
import org.tallystick.lib.bankfiles.statement.Severity;
import org.tallystick.lib.bankfiles.statement.StatedAmount;

/** A record 6 and the overflow records 4 behind it. */
final class OpenCheck {
    private final LockboxLayout layout;
    private final LockboxValues values;
    private final String row;
    private final long line;
    private final List<ReferredDocument> documents = new ArrayList<>(1);

    OpenCheck(LockboxLayout layout, LockboxValues values, String row, long line) {
        this.layout = layout;
        this.values = values;
        this.row = row;
        this.line = line;
    }

    String batch() {
        return text("check.batch");
    }

    int documents() {
        return documents.size();
    }

    /** Whether an overflow record is one of this check. */
    boolean owns(String overflow) {
        return batch().equals(Objects.requireNonNullElse(layout.get("overflow.batch", overflow), ""))
                && text("check.sequence")
                        .equals(Objects.requireNonNullElse(layout.get("overflow.sequence", overflow), ""));
    }

    void overflow(String overflow, long at) {
        documents.add(new ReferredDocument(
                "CINV",
                layout.get("overflow.invoice", overflow),
                null,
                null,
                optional("overflow.deduction", overflow, at),
                null,
                optional("overflow.amount", overflow, at)));
    }

    private @Nullable StatedAmount optional(String field, String overflow, long at) {
        String text = layout.get(field, overflow);
        return text == null ? null : values.amount(text, Severity.WARN, at);
    }

    private String text(String field) {
        return Objects.requireNonNullElse(layout.get(field, row), "");
    }

    LockboxCheck check(ReadingState state, Fingerprints fingerprints, String lockbox, @Nullable LocalDate depositedOn) {
        StatedAmount amount = values.amount(layout.get("check.amount", row), Severity.ERROR, line);
        LocalDate writtenOn = values.americanDay(layout.get("check.date", row), line);
        String number = layout.get("check.number", row);
        String account = layout.get("check.account", row);
        String remitter = layout.get("check.remitter", row);
        List<String> texts = documents.stream()
                .map(document -> Objects.requireNonNullElse(document.number(), ""))
                .toList();
        return new LockboxCheck(
                state.entry(),
                lockbox,
                batch(),
                text("check.sequence"),
                amount,
                layout.get("check.routing", row),
                account,
                number,
                writtenOn,
                depositedOn,
                remitter,
                documents,
                fingerprints.next(lockbox, depositedOn, writtenOn, amount, Direction.CREDIT, number, List.of(), texts),
                state.entrySound());
    }
}
