package org.tallystick.workbench.checks;

import java.util.UUID;
import org.tallystick.customers.CustomerId;
import org.tallystick.scrubber.Finding;
import org.tallystick.workbench.Shell;

/** The page where a finding is mended. */
public record FixLink(String title, String href) {
    public static FixLink of(Finding finding, CustomerId customer, Shell shell) {
        return new FixLink(finding.rule().place().title(), shell.at(path(finding, customer)));
    }

    private static String path(Finding finding, CustomerId customer) {
        String page = "/customers/" + customer;
        return switch (finding.rule().place()) {
            case COMPANY -> "/settings";
            case BANK_ACCOUNTS -> "/settings/bank-accounts";
            case ROUNDING -> "/settings/invoicing";
            case TAX_CODES -> "/settings/tax-codes";
            case CUSTOMER -> page + "/edit";
            case CONTACTS -> page + "/contacts";
            case CHARGE -> charge(finding, page);
            case CHARGES -> page + "/charges";
            case INVOICES -> page + "/invoices";
        };
    }

    private static String charge(Finding finding, String page) {
        UUID charge = finding.charge();
        return charge == null ? page : "/charges/" + charge;
    }
}
