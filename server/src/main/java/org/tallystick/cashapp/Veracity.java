package org.tallystick.cashapp;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tallystick.cashapp.PaymentFacts.Alike;
import org.tallystick.cashapp.PaymentFacts.Known;
import org.tallystick.lib.matching.text.Folding;
import org.tallystick.lib.money.Money;
import org.tallystick.payments.PaymentId;

/** The rules that say what is odd about a payment. They flag; they never move money. */
final class Veracity {
    static final int HISTORY = 50;
    private static final int ENOUGH_HISTORY = 8;
    private static final int SPREADS = 10;
    private static final int WORD = 3;

    private Veracity() {}

    /** One oddity, and the sentence to keep; the other payment is that of a duplicate. */
    record Flagged(FlagRule rule, String evidence, @Nullable PaymentId other) {
        Flagged(FlagRule rule, String evidence) {
            this(rule, evidence, null);
        }
    }

    /** Whether something is said that an explanation of the amount would leave unsaid. */
    static boolean wantsExplanation(PaymentFacts facts) {
        return flags(facts).size() > flags(facts.withExplanation()).size();
    }

    static List<Flagged> flags(PaymentFacts facts) {
        List<Flagged> flags = new ArrayList<>();
        duplicate(facts, flags);
        beforeInvoice(facts, flags);
        otherCompany(facts, flags);
        Known customer = facts.customer();
        if (customer != null) {
            payer(facts, customer, flags);
            if (!facts.explained()) {
                account(facts, customer, flags);
                amount(facts, customer, flags);
            }
            owed(facts, customer, flags);
        }
        return flags;
    }

    /** Same payer, amount and text within the days of the policy, and more often than the document named has installments like it. */
    private static void duplicate(PaymentFacts facts, List<Flagged> flags) {
        List<Alike> same = facts.alike().stream()
                .filter(other -> same(facts.text(), other.text()))
                .toList();
        if (same.size() < installments(facts)) {
            return;
        }
        same.stream()
                .filter(other -> Math.abs(ChronoUnit.DAYS.between(other.receivedOn(), facts.receivedOn()))
                        <= facts.duplicateDays())
                .findFirst()
                .ifPresent(other -> flags.add(new Flagged(
                        FlagRule.DUPLICATE,
                        "Payer, amount and text are those of " + other.number() + " of " + other.receivedOn() + ".",
                        other.payment())));
    }

    /** How many installments of this amount the documents named have: so often may the payer pay it. */
    private static long installments(PaymentFacts facts) {
        return facts.named().stream()
                .flatMap(document -> document.installments().stream())
                .filter(facts.amount()::equals)
                .count();
    }

    private static boolean same(@Nullable String first, @Nullable String second) {
        return Folding.squeeze(first == null ? "" : first).equals(Folding.squeeze(second == null ? "" : second));
    }

    private static void beforeInvoice(PaymentFacts facts, List<Flagged> flags) {
        facts.named().stream()
                .filter(document -> document.issuedOn().isAfter(facts.receivedOn()))
                .findFirst()
                .ifPresent(document -> flags.add(new Flagged(
                        FlagRule.BEFORE_INVOICE,
                        "The text names " + document.number() + ", which was issued on " + document.issuedOn()
                                + ", after the money came.")));
    }

    private static void otherCompany(PaymentFacts facts, List<Flagged> flags) {
        PaymentFacts.Elsewhere elsewhere = facts.elsewhere();
        if (elsewhere != null && facts.named().isEmpty()) {
            flags.add(new Flagged(
                    FlagRule.OTHER_COMPANY,
                    "The text names " + elsewhere.number() + ", which is open at " + elsewhere.company()
                            + ", a company of the same group."));
        }
    }

    /**
     * An account that only strangers paid from, or a name that shares no word with any the customer goes by. Under the
     * customer's own name, what is owed may come from any account.
     */
    private static void payer(PaymentFacts facts, Known customer, List<Flagged> flags) {
        String account = facts.payerAccount();
        if (account != null && customer.accounts().contains(account)) {
            return;
        }
        boolean ownName = facts.payerName() != null && isKnown(facts.payerName(), customer.names());
        if (account != null && customer.accountOfStranger() && !(facts.explained() && ownName)) {
            flags.add(new Flagged(
                    FlagRule.PAYER_MISMATCH,
                    "The account" + end(account) + " has paid for another customer before, never for this one."));
        } else if (facts.payerName() != null && !ownName) {
            flags.add(new Flagged(
                    FlagRule.PAYER_MISMATCH,
                    "The name on the payment is not the customer's, nor one they paid under before."));
        }
    }

    private static boolean isKnown(String name, Set<String> names) {
        List<String> words = words(name);
        return words.isEmpty()
                || names.stream().anyMatch(known -> words(known).stream().anyMatch(words::contains));
    }

    private static List<String> words(String name) {
        return Arrays.stream(Folding.name(name).split(" ", -1))
                .filter(word -> word.length() >= WORD)
                .toList();
    }

    /** Whoever pays from a new account every few payments surprises nobody with another. */
    private static void account(PaymentFacts facts, Known customer, List<Flagged> flags) {
        String account = facts.payerAccount();
        if (account == null) {
            return;
        }
        boolean isNew = !customer.accounts().isEmpty()
                && customer.amounts().size()
                        >= ENOUGH_HISTORY * customer.accounts().size()
                && !customer.accounts().contains(account);
        if (isNew) {
            flags.add(new Flagged(
                    FlagRule.NEW_ACCOUNT,
                    "This customer paid from other accounts until now; this one is new" + end(account) + "."));
        }
    }

    /** The last digits say enough to compare. */
    private static String end(String account) {
        return account.length() < 8 ? "" : " (it ends in " + account.substring(account.length() - 4) + ")";
    }

    /**
     * With x the amount, m the median and g the largest of at least eight earlier payments, and d the median of their
     * distances from m (the lower one of an even number each): x > 2 g and x - m > 10 d.
     */
    private static void amount(PaymentFacts facts, Known customer, List<Flagged> flags) {
        if (customer.amounts().size() < ENOUGH_HISTORY) {
            return;
        }
        long median = median(customer.amounts());
        long spread = median(customer.amounts().stream()
                .map(amount -> Math.abs(Math.subtractExact(amount, median)))
                .toList());
        long largest = Collections.max(customer.amounts());
        long amount = facts.amount().minor();
        if (amount > Math.multiplyExact(2, largest)
                && Math.subtractExact(amount, median) > Math.multiplyExact(SPREADS, spread)) {
            flags.add(new Flagged(
                    FlagRule.UNUSUAL_AMOUNT,
                    "The largest of " + customer.amounts().size() + " earlier payments is "
                            + new Money(largest, facts.amount().currency()) + ", their median "
                            + new Money(median, facts.amount().currency()) + "."));
        }
    }

    private static long median(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get((sorted.size() - 1) / 2);
    }

    private static void owed(PaymentFacts facts, Known customer, List<Flagged> flags) {
        if (facts.amount().compareTo(customer.owed()) > 0) {
            flags.add(new Flagged(
                    FlagRule.MORE_THAN_OWED, "Everything this customer's group owed was " + customer.owed() + "."));
        }
    }
}
