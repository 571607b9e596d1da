package org.tallystick.lib.matching;

import java.time.LocalDate;
import java.util.List;
import org.tallystick.lib.matching.text.Bag;
import org.tallystick.lib.matching.text.Folding;

/** A document of the book with what is open of it now. */
final class Entry {
    private final OpenItem item;
    private final String number;
    private final String bare;
    private final List<String> spellings;
    private final long[] bags;
    private final long first;
    private long open;

    Entry(OpenItem item, long open) {
        this.item = item;
        this.first = open;
        this.open = open;
        this.number = Folding.squeeze(item.number());
        this.bare = bare(number);
        String order = item.order() == null ? "" : Folding.squeeze(item.order());
        String reference = item.creditorReference() == null ? "" : Folding.squeeze(item.creditorReference());
        this.spellings = List.of(number, bare, order, reference).stream()
                .filter(each -> Folding.digits(each) >= 4)
                .map(Folding::lookAlikes)
                .distinct()
                .toList();
        this.bags = spellings.stream().mapToLong(Bag::of).toArray();
    }

    private static String bare(String number) {
        int start = 0;
        while (start < number.length() && !Folding.isDigit(number.charAt(start))) {
            start++;
        }
        return number.substring(start);
    }

    OpenItem item() {
        return item;
    }

    String id() {
        return item.id();
    }

    /** The number, letters and digits only. */
    String number() {
        return number;
    }

    /** The number without the letters it begins with. */
    String bare() {
        return bare;
    }

    /** Number, bare number, order and reference, look-alike letters made equal: for comparison with slips. */
    List<String> spellings() {
        return spellings;
    }

    /** Of the spelling at a position. */
    long bag(int spelling) {
        return bags[spelling];
    }

    long open() {
        return open;
    }

    void open(long value) {
        this.open = value;
    }

    /** True when a part was paid and the rest left open. */
    boolean isResidual() {
        return open != first;
    }

    boolean isCandidate(String currency, LocalDate bookedOn) {
        return open != 0 && item.currency().equals(currency) && !item.issuedOn().isAfter(bookedOn);
    }

    /** The discount that may be taken on the day, in minor units; 0 for none. */
    long discount(LocalDate bookedOn, int graceDays) {
        OpenItem.Discount discount = item.discount();
        if (discount == null || open <= 0 || bookedOn.isAfter(discount.until().plusDays(graceDays))) {
            return 0;
        }
        return discount.of(open);
    }

    /** The discount, were its window still open. */
    long lateDiscount() {
        OpenItem.Discount discount = item.discount();
        return discount == null || open <= 0 ? 0 : discount.of(open);
    }
}
