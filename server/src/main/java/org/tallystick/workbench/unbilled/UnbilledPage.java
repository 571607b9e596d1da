package org.tallystick.workbench.unbilled;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.insights.UnbilledWork;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.Tone;
import org.tallystick.workbench.Shell;

/** Unbilled work by customer and reason, the oldest first, with whoever sees to it. */
public record UnbilledPage(
        Page<UnbilledWork.Row> rows,
        List<UnbilledWork.Total> totals,
        List<String> reasons,
        String customer,
        String reason,
        Map<CustomerId, Customer> customers,
        Map<CustomerId, UnbilledWork.Task> tasks,
        Map<UUID, String> names,
        List<Choice> members,
        String me,
        LocalDate today) {
    public UnbilledPage {
        totals = List.copyOf(totals);
        reasons = List.copyOf(reasons);
        customers = Map.copyOf(customers);
        tasks = Map.copyOf(tasks);
        names = Map.copyOf(names);
        members = List.copyOf(members);
    }

    public boolean isEverything() {
        return customer.isEmpty() && reason.isEmpty();
    }

    public List<Choice> choices() {
        return reasons.stream().map(code -> new Choice(code, word(code))).toList();
    }

    public String summary(Shell shell) {
        if (totals.isEmpty()) {
            return "Nothing";
        }
        return totals.stream()
                .map(total -> shell.money(total.amount()) + " in " + shell.count(total.charges())
                        + (total.charges() == 1 ? " charge" : " charges"))
                .collect(Collectors.joining(" · "));
    }

    public @Nullable Customer customerOf(UnbilledWork.Row row) {
        return customers.get(row.customer());
    }

    public UnbilledWork.@Nullable Task taskOf(UnbilledWork.Row row) {
        return tasks.get(row.customer());
    }

    public String ownerOf(UnbilledWork.Task task) {
        return names.getOrDefault(task.owner(), "Somebody");
    }

    /** A code of a parked draft in words: {@code NO_TAX_RATE} is “Parked: no tax rate”. */
    public static String word(String reason) {
        return switch (reason) {
            case "NOT_YET_BILLED" -> "Not yet billed";
            case "NOT_YET_BILLABLE" -> "Not yet billable";
            case "ON_DRAFT" -> "On a draft";
            case "AWAITING_DOCUMENTS" -> "Awaiting documents";
            case "CHECK_FAILED" -> "Parked: an error to mend";
            case "CHECK_WARNING" -> "Parked: a warning to look at";
            default -> "Parked: " + reason.toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    public static Tone tone(String reason) {
        return switch (reason) {
            case "NOT_YET_BILLED", "AWAITING_DOCUMENTS", "CHECK_WARNING" -> Tone.WARN;
            case "NOT_YET_BILLABLE" -> Tone.NEUTRAL;
            case "ON_DRAFT" -> Tone.INFO;
            default -> Tone.BAD;
        };
    }

    /** Where the reason is mended. */
    public static String page(UnbilledWork.Row row) {
        return switch (row.reason()) {
            case "AWAITING_DOCUMENTS" -> "/customers/" + row.customer() + "/documents";
            case "NOT_YET_BILLED", "NOT_YET_BILLABLE" -> "/customers/" + row.customer() + "/charges";
            default -> "/billing-runs";
        };
    }
}
