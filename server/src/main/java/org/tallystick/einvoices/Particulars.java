package org.tallystick.einvoices;

import java.util.Optional;
import org.tallystick.lib.einvoice.model.Profile;
import org.tallystick.lib.money.CurrencyCode;
import org.tallystick.payments.BankAccount;

/** What an electronic invoice says beyond the document itself, and what it follows; own is the company's currency. */
record Particulars(
        Profile profile, SellerDetails seller, BuyerDetails buyer, Optional<BankAccount> bank, CurrencyCode own) {}
