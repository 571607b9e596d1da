package org.tallystick.network;

import java.util.Optional;
import java.util.UUID;
import org.tallystick.platform.CompanyId;

/** An access point that hands electronic invoices over; called without a transaction. */
public interface EInvoiceNetwork {
    /**
     * Hands a message over. The id of the message is the key: a message that arrived already is not sent a second time.
     *
     * @throws NoAnswer when nobody knows whether it arrived
     */
    NetworkReport send(CompanyId company, Message message);

    /**
     * How a message stands; empty when it never arrived.
     *
     * @throws NoAnswer when the network does not say
     */
    Optional<NetworkReport> ask(CompanyId company, UUID message);
}
