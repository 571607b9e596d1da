package org.tallystick.lib.synthetic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Whether an amount alone can tell what it pays, among the open documents of a party. */
final class Telling {
    private final List<Document> open;

    Telling(Party party) {
        this.open = party.pool;
    }

    /** True when one or two documents, or a set with a structure, are meant and no single one has that amount. */
    boolean tells(Event event) {
        long others = open.stream()
                .filter(document -> !event.documents().contains(document))
                .filter(document -> document.open == event.amount || net(document) == event.amount)
                .count();
        boolean structure = !event.chosenBy.equals("free") && isClean(event);
        return others == 0 && (structure || event.parts.size() <= 2);
    }

    /** True when nothing that never gets paid, and is not known to be disputed, stands among the set. */
    private boolean isClean(Event event) {
        int last = event.documents().stream()
                .mapToInt(document -> document.due)
                .max()
                .orElse(0);
        return open.stream().noneMatch(document -> document.neverPaid && !document.disputed && document.due <= last);
    }

    /** True when an amount is that of a document, of one less its discount, or of a set with a structure. */
    boolean isTaken(long amount) {
        boolean single = open.stream().anyMatch(document -> document.open == amount || net(document) == amount);
        List<Document> byDue = new ArrayList<>(open);
        byDue.sort(Comparator.comparingInt((Document document) -> document.due)
                .thenComparingInt(document -> document.sequence));
        return single || isPrefix(open, amount) || isPrefix(byDue, amount);
    }

    private static boolean isPrefix(List<Document> ordered, long amount) {
        long total = ordered.stream().mapToLong(document -> document.open).sum();
        long sum = 0;
        for (Document document : ordered) {
            sum += document.open;
            if (sum == amount || total - document.open == amount) {
                return true;
            }
        }
        return false;
    }

    private static long net(Document document) {
        return document.open - document.discount();
    }
}
