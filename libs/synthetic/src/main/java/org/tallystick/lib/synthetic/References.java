package org.tallystick.lib.synthetic;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes down which documents are paid, in one of the styles. */
final class References {
    private static final List<String> SEPARATORS = List.of(" ", ", ", " / ", "+", "; ", ",");
    private static final int ATTEMPTS = 8;

    private final Numbering numbering;

    References(Numbering numbering) {
        this.numbering = numbering;
    }

    String text(Dice dice, Event event) {
        List<Document> documents = event.documents();
        String separator = dice.pick(SEPARATORS);
        return switch (event.style) {
            case REFERENCE -> documents.getFirst().reference();
            case FULL ->
                join(documents.stream().map(document -> document.number).toList(), separator);
            case BARE -> join(documents.stream().map(Document::digits).toList(), separator);
            case SUFFIX ->
                join(documents.stream().map(document -> end(document, 5)).toList(), separator);
            case ORDER ->
                join(documents.stream().map(document -> "PO " + document.order).toList(), separator);
            case TYPO -> damaged(dice, documents, separator, false, event.differs);
            case WRONG -> damaged(dice, documents, separator, true, event.differs);
            case ABBREVIATED -> abbreviated(documents);
            case CUT ->
                cut(
                        dice,
                        join(documents.stream().map(document -> document.number).toList(), separator));
            case GLUED ->
                join(documents.stream().map(document -> document.number).toList(), "");
            case PARTIAL ->
                join(
                        dice.some(documents, Math.max(1, documents.size() / 2)).stream()
                                .map(document -> document.number)
                                .toList(),
                        separator);
            case NONE -> "";
        };
    }

    private static String join(List<String> numbers, String separator) {
        return String.join(separator, numbers);
    }

    private static String end(Document document, int length) {
        String digits = document.digits();
        return digits.substring(Math.max(0, digits.length() - length));
    }

    /** One of the numbers with a slip; the slip may hit another number that exists only when that is wanted. */
    private String damaged(Dice dice, List<Document> documents, String separator, boolean existing, boolean differs) {
        List<String> numbers = new ArrayList<>(
                documents.stream().map(document -> document.number).toList());
        int position = dice.below(numbers.size());
        String number = numbers.get(position);
        String slipped = Slip.digit(dice, number);
        for (int i = 0; i < ATTEMPTS && numbering.isUsed(slipped) != existing; i++) {
            slipped = Slip.digit(dice, number);
        }
        numbers.set(position, isMisleading(documents.get(position), slipped, differs) ? number : slipped);
        return join(numbers, separator);
    }

    /** Never into the number of another document of this customer that the payment would fit as well. */
    private boolean isMisleading(Document document, String slipped, boolean differs) {
        return numbering.isOwn(document, slipped) && (differs || numbering.document(slipped).amount == document.amount);
    }

    /** The first number, and of the others the last two or three digits where that is enough. */
    private static String abbreviated(List<Document> documents) {
        String first = documents.getFirst().number;
        return documents.stream()
                .map(document -> {
                    String number = document.number;
                    boolean like = number.length() == first.length()
                            && number.startsWith(first.substring(0, first.length() - 3))
                            && document != documents.getFirst();
                    return like ? number.substring(number.length() - 3) : number;
                })
                .collect(Collectors.joining("/"));
    }

    private static String cut(Dice dice, String text) {
        int limit = Math.max(6, text.length() - 1 - dice.below(6));
        return text.substring(0, Math.min(limit, text.length()));
    }

    /** A number that was voided, or one of another company. */
    String foreign(Dice dice) {
        List<String> voided = numbering.voided();
        return voided.isEmpty() || dice.perMille(500) ? "R-" + dice.digits(7) : dice.pick(voided);
    }
}
