package org.tallystick.einvoices;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tallystick.customers.CustomerId;

/** What a document says as an electronic invoice: the form, and the versions of all that it is made from. */
public record Edition(
        UUID id,
        UUID subject,
        CustomerId customer,
        EInvoiceForm form,
        int buyerVersion,
        int sellerVersion,
        @Nullable UUID bankAccount,
        Instant madeAt) {}
