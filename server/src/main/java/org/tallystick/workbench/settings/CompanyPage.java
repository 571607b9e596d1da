package org.tallystick.workbench.settings;

import java.util.List;
import org.tallystick.platform.Company;
import org.tallystick.platform.web.Choice;

/** The data of the company, whether its documents show a logo, and the companies it belongs with. */
public record CompanyPage(Company company, boolean hasLogo, List<Company> group, List<Company> joinable) {
    public CompanyPage {
        group = List.copyOf(group);
        joinable = List.copyOf(joinable);
    }

    /** For the choice of a company to join. */
    public List<Choice> choices() {
        return joinable.stream()
                .map(company -> new Choice(company.code(), company.name() + " (" + company.code() + ")"))
                .toList();
    }
}
