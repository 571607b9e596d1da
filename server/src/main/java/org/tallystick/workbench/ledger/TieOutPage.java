package org.tallystick.workbench.ledger;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.controls.TieOutItem;
import org.tallystick.controls.TieOutReport;
import org.tallystick.controls.TieOutRun;
import org.tallystick.workbench.Shell;

/** One comparison of bank, ledger and items, and those before and after it, the latest first. */
public record TieOutPage(@Nullable TieOutReport report, List<TieOutRun> runs, boolean brokenOnly, boolean mayCompare) {
    public TieOutPage {
        runs = List.copyOf(runs);
    }

    /** What the page says before any table. */
    public static String sentence(TieOutReport report, Shell shell) {
        String asOf = " at the end of " + shell.date(report.businessOn()) + ", compared "
                + shell.moment(report.recordedAt()) + ".";
        if (!report.ties()) {
            long breaks = report.breaks().size();
            return (breaks == 1 ? "One thing does not agree" : breaks + " things do not agree") + asOf;
        }
        boolean bank = report.banks().stream().anyMatch(each -> each.isKnown());
        return (bank ? "Bank, ledger and open items agree" : "Ledger and open items agree") + asOf;
    }

    /** The page about it; null when there is none. */
    public static @Nullable String page(TieOutItem item, Shell shell) {
        return switch (item.subjectType()) {
            case "payment" -> shell.at("/payments/" + item.subject());
            case "refund" -> shell.at("/refunds/" + item.subject());
            case "deposit" -> shell.at("/deposits/" + item.subject());
            case "bank statement" -> shell.at("/bank-statements/" + item.subject());
            case "bank line" -> shell.at("/bank-lines/" + item.subject());
            case "entry" -> shell.at("/ledger/entries/" + item.subject());
            case "bank account" -> shell.at("/bank-statements");
            case "control" -> shell.at("/ledger/trial-balance");
            default -> null;
        };
    }

    /** How many days it has been so at the end of the day that was compared. */
    public static String age(TieOutItem item, TieOutReport report) {
        LocalDate since = item.sinceOn();
        if (since == null) {
            return "";
        }
        long days = ChronoUnit.DAYS.between(since, report.businessOn());
        return days == 1 ? "1 day" : days + " days";
    }
}
