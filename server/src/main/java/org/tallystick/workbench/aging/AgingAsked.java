package org.tallystick.workbench.aging;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.insights.AgingQuery;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.receivables.aging.AgingBasis;
import org.tallystick.lib.receivables.aging.AgingBucketSet;
import org.tallystick.platform.Refusal;

/** What the address of the aging page asks for, as it was typed. */
public record AgingAsked(
        LocalDate asOf,
        @Nullable LocalDateTime known,
        String basis,
        String edges,
        String by,
        String customer,
        String currency) {
    AgingQuery query(@Nullable Customer only, ZoneId zone) {
        AgingQuery query = AgingQuery.on(asOf).in(buckets());
        if (known != null) {
            query = query.asKnownAt(known.atZone(zone).toInstant());
        }
        if (isByInvoice()) {
            query = query.by(AgingQuery.By.INVOICE);
        }
        if (!currency.isBlank()) {
            query = query.in(currencyCode());
        }
        return only == null ? query : query.of(only.id());
    }

    public boolean isByInvoice() {
        return by.equals("invoice");
    }

    private AgingBucketSet buckets() {
        AgingBasis counted = basis.equals("invoice") ? AgingBasis.INVOICE_DATE : AgingBasis.DUE_DATE;
        try {
            return AgingBucketSet.parse(counted, edges);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("BUCKETS_INVALID", "The buckets cannot be read: " + e.getMessage() + ".");
        }
    }

    private CurrencyCode currencyCode() {
        String code = currency.strip().toUpperCase(Locale.ROOT);
        if (!CurrencyCode.isKnown(code)) {
            throw Refusal.invalid("CURRENCY_UNKNOWN", "There is no currency " + currency + ".");
        }
        return CurrencyCode.of(code);
    }
}
