package org.tallystick.workbench.disputes;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.access.Member;
import org.tallystick.access.Role;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.disputes.CausePareto;
import org.tallystick.disputes.Dispute;
import org.tallystick.disputes.DisputeReason;
import org.tallystick.disputes.DisputeTask;
import org.tallystick.disputes.DisputeTerms;
import org.tallystick.disputes.Owner;
import org.tallystick.disputes.RaisedBy;
import org.tallystick.disputes.RootCause;
import org.tallystick.disputes.Settlement;
import org.tallystick.lib.collections.disputes.DisputeState;
import org.tallystick.lib.collections.disputes.DisputeStep;
import org.tallystick.lib.collections.disputes.Route;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.HistoryEntry;
import org.tallystick.platform.web.Tone;
import org.tallystick.workbench.Choices;
import org.tallystick.workbench.Shell;

/** What the pages about disputes show. */
public final class DisputePages {
    public static final List<Choice> OFFERED =
            List.of(new Choice("true", "Offered"), new Choice("false", "Offered no more"));

    private DisputePages() {}

    /** The causes of what was closed in a period. */
    public record Causes(LocalDate from, LocalDate to, List<CausePareto.Row> rows) {
        public Causes {
            rows = List.copyOf(rows);
        }
    }

    /** Which of them: what is still open, where nobody says otherwise. */
    public enum View {
        OPEN("Still open"),
        MINE("Mine"),
        LATE("Not decided in time"),
        ALL("All");

        private final String title;

        View(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Names of owners: a part, or a person who works here. */
    public record Owners(List<Member> members) {
        private static final String PART = "ROLE:";

        public Owners {
            members = List.copyOf(members);
        }

        public String name(Owner owner) {
            Role role = owner.role();
            return role != null ? role.title() : person(owner.person());
        }

        public String person(@Nullable UUID id) {
            return members.stream()
                    .filter(member -> member.person().equals(id))
                    .findFirst()
                    .map(Member::name)
                    .orElse("Somebody who left");
        }

        public List<Choice> people() {
            return members.stream()
                    .filter(member -> !member.disabled())
                    .map(member -> new Choice(member.person().toString(), member.name()))
                    .toList();
        }

        /** Parts first, then people. */
        public List<Choice> all() {
            return Stream.concat(
                            Arrays.stream(Role.values()).map(role -> new Choice(PART + role.name(), role.title())),
                            people().stream())
                    .toList();
        }

        public static String value(Owner owner) {
            return owner.role() != null ? PART + owner.role().name() : String.valueOf(owner.person());
        }
    }

    /** The list with its filters. */
    public record ListPage(
            Page<Dispute> disputes,
            Map<CustomerId, Customer> customers,
            Map<String, DisputeReason> reasons,
            Owners owners,
            LocalDate today) {
        public ListPage {
            customers = Map.copyOf(customers);
            reasons = Map.copyOf(reasons);
        }

        public String customer(Dispute dispute) {
            Customer found = customers.get(dispute.matter().customer());
            return found == null ? "" : found.name();
        }

        public String reason(Dispute dispute) {
            return DisputePages.reason(reasons, dispute);
        }

        public List<Choice> reasonChoices() {
            return reasons.values().stream()
                    .map(reason -> new Choice(reason.code(), reason.title()))
                    .sorted(Comparator.comparing(Choice::title))
                    .toList();
        }

        public long age(Dispute dispute) {
            return today.toEpochDay() - dispute.matter().openedOn().toEpochDay();
        }

        public String summary(Shell shell) {
            return shell.count(disputes.total()) + (disputes.total() == 1 ? " dispute" : " disputes");
        }
    }

    /** One dispute. */
    public record Show(
            Dispute dispute,
            Customer customer,
            Map<String, DisputeReason> reasons,
            List<RootCause> causes,
            List<DisputeTask> tasks,
            Owners owners,
            @Nullable UUID me,
            List<HistoryEntry> history,
            LocalDate today) {
        public Show {
            reasons = Map.copyOf(reasons);
            causes = List.copyOf(causes);
            tasks = List.copyOf(tasks);
            history = List.copyOf(history);
        }

        public String reason() {
            return DisputePages.reason(reasons, dispute);
        }

        public List<Choice> reasonChoices() {
            return reasons.values().stream()
                    .filter(DisputeReason::offered)
                    .map(reason -> new Choice(reason.code(), reason.title()))
                    .toList();
        }

        public String cause() {
            String code = dispute.standing().cause();
            return causes.stream()
                    .filter(cause -> cause.code().equals(code))
                    .findFirst()
                    .map(RootCause::title)
                    .orElse(String.valueOf(code));
        }

        public List<Choice> causeChoices() {
            return causes.stream()
                    .filter(RootCause::offered)
                    .map(cause -> new Choice(cause.code(), cause.title()))
                    .toList();
        }

        /** What can be done next, the usual way on first and giving up last. */
        public List<DisputeStep> steps() {
            return dispute.offered().stream().sorted().toList();
        }

        /** How what is accepted may be taken off: a whole invoice by a credit memo alone. */
        public List<Choice> settlements() {
            return Arrays.stream(Settlement.values())
                    .filter(how -> how == Settlement.CREDIT_MEMO
                            ? dispute.matter().invoice() != null
                            : dispute.matter().item() != null)
                    .map(how -> new Choice(how.name(), how.title()))
                    .toList();
        }

        public boolean mayAnswer(DisputeTask task, boolean keeps) {
            return task.isOpen() && (keeps || task.person().equals(me));
        }

        /** What the note of a step is asked for. */
        public static String label(DisputeStep step) {
            return switch (step) {
                case TRIAGE, INVESTIGATE, CLOSE -> "Note";
                case ASK_CUSTOMER -> "What you ask the customer";
                case ASK_COLLEAGUE -> "What your colleague is to find out";
                case PROPOSE -> "What you propose and why";
                case ACCEPT, ACCEPT_PARTLY, REJECT -> "Reason, for the customer and whoever approves";
                case CONFIRM -> "How the customer confirmed it";
                case REOPEN -> "Why it is taken up again";
                case WITHDRAW -> "Who withdrew it and how";
                case TURN_DOWN -> "Reason";
            };
        }

        public static boolean needsNote(DisputeStep step) {
            return step != DisputeStep.TRIAGE && step != DisputeStep.INVESTIGATE && step != DisputeStep.CLOSE;
        }
    }

    /** The form that opens one. */
    public record Form(
            String label,
            String customer,
            Money free,
            String invoice,
            String item,
            String payment,
            List<Choice> lines,
            String line,
            List<Choice> reasons,
            RaisedBy raisedBy,
            String back) {
        public Form {
            lines = List.copyOf(lines);
            reasons = List.copyOf(reasons);
        }

        public List<Choice> ways() {
            return Choices.of(RaisedBy.values(), RaisedBy::title);
        }
    }

    /** Lists and rules. */
    public record Settings(
            List<DisputeReason> reasons,
            List<RootCause> causes,
            DisputeTerms terms,
            List<Route<CustomerId, Owner>> routes,
            Map<CustomerId, Customer> customers,
            Owners owners,
            String currency) {
        public Settings {
            reasons = List.copyOf(reasons);
            causes = List.copyOf(causes);
            routes = List.copyOf(routes);
            customers = Map.copyOf(customers);
        }

        public List<Choice> reasonChoices() {
            return reasons.stream()
                    .filter(DisputeReason::offered)
                    .map(reason -> new Choice(reason.code(), reason.title()))
                    .toList();
        }

        public String reason(Route<CustomerId, Owner> route) {
            return reasons.stream()
                    .filter(reason -> reason.code().equals(route.reason()))
                    .findFirst()
                    .map(DisputeReason::title)
                    .orElse("Any");
        }

        public String customer(Route<CustomerId, Owner> route) {
            Customer found = route.customer() == null ? null : customers.get(route.customer());
            return found == null ? "Any" : found.name();
        }
    }

    static String reason(Map<String, DisputeReason> reasons, Dispute dispute) {
        DisputeReason found = reasons.get(dispute.matter().reason());
        return found == null ? dispute.matter().reason() : found.title();
    }

    public static Tone tone(Dispute dispute) {
        if (dispute.isLate()) {
            return Tone.BAD;
        }
        return tone(dispute.state());
    }

    private static Tone tone(DisputeState state) {
        return switch (state) {
            case OPENED, REOPENED, RESOLUTION_PROPOSED -> Tone.WARN;
            case TRIAGED, UNDER_INVESTIGATION, WAITING_CUSTOMER, WAITING_INTERNAL -> Tone.INFO;
            case ACCEPTED, PARTIALLY_ACCEPTED, CUSTOMER_CONFIRMED -> Tone.GOOD;
            case REJECTED, CLOSED, WITHDRAWN -> Tone.NEUTRAL;
        };
    }
}
