package org.tallystick.payments;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.money.CurrencyCode;

/** An account of the company at a bank and the ledger account it is kept under; the preferred one is printed on invoices. */
public record BankAccount(
        UUID id,
        String name,
        @Nullable String iban,
        @Nullable String bic,
        @Nullable String accountNumber,
        CurrencyCode currency,
        String ledgerAccount,
        boolean preferred) {}
