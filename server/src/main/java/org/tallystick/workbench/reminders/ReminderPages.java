package org.tallystick.workbench.reminders;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.collections.Assigned;
import org.tallystick.collections.ContactLog;
import org.tallystick.collections.DunningCase;
import org.tallystick.collections.DunningPolicy;
import org.tallystick.collections.DunningRun;
import org.tallystick.collections.DunningRuns;
import org.tallystick.collections.Notice;
import org.tallystick.collections.NoticeLine;
import org.tallystick.collections.NoticeState;
import org.tallystick.collections.Notices;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.collections.dunning.Place;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.Tone;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.Suspension;
import org.tallystick.workbench.customers.CustomerFrame;

/** The pages of reminders. */
public final class ReminderPages {
    private ReminderPages() {}

    public record Cases(
            Page<DunningCase> cases,
            @Nullable LocalDate bankAsOf,
            boolean bankStale,
            boolean hasPolicy,
            LocalDate today) {}

    public record Row(DunningRun run, List<DunningRuns.Total> totals) {
        public Row {
            totals = List.copyOf(totals);
        }

        public long notices() {
            return totals.stream().mapToLong(DunningRuns.Total::notices).sum();
        }

        public long proposed() {
            return totals.stream()
                    .filter(total -> total.state() == NoticeState.PROPOSED)
                    .mapToLong(DunningRuns.Total::notices)
                    .sum();
        }
    }

    public record RunList(Page<Row> runs, LocalDate today) {}

    public record Run(
            Row row,
            String startedBy,
            boolean working,
            Page<Notice> notices,
            List<DunningRuns.Left> left,
            Map<CustomerId, Customer> customers) {
        public Run {
            left = List.copyOf(left);
            customers = Map.copyOf(customers);
        }

        public String nameOf(CustomerId id) {
            Customer customer = customers.get(id);
            return customer == null ? "" : customer.name();
        }
    }

    public record One(
            Notice notice,
            Customer customer,
            List<NoticeLine> lines,
            List<Step> steps,
            List<Choice> levels,
            LocalDate today) {
        public One {
            lines = List.copyOf(lines);
            steps = List.copyOf(steps);
            levels = List.copyOf(levels);
        }

        /** Where the document of a line is shown. */
        public String at(NoticeLine line) {
            return switch (line.kind()) {
                case INVOICE -> "/invoices/" + line.document();
                case CREDIT -> "/credit-memos/" + line.document();
                case LATE_FEE -> "/late-fees/" + line.document();
                case OPENING, FEE, REFUND -> "/customers/" + customer.id() + "/open-items";
            };
        }

        public boolean canChange() {
            return notice.state() == NoticeState.PROPOSED;
        }

        public boolean canBeIgnored() {
            return notice.state().mayBecome(NoticeState.SUPPRESSED);
        }
    }

    public record Step(Notices.Step step, String by) {}

    public record Paused(Suspension suspension, OpenItem item) {
        /** Whether it was begun by hand, and so can be ended by hand. */
        public boolean isByHand() {
            return suspension.holder().equals(suspension.id());
        }

        public boolean isOver(LocalDate today) {
            LocalDate until = suspension.until();
            return until != null && !until.isAfter(today);
        }
    }

    public record OfCustomer(
            CustomerFrame frame,
            List<DunningCase> cases,
            List<Notice> notices,
            List<OpenItem> items,
            List<Paused> pauses,
            @Nullable Assigned assigned,
            List<Choice> policies,
            List<ContactLog.Said> said,
            LocalDate today) {
        public OfCustomer {
            cases = List.copyOf(cases);
            notices = List.copyOf(notices);
            items = List.copyOf(items);
            pauses = List.copyOf(pauses);
            policies = List.copyOf(policies);
            said = List.copyOf(said);
        }
    }

    static List<Choice> choices(List<DunningPolicy> policies) {
        return policies.stream()
                .map(policy -> new Choice(policy.id().toString(), policy.name()))
                .toList();
    }

    /** The sentence of a reason without its code, which is for programs: {@code PAID: INV-1 was settled meanwhile.} */
    public static String why(String reason) {
        return reason.replaceFirst("^[A-Z][A-Z_]+: ", "");
    }

    public static Tone tone(NoticeState state) {
        return switch (state) {
            case PROPOSED, APPROVED, SENDING -> Tone.INFO;
            case SENT -> Tone.GOOD;
            case SUPPRESSED -> Tone.NEUTRAL;
            case FAILED -> Tone.BAD;
        };
    }

    /** How a level speaks, in a word. */
    public static String words(org.tallystick.lib.collections.dunning.Tone tone) {
        return switch (tone) {
            case COURTESY -> "Courtesy";
            case REMINDER -> "Reminder";
            case DEMAND -> "Demand";
            case FINAL -> "Final demand";
        };
    }

    public static String stage(DunningCase one) {
        return one.state() == DunningCase.State.LEVEL
                ? "Level " + one.level()
                : one.state().title();
    }

    /** Why an item is in no notice. */
    public static String why(DunningRuns.Left left) {
        String words = Place.valueOf(left.place()).words();
        String detail = left.detail();
        return detail == null ? words : words + " (" + detail + ")";
    }
}
