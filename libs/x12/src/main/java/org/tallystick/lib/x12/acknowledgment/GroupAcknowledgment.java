package org.tallystick.lib.x12.acknowledgment;

import java.util.List;

/**
 * What became of a group (AK1 to AK9 of a 999 or 997).
 *
 * @param functional GS01 of the group
 * @param control GS06
 * @param version GS08
 * @param code A accepted, E with errors, P partly, R rejected (AK901)
 * @param included GE01 as the group says
 * @param received as counted
 * @param codes AK905 to AK909
 */
public record GroupAcknowledgment(
        String functional,
        String control,
        String version,
        List<TransactionAcknowledgment> transactions,
        String code,
        int included,
        int received,
        int accepted,
        List<String> codes) {
    public GroupAcknowledgment {
        transactions = List.copyOf(transactions);
        codes = List.copyOf(codes);
    }
}
