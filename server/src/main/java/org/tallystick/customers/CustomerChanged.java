package org.tallystick.customers;

import org.tallystick.platform.CompanyId;

/** A customer or one of their contacts was changed; told in the transaction that did it. */
public record CustomerChanged(CompanyId company, CustomerId customer) {}
