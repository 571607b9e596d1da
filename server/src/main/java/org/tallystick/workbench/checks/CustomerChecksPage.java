package org.tallystick.workbench.checks;

import org.tallystick.workbench.customers.CustomerFrame;

/** The catalogue for one customer, inside the frame all their pages have. */
public record CustomerChecksPage(CustomerFrame frame, ChecksPage checks) {}
