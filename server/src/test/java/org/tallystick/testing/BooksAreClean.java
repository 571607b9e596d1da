package org.tallystick.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.tallystick.controls.CheckResult;
import org.tallystick.controls.Invariants;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.outbox.OutboxWorker;

/** Runs every invariant over every company after a test class, and fails the class with the rows that break one. */
public final class BooksAreClean implements AfterAllCallback {
    private static final Map<CompanyId, Set<String>> tolerated = new ConcurrentHashMap<>();

    /** For books that a test keeps in part only, or breaks on purpose: these invariants need not hold for the company. */
    public static void tolerate(CompanyId company, String... invariants) {
        tolerated.computeIfAbsent(company, id -> ConcurrentHashMap.newKeySet()).addAll(Set.of(invariants));
    }

    @Override
    public void afterAll(ExtensionContext context) {
        ApplicationContext server = SpringExtension.getApplicationContext(context);
        List<String> broken = broken(
                server.getBean(Companies.class), server.getBean(Invariants.class), server.getBean(OutboxWorker.class));
        if (!broken.isEmpty()) {
            throw new AssertionError("The books are not clean:\n" + String.join("\n", broken));
        }
    }

    private static List<String> broken(Companies companies, Invariants invariants, OutboxWorker worker) {
        var broken = new ArrayList<String>();
        for (Company company : companies.list()) {
            Set<String> exempt = tolerated.getOrDefault(company.id(), Set.of());
            for (CheckResult result : checked(company.id(), invariants, worker)) {
                if (exempt.contains(result.invariant().id())) {
                    continue;
                }
                result.findings()
                        .forEach(finding -> broken.add(
                                company.code() + " " + result.invariant().id() + " " + finding.sentence()));
            }
        }
        return broken;
    }

    /** A message of a past that a test played may still wait for its turn; the worker gets it first. */
    private static List<CheckResult> checked(CompanyId company, Invariants invariants, OutboxWorker worker) {
        List<CheckResult> results = invariants.run(company);
        boolean waiting = results.stream()
                .anyMatch(result -> result.invariant().id().equals("I45")
                        && !result.findings().isEmpty());
        if (waiting) {
            worker.drain(company);
            return invariants.run(company);
        }
        return results;
    }
}
