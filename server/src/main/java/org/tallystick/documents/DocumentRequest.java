package org.tallystick.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.tallystick.customers.CustomerId;

/** What a customer is asked for, as far as it is still missing. */
public record DocumentRequest(UUID id, CustomerId customer, LocalDate askedOn, List<RequiredDocument> missing) {
    public DocumentRequest {
        missing = List.copyOf(missing);
    }
}
