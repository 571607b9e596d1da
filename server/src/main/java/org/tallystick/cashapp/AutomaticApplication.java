package org.tallystick.cashapp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.payments.Payment;
import org.tallystick.payments.PaymentId;
import org.tallystick.payments.Payments;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Retry;
import org.tallystick.platform.Sql;
import org.tallystick.platform.jobs.Progress;

/**
 * Settles open items with payments that nobody has applied yet, by the exact rules. A payment that ever settled anything
 * or was exchanged, also when that was taken back, is left to people (RULE-09).
 */
@Service
public class AutomaticApplication {
    private static final int CHUNK = 500;

    private final JdbcClient db;
    private final Payments payments;
    private final ReceiptLines lines;
    private final Remittances remittances;
    private final Matcher matcher;
    private final AdviceJoining advices;
    private final BusinessClock clock;
    private final TransactionTemplate transaction;

    AutomaticApplication(
            JdbcClient db,
            Payments payments,
            ReceiptLines lines,
            Remittances remittances,
            Matcher matcher,
            AdviceJoining advices,
            BusinessClock clock,
            PlatformTransactionManager transactions) {
        this.db = db;
        this.payments = payments;
        this.lines = lines;
        this.remittances = remittances;
        this.matcher = matcher;
        this.advices = advices;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** What became of a payment; the rule is null when its text names no open item. */
    public record Applied(
            PaymentId payment, LineState state, @Nullable String rule) {
        public boolean settled() {
            return state == LineState.AUTO_APPLIED || state == LineState.PARTIALLY_APPLIED;
        }
    }

    /** How many payments were looked at, settled something, or are left for a person with a suggestion or without. */
    public record Totals(int payments, int applied, int suggested, int unidentified) {
        Totals plus(Applied result) {
            boolean suggestion = result.state() == LineState.MATCH_SUGGESTED;
            return new Totals(
                    payments + 1,
                    applied + (result.settled() ? 1 : 0),
                    suggested + (suggestion ? 1 : 0),
                    unidentified + (result.settled() || suggestion ? 0 : 1));
        }
    }

    /** Applies one payment; does nothing to one that is used up or that somebody dealt with. */
    public Applied apply(Caller caller, PaymentId payment) {
        caller.must(Permission.ALLOCATE);
        return Retry.onConflict(() -> transact(() -> {
            if (payments.find(caller.company(), payment).isEmpty()) {
                throw Refusal.notFound("payment");
            }
            List<Applied> applied = chunk(caller, List.of(payment));
            return applied.isEmpty() ? new Applied(payment, LineState.APPLIED, null) : applied.getFirst();
        }));
    }

    /** Applies all payments that nobody has dealt with, in the order they came, a few hundred per transaction. */
    public Totals applyAll(Caller caller, Progress progress) {
        caller.must(Permission.ALLOCATE);
        progress.total(transact(() -> count(caller)));
        var totals = new Totals(0, 0, 0, 0);
        UUID last = new UUID(0, 0);
        while (!progress.cancelled()) {
            UUID after = last;
            List<PaymentId> next = transact(() -> untouched(caller, after));
            if (next.isEmpty()) {
                break;
            }
            for (Applied result : Retry.onConflict(() -> transact(() -> chunk(caller, next)))) {
                totals = totals.plus(result);
            }
            progress.advance(next.size(), 0);
            last = next.getLast().value();
        }
        return totals;
    }

    private List<Applied> chunk(Caller caller, List<PaymentId> ids) {
        advices.ofPayments(caller, ids);
        Map<PaymentId, Remittance> said = remittances.of(caller.company(), ids);
        List<Matcher.Claim> claims = new ArrayList<>();
        for (Payment payment : read(caller, ids)) {
            Remittance remittance = said.getOrDefault(payment.id(), Remittance.of(payment.reference()));
            claims.add(new Matcher.Claim(payment, remittance));
        }
        Map<PaymentId, Matcher.Matched> matched = matcher.apply(caller, claims, clock.today(caller.company()));
        lines.become(caller.company(), matched);
        return matched.entrySet().stream()
                .map(entry -> new Applied(
                        entry.getKey(),
                        entry.getValue().state(),
                        entry.getValue().rule()))
                .toList();
    }

    /** Those of the payments that are still untouched. */
    private List<Payment> read(Caller caller, List<PaymentId> ids) {
        Map<UUID, Boolean> untouched = new HashMap<>();
        db.sql("""
                        select p.payment_id
                        from payments.payment p
                        where p.company_id = :company
                          and p.payment_id = any(:ids)
                          and p.unapplied_minor = p.amount_minor
                          and not exists (select from receivables.allocation a
                                          where a.company_id = p.company_id and a.payment_id = p.payment_id)
                          and not exists (select from payments.payment_exchange x
                                          where x.company_id = p.company_id and x.from_payment_id = p.payment_id)
                        """)
                .param("company", caller.company().value())
                .param("ids", ids.stream().map(PaymentId::value).toArray(UUID[]::new))
                .query((row, number) -> Sql.uuid(row, "payment_id"))
                .list()
                .forEach(id -> untouched.put(id, true));
        return ids.stream()
                .filter(id -> untouched.containsKey(id.value()))
                .flatMap(id -> payments.find(caller.company(), id).stream())
                .toList();
    }

    private long count(Caller caller) {
        return db.sql("""
                        select count(*)
                        from payments.payment p
                        where p.company_id = :company
                          and p.unapplied_minor <> 0
                          and p.unapplied_minor = p.amount_minor
                          and not exists (select from receivables.allocation a
                                          where a.company_id = p.company_id and a.payment_id = p.payment_id)
                          and not exists (select from payments.payment_exchange x
                                          where x.company_id = p.company_id and x.from_payment_id = p.payment_id)
                        """)
                .param("company", caller.company().value())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private List<PaymentId> untouched(Caller caller, UUID after) {
        return db.sql("""
                        select p.payment_id
                        from payments.payment p
                        where p.company_id = :company
                          and p.payment_id > :after
                          and p.unapplied_minor <> 0
                          and p.unapplied_minor = p.amount_minor
                          and not exists (select from receivables.allocation a
                                          where a.company_id = p.company_id and a.payment_id = p.payment_id)
                          and not exists (select from payments.payment_exchange x
                                          where x.company_id = p.company_id and x.from_payment_id = p.payment_id)
                        order by p.payment_id
                        limit :limit
                        """)
                .param("company", caller.company().value())
                .param("after", after)
                .param("limit", CHUNK)
                .query((row, number) -> new PaymentId(Sql.uuid(row, "payment_id")))
                .list();
    }

    private <T> T transact(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
