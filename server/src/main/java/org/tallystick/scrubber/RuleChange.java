package org.tallystick.scrubber;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/** Somebody made a rule more or less severe, for one customer or for all; no severity takes that back again. */
public record RuleChange(
        UUID id,
        Rule rule,
        @Nullable CustomerId customer,
        @Nullable Severity severity,
        Severity before,
        String reason,
        Instant at,
        String by) {}
