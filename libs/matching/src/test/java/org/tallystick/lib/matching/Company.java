package org.tallystick.lib.matching;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.matching.payer.Customer;
import org.tallystick.lib.matching.payer.Payers;

/** A small company for tests: Acme Corp and Mercy Clinic, EUR, everything issued on 1 March 2026 and due a month later. */
final class Company {
    static final LocalDate ISSUED = LocalDate.of(2026, 3, 1);
    static final LocalDate BOOKED = LocalDate.of(2026, 3, 20);
    static final String ACME = "ACME";
    static final String MERCY = "MERCY";
    static final String ACME_ACCOUNT = "DE02120300000000202051";
    static final String MERCY_ACCOUNT = "DE02500105170137075030";

    final Book book = new Book();
    final Payers payers = new Payers();
    Policy policy = Policy.defaults()
            .withPromoteAll(true)
            .withBankFees(Map.of("EUR", Set.of(500L)))
            .withSmallDifference(Map.of("EUR", 15L));

    Company() {
        payers.add(new Customer(ACME, "Acme Corp GmbH", null, List.of(ACME_ACCOUNT), false));
        payers.add(new Customer(MERCY, "Mercy Clinic", null, List.of(MERCY_ACCOUNT), false));
    }

    Company item(String number, String customer, long minor) {
        return item(number, customer, minor, null, null, false);
    }

    Company item(
            String number,
            String customer,
            long minor,
            OpenItem.@Nullable Discount discount,
            @Nullable String reference,
            boolean held) {
        return add(
                new OpenItem(
                        number,
                        customer,
                        number,
                        ISSUED,
                        ISSUED.plusDays(30),
                        "EUR",
                        discount,
                        null,
                        reference,
                        false,
                        held),
                minor);
    }

    Company add(OpenItem item, long minor) {
        book.add(item, minor);
        return this;
    }

    static OpenItem.Discount twoPercent(LocalDate until) {
        return new OpenItem.Discount(new BigDecimal("2"), until);
    }

    Matching matching() {
        return new Matching(book, payers, policy, Promotions.fresh());
    }

    Decision decide(ReceiptLine line) {
        return matching().decide(line);
    }

    static ReceiptLine fromAcme(long minor, String text) {
        return line(minor, text, "Acme Corp GmbH", ACME_ACCOUNT);
    }

    static ReceiptLine line(long minor, String text, @Nullable String name, @Nullable String account) {
        return new ReceiptLine("L1", BOOKED, minor, "EUR", name, account, text, null, List.of());
    }
}
