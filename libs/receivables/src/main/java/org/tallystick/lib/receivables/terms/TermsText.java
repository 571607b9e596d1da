package org.tallystick.lib.receivables.terms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.tallystick.lib.money.Percent;

/** Reads the text form of {@link PaymentTerms}. */
final class TermsText {
    private static final int MAXIMUM_LENGTH = 2_000;
    private static final Pattern RULE = Pattern.compile("(NET|EOM|PROX) ?(\\d{1,4})");
    private static final Pattern SHARE = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,6})?) ?% ?(.+)");
    private static final Pattern DISCOUNT = Pattern.compile("(\\d{1,2}(?:\\.\\d{1,6})?) ?% ?(\\d{1,4})");

    private TermsText() {}

    static PaymentTerms parse(String text) {
        if (text.length() > MAXIMUM_LENGTH) {
            throw new TermsException("terms are longer than " + MAXIMUM_LENGTH + " characters");
        }
        String normal = text.strip().replaceAll("\\s+", " ").toUpperCase(Locale.ROOT);
        if (normal.isEmpty()) {
            throw new TermsException("terms are empty; write for example NET 30");
        }
        String[] sections = normal.split(" ?; ?", -1);
        if (sections.length > 2) {
            throw new TermsException("one discount is possible; remove \"" + sections[2] + "\"");
        }
        return new PaymentTerms(parts(sections[0]), sections.length == 2 ? discount(sections[1]) : null);
    }

    private static List<PaymentTerms.Part> parts(String due) {
        if (!due.startsWith("SPLIT ")) {
            return List.of(new PaymentTerms.Part(Percent.HUNDRED, rule(due)));
        }
        List<PaymentTerms.Part> parts = new ArrayList<>();
        for (String part : due.substring("SPLIT ".length()).split(" ?, ?", -1)) {
            parts.add(part(part));
        }
        return parts;
    }

    private static PaymentTerms.Part part(String text) {
        Matcher share = SHARE.matcher(text);
        if (!share.matches()) {
            throw new TermsException("cannot read the part \"" + text + "\"; write for example 50% 30");
        }
        String due = share.group(2);
        boolean bareDays = due.chars().allMatch(Character::isDigit);
        return new PaymentTerms.Part(Percent.of(share.group(1)), rule(bareDays ? "NET " + due : due));
    }

    private static DueRule rule(String text) {
        Matcher rule = RULE.matcher(text);
        if (!rule.matches()) {
            throw new TermsException(
                    "cannot read \"" + text + "\"; write NET 30, EOM 15, PROX 10 or SPLIT 50% 0, 50% 30");
        }
        int number = Integer.parseInt(rule.group(2));
        return switch (rule.group(1)) {
            case "NET" -> new DueRule.Net(number);
            case "EOM" -> new DueRule.EndOfMonth(number);
            default -> new DueRule.NextMonth(number);
        };
    }

    private static Discount discount(String text) {
        Matcher discount = DISCOUNT.matcher(text);
        if (!discount.matches()) {
            throw new TermsException("cannot read the discount \"" + text + "\"; write for example 2% 10");
        }
        return new Discount(Percent.of(discount.group(1)), Integer.parseInt(discount.group(2)));
    }
}
