package org.tallystick.workbench.settings;

import org.tallystick.platform.Company;

/** The data of the company, and whether its documents show a logo. */
public record CompanyPage(Company company, boolean hasLogo) {}
