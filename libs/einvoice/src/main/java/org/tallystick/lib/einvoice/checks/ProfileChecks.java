package org.tallystick.lib.einvoice.checks;

import java.util.Objects;
import org.tallystick.lib.einvoice.model.Address;
import org.tallystick.lib.einvoice.model.Contact;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.Party;
import org.tallystick.lib.einvoice.model.Profile;

/** What Peppol and XRechnung want to be told beyond EN 16931: the plain facts, not every rule of theirs. */
final class ProfileChecks {
    private static final Address NO_ADDRESS = new Address(null, null, null, null, null, null, null);

    private ProfileChecks() {}

    static void check(EInvoice invoice, Sheet sheet) {
        String specification = Objects.requireNonNullElse(invoice.specification(), "");
        if (specification.equals(Profile.PEPPOL.specification())) {
            peppol(invoice, sheet);
        } else if (specification.startsWith(Profile.XRECHNUNG.specification())) {
            xrechnung(invoice, sheet);
        }
    }

    private static void peppol(EInvoice invoice, Sheet sheet) {
        var references = invoice.references();
        sheet.present(invoice.process(), "PEPPOL-EN16931-R001", "process");
        sheet.must(
                references.buyer() != null || references.order() != null || references.salesOrder() != null,
                "PEPPOL-EN16931-R003",
                "references.buyer");
        sheet.must(
                invoice.buyer() != null && invoice.buyer().endpoint() != null, "PEPPOL-EN16931-R010", "buyer.endpoint");
        sheet.must(
                invoice.seller() != null && invoice.seller().endpoint() != null,
                "PEPPOL-EN16931-R020",
                "seller.endpoint");
    }

    private static void xrechnung(EInvoice invoice, Sheet sheet) {
        sheet.must(!invoice.payment().means().isEmpty(), "BR-DE-1", "payment.means");
        sheet.present(invoice.references().buyer(), "BR-DE-15", "references.buyer");
        Party seller = invoice.seller();
        Contact contact = seller == null ? null : seller.contact();
        sheet.present(contact, "BR-DE-2", "seller.contact");
        if (contact != null) {
            sheet.present(contact.name(), "BR-DE-5", "seller.contact.name");
            sheet.present(contact.phone(), "BR-DE-6", "seller.contact.phone");
            sheet.present(contact.email(), "BR-DE-7", "seller.contact.email");
        }
        Address from = seller == null || seller.address() == null ? NO_ADDRESS : seller.address();
        sheet.present(from.city(), "BR-DE-3", "seller.address.city");
        sheet.present(from.postCode(), "BR-DE-4", "seller.address.postCode");
        Party buyer = invoice.buyer();
        Address to = buyer == null || buyer.address() == null ? NO_ADDRESS : buyer.address();
        sheet.present(to.city(), "BR-DE-8", "buyer.address.city");
        sheet.present(to.postCode(), "BR-DE-9", "buyer.address.postCode");
        if (invoice.delivery() != null && invoice.delivery().address() != null) {
            sheet.present(invoice.delivery().address().city(), "BR-DE-10", "delivery.address.city");
            sheet.present(invoice.delivery().address().postCode(), "BR-DE-11", "delivery.address.postCode");
        }
        if (invoice.vat().stream().anyMatch(row -> row.vat().rate() == null)) {
            sheet.must(false, "BR-DE-14", "vat");
        }
    }
}
