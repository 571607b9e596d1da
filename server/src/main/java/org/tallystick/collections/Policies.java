package org.tallystick.collections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.lib.collections.dunning.Level;
import org.tallystick.lib.collections.dunning.Tone;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/** The dunning policies of a company; every version is kept. */
@Repository
@Transactional(readOnly = true)
public class Policies {
    private static final String SELECT = """
            select policy_id, version, name, from_on, level_days, level_tones, days_between, currencies, tolerances,
                   business_days, less_credits
            from collections.policy
            where company_id = :company
            """;

    private final JdbcClient db;
    private final BusinessClock clock;

    Policies(JdbcClient db, BusinessClock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** The latest version of each, by name. */
    public List<DunningPolicy> latest(CompanyId company) {
        Map<UUID, DunningPolicy> found = new LinkedHashMap<>();
        db.sql(SELECT + "order by name, version")
                .param("company", company.value())
                .query(Policies::policy)
                .list()
                .forEach(policy -> found.put(policy.id(), policy));
        return List.copyOf(found.values());
    }

    /** Of each the version that holds on a day. */
    Map<UUID, DunningPolicy> on(CompanyId company, LocalDate day) {
        Map<UUID, DunningPolicy> found = new LinkedHashMap<>();
        db.sql(SELECT + "and from_on <= :day order by version")
                .param("company", company.value())
                .param("day", day)
                .query(Policies::policy)
                .list()
                .forEach(policy -> found.put(policy.id(), policy));
        return found;
    }

    public Optional<DunningPolicy> find(CompanyId company, UUID id) {
        return versions(company, id).stream().findFirst();
    }

    /** The latest first. */
    public List<DunningPolicy> versions(CompanyId company, UUID id) {
        return db.sql(SELECT + "and policy_id = :id order by version desc")
                .param("company", company.value())
                .param("id", id)
                .query(Policies::policy)
                .list();
    }

    /** False when there is a version of this number already. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean add(Caller caller, DunningPolicy policy) {
        List<CurrencyCode> currencies = List.copyOf(policy.tolerance().keySet());
        return db.sql("""
                                insert into collections.policy
                                    (company_id, policy_id, version, name, from_on, level_days, level_tones, days_between,
                                     currencies, tolerances, business_days, less_credits, recorded_at, recorded_by)
                                values (:company, :id, :version, :name, :from, :days, :tones, :between,
                                        :currencies, :tolerances, :businessDays, :lessCredits, :at, :by)
                                on conflict do nothing
                                """)
                        .param("company", caller.company().value())
                        .param("id", policy.id())
                        .param("version", policy.version())
                        .param("name", policy.name())
                        .param("from", policy.from())
                        .param("days", policy.levels().stream().map(Level::days).toArray(Integer[]::new))
                        .param(
                                "tones",
                                policy.levels().stream()
                                        .map(level -> level.tone().name())
                                        .toArray(String[]::new))
                        .param("between", policy.daysBetween())
                        .param(
                                "currencies",
                                currencies.stream().map(CurrencyCode::code).toArray(String[]::new))
                        .param(
                                "tolerances",
                                currencies.stream()
                                        .map(currency -> policy.tolerance()
                                                .getOrDefault(currency, Money.zero(currency))
                                                .minor())
                                        .toArray(Long[]::new))
                        .param("businessDays", policy.businessDays())
                        .param("lessCredits", policy.lessCredits())
                        .param("at", Sql.moment(clock.now()))
                        .param("by", caller.actor().reference())
                        .update()
                == 1;
    }

    private static DunningPolicy policy(ResultSet row, int number) throws SQLException {
        return new DunningPolicy(
                Sql.uuid(row, "policy_id"),
                row.getInt("version"),
                Sql.text(row, "name"),
                Sql.date(row, "from_on"),
                levels(row),
                row.getInt("days_between"),
                tolerance(row),
                row.getBoolean("business_days"),
                row.getBoolean("less_credits"));
    }

    private static List<Level> levels(ResultSet row) throws SQLException {
        Integer[] days = (Integer[]) row.getArray("level_days").getArray();
        String[] tones = (String[]) row.getArray("level_tones").getArray();
        List<Level> levels = new ArrayList<>();
        for (int i = 0; i < days.length; i++) {
            levels.add(new Level(i + 1, days[i], Tone.valueOf(tones[i])));
        }
        return levels;
    }

    private static Map<CurrencyCode, Money> tolerance(ResultSet row) throws SQLException {
        String[] currencies = (String[]) row.getArray("currencies").getArray();
        Long[] minors = (Long[]) row.getArray("tolerances").getArray();
        Map<CurrencyCode, Money> tolerance = new LinkedHashMap<>();
        for (int i = 0; i < currencies.length; i++) {
            CurrencyCode currency = CurrencyCode.of(currencies[i]);
            tolerance.put(currency, new Money(minors[i], currency));
        }
        return tolerance;
    }
}
