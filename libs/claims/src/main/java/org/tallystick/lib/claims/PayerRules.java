package org.tallystick.lib.claims;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What one payer asks for.
 *
 * @param memberId pattern of its member ids, empty for any
 * @param timelyFilingDays from the first day of service, 0 when it is not known
 * @param withoutNpi it takes claims of billing providers without one
 * @param unspecified diagnoses it asks back for
 * @param authorization procedures it asks an authorization for
 * @param telehealth modifiers one of which it asks for at places 02 and 10
 * @param required segments it asks for, such as {@code NTE} or {@code REF*G1}
 * @param severities by edit: another severity, or off
 */
public record PayerRules(
        String memberId,
        int timelyFilingDays,
        boolean withoutNpi,
        Set<String> unspecified,
        Set<String> authorization,
        Set<String> telehealth,
        List<String> required,
        Map<String, SeverityRule> severities) {
    /** A payer without wishes of its own. */
    public static final PayerRules NONE =
            new PayerRules("", 0, false, Set.of(), Set.of(), Set.of(), List.of(), Map.of());

    public PayerRules {
        unspecified = Set.copyOf(unspecified);
        authorization = Set.copyOf(authorization);
        telehealth = Set.copyOf(telehealth);
        required = List.copyOf(required);
        severities = Map.copyOf(severities);
    }

    /**
     * Another severity of an edit for a payer.
     *
     * @param severity E, W or off
     * @param from first day of service it holds for
     * @param through last day
     * @param why who decided it and why
     */
    public record SeverityRule(String severity, LocalDate from, LocalDate through, String why) {
        boolean holds(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(through);
        }
    }
}
