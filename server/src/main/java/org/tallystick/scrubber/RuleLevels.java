package org.tallystick.scrubber;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.customers.CustomerId;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** How severe each rule is for a company and for each of its customers, and how it came to that. */
@Repository
@Transactional(readOnly = true)
public class RuleLevels {
    private static final int SHOWN = 200;
    private static final String SELECT = """
            select change_id, rule, customer_id, severity, before, reason, recorded_at, recorded_by
            from scrubber.rule_change
            where company_id = :company
            """;

    private final JdbcClient db;
    private final BusinessClock clock;

    RuleLevels(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** What was set, by customer; what was not is as the catalogue says. */
    public static final class Levels {
        /** Nothing was set. */
        public static final Levels USUAL = new Levels(Map.of());

        private final Map<Key, Severity> set;

        private Levels(Map<Key, Severity> set) {
            this.set = Map.copyOf(set);
        }

        private record Key(@Nullable UUID customer, String rule) {}

        /** The customer's, else the company's, else the usual one. */
        public Severity of(Rule rule, CustomerId customer) {
            Severity own = set.get(new Key(customer.value(), rule.code()));
            return own == null ? ofCompany(rule) : own;
        }

        public Severity ofCompany(Rule rule) {
            return set.getOrDefault(new Key(null, rule.code()), rule.usual());
        }

        public boolean isSet(Rule rule, @Nullable CustomerId customer) {
            return set.containsKey(new Key(customer == null ? null : customer.value(), rule.code()));
        }
    }

    /** What holds now for the company and these customers, in one statement. */
    public Levels of(CompanyId company, Collection<CustomerId> customers) {
        Map<Levels.Key, Severity> set = new HashMap<>();
        db.sql("""
                        select distinct on (customer_id, rule) customer_id, rule, severity
                        from scrubber.rule_change
                        where company_id = :company
                          and (customer_id is null or customer_id = any(:customers))
                        order by customer_id, rule, change_id desc
                        """)
                .param("company", company.value())
                .param("customers", customers.stream().map(CustomerId::value).toArray(UUID[]::new))
                .query((row, number) -> {
                    String severity = row.getString("severity");
                    if (severity != null) {
                        set.put(
                                new Levels.Key(Sql.uuidOrNull(row, "customer_id"), Sql.text(row, "rule")),
                                Severity.valueOf(severity));
                    }
                    return true;
                })
                .list();
        return new Levels(set);
    }

    /** The latest changes, of all customers. */
    public List<RuleChange> changes(CompanyId company) {
        return db.sql(SELECT + "order by change_id desc limit :most")
                .param("company", company.value())
                .param("most", SHOWN)
                .query(RuleLevels::change)
                .list();
    }

    public List<RuleChange> changes(CompanyId company, CustomerId customer) {
        return db.sql(SELECT + "and customer_id = :customer order by change_id desc limit :most")
                .param("company", company.value())
                .param("customer", customer.value())
                .param("most", SHOWN)
                .query(RuleLevels::change)
                .list();
    }

    public Optional<RuleChange> find(CompanyId company, UUID id) {
        return db.sql(SELECT + "and change_id = :id")
                .param("company", company.value())
                .param("id", id)
                .query(RuleLevels::change)
                .optional();
    }

    /** How many customers have a severity of their own, by rule. */
    public Map<String, Integer> overrides(CompanyId company) {
        Map<String, Integer> overrides = new HashMap<>();
        db.sql("""
                        select rule, count(*) as customers
                        from (
                          select distinct on (customer_id, rule) rule, severity
                          from scrubber.rule_change
                          where company_id = :company
                            and customer_id is not null
                          order by customer_id, rule, change_id desc) latest
                        where severity is not null
                        group by rule
                        """)
                .param("company", company.value())
                .query((row, number) -> overrides.put(Sql.text(row, "rule"), row.getInt("customers")))
                .list();
        return overrides;
    }

    /** One change of the company's rules after the other. */
    @Transactional(propagation = Propagation.MANDATORY)
    void hold(CompanyId company) {
        db.sql("select pg_advisory_xact_lock(hashtextextended(:company::text || ' check rules', 0)) is null")
                .param("company", company.value())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(
            Caller caller,
            UUID id,
            Rule rule,
            @Nullable CustomerId customer,
            @Nullable Severity severity,
            Severity before,
            String reason) {
        db.sql("""
                        insert into scrubber.rule_change
                            (company_id, change_id, rule, customer_id, severity, before, reason, recorded_at, recorded_by)
                        values (:company, :id, :rule, :customer, :severity, :before, :reason, :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", id)
                .param("rule", rule.code())
                .param("customer", customer == null ? null : customer.value())
                .param("severity", severity == null ? null : severity.name())
                .param("before", before.name())
                .param("reason", reason)
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
    }

    private static RuleChange change(ResultSet row, int number) throws SQLException {
        UUID customer = Sql.uuidOrNull(row, "customer_id");
        String severity = row.getString("severity");
        return new RuleChange(
                Sql.uuid(row, "change_id"),
                Catalogue.get(Sql.text(row, "rule")),
                customer == null ? null : new CustomerId(customer),
                severity == null ? null : Severity.valueOf(severity),
                Severity.valueOf(Sql.text(row, "before")),
                Objects.requireNonNull(row.getString("reason")),
                Sql.instant(row, "recorded_at"),
                Sql.text(row, "recorded_by"));
    }
}
