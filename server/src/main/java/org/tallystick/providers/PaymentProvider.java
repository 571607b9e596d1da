package org.tallystick.providers;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.tallystick.platform.CompanyId;

/**
 * A company that takes money for ours: the port to it. No call runs inside a transaction. Every call that changes something
 * carries the id of the attempt as its key: the same key again has no second effect. A call whose outcome is not known ends in
 * {@link NoAnswer}.
 */
public interface PaymentProvider {
    /** A stable name, as it stands in tables and addresses. */
    String name();

    /** What people call it. */
    String title();

    /** Opens a page of the provider on which a payer pays. */
    Checkout createCheckout(CompanyId company, CheckoutRequest request, UUID key);

    /** Takes money with a method that was saved. */
    ProviderPayment chargeSaved(CompanyId company, SavedCharge charge, UUID key);

    /** The present state of a payment. */
    Optional<ProviderPayment> fetch(CompanyId company, String id);

    /** The same, by our key: the id may never have reached us. Empty: the provider knows nothing of it. */
    Optional<ProviderPayment> find(CompanyId company, UUID key);

    /** Closes a page nobody has paid on; what is paid stays paid. Returns the state afterwards. */
    ProviderPayment cancel(CompanyId company, String id);

    /** Every payment in which something changed since a moment. */
    List<ProviderPayment> changedSince(CompanyId company, Instant at);

    Optional<ProviderPayout> payout(CompanyId company, String id);

    /** What a message is about, when its signature is right; its content is a hint and no proof. */
    Optional<ProviderEvent> verify(byte[] raw, String signature);
}
