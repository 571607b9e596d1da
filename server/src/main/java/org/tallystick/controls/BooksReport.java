package org.tallystick.controls;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** The check of the books for the command line: of one company or of all, as text or JSON. */
@Component
public class BooksReport {
    private final BooksCheck check;
    private final Companies companies;
    private final JsonMapper json;

    BooksReport(BooksCheck check, Companies companies, JsonMapper json) {
        this.check = check;
        this.companies = companies;
        this.json = json;
    }

    private record Checked(Company company, CheckReport report) {}

    /** Checks the company of that code, or all, writes what was found and returns the exit code: 1 when anything was. */
    public int write(@Nullable String code, boolean asJson, PrintWriter out) {
        List<Checked> checked = chosen(code).stream()
                .map(company -> new Checked(company, check.run(Caller.commandLine(company.id()))))
                .toList();
        if (asJson) {
            out.println(json.writeValueAsString(
                    Map.of("companies", checked.stream().map(BooksReport::tree).toList())));
        } else {
            checked.forEach(one -> print(one, out));
        }
        out.flush();
        return checked.stream().allMatch(one -> one.report().isClean()) ? 0 : 1;
    }

    private List<Company> chosen(@Nullable String code) {
        if (code == null) {
            return companies.list();
        }
        Optional<Company> company = companies.find(code);
        return List.of(company.orElseThrow(() -> Refusal.notFound("company")));
    }

    private static void print(Checked checked, PrintWriter out) {
        CheckReport report = checked.report();
        out.printf(
                "%s: %d invariants checked, %d findings%n",
                checked.company().code(), report.checks().size(), report.findings());
        for (CheckResult broken : report.broken()) {
            Invariant invariant = broken.invariant();
            out.printf("  %s %s %s%n", invariant.id(), invariant.severity(), invariant.title());
            broken.findings().forEach(finding -> out.println("    " + finding.sentence()));
            if (broken.more()) {
                out.println("    and more");
            }
        }
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
