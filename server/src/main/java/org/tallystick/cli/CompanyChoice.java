package org.tallystick.cli;

import java.util.Locale;
import org.springframework.stereotype.Component;
import org.tallystick.platform.Companies;
import org.tallystick.platform.Company;
import org.tallystick.platform.Refusal;

/** Finds the company that {@code --company CODE} names. */
@Component
final class CompanyChoice {
    private final Companies companies;

    CompanyChoice(Companies companies) {
        this.companies = companies;
    }

    Company named(Arguments arguments) {
        String code = arguments.text("--company").toUpperCase(Locale.ROOT);
        return companies
                .find(code)
                .orElseThrow(() -> Refusal.invalid(
                        "COMPANY_UNKNOWN", "There is no company " + code + "; ./tallystick company list shows them."));
    }
}
