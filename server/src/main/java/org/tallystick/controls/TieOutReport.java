package org.tallystick.controls;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** One comparison of bank, ledger and sub-ledgers as of the end of a day, as it is kept. */
public record TieOutReport(
        UUID run,
        LocalDate businessOn,
        Instant recordedAt,
        List<TiedControl> controls,
        List<TiedBank> banks,
        List<TieOutItem> items) {
    public TieOutReport {
        controls = List.copyOf(controls);
        banks = List.copyOf(banks);
        items = List.copyOf(items);
    }

    public List<TieOutItem> breaks() {
        return items.stream().filter(TieOutItem::isBreak).toList();
    }

    public List<TieOutItem> inTransit() {
        return items.stream().filter(item -> !item.isBreak()).toList();
    }

    /** Whether a break is about the bank account; also what never arrived, which explains a difference no longer. */
    public boolean isBroken(TiedBank bank) {
        return items.stream().anyMatch(item -> item.isBreak() && bank.account().equals(item.account()));
    }

    public boolean ties() {
        return items.stream().noneMatch(TieOutItem::isBreak);
    }
}
