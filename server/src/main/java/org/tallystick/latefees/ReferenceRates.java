package org.tallystick.latefees;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.receivables.interest.InterestRate;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;
import org.tallystick.platform.SqlFile;

/** The rates that interest follows, by half-years: those Tallystick brings, and those a company adds. */
@Repository
@Transactional(readOnly = true)
public class ReferenceRates {
    private static final Map<String, List<ReferenceRate>> BROUGHT = brought();

    private final JdbcClient db;
    private final AuditLog audit;
    private final BusinessClock clock;

    ReferenceRates(JdbcClient db, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** A rate with the days it is known for; both count. */
    public record ReferenceRate(String reference, LocalDate from, LocalDate through, Percent percent, String source) {}

    /** All that are known, by name, the earliest first; what a company added comes before what was brought. */
    public Map<String, List<ReferenceRate>> known(CompanyId company) {
        Map<String, NavigableMap<LocalDate, ReferenceRate>> known = new TreeMap<>();
        BROUGHT.values().forEach(rates -> rates.forEach(rate -> put(known, rate)));
        own(company).forEach(rate -> put(known, rate));
        Map<String, List<ReferenceRate>> lists = new LinkedHashMap<>();
        known.forEach((reference, rates) -> lists.put(reference, List.copyOf(rates.values())));
        return lists;
    }

    /** Those of one name as the library takes them. */
    static List<InterestRate> yearly(List<ReferenceRate> rates) {
        return rates.stream()
                .map(rate -> new InterestRate(rate.from(), rate.percent()))
                .toList();
    }

    /** The first of these days no rate is known for. */
    static Optional<LocalDate> firstUnknown(List<ReferenceRate> rates, LocalDate from, LocalDate through) {
        LocalDate day = from;
        for (ReferenceRate rate : rates) {
            if (!rate.from().isAfter(day) && !rate.through().isBefore(day)) {
                day = rate.through().plusDays(1);
            }
        }
        return day.isAfter(through) ? Optional.empty() : Optional.of(day);
    }

    @Transactional
    public void add(Caller caller, ReferenceRate rate) {
        caller.must(Permission.ADMINISTER);
        requireSound(rate);
        try {
            db.sql("""
                            insert into latefees.reference_rate
                                (company_id, reference, from_on, through_on, percent, source, recorded_at, recorded_by)
                            values (:company, :reference, :from, :through, :percent, :source, :at, :by)
                            """)
                    .param("company", caller.company().value())
                    .param("reference", rate.reference())
                    .param("from", rate.from())
                    .param("through", rate.through())
                    .param("percent", rate.percent().value())
                    .param("source", rate.source())
                    .param("at", Sql.moment(clock.now()))
                    .param("by", caller.actor().reference())
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict(
                    "RATE_KNOWN", "A rate of " + rate.reference() + " from " + rate.from() + " is kept already.");
        }
        audit.record(
                caller,
                AuditEvent.of("reference-rate.add", "reference rate", Ids.next(), rate.reference())
                        .fact("from", rate.from())
                        .fact("through", rate.through())
                        .fact("percent", rate.percent())
                        .fact("source", rate.source()));
    }

    private static void requireSound(ReferenceRate rate) {
        if (!rate.reference().matches("[A-Z][A-Z0-9-]{1,19}")) {
            throw Refusal.invalid("REFERENCE_NAME", "Name the rate by 2 to 20 capital letters, digits or dashes.");
        }
        if (rate.through().isBefore(rate.from())) {
            throw Refusal.invalid("RATE_DAYS", "The last day of a rate is not before its first.");
        }
        if (rate.source().isBlank()) {
            throw Refusal.invalid("RATE_SOURCE", "Write where the rate was published.");
        }
    }

    private List<ReferenceRate> own(CompanyId company) {
        return db.sql("""
                        select reference, from_on, through_on, percent, source
                        from latefees.reference_rate
                        where company_id = :company
                        order by reference, from_on
                        """)
                .param("company", company.value())
                .query((row, number) -> new ReferenceRate(
                        Sql.text(row, "reference"),
                        Sql.date(row, "from_on"),
                        Sql.date(row, "through_on"),
                        new Percent(row.getBigDecimal("percent")),
                        Sql.text(row, "source")))
                .list();
    }

    private static void put(Map<String, NavigableMap<LocalDate, ReferenceRate>> known, ReferenceRate rate) {
        known.computeIfAbsent(rate.reference(), name -> new TreeMap<>()).put(rate.from(), rate);
    }

    private static Map<String, List<ReferenceRate>> brought() {
        Map<String, List<ReferenceRate>> brought = new LinkedHashMap<>();
        for (String line :
                SqlFile.read("latefees/reference-rates.csv").lines().skip(1).toList()) {
            String[] parts = line.split(",", 5);
            var rate = new ReferenceRate(
                    parts[0],
                    LocalDate.parse(parts[1]),
                    LocalDate.parse(parts[2]),
                    new Percent(new BigDecimal(parts[3])),
                    parts[4]);
            brought.computeIfAbsent(rate.reference(), name -> new ArrayList<>()).add(rate);
        }
        return brought;
    }
}
