package org.tallystick.workbench.settings;

import java.util.List;
import org.tallystick.einvoices.SellerDetails;
import org.tallystick.network.SandboxBehaviour;
import org.tallystick.network.SandboxSettings;
import org.tallystick.platform.Company;

/** What electronic invoices say of the company, and how the built-in access point behaves. */
public record EInvoicesPage(
        SellerDetails seller, Company company, SandboxBehaviour usual, List<SandboxSettings.Rule> rules) {
    public EInvoicesPage {
        rules = List.copyOf(rules);
    }
}
