package org.tallystick.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** The months of the books, made when first posted into, closed and reopened by a controller. */
@Repository
@Transactional
public class Periods {
    private static final String SELECT = """
            select starts_on, ends_on, state
            from ledger.period
            where company_id = :company
            """;

    private final JdbcClient db;
    private final AuditLog audit;
    private final BusinessClock clock;

    Periods(JdbcClient db, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.audit = audit;
        this.clock = clock;
    }

    /** One closing or reopening. */
    public record PeriodChange(
            LocalDate startsOn,
            Period.State state,
            @Nullable String reason,
            Instant changedAt,
            String changedBy) {}

    @Transactional(readOnly = true)
    public List<Period> list(CompanyId company) {
        return db.sql(SELECT + "order by starts_on desc")
                .param("company", company.value())
                .query(Periods::period)
                .list();
    }

    @Transactional(readOnly = true)
    public List<PeriodChange> changes(CompanyId company) {
        return db.sql("""
                        select starts_on, state, reason, changed_at, changed_by
                        from ledger.period_change
                        where company_id = :company
                        order by change_id desc
                        limit 200
                        """)
                .param("company", company.value())
                .query((row, number) -> new PeriodChange(
                        Sql.date(row, "starts_on"),
                        Period.State.valueOf(Sql.text(row, "state")),
                        row.getString("reason"),
                        Sql.instant(row, "changed_at"),
                        Sql.text(row, "changed_by")))
                .list();
    }

    /** Whether a day can be posted to; a month without a period can. */
    @Transactional(readOnly = true)
    public boolean isOpen(CompanyId company, LocalDate day) {
        return find(company, day).map(Period::isOpen).orElse(true);
    }

    private Optional<Period> find(CompanyId company, LocalDate day) {
        return db.sql(SELECT + "and starts_on = :start")
                .param("company", company.value())
                .param("start", startOf(day))
                .query(Periods::period)
                .optional();
    }

    /** The first lock of a posting transaction (TRUST §3.3, §3.4): no closing slips in between check and commit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void requireOpen(CompanyId company, Collection<LocalDate> days) {
        Set<LocalDate> starts = days.stream().map(Periods::startOf).collect(Collectors.toCollection(TreeSet::new));
        List<Period> periods = keyShare(company, starts);
        if (periods.size() < starts.size()) {
            starts.forEach(start -> insert(company, start));
            periods = keyShare(company, starts);
        }
        periods.stream().filter(period -> !period.isOpen()).findFirst().ifPresent(closed -> {
            throw Refusal.conflict(
                    "PERIOD_CLOSED",
                    "The month " + YearMonth.from(closed.startsOn())
                            + " is closed. Choose a day of an open month, or ask a controller to reopen it.");
        });
    }

    public void close(Caller caller, LocalDate startsOn) {
        caller.must(Permission.CLOSE_PERIODS);
        change(caller, startsOn, Period.State.CLOSED, null);
    }

    public void reopen(Caller caller, LocalDate startsOn, String reason) {
        caller.must(Permission.CLOSE_PERIODS);
        if (reason.isBlank()) {
            throw Refusal.invalid("REASON_MISSING", "Say why the month is reopened; auditors will ask.");
        }
        change(caller, startsOn, Period.State.OPEN, reason.strip());
    }

    private void change(Caller caller, LocalDate startsOn, Period.State state, @Nullable String reason) {
        Period period = db.sql(SELECT + "and starts_on = :start for update")
                .param("company", caller.company().value())
                .param("start", startsOn)
                .query(Periods::period)
                .optional()
                .orElseThrow(() -> Refusal.notFound("period"));
        if (period.state() == state) {
            throw Refusal.conflict(
                    "PERIOD_UNCHANGED", "The month is " + (period.isOpen() ? "open" : "closed") + " already.");
        }
        db.sql("""
                        update ledger.period
                        set state = :state
                        where company_id = :company
                          and starts_on = :start
                        """)
                .param("company", caller.company().value())
                .param("start", startsOn)
                .param("state", state.name())
                .update();
        recordChange(caller, startsOn, state, reason);
    }

    private void recordChange(Caller caller, LocalDate startsOn, Period.State state, @Nullable String reason) {
        var id = Ids.next();
        db.sql("""
                        insert into ledger.period_change
                            (company_id, change_id, starts_on, state, reason, changed_at, changed_by)
                        values (:company, :id, :start, :state, :reason, :now, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", id)
                .param("start", startsOn)
                .param("state", state.name())
                .param("reason", reason)
                .param("now", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        String command = state == Period.State.CLOSED ? "period.close" : "period.reopen";
        audit.record(
                caller,
                AuditEvent.of(command, "period", id, YearMonth.from(startsOn).toString())
                        .because(reason)
                        .fact("startsOn", startsOn));
    }

    private List<Period> keyShare(CompanyId company, Set<LocalDate> starts) {
        return db.sql(SELECT + "and starts_on = any(:starts::date[]) order by starts_on for key share")
                .param("company", company.value())
                .param("starts", starts.stream().map(LocalDate::toString).toArray(String[]::new))
                .query(Periods::period)
                .list();
    }

    private void insert(CompanyId company, LocalDate start) {
        db.sql("""
                        insert into ledger.period (company_id, starts_on, ends_on, state)
                        values (:company, :start, :end, 'OPEN')
                        on conflict do nothing
                        """)
                .param("company", company.value())
                .param("start", start)
                .param("end", YearMonth.from(start).atEndOfMonth())
                .update();
    }

    static LocalDate startOf(LocalDate day) {
        return day.withDayOfMonth(1);
    }

    private static Period period(ResultSet row, int number) throws SQLException {
        return new Period(
                Sql.date(row, "starts_on"), Sql.date(row, "ends_on"), Period.State.valueOf(Sql.text(row, "state")));
    }
}
