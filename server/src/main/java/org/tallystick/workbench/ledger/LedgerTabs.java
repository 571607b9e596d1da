package org.tallystick.workbench.ledger;

import java.util.List;
import org.tallystick.platform.web.Tab;
import org.tallystick.workbench.Shell;

/** The views of the ledger. */
public final class LedgerTabs {
    private LedgerTabs() {}

    public static List<Tab> of(Shell shell) {
        return List.of(
                tab(shell, "Accounts", ""),
                tab(shell, "Trial balance", "/trial-balance"),
                tab(shell, "Periods", "/periods"),
                tab(shell, "Exchange rates", "/rates"),
                tab(shell, "Tie-out", "/tie-out"));
    }

    private static Tab tab(Shell shell, String title, String path) {
        String href = shell.at("/ledger" + path);
        return new Tab(title, href, shell.path().equals(href));
    }
}
