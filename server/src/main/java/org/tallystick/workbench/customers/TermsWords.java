package org.tallystick.workbench.customers;

import java.util.stream.Collectors;
import org.tallystick.lib.receivables.terms.Discount;
import org.tallystick.lib.receivables.terms.DueRule;
import org.tallystick.lib.receivables.terms.PaymentTerms;

/** Payment terms in words: {@code NET 30; 2% 10} is "30 days after the invoice date, 2% off when paid within 10 days". */
public final class TermsWords {
    private TermsWords() {}

    public static String of(PaymentTerms terms) {
        String due = terms.parts().size() == 1
                ? rule(terms.parts().getFirst().rule())
                : terms.parts().stream()
                        .map(part -> part.share() + " " + rule(part.rule()))
                        .collect(Collectors.joining(", "));
        Discount discount = terms.discount();
        return discount == null
                ? due
                : due + "; " + discount.percent() + " off when paid within " + days(discount.days());
    }

    private static String rule(DueRule rule) {
        return switch (rule) {
            case DueRule.Net net -> net.days() == 0 ? "at once" : days(net.days()) + " after the invoice date";
            case DueRule.EndOfMonth end ->
                end.days() == 0 ? "at the end of the month" : days(end.days()) + " after the end of the month";
            case DueRule.NextMonth next -> "on day " + next.day() + " of the next month";
        };
    }

    private static String days(int days) {
        return days == 1 ? "1 day" : days + " days";
    }
}
