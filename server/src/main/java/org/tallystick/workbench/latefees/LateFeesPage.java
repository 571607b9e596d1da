package org.tallystick.workbench.latefees;

import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.latefees.FeeNotes;
import org.tallystick.latefees.FeePreview;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.workbench.Shell;

/** The notes that were posted, and what a month would charge. */
public record LateFeesPage(
        YearMonth month,
        FeePreview preview,
        Page<FeeNotes.Row> notes,
        Map<CustomerId, Customer> customers,
        boolean hasRules,
        boolean automatic,
        YearMonth latest) {
    private static final int MONTHS_BACK = 12;

    public LateFeesPage {
        customers = Map.copyOf(customers);
    }

    public @Nullable Customer customer(FeeNotes.Row note) {
        return customers.get(note.customer());
    }

    /** The months that have ended, the latest first. */
    public List<Choice> months() {
        List<Choice> months = new ArrayList<>();
        for (int back = 0; back < MONTHS_BACK; back++) {
            YearMonth one = latest.minusMonths(back);
            months.add(new Choice(one.toString(), word(one)));
        }
        return months;
    }

    private static String word(YearMonth one) {
        return one.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + one.getYear();
    }

    public String summary(Shell shell) {
        int due = preview.due().size();
        return due == 0
                ? "Nothing is left to charge for " + word(month) + "."
                : (due == 1 ? "One fee" : shell.count(due) + " fees") + " would be charged for " + word(month) + ".";
    }
}
