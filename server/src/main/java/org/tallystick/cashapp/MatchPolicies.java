package org.tallystick.cashapp;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.lib.matching.Policy;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** What companies have decided about matching, by version; a version is added, never changed. */
@Repository
@Transactional(readOnly = true)
public class MatchPolicies {
    private static final int MOST_VERSIONS = 100;
    private static final int MOST_GRACE_DAYS = 60;
    private static final int MOST_WINDOW_DAYS = 365;

    private static final String SELECT = """
            select p.version, p.discount_grace_days, p.duplicate_window_days, p.recorded_at, p.recorded_by, c.currency,
                   c.small_difference_minor, c.bank_fees_minor, c.auto_post_limit_minor
            from cashapp.match_policy p
            left join cashapp.match_policy_currency c on c.company_id = p.company_id and c.version = p.version
            """;

    private final JdbcClient db;
    private final AuditLog audit;
    private final BusinessClock clock;

    MatchPolicies(JdbcClient db, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** The one that holds; the defaults as version 0 when none was ever set. */
    public PolicyVersion current(CompanyId company) {
        return versions(db.sql(SELECT + """
                                where p.company_id = :company
                                  and p.version = (select max(version) from cashapp.match_policy where company_id = :company)
                                order by c.currency
                                """)
                        .param("company", company.value())
                        .query((row, number) -> line(row))
                        .list())
                .stream()
                .findFirst()
                .orElse(PolicyVersion.DEFAULTS);
    }

    /** The latest first. */
    public List<PolicyVersion> history(CompanyId company) {
        return versions(db.sql(SELECT + """
                                where p.company_id = :company
                                  and p.version > (select max(version) from cashapp.match_policy where company_id = :company) - :most
                                order by p.version desc, c.currency
                                """)
                .param("company", company.value())
                .param("most", MOST_VERSIONS)
                .query((row, number) -> line(row))
                .list());
    }

    /** Makes it the policy from now on, unless somebody else changed the version it was made from. */
    @Transactional
    public PolicyVersion set(Caller caller, int from, Policy policy) {
        caller.must(Permission.ADMINISTER);
        require(policy);
        CompanyId company = caller.company();
        if (current(company).version() != from) {
            throw changed();
        }
        var version =
                new PolicyVersion(from + 1, policy, clock.now(), caller.actor().reference());
        try {
            insert(company, version);
        } catch (DuplicateKeyException e) {
            throw changed();
        }
        insertCurrencies(company, version);
        audit.record(
                caller,
                AuditEvent.of("match-policy.set", "matching policy", company.value(), version.name())
                        .fact("version", version.version())
                        .fact("discountGraceDays", policy.discountGraceDays())
                        .fact("duplicateWindowDays", policy.duplicateWindowDays())
                        .fact("smallDifference", policy.smallDifference())
                        .fact("bankFees", policy.bankFees())
                        .fact("autoPostLimit", policy.autoPostLimit()));
        return version;
    }

    private static Refusal changed() {
        return Refusal.conflict(
                "POLICY_CHANGED", "Somebody changed the policy meanwhile. Load the page again and look at it first.");
    }

    private static void require(Policy policy) {
        boolean days = policy.discountGraceDays() >= 0
                && policy.discountGraceDays() <= MOST_GRACE_DAYS
                && policy.duplicateWindowDays() >= 0
                && policy.duplicateWindowDays() <= MOST_WINDOW_DAYS;
        if (!days) {
            throw Refusal.invalid(
                    "DAYS_INVALID",
                    "Days of grace are 0 to " + MOST_GRACE_DAYS + ", the window for duplicates is 0 to "
                            + MOST_WINDOW_DAYS + " days.");
        }
    }

    private void insert(CompanyId company, PolicyVersion version) {
        db.sql("""
                        insert into cashapp.match_policy
                            (company_id, version, discount_grace_days, duplicate_window_days, recorded_at, recorded_by)
                        values (:company, :version, :grace, :window, :at, :by)
                        """)
                .param("company", company.value())
                .param("version", version.version())
                .param("grace", version.policy().discountGraceDays())
                .param("window", version.policy().duplicateWindowDays())
                .param("at", Sql.moment(Objects.requireNonNull(version.recordedAt())))
                .param("by", version.recordedBy())
                .update();
    }

    private void insertCurrencies(CompanyId company, PolicyVersion version) {
        Policy policy = version.policy();
        for (String currency : version.currencies()) {
            db.sql("""
                            insert into cashapp.match_policy_currency
                                (company_id, version, currency, small_difference_minor, bank_fees_minor, auto_post_limit_minor)
                            values (:company, :version, :currency, :small, :fees, :limit)
                            """)
                    .param("company", company.value())
                    .param("version", version.version())
                    .param("currency", currency)
                    .param("small", policy.smallDifference().getOrDefault(currency, 0L))
                    .param(
                            "fees",
                            policy.bankFees().getOrDefault(currency, Set.of()).stream()
                                    .mapToLong(Long::longValue)
                                    .sorted()
                                    .toArray())
                    .param("limit", policy.autoPostLimit().get(currency))
                    .update();
        }
    }

    /** One currency of a version, or a version without any. */
    private record Line(
            PolicyVersion version,
            @Nullable String currency,
            long small,
            Set<Long> fees,
            @Nullable Long limit) {}

    private static Line line(ResultSet row) throws SQLException {
        Policy usual = Policy.defaults();
        Policy bare = usual.withDiscountGraceDays(row.getInt("discount_grace_days"))
                .withDuplicateWindowDays(row.getInt("duplicate_window_days"));
        Array fees = row.getArray("bank_fees_minor");
        return new Line(
                new PolicyVersion(
                        row.getInt("version"), bare, Sql.instant(row, "recorded_at"), Sql.text(row, "recorded_by")),
                row.getString("currency"),
                row.getLong("small_difference_minor"),
                fees == null ? Set.of() : new TreeSet<>(Arrays.asList((Long[]) fees.getArray())),
                row.getObject("auto_post_limit_minor", Long.class));
    }

    private static List<PolicyVersion> versions(List<Line> lines) {
        Map<Integer, List<Line>> byVersion = new LinkedHashMap<>();
        lines.forEach(line -> byVersion
                .computeIfAbsent(line.version().version(), _ -> new ArrayList<>())
                .add(line));
        return byVersion.values().stream().map(MatchPolicies::version).toList();
    }

    private static PolicyVersion version(List<Line> lines) {
        Map<String, Long> small = new HashMap<>();
        Map<String, Set<Long>> fees = new HashMap<>();
        Map<String, Long> limits = new HashMap<>();
        for (Line line : lines) {
            String currency = line.currency();
            if (currency == null) {
                continue;
            }
            if (line.small() > 0) {
                small.put(currency, line.small());
            }
            if (!line.fees().isEmpty()) {
                fees.put(currency, new HashSet<>(line.fees()));
            }
            if (line.limit() != null) {
                limits.put(currency, line.limit());
            }
        }
        PolicyVersion bare = lines.getFirst().version();
        Policy policy =
                bare.policy().withSmallDifference(small).withBankFees(fees).withAutoPostLimit(limits);
        return new PolicyVersion(bare.version(), policy, bare.recordedAt(), bare.recordedBy());
    }
}
