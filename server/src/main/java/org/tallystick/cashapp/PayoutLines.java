package org.tallystick.cashapp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.payments.BankAccount;
import org.tallystick.platform.CompanyId;
import org.tallystick.providers.Payouts;
import org.tallystick.providers.Payouts.Payout;

/** Recognises what payment providers pay out, by the payout's id in the text: no payment of a customer. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class PayoutLines {
    private static final String RULE = "payout";

    private final Payouts payouts;
    private final JdbcClient db;

    PayoutLines(Payouts payouts, JdbcClient db) {
        this.payouts = payouts;
        this.db = db;
    }

    /** Those of the lines that bring exactly what a payout that is not booked yet sent; no payout belongs to two. */
    Map<LineRead, Payout> awaited(CompanyId company, List<LineRead> fresh) {
        Map<LineRead, Payout> found = new LinkedHashMap<>();
        List<LineRead> receipts = fresh.stream().filter(LineRead::isReceipt).toList();
        for (Payout payout : receipts.isEmpty() ? List.<Payout>of() : payouts.awaited(company)) {
            receipts.stream()
                    .filter(line -> !found.containsKey(line))
                    .filter(line -> payout.amount().equals(line.amount()) && names(line, payout))
                    .findFirst()
                    .ifPresent(line -> found.put(line, payout));
        }
        return found;
    }

    private static boolean names(LineRead line, Payout payout) {
        String text = Stream.of(
                        line.remittance().text(),
                        line.reference(),
                        line.remittance().endToEndId())
                .filter(part -> part != null)
                .collect(Collectors.joining(" "))
                .toUpperCase(Locale.ROOT);
        return text.replaceAll("\\s", "").contains(payout.providerId().toUpperCase(Locale.ROOT));
    }

    ReceiptLines.NewLine row(LineRead line) {
        return new ReceiptLines.NewLine(line, LineState.PAYOUT, RULE, null);
    }

    /** Books the payouts of lines that are stored. */
    void book(Caller caller, Map<LineRead, Payout> found, BankAccount account) {
        found.forEach((line, payout) -> {
            payouts.book(caller, payout, account, line.bookedOn());
            db.sql("""
                            update cashapp.receipt_line
                            set payout_id = :payout
                            where company_id = :company
                              and fingerprint = :fingerprint
                            """)
                    .param("company", caller.company().value())
                    .param("fingerprint", line.fingerprintBytes())
                    .param("payout", payout.id())
                    .update();
        });
    }
}
