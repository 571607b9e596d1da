package org.tallystick.credit;

import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.customers.CustomerId;
import org.tallystick.ledger.ExchangeRates;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** Answers order systems whether a customer may be sold so much more on credit, and keeps each answer (K-3, SEEN-43). */
@Service
@Transactional
public class CreditCheckDesk {
    private static final String SELECT = """
            select c.check_id, c.source, c.reference, c.point, c.customer_id, c.currency, c.amount_minor, c.decision, c.reasons,
                   c.exposure_minor, c.available_minor, c.override_id, c.checked_on, c.checked_at, c.checked_by
            from credit.credit_check c
            where c.company_id = :company
            """;

    private final JdbcClient db;
    private final CreditStandings standings;
    private final HoldPolicies policies;
    private final ExchangeRates rates;
    private final Companies companies;
    private final BusinessClock clock;

    CreditCheckDesk(
            JdbcClient db,
            CreditStandings standings,
            HoldPolicies policies,
            ExchangeRates rates,
            Companies companies,
            BusinessClock clock) {
        this.db = db;
        this.standings = standings;
        this.policies = policies;
        this.rates = rates;
        this.companies = companies;
        this.clock = clock;
    }

    /** The same question gets the same answer; another amount under a known reference is refused, ask under a new one. */
    public CreditCheck check(Caller caller, CreditCheck.Input input) {
        caller.must(Permission.VIEW);
        requireSound(input);
        Optional<CreditCheck> known = find(caller.company(), input);
        if (known.isPresent()) {
            return same(known.get(), input);
        }
        CreditCheck answer = answer(caller, input);
        return insert(caller.company(), answer)
                ? answer
                : same(find(caller.company(), input).orElseThrow(), input);
    }

    /** The latest first. */
    @Transactional(readOnly = true)
    public List<CreditCheck> ofCustomer(CompanyId company, CustomerId customer, int most) {
        return db.sql(SELECT + "and c.customer_id = :customer order by c.checked_at desc, c.check_id desc limit :most")
                .param("company", company.value())
                .param("customer", customer.value())
                .param("most", most)
                .query((row, number) -> check(row, companies.get(company).currency()))
                .list();
    }

    private CreditCheck answer(Caller caller, CreditCheck.Input input) {
        CompanyId company = caller.company();
        LocalDate today = clock.today(company);
        CurrencyCode own = companies.get(company).currency();
        Money more = Money.rounded(
                input.amount()
                        .toDecimal()
                        .multiply(rates.get(company, input.amount().currency(), today)),
                own,
                RoundingMode.HALF_UP);
        CreditStanding after = standings.of(company, input.customer(), more, today);
        Money exposure = after.facts().exposure().amount();
        Money limit = after.facts().limit();
        return new CreditCheck(
                Ids.next(),
                input,
                decision(after, input.point(), policies.of(company), more),
                after.reasons(),
                exposure,
                limit == null ? null : limit.minus(exposure),
                after.override() != null && after.isLetThrough(more)
                        ? after.override().id()
                        : null,
                today,
                clock.now(),
                caller.actor().reference());
    }

    private static SalePoint.Action decision(CreditStanding standing, SalePoint point, HoldPolicy policy, Money more) {
        return switch (standing.state()) {
            case OK, WATCH -> SalePoint.Action.IGNORE;
            case STOP -> point == SalePoint.INVOICE ? SalePoint.Action.WARN : SalePoint.Action.BLOCK;
            case HOLD, OVERRIDDEN -> standing.isLetThrough(more) ? SalePoint.Action.IGNORE : policy.at(point);
        };
    }

    private static CreditCheck same(CreditCheck known, CreditCheck.Input input) {
        if (!known.input().equals(input)) {
            throw Refusal.conflict(
                    "CHECK_DIFFERS",
                    "Under this reference another customer or amount was asked about; use a reference of its own.");
        }
        return known;
    }

    private static void requireSound(CreditCheck.Input input) {
        if (input.amount().isNegative()) {
            throw Refusal.invalid("AMOUNT_NEGATIVE", "Ask about zero or more.");
        }
        if (input.source().isBlank() || input.source().length() > 50) {
            throw Refusal.invalid("SOURCE_INVALID", "Name the system that asks, in at most 50 characters.");
        }
        if (input.reference().isBlank() || input.reference().length() > 100) {
            throw Refusal.invalid("REFERENCE_INVALID", "Give the order's own reference, in at most 100 characters.");
        }
    }

    private Optional<CreditCheck> find(CompanyId company, CreditCheck.Input input) {
        return db.sql(SELECT + "and c.source = :source and c.reference = :reference and c.point = :point")
                .param("company", company.value())
                .param("source", input.source())
                .param("reference", input.reference())
                .param("point", input.point().name())
                .query((row, number) -> check(row, companies.get(company).currency()))
                .optional();
    }

    private boolean insert(CompanyId company, CreditCheck check) {
        CreditCheck.Input input = check.input();
        Money available = check.available();
        return db.sql("""
                        insert into credit.credit_check
                            (company_id, check_id, source, reference, point, customer_id, currency, amount_minor, decision,
                             reasons, exposure_minor, available_minor, override_id, checked_on, checked_at, checked_by)
                        values (:company, :id, :source, :reference, :point, :customer, :currency, :amount, :decision, :reasons,
                                :exposure, :available, :override, :on, :at, :by)
                        on conflict do nothing
                        """)
                        .param("company", company.value())
                        .param("id", check.id())
                        .param("source", input.source())
                        .param("reference", input.reference())
                        .param("point", input.point().name())
                        .param("customer", input.customer().value())
                        .param("currency", input.amount().currency().code())
                        .param("amount", input.amount().minor())
                        .param("decision", decisionName(check.decision()))
                        .param("reasons", check.reasons().toArray(String[]::new))
                        .param("exposure", check.exposure().minor())
                        .param("available", available == null ? null : available.minor())
                        .param("override", check.override())
                        .param("on", check.on())
                        .param("at", Sql.moment(check.at()))
                        .param("by", check.by())
                        .update()
                == 1;
    }

    private static String decisionName(SalePoint.Action decision) {
        return decision == SalePoint.Action.IGNORE ? "OK" : decision.name();
    }

    private static CreditCheck check(ResultSet row, CurrencyCode own) throws SQLException {
        String decision = Sql.text(row, "decision");
        @Nullable Long available = row.getObject("available_minor", Long.class);
        return new CreditCheck(
                Sql.uuid(row, "check_id"),
                new CreditCheck.Input(
                        new CustomerId(Sql.uuid(row, "customer_id")),
                        SalePoint.valueOf(Sql.text(row, "point")),
                        Sql.money(row, "amount_minor"),
                        Sql.text(row, "source"),
                        Sql.text(row, "reference")),
                decision.equals("OK") ? SalePoint.Action.IGNORE : SalePoint.Action.valueOf(decision),
                List.of((String[]) row.getArray("reasons").getArray()),
                new Money(row.getLong("exposure_minor"), own),
                available == null ? null : new Money(available, own),
                row.getObject("override_id", UUID.class),
                Sql.date(row, "checked_on"),
                Sql.instant(row, "checked_at"),
                Sql.text(row, "checked_by"));
    }
}
