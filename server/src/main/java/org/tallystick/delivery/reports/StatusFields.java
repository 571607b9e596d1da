package org.tallystick.delivery.reports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The groups of fields of a message/delivery-status part: the first one is about the mail, each further one about a recipient. */
record StatusFields(List<Map<String, String>> groups) {
    private static final int MOST_GROUPS = 200;
    private static final int MOST_FIELDS = 100;

    StatusFields {
        groups = List.copyOf(groups);
    }

    static StatusFields read(String text) {
        List<Map<String, String>> groups = new ArrayList<>();
        Map<String, String> group = new LinkedHashMap<>();
        String last = null;
        for (String line : text.split("\r\n|\r|\n", -1)) {
            if (line.isBlank()) {
                close(groups, group);
                group = new LinkedHashMap<>();
                last = null;
            } else if ((line.startsWith(" ") || line.startsWith("\t")) && last != null) {
                group.merge(last, line.strip(), (old, more) -> old + " " + more);
            } else {
                int colon = line.indexOf(':');
                last = colon <= 0 ? null : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                if (last != null && group.size() < MOST_FIELDS) {
                    group.putIfAbsent(last, line.substring(colon + 1).strip());
                }
            }
        }
        close(groups, group);
        return new StatusFields(groups);
    }

    private static void close(List<Map<String, String>> groups, Map<String, String> group) {
        if (!group.isEmpty() && groups.size() < MOST_GROUPS) {
            groups.add(group);
        }
    }

    /** Of all recipients the one it went worst for: one mail of ours has one recipient, whatever it was passed on to. */
    Optional<Map<String, String>> recipient() {
        List<Map<String, String>> recipients =
                groups.stream().filter(group -> group.containsKey("action")).toList();
        return recipients.stream()
                .filter(group -> action(group) == MailReport.Action.FAILED)
                .findFirst()
                .or(() -> recipients.stream().findFirst());
    }

    Optional<String> envelopeId() {
        return groups.stream()
                .map(group -> group.get("original-envelope-id"))
                .filter(java.util.Objects::nonNull)
                .findFirst();
    }

    static MailReport.Action action(Map<String, String> group) {
        String said = group.getOrDefault("action", "").toLowerCase(Locale.ROOT);
        int comment = said.indexOf('(');
        return switch ((comment < 0 ? said : said.substring(0, comment)).strip()) {
            case "delivered" -> MailReport.Action.DELIVERED;
            case "delayed" -> MailReport.Action.DELAYED;
            case "relayed" -> MailReport.Action.RELAYED;
            case "expanded" -> MailReport.Action.EXPANDED;
            default -> MailReport.Action.FAILED;
        };
    }

    /** The status field; where a server writes a bare 5.0.0 or none, what its diagnostic says is more. */
    static StatusCode status(Map<String, String> group) {
        Optional<StatusCode> status = StatusCode.in(group.getOrDefault("status", ""));
        Optional<StatusCode> diagnostic = StatusCode.in(group.getOrDefault("diagnostic-code", ""));
        boolean vague = status.isEmpty() || status.get().subject() == 0;
        return (vague ? diagnostic.or(() -> status) : status).orElseGet(() -> switch (action(group)) {
            case FAILED -> replied(group.getOrDefault("diagnostic-code", ""));
            case DELAYED -> StatusCode.UNKNOWN_TRANSIENT;
            case DELIVERED, RELAYED, EXPANDED -> new StatusCode(2, 0, 0);
        });
    }

    /** {@code smtp; 550 no such user}. */
    private static StatusCode replied(String diagnostic) {
        var found = java.util.regex.Pattern.compile("\\b([45]\\d\\d)\\b").matcher(diagnostic);
        return found.find()
                ? StatusCode.ofReply(Integer.parseInt(found.group(1)), diagnostic)
                : StatusCode.UNKNOWN_PERMANENT;
    }
}
