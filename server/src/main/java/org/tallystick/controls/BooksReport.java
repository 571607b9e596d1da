package org.tallystick.controls;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.Refusal;

/** The check of the books for the command line: of one company or of all. */
@Component
public class BooksReport {
    private final BooksCheck check;
    private final Companies companies;

    BooksReport(BooksCheck check, Companies companies) {
        this.check = check;
        this.companies = companies;
    }

    /** The result as a document and as text, and whether every invariant held. */
    public record Summary(Map<String, Object> document, String text, boolean isClean) {}

    private record Checked(Company company, CheckReport report) {}

    /** Checks the company of that code, or all companies for null. */
    public Summary check(@Nullable String code) {
        List<Checked> checked = chosen(code).stream()
                .map(company -> new Checked(company, check.run(Caller.commandLine(company.id()))))
                .toList();
        return new Summary(
                Map.of("companies", checked.stream().map(BooksReport::tree).toList()),
                checked.stream().map(BooksReport::text).collect(Collectors.joining("\n")),
                checked.stream().allMatch(one -> one.report().isClean()));
    }

    private List<Company> chosen(@Nullable String code) {
        if (code == null) {
            return companies.list();
        }
        return List.of(companies
                .find(code)
                .orElseThrow(() -> Refusal.invalid(
                        "COMPANY_UNKNOWN", "There is no company " + code + "; ./tallystick company list shows them.")));
    }

    private static String text(Checked checked) {
        CheckReport report = checked.report();
        var lines = new StringJoiner("\n");
        lines.add("%s: %d invariants checked, %d findings"
                .formatted(checked.company().code(), report.checks().size(), report.findings()));
        for (CheckResult broken : report.broken()) {
            Invariant invariant = broken.invariant();
            lines.add("  %s %s %s".formatted(invariant.id(), invariant.severity(), invariant.title()));
            broken.findings().forEach(finding -> lines.add("    " + finding.sentence()));
            if (broken.more()) {
                lines.add("    and more");
            }
        }
        return lines.toString();
    }

    private static Map<String, @Nullable Object> tree(Checked checked) {
        CheckReport report = checked.report();
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("company", checked.company().code());
        tree.put("businessOn", report.businessOn().toString());
        tree.put("checks", report.checks().size());
        tree.put("findings", report.findings());
        List<Map<String, @Nullable Object>> invariants = new ArrayList<>();
        report.checks().forEach(result -> invariants.add(tree(result)));
        tree.put("invariants", invariants);
        return tree;
    }

    private static Map<String, @Nullable Object> tree(CheckResult result) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("id", result.invariant().id());
        tree.put("severity", result.invariant().severity().name());
        tree.put("title", result.invariant().title());
        tree.put("millis", result.millis());
        tree.put("rows", result.findings().stream().map(BooksReport::tree).toList());
        tree.put("more", result.more());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(Finding finding) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("currency", finding.currency());
        tree.put("subjectType", finding.subjectType());
        tree.put("subjectId", finding.subjectId());
        tree.put("expected", finding.expected());
        tree.put("actual", finding.actual());
        tree.put("detail", finding.detail());
        return tree;
    }
}
