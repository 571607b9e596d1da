package org.tallystick.lib.einvoice.cii;

import static org.tallystick.lib.einvoice.xml.Values.first;
import static org.tallystick.lib.einvoice.xml.Values.put;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.tallystick.lib.einvoice.model.Delivery;
import org.tallystick.lib.einvoice.model.EInvoice;
import org.tallystick.lib.einvoice.model.Identifier;
import org.tallystick.lib.einvoice.model.References;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.HeaderTradeAgreementType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.HeaderTradeDeliveryType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.HeaderTradeSettlementType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.ProcuringProjectType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.ReferencedDocumentType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.SupplyChainEventType;
import un.unece.uncefact.data.standard.reusableaggregatebusinessinformationentity._100.TradePartyType;

/** The parties, what they refer to (BT-10 to BT-19), and the delivery (BG-13). */
final class Agreement {
    /** A project must have a name, which EN 16931 does not know. */
    private static final String PROJECT_NAME = "Project reference";

    private Agreement() {}

    static References references(
            HeaderTradeAgreementType agreement,
            HeaderTradeDeliveryType delivery,
            HeaderTradeSettlementType settlement) {
        List<ReferencedDocumentType> documents = agreement.getAdditionalReferencedDocument();
        Identifier tender = Documents.named(documents, Documents.TENDER);
        ProcuringProjectType project = agreement.getSpecifiedProcuringProject();
        return new References(
                Types.text(agreement.getBuyerReference()),
                project == null ? null : Types.text(project.getID()),
                Documents.id(agreement.getContractReferencedDocument()),
                Documents.id(agreement.getBuyerOrderReferencedDocument()),
                Documents.id(agreement.getSellerOrderReferencedDocument()),
                Documents.id(delivery.getReceivingAdviceReferencedDocument()),
                Documents.id(delivery.getDespatchAdviceReferencedDocument()),
                tender == null ? null : tender.value(),
                Documents.named(documents, Documents.INVOICED_OBJECT),
                Lines.account(settlement.getReceivableSpecifiedTradeAccountingAccount()));
    }

    static @Nullable Delivery delivery(HeaderTradeDeliveryType source, Dates dates) {
        TradePartyType receiver = source.getShipToTradeParty();
        SupplyChainEventType event = source.getActualDeliverySupplyChainEvent();
        if (receiver == null && event == null) {
            return null;
        }
        return new Delivery(
                receiver == null ? null : Types.text(receiver.getName()),
                receiver == null ? null : first(Parties.identifiers(receiver)),
                event == null ? null : dates.day(event.getOccurrenceDateTime(), "delivery.deliveredOn"),
                receiver == null ? null : Parties.address(receiver.getPostalTradeAddress()));
    }

    static HeaderTradeAgreementType write(EInvoice invoice) {
        References references = invoice.references();
        var target = new HeaderTradeAgreementType();
        put(references.buyer(), reference -> target.setBuyerReference(Types.text(reference)));
        put(invoice.seller(), party -> target.setSellerTradeParty(Parties.write(party)));
        put(invoice.buyer(), party -> target.setBuyerTradeParty(Parties.write(party)));
        put(invoice.taxRepresentative(), party -> target.setSellerTaxRepresentativeTradeParty(Parties.write(party)));
        put(references.salesOrder(), id -> target.setSellerOrderReferencedDocument(Documents.reference(id)));
        put(references.order(), id -> target.setBuyerOrderReferencedDocument(Documents.reference(id)));
        put(references.contract(), id -> target.setContractReferencedDocument(Documents.reference(id)));
        invoice.documents().forEach(document -> target.addAdditionalReferencedDocument(Documents.write(document)));
        put(
                references.tender(),
                id -> target.addAdditionalReferencedDocument(Documents.reference(Identifier.of(id), Documents.TENDER)));
        put(
                references.invoicedObject(),
                id -> target.addAdditionalReferencedDocument(Documents.reference(id, Documents.INVOICED_OBJECT)));
        put(references.project(), id -> {
            var project = new ProcuringProjectType();
            project.setID(Types.id(id));
            project.setName(Types.text(PROJECT_NAME));
            target.setSpecifiedProcuringProject(project);
        });
        return target;
    }

    static HeaderTradeDeliveryType write(@Nullable Delivery delivery, References references) {
        var target = new HeaderTradeDeliveryType();
        if (delivery != null) {
            if (delivery.name() != null || delivery.location() != null || delivery.address() != null) {
                var receiver = new TradePartyType();
                put(delivery.location(), id -> Parties.add(receiver, id));
                put(delivery.name(), name -> receiver.setName(Types.text(name)));
                put(delivery.address(), address -> receiver.setPostalTradeAddress(Parties.write(address)));
                target.setShipToTradeParty(receiver);
            }
            put(delivery.deliveredOn(), day -> {
                var event = new SupplyChainEventType();
                event.setOccurrenceDateTime(Dates.moment(day));
                target.setActualDeliverySupplyChainEvent(event);
            });
        }
        put(references.despatchAdvice(), id -> target.setDespatchAdviceReferencedDocument(Documents.reference(id)));
        put(references.receivingAdvice(), id -> target.setReceivingAdviceReferencedDocument(Documents.reference(id)));
        return target;
    }
}
