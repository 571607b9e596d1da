package org.tallystick.cashapp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.cashapp.AdvicePairs.Joined;
import org.tallystick.cashapp.AdvicePairs.Pair;
import org.tallystick.cashapp.Matcher.Claim;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** Joins advices and payments, whichever came first, and tells the matcher what a payment's advice says. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class AdviceJoining {
    private static final String CANDIDATES = """
            select a.advice_id, p.payment_id, a.trace, a.payer_name as advice_payer, a.payer_account as advice_account,
                   p.reference, p.payer_name, p.payer_account, c.name as customer_name,
                   p.customer_id = a.customer_id or owner.name = p.payer_name as same_customer,
                   l.reference as line_reference, l.remittance, l.bank_reference, l.end_to_end_id,
                   abs(p.received_on - coalesce(a.paid_on, a.received_on)) as days
            from cashapp.advice a
            join payments.payment p
              on p.company_id = a.company_id
             and p.amount_minor = a.amount_minor
             and p.currency = a.currency
             and p.received_on between coalesce(a.paid_on, a.received_on) - 60 and coalesce(a.paid_on, a.received_on) + 60
            left join cashapp.receipt_line l on l.company_id = p.company_id and l.payment_id = p.payment_id
            left join customers.customer c on c.company_id = p.company_id and c.customer_id = p.customer_id
            left join customers.customer owner on owner.company_id = a.company_id and owner.customer_id = a.customer_id
            where a.company_id = :company
              and p.returned_minor = 0
              and p.exchanged_minor < p.amount_minor
              and coalesce((select s.kind
                            from cashapp.advice_step s
                            where s.company_id = a.company_id and s.advice_id = a.advice_id
                            order by s.step desc
                            limit 1), 'WAITING') = 'WAITING'
              and not exists (select
                              from cashapp.advice_step s
                              where s.company_id = p.company_id
                                and s.payment_id = p.payment_id)
            """;

    private final JdbcClient db;
    private final Advices advices;
    private final AdviceSteps steps;
    private final AuditLog audit;

    AdviceJoining(JdbcClient db, Advices advices, AdviceSteps steps, AuditLog audit) {
        this.db = db;
        this.advices = advices;
        this.steps = steps;
        this.audit = audit;
    }

    /** Joins those of the advices that fit exactly one payment; the caller holds the lock. */
    void ofAdvices(Caller caller, Collection<UUID> ids) {
        join(caller, byAdvices(caller.company(), ids));
    }

    /** Joins those of the payments that exactly one waiting advice fits. */
    void ofPayments(Caller caller, Collection<PaymentId> payments) {
        if (payments.isEmpty() || !hasAny(caller.company())) {
            return;
        }
        join(
                caller,
                byPayments(
                        caller.company(),
                        payments.stream().map(PaymentId::value).toList()));
    }

    /** The same payments with what their advices say. */
    List<Claim> advised(CompanyId company, List<Claim> claims) {
        Map<PaymentId, Advice> joined = new HashMap<>();
        List<PaymentId> ids = claims.stream().map(claim -> claim.payment().id()).toList();
        advices.ofPayments(company, ids)
                .forEach(advice -> joined.put(Objects.requireNonNull(advice.payment()), advice));
        if (joined.isEmpty()) {
            return claims;
        }
        Map<UUID, List<AdviceLine>> lines =
                advices.lines(company, joined.values().stream().map(Advice::id).toList());
        return claims.stream()
                .map(claim -> advised(claim, joined.get(claim.payment().id()), lines))
                .toList();
    }

    private static Claim advised(Claim claim, @Nullable Advice advice, Map<UUID, List<AdviceLine>> lines) {
        return advice == null ? claim : claim.with(advice.joined(lines.getOrDefault(advice.id(), List.of())));
    }

    /** Whether the company has advices at all; the lock is taken with the answer, so that none comes unseen. */
    private boolean hasAny(CompanyId company) {
        steps.lock(company);
        return db.sql("select exists (select from cashapp.advice where company_id = :company)")
                .param("company", company.value())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    /** Other candidates of both sides count too: what fits two payments, or two advices, waits for a person. */
    private void join(Caller caller, List<Pair> near) {
        CompanyId company = caller.company();
        if (near.isEmpty()) {
            return;
        }
        List<Pair> ofAdvices =
                byAdvices(company, near.stream().map(Pair::advice).distinct().toList());
        List<Pair> ofPayments = byPayments(
                company,
                near.stream().map(pair -> pair.payment().value()).distinct().toList());
        List<Pair> all = Stream.concat(ofAdvices.stream(), ofPayments.stream())
                .distinct()
                .toList();
        for (Joined joined : AdvicePairs.decide(all)) {
            boolean asked = near.stream()
                    .anyMatch(pair -> pair.advice().equals(joined.advice())
                            && pair.payment().equals(joined.payment()));
            if (asked) {
                steps.join(
                        company,
                        joined.advice(),
                        joined.payment(),
                        joined.rule(),
                        caller.actor().reference());
                audit.record(
                        caller,
                        AuditEvent.of("advice.join", "remittance advice", joined.advice(), null)
                                .fact("payment", joined.payment())
                                .fact("by", joined.rule()));
            }
        }
    }

    private List<Pair> byAdvices(CompanyId company, Collection<UUID> ids) {
        return db.sql(CANDIDATES + "and a.advice_id = any(:ids)")
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(AdviceJoining::pair)
                .list();
    }

    private List<Pair> byPayments(CompanyId company, Collection<UUID> ids) {
        return db.sql(CANDIDATES + "and p.payment_id = any(:ids)")
                .param("company", company.value())
                .param("ids", ids.toArray(UUID[]::new))
                .query(AdviceJoining::pair)
                .list();
    }

    private static Pair pair(ResultSet row, int number) throws SQLException {
        return new Pair(
                Sql.uuid(row, "advice_id"),
                new PaymentId(Sql.uuid(row, "payment_id")),
                row.getString("trace"),
                row.getString("advice_payer"),
                row.getString("advice_account"),
                present(row, "reference", "line_reference", "remittance", "bank_reference", "end_to_end_id"),
                row.getBoolean("same_customer"),
                present(row, "payer_name", "customer_name"),
                row.getString("payer_account"),
                row.getInt("days"));
    }

    private static List<String> present(ResultSet row, String... columns) throws SQLException {
        List<String> texts = new ArrayList<>();
        for (String column : columns) {
            String text = row.getString(column);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }
}
