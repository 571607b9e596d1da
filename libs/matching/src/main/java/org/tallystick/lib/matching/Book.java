package org.tallystick.lib.matching;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.tallystick.lib.matching.text.Folding;

/**
 * The documents of a company, found by every way they are written, and what is open of them. Settled documents stay known:
 * a reference to one of them is evidence too. Not for several threads.
 */
public final class Book {
    private static final Comparator<Entry> OLDEST_FIRST =
            Comparator.comparing((Entry entry) -> entry.item().issuedOn()).thenComparing(Entry::id);

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Map<String, List<Key>> keys = new HashMap<>();
    private final Map<String, List<Entry>> open = new HashMap<>();
    private final TreeSet<Integer> keyLengths = new TreeSet<>(Comparator.reverseOrder());
    private final NumberShapes shapes = new NumberShapes();

    /** One way to write a document. */
    record Key(Entry entry, Spelling spelling) {}

    /** How a reference names a document, the surest first. */
    enum Spelling {
        REFERENCE,
        NUMBER,
        BARE,
        ORDER,
        TAIL
    }

    /**
     * Adds a document with what is open of it.
     *
     * @throws IllegalArgumentException when its id is known already
     */
    public void add(OpenItem item, long openMinor) {
        if (entries.containsKey(item.id())) {
            throw new IllegalArgumentException("the item " + item.id() + " stands in the book twice");
        }
        var entry = new Entry(item, openMinor);
        entries.put(item.id(), entry);
        key(entry.number(), entry, Spelling.NUMBER);
        key(entry.bare(), entry, Spelling.BARE);
        key(tail(item.number()), entry, Spelling.TAIL);
        if (item.order() != null) {
            key(Folding.squeeze(item.order()), entry, Spelling.ORDER);
        }
        if (item.creditorReference() != null) {
            key(Folding.squeeze(item.creditorReference()), entry, Spelling.REFERENCE);
        }
        shapes.add(entry);
        list(entry);
    }

    public boolean knows(String item) {
        return entries.containsKey(item);
    }

    /** What is open of an item, in minor units. */
    public long open(String item) {
        return known(item).open();
    }

    /** Changes what is open of an item. */
    public void open(String item, long openMinor) {
        Entry entry = known(item);
        boolean was = entry.open() != 0;
        entry.open(openMinor);
        if (was != (openMinor != 0)) {
            list(entry);
        }
    }

    /** Takes the effect of a posted allocation: the cash, and what settles beside it. */
    public void apply(Allocation allocation) {
        boolean settles = allocation.reason() != null && allocation.reason().settles();
        long settled = allocation.cashMinor() + (settles ? allocation.adjustmentMinor() : 0);
        open(allocation.item(), Math.subtractExact(open(allocation.item()), settled));
    }

    /** The customer who owes an item. */
    public String customer(String item) {
        return known(item).item().customer();
    }

    Entry known(String item) {
        Entry entry = entries.get(item);
        if (entry == null) {
            throw new IllegalArgumentException("the item " + item + " is not in the book");
        }
        return entry;
    }

    List<Key> named(String squeezed) {
        return keys.getOrDefault(squeezed, List.of());
    }

    /** How long the keys are, the longest first. */
    Iterable<Integer> keyLengths() {
        return keyLengths;
    }

    NumberShapes shapes() {
        return shapes;
    }

    /** What may be paid by a line, oldest first. */
    List<Entry> candidates(Collection<String> customers, String currency, LocalDate bookedOn) {
        List<Entry> candidates = new ArrayList<>();
        for (String customer : customers) {
            for (Entry entry : open.getOrDefault(customer, List.of())) {
                if (entry.isCandidate(currency, bookedOn)) {
                    candidates.add(entry);
                }
            }
        }
        candidates.sort(OLDEST_FIRST);
        return candidates;
    }

    private void key(String squeezed, Entry entry, Spelling spelling) {
        if (squeezed.length() < 4 || Folding.digits(squeezed) < 3) {
            return;
        }
        List<Key> list = keys.computeIfAbsent(squeezed, key -> new ArrayList<>(1));
        if (list.stream().noneMatch(key -> key.entry() == entry)) {
            list.add(new Key(entry, spelling));
            keyLengths.add(squeezed.length());
        }
    }

    /** The last run of digits when there are several: 004711 of INV-2026-004711. */
    private static String tail(String number) {
        String folded = Folding.fold(number);
        int end = folded.length();
        while (end > 0 && !Folding.isDigit(folded.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && Folding.isDigit(folded.charAt(start - 1))) {
            start--;
        }
        return folded.substring(start, end);
    }

    private void list(Entry entry) {
        List<Entry> list = open.computeIfAbsent(entry.item().customer(), key -> new ArrayList<>());
        if (entry.open() != 0) {
            list.add(entry);
        } else {
            list.remove(entry);
        }
    }
}
