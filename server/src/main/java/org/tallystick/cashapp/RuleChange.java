package org.tallystick.cashapp;

import java.math.BigDecimal;
import java.time.Instant;
import org.tallystick.lib.matching.promotion.Standing;

/** A rule began to post, was stopped, or suggests anew: who decided it, why, and on which figures. */
public record RuleChange(
        MatchRule rule,
        Standing.State state,
        long cases,
        long errors,
        long wrongCustomers,
        BigDecimal bound,
        String reason,
        Instant at,
        String by) {}
