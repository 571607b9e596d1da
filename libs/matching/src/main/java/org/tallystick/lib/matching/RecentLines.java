package org.tallystick.lib.matching;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.tallystick.lib.matching.text.Folding;

/** Lines that were applied in full, to notice the same payment coming twice. */
final class RecentLines {
    private final Map<Print, LocalDate> applied = new HashMap<>();

    private record Print(String payer, long amount, String currency, String text) {}

    void add(ReceiptLine line) {
        applied.merge(print(line), line.bookedOn(), (first, second) -> first.isAfter(second) ? first : second);
    }

    boolean hasTwin(ReceiptLine line, int days) {
        LocalDate twin = applied.get(print(line));
        return twin != null && !line.bookedOn().isAfter(twin.plusDays(days));
    }

    private static Print print(ReceiptLine line) {
        String account = line.payerAccount();
        String name = line.payerName();
        String payer = account != null ? Folding.squeeze(account) : name == null ? "" : Folding.name(name);
        String reference = line.structuredReference() == null ? "" : line.structuredReference();
        return new Print(payer, line.amountMinor(), line.currency(), Folding.squeeze(line.text() + reference));
    }
}
