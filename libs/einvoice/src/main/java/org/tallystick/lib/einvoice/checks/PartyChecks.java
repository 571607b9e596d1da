package org.tallystick.lib.einvoice.checks;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.Address;
import org.tallystick.lib.einvoice.model.Delivery;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.Identifier;
import org.tallystick.lib.einvoice.model.Party;
import org.tallystick.lib.einvoice.model.Payee;
import org.tallystick.lib.einvoice.model.TaxRepresentative;

/** What must be known of seller, buyer, payee, tax representative and the place of delivery. */
final class PartyChecks {
    /** Greece writes its VAT numbers with a prefix that is no country. */
    private static final String GREECE = "EL";

    private PartyChecks() {}

    static void check(EInvoice invoice, Sheet sheet) {
        seller(invoice.seller(), sheet);
        buyer(invoice.buyer(), sheet);
        payee(invoice, sheet);
        taxRepresentative(invoice.taxRepresentative(), sheet);
        delivery(invoice.delivery(), sheet);
    }

    private static void seller(@Nullable Party seller, Sheet sheet) {
        sheet.present(seller == null ? null : seller.name(), "BR-06", "seller.name");
        sheet.present(seller == null ? null : seller.address(), "BR-08", "seller.address");
        if (seller == null) {
            return;
        }
        country(seller.address(), "BR-09", "seller.address", sheet);
        sheet.must(
                seller.vatId() != null
                        || seller.registration() != null
                        || !seller.identifiers().isEmpty(),
                "BR-CO-26",
                "seller.identifiers");
        party(seller, "seller", "BR-62", sheet);
    }

    private static void buyer(@Nullable Party buyer, Sheet sheet) {
        sheet.present(buyer == null ? null : buyer.name(), "BR-07", "buyer.name");
        sheet.present(buyer == null ? null : buyer.address(), "BR-10", "buyer.address");
        if (buyer != null) {
            country(buyer.address(), "BR-11", "buyer.address", sheet);
            party(buyer, "buyer", "BR-63", sheet);
        }
    }

    private static void party(Party party, String field, String endpointRule, Sheet sheet) {
        Identifier endpoint = party.endpoint();
        sheet.must(endpoint == null || endpoint.scheme() != null, endpointRule, field + ".endpoint.scheme");
        scheme(endpoint, CodeList.ENDPOINT_SCHEMES, "BR-CL-25", field + ".endpoint", sheet);
        for (int i = 0; i < party.identifiers().size(); i++) {
            String place = "%s.identifiers[%d]".formatted(field, i);
            scheme(party.identifiers().get(i), CodeList.IDENTIFIER_SCHEMES, "BR-CL-10", place, sheet);
        }
        scheme(party.registration(), CodeList.IDENTIFIER_SCHEMES, "BR-CL-11", field + ".registration", sheet);
        vatId(party.vatId(), field + ".vatId", sheet);
    }

    private static void scheme(@Nullable Identifier id, CodeList list, String rule, String field, Sheet sheet) {
        if (id != null) {
            sheet.code(id.scheme(), list, rule, field + ".scheme");
        }
    }

    private static void vatId(@Nullable String vatId, String field, Sheet sheet) {
        if (vatId != null) {
            String prefix = vatId.substring(0, Math.min(2, vatId.length()));
            sheet.must(prefix.equals(GREECE) || CodeList.COUNTRIES.holds(prefix), "BR-CO-09", field, prefix);
        }
    }

    private static void country(@Nullable Address address, String rule, String field, Sheet sheet) {
        if (address != null) {
            sheet.present(address.country(), rule, field + ".country");
            sheet.code(address.country(), CodeList.COUNTRIES, "BR-CL-14", field + ".country");
        }
    }

    private static void payee(EInvoice invoice, Sheet sheet) {
        Payee payee = invoice.payee();
        if (payee == null) {
            return;
        }
        Party seller = invoice.seller();
        boolean other = seller == null
                || (!Objects.equals(payee.name(), seller.tradingName())
                        && seller.identifiers().stream()
                                .noneMatch(id -> payee.identifier() != null
                                        && id.value().equals(payee.identifier().value())));
        sheet.must(payee.name() != null && other, "BR-17", "payee.name");
        scheme(payee.identifier(), CodeList.IDENTIFIER_SCHEMES, "BR-CL-10", "payee.identifier", sheet);
        scheme(payee.registration(), CodeList.IDENTIFIER_SCHEMES, "BR-CL-11", "payee.registration", sheet);
    }

    private static void taxRepresentative(@Nullable TaxRepresentative representative, Sheet sheet) {
        if (representative != null) {
            sheet.present(representative.name(), "BR-18", "taxRepresentative.name");
            sheet.present(representative.address(), "BR-19", "taxRepresentative.address");
            country(representative.address(), "BR-20", "taxRepresentative.address", sheet);
            sheet.present(representative.vatId(), "BR-56", "taxRepresentative.vatId");
            vatId(representative.vatId(), "taxRepresentative.vatId", sheet);
        }
    }

    private static void delivery(@Nullable Delivery delivery, Sheet sheet) {
        if (delivery != null) {
            country(delivery.address(), "BR-57", "delivery.address", sheet);
            scheme(delivery.location(), CodeList.IDENTIFIER_SCHEMES, "BR-CL-26", "delivery.location", sheet);
        }
    }
}
