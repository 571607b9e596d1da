package org.tallystick.cashapp;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.cashapp.PaymentFacts.Alike;
import org.tallystick.cashapp.PaymentFacts.Elsewhere;
import org.tallystick.cashapp.PaymentFacts.Known;
import org.tallystick.cashapp.PaymentFacts.Named;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;

/** Reads what {@link Veracity} looks at, for many payments in a few statements. Direct debits are our own doing: left out. */
@Repository
@Transactional(propagation = Propagation.MANDATORY, readOnly = true)
class VeracityFacts {
    /** May be anything, such as a year. */
    private static final Pattern FEW_DIGITS = Pattern.compile("\\p{N}{1,5}");

    /** The latest say enough: a shop pays the same thousands of times a day. */
    private static final int MOST_ALIKE = 100;

    private final JdbcClient db;
    private final PayerHistory history;
    private final Remittances remittances;
    private final OpenItems items;
    private final ElsewhereInGroup group;
    private final ExplainedPayments explanations;
    private final MatchPolicies policies;

    VeracityFacts(
            JdbcClient db,
            PayerHistory history,
            Remittances remittances,
            OpenItems items,
            ElsewhereInGroup group,
            ExplainedPayments explanations,
            MatchPolicies policies) {
        this.db = db;
        this.history = history;
        this.remittances = remittances;
        this.items = items;
        this.group = group;
        this.explanations = explanations;
        this.policies = policies;
    }

    /** A payment as the rules see it, before anything is known of its surroundings. */
    record Seen(
            PaymentId id,
            @Nullable UUID customer,
            Money amount,
            Money allocated,
            LocalDate receivedOn,
            @Nullable String text,
            @Nullable String payerName,
            @Nullable String payerAccount) {}

    List<PaymentFacts> of(CompanyId company, Collection<PaymentId> payments) {
        UUID[] ids = payments.stream().map(PaymentId::value).toArray(UUID[]::new);
        List<Seen> seen = seen(company, ids);
        var policy = policies.current(company).policy();
        int days = policy.duplicateWindowDays();
        Map<PaymentId, List<Alike>> alike = alike(company, ids, days);
        Map<PaymentId, Set<String>> words = words(company, seen);
        Map<PaymentId, List<OpenItem>> items = named(company, words);
        Map<PaymentId, List<Named>> named = documents(items);
        Map<PaymentId, Elsewhere> elsewhere = elsewhere(company, words, named);
        Map<PaymentId, Known> known = history.of(company, seen, ids);
        List<PaymentFacts> facts = seen.stream()
                .map(payment -> new PaymentFacts(
                        payment.id(),
                        payment.amount(),
                        payment.receivedOn(),
                        payment.text(),
                        payment.payerName(),
                        payment.payerAccount(),
                        alike.getOrDefault(payment.id(), List.of()),
                        known.get(payment.id()),
                        named.getOrDefault(payment.id(), List.of()),
                        elsewhere.get(payment.id()),
                        false,
                        days))
                .toList();
        return explained(company, facts, items, policy.discountGraceDays());
    }

    private List<Seen> seen(CompanyId company, UUID[] ids) {
        return db.sql("""
                        select payment_id, customer_id, currency, amount_minor,
                               allocated_minor + exchanged_minor as allocated_minor, received_on, reference,
                               payer_name, payer_account
                        from payments.payment
                        where company_id = :company
                          and payment_id = any(:ids)
                          and method <> 'DIRECT_DEBIT'
                          and returned_minor = 0
                        order by payment_id
                        """)
                .param("company", company.value())
                .param("ids", ids)
                .query(VeracityFacts::seen)
                .list();
    }

    private static Seen seen(ResultSet row, int number) throws SQLException {
        return new Seen(
                new PaymentId(Sql.uuid(row, "payment_id")),
                Sql.uuidOrNull(row, "customer_id"),
                Sql.money(row, "amount_minor"),
                Sql.money(row, "allocated_minor"),
                Sql.date(row, "received_on"),
                row.getString("reference"),
                row.getString("payer_name"),
                row.getString("payer_account"));
    }

    /** Ids grow with time: whatever has a smaller one was recorded before. */
    private Map<PaymentId, List<Alike>> alike(CompanyId company, UUID[] ids, int days) {
        Map<PaymentId, List<Alike>> alike = new HashMap<>();
        db.sql("""
                        select p.payment_id, e.payment_id as other_id, e.number, e.received_on, e.reference
                        from payments.payment p
                        cross join lateral (
                          (select e.payment_id, e.number, e.received_on, e.reference
                           from payments.payment e
                           where e.company_id = :company
                             and e.payer_account = p.payer_account
                             and e.amount_minor = p.amount_minor
                             and e.payment_id < p.payment_id
                             and e.currency = p.currency
                             and e.received_on between p.received_on - :days::int and p.received_on + :days::int
                             and e.returned_minor = 0
                             and e.method <> 'DIRECT_DEBIT'
                             and not (e.source = 'exchange' and e.exchanged_minor > 0)
                           order by e.payment_id desc
                           limit :most)
                          union
                          (select e.payment_id, e.number, e.received_on, e.reference
                           from payments.payment e
                           where e.company_id = :company
                             and e.payer_name = p.payer_name
                             and e.amount_minor = p.amount_minor
                             and e.payment_id < p.payment_id
                             and e.currency = p.currency
                             and e.received_on between p.received_on - :days::int and p.received_on + :days::int
                             and e.returned_minor = 0
                             and e.method <> 'DIRECT_DEBIT'
                             and not (e.source = 'exchange' and e.exchanged_minor > 0)
                           order by e.payment_id desc
                           limit :most)
                        ) e
                        where p.company_id = :company
                          and p.payment_id = any(:ids)
                        order by p.payment_id, e.payment_id desc
                        """)
                .param("company", company.value())
                .param("ids", ids)
                .param("days", days)
                .param("most", MOST_ALIKE)
                .query((row, number) -> Map.entry(
                        new PaymentId(Sql.uuid(row, "payment_id")),
                        new Alike(
                                new PaymentId(Sql.uuid(row, "other_id")),
                                Sql.text(row, "number"),
                                Sql.date(row, "received_on"),
                                row.getString("reference"))))
                .list()
                .forEach(pair -> alike.computeIfAbsent(pair.getKey(), _ -> new ArrayList<>())
                        .add(pair.getValue()));
        return alike;
    }

    private Map<PaymentId, Set<String>> words(CompanyId company, List<Seen> seen) {
        Map<PaymentId, Remittance> said =
                remittances.of(company, seen.stream().map(Seen::id).toList());
        Map<PaymentId, Set<String>> words = new HashMap<>();
        for (Seen payment : seen) {
            Remittance remittance = said.getOrDefault(payment.id(), Remittance.of(payment.text()));
            words.put(payment.id(), ReferenceTokens.of(remittance));
        }
        return words;
    }

    /** What payments that name nothing here name elsewhere. */
    private Map<PaymentId, Elsewhere> elsewhere(
            CompanyId company, Map<PaymentId, Set<String>> words, Map<PaymentId, List<Named>> named) {
        Map<PaymentId, Set<String>> nothingHere = new HashMap<>();
        words.forEach((payment, own) -> {
            if (named.getOrDefault(payment, List.of()).isEmpty()) {
                nothingHere.put(payment, own);
            }
        });
        return group.of(company, nothingHere);
    }

    /** Looks for an explanation only where one would change what is said. */
    private List<PaymentFacts> explained(
            CompanyId company, List<PaymentFacts> facts, Map<PaymentId, List<OpenItem>> named, int graceDays) {
        List<ExplainedPayments.Claim> odd = new ArrayList<>();
        for (PaymentFacts fact : facts) {
            List<OpenItem> items = named.getOrDefault(fact.payment(), List.of());
            if (isTheirs(fact, items) && Veracity.wantsExplanation(fact)) {
                odd.add(new ExplainedPayments.Claim(
                        fact.payment(), fact.amount(), fact.receivedOn().minusDays(graceDays), items));
            }
        }
        Set<PaymentId> explained = explanations.among(company, odd);
        return facts.stream()
                .map(fact -> explained.contains(fact.payment()) ? fact.withExplanation() : fact)
                .toList();
    }

    /** Whether it names items of its customer's group, in its currency, and nothing else. */
    private static boolean isTheirs(PaymentFacts fact, List<OpenItem> named) {
        Known customer = fact.customer();
        return customer != null
                && !named.isEmpty()
                && named.stream()
                        .allMatch(item -> customer.family().contains(item.customer())
                                && item.currency().equals(fact.amount().currency()));
    }

    /** The items that the texts name exactly, all installments of a document. */
    private Map<PaymentId, List<OpenItem>> named(CompanyId company, Map<PaymentId, Set<String>> words) {
        Set<String> all = new HashSet<>();
        words.values().forEach(all::addAll);
        Map<String, List<OpenItem>> known = byName(all.isEmpty() ? List.of() : items.byReference(company, all));
        Map<PaymentId, List<OpenItem>> named = new HashMap<>();
        words.forEach((payment, own) -> named.put(
                payment,
                own.stream()
                        .filter(token -> !FEW_DIGITS.matcher(token).matches())
                        .flatMap(token -> known.getOrDefault(token, List.of()).stream())
                        .distinct()
                        .toList()));
        return named;
    }

    /** By number and by reference. */
    private static Map<String, List<OpenItem>> byName(List<OpenItem> known) {
        Map<String, List<OpenItem>> numbers = known.stream().collect(Collectors.groupingBy(OpenItem::number));
        Map<String, List<OpenItem>> names = new HashMap<>(numbers);
        for (OpenItem item : known) {
            if (item.reference() != null) {
                names.put(item.reference(), numbers.getOrDefault(item.number(), List.of()));
            }
        }
        return names;
    }

    private static Map<PaymentId, List<Named>> documents(Map<PaymentId, List<OpenItem>> named) {
        Map<PaymentId, List<Named>> documents = new HashMap<>();
        named.forEach((payment, items) -> {
            Map<String, List<OpenItem>> numbers = items.stream()
                    .collect(Collectors.groupingBy(OpenItem::number, LinkedHashMap::new, Collectors.toList()));
            documents.put(
                    payment,
                    numbers.entrySet().stream()
                            .map(each -> new Named(
                                    each.getKey(),
                                    each.getValue().getFirst().documentOn(),
                                    each.getValue().stream()
                                            .map(OpenItem::amount)
                                            .toList()))
                            .toList());
        });
        return documents;
    }
}
