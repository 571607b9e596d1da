package org.tallystick.delivery.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The marks by which a report is known to be about one of our mails; each of them names the delivery. */
public final class OurMail {
    /** A header of every mail we send. */
    public static final String HEADER = "X-Tallystick-Delivery";

    private static final String ID = "[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}";
    private static final Pattern IN_ADDRESS = Pattern.compile("\\+(" + ID + ")@");
    private static final Pattern IN_MESSAGE_ID = Pattern.compile("<(" + ID + ")@tallystick>");
    private static final Pattern BARE = Pattern.compile("^\\s*<?(" + ID + ")(?:@tallystick)?>?\\s*$");

    private OurMail() {}

    /** Where reports come back to: {@code bounces@example.com} becomes {@code bounces+0192…@example.com}. */
    public static String returnAddress(String mailbox, UUID delivery) {
        int at = mailbox.lastIndexOf('@');
        return mailbox.substring(0, at) + "+" + delivery.toString().replace("-", "") + mailbox.substring(at);
    }

    public static String messageId(UUID delivery) {
        return "<" + delivery + "@tallystick>";
    }

    static Optional<UUID> inAddress(String header) {
        return all(IN_ADDRESS, header).stream().findFirst();
    }

    static List<UUID> inMessageIds(String header) {
        return all(IN_MESSAGE_ID, header);
    }

    /** An id alone, or as a message id. */
    public static Optional<UUID> bare(String header) {
        return all(BARE, header).stream().findFirst();
    }

    private static List<UUID> all(Pattern pattern, String text) {
        List<UUID> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(uuid(matcher.group(1).replace("-", "")));
        }
        return found;
    }

    private static UUID uuid(String hex) {
        return new UUID(Long.parseUnsignedLong(hex, 0, 16, 16), Long.parseUnsignedLong(hex, 16, 32, 16));
    }
}
