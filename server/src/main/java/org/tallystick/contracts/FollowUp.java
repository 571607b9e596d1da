package org.tallystick.contracts;

import java.time.LocalDate;
import java.util.UUID;
import org.tallystick.customers.CustomerId;

/** What somebody does about a customer's unbilled work, until a day. */
public record FollowUp(UUID id, CustomerId customer, UUID owner, LocalDate dueOn, String note) {}
