package org.tallystick.controls;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tallystick.lib.money.BusinessDays;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Sql;
import org.tallystick.platform.SqlFile;

/** Names what is booked on a bank account and not confirmed by a line of the bank yet; what is late is a break. */
@Component
class BankTransit {
    /** Business days until a booking without a line is a break. */
    static final int PATIENCE = 5;

    private static final int MOST = 300;
    private static final String STATEMENT = SqlFile.read("controls/bank-transit.sql");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.UK);

    private final JdbcClient db;

    BankTransit(JdbcClient db) {
        this.db = db;
    }

    /** The oldest of each account first, and not more than {@value #MOST} of one. */
    List<TieOutItem> on(CompanyId company, LocalDate day) {
        LocalDate latest = businessDaysBefore(day, PATIENCE);
        return db.sql(STATEMENT)
                .param("company", company.value())
                .param("day", day)
                .param("most", MOST)
                .query((row, number) -> item(
                        Sql.uuid(row, "bank_account_id"),
                        Sql.text(row, "source_type"),
                        Sql.text(row, "subject_id"),
                        row.getString("number"),
                        Sql.money(row, "amount_minor"),
                        Sql.date(row, "posted_on"),
                        Sql.dateOrNull(row, "line_on"),
                        latest,
                        day))
                .list();
    }

    private static TieOutItem item(
            UUID account,
            String source,
            String subject,
            @Nullable String number,
            Money amount,
            LocalDate postedOn,
            @Nullable LocalDate lineOn,
            LocalDate latest,
            LocalDate day) {
        String name = name(source) + (number == null ? "" : " " + number);
        if (postedOn.isAfter(day) && lineOn != null) {
            String sentence = name + " came with a line of " + DAY.format(lineOn) + " and counts from "
                    + DAY.format(postedOn) + " in the books.";
            return item(account, TieOutItem.Kind.IN_TRANSIT, source, subject, amount, lineOn, sentence);
        }
        boolean late = postedOn.isBefore(latest);
        String sentence = name + " was booked on " + DAY.format(postedOn) + "; "
                + (late
                        ? "no line of the bank has confirmed it within " + PATIENCE + " business days. Ask the bank, or"
                                + " take the booking back."
                        : "its line of the bank is awaited.");
        TieOutItem.Kind kind = late ? TieOutItem.Kind.OVERDUE : TieOutItem.Kind.IN_TRANSIT;
        return item(account, kind, source, subject, amount, postedOn, sentence);
    }

    private static TieOutItem item(
            UUID account,
            TieOutItem.Kind kind,
            String source,
            String subject,
            Money amount,
            LocalDate since,
            String sentence) {
        return new TieOutItem(account, kind, subjectType(source), subject, amount, since, sentence);
    }

    private static String name(String source) {
        return switch (source) {
            case "PAYMENT" -> "Payment";
            case "PAYMENT_RETURN" -> "The return of payment";
            case "REFUND" -> "Refund";
            case "DEPOSIT" -> "Deposit";
            default -> "A line";
        };
    }

    private static String subjectType(String source) {
        return switch (source) {
            case "PAYMENT", "PAYMENT_RETURN" -> "payment";
            case "REFUND" -> "refund";
            case "DEPOSIT" -> "deposit";
            default -> "bank line";
        };
    }

    /** Holidays are not known; whoever waits over Easter is named a day early. */
    static LocalDate businessDaysBefore(LocalDate day, int days) {
        var calendar = BusinessDays.mondayToFriday(Set.of());
        LocalDate found = day;
        for (int left = days; left > 0; ) {
            found = found.minusDays(1);
            left -= calendar.isOpen(found) ? 1 : 0;
        }
        return found;
    }
}
