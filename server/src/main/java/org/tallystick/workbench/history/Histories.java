package org.tallystick.workbench.history;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.audit.AuditEntry;
import org.tallystick.audit.AuditTrail;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.lib.money.Money;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.web.HistoryEntry;
import org.tallystick.workbench.ActorNames;
import org.tallystick.workbench.Shell;

/** Turns audit events into a timeline: what happened, the facts, why, by whom. */
@Component
public class Histories {
    private static final Pattern ID = Pattern.compile("[0-9a-f-]{36}");
    private static final Pattern AMOUNT = Pattern.compile("(-?\\d+(?:\\.\\d+)?) ([A-Z]{3})");

    /** Facts for the books' own use that say nothing to a reader. */
    private static final Set<String> QUIET =
            Set.of("source", "sourceId", "draft", "item", "run", "number", "lines", "net", "tax", "rate", "base");

    private static final Map<String, String> PAGES = Map.ofEntries(
            Map.entry("invoice", "/invoices/"),
            Map.entry("credit memo", "/credit-memos/"),
            Map.entry("payment", "/payments/"),
            Map.entry("refund", "/refunds/"),
            Map.entry("approval", "/approvals/"),
            Map.entry("charge", "/charges/"),
            Map.entry("dispute", "/disputes/"),
            Map.entry("promise", "/promises/"),
            Map.entry("contract", "/contracts/"),
            Map.entry("statement", "/account-statements/issued/"),
            Map.entry("statement run", "/account-statements/"),
            Map.entry("reminder", "/reminders/"),
            Map.entry("dunning run", "/dunning-runs/"),
            Map.entry("order", "/orders/"),
            Map.entry("customer", "/customers/"),
            Map.entry("billing run", "/billing-runs/"),
            Map.entry("direct debits", "/direct-debits/"),
            Map.entry("bank statement", "/bank-statements/"),
            Map.entry("remittance advice", "/remittances/"));

    private final AuditTrail trail;
    private final ActorNames names;

    Histories(AuditTrail trail, ActorNames names) {
        this.trail = trail;
        this.names = names;
    }

    /** What happened to one thing. */
    public List<HistoryEntry> ofSubject(CompanyId company, UUID subject, Shell shell) {
        return of(trail.ofSubject(company, subject), shell);
    }

    /** The same without a command that a list of its own shows. */
    public List<HistoryEntry> ofSubject(CompanyId company, UUID subject, String without, Shell shell) {
        return of(trail.ofSubject(company, subject, without), shell);
    }

    /** The events in their order; each person is asked for once. */
    public List<HistoryEntry> of(List<AuditEntry> entries, Shell shell) {
        var known = new HashMap<String, String>();
        List<HistoryEntry> history = new ArrayList<>();
        for (AuditEntry entry : entries) {
            Deed deed = Deed.of(entry.command());
            history.add(new HistoryEntry(
                    entry.recordedAt(),
                    deed.icon(),
                    deed.tone(),
                    title(deed, entry),
                    detail(entry, shell),
                    known.computeIfAbsent(entry.actor(), names::of),
                    href(entry, shell)));
        }
        return history;
    }

    private static String title(Deed deed, AuditEntry entry) {
        boolean named = entry.label() != null && !entry.subjectType().equals("customer");
        return named ? deed.title() + ": " + entry.label() : deed.title();
    }

    private static @Nullable String detail(AuditEntry entry, Shell shell) {
        List<String> parts = new ArrayList<>();
        if (entry.reason() != null) {
            parts.add("“" + entry.reason() + "”");
        }
        entry.facts().forEach((name, value) -> {
            if (!value.isEmpty() && !QUIET.contains(name) && !ID.matcher(value).matches()) {
                parts.add(words(name) + " " + readable(value, shell));
            }
        });
        entry.changes().forEach((name, value) -> parts.add(words(name) + ": " + value));
        if (parts.isEmpty()) {
            return null;
        }
        String sentence = String.join(" · ", parts);
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private static @Nullable String href(AuditEntry entry, Shell shell) {
        String page = PAGES.get(entry.subjectType());
        if (page == null) {
            return null;
        }
        String address = shell.at(page + entry.subject());
        return shell.path().startsWith(address) ? null : address;
    }

    /** {@code postalCode} reads "postal code"; days that a fact ends in lose their "on". */
    private static String words(String name) {
        String spaced = name.replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        if (spaced.equals("invoice on")) {
            return "dated";
        }
        return spaced.endsWith(" on") ? spaced.substring(0, spaced.length() - 3) : spaced;
    }

    private static String readable(String value, Shell shell) {
        if (value.length() == 10 && value.charAt(4) == '-') {
            try {
                return shell.date(LocalDate.parse(value));
            } catch (DateTimeParseException e) {
                return value;
            }
        }
        Matcher amount = AMOUNT.matcher(value);
        if (amount.matches() && CurrencyCode.isKnown(amount.group(2))) {
            return shell.money(Money.of(amount.group(1), CurrencyCode.of(amount.group(2))));
        }
        return value.matches("[A-Z][A-Z_]+") ? value.replace('_', ' ').toLowerCase(Locale.ROOT) : value;
    }
}
