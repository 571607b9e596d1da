package org.tallystick.workbench.debits;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.Customer;
import org.tallystick.customers.CustomerId;
import org.tallystick.debits.BankAnswer;
import org.tallystick.debits.Collectable;
import org.tallystick.debits.CollectingAccount;
import org.tallystick.debits.Debit;
import org.tallystick.debits.DebitRun;
import org.tallystick.lib.bankfiles.nacha.AchCodes;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.BankAccount;
import org.tallystick.payments.Creditor;
import org.tallystick.payments.Network;
import org.tallystick.platform.Page;
import org.tallystick.platform.web.Choice;
import org.tallystick.platform.web.HistoryEntry;
import org.tallystick.platform.web.Tone;
import org.tallystick.workbench.Shell;

/** The pages of direct debits. */
public final class DebitPages {
    private DebitPages() {}

    /** The runs, the customers of whose mandates a change is proposed, and the answers nobody could book. */
    public record Runs(Page<DebitRun> runs, Map<CustomerId, Customer> changed, List<BankAnswer> answers) {
        public Runs {
            changed = Map.copyOf(changed);
            answers = List.copyOf(answers);
        }

        /** By name. */
        public List<Customer> changedCustomers() {
            return changed.values().stream()
                    .sorted(Comparator.comparing(Customer::name)
                            .thenComparing(customer -> customer.id().toString()))
                    .toList();
        }

        public static String meaning(BankAnswer answer) {
            String code = answer.code();
            return (answer.kind() == BankAnswer.Kind.CHANGE
                            ? AchCodes.meaningOfChange(code)
                            : AchCodes.meaningOfReturn(code))
                    .orElse("Unknown code");
        }
    }

    /** How far a run has come, in a word or two. */
    public static String word(DebitRun run) {
        DebitRun.Counts counts = run.counts();
        if (run.isPending()) {
            return run.isHandedOut() ? "Pending" : "Not handed out";
        }
        if (counts.cancelled() == counts.all()) {
            return "Cancelled";
        }
        long failed = counts.returned() + counts.rejected();
        return failed == 0 ? "Collected" : counts.collected() == 0 ? "Sent back" : "Partly collected";
    }

    public static Tone tone(DebitRun run) {
        return switch (word(run)) {
            case "Pending", "Not handed out" -> Tone.INFO;
            case "Collected" -> Tone.GOOD;
            case "Cancelled" -> Tone.NEUTRAL;
            case "Sent back" -> Tone.BAD;
            default -> Tone.WARN;
        };
    }

    public static String word(Debit.State state) {
        return switch (state) {
            case PENDING -> "Pending";
            case COLLECTED -> "Collected";
            case RETURNED -> "Returned";
            case REJECTED -> "Rejected";
            case CANCELLED -> "Cancelled";
        };
    }

    public static Tone tone(Debit.State state) {
        return switch (state) {
            case PENDING -> Tone.INFO;
            case COLLECTED -> Tone.GOOD;
            case RETURNED, REJECTED -> Tone.BAD;
            case CANCELLED -> Tone.NEUTRAL;
        };
    }

    /** What a run with these days would collect; the problem says why it cannot be made as asked. */
    public record Preview(
            Creditor creditor,
            List<CollectingAccount> accounts,
            @Nullable CollectingAccount to,
            int noticeDays,
            LocalDate collectOn,
            LocalDate dueThrough,
            List<Collectable> items,
            List<Collectable> tooLate,
            Map<CustomerId, Customer> customers,
            @Nullable String problem) {
        /** So many are listed; the run takes the others too. */
        private static final int SHOWN = 200;

        public Preview {
            items = List.copyOf(items);
            tooLate = List.copyOf(tooLate);
            accounts = List.copyOf(accounts);
            customers = Map.copyOf(customers);
        }

        public List<Choice> choices() {
            return accounts.stream()
                    .map(one -> new Choice(
                            one.account().id().toString(),
                            one.account().name() + ", " + one.network().title()))
                    .toList();
        }

        public String chosenAccount() {
            return to == null ? "" : to.account().id().toString();
        }

        public Network network() {
            return to == null ? Network.SEPA : to.network();
        }

        public List<Collectable> shown() {
            return items.stream().limit(SHOWN).toList();
        }

        public int hidden() {
            return Math.max(0, items.size() - SHOWN);
        }

        public long payers() {
            return items.stream().map(Collectable::customer).distinct().count();
        }

        public Money total() {
            return items.stream()
                    .map(Collectable::open)
                    .reduce(Money.zero(network().currency()), Money::plus);
        }

        /** {@code 12 payers, 30 items, 4,210.00 EUR}. */
        public String summary(Shell shell) {
            return shell.count(payers())
                    + (payers() == 1 ? " payer, " : " payers, ")
                    + shell.count(items.size())
                    + (items.size() == 1 ? " item, " : " items, ")
                    + shell.money(total());
        }

        public String nameOf(Collectable item) {
            Customer customer = customers.get(item.customer());
            return customer == null ? "" : customer.name();
        }
    }

    public record Run(
            DebitRun run,
            BankAccount account,
            List<Debit> debits,
            Map<CustomerId, Customer> customers,
            List<HistoryEntry> history,
            LocalDate today) {
        public Run {
            debits = List.copyOf(debits);
            customers = Map.copyOf(customers);
            history = List.copyOf(history);
        }

        public String nameOf(Debit debit) {
            Customer customer = customers.get(debit.customer());
            return customer == null ? "" : customer.name();
        }

        /** {@code 12 debits, 4,210.00 EUR}. */
        public String summary(Shell shell) {
            long all = run.counts().all();
            return shell.count(all) + (all == 1 ? " debit, " : " debits, ") + shell.money(run.total());
        }

        public boolean mayCollect() {
            return run.isPending() && run.isHandedOut() && !today.isBefore(run.collectOn());
        }

        public boolean mayHandOut() {
            return run.isPending() && !run.isHandedOut();
        }

        private long pending(boolean told) {
            return debits.stream()
                    .filter(debit -> debit.state() == Debit.State.PENDING && debit.isToldInTime() == told)
                    .count();
        }

        /** Payers who would go into the file now. */
        public long told() {
            return pending(true);
        }

        /** Payers who would be left out of the file now. */
        public long untold() {
            return pending(false);
        }

        /** When and how the payer was told, or until when they can be. */
        public String notice(Debit debit, Shell shell) {
            if (debit.toldOn() == null) {
                return debit.state() == Debit.State.PENDING ? "Not yet, until " + shell.date(debit.tellBy()) : "No";
            }
            return shell.date(debit.toldOn()) + (debit.isToldInTime() ? "" : ", too late");
        }

        /** Why it ended, as far as that is said. */
        public @Nullable String reason(Debit debit) {
            return Debit.NOT_TOLD.equals(debit.reasonCode()) ? "Payer not told in time" : debit.reasonCode();
        }
    }
}
