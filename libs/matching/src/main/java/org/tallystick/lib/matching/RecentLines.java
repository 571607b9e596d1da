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
        remember(print(line), line.bookedOn());
        remember(withoutText(print(line)), line.bookedOn());
    }

    private void remember(Print print, LocalDate on) {
        applied.merge(print, on, (first, second) -> first.isAfter(second) ? first : second);
    }

    private static Print withoutText(Print print) {
        return new Print(print.payer(), print.amount(), print.currency(), "*");
    }

    /** The same payer and amount; the text may differ. */
    boolean hasSameAmount(ReceiptLine line, int days) {
        return isRecent(line, withoutText(print(line)), days);
    }

    boolean hasTwin(ReceiptLine line, int days) {
        return isRecent(line, print(line), days);
    }

    private boolean isRecent(ReceiptLine line, Print print, int days) {
        LocalDate twin = applied.get(print);
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
