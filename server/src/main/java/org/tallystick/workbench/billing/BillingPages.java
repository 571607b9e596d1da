package org.tallystick.workbench.billing;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.tallystick.approvals.Approval;
import org.tallystick.contracts.Charge;
import org.tallystick.contracts.Charges;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.invoicing.BillingRun;
import org.tallystick.invoicing.Draft;
import org.tallystick.invoicing.DraftFindings;
import org.tallystick.invoicing.DraftPreview;
import org.tallystick.invoicing.Drafts;
import org.tallystick.invoicing.Invoice;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.Page;
import org.tallystick.platform.jobs.Job;
import org.tallystick.platform.web.HistoryEntry;
import org.tallystick.platform.web.Tab;
import org.tallystick.platform.web.Tone;
import org.tallystick.scrubber.Rule;
import org.tallystick.workbench.Shell;
import org.tallystick.workbench.checks.FixLink;

/** The pages of billing runs. */
public final class BillingPages {
    private BillingPages() {}

    /** A run with how many invoices it made or would make, and what they sum to per currency. */
    public record Row(BillingRun run, long drafts, long parked, List<Money> gross) {
        public Row {
            gross = List.copyOf(gross);
        }
    }

    public record RunList(Page<Row> runs) {}

    /** The total says what waits through today. */
    public record New(LocalDate today, List<Charges.Total> waiting) {
        public New {
            waiting = List.copyOf(waiting);
        }
    }

    public record Show(
            BillingRun run,
            String startedBy,
            @Nullable Job job,
            List<Drafts.Summary> summary,
            Draft.@Nullable State state,
            Page<Draft> drafts,
            Map<CustomerId, Customer> customers,
            Found found,
            List<Waiting> approvals,
            List<HistoryEntry> history) {
        public Show {
            approvals = List.copyOf(approvals);
            summary = List.copyOf(summary);
            customers = Map.copyOf(customers);
            history = List.copyOf(history);
        }

        public Map<CustomerId, Customer> names() {
            return customers;
        }

        /** Somebody can still decide about it. */
        public boolean isReviewable() {
            return run.state() == BillingRun.State.GENERATED || run.state() == BillingRun.State.PARTLY_FAILED;
        }

        public boolean isWorking() {
            return job != null && !job.state().isFinal();
        }

        public long ready() {
            return count(Draft.State.READY);
        }

        public long parked() {
            return count(Draft.State.PARKED);
        }

        private long count(Draft.State wanted) {
            return summary.stream()
                    .filter(row -> row.state() == wanted)
                    .mapToLong(Drafts.Summary::drafts)
                    .sum();
        }

        public String customerOf(Draft draft) {
            Customer customer = customers.get(draft.customer());
            return customer == null ? "" : customer.name();
        }

        public List<Tab> tabs(Shell shell) {
            String page = shell.at("/billing-runs/" + run.id());
            List<Tab> tabs = new ArrayList<>();
            tabs.add(new Tab("All", page, state == null && found.rule() == null));
            for (Draft.State each : Draft.State.values()) {
                if (count(each) > 0) {
                    tabs.add(new Tab(each.title(), page + "?state=" + each, state == each, count(each)));
                }
            }
            return tabs;
        }
    }

    /** How many drafts wait for whom, and how many of them too long. */
    public record Waiting(String decider, int drafts, int late) {}

    /** What checks found in a run, by rule, and the rule whose drafts alone are shown. */
    public record Found(
            List<DraftFindings.Count> counts, @Nullable Rule rule) {
        public Found {
            counts = List.copyOf(counts);
        }
    }

    /** A finding of a draft, where it is mended, and who let it pass. */
    public record DraftFinding(
            DraftFindings.Standing standing,
            FixLink fix,
            @Nullable String acknowledgedBy) {}

    public record DraftPage(
            Draft draft,
            BillingRun run,
            Customer customer,
            List<Charge> charges,
            List<DraftFinding> findings,
            DraftPreview.@Nullable Preview preview,
            @Nullable Invoice invoice,
            @Nullable Approval approval) {
        public DraftPage {
            charges = List.copyOf(charges);
            findings = List.copyOf(findings);
        }
    }

    /** What sets a draft apart from others of its customer: the child, contract, order or month of service it is for. */
    public static String part(Draft draft, Map<CustomerId, Customer> names) {
        List<String> parts = new ArrayList<>();
        Customer child = draft.child() == null ? null : names.get(draft.child());
        if (child != null) {
            parts.add(child.name());
        }
        Stream.of(draft.contractNumber(), draft.purchaseOrder())
                .filter(Objects::nonNull)
                .forEach(parts::add);
        if (draft.serviceMonth() != null) {
            parts.add(YearMonth.from(draft.serviceMonth()).toString());
        }
        return String.join(", ", parts);
    }

    public static Tone tone(BillingRun.State state) {
        return switch (state) {
            case COLLECTING, POSTING -> Tone.INFO;
            case GENERATED, PARTLY_FAILED -> Tone.WARN;
            case POSTED -> Tone.GOOD;
            case DISCARDED -> Tone.NEUTRAL;
        };
    }

    public static Tone tone(Draft.State state) {
        return switch (state) {
            case COLLECTED, DISCARDED -> Tone.NEUTRAL;
            case READY -> Tone.INFO;
            case PARKED -> Tone.WARN;
            case POSTED -> Tone.GOOD;
        };
    }
}
