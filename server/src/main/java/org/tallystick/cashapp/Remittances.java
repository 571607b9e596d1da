package org.tallystick.cashapp;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.payments.Exchanges;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyId;

/** What payers said with their payments: on the statement, and in what a notification adds to it. */
@Component
@Transactional(readOnly = true)
class Remittances {
    private final ReceiptLines lines;
    private final Announcements announced;
    private final Exchanges exchanges;

    Remittances(ReceiptLines lines, Announcements announced, Exchanges exchanges) {
        this.lines = lines;
        this.announced = announced;
        this.exchanges = exchanges;
    }

    /** For those of the payments that came on a statement, or were exchanged from one that did. */
    Map<PaymentId, Remittance> of(CompanyId company, Collection<PaymentId> payments) {
        Map<PaymentId, PaymentId> originals = exchanges.originals(company, payments);
        Set<PaymentId> brought = new LinkedHashSet<>(payments);
        brought.addAll(originals.values());
        Map<PaymentId, Remittance> found = said(company, lines.ofPayments(company, brought));
        originals.forEach((exchanged, original) -> {
            Remittance said = found.get(original);
            if (said != null) {
                found.put(exchanged, said);
            }
        });
        found.keySet().retainAll(Set.copyOf(payments));
        return found;
    }

    private Map<PaymentId, Remittance> said(CompanyId company, List<ReceiptLine> ofThem) {
        Map<PaymentId, Remittance> found = new HashMap<>();
        Map<UUID, Remittance> details =
                announced.details(company, ofThem.stream().map(ReceiptLine::id).toList());
        for (ReceiptLine line : ofThem) {
            if (line.payment() != null) {
                Remittance detail = details.get(line.id());
                Remittance said =
                        Remittance.stored(line.reference(), line.remittance(), line.endToEndId(), line.original());
                found.put(line.payment(), detail == null ? said : said.with(detail));
            }
        }
        return found;
    }
}
