package org.tallystick.invoicing;

import java.time.LocalDate;
import org.tallystick.lib.money.Money;
import org.tallystick.lib.receivables.history.LookBack;

/** What an invoice says was billed before it to the same customer in its currency, less credit memos; both days count. */
public record PreviouslyBilled(
        LookBack lookBack, LocalDate from, LocalDate to, int invoices, int creditMemos, Money net, Money gross) {}
