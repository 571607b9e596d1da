package org.tallystick.workbench.settings;

import org.tallystick.einvoices.SellerDetails;
import org.tallystick.platform.Company;

/** What electronic invoices say of the company. */
public record EInvoicesPage(SellerDetails seller, Company company) {}
