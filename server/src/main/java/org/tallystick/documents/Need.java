package org.tallystick.documents;

import java.util.UUID;
import org.tallystick.customers.CustomerId;

/** That a charge needs a document, by which rule; charges of one order share the key. */
record Need(Key key, UUID requirement, Billable charge, boolean ofOrder) {
    /** Whose document of which kind for what: each is needed once, whatever asks for it. */
    record Key(CustomerId customer, String kind, String subject) {}
}
