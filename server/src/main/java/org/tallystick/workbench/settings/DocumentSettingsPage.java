package org.tallystick.workbench.settings;

import org.tallystick.workbench.documents.RequirementRows;

/** The kinds of documents of a company, and what charges of all customers need. */
public record DocumentSettingsPage(RequirementRows rules, String currency) {}
