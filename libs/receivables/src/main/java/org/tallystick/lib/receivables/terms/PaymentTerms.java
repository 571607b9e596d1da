package org.tallystick.lib.receivables.terms;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.BusinessDays;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.money.Percent;
import org.tallystick.lib.money.Split;

/**
 * Payment terms: parts of the total, each with its due rule, and an early-payment discount. The text form, which
 * {@link #parse} reads and {@link #toString} prints, is what files, forms and the snapshot on an invoice carry:
 *
 * <pre>
 * NET 30                      30 days after the document date; NET 0 is due at once
 * EOM 15                      15 days after the end of the document's month
 * PROX 10                     the 10th of the following month
 * SPLIT 50% 0, 50% EOM 30     parts by percent, summing to 100; a bare number means NET
 * NET 30; 2% 10               2 % discount when paid within 10 days
 * </pre>
 */
public record PaymentTerms(List<Part> parts, @Nullable Discount discount) {
    /** The longest wait a rule may name, ten years. */
    static final int MAXIMUM_DAYS = 3650;

    private static final int MAXIMUM_PARTS = 120;

    /** A share of the total and the rule for its due date. */
    public record Part(Percent share, DueRule rule) {
        public Part {
            if (share.compareTo(Percent.ZERO) <= 0) {
                throw new TermsException("a part must be above 0%, not " + share);
            }
        }
    }

    public PaymentTerms {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.size() > MAXIMUM_PARTS) {
            throw new TermsException("terms have 1 to " + MAXIMUM_PARTS + " parts, not " + parts.size());
        }
        Percent sum = parts.stream().map(Part::share).reduce(Percent.ZERO, Percent::plus);
        if (!sum.equals(Percent.HUNDRED)) {
            throw new TermsException("the parts sum to " + sum + "; make them sum to 100%");
        }
    }

    /** All due the given number of days after the document date. */
    public static PaymentTerms net(int days) {
        return of(new DueRule.Net(days));
    }

    /** All due by one rule. */
    public static PaymentTerms of(DueRule rule) {
        return new PaymentTerms(List.of(new Part(Percent.HUNDRED, rule)), null);
    }

    /**
     * Reads the text form; case and spacing do not matter.
     *
     * @throws TermsException naming what to change
     */
    public static PaymentTerms parse(String text) {
        return TermsText.parse(text);
    }

    /** The same due dates with an early-payment discount. */
    public PaymentTerms withDiscount(Percent percent, int days) {
        return new PaymentTerms(parts, new Discount(percent, days));
    }

    /** The installments of a total without rolling, see {@link #schedule(LocalDate, Money, BusinessDays)}. */
    public List<Installment> schedule(LocalDate documentDate, Money total) {
        return schedule(documentDate, total, BusinessDays.EVERY_DAY);
    }

    /**
     * The installments of a total in the order of the parts, numbered from 1; their amounts sum to the total (largest
     * remainder, DOMAIN GV-RND4). Parts that come to zero are left out; a total of zero is one installment of zero on the
     * last part's date. A due date on a closed day rolls forward and keeps the agreed date beside it.
     */
    public List<Installment> schedule(LocalDate documentDate, Money total, BusinessDays calendar) {
        List<Money> amounts = Split.byWeights(
                total, parts.stream().map(part -> part.share().value()).toList());
        List<Installment> installments = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            boolean onlyZeros = installments.isEmpty() && i == parts.size() - 1;
            if (!amounts.get(i).isZero() || onlyZeros) {
                var roll = calendar.rollForward(parts.get(i).rule().dueOn(documentDate));
                int number = installments.size() + 1;
                installments.add(new Installment(number, roll.agreedOn(), roll.rolledTo(), amounts.get(i)));
            }
        }
        return List.copyOf(installments);
    }

    /**
     * The discount a full payment on that day earns, rounded HALF_UP; zero after the last discount day, without a discount
     * and for totals that are not positive. The last discount day counts.
     */
    public Money discountAvailable(LocalDate documentDate, Money total, LocalDate paidOn) {
        if (discount == null || !total.isPositive() || paidOn.isAfter(documentDate.plusDays(discount.days()))) {
            return Money.zero(total.currency());
        }
        return discount.percent().of(total, RoundingMode.HALF_UP);
    }

    /** The canonical text form; {@code parse(terms.toString())} equals {@code terms}. */
    @Override
    public String toString() {
        String due = parts.size() == 1 ? parts.getFirst().rule().toString() : "SPLIT " + shares();
        return discount == null ? due : due + "; " + discount;
    }

    private String shares() {
        return parts.stream().map(PaymentTerms::share).collect(Collectors.joining(", "));
    }

    private static String share(Part part) {
        return switch (part.rule()) {
            case DueRule.Net net -> part.share() + " " + net.days();
            case DueRule.EndOfMonth rule -> part.share() + " " + rule;
            case DueRule.NextMonth rule -> part.share() + " " + rule;
        };
    }
}
