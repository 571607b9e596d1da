package org.tallystick.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tallystick.access.Caller;
import org.tallystick.latefees.FeeNotes;
import org.tallystick.latefees.LateFeeDesk;
import org.tallystick.latefees.LateFeeRules;
import org.tallystick.latefees.ReferenceRates;
import org.tallystick.latefees.ReferenceRates.ReferenceRate;
import org.tallystick.latefees.UsualRules;
import org.tallystick.latefees.WaiverDesk;
import org.tallystick.lib.money.Percent;
import org.tallystick.platform.BusinessClock;
import org.tallystick.platform.CompanyId;
import org.tallystick.receivables.OpenItem;
import org.tallystick.receivables.OpenItems;

/** Who was late last month is charged what the law allows, and one of them is let off. */
@Component
class DemoLateFees {
    private static final String RATE = "2.40";

    private final LateFeeRules rules;
    private final ReferenceRates rates;
    private final LateFeeDesk desk;
    private final FeeNotes notes;
    private final WaiverDesk waivers;
    private final OpenItems items;
    private final BusinessClock clock;

    DemoLateFees(
            LateFeeRules rules,
            ReferenceRates rates,
            LateFeeDesk desk,
            FeeNotes notes,
            WaiverDesk waivers,
            OpenItems items,
            BusinessClock clock) {
        this.rules = rules;
        this.rates = rates;
        this.desk = desk;
        this.notes = notes;
        this.waivers = waivers;
        this.items = items;
        this.clock = clock;
    }

    void live(Caller caller, Consumer<String> line) {
        CompanyId company = caller.company();
        LocalDate today = clock.today(company);
        know(caller, today);
        UsualRules.EU.from(today.minusYears(1)).forEach(rule -> rules.add(caller, rule));
        YearMonth month = YearMonth.from(today).minusMonths(1);
        LateFeeDesk.Charged charged = desk.charge(caller, month, today);
        waiveOne(caller, today);
        line.accept("14. Late fees for " + month + ": " + charged.fees() + " fees on " + charged.notes()
                + " notes, one waived.");
    }

    /** What the company has to add for days Tallystick brings no rate for; an example, not the published one. */
    private void know(Caller caller, LocalDate today) {
        List<ReferenceRate> known = rates.known(caller.company()).getOrDefault("ECB", List.of());
        LocalDate from = known.getLast().through().plusDays(1);
        if (from.isBefore(today)) {
            rates.add(
                    caller,
                    new ReferenceRate("ECB", from, today.plusYears(1), Percent.of(RATE), "Example for the demo"));
        }
    }

    private void waiveOne(Caller caller, LocalDate today) {
        notes.list(caller.company(), null, 1).rows().stream()
                .skip(1)
                .findFirst()
                .map(note -> items.ofDocument(caller.company(), note.id()).getFirst())
                .filter(OpenItem::isOpen)
                .ifPresent(fee ->
                        waivers.waive(caller, fee.id(), fee.open(), today, "Their bank was late, they called before"));
    }
}
