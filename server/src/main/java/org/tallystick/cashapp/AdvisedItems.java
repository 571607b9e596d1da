package org.tallystick.cashapp;

import java.time.LocalDate;
import java.util.List;
import org.tallystick.lib.matching.text.Folding;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.terms.PaymentTerms;
import org.tallystick.receivables.OpenItem;

/** The items of a book as advices name them: by number or payment reference, or by the end of a number that is no other's. */
final class AdvisedItems implements AdviceWord.Items {
    private static final int SHORTEST_END = 4;

    private final MatchBook book;
    private final LocalDate on;

    AdvisedItems(MatchBook book, LocalDate on) {
        this.book = book;
        this.on = on;
    }

    @Override
    public List<OpenItem> of(String document) {
        return JoinedAdvice.spellings(document)
                .map(book::under)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElseGet(() -> ending(Folding.squeeze(document)));
    }

    private List<OpenItem> ending(String end) {
        if (end.length() < SHORTEST_END || Folding.digits(end) < SHORTEST_END) {
            return List.of();
        }
        List<OpenItem> found = book.open().stream()
                .filter(item -> Folding.squeeze(item.number()).endsWith(end))
                .toList();
        boolean one = found.stream().map(OpenItem::number).distinct().count() == 1;
        return one ? book.under(found.getFirst().number()) : List.of();
    }

    @Override
    public Money open(OpenItem item) {
        return new Money(book.open(item.id()), item.currency());
    }

    @Override
    public Money earned(OpenItem item) {
        PaymentTerms terms = book.terms(item);
        LocalDate paid = on.minusDays(book.policy().discountGraceDays());
        return terms == null
                ? Money.zero(item.currency())
                : EarlyPayment.discount(item, terms, paid.isBefore(item.documentOn()) ? item.documentOn() : paid);
    }
}
