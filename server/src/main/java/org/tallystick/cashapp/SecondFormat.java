package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;

/**
 * One format books the days of an account. A statement that tells the same days in another format is compared with what is
 * booked, and what differs is reported; nothing of those days is booked again (FORMATS §2.8).
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class SecondFormat {
    private final JdbcClient db;

    SecondFormat(JdbcClient db) {
        this.db = db;
    }

    /** The days another format brought, and what a person should know about them. */
    record Compared(Set<LocalDate> days, List<ImportProblem> notes) {
        static final Compared NOTHING = new Compared(Set.of(), List.of());

        boolean isToldBefore(LineRead line) {
            return days.contains(line.bookedOn());
        }

        /** Whether there is something, and nothing of it is new. */
        boolean isAll(StatementRead read) {
            return !days.isEmpty() && read.lines().stream().allMatch(this::isToldBefore);
        }
    }

    private record Day(LocalDate on, String format, int lines, Money sum) {}

    Compared compare(CompanyId company, UUID account, StatementRead read) {
        Set<LocalDate> days = new HashSet<>();
        read.lines().forEach(line -> days.add(line.bookedOn()));
        if (days.isEmpty()) {
            return Compared.NOTHING;
        }
        List<Day> booked = booked(company, account, read.format(), days);
        if (booked.isEmpty()) {
            return Compared.NOTHING;
        }
        Map<LocalDate, Day> told = told(read);
        List<ImportProblem> notes = new ArrayList<>();
        Set<LocalDate> covered = new HashSet<>();
        for (Day day : booked) {
            covered.add(day.on());
            Day here = told.get(day.on());
            if (here != null && !here.sum().equals(day.sum())) {
                notes.add(differs(read, here, day));
            }
        }
        if (notes.isEmpty()) {
            notes.add(agrees(read, covered.size(), booked.getFirst().format()));
        }
        return new Compared(covered, notes);
    }

    private List<Day> booked(CompanyId company, UUID account, String format, Set<LocalDate> days) {
        return db.sql("""
                        select l.booked_on, min(s.format) as format, count(*) as lines, sum(l.amount_minor) as amount, s.currency
                        from cashapp.bank_statement s
                        join cashapp.receipt_line l on l.company_id = s.company_id and l.statement_id = s.statement_id
                        where s.company_id = :company
                          and s.bank_account_id = :account
                          and s.format <> :format
                          and l.parent_line_id is null
                          and l.booked_on = any(:days::date[])
                        group by l.booked_on, s.currency
                        order by l.booked_on
                        """)
                .param("company", company.value())
                .param("account", account)
                .param("format", format)
                .param("days", Sql.days(days))
                .query((row, number) -> new Day(
                        Sql.date(row, "booked_on"),
                        Sql.text(row, "format"),
                        row.getInt("lines"),
                        new Money(row.getLong("amount"), CurrencyCode.of(Sql.text(row, "currency")))))
                .list();
    }

    private static Map<LocalDate, Day> told(StatementRead read) {
        Map<LocalDate, Money> sums = new TreeMap<>();
        Map<LocalDate, Integer> counts = new HashMap<>();
        for (LineRead line : read.lines()) {
            sums.merge(line.bookedOn(), line.amount(), Money::plus);
            counts.merge(line.bookedOn(), 1, Integer::sum);
        }
        Map<LocalDate, Day> told = new HashMap<>();
        sums.forEach((on, sum) -> told.put(on, new Day(on, read.format(), counts.getOrDefault(on, 0), sum)));
        return told;
    }

    private static ImportProblem differs(StatementRead read, Day here, Day booked) {
        return note(
                read,
                "FORMAT-DIFFERS",
                here.on() + " was booked from " + booked.format() + ": " + booked.lines() + " lines, together "
                        + booked.sum() + ". This " + here.format() + " has " + here.lines() + " lines, together "
                        + here.sum() + ". Nothing of the day was booked again; compare both with the bank.");
    }

    private static ImportProblem agrees(StatementRead read, int days, String format) {
        return note(
                read,
                "FORMAT-SECOND",
                (days == 1 ? "The day was" : days + " days were") + " booked from " + format
                        + " before, with the same sums. Nothing was booked again.");
    }

    private static ImportProblem note(StatementRead read, String code, String message) {
        return ImportProblem.warning(code, "statement " + read.identity(), message);
    }
}
