package org.tallystick.testing;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;
import org.tallystick.controls.CheckResult;
import org.tallystick.controls.Invariants;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;

/** Runs every invariant over every company after a test class, and fails the class with the rows that break one. */
public final class BooksAreClean implements AfterAllCallback {
    @Override
    public void afterAll(ExtensionContext context) {
        ApplicationContext server = SpringExtension.getApplicationContext(context);
        List<String> broken = broken(server.getBean(Companies.class), server.getBean(Invariants.class));
        if (!broken.isEmpty()) {
            throw new AssertionError("The books are not clean:\n" + String.join("\n", broken));
        }
    }

    private static List<String> broken(Companies companies, Invariants invariants) {
        var broken = new ArrayList<String>();
        for (Company company : companies.list()) {
            for (CheckResult result : invariants.run(company.id())) {
                result.findings()
                        .forEach(finding -> broken.add(
                                company.code() + " " + result.invariant().id() + " " + finding.sentence()));
            }
        }
        return broken;
    }
}
