package org.tallystick.delivery.reports;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An enhanced status code of RFC 3463, such as 5.1.1: whether the mail arrived, may still arrive, or never will, and what the
 * matter was.
 */
public record StatusCode(int level, int subject, int detail) {
    private static final Pattern FORM = Pattern.compile("(?<![\\d.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d.])");
    private static final int SUCCESS = 2;
    private static final int TRANSIENT = 4;
    private static final int PERMANENT = 5;

    /** What a person reads; what has no sentence of its own gets that of its subject. */
    private static final Map<String, String> DETAILS = Map.ofEntries(
            Map.entry("1.1", "The mailbox does not exist."),
            Map.entry("1.2", "The domain of the address does not exist or takes no mail."),
            Map.entry("1.3", "The address is not written correctly."),
            Map.entry("1.4", "The address is ambiguous."),
            Map.entry("1.6", "The mailbox has moved and left no new address."),
            Map.entry("1.10", "The recipient was not found: the domain takes no mail for this address."),
            Map.entry("2.0", "The mailbox cannot be used now."),
            Map.entry("2.1", "The mailbox is switched off."),
            Map.entry("2.2", "The mailbox is full."),
            Map.entry("2.3", "The mail is larger than the mailbox takes."),
            Map.entry("3.4", "The mail is too big for the recipient's server."),
            Map.entry("4.1", "The recipient's server does not answer."),
            Map.entry("4.3", "The servers passed the mail on in a circle or could not find the way."),
            Map.entry("4.4", "The way to the recipient's server is not known."),
            Map.entry("4.6", "The mail went in a circle between servers."),
            Map.entry("4.7", "It could not be delivered in time and was given up."),
            Map.entry("5.3", "The mail had too many recipients."),
            Map.entry("7.0", "The recipient's server refused the mail for reasons of its own."),
            Map.entry(
                    "7.1",
                    "The recipient's server refused the mail: it took it for unwanted or the sender may not write there."),
            Map.entry(
                    "7.23",
                    "The recipient's server refused the mail: the sender's domain does not allow our mail server (SPF)."),
            Map.entry("7.25", "The recipient's server refused the mail: our mail server has no name."),
            Map.entry(
                    "7.26",
                    "The recipient's server refused the mail: the sender could not be verified (SPF, DKIM or DMARC)."));

    private static final Map<Integer, String> SUBJECTS = Map.of(
            1, "Something is wrong with the address.",
            2, "Something is wrong with the mailbox.",
            3, "The recipient's mail system could not take the mail.",
            4, "The mail did not find its way.",
            5, "The mail servers did not understand each other.",
            6, "The recipient's server could not handle the form of the mail.",
            7, "The recipient's server refused the mail by its rules.");

    /** What lies with the address itself; everything else may work another time or by another sender. */
    private static final Set<String> OF_THE_ADDRESS = Set.of("1.0", "1.1", "1.2", "1.3", "1.4", "1.6", "1.10", "2.1");

    public static final StatusCode NO_MAILBOX = new StatusCode(PERMANENT, 1, 1);
    public static final StatusCode UNKNOWN_PERMANENT = new StatusCode(PERMANENT, 0, 0);
    public static final StatusCode UNKNOWN_TRANSIENT = new StatusCode(TRANSIENT, 0, 0);

    /** The first code in a text. */
    public static Optional<StatusCode> in(String text) {
        Matcher found = FORM.matcher(text);
        return found.find()
                ? Optional.of(new StatusCode(
                        Integer.parseInt(found.group(1)),
                        Integer.parseInt(found.group(2)),
                        Integer.parseInt(found.group(3))))
                : Optional.empty();
    }

    /** What stands behind a reply of SMTP: the enhanced code in its text, else what its number says. */
    public static StatusCode ofReply(int reply, String text) {
        return in(text).filter(code -> code.level == reply / 100).orElseGet(() -> ofNumber(reply));
    }

    private static StatusCode ofNumber(int reply) {
        return switch (reply) {
            case 550, 551 -> NO_MAILBOX;
            case 552 -> new StatusCode(PERMANENT, 2, 2);
            case 553 -> new StatusCode(PERMANENT, 1, 3);
            default -> reply / 100 == PERMANENT ? UNKNOWN_PERMANENT : UNKNOWN_TRANSIENT;
        };
    }

    public boolean success() {
        return level == SUCCESS;
    }

    /**
     * Whether the address will never work: a hard bounce. A full mailbox, a refusal by rules or a lost way is a soft one, even
     * when the server gave up for good.
     */
    public boolean permanent() {
        return level == PERMANENT && OF_THE_ADDRESS.contains(subject + "." + detail);
    }

    public String sentence() {
        String exact = DETAILS.get(subject + "." + detail);
        return exact == null ? SUBJECTS.getOrDefault(subject, "The mail came back without a reason.") : exact;
    }

    @Override
    public String toString() {
        return level + "." + subject + "." + detail;
    }
}
