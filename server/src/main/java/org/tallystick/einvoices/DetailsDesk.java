package org.tallystick.einvoices;

import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.tallystick.access.Caller;
import org.tallystick.access.Permission;
import org.tallystick.audit.AuditEvent;
import org.tallystick.audit.AuditLog;
import org.tallystick.customers.CustomerId;
import org.tallystick.customers.Customers;
import org.tallystick.invoicing.PostingGate;
import org.tallystick.platform.CompanyId;
import org.tallystick.platform.Refusal;
import org.tallystick.platform.outbox.Outbox;

/** Where people write down what electronic invoices need. Drafts that waited for it are looked at again. */
@Service
@Transactional
public class DetailsDesk {
    private final Versions versions;
    private final Customers customers;
    private final Outbox outbox;
    private final AuditLog audit;

    DetailsDesk(Versions versions, Customers customers, Outbox outbox, AuditLog audit) {
        this.versions = versions;
        this.customers = customers;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public SellerDetails seller(CompanyId company) {
        return versions.seller(company);
    }

    @Transactional(readOnly = true)
    public BuyerDetails buyer(CompanyId company, CustomerId customer) {
        return versions.buyer(company, customer);
    }

    /** The version is the one the editor saw. */
    public void set(Caller caller, SellerDetails details) {
        caller.must(Permission.ADMINISTER);
        SellerDetails before = versions.seller(caller.company());
        if (before.equals(details)) {
            return;
        }
        requireAdded(versions.add(caller, details.numbered(details.version() + 1)));
        outbox.publish(caller.company(), PostingGate.MENDED, caller.company().value(), "{}");
        audit.record(
                caller,
                AuditEvent.of("einvoice.seller", "company", caller.company().value(), null)
                        .fact("version", details.version() + 1)
                        .fact("endpoint", Objects.toString(details.endpoint(), ""))
                        .fact("registration", Objects.toString(details.registration(), "")));
    }

    /** The version is the one the editor saw. */
    public void set(Caller caller, CustomerId id, BuyerDetails details) {
        caller.must(Permission.KEEP_CUSTOMERS);
        var customer = customers.find(caller.company(), id).orElseThrow(() -> Refusal.notFound("customer"));
        BuyerDetails before = versions.buyer(caller.company(), id);
        if (before.equals(details)) {
            return;
        }
        requireAdded(versions.add(caller, id, details.numbered(details.version() + 1)));
        outbox.publish(caller.company(), PostingGate.MENDED, id.value(), "{}");
        audit.record(
                caller,
                AuditEvent.of("einvoice.buyer", "customer", id.value(), customer.number())
                        .about(id.value())
                        .fact("version", details.version() + 1)
                        .fact("form", Objects.toString(details.form(), "none")));
    }

    private static void requireAdded(boolean added) {
        if (!added) {
            throw Refusal.conflict(
                    "EINVOICE_DETAILS_CHANGED",
                    "Somebody changed these details meanwhile. Open the page again, then repeat your change.");
        }
    }
}
