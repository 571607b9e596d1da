package org.tallystick.workbench.settings;

import java.util.List;
import org.tallystick.platform.web.Tab;
import org.tallystick.workbench.Shell;

/** What can be set. */
public final class SettingsTabs {
    private SettingsTabs() {}

    public static List<Tab> of(Shell shell) {
        return List.of(
                tab(shell, "Company", ""),
                tab(shell, "People", "/people"),
                tab(shell, "API keys", "/api-keys"),
                tab(shell, "Tax codes", "/tax-codes"),
                tab(shell, "Bank accounts", "/bank-accounts"),
                tab(shell, "Invoicing", "/invoicing"),
                tab(shell, "E-invoices", "/e-invoices"),
                tab(shell, "Approvals", "/approvals"),
                tab(shell, "Matching", "/matching"),
                tab(shell, "Disputes", "/disputes"),
                tab(shell, "Promises", "/promises"),
                tab(shell, "Return fees", "/return-fees"),
                tab(shell, "Reminders", "/dunning"),
                tab(shell, "Late fees", "/late-fees"),
                tab(shell, "Credit", "/credit"),
                tab(shell, "Payment providers", "/payment-providers"),
                tab(shell, "Onboarding", "/onboarding"),
                tab(shell, "Mail texts", "/mail-texts"),
                tab(shell, "Mail events", "/mail-events"),
                tab(shell, "Documents", "/documents"),
                tab(shell, "Invoice checks", "/invoice-checks"));
    }

    private static Tab tab(Shell shell, String title, String path) {
        String href = shell.at("/settings" + path);
        return new Tab(title, href, shell.path().equals(href));
    }
}
