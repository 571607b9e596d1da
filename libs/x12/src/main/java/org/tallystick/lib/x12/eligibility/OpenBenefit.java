package org.tallystick.lib.x12.eligibility;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.x12.element.Elements;
import org.tallystick.lib.x12.element.Party;
import org.tallystick.lib.x12.element.PartyDraft;
import org.tallystick.lib.x12.element.Period;
import org.tallystick.lib.x12.element.Procedure;
import org.tallystick.lib.x12.element.Reference;

/** What a plan says while it is read. */
final class OpenBenefit {
    private final List<String> heads = new ArrayList<>();
    private final List<String> serviceTypes;
    private final @Nullable Money amount;
    private final @Nullable BigDecimal percent;
    private final @Nullable BigDecimal count;
    private final Procedure procedure;
    private final List<Reference> references = new ArrayList<>();
    private final List<Period> periods = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private final List<Party> parties = new ArrayList<>();
    private @Nullable PartyDraft party;

    /** Begun by EB. */
    OpenBenefit(Elements read) {
        for (int i = 1; i <= 12; i++) {
            heads.add(read.text(i));
        }
        serviceTypes = read.repeated(3);
        amount = read.moneyIfAny(7);
        percent = read.number(8);
        count = read.number(10);
        procedure = read.procedure(13);
    }

    /** Takes what describes it; false for a segment that does not. */
    boolean take(Elements read) {
        switch (read.id()) {
            case "NM1" -> {
                close();
                party = PartyDraft.of(read);
                return true;
            }
            case "LS", "LE" -> close();
            case "MSG" -> messages.add(read.text(1));
            case "DTP" -> periods.add(read.period());
            case "HSD", "III" -> {} // read over; kept in the file
            default -> {
                if (party != null && party.take(read)) {
                    return true;
                }
                if (!read.is("REF")) {
                    return false;
                }
                references.add(read.reference());
            }
        }
        return true;
    }

    private void close() {
        if (party != null) {
            parties.add(party.done());
            party = null;
        }
    }

    Benefit done() {
        close();
        return new Benefit(
                heads.get(0),
                heads.get(1),
                serviceTypes,
                heads.get(3),
                heads.get(4),
                heads.get(5),
                amount,
                percent,
                heads.get(8),
                count,
                heads.get(10),
                heads.get(11),
                procedure,
                references,
                periods,
                messages,
                parties);
    }
}
