package org.tallystick.lib.einvoice.ubl;

import static org.tallystick.lib.einvoice.xml.Values.code;
import static org.tallystick.lib.einvoice.xml.Values.put;
import static org.tallystick.lib.einvoice.xml.Values.text;

import java.util.Objects;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.CustomerPartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.OrderReferenceType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.PartyType;
import oasis.names.specification.ubl.schema.xsd.commonaggregatecomponents_21.SupplierPartyType;
import oasis.names.specification.ubl.schema.xsd.creditnote_21.CreditNoteType;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.Identifier;
import org.tallystick.lib.einvoice.model.Party;
import org.tallystick.lib.einvoice.model.References;

/** The document CreditNote of UBL, group by group. */
final class CreditNotes {
    private CreditNotes() {}

    static EInvoice read(CreditNoteType source) {
        PartyType seller = Parties.of(source.getAccountingSupplierParty());
        String currency = code(source.getDocumentCurrencyCodeValue());
        String taxCurrency = code(source.getTaxCurrencyCodeValue());
        String creditorId = Parties.creditorId(source.getPayeeParty());
        return new EInvoice(
                code(source.getIDValue()),
                source.getIssueDateValueLocal(),
                code(source.getCreditNoteTypeCodeValue()),
                currency,
                taxCurrency,
                source.getTaxPointDateValueLocal(),
                Periods.taxPointCode(source.getInvoicePeriod()),
                references(source),
                Payments.payment(
                        null,
                        source.getPaymentTerms(),
                        creditorId == null ? Parties.creditorId(seller) : creditorId,
                        source.getPaymentMeans()),
                Notes.read(source.getNote()),
                code(source.getProfileIDValue()),
                code(source.getCustomizationIDValue()),
                Documents.preceding(source.getBillingReference()),
                Parties.party(seller),
                Parties.party(Parties.of(source.getAccountingCustomerParty())),
                Parties.payee(source.getPayeeParty()),
                Parties.taxRepresentative(source.getTaxRepresentativeParty()),
                Addresses.delivery(source.getDelivery()),
                Periods.period(source.getInvoicePeriod()),
                source.getAllowanceCharge().stream().map(Adjustments::read).toList(),
                Taxes.totals(source.getLegalMonetaryTotal(), source.getTaxTotal(), currency, taxCurrency),
                Taxes.breakdown(source.getTaxTotal()),
                Documents.supporting(source.getAdditionalDocumentReference(), true),
                source.getCreditNoteLine().stream().map(CreditNoteLines::read).toList());
    }

    private static References references(CreditNoteType source) {
        OrderReferenceType order = source.getOrderReference();
        Identifier project = Documents.named(source.getAdditionalDocumentReference(), Documents.PROJECT);
        return new References(
                code(source.getBuyerReferenceValue()),
                project == null ? null : project.value(),
                Documents.id(source.getContractDocumentReference()),
                Documents.order(order),
                text(order, OrderReferenceType::getSalesOrderIDValue),
                Documents.id(source.getReceiptDocumentReference()),
                Documents.id(source.getDespatchDocumentReference()),
                Documents.id(source.getOriginatorDocumentReference()),
                Documents.named(source.getAdditionalDocumentReference(), Documents.INVOICED_OBJECT),
                text(source.getAccountingCostValue()));
    }

    static CreditNoteType write(EInvoice invoice) {
        var target = new CreditNoteType();
        var amounts = new Amounts(Objects.requireNonNullElse(invoice.currency(), ""));
        writeHead(target, invoice);
        write(target, invoice.references());
        invoice.preceding().forEach(preceding -> target.addBillingReference(Documents.write(preceding)));
        invoice.documents().forEach(document -> target.addAdditionalDocumentReference(Documents.write(document)));
        writeParties(target, invoice);
        put(invoice.delivery(), delivery -> target.addDelivery(Addresses.write(delivery)));
        Payments.write(invoice.payment(), true).forEach(target::addPaymentMeans);
        put(Payments.terms(invoice.payment()), target::addPaymentTerms);
        invoice.allowancesAndCharges().forEach(part -> target.addAllowanceCharge(Adjustments.write(part, amounts)));
        Taxes.write(invoice.totals(), invoice.vat(), amounts, invoice.taxCurrency())
                .forEach(target::addTaxTotal);
        target.setLegalMonetaryTotal(Taxes.write(invoice.totals(), amounts));
        invoice.lines().forEach(line -> target.addCreditNoteLine(CreditNoteLines.write(line, amounts)));
        return target;
    }

    private static void writeHead(CreditNoteType target, EInvoice invoice) {
        put(invoice.specification(), target::setCustomizationID);
        put(invoice.process(), target::setProfileID);
        put(invoice.number(), target::setID);
        put(invoice.issuedOn(), target::setIssueDate);

        put(invoice.type(), target::setCreditNoteTypeCode);
        invoice.notes().forEach(note -> target.addNote(Notes.write(note)));
        put(invoice.taxPointOn(), target::setTaxPointDate);
        put(invoice.currency(), target::setDocumentCurrencyCode);
        put(invoice.taxCurrency(), target::setTaxCurrencyCode);
        put(Periods.write(invoice.period(), invoice.taxPointCode()), target::addInvoicePeriod);
    }

    private static void write(CreditNoteType target, References references) {
        put(references.buyerAccounting(), target::setAccountingCost);
        put(references.buyer(), target::setBuyerReference);
        put(Documents.order(references), target::setOrderReference);
        put(references.contract(), id -> target.addContractDocumentReference(Documents.reference(id)));
        put(references.receivingAdvice(), id -> target.addReceiptDocumentReference(Documents.reference(id)));
        put(references.despatchAdvice(), id -> target.addDespatchDocumentReference(Documents.reference(id)));
        put(references.tender(), id -> target.addOriginatorDocumentReference(Documents.reference(id)));
        put(
                references.invoicedObject(),
                id -> target.addAdditionalDocumentReference(Documents.reference(id, Documents.INVOICED_OBJECT)));
        put(
                references.project(),
                id -> target.addAdditionalDocumentReference(Documents.reference(Identifier.of(id), Documents.PROJECT)));
    }

    private static void writeParties(CreditNoteType target, EInvoice invoice) {
        PartyType seller = invoice.seller() == null ? null : Parties.write(invoice.seller());
        PartyType payee = invoice.payee() == null ? null : Parties.write(invoice.payee());
        PartyType creditor = payee == null ? seller : payee;
        if (creditor != null) {
            put(invoice.payment().creditorId(), id -> Parties.addCreditorId(creditor, id));
        }
        put(seller, party -> {
            var supplier = new SupplierPartyType();
            supplier.setParty(party);
            target.setAccountingSupplierParty(supplier);
        });
        put(invoice.buyer(), (Party party) -> {
            var customer = new CustomerPartyType();
            customer.setParty(Parties.write(party));
            target.setAccountingCustomerParty(customer);
        });
        put(payee, target::setPayeeParty);
        put(invoice.taxRepresentative(), party -> target.setTaxRepresentativeParty(Parties.write(party)));
    }
}
