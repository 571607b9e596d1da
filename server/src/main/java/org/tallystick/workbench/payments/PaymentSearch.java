package org.tallystick.workbench.payments;

import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentFilter;
import org.tallystick.payments.Payments;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.search.Hit;
import org.tallystick.platform.search.SearchSource;
import org.tallystick.workbench.Formats;

/** Payments by number, reference or the name of the payer. */
@Component
class PaymentSearch implements SearchSource {
    private static final Formats FORMATS = new Formats(Locale.UK);

    private final Payments payments;

    PaymentSearch(Payments payments) {
        this.payments = payments;
    }

    @Override
    public String kind() {
        return "Payments";
    }

    @Override
    public List<Hit> find(CompanyId company, String text, int limit) {
        return payments.list(company, new PaymentFilter(null, text, null, null, false), 1, limit).rows().stream()
                .map(PaymentSearch::hit)
                .toList();
    }

    private static Hit hit(Payment payment) {
        String from = payment.payerName() == null ? "" : payment.payerName() + ", ";
        return new Hit(
                payment.number(),
                from + FORMATS.money(payment.amount()) + ", " + FORMATS.date(payment.receivedOn()),
                "/payments/" + payment.id(),
                "cash");
    }
}
