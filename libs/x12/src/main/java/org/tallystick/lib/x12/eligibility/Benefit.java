package org.tallystick.lib.x12.eligibility;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Procedure;
import org.tallystick.lib.x12.element.Reference;

/**
 * What a plan says (EB with what follows).
 *
 * @param kind 1 to 5 active, 6 to 8 inactive, A coinsurance, B copay, C deductible, G out-of-pocket maximum, R another payer
 *     and others (EB01)
 * @param level IND, FAM and others (EB02)
 * @param serviceTypes EB03, which may repeat
 * @param planType EB04
 * @param plan EB05
 * @param timePeriod 23 calendar year, 29 remaining and others (EB06)
 * @param amount EB07
 * @param percent EB08, 0.2 for 20 %
 * @param countQualifier EB09
 * @param count EB10
 * @param authorization whether one is needed, Y, N or U (EB11)
 * @param network whether it is in the network, Y, N, W or U (EB12)
 * @param messages MSG
 * @param parties of loop 2120
 */
public record Benefit(
        String kind,
        String level,
        List<String> serviceTypes,
        String planType,
        String plan,
        String timePeriod,
        @Nullable Money amount,
        @Nullable BigDecimal percent,
        String countQualifier,
        @Nullable BigDecimal count,
        String authorization,
        String network,
        Procedure procedure,
        List<Reference> references,
        List<Period> periods,
        List<String> messages,
        List<Party> parties) {
    public Benefit {
        serviceTypes = List.copyOf(serviceTypes);
        references = List.copyOf(references);
        periods = List.copyOf(periods);
        messages = List.copyOf(messages);
        parties = List.copyOf(parties);
    }
}
