package org.tallystick.approvals;

import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.lib.money.BusinessDays;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Companies;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Ids;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.Sql;

/** When people of companies work; what is set holds for what is asked from then on. */
@Repository
@Transactional(readOnly = true)
public class WorkCalendars {
    private static final int MOST_HOLIDAYS = 366;

    private final JdbcClient db;
    private final Companies companies;
    private final AuditLog audit;
    private final BusinessClock clock;

    WorkCalendars(JdbcClient db, Companies companies, AuditLog audit, BusinessClock clock) {
        this.db = db;
        this.companies = companies;
        this.audit = audit;
        this.clock = clock;
    }

    public WorkCalendar of(CompanyId company) {
        ZoneId zone = companies.get(company).zone();
        return db.sql("""
                        select opens, closes, days, holidays
                        from approvals.calendar
                        where company_id = :company
                        order by recorded_at desc, calendar_id desc
                        limit 1
                        """)
                .param("company", company.value())
                .query((row, number) -> calendar(row, zone))
                .optional()
                .orElseGet(() -> WorkCalendar.usual(zone));
    }

    @Transactional
    public void set(Caller caller, LocalTime opens, LocalTime closes, Set<DayOfWeek> days, Set<LocalDate> holidays) {
        caller.must(Permission.ADMINISTER);
        if (!opens.isBefore(closes) || days.isEmpty()) {
            throw Refusal.invalid(
                    "CALENDAR_INVALID", "Choose at least one working day, and write a time to begin before the end.");
        }
        if (holidays.size() > MOST_HOLIDAYS) {
            throw Refusal.invalid("CALENDAR_INVALID", "Keep to " + MOST_HOLIDAYS + " holidays.");
        }
        UUID id = Ids.next();
        db.sql("""
                        insert into approvals.calendar
                            (company_id, calendar_id, opens, closes, days, holidays, recorded_at, recorded_by)
                        values (:company, :id, :opens, :closes, :days, :holidays::date[], :at, :by)
                        """)
                .param("company", caller.company().value())
                .param("id", id)
                .param("opens", opens)
                .param("closes", closes)
                .param("days", days.stream().map(DayOfWeek::getValue).sorted().toArray(Integer[]::new))
                .param("holidays", Sql.days(new TreeSet<>(holidays)))
                .param("at", Sql.moment(clock.now()))
                .param("by", caller.actor().reference())
                .update();
        audit.record(
                caller,
                AuditEvent.of("work-calendar.set", "work calendar", id, null)
                        .fact("opens", opens)
                        .fact("closes", closes)
                        .fact("days", new TreeSet<>(days).toString())
                        .fact("holidays", new TreeSet<>(holidays).toString()));
    }

    private static WorkCalendar calendar(ResultSet row, ZoneId zone) throws SQLException {
        Set<DayOfWeek> weekend = EnumSet.allOf(DayOfWeek.class);
        Arrays.stream((Integer[]) array(row, "days")).map(DayOfWeek::of).forEach(weekend::remove);
        Set<LocalDate> holidays = Arrays.stream((Date[]) array(row, "holidays"))
                .map(Date::toLocalDate)
                .collect(Collectors.toSet());
        return new WorkCalendar(zone, time(row, "opens"), time(row, "closes"), new BusinessDays(weekend, holidays));
    }

    private static LocalTime time(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, LocalTime.class), column);
    }

    private static Object array(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array.getArray();
    }
}
