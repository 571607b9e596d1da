package org.tallystick.customers;

import org.tallystick.platform.CompanyId;

/** A customer was taken in, by whatever way; told in the transaction that did it. */
public record CustomerCreated(CompanyId company, CustomerId customer, CustomerKind kind) {}
