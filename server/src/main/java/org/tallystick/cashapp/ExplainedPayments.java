package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItemId;

/** Which payments are what the items that they name come to: as they were before, with or without the discount earned. */
@Repository
@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
class ExplainedPayments {
    private final JdbcClient db;
    private final EarlyPayment earlyPayment;

    ExplainedPayments(JdbcClient db, EarlyPayment earlyPayment) {
        this.db = db;
        this.earlyPayment = earlyPayment;
    }

    /** A payment, what it names exactly, and the last day that counts for its discount. */
    record Claim(PaymentId payment, Money amount, LocalDate paidOn, List<OpenItem> named) {
        Claim {
            named = List.copyOf(named);
        }
    }

    /** What a payment has settled of an item, by itself and with credits, and what was granted with it. */
    private record Settled(Money paid, Money granted) {}

    /** An item before the payment came, and what it came to after its discount. */
    private record Before(OpenItem item, Money open, Money net) {}

    Set<PaymentId> among(CompanyId company, Collection<Claim> claims) {
        if (claims.isEmpty()) {
            return Set.of();
        }
        Map<PaymentId, Map<OpenItemId, Settled>> settled = settled(company, claims);
        Map<OpenItemId, PaymentTerms> terms = earlyPayment.terms(
                company,
                claims.stream()
                        .flatMap(claim -> claim.named().stream())
                        .distinct()
                        .toList());
        Set<PaymentId> explained = new HashSet<>();
        for (Claim claim : claims) {
            Map<OpenItemId, Settled> own = settled.getOrDefault(claim.payment(), Map.of());
            List<Before> before = claim.named().stream()
                    .map(item -> before(item, own.get(item.id()), terms.get(item.id()), claim.paidOn()))
                    .filter(each -> !each.open().isZero())
                    .toList();
            if (!before.isEmpty() && isSumOf(claim.amount(), before)) {
                explained.add(claim.payment());
            }
        }
        return explained;
    }

    private static Before before(
            OpenItem item, @Nullable Settled settled, @Nullable PaymentTerms terms, LocalDate paidOn) {
        if (settled != null && !settled.granted().isZero()) {
            Money open = item.open().plus(settled.paid()).plus(settled.granted());
            return new Before(item, open, open.minus(settled.granted()));
        }
        Money open = settled == null ? item.open() : item.open().plus(settled.paid());
        LocalDate day = paidOn.isBefore(item.documentOn()) ? item.documentOn() : paidOn;
        return terms == null || !open.equals(item.amount())
                ? new Before(item, open, open)
                : new Before(item, open, open.minus(terms.discountAvailable(item.documentOn(), open, day)));
    }

    /** Of each document everything, or the installment that is due first. */
    private static boolean isSumOf(Money amount, List<Before> named) {
        Map<UUID, Before> first = new HashMap<>();
        named.forEach(each -> first.merge(each.item().document(), each, ExplainedPayments::earlier));
        return Stream.of(List.copyOf(first.values()), named)
                .anyMatch(items -> amount.equals(sum(items.stream().map(Before::open), amount))
                        || amount.equals(sum(items.stream().map(Before::net), amount)));
    }

    private static Before earlier(Before one, Before other) {
        return one.item().installment() <= other.item().installment() ? one : other;
    }

    private static Money sum(Stream<Money> amounts, Money like) {
        return amounts.reduce(Money.zero(like.currency()), Money::plus);
    }

    private Map<PaymentId, Map<OpenItemId, Settled>> settled(CompanyId company, Collection<Claim> claims) {
        Map<PaymentId, Map<OpenItemId, Settled>> settled = new HashMap<>();
        db.sql("""
                        select p.payment_id, a.open_item_id, a.currency,
                               coalesce(sum(a.amount_minor) filter (where a.kind in ('PAYMENT', 'CREDIT')), 0)::bigint
                                 as paid_minor,
                               coalesce(sum(a.amount_minor) filter (where a.kind not in ('PAYMENT', 'CREDIT')), 0)::bigint
                                 as granted_minor
                        from unnest(:payments::uuid[]) as p (payment_id)
                        cross join lateral (select open_item_id, currency, kind, amount_minor
                                            from receivables.allocation
                                            where company_id = :company and payment_id = p.payment_id
                                            union all
                                            select open_item_id, currency, kind, amount_minor
                                            from receivables.allocation
                                            where company_id = :company and granted_with_id = p.payment_id
                                            union all
                                            select credit_item_id, currency, kind, -amount_minor
                                            from receivables.allocation
                                            where company_id = :company
                                              and granted_with_id = p.payment_id
                                              and credit_item_id is not null) a
                        group by p.payment_id, a.open_item_id, a.currency
                        """)
                .param("company", company.value())
                .param(
                        "payments",
                        claims.stream().map(claim -> claim.payment().value()).toArray(UUID[]::new))
                .query((row, number) -> settled.computeIfAbsent(
                                new PaymentId(Sql.uuid(row, "payment_id")), _ -> new HashMap<>())
                        .put(
                                new OpenItemId(Sql.uuid(row, "open_item_id")),
                                new Settled(Sql.money(row, "paid_minor"), Sql.money(row, "granted_minor"))))
                .list();
        return settled;
    }
}
