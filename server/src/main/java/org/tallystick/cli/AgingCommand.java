package org.tallystick.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.insights.Aging;
import org.tallystick.insights.AgingAmounts;
import org.tallystick.insights.AgingItem;
import org.tallystick.insights.AgingQuery;
import org.tallystick.insights.AgingReport;
import org.tallystick.insights.AgingRow;
import org.tallystick.lib.receivables.aging.AgingBasis;
import org.tallystick.lib.receivables.aging.AgingBucket;
import org.tallystick.lib.receivables.aging.AgingBucketSet;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyScope;

/** {@code aging}: what is owed as of a day, by age, with what is unapplied; the total ties to the ledger. */
@Component
final class AgingCommand implements Command {
    static final Syntax SYNTAX = Syntax.of(
            "aging",
            "--company CODE [--as-of DATE] [--known-at INSTANT] [--basis B] [--buckets B] [--by B]",
            "ages what is owed; --basis due or invoice, --buckets 30,60,90, --by customer or invoice");

    private final CompanyChoice companies;
    private final Aging aging;
    private final BusinessClock clock;

    AgingCommand(CompanyChoice companies, Aging aging, BusinessClock clock) {
        this.companies = companies;
        this.aging = aging;
        this.clock = clock;
    }

    @Override
    public CommandResult run(Arguments arguments, Console console) {
        Company company = companies.named(arguments);
        return CompanyScope.of(company.id()).call(() -> {
            AgingReport report = aging.of(company.id(), query(arguments, company));
            return CommandResult.of(document(company, report), table(report) + ties(report))
                    .withFindings(!report.ties());
        });
    }

    private AgingQuery query(Arguments arguments, Company company) {
        LocalDate asOf = arguments.date("--as-of").orElseGet(() -> clock.today(company.id()));
        AgingBasis basis = AgingBasis.valueOf(choice(arguments, "--basis", "due", "invoice") + "_DATE");
        AgingQuery.By by = AgingQuery.By.valueOf(choice(arguments, "--by", "customer", "invoice"));
        return AgingQuery.on(asOf)
                .in(buckets(arguments, basis))
                .by(by)
                .asKnownAt(knownAt(arguments.optional("--known-at").orElse(null)));
    }

    private static AgingBucketSet buckets(Arguments arguments, AgingBasis basis) {
        try {
            return AgingBucketSet.parse(basis, arguments.optional("--buckets").orElse("30,60,90"));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--buckets takes rising numbers of days, such as 30,60,90.");
        }
    }

    private static @Nullable Instant knownAt(@Nullable String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new UsageException("--known-at takes a moment such as 2026-01-31T23:00:00Z.");
        }
    }

    private static String choice(Arguments arguments, String option, String usual, String other) {
        String chosen = arguments.optional(option).orElse(usual);
        if (!chosen.equals(usual) && !chosen.equals(other)) {
            throw new UsageException(option + " is " + usual + " or " + other + ".");
        }
        return chosen.toUpperCase(Locale.ROOT);
    }

    private static Map<String, Object> document(Company company, AgingReport report) {
        var document = new LinkedHashMap<String, Object>();
        document.put("company", company.code());
        document.put("asOf", report.query().asOf());
        document.put("ties", report.ties());
        document.put("rows", report.rows().stream().map(row -> row(report, row)).toList());
        document.put(
                "totals",
                report.totals().stream().map(total -> figures(report, total)).toList());
        return document;
    }

    private static Map<String, Object> row(AgingReport report, AgingRow row) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("customer", Objects.requireNonNullElse(row.customerNumber(), ""));
        fields.put("name", Objects.requireNonNullElse(row.customerName(), ""));
        AgingItem item = row.item();
        if (item != null) {
            fields.put("item", item.number());
        }
        fields.putAll(figures(report, row.amounts()));
        return fields;
    }

    private static Map<String, Object> figures(AgingReport report, AgingAmounts amounts) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("currency", amounts.currency().code());
        for (int i = 0; i < amounts.buckets().size(); i++) {
            fields.put(report.buckets().get(i).label(), amounts.buckets().get(i));
        }
        fields.put("open", amounts.open());
        fields.put("credits", amounts.credits());
        fields.put("unapplied", amounts.unapplied());
        fields.put("outstanding", amounts.outstanding());
        return fields;
    }

    private static Table table(AgingReport report) {
        List<String> heads = new ArrayList<>(List.of("customer", "name", "item", "currency"));
        report.buckets().stream()
                .map(AgingBucket::label)
                .map(label -> ">" + label)
                .forEach(heads::add);
        heads.addAll(List.of(">open", ">credits", ">unapplied", ">outstanding"));
        var table = new Table(heads.toArray(String[]::new));
        for (AgingRow row : report.rows()) {
            AgingItem item = row.item();
            table.row(cells(
                    Objects.requireNonNullElse(row.customerNumber(), ""),
                    Objects.requireNonNullElse(row.customerName(), "not identified"),
                    item == null ? "" : item.number(),
                    row.amounts()));
        }
        report.totals().forEach(total -> table.row(cells("", "Total", "", total)));
        return table;
    }

    private static Object[] cells(String customer, String name, String item, AgingAmounts amounts) {
        List<Object> cells =
                new ArrayList<>(List.of(customer, name, item, amounts.currency().code()));
        amounts.buckets().forEach(bucket -> cells.add(bucket.toPlainString()));
        cells.add(amounts.open().toPlainString());
        cells.add(amounts.credits().toPlainString());
        cells.add(amounts.unapplied().toPlainString());
        cells.add(amounts.outstanding().toPlainString());
        return cells.toArray();
    }

    private static String ties(AgingReport report) {
        if (report.tieOuts().isEmpty()) {
            return "";
        }
        return report.ties() ? "The total ties to the ledger.\n" : "The total does NOT tie to the ledger.\n";
    }
}
