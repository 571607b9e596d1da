package org.tallystick.invoicing;

import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.tallystick.approvals.Asked;
import org.tallystick.customers.CustomerId;
import org.tallystick.lib.money.Money;

/** A deposit as somebody is asked to agree to it: the words of its invoice, and all that it takes to make it again. */
final class DepositWords {
    private static final String KIND = "Kind";
    private static final String NET = "Asked for";
    private static final String TAX_CODE = "Tax code";
    private static final String DESCRIPTION = "For";
    private static final String CONTRACT = "Deducted for contract";
    private static final String DATED = "Dated";

    private DepositWords() {}

    static Map<String, String> of(PricedInvoice invoice, DepositDesk.Input input) {
        Map<String, String> said = new TreeMap<>(DraftWords.of(invoice));
        said.put(KIND, input.kind().name());
        said.put(NET, input.net().toPlainString());
        said.put(TAX_CODE, input.taxCode());
        said.put(DESCRIPTION, input.description());
        said.put(DATED, input.on().toString());
        if (input.contractNumber() != null) {
            said.put(CONTRACT, input.contractNumber());
        }
        return said;
    }

    static DepositDesk.Input read(Asked asked) {
        return new DepositDesk.Input(
                new CustomerId(Objects.requireNonNull(asked.customer())),
                Deposit.Kind.valueOf(asked.part(KIND)),
                Money.of(asked.part(NET), asked.amount().currency()),
                asked.part(TAX_CODE),
                asked.part(DESCRIPTION),
                asked.command().get(CONTRACT),
                LocalDate.parse(asked.part(DATED)));
    }
}
